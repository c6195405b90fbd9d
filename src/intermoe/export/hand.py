"""The mannequin's hand: a palm, and two tapered capsules a digit, each of which turns with one joint.

A capsule's round end is the ball of its joint, so that no bend folds or thins the surface, up to a closed fist.

Letters: V vertices, F triangles, K = 20 finger joints. Metres, at rest, in the axes of the left wrist.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from intermoe.export.flesh import DIGIT_RADII, PALM, Flesh
from intermoe.export.polygonise import Array, gradient, polygonise
from intermoe.skeleton import fingers
from intermoe.skeleton.smpl22 import NUM_JOINTS, WRISTS

_SIDES, _RINGS = 10, 3  # of a capsule: corners around it, rings on either round end
_STEP, _MARGIN = 0.0120, 0.030  # metres at 1.75 m, of the palm's grid


@dataclass(frozen=True)
class Hand:
    """A closed surface: vertices (V,3), unit normals (V,3), triangles (F,3), and each vertex's joint (V,), 0 to 41."""

    vertices: Array
    normals: Array
    faces: NDArray[np.integer]
    joints: NDArray[np.integer]


def hands(*, size: float, girth: float) -> tuple[Hand, Hand]:
    """Left and right hand, each in its own wrist's axes; the right one is the left one's mirror image."""
    left = _left(size, girth)
    flip = np.array([-1.0, 1.0, 1.0])
    other = np.where(left.joints == WRISTS[0], WRISTS[1], left.joints + fingers.PER_HAND)
    return left, replace(
        left, vertices=left.vertices * flip, normals=left.normals * flip, faces=left.faces[:, ::-1], joints=other
    )


def _digit_ends(size: float) -> tuple[Array, Array]:
    """Start and end (10,3) of a left hand's capsules at rest: from the first joint, from the second, of each digit."""
    length = fingers.HAND * size
    bones, tips = fingers.offsets(length)[: fingers.PER_HAND], fingers.tips(length)[: len(fingers.DIGITS)]
    first, second = bones[0::2], bones[0::2] + bones[1::2]
    inside = 1 - DIGIT_RADII[:, 2] * size / np.linalg.norm(tips, axis=-1)  # the flesh ends at the tip
    starts = np.stack([first, second], axis=1)
    ends = np.stack([second, second + inside[:, None] * tips], axis=1)
    return starts.reshape(-1, 3), ends.reshape(-1, 3)


def _left(size: float, girth: float) -> Hand:
    still = Flesh(np.zeros((NUM_JOINTS, 3)), np.tile(np.eye(3), (NUM_JOINTS, 1, 1)), size=size, girth=girth)

    def palm(points: Array) -> Array:
        return still.blend(PALM, points)

    ends = np.concatenate([np.stack(still.ends(piece)) for piece in PALM])
    low, high = ends.min(axis=0) - _MARGIN * size, ends.max(axis=0) + _MARGIN * size
    vertices, faces = polygonise(palm, low, high, _STEP * size)
    pieces = [(vertices, gradient(palm, vertices), faces)]
    owners = [WRISTS[0]]
    for number, (start, end) in enumerate(zip(*_digit_ends(size), strict=True)):
        radii = girth * DIGIT_RADII[number // 2, number % 2 : number % 2 + 2]
        pieces.append(_capsule(start, end, radii))
        owners.append(NUM_JOINTS + number)
    counts = [len(piece[0]) for piece in pieces]
    starts = np.cumsum([0, *counts[:-1]])
    return Hand(
        np.concatenate([piece[0] for piece in pieces]),
        np.concatenate([piece[1] for piece in pieces]),
        np.concatenate([piece[2] + first for piece, first in zip(pieces, starts, strict=True)]),
        np.repeat(owners, counts),
    )


def _capsule(start: Array, end: Array, radii: Array) -> tuple[Array, Array, NDArray[np.integer]]:
    """Vertices, normals and triangles of two spheres of `radii` (2,) and the cone that touches both."""
    axis = end - start
    length = float(np.linalg.norm(axis))
    axis = axis / length
    across = np.cross(axis, [0.0, 1.0, 0.0])
    across /= np.linalg.norm(across)
    tangent = np.arcsin((radii[0] - radii[1]) / length)  # latitude of the circles where the cone touches
    latitudes = np.concatenate([
        np.linspace(-np.pi / 2, tangent, _RINGS + 1), np.linspace(tangent, np.pi / 2, _RINGS + 1),
    ])  # fmt: skip
    around = 2 * np.pi * np.arange(_SIDES) / _SIDES
    ring = np.cos(around)[:, None] * across + np.sin(around)[:, None] * np.cross(axis, across)
    normals = np.cos(latitudes)[:, None, None] * ring + np.sin(latitudes)[:, None, None] * axis
    at_end = np.arange(len(latitudes)) > _RINGS
    vertices = (
        np.where(at_end[:, None, None], end, start) + np.where(at_end, radii[1], radii[0])[:, None, None] * normals
    )
    pick = np.arange(_SIDES, normals.shape[0] * _SIDES - _SIDES)  # the first and last rings are single points
    pick = np.concatenate([[0], pick, [normals.shape[0] * _SIDES - 1]])
    return vertices.reshape(-1, 3)[pick], normals.reshape(-1, 3)[pick], _capsule_faces(normals.shape[0] - 2)


def _capsule_faces(rings: int) -> NDArray[np.integer]:
    """Triangles, counter-clockwise from outside, of a pole, `rings` rings and a pole."""
    j = np.arange(_SIDES)
    following = (j + 1) % _SIDES
    last = 1 + (rings - 1) * _SIDES
    faces = [np.stack([np.zeros_like(j), 1 + following, 1 + j], axis=1)]
    for i in range(rings - 1):
        a, b = 1 + i * _SIDES, 1 + (i + 1) * _SIDES
        faces += [np.stack([a + j, a + following, b + following], 1), np.stack([a + j, b + following, b + j], 1)]
    faces.append(np.stack([last + j, last + following, np.full_like(j, last + _SIDES)], axis=1))
    return np.concatenate(faces)
