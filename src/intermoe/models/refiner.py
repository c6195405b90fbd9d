"""The refiner: details of a motion that few sampling steps leave out, made anew for who each person is.

The denoiser's last step jumps from much noise to none, and what is smaller than its own error comes out as a mean: small
movements, sway, the traces of tempo and energy. The refiner is a second, small denoiser for the least noise alone
(denoisers by noise level: eDiff-I, arXiv 2211.01324). A sampled motion gets a few centimetres of noise and is denoised
again, as in SDEdit (arXiv 2108.01073), told of both personas with a guidance weight of their own.

Noise is counted in metres: the same deviation in every coordinate would move a pelvis by 2 m where it moves a wrist's tremor by
millimetres, so each coordinate gets what moves the joints as far as it does in any other.
Letters: B clips, P people, S = B * P sequences, L latent frames, K coordinates, H hand channels, V numbers of a persona, D width.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from intermoe.core.errors import UserError
from intermoe.core.lengths import frame_mask
from intermoe.core.persona import VECTOR
from intermoe.models.products import Linear

NOISE = (0.002, 0.12)  # metres: the least and the most that it learns
DETAIL = 0.02  # metres: about the size of what it makes anew
AROUND = 5  # latent frames whose mean a detail is seen against
CLOSE = 8.0  # of the noise: larger differences are no details
_LEVELS = 32  # numbers that tell the noise


@dataclass(frozen=True)
class RefinerConfig:
    """Sizes of the refiner, and how it is sampled."""

    coordinates: int = 0  # K, the denoiser's `components`; training sets it, and the next
    hands: int = 0  # H, the denoiser's hand channels, read and passed on
    width: int = 144  # D
    num_blocks: int = 6
    kernel: int = 7  # latent frames that a block looks at
    noise: float = 0.06  # metres that a motion gets
    steps: int = 4
    guidance: float = 7.0  # of the personas

    def __post_init__(self) -> None:
        if min(self.width, self.num_blocks, self.kernel, self.steps) < 1 or min(self.coordinates, self.hands) < 0:
            raise UserError("all sizes of a refiner have to be positive")
        if self.kernel % 2 == 0:
            raise UserError(f"kernel of a refiner is an odd number of latent frames, found {self.kernel}")
        if not NOISE[0] < self.noise <= NOISE[1]:
            raise UserError(
                f"noise of a refiner lies above {NOISE[0]:g} and up to {NOISE[1]:g} metres, found {self.noise:g}"
            )
        if not abs(self.guidance) <= 100:
            raise UserError(f"guidance of a refiner lies between -100 and 100, found {self.guidance:g}")


class RefinerBlock(nn.Module):
    """Frames around, then a feed-forward layer, told the noise and the personas."""

    def __init__(self, config: RefinerConfig) -> None:
        super().__init__()
        D = config.width
        self.around = nn.Conv1d(D, D, config.kernel, padding=config.kernel // 2, groups=D)
        self.norm = nn.LayerNorm(D, elementwise_affine=False)
        self.modulation = Linear(D, 3 * D)
        self.up, self.down = Linear(D, 4 * D), Linear(4 * D, D)
        for layer in (self.modulation, self.down):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(self, h: Tensor, told: Tensor, valid: Tensor) -> Tensor:
        """h (S,L,D), told (S,D), valid (S,L,1) -> (S,L,D)."""
        scale, shift, gate = self.modulation(told)[:, None].chunk(3, dim=-1)
        seen = self.around((h * valid).transpose(1, 2)).transpose(1, 2)
        return h + (1 + gate) * self.down(F.gelu(self.up(self.norm(seen) * (1 + scale) + shift)))


class Refiner(nn.Module):
    """Noisy latents, noise in metres, personas -> clean latents, for all people at once."""

    unit: Tensor  # (K,) noise of each coordinate for a metre; training fits it to the coordinates

    def __init__(self, config: RefinerConfig) -> None:
        super().__init__()
        self.config = config
        D, K = config.width, config.coordinates
        self.register_buffer("unit", torch.ones(K))
        self.embed = Linear(2 * (K + config.hands) + 2 * K, D)
        self.add_personas = Linear(2 * VECTOR, D)
        self.tell = nn.Sequential(Linear(_LEVELS + 2 * VECTOR, D), nn.SiLU(), Linear(D, D), nn.SiLU())
        self.blocks = nn.ModuleList(RefinerBlock(config) for _ in range(config.num_blocks))
        self.norm, self.out = nn.LayerNorm(D), Linear(D, K)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, x: Tensor, noise: Tensor, personas: Tensor, *, lengths: Tensor) -> Tensor:
        """Predict clean coordinates.

        Args:
            x: noisy coordinates, and behind them hand channels without noise (B,P,L,K+H).
            noise: its deviation in metres (B,).
            personas: (B,P,V) as `core.persona.vector` gives them, zeros where nothing is told.
            lengths: valid latent frames (B,).

        Returns:
            x_0, (B,P,L,K).
        """
        B, P, L, _ = x.shape
        coordinates, sigma = x[..., : self.config.coordinates], noise[:, None, None, None]
        valid = frame_mask(lengths, L).repeat_interleave(P, dim=0)[..., None].to(x)
        told = torch.cat((personas, personas.flip(1)), dim=-1).flatten(0, 1)
        level = noise_levels(noise).repeat_interleave(P, dim=0)
        # a detail of millimetres beside a place of metres: three digits would not hold both
        with torch.autocast(x.device.type, enabled=False):
            size = self.unit * (sigma.square() + DETAIL**2).sqrt()
            own = (coordinates - around(coordinates, valid)) / size
            apart = (coordinates - coordinates.flip(1)) / size
            seen = (4 * x, 4 * x.flip(1), own.clamp(-CLOSE, CLOSE), apart.clamp(-CLOSE / 2, CLOSE / 2))
            h = self.embed(torch.cat(seen, dim=-1)).flatten(0, 1) + self.add_personas(told)[:, None]
        emb = self.tell(torch.cat((level, told), dim=-1))
        for block in self.blocks:
            h = block(h, emb, valid)
        with torch.autocast(x.device.type, enabled=False):
            change = self.out(self.norm(h.float())).unflatten(0, (B, P))
            return coordinates + self.unit * change * sigma * DETAIL / (sigma.square() + DETAIL**2).sqrt()

    @torch.no_grad()
    def refine(
        self,
        latents: Tensor,
        noise: Tensor,
        personas: Tensor | None,
        *,
        lengths: Tensor,
        weight: float = 1.0,
    ) -> Tensor:
        """Latents (B,P,L,K+H) with their details made anew; hand channels stay.

        Args:
            noise: standard normal, (B,P,L,K).
            personas: (B,P,V), None = nothing is told of anybody.
            weight: how strongly the personas are followed, in parts of the refiner's own guidance.

        Steps are even over the logarithm of noise, of second order (DPM-Solver++ 2M, arXiv 2211.01095, with noise added
        to the signal in place of mixed with it).
        """
        own, K = self.config, self.config.coordinates
        hands = latents[..., K:]
        told = latents.new_zeros(*latents.shape[:2], VECTOR) if personas is None else personas.to(latents)
        nothing = torch.zeros_like(told)
        guidance = own.guidance * weight if bool((told != 0).any()) else 1.0

        def predict(x: Tensor, sigma: float) -> Tensor:
            seen, level = torch.cat((x, hands), dim=-1), x.new_full((len(x),), sigma)
            if guidance == 1.0:
                return self(seen, level, told, lengths=lengths)
            both = self(
                torch.cat((seen, seen)), torch.cat((level, level)), torch.cat((told, nothing)), lengths=lengths.repeat(2)
            )  # fmt: skip
            with_, without = both.chunk(2)
            return without + guidance * (with_ - without)

        x = latents[..., :K] + own.noise * self.unit * noise
        last = _LAST if own.steps > 1 else own.noise
        sigmas = [own.noise * (last / own.noise) ** (step / max(own.steps - 1, 1)) for step in range(own.steps)]
        before: Tensor | None = None
        for step, sigma in enumerate(sigmas):
            x_0 = predict(x, sigma)
            if step + 1 == own.steps:
                x = x_0
                break
            ratio = sigmas[step + 1] / sigma
            # the steps' logarithms are equal, so the second order's weights are 3/2 and -1/2
            toward = x_0 if before is None else 1.5 * x_0 - 0.5 * before
            x, before = ratio * x + (1.0 - ratio) * toward, x_0
        return torch.cat((x, hands), dim=-1)


_LAST = 0.003  # metres of noise at the last step


def units(motion: Tensor, coordinates: int) -> Tensor:
    """(K,) noise of each coordinate for a metre, from the linear map of windows of coordinates to motion
    (`training.basis`).

    With it, noise of s moves the joints by s metres (root mean square), and every coordinate's share is the same.
    """
    return (1.0 / (_gains(motion, coordinates) * math.sqrt(coordinates))).clamp(max=_MOST)


_MOST = 8.0  # directions that hardly move anything would be drowned


def noise_levels(noise: Tensor) -> Tensor:
    """Noise in metres (B,) as numbers around 1, for a network to read: (B,32)."""
    turns = 0.5 * torch.arange(1, _LEVELS // 2 + 1, device=noise.device).to(noise)
    level = (noise / DETAIL).log()[:, None] * turns
    return torch.cat((level.sin(), level.cos()), dim=-1)


def _gains(motion: Tensor, coordinates: int) -> Tensor:
    """(K,) metres, root mean square over joints, that 1 in a coordinate moves them by: (H*K, S*M) with positions first."""
    columns = motion.unflatten(0, (-1, coordinates)).unflatten(-1, (4, -1))[..., :66]
    at = columns.unflatten(-1, (22, 3)).clone()
    at[..., 1:, :] += at[..., :1, :]  # joints are relative to the pelvis
    return at.square().sum(-1).mean(-1).mean(-1).sum(0).sqrt()


def around(x: Tensor, valid: Tensor) -> Tensor:
    """The mean of the valid latent frames around each one: (B,P,L,K), (S,L,1) -> (B,P,L,K)."""
    pad = AROUND // 2
    sums = F.avg_pool1d((x.flatten(0, 1) * valid).transpose(1, 2), AROUND, 1, pad)
    shares = F.avg_pool1d(valid.transpose(1, 2), AROUND, 1, pad)
    return (sums / shares.clamp(min=0.5 / AROUND)).transpose(1, 2).unflatten(0, x.shape[:2])
