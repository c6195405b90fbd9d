"""What the stages share that add a part to a trained model and leave its other parts as they are: the refiner, the contact
reader.

Letters: B clips, P people, L latent frames.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import log
from pathlib import Path
from typing import Any, Protocol

import torch
from lightning.fabric import Fabric
from torch import Tensor

from intermoe.core.errors import UserError
from intermoe.data.batching import step_generator
from intermoe.data.store import Store
from intermoe.models.bundle import InterMoE, load, load_autoencoder
from intermoe.training.clips import WholeClips, check_motion, encode, open_store, reporter
from intermoe.training.config import TrainConfig
from intermoe.training.latents import LatentCorpus, vae_digest
from intermoe.training.logs import Callback
from intermoe.training.loop import Batch, earlier


@dataclass(frozen=True, kw_only=True)
class AddedTrainConfig(TrainConfig):
    """Settings of every such stage."""

    model: Path = Path("default")  # the model that gets the part; its other parts stay, in the format of `storage`
    validation_clips: int = 512
    learning_rate: float = 2e-3
    clip_value: float = 0.0
    clip_norm: float = 1.0
    ema_decay: float = 0.998

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.validation_clips < 1:
            raise UserError(f"validation_clips must be at least 1, found {self.validation_clips}")
        if len(self.data) != 1:
            raise UserError("a part is added to a model on one data folder; give --data once")


class Sizes(Protocol):
    """Of a part that works on the denoiser's coordinates."""

    @property
    def coordinates(self) -> int: ...
    @property
    def hands(self) -> int: ...


@dataclass(frozen=True)
class Ground:
    """What such a stage stands on."""

    store: Store
    given: InterMoE
    latents: LatentCorpus
    source: str  # digest of the VAE


def ground(config: AddedTrainConfig, part: str, sizes: Sizes, fabric: Fabric, callback: Callback) -> Ground:
    """The model and the encoded corpus (rank 0 first). UserError where this model can have no such part from this store."""
    store, given = open_store(config), load(config.model)
    _check(config, part, sizes, given, store)
    source = vae_digest(given)
    earlier(config, part, source)
    assert given.denoiser is not None
    encoder = load_autoencoder(config.model)
    with fabric.rank_zero_first():
        latents = encode(
            config, store, encoder, given.denoiser.config, like=given, fabric=fabric, report=reporter(fabric, callback)
        )
    torch.manual_seed(config.seed)
    return Ground(store, given, latents, source)


def with_part(given: InterMoE, part: str, sizes: Any, *, goes_on: bool) -> InterMoE:
    """The model with a new part of those sizes (or the weights of the one it has), which alone is trained."""
    model = InterMoE(replace(given.config, **{part: sizes}))
    kept = {name: w for name, w in given.state_dict().items() if goes_on or not name.startswith(f"{part}.")}
    model.load_state_dict(model.state_dict() | kept)
    model.requires_grad_(False)
    getattr(model, part).requires_grad_(True)
    return model


class AddedStage:
    """Whole clips and noise, whose size in metres is drawn evenly over its logarithm."""

    name: str
    NOISE: tuple[float, float]  # metres, the least and the most

    def __init__(self, config: AddedTrainConfig, model: InterMoE, ground: Ground) -> None:
        self.config, self.model, self.latents, self.source = config, model, ground.latents, ground.source
        self.clips = WholeClips(ground.store, ground.latents, batch_size=config.batch_size, seed=config.seed)

    def batch(self, step: int, rank: int, world: int) -> Batch:
        draw = step_generator(self.config.seed, step)
        rows = self.clips.draw(step, draw)
        shares = torch.rand(len(rows), generator=draw)
        return self._batch(rows, shares, draw, rank, world, held_out=False)

    def validation(self, rank: int, world: int) -> Iterator[tuple[Batch, float]]:
        for first, chunk in self.clips.held_out(self.config.validation_clips, 64):
            if len(chunk[rank::world]):
                shares = (torch.arange(len(chunk)) * 0.619 + 0.13) % 1.0  # spread, and always the same
                batch = self._batch(chunk, shares, step_generator(0, first, stream=1), rank, world, held_out=True)
                yield batch | {"scale": torch.ones(())}, float(len(chunk[rank::world]))

    def _batch(
        self, rows: Tensor, shares: Tensor, draw: torch.Generator, rank: int, world: int, *, held_out: bool
    ) -> Batch:
        """The part of one process."""
        raise NotImplementedError

    def _noise(self, shares: Tensor) -> Tensor:
        """Shares 0..1 -> metres."""
        least, most = map(log, self.NOISE)
        return (least + (most - least) * shares).exp()

    def after_step(self, fabric: Fabric) -> None:
        """Nothing follows the optimizer's step here."""

    def export(self, folder: Path, trained: Mapping[str, Any]) -> None:
        config = self.model.config
        self.model.config = replace(config, trained={**config.trained, self.name: dict(trained)})
        self.model.save(folder, storage=self.config.storage)


def _check(config: AddedTrainConfig, part: str, asked: Sizes, model: InterMoE, store: Store) -> None:
    if model.denoiser is None or model.vae is None or not model.denoiser.config.components:
        raise UserError(
            f"{config.model} has no denoiser of coordinates, and the stage {part} works on those: name a model of preset base"
        )
    sizes = model.denoiser.config
    for name, has in (("coordinates", sizes.components), ("hands", sizes.hand_channels)):
        if getattr(asked, name) not in (0, has):
            raise UserError(f"{config.model} has {has} {name}: leave --{part}.{name} out")
    if config.preset != (name := model.name.removesuffix("-student")):
        raise UserError(f"{config.model} is of preset {name}, not {config.preset}; give --preset {name}")
    check_motion(config.model, model, store)
