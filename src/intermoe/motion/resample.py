"""A motion at another frame rate, or a part of it. Letters: P people, T frames, J joints."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from scipy.interpolate import CubicSpline

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.skeleton import quat


def resample(motion: Interaction, fps: float) -> Interaction:
    """The motion at `fps` frames a second, from its first frame on.

    Whole steps (60 to 30) take every n-th frame as it is; else positions follow a cubic spline, rotations turn the
    short way; contacts and hand shapes come from the nearest frame. Frame numbers in `meta` (contacts, phases) are kept in step.
    """
    if not (math.isfinite(fps) and 0 < fps <= 1000):
        raise UserError(f"The frame rate must be above 0 and at most 1000, found {fps:g}.")
    if fps == motion.fps or motion.num_frames < 2:
        return motion.replace(fps=float(fps)) if fps == motion.fps else motion
    ratio = motion.fps / fps
    at = np.arange(0, motion.num_frames - 1 + 1e-6, ratio)
    arrays = {name: getattr(motion, name) for name in ("positions", "translation", "rotations")}
    if abs(ratio - round(ratio)) < 1e-3:
        frames = np.round(at).astype(int)
        changed = {name: x[:, frames] for name, x in arrays.items() if x is not None}
    else:
        frames = np.round(at).astype(int).clip(max=motion.num_frames - 1)
        changed = {name: _between(name, x, at) for name, x in arrays.items() if x is not None}
    codes = {name: getattr(motion, name) for name in ("foot_contacts", "hand_shapes")}
    changed |= {name: x[:, frames] for name, x in codes.items() if x is not None}
    meta = {key: _in_step(value, ratio, len(at)) for key, value in motion.meta.items()}
    return motion.replace(**changed, meta=meta, fps=float(fps))


def part(motion: Interaction, start: int, stop: int | None = None) -> Interaction:
    """Frames start:stop of every array; what `meta` tells of frames is left as it is."""
    names = ("positions", "rotations", "translation", "foot_contacts", "hand_shapes")
    arrays = {name: getattr(motion, name) for name in names}
    return motion.replace(**{name: x[:, start:stop] for name, x in arrays.items() if x is not None})


def _between(name: str, x: np.ndarray, at: np.ndarray) -> np.ndarray:
    """x (P, T, ...) at the fractional frames `at`."""
    if name == "rotations":
        low = np.minimum(at.astype(int), x.shape[1] - 2)
        share = np.broadcast_to((at - low)[:, None], (x.shape[0], len(at), x.shape[2]))
        return quat.slerp(x[:, low].astype(np.float64), x[:, low + 1].astype(np.float64), share).astype(x.dtype)
    return CubicSpline(np.arange(x.shape[1]), x, axis=1)(at).astype(x.dtype)


def _in_step(value: Any, ratio: float, count: int) -> Any:
    """Start and end frames of a list of contacts or phases, in the new frames."""
    if not isinstance(value, list | tuple):
        return value
    scale = {key: lambda frame: min(round(frame / ratio), count) for key in ("start", "end")}
    return [
        {k: scale[k](v) if k in scale and isinstance(v, int | float) else v for k, v in item.items()}
        if isinstance(item, dict)
        else item
        for item in value
    ]
