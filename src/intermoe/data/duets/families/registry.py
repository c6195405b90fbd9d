"""All families by name: what is drawn, how it is played, who is who."""

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
)  # fmt: skip
from .draw import DRAW
from .signature import SIGNATURES, Signature

# name, roles (the actor's first), whether both do the same (some families vary: `Facts.symmetric` says it for a
# clip), script
FAMILIES: dict[str, Family] = {
    family.name: family
    for family in (
        Family("shake_hands", ("greeter", "greeter"), True, shake_hands.script),
        Family("high_five", ("greeter", "greeter"), True, high_five.script),
        Family("hug", ("hugger", "hugger"), True, hug.script),
        Family("bow", ("bower", "watcher"), False, bow.script),
        Family("wave", ("waver", "watcher"), False, wave.script),
        Family("push", ("pusher", "pushed"), False, push.script),
        Family("punch_block", ("puncher", "blocker"), False, punch_block.script),
        Family("kick_dodge", ("kicker", "dodger"), False, kick_dodge.script),
        Family("pat_back", ("patter", "patted"), False, pat_back.script),
        Family("walk_side_by_side", ("walker", "walker"), True, walk_side_by_side.script),
        Family("chase", ("chaser", "runner"), False, chase.script),
        Family("dance_circle", ("dancer", "dancer"), True, dance_circle.script),
        Family("argue", ("scolder", "scolded"), False, argue.script),
    )
}

__all__ = ["DRAW", "FAMILIES", "SIGNATURES", "Signature"]
