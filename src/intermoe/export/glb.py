"""GLB: two skinned, animated mannequins in one world, for Blender, Unity, Unreal, Godot, three.js; and back.

glTF 2.0, y up, metres, quaternions xyzw, linear interpolation, one animation for everybody. A joint's translation is
its bone offset and never animated (but the pelvis'), so bone lengths are constant by construction. The scene's `extras`
keep fps, text and identity. Letters: P people, T frames, J = 22 joints.
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
from intermoe.export.mannequin import INFLUENCES, Mannequin, colour_of, mannequin_of
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import NAMES, NUM_JOINTS, PARENTS
from intermoe.skeleton.solve import consistent

_EXTRAS = "intermoe"
_FLOOR_COLOUR = (150, 150, 146)
_COMPONENTS = {
    np.dtype(np.float32): gltf.FLOAT,
    np.dtype(np.uint8): gltf.UNSIGNED_BYTE,
    np.dtype(np.uint16): gltf.UNSIGNED_SHORT,
}
_SHAPES = {(): gltf.SCALAR, (2,): gltf.VEC2, (3,): gltf.VEC3, (4,): gltf.VEC4, (4, 4): gltf.MAT4}


class _Writer:
    """Collects arrays into one buffer and the objects that refer to them."""

    def __init__(self) -> None:
        self.file = gltf.GLTF2(
            asset=gltf.Asset(version="2.0", generator="InterMoE"), scene=0, scenes=[gltf.Scene(nodes=[])]
        )
        self.blob = bytearray()

    def add(self, kind: list, item: Any) -> int:
        """Append an object to one of the file's lists; its number."""
        kind.append(item)
        return len(kind) - 1

    def array(self, values: NDArray, *, target: int | None = None, bounds: bool = False) -> int:
        """Accessor of an array whose first axis counts elements; matrices are stored column by column."""
        stored = np.swapaxes(values, -1, -2) if values.ndim == 3 else values
        data = np.ascontiguousarray(stored).tobytes()
        self.blob += b"\0" * (-len(self.blob) % 4)
        view = gltf.BufferView(buffer=0, byteOffset=len(self.blob), byteLength=len(data), target=target)
        self.blob += data
        accessor = gltf.Accessor(
            bufferView=self.add(self.file.bufferViews, view),
            componentType=_COMPONENTS[values.dtype],
            count=len(values),
            type=_SHAPES[values.shape[1:]],
        )
        if bounds:
            flat = values.reshape(len(values), -1)
            accessor.min, accessor.max = flat.min(axis=0).tolist(), flat.max(axis=0).tolist()
        return self.add(self.file.accessors, accessor)

    def material(self, name: str, colour: tuple[int, int, int], roughness: float) -> int:
        """A matt material; colour in sRGB bytes (glTF wants it linear)."""
        value = np.array(colour) / 255
        linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
        surface = gltf.PbrMetallicRoughness(
            baseColorFactor=[*linear.round(5).tolist(), 1.0], metallicFactor=0.0, roughnessFactor=roughness
        )
        return self.add(self.file.materials, gltf.Material(name=name, pbrMetallicRoughness=surface))

    def bytes(self) -> bytes:
        """The whole file."""
        self.blob += b"\0" * (-len(self.blob) % 4)
        self.file.buffers = [gltf.Buffer(byteLength=len(self.blob))]
        self.file.set_binary_blob(bytes(self.blob))
        return b"".join(self.file.save_to_bytes())


def write_glb(interaction: Interaction, path: str | Path, *, floor: bool = False) -> Path:
    """Write the motion as GLB. Rotations that are missing are solved from the positions.

    floor   add a floor of 10 x 10 m
    Raises UserError for another skeleton than smpl22 and for paths that cannot be written.
    """
    path = Path(path)
    moving = consistent(interaction)
    writer = _Writer()
    animation = gltf.Animation(name="motion")
    times = writer.array((np.arange(moving.num_frames) / moving.fps).astype(np.float32), bounds=True)
    for person in range(moving.num_people):
        joints = _add_skeleton(writer, moving, person)
        _add_body(writer, mannequin_of(moving, person), person, joints)
        _animate(writer, animation, moving, person, joints, times)
    writer.file.animations.append(animation)
    if floor:
        _add_floor(writer)
    writer.file.scenes[0].name = interaction.text[:200] or "interaction"
    writer.file.scenes[0].extras = {
        _EXTRAS: {
            "fps": float(moving.fps),
            "people": moving.num_people,
            **moving.info(),
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
        told = {**Interaction.from_info(extras), "skeleton": "smpl22"}
        return Interaction(
            positions.astype(np.float32), extras.get("fps") or fps, rotations, translation, offsets, **told
        )
    except UserError as problem:
        raise UserError(f"cannot read {path} as motion: {problem}") from problem
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OSError, MemoryError, struct.error) as problem:
        raise UserError(f"cannot read {path} as GLB: it is damaged, cut off or no GLB; export it again") from problem


def _letter(person: int) -> str:
    return chr(ord("A") + person)


def _add_skeleton(writer: _Writer, moving: Interaction, person: int) -> list[int]:
    """The joints as nodes, posed as in the first frame; their numbers."""
    assert moving.offsets is not None and moving.rotations is not None and moving.translation is not None
    start = len(writer.file.nodes)
    for joint in range(NUM_JOINTS):
        place = moving.translation[person, 0] if joint == 0 else moving.offsets[person, joint]
        writer.file.nodes.append(
            gltf.Node(
                name=f"{_letter(person)}_{NAMES[joint]}",
                translation=place.astype(float).tolist(),
                rotation=_unit(moving.rotations[person, 0, joint]).astype(float).tolist(),
                children=[start + child for child in range(NUM_JOINTS) if PARENTS[child] == joint],
            )
        )
    writer.file.scenes[0].nodes.append(start)
    return list(range(start, start + NUM_JOINTS))


def _add_body(writer: _Writer, body: Mannequin, person: int, joints: list[int]) -> None:
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
    writer: _Writer, animation: gltf.Animation, moving: Interaction, person: int, joints: list[int], times: int
) -> None:
    assert moving.rotations is not None and moving.translation is not None
    turns = _continuous(_unit(moving.rotations[person]))
    tracks = [(0, "translation", moving.translation[person])]
    tracks += [(joint, "rotation", turns[:, joint]) for joint in range(NUM_JOINTS)]
    for joint, path, values in tracks:
        sampler = gltf.AnimationSampler(
            input=times, output=writer.array(values.astype(np.float32)), interpolation="LINEAR"
        )
        target = gltf.AnimationChannelTarget(node=joints[joint], path=path)
        number = writer.add(animation.samplers, sampler)
        animation.channels.append(gltf.AnimationChannel(sampler=number, target=target))


def _add_floor(writer: _Writer) -> None:
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
