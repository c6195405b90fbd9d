"""Two-bone inverse kinematics: a leg or an arm whose end is put somewhere, its bend kept in the plane it is in.

Letters: ... any leading axes (people, frames, sides).
"""

from __future__ import annotations

import numpy as np

FULL = 0.9995  # of the limb's length: further targets are met as far as this


def two_bone(
    root: np.ndarray, middle: np.ndarray, target: np.ndarray, upper: np.ndarray, lower: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """New middle and end of a limb that hangs on `root` and should end at `target`.

    root, middle (where the joint is now: it tells which way to bend), target (..., 3); upper, lower (...) bone lengths,
    metres.
    -> middle, end (..., 3). A target out of reach is approached along the straight line to it.
    """
    reach = target - root
    distance = np.linalg.norm(reach, axis=-1)
    length = np.clip(distance, np.abs(upper - lower) + 1e-6, FULL * (upper + lower))
    along = reach / np.maximum(distance, 1e-9)[..., None]
    bend = middle - root
    bend = bend - (bend * along).sum(-1, keepdims=True) * along
    size = np.linalg.norm(bend, axis=-1, keepdims=True)
    spare = np.cross(along, np.array([1.0, 0.0, 0.0]))  # a straight limb has no plane of its own: forwards, if it hangs
    spare = spare / np.maximum(np.linalg.norm(spare, axis=-1, keepdims=True), 1e-9)
    bend = np.where(size > 1e-6, bend / np.maximum(size, 1e-9), spare)
    cosine = np.clip(
        (upper**2 + length**2 - lower**2) / (2.0 * upper * length), -1.0, 1.0
    )  # law of cosines, at the root
    sine = np.sqrt(1.0 - cosine**2)
    knee = root + (upper * cosine)[..., None] * along + (upper * sine)[..., None] * bend
    return knee, root + length[..., None] * along
