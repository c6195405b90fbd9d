"""`intermoe experiment` end to end in seconds: cells, resumption, the choice, the test split that is scored once."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from intermoe.cli import main
from intermoe.core.errors import UserError
from intermoe.data.store import Store
from intermoe.experiment import run, tables
from intermoe.experiment.corpus import corpus
from intermoe.models.presets import parameters, preset


def command(data: Path, evaluator: Path, out: Path, *more: str, seeds: int = 2) -> list[str]:
    return ["experiment", "headline", "--data", str(data), "-o", str(out), "--size", "smoke", "--seeds", str(seeds),
            "--evaluator", str(evaluator), "--device", "cpu", "--threads", "1", *more]  # fmt: skip


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three rows and two candidates."""
    monkeypatch.setitem(tables.TABLES, "headline", ("dense", "published", "mended"))
    monkeypatch.setattr(run, "CANDIDATES", ("mended-quantile", "mended-shared"))


@pytest.fixture
def trained(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders of all trainings."""
    seen: list[str] = []
    train = run.train_denoiser

    def counted(config: Any, callback: Any) -> Any:
        seen.append(config.output.name)
        return train(config, callback)

    monkeypatch.setattr(run, "train_denoiser", counted)
    return seen


def read(out: Path, name: str = "headline") -> dict[str, Any]:
    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is no JSON")

    return json.loads((out / f"{name}.json").read_text(), parse_constant=refuse)


def test_a_table_from_nothing_and_again(
    data: Path, evaluator: Path, tmp_path: Path, trained: list[str], capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Stopped in the fourth cell and started again: nothing is made twice, seeds are outermost, and the table is whole."""
    out = tmp_path / "run"
    train = run.train_denoiser

    def stopped(config: Any, callback: Any) -> Any:
        if config.output.name == "published-s0":
            raise KeyboardInterrupt
        return train(config, callback)

    with monkeypatch.context() as patched:
        patched.setattr(run, "train_denoiser", stopped)
        assert main(command(data, evaluator, out)) == 130
    assert trained == ["mended-quantile-s0", "mended-shared-s0", "dense-s0"]
    assert list(read(out)["rows"]) == ["dense"]
    assert main(command(data, evaluator, out)) == 0
    chosen = json.loads((out / "choice.json").read_text())
    figures = chosen["validation"]
    assert chosen["row"] == min(figures, key=lambda name: figures[name])
    assert trained[3:] == ["published-s0", "dense-s1", "published-s1", f"{chosen['row']}-s1"]

    found = read(out)
    assert list(found["rows"]) == ["dense", "published", "mended"]
    assert [(c["row"], c["seed"]) for c in found["cells"]] == [
        (row, seed) for row in ("dense", "published", "mended") for seed in (0, 1)
    ]
    assert len({cell["model_hash"] for cell in found["cells"]}) == 6
    for cell in found["cells"]:
        assert cell["split"] == "test" and cell["versions"]["torch"] and cell["data_hash"] and cell["evaluator_hash"]
        assert cell["training"]["steps"] == tables.size("smoke").steps
    floors = {(c["seed"], c["figures"]["FID floor"]["value"]) for c in found["cells"]}
    assert len(floors) == 2  # rows of a seed share their captions and halves
    row = found["rows"]["published"]
    above = [
        [c["figures"][run.ABOVE]["value"] for c in found["cells"] if c["row"] == n] for n in ("dense", "published")
    ]
    assert row["against dense"]["difference"]["value"] == pytest.approx(sum(above[0]) / 2 - sum(above[1]) / 2)
    assert abs(row["active against dense, %"]) < 5
    told = (out / "headline.md").read_text()
    assert "| published | `smoke` |" in told and "2 of 5" in told and found["settings"]["data_hash"] in told
    assert (out / "headline.png").stat().st_size > 5000
    assert not list(out.glob("cells/*/captions.safetensors")) and (out / "cache" / "captions.safetensors").exists()
    assert not list(out.glob("cells/*/test/features"))

    files = {path: path.stat().st_mtime_ns for path in out.glob("cells/*/*.json")}
    count = len(trained)
    assert main(command(data, evaluator, out)) == 0
    assert len(trained) == count and files == {path: path.stat().st_mtime_ns for path in files}
    assert read(out) == found

    # the test split has been scored: another choice, or other settings, are refused, and nothing changes
    capsys.readouterr()
    other = next(name for name in figures if name != chosen["row"])
    assert main(command(data, evaluator, out, "--mended", other)) == 2
    assert f"has scored the test split with {chosen['row']}" in capsys.readouterr().err
    assert main([*command(data, evaluator, out), "--size", "mini"]) == 2
    assert "has scored the test split with other settings (size_name smoke, now mini)" in capsys.readouterr().err
    assert json.loads((out / "choice.json").read_text()) == chosen and read(out) == found
    # fewer seeds are no way to leave some out
    assert main(command(data, evaluator, out, seeds=1)) == 0
    assert read(out) == found


def test_validation_leaves_the_choice_free(data: Path, evaluator: Path, tmp_path: Path, trained: list[str]) -> None:
    out = tmp_path / "run"
    for name in ("mended-quantile", "mended-shared"):
        assert main(command(data, evaluator, out, "--split", "val", "--mended", name, seeds=1)) == 0
        assert read(out, "headline-val")["rows"]["mended"]["preset"] == f"smoke-{name}"
    assert not (out / "headline.json").exists()
    assert trained == ["dense-s0", "published-s0", "mended-quantile-s0", "mended-shared-s0"]
    assert not list(out.glob("cells/*/test.json"))


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--mended", "mended-quantil"], "did you mean 'mended-quantile'"),
        (["--seeds", "0"], "--seeds must be at least 1, found 0"),
        (["--evaluator", "nowhere"], "nowhere is not a model folder"),
    ],
)
def test_what_cannot_be_used(
    more: list[str], says: str, data: Path, evaluator: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command(data, evaluator, tmp_path / "run"), *more]) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "run").exists()


def test_data_that_cannot_be_measured_are_refused_before_anything_is_trained(
    data: Path, evaluator: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    part = corpus(data, tmp_path / "part", dataclasses.replace(tables.size("mini"), clips=7, held_out=5))
    assert main(command(part, evaluator, tmp_path / "run", "--mended", "mended-many")) == 2
    assert "has 5 clips in its split test" in capsys.readouterr().err
    assert main(command(part, evaluator, tmp_path / "run")) == 2
    assert "has 5 clips in its split val" in capsys.readouterr().err
    facts = json.loads((part / "store.json").read_text())
    (part / "store.json").write_text(json.dumps({**facts, "source": "interhuman"}))
    assert main([*command(part, Path("default-evaluator"), tmp_path / "run"), "--mended", "mended-many"]) == 2
    assert "InterHuman is measured by an evaluator of its own" in capsys.readouterr().err
    assert not (tmp_path / "run").exists()


def test_two_at_once_and_the_wrong_data(
    data: Path, evaluator: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = command(data, evaluator, tmp_path / "run")
    assert main([*words[:1], "6", *words[2:]]) == 2
    assert "table 6 is of humanml3d, and the data folder holds duets" in capsys.readouterr().err
    with run.locked(tmp_path / "run"):
        assert main(words) == 2
    assert "another experiment runs in" in capsys.readouterr().err


def test_every_row_of_every_table_is_a_preset_of_equal_active_parameters() -> None:
    """Sizes that are about the number of active parameters are the exception."""
    for family in ("smoke", "mini", "wide", "small", "paper"):
        dense = parameters(preset(tables.preset_of("dense", family)).denoiser).active
        rows = {row for table in tables.TABLES.values() for row in table} - {"mended", "intergen"} | {
            *tables.CANDIDATES
        }
        for row in rows:
            name = tables.preset_of(row, family)
            assert name != family or row == "published" or row.startswith(("alpha", "experts", "capacity")), name
            if not row.startswith("capacity"):
                limit = 0.05 if family != "smoke" else 0.12  # the router counts in so narrow a model
                assert abs(parameters(preset(name).denoiser).active / dense - 1) < limit, name


def test_a_part_of_the_data(data: Path, tmp_path: Path) -> None:
    """Clips are drawn, captions are cut, motion stays; the whole is taken where the size wants all."""
    size = tables.size("mini")
    whole = tables.size("full")
    assert corpus(data, tmp_path / "whole", whole) == data
    part = Store(corpus(data, tmp_path / "part", dataclasses.replace(size, clips=7, held_out=5)))
    assert [len(part.split(name)) for name in ("train", "val", "test")] == [7, 5, 5]
    every = Store(data)
    places = {clip.id: row for row, clip in enumerate(every.clips)}
    for row, clip in enumerate(part.clips):
        assert len(clip.captions) == 1 and [len(person) for person in clip.texts] == [1, 1]
        assert (part.features(row) == every.features(places[clip.id])).all()


def test_a_part_of_other_data_is_not_taken_for_it(data: Path, tmp_path: Path) -> None:
    size = dataclasses.replace(tables.size("mini"), clips=7, held_out=5)
    place = corpus(data, tmp_path / "part", size)
    assert corpus(data, tmp_path / "part", size) == place
    with pytest.raises(UserError, match="other data"):
        corpus(place, tmp_path / "part", size)  # the part itself is other data


def test_no_data_leaves_no_folder(evaluator: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(command(tmp_path / "nowhere", evaluator, tmp_path / "run")) == 2
    assert "not a data folder" in capsys.readouterr().err and not (tmp_path / "run").exists()
