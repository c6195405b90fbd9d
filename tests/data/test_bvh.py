"""BVH pairs and joint arrays into a store: one floor, no glitches, 30 frames a second, clips that train."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from intermoe.cli import main
from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.data.bvh import Labels, clips_of, glitches, import_pairs, on_floor, read_joints
from intermoe.data.store import Store
from intermoe.export.bvh import write_bvh
from intermoe.skeleton import quat
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import OFFSETS

LABELS = Labels(("Two people sway.",), (("She sways.",), ("He sways.",)), ("first", "second"), family="sway")


def swaying(seconds: float = 14.0, fps: float = 60.0, floor: float = 0.3) -> Interaction:
    """Two people who sway on a floor that lies too high."""
    t = np.arange(round(seconds * fps)) / fps
    rotations = np.zeros((2, len(t), 22, 4))
    rotations[..., 3] = 1
    rotations[:, :, 0] = quat.heading(np.stack([0.3 * np.sin(t), np.pi + 0.3 * np.cos(t)]))
    rotations[:, :, 16] = quat.from_axis_angle(np.array([0.0, 0.0, 1.0]), -1.2 + 0.2 * np.sin(2 * t))
    translation = np.zeros((2, len(t), 3))
    translation[..., 1] = 0.985 + floor
    translation[1, :, 2] = 1.0
    positions, _ = forward(rotations, translation, OFFSETS.astype(np.float64))
    offsets = np.stack([OFFSETS, OFFSETS])
    f = np.float32
    return Interaction(positions.astype(f), fps, rotations.astype(f), translation.astype(f), offsets)


def test_pairs_become_a_store(tmp_path: Path) -> None:
    files = write_bvh(swaying(), tmp_path / "sway.bvh")
    seen: list[tuple[int, int]] = []
    count = import_pairs([tuple(files)], tmp_path / "store", LABELS, skip=3, progress=lambda *step: seen.append(step))
    store = Store(tmp_path / "store")
    assert count == len(store) == 3 and seen == [(1, 1)]
    assert [clip.split for clip in store.clips] == ["train", "train", "val"]
    assert store.fps == 30 and store.clips[0].family == "sway" and store.clips[0].roles == ("first", "second")
    assert all(4 * 30 <= clip.length <= 6 * 30 for clip in store.clips)
    motion = store.interaction(0)
    assert motion.text == "Two people sway." and motion.identity[0]["stature"] == pytest.approx(1.75, abs=0.01)
    assert abs(motion.positions[:, :, [10, 11], 1].min() - 0.02) < 0.01  # the soles are on the floor
    assert motion.foot_contacts.mean() > 0.9


def test_glitches_split_the_clip() -> None:
    motion = swaying(floor=0.0)
    positions = motion.positions.copy()
    positions[1, 400, 20] += [0.3, 0, 0]  # 18 m/s
    broken = motion.replace(positions=positions)
    bad = glitches(broken)
    assert bad[400] and bad[397] and not bad[380] and not bad[420] and bad.sum() < 15
    clips = clips_of(broken)
    assert len(clips) == 4 and 30 * 14 - 15 < sum(clip.num_frames for clip in clips) < 30 * 14
    for clip in clips:
        speed = np.linalg.norm(np.diff(clip.positions, axis=1), axis=-1).max() * clip.fps
        assert speed < 8 and clip.fps == 30
    assert not clips_of(broken.replace(positions=positions * 100.0, rotations=None))  # nothing sound is left


def test_the_floor_is_one_for_the_pair() -> None:
    motion = swaying(seconds=3)
    positions = motion.positions.copy()
    positions[1, :, :, 1] += 0.5  # carried
    moved = on_floor(motion.replace(positions=positions))
    assert abs(moved.positions[0, :, [10, 11], 1].min() - 0.02) < 0.015
    np.testing.assert_allclose(moved.positions[1, :, 0, 1] - moved.positions[0, :, 0, 1], 0.5, atol=1e-5)
    np.testing.assert_allclose(moved.translation[0], moved.positions[0, :, 0], atol=1e-5)


def test_joint_arrays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    positions = swaying(seconds=6).positions
    np.savez(tmp_path / "joints.npz", fps=60, one=positions, bad_one=np.zeros(360, bool), names=np.array(["x"]))
    found = read_joints(tmp_path / "joints.npz")
    assert list(found) == ["one"] and found["one"].fps == 60
    assert len(clips_of(found["one"])) == 1
    store = {"joints": [tmp_path / "joints.npz"], "validation": 0}
    assert import_pairs([], tmp_path / "store", LABELS, **store) == 1
    assert Store(tmp_path / "store").clips[0].id == "one_000"
    words = ["data", "bvh", "--joints", str(tmp_path / "joints.npz"), "-o", str(tmp_path / "other")]
    assert main(words) == 0 and capsys.readouterr().out.strip().endswith("other: 1 clip")
    assert main([*words, "--overwrite", "--caption", ""]) == main([*words, "--overwrite", "--caption"]) == 2
    assert capsys.readouterr().err.count("at least one caption") == 2
    with pytest.raises(UserError, match="array to leave out 'two'"):
        import_pairs([], tmp_path / "store", LABELS, leave_out=["two"], **store)
    np.savez(tmp_path / "none.npz", fps=60, one=positions[:, :, :5])
    np.savez(tmp_path / "no_fps.npz", one=positions)
    (tmp_path / "text.npz").write_text("no")
    np.savez(tmp_path / "bad_fps.npz", fps=np.ones(2), one=positions)
    np.savez(tmp_path / "nan.npz", fps=60, one=np.full_like(positions, np.nan))
    np.savez_compressed(tmp_path / "damaged.npz", fps=60, one=positions)
    whole = bytearray((tmp_path / "damaged.npz").read_bytes())
    whole[len(whole) // 2 : len(whole) // 2 + 50] = bytes(50)
    (tmp_path / "damaged.npz").write_bytes(whole)
    for name in ("none", "no_fps", "text", "absent", "bad_fps", "nan", "damaged"):
        with pytest.raises(UserError, match=name):
            read_joints(tmp_path / f"{name}.npz")


def test_what_does_not_fit_leaves_no_store(tmp_path: Path) -> None:
    short = write_bvh(swaying(seconds=1), tmp_path / "short.bvh")
    with pytest.raises(UserError, match="No stretch"):
        import_pairs([tuple(short)], tmp_path / "store", LABELS)
    with pytest.raises(UserError, match="Nothing to read"):
        import_pairs([], tmp_path / "store", LABELS)
    with pytest.raises(UserError, match="share of held-out"):
        import_pairs([tuple(short)], tmp_path / "store", LABELS, validation=1.5)
    with pytest.raises(UserError, match="no file"):
        import_pairs([(short[0], tmp_path / "absent.bvh")], tmp_path / "store", LABELS)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["short_a.bvh", "short_b.bvh"]


def test_the_salsa(shared, tmp_path: Path) -> None:
    folder = shared / "data/cmu_salsa/bvh"
    pairs = [(folder / "60_12.bvh", folder / "61_12.bvh")]
    assert import_pairs(pairs, tmp_path / "store", LABELS, fps=60, skip=9) == 5
    store = Store(tmp_path / "store")
    assert sum(clip.length for clip in store.clips) == pytest.approx(1682 / 2, abs=6)
