"""People: bone lengths of different builds, and a manner of moving, from a persona.

Lengths vary as people do: stature, legs against trunk, breadth of shoulders and hips, arms. Relative sitting height,
biacromial and bi-iliac breadth by sex as in anthropometric surveys (ratios rounded).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from intermoe.core.persona import RANGES, Persona
from intermoe.skeleton import body as figures
from intermoe.skeleton.smpl22 import OFFSETS, STATURE

_LEG, _TRUNK, _ARM, _FOOT = (4, 5, 7, 8), (3, 6, 9, 12, 15), (18, 19, 20, 21), (10, 11)
CAST = 96  # personas that come back in clip after clip
CAST_SEED = 7  # of their bodies and manners; the same in every corpus
# of people whom nobody asks for, where the draw is fair; of clips of one family, whose first attempt shares its random numbers
# with the draw of sequences (generate.py), .38, so that 37 % of all people are of the cast
# (drawn fairly they would be .42, in a corpus of other bytes)
CAST_SHARE = 0.5
LEFT_HANDED = 0.2  # more often than among people (a tenth), so that it is learnt
_STATURES = {"woman": (1.65, 0.0875), "man": (1.78, 0.094)}  # mean and deviation, metres
_MANNER = ("tempo", "amplitude", "energy", "posture", "steadiness", "distance")


@dataclass(frozen=True)
class Manner:
    """How somebody moves, 1 is average: see core.persona.RANGES. handedness: the hand used where either would do."""

    tempo: float = 1.0
    amplitude: float = 1.0
    energy: float = 1.0
    posture: float = 0.0
    steadiness: float = 1.0
    distance: float = 1.0
    handedness: str = "right"


@dataclass(frozen=True)
class Person:
    """offsets (22, 3) metres from the parent in the rest pose; girth scales the thickness of the trunk (1 average)."""

    offsets: np.ndarray
    persona: Persona
    girth: float
    manner: Manner

    @property
    def sex(self) -> str:
        return self.persona.sex or ""

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
        """What is kept of a person beside a clip (JSON): the persona, every attribute set."""
        known = self.persona.known()
        return {k: round(v, 3) if isinstance(v, float) else v for k, v in known.items()}


def draw_persona(rng: np.random.Generator, asked: Persona | None = None) -> Persona:
    """A persona with every attribute set: what `asked` leaves open is drawn from the corpus's distribution."""
    asked = asked or Persona()
    sex = asked.sex or ("woman" if rng.random() < 0.5 else "man")
    drawn: dict[str, float] = {}
    for name, known in RANGES.items():
        mean, spread = _STATURES[sex] if name == "stature" else (known.mean, known.spread)
        drawn[name] = float(np.clip(rng.normal(mean, spread), known.low, known.high))
    handedness = "left" if rng.random() < LEFT_HANDED else "right"
    return asked.completed(Persona.of({**drawn, "sex": sex, "handedness": handedness}))


def make_person(persona: Persona) -> Person:
    """The body and manner of a persona with every attribute set."""
    p = persona
    assert p.stature and p.legs and p.arms and p.build is not None
    woman = p.sex == "woman"
    offsets = OFFSETS.astype(np.float64).copy()
    offsets[list(_LEG)] *= p.legs
    offsets[list(_TRUNK)] *= 2.0 - p.legs
    offsets[[16, 17, 13, 14], 0] *= (0.93 if woman else 1.03) * (1 + 0.035 * p.build)
    offsets[[1, 2], 0] *= (1.05 if woman else 0.98) * (1 + 0.03 * p.build)
    offsets[list(_ARM)] *= (0.975 if woman else 1.0) * p.arms
    offsets[list(_FOOT)] *= 0.96 if woman else 1.01
    offsets *= p.stature / float(figures.stature(offsets))
    offsets[[10, 11], 1] = -0.055 * p.stature / STATURE  # the ball stays on the floor when the sole is flat
    manner = Manner(**{name: getattr(p, name) for name in _MANNER}, handedness=p.handedness or "right")
    girth = (0.95 if woman else 1.0) * (1 + 0.10 * p.build)
    return Person(offsets.astype(np.float32), p, float(girth), manner)


@lru_cache(maxsize=1)
def cast() -> tuple[Persona, ...]:
    """The personas that come back, the same in every corpus."""
    rng = np.random.default_rng(CAST_SEED)
    return tuple(replace(draw_persona(rng), name=f"p{number:02d}") for number in range(CAST))


def make_pair(
    rng: np.random.Generator, asked: tuple[Persona, Persona] = (Persona(), Persona())
) -> tuple[Person, Person]:
    """Two people: of the cast or met once, or as asked. In a third of the pairs that nobody asked for, their statures
    differ by .14 m or more, so that height shows and can be told; by less in an eighth of them, next to somebody short."""
    first = make_person(_draw(rng, asked[0]))
    other = asked[1]
    if other == Persona() and rng.random() < 0.33:
        known = RANGES["stature"]
        gap = rng.uniform(0.14, 0.32)
        tall = first.stature + gap if first.stature + gap <= known.high and rng.random() < 0.5 else first.stature - gap
        other = Persona(stature=float(np.clip(tall, known.low, known.high)))
    while (second := _draw(rng, other)).name and second.name == first.persona.name:
        pass
    return first, make_person(second)


def _draw(rng: np.random.Generator, asked: Persona) -> Persona:
    if asked == Persona() and rng.random() < CAST_SHARE:
        return cast()[int(rng.integers(CAST))]
    return draw_persona(rng, asked)
