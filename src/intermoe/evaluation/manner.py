"""Tempo, amplitude, energy, posture and steadiness of people, measured from how their joints move.

No network: numbers of each person's motion (`movement`), each against the norm of its family and role, and a Gaussian
process from there to the attribute, fitted to the training split of the corpus. What it reads of real held-out motion,
beside the truth, is its own error: it stands in the row "real" of every table and is the most that any other row can reach.
Letters: N clips, P people (2), F numbers of a person, A attributes, S = N * P.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors import SafetensorError, safe_open
from scipy.linalg import cho_factor, cho_solve, lapack

from intermoe.core.errors import UserError
from intermoe.core.files import write_tensors
from intermoe.core.types import Interaction
from intermoe.data.duets.generate import facts_of
from intermoe.data.store import LEARNT, Clip, Store
from intermoe.evaluation.movement import busier_hand, numbers

ATTRIBUTES = ("tempo", "amplitude", "energy", "posture", "steadiness")
SHOWS = 0.6  # correlation, left out one by one, from which a family shows an attribute
MOST = 6000  # clips that are learnt from: the fit takes their number cubed
HANDED = 0.95  # share of a group's people who use the hand they prefer, from which handedness shows
_VERSION = 1  # of the numbers and of the fit: another one makes the file anew
_ARRAYS = ("spread", "rows", "weights", "mean")
_FEW = 20  # people of a group, below which that is not known
_PARTNER, _WIDTH, _NOISE = 0.4, 2.0, 0.1  # weight of the partner's numbers, squared width of the kernel, its noise
_NORM = 5.0  # people that a norm's prior counts for


def groups(clip: Clip) -> tuple[str, str]:
    """The norm that each person of a clip is held against: family and role; sequences have one norm for all."""
    if "+" in clip.family:
        return ("sequence", "sequence")
    if clip.symmetric:
        return (clip.family, clip.family)
    return (f"{clip.family}/{clip.roles[0]}", f"{clip.family}/{clip.roles[1]}")


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
    """The measure of a corpus, fitted to its training split (`most` clips of it, evenly spread, of those whose people are told
    of whole). UserError where there are none."""
    found = [i for i in store.split("train") if np.isfinite(truth(store.clips[i].identity)).all()]
    if not found:
        raise UserError(
            f"the training split of {store.path} tells nobody's {', '.join(ATTRIBUTES[:-1])} and {ATTRIBUTES[-1]}, from which "
            "manner is learnt; use a corpus of `intermoe data duets`, or measure by the field's protocol (--evaluator)"
        )
    found = [found[k] for k in np.unique(np.linspace(0, len(found) - 1, min(most, len(found))).round().astype(int))]
    motions = [store.interaction(i) for i in found]
    told = np.array([groups(store.clips[i]) for i in found])
    reader = fit(np.stack([numbers(m) for m in motions]), told, np.stack([asked_of(store.clips[i]) for i in found]))
    right = np.array([[p.get("handedness") != "left" for p in store.clips[i].identity] for i in found])
    agrees = ((np.stack([busier_hand(m) for m in motions]) > 0) == right).ravel()
    of = told.ravel()
    handed = {str(g) for g in np.unique(of) if (of == g).sum() >= _FEW and agrees[of == g].mean() >= HANDED}
    return replace(reader, handed=frozenset(handed))


def remembered(store: Store, key: str) -> Reader:
    """`learn`, kept beside the corpus under `key` (a digest of it): minutes the first time, a moment from then on.

    A file that is of another key, or damaged, is made anew; where the folder takes no file, nothing is kept.
    """
    place, key = store.path / LEARNT, f"{key} {_VERSION} {MOST}"
    try:
        return _read(place, key)
    except (OSError, ValueError, KeyError, SafetensorError):
        reader = learn(store)
    with suppress(UserError, OSError):
        _write(place, reader, key)
    return reader


def _write(place: Path, reader: Reader, key: str) -> None:
    tables = {"norms": reader.norms, "skill": reader.skill}
    arrays = {name: getattr(reader, name) for name in _ARRAYS}
    arrays["scale_mean"], arrays["scale_deviation"] = reader.scale
    arrays |= {name: np.stack(list(table.values())) for name, table in tables.items()}
    told = {"key": key, "groups": reader.groups.tolist(), "handed": sorted(reader.handed)}
    told |= {name: list(table) for name, table in tables.items()}
    tensors = {name: torch.from_numpy(np.ascontiguousarray(array)) for name, array in arrays.items()}
    write_tensors(place, tensors, {"reader": json.dumps(told)})


def _read(place: Path, key: str) -> Reader:
    with safe_open(place, framework="np") as file:
        told = json.loads((file.metadata() or {})["reader"])
        if told["key"] != key:
            raise ValueError("of another corpus")
        arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (not a mapping)
    return Reader(
        scale=(arrays["scale_mean"], arrays["scale_deviation"]),
        groups=np.array(told["groups"]),
        handed=frozenset(told["handed"]),
        norms=dict(zip(told["norms"], arrays["norms"], strict=True)),
        skill=dict(zip(told["skill"], arrays["skill"], strict=True)),
        **{name: arrays[name] for name in _ARRAYS},
    )


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
