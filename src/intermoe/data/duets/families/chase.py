"""Chase: one runs away and looks back, the other runs after, an arm out at the end; straight or round in a circle."""

from __future__ import annotations

import numpy as np

from ..script import Family, On
from ..stage import Stage
from .common import steady
from .draw import pick
from .facts import BodyFacts, Facts
from .signature import Signature

NATURAL_RUN = (1.02 / 0.36) / (0.68 / 0.54)  # a run's natural speed against a walk's, see Stage.walk


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    path = pick(rng, {"circle": 0.4, "straight": 0.6})
    return Facts("chase", bodies, roles=("chaser", "runner"), tempo="normal", tags=frozenset({path}))


def script(stage: Stage) -> None:
    circle = "circle" in stage.facts.tags
    speed = stage.draw(2.0, 2.4) if circle else stage.draw(2.2, 2.8)
    gap = stage.draw(1.25, 1.7)
    seconds = stage.draw(4.0, 4.8)
    begin = stage.draw(0.5, 1.0) if stage.chance(0.5) else 0.0
    length = speed * (seconds + begin) - (stage.draw(0.8, 1.6) if stage.chance(0.4) else -1.0)
    bend = (1 if stage.chance(0.5) else -1) / stage.draw(1.7, 2.2) if circle else stage.draw(-0.05, 0.05)
    track = curve(length + gap, bend)
    count = round(len(track) * gap / (length + gap))
    ends = []
    for who, part in ((0, track[:-count]), (1, track[count:])):
        ahead = part[1] - part[0]
        stage.place(who, part[0, 0], part[0, 1], float(np.arctan2(ahead[0], ahead[1])))
        late = stage.draw(0.12, 0.3) if who == 0 else 0.0
        pace = steady(stage, speed, who) / NATURAL_RUN
        ends.append(stage.walk(who, path=part, start=late, speed=pace, gait="run"))
        stage.lean(who, late, rise=0.5, hold=seconds + begin, fall=0.5, bow=7.0, raw=True)
    end = min(max(ends) + 0.7, begin + seconds)
    stage.look(0)
    for back in (stage.draw(0.4, 1.2), stage.draw(2.2, 3.2)):
        stage.look(1, start=begin + back, until=begin + back + 0.6)
    stage.reach(
        0,
        stage.hand(0),
        On(1, "spine3", side=(0.0, 0.0, -1.0)),
        start=end - 1.6,
        rise=0.7,
        hold=0.5,
        fall=0.5,
        lean=0.3,
    )
    stage.fingers(0, stage.hand(0), "open", end - 1.4, end - 0.3)
    stage.phase("chase", begin, end)
    stage.finish(end, begin=begin)


def curve(length: float, bend: float) -> np.ndarray:
    """A path (N, 2) that turns `bend` radians a metre, about the origin."""
    s = np.linspace(0.0, length, max(24, int(length / 0.1)))
    h = bend * (s - length / 2)
    step = np.stack([np.sin(h), np.cos(h)], -1) * (s[1] - s[0])
    track = np.cumsum(step, axis=0)
    return track - track.mean(axis=0)


FAMILY = Family(
    "chase",
    ("chaser", "runner"),
    False,
    script,
    draw,
    fast=True,
    signatures={"chaser": Signature("behind", ("pelvis",), ("pelvis",))},
)
