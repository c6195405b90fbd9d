"""Files that a browser sends become motions and constraints, whatever they are called, or a sentence says why not."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.direction import Constraints, Keep, Pin
from intermoe.export import write
from intermoe.studio import imports

Standing = Callable[..., Interaction]


def sent(motion: Interaction, folder: Path, name: str) -> bytes:
    return write.write(motion, folder / name)[-1].read_bytes()  # of two files that of person B


@pytest.mark.parametrize("name", ["one.bvh", "one.amass.npz", "one.smplx.npz"])
def test_a_file_of_one_person_is_that_person(standing: Standing, tmp_path: Path, name: str) -> None:
    motion = standing(slide=0.6)
    found = imports.motion("b_" + name, sent(motion, tmp_path, name), fps=30.0)
    assert found.num_people == 1 and found.num_frames == 60 and found.rotations is not None
    apart = np.linalg.norm(found.positions[0, :, 0] - motion.positions[1, :, 0], axis=-1)
    assert apart.max() < (0.001 if name.endswith("bvh") else 0.1)  # the bones of SMPL's files stand in for their own


@pytest.mark.parametrize("name", ["both.glb", "both.npz"])
def test_a_file_of_two_people_is_both_at_the_models_rate(standing: Standing, tmp_path: Path, name: str) -> None:
    motion = standing(frames=120).replace(fps=60.0)
    found = imports.motion(name, sent(motion, tmp_path, name), fps=30.0, start=0.5, longest=1.0)
    assert (found.num_people, found.num_frames, found.fps) == (2, 30, 30.0)
    np.testing.assert_allclose(found.positions[:, 0], motion.positions[:, 30], atol=0.02)


def test_an_interhuman_array_is_one_person(tmp_path: Path) -> None:
    raw = np.zeros((20, 192), np.float32)
    raw[:, :66] = np.random.default_rng(0).uniform(0.0, 1.0, (1, 66))
    raw[:, 66::6] = raw[:, 70::6] = 1.0
    np.save(tmp_path / "x.npy", raw)
    assert imports.motion("3.npy", (tmp_path / "x.npy").read_bytes(), fps=30.0).num_people == 1


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("../../etc/passwd", b"root", "extension"),
        ("fake.bvh", b"HIERARCHY\nnothing", "fake.bvh"),
        ("fake.glb", b"glTF\x02", "fake.glb"),
        ("fake.npz", b"PK\x03\x04", "fake.npz"),
        ("empty.bvh", b"", "empty"),
        ("<b>.npz", b"no", "_b_.npz"),
        ("big.bvh", bytes(imports.LARGEST + 1), "at most 64"),
    ],
)
def test_what_is_no_motion_is_told(name: str, content: bytes, says: str) -> None:
    with pytest.raises(UserError, match=says) as told:
        imports.motion(name, content, fps=30.0)
    assert "/tmp" not in str(told.value)


def test_constraints_come_back_with_the_motion_they_keep(standing: Standing) -> None:
    pins = (Pin(1, 0.5, {"pelvis": (0.5, None, 1.0)}),)
    files = imports.saved(Constraints(pins=pins, keep=Keep(standing(), 0, ((0.0, 1.0),))))
    assert set(files) == {"direction.json", "direction_kept.npz"}
    with pytest.raises(UserError, match=r"keep the motion 'direction_kept.npz': import that file first"):
        imports.constraints("direction.json", files["direction.json"], {})
    kept = imports.motion("direction_kept.npz", files["direction_kept.npz"], fps=30.0)
    found = imports.constraints("direction.json", files["direction.json"], {"direction_kept.npz": kept})
    assert found.pins == pins and found.keep is not None and found.keep.spans == ((0.0, 1.0),)
    assert (found.keep.person, found.keep.source) == (0, "direction_kept.npz")
    np.testing.assert_array_equal(found.keep.motion.positions, standing().positions)


def test_constraints_read_no_file_that_they_name(tmp_path: Path, standing: Standing) -> None:
    there = standing().save(tmp_path / "there.npz")
    held = {"format": 1, "keep": {"person": "a", "motion": str(there)}}
    with pytest.raises(UserError, match="import that file first"):
        imports.constraints("c.json", json.dumps(held).encode(), {})
    for content in (b"[", b"[]", b'{"format": 2}', b'{"format": 1, "keep": 3}', b'{"format": 1, "pins": [{}]}'):
        with pytest.raises(UserError):
            imports.constraints("c.json", content, {})


def test_names_are_shown_without_their_folders() -> None:
    assert imports.plain("..\\..\\a/b<i>.bvh") == "b_i_.bvh"
    assert imports.plain("../..") == "file"
