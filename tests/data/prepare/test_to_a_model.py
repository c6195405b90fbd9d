"""From the folder that authors hand out to a motion: prepare, both stages, generate; by the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from intermoe import Interaction, write
from intermoe.cli import main
from intermoe.models import presets
from intermoe.models.denoiser import DenoiserConfig
from intermoe.models.text import TextConfig
from intermoe.models.vae import VAEConfig

Tree = Callable[..., Path]
TINY = presets.ModelConfig(
    vae=VAEConfig(channels=8, joint_kernel=1, blocks_per_level=1, dropout=0.0),
    denoiser=DenoiserConfig(
        latent_channels=8, width=16, num_blocks=1, num_heads=2, num_experts=3, expert_width=16, cond_width=16, components=20,
        hands=True, text_cross_attention=True, person_embedding=True, personas=True,
    ),
    text=TextConfig(encoder="minilm", features=384, width=16, num_layers=1, num_heads=2, hidden_width=16),
)  # fmt: skip


@pytest.mark.parametrize("kind", ["humanml3d", "interx", "interhuman"])
def test_to_a_model(kind: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(presets.PRESETS, "tiny", TINY)
    if kind == "interhuman":  # too few clips for 20 directions
        monkeypatch.setitem(presets.PRESETS, "tiny", replace(TINY, denoiser=replace(TINY.denoiser, components=0)))
    root = request.getfixturevalue(f"{kind}_tree")()
    data, vae, run = (str(tmp_path / name) for name in ("data", "vae", "run"))
    more = ["--smplx", str(request.getfixturevalue("body_model"))] if kind == "interx" else []
    assert main(["data", kind, str(root), "-o", data, "--workers", "1", *more]) == 0
    assert main(["data", "check", data]) == 0
    quick = ["--preset", "tiny", "--steps", "2", "--batch-size", "2", "--device", "cpu", "--threads", "1"]
    assert main(["train", "vae", "--data", data, "-o", vae, "--window", "16", *quick]) == 0
    assert main(["train", "denoiser", "--data", data, "--vae", vae, "-o", run, *quick]) == 0
    people, joints, fps = {"humanml3d": (1, 22, 20), "interx": (2, 55, 30), "interhuman": (2, 22, 30)}[kind]
    made = str(tmp_path / "made.npz")
    assert main(["generate", "Somebody walks.", "--model", run, "--seconds", "2", "--steps", "2", "-o", made]) == 0
    motion = Interaction.load(made)
    assert motion.positions.shape == (people, 2 * fps, joints, 3) and motion.fps == fps
    assert np.isfinite(motion.positions).all() and motion.rotations is not None
    if joints == 22:
        write(motion, tmp_path / "made.bvh")
        assert len(list(tmp_path.glob("made*.bvh"))) == people
    torch.set_num_threads(1)
