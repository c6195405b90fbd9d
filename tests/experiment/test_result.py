"""Statistics over seeds, on numbers whose answer is known."""

from __future__ import annotations

import math
from typing import Any

import pytest
from scipy import stats

from intermoe.experiment.result import against, markdown, result, verdict


def test_a_paired_difference_has_students_interval() -> None:
    dense, row = [1.0, 1.2, 0.9, 1.1, 1.3], [0.7, 0.8, 0.7, 0.75, 0.85]
    how = against(list(zip(dense, row, strict=True)))
    known = stats.ttest_rel(dense, row).confidence_interval(0.95)
    difference = how["difference"]
    assert difference["value"] - difference["interval"] == pytest.approx(known.low)
    assert difference["value"] + difference["interval"] == pytest.approx(known.high)
    assert how["lower, %"] == pytest.approx(100 * (1 - 3.8 / 5.5))
    assert how["separate intervals"] is True and how["goal reached"] is True
    assert verdict(how).endswith("goal of 22 % reached") and verdict(how, goal=False).endswith("intervals separate")


def test_what_is_no_proof() -> None:
    lone = against([(1.0, 0.5)])
    assert lone["separate intervals"] is None and not lone["goal reached"] and math.isfinite(lone["lower, %"])
    assert "proves nothing" in verdict(lone)
    wide = against([(1.0, 0.2), (0.5, 0.6), (0.8, 0.4)])
    assert wide["separate intervals"] is False and not wide["goal reached"] and "overlap" in verdict(wide)
    small = against([(1.0, 0.9), (1.001, 0.901), (0.999, 0.899)])
    assert small["separate intervals"] is True and not small["goal reached"] and verdict(small).endswith("missed")
    worse = against([(1.0, 1.5), (1.001, 1.501)])
    assert "50.0 % higher" in verdict(worse) and not worse["goal reached"]
    assert against([(0.0, 1.0)])["lower, %"] is None


def cell(row: str, seed: int, above: float) -> dict[str, Any]:
    figure = {"value": above, "interval": 0.1}
    return {
        "row": row, "seed": seed, "preset": f"small-{row}", "parameters": {"total": 2_000_000, "active": 1_000_000},
        "figures": {"FID above floor": figure, "FID": figure}, "real": {"FID": figure},
        "training": {"validation": {"loss": 0.5}},
    }  # fmt: skip


def test_rows_are_paired_by_seed_and_lone_rows_are_marked() -> None:
    """A row whose seeds are not all dense's is compared on those that both have."""
    cells = [
        cell("dense", 0, 1.0),
        cell("dense", 1, 3.0),
        cell("published", 1, 1.5),
        cell("published", 2, 9.0),
        cell("uniform", 0, 2.0),
    ]
    known = {"size_name": "small", "split": "test", "protocol": "p", "evaluator_hash": "e", "data_hash": "d", "vae_hash": "v",
             "size": {"steps": 1, "batch_size": 2, "sampler_steps": 3}}  # fmt: skip
    found = result("3", ("dense", "published", "uniform", "instance"), cells, known, None)
    assert list(found["rows"]) == ["dense", "published", "uniform"]
    how = found["rows"]["published"]["against dense"]
    assert how["seeds"] == [1] and how["difference"] == {"value": 1.5, "interval": None}
    assert found["rows"]["uniform"]["exploratory"] and not found["rows"]["published"]["exploratory"]
    told = markdown(found)
    assert "uniform (exploratory)" in told and "One seed, exploratory: uniform." in told
    assert "published against dense: FID above floor 50.0 % lower with one seed, which proves nothing" in told
