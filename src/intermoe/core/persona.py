"""A persona: the body and manner that stay the same while somebody does one thing after another.

What is left out is drawn from the data's distribution. Manner: 1 is average, and every value is one that shows.
"""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np

from intermoe.core.errors import UserError, unknown
from intermoe.core.files import atomic_write, check_format, read_json

FORMAT = 1  # of a persona file


@dataclass(frozen=True)
class Range:
    """Values a number may take, its mean and deviation in the corpus, and what it says."""

    low: float
    high: float
    mean: float
    spread: float
    says: str


RANGES: dict[str, Range] = {
    "stature": Range(1.50, 1.98, 1.72, 0.11, "metres"),
    "legs": Range(0.95, 1.05, 1.0, 0.02, "length of the legs for this stature, 1 is average"),
    "arms": Range(0.95, 1.05, 1.0, 0.02, "length of the arms for this stature, 1 is average"),
    "build": Range(-1.5, 1.5, 0.0, 0.8, "-1 slim, 0 average, 1 broad"),
    "tempo": Range(0.70, 1.40, 1.0, 0.18, "speed of everything done, 1 is average"),
    "amplitude": Range(0.60, 1.50, 1.0, 0.22, "size of gestures, bends and arm swing, 1 is average"),
    "energy": Range(0.40, 1.70, 1.0, 0.32, "liveliness: bounce, shifts of weight, small motion, 1 is average"),
    "posture": Range(-5.0, 15.0, 2.0, 5.0, "degrees of stoop; below 0 is held very upright"),
    "steadiness": Range(0.50, 1.50, 1.0, 0.25, "below 1 sways and trembles, above 1 stands like a rock"),
    "distance": Range(0.85, 1.25, 1.0, 0.10, "how far one keeps from others where nobody is touched, 1 is average"),
}
CHOICES: dict[str, tuple[str, ...]] = {"handedness": ("left", "right"), "sex": ("man", "woman")}
ATTRIBUTES = (*RANGES, *CHOICES)
_MEANT = {"height": "stature", "size": "stature", "tall": "stature", "speed": "tempo", "pace": "tempo", "stoop": "posture",
          "weight": "build", "hand": "handedness", "gender": "sex", "vigour": "energy"}  # fmt: skip
VECTOR = 2 * len(ATTRIBUTES)  # numbers of `vector`
MANNER = ("tempo", "amplitude", "energy", "posture", "steadiness", "distance")  # a body is told as it is
FAR = 3.5  # deviations that anybody is told to be from the mean; of the corpus nobody is further than 2.7


@dataclass(frozen=True)
class Persona:
    """Attributes of one person, None where open. Units and ranges: `RANGES`, `CHOICES`."""

    stature: float | None = None
    legs: float | None = None
    arms: float | None = None
    build: float | None = None
    tempo: float | None = None
    amplitude: float | None = None
    energy: float | None = None
    posture: float | None = None
    steadiness: float | None = None
    distance: float | None = None
    handedness: str | None = None
    sex: str | None = None
    name: str = ""

    def __post_init__(self) -> None:
        for attribute, known in RANGES.items():
            value = getattr(self, attribute)
            if value is None:
                continue
            real = isinstance(value, int | float) and not isinstance(value, bool)
            if not (real and abs(value) <= sys.float_info.max):  # not isfinite: whole numbers may be too long for it
                raise UserError(f"{attribute} of a persona must be a number ({known.says}), found {value!r:.60}")
            if not known.low <= value <= known.high:
                nearest = known.low if value < known.low else known.high
                raise UserError(
                    f"{attribute} of a persona must be from {known.low:g} to {known.high:g} ({known.says}), found "
                    f"{value:g}; the nearest that can be had is {nearest:g}"
                )
        for attribute, choices in CHOICES.items():
            value = getattr(self, attribute)
            if value is not None and value not in choices:
                raise unknown(attribute, value, choices)
        if not isinstance(self.name, str):
            raise UserError(f"name of a persona must be text, found {self.name!r:.60}")

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Persona:
        """From a dictionary; an unknown attribute is refused with the nearest one named."""
        if not isinstance(values, Mapping):
            raise UserError(
                f"a persona is a table of attributes, found {values!r:.60}; as text it is stature=1.92,energy=0.9"
            )
        for attribute in values:
            if attribute not in (*ATTRIBUTES, "name"):
                near = difflib.get_close_matches(str(attribute), _MEANT, n=1, cutoff=0.8)
                if near:
                    meant, known = _MEANT[near[0]], ", ".join(ATTRIBUTES)
                    raise UserError(
                        f"unknown attribute of a persona '{attribute}'; the nearest is '{meant}'. Known: {known}"
                    )
                raise unknown("attribute of a persona", attribute, ATTRIBUTES)
        return cls(**values)

    @classmethod
    def parse(cls, text: str) -> Persona:
        """From "stature=1.92,energy=0.9", or from the path of a file that `save` wrote."""
        if "=" not in text or (text.endswith(".json") and Path(text).is_file()):
            if text.strip(" ,") == "" or (text in ATTRIBUTES and not Path(text).exists()):
                raise UserError(f"a persona is a file, or attributes as in stature=1.92,energy=0.9; found '{text}'")
            return cls.load(text)
        values: dict[str, Any] = {}
        for piece in filter(None, (p.strip() for p in text.split(","))):
            attribute, equals, value = (part.strip() for part in piece.partition("="))
            if not equals and piece.isdigit() and values:
                raise UserError(f"a persona's numbers have a decimal point, as in stature=1.92; found '{text}'")
            if not equals or not value:
                raise UserError(f"a persona is written attribute=value,attribute=value; found '{piece}'")
            if attribute in values:
                raise UserError(f"a persona names {attribute} twice: '{text}'")
            values[attribute] = _number(attribute, value) if attribute in RANGES else value
        return cls.of(values)

    @classmethod
    def load(cls, path: str | Path) -> Persona:
        """Read a persona file; UserError where it is none, or of a later version."""
        held = read_json(path, "persona file")
        if not isinstance(held, dict) or not isinstance(held.get("persona"), dict):
            raise UserError(f'{path} is no persona file: it needs {{"format": {FORMAT}, "persona": {{...}}}}')
        check_format(held, FORMAT, f"persona file {path}")
        if more := sorted(held.keys() - {"format", "persona"}):
            raise UserError(
                f"persona file {path} holds '{more[0]}' beside format and persona; attributes stand in persona"
            )
        try:
            return cls.of(held["persona"])
        except UserError as problem:
            raise UserError(f"persona file {path}: {problem}") from None

    def save(self, path: str | Path) -> Path:
        """Write a persona file (JSON)."""
        path = Path(path)
        with atomic_write(path, ".json") as temporary:
            temporary.write_text(json.dumps({"format": FORMAT, "persona": self.known()}, indent=1) + "\n", "utf-8")
        return path

    def known(self) -> dict[str, Any]:
        """The attributes that are set, as a dictionary."""
        return {k: v for k, v in asdict(self).items() if v not in (None, "")}

    def completed(self, other: Persona) -> Persona:
        """This persona, with what it leaves open taken from another."""
        return Persona(**{f.name: _first(getattr(self, f.name), getattr(other, f.name)) for f in fields(self)})


ANYBODY = Persona()


def vector(persona: Mapping[str, Any]) -> np.ndarray:
    """(VECTOR,) float32: each attribute in deviations from its mean (choices: -1 or 1), then 1 where it is known.

    What the mapping lacks counts as unknown (0, 0); other keys are passed over.
    """
    values, known = np.zeros(len(ATTRIBUTES), np.float32), np.zeros(len(ATTRIBUTES), np.float32)
    for place, name in enumerate(ATTRIBUTES):
        value = persona.get(name)
        if value is None:
            continue
        if name in RANGES:
            values[place] = (float(value) - RANGES[name].mean) / RANGES[name].spread
        elif value in CHOICES[name]:
            values[place] = 1.0 if value == CHOICES[name][1] else -1.0
        else:
            continue
        known[place] = 1.0
    return np.concatenate([values, known])


def mirrored(vectors: np.ndarray) -> np.ndarray:
    """Vectors (..., VECTOR) of the same people in a mirror: the other hand is the preferred one."""
    vectors = vectors.copy()
    vectors[..., ATTRIBUTES.index("handedness")] *= -1.0
    return vectors


def emphasised(vectors: np.ndarray, emphasis: Mapping[str, float]) -> np.ndarray:
    """Vectors (..., VECTOR) with factors on the deviations of some attributes, up to `FAR` of them."""
    vectors = vectors.copy()
    for name, factor in emphasis.items():
        place = ATTRIBUTES.index(name)
        vectors[..., place] = np.clip(vectors[..., place] * factor, -FAR, FAR)
    return vectors


def _first(value: Any, other: Any) -> Any:
    return other if value in (None, "") else value


def _number(attribute: str, value: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise UserError(
            f"{attribute} of a persona must be a number ({RANGES[attribute].says}), found '{value}'"
        ) from None
