"""People: bone lengths of different builds, and a manner of moving.

Lengths vary as people do: stature, legs against trunk, breadth of shoulders and hips, arms. Ranges: adult stature
1.50-1.98 m; relative sitting height, biacromial and bi-iliac breadth by sex as in anthropometric surveys (ratios
rounded).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from intermoe.skeleton import body as figures
from intermoe.skeleton.smpl22 import OFFSETS, STATURE

_LEG, _TRUNK, _ARM, _FOOT = (4, 5, 7, 8), (3, 6, 9, 12, 15), (18, 19, 20, 21), (10, 11)


@dataclass(frozen=True)
class Manner:
    """How somebody moves, 1 is average. tempo and amplitude scale times and sizes; energy the liveliness of small
    motion; posture degrees of stoop (+) or uprightness (-); handedness the hand used where the script leaves it
    open."""

    tempo: float = 1.0
    amplitude: float = 1.0
    energy: float = 1.0
    posture: float = 0.0
    handedness: str = "right"


@dataclass(frozen=True)
class Person:
    """offsets (22, 3) metres from the parent in the rest pose; girth scales the thickness of the trunk (1 average)."""

    offsets: np.ndarray
    sex: str
    build: str
    girth: float
    manner: Manner

    @property
    def stature(self) -> float:
        return float(figures.stature(self.offsets))

    @property
    def scale(self) -> float:
        """Stature against the rest pose's 1.75 m."""
        return self.stature / STATURE

    @property
    def leg(self) -> float:
        """Hip to ankle, metres."""
        return float(np.linalg.norm(self.offsets[4]) + np.linalg.norm(self.offsets[7]))

    @property
    def arm(self) -> float:
        """Shoulder to hand point, metres."""
        return float(np.linalg.norm(self.offsets[18]) + np.linalg.norm(self.offsets[20]) + 0.09 * self.scale)

    @property
    def half_stance(self) -> float:
        """Half the distance of the feet in quiet standing, metres."""
        return float(self.offsets[1, 0]) * 1.02

    def identity(self) -> dict:
        """What is kept of a person beside a clip (JSON)."""
        m = self.manner
        return {
            "stature": round(self.stature, 3),
            "sex": self.sex,
            "build": self.build,
            "tempo": round(m.tempo, 3),
            "amplitude": round(m.amplitude, 3),
            "energy": round(m.energy, 3),
            "posture": round(m.posture, 2),
            "handedness": m.handedness,
        }


def make_person(
    rng: np.random.Generator, *, stature: float | None = None, sex: str | None = None, manner: Manner | None = None
) -> Person:
    """Draw a person. A stature outside 1.50-1.98 m is the caller's to justify."""
    sex = sex or ("woman" if rng.random() < 0.5 else "man")
    if stature is None:
        mean, spread = (1.65, 0.07) if sex == "woman" else (1.78, 0.075)
        stature = float(np.clip(rng.normal(mean, spread * 1.25), 1.50, 1.98))
    build = ("slim", "average", "broad")[rng.choice(3, p=(0.3, 0.4, 0.3))]
    broad = {"slim": -1.0, "average": 0.0, "broad": 1.0}[build] + rng.normal(0, 0.25)
    woman = sex == "woman"
    offsets = OFFSETS.astype(np.float64).copy()
    legs = 1.0 + rng.normal(0, 0.015)
    offsets[list(_LEG)] *= legs
    offsets[list(_TRUNK)] *= 2.0 - legs
    offsets[[16, 17, 13, 14], 0] *= (0.93 if woman else 1.03) * (1 + 0.035 * broad)
    offsets[[1, 2], 0] *= (1.05 if woman else 0.98) * (1 + 0.03 * broad)
    offsets[list(_ARM)] *= (0.975 if woman else 1.0) * (1 + rng.normal(0, 0.015))
    offsets[list(_FOOT)] *= (0.96 if woman else 1.01) * (1 + rng.normal(0, 0.015))
    offsets *= stature / float(figures.stature(offsets))
    offsets[[10, 11], 1] = -0.055 * stature / STATURE  # the ball stays on the floor when the sole is flat
    if manner is None:
        manner = Manner(
            tempo=float(np.clip(rng.normal(1.0, 0.07), 0.85, 1.18)),
            amplitude=float(np.clip(rng.normal(1.0, 0.12), 0.75, 1.3)),
            energy=float(np.clip(rng.normal(1.0, 0.15), 0.6, 1.4)),
            posture=float(rng.normal(0, 2.0)),
            handedness="left" if rng.random() < 0.1 else "right",
        )
    girth = (0.95 if woman else 1.0) * (1 + 0.10 * broad)
    return Person(offsets.astype(np.float32), sex, build, float(girth), manner)


def make_pair(rng: np.random.Generator) -> tuple[Person, Person]:
    """Two people; in a third of the pairs their statures differ clearly, so that height shows and can be told."""
    first = make_person(rng)
    if rng.random() < 0.33:
        gap = rng.uniform(0.14, 0.32)
        tall = first.stature + gap if first.stature + gap <= 1.98 and rng.random() < 0.5 else first.stature - gap
        return first, make_person(rng, stature=float(np.clip(tall, 1.50, 1.98)))
    return first, make_person(rng)
