"""Wave: from some distance, a raised hand swings from side to side; both at once, one after the other, or one alone."""

from __future__ import annotations

import numpy as np

from ..script import Family, Own, Shake
from ..stage import Stage
from .draw import draw_hand, greeting, pick
from .facts import BodyFacts, Facts
from .signature import HANDS, Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    variant = pick(rng, {"together": 0.4, "back": 0.25, "one": 0.35})
    hands = (draw_hand(rng, bodies[0]), draw_hand(rng, bodies[1]))
    return greeting("wave", rng, bodies, variant, frozenset(), hands, ("waver", "watcher"))


def script(stage: Stage) -> None:
    facts = stage.facts
    gap = stage.gap(stage.draw(1.9, 3.0))
    if stage.chance(0.35):
        t = max(stage.approach(gap, far=(stage.draw(0.7, 1.2), stage.draw(0.7, 1.2)))) - 0.5
        stage.phase("approach", 0.0, t + 0.5)
    else:
        stage.face_to_face(gap)
        t = stage.draw(0.3, 0.7)
    swings = stage.draw(1.3, 2.0)
    ends = [wave(stage, 0, t, swings)]
    if facts.variant == "together":
        ends.append(wave(stage, 1, t + stage.draw(0.0, 0.25), swings))
    elif facts.variant == "back":
        ends.append(wave(stage, 1, t + stage.draw(1.1, 1.4) * stage.pace, swings * 0.8))
    else:
        stage.lean(1, t + 1.2, rise=0.3, hold=0.1, fall=0.35, nod=6.0)
    stage.finish(max(ends) + stage.draw(0.3, 0.6))


def wave(stage: Stage, who: int, start: float, seconds: float) -> float:
    """One person waves; the second at which the arm hangs again."""
    hand = stage.facts.hands[who]
    point = Own(stage.draw(0.46, 0.60), stage.draw(0.40, 0.62), stage.draw(0.22, 0.34))
    shake = Shake(stage.draw(1.7, 2.3) / stage.pace**0.5, (stage.draw(0.11, 0.16), 0.01, 0.0))
    span = stage.gesture(who, hand, point, start=start, rise=0.6, hold=seconds, fall=0.65, shake=shake,
                         elbow=stage.draw(20.0, 38.0), hand_axis=(0.15, 1.0, 0.1))  # fmt: skip
    stage.fingers(who, hand, "open", start + 0.15, span.leave + 0.2)
    sign = 1.0 if hand == "left" else -1.0
    stage.lean(who, start, rise=0.6, hold=seconds, fall=0.6, side=-2.5 * sign, tilt=3.0 * sign)
    stage.phase("wave", span.arrive, span.leave)
    stage.look(who)
    return span.end


FAMILY = Family(
    "wave",
    ("waver", "watcher"),
    False,
    script,
    draw,
    signatures={"waver": Signature("high", HANDS), "first waver": Signature("first_high", HANDS)},
)
