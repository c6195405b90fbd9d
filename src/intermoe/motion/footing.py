"""When a foot stands: detection by height alone, with hysteresis.

Speed takes no part, so a foot that slides over the floor still counts as standing: that is what lets a slide be
measured on the clip's own motion without asking the motion whether it slides. The toe alone cannot be used (in mid-
swing it passes 1-2 cm above the floor): a foot stands when ankle *and* toe are low, which is the flat part of a step.
Letters: P people, T frames, J joints (SMPL-22).
"""

from __future__ import annotations

import numpy as np

from intermoe.skeleton.smpl22 import ANKLES, FEET

ENTER = (0.030, 0.020)  # metres above rest below which ankle and toe come to stand
LEAVE = (0.045, 0.035)  # and above which either has left
REST_PERCENTILE = 5.0  # a joint's resting height is this percentile of its own height in the clip


def hysteresis(enter: np.ndarray, stay: np.ndarray, *, axis: int) -> np.ndarray:
    """On from a frame with `enter` until the first without `stay`; both bool of one shape -> bool, same shape."""
    enter, stay = np.moveaxis(enter, axis, -1), np.moveaxis(stay, axis, -1)
    frames = np.arange(enter.shape[-1])
    last_on = np.maximum.accumulate(np.where(enter & stay, frames, -1), axis=-1)
    last_off = np.maximum.accumulate(np.where(~stay, frames, -1), axis=-1)
    return np.moveaxis(last_on > last_off, -1, axis)


def flat_feet(positions: np.ndarray) -> np.ndarray:
    """Frames in which each foot stands flat: (..., T, 22, 3) metres, y up -> (..., T, 2) bool, left then right."""
    height = np.stack([positions[..., ANKLES, 1], positions[..., FEET, 1]], axis=-1)  # (..., T, 2 feet, 2 joints)
    above = height - np.percentile(height, REST_PERCENTILE, axis=-3, keepdims=True)
    return hysteresis((above < ENTER).all(-1), (above < LEAVE).all(-1), axis=-2)


def shrink(on: np.ndarray, frames: int = 1) -> np.ndarray:
    """Drop the first and last `frames` of every run of True along T: (..., T, K) -> same; a clip's ends are kept."""
    kept = on.copy()
    for shift in range(1, frames + 1):
        kept[..., shift:, :] &= on[..., :-shift, :]
        kept[..., :-shift, :] &= on[..., shift:, :]
    return kept


def drop_short(on: np.ndarray, frames: int) -> np.ndarray:
    """Remove runs of True shorter than `frames` along T: (..., T, K) -> same."""
    flat = np.moveaxis(on, -2, -1).reshape(-1, on.shape[-2])
    padded = np.zeros((len(flat), flat.shape[1] + 2), np.int8)
    padded[:, 1:-1] = flat
    edge = np.diff(padded, axis=1)
    row, start = np.nonzero(edge == 1)
    _, stop = np.nonzero(edge == -1)
    kept = flat.copy()
    for r, s, e in zip(row, start, stop, strict=True):
        if e - s < frames:
            kept[r, s:e] = False
    moved = np.moveaxis(on, -2, -1).shape
    return np.moveaxis(kept.reshape(moved), -1, -2)
