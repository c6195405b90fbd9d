"""BVH: what is written reads back as the same motion, by us and by a reader that is not ours."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.export.bvh import ORDERS, euler_angles, write_bvh
from intermoe.export.read import read
from intermoe.skeleton import fingers, joint_maps, quat
from intermoe.skeleton.bvh import read_bvh
from intermoe.skeleton.hands import FIST, OPEN
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
    tips = {f"{side}Hand{digit}2" for side in ("Left", "Right") for digit in fingers.DIGITS}
    assert {bvh.names[joint] for joint in bvh.end_sites} == {"head", "left_foot", "right_foot"} | tips


def test_fingers_take_their_shapes_and_are_passed_over_on_reading(pair: Interaction, tmp_path: Path) -> None:
    shaped = pair.replace(hand_shapes=np.tile(np.repeat([FIST, OPEN], 30)[:, None], (2, 1, 2)).astype(np.int8))
    bvh = read_bvh(write_bvh(shaped, tmp_path / "pair.bvh")[0])
    positions, _ = bvh.pose()
    length = fingers.hand_length(pair.offsets[0])
    body, world = forward(pair.rotations[0].astype(float), pair.translation[0].astype(float), pair.offsets[0])
    expected, _ = fingers.forward(body, world, fingers.rotations(shaped)[0], length)
    order = [bvh.names.index(name) for name in fingers.ALL_NAMES]
    np.testing.assert_allclose(positions[:, order] / 100, expected, atol=1e-4)
    bare, back = read(write_bvh(pair, tmp_path / "bare.bvh")[0]), read(tmp_path / "pair.bvh")
    np.testing.assert_array_equal(back.rotations, bare.rotations)
    np.testing.assert_array_equal(back.positions, bare.positions)
    assert back.positions.shape[2] == 22 and back.hand_shapes is None


def test_joint_maps_pass_over_fingers_too(pair: Interaction, tmp_path: Path) -> None:
    paths = write_bvh(pair, tmp_path / "pair.bvh")
    for path in paths:  # as another program writes it: a joint with places of its own
        bvh = read_bvh(path)
        column = 3 + 3 * bvh.names.index("spine1")
        place = [f"{value:.6f}" for value in bvh.offsets[bvh.names.index("spine1")]]
        head, motion = path.read_text(encoding="ascii").split("MOTION\n")
        before, after = head.split("JOINT spine1")
        after = after.replace("CHANNELS 3", "CHANNELS 6 Xposition Yposition Zposition", 1)
        rows = [row.split() for row in motion.splitlines()]
        rows[2:] = [[*row[:column], *place, *row[column:]] for row in rows[2:]]
        text = f"{before}JOINT spine1{after}MOTION\n" + "\n".join(" ".join(row) for row in rows) + "\n"
        path.write_text(text, encoding="ascii")
    assert joint_maps.choose(read_bvh(paths[0]).names, paths[0]).name == "smpl22"
    back = read(*paths)
    assert np.abs(back.positions - pair.positions).max() < 1e-3
    turned = np.abs((back.rotations[:, :, 20:] * pair.rotations[:, :, 20:]).sum(-1))
    assert turned.min() > np.cos(np.radians(1.5))  # hands turn as before, whatever their fingers do


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
