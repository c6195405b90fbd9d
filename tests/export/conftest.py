"""A short clip of two people of different build, by forward kinematics."""

import numpy as np
import pytest

from intermoe.core.types import Interaction
from intermoe.skeleton import quat
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import OFFSETS


@pytest.fixture(scope="session")
def pair() -> Interaction:
    """Two seconds at 30 fps; a tall and a short person face each other, lift a knee and wave."""
    t = np.arange(60) / 30
    offsets = np.stack([1.08 * OFFSETS, 0.9 * OFFSETS])
    rotations = np.zeros((2, len(t), 22, 4))
    rotations[..., 3] = 1
    x, y, z = np.eye(3)
    rotations[:, :, 0] = quat.heading(np.array([np.pi / 2, -np.pi / 2]))[:, None]
    rotations[:, :, 16] = quat.from_axis_angle(z, np.full(len(t), -1.2))
    rotations[:, :, 17] = quat.from_axis_angle(z, 0.6 + 0.6 * np.sin(3 * t))
    rotations[:, :, 19] = quat.from_axis_angle(y, 1.2 + 1.0 * np.sin(4 * t))
    rotations[:, :, 1] = quat.from_axis_angle(x, -0.5 + 0.5 * np.sin(2 * t))
    rotations[:, :, 4] = quat.from_axis_angle(x, 0.6 - 0.6 * np.sin(2 * t))
    rotations[:, :, 15] = quat.from_axis_angle(y, 0.4 * np.sin(2 * t))
    translation = np.zeros((2, len(t), 3))
    translation[:, :, 0] = [[-0.6], [0.6]]
    translation[:, :, 1] = 0.985 * np.array([[1.08], [0.9]])
    positions, _ = forward(rotations, translation, offsets[:, None])
    f = np.float32
    return Interaction(
        positions.astype(f), 30.0, rotations.astype(f), translation.astype(f), offsets.astype(f),
        text='Two people wave at each other; one says "hi" <loudly>.', texts=("They wave.", "They wave back."),
    )  # fmt: skip
