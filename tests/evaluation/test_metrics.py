"""Metrics on embeddings: known values, invariances, and what they must be able to tell apart."""

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.evaluation import metrics


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def test_r_precision_of_perfect_and_of_shuffled_pairs(rng):
    text = rng.normal(size=(200, 16))
    assert metrics.r_precision(text, text, batch_size=32).tolist() == [1, 1, 1]
    wrong = metrics.r_precision(text, rng.permutation(text), batch_size=32)
    assert wrong[0] < 0.1 and (np.diff(wrong) >= 0).all()
    assert metrics.r_precision(text[:100], text[:100], batch_size=100, top_k=1).shape == (1,)


def test_a_rest_of_a_batch_is_left_out(rng):
    text, motion = rng.normal(size=(70, 4)), rng.normal(size=(70, 4))
    assert np.array_equal(
        metrics.r_precision(text, motion, batch_size=32), metrics.r_precision(text[:64], motion[:64], batch_size=32)
    )
    with pytest.raises(UserError, match="at least one batch"):
        metrics.r_precision(text[:10], motion[:10], batch_size=32)


def test_a_collapsed_or_damaged_model_is_not_right():
    text, same = np.random.default_rng(0).normal(size=(96, 8)), np.ones((96, 8))
    assert metrics.r_precision(text, same, batch_size=96) == pytest.approx(np.arange(1, 4) / 96)
    with pytest.raises(UserError, match="not finite"):
        metrics.r_precision(text, np.full((96, 8), np.nan), batch_size=96)


def test_frechet_distance_of_gaussians(rng):
    a = rng.normal(size=(50_000, 3))
    assert metrics.frechet_distance(a, a) == pytest.approx(0, abs=1e-8)
    b = a * [1, 2, 1] + [3, 0, 0]  # 3^2 + (2 - 1)^2
    assert metrics.frechet_distance(a, b) == pytest.approx(10, rel=0.02)
    assert metrics.frechet_distance(b, a) == pytest.approx(metrics.frechet_distance(a, b))
    turn = np.linalg.qr(rng.normal(size=(3, 3)))[0]
    assert metrics.frechet_distance(a @ turn, b @ turn) == pytest.approx(metrics.frechet_distance(a, b))


def test_few_samples_already_give_a_distance(rng):
    """The floor that every table needs: two halves of one distribution are not at 0."""
    halves = [metrics.frechet_distance(*rng.normal(size=(2, n, 32))) for n in (100, 1000)]
    assert halves[0] > 5 * halves[1] > 0


def test_diversity_and_multimodality(rng):
    same = np.ones((40, 8))
    assert metrics.diversity(same, pairs=10, rng=np.random.RandomState(0)) == 0
    spread = rng.normal(size=(4000, 8))
    assert metrics.diversity(spread, pairs=300, rng=np.random.RandomState(0)) == pytest.approx(np.sqrt(15.5), rel=0.05)
    texts = rng.normal(size=(20, 1, 8)) + 0.1 * rng.normal(size=(20, 30, 8))  # a text's samples are alike
    within = metrics.multimodality(texts, rng=np.random.RandomState(0))
    assert 0 < within < 0.2 * metrics.diversity(texts.reshape(600, 8), rng=np.random.RandomState(0))
    with pytest.raises(UserError, match="more than 300"):
        metrics.diversity(same, rng=np.random.RandomState(0))


def test_shapes_that_do_not_fit_are_refused():
    with pytest.raises(UserError, match="one shape"):
        metrics.mm_distance(np.zeros((3, 4)), np.zeros((3, 5)))
