"""The contact reader: which hand touches what of the partner, and when, seen through noise and told the text.

A sampled hand often ends a decimetre short of what it reaches for. The reader is shown latents with noise of that size, so
that it cannot see whether a hand arrives, only where it is going; with the text it says what is touched. The pipeline then
brings the two together (direction/closing.py).
Letters: B clips, P people, S = B * P, L latent frames, K coordinates, H hand channels, W width of the text's vector,
C parts of the partner, D width.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from intermoe.core.errors import UserError
from intermoe.core.lengths import frame_mask
from intermoe.models.products import Linear
from intermoe.models.refiner import RefinerBlock, RefinerConfig, around, noise_levels
from intermoe.models.windows import WINDOW, windows
from intermoe.skeleton import body
from intermoe.skeleton.body import HANDS
from intermoe.skeleton.smpl22 import NUM_JOINTS

PARTS = (
    *HANDS, "left_wrist", "right_wrist", "left_elbow", "right_elbow", "left_shoulder", "right_shoulder", "head",
    "spine1", "spine2", "spine3", "left_knee", "right_knee",
)  # of the partner, that hands touch  # fmt: skip
NOISE = (0.03, 0.3)  # metres: the least and the most that it learns
_SCALES = (0.15, 0.3, 0.6)  # metres, of the bumps that tell a distance
_RARE = -4.0  # logit that it starts from: few hands touch


@dataclass(frozen=True)
class ContactsConfig:
    """Sizes of the contact reader, and how it is asked."""

    coordinates: int = 0  # K, the denoiser's `components`; training sets it, and the next two
    hands: int = 0  # H
    text: int = 0  # W
    width: int = 112  # D
    num_blocks: int = 5
    kernel: int = 7  # latent frames that a block looks at
    noise: float = 0.15  # metres through which a sample is seen
    looks: int = 2  # at the same sample, each through noise of its own

    def __post_init__(self) -> None:
        if (
            min(self.width, self.num_blocks, self.kernel, self.looks) < 1
            or min(self.coordinates, self.hands, self.text) < 0
        ):
            raise UserError("all sizes of a contact reader have to be positive")
        if self.kernel % 2 == 0:
            raise UserError(f"kernel of a contact reader is an odd number of latent frames, found {self.kernel}")
        if not NOISE[0] <= self.noise <= NOISE[1]:
            raise UserError(
                f"noise of a contact reader lies between {NOISE[0]:g} and {NOISE[1]:g} metres, found {self.noise:g}"
            )


class ContactReader(nn.Module):
    """Noisy latents, their noise in metres, the text -> logits of touching."""

    joints_map: (
        Tensor  # (WINDOW*K,J*3) window of coordinates -> joints in the middle of a latent frame; training fits it
    )
    joints_offset: Tensor  # (J*3,)
    points: Tensor  # (C,J)
    unit: Tensor  # (K,) noise of each coordinate for a metre (`models.refiner.units`)

    def __init__(self, config: ContactsConfig) -> None:
        super().__init__()
        self.config = config
        D, K, C = config.width, config.coordinates, len(PARTS)
        self.register_buffer("joints_map", torch.zeros(WINDOW * K, NUM_JOINTS * 3))
        self.register_buffer("joints_offset", torch.zeros(NUM_JOINTS * 3))
        self.register_buffer("unit", torch.ones(K))
        self.register_buffer("points", points(), persistent=False)
        self.embed = Linear(2 * (K + config.hands) + 2 * len(HANDS) * C * (len(_SCALES) + 1), D)
        levels = noise_levels(torch.ones(1)).shape[-1]
        self.tell = nn.Sequential(Linear(levels + 2 * config.text, D), nn.SiLU(), Linear(D, D), nn.SiLU())
        sizes = RefinerConfig(width=D, kernel=config.kernel)
        self.blocks = nn.ModuleList(RefinerBlock(sizes) for _ in range(config.num_blocks))
        self.norm, self.out = nn.LayerNorm(D), Linear(D, len(HANDS) * C)
        nn.init.zeros_(self.out.weight)
        nn.init.constant_(self.out.bias, _RARE)

    def forward(self, x: Tensor, noise: Tensor, text: Tensor, *, lengths: Tensor) -> Tensor:
        """Read.

        Args:
            x: noisy coordinates, and behind them hand channels without noise (B,P,L,K+H).
            noise: its deviation in metres (B,).
            text: the condition's vector for each person (B,P,W).
            lengths: valid latent frames (B,).

        Returns:
            logits (B,P,L,2,C): a person's left and right hand, each of `PARTS` of the partner.
        """
        B, P, L, _ = x.shape
        valid = frame_mask(lengths, L).repeat_interleave(P, dim=0)[..., None].to(x)
        # distances of a decimetre between places of metres: three digits would not hold both
        with torch.autocast(x.device.type, enabled=False):
            far = self.ways(around(x[..., : self.config.coordinates], valid)).norm(dim=-1).flatten(-2)
            both = torch.cat((far, far.flip(1)), dim=-1)
            seen = [torch.exp(-(both / scale).square()) for scale in _SCALES]
            h = self.embed(torch.cat((4 * x, 4 * x.flip(1), *seen, (both - 0.4).clamp(-0.4, 0.6)), dim=-1)).flatten(
                0, 1
            )
        level = noise_levels(noise)[:, None].expand(-1, P, -1)
        emb = self.tell(torch.cat((level, text, text.flip(1)), dim=-1).flatten(0, 1))
        for block in self.blocks:
            h = block(h, emb, valid)
        with torch.autocast(x.device.type, enabled=False):
            return self.out(self.norm(h.float())).unflatten(-1, (len(HANDS), -1)).unflatten(0, (B, P))

    def joints(self, x: Tensor) -> Tensor:
        """Coordinates (...,L,K) -> joints in the middle of each latent frame (...,L,J,3), metres."""
        return at_pelvis((windows(x, edge=True) @ self.joints_map + self.joints_offset).unflatten(-1, (NUM_JOINTS, 3)))

    def ways(self, x: Tensor) -> Tensor:
        """Coordinates (B,P,L,K) -> from each hand to each part of the partner (B,P,L,2,C,3), metres."""
        return self.between(self.joints(x))

    def between(self, joints: Tensor) -> Tensor:
        """The same of joints (B,P,L,J,3)."""
        at = self.points @ joints
        return at.flip(1)[..., None, :, :] - at[..., : len(HANDS), None, :]

    def responses(self) -> Tensor:
        """How far a coordinate moves each of `PARTS` in the middle of a latent frame: (C,3,WINDOW,K), newest first."""
        joints = self.joints_map.unflatten(0, (WINDOW, -1)).unflatten(-1, (NUM_JOINTS, 3))
        return torch.einsum("cj,wkjx->cxwk", self.points, at_pelvis(joints))

    @torch.no_grad()
    def read(self, latents: Tensor, noise: Tensor, text: Tensor, *, lengths: Tensor) -> Tensor:
        """How likely each touch is in latents (B,P,L,K+H): (B,P,L,2,C).

        Args:
            noise: standard normal, (looks,B,P,L,K).
            text: (B,P,W), or (B,W) where both are told the same.
        """
        own, K = self.config, self.config.coordinates
        text = text if text.dim() == 3 else text[:, None].expand(-1, latents.shape[1], -1)
        level = latents.new_full((len(latents),), own.noise)
        logits = torch.zeros((), device=latents.device)
        for look in noise:
            seen = torch.cat((latents[..., :K] + own.noise * self.unit * look, latents[..., K:]), dim=-1)
            logits = logits + self(seen, level, text, lengths=lengths)
        return (logits / len(noise)).sigmoid()


def points() -> Tensor:
    """(C,J) weights of the joints whose sum each of `PARTS` is; a hand goes on along the forearm."""
    weights = torch.zeros(len(PARTS), NUM_JOINTS)
    for row, name in enumerate(PARTS):
        for joint, weight in body.parts(name):
            weights[row, joint] = weight
    return weights


def at_pelvis(joints: Tensor) -> Tensor:
    """Joints (...,J,3) relative to the pelvis, and the pelvis -> where they are."""
    return torch.cat((joints[..., :1, :], joints[..., 1:, :] + joints[..., :1, :]), dim=-2)
