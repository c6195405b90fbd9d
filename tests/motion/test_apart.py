"""Bodies that are inside each other come out, with feet and hands where they were, and nothing else is touched."""

from __future__ import annotations

import numpy as np
import pytest

from intermoe.core.types import Interaction
from intermoe.evaluation import physics
from intermoe.motion import apart, cleanup
from intermoe.skeleton import kinematics, quat
from intermoe.skeleton.smpl22 import ANKLES, OFFSETS, WRISTS

FRAMES = 90


def pair(gaps: np.ndarray, *, beside: bool = False, arms: float = 1.2, bend: float = 0.6) -> Interaction:
    """Two who stand with hanging arms, elbows a little bent; one before the other or beside them, `gaps` (T,) metres apart."""
    rotations = np.zeros((2, len(gaps), 22, 4))
    rotations[..., 3] = 1.0
    for side, sign in ((0, -1.0), (1, 1.0)):
        rotations[:, :, 16 + side] = quat.from_axis_angle(np.eye(3)[2], sign * arms)
        rotations[:, :, 18 + side] = quat.from_axis_angle(np.eye(3)[1], sign * bend)
    translation = np.zeros((2, len(gaps), 3))
    translation[1, :, 0 if beside else 2] = gaps
    offsets = np.stack([OFFSETS, OFFSETS]).astype(np.float64)
    low = kinematics.forward(rotations, translation, offsets[:, None])[0][..., 1].min()
    translation[..., 1] = 0.02 - low
    positions, _ = kinematics.forward(rotations, translation, offsets[:, None])
    f = np.float32
    return Interaction(positions.astype(f), 30.0, rotations.astype(f), translation.astype(f), offsets.astype(f))


def dip(depth: float, far: float) -> np.ndarray:
    """From `far` to `depth` and back, metres."""
    return far - (far - depth) * np.exp(-(((np.arange(FRAMES) - FRAMES / 2) / 12.0) ** 2))


def cleaned(clip: Interaction, monkeypatch: pytest.MonkeyPatch) -> tuple[Interaction, Interaction]:
    """Without and with what leads them apart."""
    with monkeypatch.context() as patch:
        patch.setattr(apart, "pushes", lambda x, statures, *, fps: np.zeros((2, x.shape[1], 3)))
        patch.setattr(apart, "swings", lambda x, statures, *, fps: np.zeros((2, x.shape[1], 2)))
        before = cleanup.clean(clip)
    return before, cleanup.clean(clip)


@pytest.mark.parametrize(("beside", "nearest", "far"), [(False, 0.14, 0.8), (True, 0.5, 1.4)])
def test_overlaps_are_halved_with_feet_and_hands_in_place(beside, nearest, far, monkeypatch) -> None:
    before, after = cleaned(pair(dip(nearest, far), beside=beside, bend=1.2 if beside else 0.6), monkeypatch)
    deep, left = physics.overlap(before.positions), physics.overlap(after.positions)
    assert deep.max() > 0.03 and left.max() < 0.6 * deep.max() and (left > 0.02).sum() < 0.6 * (deep > 0.02).sum()
    moved = np.linalg.norm(after.positions - before.positions, axis=-1)
    assert moved[:, :, list(ANKLES)].max() < 0.01 and moved[:, :, list(WRISTS)].max() < 0.01
    fastest = [physics.peak_acceleration(clip.positions, fps=30.0) for clip in (before, after)]
    assert fastest[1] < fastest[0] + 5.0
    rebuilt, _ = kinematics.forward(after.rotations, after.translation, after.offsets[:, None])
    assert np.abs(rebuilt - after.positions).max() < 1e-4


def test_who_is_in_nobody_is_left_alone(monkeypatch) -> None:
    before, after = cleaned(pair(dip(0.5, 1.0)), monkeypatch)
    assert np.array_equal(before.positions, after.positions)


def test_nobody_is_moved_beyond_what_a_sampler_misses_by() -> None:
    clip = pair(np.full(FRAMES, 0.02))  # one in the other
    moved = apart.pushes(clip.positions.astype(np.float64), np.array([1.75, 1.75]), fps=30.0)
    assert np.isfinite(moved).all() and np.linalg.norm(moved, axis=-1).max() <= apart.MOST + 1e-9
    assert np.allclose(moved[0], -moved[1]) and not moved[..., 1].any()
