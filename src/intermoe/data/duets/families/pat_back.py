"""A pat on the back: one comes up beside the other, half behind, and pats between the shoulder blades."""

from __future__ import annotations

import math

import numpy as np

from ..script import Family, On, Shake
from ..stage import Stage
from .draw import draw_hand, draw_tempo
from .facts import BodyFacts, Facts
from .signature import HANDS, Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    hand = draw_hand(rng, bodies[0])
    return Facts(
        "pat_back",
        bodies,
        roles=("patter", "patted"),
        hands=(hand, ""),
        tempo=draw_tempo(rng),
        tags=frozenset({"approach"}),
    )


def script(stage: Stage) -> None:
    hand = stage.facts.hands[0]
    sign = 1.0 if hand == "right" else -1.0  # patting with the right hand one stands at the partner's left
    stage.place(1, 0.0, 0.0, 0.0)
    scale = stage.scale()
    spot = (sign * 0.50 * scale, -0.24 * scale)
    way = math.radians(stage.draw(10.0, 50.0))  # comes from behind, more or less from the side
    far = stage.draw(1.4, 2.2)
    stage.place(0, spot[0] + sign * far * math.sin(way), spot[1] - far * math.cos(way), -sign * way)
    arrived = stage.walk(0, spot)
    turned = stage.turn(0, -sign * math.radians(stage.draw(28.0, 40.0)), start=arrived)
    stage.phase("approach", 0.0, arrived)
    hold = stage.draw(1.0, 1.5)
    back = On(1, "spine3", side=(0.15 * sign, 0.0, -1.0))
    pat = stage.reach(
        0, hand, back, start=arrived - 0.25, rise=0.65, hold=hold, fall=0.6, contact="hand-back",
        shake=Shake(stage.draw(2.0, 2.6), (0.0, 0.012, -0.03)), elbow=12.0, arc=(0.05, 0.05, 0.0),
    )  # fmt: skip
    stage.fingers(0, hand, "open", pat.start + 0.2, pat.leave + 0.1)
    stage.phase("pat", pat.arrive, pat.leave)
    receive(stage, sign, pat.arrive, pat.leave)
    stage.look(0, start=arrived - 0.5, until=pat.end)
    stage.finish(max(pat.end, turned) + stage.draw(0.4, 0.8))


def receive(stage: Stage, sign: float, start: float, end: float) -> None:
    """The one who is patted looks round, nods, or hangs the head."""
    if stage.chance(0.5):  # sad before, a little more upright afterwards
        stage.lean(1, -1.0, rise=0.5, hold=start + 1.0, fall=0.9, bow=9.0, nod=16.0, raw=True)
        stage.look(1, start=start + 0.7, until=end + 0.8)
    else:
        stage.look(1, start=start - 0.1, until=end + 0.3)
        stage.lean(1, start + 0.3, rise=0.25, hold=0.0, fall=0.3, nod=8.0)
    stage.lean(1, start, rise=0.15, hold=max(0.0, end - start - 0.2), fall=0.4, bow=2.0, side=-1.5 * sign, raw=True)


FAMILY = Family(
    "pat_back",
    ("patter", "patted"),
    False,
    script,
    draw,
    signatures={"patter": Signature("reach", HANDS, ("spine3", "spine2"))},
)
