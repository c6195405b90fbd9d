"""What a denoiser's error in the latents does to the motion, as loss terms in the manner of InterGen's.

The linear map of basis.py tells it without decoding: where the pelvis is, the pose, how joints move, whether standing
feet stand, how far hands are from a near partner, how long bones are. The errors of the terms, and of noise levels,
differ by thousands; each is divided by what it has lately been on average, so that all of them are learnt all the time
(the weighting by uncertainty of Karras et al., arXiv 2312.02696, with running means in place of a network).
Letters: B clips, P people, L latent frames, K coordinates, S motion frames of a latent one, J joints, G terms.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from intermoe.core.errors import UserError
from intermoe.core.lengths import STRIDE
from intermoe.diffusion import NUM_TIMESTEPS
from intermoe.diffusion.schedules import MOST_NOISE, alphas_cumprod, noises
from intermoe.models.windows import windows
from intermoe.motion.interhuman import BLOCKS
from intermoe.skeleton.smpl22 import FOOT_JOINTS, PARENTS, WRISTS
from intermoe.training.basis import MOTION, Basis

NUM_BINS = 20  # noise levels that have a mean of their own, evenly over the logarithm of noise
_LITTLE = 0.5  # noise below which the details of a motion can be told
NEAR = 0.3  # metres between a wrist and a partner's joint at which their distance counts a third of what it does at 0
_WIDTHS = [BLOCKS[name].width for name in MOTION]
_MEMORY = 0.02  # share of a new value in a running mean


@dataclass(frozen=True)
class MotionWeights:
    """Shares of the terms; `coordinates` alone is the paper's squared error, each noise level weighted by its usual
    size.
    """

    coordinates: float = 1.0  # squared error of the coordinates themselves
    root: float = 0.5  # of the pelvis's place
    pose: float = 0.5  # of the joints, seen from the pelvis
    motion: float = 0.5  # of the joints' velocities in the world
    feet: float = 0.25  # of the velocities of feet that stand
    near: float = 0.5  # of the way from each wrist to the partner's joints, where that is short
    bones: float = 0.5  # of each bone's mean length over the clip: a body is the same in all frames
    hands: float = 0.25  # of the hand channels, in a model that has them

    def __post_init__(self) -> None:
        values = asdict(self).values()
        if min(values) < 0 or sum(values) == 0:
            raise UserError(f"the shares of the motion's terms must not be negative, nor all zero: {asdict(self)}")


TERMS = tuple(MotionWeights.__dataclass_fields__)  # those of a model without hand channels leave out the last


class MotionLoss(nn.Module):
    """Weighted terms of an error in the coordinates. `observe` moves the running means, nothing else does."""

    certain: Tensor
    linear: Tensor
    offset: Tensor
    usual: Tensor  # (G,bins) running mean of each term
    level: Tensor  # (1000,) bin of each timestep
    seen: Tensor  # (G,bins) how often it was measured
    sums: Tensor  # since the last `observe`
    counts: Tensor

    def __init__(self, basis: Basis, weights: MotionWeights, *, hands: bool = False) -> None:
        super().__init__()
        self.coordinates = basis.project.shape[1]  # K; what stands behind are hand channels
        self.names = TERMS if hands else TERMS[:-1]
        self.shares = tuple(asdict(weights)[name] for name in self.names)
        # an average over poses that might be has short bones: where noise leaves many, lengths count less
        self.register_buffer("certain", alphas_cumprod().float(), persistent=False)
        noise = noises().clamp(max=MOST_NOISE).log()
        share = (noise - noise[0]) / (noise[-1] - noise[0])
        self.register_buffer("level", (share * NUM_BINS).long().clamp(max=NUM_BINS - 1), persistent=False)
        self.register_buffer("linear", basis.motion, persistent=False)
        self.register_buffer("offset", basis.offset, persistent=False)
        for name in ("usual", "seen"):
            self.register_buffer(name, torch.zeros(len(self.names), NUM_BINS))
        for name in ("sums", "counts"):
            self.register_buffer(name, torch.zeros(len(self.names), NUM_BINS), persistent=False)

    def forward(self, error: Tensor, x0: Tensor, timesteps: Tensor, valid: Tensor) -> tuple[Tensor, dict[str, Tensor]]:
        """error, x0 (B,P,L,K+H), timesteps (B,), valid (B,L) bool -> loss, and each term's mean (metres squared, but for
        "coordinates").
        """
        with torch.autocast(error.device.type, enabled=False):  # metres need more than bf16's three digits
            return self._weighted(error.float(), x0.float(), timesteps, valid)

    def _weighted(
        self, error: Tensor, x0: Tensor, timesteps: Tensor, valid: Tensor
    ) -> tuple[Tensor, dict[str, Tensor]]:
        found = torch.stack(self.terms(error, x0, valid))  # (G,B)
        bins = self.level[timesteps]
        with torch.no_grad():
            if self.training:
                counted = (found > 0).to(self.counts)
                places = F.one_hot(bins, NUM_BINS).to(found)  # not index_add_, whose order is open on a GPU
                self.sums += (found.detach() * counted) @ places
                self.counts += counted @ places
            fresh = self.seen[:, bins] == 0  # nothing known yet: divide by itself
            scale = torch.where(fresh, found, self.usual[:, bins]).clamp(min=1e-10)
        shares = found.new_tensor(self.shares)
        scaled = found / scale
        bones = self.names.index("bones")
        trust = torch.ones_like(scaled)
        trust[bones] = self.certain[timesteps]
        loss = (shares @ (scaled * trust)).mean() / shares.sum()
        return loss, {name: value for name, value in zip(self.names, found.detach().mean(1))}

    def terms(self, error: Tensor, x0: Tensor, valid: Tensor) -> list[Tensor]:
        """Each term of each clip: a list of (B,)."""
        hands = error[..., self.coordinates :]
        error, x0 = error[..., : self.coordinates], x0[..., : self.coordinates]
        weight = valid[:, None, :, None].to(error)  # (B,1,L,1)
        frames = weight.sum((1, 2, 3)).clamp(min=1.0)
        position, velocity, _ = self._motion(windows(error * weight) @ self.linear)  # (B,P,L,S,J,3)
        with torch.no_grad():
            at, _, contact = self._motion(windows(x0, edge=True) @ self.linear + self.offset)
            stands = (contact > 0.5).to(error) * weight[..., None]  # (B,P,L,S,4)
            apart = (at[..., list(WRISTS), :].unsqueeze(-2) - at.flip(1).unsqueeze(-3)).norm(dim=-1)  # (B,P,L,S,2,J)
            near = torch.exp(-(apart / NEAR).square()) * weight[..., None, None]

        def mean(squares: Tensor) -> Tensor:  # (B,P,L,...) -> (B,)
            return (squares.flatten(3).mean(-1) * weight[..., 0]).sum((1, 2)) / (squares.shape[1] * frames)

        way = position[..., list(WRISTS), :].unsqueeze(-2) - position.flip(1).unsqueeze(-3)  # (B,P,L,S,2,J,3)
        moved = velocity[..., list(FOOT_JOINTS), :].square().sum(-1)
        terms = [
            mean(error.square()),
            mean(position[..., 0, :].square().sum(-1)),
            mean((position[..., 1:, :] - position[..., :1, :]).square().sum(-1)),
            mean(velocity.square().sum(-1)),
            (moved * stands).sum((1, 2, 3, 4)) / stands.sum((1, 2, 3, 4)).clamp(min=1.0),
            (way.square().sum(-1) * near).sum((1, 2, 3, 4, 5)) / near.sum((1, 2, 3, 4, 5)).clamp(min=1.0),
            (_bones(at + position, weight) - _bones(at, weight)).square().sum(-1).mean(-1),
        ]
        return terms if len(self.names) < len(TERMS) else [*terms, mean(hands.square())]

    def _motion(self, columns: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(B,P,L,S*136) -> positions and velocities (B,P,L,S,J,3) in the world, contacts (B,P,L,S,4)."""
        position, velocity, contact = columns.unflatten(-1, (STRIDE, -1)).split(_WIDTHS, dim=-1)
        position, velocity = position.unflatten(-1, (22, 3)), velocity.unflatten(-1, (22, 3))
        return self._world(position), self._world(velocity), contact

    @staticmethod
    def _world(x: Tensor) -> Tensor:
        return torch.cat((x[..., :1, :], x[..., 1:, :] + x[..., :1, :]), dim=-2)

    @torch.no_grad()
    def observe(self, reduce: Callable[[Tensor], Tensor] | None = None) -> None:
        """Take what was measured since the last call into the running means; `reduce` sums a tensor over processes."""
        sums, counts = (self.sums, self.counts) if reduce is None else (reduce(self.sums), reduce(self.counts))
        self.seen += counts
        share = torch.maximum(1.0 - (1.0 - _MEMORY) ** counts, counts / self.seen.clamp(min=1.0))
        self.usual += torch.where(counts > 0, share * (sums / counts.clamp(min=1.0) - self.usual), 0.0)
        self.sums.zero_()
        self.counts.zero_()


def low_noise(share: Tensor) -> Tensor:
    """0..1 -> timesteps whose noise lies between the least and `_LITTLE`, its logarithm as evenly as the share."""
    noise = noises()
    first, last = noise[0].log(), torch.tensor(_LITTLE).log()
    return torch.searchsorted(noise, (first + share * (last - first)).exp()).clamp(max=NUM_TIMESTEPS - 1)


def _bones(joints: Tensor, weight: Tensor) -> Tensor:
    """Joints (B,P,L,S,J,3), valid (B,1,L,1) -> mean length of each bone (B,P,J-1), metres."""
    lengths = (joints[..., 1:, :] - joints[..., list(PARENTS[1:]), :]).square().sum(-1).clamp(min=1e-8).sqrt()
    frames = weight.sum((2, 3)).clamp(min=1.0)[..., None]
    return (lengths.mean(3) * weight).sum(2) / frames
