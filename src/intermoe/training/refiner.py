"""After stage 2: the refiner of a trained model, on the same latents (models/refiner.py).

It reads no text: little noise leaves what is done in sight, and what it has to know is who does it.
Letters: B clips, P people, L latent frames, K coordinates, V numbers of a persona.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import torch
from lightning.fabric import Fabric
from torch import Tensor, nn

from intermoe.core.errors import UserError
from intermoe.core.lengths import frame_mask
from intermoe.data.batching import part
from intermoe.models.bundle import InterMoE
from intermoe.models.refiner import DETAIL, NOISE, Refiner, RefinerConfig, units
from intermoe.models.windows import windows
from intermoe.training.added import AddedStage, AddedTrainConfig, Ground, ground, with_part
from intermoe.training.logs import Callback
from intermoe.training.loop import Batch, Outcome, alone, fit, make_fabric
from intermoe.training.motion_loss import MotionLoss, MotionWeights

MOVED = 0.12  # metres a frame that joints move by on average for each metre of noise


@dataclass(frozen=True, kw_only=True)
class RefinerTrainConfig(AddedTrainConfig):
    """Settings of `intermoe train refiner`."""

    refiner: RefinerConfig = field(default_factory=RefinerConfig)
    steps: int = 5000
    schedule_steps: int = 5000
    warmup_steps: int = 60
    batch_size: int = 96
    optimizer: str = "muon"
    drop_personas: float = 0.1  # share of clips of which nothing is told; half the others tell all, half each by chance
    motion: float = 0.3  # weight of the joints' velocities beside the coordinates

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.motion < 0:
            raise UserError(f"motion is a weight and must not be negative, found {self.motion:g}")
        if not 0 <= self.drop_personas <= 1:
            raise UserError(f"drop_personas is a probability, found {self.drop_personas:g}")


class RefinerTask(nn.Module):
    """Latents and noise to the loss."""

    def __init__(self, refiner: Refiner, motion: MotionLoss, weight: float) -> None:
        super().__init__()
        self.refiner, self.weight = refiner, weight
        self._motion = (motion,)  # what coordinates mean in metres: nothing of it is trained

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        """x0, noise (B,P,L,K+H), sigma (B,), personas, lengths, scale -> losses, each 1 at about what guessing gives."""
        x0, sigma, lengths = batch["x0"], batch["sigma"], batch["lengths"]
        K = self.refiner.config.coordinates
        weight = frame_mask(lengths, x0.shape[2])[:, None, :, None].to(x0)
        noisy = x0[..., :K] + batch["noise"][..., :K] * self.refiner.unit * sigma[:, None, None, None]
        seen = torch.cat((noisy, x0[..., K:]), dim=-1)
        error = (self.refiner(seen, sigma, batch["personas"], lengths=lengths) - x0[..., :K]).float()
        frames = weight.sum((1, 2, 3)) * x0.shape[1]
        usual = (sigma.square() + DETAIL**2) / DETAIL**2
        coordinates = ((error / self.refiner.unit).square() * weight).sum((1, 2, 3)) / (frames * K)
        coordinates = coordinates / sigma.square() * usual
        motion = self._motion[0]
        _, velocity, _ = motion._motion(windows(error * weight) @ motion.linear.to(error))
        moved = (velocity.square().sum(-1).mean((-1, -2)) * weight[..., 0]).sum((1, 2)) / frames
        moved = moved / (MOVED * sigma).square() * usual
        loss = (coordinates + self.weight * moved).mean()
        return {"loss": loss * batch["scale"], "coordinates": coordinates.mean(), "motion": moved.mean()}


class RefinerStage(AddedStage):
    """Whole clips, noise, and who the people are."""

    name = "refiner"
    NOISE = NOISE

    def __init__(self, config: RefinerTrainConfig, model: InterMoE, ground: Ground) -> None:
        super().__init__(config, model, ground)
        self.drop = config.drop_personas
        assert model.refiner is not None and self.latents.basis is not None
        model.refiner.unit.copy_(units(self.latents.basis.motion, model.refiner.config.coordinates))
        self.task = RefinerTask(model.refiner, MotionLoss(self.latents.basis, MotionWeights()), config.motion)

    def _batch(
        self, rows: Tensor, shares: Tensor, draw: torch.Generator, rank: int, world: int, *, held_out: bool
    ) -> Batch:
        personas = self.clips.personas(rows) if held_out else self.clips.told(rows, draw, drop=self.drop)
        noise, lengths = self.clips.noise(rows, self.model, draw), self.clips.lengths[rows]
        mine = part(rows, rank, world)
        return {
            "x0": self.latents.batch(mine, noise.shape[2]),
            "noise": part(noise, rank, world),
            "sigma": part(self._noise(shares), rank, world),
            "personas": part(personas, rank, world),
            "lengths": part(lengths, rank, world),
            "scale": torch.tensor(len(mine) / len(rows) * world),
        }


@alone
def train_refiner(config: RefinerTrainConfig, callback: Callback | None = None) -> Outcome:
    """Train the refiner of a model on a data folder; see `fit` for what it raises, and UserError for a model that can have
    none."""
    fabric = make_fabric(config)
    return fit(refiner_stage(config, fabric, callback or Callback()), config, fabric, callback)


def refiner_stage(config: RefinerTrainConfig, fabric: Fabric, callback: Callback) -> RefinerStage:
    """The model with a new refiner, or the one it has of the same sizes, and the encoded corpus (rank 0 first)."""
    stands = ground(config, RefinerStage.name, config.refiner, fabric, callback)
    assert stands.given.denoiser is not None
    of = stands.given.denoiser.config
    sizes = replace(config.refiner, coordinates=of.components, hands=of.hand_channels)
    model = with_part(stands.given, "refiner", sizes, goes_on=_goes_on(stands.given, sizes))
    return RefinerStage(config, model.to(fabric.device), stands)


def _goes_on(given: InterMoE, sizes: RefinerConfig) -> bool:
    """Whether the model has a refiner whose weights fit; how it is sampled may differ."""
    has = given.config.refiner
    return has is not None and replace(has, noise=sizes.noise, steps=sizes.steps, guidance=sizes.guidance) == sizes
