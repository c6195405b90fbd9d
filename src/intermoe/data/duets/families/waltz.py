"""Waltz: a closed hold, box steps that turn; one leads with a hand on the other's back."""

from __future__ import annotations

import math

import numpy as np

from ..script import LEFT, RIGHT, Family, On, other
from ..stage import Stage
from .couple import Couple, hips, moved
from .draw import draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .signature import HANDS, Signature

BEAT = {"slow": 0.74, "normal": 0.6, "fast": 0.48}  # seconds


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    return Facts(
        "waltz",
        bodies,
        roles=("leader", "follower"),
        hands=(RIGHT, LEFT),
        turn=pick(rng, {"counterclockwise": 0.55, "clockwise": 0.45}),
        tempo=draw_tempo(rng),
        tags=draw_tags(rng, close=0.35),
    )


def script(stage: Stage) -> None:
    facts = stage.facts
    beat = BEAT[facts.tempo] * stage.draw(0.96, 1.04)
    close = "close" in facts.tags
    scale = stage.scale()
    couple = Couple((stage.draw(0.505, 0.53) if close else stage.draw(0.525, 0.57)) * scale, 0.10 * scale)
    couple.begin(stage)
    left = 1.0 if facts.turn == "counterclockwise" else -1.0
    start = stage.draw(0.5, 0.8) + beat
    begin = 0.0 if stage.chance(0.4) else start + stage.draw(2.0, 3.5) * beat
    end = begin + stage.draw(4.8, 5.9)
    turn = left * math.radians(stage.draw(45.0, 75.0) * (1.0 if facts.tempo != "fast" else 1.2))
    ahead, aside = stage.draw(0.30, 0.38) * scale, stage.draw(0.24, 0.32) * scale
    middle = (0.0, 0.0, 0.0)
    for k in range(int((end - start) / (3 * beat)) + 2):
        lands = [start + beat * (3 * k + i) for i in range(3)]
        way = 1.0 if k % 2 == 0 else -1.0
        f, s = ahead * way, -aside * way * left
        for who in (0, 1):
            leads = LEFT if left * way > 0 else RIGHT
            first = leads if who == 0 else other(leads)
            poses = [couple.pose(who, moved(middle, f, s * w, turn * q))
                     for q, w in ((0.3, 0.0), (0.8, 1.0), (1.0, 1.0))]  # fmt: skip
            stage.tread(who, poses, lands, first=first, air=0.82 * beat, width=0.85, height=1.15)
            stage.lean(who, lands[0] - 0.5 * beat, rise=0.7 * beat, hold=0.0, fall=beat, crouch=0.028, raw=True)
            stage.lean(who, lands[1] - 0.6 * beat, rise=beat, hold=0.2 * beat, fall=beat, raw=True,
                       side=(3.0 if s > 0 else -3.0) * (1.0 if who == 0 else -1.0))  # fmt: skip
            hips(stage, who, lands, first=first, beat=beat, degrees=3.5, until=lands[0] + 3 * beat)
        middle = moved(middle, f, s, turn)
    hold(stage, end)
    gaze(stage, begin, end)
    stage.phase("dance", begin or start - beat, end)
    stage.finish(end, begin=begin)


def hold(stage: Stage, end: float) -> None:
    """His right hand below her left shoulder blade, her left hand on his shoulder, the other hands out at the side."""
    seconds = (end + 1.5) / 0.8
    lift = stage.people[0].scale - stage.people[1].scale  # a tall leader's hand lies higher on the back
    back = On(1, "spine3", side=(0.55, 0.0, -0.85), shift=(0.0, -0.05 + 0.25 * max(lift, 0.0), 0.0))
    shoulder = On(0, "right_shoulder", side=(-0.35, 0.75, -0.15 if lift > -0.05 else -0.4))
    stage.reach(0, RIGHT, back, start=-0.6, rise=0.6, hold=seconds, contact="hand-back", elbow=48.0, lean=0.3)
    stage.reach(1, LEFT, shoulder, start=-0.6, rise=0.6, hold=seconds, contact="hand-shoulder", elbow=62.0, lean=0.3)
    stage.meet((0, LEFT), (1, RIGHT), arrive=0.0, hold=seconds, height=stage.draw(0.78, 0.83),
               aside=stage.draw(0.36, 0.44) * stage.scale(), elbow=40.0)  # fmt: skip
    stage.fingers(0, LEFT, "grip", -1.0, end + 1.0)
    stage.fingers(1, RIGHT, "grip", -1.0, end + 1.0)
    for who in (0, 1):
        stage.lean(who, -1.0, rise=0.5, hold=end + 2.0, fall=0.5, bow=stage.draw(-4.0, -1.0), raw=True)


def gaze(stage: Stage, begin: float, end: float) -> None:
    """At each other, or over the partner's shoulder."""
    for who in (0, 1):
        t = begin - stage.draw(0.0, 1.0)
        while t < end:
            until = t + stage.draw(1.0, 2.2)
            if stage.chance(0.55):
                stage.look(who, On(1 - who, "right_shoulder", shift=(-0.35, 0.15, -0.6)), start=t, until=until)
            t = until + 0.1


FAMILY = Family(
    "waltz",
    ("leader", "follower"),
    False,
    script,
    draw,
    depth=0.08,
    signatures={"leader": Signature("reach", HANDS, ("spine3", "spine2"))},
)
