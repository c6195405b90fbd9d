"""Swing hands: side by side, hand in hand, the joined arms swing to and fro; walking along or standing."""

from __future__ import annotations

import math

import numpy as np

from ..script import LEFT, RIGHT, Family, Own, Pendulum
from ..stage import Stage
from .common import steady
from .draw import draw_tags, draw_tempo
from .facts import BodyFacts, Facts
from .walk_side_by_side import lane

SPEED = {"slow": 0.7, "normal": 0.95, "fast": 1.25}  # metres per second


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    left = rng.random() < 0.5
    side = (LEFT, RIGHT) if left else (RIGHT, LEFT)
    walking = rng.random() < 0.68
    return Facts(
        "swing_hands",
        bodies,
        symmetric=True,
        roles=("swinger", "swinger"),
        hands=(RIGHT, LEFT) if left else (LEFT, RIGHT),
        side=side if walking else ("", ""),  # the captions about sides speak of walking
        tempo=draw_tempo(rng, 0.25, 0.25),
        tags=frozenset({"walking" if walking else "standing"}) | draw_tags(rng, high=0.4),
    )


def script(stage: Stage) -> None:
    facts = stage.facts
    half = (0.345 + stage.draw(0.0, 0.035)) * stage.scale()
    begin = 0.0
    if "walking" in facts.tags:
        seconds = stage.draw(4.4, 5.4)
        begin = stage.draw(0.9, 1.4) if stage.chance(0.6) else 0.0
        speed = SPEED[facts.tempo] * stage.draw(0.94, 1.06)
        length = speed * (seconds + begin + (0.8 if stage.chance(0.6) else -0.4))
        bend = stage.draw(-0.12, 0.12)
        ends = []
        late = stage.draw(0.0, 0.1)
        for who in (0, 1):
            path, heading = lane(length, bend, half if facts.hands[who] == RIGHT else -half)
            stage.place(who, path[0, 0], path[0, 1], heading)
            share = float(np.linalg.norm(np.diff(path, axis=0), axis=-1).sum()) / length
            inner = facts.hands[who]
            ends.append(stage.walk(who, path=path, start=0.2 + late * who, speed=steady(stage, speed * share, who),
                                   stride=0.92, first=inner if begin else None))  # fmt: skip
        end = min(max(ends) + 0.6, begin + seconds)
    else:
        end = stage.draw(4.4, 5.6)
        open_ = math.radians(stage.draw(0.0, 22.0))  # they may stand a little turned to each other
        for who in (0, 1):
            left = 1.0 if facts.hands[who] == RIGHT else -1.0
            stage.place(who, left * half, 0.0, -left * open_)
            rock(stage, who, end)
    swing(stage, begin, end)
    glance(stage, begin, end)
    stage.finish(end, begin=begin)


def swing(stage: Stage, begin: float, end: float) -> None:
    """The joined hands, and the shoulders that go along."""
    facts = stage.facts
    high = "high" in facts.tags
    hertz = {"slow": 0.62, "normal": 0.76, "fast": 0.95}[facts.tempo] * stage.draw(0.95, 1.05)
    forward = stage.draw(48.0, 68.0) if high else stage.draw(28.0, 42.0)
    back = stage.draw(26.0, 36.0) if high else stage.draw(16.0, 26.0)
    arrive = -0.3 if begin or stage.chance(0.5) else stage.draw(0.7, 0.9)
    mine, yours = facts.hands
    span = stage.meet((0, mine), (1, yours), arrive=arrive, hold=(end - arrive + 1.0) / stage.pace,
                      height=stage.draw(0.45, 0.465), pole=(0.0, -0.3, -1.0), swing=Pendulum(hertz, forward, back))  # fmt: skip
    for who in (0, 1):
        stage.fingers(who, facts.hands[who], "grip", arrive - 0.1, end + 1.0)
        sign = -1.0 if facts.hands[who] == RIGHT else 1.0  # the right arm forwards turns the chest to the left
        stage.lean(who, arrive, rise=0.5, hold=end - arrive, fall=0.5, hertz=hertz, raw=True,
                   twist=-sign * (5.0 if high else 3.0), bow=1.0)  # fmt: skip
    stage.phase("reach", span.start, arrive)
    stage.phase("swing", max(arrive, begin), end)


def rock(stage: Stage, who: int, end: float) -> None:
    """Standing, the weight goes from foot to foot; now and then a small step."""
    t = stage.draw(0.2, 0.8)
    while t < end - 0.6:
        sign = 1.0 if stage.chance(0.5) else -1.0
        stage.lean(who, t, rise=0.6, hold=stage.draw(0.3, 0.8), fall=0.6, left=0.03 * sign, hip=2.5 * sign, raw=True)
        t += stage.draw(1.2, 1.9)
    if stage.chance(0.5):
        stage.step(who, forward=stage.draw(-0.06, 0.08), start=stage.draw(1.0, end - 1.5), steps=2, seconds=0.42)


def glance(stage: Stage, begin: float, end: float) -> None:
    """Ahead, and at each other for a while; now and then they nod or talk with the free hand."""
    for who in (0, 1):
        t = begin + stage.draw(0.0, 1.0)
        while t < end - 0.5:
            until = t + stage.draw(0.8, 1.6)
            stage.look(who, start=t, until=until)
            if stage.chance(0.5):
                stage.lean(who, t + 0.4, rise=0.2, hold=0.0, fall=0.25, nod=stage.draw(3.0, 7.0), tilt=3.0)
            t = until + stage.draw(0.5, 1.3)
        if "standing" in stage.facts.tags and stage.chance(0.7):
            free = RIGHT if stage.facts.hands[who] == LEFT else LEFT
            at = Own(stage.draw(0.05, 0.3), stage.draw(-0.65, -0.5), stage.draw(0.35, 0.5))
            stage.gesture(who, free, at, start=stage.draw(0.4, 2.2), rise=0.55, hold=stage.draw(0.4, 1.2), fall=0.6)


FAMILY = Family("swing_hands", ("swinger", "swinger"), True, script, draw)
