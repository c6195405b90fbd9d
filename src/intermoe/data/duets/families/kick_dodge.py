"""Kick and dodge: a front kick at the belly; the partner jumps back or steps aside before it arrives."""

from __future__ import annotations

import numpy as np

from ..script import Family, On, Own
from ..stage import Stage
from .common import come
from .draw import draw_hand, draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .signature import FEET, Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    foot = draw_hand(rng, bodies[0])
    way = pick(rng, {"back": 0.6, "aside": 0.4})
    # aside: out of the foot's line, away from the side the kicking leg is on (seen by the one who dodges)
    side = ("", foot if way == "aside" else "")
    return Facts(
        "kick_dodge",
        bodies,
        roles=("kicker", "dodger"),
        hands=(foot, ""),
        side=side,
        tempo=draw_tempo(rng, 0.15, 0.25),
        tags=draw_tags(rng, approach=0.6) | {way},
    )


def script(stage: Stage) -> None:
    facts = stage.facts
    foot = facts.hands[0]
    arrived = come(stage, 0.95, low=0.8, high=1.3, actor_only=True)
    start = arrived + (stage.draw(0.25, 0.5) if "approach" in facts.tags else stage.draw(0.6, 1.2))
    hit = start + stage.time(0, 0.52)
    early = stage.draw(0.30, 0.38) * stage.pace
    target = On(1, "spine1", side=(0.0, 0.0, 1.0), shift=(0.0, 0.0, -0.05), at=hit - early)
    blow = stage.kick(0, foot, target, start=start, chamber=0.7, forward=0.12)
    stage.lean(0, start, rise=0.5, hold=0.15, fall=0.55, bow=-12.0)
    for hand in ("left", "right"):  # arms out for balance
        stage.gesture(0, hand, Own(0.35, -0.45, 0.35), start=start, rise=0.45, hold=0.25, fall=0.55)
    done = dodge_back(stage, hit - early) if "back" in facts.tags else dodge_aside(stage, hit - early, facts.side[1])
    stage.phase("kick", blow.start, blow.end)
    stage.phase("dodge", hit - early, done)
    stage.look(0)
    stage.look(1)
    stage.finish(max(done, blow.end) + stage.draw(0.5, 0.9))


def dodge_back(stage: Stage, start: float) -> float:
    """Hips away first, arms forward, two quick steps back."""
    stage.lean(1, start, rise=0.28, hold=0.15, fall=0.6, bow=18.0, forward=-0.12, nod=-8.0)
    for hand in ("left", "right"):
        stage.gesture(1, hand, Own(0.1, -0.45, 0.65), start=start, rise=0.3, hold=0.2, fall=0.6)
    return stage.step(1, forward=-0.62, start=start, steps=3, seconds=0.26)


def dodge_aside(stage: Stage, start: float, side: str) -> float:
    """A quick step to one side, the trunk going first."""
    sign = 1.0 if side == "left" else -1.0
    stage.lean(1, start, rise=0.28, hold=0.15, fall=0.6, side=14.0 * sign, left=0.06 * sign, crouch=0.05)
    for hand in ("left", "right"):
        stage.gesture(1, hand, Own(0.25, -0.3, 0.4), start=start, rise=0.3, hold=0.3, fall=0.6)
    end = stage.step(1, left=0.62 * sign, forward=-0.12, start=start, steps=2, seconds=0.30, first=side)
    return stage.turn(1, start=end + 0.1)


FAMILY = Family(
    "kick_dodge", ("kicker", "dodger"), False, script, draw, fast=True, signatures={"kicker": Signature("high", FEET)}
)
