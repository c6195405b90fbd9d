"""The contact reader: what it may depend on, where its map says that hands are, and that it learns what text and motion tell."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from intermoe.core.errors import UserError
from intermoe.models.contacts import HANDS, PARTS, ContactReader, ContactsConfig
from intermoe.models.windows import WINDOW
from intermoe.skeleton.smpl22 import ELBOWS, INDEX, WRISTS

K, H, W = 6, 4, 5
CONFIG = ContactsConfig(coordinates=K, hands=H, text=W, width=32, num_blocks=2, kernel=3)


@pytest.fixture
def reader() -> ContactReader:
    torch.manual_seed(0)
    made = ContactReader(CONFIG)
    for weight in made.parameters():
        if not weight.any():
            torch.nn.init.normal_(weight, std=0.2)
    torch.nn.init.normal_(made.joints_map, std=0.5)
    return made.eval()


def drawn(clips: int = 2, length: int = 9) -> tuple[Tensor, Tensor, Tensor]:
    draw = torch.Generator().manual_seed(1)
    latents = 0.2 * torch.randn(clips, 2, length, K + H, generator=draw)
    return latents, torch.randn(2, clips, 2, length, K, generator=draw), torch.randn(clips, 2, W, generator=draw)


def test_a_clip_is_the_same_alone_padded_and_in_a_batch(reader: ContactReader) -> None:
    latents, noise, text = drawn()
    together = reader.read(latents, noise, text, lengths=torch.tensor([9, 6]))
    alone = reader.read(latents[1:, :, :6], noise[:, 1:, :, :6], text[1:], lengths=torch.tensor([6]))
    assert together.shape == (2, 2, 9, len(HANDS), len(PARTS))
    torch.testing.assert_close(together[1:, :, :6], alone, atol=1e-5, rtol=1e-4)
    assert float(together.std()) > 0.01


def test_people_may_be_exchanged_and_text_and_noise_count(reader: ContactReader) -> None:
    latents, noise, text = drawn()
    lengths = torch.tensor([9, 9])
    straight = reader.read(latents, noise, text, lengths=lengths)
    crossed = reader.read(latents.flip(1), noise.flip(2), text.flip(1), lengths=lengths)
    torch.testing.assert_close(crossed.flip(1), straight, atol=1e-5, rtol=1e-4)
    for other in (
        reader.read(latents, noise, 0 * text, lengths=lengths),
        reader.read(latents, 0 * noise, text, lengths=lengths),
    ):
        assert not torch.allclose(other, straight, atol=1e-3)
    both = reader.read(latents, noise, text[:, 0], lengths=lengths)  # one text for both
    torch.testing.assert_close(both, reader.read(latents, noise, text[:, :1].expand(-1, 2, -1), lengths=lengths))


def test_ways_lead_from_hands_beyond_the_wrist_to_the_partner(reader: ContactReader) -> None:
    latents, *_ = drawn()
    joints, ways = reader.joints(latents[..., :K]), reader.ways(latents[..., :K])
    head = joints[1, 0, 3, INDEX["head"]]
    forearm = joints[1, 1, 3, WRISTS[1]] - joints[1, 1, 3, ELBOWS[1]]
    hand = joints[1, 1, 3, WRISTS[1]] + forearm * 0.09 / 0.26203  # of the rest pose's forearm
    torch.testing.assert_close(ways[1, 1, 3, 1, PARTS.index("head")], head - hand, atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(ways[..., 0, 1, :], -ways.flip(1)[..., 1, 0, :])  # two hands, seen from either
    # what a coordinate does to a point, against a difference
    moved = latents[..., :K].clone()
    moved[0, 0, 4, 2] += 0.1
    change = (reader.points @ (reader.joints(moved) - reader.joints(latents[..., :K])))[0, 0]
    for lag in range(WINDOW):
        torch.testing.assert_close(change[4 + lag], 0.1 * reader.responses()[:, :, lag, 2], atol=1e-5, rtol=1e-4)
    assert not change[:4].any() and not change[8:].any()


def test_it_learns_which_hand_goes_where_and_asks_the_text_where_noise_hides_it() -> None:
    """A hand at the partner's, or 20 cm short of it: seen in little noise, told by the text in much."""
    torch.manual_seed(0)
    reader = ContactReader(ContactsConfig(coordinates=2, hands=0, text=1, width=32, num_blocks=2, kernel=3))
    for joint in (WRISTS[0], ELBOWS[0]):  # the first coordinate moves the left arm along x
        reader.joints_map[0, 3 * joint] = 1.0
    reader.joints_map[1, 0] = 1.0  # the second the body
    optimizer = torch.optim.Adam(reader.parameters(), 5e-3)

    def clips(count: int, metres: float, draw: torch.Generator) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        touches = torch.rand(count, generator=draw) < 0.5
        x = torch.zeros(count, 2, 12, 2)
        x[:, 0, :, 0] = torch.where(touches, 0.0, 0.2)[:, None]
        said = torch.where(torch.rand(count, generator=draw) < 0.9, touches, ~touches).float()
        x = x + metres * torch.randn(x.shape, generator=draw)
        return x, torch.full((count,), metres), said[:, None, None].expand(-1, 2, -1), touches

    def answers(count: int, metres: float, draw: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
        x, noise, said, touches = clips(count, metres, draw)
        return reader(x, noise, said, lengths=torch.full((count,), 12))[:, 0, :, 0, 0], touches, said[:, 0, 0] > 0

    for step in range(300):
        draw = torch.Generator().manual_seed(step)
        logits, touches, _ = answers(64, (0.02, 1.0)[step % 2], draw)
        loss = F.binary_cross_entropy_with_logits(logits, touches[:, None].float().expand(-1, 12))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    draw = torch.Generator().manual_seed(10_000)
    with torch.no_grad():
        near, touches, _ = answers(256, 0.02, draw)
        assert float(((near.mean(1) > 0) == touches).float().mean()) > 0.97
        far, _, said = answers(256, 1.0, draw)
        assert float(((far.mean(1) > 0) == said).float().mean()) > 0.9


@pytest.mark.parametrize(
    ("bad", "says"),
    [({"kernel": 4}, "odd number"), ({"noise": 0.5}, "between 0.03 and 0.3 metres"), ({"looks": 0}, "positive")],
)
def test_what_cannot_be_is_told(bad: dict[str, float], says: str) -> None:
    with pytest.raises(UserError, match=says):
        ContactsConfig(**bad)  # type: ignore[arg-type]
