"""Rotation matrices of the engine, (..., 3, 3). The engine builds frames from directions, for which matrices are
handier."""

from __future__ import annotations

import numpy as np

from intermoe.skeleton.quat import cross


def unit(v: np.ndarray) -> np.ndarray:
    return v / np.maximum(np.sqrt((v * v).sum(-1, keepdims=True)), 1e-9)


def dot(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """(..., 3) x (..., 3) -> (..., 1)."""
    return (a * b).sum(-1, keepdims=True)


def turn(axis: int, angle: np.ndarray) -> np.ndarray:
    """Rotation about x (0), y (1) or z (2) by radians (...)."""
    c, s = np.cos(angle), np.sin(angle)
    m = np.zeros((*np.shape(angle), 3, 3))
    i, j = (axis + 1) % 3, (axis + 2) % 3
    m[..., axis, axis] = 1.0
    m[..., i, i] = m[..., j, j] = c
    m[..., i, j], m[..., j, i] = -s, s
    return m


def apply(m: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Matrices (..., 3, 3) on vectors (..., 3)."""
    return (m * v[..., None, :]).sum(-1)


def frame(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Orthonormal frame whose first column is along `first` and whose second is `second`, made square to it."""
    a = unit(first)
    b = unit(second - dot(a, second) * a)
    return np.stack([a, b, cross(a, b)], -1)


def between(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The shortest rotation from unit direction a to unit direction b (not opposite)."""
    v, c = cross(a, b), dot(a, b)[..., None]
    k = np.zeros((*v.shape, 3))
    k[..., 0, 1], k[..., 0, 2], k[..., 1, 2] = -v[..., 2], v[..., 1], -v[..., 0]
    k[..., 1, 0], k[..., 2, 0], k[..., 2, 1] = v[..., 2], -v[..., 1], v[..., 0]
    return np.eye(3) + k + k @ k / np.maximum(1.0 + c, 1e-3)
