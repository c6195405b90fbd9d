"""Does it copy? How far a motion is from the nearest motion that was trained on.

Letters: N motions, P people (2), T frames, J joints (22), K clips of the training split.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.data.store import Store
from intermoe.skeleton.smpl22 import NUM_JOINTS

FRAMES = 16  # of every motion, whatever its length: a copy keeps its length
_CHUNK = 256  # motions at once


class Training:
    """Motions of the training split, ready for motions to be held against them."""

    def __init__(self, clips: Iterable[np.ndarray]) -> None:
        """clips: joint positions (2,T,J,3) of each, metres."""
        self._rows = np.stack([_shape(positions) for positions in clips])
        self._squares = (self._rows**2).sum(1)

    @classmethod
    def of(cls, store: Store, split: str = "train") -> Training:
        """All clips of a split; UserError if it is empty."""
        found = store.split(split)
        if not found:
            raise UserError(f"the {split} split of {store.path} is empty: there is nothing to be copied")
        width = 3 * NUM_JOINTS  # features begin with the joints
        return cls(store.features(i)[..., :width].reshape(2, -1, NUM_JOINTS, 3) for i in found)

    def distances(self, motions: Sequence[Interaction]) -> np.ndarray:
        """How far each motion is from the nearest training clip: (N,) centimetres.

        d(a, b) = sqrt(mean over p, t, j of |a[p,t,j] - b[p,t,j]|^2), the distance of a joint, where both clips are sampled
        at `FRAMES` moments and turned so that person 0 starts at the origin and person 1 towards +z; the smallest over
        training clips, as they are and with their people exchanged. Real motion of the test split says what is far: a
        model whose motions are much nearer to training clips than that copies them.
        """
        best = np.full(len(motions), np.inf)
        for order in (1, -1):
            rows = np.stack([_shape(motion.positions[::order]) for motion in motions])
            for first in range(0, len(rows), _CHUNK):
                part = rows[first : first + _CHUNK]
                squares = (part**2).sum(1)[:, None] + self._squares - 2.0 * part @ self._rows.T
                # of the nearest one anew: the difference of large squares is wrong by a millimetre on some machines
                exact = ((part - self._rows[squares.argmin(1)]) ** 2).sum(1)
                best[first : first + _CHUNK] = np.minimum(best[first : first + _CHUNK], exact)
        return 100.0 * np.sqrt(np.maximum(best, 0.0) / (self._rows.shape[1] / 3))


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
