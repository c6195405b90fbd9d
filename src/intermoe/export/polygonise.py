"""A closed surface of quads around the inside of a signed distance function (surface nets).

Every grid cell that the surface crosses gets one vertex; every grid edge that it crosses gets one quad between the
four cells around it. The vertices are then slid along the surface to even out the quads, and put exactly on it.
After Gibson, "Constrained Elastic Surface Nets", MICCAI 1998.

Letters: V vertices, F triangles. `field` maps points (N,3) to signed distances (N,), negative inside.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]
Field = Callable[[Array], Array]

_CORNERS = np.array([(x, y, z) for x in (0, 1) for y in (0, 1) for z in (0, 1)])
_CELL_EDGES = [(a, b) for a in range(8) for b in range(a) if np.abs(_CORNERS[a] - _CORNERS[b]).sum() == 1]
_TETRAHEDRON = np.array([(1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1)], float)


def polygonise(
    field: Field, low: Array, high: Array, step: float, *, warp: Callable[[Array], Array] | None = None
) -> tuple[Array, NDArray[np.integer]]:
    """Vertices (V,3) and triangles (F,3), counter-clockwise from outside, of field = 0 in the box low..high, metres.

    The surface must lie inside the box. `warp` maps the grid's points (N,3) to the field's space (the box is then the
    grid's): let the grid run along thin limbs, since across a thin limb that is askew the surface folds.
    """
    warp = warp or (lambda points: points)
    axes = [np.arange(a - step, b + 2 * step, step) for a, b in zip(low, high, strict=True)]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)
    values = field(warp(grid.reshape(-1, 3))).reshape(grid.shape[:3])
    points, index = _cell_vertices(values, np.array([axis[0] for axis in axes]), step)
    quads = _quads(values < 0, index)
    points = warp(points)
    for newton_steps in (1, 1, 2):
        points = 0.5 * points + 0.5 * _neighbour_mean(points, quads)
        for _ in range(newton_steps):
            distance = np.clip(field(points), -step, step)
            points = points - distance[:, None] * gradient(field, points)
    first = np.linalg.norm(points[quads[:, 0]] - points[quads[:, 2]], axis=-1)
    second = np.linalg.norm(points[quads[:, 1]] - points[quads[:, 3]], axis=-1)
    short = (first < second)[:, None]  # cut along the shorter diagonal
    triangles = np.where(short, quads[:, [0, 1, 2, 0, 2, 3]], quads[:, [1, 2, 3, 1, 3, 0]])
    return points, triangles.reshape(-1, 3)


def gradient(field: Field, points: Array, step: float = 0.002) -> Array:
    """Unit outward normals (N,3) of `field` at points (N,3), from its values at the corners of a tetrahedron."""
    slope = sum(corner * field(points + step * corner)[:, None] for corner in _TETRAHEDRON)
    return slope / np.maximum(np.linalg.norm(slope, axis=-1, keepdims=True), 1e-12)


def _cell_vertices(values: Array, origin: Array, step: float) -> tuple[Array, NDArray[np.integer]]:
    """The vertex of every crossed cell, the mean of its edges' crossings; and the cells' vertex numbers (or -1)."""
    shape = tuple(n - 1 for n in values.shape)
    corners = np.stack(
        [values[tuple(slice(c, c + n) for c, n in zip(corner, shape, strict=True))] for corner in _CORNERS]
    )
    inside = corners < 0
    crossed = inside.any(axis=0) & ~inside.all(axis=0)
    cells = np.argwhere(crossed)
    corners = corners[:, crossed]
    total, count = np.zeros((len(cells), 3)), np.zeros(len(cells))
    for a, b in _CELL_EDGES:
        cut = (corners[a] < 0) != (corners[b] < 0)
        share = np.where(cut, corners[a] / np.where(cut, corners[a] - corners[b], 1), 0)[:, None]
        total += np.where(cut[:, None], _CORNERS[a] + share * (_CORNERS[b] - _CORNERS[a]), 0)
        count += cut
    index = np.full(shape, -1)
    index[crossed] = np.arange(len(cells))
    return origin + step * (cells + total / count[:, None]), index


def _quads(inside: NDArray[np.bool_], index: NDArray[np.integer]) -> NDArray[np.integer]:
    """Four vertex numbers around each crossed grid edge, wound so that the quad faces out, (Q,4)."""
    quads = []
    for axis in range(3):
        u, v = (axis + 1) % 3, (axis + 2) % 3
        forward = np.moveaxis(inside, (axis, u, v), (0, 1, 2))
        cells = np.moveaxis(index, (axis, u, v), (0, 1, 2))
        start, end = forward[:-1, 1:-1, 1:-1], forward[1:, 1:-1, 1:-1]
        i, j, k = np.nonzero(start != end)
        ring = np.stack([cells[i, j, k], cells[i, j + 1, k], cells[i, j + 1, k + 1], cells[i, j, k + 1]], axis=-1)
        quads.append(np.where(start[i, j, k][:, None], ring, ring[:, ::-1]))
    return np.concatenate(quads)


def _neighbour_mean(points: Array, quads: NDArray[np.integer]) -> Array:
    """Mean of the vertices that share a quad's side with each vertex, (V,3)."""
    a, b = quads.reshape(-1), np.roll(quads, -1, axis=1).reshape(-1)
    count = np.bincount(a, minlength=len(points)) + np.bincount(b, minlength=len(points))
    total = [
        np.bincount(a, points[b, i], len(points)) + np.bincount(b, points[a, i], len(points))
        for i in range(points.shape[1])
    ]
    return np.stack(total, axis=-1) / np.maximum(count, 1)[:, None]
