"""Positions to rotations and back: exact for rigid bodies, whichever way they stand, bend or lie."""

from __future__ import annotations

import time

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.skeleton import quat
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import OFFSETS
from intermoe.skeleton.solve import fit_offsets, residual, root_orientation, solve

PEOPLE, FRAMES = 2, 60
BODIES = np.stack([OFFSETS * 0.9, OFFSETS * 1.12]).astype(np.float64)


def smooth(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Slowly changing values of about unit size, (P, T, *shape)."""
    knots = rng.normal(size=(PEOPLE, 4, *shape))
    phase = np.linspace(0, np.pi, FRAMES)[:, None] * np.arange(4)
    return np.einsum("tk,pk...->pt...", np.cos(phase), knots) / 2


def motion(seed: int = 0, turn: np.ndarray | None = None) -> Interaction:
    """Two people of different build who bend as people can; `turn` (4,) is how the root lies."""
    rng = np.random.default_rng(seed)
    angles = smooth(rng, 22, 3) * 0.25
    angles[:, :, [4, 5]] = np.abs(smooth(rng, 2, 3)).clip(max=1.7) * [1.0, 0, 0] + [0.3, 0, 0]  # knees bend back
    fold = np.abs(smooth(rng, 2, 1)).clip(max=1.7) + 0.4
    angles[:, :, [18, 19]] = fold * np.array([[0, -1.0, 0], [0, 1.0, 0]])  # elbows bend forward
    rotations = quat.from_rotvec(angles)
    heading = quat.from_axis_angle(np.array([0.0, 1.0, 0.0]), smooth(rng) * 3)
    rotations[:, :, 0] = quat.multiply(heading, rotations[:, :, 0] if turn is None else turn)
    translation = smooth(rng, 3) + np.array([0.0, 1.0, 0.0])
    positions, _ = forward(rotations, translation, BODIES[:, None])
    return Interaction(positions=positions.astype(np.float32), rotations=rotations.astype(np.float32))


def degrees_between(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.degrees(2 * np.arccos(np.clip(np.abs((a * b).sum(-1)), 0, 1)))


def test_predicted_twists_give_the_rotations_back():
    given = motion()
    solved = solve(given)
    assert solved.rotations.shape == (PEOPLE, FRAMES, 22, 4)
    assert 1000 * residual(solved).max() < 0.1
    assert degrees_between(solved.rotations, given.rotations).max() < 0.2
    np.testing.assert_allclose(solved.offsets, BODIES, atol=1e-4)
    np.testing.assert_array_equal(solved.positions, given.positions)


LYING = quat.from_axis_angle(np.array([1.0, 0.0, 0.0]), -np.pi / 2)
BENT = quat.from_axis_angle(np.array([1.0, 0.0, 0.0]), 2.0)
SIDE = quat.from_axis_angle(np.array([0.0, 0.0, 1.0]), np.pi / 2)
UPSIDE_DOWN = quat.from_axis_angle(np.array([1.0, 0.0, 0.0]), np.pi)


@pytest.mark.parametrize("turn", [LYING, BENT, SIDE, UPSIDE_DOWN, quat.heading(np.pi)])
def test_positions_alone_give_every_orientation_of_the_root(turn):
    given = motion(1, turn)
    solved = solve(given.replace(rotations=None))
    assert 1000 * residual(solved).max() < 0.1
    assert degrees_between(solved.rotations[:, :, 0], given.rotations[:, :, 0]).max() < 0.2
    root = root_orientation(given.positions, fit_offsets(given.positions))
    assert degrees_between(root, given.rotations[:, :, 0]).max() < 0.2
    assert (
        degrees_between(solved.rotations[:, 1:], solved.rotations[:, :-1]).max() < 35
    )  # the motion's own 28; no flips
    assert ((solved.rotations[:, 1:] * solved.rotations[:, :-1]).sum(-1) > 0).all()


def test_knees_and_elbows_are_hinges_without_predictions():
    solved = solve(motion(2).replace(rotations=None))
    knees, elbows = quat.to_rotvec(solved.rotations[:, :, [4, 5]]), quat.to_rotvec(solved.rotations[:, :, [18, 19]])
    assert (knees[..., 0] > 0.1).all()
    assert np.abs(knees[..., 1:]).max() < 0.05
    assert (elbows[:, :, 0, 1] < -0.1).all()
    assert (elbows[:, :, 1, 1] > 0.1).all()
    assert np.abs(elbows[..., [0, 2]]).max() < 0.05


def test_turning_the_world_turns_the_root_alone():
    given = motion(3).replace(rotations=None)
    turn = quat.heading(2.3)
    turned = solve(given.replace(positions=quat.rotate(turn, given.positions.astype(np.float64)).astype(np.float32)))
    plain = solve(given)
    expected = plain.rotations.copy()
    expected[:, :, 0] = quat.multiply(turn, plain.rotations[:, :, 0])
    assert degrees_between(turned.rotations, expected).max() < 0.2


def test_noisy_bones_become_constant_and_hands_and_feet_stay():
    rng = np.random.default_rng(4)
    given = motion(4)
    stretch = 1 + 0.02 * smooth(rng, 22, 1)
    positions, _ = forward(given.rotations.astype(np.float64), smooth(rng, 3), BODIES[:, None] * stretch)
    solved = solve(Interaction(positions=positions.astype(np.float32)))
    rebuilt, _ = forward(solved.rotations, solved.translation, solved.offsets[:, None])
    bones = np.linalg.norm(rebuilt[:, :, 4] - rebuilt[:, :, 1], axis=-1)
    assert np.ptp(bones, axis=1).max() < 1e-5
    error = 1000 * residual(solved)
    assert error[:, :, [7, 8, 20, 21]].mean() < 3.0
    assert error.max() < 40.0


def test_left_and_right_lengths_are_shared_unless_told_otherwise():
    given = motion(5)
    bodies = BODIES.copy()
    bodies[:, 4] *= 1.1
    positions, _ = forward(given.rotations.astype(np.float64), given.positions[:, :, 0], bodies[:, None])
    clip = Interaction(positions=positions.astype(np.float32))
    lengths = np.linalg.norm(solve(clip).offsets, axis=-1)
    np.testing.assert_allclose(lengths[:, 4], lengths[:, 5], rtol=1e-5)
    free = np.linalg.norm(solve(clip, symmetric=False).offsets, axis=-1)
    np.testing.assert_allclose(free[:, 4], 1.1 * free[:, 5], rtol=1e-3)


def test_degenerate_bodies_stay_finite():
    collapsed = Interaction(positions=np.zeros((2, 5, 22, 3), np.float32))
    assert np.isfinite(solve(collapsed).rotations).all()
    thin = motion(6)
    positions = thin.positions.copy()
    positions[:, :, [1, 2]] = positions[:, :, [0]] - [0, 0.07, 0]  # hips that coincide: the shoulders tell the heading
    solved = solve(Interaction(positions=positions))
    assert degrees_between(solved.rotations[:, 1:, 0], solved.rotations[:, :-1, 0]).max() < 20
    assert np.isfinite(solved.rotations).all()
    assert solve(thin.replace(positions=thin.positions[:, :1], rotations=None)).rotations.shape == (2, 1, 22, 4)


def test_other_skeletons_are_refused():
    with pytest.raises(UserError, match="22-joint"):
        solve(Interaction(positions=np.zeros((2, 5, 55, 3), np.float32), skeleton="smplx55"))


def test_real_dancers(shared):
    with np.load(shared / "data/cmu_salsa/joints22_60fps.npz") as data:
        positions = data["60_61_01"][:, ::2][:, :150]
    clip = Interaction(positions=positions)
    solve(clip)
    started = time.perf_counter()
    solved = solve(clip)
    assert time.perf_counter() - started < 0.5  # takes 10 ms; generous for a busy machine
    assert 1000 * residual(solved).max() < 0.01
    assert degrees_between(solved.rotations[:, 1:, 0], solved.rotations[:, :-1, 0]).max() < 25


def test_an_elbow_of_a_folded_arm_does_not_turn_over():
    """The wrist passes the shoulder at 3 cm: the way from one to the other turns at once, the elbow stays where it was seen."""
    frames = 41
    still = np.broadcast_to(np.array([0.0, 0.0, 0.0, 1.0]), (1, frames, 22, 4))
    positions, _ = forward(still, np.zeros((1, frames, 3)), OFFSETS[None, None].astype(np.float64))
    shoulder = positions[:, :, 17]
    positions[:, :, 19] = shoulder + [-0.05, -0.26, 0.05]
    beside = np.full(frames, 0.02)
    positions[:, :, 21] = shoulder + np.stack([np.linspace(-0.1, 0.1, frames), beside, beside], -1)
    made = solve(Interaction(positions=positions.astype(np.float32)))
    assert made.rotations is not None and made.offsets is not None
    solved, _ = forward(made.rotations, positions[:, :, 0], made.offsets[:, None])
    assert np.linalg.norm(np.diff(solved[:, :, 19], axis=1), axis=-1).max() < 0.01
    assert np.linalg.norm(solved[:, :, 19] - positions[:, :, 19], axis=-1).max() < 0.03
