"""Sampling: known solutions, independence of the batch, errors."""

import dataclasses
from contextlib import nullcontext

import pytest
import torch

from intermoe.core import runtime
from intermoe.core.errors import UserError
from intermoe.core.runtime import generator
from intermoe.diffusion import NUM_TIMESTEPS, SCHEDULERS, add_noise, clip_noise, sample
from intermoe.diffusion.schedules import alphas_cumprod, fine_timesteps
from intermoe.models.bundle import SamplingConfig
from intermoe.models.condition import Condition
from intermoe.models.denoiser import CooperativeDenoiser
from intermoe.models.presets import preset

VARIANCE = 0.25


def gaussian(x_t, timesteps, cond, *, lengths=None):
    """The perfect denoiser of data ~ N(cond, 0.25)."""
    a = alphas_cumprod()[timesteps].float()[:, None, None, None]
    mean = cond[:, None, None, :1]
    return mean + (a.sqrt() * VARIANCE / (a * VARIANCE + 1 - a)) * (x_t - a.sqrt() * mean)


def noise_for(seeds, lengths, **options):
    return clip_noise([generator(s) for s in seeds], lengths, people=2, features=6, **options)


@pytest.mark.parametrize(
    ("name", "steps", "off"),
    [("ddim", 50, 0.05), ("dpmsolver++", 15, 0.02), ("unipc", 15, 0.02), ("unipc-fine", 15, 0.02), ("ddpm", 50, 0.05)],
)
def test_every_scheduler_samples_the_data(name, steps, off):
    noise, cond = noise_for(range(200), [10] * 200), torch.full((200, 1), 2.0)
    out = sample(
        gaussian,
        noise,
        cond,
        steps=steps,
        guidance=1.0,
        scheduler=name,
        generators=[generator(1000 + s) for s in range(200)],
    )
    assert abs(out.mean() - 2.0) < off and abs(out.std() - 0.5) < off


def test_fine_steps_keep_small_details():
    """Of data of deviation 0.03 steps that are even over the timesteps leave a sixth: they jump from noise of 0.3 to none."""
    spread = {}
    for name in ("unipc", "unipc-fine"):

        def small(x_t, timesteps, cond, *, lengths=None):
            a = alphas_cumprod()[timesteps].float()[:, None, None, None]
            return a.sqrt() * 1e-3 / (a * 1e-3 + 1 - a) * x_t

        noise = noise_for(range(100), [10] * 100)
        spread[name] = (
            float(sample(small, noise, torch.zeros(100, 1), steps=10, guidance=1.0, scheduler=name).std()) / 1e-3**0.5
        )
    assert spread["unipc"] < 0.25 and spread["unipc-fine"] > 0.6


@pytest.mark.parametrize("steps", [1, 2, 3, 6, 10, 50, 999, 1000])
def test_fine_timesteps_go_down_and_none_comes_twice(steps):
    found = fine_timesteps(steps).tolist()
    assert len(found) == steps and found[0] == 999 and found[-1] >= 0
    assert sorted(set(found), reverse=True) == found


@pytest.mark.parametrize("name", SCHEDULERS)
def test_a_clip_does_not_depend_on_its_batch(name):
    def run(seeds, lengths, padded=None):
        cond = torch.arange(len(seeds))[:, None] * 0.0 + 1.0
        own = [generator(100 + s) for s in seeds]
        noise = noise_for(seeds, lengths, padded=padded)
        return sample(
            gaussian, noise, cond, lengths=torch.tensor(lengths), steps=7, guidance=3.5, scheduler=name, generators=own
        )

    together = run([1, 2, 3], [5, 9, 2])
    for b, (seed, length) in enumerate(((1, 5), (2, 9), (3, 2))):
        assert torch.allclose(together[b : b + 1, :, :length], run([seed], [length]), atol=1e-5)
        assert torch.allclose(
            together[b : b + 1, :, :length], run([seed], [length], padded=30)[:, :, :length], atol=1e-5
        )


def test_ddpm_is_diffusers_ancestral_sampling():
    from diffusers import DDPMScheduler

    noise, cond, own = noise_for([0], [4]), torch.ones(1, 1), [generator(5)]
    ours = sample(gaussian, noise, cond, steps=50, guidance=1.0, scheduler="ddpm", generators=own)
    theirs = DDPMScheduler(beta_schedule="squaredcos_cap_v2", prediction_type="sample", clip_sample=False)
    theirs.set_timesteps(50)
    x, draw = noise, generator(5)
    for t in theirs.timesteps:
        x_0 = gaussian(x, t[None], cond)
        # the step's own randomness is drawn as ours is: one clip, its own length
        x = theirs.step(x_0, t, x, generator=draw).prev_sample
    assert torch.allclose(ours, x, atol=2e-3)


def test_guidance_extrapolates_and_one_is_none():
    def linear(x_t, timesteps, cond, *, lengths=None):
        return cond[:, None, None, :1].expand_as(x_t)

    noise, cond = noise_for([0, 1], [3, 3]), torch.tensor([[1.0], [2.0]])
    out = sample(linear, noise, cond, steps=2, guidance=3.0, unconditional=torch.full((2, 1), 0.5))
    assert torch.allclose(out[0], torch.tensor(2.0)) and torch.allclose(out[1], torch.tensor(5.0))
    assert torch.allclose(sample(linear, noise, cond, steps=2, guidance=1.0)[1], torch.tensor(2.0))


@pytest.mark.parametrize(
    ("text", "identity", "parts", "wanted"),
    [
        (3.0, 3.0, 2, 0.5 + 3 * (2.0 - 0.5)),  # one weight for both: the two-branch result, the shared one is not asked
        (3.0, None, 2, 0.5 + 3 * (2.0 - 0.5)),
        (1.0, 1.0, 1, 2.0),
        (1.0, 0.0, 1, 1.25),
        (0.0, 0.0, 1, 0.5),
        (0.0, 1.0, 3, 0.5 + (2.0 - 1.25)),
        (3.0, 2.0, 3, 0.5 + 3 * (1.25 - 0.5) + 2 * (2.0 - 1.25)),
    ],
)
def test_two_guidance_weights(text, identity, parts, wanted):
    seen = []

    def flat(x_t, timesteps, cond, *, lengths=None):
        seen.append(len(x_t) // 2)
        return cond[:, None, None, :1].expand_as(x_t)

    noise = noise_for([0, 1], [3, 3])
    cond, shared, nothing = (torch.full((2, 1), value) for value in (2.0, 1.25, 0.5))
    out = sample(
        flat, noise, cond, steps=2, guidance=text, identity_guidance=identity, shared=shared, unconditional=nothing
    )
    assert torch.allclose(out, torch.tensor(wanted)) and seen == [parts, parts]


def test_partner_guidance_is_what_the_partner_changes_once_more():
    """x_0 of somebody who hears the partner is what is told, of somebody alone half of it."""
    seen = []

    def flat(x_t, timesteps, cond, *, lengths=None):
        alone = torch.zeros(len(x_t)) if cond.alone is None else cond.alone
        seen.append((int(timesteps[0]), len(x_t) // 2))
        return (cond.vector[:, 0] * (1 - 0.5 * alone))[:, None, None, None].expand_as(x_t)

    noise, cond, nothing = noise_for([0, 1], [3, 3]), *(Condition(torch.full((2, 1), v)) for v in (2.0, 0.5))
    options = {"steps": 4, "guidance": 3.0, "unconditional": nothing}
    plain = 0.5 + 3 * (2.0 - 0.5)
    out = sample(flat, noise, cond, **options, partner_guidance=0.5)
    assert torch.allclose(out, torch.tensor(plain + 0.5 * (2.0 - 1.0))) and {parts for _, parts in seen} == {3}
    seen.clear()
    out = sample(flat, noise, cond, **options, partner_guidance=0.5, partner_range=(400, 999))
    assert torch.allclose(out, torch.tensor(plain)) and all(parts == (3 if t >= 400 else 2) for t, parts in seen)
    assert torch.allclose(sample(flat, noise, cond, steps=2, guidance=1.0, partner_guidance=1.0), torch.tensor(3.0))
    with pytest.raises(ValueError, match="needs a Condition"):
        sample(lambda *a, **k: noise, noise, torch.ones(2, 1), steps=2, partner_guidance=1.0)


@pytest.mark.parametrize("guidance", [1.0, 2.0])
def test_what_is_told_late(guidance):
    """The other condition has the place of the first from its timestep on, and of nothing else."""
    seen = []

    def flat(x_t, timesteps, cond, *, lengths=None):
        seen.append((int(timesteps[0]), cond[::2, 0].tolist()))
        return cond[:, None, None, :1].expand_as(x_t)

    told, nothing = (torch.full((2, 1), value) for value in (2.0, 0.5))
    options = {"steps": 4, "guidance": guidance, "unconditional": nothing, "late": (500, torch.full((2, 1), 3.0))}
    out = sample(flat, noise_for([0, 1], [3, 3]), told, **options)
    assert torch.allclose(out, torch.tensor(guidance * 3.0 + (1 - guidance) * 0.5))
    assert [conds[0] for _, conds in seen] == [2.0 if at > 500 else 3.0 for at, _ in seen] and seen[0][0] > 500
    assert all(conds[1:] == ([0.5] if guidance > 1 else []) for _, conds in seen)


def test_equal_weights_are_the_two_branch_result_to_the_bit():
    def wavy(x_t, timesteps, cond, *, lengths=None):
        return torch.sin(x_t) * 0.1 + cond[:, None, None, :1]

    noise, told = noise_for([0, 1], [3, 3]), torch.tensor([[1.0], [2.0]])
    options = {"steps": 5, "guidance": 2.5, "unconditional": told * 0.3}
    one = sample(wavy, noise, told, **options)
    both = sample(wavy, noise, told, **options, identity_guidance=2.5, shared=told * 0.7)
    assert torch.equal(one, both)
    assert not torch.equal(one, sample(wavy, noise, told, **options, identity_guidance=2.0, shared=told * 0.7))
    with pytest.raises(ValueError, match="shared"):
        sample(wavy, noise, told, **options, identity_guidance=2.0)


def test_progress_and_errors():
    seen, noise = [], noise_for([0], [3])
    sample(gaussian, noise, torch.ones(1, 1), steps=3, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
    with pytest.raises(UserError, match=r"ddim.*dpmsolver\+\+.*unipc.*ddpm"):
        sample(gaussian, noise, torch.ones(1, 1), steps=3, scheduler="euler")
    with pytest.raises(UserError, match="1000"):
        sample(gaussian, noise, torch.ones(1, 1), steps=0)
    with pytest.raises(ValueError, match="generator"):
        sample(gaussian, noise, torch.ones(1, 1), steps=3, scheduler="ddpm")


def test_add_noise_keeps_unit_variance():
    draw = generator(0)
    x0, noise = torch.randn(500, 2, 4, 8, generator=draw), torch.randn(500, 2, 4, 8, generator=draw)
    for t in (0, 400, NUM_TIMESTEPS - 1):
        assert abs(add_noise(x0, torch.full((500,), t), noise).std() - 1) < 0.02
    assert torch.allclose(add_noise(x0, torch.zeros(500, dtype=torch.long), noise), x0, atol=0.05)


def test_guidance_in_a_range_is_paid_for_there_alone():
    asked = []

    def counting(x_t, timesteps, cond, *, lengths=None):
        asked.append((len(x_t), int(timesteps[0])))
        return gaussian(x_t, timesteps, cond, lengths=lengths)

    noise, cond = noise_for([1], [6]), torch.full((1, 1), 2.0)
    options = {"steps": 10, "guidance": 2.0, "scheduler": "ddim"}
    ranged = sample(counting, noise, cond, guidance_range=(300, 700), **options)
    assert all((size == 2) == (300 <= t <= 700) for size, t in asked) and {size for size, _ in asked} == {1, 2}
    plain, whole = (sample(gaussian, noise, cond, **options | {"guidance": g}) for g in (1.0, 2.0))
    assert plain.mean() < ranged.mean() < whole.mean()
    with pytest.raises(UserError, match="guidance_range lies within 0 and 999"):
        SamplingConfig(guidance_range=(700, 300))
    with pytest.raises(UserError, match="partner_range lies within 0 and 999"):
        SamplingConfig(partner_range=(0, 1000))
    with pytest.raises(UserError, match="partner_guidance must be a number"):
        SamplingConfig(partner_guidance=float("nan"))


def test_bf16_of_a_gpu_gives_nearly_the_same(monkeypatch):
    """On the CPU, where it is never taken by itself."""
    model = CooperativeDenoiser(dataclasses.replace(preset("base").denoiser, width=64, num_blocks=2, expert_width=64))
    torch.manual_seed(0)
    for parameter in model.parameters():
        if parameter.dim() > 1:
            torch.nn.init.normal_(parameter, std=0.08)
    cond = Condition(torch.randn(1, 2, 192), torch.randn(1, 2, 5, 192), torch.ones(1, 2, 5, dtype=torch.bool))
    noise = torch.randn(1, 2, 12, model.config.features)
    plain = sample(model.eval(), noise, cond, unconditional=cond, steps=5, guidance=1.0, scheduler="unipc")
    with torch.inference_mode():
        assert isinstance(runtime.sampling_precision(torch.device("cpu")), nullcontext)
    monkeypatch.setattr(runtime, "sampling_precision", lambda device: torch.autocast("cpu", torch.bfloat16))
    found = sample(model, noise, cond, unconditional=cond, steps=5, guidance=1.0, scheduler="unipc")
    assert found.dtype == torch.float32 and not torch.equal(found, plain)
    assert (found - plain).square().mean() < 1e-3 * plain.square().mean()


def test_the_schedule_is_of_the_cpu_whoever_asks_first():
    alphas_cumprod.cache_clear()
    with torch.device("meta"):
        first = alphas_cumprod()
    assert first.device.type == "cpu" and float(first[0]) > 0.99
