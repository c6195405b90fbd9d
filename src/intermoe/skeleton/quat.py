"""Unit quaternions xyzw in NumPy, vectorised over any leading axes. (Tensors use `roma`, which has the same order.)

Six numbers for a rotation: the first two columns of its matrix, flattened row by row (InterHuman's order).
"""

from __future__ import annotations

import numpy as np

IDENTITY = np.array([0.0, 0.0, 0.0, 1.0], np.float32)


def normalize(q: np.ndarray) -> np.ndarray:
    return q / np.maximum(np.linalg.norm(q, axis=-1, keepdims=True), 1e-12)


def inverse(q: np.ndarray) -> np.ndarray:
    return q * np.array([-1, -1, -1, 1], q.dtype)


def multiply(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """a after b: rotate(multiply(a, b), v) = rotate(a, rotate(b, v)). (..., 4) x (..., 4)."""
    ax, ay, az, aw = a[..., 0], a[..., 1], a[..., 2], a[..., 3]
    bx, by, bz, bw = b[..., 0], b[..., 1], b[..., 2], b[..., 3]
    return np.stack(
        [
            aw * bx + ax * bw + ay * bz - az * by,
            aw * by - ax * bz + ay * bw + az * bx,
            aw * bz + ax * by - ay * bx + az * bw,
            aw * bw - ax * bx - ay * by - az * bz,
        ],
        axis=-1,
    )


def cross(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """(..., 3) cross product; much faster than np.cross on small last axes."""
    return np.stack(
        [
            a[..., 1] * b[..., 2] - a[..., 2] * b[..., 1],
            a[..., 2] * b[..., 0] - a[..., 0] * b[..., 2],
            a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0],
        ],
        axis=-1,
    )


def rotate(q: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Rotate vectors (..., 3) by q (..., 4)."""
    xyz, w = q[..., :3], q[..., 3:]
    xyz, v = np.broadcast_arrays(xyz, v)
    t = 2 * cross(xyz, v)
    return v + w * t + cross(xyz, t)


def from_axis_angle(axis: np.ndarray, angle: np.ndarray | float) -> np.ndarray:
    """Unit axis (..., 3) and angle (...) in radians -> (..., 4)."""
    half = np.asarray(angle)[..., None] / 2
    xyz = axis * np.sin(half)
    return np.concatenate([xyz, np.broadcast_to(np.cos(half), (*xyz.shape[:-1], 1))], axis=-1)


def from_rotvec(v: np.ndarray) -> np.ndarray:
    """Rotation vector (..., 3), axis times radians -> (..., 4)."""
    angle = np.linalg.norm(v, axis=-1, keepdims=True)
    scale = np.where(angle < 1e-6, 0.5, np.sin(angle / 2) / np.maximum(angle, 1e-12))
    return np.concatenate([v * scale, np.cos(angle / 2)], axis=-1)


def to_rotvec(q: np.ndarray) -> np.ndarray:
    """(..., 4) -> rotation vector (..., 3) with an angle of at most pi."""
    q = np.where(q[..., 3:] < 0, -q, q)
    sine = np.linalg.norm(q[..., :3], axis=-1, keepdims=True)
    angle = 2 * np.arctan2(sine, q[..., 3:])
    return q[..., :3] * np.where(sine < 1e-7, 2.0, angle / np.maximum(sine, 1e-12))


def between(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The shortest rotation that takes direction a to direction b, (..., 3) x (..., 3), not necessarily unit -> (..., 4)."""
    a = a / np.maximum(np.linalg.norm(a, axis=-1, keepdims=True), 1e-12)
    b = b / np.maximum(np.linalg.norm(b, axis=-1, keepdims=True), 1e-12)
    a, b = np.broadcast_arrays(a, b)
    w = 1 + (a * b).sum(-1, keepdims=True)
    # opposite directions: any axis across a will do; take the one farthest from a
    helper = np.where(np.abs(a[..., :1]) < 0.7, np.array([1, 0, 0], a.dtype), np.array([0, 1, 0], a.dtype))
    across = cross(a, helper)
    q = np.where(w < 1e-6, np.concatenate([across, np.zeros_like(w)], -1), np.concatenate([cross(a, b), w], -1))
    return normalize(q)


def slerp(a: np.ndarray, b: np.ndarray, t: np.ndarray | float) -> np.ndarray:
    """From a (t = 0) to b (t = 1) the short way; t (...) broadcasts."""
    t = np.asarray(t, dtype=a.dtype)[..., None]
    return multiply(a, from_rotvec(to_rotvec(multiply(inverse(a), b)) * t))


def to_matrix(q: np.ndarray) -> np.ndarray:
    """(..., 4) -> (..., 3, 3)."""
    x, y, z, w = q[..., 0], q[..., 1], q[..., 2], q[..., 3]
    rows = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ]
    return np.stack([np.stack(r, -1) for r in rows], -2)


def from_matrix(m: np.ndarray) -> np.ndarray:
    """(..., 3, 3) -> (..., 4), by the largest of the four candidates (stable everywhere)."""
    m00, m11, m22 = m[..., 0, 0], m[..., 1, 1], m[..., 2, 2]
    squares = np.stack([1 + m00 - m11 - m22, 1 - m00 + m11 - m22, 1 - m00 - m11 + m22, 1 + m00 + m11 + m22], -1)
    a, b, c = m[..., 2, 1] - m[..., 1, 2], m[..., 0, 2] - m[..., 2, 0], m[..., 1, 0] - m[..., 0, 1]
    d, e, f = m[..., 0, 1] + m[..., 1, 0], m[..., 0, 2] + m[..., 2, 0], m[..., 1, 2] + m[..., 2, 1]
    candidates = np.stack(
        [
            np.stack([squares[..., 0], d, e, a], -1),
            np.stack([d, squares[..., 1], f, b], -1),
            np.stack([e, f, squares[..., 2], c], -1),
            np.stack([a, b, c, squares[..., 3]], -1),
        ],
        -2,
    )
    best = squares.argmax(-1)[..., None, None]
    return normalize(np.take_along_axis(candidates, best, axis=-2)[..., 0, :])


def to_6d(q: np.ndarray) -> np.ndarray:
    """(..., 4) -> (..., 6): the first two columns of the matrix, flattened row by row."""
    m = to_matrix(q)[..., :2]
    return m.reshape(*m.shape[:-2], 6)


def from_6d(x: np.ndarray) -> np.ndarray:
    """(..., 6) -> (..., 4), by Gram-Schmidt on the two columns."""
    columns = x.reshape(*x.shape[:-1], 3, 2)
    a, b = columns[..., 0], columns[..., 1]
    a = a / np.maximum(np.linalg.norm(a, axis=-1, keepdims=True), 1e-8)
    b = b - (a * b).sum(-1, keepdims=True) * a
    b = b / np.maximum(np.linalg.norm(b, axis=-1, keepdims=True), 1e-8)
    return from_matrix(np.stack([a, b, cross(a, b)], -1))


def heading(angle: np.ndarray | float) -> np.ndarray:
    """Rotation about y that turns +z to (sin a, 0, cos a)."""
    return from_axis_angle(np.array([0.0, 1.0, 0.0]), np.asarray(angle))
