"""Stores: what goes in comes out, whole or not at all."""

from __future__ import annotations

from pathlib import Path

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
        writer.add(clip(0), np.zeros((2, 5, 262)), OFFSETS)
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
        writer.add(clip(0), np.zeros((2, 5, 262)), OFFSETS)
    assert len(Store(tmp_path / "store")) == 1


def test_damage_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="intermoe data duets"):
        Store(tmp_path)
    write(tmp_path / "store")
    file = tmp_path / "store" / "features.npy"
    file.write_bytes(file.read_bytes()[:-1000])
    with pytest.raises(UserError, match="damaged"):
        Store(tmp_path / "store")
