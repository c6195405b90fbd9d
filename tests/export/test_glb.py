"""GLB: what is written is valid, has constant bones and reads back as the same motion."""

import warnings
from pathlib import Path

import numpy as np
import pygltflib
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.export.glb import write_glb
from intermoe.export.glb_reader import read_glb
from intermoe.skeleton import fingers
from intermoe.skeleton.hands import FIST, THUMB


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


def test_hand_shapes_come_back_and_only_moving_fingers_have_tracks(pair: Interaction, tmp_path: Path) -> None:
    still = pygltflib.GLTF2.load_binary(str(write_glb(pair, tmp_path / "still.glb")))
    codes = np.zeros((2, 60, 2), np.int8)
    codes[1, 20:40, 1], codes[1, 40:, 1] = THUMB, FIST
    path = write_glb(pair.replace(hand_shapes=codes), tmp_path / "pair.glb")
    file = pygltflib.GLTF2.load_binary(str(path))
    moving = {file.nodes[channel.target.node].name for channel in file.animations[0].channels}
    added = moving - {still.nodes[channel.target.node].name for channel in still.animations[0].channels}
    assert added == {f"B_{name}" for name in fingers.NAMES[10:]}
    lengths = {file.accessors[sampler.input].count for sampler in file.animations[0].samplers}
    assert len(lengths) == 2 and min(lengths) <= 14  # keys of the body, and of two changes of shape
    plain, back = read_glb(tmp_path / "still.glb"), read_glb(path)
    np.testing.assert_array_equal(back.hand_shapes, codes)
    assert plain.hand_shapes is None
    np.testing.assert_array_equal(back.positions, plain.positions)
    np.testing.assert_array_equal(back.rotations, plain.rotations)


def test_the_skin_of_a_hand_hangs_on_its_joints(pair: Interaction, tmp_path: Path) -> None:
    file = pygltflib.GLTF2.load_binary(str(write_glb(pair, tmp_path / "pair.glb")))
    blob = file.binary_blob()
    parents = {child: number for number, node in enumerate(file.nodes) for child in node.children or ()}
    world, skin = {}, file.skins[0]
    for joint in skin.joints:  # at rest: every bone's bind pose is its parent's, moved by its offset
        accessor = file.accessors[skin.inverseBindMatrices]
        start = file.bufferViews[accessor.bufferView].byteOffset + 64 * skin.joints.index(joint)
        inverse = np.frombuffer(blob, np.float32, 16, start).reshape(4, 4).T
        np.testing.assert_allclose(inverse[3], [0, 0, 0, 1], atol=1e-6)
        world[joint] = np.linalg.inv(inverse.astype(float))
        if "Hand" in file.nodes[joint].name:
            here = world[parents[joint]] @ np.array([*file.nodes[joint].translation, 1.0])
            np.testing.assert_allclose(world[joint][:, 3], here, atol=1e-5)
    for primitive in file.meshes[0].primitives:
        views = [file.bufferViews[file.accessors[n].bufferView] for n in (
            primitive.attributes.JOINTS_0, primitive.attributes.WEIGHTS_0,
        )]  # fmt: skip
        joints = np.frombuffer(blob, np.uint8, views[0].byteLength, views[0].byteOffset).reshape(-1, 4)
        weights = np.frombuffer(blob, np.float32, views[1].byteLength // 4, views[1].byteOffset).reshape(-1, 4)
        assert joints.max() < len(skin.joints) and np.allclose(weights.sum(axis=1), 1, atol=1e-6)
        assert (joints[weights == 0] == 0).all()


def test_a_code_that_is_no_shape_is_refused(pair: Interaction, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="hand_shapes hold 9; a hand shape is one of 0 relaxed, 1 fist"):
        write_glb(pair.replace(hand_shapes=np.full((2, 60, 2), 9)), tmp_path / "pair.glb")
    assert not list(tmp_path.iterdir())


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
