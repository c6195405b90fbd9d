from __future__ import annotations

import dataclasses
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
import torch

import intermoe
from intermoe.core import config, files, lengths, runtime
from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.pipeline import Prompt


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


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"positions": [[1]]}, "NumPy array"),
        ({"positions": np.array([["x"]])}, "NumPy array"),
        ({"positions": np.zeros((2, 3, 22, 3), np.complex64)}, "NumPy array"),
        ({"positions": np.zeros((0, 7, 22, 3), np.float32)}, "at least one person"),
        ({"positions": np.zeros((2, 0, 22, 3), np.float32)}, "at least one person"),
        ({"rotations": np.full((2, 7, 22, 4), np.nan, np.float32)}, "rotations hold NaN"),
        ({"offsets": np.full((2, 22, 3), np.inf, np.float32)}, "offsets hold NaN"),
        ({"fps": "30"}, "fps must be a number"),
        ({"fps": True}, "fps must be a number"),
        ({"fps": float("nan")}, "fps must be a number"),
        ({"text": 3}, "text has a value"),
        ({"texts": "ab"}, "texts has a value"),
        ({"texts": None}, "texts has a value"),
        ({"identity": ("x",)}, "identity has a value"),
        ({"meta": []}, "meta has a value"),
    ],
)
def test_fields_of_the_wrong_kind_are_refused(changes, says):
    with pytest.raises(UserError, match=says):
        some_motion().replace(**changes)


ZEROS = np.zeros((2, 5, 22, 3), np.float32)


@pytest.mark.parametrize(
    "arrays",
    [
        {"positions": ZEROS, "fps": np.ones(3)},
        {"positions": ZEROS, "fps": np.array("thirty")},
        {"positions": np.full((2, 5, 22, 3), "x")},
        {"positions": ZEROS.astype(complex)},
        {"positions": ZEROS[:0]},
        {"positions": ZEROS[:, :0]},
        {"positions": np.full((2, 5, 22, 3), 1e300)},
        {"positions": ZEROS, "rotations": np.full((2, 5, 22, 4), np.nan)},
        {"positions": ZEROS, "foot_contacts": np.full((2, 5, 4), "x")},
        {"fps": np.array(30.0)},
        *(
            {"positions": ZEROS, "info": np.array(info)}
            for info in ("[]", "{", '{"format": "x"}', '{"format": 99}', '{"texts": 3}', '{"texts": "ab"}', '{"text": 3}',
                         '{"identity": {}}', '{"identity": [1]}', '{"meta": null}', '{"skeleton": 2}')
        ),
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("error")
def test_npz_of_other_content_is_refused_by_name(tmp_path, arrays):
    np.savez(tmp_path / "a.npz", **arrays)
    with pytest.raises(UserError, match=r"a\.npz"):
        Interaction.load(tmp_path / "a.npz")


def test_damaged_bytes_and_other_kinds_of_file_are_refused_by_name(tmp_path):
    path = some_motion().save(tmp_path / "a.npz")
    whole = path.read_bytes()
    for start in range(0, len(whole), len(whole) // 12):
        path.write_bytes(whole[:start] + bytes(255 - b for b in whole[start : start + 40]) + whole[start + 40 :])
        try:
            Interaction.load(path)
        except UserError as problem:
            assert "a.npz" in str(problem)
    with open(path, "wb") as file:
        np.save(file, ZEROS)
    with pytest.raises(UserError, match=r"a\.npz"):
        Interaction.load(path)


def test_save_takes_numpy_scalars_and_npz_alone(tmp_path):
    motion = some_motion().replace(meta={"seed": np.int64(3), "places": np.arange(2)}, fps=np.float32(30))
    assert Interaction.load(motion.save(tmp_path / "a.npz")).meta == {"seed": 3, "places": [0, 1]}
    with pytest.raises(UserError, match=r"intermoe\.write"):
        motion.save(tmp_path / "kick.glb")
    with pytest.raises(UserError, match="JSON values"):
        motion.replace(meta={"x": {1, 2}}).save(tmp_path / "b.npz")
    assert [p.name for p in tmp_path.iterdir()] == ["a.npz"]


def test_repr_is_one_line():
    assert repr(some_motion()) == "Interaction(2 people, 7 frames at 30 a second, smpl22, text='hello')"


@dataclasses.dataclass(frozen=True)
class Kinds:
    number: float = 1.0
    count: int = 1
    name: str = "x"
    flag: bool = False
    sizes: tuple[int, ...] = ()
    inner: Inner = dataclasses.field(default_factory=Inner)
    maybe: Inner | None = None
    table: dict[str, Any] = dataclasses.field(default_factory=dict)


@pytest.mark.parametrize(
    "values",
    [
        {"number": "thirty"}, {"number": None}, {"number": True}, {"count": 1.5}, {"count": True}, {"name": 5},
        {"flag": "no"}, {"flag": None}, {"sizes": 3}, {"sizes": ["x"]}, {"inner": None}, {"inner": "x"}, {"maybe": "x"},
        {"maybe": {"width": "x"}}, {"table": []},
    ],
)  # fmt: skip
def test_config_values_of_another_type_are_refused(values):
    with pytest.raises(UserError, match=f"here.{next(iter(values))}.*(expected|whole)"):
        config.from_dict(Kinds, values, where="here")
    assert config.from_dict(Kinds, {"number": 3, "sizes": [4], "maybe": None}) == Kinds(number=3, sizes=(4,))


@pytest.mark.parametrize("name", ["gpu", "xpu", "meta", "", "cpu:1", "cuda:x", "cuda:99", "mps"])
def test_devices_that_are_not_there(name):
    if name == "mps" and torch.backends.mps.is_available():
        pytest.skip("it is there")
    with pytest.raises(UserError, match="device"):
        runtime.device(name)
    assert runtime.device("cpu").type == "cpu" and runtime.device().type in ("cpu", "cuda", "mps")


def test_what_the_package_exports_loads_no_torch():
    code = "import sys, intermoe; intermoe.UserError; print('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"
    assert intermoe.UserError is UserError and intermoe.Prompt is Prompt
    assert {intermoe.read.__name__, intermoe.write.__name__} == {"read", "write"}
