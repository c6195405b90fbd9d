"""GLB: what is written is valid, has constant bones and reads back as the same motion."""

import warnings
from pathlib import Path

import numpy as np
import pygltflib
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.export.glb import read_glb, write_glb


def test_round_trip(pair: Interaction, tmp_path: Path) -> None:
    back = read_glb(write_glb(pair, tmp_path / "pair.glb"))
    assert np.abs(back.positions - pair.positions).max() < 1e-4
    assert (back.fps, back.text, back.texts) == (pair.fps, pair.text, pair.texts)
    assert back.offsets is not None and np.allclose(back.offsets, pair.offsets, atol=1e-6)


def test_positions_alone_are_enough_and_bones_keep_their_length(pair: Interaction, tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    noisy = (pair.positions + rng.normal(0, 0.004, pair.positions.shape)).astype(np.float32)
    back = read_glb(write_glb(Interaction(noisy, pair.fps), tmp_path / "pair.glb"))
    assert np.abs(back.positions - noisy).max() < 0.05
    shin = np.linalg.norm(back.positions[:, :, 7] - back.positions[:, :, 4], axis=-1)
    assert np.ptp(shin, axis=1).max() < 1e-5


def test_what_the_specification_asks(pair: Interaction, tmp_path: Path) -> None:
    path = write_glb(pair, tmp_path / "pair.glb", floor=True)
    file = pygltflib.GLTF2.load_binary(str(path))
    assert path.stat().st_size % 4 == 0 and len(file.skins) == 2 and len(file.animations) == 1
    blob = file.binary_blob()
    for accessor in file.accessors:
        view = file.bufferViews[accessor.bufferView]
        assert view.byteOffset % 4 == 0 and view.byteOffset + view.byteLength <= len(blob)
    for channel in file.animations[0].channels:
        if channel.target.path == "rotation":
            accessor = file.accessors[file.animations[0].samplers[channel.sampler].output]
            turns = np.frombuffer(
                blob, np.float32, accessor.count * 4, file.bufferViews[accessor.bufferView].byteOffset
            )
            turns = turns.reshape(-1, 4)
            assert np.allclose(np.linalg.norm(turns, axis=1), 1, atol=1e-5)
            assert (np.einsum("tc,tc->t", turns[1:], turns[:-1]) > 0).all()
    names = [node.name for node in file.nodes]
    assert len(set(names)) == len(names)
    assert all(not node.children or node.skin is None for node in file.nodes)


def test_one_person_one_frame(pair: Interaction, tmp_path: Path) -> None:
    one = Interaction(pair.positions[:1, :1], 30.0)
    assert read_glb(write_glb(one, tmp_path / "one.glb")).positions.shape == (1, 1, 22, 3)


@pytest.mark.parametrize("keep", [0, 10, 200, 5000])
def test_a_cut_file_is_refused_in_one_sentence(pair: Interaction, tmp_path: Path, keep: int) -> None:
    path = write_glb(pair, tmp_path / "pair.glb")
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(UserError, match=r"pair\.glb"):
        read_glb(path)


def test_another_skeleton_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="22-joint"):
        write_glb(Interaction(np.zeros((2, 3, 55, 3), np.float32), skeleton="smplx55"), tmp_path / "x.glb")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "extras",
    [
        {"fps": "abc"},
        {"fps": [30]},
        {"fps": -1},
        {"texts": 3},
        {"texts": [1, 2]},
        {"identity": "ab"},
        {"meta": [1]},
        [1],
    ],
)
def test_damaged_extras_are_refused(pair: Interaction, tmp_path: Path, extras: object) -> None:
    path = write_glb(pair, tmp_path / "pair.glb")
    file = pygltflib.GLTF2.load_binary(str(path))
    file.scenes[0].extras = {"intermoe": extras}
    file.save_binary(str(path))
    with pytest.raises(UserError, match=r"pair\.glb"):
        read_glb(path)


def test_damage_is_told_in_words_alone(pair: Interaction, tmp_path: Path) -> None:
    path = write_glb(pair, tmp_path / "pair.glb")
    whole = path.read_bytes()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        path.write_bytes(whole[:4] + b"\7" + whole[5:])  # another version: pygltflib warns
        assert read_glb(path).num_people == 2
        for damaged in (b"x" * 30, whole[:15]):
            path.write_bytes(damaged)
            with pytest.raises(UserError, match="export it again") as problem:
                read_glb(path)
            assert "(error)" not in str(problem.value)
