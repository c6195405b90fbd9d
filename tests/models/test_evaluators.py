"""The evaluators' networks: shapes, padding, unit length; small sizes, random weights."""

import pytest
import torch

from intermoe.core.errors import UserError
from intermoe.models.clip import END, START
from intermoe.models.interclip import InterCLIP, InterCLIPConfig
from intermoe.models.matcher import Matcher, MatcherConfig

SMALL = InterCLIPConfig(
    motion_width=16, motion_layers=2, motion_heads=2, text_width=12, text_layers=2, text_heads=2, hidden_width=24
)


@pytest.fixture(scope="module")
def interclip():
    torch.manual_seed(0)
    model = InterCLIP(SMALL).eval()
    with torch.no_grad():
        model.scale.fill_(3.0)
    return model


@torch.no_grad()
def test_interclip_embeddings_have_the_scale_as_length_and_ignore_padding(interclip):
    motions = torch.randn(2, 2, 20, 262)
    found = interclip.embed_motion(motions, torch.tensor([20, 12]))
    assert found.shape == (2, 512) and torch.allclose(found.norm(dim=-1), torch.tensor(3.0))
    spoilt = motions.clone()
    spoilt[1, :, 12:] = 9.0
    spoilt[..., -4:] = 1.0  # contacts are not looked at
    assert torch.allclose(interclip.embed_motion(spoilt, torch.tensor([20, 12])), found, atol=1e-5)
    assert torch.allclose(interclip.embed_motion(motions[1:, :, :12], torch.tensor([12])), found[1:], atol=1e-5)


@torch.no_grad()
def test_interclip_sees_who_is_who(interclip):
    motions, lengths = torch.randn(1, 2, 8, 262), torch.tensor([8])
    same = interclip.embed_motion(motions, lengths) - interclip.embed_motion(motions.flip(1), lengths)
    assert same.abs().max() > 1e-3


def test_interclip_learns_pairs(interclip):
    ids = torch.zeros(4, 77, dtype=torch.long)
    ids[:, 0], ids[:, 2] = START, END
    ids[:, 1] = torch.arange(5, 9)
    model, motions = InterCLIP(SMALL), torch.randn(4, 2, 8, 262)
    with torch.no_grad():
        model.scale.fill_(3.0)
    optimizer = torch.optim.Adam([p for p in model.parameters() if p.requires_grad], 3e-3)
    for _ in range(150):
        loss = model.loss(model.embed_motion(motions, torch.full((4,), 8)), model.embed_text(ids))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert loss < 0.5  # chance is log 4 = 1.39


def test_matcher():
    torch.manual_seed(0)
    model = Matcher(MatcherConfig(10, 8, 8, 8, 8, 6, 5, 3)).eval()
    with torch.no_grad():
        motion = model.embed_motion(torch.randn(3, 24, 10), torch.tensor([24, 8, 13]))
        text = model.embed_text(torch.randn(3, 7, 5), torch.randn(3, 7, 3), torch.tensor([3, 7, 5]))
    assert motion.shape == text.shape == (3, 6)
    with pytest.raises(UserError, match="4 frames"):
        MatcherConfig(unit_length=10)
