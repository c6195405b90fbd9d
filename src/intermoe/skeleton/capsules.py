"""Bodies as capsules: how deep one person's limbs are inside the other's.

A capsule is all points within `radius` of the segment between two joints. The radii are those of an average adult of
1.75 m and scale with the stature. Letters: P people (2), T frames, J joints, A and B capsules.
"""

from __future__ import annotations

import numpy as np

# (name, first joint, second joint, radius in metres at 1.75 m)
CAPSULES: tuple[tuple[str, int, int, float], ...] = (
    ("pelvis", 1, 2, 0.100), ("belly", 0, 6, 0.105), ("chest", 6, 12, 0.105),
    ("neck", 12, 15, 0.055), ("head", 15, 15, 0.095),
    ("left_thigh", 1, 4, 0.070), ("right_thigh", 2, 5, 0.070),
    ("left_shin", 4, 7, 0.048), ("right_shin", 5, 8, 0.048),
    ("left_foot", 7, 10, 0.038), ("right_foot", 8, 11, 0.038),
    ("left_shoulder", 13, 16, 0.060), ("right_shoulder", 14, 17, 0.060),
    ("left_upper_arm", 16, 18, 0.045), ("right_upper_arm", 17, 19, 0.045),
    ("left_forearm", 18, 20, 0.036), ("right_forearm", 19, 21, 0.036),
)  # fmt: skip
NAMES = tuple(name for name, *_ in CAPSULES)
ARMS = tuple(i for i, name in enumerate(NAMES) if "arm" in name)
_FIRST, _SECOND = np.array([c[1] for c in CAPSULES]), np.array([c[2] for c in CAPSULES])
_RADII = np.array([c[3] for c in CAPSULES])


def segment_distance(a0: np.ndarray, a1: np.ndarray, b0: np.ndarray, b1: np.ndarray) -> np.ndarray:
    """Smallest distance between segments a0-a1 and b0-b1, all (..., 3) and broadcast -> (...), metres.

    Ericson, Real-Time Collision Detection, 5.1.9: the lines' closest points, clamped to one segment, then to the other.
    """
    u, v, w = a1 - a0, b1 - b0, a0 - b0
    a, e, b = (u * u).sum(-1), (v * v).sum(-1), (u * v).sum(-1)
    c, f = (u * w).sum(-1), (v * w).sum(-1)
    tiny = 1e-9
    s = np.clip((b * f - c * e) / np.maximum(a * e - b * b, tiny), 0.0, 1.0)
    t = np.clip((b * s + f) / np.maximum(e, tiny), 0.0, 1.0)
    s = np.clip((b * t - c) / np.maximum(a, tiny), 0.0, 1.0)
    return np.linalg.norm(w + s[..., None] * u - t[..., None] * v, axis=-1)


def gaps(positions: np.ndarray, statures: np.ndarray | tuple[float, float] = (1.75, 1.75)) -> np.ndarray:
    """Metres from each of person 0's capsules to each of person 1's, below 0 inside each other.

    positions (2, T, 22, 3), statures (2,) in metres -> (T, A, A).
    """
    ends = np.asarray(positions, np.float64)
    first, second = ends[:, :, _FIRST], ends[:, :, _SECOND]  # (2, T, A, 3)
    gap = segment_distance(first[0, :, :, None], second[0, :, :, None], first[1, :, None, :], second[1, :, None, :])
    scale = np.asarray(statures, np.float64) / 1.75
    return gap - scale[0] * _RADII[:, None] - scale[1] * _RADII[None, :]


def penetration(positions: np.ndarray, statures: np.ndarray | tuple[float, float] = (1.75, 1.75)) -> np.ndarray:
    """Depth of each of person 0's capsules in each of person 1's, metres, 0 where they do not meet; as `gaps`."""
    return np.maximum(-gaps(positions, statures), 0.0)
