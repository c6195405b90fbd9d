"""Pairs of BVH files on the 22 joints: the CMU salsa in millimetres, other programs' names, and what does not fit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.export.bvh import write_bvh
from intermoe.motion.from_bvh import read_pair
from intermoe.skeleton import joint_maps, quat
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import NAMES, OFFSETS, WRISTS
from intermoe.skeleton.solve import residual

MIXAMO_NAMES = {
    joint: next(iter(source)).split("|")[0] for joint, source in joint_maps.MIXAMO.joints.items()
}  # ours -> theirs


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Interaction, list[Path]]:
    """Two people who move every joint a little, and their BVH files."""
    rng = np.random.default_rng(0)
    t = np.arange(40) / 30
    angles = 0.3 * np.sin(2 * t[None, :, None, None] + rng.uniform(0, 6, (2, 1, 22, 3)))
    rotations = quat.from_rotvec(angles)
    rotations[1, :, 0] = quat.multiply(quat.heading(np.pi), rotations[1, :, 0])
    offsets = np.stack([OFFSETS, 0.9 * OFFSETS]).astype(np.float64)
    translation = np.stack([[0.0, 0.97, 0.0] + 0 * angles[0, :, 0], [0.0, 0.87, 1.0] + 0 * angles[0, :, 0]])
    positions, _ = forward(rotations, translation, offsets[:, None])
    f = np.float32
    motion = Interaction(positions.astype(f), 30.0, rotations.astype(f), translation.astype(f), offsets.astype(f))
    return motion, write_bvh(motion, tmp_path / "pair.bvh")


def renamed(path: Path, names: dict[str, str]) -> Path:
    """The file with other joint names."""
    lines = []
    for line in path.read_text().splitlines():
        word = line.split()[-1] if line.split() else ""
        lines.append(line.replace(word, names[word]) if word in names else line)
    copy = path.with_name(f"renamed_{path.name}")
    copy.write_text("\n".join(lines))
    return copy


def test_our_own_files_come_back_as_they_were(pair):
    motion, files = pair
    back = read_pair(*files)
    assert np.abs(back.positions - motion.positions).max() < 1e-5
    assert np.abs((back.rotations * motion.rotations).sum(-1)).min() > 1 - 1e-6
    assert [round(person["stature"], 2) for person in back.identity] == [1.75, 1.57]


@pytest.mark.parametrize("prefix", ["", "mixamorig:", "mixamorig1:", "Anna:"])
def test_mixamo_names(pair, prefix):
    motion, files = pair
    back = read_pair(*(renamed(path, {o: prefix + t for o, t in MIXAMO_NAMES.items()}) for path in files))
    assert 1000 * np.abs(back.positions - motion.positions).max() < 0.01
    assert 1000 * residual(back).max() < 0.3
    same = np.abs((back.rotations * motion.rotations).sum(-1))
    assert np.degrees(2 * np.arccos(np.clip(same, 0, 1))).max() < 1.5  # twists come from the file: wrists and head, too


def test_a_prefix_on_our_own_names(pair):
    back = read_pair(*(renamed(path, {name: f"Anna:{name}" for name in NAMES}) for path in pair[1]))
    assert 1000 * np.abs(back.positions - pair[0].positions).max() < 0.01
    assert np.abs((back.rotations * pair[0].rotations).sum(-1)).min() > 1 - 1e-4


def test_motionbuilder_names(pair):
    names = dict(MIXAMO_NAMES) | {"spine1": "LowerBack", "spine2": "Spine", "spine3": "Spine1"}
    back = read_pair(*(renamed(path, names) for path in pair[1]))
    assert 1000 * np.abs(back.positions - pair[0].positions)[:, :, [0, 7, 9, 15, 20]].max() < 0.01


def test_cmu_salsa_agrees_with_the_published_joints(shared):
    folder = shared / "data/cmu_salsa"
    with np.load(folder / "joints22_60fps.npz") as data:
        for trial in ("01", "05", "12"):
            files = (folder / f"bvh/60_{trial}.bvh", folder / f"bvh/61_{trial}.bvh")
            motion = read_pair(*files, fps=60, skip=9)
            assert motion.fps == 60
            assert 1000 * np.abs(motion.positions - data[f"60_61_{trial}"]).max() < 0.01
            assert 1000 * residual(motion).max() < 0.01
            break  # one trial here; all three agree to 0.001 mm (measured when this was written)
    along = quat.rotate(
        forward(motion.rotations, motion.translation, motion.offsets[:, None])[1][:, :, WRISTS],
        np.array([[1.0, 0, 0], [-1.0, 0, 0]]),
    )
    forearm = motion.positions[:, :, WRISTS] - motion.positions[:, :, [18, 19]]
    cosine = (along * forearm).sum(-1) / np.linalg.norm(forearm, axis=-1)
    assert np.median(cosine) > 0.8  # hands go on where forearms end


def test_partners_of_unequal_length(pair):
    first, second = pair[1]
    lines = second.read_text().splitlines()
    second.write_text("\n".join(lines[:-5]).replace("Frames: 40", "Frames: 35"))
    with pytest.raises(UserError, match=r"40 frames and .* has 35: partners must be of one length"):
        read_pair(first, second)
    assert read_pair(first, second, cut=True).num_frames == 35


def test_rates_skips_and_units(pair):
    first, second = pair[1]
    assert read_pair(first, second, fps=60, skip=4).num_frames == 36
    for options in ({"fps": 0}, {"fps": float("nan")}, {"skip": -1}, {"unit": 0}, {"skip": 40}, {"skip": 400}):
        with pytest.raises(UserError):
            read_pair(first, second, **options)
    with pytest.raises(UserError, match="--unit"):
        read_pair(first, second, unit=1.0)
    second.write_text(second.read_text().replace("Frame Time: 0.0333", "Frame Time: 0.0166"))
    with pytest.raises(UserError, match="--fps"):
        read_pair(first, second)
    assert read_pair(first, second, fps=30).fps == 30


def test_missing_joints_are_named(pair):
    first, second = pair[1]
    other = renamed(second, {"left_elbow": "tentacle"})
    with pytest.raises(UserError, match="lacks the joints left_elbow of the smpl22 skeleton") as caught:
        read_pair(first, other)
    assert str(other) in str(caught.value)


def test_a_map_must_name_all_joints():
    with pytest.raises(UserError, match="lacks head"):
        joint_maps.JointMap("short", {name: {name: 1.0} for name in NAMES if name != "head"})
