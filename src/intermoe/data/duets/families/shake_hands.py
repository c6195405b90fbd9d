"""Shake hands: both walk up, the hands meet and are shaken, they let go and may step back."""

from __future__ import annotations

import numpy as np

from ..script import Family, Shake
from ..stage import Stage
from .draw import draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    hand = pick(rng, {"right": 0.8, "left": 0.2})
    return Facts(
        "shake_hands",
        bodies,
        symmetric=True,
        roles=("greeter", "greeter"),
        hands=(hand, hand),
        tempo=draw_tempo(rng),
        tags=draw_tags(rng, approach=0.7, leave=0.6),
    )


def script(stage: Stage) -> None:
    tags = getattr(stage.facts, "tags", frozenset({"approach", "leave"}))
    hand = (getattr(stage.facts, "hands", None) or ("right", "right"))[0] or "right"
    gap = 0.84 * stage.scale() + stage.draw(-0.03, 0.05)
    if "approach" in tags:
        far = (stage.draw(1.1, 2.0), stage.draw(1.1, 2.0) if stage.chance(0.65) else 0.0)
        arrived = max(stage.approach(gap, far=far))
    else:
        stage.face_to_face(gap)
        arrived = stage.draw(0.7, 1.1)
    hold = stage.draw(1.0, 1.5)
    pump = Shake(stage.draw(2.2, 2.9), (0.0, stage.draw(0.022, 0.04), 0.0), decay=stage.draw(0.5, 1.2))
    grip = stage.meet((0, hand), (1, hand), arrive=arrived + stage.draw(0.05, 0.3), hold=hold,
                      height=stage.draw(0.565, 0.60), rise=stage.draw(0.58, 0.7), shake=pump,
                      lag=stage.draw(0.05, 0.18))  # fmt: skip
    for who in (0, 1):
        stage.fingers(who, hand, "open", grip.start + 0.1, grip.arrive - 0.05)
        stage.fingers(who, hand, "grip", grip.arrive - 0.05, grip.leave + 0.05)
        stage.lean(who, grip.start, rise=0.6, hold=hold, fall=0.7, bow=stage.draw(2, 7), nod=stage.draw(0, 4))
        stage.lean(who, grip.arrive + 0.15, rise=0.2, hold=0.0, fall=0.25, nod=stage.draw(2, 8))
    stage.phase("approach", 0.0, grip.start)
    stage.phase("reach", grip.start, grip.arrive)
    stage.phase("contact", grip.arrive, grip.leave)
    stage.phase("release", grip.leave, grip.end)
    end = grip.end
    if "leave" in tags:
        end = max(stage.step_back(who, grip.leave + stage.draw(0.15, 0.35), stage.draw(0.25, 0.45)) for who in (0, 1))
    stage.finish(end + stage.draw(0.3, 0.6))


FAMILY = Family("shake_hands", ("greeter", "greeter"), True, script, draw)
