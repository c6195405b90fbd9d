"""After stage 2: the refiner of a trained model, on the same latents (models/refiner.py).

It reads no text: little noise leaves what is done in sight, and what it has to know is who does it.
Letters: B clips, P people, L latent frames, K coordinates, V numbers of a persona.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import log
from pathlib import Path
from typing import Any

import torch
from lightning.fabric import Fabric
from torch import Tensor, nn

from intermoe.core.errors import UserError
from intermoe.core.lengths import frame_mask
from intermoe.data.batching import part, step_generator
from intermoe.data.store import Store
from intermoe.models.bundle import InterMoE, load, with_config
from intermoe.models.refiner import DETAIL, NOISE, Refiner, RefinerConfig, units
from intermoe.training.basis import windows
from intermoe.training.clips import WholeClips, check_motion, encode, open_store, reporter
from intermoe.training.config import TrainConfig
from intermoe.training.latents import LatentCorpus, vae_digest
from intermoe.training.logs import Callback
from intermoe.training.loop import Batch, Outcome, alone, earlier, fit, make_fabric
from intermoe.training.motion_loss import MotionLoss, MotionWeights

MOVED = 0.12  # metres a frame that joints move by on average for each metre of noise


@dataclass(frozen=True, kw_only=True)
class RefinerTrainConfig(TrainConfig):
    """Settings of `intermoe train refiner`."""

    model: Path = Path("default")  # the model that gets a refiner; its other parts stay as they are
    refiner: RefinerConfig = field(default_factory=RefinerConfig)
    steps: int = 5000
    schedule_steps: int = 5000
    warmup_steps: int = 60
    batch_size: int = 96
    learning_rate: float = 2e-3
    optimizer: str = "muon"
    clip_value: float = 0.0
    clip_norm: float = 1.0
    ema_decay: float = 0.998
    drop_personas: float = 0.1  # share of clips of which nothing is told; half the others tell all, half each by chance
    motion: float = 0.3  # weight of the joints' velocities beside the coordinates
    validation_clips: int = 512

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.motion < 0:
            raise UserError(f"motion is a weight and must not be negative, found {self.motion:g}")
        if not 0 <= self.drop_personas <= 1:
            raise UserError(f"drop_personas is a probability, found {self.drop_personas:g}")
        if self.validation_clips < 1:
            raise UserError(f"validation_clips must be at least 1, found {self.validation_clips}")
        if len(self.data) != 1:
            raise UserError("a refiner is trained on one data folder; give --data once")


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


class RefinerStage:
    """Whole clips, noise, and who the people are."""

    name = "refiner"

    def __init__(
        self, config: RefinerTrainConfig, model: InterMoE, latents: LatentCorpus, store: Store, source: str
    ) -> None:
        self.config, self.model, self.latents, self.source = config, model, latents, source
        self.clips = WholeClips(store, latents, batch_size=config.batch_size, seed=config.seed)
        assert model.refiner is not None and latents.basis is not None
        model.refiner.unit.copy_(units(latents.basis.motion, model.refiner.config.coordinates))
        self.task = RefinerTask(model.refiner, MotionLoss(latents.basis, MotionWeights()), config.motion)

    def batch(self, step: int, rank: int, world: int) -> Batch:
        draw = step_generator(self.config.seed, step)
        rows = self.clips.draw(step, draw)
        shares = torch.rand(len(rows), generator=draw)
        told = self.clips.told(rows, draw, drop=self.config.drop_personas)
        return self._batch(rows, shares, told, draw, rank, world)

    def validation(self, rank: int, world: int) -> Iterator[tuple[Batch, float]]:
        for first, chunk in self.clips.held_out(self.config.validation_clips, 64):
            if len(chunk[rank::world]):
                shares = (torch.arange(len(chunk)) * 0.619 + 0.13) % 1.0  # spread, and always the same
                draw = step_generator(0, first, stream=1)
                batch = self._batch(chunk, shares, self.clips.personas(chunk), draw, rank, world)
                yield batch | {"scale": torch.ones(())}, float(len(chunk[rank::world]))

    def _batch(
        self, rows: Tensor, shares: Tensor, personas: Tensor, draw: torch.Generator, rank: int, world: int
    ) -> Batch:
        """The part of one process; `shares` (B,) 0..1 are even over the logarithm of noise."""
        least, most = map(log, NOISE)
        noise, lengths = self.clips.noise(rows, self.model, draw), self.clips.lengths[rows]
        mine = part(rows, rank, world)
        return {
            "x0": self.latents.batch(mine, noise.shape[2]),
            "noise": part(noise, rank, world),
            "sigma": part((least + (most - least) * shares).exp(), rank, world),
            "personas": part(personas, rank, world),
            "lengths": part(lengths, rank, world),
            "scale": torch.tensor(len(mine) / len(rows) * world),
        }

    def after_step(self, fabric: Fabric) -> None:
        """Nothing follows the optimizer's step here."""

    def export(self, folder: Path, trained: Mapping[str, Any]) -> None:
        config = self.model.config
        self.model.config = replace(config, trained={**config.trained, "refiner": dict(trained)})
        self.model.save(folder, storage=self.config.storage)


@alone
def train_refiner(config: RefinerTrainConfig, callback: Callback | None = None) -> Outcome:
    """Train the refiner of a model on a data folder; see `fit` for what it raises, and UserError for a model that can have
    none."""
    fabric = make_fabric(config)
    return fit(refiner_stage(config, fabric, callback or Callback()), config, fabric, callback)


def refiner_stage(config: RefinerTrainConfig, fabric: Fabric, callback: Callback) -> RefinerStage:
    """The model with a new refiner, or the one it has of the same sizes, and the encoded corpus (rank 0 first)."""
    store, given = open_store(config), load(config.model)
    _check(config, given, store)
    source = vae_digest(given)
    earlier(config, RefinerStage.name, source)
    assert given.denoiser is not None
    encoder = with_config(load(config.model), denoiser=None, text=None)  # the autoencoder alone, without coordinates
    with fabric.rank_zero_first():
        latents = encode(
            config, store, encoder, given.denoiser.config, like=given, fabric=fabric, report=reporter(fabric, callback)
        )
    torch.manual_seed(config.seed)
    sizes = replace(
        config.refiner, coordinates=given.denoiser.config.components, hands=given.denoiser.config.hand_channels
    )
    model = InterMoE(replace(given.config, refiner=sizes))
    weights = model.state_dict() | given.state_dict() if _goes_on(given, sizes) else {
        **model.state_dict(), **{name: w for name, w in given.state_dict().items() if not name.startswith("refiner.")}
    }  # fmt: skip
    model.load_state_dict(weights)
    model.requires_grad_(False)
    stage = RefinerStage(config, model.to(fabric.device), latents, store, source)
    stage.task.refiner.requires_grad_(True)
    return stage


def _goes_on(given: InterMoE, sizes: RefinerConfig) -> bool:
    """Whether the model has a refiner whose weights fit; how it is sampled may differ."""
    has = given.config.refiner
    return has is not None and replace(has, noise=sizes.noise, steps=sizes.steps, guidance=sizes.guidance) == sizes


def _check(config: RefinerTrainConfig, model: InterMoE, store: Store) -> None:
    """UserError where this model can have no refiner from this store."""
    if model.denoiser is None or model.vae is None or not model.denoiser.config.components:
        raise UserError(
            f"{config.model} has no denoiser of coordinates, and a refiner works on those: name a model of preset base"
        )
    sizes = model.denoiser.config
    for name, has in (("coordinates", sizes.components), ("hands", sizes.hand_channels)):
        if getattr(config.refiner, name) not in (0, has):
            raise UserError(f"{config.model} has {has} {name}: leave --refiner.{name} out")
    if config.preset != (name := model.name.removesuffix("-student")):
        raise UserError(f"{config.model} is of preset {name}, not {config.preset}; give --preset {name}")
    check_motion(config.model, model, store)
