"""The field's metrics on embeddings of texts and motions, as InterGen and Text2Motion define them.

Every function works on arrays that an evaluator has made; nothing is scaled here (InterHuman's protocol multiplies
embeddings by 6 for FID and diversity and halves the latter: the caller's work). Random choices come from a generator that is
passed in, in the order in which the released code draws them. Letters: N samples, D embedding, k ranks.
"""

from __future__ import annotations

import numpy as np

from intermoe.core.errors import UserError


def r_precision(text: np.ndarray, motion: np.ndarray, *, batch_size: int, top_k: int = 3) -> np.ndarray:
    """Share of texts whose own motion is among the nearest 1..top_k of its batch: -> (top_k,), 0..1.

    text, motion (N, D), row i of one belongs to row i of the other. The rest that does not fill a batch is left out, as
    the released loaders do: ranks depend on how many there are to choose from. UserError if there is no whole batch.
    """
    batches = len(_pairs(text, motion)) // batch_size
    if batches == 0:
        raise UserError(f"R-precision needs at least one batch of {batch_size} samples, found {len(text)}")
    hits = np.zeros(top_k)
    for at in range(0, batches * batch_size, batch_size):
        squares = _squared_distances(text[at : at + batch_size], motion[at : at + batch_size])
        own, before = squares.diagonal()[:, None], np.tri(batch_size, k=-1, dtype=bool)
        # motions that stand before the right one; ties in their order, as a sort leaves them: a model that makes one
        # motion of everything must not be right
        nearer = ((squares < own) | ((squares == own) & before)).sum(1)
        hits += (nearer[:, None] < np.arange(1, top_k + 1)).sum(0)
    return hits / (batches * batch_size)


def mm_distance(text: np.ndarray, motion: np.ndarray) -> float:
    """Mean distance of each text's embedding to its motion's; both (N, D)."""
    return float(np.linalg.norm(_pairs(text, motion) - motion, axis=1).mean())


def frechet_distance(first: np.ndarray, second: np.ndarray) -> float:
    """FID: |m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2)) of two sets of embeddings (N, D), (M, D).

    The trace of the root is that of (C1^(1/2) C2 C1^(1/2))^(1/2), which is symmetric: no imaginary part to drop.
    UserError where a set has fewer than two samples.
    """
    first, second = np.asarray(first, np.float64), np.asarray(second, np.float64)
    if min(len(first), len(second)) < 2:
        raise UserError(f"FID needs at least two samples in each set, found {len(first)} and {len(second)}")
    apart = first.mean(0) - second.mean(0)
    one, two = np.cov(first, rowvar=False), np.cov(second, rowvar=False)
    values, axes = np.linalg.eigh(np.atleast_2d(one))
    root = (axes * np.sqrt(np.clip(values, 0.0, None))) @ axes.T
    between = np.linalg.eigvalsh(root @ np.atleast_2d(two) @ root)
    return float(apart @ apart + np.trace(np.atleast_2d(one)) + np.trace(np.atleast_2d(two))
                 - 2.0 * np.sqrt(np.clip(between, 0.0, None)).sum())  # fmt: skip


def diversity(motion: np.ndarray, *, pairs: int = 300, rng: np.random.RandomState) -> float:
    """Mean distance of `pairs` pairs of embeddings (N, D) drawn without repetition. UserError if N is too small."""
    if len(motion) <= pairs:
        raise UserError(f"diversity over {pairs} pairs needs more than {pairs} samples, found {len(motion)}")
    first = rng.choice(len(motion), pairs, replace=False)
    second = rng.choice(len(motion), pairs, replace=False)
    return float(np.linalg.norm(motion[first] - motion[second], axis=1).mean())


def multimodality(motion: np.ndarray, *, pairs: int = 10, rng: np.random.RandomState) -> float:
    """Mean distance of `pairs` pairs of samples of the same text: motion (texts, samples, D). UserError if too few."""
    samples = motion.shape[1]
    if samples <= pairs:
        raise UserError(f"multimodality over {pairs} pairs needs more than {pairs} samples a text, found {samples}")
    first, second = rng.choice(samples, pairs, replace=False), rng.choice(samples, pairs, replace=False)
    return float(np.linalg.norm(motion[:, first] - motion[:, second], axis=2).mean())


def _pairs(text: np.ndarray, motion: np.ndarray) -> np.ndarray:
    if text.shape != motion.shape or text.ndim != 2:
        raise UserError(f"texts and motions must be embeddings of one shape (N, D), found {text.shape}, {motion.shape}")
    if not (np.isfinite(text).all() and np.isfinite(motion).all()):
        raise UserError("embeddings hold numbers that are not finite: some motion is damaged")
    return text


def _squared_distances(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.square(a).sum(1)[:, None] + np.square(b).sum(1) - 2.0 * a @ b.T
