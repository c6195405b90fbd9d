"""Carry on the back: the carrier bends down, the other climbs on, arms round the shoulders; a few slow steps."""

from __future__ import annotations

import numpy as np

from ..script import LEFT, RIGHT, Family, On
from ..stage import Stage
from .draw import draw_tags, draw_tempo
from .facts import BodyFacts, Facts
from .signature import Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    return Facts(
        "carry_on_back",
        bodies,
        roles=("carrier", "carried"),
        hands=("both", "both"),
        tempo=draw_tempo(rng, 0.2, 0.15),
        tags=draw_tags(rng, comes=0.5),  # the one who is carried walks up from behind
    )


def script(stage: Stage) -> None:
    facts = stage.facts
    lean = stage.draw(31.0, 38.0)
    gap = 0.41 * stage.scale()
    far = stage.draw(0.7, 1.1) if "comes" in facts.tags else 0.0
    stage.place(0, 0.0, 0.0, 0.0)
    stage.place(1, 0.0, -gap - far, 0.0)
    arrived = stage.walk(1, (0.0, -gap)) if far else stage.draw(0.3, 0.5)
    if far:
        stage.phase("approach", 0.0, arrived)
    climb = arrived + stage.draw(0.25, 0.4)
    on = stage.posture(1, "ride", start=climb, rise=0.85, tip=lean - 3.0,
                       up=0.03 + 0.4 * max(-0.1, stage.scale(0) - stage.scale(1)))  # fmt: skip
    # the carrier bends down, then straightens under the load
    stage.lean(
        0, climb - 0.75, rise=0.7, hold=on.arrive - climb, fall=0.9, bow=14.0, crouch=0.20, forward=0.0, raw=True
    )
    stage.lean(0, climb - 0.75, rise=0.9, hold=99.0, fall=0.5, bow=lean, nod=-6.0, raw=True)
    stage.phase("climb", climb, on.arrive)
    hold_on(stage, climb, on.arrive)
    go = on.arrive + stage.draw(0.3, 0.5)
    way = stage.draw(0.42, 0.52) * max(1.8, 5.9 - go)
    end = stage.walk(0, stage.ahead(0, way), start=go, speed=0.72, stride=0.75)
    stage.phase("carry", go, end)
    stage.look(0, On(1, "head"), start=climb - 1.0, until=climb - 0.1)
    stage.finish(min(end + stage.draw(0.1, 0.3), 6.0))


def hold_on(stage: Stage, climb: float, on: float) -> None:
    """Hands on the shoulders, then arms round the chest; the carrier's hands under the thighs."""
    aside = 1.0 if stage.chance(0.5) else -1.0  # the side of the carrier's head that the other looks past
    stage.lean(1, climb - 0.35, rise=0.35, hold=0.0, fall=0.4, bow=10.0, crouch=0.08, raw=True)
    stage.lean(1, climb + 0.3, rise=0.6, hold=99.0, fall=0.5, tilt=9.0 * aside, side=5.0 * aside, raw=True)
    stage.lean(0, climb + 0.3, rise=0.8, hold=99.0, fall=0.5, tilt=-5.0 * aside, raw=True)
    for hand, sign in ((LEFT, 1.0), (RIGHT, -1.0)):
        spot = On(0, f"{hand}_shoulder", side=(0.0, 1.0, -0.3))
        stage.reach(1, hand, spot, start=climb - 0.7, rise=0.6, hold=(0.45 + on - climb) / stage.time(1, 1.0) * 0.5, fall=0.6,
                    lean=0.5)  # fmt: skip
        round_ = On(0, "spine3", side=(-0.35 * sign, 0.0, 1.0), shift=(0.0, 0.08, 0.0))
        span = stage.reach(1, hand, round_, start=on - 0.35, rise=0.6, hold=99.0, lean=0.3, arc=(0.10, 0.04, 0.05),
                           contact="hand-chest", elbow=10.0)  # fmt: skip
        stage.reach(0, hand, On(1, f"{hand}_knee", side=(0.3 * sign, -0.3, -1.0), shift=(0.0, 0.10, 0.0)), start=climb + 0.2,
                    rise=0.6, hold=99.0, lean=0.0, elbow=40.0, contact="hand-leg", arc=(0.10, 0.0, 0.0))  # fmt: skip
        stage.fingers(1, hand, "grip", span.arrive, 99.0)
        stage.fingers(0, hand, "grip", climb + 0.7, 99.0)


FAMILY = Family(
    "carry_on_back",
    ("carrier", "carried"),
    False,
    script,
    draw,
    joins=False,
    depth=0.10,
    signatures={"carrier": Signature("stays_down", ("left_ankle", "right_ankle"))},
)
