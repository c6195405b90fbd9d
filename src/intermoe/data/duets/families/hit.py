"""Hit: a fist or a flat hand onto the partner's upper arm, shoulder or belly; the partner recoils and holds the place."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..script import Family, On, Own, other
from ..stage import Stage
from .asides import idle, rub, shift_weight, sign, talk
from .common import come
from .draw import draw_hand, draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts, mirror_word
from .signature import HANDS, Signature

TARGETS = ("left_shoulder", "right_shoulder", "spine1", "spine2")


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    hand = draw_hand(rng, bodies[0])
    where = pick(rng, {"arm": 0.4, "shoulder": 0.3, "belly": 0.3})
    shape = "fist" if where == "belly" or rng.random() < 0.65 else "flat"
    tags = draw_tags(rng, approach=0.5, back=0.6, rub=0.7, **({} if where == "belly" else {"twice": 0.25}))
    return Facts(
        "hit",
        bodies,
        roles=("hitter", "hit"),
        hands=(hand, ""),
        side=(mirror_word(hand), ""),  # of the arm or shoulder
        tempo=draw_tempo(rng, 0.1, 0.25),
        tags=tags | {where, shape},
    )


def script(stage: Stage) -> None:
    tags, hand = stage.facts.tags, stage.facts.hands[0]
    arrived = come(stage, 0.84, low=0.9, high=1.5, actor_only=stage.chance(0.5))
    if "approach" not in tags and stage.chance(0.5):
        arrived = talk(stage, 0, other(hand), arrived).arrive
    if "approach" not in tags:
        idle(stage, 1, -0.8, arrived + 0.6)
    shift_weight(stage, 1, arrived - 0.5)
    step = stage.step(0, forward=0.26, start=arrived + stage.draw(0.15, 0.5), steps=1, seconds=0.42, pose=True,
                      first=other(hand))  # fmt: skip
    first = step + stage.draw(0.0, 0.08)
    hits = [first, first + stage.draw(0.62, 0.75) * stage.pace] if "twice" in tags else [first]
    for hit in hits:
        blow(stage, hit)
        recoil(stage, hit)
    last = hits[-1]
    stage.fingers(0, hand, "fist" if "fist" in tags else "open", first - 0.6, last + 0.5)
    stage.phase("reach", first - 0.25, first)
    stage.phase("contact", first, last + 0.06)
    back = stage.step_back(0, last + stage.draw(0.3, 0.5), 0.18)
    idle(stage, 0, last + stage.draw(0.7, 0.9), last + 3.5)
    done = sore(stage, last)
    idle(stage, 1, done + 0.3, done + 2.5)
    stage.finish(max(back, done) + stage.draw(0.4, 0.7))


def blow(stage: Stage, hit: float) -> None:
    """One blow: a straight fist, or a flat hand that swings round."""
    tags, hand, side = stage.facts.tags, stage.facts.hands[0], stage.facts.side[0]
    way = sign(side)
    target, windup, roll = {
        "arm": (On(1, f"{side}_shoulder", side=(0.6 * way, 0.0, 0.8), shift=(0.0, -0.11, 0.0)), (0.22, -0.22, 0.0), 65.0),
        "shoulder": (On(1, f"{side}_shoulder", side=(0.25 * way, 0.1, 1.0)), (0.22, -0.18, 0.02), 70.0),
        "belly": (On(1, "spine1", side=(0.2 * way, 0.0, 1.0), shift=(0.0, 0.02, 0.0)), (0.10, -0.42, 0.02), 35.0),
    }[place(tags)]  # fmt: skip
    how: dict[str, Any] = (
        {"hand_axis": (-0.12, 0.0, 1.0), "roll": roll} if "fist" in tags else {"elbow": 22.0, "roll": 15.0}
    )
    if "flat" in tags:
        windup = (0.52, 0.06, 0.10)
    kind = "hand-belly" if "belly" in tags else "hand-arm" if "arm" in tags else "hand-shoulder"
    stage.strike(0, hand, target, hit=hit, draw_back=0.36, go=0.21, hold=0.06, fall=0.5, windup=windup, contact=kind,
                 twist=15.0, **how)  # fmt: skip
    at = Own(0.05, -0.45, 0.32)
    stage.gesture(0, other(hand), at, start=hit - 0.35, rise=0.35, hold=0.1, fall=0.5)


def place(tags: frozenset[str]) -> str:
    """Where the blow lands."""
    return next(where for where in ("arm", "shoulder", "belly") if where in tags)


def recoil(stage: Stage, hit: float) -> None:
    """What one blow does to the one who is hit."""
    way, force = sign(stage.facts.side[0]), stage.draw(0.75, 1.15)
    if "belly" in stage.facts.tags:
        stage.lean(1, hit + 0.01, rise=0.22, hold=0.25, fall=0.9, bow=30.0 * force, forward=-0.08 * force, crouch=0.05,
                   nod=10.0, raw=True)  # fmt: skip
        return
    stage.lean(1, hit - 0.12, rise=0.12, hold=0.0, fall=0.3, side=-2.5 * way, raw=True)
    stage.lean(1, hit + 0.01, rise=0.18, hold=0.05, fall=0.6, twist=17.0 * way * force, side=-5.0 * way, bow=-4.0 * force,
               left=-0.035 * way, forward=-0.03, shrug=5.0, nod=6.0, raw=True)  # fmt: skip
    free = other(stage.facts.side[0])
    stage.gesture(1, free, Own(0.3, -0.55, 0.25), start=hit + 0.05, rise=0.28, hold=0.05, fall=0.5)


def sore(stage: Stage, hit: float) -> float:
    """Steps back, and a hand (the belly: both) goes to the place; the second at which it is over."""
    tags, side = stage.facts.tags, stage.facts.side[0]
    done = hit + 1.0
    if "back" in tags:
        done = stage.stagger(1, hit + stage.draw(0.05, 0.12), stage.draw(0.26, 0.42), steps=2)
    if "belly" in tags:
        for hand in ("left", "right"):
            spot = On(
                1, "spine1", side=(0.45 * sign(hand), 0.0, 1.0), shift=(0.0, -0.01 if hand == side else 0.06, 0.0)
            )
            done = rub(stage, 1, hand, spot, hit + stage.draw(0.06, 0.14), stage.draw(0.9, 1.4), rise=0.3).leave
        stage.lean(1, hit + 0.6, rise=0.4, hold=0.5, fall=0.8, bow=12.0, nod=8.0, raw=True)
    elif "rub" in tags:
        down = -0.11 if "arm" in tags else -0.03
        spot = On(1, f"{side}_shoulder", side=(0.5 * sign(side), 0.0, 1.0), shift=(0.0, down, 0.0))
        start = hit + stage.draw(0.3, 0.45)
        done = rub(stage, 1, other(side), spot, start, stage.draw(0.9, 1.4)).leave
        if stage.chance(0.6):  # looks at it
            stage.look(1, On(1, f"{side}_shoulder", shift=(0.0, -0.1, 0.1)), start=start, until=start + 1.2)
        stage.lean(1, start, rise=0.4, hold=0.8, fall=0.5, nod=5.0, tilt=4.0 * sign(side))
    else:
        for hand in ("left", "right"):  # what was that for?
            at = Own(stage.draw(0.2, 0.4), stage.draw(-0.5, -0.35), stage.draw(0.38, 0.5))
            done = stage.gesture(1, hand, at, start=hit + 0.45, rise=0.4, hold=0.6, fall=0.6, roll=-40.0).leave
            stage.fingers(1, hand, "open", hit + 0.5, hit + 1.6)
    return done


FAMILY = Family(
    "hit", ("hitter", "hit"), False, script, draw, fast=True, signatures={"hitter": Signature("reach", HANDS, TARGETS)}
)
