"""Idle motion: the small movements of trunk and head that nobody lacks, as strong as a person's manner asks for.

An autoencoder and few sampling steps leave out most of what moves by less than a degree from 1 to 7 Hz, and people who stand look
like figures. What is missing is a noise with known strengths, so it is filled in as audio coders fill bands with noise
(perceptual noise substitution, Herre and Schulz 1998), on joints, as idle motion is made for characters (Perlin 1995; Egges,
Molet and Magnenat-Thalmann 2004). How strong it is in each band follows from a persona by a law that is fitted to a data set:

    log s = a + sum_v b_v log(v / mean_v),     s = 20th percentile over time of the local root mean square, radians

and what a motion already has counts: noise whose strengths in all bands come nearest to sqrt(max(s^2 - s_own^2, 0)) is added, so who stirs
enough gets none.
Letters: P people, T frames, C curves (trunk and neck: bow, twist, side), B bands, V attributes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from numbers import Real
from typing import Any

import numpy as np
from scipy.ndimage import uniform_filter1d
from scipy.optimize import nnls
from scipy.signal import butter, sosfiltfilt

from intermoe.core.errors import UserError
from intermoe.core.persona import RANGES
from intermoe.core.types import Interaction
from intermoe.skeleton import quat
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import PARENTS

GROUPS = ((3, 6, 9), (12, 15))  # joints that share the turns of the trunk, and of the neck
CURVES = 3 * len(GROUPS)
BANDS = ((0.7, 1.5), (1.5, 3.0), (3.0, 7.0))  # Hz
MANNERS = ("energy", "tempo", "steadiness", "amplitude")
AROUND = 0.5  # seconds that a local strength looks at
CALM = 20  # percentile: strong moments are what is done, calm ones are how somebody idles
_LEAST = 1e-4  # radians, where nothing moves
_MOST, _STEEPEST = 0.1, 5.0  # radians of an average person, and exponent: more is no idling
_SAME = 0.02  # deviation of an attribute's logarithm, below which everybody is alike in it
_SHOWN = 0.45  # of the frame rate: what is quicker cannot be seen
_SETTLE = 2.0  # seconds of noise before and behind, for the filters
_STREAM = 0x1D1E  # of the random numbers, beside the seed


@dataclass(frozen=True)
class IdleConfig:
    """The law of a data set: a and the b of `MANNERS`, one row a band, the bands of one curve after those of another (C * B)."""

    law: tuple[tuple[float, ...], ...]

    def __post_init__(self) -> None:
        rows, columns = CURVES * len(BANDS), 1 + len(MANNERS)
        found = sorted({len(row) for row in self.law})
        if len(self.law) != rows or found != [columns]:
            raise UserError(
                f"the law of idle motion has {rows} rows of {columns} numbers, found {len(self.law)} rows of "
                f"{' or '.join(map(str, found)) or 'none'}; `intermoe train idle` makes one"
            )
        for row in self.law:
            for number, most in zip(row, (np.log(_MOST), *[_STEEPEST] * len(MANNERS)), strict=True):
                if isinstance(number, bool) or not (isinstance(number, Real) and -20 <= number <= most):
                    raise UserError(
                        f"the law of idle motion holds {number!r:.40}, where a number up to {most:.3g} belongs (the logarithm of at most "
                        f"{_MOST:g} radians, or an exponent); `intermoe train idle` makes one"
                    )


def wanted(config: IdleConfig, persona: Mapping[str, Any]) -> np.ndarray:
    """Strengths (C,B), radians, that a persona asks for; what it leaves open is average."""
    return np.exp((np.asarray(config.law) @ _told(persona)).reshape(CURVES, len(BANDS)))


def strengths(motion: Interaction) -> np.ndarray:
    """Strengths (P,C,B), radians, that a motion has."""
    return _calm(_angles(motion), float(motion.fps))


def add(motion: Interaction, config: IdleConfig, personas: Sequence[Mapping[str, Any]], *, seed: int) -> Interaction:
    """The motion (22 joints) with idle motion of each persona where it has less; pelvis and legs stay as they are.

    Positions and rotations are turned together, by angles shared by the joints of a group; the same seed gives the same.
    """
    fps, frames = float(motion.fps), motion.num_frames
    if frames < 2:
        return motion
    angles = _angles(motion)
    own, law = _calm(angles, fps), np.stack([wanted(config, who) for who in personas])
    rng = np.random.default_rng([seed, _STREAM])
    spare = round(_SETTLE * fps)
    noise = _bands(rng.standard_normal((len(personas), CURVES, frames + 2 * spare)), fps)[..., spare : spare + frames]
    sizes = np.array([nnls(_leak(fps), row)[0] for row in np.maximum(law**2 - own**2, 0.0).reshape(-1, len(BANDS))])
    sizes = np.sqrt(sizes).reshape(*own.shape, 1)
    sizes[:, :, [high > _SHOWN * fps for _, high in BANDS]] = 0.0  # too quick for so few frames
    return _turned(motion, (sizes * noise).sum(2)) if sizes.any() else motion


def fit(seen: np.ndarray, personas: Sequence[Mapping[str, Any]]) -> IdleConfig:
    """Strengths (N,C,B) of N people and their personas -> the law; an attribute that nobody has, or all alike, gets no weight.

    Least squares, repeated without those who are more than three median deviations off: in some clips nobody is ever calm.
    """
    x, y = np.stack([_told(who) for who in personas]), np.log(seen + _LEAST).reshape(len(seen), -1)
    varied = x.std(0) >= _SAME
    varied[0] = True
    law = np.zeros((y.shape[1], x.shape[1]))
    for row, column in zip(law, y.T, strict=True):
        row[varied] = _robust(x[:, varied], column)
    return IdleConfig(tuple(tuple(float(round(b, 4)) for b in row) for row in law))


def followed(config: IdleConfig) -> tuple[str, ...]:
    """The attributes of `MANNERS` that a law knows anything of."""
    return tuple(name for name, weights in zip(MANNERS, np.asarray(config.law)[:, 1:].T, strict=True) if weights.any())


def _robust(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    kept = np.ones(len(y), bool)
    for _ in range(4):
        law = np.linalg.lstsq(x[kept], y[kept], rcond=None)[0]
        off = y - x @ law
        middle = np.median(off[kept])
        kept = np.abs(off - middle) <= 3.0 * np.median(np.abs(off[kept] - middle)) + 1e-9
    return law


def _told(persona: Mapping[str, Any]) -> np.ndarray:
    """(1 + V,) a one, and the logarithms of attributes over their mean."""
    known = [persona.get(name) for name in MANNERS]
    logs = [0.0 if v is None else np.log(float(v) / RANGES[n].mean) for n, v in zip(MANNERS, known, strict=True)]
    return np.array([1.0, *logs])


def _angles(motion: Interaction) -> np.ndarray:
    """Curves (P,C,T), radians: how each group has turned since the first frame, in its own frame."""
    rotations = np.asarray(motion.rotations, np.float64)
    found = []
    for group in GROUPS:
        q = rotations[:, :, group[0]]
        for joint in group[1:]:
            q = quat.multiply(q, rotations[:, :, joint])
        steps = quat.to_rotvec(quat.multiply(quat.inverse(q[:, :-1]), q[:, 1:]))
        found.append(np.concatenate((np.zeros_like(steps[:, :1]), np.cumsum(steps, 1)), 1))
    return np.concatenate(found, -1).swapaxes(1, 2)


def _bands(curves: np.ndarray, fps: float) -> np.ndarray:
    """(...,C,T) -> (...,C,B,T)."""
    padding = min(curves.shape[-1] - 1, round(_SETTLE * fps))
    return np.stack([sosfiltfilt(band, curves, axis=-1, padlen=padding) for band in _filters(fps)], -2)


@cache
def _filters(fps: float) -> list[np.ndarray]:
    most = _SHOWN * fps
    edges = [(min(low, 0.8 * most), min(high, most)) for low, high in BANDS]
    return [butter(2, edge, btype="band", fs=fps, output="sos") for edge in edges]


def _calm(curves: np.ndarray, fps: float) -> np.ndarray:
    """(...,C,T) -> (...,C,B)."""
    squares = uniform_filter1d(_bands(curves, fps) ** 2, max(1, round(AROUND * fps)), axis=-1, mode="nearest")
    strength: np.ndarray = np.percentile(np.sqrt(np.maximum(squares, 0.0)), CALM, axis=-1)
    return strength


@cache
def _leak(fps: float) -> np.ndarray:
    """(B,B) squared strength in each band of noise of deviation 1 that was let through each band: filters overlap."""
    noise = _bands(np.random.default_rng(0).standard_normal((64, round(9 * fps))), fps)[
        ..., round(2 * fps) : round(7 * fps)
    ]
    strength: np.ndarray = (_calm(noise, fps) ** 2).mean(0).T
    return strength


def _turned(motion: Interaction, angles: np.ndarray) -> Interaction:
    """The motion with its groups turned by (P,C,T) radians more; bones keep the lengths that they have in each frame."""
    before = np.asarray(motion.rotations, np.float64)
    after, positions = before.copy(), np.asarray(motion.positions, np.float64)
    for group, turn in zip(GROUPS, np.split(angles.swapaxes(1, 2), len(GROUPS), -1), strict=True):
        share = quat.from_rotvec(turn / len(group))
        for joint in group:
            after[:, :, joint] = quat.multiply(before[:, :, joint], share)
    parents = [max(parent, 0) for parent in PARENTS]
    world = forward(before, positions[:, :, 0], np.zeros((22, 3)))[1]
    bones = quat.rotate(quat.inverse(world[:, :, parents]), positions - positions[:, :, parents])
    moved, _ = forward(after, positions[:, :, 0], bones)
    return motion.replace(positions=moved.astype(np.float32), rotations=after.astype(np.float32))
