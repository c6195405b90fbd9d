"""The speed table: operations are counted as the equations have them, padding and balance are what they say."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from intermoe.cli import main
from intermoe.evaluation import speed
from intermoe.models import presets, products
from intermoe.models.moe import moe_layers
from intermoe.models.presets import ModelConfig, preset

CPU = torch.device("cpu")


@pytest.fixture
def small() -> ModelConfig:
    """The shape of `paper`, small, with enough experts to be sorted."""
    sizes = preset("paper")
    denoiser = replace(
        sizes.denoiser,
        latent_channels=8,
        width=32,
        num_blocks=2,
        num_heads=2,
        num_experts=8,
        expert_width=48,
        cond_width=32,
    )
    return ModelConfig(vae=replace(sizes.vae, channels=8), denoiser=denoiser, text=sizes.text)


def test_operations_of_a_mixture_layer_are_those_of_the_tokens_its_experts_take(small: ModelConfig) -> None:
    D, E, F, N = 32, 8, 48, speed.TOKENS
    sequences = N // 75
    experts = 6 * N * D * F  # C_exp = 1: three matrices of D x F for each token
    around = 2 * N * D * E + 2 * sequences * D * (E + 2 * D)  # routers and the adaptive norm
    counted = speed.operations(speed.WORK["moe_forward"](small, CPU))
    assert counted == pytest.approx(experts + around, rel=0.02)


def test_experts_computed_on_all_tokens_do_not_raise_the_floor(small: ModelConfig) -> None:
    few = replace(small, denoiser=replace(small.denoiser, num_experts=4))
    counted = speed.operations(speed.WORK["moe_forward"](few, CPU))
    assert counted < 1.1 * speed.operations(speed.WORK["moe_forward"](small, CPU))


def test_faster_products_do_not_lower_the_floor(small: ModelConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    """torch's counter does not know oneDNN's products, so they are counted as torch's."""
    counted = speed.operations(speed.WORK["denoiser_b1"](small, CPU))
    monkeypatch.setattr(products, "SMALLEST", 1)
    monkeypatch.setattr(products, "onednn_is_faster", lambda: hasattr(torch.ops.mkldnn, "_linear_pointwise"))
    assert speed.operations(speed.WORK["denoiser_b1"](small, CPU)) == counted > 0
    assert products.SMALLEST == 1


def test_balanced_experts_take_their_share(small: ModelConfig) -> None:
    model = speed._denoiser(small, CPU).train()
    x, t = speed._noisy(model, 2, CPU)
    cond = speed._condition(model, 2, CPU)
    with torch.no_grad(), speed._balancing(model):
        model(x, t, cond)
    for layer in moe_layers(model):
        shares = layer.selected_counts / layer.token_count
        assert torch.allclose(shares, torch.full_like(shares, 1 / 8), atol=0.02)


def test_no_expert_works_on_padding(small: ModelConfig) -> None:
    assert speed._padding_work(small, CPU) == pytest.approx(0.0, abs=0.02)


def test_every_row_is_measured_or_said_not_to_be(
    small: ModelConfig, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(presets.PRESETS, "small", small)
    monkeypatch.setattr(speed, "SIDE", 128)
    monkeypatch.setattr(speed, "FRAMES", 32)
    monkeypatch.setattr(speed, "TOKENS", 64)
    monkeypatch.setattr(speed, "WINDOW", (4, 16))
    assert (
        main(["bench", "--presets", "small", "--repeats", "1", "--threads", "1", "--json", str(tmp_path / "b.json")])
        == 0
    )
    told = json.loads((tmp_path / "b.json").read_text())
    assert told["matmul_gflops"] > 0 and told["own_gflops"] > 0
    assert [row["name"] for row in told["rows"]] == list(speed.REACH)
    assert {"name", "preset", "seconds", "floor", "ratio", "reach", "peak_mb"} == set(told["rows"][0])
    assert all(row["ratio"] > 0 for row in told["rows"] if row["name"] != "padding_work")
    assert "not measured" not in capsys.readouterr().out


def test_a_sampler_that_nothing_is_told_of_is_not_measured(small: ModelConfig) -> None:
    row = speed.measure("student", small, "small", rate=1e9, device=CPU)
    assert row.ratio is None and row.met is None


def test_a_row_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--rows", "denoiser_b2"]) == 2
    assert "denoiser_b1" in capsys.readouterr().err
