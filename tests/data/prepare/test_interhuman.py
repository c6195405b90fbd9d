"""InterHuman in the layout of its authors: what comes out, what is refused, and that a stopped run goes on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from intermoe.cli import main
from intermoe.core.errors import UserError
from intermoe.data.prepare import run
from intermoe.data.prepare.interhuman import InterHuman
from intermoe.data.prepare.run import BrokenData, check, prepare
from intermoe.data.prepare.source import Job, Outcome
from intermoe.data.store import Store
from intermoe.motion import interhuman

Tree = Callable[..., Path]


def raw(root: Path, name: str) -> list[np.ndarray]:
    return [
        np.load(root / f"motions_processed/person{person}/{name}.npy")[:, interhuman.FILE_COLUMNS] for person in (1, 2)
    ]


def contents(store: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in store.iterdir()}


def test_the_store_holds_what_the_files_say(interhuman_tree: Tree, tmp_path: Path) -> None:
    root = interhuman_tree()
    report = prepare(InterHuman(root), tmp_path / "store", workers=1)
    store = Store(tmp_path / "store")
    assert dict(report.clips) == {"train": 3, "val": 1, "test": 1} and not report.faults
    assert [(clip.id, clip.split) for clip in store.clips] == [
        ("0", "train"), ("1", "train"), ("2", "train"), ("3", "val"), ("4", "test"),
    ]  # fmt: skip
    assert store.clips[1].captions == ("Two people sway, number 1.", "They sway.", "A sway.")
    for index, clip in enumerate(store.clips):
        np.testing.assert_array_equal(store.features(index), interhuman.from_raw(*raw(root, clip.id), floor="pair"))
    train = np.concatenate([store.features(index).reshape(-1, 262) for index in store.split("train")])
    np.testing.assert_allclose(store.mean, train.mean(0), atol=1e-5)
    assert store.fps == 30 and store.head["settings"] == {"protocol": "intermoe"}
    assert store.clips[0].identity[0]["stature"] == pytest.approx(1.75, abs=0.03)
    assert np.isfinite(store.interaction(0).rotations).all()
    assert any("no split lists" in note for note in report.notes)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_splits_may_lie_beside_the_motions(interhuman_tree: Tree, tmp_path: Path) -> None:
    root = interhuman_tree(splits="")
    assert prepare(InterHuman(root), tmp_path / "store", workers=1).clips.total() == 5


def test_the_number_of_processes_changes_nothing(interhuman_tree: Tree, tmp_path: Path) -> None:
    root = interhuman_tree()
    for workers in (1, 2):
        prepare(InterHuman(root, protocol="released", seed=3), tmp_path / f"by{workers}", workers=workers)
    assert contents(tmp_path / "by1") == contents(tmp_path / "by2")


class Stopped(InterHuman):
    """A reader that is stopped at its third clip."""

    def read(self, job: Job) -> Outcome:
        if job.id == "2":
            raise KeyboardInterrupt
        return super().read(job)


class Counting(InterHuman):
    """A reader that notes what it reads."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.seen: list[str] = []

    def read(self, job: Job) -> Outcome:
        self.seen.append(job.id)
        return super().read(job)


def test_a_stopped_run_goes_on(interhuman_tree: Tree, tmp_path: Path) -> None:
    root, out = interhuman_tree(), tmp_path / "store"
    prepare(InterHuman(root), tmp_path / "whole", workers=1)
    with pytest.raises(KeyboardInterrupt):
        prepare(Stopped(root), out, workers=1)
    assert not out.exists()
    journal = tmp_path / ".store.prepare/journal.jsonl"
    assert len(journal.read_bytes().splitlines()) == 2
    with open(journal, "ab") as file:
        file.write(b'{"clips": [')  # cut off while it was written
    with open(tmp_path / ".store.prepare/features.npy", "ab") as file:
        file.write(b"half a clip")
    counting = Counting(root)
    steps: list[tuple[int, int]] = []
    prepare(counting, out, workers=1, progress=lambda *step: steps.append(step))
    assert counting.seen == ["2", "3", "4"] and steps == [(3, 5), (4, 5), (5, 5)]
    assert contents(out) == contents(tmp_path / "whole") and not journal.parent.exists()


def test_other_files_or_settings_start_anew(interhuman_tree: Tree, tmp_path: Path) -> None:
    root, out = interhuman_tree(), tmp_path / "store"
    with pytest.raises(KeyboardInterrupt):
        prepare(Stopped(root), out, workers=1)
    (root / "annots/0.txt").write_text("Another sentence.\n")
    counting = Counting(root)
    prepare(counting, out, workers=1)
    assert counting.seen == ["0", "1", "2", "3", "4"] and Store(out).clips[0].captions == ("Another sentence.",)


def test_two_runs_into_one_folder(interhuman_tree: Tree, tmp_path: Path) -> None:
    root = interhuman_tree()

    def second(done: int, total: int) -> None:
        with pytest.raises(UserError, match="another process"):
            prepare(InterHuman(root), tmp_path / "store", workers=1)

    prepare(InterHuman(root), tmp_path / "store", workers=1, progress=second)
    assert len(Store(tmp_path / "store")) == 5


def edit(root: Path, file: str, change: Callable[[np.ndarray], np.ndarray]) -> None:
    np.save(root / file, change(np.load(root / file)))


def poison(motion: np.ndarray) -> np.ndarray:
    motion[4, 200] = np.nan
    return motion


P1, P2 = "motions_processed/person1/1.npy", "motions_processed/person2/1.npy"


@pytest.mark.parametrize(
    ("kind", "file", "damage"),
    [
        ("unreadable file", P1, lambda root: (root / P1).write_bytes((root / P1).read_bytes()[:-100])),
        ("unreadable file", P1, lambda root: (root / P1).write_bytes(b"")),
        ("unreadable file", P2, lambda root: np.save(root / P2, np.array({"a": 1}, object), allow_pickle=True)),
        ("wrong shape", P2, lambda root: edit(root, P2, lambda motion: motion[:, :262])),
        ("wrong shape", P2, lambda root: edit(root, P2, lambda motion: motion[:0])),
        ("not finite", P1, lambda root: edit(root, P1, poison)),
        ("not finite", P1, lambda root: edit(root, P1, lambda motion: motion.astype(np.float64) * 1e200)),
        ("unequal lengths", P2, lambda root: edit(root, P2, lambda motion: motion[:-1])),
        ("missing partner", P2, lambda root: (root / P2).unlink()),
        ("missing partner", P1, lambda root: (root / P1).unlink()),
        ("missing file", "annots/1.txt", lambda root: (root / "annots/1.txt").unlink()),
        ("missing file", P1, lambda root: [(root / P1).unlink(), (root / P2).unlink()]),
        ("no caption", "annots/1.txt", lambda root: (root / "annots/1.txt").write_text("\n \n")),
        ("unreadable file", "annots/1.txt", lambda root: (root / "annots/1.txt").write_bytes(b"\xff\xfe\x00caption")),
    ],
)  # fmt: skip
def test_broken_clips_are_named_and_only_skipped_when_asked(
    interhuman_tree: Tree, tmp_path: Path, kind: str, file: str, damage: Callable[[Path], object]
) -> None:
    root, out = interhuman_tree(), tmp_path / "store"
    damage(root)
    with pytest.raises(BrokenData, match=f"1 problem .*1 {kind}.*{file}.*--skip-broken") as told:
        prepare(InterHuman(root), out, workers=1)
    assert [(fault.kind, fault.file) for fault in told.value.faults] == [(kind, file)] and not out.exists()
    assert [(fault.kind, fault.file) for fault in check(InterHuman(root), workers=1).faults] == [(kind, file)]
    counting = Counting(root)
    report = prepare(counting, out, workers=1, skip_broken=True)
    assert counting.seen == []  # all were read before
    store = Store(out)
    assert [clip.id for clip in store.clips] == ["0", "2", "3", "4"] and len(report.faults) == 1
    assert store.head["left_out"] == [str(report.faults[0])]


@pytest.mark.parametrize("split", ["train", "val", "test"])
def test_a_missing_or_empty_list_is_no_empty_split(interhuman_tree: Tree, tmp_path: Path, split: str) -> None:
    root = interhuman_tree()
    (root / f"split/{split}.txt").write_text("\n")
    with pytest.raises(UserError, match=f"{split}.txt.*lists no clips.*tr3e"):
        prepare(InterHuman(root), tmp_path / "store", skip_broken=True)
    (root / f"split/{split}.txt").unlink()
    with pytest.raises(UserError, match=rf"not complete.*split/{split}.txt.*not there"):
        prepare(InterHuman(root), tmp_path / "store", skip_broken=True)
    assert [fault.file for fault in check(InterHuman(root), workers=1).faults] == [f"split/{split}.txt"]


def test_an_id_listed_twice_stays_held_out(interhuman_tree: Tree, tmp_path: Path) -> None:
    root = interhuman_tree()
    (root / "split/train.txt").write_text("0\n1\n2\n4\n")
    with pytest.raises(BrokenData, match=r"4 is listed twice, first in split/test\.txt"):
        prepare(InterHuman(root), tmp_path / "store")
    prepare(InterHuman(root), tmp_path / "store", workers=1, skip_broken=True)
    assert {clip.id: clip.split for clip in Store(tmp_path / "store").clips}["4"] == "test"


def test_the_ignore_list_and_short_clips(interhuman_tree: Tree, tmp_path: Path) -> None:
    root = interhuman_tree()
    (root / "ignore_list.txt").write_text("1\n")
    for file in (P1.replace("1.npy", "0.npy"), P2.replace("1.npy", "0.npy")):
        edit(root, file, lambda motion: motion[:14])
    report = prepare(InterHuman(root), tmp_path / "store", workers=1)
    assert [clip.id for clip in Store(tmp_path / "store").clips] == ["2", "3", "4"]
    told = "\n".join(report.notes)
    assert "1 clip left out: ignore_list.txt" in told and "1 clip left out: shorter than 15 frames" in told


def test_the_released_protocol(interhuman_tree: Tree, tmp_path: Path) -> None:
    root = interhuman_tree(12, frames=310)
    prepare(InterHuman(root, protocol="released", seed=1), tmp_path / "store", workers=1)
    store = Store(tmp_path / "store")
    drawn = set()
    for index, clip in enumerate(store.clips):
        pair = [person[clip.meta["start"] :][:300] for person in raw(root, clip.id)]
        first = clip.meta["origin"] - 1
        features = interhuman.from_raw(pair[first], pair[1 - first])
        wanted = features if clip.meta["people"][0] == clip.meta["origin"] else features[::-1]
        np.testing.assert_array_equal(store.features(index), wanted)
        drawn.add((clip.meta["origin"], tuple(clip.meta["people"])))
        assert clip.length == 299
    assert len(drawn) == 4 and len({clip.meta["start"] for clip in store.clips}) > 3
    prepare(InterHuman(root, protocol="released", seed=2), tmp_path / "other", workers=1)
    assert (
        Store(tmp_path / "other").clips[0].meta != store.clips[0].meta
        or store.clips[1:] != Store(tmp_path / "other").clips[1:]
    )


def test_the_command_line(interhuman_tree: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, out = interhuman_tree(), tmp_path / "store"
    (root / P2).unlink()
    args = ["data", "interhuman", str(root), "-o", str(out), "--workers", "1"]
    assert main(args) == 2
    assert f"{P2}: missing partner" in capsys.readouterr().err and not out.exists()
    assert main([*args, "--skip-broken"]) == 0
    told = capsys.readouterr().out
    assert "left out for 1 problems: 1 missing partner" in told and "2 train, 1 val, 1 test" in told
    assert main(args) == 2 and "--overwrite" in capsys.readouterr().err
    assert main(["data", "interhuman", str(root / "nowhere"), "-o", str(out)]) == 2
    assert "unpacked" in capsys.readouterr().err
    assert json.loads((out / "store.json").read_text())["source"] == "interhuman"


def test_nonsense_settings_are_refused(interhuman_tree: Tree, tmp_path: Path) -> None:
    root = interhuman_tree()
    with pytest.raises(UserError, match="protocol"):
        InterHuman(root, protocol="relased")
    with pytest.raises(UserError, match="--seed"):
        InterHuman(root, seed=-1)
    with pytest.raises(UserError, match="--workers"):
        run.prepare(InterHuman(root), tmp_path / "store", workers=-1)
