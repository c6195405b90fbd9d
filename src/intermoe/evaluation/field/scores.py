"""The figures of a set of motions from embeddings alone, each with the half-width of its 95 % interval.

Beside every FID stands its floor, the FID of one half of the real motions against the other half: with as few samples as
a test set has, two halves of one distribution are far from 0 apart. Ratios of FIDs mean something after the floor is taken
off. Letters: N motions, D embedding, R repetitions.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from intermoe.core.errors import UserError
from intermoe.evaluation import metrics
from intermoe.evaluation.field.settings import Settings
from intermoe.evaluation.protocol import Figure


@dataclass(frozen=True)
class Known:
    """What every row is compared with, row i of each belonging together."""

    texts: np.ndarray  # (N,D)
    real: np.ndarray  # (N,D)


def orders(count: int, how: Settings, seed: int) -> list[np.ndarray]:
    """The order of the motions in each repetition, the same for every row."""
    rng = np.random.RandomState(seed)
    return [rng.permutation(count) for _ in range(how.repeats)]


def check(count: int, how: Settings) -> None:
    """UserError where there are too few motions for the protocol."""
    if count < how.batch:
        raise UserError(
            f"the protocol {how.name} compares batches of {how.batch} motions, and there are {count}: use a larger split"
        )


def diversity_pairs(count: int, how: Settings) -> int:
    """Of how many pairs of so many motions diversity is the mean."""
    return min(how.diversity_pairs, max(1, (count - 1) // 2))


def floor(known: Known, how: Settings, seed: int) -> np.ndarray:
    """(R,) FID of real half against real half in each repetition."""
    return np.array([_halves(known.real, known.real, order, how) for order in orders(len(known.real), how, seed)])


def row(
    motions: np.ndarray,
    known: Known,
    how: Settings,
    *,
    floors: np.ndarray,
    seed: int,
    samples: np.ndarray | None = None,
) -> dict[str, Figure]:
    """The figures of motions (N,D) that answer the texts of `known`.

    floors: of `floor`; samples (texts, samples, D): several motions of one text each, for MultiModality.
    """
    check(len(motions), how)
    found: dict[str, list[float]] = {}
    # a stream each, so that one figure does not depend on whether another is asked for
    whole_rng, pairs_rng, samples_rng = (np.random.RandomState([seed, stream]) for stream in range(3))
    whole = len(motions) // how.batch * how.batch
    pairs = diversity_pairs(len(motions), how)
    factor = how.scale / (2.0 if how.halved else 1.0)
    for turn, order in enumerate(orders(len(motions), how, seed)):
        used = order[:whole] if how.released else order
        ranks = metrics.r_precision(known.texts[order], motions[order], batch_size=how.batch)
        half = _halves(motions, known.real, order, how)
        values = {f"R-precision {k + 1}": float(ranks[k]) for k in range(3)}
        if how.released:
            real = known.real[whole_rng.permutation(len(motions))[:whole]]
            values["FID as published"] = metrics.frechet_distance(motions[used] * how.scale, real * how.scale)
        values["FID"] = half
        values["FID floor"] = float(floors[turn])
        values["FID above floor"] = half - float(floors[turn])
        values["MM-Dist"] = metrics.mm_distance(known.texts[used], motions[used])
        values["Diversity"] = factor * metrics.diversity(motions, pairs=pairs, rng=pairs_rng)
        if samples is not None:
            values["MultiModality"] = metrics.multimodality(samples, pairs=how.sample_pairs, rng=samples_rng)
        for name, value in values.items():
            found.setdefault(name, []).append(value)
    return {name: figure(values, how) for name, values in found.items()}


def figure(values: Sequence[float], how: Settings) -> Figure:
    """Mean and interval: Student's t, or 1.96 standard deviations as released."""
    if how.released and len(values) > 1:
        return Figure(float(np.mean(values)), 1.96 * float(np.std(values)) / math.sqrt(len(values)))
    return Figure.of(values)


def _halves(motions: np.ndarray, real: np.ndarray, order: np.ndarray, how: Settings) -> float:
    """FID of a random half of the motions against the real ones of the other half."""
    cut = len(order) // 2
    return metrics.frechet_distance(motions[order[:cut]] * how.scale, real[order[cut : 2 * cut]] * how.scale)
