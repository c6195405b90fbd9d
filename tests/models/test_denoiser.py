"""The denoiser: a clip's result does not depend on its batch, its padding or the order of the people."""

import dataclasses

import pytest
import torch

from intermoe.core import runtime
from intermoe.core.errors import UserError
from intermoe.diffusion import add_noise, clip_noise, sample
from intermoe.diffusion.schedules import alphas_cumprod
from intermoe.models.condition import Condition
from intermoe.models.denoiser import CooperativeDenoiser, DenoiserConfig
from intermoe.models.presets import preset
from intermoe.training import losses

SMALL = DenoiserConfig(
    latent_channels=4, width=16, num_blocks=2, num_heads=2, num_experts=3, expert_width=24, cond_width=12
)
BASE_LIKE = dataclasses.replace(
    SMALL, person_embedding=True, text_cross_attention=True, zero_key=False, route_normed=True, fallback_expert=True,
    router_alpha=0.5, dropout=0.0, skip=True,
)  # fmt: skip


def randomised(config):
    torch.manual_seed(0)
    model = CooperativeDenoiser(config)
    for name, weight in model.named_parameters():
        if weight.dim() > 1 and (not weight.any() or "router" in name):
            torch.nn.init.normal_(weight, std=0.3)
    return model.eval()


def inputs(B=3, T=9):
    generator = torch.Generator().manual_seed(1)

    def draw(*shape):
        return torch.randn(*shape, generator=generator)

    mask = torch.arange(5) < torch.tensor([[5], [3], [4]])[:, :, None]
    cond = Condition(draw(B, 2, 12), draw(B, 2, 5, 12), mask.expand(B, 2, 5))
    return draw(B, 2, T, 28), torch.tensor([3, 500, 999]), cond, torch.tensor([9, 6, 1])


def relative(a, b):
    return ((a - b).abs().max() / b.abs().max()).item()


@pytest.mark.parametrize("config", [SMALL, BASE_LIKE], ids=["paper-like", "base-like"])
@torch.no_grad()
def test_alone_in_a_batch_and_padded(config):
    model = randomised(config)
    x, t, cond, lengths = inputs()
    out = model(x, t, cond, lengths=lengths)
    garbage = torch.where(torch.arange(9)[None, None, :, None] < lengths[:, None, None, None], x, torch.tensor(1e3))
    padded = model(garbage, t, cond, lengths=lengths)
    for b, n in enumerate(lengths.tolist()):
        one = slice(b, b + 1)
        alone = model(x[one, :, :n], t[one], cond[one])
        assert relative(out[one, :, :n], alone) < 1e-5
        assert relative(padded[one, :, :n], alone) < 1e-5


@torch.no_grad()
def test_a_sample_alone_in_a_batch_and_padded():
    model = randomised(BASE_LIKE)
    _, _, cond, _ = inputs()
    nothing = Condition(
        *(part[:1] * 0 if part.is_floating_point() else part[:1] for part in (cond.vector, cond.tokens, cond.mask))
    )
    lengths = [9, 6, 2]

    def run(clips, padded=None):
        own, told = [runtime.generator(b) for b in clips], [lengths[b] for b in clips]
        noise = clip_noise(own, told, people=2, features=28, padded=padded)
        none = Condition.cat([nothing] * len(clips))
        return sample(model, noise, cond[torch.tensor(clips)], unconditional=none, lengths=torch.tensor(told), steps=10)

    together = run([0, 1, 2])
    for b, n in enumerate(lengths):
        assert relative(together[b : b + 1, :, :n], run([b])[:, :, :n]) < 1e-4
        assert relative(together[b : b + 1, :, :n], run([b], padded=20)[:, :, :n]) < 1e-4


@torch.no_grad()
def test_swapping_people_swaps_the_result_without_person_embedding():
    model = randomised(SMALL)
    x, t, cond, lengths = inputs()
    swapped = Condition(cond.vector.flip(1))
    out = model(x, t, Condition(cond.vector), lengths=lengths)
    assert relative(model(x.flip(1), t, swapped, lengths=lengths).flip(1), out) < 1e-5


@torch.no_grad()
def test_person_embedding_and_text_tokens_matter():
    model = randomised(BASE_LIKE)
    x, t, cond, _ = inputs()
    out = model(x, t, cond)
    assert (
        relative(
            model(x.flip(1), t, Condition(*(part.flip(1) for part in (cond.vector, cond.tokens, cond.mask)))).flip(1),
            out,
        )
        > 1e-3
    )
    assert relative(model(x, t, dataclasses.replace(cond, tokens=cond.tokens + 1.0)), out) > 1e-3
    hidden = torch.where(cond.mask[..., None], cond.tokens, torch.tensor(50.0))
    assert relative(model(x, t, dataclasses.replace(cond, tokens=hidden)), out) < 1e-6


@torch.no_grad()
def test_a_tensor_condition_is_the_same_for_both():
    model = randomised(SMALL)
    x, t, cond, _ = inputs()
    vector = cond.vector[:, 0]
    assert torch.allclose(model(x, t, vector), model(x, t, Condition(vector[:, None].expand(-1, 2, -1))), atol=1e-6)


def test_starts_at_zero_and_sees_the_partner():
    model = CooperativeDenoiser(SMALL).eval()
    x, t, cond, _ = inputs()
    assert (model(x, t, cond) == 0).all()
    model = randomised(SMALL)
    x = x.requires_grad_()
    model(x, t, cond)[:, 0].sum().backward()
    assert x.grad[:, 1].abs().sum() > 0


def test_base_has_about_eight_million_weights():
    config = preset("base")
    assert 7e6 < sum(p.numel() for p in CooperativeDenoiser(config.denoiser).parameters()) < 9e6
    assert config.denoiser.cond_width == config.text.width and config.denoiser.latent_channels == config.vae.channels


def test_paper_has_the_papers_size():
    with torch.device("meta"):
        count = sum(p.numel() for p in CooperativeDenoiser(preset("paper").denoiser).parameters())
    assert abs(count - 229e6) < 3e6


def test_impossible_sizes_and_unknown_presets_are_refused():
    with pytest.raises(UserError, match="num_heads"):
        DenoiserConfig(width=30, num_heads=4)
    with pytest.raises(UserError, match="did you mean 'base'"):
        preset("bass")
    with pytest.raises(ValueError, match="text tokens"):
        x, t, cond, _ = inputs()
        CooperativeDenoiser(BASE_LIKE)(x, t, cond.vector)


@torch.no_grad()
def test_skip_scale_passes_on_what_stands_out_of_the_noise():
    """x_0 = c x_t / sqrt(a) + (1 - c) F: nearly the input without noise, half of it at noise of s, F alone in much noise."""
    plain = randomised(dataclasses.replace(BASE_LIKE, skip=False))
    model = randomised(dataclasses.replace(BASE_LIKE, skip=False, skip_scale=0.06))
    model.load_state_dict(plain.state_dict())
    x_t, _, cond, _ = inputs()
    for timestep, least, most in ((0, 0.98, 0.99), (31, 0.45, 0.55), (900, 0.0, 0.001)):
        t = torch.full((3,), timestep)
        a = alphas_cumprod()[timestep].float()
        kept = 0.06**2 / (0.06**2 + (1 - a) / a)
        assert least <= kept <= most
        wanted = kept * x_t / a.sqrt() + (1 - kept) * plain(x_t, t, cond)
        assert torch.allclose(model(x_t, t, cond), wanted, atol=1e-5)
    with pytest.raises(UserError, match="skip_scale"):
        dataclasses.replace(BASE_LIKE, skip=True, skip_scale=0.06)


def test_skip_passes_on_what_noise_has_left():
    """x_0 = sqrt(a) x_t + sqrt(1 - a) F: exact at t = 0 whatever the network says, and the weighted loss is the error of F."""
    model = randomised(dataclasses.replace(BASE_LIKE, width=8, num_heads=1))  # narrower than the latent
    x0, _, cond, _ = inputs()
    noise = torch.randn(x0.shape, generator=runtime.generator(2))
    first = torch.zeros(3, dtype=torch.long)
    out = model(add_noise(x0, first, noise), first, cond)
    assert (out - x0).abs().max() < 0.1
    t = torch.tensor([10, 500, 990])
    a = alphas_cumprod().float()[t][:, None, None, None]
    wanted = -(a.sqrt() * noise - (1 - a).sqrt() * x0)
    given = (model(add_noise(x0, t, noise), t, cond) - a.sqrt() * add_noise(x0, t, noise)) / (1 - a).sqrt()
    loss = losses.denoising(model, x0, t, noise, cond, clip_weight=losses.skip_weight(t))
    assert loss.item() == pytest.approx((given - wanted).square().mean().item(), rel=1e-3)
