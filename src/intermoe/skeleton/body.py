"""Figures of a body on the 22-joint skeleton: stature, pelvis height, hand points."""

from __future__ import annotations

import numpy as np

from intermoe.skeleton import quat
from intermoe.skeleton.smpl22 import ANKLE_HEIGHT, ELBOWS, HAND_AXES, HAND_LENGTH, INDEX, OFFSETS, STATURE, WRISTS

HANDS = ("left_hand", "right_hand")  # names of the hand points
_FOREARM = float(np.linalg.norm(OFFSETS[WRISTS[0]]))
_UPRIGHT = (1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15)  # bones whose lengths make a person tall: legs, spine, neck, head


def stature(offsets: np.ndarray) -> np.ndarray:
    """(..., J, 3) bone offsets -> (...,) stature in metres; the rest pose's bones give 1.75.

    Legs count half each, so that the sum follows one line from sole to skull.
    """
    lengths = np.linalg.norm(offsets, axis=-1)[..., _UPRIGHT]
    rest = np.linalg.norm(OFFSETS, axis=-1)[list(_UPRIGHT)]
    weights = np.array([0.5, 0.5, 1, 0.5, 0.5, 1, 0.5, 0.5, 1, 1, 1], offsets.dtype)
    return STATURE * (lengths * weights).sum(-1) / (rest * weights).sum()


def pelvis_height(offsets: np.ndarray) -> np.ndarray:
    """(..., J, 3) -> (...,) height of the pelvis above the floor in the rest pose, soles flat."""
    drop = -(offsets[..., (1, 4, 7), 1] + offsets[..., (2, 5, 8), 1]).sum(-1) / 2
    return drop + ANKLE_HEIGHT * stature(offsets) / STATURE


def hand_points(positions: np.ndarray, global_rotations: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """Where the hands touch (left, right): wrist + 9 cm x stature/1.75 along the hand (DESIGN: hand point).

    positions (..., J, 3), global_rotations (..., J, 4) xyzw in the world, offsets (..., J, 3) broadcast against them.
    Returns (..., 2, 3) in metres.
    """
    reach = HAND_LENGTH * np.asarray(stature(offsets))[..., None, None] / STATURE
    axis = quat.rotate(global_rotations[..., WRISTS, :], HAND_AXES)
    return positions[..., WRISTS, :] + reach * axis


def parts(name: str) -> tuple[tuple[int, float], ...]:
    """Joints and weights whose sum a named joint or hand point is, as far as it is linear: a hand goes on along the forearm."""
    if name not in HANDS:
        return ((INDEX[name], 1.0),)
    side, ahead = HANDS.index(name), HAND_LENGTH / _FOREARM
    return ((WRISTS[side], 1.0 + ahead), (ELBOWS[side], -ahead))


def mirrored(name: str) -> str:
    """The name of a joint or hand point with left and right exchanged."""
    if name.startswith("left_"):
        return "right_" + name[5:]
    return "left_" + name[6:] if name.startswith("right_") else name
