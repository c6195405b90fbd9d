"""Motions that somebody else made: every form that is read, and every fault by its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.data.prepare.source import Broken
from intermoe.evaluation.field.peers import BrokenMotions, Peer, usable
from intermoe.motion import interhuman, interx
from intermoe.motion.shown import view
from intermoe.skeleton.solve import solve

from .conftest import sway

T = 32


@pytest.fixture
def pair() -> np.ndarray:
    return sway(np.random.default_rng(1), "interhuman", T)


def read(folder: Path, dataset: str = "interhuman", name: str = "000000") -> np.ndarray:
    peer = Peer(folder, dataset, 20.0 if dataset == "humanml3d" else 30.0)
    return peer.read(peer.find([name])[name], T)


def test_forms_of_interhuman(pair: np.ndarray, tmp_path: Path) -> None:
    beside = pair.transpose(1, 0, 2).reshape(T, 524)
    for save in (
        lambda path: np.save(path.with_suffix(".npy"), pair),
        lambda path: np.save(path.with_suffix(".npy"), beside),
        lambda path: np.savez(path, features=beside),
        lambda path: np.savez(path, person1=pair[0], person2=pair[1]),
        lambda path: np.savez(
            path, features=np.concatenate([pair, pair[:, -1:].repeat(3, 1)], axis=1)
        ),  # a latent frame too many
    ):
        for old in tmp_path.iterdir():
            old.unlink()
        save(tmp_path / "000000.npz")
        np.testing.assert_array_equal(read(tmp_path), pair)


def test_our_own_npz(pair: np.ndarray, tmp_path: Path) -> None:
    motion = interhuman.decode(pair, fps=30.0)
    motion.save(tmp_path / "000000.npz")
    found = read(tmp_path)
    blocks = [interhuman.BLOCKS[name].slice for name in ("position", "rotation")]
    np.testing.assert_allclose(found[..., blocks[0]], pair[..., blocks[0]], atol=1e-4)
    np.testing.assert_allclose(np.abs(found[..., blocks[1]]).mean(), 0.33, atol=0.1)
    Interaction(motion.positions, 30.0).save(tmp_path / "000000.npz")  # joints alone
    solved = interhuman.encode(solve(Interaction(motion.positions, 30.0)))
    np.testing.assert_allclose(read(tmp_path), solved, atol=1e-5)


def test_forms_of_interx_and_humanml3d(tmp_path: Path) -> None:
    store = sway(np.random.default_rng(2), "interx", T)
    pelvis = np.random.default_rng(5).normal(size=(55, 3))[0]
    clip = interx.clip_of(store, pelvis)
    np.savez(tmp_path / "000000.npz", features=clip)
    found = read(tmp_path, "interx")
    np.testing.assert_allclose(interx.join_people(found), interx.evaluator_features(clip), atol=1e-5)
    np.savez(tmp_path / "000000.npz", features=store)
    peer = Peer(tmp_path, "interx", 30.0, pelvis)
    np.testing.assert_allclose(peer.read("000000.npz", T), found, atol=1e-4)
    interx.decode(store, fps=30.0, offsets=np.zeros((2, 55, 3))).save(tmp_path / "000000.npz")
    np.testing.assert_allclose(read(tmp_path, "interx"), found, atol=1e-4)
    one = sway(np.random.default_rng(3), "humanml3d", T)
    for x in (one, one[0]):
        np.savez(tmp_path / "000000.npz", features=x)
        np.testing.assert_array_equal(read(tmp_path, "humanml3d"), view(one, "humanml3d"))


def spoilt(pair: np.ndarray, value: float) -> np.ndarray:
    out = pair.copy()
    out[1, 5, 3] = value
    return out


def cut_off(path: Path, pair: np.ndarray) -> None:
    np.savez(path, features=pair)
    path.write_bytes(path.read_bytes()[:2000])


def cut_npy(path: Path, pair: np.ndarray) -> None:
    np.save(path.with_suffix(".npy"), pair)
    path.with_suffix(".npy").write_bytes(path.with_suffix(".npy").read_bytes()[:-100])


FAULTS: dict[str, tuple[str, Callable[[Path, np.ndarray], object]]] = {
    "cut off npz": ("unreadable file", cut_off),
    "cut off npy": ("unreadable file", cut_npy),
    "no npz": ("unreadable file", lambda path, x: path.write_bytes(b"hello")),
    "objects": ("wrong shape", lambda path, x: np.savez(path, features=np.array([None, 1], object))),
    "text": ("wrong shape", lambda path, x: np.savez(path, features=np.array(["a", "b"]))),
    "nan": ("not finite", lambda path, x: np.savez(path, features=spoilt(x, np.nan))),
    "huge": ("not finite", lambda path, x: np.savez(path, features=spoilt(x, 1e9))),
    "width": ("wrong shape", lambda path, x: np.savez(path, features=x[..., :200])),
    "three people": ("wrong shape", lambda path, x: np.savez(path, features=np.concatenate([x, x[:1]]))),
    "one person": ("missing partner", lambda path, x: np.savez(path, features=x[0])),
    "one person of an axis": ("missing partner", lambda path, x: np.savez(path, features=x[:1])),
    "no person2": ("missing partner", lambda path, x: np.savez(path, person1=x[0])),
    "person2 shorter": ("unequal lengths", lambda path, x: np.savez(path, person1=x[0], person2=x[1, :-2])),
    "other frames": ("unequal lengths", lambda path, x: np.savez(path, features=x[:, :-4])),
    "alone": ("missing partner", lambda path, x: Interaction(np.zeros((1, T, 22, 3), np.float32)).save(path)),
    "joints": ("wrong shape", lambda path, x: Interaction(np.zeros((2, T, 24, 3), np.float32)).save(path)),
    "nothing known": ("wrong shape", lambda path, x: np.savez(path, motion=x)),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults_are_told_by_file(pair: np.ndarray, tmp_path: Path, name: str) -> None:
    kind, save = FAULTS[name]
    np.savez(tmp_path / "000000.npz", features=pair)
    save(tmp_path / "000001.npz", pair)
    peer, wanted = Peer(tmp_path, "interhuman", 30.0), [("000000", T), ("000001", T), ("000002", T)]
    with pytest.raises(BrokenMotions, match="--skip-broken") as told:
        usable(peer, wanted, skip_broken=False)
    assert [(fault.kind, fault.file.partition(".")[0]) for fault in told.value.faults] == [
        (kind, "000001"),
        ("missing file", "000002"),
    ]
    good, faults = usable(peer, wanted, skip_broken=True)
    assert list(good) == ["000000"] and len(faults) == 2


def test_names_other_than_the_prompts(pair: np.ndarray, tmp_path: Path) -> None:
    for name in ("b", "a"):
        np.savez(tmp_path / f"{name}.npz", features=pair)
    peer = Peer(tmp_path, "interhuman", 30.0)
    assert peer.find(["000000", "000001"]) == {"000000": "a.npz", "000001": "b.npz"}
    with pytest.raises(UserError, match=r"holds 2 npz or npy files, none named as prompts\.json"):
        peer.find(["000000", "000001", "000002"])
    with pytest.raises(UserError, match="is no folder of motions"):
        Peer(tmp_path / "none", "interhuman", 30.0).find(["000000"])
    with pytest.raises(Broken, match="joints do not tell"):
        Interaction(np.zeros((1, T, 22, 3), np.float32)).save(tmp_path / "000000.npz")
        Peer(tmp_path, "humanml3d", 20.0).read("000000.npz", T)
