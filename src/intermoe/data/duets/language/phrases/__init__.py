"""The verb phrases of every family, in three splits that share none. `PHRASES[family].train[variant].act` and so on."""

from .contact import KICK_DODGE, PAT_BACK, PUNCH_BLOCK, PUSH
from .greeting import BOW, HIGH_FIVE, HUG, SHAKE_HANDS, WAVE
from .kind import FamilyPhrases
from .together import ARGUE, CHASE, DANCE_CIRCLE, WALK_SIDE_BY_SIDE

PHRASES: dict[str, FamilyPhrases] = {
    "shake_hands": SHAKE_HANDS,
    "high_five": HIGH_FIVE,
    "hug": HUG,
    "bow": BOW,
    "wave": WAVE,
    "push": PUSH,
    "punch_block": PUNCH_BLOCK,
    "kick_dodge": KICK_DODGE,
    "pat_back": PAT_BACK,
    "walk_side_by_side": WALK_SIDE_BY_SIDE,
    "chase": CHASE,
    "dance_circle": DANCE_CIRCLE,
    "argue": ARGUE,
}
