"""All families by name, in the order of their turns in a corpus."""

from __future__ import annotations

from ..script import Family
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
    salsa,
    waltz,
    tug_of_war,
    swing_hands,
    twirl,
    jump_together,
)

FAMILIES: dict[str, Family] = {module.FAMILY.name: module.FAMILY for module in _MODULES}
# how the acting person is known, by (family, acting role): see Facts.roles
SIGNATURES: dict[tuple[str, str], Signature] = {
    (family.name, role): signature for family in FAMILIES.values() for role, signature in family.signatures.items()
}

__all__ = ["FAMILIES", "SIGNATURES", "Signature"]
