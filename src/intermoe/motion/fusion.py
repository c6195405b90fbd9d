"""Positions and velocities say the same thing twice: the motion that agrees best with both.

Positions know where a body is, velocities how it gets on (a standing foot's is zero). Predicted ones differ a little,
and following the positions alone shakes. Letters: P people, T frames, F = 262 features.
"""

from __future__ import annotations

import numpy as np
from scipy.linalg import solveh_banded

from intermoe.motion.interhuman import BLOCKS

RATIO = 6.0  # tolerated error of a position over that of a velocity, in frames: about how far a position is averaged


def fuse(features: np.ndarray, *, ratio: float = RATIO) -> np.ndarray:
    """Replace the positions of features (..., T, 262) by x, the least squares solution of

        sum_t |x_t - p_t|^2 + ratio^2 |x_(t+1) - x_t - v_t|^2

    for every joint and axis; where p and v agree, x is p. All else stays.
    """
    position, velocity = features[..., BLOCKS["position"].slice], features[..., BLOCKS["velocity"].slice]
    frames = features.shape[-2]
    if frames < 2:
        return features
    weight = float(ratio) ** 2
    banded = np.zeros((2, frames))  # the tridiagonal normal equations, upper form
    banded[0, 1:] = -weight
    banded[1] = 1.0 + weight * np.concatenate([[1.0], np.full(frames - 2, 2.0), [1.0]])
    step = weight * velocity[..., :-1, :].astype(np.float64)
    right = position.astype(np.float64)
    right[..., 1:, :] += step
    right[..., :-1, :] -= step
    columns = np.moveaxis(right, -2, 0).reshape(frames, -1)
    solved = solveh_banded(banded, columns).reshape(frames, *right.shape[:-2], right.shape[-1])
    fused = features.copy()
    fused[..., BLOCKS["position"].slice] = np.moveaxis(solved, 0, -2)
    return fused
