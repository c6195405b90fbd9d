"""Punch and block: a fist towards the head, the partner's forearm is there in time; once or twice."""

from __future__ import annotations

import numpy as np

from ..script import Family, On, Own, other
from ..stage import Stage
from .common import come
from .draw import draw_hand, draw_tags, draw_tempo
from .facts import BodyFacts, Facts
from .signature import HANDS, Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    hand = draw_hand(rng, bodies[0])
    block = "left" if hand == "right" else "right"  # the arm that is on the side where the fist comes in
    return Facts(
        "punch_block",
        bodies,
        roles=("puncher", "blocker"),
        hands=(hand, block),
        tempo=draw_tempo(rng, 0.15, 0.25),
        tags=draw_tags(rng, approach=0.5, twice=0.35),
    )


def script(stage: Stage) -> None:
    facts = stage.facts
    hand, arm = facts.hands
    arrived = come(stage, 0.98, low=0.8, high=1.3, actor_only=True)
    rear = hand  # the striking hand is the rear one, the other foot is in front
    ready = stage.step(0, forward=0.10, start=arrived, steps=1, seconds=0.36, first=other(rear), pose=True)
    hit = ready + stage.draw(0.35, 0.6) * stage.pace
    hits = [hit, hit + stage.draw(0.95, 1.15) * stage.pace] if "twice" in facts.tags else [hit]
    # ready to strike until the last blow has landed, then upright again
    stage.lean(0, arrived, rise=0.4, hold=max(0.3, hits[-1] - arrived - 0.2), fall=0.7, bow=6.0, crouch=0.04, raw=True)
    last = exchange(stage, hits, hand, arm)
    stage.phase("attack", hits[0] - 0.4, last)
    back = stage.step(1, forward=-0.22, start=hits[-1] + 0.05, steps=2, seconds=0.36)
    stage.step(0, forward=-0.15, start=hits[-1] + 0.45, steps=2, seconds=0.42)
    stage.finish(max(back, last) + stage.draw(0.5, 0.8))


def exchange(stage: Stage, hits: list[float], hand: str, arm: str) -> float:
    """The blows and the blocks; the second at which all arms are down."""
    end = 0.0
    for who in (0, 1):  # the free hands guard, all are fists
        stage.fingers(who, "both", "fist", hits[0] - (0.8 if who == 0 else 0.35) * stage.pace, hits[-1] + 0.5)
        free = other(hand) if who == 0 else other(arm)
        start = hits[0] - (0.75 if who == 0 else 0.35) * stage.pace
        hold = hits[-1] - start - 0.1
        end = max(end, stage.gesture(who, free, Own(-0.12, -0.02, 0.38), start=start, rise=0.45, hold=hold, fall=0.6,
                                     elbow=10.0).end)  # fmt: skip
    for hit in hits:
        side = 1.0 if arm == "left" else -1.0
        block = stage.reach(
            1, arm, Own(0.02, 0.34, 0.46), start=hit - 0.42 * stage.pace, rise=0.36, hold=0.22, fall=0.45, lean=0.0,
            hand_axis=(-0.1, 1.0, 0.1), elbow=20.0,
        )  # fmt: skip
        stage.lean(1, hit - 0.3 * stage.pace, rise=0.3, hold=0.25, fall=0.5, bow=-4.0, twist=-10.0 * side, nod=8.0)
        blow = stage.strike(0, hand, On(1, f"{arm}_wrist", side=(0.0, 0.0, 1.0)), hit=hit, contact="hand-forearm")
        end = max(end, block.end, blow.end)
    stage.look(1)
    stage.look(0)
    return end


FAMILY = Family(
    "punch_block",
    ("puncher", "blocker"),
    False,
    script,
    draw,
    fast=True,
    signatures={"puncher": Signature("reach", HANDS, ("left_wrist", "right_wrist", "head", "neck"))},
)
