"""HumanML3D in the layout of its authors, and `intermoe data check` on all three data sets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from intermoe.cli import main
from intermoe.core.errors import UserError
from intermoe.data.prepare.humanml3d import HumanML3D
from intermoe.data.prepare.run import BrokenData, prepare
from intermoe.data.store import Store
from intermoe.motion import humanml3d

Tree = Callable[..., Path]
MOTION, TEXT = "new_joint_vecs/000002.npy", "texts/000002.txt"


def test_the_store_holds_what_the_files_say(humanml3d_tree: Tree, tmp_path: Path) -> None:
    root = humanml3d_tree()
    report = prepare(HumanML3D(root), tmp_path / "store", workers=2)
    store = Store(tmp_path / "store", layout="humanml3d")
    assert [(clip.id, clip.split) for clip in store.clips] == [
        ("000000", "train"), ("M000000", "train"), ("000001", "train"), ("000001@1-4.5", "train"), ("000002", "train"),
        ("000003", "val"), ("000004", "test"), ("000005", "test"),
    ]  # fmt: skip
    words = ["a/DET person/NOUN walk/VERB"] * 2
    assert store.fps == 20 and store.clips[1].meta == {"mirror_of": "000000", "words": words}
    assert store.clips[0].meta == {"words": words}
    assert store.clips[0].captions == ("a person walks.", "someone sways")
    assert store.clips[2].captions == ("a person walks.", "no times here")
    assert store.clips[3].captions == ("they turn", "he turns")
    whole = np.load(root / "new_joint_vecs/000001.npy")
    np.testing.assert_array_equal(store.features(2), whole[None])
    np.testing.assert_array_equal(store.features(3), whole[None, 20:90])
    assert report.notes == ("1 clip left out: shorter than 40 or longer than 199 frames",)
    train = np.concatenate([store.features(index)[0] for index in store.split("train")])
    np.testing.assert_allclose(store.mean, train.mean(0), atol=1e-4)


def test_positions_come_back(humanml3d_tree: Tree, tmp_path: Path) -> None:
    prepare(HumanML3D(humanml3d_tree()), tmp_path / "store", workers=1)
    store = Store(tmp_path / "store", layout=None)
    motion = store.interaction(0)
    assert motion.num_people == 1 and motion.fps == 20 and motion.text == "a person walks."
    x = store.features(0)
    flat = x[..., humanml3d.BLOCKS["position"].slice].reshape(1, -1, 21, 3)
    assert np.abs(motion.positions[:, :, 1:] - flat).max() > 0.3  # people turn and walk
    # the velocity block, turned back into the world, is the difference of positions
    speed = np.linalg.norm(x[..., humanml3d.BLOCKS["velocity"].slice].reshape(1, -1, 22, 3), axis=-1)
    np.testing.assert_allclose(np.linalg.norm(np.diff(motion.positions, axis=1), axis=-1), speed[:, :-1], atol=1e-5)
    bones = np.linalg.norm(motion.positions[0, :, 4] - motion.positions[0, :, 1], axis=-1)
    np.testing.assert_allclose(np.linalg.norm(motion.offsets[0, 4]), bones, atol=1e-4)


@pytest.mark.parametrize(
    ("kind", "file", "damage"),
    [
        ("unreadable file", MOTION, lambda root: (root / MOTION).write_bytes((root / MOTION).read_bytes()[:-40])),
        ("wrong shape", MOTION, lambda root: np.save(root / MOTION, np.zeros((80, 251)))),
        ("not finite", MOTION, lambda root: np.save(root / MOTION, np.full((80, 263), np.nan))),
        ("missing file", MOTION, lambda root: (root / MOTION).unlink()),
        ("missing file", TEXT, lambda root: (root / TEXT).unlink()),
        ("no caption", TEXT, lambda root: (root / TEXT).write_text("#a/DET#0.0#0.0\n")),
        ("no caption", TEXT, lambda root: (root / TEXT).write_text("\n")),
        ("unreadable file", TEXT, lambda root: (root / TEXT).write_text("walks#walk/VERB#soon#0.0\n")),
        ("unreadable file", TEXT, lambda root: (root / TEXT).write_text("walks#walk/VERB#3.0#1.0\n")),
        ("duplicate id", "train.txt", lambda root: (root / "train.txt").write_text("000000\nM000000\n000001\n000002\n000002\n")),
    ],
)  # fmt: skip
def test_broken_clips(
    humanml3d_tree: Tree, tmp_path: Path, kind: str, file: str, damage: Callable[[Path], object]
) -> None:
    root = humanml3d_tree()
    damage(root)
    with pytest.raises(BrokenData, match=f"1 {kind}") as told:
        prepare(HumanML3D(root), tmp_path / "store", workers=1)
    assert [(fault.kind, fault.file) for fault in told.value.faults] == [(kind, file)]
    prepare(HumanML3D(root), tmp_path / "store", workers=1, skip_broken=True)
    ids = [clip.id for clip in Store(tmp_path / "store", layout=None).clips]
    assert ids.count("000002") == (1 if kind == "duplicate id" else 0) and len(ids) == (
        8 if kind == "duplicate id" else 7
    )


def test_training_refuses_it_with_a_sentence(
    humanml3d_tree: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "store")
    assert main(["data", "humanml3d", str(humanml3d_tree()), "-o", out, "--workers", "1"]) == 0
    capsys.readouterr()
    with pytest.raises(UserError, match="263 features of the layout humanml3d; 262 of the layout interhuman"):
        Store(out)


def test_check_finds_the_data_set(
    interhuman_tree: Tree, interx_tree: Tree, humanml3d_tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    trees = {"interhuman": interhuman_tree(), "interx": interx_tree(), "humanml3d": humanml3d_tree()}
    for name, root in trees.items():
        assert main(["data", "check", str(root), "--workers", "1"]) == 0
        assert f"({name}): clips that can be used: " in capsys.readouterr().out


def test_check_tells_what_is_wrong_and_where_to_ask(
    interhuman_tree: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = interhuman_tree()
    (root / "motions_processed/person2/0.npy").unlink()
    (root / "annots/3.txt").write_text("")
    (root / "split/test.txt").unlink()
    assert main(["data", "check", str(root), "--workers", "2"]) == 2
    told = capsys.readouterr().out
    for line in (
        "split/test.txt: missing file", "person2/0.npy: missing partner", "annots/3.txt: no caption", "3 problems", "tr3e",
        "clips that can be used: 2 train",
    ):  # fmt: skip
        assert line in told
    (tmp_path / "empty").mkdir()
    assert main(["data", "check", str(tmp_path / "empty")]) == 2
    said = capsys.readouterr().err
    assert "looks like no data set" in said and "github.com/liangxuy/Inter-X" in said
    assert main(["data", "check", str(tmp_path / "nowhere")]) == 2 and "does not exist" in capsys.readouterr().err
