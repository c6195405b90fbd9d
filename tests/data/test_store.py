"""Stores: what goes in comes out, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.data.store import Clip, Store, StoreWriter

OFFSETS = np.zeros((2, 22, 3), np.float32)


def clip(index: int, split: str = "train") -> Clip:
    contact = {
        "a": {"person": 0, "joint": "left_hand"},
        "b": {"person": 1, "joint": "spine3"},
        "start": 3,
        "end": 7,
        "kind": "pat",
    }
    return Clip(
        id=f"c{index}", split=split, family="pat", seed=index, captions=("One pats the other.", "A pat."),
        texts=(("A person pats.",), ("A person is patted.",)), roles=("patter", "patted"), contacts=(contact,),
        phases=({"name": "reach", "start": 0, "end": 3},), identity=({"stature": 1.8}, {"stature": 1.6}),
    )  # fmt: skip


def write(path: Path, count: int = 3) -> list[np.ndarray]:
    rng = np.random.default_rng(0)
    motions = [rng.normal(size=(2, 10 + index, 262)).astype(np.float32) for index in range(count)]
    with StoreWriter(path, seed=5) as writer:
        for index, motion in enumerate(motions):
            writer.add(clip(index, "val" if index == 1 else "train"), motion, OFFSETS)
    return motions


def test_round_trip(tmp_path: Path) -> None:
    motions = write(tmp_path / "store")
    store = Store(tmp_path / "store")
    assert len(store) == 3 and store.split("train") == [0, 2] and store.fps == 30
    for index, motion in enumerate(motions):
        np.testing.assert_array_equal(store.features(index), motion)
        np.testing.assert_array_equal(store.features(index, 4, 8), motion[:, 4:8])
    told = store.clips[1]
    assert told.captions == clip(1).captions and told.texts == clip(1).texts and told.contacts == clip(1).contacts
    train = np.concatenate([motions[0].reshape(-1, 262), motions[2].reshape(-1, 262)])
    np.testing.assert_allclose(store.mean, train.mean(0), atol=1e-5)
    np.testing.assert_allclose(store.std, train.std(0), atol=1e-5)


def test_an_error_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), StoreWriter(tmp_path / "store") as writer:
        writer.add(clip(0), np.zeros((2, 8, 262)), OFFSETS)
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_bad_clips_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="262"), StoreWriter(tmp_path / "store") as writer:
        writer.add(clip(0), np.zeros((2, 5, 100)), OFFSETS)
    with pytest.raises(UserError, match="not finite"), StoreWriter(tmp_path / "store") as writer:
        writer.add(clip(0), np.full((2, 5, 262), np.nan), OFFSETS)
    with pytest.raises(UserError, match="at least one clip"), StoreWriter(tmp_path / "store"):
        pass


def test_a_folder_with_something_in_it_is_kept(tmp_path: Path) -> None:
    write(tmp_path / "store")
    with pytest.raises(UserError, match="already exists"):
        StoreWriter(tmp_path / "store")
    with StoreWriter(tmp_path / "store", overwrite=True) as writer:
        writer.add(clip(0), np.zeros((2, 8, 262)), OFFSETS)
    assert len(Store(tmp_path / "store")) == 1


def test_nobodys_files_are_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "store")
    (tmp_path / "store" / "notes.txt").write_text("mine")
    with pytest.raises(UserError, match=r"notes\.txt"):
        StoreWriter(tmp_path / "store", overwrite=True)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notes.txt").write_text("mine")
    with pytest.raises(UserError, match="replaces data folders only"):
        StoreWriter(tmp_path / "other", overwrite=True)
    with pytest.raises(UserError, match="is a file"):
        StoreWriter(tmp_path / "other" / "notes.txt", overwrite=True)
    assert (tmp_path / "store" / "notes.txt").exists() and (tmp_path / "other" / "notes.txt").exists()
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    write(Path("."))
    assert len(Store(".")) == 3 and sorted(p.name for p in tmp_path.iterdir()) == ["here", "other", "store"]


def test_stores_of_one_size_have_different_digests(tmp_path: Path) -> None:
    write(tmp_path / "store")
    digest = Store(tmp_path / "store").digest()
    assert Store(tmp_path / "store").digest() == digest
    features = np.load(tmp_path / "store" / "features.npy")
    np.save(tmp_path / "store" / "features.npy", features + 1)
    assert Store(tmp_path / "store").digest() != digest


def test_damage_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="intermoe data duets"):
        Store(tmp_path)
    write(tmp_path / "store")
    file = tmp_path / "store" / "features.npy"
    file.write_bytes(file.read_bytes()[:-1000])
    with pytest.raises(UserError, match=r"features\.npy .*cut off"):
        Store(tmp_path / "store")
    with pytest.raises(UserError, match="is a file"):
        Store(tmp_path / "store" / "store.json")


def head(**values: Any) -> Callable[[Path], object]:
    """A damage: other values in store.json; None takes one away."""

    def change(folder: Path) -> None:
        told = json.loads((folder / "store.json").read_text()) | values
        (folder / "store.json").write_text(json.dumps({n: v for n, v in told.items() if v is not None}))

    return change


def line(text: str | None = None, **values: Any) -> Callable[[Path], object]:
    """A damage: the second line of clips.jsonl is this, or has other values."""

    def change(folder: Path) -> None:
        lines = (folder / "clips.jsonl").read_text().splitlines()
        told = json.loads(lines[1]) | values
        lines[1] = json.dumps({n: v for n, v in told.items() if v != "gone"}) if text is None else text
        (folder / "clips.jsonl").write_text("\n".join(lines) + "\n")

    return change


def array(name: str, change: Callable[[np.ndarray], np.ndarray]) -> Callable[[Path], object]:
    """A damage: another array."""
    return lambda folder: np.save(folder / name, change(np.load(folder / name)))


def cut(name: str, part: float) -> Callable[[Path], object]:
    """A damage: the file ends too early."""

    def change(folder: Path) -> None:
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes(whole[: int(part * len(whole))])

    return change


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (cut("features.npy", 0), r"features\.npy .*cut off"),
        (cut("offsets.npy", 0), r"offsets\.npy .*cut off"),
        (cut("stats.npz", 0), r"stats\.npz .*cut off"),
        (cut("stats.npz", 0.5), r"stats\.npz .*cut off"),
        (cut("clips.jsonl", 0.5), "line 2"),
        (line(""), "line 2"),
        (line("{"), "line 2"),
        (line("[1, 2]"), "line 2 .*table"),
        (line(id="gone"), "line 2 .*'id'"),
        (line(captions=None), "line 2 .*captions"),
        (line(captions="They hug."), "line 2 .*captions"),
        (line(captions=[1]), "line 2 .*captions"),
        (line(texts=[None, None]), "line 2 .*texts"),
        (line(identity=[1, 2]), "line 2 .*identity"),
        (line(start="0"), "line 2 .*start"),
        (line(start=30), "clip c1 has frames 30 to 41 of 33"),
        (line(split="all"), "line 2 .*split"),
        (lambda folder: (folder / "store.json").write_text("[]"), "store.json"),
        (head(fps=0), "fps, found 0"),
        (head(fps=None), "fps"),
        (head(fps="30"), "fps"),
        (head(num_clips=None), "clips"),
        (head(layout="interx"), "interx"),
        (head(features=100), "100 features"),
        (array("features.npy", lambda x: x[..., :-1]), "features.npy"),
        (array("features.npy", lambda x: x.astype(int)), "int64"),
        (array("offsets.npy", lambda x: x[:, :, :5]), "offsets.npy"),
        (array("offsets.npy", lambda x: x * np.nan), "offsets.npy"),
        (array("offsets.npy", lambda x: np.float32(1)), "offsets.npy"),
    ],
)
def test_damaged_files_are_refused(tmp_path: Path, damage: Callable[[Path], object], says: str) -> None:
    write(tmp_path / "store")
    damage(tmp_path / "store")
    with pytest.raises(UserError, match=says):
        Store(tmp_path / "store")


def test_numbers_that_are_not_finite_are_seen_when_read(tmp_path: Path) -> None:
    write(tmp_path / "store")
    features = np.load(tmp_path / "store" / "features.npy")
    features[12] = np.nan
    np.save(tmp_path / "store" / "features.npy", features)
    store = Store(tmp_path / "store")
    store.features(0)
    with pytest.raises(UserError, match=r"clip c1: .*not finite"):
        store.features(1)


def test_any_character_may_stand_in_a_caption(tmp_path: Path) -> None:
    with StoreWriter(tmp_path / "store") as writer:
        writer.add(
            Clip(id="a", split="train", family="hug", captions=("They\u2028hug.",)), np.zeros((2, 5, 262)), OFFSETS
        )
    assert Store(tmp_path / "store").clips[0].captions == ("They\u2028hug.",)


def test_layouts_hold_their_people_and_features(tmp_path: Path) -> None:
    alone = Clip(id="one", split="train", family="walk", texts=((),), roles=("",), identity=({},))
    with StoreWriter(tmp_path / "store", layout="humanml3d", fps=20) as writer:
        with pytest.raises(UserError, match=r"\(1, T, 263\) is needed"):
            writer.add(alone, np.zeros((2, 5, 263)), OFFSETS[:1])
        with pytest.raises(UserError, match="tells of 2 people; 1"):
            writer.add(clip(0), np.zeros((1, 5, 263)), OFFSETS[:1])
        writer.add(alone, np.ones((1, 5, 263)), OFFSETS[:1])
    for wanted in ("humanml3d", None):
        assert Store(tmp_path / "store", layout=wanted).features(0).shape == (1, 5, 263)
    with pytest.raises(
        UserError, match="263 features of the layout humanml3d; 262 of the layout interhuman are needed"
    ):
        Store(tmp_path / "store")
    with pytest.raises(UserError, match="unknown feature layout 'interhumn'; did you mean 'interhuman'"):
        StoreWriter(tmp_path / "other", layout="interhumn")
    with pytest.raises(UserError, match="each of its people"):
        Clip(id="none", split="train", family="walk", roles=("",))
