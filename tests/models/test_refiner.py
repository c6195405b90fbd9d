"""The refiner: what it may depend on, what its noise is worth in metres, and that it restores what was taken away."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from intermoe.core.errors import UserError
from intermoe.core.persona import VECTOR
from intermoe.models.refiner import Refiner, RefinerConfig, units

K, H = 6, 4
CONFIG = RefinerConfig(coordinates=K, hands=H, width=32, num_blocks=2, kernel=3)


@pytest.fixture
def refiner() -> Refiner:
    torch.manual_seed(0)
    made = Refiner(CONFIG)
    for weight in made.parameters():  # it starts by passing on what it sees
        if not weight.any():
            torch.nn.init.normal_(weight, std=0.2)
    return made.eval()


def drawn(clips: int = 2, length: int = 9) -> tuple[Tensor, Tensor, Tensor]:
    draw = torch.Generator().manual_seed(1)
    latents = 0.2 * torch.randn(clips, 2, length, K + H, generator=draw)
    return latents, torch.randn(clips, 2, length, K, generator=draw), torch.randn(clips, 2, VECTOR, generator=draw)


def test_a_clip_is_the_same_alone_padded_and_in_a_batch(refiner: Refiner) -> None:
    latents, noise, personas = drawn()
    lengths = torch.tensor([9, 6])
    together = refiner.refine(latents, noise, personas, lengths=lengths)
    alone = refiner.refine(latents[1:, :, :6], noise[1:, :, :6], personas[1:], lengths=lengths[1:])
    torch.testing.assert_close(together[1:, :, :6], alone, atol=1e-5, rtol=1e-4)
    assert not torch.allclose(together[..., :K], latents[..., :K], atol=1e-3)


def test_people_may_be_exchanged(refiner: Refiner) -> None:
    latents, noise, personas = drawn()
    lengths = torch.tensor([9, 9])
    straight = refiner.refine(latents, noise, personas, lengths=lengths)
    crossed = refiner.refine(latents.flip(1), noise.flip(1), personas.flip(1), lengths=lengths)
    torch.testing.assert_close(crossed.flip(1), straight, atol=1e-5, rtol=1e-4)


def test_hands_stay_and_personas_count(refiner: Refiner) -> None:
    latents, noise, personas = drawn()
    lengths = torch.tensor([9, 9])
    told = refiner.refine(latents, noise, personas, lengths=lengths)
    nobody = refiner.refine(latents, noise, None, lengths=lengths)
    assert torch.equal(told[..., K:], latents[..., K:])
    assert not torch.allclose(told, nobody, atol=1e-3)
    torch.testing.assert_close(refiner.refine(latents, noise, 0 * personas, lengths=lengths), nobody)


def test_noise_is_in_metres() -> None:
    """Coordinates that move joints by very different amounts get noise that moves them by the same, metres in all."""
    draw = torch.Generator().manual_seed(2)
    size = torch.tensor([3.0, 1.0, 0.5, 0.2, 0.15, 0.1])
    motion = torch.zeros(
        4, K, 4, 136
    )  # windows of 4 latent frames -> 4 motion frames of positions, velocities, contacts
    motion[0, :, :, :66] = size[:, None, None] * torch.randn(K, 4, 66, generator=draw)
    motion[..., 3:66] = 0.0  # all joints go with the pelvis
    unit = units(motion.flatten(2).flatten(0, 1), K)
    noise = 0.05 * unit * torch.randn(4000, K, generator=draw)
    moved = torch.einsum("nk,ksm->nsm", noise, motion[0, ..., :3]).square().sum(-1).mean().sqrt()
    assert float(moved) == pytest.approx(0.05, rel=0.05)
    shares = (unit[:, None, None] * motion[0, ..., :3]).square().sum(-1).mean(-1).sqrt()
    assert torch.allclose(shares, shares.mean().expand(K), rtol=1e-4)


def test_it_learns_to_restore_a_detail() -> None:
    """Sway whose size follows from the persona is there again after refining motions that have none."""
    torch.manual_seed(0)
    config = RefinerConfig(coordinates=K, hands=0, width=48, num_blocks=2, kernel=5, noise=0.06, guidance=1.0)
    refiner = Refiner(config)
    optimizer = torch.optim.Adam(refiner.parameters(), 3e-3)

    def clips(count: int, draw: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
        still = 0.3 * torch.randn(count, 2, 1, K, generator=draw).expand(-1, -1, 24, -1)
        personas = torch.zeros(count, 2, VECTOR)
        lively = torch.randint(2, (count, 2), generator=draw).float()
        personas[..., 6], personas[..., 6 + VECTOR // 2] = 2 * lively - 1, 1.0
        sway = (0.005 + 0.03 * lively)[..., None, None] * torch.randn(count, 2, 24, K, generator=draw)
        return still.clone(), personas, sway

    for step in range(250):
        draw = torch.Generator().manual_seed(step)
        still, personas, sway = clips(32, draw)
        sigma = torch.exp(torch.rand(32, generator=draw) * 4.0 - 6.2)  # .002 to .11
        x0 = still + sway
        noisy = x0 + sigma[:, None, None, None] * torch.randn(x0.shape, generator=draw)
        error = refiner(noisy, sigma, personas, lengths=torch.full((32,), 24)) - x0
        loss = (error.square().mean((1, 2, 3)) / sigma.square()).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    draw = torch.Generator().manual_seed(10_000)
    still, personas, sway = clips(64, draw)
    made = refiner.eval().refine(
        still, torch.randn(still.shape, generator=draw), personas, lengths=torch.full((64,), 24)
    )
    size = (made - made.mean(2, keepdim=True)).std((2, 3))
    lively = personas[..., 6] > 0
    assert float(size[lively].mean()) == pytest.approx(float(sway.std((2, 3))[lively].mean()), rel=0.35)
    assert float(size[~lively].mean()) < 0.6 * float(size[lively].mean())


@pytest.mark.parametrize(
    ("bad", "says"),
    [({"kernel": 4}, "odd number"), ({"noise": 0.5}, "up to 0.12 metres"), ({"width": 0}, "positive"),
     ({"guidance": 1e4}, "between -100 and 100")],
)  # fmt: skip
def test_what_cannot_be_is_told(bad: dict[str, float], says: str) -> None:
    with pytest.raises(UserError, match=says):
        RefinerConfig(**bad)  # type: ignore[arg-type]
