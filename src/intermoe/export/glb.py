"""GLB: two skinned, animated mannequins in one world, for Blender, Unity, Unreal, Godot, three.js; and back.

glTF 2.0, y up, metres, quaternions xyzw, linear interpolation, one animation for everybody. A joint's translation is
its bone offset and never animated (but the pelvis'), so bone lengths are constant by construction. Fingers
(skeleton.fingers) have keys only where their hand changes its shape. The scene's `extras` keep fps, text, identity and
the shapes of the hands. Letters: P people, T frames, J = 42 joints, fingers behind the body's 22.
"""

from __future__ import annotations

import struct
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pygltflib as gltf
from numpy.typing import NDArray

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write, readable_file
from intermoe.core.types import Interaction
from intermoe.export.glb_writer import Writer
from intermoe.export.mannequin import INFLUENCES, Mannequin, colour_of, mannequin_of
from intermoe.skeleton import fingers, hands
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import NAMES, NUM_JOINTS
from intermoe.skeleton.solve import consistent

_EXTRAS = "intermoe"
_FLOOR_COLOUR = (150, 150, 146)


def write_glb(interaction: Interaction, path: str | Path, *, floor: bool = False) -> Path:
    """Write the motion as GLB. Rotations that are missing are solved from the positions.

    floor   add a floor of 10 x 10 m
    Raises UserError for another skeleton than smpl22, for hand shapes that are none and for paths that cannot be
    written.
    """
    path = Path(path)
    moving = consistent(interaction)
    turns = fingers.rotations(moving)
    writer = Writer()
    animation = gltf.Animation(name="motion")
    times = writer.array((np.arange(moving.num_frames) / moving.fps).astype(np.float32), bounds=True)
    for person in range(moving.num_people):
        joints = _add_skeleton(writer, moving, person, turns[person, 0])
        _add_body(writer, mannequin_of(moving, person), person, joints)
        _animate(writer, animation, moving, person, joints, times)
        _animate_fingers(writer, animation, turns[person], moving.fps, joints[NUM_JOINTS:])
    writer.file.animations.append(animation)
    if floor:
        _add_floor(writer)
    writer.file.scenes[0].name = interaction.text[:200] or "interaction"
    writer.file.scenes[0].extras = {
        _EXTRAS: {
            "fps": float(moving.fps),
            "people": moving.num_people,
            **moving.info(),
            **({} if moving.hand_shapes is None else {"hand_shapes": _told(moving.hand_shapes)}),
        }
    }
    data = writer.bytes()
    with atomic_write(path, ".glb") as temporary:
        temporary.write_bytes(data)
    return path


def read_glb(path: str | Path) -> Interaction:
    """Read what `write_glb` wrote (also after a round through another program that keeps the nodes' names).

    Raises UserError when the file is damaged or holds no skeleton of ours.
    """
    path = readable_file(path, "GLB file")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is wrong is said below
            file = gltf.GLTF2.load_binary(str(path))
        if file is None or not file.animations:
            raise UserError("it holds no animation; only GLB files written by intermoe can be read")
        extras: dict[str, Any] = ((file.scenes[file.scene or 0].extras or {}) if file.scenes else {}).get(_EXTRAS, {})
        numbers = {node.name: i for i, node in enumerate(file.nodes)}
        count = sum(f"{_letter(person)}_{NAMES[0]}" in numbers for person in range(26))
        if not count:
            raise UserError("it holds no skeleton named like intermoe's (A_pelvis, B_pelvis, ...)")
        tracks, times = _tracks(file)
        people = [_read_person(file, tracks, numbers, _letter(person)) for person in range(count)]
        rotations, translation, offsets = (np.stack(column) for column in zip(*people, strict=True))
        positions, _ = forward(rotations, translation, offsets[:, None])
        fps = 30.0 if len(times) < 2 else (len(times) - 1) / max(float(times[-1] - times[0]), 1e-6)
        shapes = extras.get("hand_shapes")
        hands = None if shapes is None else _hand_shapes(shapes, *positions.shape[:2])
        told = {**Interaction.from_info(extras), "skeleton": "smpl22"}
        return Interaction(
            positions.astype(np.float32),
            extras.get("fps") or fps,
            rotations,
            translation,
            offsets,
            hand_shapes=hands,
            **told,
        )
    except UserError as problem:
        raise UserError(f"cannot read {path} as motion: {problem}") from problem
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OSError, MemoryError, struct.error) as problem:
        raise UserError(f"cannot read {path} as GLB: it is damaged, cut off or no GLB; export it again") from problem


def _letter(person: int) -> str:
    return chr(ord("A") + person)


def _add_skeleton(writer: Writer, moving: Interaction, person: int, turns: NDArray) -> list[int]:
    """The joints as nodes, posed as in the first frame, `turns` (20,4) being the fingers'; their numbers."""
    assert moving.offsets is not None and moving.rotations is not None and moving.translation is not None
    start = len(writer.file.nodes)
    bones = moving.offsets[person]
    places = np.concatenate([moving.translation[person, :1], bones[1:], fingers.offsets(fingers.hand_length(bones))])
    pose = _unit(np.concatenate([moving.rotations[person, 0], turns]))
    for joint, name in enumerate(fingers.ALL_NAMES):
        writer.file.nodes.append(
            gltf.Node(
                name=f"{_letter(person)}_{name}",
                translation=places[joint].astype(float).tolist(),
                rotation=pose[joint].astype(float).tolist(),
                children=[start + child for child, parent in enumerate(fingers.ALL_PARENTS) if parent == joint],
            )
        )
    writer.file.scenes[0].nodes.append(start)
    return list(range(start, start + len(fingers.ALL_NAMES)))


def _add_body(writer: Writer, body: Mannequin, person: int, joints: list[int]) -> None:
    """The mannequin as one mesh, a primitive and a material for each colour, skinned to `joints`."""
    mesh = gltf.Mesh(name=f"{_letter(person)}_body")
    for name in dict.fromkeys(part.name for part in body.parts):
        parts = [part for part in body.parts if part.name == name]
        starts = np.cumsum([0] + [len(part.vertices) for part in parts])
        faces = np.concatenate([part.faces + start for part, start in zip(parts, starts, strict=False)])
        weights = np.concatenate([part.weights for part in parts])
        order = np.argsort(-weights, axis=-1)[:, :INFLUENCES]
        strongest = np.take_along_axis(weights, order, axis=-1)
        order[strongest == 0] = 0
        vertex = gltf.ARRAY_BUFFER
        attributes = gltf.Attributes(
            POSITION=writer.array(_stack(parts, "vertices"), target=vertex, bounds=True),
            NORMAL=writer.array(_unit(_stack(parts, "normals")), target=vertex),
            JOINTS_0=writer.array(order.astype(np.uint8), target=vertex),
            WEIGHTS_0=writer.array(strongest.astype(np.float32), target=vertex),
        )
        indices = writer.array(faces.reshape(-1).astype(np.uint16), target=gltf.ELEMENT_ARRAY_BUFFER)
        material = writer.material(f"{_letter(person)}_{name}", colour_of(name, person), 0.75)
        mesh.primitives.append(gltf.Primitive(attributes=attributes, indices=indices, material=material))
    skin = gltf.Skin(
        name=f"{_letter(person)}_skin",
        joints=joints,
        skeleton=joints[0],
        inverseBindMatrices=writer.array(body.inverse_bind().astype(np.float32)),
    )
    node = gltf.Node(
        name=mesh.name, mesh=writer.add(writer.file.meshes, mesh), skin=writer.add(writer.file.skins, skin)
    )
    writer.file.scenes[0].nodes.append(writer.add(writer.file.nodes, node))


def _animate(
    writer: Writer, animation: gltf.Animation, moving: Interaction, person: int, joints: list[int], times: int
) -> None:
    assert moving.rotations is not None and moving.translation is not None
    turns = _continuous(_unit(moving.rotations[person]))
    tracks = [(0, "translation", moving.translation[person])]
    tracks += [(joint, "rotation", turns[:, joint]) for joint in range(NUM_JOINTS)]
    for joint, path, values in tracks:
        _add_track(writer, animation, joints[joint], path, values, times)


def _animate_fingers(writer: Writer, animation: gltf.Animation, turns: NDArray, fps: float, joints: list[int]) -> None:
    """Tracks of the joints that turn (T,20,4), with keys where a hand is on its way between two shapes."""
    for start in (0, fingers.PER_HAND):
        hand = _continuous(_unit(turns[:, start : start + fingers.PER_HAND]))
        moved = (hand[1:] != hand[:-1]).any(axis=-1)  # (T-1, 10)
        steps = moved.any(axis=1)
        keys = np.flatnonzero(np.pad(steps, (1, 0)) | np.pad(steps, (0, 1)))
        if not len(keys):
            continue
        times = writer.array((keys / fps).astype(np.float32), bounds=True)
        for joint in np.flatnonzero(moved.any(axis=0)).tolist():
            _add_track(writer, animation, joints[start + joint], "rotation", hand[keys, joint], times)


def _add_track(writer: Writer, animation: gltf.Animation, node: int, path: str, values: NDArray, times: int) -> None:
    sampler = gltf.AnimationSampler(input=times, output=writer.array(values.astype(np.float32)), interpolation="LINEAR")
    target = gltf.AnimationChannelTarget(node=node, path=path)
    number = writer.add(animation.samplers, sampler)
    animation.channels.append(gltf.AnimationChannel(sampler=number, target=target))


def _told(shapes: NDArray) -> list[dict[str, list]]:
    """Hand shapes (P,T,2) as JSON, a dictionary a person."""
    return [{"left": hands.to_runs(person[:, 0]), "right": hands.to_runs(person[:, 1])} for person in shapes]


def _hand_shapes(told: list[dict[str, list]], people: int, frames: int) -> NDArray[np.int8]:
    """What `_told` told, (P,T,2)."""
    sides = [[hands.from_runs(told[person][side], frames) for side in ("left", "right")] for person in range(people)]
    return np.array(sides).transpose(0, 2, 1)


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


def _values(file: gltf.GLTF2, number: int) -> NDArray:
    """The array behind an accessor of floats."""
    accessor = file.accessors[number]
    view = file.bufferViews[accessor.bufferView]
    width = {gltf.SCALAR: 1, gltf.VEC3: 3, gltf.VEC4: 4}[accessor.type]
    start = (view.byteOffset or 0) + (accessor.byteOffset or 0)
    if accessor.componentType != gltf.FLOAT:
        raise ValueError("animation values must be floats")
    values = np.frombuffer(file.binary_blob(), np.float32, accessor.count * width, start)
    return values.reshape(accessor.count, width)


def _tracks(file: gltf.GLTF2) -> tuple[dict[tuple[int, str], NDArray], NDArray]:
    """(node, path) -> values by frame, and the times (s) of the frames."""
    animation = file.animations[0]
    tracks = {
        (channel.target.node, channel.target.path): _values(file, animation.samplers[channel.sampler].output)
        for channel in animation.channels
    }
    return tracks, _values(file, animation.samplers[0].input)[:, 0]


def _read_person(
    file: gltf.GLTF2, tracks: dict[tuple[int, str], NDArray], numbers: dict[str, int], letter: str
) -> tuple[NDArray, NDArray, NDArray]:
    """rotations (T,22,4), translation (T,3) and offsets (22,3) of one person."""
    nodes = [numbers[f"{letter}_{name}"] for name in NAMES]
    translation = tracks[nodes[0], "translation"]
    rotations = np.stack([tracks[node, "rotation"] for node in nodes], axis=1)
    offsets = np.array([file.nodes[node].translation or (0, 0, 0) for node in nodes], np.float32)
    offsets[0] = 0
    return rotations, translation, offsets
