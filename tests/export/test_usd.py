"""USD: valid by USD's own checker, and the skeletons of USD's own library move as ours do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.export.read import read
from intermoe.export.usd import joint_paths, write_usd
from intermoe.skeleton import rigs
from intermoe.skeleton.hands import FIST
from intermoe.skeleton.solve import consistent

pytest.importorskip("pxr")
from pxr import Usd, UsdGeom, UsdSkel, UsdValidation


@pytest.mark.parametrize("ending", [".usda", ".usdc", ".usdz"])
def test_usds_own_checks_find_nothing(pair: Interaction, tmp_path: Path, ending: str) -> None:
    stage = Usd.Stage.Open(str(write_usd(pair, tmp_path / f"pair{ending}")))
    registry = UsdValidation.ValidationRegistry()
    faults = UsdValidation.ValidationContext(registry.GetOrLoadAllValidators()).Validate(stage)
    assert [fault.GetMessage() for fault in faults] == []


def test_the_stage_says_what_it_is(pair: Interaction, tmp_path: Path) -> None:
    stage = Usd.Stage.Open(str(write_usd(pair.replace(fps=25.0), tmp_path / "pair.usdc")))
    assert UsdGeom.GetStageUpAxis(stage) == UsdGeom.Tokens.y and UsdGeom.GetStageMetersPerUnit(stage) == 1.0
    assert stage.GetTimeCodesPerSecond() == stage.GetFramesPerSecond() == 25
    assert (stage.GetStartTimeCode(), stage.GetEndTimeCode()) == (0, 59)
    assert stage.GetDefaultPrim().GetPath() == "/Interaction"
    for letter in "AB":
        animation = UsdSkel.Animation(stage.GetPrimAtPath(f"/Interaction/{letter}/Motion"))
        tracks = (animation.GetTranslationsAttr(), animation.GetRotationsAttr(), animation.GetScalesAttr())
        assert [track.GetNumTimeSamples() for track in tracks] == [60, 60, 60]
        assert {len(track.Get(time)) for track in tracks for time in (0, 59)} == {42}
        meshes = [prim for prim in stage.Traverse() if prim.IsA(UsdGeom.Mesh) and f"/{letter}/" in str(prim.GetPath())]
        assert {prim.GetName() for prim in meshes} == {"suit", "skin", "hair", "shoes"}


@pytest.mark.parametrize("rig", rigs.RIGS)
def test_skeletons_move_as_the_motion_does(pair: Interaction, tmp_path: Path, rig: str) -> None:
    path = write_usd(pair, tmp_path / "pair.usdc", rigs.find(rig))
    stage, cache = Usd.Stage.Open(str(path)), UsdSkel.Cache()
    for person, letter in enumerate("AB"):
        root = UsdSkel.Root(stage.GetPrimAtPath(f"/Interaction/{letter}"))
        cache.Populate(root, Usd.TraverseInstanceProxies())
        query = cache.GetSkelQuery(UsdSkel.Skeleton(stage.GetPrimAtPath(f"/Interaction/{letter}/Skeleton")))
        assert list(query.GetJointOrder()) == joint_paths(rigs.find(rig))
        ours = [rigs.find(rig).sources.index(source) for source in range(22)]
        for frame in (0, 31, 59):
            found = np.array(query.ComputeJointSkelTransforms(frame))[ours, 3, :3]
            np.testing.assert_allclose(found, pair.positions[person, frame], atol=1e-4)
        rest = np.array(query.GetJointWorldBindTransforms())[ours, 3, :3]
        assert rest[20, 0] > 0.5 and abs(rest[20, 1] - rest[16, 1]) < 0.01  # the left arm straight out
    back = read(path)
    assert np.abs(back.positions - pair.positions).max() < 1e-4 and (back.fps, back.texts) == (pair.fps, pair.texts)


def test_the_mesh_is_that_of_the_glb_and_follows_its_skeleton(pair: Interaction, tmp_path: Path) -> None:
    import pygltflib

    from intermoe.export.glb import write_glb

    stage = Usd.Stage.Open(str(write_usd(pair, tmp_path / "pair.usdc")))
    file = pygltflib.GLTF2.load_binary(str(write_glb(pair, tmp_path / "pair.glb")))
    counts = sorted(file.accessors[primitive.attributes.POSITION].count for primitive in file.meshes[0].primitives)
    meshes = {prim.GetName(): UsdGeom.Mesh(prim) for prim in stage.GetPrimAtPath("/Interaction/A").GetChildren()
              if prim.IsA(UsdGeom.Mesh)}  # fmt: skip
    assert sorted(len(mesh.GetPointsAttr().Get()) for mesh in meshes.values()) == counts
    assert UsdSkel.BakeSkinning(UsdSkel.Root(stage.GetPrimAtPath("/Interaction/A")))
    hair = np.array(meshes["hair"].GetPointsAttr().Get(30))  # skinned by USD's library
    assert np.linalg.norm(hair.mean(0) - pair.positions[0, 30, 15]) < 0.2


def test_hand_shapes_and_positions_alone(pair: Interaction, tmp_path: Path) -> None:
    codes = np.full((2, 60, 2), FIST, np.int8)
    back = read(write_usd(pair.replace(hand_shapes=codes), tmp_path / "pair.usda"))
    np.testing.assert_array_equal(back.hand_shapes, codes)
    bare = Interaction(pair.positions, pair.fps)
    assert np.abs(read(write_usd(bare, tmp_path / "bare.usda")).positions - consistent(bare).positions).max() < 0.01


def test_what_cannot_be_read(pair: Interaction, tmp_path: Path) -> None:
    path = write_usd(pair, tmp_path / "pair.usda")
    text = path.read_text()
    for name, content, says in (
        ("cut", text[: len(text) // 2], "damaged, cut off or no USD file"),
        ("empty", "#usda 1.0\n", "no skinned skeleton"),
        ("other", text.replace("left_elbow", "tentacle"), "lacks the joints"),
    ):
        broken = tmp_path / f"{name}.usda"
        broken.write_text(content)
        with pytest.raises(UserError, match=says):
            read(broken)
    with pytest.raises(UserError, match="no such USD file"):
        read(tmp_path / "absent.usd")
