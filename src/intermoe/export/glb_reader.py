"""GLB files as motion: what `export.glb` writes, and two people of any known skeleton from other programs.

Every node's movement is sampled at the frames of the longest track, so constant joints with two keys, joints without a
track and armatures above the skeleton are all one case. Skins that share joints are one person; the rest pose is that
of the inverse bind matrices. Letters: P people, T frames, N nodes, S joints of a skin.
"""

from __future__ import annotations

import struct
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pygltflib as gltf
from numpy.typing import NDArray

from intermoe.core.errors import UserError
from intermoe.core.files import readable_file
from intermoe.core.types import Interaction
from intermoe.export.glb import EXTRAS, letter
from intermoe.motion.from_joints import on_our_joints, together
from intermoe.skeleton import hands, quat
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import NAMES, PARENTS

LARGEST = 5_000_000  # frames times nodes of a file that is read
_INTEGERS = {gltf.BYTE: (np.int8, 127), gltf.UNSIGNED_BYTE: (np.uint8, 255), gltf.SHORT: (np.int16, 32767),
             gltf.UNSIGNED_SHORT: (np.uint16, 65535)}  # fmt: skip
_WIDTHS = {gltf.SCALAR: 1, gltf.VEC3: 3, gltf.VEC4: 4, gltf.MAT4: 16}


@dataclass(frozen=True)
class _Moving:
    """Nodes in local coordinates: places (T,N,3), turns (T,N,4), sizes (T,N,3); parents (N,), times (T,) seconds."""

    names: list[str]
    parents: list[int]
    places: NDArray
    turns: NDArray
    sizes: NDArray
    times: NDArray

    def at_rest(self, node: int) -> bool:
        """Whether the node and all above it leave what hangs on it where it is. -1: there is none."""
        if node < 0:
            return True
        moved = (self.places[:, node], self.turns[:, node, :3], self.sizes[:, node] - 1)
        return max(np.abs(x).max() for x in moved) < 1e-6 and self.at_rest(self.parents[node])

    def world(self) -> tuple[NDArray, NDArray]:
        """Positions (T,N,3) and rotations (T,N,4) in the world."""
        place, turn, size = (np.empty_like(x) for x in (self.places, self.turns, self.sizes))
        done: set[int] = set()

        def visit(node: int, depth: int) -> None:
            if node in done:
                return
            if depth > len(self.parents):
                raise UserError("its nodes lie inside one another in a circle")
            up = self.parents[node]
            if up < 0:
                place[:, node], turn[:, node], size[:, node] = (
                    x[:, node] for x in (self.places, self.turns, self.sizes)
                )
            else:
                visit(up, depth + 1)
                place[:, node] = place[:, up] + quat.rotate(turn[:, up], size[:, up] * self.places[:, node])
                turn[:, node] = quat.multiply(turn[:, up], self.turns[:, node])
                size[:, node] = size[:, up] * self.sizes[:, node]
            done.add(node)

        for node in range(len(self.parents)):
            visit(node, 0)
        return place, turn


def read_glb(path: str | Path) -> Interaction:
    """The people of a GLB file: ours, also after a round through another program, or any that joint maps know.

    Raises UserError when the file is damaged or holds no skeleton that is known.
    """
    path = readable_file(path, "GLB file")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is wrong is said below
            file = gltf.GLTF2.load_binary(str(path))
        if file is None or not file.animations:
            raise UserError("it holds no animation")
        extras: dict[str, Any] = ((file.scenes[file.scene or 0].extras or {}) if file.scenes else {}).get(EXTRAS, {})
        moving = _sample(file)
        motion = _ours(moving) or _any(file, moving, path)
        shapes = extras.get("hand_shapes")
        return motion.replace(
            fps=extras.get("fps") or motion.fps,
            hand_shapes=None if shapes is None else hand_shapes(shapes, *motion.positions.shape[:2]),
            **{**Interaction.from_info(extras), "skeleton": "smpl22"},
        )
    except UserError as problem:
        raise UserError(f"cannot read {path} as motion: {problem}") from problem
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OSError, MemoryError, RecursionError,
            OverflowError, struct.error) as problem:  # fmt: skip
        raise UserError(f"cannot read {path} as GLB: it is damaged, cut off or no GLB; export it again") from problem


def hand_shapes(told: list[dict[str, list]], people: int, frames: int) -> NDArray[np.int8]:
    """What `glb.told` told, (P,T,2)."""
    sides = [[hands.from_runs(told[person][side], frames) for side in ("left", "right")] for person in range(people)]
    return np.array(sides).transpose(0, 2, 1)


def _ours(moving: _Moving) -> Interaction | None:
    """The people named as `glb` names them; None if there are none, or if something above or in them has been changed."""
    numbers = {name: node for node, name in enumerate(moving.names)}
    people = []
    for person in range(26):
        nodes = [numbers.get(f"{letter(person)}_{name}", -1) for name in NAMES]
        if min(nodes) < 0:
            break
        below = all(moving.parents[nodes[j]] == nodes[p] for j, p in list(enumerate(PARENTS))[1:])
        if not (below and moving.at_rest(moving.parents[nodes[0]]) and np.abs(moving.sizes[:, nodes] - 1).max() < 1e-6):
            return None
        if np.ptp(moving.places[:, nodes[1:]], axis=0).max() > 1e-6:
            return None
        offsets = moving.places[0, nodes].astype(np.float32)
        offsets[0] = 0
        people.append(
            (moving.turns[:, nodes].astype(np.float32), moving.places[:, nodes[0]].astype(np.float32), offsets)
        )
    if not people:
        return None
    rotations, translation, offsets = (np.stack(column) for column in zip(*people, strict=True))
    positions, _ = forward(rotations, translation, offsets[:, None])
    return Interaction(positions.astype(np.float32), rate(moving.times), rotations, translation, offsets)


def _any(file: gltf.GLTF2, moving: _Moving, path: Path) -> Interaction:
    """One person a group of skins that share joints."""
    groups: list[dict[int, NDArray]] = []  # node -> bind matrix, a person
    for skin in file.skins or []:
        if skin.inverseBindMatrices is None:
            matrices = np.tile(np.eye(4), (len(skin.joints), 1, 1))
        else:
            flat = _values(file, skin.inverseBindMatrices)
            matrices = np.linalg.inv(flat.reshape(-1, 4, 4).swapaxes(1, 2).astype(np.float64))
        own = dict(zip(skin.joints, matrices, strict=True))
        shared = [group for group in groups if group.keys() & own.keys()]
        groups = [group for group in groups if not any(group is s for s in shared)]
        groups.append({node: matrix for group in (*shared, own) for node, matrix in group.items()})
    if not groups:
        raise UserError("it holds no skinned skeleton, neither intermoe's (A_pelvis, B_pelvis, ...) nor another")
    places, turns = moving.world()
    people = []
    for group in groups:
        nodes = list(group)
        bind = np.stack(list(group.values()))
        axes = quat.from_matrix(
            bind[:, :3, :3] / np.maximum(np.linalg.norm(bind[:, :3, :3], axis=1, keepdims=True), 1e-12)
        )
        names = [_bare(moving.names[node]) for node in nodes]
        turned = quat.multiply(turns[:, nodes], quat.inverse(axes))
        people.append(on_our_joints(path, names, places[:, nodes], turned, bind[:, :3, 3]))
    return together(people, rate(moving.times))


def _bare(name: str) -> str:
    """Without the person's letter that `glb` puts before our joints' names."""
    head, _, rest = name.partition("_")
    return rest if len(head) == 1 and rest in NAMES else name


def rate(times: NDArray) -> float:
    """Frames a second of evenly spaced times (T,) in seconds."""
    return 30.0 if len(times) < 2 else round((len(times) - 1) / max(float(times[-1] - times[0]), 1e-6), 4)


def _sample(file: gltf.GLTF2) -> _Moving:
    """Every node's local movement at the frames of the longest track.

    Of several animations each moves the nodes that those before it leave alone: some programs write one a person.
    """
    count = len(file.nodes)
    channels: list[tuple[gltf.AnimationChannel, gltf.AnimationSampler]] = []
    for animation in file.animations:
        taken = {channel.target.node for channel, _ in channels}
        channels += [(c, animation.samplers[c.sampler]) for c in animation.channels if c.target.node not in taken]
    inputs = {sampler.input: _values(file, sampler.input)[:, 0].astype(np.float64) for _, sampler in channels}
    if not inputs:
        raise UserError("its animation is empty")
    times = max(inputs.values(), key=len)
    if len(times) * count > LARGEST:
        raise UserError(f"it holds {count} nodes over {len(times)} frames; at most {LARGEST:,} in all are read")
    if not len(times) or not np.isfinite(times).all() or (np.diff(times) <= 0).any():
        raise UserError("the times of its animation are no rising numbers")
    parents = [-1] * count
    for node, told in enumerate(file.nodes):
        for child in told.children or []:
            parents[child] = node
    places, sizes = np.zeros((len(times), count, 3)), np.ones((len(times), count, 3))
    turns = np.zeros((len(times), count, 4))
    for node, told in enumerate(file.nodes):
        place, turn, size = _still(told)
        places[:, node], turns[:, node], sizes[:, node] = place, turn, size
    for channel, sampler in channels:
        kind, values = channel.target.path, _values(file, sampler.output)
        if sampler.interpolation == "CUBICSPLINE":
            values = values.reshape(-1, 3, values.shape[-1])[:, 1]
        target = {"translation": places, "rotation": turns, "scale": sizes}.get(kind)
        if target is None or channel.target.node is None:
            continue
        target[:, channel.target.node] = _between(inputs[sampler.input], values, times, sampler.interpolation, kind)
    return _Moving([node.name or "" for node in file.nodes], parents, places, quat.normalize(turns), sizes, times)


def _still(node: gltf.Node) -> tuple[Any, Any, Any]:
    """Translation, rotation and scale of a node without an animation."""
    if node.matrix and list(node.matrix) != np.eye(4).ravel().tolist():
        matrix = np.array(node.matrix, float).reshape(4, 4).T
        size = np.linalg.norm(matrix[:3, :3], axis=0)
        return matrix[:3, 3], quat.from_matrix(matrix[:3, :3] / np.maximum(size, 1e-12)), size
    return node.translation or (0, 0, 0), node.rotation or (0, 0, 0, 1), node.scale or (1, 1, 1)


def _between(own: NDArray, values: NDArray, times: NDArray, way: str | None, kind: str) -> NDArray:
    """Values at the keys `own` (K,) -> at `times` (T,)."""
    if len(own) != len(values):
        raise UserError(f"a track has {len(own)} times and {len(values)} values")
    if len(own) == len(times) and np.array_equal(own, times):
        return values
    low = np.clip(np.searchsorted(own, times, side="right") - 1, 0, len(own) - 1)
    high = np.minimum(low + 1, len(own) - 1)
    share = np.clip((times - own[low]) / np.maximum(own[high] - own[low], 1e-9), 0.0, 1.0)
    if way == "STEP":
        return values[low]
    values = values.astype(np.float64)
    if kind == "rotation":
        return quat.slerp(quat.normalize(values[low]), quat.normalize(values[high]), share)
    return values[low] + share[:, None] * (values[high] - values[low])


def _values(file: gltf.GLTF2, number: int) -> NDArray:
    """The numbers behind an accessor, (count, width); whole numbers are fractions of their largest."""
    accessor = file.accessors[number]
    view = file.bufferViews[accessor.bufferView]
    width = _WIDTHS[accessor.type]
    kind, most = (np.float32, 1) if accessor.componentType == gltf.FLOAT else _INTEGERS[accessor.componentType]
    if view.byteStride not in (None, 0, width * np.dtype(kind).itemsize):
        raise ValueError("values that lie apart are not read")
    start = (view.byteOffset or 0) + (accessor.byteOffset or 0)
    values = np.frombuffer(file.binary_blob(), kind, accessor.count * width, start).reshape(accessor.count, width)
    if not np.isfinite(values).all():
        raise UserError("it holds numbers that are not finite")
    return values if most == 1 else values.astype(np.float64) / most
