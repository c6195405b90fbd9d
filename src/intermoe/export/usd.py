"""USD (.usda, .usdc, .usdz; .usd is .usdc): two skinned, animated mannequins as UsdSkel, for Omniverse, Houdini, Maya, Blender, usdview.

Y up, metres, a time code a frame. /Interaction is the default prim; below it A and B are SkelRoots with a Skeleton, a
SkelAnimation (translations, rotations and scales, all with a sample a frame) and a Mesh a colour. The rest and the bind
pose are the T-pose. The layer's custom data keep what `glb.told` tells. Joint names are those of the rig with what USD
does not allow ("mixamorig:Hips", "thigh.L") as an underscore. Letters: P people, T frames, S joints of the rig.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write, readable_file
from intermoe.core.types import Interaction
from intermoe.export.glb import EXTRAS, letter, told
from intermoe.export.mannequin import INFLUENCES, Mannequin, Part, colour_of, mannequin_of
from intermoe.export.tpose import in_t_pose
from intermoe.motion.from_joints import on_our_joints, together
from intermoe.skeleton import quat
from intermoe.skeleton.rigs import OURS, Dressed, Rig, dress
from intermoe.skeleton.solve import consistent

LARGEST = 5_000_000  # frames times joints of a file that is read
_MATERIALS = "/Interaction/Materials"


def write_usd(interaction: Interaction, path: str | Path, rig: Rig = OURS) -> Path:
    """Write the motion as USD, text, binary or package by the ending. UserError as for GLB."""
    from pxr import Sdf, Tf, Usd, UsdUtils

    path = Path(path)
    moving = consistent(interaction)
    ending = path.suffix.lower()
    layer = Sdf.Layer.CreateAnonymous(".usda" if ending == ".usda" else ".usdc")
    stage = Usd.Stage.Open(layer)
    _fill(stage, moving, rig)
    with atomic_write(path, ending) as temporary, tempfile.TemporaryDirectory(prefix="intermoe-") as folder:
        made = Path(folder) / f"{path.stem}{'.usdc' if ending == '.usdz' else ending}"
        try:
            done = layer.Export(str(made))
            if done and ending == ".usdz":
                inner, made = made, made.with_suffix(ending)
                done = UsdUtils.CreateNewUsdzPackage(str(inner), str(made))
                done = done and made.stat().st_size > inner.stat().st_size
        except Tf.ErrorException as problem:
            raise OSError("USD's library could not write it; the folder for temporary files may be full") from problem
        if not done:
            raise OSError("USD's library could not write it; the folder for temporary files may be full")
        shutil.copyfile(made, temporary)  # of a full disk USD's own writer says nothing, or thousands of lines
    return path


def read_usd(path: str | Path) -> Interaction:
    """The people of a USD file: one for each Skeleton, of ours or of any that joint maps know.

    UserError when the file is damaged or holds no skeleton that is known.
    """
    from pxr import Tf, Usd, UsdGeom, UsdSkel

    path = readable_file(path, "USD file")
    try:
        stage = Usd.Stage.Open(str(path))
    except Tf.ErrorException as problem:
        raise UserError(
            f"cannot read {path} as USD: it is damaged, cut off or no USD file; export it again"
        ) from problem
    cache, people, times = UsdSkel.Cache(), [], None
    unit = UsdGeom.GetStageMetersPerUnit(stage)
    upright = quat.from_axis_angle(np.array([1.0, 0.0, 0.0]), -np.pi / 2)
    turn = upright if UsdGeom.GetStageUpAxis(stage) == UsdGeom.Tokens.z else quat.IDENTITY.astype(float)
    try:
        for root in (UsdSkel.Root(prim) for prim in stage.Traverse() if prim.IsA(UsdSkel.Root)):
            cache.Populate(root, Usd.TraverseInstanceProxies())
            for binding in cache.ComputeSkelBindings(root, Usd.TraverseInstanceProxies()):
                query = cache.GetSkelQuery(binding.GetSkeleton())
                if times is None:
                    times = _times(stage, query)
                people.append(_person(path, query, times, unit, turn))
        if times is None:
            raise UserError("it holds no skinned skeleton")
        motion = together(people, float(stage.GetTimeCodesPerSecond()))
        kept: dict[str, Any] = json.loads(stage.GetRootLayer().customLayerData.get(EXTRAS, "{}"))
        from intermoe.export.glb_reader import hand_shapes

        shapes = kept.get("hand_shapes")
        return motion.replace(
            hand_shapes=None if shapes is None else hand_shapes(shapes, *motion.positions.shape[:2]),
            **{**Interaction.from_info(kept), "skeleton": "smpl22"},
        )
    except UserError as problem:
        raise UserError(f"cannot read {path} as motion: {problem}") from problem
    except (Tf.ErrorException, ValueError, KeyError, IndexError, TypeError, AttributeError) as problem:
        raise UserError(f"cannot read {path} as USD: {str(problem).splitlines()[0]}; export it again") from problem


def _fill(stage: Any, moving: Interaction, rig: Rig) -> None:
    from pxr import Sdf, UsdGeom, UsdShade

    top = UsdGeom.Xform.Define(stage, "/Interaction")
    stage.SetDefaultPrim(top.GetPrim())
    UsdGeom.SetStageUpAxis(stage, UsdGeom.Tokens.y)
    UsdGeom.SetStageMetersPerUnit(stage, 1.0)
    stage.SetTimeCodesPerSecond(float(moving.fps))
    stage.SetFramesPerSecond(float(moving.fps))
    stage.SetStartTimeCode(0)
    stage.SetEndTimeCode(moving.num_frames - 1)
    stage.GetRootLayer().customLayerData = {EXTRAS: json.dumps(told(moving))}
    stage.GetRootLayer().documentation = moving.text[:1000]
    UsdGeom.Scope.Define(stage, _MATERIALS)
    assert moving.offsets is not None
    dressed = dress(moving, rig)
    for person in range(moving.num_people):
        body = in_t_pose(mannequin_of(moving, person), moving.offsets[person])
        for name in dict.fromkeys(part.name for part in body.parts):
            material = UsdShade.Material.Define(stage, f"{_MATERIALS}/{letter(person)}_{name}")
            shader = UsdShade.Shader.Define(stage, f"{material.GetPath()}/Surface")
            shader.CreateIdAttr("UsdPreviewSurface")
            value = np.array(colour_of(name, person)) / 255
            linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4).tolist()
            shader.CreateInput("diffuseColor", Sdf.ValueTypeNames.Color3f).Set(tuple(linear))
            shader.CreateInput("roughness", Sdf.ValueTypeNames.Float).Set(0.75)
            material.CreateSurfaceOutput().ConnectToSource(shader.ConnectableAPI(), "surface")
        _add_person(stage, moving, dressed, person, body)


def _add_person(stage: Any, moving: Interaction, dressed: Dressed, person: int, body: Mannequin) -> None:
    from pxr import Gf, UsdSkel, Vt

    rig, where = dressed.rig, f"/Interaction/{letter(person)}"
    root = UsdSkel.Root.Define(stage, where)
    skeleton = UsdSkel.Skeleton.Define(stage, f"{where}/Skeleton")
    paths = joint_paths(rig)
    skeleton.CreateJointsAttr(paths)
    bound = replace(
        body, bind_rotations=rig.turned(body.bind_rotations), bind_positions=rig.spread(body.bind_positions)
    )
    binds = np.linalg.inv(bound.inverse_bind())
    parents = np.array(rig.parents)
    local = binds.copy()
    local[parents >= 0] = np.linalg.inv(binds[parents[parents >= 0]]) @ binds[parents >= 0]
    for create, matrices in ((skeleton.CreateBindTransformsAttr, binds), (skeleton.CreateRestTransformsAttr, local)):
        create(Vt.Matrix4dArray([Gf.Matrix4d(*m.T.ravel().tolist()) for m in matrices]))  # USD has rows for columns
    animation = UsdSkel.Animation.Define(stage, f"{where}/Motion")
    animation.CreateJointsAttr(paths)
    steps = np.repeat(dressed.offsets[person][None], moving.num_frames, axis=0)
    steps[:, rig.pelvis] = dressed.translation[person]
    sizes = Vt.Vec3hArray(len(paths), Gf.Vec3h(1))
    places, turns, scales = (
        animation.CreateTranslationsAttr(), animation.CreateRotationsAttr(), animation.CreateScalesAttr(),
    )  # fmt: skip
    wxyz = dressed.rotations[person][..., [3, 0, 1, 2]].astype(np.float32)
    for frame in range(moving.num_frames):
        places.Set(Vt.Vec3fArray.FromNumpy(np.ascontiguousarray(steps[frame], np.float32)), frame)
        turns.Set(Vt.QuatfArray([Gf.Quatf(*q) for q in wxyz[frame].tolist()]), frame)
        scales.Set(sizes, frame)
    UsdSkel.BindingAPI.Apply(skeleton.GetPrim()).CreateAnimationSourceRel().SetTargets([animation.GetPath()])
    low, high = moving.positions[person].min((0, 1)) - 0.25, moving.positions[person].max((0, 1)) + 0.25
    root.CreateExtentAttr([tuple(low.tolist()), tuple(high.tolist())])
    theirs = np.array([rig.sources.index(source) for source in range(len(body.bind_positions))])
    for name in dict.fromkeys(part.name for part in body.parts):
        _add_mesh(stage, where, person, [part for part in body.parts if part.name == name], theirs, skeleton.GetPath())


def _add_mesh(stage: Any, where: str, person: int, parts: list[Part], theirs: np.ndarray, skeleton: Any) -> None:
    """One mesh of parts of one colour, bound to the skeleton; theirs (42,): the rig's joint of each of ours."""
    from pxr import Gf, UsdGeom, UsdShade, UsdSkel, Vt

    mesh = UsdGeom.Mesh.Define(stage, f"{where}/{parts[0].name}")
    starts = np.cumsum([0, *(len(part.vertices) for part in parts)])
    vertices, normals, weights = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("vertices", "normals", "weights")
    )
    faces = np.concatenate([part.faces + start for part, start in zip(parts, starts, strict=False)])
    order = np.argsort(-weights, axis=-1)[:, :INFLUENCES]
    strongest = np.take_along_axis(weights, order, axis=-1)
    order = np.where(strongest > 0, theirs[order], 0)
    points = Vt.Vec3fArray.FromNumpy(np.ascontiguousarray(vertices, np.float32))
    mesh.CreatePointsAttr(points)
    mesh.CreateNormalsAttr(Vt.Vec3fArray.FromNumpy(np.ascontiguousarray(normals, np.float32)))
    mesh.SetNormalsInterpolation(UsdGeom.Tokens.vertex)
    mesh.CreateFaceVertexIndicesAttr(Vt.IntArray.FromNumpy(np.ascontiguousarray(faces.reshape(-1), np.int32)))
    mesh.CreateFaceVertexCountsAttr(Vt.IntArray(len(faces), 3))
    mesh.CreateSubdivisionSchemeAttr(UsdGeom.Tokens.none)
    mesh.CreateExtentAttr(UsdGeom.PointBased.ComputeExtent(points))
    binding = UsdSkel.BindingAPI.Apply(mesh.GetPrim())
    binding.CreateJointIndicesPrimvar(False, INFLUENCES).Set(
        Vt.IntArray.FromNumpy(np.ascontiguousarray(order.reshape(-1), np.int32))
    )
    binding.CreateJointWeightsPrimvar(False, INFLUENCES).Set(
        Vt.FloatArray.FromNumpy(np.ascontiguousarray(strongest.reshape(-1), np.float32))
    )
    binding.CreateGeomBindTransformAttr(Gf.Matrix4d(1))
    binding.CreateSkeletonRel().SetTargets([skeleton])
    material = UsdShade.Material(stage.GetPrimAtPath(f"{_MATERIALS}/{letter(person)}_{parts[0].name}"))
    UsdShade.MaterialBindingAPI.Apply(mesh.GetPrim()).Bind(material)


def joint_paths(rig: Rig) -> list[str]:
    """The rig's joints as UsdSkel names them: the way from the root, in names that USD allows."""
    from pxr import Tf

    paths: list[str] = []
    for name, parent in zip(rig.names, rig.parents, strict=True):
        paths.append((f"{paths[parent]}/" if parent >= 0 else "") + Tf.MakeValidIdentifier(name))
    return paths


def _times(stage: Any, query: Any) -> list[float]:
    """The frames of the first skeleton's animation. UserError where it has none, or too many."""
    animation = query.GetAnimQuery()
    times = animation.GetJointTransformTimeSamples() if animation else []
    if not times:
        raise UserError("its skeleton has no animation")
    first, last = times[0], times[-1]
    if not (last - first + 1) * max(len(query.GetJointOrder()), 1) <= LARGEST:
        raise UserError(f"its animation runs over {last - first:.0f} frames, more than are read")
    return [first + frame for frame in range(round(last - first) + 1)]


def _person(path: Path, query: Any, times: list[float], unit: float, turn: np.ndarray) -> Any:
    """One skeleton's movement on our joints; turn (4,): from the stage's up axis to ours."""
    from pxr import Usd, UsdGeom

    names = [str(token).rsplit("/", 1)[-1] for token in query.GetJointOrder()]
    cache = UsdGeom.XformCache()
    matrices = np.empty((len(times), len(names), 4, 4))
    for frame, time in enumerate(times):
        cache.SetTime(Usd.TimeCode(time))
        matrices[frame] = np.array(query.ComputeJointWorldTransforms(cache))
    bind = np.array(query.GetJointWorldBindTransforms())
    positions, axes = _parts(matrices)
    rest, bind_axes = _parts(bind)
    turned = quat.multiply(quat.multiply(turn, axes), quat.inverse(quat.multiply(turn, bind_axes)))
    return on_our_joints(path, names, quat.rotate(turn, positions) * unit, turned, quat.rotate(turn, rest) * unit)


def _parts(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """USD's matrices (..., 4, 4), with rows for columns -> positions (..., 3) and rotations (..., 4)."""
    turns = rows[..., :3, :3] / np.maximum(np.linalg.norm(rows[..., :3, :3], axis=-1, keepdims=True), 1e-12)
    return rows[..., 3, :3], quat.from_matrix(np.swapaxes(turns, -1, -2))
