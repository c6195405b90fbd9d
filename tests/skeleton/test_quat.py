"""Group axioms and conventions of the quaternions, against SciPy."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from scipy.spatial.transform import Rotation

from intermoe.skeleton import body, kinematics, quat, smpl22


@pytest.fixture
def q():
    return quat.normalize(np.random.default_rng(0).normal(size=(40, 22, 4)))


def same(a, b):
    return np.abs(np.abs((a * b).sum(-1)) - 1).max() < 1e-9


def test_axioms(q):
    a, b, c = q[:10], q[10:20], q[20:30]
    assert same(quat.multiply(quat.multiply(a, b), c), quat.multiply(a, quat.multiply(b, c)))
    assert same(quat.multiply(a, quat.inverse(a)), np.broadcast_to(quat.IDENTITY, a.shape))


def test_rotate_and_matrix_agree_with_scipy(q):
    v = np.random.default_rng(1).normal(size=(40, 22, 3))
    reference = Rotation.from_quat(q.reshape(-1, 4))
    assert np.allclose(quat.rotate(q, v).reshape(-1, 3), reference.apply(v.reshape(-1, 3)))
    assert np.allclose(quat.to_matrix(q).reshape(-1, 3, 3), reference.as_matrix())
    assert np.allclose(quat.to_rotvec(q).reshape(-1, 3), reference.as_rotvec())


def test_round_trips(q):
    for there, back in (
        (quat.to_matrix, quat.from_matrix),
        (quat.to_6d, quat.from_6d),
        (quat.to_rotvec, quat.from_rotvec),
    ):
        assert same(back(there(q)), q)


def test_between_also_for_opposite_directions(q):
    a = np.array([[0, 1.0, 0], [1, 0, 0], [0.3, -2, 1]])
    for b in (a[::-1], -a):
        turned = quat.rotate(quat.between(a, b), a)
        assert np.allclose(
            turned / np.linalg.norm(turned, axis=-1, keepdims=True),
            b / np.linalg.norm(b, axis=-1, keepdims=True),
            atol=1e-6,
        )


def test_heading_faces_as_documented():
    assert np.allclose(quat.rotate(quat.heading(0.4), np.array([0, 0, 1.0])), [np.sin(0.4), 0, np.cos(0.4)])


def test_forward_arrays_equal_tensors_and_keep_bone_lengths(q):
    t = np.random.default_rng(2).normal(size=(40, 3))
    positions, world = kinematics.forward(q, t, smpl22.OFFSETS)
    as_tensor, _ = kinematics.forward_torch(*(torch.tensor(x, dtype=torch.float64) for x in (q, t, smpl22.OFFSETS)))
    assert np.allclose(positions, as_tensor.numpy(), atol=1e-6)
    bones = np.linalg.norm(positions[:, 1:] - positions[:, list(smpl22.PARENTS[1:])], axis=-1)
    assert np.allclose(bones, np.linalg.norm(smpl22.OFFSETS[1:], axis=-1), atol=1e-6)
    assert same(kinematics.local_from_global(world), q)


def test_rest_pose_figures():
    rest, world = kinematics.forward(
        np.tile(quat.IDENTITY, (22, 1)), np.array([0, body.pelvis_height(smpl22.OFFSETS), 0]), smpl22.OFFSETS
    )
    assert body.stature(smpl22.OFFSETS) == pytest.approx(1.75)
    assert body.stature(smpl22.OFFSETS * 1.1) == pytest.approx(1.925)
    assert rest[list(smpl22.ANKLES), 1] == pytest.approx([smpl22.ANKLE_HEIGHT] * 2, abs=1e-4)
    assert rest[list(smpl22.FEET), 1] == pytest.approx([smpl22.FOOT_HEIGHT] * 2, abs=1e-4)
    assert np.allclose(rest[list(smpl22.MIRROR)] * [-1, 1, 1], rest, atol=1e-6)
    left, right = body.hand_points(rest, world, smpl22.OFFSETS)
    assert left[0] - rest[20, 0] == pytest.approx(0.09) and right[0] - rest[21, 0] == pytest.approx(-0.09)
