from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import torch

from intermoe.core import config, files, lengths
from intermoe.core.errors import UserError
from intermoe.core.types import Interaction


def some_motion(people: int = 2) -> Interaction:
    rng = np.random.default_rng(0)
    return Interaction(rng.normal(size=(people, 7, 22, 3)).astype(np.float32), 30.0, text="hello", meta={"seed": 3})


def test_interaction_round_trip(tmp_path):
    motion = some_motion()
    back = Interaction.load(motion.save(tmp_path / "a.npz"))
    assert np.array_equal(back.positions, motion.positions)
    assert (back.text, back.meta, back.fps) == ("hello", {"seed": 3}, 30.0)


def test_npz_holds_no_pickles(tmp_path):
    some_motion().save(tmp_path / "a.npz")
    with np.load(tmp_path / "a.npz", allow_pickle=False) as data:
        assert data["positions"].shape == (2, 7, 22, 3) and float(data["fps"]) == 30.0


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 truncated"])
def test_broken_file_is_named(tmp_path, content):
    (tmp_path / "a.npz").write_bytes(content)
    with pytest.raises(UserError, match=r"a\.npz"):
        Interaction.load(tmp_path / "a.npz")


def test_pickled_array_is_refused(tmp_path):
    np.savez(tmp_path / "a.npz", positions=np.array([{"x": 1}], dtype=object))
    with pytest.raises(UserError, match="pickle"):
        Interaction.load(tmp_path / "a.npz")


def test_nan_and_wrong_shapes_are_refused():
    with pytest.raises(UserError, match="NaN"):
        Interaction(np.full((2, 3, 22, 3), np.nan, np.float32))
    with pytest.raises(UserError, match="rotations must be"):
        some_motion().replace(rotations=np.zeros((2, 6, 22, 4), np.float32))


def test_swapped_twice_is_the_same():
    motion = some_motion()
    assert not np.array_equal(motion.swapped().positions, motion.positions)
    assert np.array_equal(motion.swapped().swapped().positions, motion.positions)


def test_atomic_write_leaves_nothing_behind_on_failure(tmp_path):
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(RuntimeError), files.atomic_write(tmp_path / "a.txt") as temporary:
        temporary.write_text("half")
        raise RuntimeError
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"] and (tmp_path / "a.txt").read_text() == "old"


def test_unwritable_output_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot write"), files.atomic_write(tmp_path / "file" / "a.txt"):
        pass


def test_full_disk_is_a_sentence(tmp_path):
    with pytest.raises(UserError, match="No space left"), files.atomic_write(tmp_path / "a.txt") as temporary:
        temporary.write_text("half")
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_lengths():
    assert [lengths.latent_length(n) for n in (1, 4, 5, 150)] == [1, 1, 2, 38]
    assert lengths.frame_mask(torch.tensor([1, 3]), 3).tolist() == [[True, False, False], [True, True, True]]


@dataclasses.dataclass(frozen=True)
class Inner:
    width: int = 3
    sizes: tuple[int, ...] = (1, 2)


@dataclasses.dataclass(frozen=True)
class Outer:
    inner: Inner
    name: str | None = None


def test_config_round_trip_and_did_you_mean():
    outer = Outer(Inner(5, (4,)), "x")
    import json

    assert config.from_dict(Outer, json.loads(json.dumps(config.to_dict(outer)))) == outer
    with pytest.raises(UserError, match="did you mean 'width'"):
        config.from_dict(Outer, {"inner": {"widht": 1}})
    with pytest.raises(UserError, match="lacks inner"):
        config.from_dict(Outer, {})
