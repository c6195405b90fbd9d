"""Does it copy? How far a motion is from the nearest motion that was trained on.

Letters: N motions, P people (2), T frames, J joints (22), K clips of the training split.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from intermoe.core.types import Interaction

FRAMES = 24  # of every motion, whatever its length: a copy keeps its length
_CHUNK = 2048  # training clips at once


def nearest_distances(motions: Sequence[Interaction], training: Iterable[Interaction]) -> np.ndarray:
    """How far each motion is from the nearest training clip: (N,) centimetres.

    d(a, b) = sqrt(mean over p, t, j of |a[p,t,j] - b[p,t,j]|^2), the distance of a joint, where both clips are sampled at
    `FRAMES` moments and turned so that person 0 starts at the origin and person 1 towards +z; the smallest over training clips, as they
    are and with their people exchanged. Real motion of the test split says what is far: a model whose motions are much
    nearer to training clips than that copies them.
    """
    wanted = np.stack([_shape(motion.positions) for motion in motions])
    best = np.full(len(wanted), np.inf, np.float32)
    chunk: list[np.ndarray] = []

    def look() -> None:
        rows = np.stack(chunk)
        squares = (wanted**2).sum(1)[:, None] + (rows**2).sum(1) - 2.0 * wanted @ rows.T
        np.minimum(best, squares.min(1), out=best)
        chunk.clear()

    for clip in training:
        chunk.extend(_shape(positions) for positions in (clip.positions, clip.positions[::-1]))
        if len(chunk) >= _CHUNK:
            look()
    if chunk:
        look()
    joints = wanted.shape[1] / 3
    return 100.0 * np.sqrt(np.maximum(best, 0.0) / joints)


def _shape(positions: np.ndarray) -> np.ndarray:
    """(2,T,J,3) -> (2*FRAMES*J*3,) float32."""
    at = np.linspace(0, positions.shape[1] - 1, FRAMES).round().astype(int)
    points = np.asarray(positions[:, at], np.float64)
    start = points[:, :2, 0].mean(1)  # of both pelvises
    way = (start[1] - start[0])[[0, 2]]
    way /= max(float(np.linalg.norm(way)), 1e-6)
    x, z = points[..., 0] - start[0, 0], points[..., 2] - start[0, 2]
    turned = np.stack((x * way[1] - z * way[0], points[..., 1], x * way[0] + z * way[1]), -1)
    return turned.astype(np.float32).ravel()
