"""A person's motion in numbers: curves of trunk, head and arms, their swings by frequency, the widths of their speed bumps,
steps. What `manner` reads attributes from.

Letters: P people (2), T frames, K curves, F numbers of a person.
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import uniform_filter1d
from scipy.signal import butter, find_peaks, peak_widths, sosfiltfilt

from intermoe.core.types import Interaction
from intermoe.evaluation import physics
from intermoe.motion.resample import resample
from intermoe.skeleton.smpl22 import MIRROR, STATURE

RATE = 30.0
_BANDS = ((0.25, 0.7), (0.7, 1.5), (1.5, 3.0), (3.0, 7.0))  # Hz


def numbers(motion: Interaction) -> np.ndarray:
    """What is read of each person: (2,F), NaN where there is nothing to see (steps of somebody who stands).

    Sizes are those at 1.75 m, sides are told by activity (the busier hand comes first), so body and handedness play no part.
    """
    positions = np.asarray(resample(motion, RATE).positions, np.float64)
    statures = physics.statures(positions)
    return np.stack([_person(person * STATURE / s) for person, s in zip(positions, statures, strict=True)])


def busier_hand(motion: Interaction) -> np.ndarray:
    """log of how much the right hand moves against the shoulder over the same of the left: (2,), above 0 the right."""
    positions = np.asarray(motion.positions, np.float64)
    return np.array([np.log((_travel(x, 21, 17) + 1e-6) / (_travel(x, 20, 16) + 1e-6)) for x in positions])


def _person(x: np.ndarray) -> np.ndarray:
    """Joints (T,22,3) at the size of 1.75 m -> (F,)."""
    if _travel(x, 20, 16) > _travel(x, 21, 17):  # the busier hand is the right one
        x = x[:, list(MIRROR)] * np.array([-1.0, 1.0, 1.0])
    curves, arms = _curves(x)  # (K,T), (2,T,3)
    found = [curves.mean(1), np.percentile(curves, [2, 50, 98], axis=1).ravel()]
    for low, high in _BANDS:
        band = sosfiltfilt(butter(2, (low, high), btype="band", fs=RATE, output="sos"), curves, axis=1,
                           padlen=min(curves.shape[1] - 1, 60))  # fmt: skip
        strength = np.sqrt(uniform_filter1d(band**2, 15, axis=1, mode="nearest"))
        found += [np.log(band.std(1) + 1e-5), np.log(np.percentile(strength, [20, 95], axis=1) + 1e-5).ravel()]
    speed = np.abs(np.gradient(_smooth(curves.T, 3).T, axis=1)) * RATE
    size = np.ptp(curves, axis=1)
    found += [np.log(size + 1e-3), np.log(speed.max(1) / (size + 1e-3) + 1e-3)]
    found.append(np.log(np.sqrt((speed**2).mean(1)) / (curves.std(1) + 1e-3) + 1e-3))
    bumps = [np.linalg.norm(np.gradient(arm, axis=0), axis=-1) for arm in arms]
    bumps += [np.abs(np.gradient(curves[k])) for k in (0, 2, 8, 19)]  # bow, nod, twist, height of the pelvis
    found += [_bumps(_smooth(curve * RATE, 5)) for curve in bumps]
    found.append(_steps(x, arms))
    return np.concatenate(found).astype(np.float32)


def _travel(x: np.ndarray, joint: int, seen_from: int) -> float:
    return float((np.diff(x[:, joint] - x[:, seen_from], axis=0) ** 2).sum())


def _smooth(curve: np.ndarray, frames: int) -> np.ndarray:
    return uniform_filter1d(curve, frames, axis=0, mode="nearest")


def _unit(v: np.ndarray) -> np.ndarray:
    return v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-6)


def _curves(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Angles (radians) and reaches (arm lengths, metres) over time (K,T); both hands from their shoulders (2,T,3)."""
    hips, chest = (_unit(_smooth((x[:, a] - x[:, b])[:, [0, 2]], 7)) for a, b in ((1, 2), (16, 17)))

    def seen(v: np.ndarray, left: np.ndarray) -> np.ndarray:  # left, up, ahead
        across, ahead = v[:, 0] * left[:, 0] + v[:, 2] * left[:, 1], v[:, 2] * left[:, 0] - v[:, 0] * left[:, 1]
        return np.stack((across, v[:, 1], ahead), -1)

    def tips(v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:  # forward, sideways
        return np.arctan2(v[:, 2], v[:, 1]), np.arctan2(v[:, 0], v[:, 1])

    bow, side = tips(_unit(seen(x[:, 9] - x[:, 0], hips)))
    nod, tilt = tips(_unit(seen(x[:, 15] - x[:, 12], chest)))
    stoop, lean = tips(_unit(seen(x[:, 12] - x[:, 9], chest)))
    twist = np.arcsin(np.clip(hips[:, 0] * chest[:, 1] - hips[:, 1] * chest[:, 0], -1.0, 1.0))
    length = float(
        np.linalg.norm(x[:, 19] - x[:, 17], axis=-1).mean() + np.linalg.norm(x[:, 21] - x[:, 19], axis=-1).mean()
    )
    arms = np.stack([seen(x[:, 20 + s] - x[:, 16 + s], chest) / length for s in (1, 0)])
    legs = [np.linalg.norm(x[:, 1 + s] - x[:, 7 + s], axis=-1) for s in (0, 1)]
    curves = [bow, side, nod, tilt, nod - stoop, tilt - lean, stoop - bow, lean - side, twist,
              _unit(x[:, 1] - x[:, 2])[:, 1], _unit(x[:, 16] - x[:, 17])[:, 1], *arms[0].T, *arms[1].T,
              *np.linalg.norm(arms, axis=-1), x[:, 0, 1], *legs]  # fmt: skip
    return np.stack(curves), arms


def _bumps(speed: np.ndarray, count: int = 3) -> np.ndarray:
    """Mean log width (s, at half height) of a speed curve's bumps, their log number a second, and of the largest ones in
    their order log width and log travel. The bump of a minimum-jerk reach of D seconds is 0.54 D wide.
    """
    found = np.full(2 + 2 * count, np.nan)
    peaks, _ = find_peaks(speed, prominence=0.12 * max(float(speed.max()), 1e-6))
    if len(peaks):
        width, height = peak_widths(speed, peaks, rel_height=0.5)[0] / RATE, speed[peaks]
        largest = np.sort(np.argsort(-height)[:count])
        found[:2] = (np.log(width) * height).sum() / height.sum(), np.log(len(peaks) / len(speed) * RATE)
        found[2 : 2 + len(largest)] = np.log(width[largest])
        found[2 + count : 2 + count + len(largest)] = np.log(height[largest] * width[largest] + 1e-3)
    return found


def _steps(x: np.ndarray, arms: np.ndarray) -> np.ndarray:
    """Arm swing while walking, durations (log s) and lengths (log m) of steps, their rate, how fast one goes."""
    pace = np.linalg.norm(np.gradient(_smooth(x[:, 0][:, [0, 2]], 9), axis=0), axis=-1) * RATE
    walks = pace > 0.5
    swing = [np.log(arm[walks].std(0)[2] + 1e-3) if walks.sum() > 15 else np.nan for arm in arms]
    seconds, metres = [], []
    for ankle in (7, 8):
        moves = _smooth(np.linalg.norm(np.gradient(x[:, ankle][:, [0, 2]], axis=0), axis=-1) * RATE, 5) > 0.25
        edges = np.flatnonzero(np.diff(np.concatenate(([0], moves.astype(int), [0]))))
        for lift, land in zip(edges[::2], edges[1::2], strict=True):
            if lift > 0 and land < len(x) and land - lift > 4:
                seconds.append((land - lift) / RATE)
                metres.append(float(np.linalg.norm(x[land - 1, ankle] - x[lift, ankle])))
    steps = np.full(5, np.nan)
    if seconds:
        far = int(np.argmax(metres))
        steps[:] = (np.log(seconds).mean(), np.log(seconds[far]), np.log(np.mean(metres) + 0.02),
                    np.log(metres[far] + 0.02), np.log(metres[far] / seconds[far] + 0.02))  # fmt: skip
    rest = (len(seconds) / len(x) * RATE, pace.max(), np.percentile(pace, 90), pace.mean(), walks.mean(), len(x) / RATE)
    return np.concatenate((swing, steps, rest))
