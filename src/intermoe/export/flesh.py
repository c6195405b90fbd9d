"""The mannequin's flesh: tapered capsules on a skeleton, blended into the signed distance of a body.

The shape is our own drawing of an artist's lay figure after common proportions (widths and depths of an adult of
1.75 m); it comes from no scanned or licensed body model. A piece of flesh hangs on one joint: its ends are given in
that joint's rest axes (x to the left, y up, z forward), in metres at 1.75 m, or reach along the bone to the next joint.

Letters: N points. Distances in metres, negative inside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from intermoe.export.polygonise import Array
from intermoe.skeleton.smpl22 import MIRROR

Vector = tuple[float, float, float]


@dataclass(frozen=True)
class Piece:
    """A tapered capsule from `start` to `end` with radii `thick` at both ends.

    joint   whose rest axes and position the two ends are given in
    along   (a, b): shares of the bone to `child` that are added to start and end; None: no bone
    scale   stretches the capsule along the rest axes, about its start: (1, 0.4, 1) is 0.4 as high as wide
    blend   metres over which it melts into the pieces before it
    """

    joint: int
    start: Vector
    end: Vector
    thick: tuple[float, float]
    scale: Vector = (1.0, 1.0, 1.0)
    blend: float = 0.03
    child: int | None = None
    along: tuple[float, float] = (0.0, 0.0)
    hollow: bool = False  # carve it out instead


def _both(side_pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces of the left side, and their mirror image on the right."""
    return tuple(side_pieces), tuple(_mirrored(piece) for piece in side_pieces)


def _mirrored(piece: Piece) -> Piece:
    (ax, ay, az), (bx, by, bz) = piece.start, piece.end
    child = None if piece.child is None else MIRROR[piece.child]
    return replace(piece, joint=MIRROR[piece.joint], start=(-ax, ay, az), end=(-bx, by, bz), child=child)


TRUNK = (
    Piece(0, (-0.058, -0.040, -0.004), (0.058, -0.040, -0.004), (0.098, 0.098), (1.0, 1.0, 1.08)),
    Piece(0, (0.060, -0.068, -0.040), (0.060, -0.068, -0.040), (0.078, 0.078), blend=0.03),
    Piece(0, (-0.060, -0.068, -0.040), (-0.060, -0.068, -0.040), (0.078, 0.078), blend=0.03),
    Piece(0, (0.0, 0.02, 0.0), (0.0, 0.20, 0.004), (0.096, 0.096), (1.36, 1.0, 1.02), blend=0.05),
    Piece(9, (0.0, -0.06, 0.004), (0.0, 0.080, -0.006), (0.102, 0.105), (1.42, 1.0, 1.02), blend=0.05),
    Piece(9, (0.068, 0.055, 0.056), (0.074, 0.055, 0.054), (0.056, 0.056), (1.1, 1.0, 1.0), blend=0.05),
    Piece(9, (-0.068, 0.055, 0.056), (-0.074, 0.055, 0.054), (0.056, 0.056), (1.1, 1.0, 1.0), blend=0.05),
    Piece(13, (0.0, -0.006, -0.008), (0.0, -0.004, -0.002), (0.060, 0.048), child=16, along=(0.0, 0.85), blend=0.05),
    Piece(14, (0.0, -0.006, -0.008), (0.0, -0.004, -0.002), (0.060, 0.048), child=17, along=(0.0, 0.85), blend=0.05),
    Piece(12, (0.020, 0.006, -0.012), (0.095, -0.046, -0.006), (0.050, 0.044), blend=0.05),
    Piece(12, (-0.020, 0.006, -0.012), (-0.095, -0.046, -0.006), (0.050, 0.044), blend=0.05),
    Piece(12, (0.0, -0.05, -0.012), (0.0, -0.006, -0.006), (0.066, 0.061), blend=0.02),
)

# Consecutive pieces of a limb share their end's sphere: they hardly need to melt, and would swell there if they did.
_ARM = (
    Piece(16, (-0.010, -0.002, 0.0), (0.030, -0.001, 0.002), (0.050, 0.050)),
    Piece(16, (0.030, -0.001, 0.002), (0.0, 0.0, 0.006), (0.050, 0.045), child=18, along=(0.0, 0.5), blend=0.006),
    Piece(16, (0.0, 0.0, 0.006), (0.0, 0.0, -0.002), (0.045, 0.039), child=18, along=(0.5, 1.0), blend=0.006),
    Piece(18, (0.0, 0.0, -0.002), (0.0, 0.0, 0.004), (0.039, 0.041), child=20, along=(0.0, 0.26), blend=0.006),
    Piece(18, (0.0, 0.0, 0.004), (-0.004, 0.0, 0.0), (0.041, 0.0285), child=20, along=(0.26, 1.0), blend=0.006),
)
_LEG = (
    Piece(1, (0.002, 0.012, 0.0), (0.002, 0.0, 0.010), (0.083, 0.073), child=4, along=(0.0, 0.45)),
    Piece(1, (0.002, 0.0, 0.010), (0.0, 0.0, 0.004), (0.073, 0.054), child=4, along=(0.45, 0.97), blend=0.006),
    Piece(4, (0.0, 0.01, 0.004), (0.0, 0.0, -0.008), (0.054, 0.0535), child=7, along=(0.0, 0.27), blend=0.006),
    Piece(4, (0.0, 0.0, -0.008), (0.0, 0.0, -0.002), (0.0535, 0.040), child=7, along=(0.27, 0.78), blend=0.006),
    Piece(4, (0.0, 0.0, -0.002), (0.0, -0.005, 0.0), (0.040, 0.042), child=7, along=(0.78, 0.99), blend=0.006),
)
# The palm ends at the knuckles: the fingers have flesh of their own, which turns on them.
PALM = (
    Piece(20, (-0.012, 0.0, 0.0), (0.026, 0.0, -0.001), (0.0235, 0.0240), (1.0, 0.82, 1.06)),
    Piece(20, (0.030, -0.001, 0.005), (0.088, -0.002, 0.0175), (0.0145, 0.0115), blend=0.014),
    Piece(20, (0.030, 0.000, -0.002), (0.090, -0.001, 0.0000), (0.0150, 0.0118), blend=0.010),
    Piece(20, (0.030, -0.001, -0.009), (0.086, -0.002, -0.0170), (0.0145, 0.0113), blend=0.010),
    Piece(20, (0.028, -0.002, -0.015), (0.079, -0.004, -0.0325), (0.0140, 0.0105), blend=0.010),
    Piece(20, (0.020, -0.008, 0.012), (0.048, -0.012, 0.0210), (0.0155, 0.0125), blend=0.012),
    Piece(20, (0.022, -0.008, -0.015), (0.058, -0.008, -0.0260), (0.0140, 0.0110), blend=0.012),
)
DIGIT_RADII = np.array([  # a row a digit, thumb first: radius at its first joint, at its second, at its tip
    (0.0190, 0.0128, 0.0098),
    (0.0108, 0.0094, 0.0075),
    (0.0110, 0.0096, 0.0077),
    (0.0106, 0.0092, 0.0074),
    (0.0095, 0.0083, 0.0067),
])  # fmt: skip
_FOOT = (
    Piece(7, (0.0, 0.028, -0.002), (0.0, -0.012, 0.004), (0.037, 0.041)),
    Piece(7, (0.0, -0.041, -0.034), (0.0, -0.041, -0.024), (0.035, 0.037)),
    Piece(7, (0.0, -0.010, 0.008), (0.0, 0.006, -0.004), (0.040, 0.027), (1.12, 1.0, 1.0), child=10, along=(0.0, 1.0)),
    Piece(7, (0.0, -0.045, -0.024), (0.0, 0.004, 0.0), (0.033, 0.027), (1.28, 1.0, 1.0), child=10, along=(0.0, 1.0)),
    Piece(10, (0.0, 0.004, -0.006), (-0.003, -0.002, 0.050), (0.027, 0.021), (1.55, 1.0, 1.0), blend=0.02),
)
ARMS, LEGS, FEET = (_both(pieces) for pieces in (_ARM, _LEG, _FOOT))
_FAR = 0.08  # metres at 1.75 m: beyond every blend and every cell of a grid
SOLE = (0.0, -0.075, 0.0)  # of the ankle: the shoe is flat below it

HEAD = (
    Piece(15, (0.0, 0.092, -0.012), (0.0, 0.094, 0.004), (0.078, 0.078), (1.0, 1.08, 1.10), blend=0.02),
    Piece(15, (0.0, 0.050, 0.026), (0.0, -0.008, 0.042), (0.064, 0.043), (0.96, 1.0, 1.0), blend=0.03),
    Piece(15, (0.073, 0.044, -0.008), (0.075, 0.060, -0.014), (0.013, 0.015), (0.9, 1.25, 1.2), blend=0.016),
    Piece(15, (-0.073, 0.044, -0.008), (-0.075, 0.060, -0.014), (0.013, 0.015), (0.9, 1.25, 1.2), blend=0.016),
    Piece(12, (0.0, -0.02, -0.006), (0.0, 0.075, 0.014), (0.055, 0.053), blend=0.05),
    Piece(15, (0.030, 0.058, 0.102), (0.034, 0.058, 0.100), (0.016, 0.016), (1.2, 0.8, 1.0), blend=0.02, hollow=True),
    Piece(15, (-0.030, 0.058, 0.102), (-0.034, 0.058, 0.100), (0.016, 0.016), (1.2, 0.8, 1.0), blend=0.02, hollow=True),
    Piece(15, (0.0, 0.064, 0.090), (0.0, 0.030, 0.106), (0.009, 0.0145), (1.0, 1.0, 1.0), blend=0.014),
)
HAIR = (
    Piece(15, (0.0, 0.094, -0.014), (0.0, 0.096, 0.002), (0.0865, 0.0865), (1.0, 1.07, 1.09)),
    Piece(15, (0.0, 0.035, -0.042), (0.0, 0.06, -0.03), (0.060, 0.066), (1.05, 1.0, 0.95), blend=0.03),
)
FACE = (0.0, 0.055, 0.120), (0.0, 0.020, 0.055)  # the hair is left out around the line between: a window for the face


class Flesh:
    """Signed distances of pieces on a posed skeleton.

    positions (22,3), axes (22,3,3) with the rest axes of each joint as columns, in the pose of the drawing; `size`
    scales lengths and `girth` radii (1: a person of 1.75 m).
    """

    def __init__(self, positions: Array, axes: Array, *, size: float, girth: float) -> None:
        self.positions, self.axes, self.size, self.girth = positions, axes, size, girth

    def ends(self, piece: Piece) -> tuple[Array, Array]:
        """Start and end of a piece in the world."""
        frame, origin = self.axes[piece.joint], self.positions[piece.joint]
        bone = np.zeros(3) if piece.child is None else self.positions[piece.child] - origin
        start, end = (
            origin + share * bone + frame @ (self.size * np.array(point))
            for share, point in zip(piece.along, (piece.start, piece.end), strict=True)
        )
        return start, end

    def distance(self, piece: Piece, points: Array) -> Array:
        """Signed distance (N,) of points (N,3) to one piece (exact when it is not stretched)."""
        start, end = self.ends(piece)
        into = self.axes[piece.joint] / np.array(piece.scale)
        radius, radius_end = (self.girth * r for r in piece.thick)
        p, axis = (points - start) @ into, (end - start) @ into
        length = float(np.linalg.norm(axis))
        if length <= abs(radius - radius_end) + 1e-6:
            ball = np.linalg.norm(p, axis=-1) - max(radius, radius_end)
            return ball * min(piece.scale)
        y = p @ (axis / length)
        x = np.sqrt(np.maximum(np.einsum("nc,nc->n", p, p) - y * y, 0))
        sine = (radius - radius_end) / length
        cosine = np.sqrt(1 - sine * sine)
        tangent = cosine * y - sine * x
        cone = cosine * x + sine * y - radius
        cone = np.where(tangent < 0, np.hypot(x, y) - radius, cone)
        return np.where(tangent > cosine * length, np.hypot(x, y - length) - radius_end, cone) * min(piece.scale)

    def blend(self, pieces: Sequence[Piece], points: Array) -> Array:
        """Pieces melted into each other in their order, (N,); points beyond `_FAR` of a piece do not feel it."""
        total = np.full(len(points), 1.0)
        for piece in pieces:
            start, end = self.ends(piece)
            reach = self.girth * max(piece.thick) * max(piece.scale) + _FAR * self.size
            box = np.abs(points - 0.5 * (start + end)) < 0.5 * np.abs(end - start) + reach
            near = np.flatnonzero(box.all(axis=1))
            distance, before, width = self.distance(piece, points[near]), total[near], piece.blend * self.size
            total[near] = -melt(-before, distance, width) if piece.hollow else melt(before, distance, width)
        return total


def melt(a: Array, b: Array, width: float) -> Array:
    """Smooth minimum: min(a, b), rounded where both are within `width` (a quadratic fillet)."""
    near = np.maximum(width - np.abs(a - b), 0) / width
    return np.minimum(a, b) - 0.25 * width * near * near
