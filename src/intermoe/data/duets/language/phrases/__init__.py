"""The verb phrases of every family, in three splits that share none. `PHRASES[family].train[variant].act` and so on."""

from . import (
    argue,
    bow,
    chase,
    dance_circle,
    high_five,
    hug,
    kick_dodge,
    pat_back,
    punch_block,
    push,
    shake_hands,
    walk_side_by_side,
    wave,
    salsa,
    waltz,
    tug_of_war,
    swing_hands,
    twirl,
    jump_together,
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
    salsa,
    waltz,
    tug_of_war,
    swing_hands,
    twirl,
    jump_together,
)
PHRASES: dict[str, FamilyPhrases] = {module.__name__.rpartition(".")[2]: module.PHRASES for module in _MODULES}
