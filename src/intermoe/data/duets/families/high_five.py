"""High five: one hand (or both) goes up, drawn back a little, and the palms slap together at head height."""

from __future__ import annotations

import numpy as np

from ..script import Family
from ..stage import Stage
from .common import come, part
from .draw import draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    hand = pick(rng, {"right": 0.5, "left": 0.25, "both": 0.25})
    return Facts(
        "high_five",
        bodies,
        symmetric=True,
        roles=("greeter", "greeter"),
        hands=(hand, hand),
        tempo=draw_tempo(rng),
        tags=draw_tags(rng, approach=0.6, leave=0.4),
    )


def script(stage: Stage) -> None:
    hands = stage.facts.hands[0] or "right"
    arrived = come(stage, stage.draw(0.70, 0.78), low=1.0, high=1.8)
    tall = abs(stage.people[0].scale - stage.people[1].scale)
    height = stage.draw(0.93, 1.0) - 0.35 * tall
    hit = arrived + stage.draw(0.25, 0.6) + 0.35
    hold = stage.draw(0.10, 0.2)
    pairs = [("left", "right"), ("right", "left")] if hands == "both" else [(hands, hands)]
    # straight across: the right hand of one meets the right hand of the other between the right shoulders
    rise = stage.draw(0.72, 0.9)
    ends = [
        stage.meet((0, a), (1, b), arrive=hit, hold=hold, height=height, rise=rise, fall=0.6, lag=stage.draw(0.0, 0.12),
                   windup=(0.12, 0.42, 0.10), hand_axis=(0.0, 0.93, 0.37), roll=90.0, elbow=20.0)
        for a, b in pairs
    ]  # fmt: skip
    for who in (0, 1):
        stage.fingers(who, hands, "open", ends[0].start + 0.1, hit + hold + 0.35)
        stage.lean(who, hit - 0.5, rise=0.28, hold=0.0, fall=0.3, bow=-3.0, raw=True)
        stage.lean(who, hit - 0.2, rise=0.2, hold=0.1, fall=0.5, bow=stage.draw(3, 7), forward=0.02, raw=True)
    stage.phase("raise", ends[0].start, hit)
    stage.phase("contact", hit, hit + hold)
    stage.phase("release", hit + hold, ends[0].end)
    stage.finish(part(stage, ends[0].end - 0.2, 0.35))


FAMILY = Family("high_five", ("greeter", "greeter"), True, script, draw, fast=True)
