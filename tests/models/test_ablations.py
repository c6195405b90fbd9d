"""Every change of the paper's ablations: sizes, gradients, padding, company in the batch, and what each one is about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from intermoe.core.errors import UserError
from intermoe.models.bundle import InterMoE, InterMoEConfig, load
from intermoe.models.condition import Condition
from intermoe.models.denoiser import CooperativeDenoiser, DenoiserConfig
from intermoe.models.moe import BIAS_START, MoELayer, MoEOptions, moe_layers, update_expert_bias
from intermoe.models.presets import ABLATIONS, PRESETS, ModelConfig, ablations, parameters, preset
from intermoe.models.router import choose
from intermoe.models.text import TextConfig
from intermoe.models.vae import VAEConfig

SIZES = DenoiserConfig(
    latent_channels=4, width=16, num_blocks=2, num_heads=2, num_experts=6, expert_width=24, cond_width=12, dropout=0.0
)
SMALL = ModelConfig(
    vae=VAEConfig(channels=4, blocks_per_level=1),
    denoiser=SIZES,
    text=TextConfig(encoder="minilm", features=384, width=12, num_layers=1, num_heads=2, hidden_width=12),
)
VARIANTS = {"paper": SIZES} | {name.removeprefix("paper-"): m.denoiser for name, m in ablations("paper", SMALL).items()}
every_variant = pytest.mark.parametrize("name", VARIANTS)


def made(name: str) -> CooperativeDenoiser:
    torch.manual_seed(0)
    model = CooperativeDenoiser(VARIANTS[name])
    for key, weight in model.named_parameters():
        if weight.dim() > 1 and (not weight.any() or "router" in key):
            torch.nn.init.normal_(weight, std=0.3)
    return model.eval()


def inputs() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    draw = torch.Generator().manual_seed(1)
    x, cond = torch.randn(3, 2, 9, 28, generator=draw), torch.randn(3, 2, 12, generator=draw)
    return x, torch.tensor([3, 500, 999]), cond, torch.tensor([9, 6, 2])


@every_variant
@torch.no_grad()
def test_a_clip_depends_neither_on_its_batch_nor_on_padding(name: str) -> None:
    model = made(name)
    x, t, cond, lengths = inputs()
    out = model(x, t, cond, lengths=lengths)
    valid = torch.arange(9)[None, None, :, None] < lengths[:, None, None, None]
    padded = model(torch.where(valid, x, torch.tensor(1e3)), t, cond, lengths=lengths)
    for b, n in enumerate(lengths.tolist()):
        one = slice(b, b + 1)
        alone = model(x[one, :, :n], t[one], cond[one])
        for found in (out, padded):
            assert (found[one, :, :n] - alone).abs().max() < 1e-5 * alone.abs().max()


@every_variant
def test_gradients_reach_every_weight_and_padding_is_not_counted(name: str) -> None:
    model = made(name).train()
    x, t, cond, lengths = inputs()
    model(x, t, cond, lengths=lengths).square().mean().backward()
    for key, weight in model.named_parameters():
        grad = weight.grad
        assert grad is not None and torch.isfinite(grad).all() and grad.any(), key
    for layer in moe_layers(model):
        assert layer.token_count == 2 * 17
        assert (layer.selected_counts <= 2 * 17).all()
        if layer.experts.gate_up.shape[0] > 1 and "uniform" not in name:
            assert layer.selected_counts.sum() > 0
    before = [layer.expert_bias.clone() for layer in moe_layers(model)]
    update_expert_bias(model)
    for layer, bias in zip(moe_layers(model), before, strict=True):
        moved = not torch.equal(bias, layer.expert_bias)
        assert moved == (layer.options.routing in ("dynamic", "token_choice"))
        assert layer.token_count == 0


@every_variant
def test_a_model_is_saved_and_loaded(name: str, tmp_path: Path) -> None:
    model = InterMoE(InterMoEConfig(vae=SMALL.vae, denoiser=VARIANTS[name], text=SMALL.text))
    again = load(model.save(tmp_path / "model"))
    assert again.config == model.config
    for key, value in model.state_dict().items():
        assert torch.equal(value, again.state_dict()[key]), key


def test_every_preset_can_be_made_and_has_the_active_parameters_of_its_size() -> None:
    assert {f"{size}-{change}" for size in ("base", "paper") for change in ABLATIONS} - PRESETS.keys() == {
        "base-alpha-0.5", "base-capacity-1", "base-experts-4", "base-fallback", "base-route-normed",
        "paper-alpha-added", "paper-capacity-1", "paper-experts-8", "paper-no-fallback", "paper-route-raw",
    }  # fmt: skip
    for size in ("base", "paper"):
        usual = parameters(preset(size).denoiser).active
        for change in ABLATIONS:
            name = f"{size}-{change}"
            if name not in PRESETS or change.startswith(("capacity", "uniform-full")):
                continue
            assert abs(parameters(preset(name).denoiser).active / usual - 1) < 0.05, name
    assert parameters(preset("paper").denoiser).total == sum(
        p.numel() for p in CooperativeDenoiser(preset("paper").denoiser).parameters()
    )


def test_the_table_of_the_documentation_is_right() -> None:
    lines = (Path(__file__).parents[2] / "docs/models.md").read_text(encoding="utf-8").splitlines()
    told = {cells[1].strip(" `"): cells[2:4] for line in lines if len(cells := line.split("|")) > 4 and "`" in cells[1]}
    for name, sizes in PRESETS.items():
        if name in ("tiny", "plain"):  # of other tests
            continue
        found = parameters(sizes.denoiser)
        assert [float(cell) for cell in told[name]] == [round(found.total / 1e6, 2), round(found.active / 1e6, 2)], name


def test_an_unknown_preset_lists_the_others() -> None:
    with pytest.raises(UserError, match=r"did you mean 'base-dense'\?.*paper-experts-16"):
        preset("base-dens")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"routing": "top-k"}, "did you mean 'top_k'"),
        ({"routing": "token_choice", "capacity": 1.5}, "a whole number up to 6, found 1.5"),
        ({"motion_router": False, "text_router": False}, "needs a router"),
        ({"bias_rule": "quantile", "routing": "top_k"}, "bias_rule quantile is of the dynamic routing"),
        ({"capacity": 0.0}, "capacity must be above 0"),
        ({"num_people": 3}, "1 or 2 people"),
    ],
)
def test_options_that_do_not_fit_are_refused(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(UserError, match=says):
        replace(SIZES, **changes)


# -- what each change is about -----------------------------------------------------------------------------------------


def layer(experts: int = 4, **options: Any) -> MoELayer:
    torch.manual_seed(0)
    found = MoELayer(16, experts, 24, options=MoEOptions(**options))
    if found.router is not None:
        for weight in found.router.parameters():
            torch.nn.init.normal_(weight)
    return found


LOGITS = torch.tensor([[2.0, 1.0, -1.0], [3.0, 0.0, 2.5], [-1.0, -2.0, -3.0], [1.0, 0.9, 0.8]])


def taken(routing: str, *, valid: list[bool] | None = None, pools: int = 1, capacity: float = 1.0) -> list[list[int]]:
    valid_N = None if valid is None else torch.tensor(valid)
    bias = torch.full((3,), BIAS_START)
    _, _, found = choose(LOGITS, bias, valid_N=valid_N, fallback=False, routing=routing, capacity=capacity, pools=pools)
    return [row.nonzero().flatten().tolist() for row in found.T]


def test_the_ways_to_route() -> None:
    assert taken("dynamic") == [[0, 1, 3], [0, 3], [1, 3]]
    assert taken("uniform", valid=[True, True, True, False]) == [[0, 1, 2]] * 3
    assert taken("top_k") == [[1], [0], [1]]  # 4 tokens over 3 experts: one each, of largest R
    assert taken("expert_choice") == [[0], [3], [1]]  # of largest share of the softmax, which is not the largest R
    assert taken("expert_choice", valid=[False, True, True, True]) == [[2], [3], [1]]  # dynamic: nobody wants frame 2
    assert taken("top_k", capacity=2.0) == [[0, 1, 3], [0, 1, 3], [0, 1, 3]]
    assert taken("top_k", pools=2) == [[1, 3], [0, 3], [1, 3]]
    assert taken("token_choice") == [[0, 1, 2, 3], [], []]
    assert taken("token_choice", capacity=2.0) == [[0, 1, 2, 3], [0, 2, 3], [1]]


def test_the_pool_is_the_batch_in_training_and_a_clip_otherwise() -> None:
    moe = layer(routing="top_k")
    x, cond = torch.randn(4, 5, 16), torch.randn(4, 16)
    assert moe.router is not None
    logits = moe.router(x, cond)
    _, _, of_batch = moe.train().choose(logits, None, 2)
    _, _, of_clips = moe.eval().choose(logits, None, 2)
    assert of_batch.sum(0).tolist() == [5] * 4
    assert of_clips.unflatten(0, (2, 10)).sum(1).tolist() == [[2] * 4] * 2  # 2.5 frames are 2


def test_one_decision_for_a_clip() -> None:
    moe = layer(instance=True).eval()
    assert moe.router is not None
    valid = torch.arange(6)[None] < torch.tensor([6, 2, 4])[:, None]
    logits = moe.router(torch.randn(3, 6, 16), torch.randn(3, 16), valid)
    _, _, found = moe.choose(logits, valid)
    per_clip = found.unflatten(0, (3, 6))
    for clip, n in zip(per_clip, (6, 2, 4), strict=True):
        assert (clip[:n] == clip[0]).all() and not clip[n:].any()
    assert not torch.equal(per_clip[0, 0], per_clip[1, 0]) or not torch.equal(per_clip[1, 0], per_clip[2, 0])


def test_routers_that_are_left_out() -> None:
    x, cond = torch.randn(2, 5, 16), torch.randn(2, 16)
    text, motion = layer(motion_router=False).router, layer(text_router=False).router
    assert text is not None and motion is not None
    assert torch.equal(text(x, cond), text(torch.randn(2, 5, 16), cond))
    assert torch.equal(motion(x, cond), motion(x, torch.randn(2, 16)))
    dense = layer(1, routing="uniform", motion_router=False, text_router=False)
    assert dense.router is None and "expert_bias" not in dense.state_dict()
    normed = dense.norm(x, torch.nn.functional.silu(cond))
    assert torch.allclose(dense(x, cond), dense.experts(normed.flatten(0, 1), torch.ones(10, 1)).view_as(x))


def test_a_shared_expert_takes_every_valid_frame() -> None:
    moe, alone = layer(shared_width=8), layer()
    alone.load_state_dict({k: v for k, v in moe.state_dict().items() if not k.startswith("shared")})
    x, cond = torch.randn(2, 5, 16), torch.randn(2, 16)
    valid = torch.arange(5)[None] < torch.tensor([5, 3])[:, None]
    more = moe(x, cond, valid_ST=valid) - alone(x, cond, valid_ST=valid)
    assert (more[valid].abs().sum(-1) > 0).all() and not more[~valid].any()


def test_centred_bias_keeps_its_mean() -> None:
    moe = layer(bias_rule="centred").train()
    moe(torch.randn(4, 8, 16), torch.randn(4, 16))
    moe.update_bias(0.1)
    assert abs(float(moe.expert_bias.mean()) - BIAS_START) < 1e-6 and moe.expert_bias.std() > 0.01


def test_thresholds_follow_the_quantile_of_valid_frames_over_all_processes() -> None:
    x, cond = torch.randn(8, 50, 16), torch.randn(8, 16)
    valid = torch.arange(50)[None] < torch.randint(10, 50, (8, 1))
    moe = layer(bias_rule="quantile", capacity=2.0).train()
    for _ in range(400):
        moe(torch.where(valid[..., None], x, torch.tensor(1e3)), cond, valid_ST=valid)
        moe.update_bias(0.001)
    moe(x, cond, valid_ST=valid)
    share = moe.selected_counts / moe.token_count
    assert (share - 0.5).abs().max() < 0.02
    one, two = layer(bias_rule="quantile").train(), layer(bias_rule="quantile").train()
    one(x[:4], cond[:4], valid_ST=valid[:4])
    one(x[4:], cond[4:], valid_ST=valid[4:])
    two(x[4:], cond[4:], valid_ST=valid[4:])
    rest = torch.cat((one.selected_counts - two.selected_counts, (one.token_count - two.token_count)[None]))
    rest = torch.cat((rest, one.quantiles - two.quantiles))
    one.update_bias(0.001)
    two.update_bias(0.001, reduce=lambda counts: counts + rest)
    assert torch.allclose(one.expert_bias, two.expert_bias)


@torch.no_grad()
def test_the_router_reads_each_persons_own_text() -> None:
    model = made("no-motion-router")
    x, t, cond, _ = inputs()
    seen: list[torch.Tensor] = []
    router = next(moe_layers(model)).router
    assert router is not None
    router.register_forward_hook(lambda module, given, logits: seen.append(logits.unflatten(0, (3, 2))))
    changed = cond.clone()
    changed[:, 1] += 1.0
    for vector in (cond, changed):
        model(x, t, Condition(vector))
    assert torch.equal(seen[0][:, 0], seen[1][:, 0]) and not torch.allclose(seen[0][:, 1], seen[1][:, 1])


@torch.no_grad()
def test_one_person_has_no_partner() -> None:
    torch.manual_seed(0)
    model = CooperativeDenoiser(replace(SIZES, num_people=1)).eval()
    assert not any("partner" in name or "query_norm" in name for name in model.state_dict())
    x, t, cond, lengths = inputs()
    assert model(x[:, :1], t, cond[:, :1], lengths=lengths).shape == (3, 1, 9, 28)
