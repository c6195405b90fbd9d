"""Tiny stores and models: enough to train for a few steps in a second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from intermoe.data.store import Clip, StoreWriter
from intermoe.models import presets
from intermoe.models.denoiser import DenoiserConfig
from intermoe.models.text import TextConfig
from intermoe.models.vae import VAEConfig
from intermoe.motion import interhuman
from intermoe.skeleton.smpl22 import OFFSETS, PARENTS
from intermoe.training import latents

TINY = presets.ModelConfig(
    vae=VAEConfig(channels=8, joint_kernel=1, blocks_per_level=1, dropout=0.1),
    denoiser=DenoiserConfig(
        latent_channels=8, width=16, num_blocks=2, num_heads=2, num_experts=3, expert_width=16, cond_width=16,
        components=20, dropout=0.1, person_embedding=True, text_cross_attention=True,
    ),
    text=TextConfig(encoder="minilm", features=384, width=16, num_layers=1, num_heads=2, hidden_width=16, dropout=0.1),
)  # fmt: skip
PLAIN = replace(TINY, denoiser=replace(TINY.denoiser, components=0, num_experts=6))


def _walk(rng: np.random.Generator, frames: int) -> np.ndarray:
    """Two rest poses that drift about: features (2, T, 262)."""
    rest = np.zeros((22, 3))
    for joint in range(1, 22):
        rest[joint] = rest[PARENTS[joint]] + OFFSETS[joint]
    t = np.arange(frames)[None, :, None, None] / 30
    sway = 0.1 * rng.normal(size=(2, 1, 22, 3)) * np.sin(2 * t + rng.uniform(0, 6, (2, 1, 22, 1)))
    place = (
        np.array([[0.0, 0.95, 0.0], [0.0, 0.95, 1.0]])[:, None, None]
        + rng.normal(size=(2, 1, 1, 3)) * [0.3, 0, 0.3] * t
    )
    six = np.broadcast_to(np.array([1.0, 0, 0, 1, 0, 0]), (2, frames, 21, 6))
    return interhuman.features(rest + sway + place, six)


@pytest.fixture
def make_store(tmp_path: Path) -> Callable[..., Path]:
    """make_store(name, clips=..., frames=..., ...) -> the folder of a store of random motion; `told` is of every clip."""

    def make(
        name: str = "data", *, clips: int = 12, frames: int = 72, seed: int = 0, fps: float = 30.0, **told: Any
    ) -> Path:
        rng = np.random.default_rng(seed)
        with StoreWriter(tmp_path / name, seed=seed, fps=fps) as writer:
            for index in range(clips):
                clip = Clip(
                    id=f"clip-{index}", split="val" if index % 4 == 3 else "train", family="walk",
                    captions=(f"One person lifts the left hand {index} times.", "Two people sway."),
                    texts=(("A person lifts the left hand.",), ("A person stands.",)), roles=("lifter", "stander"),
                    contacts=({"a": {"person": 0, "joint": "left_hand"}, "b": {"person": 1, "joint": "head"}, "start": 8, "end": 20},),
                )  # fmt: skip
                clip = replace(clip, **told)
                writer.add(clip, _walk(rng, frames + 4 * (index % 3) + index % 2), np.stack([OFFSETS, OFFSETS]))
        return tmp_path / name

    return make


class _Letters:
    """Stands in for the text encoder: a text's features are its words' letters."""

    def __init__(self, **options: object) -> None:
        self.options = options

    def encode(self, texts: list[str]) -> list[torch.Tensor]:
        return [torch.stack([torch.full((384,), len(w) / 8) for w in text.split()]) for text in texts]

    def save(self) -> None:
        """Nothing is kept."""


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """The presets `tiny` and `plain`, a text encoder that costs nothing, one thread."""
    monkeypatch.setitem(presets.PRESETS, "tiny", TINY)
    monkeypatch.setitem(presets.PRESETS, "plain", PLAIN)
    monkeypatch.setattr(latents, "minilm_features", lambda config, **options: _Letters(**options))
    torch.set_num_threads(1)
