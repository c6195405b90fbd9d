"""The verb phrases of every family, in three splits that share none. `PHRASES[family].train[variant].act` and so on."""

from . import (
    argue,
    bow,
    boxing,
    chase,
    dance_circle,
    grab,
    high_five,
    hit,
    hug,
    kick_dodge,
    pat_back,
    point_at,
    pull,
    punch_block,
    push,
    shake_hands,
    slap,
    step_on_foot,
    walk_side_by_side,
    wave,
)
from .kind import FamilyPhrases

_MODULES = (
    shake_hands,
    high_five,
    hug,
    bow,
    wave,
    push,
    punch_block,
    kick_dodge,
    pat_back,
    walk_side_by_side,
    chase,
    dance_circle,
    argue,
    slap,
    hit,
    grab,
    pull,
    point_at,
    step_on_foot,
    boxing,
)
PHRASES: dict[str, FamilyPhrases] = {module.__name__.rpartition(".")[2]: module.PHRASES for module in _MODULES}
