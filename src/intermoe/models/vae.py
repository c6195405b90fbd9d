"""The causal-skeletal VAE (paper section 3.1): a person's motion <-> seven latent joints, one latent for four frames.

Letters: ... any leading axes (clips, people), T frames, L latent frames, F features, J joints, C latent channels.
Inside, joints lead: (J, S, T, C) with S all leading axes in one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from intermoe.core.errors import UserError, unknown
from intermoe.core.lengths import STRIDE
from intermoe.models.layers import JointLinear
from intermoe.models.stconv import Memory, ResSTBlock, STConv, STPool, STUnpool
from intermoe.skeleton.pooling import LATENT_JOINTS, JointGraph, joint_graphs

LAYOUTS = {"interhuman": "smpl22", "interx": "smplx55", "humanml3d": "smpl22"}  # feature layout -> skeleton
LOGVAR_START = -5.0
PART = 1 << 19  # numbers of one activation that are worked on together on a CPU, 2 MB
CONTACT_JOINTS = (7, 10, 8, 11)  # the joints that carry InterHuman's four contacts, in its order


@dataclass(frozen=True)
class VAEConfig:
    """Sizes and options of the VAE; the defaults are the paper's."""

    layout: str = (
        "interhuman"  # features it reads: interhuman (..., T, 262), interx (..., T, 55, 12), humanml3d (..., T, 263)
    )
    channels: int = 64  # C, everywhere inside and in the latent
    joint_kernel: int = 3  # joints (by index) under the temporal kernel: 3 as released, 1 = time only
    blocks_per_level: int = 2  # residual blocks on each of the two levels
    dropout: float = 0.1
    released_graph: bool = False  # Inter-X only: the released joint graph, whose entries are shifted by one

    def __post_init__(self) -> None:
        if self.layout not in LAYOUTS:
            raise unknown("feature layout", self.layout, LAYOUTS)
        if self.joint_kernel % 2 == 0 or self.joint_kernel < 1:
            raise UserError(f"joint_kernel has to be odd, found {self.joint_kernel}")
        if min(self.channels, self.blocks_per_level) < 1:
            raise UserError("a VAE needs at least one channel and one block a level")
        if not 0 <= self.dropout < 1:
            raise UserError(f"dropout lies from 0 to below 1, found {self.dropout}")

    @property
    def features_per_joint(self) -> int:
        return 12 if self.layout == "interx" else 13

    @property
    def time_axis(self) -> int:
        return -3 if self.layout == "interx" else -2


@dataclass(frozen=True)
class Posterior:
    """A diagonal Gaussian over latents."""

    mean: Tensor  # (..., L, 7, C)
    logvar: Tensor  # (..., L, 7, C)

    def sample(self, generator: torch.Generator | None = None) -> Tensor:
        noise = torch.randn(self.mean.shape, generator=generator, dtype=self.mean.dtype).to(self.mean.device)
        return self.mean + torch.exp(0.5 * self.logvar) * noise

    def kl(self) -> Tensor:
        """Mean over all elements of KL(q || N(0, 1)), elementwise (...,L,7,C)."""
        return 0.5 * (self.mean.square() + self.logvar.exp() - self.logvar - 1.0)


def by_joint(features: Tensor, layout: str) -> Tensor:
    """Features (...,F) as the VAE reads them: those of Inter-X (...,55,12), all others as they are."""
    return features.unflatten(-1, (-1, 12)) if layout == "interx" else features


def flat(features: Tensor, layout: str) -> Tensor:
    """The inverse of `by_joint`."""
    return features.flatten(-2) if layout == "interx" else features


def split_joints(features: Tensor, layout: str) -> Tensor:
    """Features (S,T,F) -> (S,T,J,13): position 3, rotation 6 (none for the pelvis), velocity 3, contact (zero
    elsewhere).

    Inter-X features (S,T,J,12) are by joint already. HumanML3D's pelvis has its height between its steps as a position,
    and its turn as the first of its rotation.
    """
    if layout == "interx":
        return features
    if layout == "humanml3d":
        turn, step, height, body, rotation, velocity, contact = features.split((1, 2, 1, 63, 126, 66, 4), dim=-1)
        position = torch.cat((step[..., :1], height, step[..., 1:], body), dim=-1)
        rotation = torch.cat((turn, rotation.new_zeros(*turn.shape[:-1], 5), rotation), dim=-1)
    else:
        position, velocity, rotation, contact = features.split((66, 66, 126, 4), dim=-1)
        rotation = F.pad(rotation, (6, 0))
    contacts = features.new_zeros(*features.shape[:-1], 22)
    contacts[..., list(CONTACT_JOINTS)] = contact
    parts = (position.unflatten(-1, (22, 3)), rotation.unflatten(-1, (22, 6)))
    return torch.cat((*parts, velocity.unflatten(-1, (22, 3)), contacts[..., None]), dim=-1)


def join_joints(joints: Tensor, layout: str) -> Tensor:
    """The inverse of `split_joints`."""
    if layout == "interx":
        return joints
    position, rotation, velocity, contact = joints.split((3, 6, 3, 1), dim=-1)
    contacts = [contact[..., j, :] for j in CONTACT_JOINTS]
    turns, moved = rotation[..., 1:, :].flatten(-2), velocity.flatten(-2)
    if layout == "humanml3d":
        root = (rotation[..., 0, :1], position[..., 0, ::2], position[..., 0, 1:2])
        return torch.cat((*root, position[..., 1:, :].flatten(-2), turns, moved, *contacts), dim=-1)
    return torch.cat((position.flatten(-2), moved, turns, *contacts), dim=-1)


class CausalSkeletalVAE(nn.Module):
    """Encoder and decoder. The whole clip goes through at once; causality makes that equal to streaming it by four
    frames."""

    def __init__(self, config: VAEConfig):
        super().__init__()
        self.config = config
        C, F_joint = config.channels, config.features_per_joint
        fine, coarse = joint_graphs(LAYOUTS[config.layout], released=config.released_graph)

        def level(graph: JointGraph) -> list[ResSTBlock]:
            kernel, dropout = config.joint_kernel, config.dropout
            return [ResSTBlock(graph, C, joint_kernel=kernel, dropout=dropout) for _ in range(config.blocks_per_level)]

        J = self.num_joints = fine.num_joints
        self.lift = nn.Sequential(JointLinear(J, F_joint, C), nn.SiLU(), JointLinear(J, C, C))
        self.encoder = nn.Sequential(*level(fine), STPool(fine), *level(coarse), STPool(coarse))
        self.posterior = JointLinear(LATENT_JOINTS, C, 2 * C)
        with torch.no_grad():  # start almost certain: unit noise would hide the latent until its mean has grown
            self.posterior.weight[..., C:] *= 0.1
            self.posterior.bias[..., C:] = LOGVAR_START
        unpools = STUnpool(coarse, frames_per_latent=1), STUnpool(fine, frames_per_latent=2)
        self.decoder = nn.Sequential(unpools[0], *level(coarse), unpools[1], *level(fine))
        self.lower = nn.Sequential(JointLinear(J, C, C), nn.SiLU(), JointLinear(J, C, F_joint))

    def freeze_encoder(self) -> None:
        """Let only the decoder be trained: latents, and denoisers of them, stay what they are."""
        for part in (self.lift, self.encoder, self.posterior):
            part.requires_grad_(False)

    def encode(self, features: Tensor) -> Posterior:
        """Normalised features (...,T,F), of Inter-X (...,T,55,12) -> Posterior over (...,L,7,C), L = T/4 rounded up.

        When T is no multiple of 4 the last frame is repeated.
        """
        time = self.config.time_axis
        lead = features.shape[:time]
        x = features.reshape(math.prod(lead), *features.shape[time:])
        if missing := -x.shape[1] % STRIDE:
            x = torch.cat((x, x[:, -1:].expand(-1, missing, *x.shape[2:])), dim=1)
        mean, logvar = torch.cat([self._encode(part) for part in self._parts(x, x.shape[1])]).chunk(2, dim=-1)
        return Posterior(mean.reshape(*lead, *mean.shape[1:]), logvar.reshape(*lead, *logvar.shape[1:]))

    def decode(self, z: Tensor, num_frames: int | None = None) -> Tensor:
        """Latents (...,L,7,C) -> normalised features (...,4L,F), cut to `num_frames` when that is given."""
        lead, L = z.shape[:-3], z.shape[-3]
        parts = self._parts(z.reshape(math.prod(lead), *z.shape[-3:]), L * STRIDE)
        features = torch.cat([self._decode(part) for part in parts])[:, :num_frames]
        return features.reshape(*lead, *features.shape[1:])

    def stream(self, z: Tensor, *, latents: int = 1) -> Iterator[Tensor]:
        """What `decode` gives, piece by piece: (...,L,7,C) -> features (...,4 latents,F) at a time, as they are asked for.

        Each convolution remembers the last frames it has seen, so nothing is computed twice.
        """
        lead, memory = z.shape[:-3], dict[STConv, Tensor]()
        for part in z.reshape(math.prod(lead), *z.shape[-3:]).split(latents, dim=1):
            features = self._decode(part, memory)
            yield features.reshape(*lead, *features.shape[1:])

    def _parts(self, x: Tensor, num_frames: int) -> tuple[Tensor, ...]:
        """x (S,...) in parts of so few sequences of `num_frames` that a CPU's cache holds one part's channels; on other
        devices it stays whole."""
        if not x.is_cpu:
            return (x,)
        return x.split(max(1, PART // (self.num_joints * max(1, num_frames) * self.config.channels)))

    def _encode(self, x: Tensor) -> Tensor:
        """(S,T,F) -> means and log-variances, (S,L,7,2C)."""
        S, T = x.shape[:2]
        joints = split_joints(x, self.config.layout).permute(2, 0, 1, 3)
        h = self.lift(joints.flatten(1, 2)).unflatten(1, (S, T))
        return self.posterior(self.encoder(h).flatten(1, 2)).unflatten(1, (S, -1)).permute(1, 2, 0, 3)

    def _decode(self, z: Tensor, memory: Memory | None = None) -> Tensor:
        """(S,L,7,C) -> (S,4L,F)."""
        h = z.permute(2, 0, 1, 3).contiguous()
        for layer in self.decoder:
            h = layer(h, memory)
        joints = self.lower(h.flatten(1, 2)).unflatten(1, (len(z), -1)).permute(1, 2, 0, 3)
        return join_joints(joints, self.config.layout)

    def forward(self, features: Tensor, generator: torch.Generator | None = None) -> tuple[Tensor, Posterior]:
        """features (...,T,F) -> reconstruction of the same shape from a sampled latent, and the posterior."""
        posterior = self.encode(features)
        return self.decode(posterior.sample(generator), features.shape[self.config.time_axis]), posterior
