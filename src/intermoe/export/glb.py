"""GLB: two skinned, animated mannequins in one world, for Blender, Unity, Unreal, Godot, three.js.

glTF 2.0, y up, metres, quaternions xyzw, linear interpolation, one animation for everybody. A joint's translation is
its bone offset and never animated (but the pelvis'), so bone lengths are constant by construction. Fingers
(skeleton.fingers) have keys only where their hand changes its shape. The bind pose is the T-pose. The scene's `extras`
keep fps, text, identity and the shapes of the hands. `export.glb_reader` reads it back.

Each person is a node A or B with joints A_pelvis, B_pelvis, ... below it; on another rig (skeleton.rigs) joints have the
rig's own names. Letters: P people, T frames, J = 42 joints, S joints of the rig.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pygltflib as gltf
from numpy.typing import NDArray

from intermoe.core.files import atomic_write
from intermoe.core.types import Interaction
from intermoe.export.glb_writer import Writer
from intermoe.export.mannequin import INFLUENCES, Mannequin, colour_of, mannequin_of
from intermoe.export.tpose import in_t_pose
from intermoe.skeleton import fingers, hands
from intermoe.skeleton.rigs import OURS, Dressed, Rig, dress
from intermoe.skeleton.smpl22 import NUM_JOINTS
from intermoe.skeleton.solve import consistent

EXTRAS = "intermoe"
_STILL = 1e-6  # change of a quaternion's numbers that is rounding
_FLOOR_COLOUR = (150, 150, 146)


def write_glb(interaction: Interaction, path: str | Path, *, floor: bool = False, rig: Rig = OURS) -> Path:
    """Write the motion as GLB. Rotations that are missing are solved from the positions.

    floor   add a floor of 10 x 10 m
    rig     whose joints the skeletons have
    Raises UserError for another skeleton than smpl22, for hand shapes that are none and for paths that cannot be
    written.
    """
    path = Path(path)
    moving = consistent(interaction)
    assert moving.offsets is not None
    dressed = dress(moving, rig)
    writer = Writer()
    animation = gltf.Animation(name="motion")
    times = writer.array((np.arange(moving.num_frames) / moving.fps).astype(np.float32), bounds=True)
    for person in range(moving.num_people):
        joints = _add_skeleton(writer, dressed, person)
        _add_body(writer, in_t_pose(mannequin_of(moving, person), moving.offsets[person]), rig, person, joints)
        _animate(writer, animation, dressed, person, joints, times)
        _animate_fingers(writer, animation, dressed, person, joints, moving.fps)
    writer.file.animations.append(animation)
    if floor:
        _add_floor(writer)
    writer.file.scenes[0].name = interaction.text[:200] or "interaction"
    writer.file.scenes[0].extras = {EXTRAS: told(moving)}
    data = writer.bytes()
    with atomic_write(path, ".glb") as temporary:
        temporary.write_bytes(data)
    return path


def told(moving: Interaction) -> dict[str, Any]:
    """What a file keeps of a motion beside the skeletons' movement: JSON values."""
    shapes = {} if moving.hand_shapes is None else {"hand_shapes": _told(moving.hand_shapes)}
    return {"fps": float(moving.fps), "people": moving.num_people, **moving.info(), **shapes}


def letter(person: int) -> str:
    return chr(ord("A") + person)


def _add_skeleton(writer: Writer, moving: Dressed, person: int) -> list[int]:
    """The joints as nodes, posed as in the first frame; their numbers."""
    rig, start = moving.rig, len(writer.file.nodes)
    places = moving.offsets[person].copy()
    places[rig.pelvis] = moving.translation[person, 0]
    pose = _unit(moving.rotations[person, 0])
    prefix = f"{letter(person)}_" if rig is OURS else ""
    for joint, name in enumerate(rig.names):
        writer.file.nodes.append(
            gltf.Node(
                name=f"{prefix}{name}",
                translation=places[joint].astype(float).tolist(),
                rotation=pose[joint].astype(float).tolist(),
                children=[start + child for child, parent in enumerate(rig.parents) if parent == joint],
            )
        )
    above = gltf.Node(name=letter(person), children=[start])  # without it Blender makes one armature of all people
    writer.file.scenes[0].nodes.append(writer.add(writer.file.nodes, above))
    return list(range(start, start + len(rig.names)))


def _add_body(writer: Writer, body: Mannequin, rig: Rig, person: int, joints: list[int]) -> None:
    """The mannequin as one mesh, a primitive and a material for each colour, skinned to `joints`."""
    bound = replace(
        body, bind_rotations=rig.turned(body.bind_rotations), bind_positions=rig.spread(body.bind_positions)
    )
    theirs = np.array([rig.sources.index(source) for source in range(len(body.bind_positions))])
    mesh = gltf.Mesh(name=f"{letter(person)}_body")
    for name in dict.fromkeys(part.name for part in body.parts):
        parts = [part for part in body.parts if part.name == name]
        starts = np.cumsum([0] + [len(part.vertices) for part in parts])
        faces = np.concatenate([part.faces + start for part, start in zip(parts, starts, strict=False)])
        weights = np.concatenate([part.weights for part in parts])
        order = np.argsort(-weights, axis=-1)[:, :INFLUENCES]
        strongest = np.take_along_axis(weights, order, axis=-1)
        order = np.where(strongest > 0, theirs[order], 0)
        vertex = gltf.ARRAY_BUFFER
        attributes = gltf.Attributes(
            POSITION=writer.array(_stack(parts, "vertices"), target=vertex, bounds=True),
            NORMAL=writer.array(_unit(_stack(parts, "normals")), target=vertex),
            JOINTS_0=writer.array(order.astype(np.uint8), target=vertex),
            WEIGHTS_0=writer.array(strongest.astype(np.float32), target=vertex),
        )
        indices = writer.array(faces.reshape(-1).astype(np.uint16), target=gltf.ELEMENT_ARRAY_BUFFER)
        material = writer.material(f"{letter(person)}_{name}", colour_of(name, person), 0.75)
        mesh.primitives.append(gltf.Primitive(attributes=attributes, indices=indices, material=material))
    skin = gltf.Skin(
        name=f"{letter(person)}_skin",
        joints=joints,
        skeleton=joints[0],
        inverseBindMatrices=writer.array(bound.inverse_bind().astype(np.float32)),
    )
    node = gltf.Node(
        name=mesh.name, mesh=writer.add(writer.file.meshes, mesh), skin=writer.add(writer.file.skins, skin)
    )
    writer.file.scenes[0].nodes.append(writer.add(writer.file.nodes, node))


def _animate(
    writer: Writer, animation: gltf.Animation, moving: Dressed, person: int, joints: list[int], times: int
) -> None:
    turns = _continuous(_unit(moving.rotations[person]))
    tracks = [(moving.rig.pelvis, "translation", moving.translation[person])]
    tracks += [(j, "rotation", turns[:, j]) for j, source in enumerate(moving.rig.sources) if 0 <= source < NUM_JOINTS]
    for joint, path, values in tracks:
        _add_track(writer, animation, joints[joint], path, values, times)


def _animate_fingers(
    writer: Writer, animation: gltf.Animation, moving: Dressed, person: int, joints: list[int], fps: float
) -> None:
    """Tracks of the finger joints that turn, with keys where a hand is on its way between two shapes."""
    for start in (NUM_JOINTS, NUM_JOINTS + fingers.PER_HAND):
        own = [moving.rig.sources.index(start + finger) for finger in range(fingers.PER_HAND)]
        hand = _continuous(_unit(moving.rotations[person][:, own]))
        moved = np.abs(hand[1:] - hand[:-1]).max(axis=-1) > _STILL  # (T-1, 10)
        steps = moved.any(axis=1)
        keys = np.flatnonzero(np.pad(steps, (1, 0)) | np.pad(steps, (0, 1)))
        if not len(keys):
            continue
        times = writer.array((keys / fps).astype(np.float32), bounds=True)
        for finger in np.flatnonzero(moved.any(axis=0)).tolist():
            _add_track(writer, animation, joints[own[finger]], "rotation", hand[keys, finger], times)


def _add_track(writer: Writer, animation: gltf.Animation, node: int, path: str, values: NDArray, times: int) -> None:
    sampler = gltf.AnimationSampler(input=times, output=writer.array(values.astype(np.float32)), interpolation="LINEAR")
    target = gltf.AnimationChannelTarget(node=node, path=path)
    number = writer.add(animation.samplers, sampler)
    animation.channels.append(gltf.AnimationChannel(sampler=number, target=target))


def _told(shapes: NDArray) -> list[dict[str, list]]:
    """Hand shapes (P,T,2) as JSON, a dictionary a person."""
    return [{"left": hands.to_runs(person[:, 0]), "right": hands.to_runs(person[:, 1])} for person in shapes]


def _add_floor(writer: Writer) -> None:
    corners = np.array([(-5, 0, -5), (-5, 0, 5), (5, 0, 5), (5, 0, -5)], np.float32)
    attributes = gltf.Attributes(
        POSITION=writer.array(corners, target=gltf.ARRAY_BUFFER, bounds=True),
        NORMAL=writer.array(np.tile(np.array([0, 1, 0], np.float32), (4, 1)), target=gltf.ARRAY_BUFFER),
    )
    indices = writer.array(np.array([0, 1, 2, 0, 2, 3], np.uint16), target=gltf.ELEMENT_ARRAY_BUFFER)
    primitive = gltf.Primitive(
        attributes=attributes, indices=indices, material=writer.material("floor", _FLOOR_COLOUR, 0.95)
    )
    mesh = writer.add(writer.file.meshes, gltf.Mesh(name="floor", primitives=[primitive]))
    writer.file.scenes[0].nodes.append(writer.add(writer.file.nodes, gltf.Node(name="floor", mesh=mesh)))


def _stack(parts: list, name: str) -> NDArray[np.float32]:
    return np.concatenate([getattr(part, name) for part in parts]).astype(np.float32)


def _unit(vectors: NDArray) -> NDArray[np.float32]:
    return (vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)).astype(np.float32)


def _continuous(quaternions: NDArray) -> NDArray:
    """Flip signs along time (T,J,4) so that neighbours lie in one half-sphere: interpolation goes the short way."""
    flips = np.sign(np.einsum("tja,tja->tj", quaternions[1:], quaternions[:-1]))
    flips = np.cumprod(np.where(flips == 0, 1, flips), axis=0)
    return np.concatenate([quaternions[:1], quaternions[1:] * flips[..., None]])
