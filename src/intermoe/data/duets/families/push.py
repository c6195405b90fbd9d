"""Push: one steps in and shoves the other's chest with one hand or both; the other is driven back and catches the
balance."""

from __future__ import annotations

import numpy as np

from ..script import LEFT, RIGHT, Family, On, Own
from ..stage import Stage
from .common import come
from .draw import draw_hand, draw_tags, draw_tempo
from .facts import BodyFacts, Facts
from .signature import HANDS, Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    hand = "both" if rng.random() < 0.6 else draw_hand(rng, bodies[0])
    return Facts(
        "push",
        bodies,
        roles=("pusher", "pushed"),
        hands=(hand, ""),
        tempo=draw_tempo(rng, 0.1, 0.25),
        tags=draw_tags(rng, approach=0.6),
    )


def script(stage: Stage) -> None:
    hands = stage.facts.hands[0] or "both"
    used = (LEFT, RIGHT) if hands == "both" else (hands,)
    arrived = come(stage, 0.86, low=1.0, high=1.6, actor_only=stage.chance(0.5))
    begin = arrived + stage.draw(0.1, 0.5)
    step = stage.step(0, forward=0.32, start=begin, steps=1, seconds=0.45, pose=True)
    hit = step + stage.draw(-0.04, 0.06)
    force = stage.draw(0.5, 0.95)
    low = stage.people[1].scale < stage.people[0].scale - 0.08
    for hand in used:
        side = 0.45 if hand == RIGHT else -0.45  # across: the right hand meets the other's left half
        if len(used) == 1:
            side *= 0.6
        target = On(1, "spine3", side=(side, 0.0, 0.9), shift=(0.0, 0.06 if not low else 0.08, 0.0))
        stage.strike(
            0, hand, target, hit=hit, draw_back=0.34, go=0.22, hold=0.09, fall=0.55, windup=(0.12, -0.36, 0.30),
            contact="hand-chest", twist=0.0 if len(used) == 2 else 14.0, hand_axis=(0.0, 0.75, 0.66),
            roll=75.0, elbow=22.0,
        )  # fmt: skip
    stage.fingers(0, hands, "open", hit - 0.4, hit + 0.4)
    stage.fingers(1, "both", "open", hit + 0.05, hit + 0.7)
    stage.lean(0, hit - 0.42, rise=0.26, hold=0.0, fall=0.25, bow=-5.0, forward=-0.03, raw=True)
    stage.lean(0, hit - 0.2, rise=0.2, hold=0.22, fall=0.7, bow=9.0, forward=0.06, crouch=0.02, raw=True)
    # the receiver: head lags, trunk folds back, arms fly up, quick steps
    stage.lean(
        1,
        hit + 0.01,
        rise=0.22,
        hold=0.05,
        fall=0.75,
        bow=-16.0 * force,
        nod=16.0 * force,
        forward=-0.10 * force,
        raw=True,
    )
    away = stage.stagger(1, hit + 0.03, 0.55 + 0.5 * force, steps=3 if force < 0.7 else 4)
    for hand in (LEFT, RIGHT):
        at = Own(stage.draw(0.3, 0.5), stage.draw(-0.55, -0.3), stage.draw(0.4, 0.55))
        stage.gesture(1, hand, at, start=hit + stage.draw(0.02, 0.08), rise=0.32, hold=stage.draw(0.1, 0.3), fall=0.7)
    stage.lean(1, away - 0.25, rise=0.3, hold=0.1, fall=0.6, bow=6.0, crouch=0.03, raw=True)
    stage.phase("reach", hit - 0.55, hit)
    stage.phase("contact", hit, hit + 0.09)
    stage.phase("stagger", hit + 0.03, away)
    if stage.chance(0.5):
        stage.step(0, forward=0.12, start=hit + 0.45, steps=1, seconds=0.45)
    stage.finish(away + stage.draw(0.6, 1.0))


FAMILY = Family(
    "push",
    ("pusher", "pushed"),
    False,
    script,
    draw,
    fast=True,
    signatures={"pusher": Signature("reach", HANDS, ("spine2", "spine3", "left_shoulder", "right_shoulder"))},
)
