"""The verb phrases of every family, in three splits that share none. `PHRASES[family].train[variant].act` and so on."""

from . import (
    argue,
    bend,
    bow,
    chase,
    chat,
    dance_circle,
    fencing,
    hand_wrestling,
    high_five,
    hug,
    imitate,
    kick_dodge,
    pat_back,
    punch_block,
    push,
    rock_paper_scissors,
    shake_hands,
    thumb_up,
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
    chat,
    thumb_up,
    rock_paper_scissors,
    imitate,
    hand_wrestling,
    fencing,
    bend,
)
PHRASES: dict[str, FamilyPhrases] = {module.__name__.rpartition(".")[2]: module.PHRASES for module in _MODULES}
