"""A denoiser that goes on from another's weights does at first what that one did."""

from dataclasses import replace

import pytest
import torch

from intermoe.core.persona import VECTOR
from intermoe.models.condition import Condition
from intermoe.models.denoiser import CooperativeDenoiser, DenoiserConfig
from intermoe.models.text import TextConfig, text_head
from intermoe.skeleton.hands import CHANNELS
from intermoe.training.adopt import Change, adopt, adopt_text, fits, fits_text

SMALL = DenoiserConfig(
    latent_channels=4, components=12, width=16, num_blocks=2, num_heads=2, num_experts=3, expert_width=16, cond_width=8,
    dropout=0.0,
)  # fmt: skip
MORE = replace(SMALL, personas=True, roles=3, hands=True)


def _denoiser(config: DenoiserConfig, seed: int) -> CooperativeDenoiser:
    torch.manual_seed(seed)
    made = CooperativeDenoiser(config)
    for name, value in made.named_parameters():
        if not name.startswith(("embed_persona", "add_role", "embed_role")):
            torch.nn.init.normal_(value, std=0.2)
    return made.eval()


@pytest.mark.parametrize(
    ("has", "wanted", "right"),
    [
        (SMALL, SMALL, True),
        (SMALL, MORE, True),
        (MORE, SMALL, False),
        (SMALL, replace(MORE, width=32), False),
        (SMALL, replace(SMALL, components=11), False),
        (SMALL, replace(MORE, bias_rule="quantile", capacity=2.0), True),
        (SMALL, replace(SMALL, num_people=1), False),
    ],
)
def test_what_may_be_the_start(has: DenoiserConfig, wanted: DenoiserConfig, right: bool) -> None:
    assert fits(has, wanted) is right


@torch.no_grad()
def test_more_inputs_and_turned_coordinates_change_nothing_at_first() -> None:
    old, new = _denoiser(SMALL, 1), _denoiser(MORE, 2)
    turn = torch.linalg.qr(torch.randn(12, 12))[0]
    adopt(new, old, Change(back=turn, forth=turn.T))
    x, steps, told = torch.randn(3, 2, 5, 12), torch.tensor([3, 500, 900]), torch.randn(3, 8)
    hands, personas, roles = torch.randn(3, 2, 5, CHANNELS), torch.randn(3, 2, VECTOR), torch.randn(3, 2, 3)
    found = new(torch.cat((x @ turn.T, hands), -1), steps, Condition(told, personas=personas, roles=roles))
    torch.testing.assert_close(found[..., :12] @ turn, old(x, steps, told), atol=1e-5, rtol=1e-4)
    assert not found[..., 12:].any()


@torch.no_grad()
def test_the_same_coordinates_are_taken_as_they_are() -> None:
    old, new = _denoiser(MORE, 1), _denoiser(MORE, 2)
    adopt(new, old, None)
    x, steps, told = torch.randn(2, 2, 5, 12 + CHANNELS), torch.tensor([10, 700]), torch.randn(2, 8)
    personas = torch.randn(2, 2, VECTOR)
    cond = Condition(told, personas=personas)
    torch.testing.assert_close(new(x, steps, cond), old(x, steps, cond))


@torch.no_grad()
def test_gates_of_other_coordinates_are_not_taken() -> None:
    gated = replace(SMALL, skip_scale=0.05, skip_gate=True)
    old, turned, same = _denoiser(gated, 1), CooperativeDenoiser(gated).eval(), CooperativeDenoiser(gated).eval()
    turn = torch.linalg.qr(torch.randn(12, 12))[0]
    adopt(turned, old, Change(back=turn, forth=turn.T))
    adopt(same, old, None)
    assert not turned.gate.weight.any() and not turned.gate.bias.any()
    x, steps, told = torch.randn(2, 2, 5, 12), torch.tensor([10, 700]), torch.randn(2, 8)
    torch.testing.assert_close(same(x, steps, told), old(x, steps, told))


def test_a_text_head_learns_casts_from_one_that_names_none() -> None:
    plain = TextConfig(encoder="minilm", features=6, width=8, num_layers=1, num_heads=2, hidden_width=8)
    casts = replace(plain, casts=(("push: pusher", "push: pushed"),))
    assert fits_text(plain, casts) and fits_text(casts, casts)
    assert not fits_text(casts, plain) and not fits_text(replace(plain, width=16), casts) and not fits_text(None, casts)
    old, new = text_head(plain), text_head(casts)
    adopt_text(new, old)
    for name, value in old.state_dict().items():
        assert torch.equal(value, new.state_dict()[name])
