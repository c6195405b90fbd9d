"""Fusion: agreeing positions and velocities stay as they are, disagreeing ones meet."""

import numpy as np

from intermoe.motion import interhuman
from intermoe.motion.fusion import fuse
from intermoe.motion.interhuman import BLOCKS
from intermoe.skeleton.smpl22 import OFFSETS

P, V = BLOCKS["position"].slice, BLOCKS["velocity"].slice


def walk(frames=40):
    t = np.arange(frames)[None, :, None, None] / 30.0
    positions = np.cumsum(OFFSETS, 0) + np.array([0.3, 0.0, 1.0]) * t + 0.1 * np.sin(5 * t)
    six = np.broadcast_to(np.array([1.0, 0, 0, 1, 0, 0]), (2, frames, 21, 6))
    return interhuman.features(np.repeat(positions, 2, 0), six)


def test_motion_that_agrees_with_itself_is_unchanged():
    features = walk()
    assert np.abs(fuse(features) - features).max() < 1e-5


def test_shaking_positions_follow_the_velocities():
    features, rng = walk(), np.random.default_rng(0)
    shaken = features.copy()
    shaken[..., P] += 0.02 * rng.standard_normal(shaken[..., P].shape)
    fused = fuse(shaken)
    error = lambda x: np.abs(np.diff(x[..., P] - features[..., P], axis=-2)).mean()  # noqa: E731
    assert error(fused) < 0.15 * error(shaken)
    assert np.abs(fused[..., P] - features[..., P]).mean() < 0.5 * np.abs(shaken[..., P] - features[..., P]).mean()
    assert np.array_equal(fused[..., V], shaken[..., V])


def test_it_is_the_least_squares_solution():
    rng = np.random.default_rng(1)
    features = rng.standard_normal((2, 7, 262)).astype(np.float32)
    fused, ratio = fuse(features, ratio=3.0), 3.0

    def cost(x):
        between = np.diff(x, axis=-2) - features[..., :-1, V]
        return ((x - features[..., P]) ** 2).sum() + ratio**2 * (between**2).sum()

    best = cost(fused[..., P].astype(np.float64))
    for _ in range(20):
        assert cost(fused[..., P] + 1e-2 * rng.standard_normal(fused[..., P].shape)) > best


def test_one_frame_and_no_people_axis():
    features = walk()
    assert np.array_equal(fuse(features[:, :1]), features[:, :1])
    assert np.allclose(fuse(features[0]), fuse(features)[0])
