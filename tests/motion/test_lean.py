"""Where an arm is too short for a hand at the partner, shoulder and trunk come along; everybody else stands as before."""

from __future__ import annotations

import numpy as np
import pytest

from intermoe.motion import lean
from intermoe.skeleton import kinematics, quat
from intermoe.skeleton.smpl22 import ARM, OFFSETS

FPS, T = 30.0, 60


def standing() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Joints (1,T,22,3), their world rotations and bone lengths (1,22): arms forwards."""
    local = np.zeros((1, T, 22, 4))
    local[..., 3] = 1.0
    for side, sign in ((16, 1.0), (17, -1.0)):
        local[:, :, side] = quat.from_axis_angle(np.array([0.0, 1.0, 0.0]), -sign * np.pi / 2)
    joints, world = kinematics.forward(local, np.zeros((1, T, 3)), OFFSETS[None, None].astype(np.float64))
    return joints, world, np.linalg.norm(OFFSETS, axis=-1)[None].astype(np.float64)


def short(joints: np.ndarray, wrists: np.ndarray) -> np.ndarray:
    return np.maximum(np.linalg.norm(wrists - joints[:, :, [16, 17]], axis=-1) - ARM, 0.0)


@pytest.mark.parametrize("metres", [0.02, 0.08])
def test_an_arm_that_is_too_short_is_helped(metres):
    joints, world, lengths = standing()
    wrists = joints[:, :, [20, 21]].copy()
    bump = np.exp(-(((np.arange(T) - 30) / 8.0) ** 2))
    wrists[:, :, 1, 2] += metres * bump
    before = joints.copy()
    lean.follow(joints, world, wrists, np.ones((1, T, 2)), lengths, fps=FPS)
    assert short(before, wrists).max() > 0.9 * metres
    assert short(joints, wrists).max() < 0.005
    assert np.array_equal(joints[:, :, [0, 1, 2, 4, 5, 7, 8, 10, 11]], before[:, :, [0, 1, 2, 4, 5, 7, 8, 10, 11]])
    assert np.linalg.norm(joints - before, axis=-1).max() < 3.0 * metres
    assert np.abs(np.diff(joints, n=2, axis=1)).max() * FPS**2 < 20.0  # smoothly
    again, _ = kinematics.forward(
        kinematics.local_from_global(world), joints[:, :, 0], OFFSETS[None, None].astype(np.float64)
    )
    arms = [18, 19, 20, 21]  # joints and rotations stay one
    assert np.allclose(np.delete(again, arms, axis=2), np.delete(joints, arms, axis=2), atol=1e-6)
    assert np.allclose(again[:, :, arms], joints[:, :, arms], atol=1e-6)


def test_hands_that_are_at_nobody_or_in_reach_move_no_one():
    for weight, far in ((0.0, 0.1), (1.0, -0.1)):
        joints, world, lengths = standing()
        before, turned = joints.copy(), world.copy()
        wrists = joints[:, :, [20, 21]] + np.array([0.0, 0.0, far])
        lean.follow(joints, world, wrists, np.full((1, T, 2), weight), lengths, fps=FPS)
        assert np.array_equal(joints, before) and np.array_equal(world, turned)


@pytest.mark.parametrize(
    ("far", "weight", "factor"), [(-0.1, 1.0, 1.0), (0.06, 0.0, 1.0), (0.06, 1.0, None), (0.3, 1.0, lean.LONGEST)]
)
def test_arms_are_as_long_as_hands_at_the_partner_need_and_no_longer_than_people_have(far, weight, factor):
    joints, _, lengths = standing()
    wrists = joints[:, :, [20, 21]] - [0.0, 0.0, 0.1]
    wrists[:, 30, 1, 2] += 0.1 + far
    longer = lean.longer(joints, wrists, np.full((1, T, 2), weight), lengths, np.array([1.75]))
    assert longer == pytest.approx([(ARM + far) / (lean.REACH * ARM) if factor is None else factor], abs=1e-3)
