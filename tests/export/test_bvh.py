"""BVH: what is written reads back as the same motion, by us and by a reader that is not ours."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.export.bvh import ORDERS, euler_angles, write_bvh
from intermoe.export.read import read
from intermoe.skeleton import quat
from intermoe.skeleton.bvh import read_bvh
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import INDEX, NAMES, OFFSETS


def test_round_trip(pair: Interaction, tmp_path: Path) -> None:
    paths = write_bvh(pair, tmp_path / "pair.bvh")
    assert [path.name for path in paths] == ["pair_a.bvh", "pair_b.bvh"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pair_a.bvh", "pair_b.bvh"]
    for name in ("pair.bvh", "pair_a.bvh"):  # both find the partner
        back = read(tmp_path / name)
        assert np.abs(back.positions - pair.positions).max() < 1e-4
        assert back.fps == pair.fps
        assert np.abs((back.rotations * pair.rotations).sum(-1)).min() > 1 - 1e-6
        np.testing.assert_allclose(back.offsets, pair.offsets, atol=1e-6)


def test_the_hierarchy_is_a_t_pose_in_centimetres(pair: Interaction, tmp_path: Path) -> None:
    bvh = read_bvh(write_bvh(pair, tmp_path / "pair.bvh")[0])
    rest = bvh.rest()
    assert rest[bvh.names.index("left_wrist"), 0] > 60 and abs(rest[bvh.names.index("left_wrist"), 2]) < 5
    assert rest[bvh.names.index("head"), 1] > 50 and rest[bvh.names.index("left_foot"), 2] > 5  # faces +z
    assert bvh.channels[0][:3] == ("Xposition", "Yposition", "Zposition")
    assert all(len(channels) == 3 for channels in bvh.channels[1:])
    assert {bvh.names[joint] for joint in bvh.end_sites} == {
        "head",
        "left_foot",
        "right_foot",
        "left_wrist",
        "right_wrist",
    }


def test_positions_alone_are_enough_and_bones_stay_constant(pair: Interaction, tmp_path: Path) -> None:
    noisy = pair.positions + np.random.default_rng(0).normal(0, 0.003, pair.positions.shape)
    write_bvh(Interaction(noisy.astype(np.float32), 24.0), tmp_path / "noisy.bvh")
    back = read(tmp_path / "noisy.bvh")
    assert back.fps == 24.0
    shin = np.linalg.norm(back.positions[:, :, 7] - back.positions[:, :, 4], axis=-1)
    assert np.ptp(shin, axis=1).max() < 1e-5
    assert np.abs(back.positions - noisy).max() < 0.05


def test_one_person_is_one_file(pair: Interaction, tmp_path: Path) -> None:
    one = Interaction(pair.positions[:1], 30.0)
    assert write_bvh(one, tmp_path / "one.bvh") == [tmp_path / "one.bvh"]
    with pytest.raises(UserError, match="--partner"):
        read(tmp_path / "one.bvh")


def test_angles_do_not_jump_where_people_spin_bow_and_lie() -> None:
    t = np.linspace(0, 1, 120)
    rotations = np.zeros((2, len(t), 22, 4))
    rotations[..., 3] = 1
    pitch = quat.from_axis_angle(np.array([1.0, 0.0, 0.0]), np.pi / 2 * (1 - np.cos(2 * np.pi * t)))  # over 180 degrees
    rotations[0, :, 0] = quat.multiply(quat.heading(6 * np.pi * t), pitch)
    rotations[1, :, 0] = quat.from_axis_angle(np.array([1.0, 0.0, 0.0]), -np.pi / 2 - 0.01 * t)  # lies on the back
    rotations[:, :, 16] = quat.from_axis_angle(np.array([0.0, 0.0, 1.0]), -np.pi * t)  # arms pass by the body
    rotations[:, :, 1] = quat.from_axis_angle(np.array([1.0, 0.0, 0.0]), -2.4 * t)  # sits down
    angles = np.degrees(euler_angles(rotations))
    assert np.abs(np.diff(angles, axis=1)).max() < 20
    assert np.ptp(angles[0, :, 0, 0]) > 1000  # three turns are counted on, not wrapped


def test_gimbal_lock_still_gives_the_rotation() -> None:
    rng = np.random.default_rng(1)
    axes = {axis: np.eye(3)[number] for number, axis in enumerate("XYZ")}
    rotations = quat.normalize(rng.normal(size=(2, 40, 22, 4)))
    for joint, order in enumerate(ORDERS):
        turns = [quat.from_axis_angle(axes[axis], rng.normal(size=(2, 20))) for axis in order]
        turns[1] = quat.from_axis_angle(axes[order[1]], np.pi / 2 * np.sign(rng.normal(size=(2, 20))))
        rotations[:, 10:30, joint] = quat.multiply(quat.multiply(turns[0], turns[1]), turns[2])
    angles = euler_angles(rotations)
    for joint, order in enumerate(ORDERS):
        a, b, c = (quat.from_axis_angle(axes[axis], angles[:, :, joint, n]) for n, axis in enumerate(order))
        same = np.abs((quat.multiply(quat.multiply(a, b), c) * rotations[:, :, joint]).sum(-1))
        assert same.min() > 1 - 1e-9


def test_another_reader_sees_the_same_joints(pair: Interaction, tmp_path: Path) -> None:
    bvhio = pytest.importorskip("bvhio")
    rng = np.random.default_rng(2)
    rotations = quat.normalize(pair.rotations + 0.3 * rng.normal(size=(2, 1, 22, 4)))
    positions, _ = forward(rotations, pair.translation.astype(np.float64), pair.offsets[:, None])
    moved = pair.replace(positions=positions.astype(np.float32), rotations=rotations.astype(np.float32))
    for person, path in enumerate(write_bvh(moved, tmp_path / "pair.bvh")):
        root = bvhio.readAsHierarchy(str(path))
        for frame in (0, 17, 59):
            root.loadPose(frame)
            for joint, _, _ in root.layout():
                if joint.Name in INDEX:
                    seen = np.array(joint.PositionWorld) / 100
                    np.testing.assert_allclose(seen, positions[person, frame, INDEX[joint.Name]], atol=1e-4)
    assert {joint.Name for joint, _, _ in root.layout()} >= set(NAMES)


def test_what_cannot_be_written_leaves_neither_file(pair: Interaction, tmp_path: Path) -> None:
    (tmp_path / "pair_b.bvh").mkdir()
    with pytest.raises(UserError, match="folder"):
        write_bvh(pair, tmp_path / "pair.bvh")
    assert [path.name for path in tmp_path.iterdir()] == ["pair_b.bvh"]
    with pytest.raises(UserError, match="22-joint"):
        write_bvh(Interaction(np.zeros((2, 4, 55, 3), np.float32), skeleton="smplx55"), tmp_path / "x.bvh")
    assert OFFSETS[0].sum() == 0
