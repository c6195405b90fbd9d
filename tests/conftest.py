"""Fixtures for all tests: one thread, and the material beside the project where it is present."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from intermoe.models.bundle import InterMoE, InterMoEConfig
from intermoe.models.presets import preset

torch.set_num_threads(1)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with golden tensors and real motion that lies beside the project; tests that need it skip without it."""
    root = Path(os.environ.get("INTERMOE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    if not (root / "golden").is_dir():
        pytest.skip("no shared data beside the project (set INTERMOE_SHARED)")
    return root


@pytest.fixture(scope="session")
def make_tiny() -> Callable[..., InterMoE]:
    """make_tiny(width=..., text=..., ...) -> a small model of random weights that answers; `config`: of `InterMoEConfig`."""

    def make(*, width: int = 48, blocks: int = 2, denoiser: dict[str, Any] | None = None, **config: Any) -> InterMoE:
        torch.manual_seed(0)
        sizes = preset("base")
        small: dict[str, Any] = {"width": width, "cond_width": width, "num_blocks": blocks, "latent_channels": 8,
                                 "expert_width": 64, "components": 24}  # fmt: skip
        model = InterMoE(
            InterMoEConfig(
                **{
                    "name": "tiny",
                    "vae": dataclasses.replace(sizes.vae, channels=8),
                    "denoiser": dataclasses.replace(sizes.denoiser, **small | (denoiser or {})),
                    "text": dataclasses.replace(sizes.text, width=width, hidden_width=64),
                    **config,
                }
            )
        )
        for parameter in model.parameters():  # a fresh denoiser answers zero to everything
            if parameter.dim() > 1:
                torch.nn.init.normal_(parameter, std=0.1)
        return model

    return make
