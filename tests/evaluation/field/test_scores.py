"""Figures from embeddings: what they must tell apart, the floor, the released scaling, and the same digits again."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.evaluation import metrics
from intermoe.evaluation.field import scores
from intermoe.evaluation.field.scores import Known
from intermoe.evaluation.field.settings import Settings, settings

N, D = 400, 12
OURS = dataclasses.replace(settings("interhuman", "ours"), repeats=5, diversity_pairs=100)
RELEASED = dataclasses.replace(settings("interhuman", "released"), repeats=5, diversity_pairs=100)


@pytest.fixture
def known() -> Known:
    rng = np.random.default_rng(0)
    real = rng.normal(size=(N, D))
    return Known(real + 0.05 * rng.normal(size=(N, D)), real)


def row(motions: np.ndarray, known: Known, how: Settings = OURS, **more: np.ndarray) -> dict[str, float]:
    floors = scores.floor(known, how, 0)
    return {
        name: figure.value for name, figure in scores.row(motions, known, how, floors=floors, seed=0, **more).items()
    }


def test_real_shuffled_and_foreign_motion_are_told_apart(known: Known) -> None:
    rng = np.random.default_rng(1)
    real, shuffled = row(known.real, known), row(rng.permutation(known.real), known)
    foreign, collapsed = row(known.real * 0.5 + 1.0, known), row(np.ones((N, D)), known)
    assert real["R-precision 1"] > 0.9 and shuffled["R-precision 1"] < 0.05 and collapsed["R-precision 1"] < 0.05
    assert real["R-precision 1"] <= real["R-precision 2"] <= real["R-precision 3"]
    assert real["MM-Dist"] < 0.5 * shuffled["MM-Dist"]
    assert real["FID above floor"] == 0.0 > shuffled["FID above floor"]  # the halves share motions, so it is below
    assert foreign["FID above floor"] > 20 * real["FID floor"] and collapsed["FID above floor"] > 20 * real["FID floor"]
    assert collapsed["Diversity"] == 0 and 0.8 < shuffled["Diversity"] / real["Diversity"] < 1.25


def test_the_floor_is_that_of_as_many_motions(known: Known) -> None:
    """Other motion of the same distribution is above the floor by nothing, though its FID is far from 0."""
    rng = np.random.default_rng(2)
    more = [row(rng.normal(size=(N, D)), known) for _ in range(3)]
    for found in more:
        assert found["FID"] > 0.2 and abs(found["FID above floor"]) < 0.25 * found["FID floor"]
    few = Known(known.texts[:100], known.real[:100])
    assert row(few.real, few)["FID floor"] > 2 * more[0]["FID floor"]


def test_what_released_does_to_the_numbers(known: Known) -> None:
    ours, released = row(known.real * 1.1, known), row(known.real * 1.1, known, RELEASED)
    assert released["FID"] == pytest.approx(36 * ours["FID"]) and released["FID floor"] == pytest.approx(
        36 * ours["FID floor"]
    )
    assert released["Diversity"] == pytest.approx(3 * ours["Diversity"], rel=0.05)  # times 6, halved
    assert released["FID as published"] < released["FID"] and "FID as published" not in ours
    assert (
        row(known.real, known, RELEASED)["FID as published"] < 0.2 * released["FID floor"]
    )  # the real ones against themselves


def test_intervals(known: Known) -> None:
    values = [1.0, 2.0, 4.0]
    assert scores.figure(values, RELEASED).interval == pytest.approx(1.96 * np.std(values) / math.sqrt(3))
    assert scores.figure(values, OURS).interval > scores.figure(values, RELEASED).interval
    floors = scores.floor(known, OURS, 0)
    found = scores.row(known.real, known, OURS, floors=floors, seed=0)
    assert 0 < found["FID"].interval < found["FID"].value and found["R-precision 1"].interval < 0.05
    again = scores.row(known.real, known, OURS, floors=scores.floor(known, OURS, 0), seed=0)
    other = scores.row(known.real, known, OURS, floors=scores.floor(known, OURS, 1), seed=1)
    assert found == again and found["FID"] != other["FID"]


def test_multimodality_tells_one_motion_from_many(known: Known) -> None:
    rng = np.random.default_rng(3)
    base = rng.normal(size=(20, 1, D))
    alike = row(known.real, known, samples=base + 0.01 * rng.normal(size=(20, 30, D)))
    apart = row(known.real, known, samples=base + rng.normal(size=(20, 30, D)))
    assert alike["MultiModality"] < 0.05 < 3 < apart["MultiModality"]
    assert "MultiModality" not in row(known.real, known)


def test_too_few_motions_are_refused() -> None:
    small = Known(np.zeros((50, D)), np.zeros((50, D)))
    with pytest.raises(UserError, match="batches of 96 motions, and there are 50"):
        scores.row(small.real, small, OURS, floors=np.zeros(5), seed=0)


def test_the_protocols_are_those_of_the_field() -> None:
    for name, batch in (("interhuman", 96), ("interx", 32), ("humanml3d", 32)):
        how = settings(name, "released")
        assert (how.batch, how.repeats, how.texts, how.samples, how.sample_pairs) == (batch, 20, 100, 30, 10)
        assert how.diversity_pairs == 300 and how.scale == (6.0 if name == "interhuman" else 1.0)
    with pytest.raises(UserError, match="did you mean 'released'"):
        settings("interhuman", "release")


def test_one_repetition_is_the_metric_itself(known: Known) -> None:
    """R-precision as `metrics` computes it on the released order of batches."""
    how = dataclasses.replace(OURS, repeats=1)
    found, order = row(known.real, known, how), scores.orders(N, how, 0)[0]
    assert found["R-precision 1"] == metrics.r_precision(known.texts[order], known.real[order], batch_size=96)[0]
