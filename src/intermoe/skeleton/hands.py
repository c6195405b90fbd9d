"""The shapes of a hand. The skeleton has no finger joints: a clip says which shape each hand has in each frame.

What the fingers do in each shape is in skeleton.fingers.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from intermoe.core.errors import UserError

SHAPES = ("relaxed", "fist", "open", "point", "thumb", "scissors", "grip")
CHANNELS = 2 * len(SHAPES)  # of both hands of a person
RELAXED, FIST, OPEN, POINT, THUMB, SCISSORS, GRIP = range(len(SHAPES))


def checked(shapes: np.ndarray) -> np.ndarray:
    """The codes themselves, any shape. UserError where one is no whole number of SHAPES."""
    codes = np.asarray(shapes)
    wrong = ~np.isin(codes, range(len(SHAPES)))
    if wrong.any():
        known = ", ".join(f"{code} {name}" for code, name in enumerate(SHAPES))
        raise UserError(f"hand_shapes hold {codes[wrong].flat[0]}; a hand shape is one of {known}.")
    return codes.astype(np.int8)


def to_runs(shapes: np.ndarray) -> list[list]:
    """Codes (T,) of one hand -> [[first frame, name], ...], an entry for every change: short, and for people to read."""
    codes = checked(shapes)
    starts = [0, *(np.flatnonzero(np.diff(codes)) + 1).tolist()]
    return [[start, SHAPES[codes[start]]] for start in starts]


def from_runs(runs: Sequence[Sequence], num_frames: int) -> np.ndarray:
    """What `to_runs` told -> codes (num_frames,) int8. ValueError for a name that is no shape."""
    codes = np.zeros(num_frames, np.int8)
    for start, name in runs:
        codes[int(start) :] = SHAPES.index(name)
    return codes
