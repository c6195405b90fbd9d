"""Walk side by side: two parallel paths, straight or in a wide curve, at one speed; now and then a look aside."""

from __future__ import annotations

import numpy as np

from ..script import Family, Own
from ..stage import Stage
from .common import steady
from .draw import draw_tags, draw_tempo
from .facts import BodyFacts, Facts

SPEED = {"slow": 0.85, "normal": 1.2, "fast": 1.55}  # metres per second


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    left = rng.random() < 0.5
    return Facts(
        "walk_side_by_side",
        bodies,
        symmetric=True,
        roles=("walker", "walker"),
        side=("left", "right") if left else ("right", "left"),
        tempo=draw_tempo(rng, 0.3, 0.3),
        tags=draw_tags(rng, curve=0.3),
    )


def script(stage: Stage) -> None:
    facts = stage.facts
    half = 0.36 * stage.scale() + stage.draw(0.0, 0.06)
    speed = SPEED[facts.tempo] * stage.draw(0.94, 1.06)
    seconds = stage.draw(4.2, 5.2)
    begin = stage.draw(0.9, 1.4) if stage.chance(0.65) else 0.0  # in the middle of a walk, or from standing
    length = speed * (seconds + begin + (0.9 if stage.chance(0.6) else 0.0))
    bend = stage.draw(0.08, 0.2) * (1 if stage.chance(0.5) else -1) if "curve" in facts.tags else 0.0
    arrivals = []
    for who in (0, 1):
        path, heading = lane(length, bend, half if facts.side[who] == "left" else -half)
        stage.place(who, path[0, 0], path[0, 1], heading)
        share = np.linalg.norm(np.diff(path, axis=0), axis=-1).sum() / length
        arrivals.append(
            stage.walk(who, path=path, start=stage.draw(0.0, 0.12), speed=steady(stage, speed * share, who))
        )
    end = min(max(arrivals) + 0.6, begin + seconds)
    stage.phase("walk", begin, end)
    glance(stage, begin, end)
    stage.finish(end, begin=begin)


def lane(length: float, bend: float, left: float) -> tuple[np.ndarray, float]:
    """A path (N, 2) that lies `left` metres beside a middle line which turns `bend` radians a metre, and its first
    heading.
    """
    s = np.linspace(0.0, length, max(12, int(length / 0.1)))
    h = bend * (s - length / 2)
    step = np.stack([np.sin(h), np.cos(h)], -1) * (s[1] - s[0])
    middle = np.cumsum(step, axis=0) - step[0]
    middle -= middle.mean(axis=0)
    return middle + left * np.stack([np.cos(h), -np.sin(h)], -1), float(h[0])


def glance(stage: Stage, begin: float, end: float) -> None:
    """They look ahead, and at each other for a second now and then, as people who talk."""
    for who in (0, 1):
        t = begin + stage.draw(0.2, 1.0)
        while t < end - 0.5:
            until = t + stage.draw(0.7, 1.4)
            stage.look(who, start=t, until=until)
            t = until + stage.draw(0.6, 1.5)
        if stage.chance(0.5):  # a hand talks along
            hand = stage.hand(who)
            start = begin + stage.draw(0.5, 2.0)
            size = stage.draw(0.8, 1.0)
            stage.gesture(
                who, hand, Own(0.15, -0.55 * size, 0.5), start=start, rise=0.5, hold=stage.draw(0.3, 0.9), fall=0.6
            )


FAMILY = Family("walk_side_by_side", ("walker", "walker"), True, script, draw)
