"""All families by name, in the order of their turns in a corpus."""

from __future__ import annotations

from ..script import Family
from . import (
    argue,
    bend,
    bow,
    boxing,
    carry_on_back,
    chase,
    chat,
    cover_mouth,
    dance_circle,
    fencing,
    fly_kiss,
    grab,
    hand_wrestling,
    help_up,
    high_five,
    hit,
    hug,
    imitate,
    kick_dodge,
    kiss_cheek,
    knock_over,
    massage_leg,
    massage_shoulder,
    pat_back,
    pat_cheek,
    point_at,
    pull,
    punch_block,
    push,
    rock_paper_scissors,
    shake_hands,
    sit_on_leg,
    slap,
    step_on_foot,
    thumb_up,
    touch_head,
    walk_side_by_side,
    wave,
    whisper,
)
from .signature import Signature

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
    whisper,
    pat_cheek,
    touch_head,
    kiss_cheek,
    cover_mouth,
    fly_kiss,
    massage_shoulder,
    massage_leg,
    help_up,
    knock_over,
    sit_on_leg,
    carry_on_back,
    slap,
    hit,
    grab,
    pull,
    point_at,
    step_on_foot,
    boxing,
)

FAMILIES: dict[str, Family] = {module.FAMILY.name: module.FAMILY for module in _MODULES}
# how the acting person is known, by (family, acting role): see Facts.roles
SIGNATURES: dict[tuple[str, str], Signature] = {
    (family.name, role): signature for family in FAMILIES.values() for role, signature in family.signatures.items()
}

__all__ = ["FAMILIES", "SIGNATURES", "Signature"]
