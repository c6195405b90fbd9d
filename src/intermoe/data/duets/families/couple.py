"""Two who dance as a couple: where each stands about the pair's middle, and the hips that go with the weight."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..script import LEFT
from ..stage import Stage

Pose = tuple[float, float, float]  # x, z, heading


@dataclass(frozen=True)
class Couple:
    """Face to face: person 0 looks along the heading of the pair, person 1 against it.

    gap: between the pelvises, metres. aside: how far each has the partner to the right of straight ahead, metres.
    """

    gap: float
    aside: float = 0.0

    def pose(self, who: int, middle: Pose, forward: float = 0.0, left: float = 0.0) -> Pose:
        """Where that person stands when the pair's middle is `forward` and `left` metres from `middle`."""
        x, z, h = middle
        sign = -1.0 if who == 0 else 1.0
        f, s = forward + sign * self.gap / 2, left - sign * self.aside / 2
        x, z = x + f * math.sin(h) + s * math.cos(h), z + f * math.cos(h) - s * math.sin(h)
        return x, z, h + math.pi * who

    def begin(self, stage: Stage) -> None:
        """Both stand there, the middle at the origin."""
        for who in (0, 1):
            stage.place(who, *self.pose(who, (0.0, 0.0, 0.0)))


def moved(middle: Pose, forward: float = 0.0, left: float = 0.0, turn: float = 0.0) -> Pose:
    """The middle moved as seen along its own heading; turn in radians, to the left."""
    x, z, h = middle
    return x + forward * math.sin(h) + left * math.cos(h), z + forward * math.cos(h) - left * math.sin(h), h + turn


def hips(
    stage: Stage, who: int, lands: Sequence[float], *, first: str, beat: float, degrees: float, until: float = 0.0
) -> None:
    """The weight goes over each foot that lands: the hip above it comes up and out, the pelvis turns, the chest does
    not."""
    side = 1.0 if first == LEFT else -1.0
    for land, following in zip(lands, [*lands[1:], max(until, lands[-1] + beat)], strict=True):
        size = side * degrees * stage.draw(0.85, 1.15)
        rise = 0.8 * beat
        stage.lean(who, land - 0.35 * beat, rise=rise, hold=max(0.0, following - land - rise), fall=rise, raw=True,
                   hip=size, left=0.0028 * size, turn=-0.7 * size, twist=0.9 * size)  # fmt: skip
        side = -side
