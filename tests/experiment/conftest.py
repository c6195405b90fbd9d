"""A small data folder with all splits, an evaluator of random weights, and a text encoder that costs nothing."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import torch

from intermoe.data.store import Clip, StoreWriter
from intermoe.evaluation.field import settings as protocols
from intermoe.models import bundle, duet_evaluator
from intermoe.models.duet_evaluator import DuetEvaluator, DuetEvaluatorConfig
from intermoe.motion import interhuman
from intermoe.skeleton.smpl22 import OFFSETS, PARENTS
from intermoe.training import latents

SPLITS = {"train": 24, "val": 12, "test": 12}


def sway(rng: np.random.Generator, frames: int) -> np.ndarray:
    """Features (2, T, 262) of people who sway."""
    t = np.arange(frames)[None, :, None, None] / 30
    rest = np.zeros((22, 3))
    for joint in range(1, 22):
        rest[joint] = rest[PARENTS[joint]] + OFFSETS[joint]
    waving = 0.1 * rng.normal(size=(2, 1, 22, 3)) * np.sin(2 * t + rng.uniform(0, 6, (2, 1, 22, 1)))
    place = np.array([[0.0, 0.95, 0.0], [0.0, 0.95, 1.0]])[:, None, None]
    six = np.broadcast_to(np.array([1.0, 0, 0, 1, 0, 0]), (2, frames, 21, 6))
    return interhuman.features(rest + waving + place, six)


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """48 clips of two seconds."""
    path, rng = tmp_path_factory.mktemp("data") / "duets", np.random.default_rng(0)
    with StoreWriter(path) as writer:
        for split, count in SPLITS.items():
            for index in range(count):
                clip = Clip(
                    id=f"{split}-{index}", split=split, family="walk", roles=("lifter", "stander"),
                    captions=(f"One person lifts the left hand {index} times.", "Two people sway."),
                    texts=(("A person lifts the left hand.",), ("A person stands.",)),
                )  # fmt: skip
                writer.add(clip, sway(rng, 40 + index % 5), np.stack([OFFSETS, OFFSETS]))
    return path


@pytest.fixture(scope="session")
def evaluator(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A duets evaluator of random weights."""
    torch.manual_seed(0)
    config = DuetEvaluatorConfig(width=16, num_layers=1, num_heads=2, embedding=4)
    text = dataclasses.replace(config.text, width=16, num_layers=1, num_heads=2, hidden_width=16)
    model = DuetEvaluator(dataclasses.replace(config, text=text)).eval()
    return model.save(tmp_path_factory.mktemp("evaluator") / "model")


class Letters:
    """Stands in for the text encoder: a text's features are its words' letters."""

    grown = False

    def __init__(self, *args: object, cache: Path | None = None, **options: object) -> None:
        self.cache = cache

    def encode(self, texts: list[str]) -> list[torch.Tensor]:
        return [torch.stack([torch.cos(torch.arange(768) * float(sum(map(ord, w)))) for w in t.split()]) for t in texts]

    def reads(self, text: str) -> bool:
        return True

    def save(self) -> None:
        assert self.cache is not None
        self.cache.write_text("captions")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of 6, 3 repetitions: what is counted is tested in evaluation/field."""
    full = protocols.settings
    monkeypatch.setattr(
        protocols, "settings", lambda *of: dataclasses.replace(full(*of), batch=6, repeats=3, diversity_pairs=5)
    )
    for module in (bundle, duet_evaluator, latents):
        monkeypatch.setattr(module, "minilm_features", Letters)
    torch.set_num_threads(1)
