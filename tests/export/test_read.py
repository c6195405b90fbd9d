"""Files of other programs and data sets as motion, and the command that converts them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pygltflib
import pytest

from intermoe.cli import main
from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.export.glb import write_glb
from intermoe.export.read import read
from intermoe.motion.resample import part
from intermoe.skeleton import quat, rigs
from intermoe.skeleton.solve import residual


def one(motion: Interaction, person: int) -> Interaction:
    return motion.replace(
        **{name: getattr(motion, name)[[person]] for name in ("positions", "rotations", "translation", "offsets")},
        texts=(), text="",
    )  # fmt: skip


@pytest.mark.parametrize("rig", ["mixamo", "unreal", "unity", "rigify"])
@pytest.mark.parametrize("ending", [".bvh", ".glb"])
def test_rigs_there_and_back(pair: Interaction, tmp_path: Path, capsys, rig: str, ending: str) -> None:
    source = pair.save(tmp_path / "pair.npz")
    assert main(["convert", str(source), str(tmp_path / f"out{ending}"), "--rig", rig]) == 0
    assert main(["convert", str(tmp_path / f"out{ending}"), str(tmp_path / "back.npz")]) == 0
    back = read(tmp_path / "back.npz")
    assert np.abs(back.positions - pair.positions).max() < 1e-4 and back.fps == pair.fps
    assert residual(back).max() < 1e-4
    turned = np.abs((back.rotations * pair.rotations).sum(-1)).clip(max=1)
    assert np.degrees(2 * np.arccos(turned)).max() < 3.0  # twists come back too


def test_bvh_of_a_rig_by_another_parser(pair: Interaction, tmp_path: Path) -> None:
    bvhio = pytest.importorskip("bvhio")
    from intermoe.export.write import write

    for person, path in enumerate(write(pair, tmp_path / "pair.bvh", rig="unreal")):
        root = bvhio.readAsHierarchy(str(path))
        root.loadPose(20)
        joints = {joint.Name: joint for joint, _, _ in root.layout()}
        rig = rigs.find("unreal")
        for ours in range(22):
            found = np.array(joints[rig.names[rig.sources.index(ours)]].PositionWorld)
            np.testing.assert_allclose(found / 100, pair.positions[person, 20, ours], atol=1e-4)


def test_rigs_where_there_are_none(pair: Interaction, tmp_path: Path, capsys) -> None:
    source = pair.save(tmp_path / "pair.npz")
    for arguments, says in (
        (("out.c3d", "--rig", "mixamo"), "--rig goes with .bvh, .glb, .fbx, .usd"),
        (("out.glb", "--rig", "mixam"), "did you mean 'mixamo'?"),
        (("out.xyz",), "unknown extension '.xyz'"),
    ):
        assert main(["convert", str(source), str(tmp_path / arguments[0]), *arguments[1:]]) == 2
        said = capsys.readouterr().err
        assert says in said and said.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["pair.npz"]


def test_two_glb_files_of_one_person_each(pair: Interaction, tmp_path: Path) -> None:
    first, second = (write_glb(one(pair, p), tmp_path / f"{p}.glb", rig=rigs.find("mixamo")) for p in (0, 1))
    motion = read(first, second)
    assert np.abs(motion.positions - pair.positions).max() < 1e-4 and motion.meta["source"] == ["0.glb", "1.glb"]
    with pytest.raises(UserError, match="holds both people"):
        read(write_glb(pair, tmp_path / "both.glb"), first)
    short = write_glb(one(part(pair, 0, 10), 1), tmp_path / "short.glb")
    with pytest.raises(UserError, match=r"0\.glb has 60 frames and .*short\.glb has 10"):
        read(first, short)


def test_glb_of_another_program(pair: Interaction, tmp_path: Path) -> None:
    """An armature that is turned and scaled (z up, centimetres), a still joint without a track, and two animations."""
    path = write_glb(pair, tmp_path / "pair.glb", rig=rigs.find("mixamo"))
    file = pygltflib.GLTF2.load_binary(str(path))
    animation = file.animations[0]
    second = {i for i, node in enumerate(file.nodes) if node.name == "B"}
    while True:
        below = {child for node in second for child in file.nodes[node].children or []} - second
        if not below:
            break
        second |= below
    file.animations.append(pygltflib.Animation(
        samplers=animation.samplers, channels=[c for c in animation.channels if c.target.node in second]
    ))  # fmt: skip
    animation.channels = [c for c in animation.channels if c.target.node not in second]
    still = [i for i, node in enumerate(file.nodes) if node.name == "mixamorig:LeftToeBase"]
    for each in file.animations:
        each.channels = [c for c in each.channels if c.target.node not in still]
    turn = quat.from_axis_angle(np.array([1.0, 0, 0]), -np.pi / 2)
    for number in file.scenes[0].nodes:
        if file.nodes[number].name in "AB":
            file.nodes[number].rotation, file.nodes[number].scale = turn.tolist(), [0.01] * 3
    file.scenes[0].extras = {}
    file.save_binary(str(path))
    motion = read(path)
    expected = 0.01 * quat.rotate(turn, pair.positions)
    assert motion.num_people == 2 and motion.fps == pytest.approx(30, abs=1e-3)
    np.testing.assert_allclose(motion.positions, expected, atol=1e-5)


@pytest.mark.parametrize("what", ["no skin", "other names", "no animation", "claims", "nan", "cycle"])
def test_glb_that_is_none_of_ours(pair: Interaction, tmp_path: Path, what: str) -> None:
    path = write_glb(pair, tmp_path / "pair.glb", rig=rigs.find("unity"))
    file = pygltflib.GLTF2.load_binary(str(path))
    says = "damaged, cut off or no GLB"
    if what == "no skin":
        file.skins, says = [], "no skinned skeleton"
    elif what == "other names":
        says = "lacks the joints"
        for node in file.nodes:
            node.name = (node.name or "").replace("Chest", "Tentacle")
    elif what == "no animation":
        file.animations, says = [], "it holds no animation"
    elif what == "claims":
        file.accessors[file.animations[0].samplers[0].input].count = 2**40
    elif what == "nan":
        view = file.bufferViews[file.accessors[file.animations[0].samplers[0].output].bufferView]
        blob = bytearray(file.binary_blob())
        blob[view.byteOffset : view.byteOffset + 4] = np.float32(np.nan).tobytes()
        file.set_binary_blob(bytes(blob))
        says = "numbers that are not finite"
    else:
        root = next(i for i, node in enumerate(file.nodes) if node.name == "A")
        file.nodes[file.nodes[root].children[0]].children.append(root)
        says = "in a circle"
    file.save_binary(str(path))
    with pytest.raises(UserError, match=says):
        read(path)


def interhuman_tree(pair: Interaction, folder: Path) -> list[Path]:
    """The clip as InterHuman's files have it: z up, (T, 492), most of it vertices and what we do not read."""
    paths = []
    for person in range(2):
        raw = np.full((60, 492), 7.0, np.float32)
        x, y, z = np.moveaxis(pair.positions[person], -1, 0)
        raw[:, :66] = np.stack([x, -z, y], -1).reshape(60, 66)
        raw[:, 186:312] = quat.to_6d(pair.rotations[person, :, 1:]).reshape(60, 126)
        paths.append(folder / f"person{person + 1}" / "17.npy")
        paths[-1].parent.mkdir(parents=True)
        np.save(paths[-1], raw)
    return paths


def test_interhuman_files(pair: Interaction, tmp_path: Path, capsys) -> None:
    first, second = interhuman_tree(pair, tmp_path)
    assert main(["convert", str(second), str(tmp_path / "out.npz")]) == 0
    motion = read(tmp_path / "out.npz")
    np.testing.assert_array_equal(motion.positions, read(first, second).positions)
    assert motion.fps == 30 and motion.num_frames == 59

    def between(positions: np.ndarray) -> np.ndarray:  # what no move of the pair as a whole changes
        return np.linalg.norm(positions[0, :59, :, None] - positions[1, :59, None], axis=-1)

    np.testing.assert_allclose(between(motion.positions), between(pair.positions), atol=1e-4)
    assert motion.positions[..., 1].min() == pytest.approx(0, abs=1e-6)
    second.unlink()
    with pytest.raises(UserError, match="--partner"):
        read(first)


@pytest.mark.parametrize(
    ("array", "says"),
    [
        (np.zeros((60, 100)), "two equal arrays"),
        (np.zeros(60), r"expected numbers \(T, 492\)"),
        (np.full((60, 492), np.nan), "not finite"),
        (np.array([{}], object), "cannot read|no InterHuman motion"),
        (np.zeros((40, 492)), "has 40: partners must be of one length"),
    ],
)
def test_broken_interhuman_files(pair: Interaction, tmp_path: Path, array: np.ndarray, says: str) -> None:
    first, second = interhuman_tree(pair, tmp_path)
    np.save(second, array)
    with pytest.raises(UserError, match=says):
        read(first)


@pytest.mark.parametrize("rows", [10**7, 10**12])
def test_headers_that_claim_more_than_there_is(pair: Interaction, tmp_path: Path, rows: int) -> None:
    first, second = interhuman_tree(pair, tmp_path)
    claim, there = f"({rows}, 492), }}".encode(), b"(60, 492), }"
    good = second.read_bytes()
    assert there.ljust(len(claim)) in good
    second.write_bytes(good.replace(there.ljust(len(claim)), claim))
    with pytest.raises(UserError, match=r"cannot read .*17\.npy"):
        read(first)
    for letter in "ab":
        arrays = {
            "poses": np.zeros((60, 492), np.float32),
            "trans": np.zeros((60, 3)),
            "mocap_framerate": np.array(30.0),
        }
        np.savez(tmp_path / f"x_{letter}.npz", **arrays)
        path = tmp_path / f"x_{letter}.npz"
        path.write_bytes(path.read_bytes().replace(there.ljust(len(claim)), claim))
    with pytest.raises(UserError, match="cannot read"):
        read(tmp_path / "x.npz")


def test_what_stands_in_is_said_once(tmp_path: Path, capsys) -> None:
    for person in (1, 2):
        np.savez(
            tmp_path / f"P{person}.npz",
            root_orient=np.zeros((9, 3)),
            pose_body=np.zeros((9, 63)),
            trans=np.zeros((9, 3)),
        )
    assert main(["convert", str(tmp_path / "P1.npz"), str(tmp_path / "out.bvh")]) == 0
    said = capsys.readouterr()
    assert said.err.count("stand in") == 2 and "P1.npz has no bone lengths" in said.err
    assert [Path(line).name for line in said.out.split()] == ["out_a.bvh", "out_b.bvh"]
