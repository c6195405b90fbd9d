"""A skinned mannequin for any 22-joint skeleton, with fingers: mesh, weights and colours, built by procedure.

The mesh is drawn in an A-pose, halfway between arms out and arms down, where both deform best; this is the bind pose,
standing on the floor. Parts (suit, skin, hair, shoes) are closed surfaces of their own and overlap at neck, cuffs and
ankles.

Letters: V vertices, F triangles, J = 42 joints: the body's 22, then the fingers' (skeleton.fingers). Metres, y up,
facing +z.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from intermoe.core.types import Interaction
from intermoe.export import flesh
from intermoe.export.flesh import Flesh, melt
from intermoe.export.hand import hands
from intermoe.export.polygonise import Array, Field, gradient, polygonise
from intermoe.skeleton import fingers, quat
from intermoe.skeleton.body import pelvis_height, stature
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import NUM_JOINTS, OFFSETS, STATURE, WRISTS

ARM_ANGLE = np.radians(48.0)  # of the bind pose's arms below the horizontal
INFLUENCES = 4  # joints a vertex, as GLB and the browser take
GIRTHS = {"slim": 0.93, "average": 1.0, "broad": 1.08}
SUIT_COLOURS = (  # sRGB, one a person
    (64, 116, 196), (222, 120, 48), (76, 150, 92), (150, 92, 160), (198, 168, 52), (70, 160, 170),
)  # fmt: skip
_SPINE = (0, 3, 6, 9, 12, 15)
_FIXED = {"skin": (226, 184, 152), "hair": (70, 52, 44), "shoes": (58, 60, 68)}


@dataclass(frozen=True)
class Part:
    """A closed surface of one colour: vertices (V,3), unit normals (V,3), triangles (F,3), weights (V,42), sum 1."""

    name: str
    vertices: Array
    normals: Array
    faces: NDArray[np.integer]
    weights: Array


@dataclass(frozen=True)
class Mannequin:
    """The parts of a body, and its bind pose: rotations in the world (42,4) xyzw and positions (42,3) of the joints.

    In it the fingers are at rest.
    """

    parts: tuple[Part, ...]
    bind_rotations: Array
    bind_positions: Array

    def inverse_bind(self) -> Array:
        """(42,4,4) from the bind pose's world to each joint's own axes."""
        rotation = np.swapaxes(quat.to_matrix(self.bind_rotations), -1, -2)
        matrix = np.tile(np.eye(4), (len(rotation), 1, 1))
        matrix[:, :3, :3] = rotation
        matrix[:, :3, 3] = -np.einsum("jab,jb->ja", rotation, self.bind_positions)
        return matrix


def colour_of(part: str, person: int) -> tuple[int, int, int]:
    """sRGB bytes of a part of person number `person`."""
    return _FIXED.get(part) or SUIT_COLOURS[person % len(SUIT_COLOURS)]


def mannequin(offsets: Array, *, build: str | float = "average") -> Mannequin:
    """The mannequin of a skeleton with bone `offsets` (22,3), metres; `build` is slim, average or broad, or -1 to 1.

    Broad shoulders and hips of the skeleton itself widen the body too.
    """
    rounded = tuple(np.round(np.asarray(offsets, float), 4).reshape(-1).tolist())
    return _build(rounded, GIRTHS.get(build, 1.0) if isinstance(build, str) else 1.0 + 0.1 * build)


def mannequin_of(interaction: Interaction, person: int) -> Mannequin:
    """The mannequin of one person of an interaction with offsets, of the build that its identity names."""
    assert interaction.offsets is not None
    identity = interaction.identity[person] if person < len(interaction.identity) else {}
    return mannequin(interaction.offsets[person], build=identity.get("build", "average"))


@lru_cache(maxsize=32)
def _build(flat: tuple[float, ...], build: float) -> Mannequin:
    offsets = np.array(flat).reshape(NUM_JOINTS, 3)
    size = float(stature(offsets)) / STATURE
    spans = [abs(offsets[j, 0]) / abs(OFFSETS[j, 0]) / size for j in (1, 2, 16, 17)]
    girth = size * build * float(np.clip(np.mean(spans) ** 0.6, 0.85, 1.2))
    rotations = np.tile(quat.IDENTITY.astype(float), (NUM_JOINTS, 1))
    z = np.array([0.0, 0.0, 1.0])
    rotations[16], rotations[17] = quat.from_axis_angle(z, -ARM_ANGLE), quat.from_axis_angle(z, ARM_ANGLE)
    positions, world = forward(rotations, np.array([0.0, float(pelvis_height(offsets)), 0.0]), offsets)
    axes = quat.to_matrix(world)
    body = Flesh(positions, axes, size=size, girth=girth)
    ends = Flesh(positions, axes, size=size, girth=size**0.7 * girth**0.3)  # head, hands and feet hardly thicken
    parts = (_suit(body), _head(ends), _hair(ends), *_shoes(ends))
    still = np.tile(quat.IDENTITY.astype(float), (fingers.NUM_FINGER_JOINTS, 1))
    positions, world = fingers.forward(positions, world, still, fingers.HAND * size)
    return Mannequin((*(_with_finger_joints(part) for part in parts), *_hands(ends)), world, positions)


def blended(weights: Array, inverse_bind: Array, positions: Array, world: Array) -> Array:
    """Every vertex' own transform (V,4,4) from the bind pose to joint `positions` (42,3) and `world` rotations (42,4)."""
    matrix = np.tile(np.eye(4), (len(positions), 1, 1))
    matrix[:, :3, :3], matrix[:, :3, 3] = quat.to_matrix(world), positions
    return (weights @ (matrix @ inverse_bind).reshape(-1, 16).astype(weights.dtype)).reshape(-1, 4, 4)


def deform(vertices: Array, weights: Array, inverse_bind: Array, positions: Array, world: Array) -> Array:
    """Linear blend skinning of vertices (V,3): from the bind pose to joint `positions` (42,3) and `world` (42,4)."""
    matrix = blended(weights, inverse_bind, positions, world)
    return np.einsum("vab,vb->va", matrix[:, :3, :3], vertices) + matrix[:, :3, 3]


def _ends(body: Flesh, pieces: Sequence[flesh.Piece]) -> Array:
    return np.concatenate([np.stack(body.ends(piece)) for piece in pieces])


def _mesh(
    field: Field, body: Flesh, ends: Array, margin: float, step: float, *, warp: Field | None = None
) -> tuple[Array, NDArray[np.integer]]:
    """Vertices and triangles of `field` in the box around `ends`; margin and step in metres at 1.75 m."""
    low, high = ends.min(axis=0) - margin * body.size, ends.max(axis=0) + margin * body.size
    return polygonise(field, low, high, step * body.size, warp=warp)


def _suit(body: Flesh) -> Part:
    def limbs(points: Array) -> list[Array]:
        return [body.blend(pieces, points) for pieces in (*flesh.ARMS, *flesh.LEGS)]

    def field(points: Array) -> Array:
        trunk = body.blend(flesh.TRUNK, points)
        left_arm, right_arm, left_leg, right_leg = limbs(points)
        trunk = melt(melt(trunk, left_arm, 0.035 * body.size), right_arm, 0.035 * body.size)
        left, right = (melt(trunk, leg, 0.035 * body.size) for leg in (left_leg, right_leg))
        return melt(left, right, 0.012 * body.size)

    shoulder, slope = 0.95 * body.positions[16, 0], np.tan(ARM_ANGLE)

    def droop(points: Array) -> Array:  # the grid follows the arms
        beyond = np.logaddexp(0, (np.abs(points[:, 0]) - shoulder) / (0.03 * body.size)) * 0.03 * body.size
        return points - beyond[:, None] * [0, slope, 0]

    ends = body.positions.copy()
    ends[16:, 1] = ends[16:18, 1].mean()
    vertices, faces = _mesh(field, body, ends, 0.14, 0.0255, warp=droop)
    shares = _share([body.blend(flesh.TRUNK, vertices), *limbs(vertices)], 0.022 * body.size)
    other_leg = _step(vertices[:, 0] - body.positions[0, 0], -0.012 * body.size, 0.012 * body.size)
    legs = shares[:, 3] + shares[:, 4]
    shares[:, 3], shares[:, 4] = legs * other_leg, legs * (1 - other_leg)
    weights = shares[:, :1] * _trunk_weights(body, vertices)
    for side in (0, 1):
        weights += shares[:, 1 + side, None] * _arm_weights(body, vertices, side)
        weights += shares[:, 3 + side, None] * _leg_weights(body, vertices, side)
    return Part("suit", vertices, gradient(field, vertices), faces, _four(weights))


def _head(body: Flesh) -> Part:
    def head(points: Array) -> Array:
        return body.blend(flesh.HEAD, points)

    vertices, faces = _mesh(head, body, _ends(body, flesh.HEAD), 0.10, 0.0165)
    return Part("skin", vertices, gradient(head, vertices), faces, _four(_spine_weights(body, vertices)))


def _hands(body: Flesh) -> tuple[Part, ...]:
    parts = []
    for wrist, hand in zip(WRISTS, hands(size=body.size, girth=body.girth), strict=True):
        axes = body.axes[wrist]
        weights = np.eye(NUM_JOINTS + fingers.NUM_FINGER_JOINTS)[hand.joints]
        vertices = body.positions[wrist] + hand.vertices @ axes.T
        parts.append(Part("skin", vertices, hand.normals @ axes.T, hand.faces, weights))
    return tuple(parts)


def _with_finger_joints(part: Part) -> Part:
    """A part of the body, weights (V,22), which no finger moves: (V,42)."""
    return replace(part, weights=np.pad(part.weights, ((0, 0), (0, fingers.NUM_FINGER_JOINTS))))


def _hair(body: Flesh) -> Part:
    start, end = (body.positions[15] + body.size * np.array(point) for point in flesh.FACE)

    def field(points: Array) -> Array:
        cap = body.blend(flesh.HAIR, points)
        axis = end - start
        share = np.clip((points - start) @ axis / (axis @ axis), -0.5, 1)
        window = (
            np.linalg.norm((points - start - share[:, None] * axis) / (1.0, 1.15, 1.0), axis=-1) - 0.066 * body.size
        )
        return -melt(-cap, window, 0.02 * body.size)

    vertices, faces = _mesh(field, body, _ends(body, flesh.HAIR), 0.10, 0.020)
    weights = np.zeros((len(vertices), NUM_JOINTS))
    weights[:, 15] = 1
    return Part("hair", vertices, gradient(field, vertices), faces, weights)


def _shoes(body: Flesh) -> tuple[Part, ...]:
    parts = []
    for side, (ankle, toes) in ((0, (7, 10)), (1, (8, 11))):
        pieces = flesh.FEET[side]
        sole = body.positions[ankle, 1] + body.size * flesh.SOLE[1]

        def field(points: Array, pieces: tuple[flesh.Piece, ...] = pieces, sole: float = sole) -> Array:
            return -melt(-body.blend(pieces, points), points[:, 1] - sole, 0.012 * body.size)

        vertices, faces = _mesh(field, body, _ends(body, pieces), 0.06, 0.018)
        reach = vertices[:, 2] - body.positions[toes, 2]
        bend = _step(reach, -0.02 * body.size, 0.028 * body.size)
        weights = np.zeros((len(vertices), NUM_JOINTS))
        weights[:, ankle], weights[:, toes] = 1 - bend, bend
        parts.append(Part("shoes", vertices, gradient(field, vertices), faces, weights))
    return tuple(parts)


def _step(value: Array, low: float, high: float) -> Array:
    """0 below low, 1 above high, smooth between."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def _share(distances: list[Array], width: float) -> Array:
    """(V,G): how much of a vertex each of G groups of flesh owns, by its distance to them."""
    stack = np.stack(distances, axis=-1)
    power = np.exp(-(stack - stack.min(axis=-1, keepdims=True)) / width)
    return power / power.sum(axis=-1, keepdims=True)


def _spine_weights(body: Flesh, vertices: Array) -> Array:
    """From pelvis to head each joint hands over to the next by height. (V,22)"""
    s, y = body.size, vertices[:, 1]
    height = body.positions[list(_SPINE), 1]
    centres = np.array([
        height[0] + 0.02 * s, 0.5 * (height[1] + height[2]), 0.5 * (height[2] + height[3]), height[3] + 0.08 * s,
        height[4] + 0.035 * s, height[5] + 0.015 * s,
    ])  # fmt: skip
    reached = [np.ones(len(y)), *(_step(y, low, high) for low, high in pairwise(centres)), np.zeros(len(y))]
    weights = np.zeros((len(vertices), NUM_JOINTS))
    for joint, (here, beyond) in zip(_SPINE, pairwise(reached), strict=True):
        weights[:, joint] = here - beyond
    return weights


def _trunk_weights(body: Flesh, vertices: Array) -> Array:
    """The spine's weights, and out to the shoulders the collars'. (V,22)"""
    weights, joints = _spine_weights(body, vertices), body.positions
    for collar, shoulder, sign in ((13, 16, 1), (14, 17, -1)):
        outward = sign * (vertices[:, 0] - joints[9, 0])
        reach = sign * (joints[shoulder, 0] - joints[9, 0])
        take = 0.9 * _step(outward, 0.15 * reach, 0.80 * reach)
        take *= _step(vertices[:, 1], joints[9, 1] - 0.01 * body.size, joints[collar, 1])
        weights *= (1 - take)[:, None]
        weights[:, collar] += take
    return weights


def _arm_weights(body: Flesh, vertices: Array, side: int) -> Array:
    """Upper arm, forearm, wrist by the way along the arm, which is straight in the bind pose. (V,22)"""
    shoulder, elbow, wrist = (body.positions[joint + side] for joint in (16, 18, 20))
    along = (wrist - shoulder) / np.linalg.norm(wrist - shoulder)
    way, s = (vertices - shoulder) @ along, body.size
    to_elbow, to_wrist = (elbow - shoulder) @ along, (wrist - shoulder) @ along
    bend = _step(way, to_elbow - 0.045 * s, to_elbow + 0.045 * s)
    twist = 0.75 * _step(way, to_wrist - 0.11 * s, to_wrist + 0.02 * s)
    weights = np.zeros((len(vertices), NUM_JOINTS))
    weights[:, 16 + side], weights[:, 18 + side], weights[:, 20 + side] = 1 - bend, bend - twist, twist
    return weights


def _leg_weights(body: Flesh, vertices: Array, side: int) -> Array:
    """Thigh, shin and ankle by height. (V,22)"""
    y, s = vertices[:, 1], body.size
    knee, ankle = body.positions[4 + side, 1], body.positions[7 + side, 1]
    bend = 1 - _step(y, knee - 0.06 * s, knee + 0.06 * s)
    foot = 0.8 * (1 - _step(y, ankle - 0.01 * s, ankle + 0.07 * s))
    weights = np.zeros((len(vertices), NUM_JOINTS))
    weights[:, 1 + side], weights[:, 4 + side], weights[:, 7 + side] = 1 - bend, bend - foot, foot
    return weights


def _four(weights: Array) -> Array:
    """Keep the four largest weights of every vertex, summing to 1."""
    smallest = np.argsort(weights, axis=-1)[:, :-INFLUENCES]
    kept = np.maximum(weights.copy(), 0)
    np.put_along_axis(kept, smallest, 0, axis=-1)
    kept[kept < 0.004] = 0
    return kept / kept.sum(axis=-1, keepdims=True)
