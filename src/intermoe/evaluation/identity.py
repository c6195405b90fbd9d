"""Is everybody who they were asked to be, and does each do what each was asked to do?

Every figure is to be read beside two rows: real motion, in which the measure's own error shows, and real motion with
its people exchanged, which a measure that sees identity must tell apart.
Letters: N clips, P people (2), T frames, J joints (22), M embedding, A attributes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from intermoe.core import persona
from intermoe.core.types import Interaction
from intermoe.data.duets.body import make_person
from intermoe.evaluation import physics
from intermoe.evaluation.metrics import r_precision
from intermoe.skeleton.smpl22 import MIRROR, PARENTS

LAG = 0.4  # seconds by which one may follow the other and still count as doing the same
SHOWN = 0.05  # m/s a joint moves at least on average in a clip whose similarity is measured


def role_swap_rate(texts: np.ndarray, persons: np.ndarray, differs: np.ndarray) -> float:
    """Share of clips, %, whose people fit each other's captions better than their own.

    A clip counts as exchanged where t0.m1 + t1.m0 > t0.m0 + t1.m1; an exact tie counts half. texts, persons (N,2,M) of
    unit length (the duets evaluator); differs (N,) bool: the two do different things. NaN where no clip differs.
    """
    own = (texts * persons).sum((1, 2))[differs]
    crossed = (texts * persons[:, ::-1]).sum((1, 2))[differs]
    if not len(own):
        return float("nan")
    return 100.0 * float(np.mean((crossed > own) + 0.5 * (crossed == own)))


def person_precision(texts: np.ndarray, persons: np.ndarray, *, batch_size: int = 32) -> np.ndarray:
    """R-precision 1-3 of single people, 0..1: each caption among the people of its batch, partners included.

    texts, persons (N,2,M). Partners stand side by side, so that half of a batch are partners of the other half.
    """
    return r_precision(
        texts.reshape(-1, texts.shape[-1]), persons.reshape(-1, persons.shape[-1]), batch_size=batch_size
    )


def persona_accuracy(logits: np.ndarray, numbers: np.ndarray) -> float:
    """Share of people of the cast that are recognised among all of it, %: logits (N,2,K), numbers (N,2), -1 = not of
    the cast. NaN where there is nobody.
    """
    known = numbers >= 0
    return 100.0 * float((logits.argmax(-1)[known] == numbers[known]).mean()) if known.any() else float("nan")


def attribute_fidelity(
    measured: np.ndarray, asked: Sequence[Sequence[Mapping[str, Any]]], names: Sequence[str]
) -> dict[str, float]:
    """How well each attribute that was asked for shows.

    Pearson's correlation over people for numbers, and for "handedness" the accuracy (0..1). measured (N,2,A+1) of the
    duets evaluator, `asked` one persona a person, names the A attributes in their order. An attribute that fewer than
    three people were asked for, or all alike, is left out.
    """
    vectors = np.stack([[persona.vector(p) for p in pair] for pair in asked]).reshape(-1, persona.VECTOR)
    flat = measured.reshape(-1, measured.shape[-1])
    size = len(persona.ATTRIBUTES)
    found: dict[str, float] = {}
    for column, name in enumerate(names):
        place = persona.ATTRIBUTES.index(name)
        rows = vectors[:, size + place] > 0
        if rows.sum() >= 3 and np.ptp(vectors[rows, place]) > 0:
            found[name] = float(np.corrcoef(vectors[rows, place], flat[rows, column])[0, 1])
    place = persona.ATTRIBUTES.index("handedness")
    rows = vectors[:, size + place] > 0
    if rows.any():
        found["handedness"] = float(((flat[rows, -1] > 0) == (vectors[rows, place] > 0)).mean())
    return found


@dataclass(frozen=True)
class BodyError:
    """How far bodies are from those asked for."""

    stature: float  # correlation of asked and measured statures
    stature_mm: float  # mean absolute error
    bones_mm: float  # mean absolute error of bone lengths, where every attribute of the body was asked for


def body_error(motions: Sequence[Interaction], asked: Sequence[Sequence[Mapping[str, Any]]]) -> BodyError:
    """Statures and bone lengths (means over the clip) against the personas; NaN where nothing was asked for."""
    tall, wanted, bones = [], [], []
    for motion, pair in zip(motions, asked, strict=True):
        measured = physics.statures(np.asarray(motion.positions, np.float64))
        lengths = bone_lengths(motion.positions)
        for person, told in enumerate(pair):
            if told.get("stature") is None:
                continue
            tall.append(measured[person])
            wanted.append(float(told["stature"]))
            known = {k: v for k, v in told.items() if k in persona.ATTRIBUTES}
            if len(known) == len(persona.ATTRIBUTES):
                offsets = make_person(persona.Persona.of(known)).offsets
                bones.append(np.abs(lengths[person] - np.linalg.norm(offsets[1:], axis=-1)).mean())
    if len(tall) < 3:
        return BodyError(float("nan"), float("nan"), float("nan"))
    apart = 1000.0 * float(np.abs(np.subtract(tall, wanted)).mean())
    correlation = float(np.corrcoef(tall, wanted)[0, 1]) if np.ptp(wanted) > 0 else float("nan")
    return BodyError(correlation, apart, 1000.0 * float(np.mean(bones)) if bones else float("nan"))


def bone_lengths(positions: np.ndarray) -> np.ndarray:
    """(P,T,22,3) -> (P,21), metres, means over the clip."""
    return np.linalg.norm(positions[:, :, 1:] - positions[:, :, list(PARENTS[1:])], axis=-1).mean(1)


def similarity(motion: Interaction) -> float:
    """How alike the two people of a clip move, -1..1; NaN where one of them hardly moves.

    The largest correlation, over lags up to `LAG`, of the joints' velocities in each person's own heading frame, as
    they are or mirrored (partners who face each other often do a mirror image).
    """
    fps = float(motion.fps)
    own = [_own_velocities(motion.positions[p], fps) for p in (0, 1)]
    if min(float(np.linalg.norm(v, axis=-1).mean()) for v in own) < SHOWN:
        return float("nan")
    other = (own[1], own[1][:, list(MIRROR)] * np.array([-1.0, 1.0, 1.0]))
    most = round(LAG * fps)
    best = -1.0
    for lag in range(-most, most + 1, 2):
        first = own[0][max(0, lag) : len(own[0]) + min(0, lag)]
        for second in other:
            late = second[max(0, -lag) : len(second) + min(0, -lag)]
            best = max(best, float((first * late).sum() / np.sqrt((first**2).sum() * (late**2).sum() + 1e-12)))
    return best


def homogenisation(motions: Sequence[Interaction], real: Sequence[Interaction]) -> float:
    """Mean similarity of the two people over the same of the real pairs, 1 = as alike as real people are.

    Both lists in the same order: clip i of one was asked for what clip i of the other shows. Clips in which somebody
    hardly moves are left out of both; NaN where none is left.
    """
    pairs = [(similarity(a), similarity(b)) for a, b in zip(motions, real, strict=True)]
    kept = [(a, b) for a, b in pairs if np.isfinite(a) and np.isfinite(b)]
    if not kept:
        return float("nan")
    made, found = np.mean(kept, axis=0)
    return float(made / found)


def _own_velocities(positions: np.ndarray, fps: float) -> np.ndarray:
    """(T,22,3) -> (T-1,22,3) m/s against the own pelvis, in the own heading's frame: left, up, ahead."""
    left = (positions[:, 1] - positions[:, 2])[:, [0, 2]]
    left = left / np.maximum(np.linalg.norm(left, axis=-1, keepdims=True), 1e-6)
    local = np.asarray(positions, np.float64) - positions[:, :1] * np.array([1.0, 0.0, 1.0])
    across = local[..., 0] * left[:, None, 0] + local[..., 2] * left[:, None, 1]
    ahead = -local[..., 0] * left[:, None, 1] + local[..., 2] * left[:, None, 0]
    return np.diff(np.stack((across, local[..., 1], ahead), -1), axis=0) * fps
