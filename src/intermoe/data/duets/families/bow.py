"""Bow: from the hips, back straight, arms along the thighs; at once, one after the other, or one of the two alone."""

from __future__ import annotations

import numpy as np

from ..script import Family, Own
from ..stage import Stage
from .draw import greeting, pick
from .facts import BodyFacts, Facts
from .signature import Signature

DEPTH = {"deep": (48.0, 62.0), "slight": (16.0, 24.0), "": (28.0, 42.0)}


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    variant = pick(rng, {"together": 0.5, "back": 0.25, "one": 0.25})
    depth = pick(rng, {"deep": 0.4, "slight": 0.3, "": 0.3})
    return greeting("bow", rng, bodies, variant, frozenset({depth} - {""}), ("", ""), ("bower", "watcher"))


def script(stage: Stage) -> None:
    facts = stage.facts
    gap = stage.gap(stage.draw(1.25, 1.6))
    if stage.chance(0.4):
        t = max(stage.approach(gap, far=(stage.draw(0.7, 1.1), stage.draw(0.7, 1.1)))) + 0.15
        stage.phase("approach", 0.0, t)
    else:
        stage.face_to_face(gap)
        t = stage.draw(0.4, 0.9)
    first = bow(stage, 0, t)
    if facts.variant == "together":
        done = max(first[1], bow(stage, 1, t + stage.draw(-0.05, 0.18))[1])
    elif facts.variant == "back":
        done = bow(stage, 1, first[0] + stage.draw(0.15, 0.45))[1]
    else:
        done = first[1]
        stage.lean(1, t + 0.8, rise=0.35, hold=0.1, fall=0.4, nod=7.0)
    stage.finish(done + stage.draw(0.4, 0.8))


def bow(stage: Stage, who: int, start: float) -> tuple[float, float]:
    """One bow; the seconds at which the lowest point is left and at which the person stands upright again."""
    tags = stage.facts.tags
    low, high = DEPTH["deep" if "deep" in tags else "slight" if "slight" in tags else ""]
    angle = stage.draw(low, high)
    rise, hold, fall = 0.55 + angle / 130, stage.draw(0.25, 0.6), 0.65 + angle / 110
    span = stage.lean(who, start, rise=rise, hold=hold, fall=fall, bow=angle, nod=stage.draw(6.0, 14.0))
    for hand in ("left", "right"):  # the hands slide down the front of the thighs
        reach = Own(-0.06, -0.93 + 0.05 * angle / 50, 0.12 + 0.10 * angle / 50)
        stage.gesture(who, hand, reach, start=start + 0.05, rise=rise, hold=hold, fall=fall)
    stage.look(who, start=start - 9.0, until=start + 0.2)
    stage.phase("bow", span.start, span.end)
    return span.leave, span.end


FAMILY = Family(
    "bow",
    ("bower", "watcher"),
    False,
    script,
    draw,
    signatures={"bower": Signature("bend", ("head",)), "first bower": Signature("first_bend", ("head",))},
)
