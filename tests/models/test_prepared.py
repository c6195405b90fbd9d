"""A denoiser told beforehand what it will be asked gives what it gives when asked step by step."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
import torch

from intermoe.core import persona
from intermoe.diffusion import sample
from intermoe.models import denoiser as denoiser_module
from intermoe.models.condition import Condition
from intermoe.models.denoiser import CooperativeDenoiser
from intermoe.models.presets import preset
from intermoe.models.replay import KEEP, Replay


def small(name: str) -> CooperativeDenoiser:
    torch.manual_seed(0)
    sizes = {"latent_channels": 4, "width": 32, "num_blocks": 3, "num_heads": 2, "expert_width": 40, "cond_width": 24}
    components = 12 if name == "base" else 0
    config = dataclasses.replace(preset(name).denoiser, **sizes, components=components)
    made = CooperativeDenoiser(config).eval()
    for parameter in made.parameters():  # a fresh one answers zero to everything
        if parameter.dim() > 1:
            torch.nn.init.normal_(parameter, std=0.15)
    return made


def told(model: CooperativeDenoiser, clips: int) -> Condition:
    if model.config.text_cross_attention is False:
        return Condition(torch.randn(clips, 2, 24))
    mask = torch.arange(7)[None, None] < torch.tensor([3, 7])[:clips, None, None].expand(clips, 2, 1)
    personas = torch.randn(clips, 2, persona.VECTOR)
    return Condition(torch.randn(clips, 2, 24), torch.randn(clips, 2, 7, 24), mask, personas)


@pytest.mark.parametrize("ahead", [1, 1 << 26], ids=["one step ahead", "all steps"])
@pytest.mark.parametrize("name", ["paper", "base"])
def test_each_step_equals_the_denoiser_itself(name: str, ahead: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(denoiser_module, "AHEAD", ahead)
    model, steps, lengths = small(name), [900, 500, 20], torch.tensor([4, 9])
    cond, x = told(model, 2), torch.randn(2, 2, 9, model.config.features)
    with torch.no_grad():
        prepared = model.prepared(cond, steps, people=2)
        for number in (0, 1, 2, 1):  # a solver may go back
            want = model(x, torch.full((2,), steps[number]), cond, lengths=lengths)
            assert want.std() > 0.01
            found = prepared(x, number, lengths)
            assert all(torch.allclose(found[b, :, :n], want[b, :, :n], atol=1e-5) for b, n in enumerate((4, 9)))


@pytest.mark.parametrize("name", ["paper", "base"])
def test_who_is_alone_does_not_hear_the_partner(name: str) -> None:
    model, steps, lengths = small(name), [900, 20], torch.tensor([4, 9])
    cond, x = told(model, 2), torch.randn(2, 2, 9, model.config.features)
    other = torch.cat((x[:, :1], torch.randn_like(x[:, 1:])), dim=1)  # another partner for person 0
    both = Condition.cat([cond.apart(), cond])
    with torch.no_grad():
        prepared = model.prepared(both, steps, people=2)
        for number, t in enumerate(steps):
            at = torch.full((4,), t)
            alone, heard = model(x.repeat(2, 1, 1, 1), at, both, lengths=lengths.repeat(2)).chunk(2)
            changed, moved = model(other.repeat(2, 1, 1, 1), at, both, lengths=lengths.repeat(2)).chunk(2)
            if not model.config.instance_routing:  # else both people of a clip are routed as one
                assert torch.allclose(alone[1, 0], changed[1, 0], atol=1e-5)
            assert not torch.allclose(heard[1, 0], moved[1, 0], atol=1e-3)
            assert torch.allclose(heard, model(x, at[:2], cond, lengths=lengths), atol=1e-5)
            found = prepared(x.repeat(2, 1, 1, 1), number, lengths.repeat(2))
            assert torch.allclose(found[1], alone[1], atol=1e-5)
    assert Condition.cat([cond, cond]).alone is None and both[2:].alone.tolist() == [0, 0]


def test_a_sample_is_the_same_with_partner_guidance_on_an_interval() -> None:
    model = small("base")
    cond, nothing, noise = told(model, 2), told(model, 2), torch.randn(2, 2, 9, model.config.features)
    settings = {"unconditional": nothing, "guidance": 3.0, "steps": 4, "late": (500, told(model, 2))}
    ranged = {"partner_guidance": 0.7, "partner_range": (300, 999)}
    sizes: list[int] = []

    def plain(x, t, cond, *, lengths=None):  # cannot be prepared
        sizes.append(len(x))
        return model(x, t, cond, lengths=lengths)

    found = sample(model, noise, cond, **settings, **ranged)
    assert torch.allclose(found, sample(plain, noise, cond, **settings, **ranged), atol=1e-4)
    assert sizes == [6, 6, 4, 4] and not torch.allclose(found, sample(model, noise, cond, **settings), atol=1e-2)


def test_a_sample_is_the_same_with_guidance_on_an_interval() -> None:
    model = small("base")
    cond, nothing, noise = told(model, 2), told(model, 2), torch.randn(2, 2, 9, model.config.features)
    settings = {"unconditional": nothing, "guidance": 3.0, "guidance_range": (200, 700), "steps": 6}
    plain = lambda x, t, cond, *, lengths=None: model(x, t, cond, lengths=lengths)  # noqa: E731  (cannot be prepared)
    assert torch.allclose(sample(model, noise, cond, **settings), sample(plain, noise, cond, **settings), atol=1e-4)


def computed_again(work: Callable[[], torch.Tensor]) -> tuple[Callable[[], object], torch.Tensor]:
    """What a CUDA graph does, without one: the same places are read and written at every call."""
    out = work()
    return lambda: out.copy_(work()), out


@pytest.mark.parametrize("name", ["paper", "base"])
def test_recorded_steps_read_nothing_of_the_clip_they_were_recorded_for(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    model, steps, lengths = small(name), [900, 500, 20], torch.tensor([4, 9])
    made: list[Replay] = []
    monkeypatch.setattr(denoiser_module, "Replay", lambda: made.append(Replay(computed_again)) or made[-1])
    clips = [(told(model, 2), torch.randn(2, 2, 9, model.config.features)) for _ in range(2)]
    with torch.no_grad():
        wanted = [[model.prepared(cond, steps, people=2)(x, n, lengths) for n in range(3)] for cond, x in clips]
        monkeypatch.setattr(denoiser_module.PreparedSteps, "_replays", lambda self, x: True)
        for (cond, x), want in zip(clips, wanted, strict=True):
            prepared = model.prepared(cond, steps, people=2)
            for number in range(3):
                assert torch.allclose(prepared(x, number, lengths), want[number], atol=1e-5)
    assert not torch.allclose(wanted[0][0], wanted[1][0], atol=0.1)
    assert len(denoiser_module._REPLAYS[model]._recorded) == 1  # one graph for all of it


def test_few_recordings_are_kept() -> None:
    replay = Replay(computed_again)
    for length in (1, 2, 3, 4, 5, 1):
        x = torch.randn(length)
        assert torch.equal(replay(lambda given: given[0] * 2, [x]), x * 2)
    assert len(replay._recorded) == KEEP


def test_a_moved_model_or_another_type_is_recorded_anew() -> None:
    replay, x = Replay(computed_again), torch.randn(3)
    assert torch.equal(replay(lambda given: given[0] * 2, [x], of="here"), x * 2)
    assert torch.equal(replay(lambda given: given[0] * 3, [x], of="there"), x * 3)
    assert replay(lambda given: given[0] * 2, [x.double()], of="here").dtype == torch.float64
