"""Where a film's camera stands: both people whole in every picture, at rest unless they go too far for that.

The direction never changes. A pair that stays about one place is filmed from one place; a pair that goes further than
one picture can show at a good size is accompanied at a constant distance. Letters: P people, T frames, J joints.
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter1d

from intermoe.export.raycast import Array, Camera
from intermoe.export.view import side_azimuth
from intermoe.skeleton.body import stature
from intermoe.skeleton.smpl22 import INDEX, STATURE

FIELD_OF_VIEW = np.radians(30.0)  # vertical
TURN, ELEVATION = np.radians(24.0), np.radians(11.0)  # from the pair's side, and above the floor
_FLESH, _CROWN = 0.16, 0.22  # m at 1.75 m: around any joint (fingers beyond the wrist, too), and above the head's
_SMALLER = 1.4  # times as far as the closest view: from there on the camera goes along instead
_SMOOTH = 0.6  # s by which the camera's way is smoothed


def cameras(positions: Array, offsets: Array, fps: float, size: tuple[int, int]) -> list[Camera]:
    """A camera for each frame; positions (P,T,J,3) and bone offsets (P,J,3) in metres, `size` in pixels (width, height)."""
    azimuth = side_azimuth(positions) + TURN
    focal = 0.5 * size[1] / np.tan(0.5 * FIELD_OF_VIEW)
    axes = Camera.orbit(np.zeros(3), azimuth=azimuth, elevation=ELEVATION, distance=0, focal=focal, size=size).axes
    points, flesh = _extent(positions, offsets)
    half = 0.5 * np.array(size) / focal

    def distance(targets: Array) -> Array:
        """(T,) from which every point of a frame is seen; targets (T,3)."""
        local = (points - targets[:, None]) @ axes.T
        need = np.max((np.abs(local[..., :2]) + flesh) / half, axis=-1)
        return np.max(need - local[..., 2], axis=1)

    own = _middle(points.min(axis=1), points.max(axis=1))
    still = np.broadcast_to(_middle(points.min(axis=(0, 1)), points.max(axis=(0, 1))), own.shape)
    far = distance(still).max()
    if far > _SMALLER * distance(own).max():
        along = gaussian_filter1d(own, _SMOOTH * fps, axis=0, mode="nearest")
        along[:, 1] = still[:, 1]
        still, far = along, distance(along).max()
    return [
        Camera.orbit(target, azimuth=azimuth, elevation=ELEVATION, distance=float(far), focal=focal, size=size)
        for target in still
    ]


def _extent(positions: Array, offsets: Array) -> tuple[Array, float]:
    """Points (T,N,3) that have to be seen, the floor below the people among them, and the flesh around each in metres."""
    size = np.asarray(stature(offsets) / STATURE)
    crown = positions[:, :, [INDEX["head"]]] + _CROWN * size[:, None, None, None] * np.array([0.0, 1.0, 0.0])
    every = np.concatenate([positions, crown, positions * [1, 0, 1]], axis=2)
    return every.transpose(1, 0, 2, 3).reshape(positions.shape[1], -1, 3), _FLESH * float(size.max())


def _middle(low: Array, high: Array) -> Array:
    return 0.5 * (low + high)
