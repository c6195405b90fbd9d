"""Clips that follow each other: bodies stay, feet step, nothing leaps."""

from __future__ import annotations

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.motion.join import FASTEST, join
from intermoe.skeleton import quat
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import FOOT_JOINTS, OFFSETS, PARENTS


def pair(*, gap: float = 1.0, at: tuple[float, float] = (0.0, 0.0), turn: float = 0.0, arms: float = 1.2, size: float = 1.0,
         frames: int = 30) -> Interaction:  # fmt: skip
    """Two people `gap` metres apart face to face, the pair turned by `turn` and shifted; arms hang by `arms` radians."""
    offsets = np.stack([size * OFFSETS, 0.95 * size * OFFSETS]).astype(np.float64)
    time = np.arange(frames) / 30.0
    z = np.array([0.0, 0.0, 1.0])
    rotations = np.zeros((2, frames, 22, 4))
    rotations[..., 3] = 1.0
    rotations[:, :, 0] = quat.heading(np.array([turn, turn + np.pi]))[:, None]
    rotations[:, :, 16] = quat.from_axis_angle(z, -arms + 0.2 * np.sin(3.0 * time))
    rotations[:, :, 17] = quat.from_axis_angle(z, np.full(frames, arms))
    translation = np.zeros((2, frames, 3))
    translation[..., 1] = 0.93 * size * np.array([[1.0], [0.95]])
    ahead = 0.5 * gap * np.array([np.sin(turn), 0.0, np.cos(turn)])
    translation[0] += np.array([at[0], 0.0, at[1]]) - ahead
    translation[1] += np.array([at[0], 0.0, at[1]]) + ahead
    positions, _ = forward(rotations, translation, offsets[:, None])
    positions[..., 1] -= positions[:, :, list(FOOT_JOINTS), 1].min(axis=(1, 2))[:, None, None]
    f = np.float32
    return Interaction(positions.astype(f), 30.0, rotations.astype(f), positions[:, :, 0].astype(f), offsets.astype(f),
                       hand_shapes=np.zeros((2, frames, 2), np.int8))  # fmt: skip


def speeds(motion: Interaction) -> np.ndarray:
    return np.linalg.norm(np.diff(motion.positions.astype(np.float64), axis=1), axis=-1) * motion.fps


def bones(motion: Interaction) -> np.ndarray:
    return np.linalg.norm(motion.positions[:, :, 1:] - motion.positions[:, :, list(PARENTS[1:])], axis=-1)


@pytest.mark.parametrize(
    "second", [{}, {"gap": 3.0}, {"gap": 0.5, "turn": 2.0, "at": (4.0, -7.0)}, {"turn": 3.1, "arms": 0.0}]
)
def test_nothing_leaps_and_bodies_stay(second: dict) -> None:
    joined = join([pair(), pair(**second), pair(gap=1.4)])
    assert speeds(joined).max() < FASTEST
    assert bones(joined).std(axis=1).max() < 1e-4
    first, middle, last = joined.meta["parts"]
    assert first == [0, 30] and middle[0] > 30 and last[1] == joined.num_frames == joined.rotations.shape[1]
    assert joined.positions[:, :, list(FOOT_JOINTS), 1].min() > -0.01


def test_the_pair_goes_on_where_it_stands_whatever_its_own_origin() -> None:
    """Turned and shifted by any amount, the same clip follows in the same place."""
    here, there = (join([pair(), pair(gap=1.2, **moved)]) for moved in ({}, {"turn": 1.7, "at": (5.0, 3.0)}))
    np.testing.assert_allclose(here.positions, there.positions, atol=2e-3)
    assert np.abs(here.positions[:, -1, 0] - here.positions[:, 0, 0]).max() < 0.2


def test_the_bodies_are_those_of_the_first() -> None:
    joined = join([pair(), pair(size=1.15)])
    start, end = joined.meta["parts"][1]
    np.testing.assert_allclose(bones(joined)[:, 0], bones(pair())[:, 0], atol=5e-3)
    assert joined.positions[0, start:end, 15, 1].max() < pair().positions[0, 0, 15, 1] + 0.03


def test_feet_step_one_at_a_time_and_stand_meanwhile() -> None:
    joined = join([pair(), pair(gap=2.2)])
    start, end = joined.meta["parts"][0][1], joined.meta["parts"][1][0]
    ankles = joined.positions[:, start - 1 : end + 1][:, :, [7, 8]].astype(np.float64)
    moving = np.linalg.norm(np.diff(ankles[..., [0, 2]], axis=1), axis=-1) * 30.0 > 0.15  # metres a second
    assert moving.any(axis=1).all()  # each foot of each person steps
    assert not moving.all(axis=-1).any()  # and never both at once
    assert (ankles[..., 1].max(axis=1) - ankles[:, 0, :, 1] > 0.03).all()  # lifted


def test_a_farther_way_takes_longer() -> None:
    near, far = (join([pair(), pair(gap=gap)]).meta["parts"][1][0] for gap in (1.1, 4.0))
    assert far > near + 15


def test_clips_that_cannot_follow_each_other() -> None:
    clip = pair()
    with pytest.raises(UserError, match="one frame rate"):
        join([clip, clip.replace(fps=20.0)])
    with pytest.raises(UserError):
        join([])
    alone = join([clip])
    np.testing.assert_array_equal(alone.positions, clip.positions)
