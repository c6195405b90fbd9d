"""Slap: an open hand swings round to the partner's cheek; the head flies aside, and a hand goes to the cheek."""

from __future__ import annotations

import math

import numpy as np

from ..script import Family, On, Own, World, other
from ..stage import Stage
from .asides import idle, rub, shift_weight, sign, talk
from .common import come
from .draw import draw_hand, draw_tags, draw_tempo
from .facts import BodyFacts, Facts, mirror_word
from .signature import HANDS, Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    hand = draw_hand(rng, bodies[0])
    return Facts(
        "slap",
        bodies,
        roles=("slapper", "slapped"),
        hands=(hand, ""),
        side=(mirror_word(hand), ""),  # the cheek
        tempo=draw_tempo(rng, 0.1, 0.25),
        tags=draw_tags(rng, approach=0.5, cheek=0.75, back=0.55, leave=0.25),
    )


def script(stage: Stage) -> None:
    tags, hand, cheek = stage.facts.tags, stage.facts.hands[0], stage.facts.side[0]
    arrived = come(stage, 0.70, low=0.9, high=1.5, actor_only=stage.chance(0.5))
    if "approach" not in tags and stage.chance(0.6):
        arrived = talk(stage, 0, hand, arrived).leave
    hit = arrived + stage.draw(0.75, 1.1) * stage.pace
    begin = -0.8 if "approach" not in tags else 99.0
    idle(stage, 1, begin, hit - 0.35)
    shift_weight(stage, 1, arrived - 0.6)
    stage.strike(
        0, hand, On(1, "head", side=(sign(cheek), -0.25, 0.35)), hit=hit, draw_back=0.38, go=0.2, hold=0.05, fall=0.5,
        windup=(0.60, -0.02, 0.12), contact="hand-head", twist=17.0, elbow=24.0,
    )  # fmt: skip
    across = Own(-0.30, -0.24, 0.44)  # the hand swings on
    stage.gesture(0, hand, across, start=hit + 0.05, rise=0.28, hold=0.05, fall=0.6)
    stage.fingers(0, hand, "open", hit - 0.6, hit + 0.5)
    stage.gesture(0, other(hand), Own(0.2, -0.6, 0.2), start=hit - 0.4, rise=0.4, hold=0.1, fall=0.5)
    stage.phase("reach", hit - 0.25, hit)
    stage.phase("contact", hit, hit + 0.05)
    recovered = flinch(stage, hit, cheek)
    idle(stage, 1, recovered, recovered + 2.5)
    stage.finish(max(recovered, afterwards(stage, hit)))


def flinch(stage: Stage, hit: float, cheek: str) -> float:
    """The head is thrown aside, the trunk turns with it, the hand of that side goes to the cheek; when all is over."""
    tags, way = stage.facts.tags, sign(cheek)
    hard = stage.draw(0.7, 1.1)
    stage.lean(1, hit - 0.16, rise=0.14, hold=0.0, fall=0.3, bow=-3.0, nod=-4.0, raw=True)  # it is seen to come
    stage.lean(1, hit - 0.01, rise=0.14, hold=0.16, fall=0.9, shake=-42.0 * way * hard, tilt=-9.0 * way, nod=9.0,
               raw=True)  # fmt: skip
    stage.lean(1, hit + 0.02, rise=0.22, hold=0.15, fall=0.9, twist=-15.0 * way * hard, side=-6.0 * way, bow=5.0,
               left=-0.03 * way, crouch=0.015, raw=True)  # fmt: skip
    done = hit + 1.3
    if "back" in tags:
        done = stage.stagger(1, hit + stage.draw(0.06, 0.14), stage.draw(0.24, 0.38), steps=2)
    if "cheek" in tags:
        sore = On(1, "head", side=(sign(cheek) * 0.9, -0.4, 0.55))
        hold = stage.draw(1.0, 1.6)
        done = rub(
            stage, 1, cheek, sore, hit + stage.draw(0.16, 0.28), hold, hand_axis=(-0.25, 1.0, -0.1), elbow=12.0
        ).leave
        stage.lean(1, hit + 0.4, rise=0.5, hold=hold - 0.2, fall=0.6, nod=7.0, tilt=5.0 * way, bow=3.0)
        stage.fingers(1, cheek, "open", hit + 0.3, done + 0.2)
        stage.gesture(1, other(cheek), Own(0.15, -0.55, 0.3), start=hit + 0.1, rise=0.35, hold=0.5, fall=0.7)
    else:
        for side in ("left", "right"):  # both hands come up against a second one
            at = Own(stage.draw(0.05, 0.2), stage.draw(-0.3, -0.1), stage.draw(0.4, 0.5))
            stage.gesture(1, side, at, start=hit + stage.draw(0.12, 0.25), rise=0.35, hold=stage.draw(0.5, 0.9),
                          fall=0.7, hand_axis=(0.0, 0.9, 0.5), roll=60.0)  # fmt: skip
            stage.fingers(1, side, "open", hit + 0.3, hit + 1.2)
    return done + stage.draw(0.5, 0.8)


def afterwards(stage: Stage, hit: float) -> float:
    """The one who slapped walks away, or stands there, a hand on the hip."""
    hand = stage.facts.hands[0]
    if "leave" in stage.facts.tags:
        way = stage.where(0)[2] + sign(hand) * math.radians(stage.draw(150.0, 175.0))
        turned = stage.turn(0, way, start=hit + stage.draw(0.55, 0.8), seconds=0.36)
        stage.look(0, World(*_far(stage)), start=hit + 0.7)
        stage.walk(0, stage.ahead(0, stage.draw(1.4, 1.9)))
        stage.phase("leave", hit + 0.6, turned + 1.2)
        return turned + 1.2
    idle(stage, 0, hit + stage.draw(0.6, 0.9), hit + 3.6)
    if stage.chance(0.6):
        stage.step_back(0, hit + stage.draw(0.5, 0.8), 0.2)
    return hit + 1.9


def _far(stage: Stage) -> tuple[float, float, float]:
    x, z = stage.ahead(0, 4.0)
    return x, 1.4, z


FAMILY = Family(
    "slap",
    ("slapper", "slapped"),
    False,
    script,
    draw,
    fast=True,
    signatures={"slapper": Signature("reach", HANDS, ("head", "neck"))},
)
