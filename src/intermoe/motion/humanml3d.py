"""HumanML3D's features: 263 numbers a frame of one person, 20 frames a second (Guo et al., CVPR 2022).

Columns: the root's turn about y to the next frame (1, half the angle in radians) and its step there (2, x and z seen by
the person, metres), its height (1); 21 joint positions relative to the root's place on the floor, seen by the person
(63, metres); 21 rotations of the data set's own skeleton (126); 22 joint velocities (66, metres a frame); 4 foot contacts.
Letters: P people (1), T frames.
"""

from __future__ import annotations

import numpy as np

from intermoe.core.types import Interaction
from intermoe.motion.blocks import layout
from intermoe.skeleton import quat

BLOCKS = layout(
    ("turn", 1, 1), ("step", 1, 2), ("height", 1, 1), ("position", 21, 3), ("rotation", 21, 6), ("velocity", 22, 3),
    ("contact", 4, 1),
)  # fmt: skip
NUM_FEATURES = 263
FPS = 20.0


def positions(x: np.ndarray) -> np.ndarray:
    """Features (P, T, 263) -> joint positions (P, T, 22, 3), metres, y up; the first frame's root stands above the
    origin and faces +z.
    """
    x = x.astype(np.float64)
    turns, steps = x[..., BLOCKS["turn"].slice][..., 0], x[..., BLOCKS["step"].slice]
    angle = -2 * np.concatenate([np.zeros_like(turns[:, :1]), np.cumsum(turns[:, :-1], axis=1)], axis=1)
    facing = quat.heading(angle)
    seen = np.zeros((*x.shape[:2], 3))
    seen[:, 1:, [0, 2]] = steps[:, :-1]
    root = np.cumsum(quat.rotate(facing, seen), axis=1)
    joints = x[..., BLOCKS["position"].slice].reshape(*x.shape[:2], 21, 3)
    placed = quat.rotate(facing[:, :, None], joints) + root[:, :, None]
    root[..., 1] = x[..., BLOCKS["height"].slice][..., 0]
    return np.concatenate([root[:, :, None], placed], axis=2)


def decode(x: np.ndarray, *, fps: float) -> Interaction:
    """Features (P, T, 263) to a motion of positions and contacts; its rotations are those of another skeleton."""
    return Interaction(
        positions=positions(x).astype(np.float32), fps=fps, foot_contacts=x[..., BLOCKS["contact"].slice] > 0.5
    )
