"""Two people of known motion: they stand a metre apart, face each other, and shift their weight a little."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from intermoe import Interaction
from intermoe.skeleton import body, kinematics, quat
from intermoe.skeleton.smpl22 import OFFSETS

FPS, SECONDS = 30.0, 4.0


def stand(gap: float = 1.0, reach: float = 0.0) -> Interaction:
    """Two people `gap` metres apart, face to face; the right arms go `reach` radians forward and up at mid-clip."""
    frames = int(FPS * SECONDS)
    time = np.arange(frames) / FPS
    offsets = np.stack([OFFSETS, OFFSETS * np.float32(1.05)]).astype(np.float64)
    rotations = np.zeros((2, frames, 22, 4))
    rotations[..., 3] = 1.0
    rotations[0, :, 0], rotations[1, :, 0] = quat.heading(0.0), quat.heading(np.pi)
    x, y = np.eye(3)[0], np.eye(3)[1]
    down = quat.from_axis_angle(np.array([0.0, 0.0, 1.0]), np.pi / 2)
    rotations[:, :, 16], rotations[:, :, 17] = quat.inverse(down), down  # arms hang
    lift = quat.from_axis_angle(x, -reach * np.exp(-((time - SECONDS / 2) ** 2) / 0.3))
    rotations[:, :, 17] = quat.multiply(lift, rotations[:, :, 17])
    rotations[:, :, 12] = quat.from_axis_angle(y, 0.1 * np.sin(time))  # they look about
    height = body.pelvis_height(offsets)
    translation = np.zeros((2, frames, 3))
    translation[:, :, 1] = height[:, None]
    translation[1, :, 2] = gap
    positions, _ = kinematics.forward(rotations, translation, offsets[:, None])
    return Interaction(
        positions=positions.astype(np.float32), fps=FPS, rotations=rotations.astype(np.float32),
        translation=translation.astype(np.float32), offsets=offsets.astype(np.float32),
        foot_contacts=np.ones((2, frames, 4), bool),
    )  # fmt: skip


@pytest.fixture(name="stand")
def stand_fixture() -> Callable[..., Interaction]:
    return stand


@pytest.fixture
def standing() -> Interaction:
    return stand()


@pytest.fixture(scope="session")
def salsa(shared) -> list[Interaction]:
    """Real pairs, 5 s each at 30 fps."""
    clips = []
    with np.load(shared / "data" / "cmu_salsa" / "joints22_60fps.npz") as data:
        for trial in ("01", "03", "09", "12"):
            motion = data[f"60_61_{trial}"][:, ::2]
            clips += [Interaction(motion[:, start : start + 150], 30.0) for start in (60, 300)]
    return clips
