"""Tempo, amplitude, energy, posture and steadiness of people, measured from how their joints move.

No network: numbers of each person's motion (curves of trunk, head and arms, their swings by frequency, the widths of their
speed bumps, steps), each against the norm of its family and role, and a Gaussian process from there to the attribute, fitted
to the training split of the corpus. What it reads of real held-out motion, beside the truth, is its own error: it stands in
the row "real" of every table and is the most that any other row can reach.
Letters: N clips, P people (2), T frames, K curves, F numbers of a person, A attributes, S = N * P.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy.linalg import cho_factor, cho_solve, lapack
from scipy.ndimage import uniform_filter1d
from scipy.signal import butter, find_peaks, peak_widths, sosfiltfilt

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.data.duets.generate import facts_of
from intermoe.data.store import Clip, Store
from intermoe.evaluation import physics
from intermoe.skeleton.smpl22 import MIRROR, STATURE

ATTRIBUTES = ("tempo", "amplitude", "energy", "posture", "steadiness")
SHOWS = 0.6  # correlation, left out one by one, from which a family shows an attribute
MOST = 6000  # clips that are learnt from: the fit takes their number cubed
HANDED = 0.92  # share of a group's people who use the hand they prefer, from which handedness shows
_FEW = 20  # people of a group, below which that is not known
RATE = 30.0
_BANDS = ((0.25, 0.7), (0.7, 1.5), (1.5, 3.0), (3.0, 7.0))  # Hz
_PARTNER, _WIDTH, _NOISE = 0.4, 2.0, 0.1  # weight of the partner's numbers, squared width of the kernel, its noise
_NORM = 5.0  # people that a norm's prior counts for


def numbers(motion: Interaction) -> np.ndarray:
    """What is read of each person: (2,F), NaN where there is nothing to see (steps of somebody who stands).

    Sizes are those at 1.75 m, sides are told by activity (the busier hand comes first), so body and handedness play no part.
    """
    positions = np.asarray(motion.positions, np.float64)
    step = max(1, round(float(motion.fps) / RATE))
    statures = physics.statures(positions)
    return np.stack([_person(person[::step] * STATURE / s) for person, s in zip(positions, statures, strict=True)])


def groups(clip: Clip) -> tuple[str, str]:
    """The norm that each person of a clip is held against: family and role; sequences have one norm for all."""
    if "+" in clip.family:
        return ("sequence", "sequence")
    return (
        (clip.family, clip.family)
        if clip.symmetric
        else (f"{clip.family}/{clip.roles[0]}", f"{clip.family}/{clip.roles[1]}")
    )


def truth(identity: Sequence[Mapping[str, Any]], *, pace: float = 1.0) -> np.ndarray:
    """What the measure reads of people of known personas: (2,A), NaN where an attribute is not known.

    log tempo - log pace, log amplitude, log energy, posture (degrees), log steadiness. pace is the factor on every duration
    of the clip's script (`Facts.pace`): done slowly by a quick person and done quickly by a slow one look alike, so that
    nothing but the ratio is in the motion.
    """
    rows = []
    for persona in identity:
        told = np.array([float(persona.get(name, np.nan)) for name in ATTRIBUTES])
        known = np.where(np.array(ATTRIBUTES) == "posture", told, np.log(np.maximum(told, 1e-3)))
        known[0] -= np.log(pace)
        rows.append(known)
    return np.stack(rows)


@dataclass
class Reader:
    """A fitted measure."""

    scale: tuple[np.ndarray, np.ndarray]  # (2F,) mean and deviation of the numbers
    norms: dict[str, np.ndarray]  # (2F,) of each group, in deviations
    spread: np.ndarray  # (2F,) deviation around the norms
    rows: np.ndarray  # (S,2F) of the clips that it learnt from
    groups: np.ndarray  # (S,) their groups
    weights: np.ndarray  # (S,A)
    mean: np.ndarray  # (A,)
    skill: dict[str, np.ndarray]  # (A,) of each family: correlation with the truth, each clip left out of its own fit
    handed: frozenset[str] = frozenset()  # groups that use the hand they prefer

    def read(self, seen: np.ndarray, groups: np.ndarray) -> np.ndarray:
        """Numbers (N,2,F) and groups (N,2) -> attributes (N,2,A) in the units of `truth`."""
        rows = self._against_norms(seen, groups)
        kernel = _kernel(rows, self.rows, groups.ravel(), self.groups)
        return (kernel @ self.weights + self.mean).reshape(len(seen), 2, -1)

    def shows(self, family: str, attribute: str) -> bool:
        """Whether people of a family can be told apart by an attribute (in a waltz both have one tempo)."""
        skill = self.skill.get("sequence" if "+" in family else family)
        return skill is not None and bool(skill[ATTRIBUTES.index(attribute)] >= SHOWS)

    def _against_norms(self, seen: np.ndarray, groups: np.ndarray) -> np.ndarray:
        rows = _standard(seen, *self.scale)
        nothing = np.zeros(rows.shape[-1])
        rows = rows - np.stack([self.norms.get(str(group), nothing) for group in groups.ravel()])
        return _weighted(rows, self.spread)


def fit(seen: np.ndarray, groups: np.ndarray, known: np.ndarray) -> Reader:
    """Numbers (N,2,F), groups (N,2) and `truth` (N,2,A) of training clips -> the measure.

    x = ((numbers - mean) / deviation - norm(group)) / spread of oneself, and of the partner with less weight;
    k(a, b) = exp(-|x_a - x_b|^2 / (4F)) (1 + [group_a = group_b]); attribute = mean + k (K + 0.1)^-1 (truth - mean).
    """
    both = np.concatenate([seen, seen[:, ::-1]], -1).reshape(-1, 2 * seen.shape[-1])
    mean, deviation = np.nanmean(both, 0), np.nanstd(both, 0) + 1e-6
    rows, flat = _standard(seen, mean, deviation), groups.ravel()
    norms = {str(g): rows[flat == g].sum(0) / ((flat == g).sum() + _NORM) for g in np.unique(flat)}
    rows = rows - np.stack([norms[str(g)] for g in flat])
    spread = rows.std(0) + 1e-3
    rows = _weighted(rows, spread)
    target = known.reshape(len(rows), -1)
    middle = target.mean(0)
    kernel = _kernel(rows, rows, flat, flat)
    kernel[np.diag_indices(len(kernel))] += _NOISE
    factor = cho_factor(kernel, lower=True, overwrite_a=True)
    weights = cho_solve(factor, (target - middle).astype(np.float32))
    inverse, _ = lapack.spotri(factor[0], lower=True, overwrite_c=True)
    left_out = target - weights / np.diag(inverse)[:, None]  # what each row gets from the others
    families = np.array([str(g).partition("/")[0] for g in flat])
    skill = {str(f): _correlations(left_out[families == f], target[families == f]) for f in np.unique(families)}
    return Reader((mean, deviation), norms, spread, rows, flat, weights.astype(np.float32), middle, skill)


def learn(store: Store, *, most: int = MOST) -> Reader:
    """The measure of a corpus, fitted to its training split (`most` clips of it, evenly spread)."""
    found = [i for i in store.split("train") if all(store.clips[i].identity)]
    if not found:
        raise UserError(f"the training split of {store.path} has no clips with personas, from which manner is learnt")
    found = [found[k] for k in np.unique(np.linspace(0, len(found) - 1, min(most, len(found))).round().astype(int))]
    motions = [store.interaction(i) for i in found]
    told = np.array([groups(store.clips[i]) for i in found])
    reader = fit(np.stack([numbers(m) for m in motions]), told, np.stack([asked_of(store.clips[i]) for i in found]))
    right = np.array([[p.get("handedness") != "left" for p in store.clips[i].identity] for i in found])
    agrees = ((np.stack([busier_hand(m) for m in motions]) > 0) == right).ravel()
    of = told.ravel()
    handed = {str(g) for g in np.unique(of) if (of == g).sum() >= _FEW and agrees[of == g].mean() >= HANDED}
    return replace(reader, handed=frozenset(handed))


def asked_of(clip: Clip) -> np.ndarray:
    """`truth` of a corpus clip, its pace taken from its script where that is known (else 1): (2,A)."""
    try:
        pace = float(np.exp(np.mean([np.log(facts.pace) for facts in facts_of(clip)])))
    except UserError:
        pace = 1.0
    return truth(clip.identity, pace=pace)


def fidelity(reader: Reader, motions: Sequence[Interaction], clips: Sequence[Clip]) -> dict[str, float]:
    """Pearson's correlation over people between what their persona asks (`truth`) and what is measured, for each attribute;
    "handedness" is the share (0..1) whose busier hand is the one asked for.

    Only families in which training clips show an attribute count (`Reader.shows`, `Reader.handed`). "tempo" is held against
    the tempo for the pace of the script; "tempo, partners" is the correlation of the two people's difference in tempo, in
    which the pace, that many captions leave open, falls out. NaN where fewer than three people are left.
    """
    told = np.array([groups(clip) for clip in clips])
    read, asked = reader.read(np.stack([numbers(m) for m in motions]), told), np.stack([asked_of(c) for c in clips])
    found: dict[str, float] = {}
    for column, name in enumerate(ATTRIBUTES):
        shown = np.array([reader.shows(clip.family, name) for clip in clips])
        pairs = shown[:, None] & np.isfinite(asked[..., column])
        found[name] = _correlation(read[..., column][pairs], asked[..., column][pairs])
        if name == "tempo":
            both = pairs.all(1)
            apart = [(side[both, 0, column] - side[both, 1, column]) for side in (read, asked)]
            found["tempo, partners"] = _correlation(*apart)
    right = np.stack([busier_hand(m) for m in motions]) > 0
    wanted = np.array([[p.get("handedness", "") for p in clip.identity] for clip in clips])
    counted = np.isin(told, list(reader.handed)) & (wanted != "")
    found["handedness"] = float((right == (wanted == "right"))[counted].mean()) if counted.sum() >= 3 else float("nan")
    return found


def busier_hand(motion: Interaction) -> np.ndarray:
    """log of how much the right hand moves against the shoulder over the same of the left: (2,), above 0 the right."""
    positions = np.asarray(motion.positions, np.float64)
    return np.array([np.log((_travel(x, 21, 17) + 1e-6) / (_travel(x, 20, 16) + 1e-6)) for x in positions])


def _correlation(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.corrcoef(a, b)[0, 1]) if len(a) >= 3 and np.ptp(a) > 0 and np.ptp(b) > 0 else float("nan")


def _correlations(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    a, b = a - a.mean(0), b - b.mean(0)
    return (a * b).sum(0) / np.maximum(np.linalg.norm(a, axis=0) * np.linalg.norm(b, axis=0), 1e-9)


def _standard(seen: np.ndarray, mean: np.ndarray, deviation: np.ndarray) -> np.ndarray:
    both = np.concatenate([seen, seen[:, ::-1]], -1).reshape(-1, 2 * seen.shape[-1])
    return np.clip(np.nan_to_num((both - mean) / deviation), -4.0, 4.0)


def _weighted(rows: np.ndarray, spread: np.ndarray) -> np.ndarray:
    rows = np.clip(rows / spread, -4.0, 4.0).astype(np.float32)
    rows[:, rows.shape[1] // 2 :] *= _PARTNER
    return rows


def _kernel(a: np.ndarray, b: np.ndarray, groups_a: np.ndarray, groups_b: np.ndarray) -> np.ndarray:
    squares: np.ndarray = (a**2).sum(1)[:, None] + (b**2).sum(1) - 2.0 * a @ b.T
    near = np.exp(squares / np.float32(-2.0 * _WIDTH * (a.shape[1] // 2)), out=squares)
    for row, group in enumerate(groups_a):
        near[row, groups_b == group] *= 2.0
    return near


# -- the numbers of one person -----------------------------------------------------------------------------------------


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
