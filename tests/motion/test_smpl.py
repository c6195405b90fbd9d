"""SMPL parameters: AMASS and SMPL-X keys, z up and y up, and back; without any body model."""

from __future__ import annotations

import time
import warnings
from pathlib import Path

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.export.read import read
from intermoe.export.write import write
from intermoe.motion import smpl
from intermoe.skeleton import quat
from intermoe.skeleton.hands import FIST
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import FOOT_HEIGHT, OFFSETS, PARENTS


@pytest.fixture(scope="module")
def pair() -> Interaction:
    """Ten seconds at 30 fps; every joint turns, nobody's bones are ours, the first makes a fist."""
    t = np.arange(300)[:, None, None] / 30
    rng = np.random.default_rng(1)
    turns = 0.5 * np.sin(rng.uniform(0.5, 2, (2, 1, 22, 3)) * t + rng.uniform(0, 6, (2, 1, 22, 3)))
    rotations, offsets = quat.from_rotvec(turns), np.stack([1.05 * OFFSETS, 0.92 * OFFSETS])
    translation = np.stack([np.stack([0.1 * t[:, 0, 0], 1 + 0 * t[:, 0, 0], 0.4 + 0 * t[:, 0, 0]], -1)] * 2) * [
        [[1.0]],
        [[-1.0]],
    ]
    translation[..., 1] = 1.0
    positions, _ = forward(rotations, translation, offsets[:, None])
    f, shapes = np.float32, np.zeros((2, 300, 2), np.int8)
    shapes[0] = FIST
    return Interaction(positions.astype(f), 30.0, rotations.astype(f), translation.astype(f), offsets.astype(f), hand_shapes=shapes,
                       text="They turn.", identity=({"sex": "woman"}, {}))  # fmt: skip


def chain(root: np.ndarray, body: np.ndarray, trans: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """Joints (T, 22, 3) by scipy's rotations, not ours."""
    turns, places = [Rotation.from_rotvec(root)], [trans]
    for joint in range(1, 22):
        up = PARENTS[joint]
        places.append(places[up] + turns[up].apply(offsets[joint]))
        turns.append(turns[up] * Rotation.from_rotvec(body[:, joint - 1]))
    return np.stack(places, axis=1)


def test_amass_files_hold_what_their_readers_look_for(pair: Interaction, tmp_path: Path) -> None:
    paths = write(pair, tmp_path / "clip.amass.npz")
    assert [path.name for path in paths] == ["clip_a.amass.npz", "clip_b.amass.npz"]
    for person, path in enumerate(paths):
        held = np.load(path)  # no pickles
        assert held["poses"].shape == (300, 156) and held["trans"].shape == (300, 3) and held["betas"].shape == (16,)
        assert (
            held["mocap_framerate"] == held["mocap_frame_rate"] == 30
            and str(held["gender"]) == ("female", "neutral")[person]
        )
        poses = held["poses"].reshape(300, 52, 3).astype(float)
        found = chain(poses[:, 0], poses[:, 1:22], held["trans"].astype(float), pair.offsets[person])
        zup = np.stack(
            [pair.positions[person, ..., 0], -pair.positions[person, ..., 2], pair.positions[person, ..., 1]], -1
        )
        np.testing.assert_allclose(found, zup, atol=1e-4)
        fist = np.linalg.norm(poses[:, 22:], axis=-1).sum(-1).mean()
        assert (fist > 20) == (person == 0)  # radians over thirty joints


def test_smplx_arguments(pair: Interaction, tmp_path: Path) -> None:
    for person, path in enumerate(write(pair, tmp_path / "clip.smplx.npz")):
        held = np.load(path)
        shapes = {"global_orient": 3, "body_pose": 63, "transl": 3, "betas": 16, "left_hand_pose": 45, "right_hand_pose": 45,
                  "jaw_pose": 3, "leye_pose": 3, "reye_pose": 3, "expression": 10}  # fmt: skip
        assert {name: held[name].shape for name in shapes} == {name: (300, width) for name, width in shapes.items()}
        body = held["body_pose"].reshape(300, 21, 3)
        found = chain(held["global_orient"], body, held["transl"].astype(float), pair.offsets[person])
        np.testing.assert_allclose(found, pair.positions[person], atol=1e-4)


@pytest.mark.parametrize("ending", [".amass.npz", ".smplx.npz"])
def test_round_trip(pair: Interaction, tmp_path: Path, ending: str) -> None:
    paths = write(pair, tmp_path / f"clip{ending}")
    for back in (read(tmp_path / f"clip{ending}"), read(paths[1]), read(paths[0], paths[1])):
        assert np.abs(back.positions - pair.positions).max() < 1e-4
        assert (back.fps, back.text) == (30.0, "They turn.")
        np.testing.assert_array_equal(back.hand_shapes, pair.hand_shapes)
        np.testing.assert_array_equal(back.offsets, pair.offsets)


def test_ten_seconds_are_solved_and_written_within_two(pair: Interaction, tmp_path: Path) -> None:
    start = time.process_time()
    write(Interaction(pair.positions, 30.0, pair.rotations), tmp_path / "clip.amass.npz")  # no bones: all is solved
    assert time.process_time() - start < 2.0
    assert np.abs(read(tmp_path / "clip.amass.npz").positions - pair.positions).max() < 0.001


def foreign(folder: Path, **changes: np.ndarray | None) -> list[Path]:
    """Two people's files as AMASS has them: no bones, object arrays beside the numbers."""
    paths = []
    for person in range(2):
        arrays = {"poses": np.zeros((8, 156)), "trans": np.tile([[float(person), 0, 0.9]], (8, 1)), "betas": np.zeros(16),
                  "gender": np.array("female"), "mocap_framerate": np.array(120.0), "labels": np.array([None, "LASI"], object)}  # fmt: skip
        arrays["poses"][:, 0] = np.pi / 2  # upright, z up
        arrays = {name: array for name, array in (arrays | changes).items() if array is not None}
        paths.append(folder / f"walk{person}.npz")
        np.savez(paths[-1], **arrays)
    return paths


def test_amass_files_of_others(tmp_path: Path) -> None:
    first, second = foreign(tmp_path)
    with pytest.warns(smpl.StandIn, match="has no bone lengths"):
        motion = read(first, second)
    assert motion.fps == 120 and motion.num_frames == 8
    upright = motion.positions[0, 0, 15] - motion.positions[0, 0, 0]
    assert upright[1] > 0.4 and np.abs(motion.positions[1, 0, 0] - motion.positions[0, 0, 0] - [1, 0, 0]).max() < 1e-5
    assert motion.positions[..., 1].min() == pytest.approx(FOOT_HEIGHT)
    with pytest.raises(UserError, match=r"is one person; name the other person's file with --partner"):
        read(first)


@pytest.mark.parametrize("up", ["y", "z"])
def test_parameters_of_other_programs_stand_upright(tmp_path: Path, up: str) -> None:
    root = np.tile([[np.pi / 2 if up == "z" else 0.0, 0, 0]], (4, 1))
    for letter in "ab":
        np.savez(
            tmp_path / f"x_{letter}.npz",
            global_orient=root,
            body_pose=np.zeros((4, 63)),
            transl=np.zeros((4, 3)),
            fps=25,
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", smpl.StandIn)
        motion = read(tmp_path / "x.npz")
    assert motion.fps == 25 and (motion.positions[:, :, 15, 1] - motion.positions[:, :, 0, 1]).min() > 0.4


def test_interx_without_the_body_model(tmp_path: Path) -> None:
    folder = tmp_path / "G001T000A000R000"
    folder.mkdir()
    for person in (1, 2):
        np.savez(folder / f"P{person}.npz", root_orient=np.zeros((9, 3)), pose_body=np.zeros((9, 21, 3)), trans=np.full((9, 3), person),
                 pose_lhand=np.zeros((9, 15, 3)), pose_rhand=np.zeros((9, 15, 3)), betas=np.zeros((1, 10)))  # fmt: skip
    with pytest.warns(smpl.StandIn, match=r"our own 1.75 m skeleton stand in"):
        motion = read(folder / "P2.npz")
    assert (
        motion.fps == 120 and motion.meta["source"] == ["P1.npz", "P2.npz"] and motion.positions.shape == (2, 9, 22, 3)
    )


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"poses": np.zeros((8, 60))}, r"expected poses \(T, 156\)"),
        ({"poses": np.full((8, 156), np.nan)}, "rotations are not finite"),
        ({"trans": np.full((8, 3), 1e9)}, "translations are not finite or beyond"),
        ({"trans": np.zeros((7, 3))}, r"expected translation \(8, 3\), found float64 \(7, 3\)"),
        ({"trans": None}, "has no array trans"),
        ({"poses": np.array(["x"] * 8)}, "poses must be numbers"),
        ({"poses": np.zeros((0, 156)), "trans": np.zeros((0, 3))}, "found \\(0, 156\\)"),
        ({"mocap_framerate": None}, "tells no frame rate"),
        ({"mocap_framerate": np.array(-1.0)}, "mocap_framerate must be a number above 0"),
        ({"intermoe_offsets": np.zeros((3, 3))}, r"expected intermoe_offsets \(22, 3\)"),
    ],
)
@pytest.mark.filterwarnings("ignore::intermoe.motion.smpl.StandIn")
def test_what_cannot_be_read(tmp_path: Path, changes: dict, says: str) -> None:
    first, second = foreign(tmp_path, **changes)
    with pytest.raises(UserError, match=says):
        read(first, second)
    assert read(*foreign(tmp_path, mocap_framerate=None), fps=60).fps == 60


@pytest.mark.filterwarnings("ignore::intermoe.motion.smpl.StandIn")
def test_partners_that_do_not_fit(tmp_path: Path) -> None:
    first, second = foreign(tmp_path)
    other = tmp_path / "short.npz"
    np.savez(other, poses=np.zeros((5, 156)), trans=np.zeros((5, 3)), mocap_framerate=120)
    with pytest.raises(UserError, match=r"8 frames and .*short\.npz has 5: partners must be of one length"):
        read(first, other)
    assert read(first, other, cut=True).num_frames == 5
    np.savez(other, poses=np.zeros((8, 156)), trans=np.zeros((8, 3)), mocap_framerate=60)
    with pytest.raises(UserError, match=r"runs at 120 and .* at 60 frames a second"):
        read(first, other)
    with pytest.raises(UserError, match="for both people"):
        read(second, second)
    second.write_bytes(second.read_bytes()[:300])
    with pytest.raises(UserError, match="cannot read"):
        read(first, second)
