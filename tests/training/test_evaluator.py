"""`intermoe train evaluator` on tiny data: exact resume, what is written, and data that lack what it learns from."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from intermoe.cli import main
from intermoe.core import persona
from intermoe.core.errors import UserError
from intermoe.data.store import Store
from intermoe.models.duet_evaluator import DuetEvaluator, DuetEvaluatorConfig, load_evaluator, views_of
from intermoe.models.text import TextConfig
from intermoe.training import checkpoint, evaluator
from intermoe.training.evaluator import EvaluatorStage, EvaluatorTrainConfig, _contrast, _partners, train_evaluator
from intermoe.training.latents import CaptionTable
from intermoe.training.loop import Outcome

QUICK: dict[str, Any] = {
    "device": "cpu", "threads": 1, "batch_size": 4, "schedule_steps": 10, "warmup_steps": 2, "validate_every": 3,
    "checkpoint_every": 3, "log_every": 1,
}  # fmt: skip
TEXT = TextConfig(encoder="minilm", features=384, width=16, num_layers=1, num_heads=2, hidden_width=16, dropout=0.1)
SMALL = partial(DuetEvaluatorConfig, width=16, num_layers=1, num_heads=2, embedding=8, text=TEXT)
PEOPLE = ({"name": "p03", "stature": 1.9, "handedness": "left"}, {"name": "p01", "tempo": 0.8})
Train = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """An evaluator of few weights; the text encoder is the one of conftest.py."""
    monkeypatch.setattr(evaluator, "DuetEvaluatorConfig", SMALL)


@pytest.fixture
def data(make_store: Callable[..., Path]) -> Path:
    return make_store(identity=PEOPLE)


@pytest.fixture
def train(data: Path, tmp_path: Path) -> Train:
    """train(name, **settings): run into the folder `name`."""
    return lambda name, **s: train_evaluator(
        EvaluatorTrainConfig(**{"data": (data,), "output": tmp_path / name, **QUICK, **s})
    )


def state(outcome: Outcome) -> dict[str, Any]:
    found = checkpoint.load(outcome.folder)
    assert found is not None
    return found


def test_stop_at_two_and_resume_to_four_equals_four(train: Train) -> None:
    straight = state(train("straight", steps=4))
    train("resumed", steps=2)
    resumed = state(train("resumed", steps=4))
    assert straight["step"] == resumed["step"] == 4
    for part in ("model", "ema", "optimizer"):
        torch.testing.assert_close(straight[part], resumed[part], rtol=0, atol=0)  # bit for bit


def test_the_folder_is_an_evaluator(train: Train, data: Path) -> None:
    outcome = train("run", steps=2, storage="float32")
    assert {"loss", "found", "order_kept", "attributes", "cast"} <= outcome.validation.keys()
    model = load_evaluator(outcome.folder)
    assert model.config.personas == ("p01", "p03")  # the cast, in order of name
    assert model.config.trained["stage"] == "evaluator" and model.config.trained["steps"] == 2
    averaged = state(outcome)["ema"]["weights"]  # not the last step's
    assert all(torch.equal(value, averaged[f"model.{name}"]) for name, value in model.named_parameters())
    store = Store(data)
    seen = model.see([store.interaction(i) for i in (0, 5)])
    assert seen.pair.shape == (2, 8) and seen.personas.shape == (2, 2, 2)
    assert torch.allclose(seen.pair.norm(dim=-1), torch.ones(2))
    assert not [p for p in outcome.folder.rglob("*") if p.name.startswith(".")]


@pytest.fixture
def stage(data: Path, tmp_path: Path) -> EvaluatorStage:
    store = Store(data)
    table = CaptionTable(store.clips, TEXT, mirror=True, cache=tmp_path / "cache", report=lambda *_: None)
    model = DuetEvaluator(SMALL(personas=("p01", "p03")))
    config = EvaluatorTrainConfig(data=(data,), output=tmp_path / "run", **QUICK)
    return EvaluatorStage(config, model, table, store)


def test_two_processes_share_the_batch_of_one(stage: EvaluatorStage) -> None:
    whole, halves = stage.batch(3, 0, 1), [stage.batch(3, rank, 2) for rank in (0, 1)]
    for name in ("lengths", "personas", "cast", "symmetric"):
        for rank, half in enumerate(halves):
            assert torch.equal(half[name], whole[name][rank::2]), name
    for rank, half in enumerate(halves):
        frames = half["views"].shape[2]
        assert torch.equal(half["views"], whole["views"][rank::2, :, :frames])


def test_a_mirror_image_is_somebody_else(stage: EvaluatorStage) -> None:
    rows, no, yes = torch.tensor([0, 0]), torch.tensor([False, False]), torch.tensor([False, True])
    batch = stage._batch(rows, yes, no, [stage.table.draw(r, torch.Generator()) for r in (0, 12)], None)
    assert batch["cast"].tolist() == [[1, 0], [-1, -1]]
    place = persona.ATTRIBUTES.index("handedness")
    assert batch["personas"][:, 0, place].tolist() == [-1.0, 1.0]  # person 0 is left-handed
    assert np.allclose(batch["views"][0], views_of(stage.store.interaction(0)), atol=1e-5)
    assert not torch.allclose(batch["views"][0], batch["views"][1])


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"captions": ()}, "no training clips with a caption of the pair and one of each person"),
        ({"texts": ((), ())}, "no training clips with a caption of the pair and one of each person"),
        ({"texts": (("A person waves.",), ())}, "one of each person"),
        ({"split": "val"}, "no training clips"),
        ({"fps": 20.0}, "multiple of 15 frames a second, found 20"),
    ],
)
def test_data_that_lack_what_it_learns_from(
    make_store: Callable[..., Path], tmp_path: Path, told: dict[str, Any], says: str
) -> None:
    config = EvaluatorTrainConfig(data=(make_store(**told),), output=tmp_path / "run", **QUICK)
    with pytest.raises(UserError, match=says):
        train_evaluator(config)
    assert not config.output.exists()


def test_only_captioned_clips_are_learnt_from(data: Path, make_store: Callable[..., Path]) -> None:
    assert evaluator.captioned(Store(data), "train") == Store(data).split("train")
    assert evaluator.captioned(Store(make_store("bare", texts=((), ("A person stands.",)))), "train") == []


def test_other_runs_are_refused(train: Train, data: Path, tmp_path: Path) -> None:
    train("run", steps=1)
    with pytest.raises(UserError, match="learning_rate"):
        train("run", steps=2, learning_rate=1e-5)
    with pytest.raises(UserError, match="already holds a run"):
        train("run", steps=2, resume=False)
    with pytest.raises(UserError, match="give --data once"):
        train("two", data=(data, data))


def test_the_command(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    few = ["--steps", "1", "--batch-size", "2", "--threads", "1", "--device", "cpu"]
    words = ["train", "evaluator", "--data", str(data), "-o", str(tmp_path / "run"), *few]
    assert main(words) == 0
    said = capsys.readouterr()
    assert said.out.strip() == str(tmp_path / "run" / "model") and "validation" in said.err
    assert json.loads((tmp_path / "run" / "model" / "config.json").read_text())["kind"] == "duet_evaluator"
    assert main([*words[:3], str(tmp_path / "none"), *words[4:]]) == 2
    assert "is not a data folder" in capsys.readouterr().err


def test_partners_who_do_the_same_are_no_negatives_of_each_other() -> None:
    masked = _partners(torch.tensor([True, False]))
    assert masked.nonzero().tolist() == [[0, 1], [1, 0]]
    texts = torch.nn.functional.normalize(torch.randn(4, 8), dim=-1)
    texts[1] = texts[0]  # both are told the same
    scale = torch.tensor(50.0)
    plain, _ = _contrast(texts, texts, scale, None, None)
    spared, _ = _contrast(texts, texts, scale, None, None, same=masked)
    assert plain > 0.3 and spared < 0.05
