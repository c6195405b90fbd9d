"""From where a pair is best seen."""

from __future__ import annotations

import numpy as np

from intermoe.export.raycast import Array


def side_azimuth(people: Array) -> float:
    """Heading (radians) at which a camera sees person 0 on the left and person 1 on the right; people (P,T,22,3).

    One person, or two side by side on a long path, is seen from the side of the way walked, going right.
    """
    root = people[:, :, 0][..., [0, 2]]
    travel = (root[:, -1] - root[:, 0]).mean(axis=0)
    across = np.zeros(2)
    if len(people) > 1:
        gap = root[1] - root[0]
        weight = 1 / (0.3 + np.linalg.norm(gap, axis=-1, keepdims=True)) ** 2
        across = (gap * weight).sum(axis=0) / weight.sum()
    if np.linalg.norm(across) < 0.25 or (len(people) == 1 and np.linalg.norm(travel) > 0.5):
        across = travel
    if np.linalg.norm(across) < 0.25:  # stands where it is: its face to the right
        left = (people[0, :, 1] - people[0, :, 2]).mean(axis=0)
        across = np.array([-left[2], left[0]])
    right = across / max(float(np.linalg.norm(across)), 1e-8)
    return float(np.arctan2(-right[1], right[0]))
