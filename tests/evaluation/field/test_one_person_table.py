"""Table 6: one person on HumanML3D's features, from training to the table."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
import torch

from intermoe.cli import main
from intermoe.data.store import Clip, StoreWriter
from intermoe.evaluation.field import settings as protocols
from intermoe.experiment import tables
from intermoe.models import bundle
from intermoe.training import latents
from intermoe.training.vae import VAETrainConfig, train_vae

from .conftest import sway


class Letters:
    """Stands in for the text encoder."""

    grown = False

    def __init__(self, *args: object, **options: object) -> None:
        pass

    def encode(self, texts: list[str]) -> list[torch.Tensor]:
        return [torch.stack([torch.cos(torch.arange(768) * float(sum(map(ord, w)))) for w in t.split()]) for t in texts]

    def reads(self, text: str) -> bool:
        return True

    def save(self) -> None:
        """Nothing is kept."""


def test_one_person(matchers: dict[str, Path], glove: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = protocols.settings
    monkeypatch.setattr(
        protocols, "settings", lambda *of: dataclasses.replace(full(*of), batch=6, repeats=3, diversity_pairs=5)
    )
    for module in (bundle, latents):
        monkeypatch.setattr(module, "minilm_features", Letters)
    monkeypatch.setitem(tables.TABLES, "6", ("dense", "published"))
    rng, data = np.random.default_rng(0), tmp_path / "data"
    with StoreWriter(data, layout="humanml3d", source="humanml3d", fps=20.0) as writer:
        for index in range(24):
            clip = Clip(
                id=str(index), split=("train", "val", "test")[index % 3], family="humanml3d", captions=("a person walk slowly",),
                texts=((),), roles=("",), identity=({},), meta={"words": ["a/DET person/NOUN walk/VERB slowly/ADV"]},
            )  # fmt: skip
            writer.add(clip, sway(rng, "humanml3d", 72 + index % 4), np.zeros((1, 22, 3)))
    train_vae(VAETrainConfig(data=(data,), output=tmp_path / "vae", preset="base", steps=1, batch_size=4, device="cpu", threads=1,
                             relative=False))  # fmt: skip
    words = ["experiment", "6", "--data", str(data), "-o", str(tmp_path / "run"), "--size", "smoke", "--seeds", "1", "--vae",
             str(tmp_path / "vae"), "--evaluator", str(matchers["humanml3d"]), "--device", "cpu", "--threads", "1"]  # fmt: skip
    assert main(words) == 0
    found = json.loads((tmp_path / "run" / "6.json").read_text())
    assert list(found["rows"]) == ["dense", "published"]
    for cell in found["cells"]:
        assert cell["protocol"].startswith("humanml3d ours") and np.isfinite(cell["figures"]["FID"]["value"])
