"""Stage 1: the causal-skeletal VAE on windows of one or several data folders (paper section 3.1).

Letters: B windows, P people, T frames, L latent frames, F features, J latent joints, C channels.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from lightning.fabric import Fabric
from torch import Tensor, nn

from intermoe.core.errors import UserError
from intermoe.core.lengths import STRIDE, latent_length
from intermoe.data.batching import Windows, open_stores, part, step_generator
from intermoe.data.store import Store
from intermoe.models.bundle import InterMoE, InterMoEConfig, load
from intermoe.models.presets import vae_of
from intermoe.models.vae import by_joint, flat
from intermoe.motion.layouts import features_of
from intermoe.motion.normalize import Normalizer, statistics
from intermoe.skeleton.pooling import LATENT_JOINTS
from intermoe.training import losses
from intermoe.training.config import TrainConfig, numbers
from intermoe.training.latents import vae_digest
from intermoe.training.logs import Callback
from intermoe.training.loop import Batch, Outcome, alone, fit, make_fabric
from intermoe.training.quality import PhysicalWeights, measured, physical

STATISTICS_CLIPS = 1000  # clips of each store that the normaliser's statistics are taken from


@dataclass(frozen=True, kw_only=True)
class VAETrainConfig(TrainConfig):
    """Settings of `intermoe train vae`."""

    learning_rate: float = 3e-3
    steps: int = 20_000
    clip_value: float = 0.0
    clip_norm: float = 1.0
    batch_size: int = 8  # windows of two people a step: on a CPU many small steps learn faster than few large ones
    precision: str = "float32"  # positions in metres need more than bf16's three digits
    window: int = 64  # frames
    init: Path | None = None  # a model whose autoencoder a new run goes on from (same sizes; its normaliser stays)
    decoder_of: Path | None = None  # train only the decoder of this model: its latents and denoiser stay
    relative: bool = (
        True  # joints relative to the pelvis inside the model, where they are of the world (released weights: no)
    )
    losses: losses.VAEWeights = field(default_factory=lambda: losses.VAEWeights(rotation=0.5))
    physical: PhysicalWeights = field(default_factory=PhysicalWeights)
    validation_windows: int = 512  # windows of the validation split that are measured

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.init is not None and self.decoder_of is not None:
            raise UserError(
                "--init begins a new autoencoder, --decoder-of goes on with a model's decoder; give one of them"
            )
        for name, value in numbers({"losses": asdict(self.losses), "physical": asdict(self.physical)}):
            if value < 0:
                raise UserError(f"{name} must not be negative, found {value}")
        if self.validation_windows < 1:
            raise UserError(f"validation_windows must be at least 1, found {self.validation_windows}")
        if self.window < STRIDE or self.window % STRIDE:
            raise UserError(f"window must be a multiple of {STRIDE} frames, found {self.window}")


class VAETask(nn.Module):
    """Features to losses."""

    def __init__(self, model: InterMoE, config: VAETrainConfig) -> None:
        super().__init__()
        assert model.vae is not None
        self.vae, self.normalizer, self.layout = model.vae, model.normalizer, model.normalizer.layout
        self._model = [model]  # in a list, so that its other parts are neither trained nor kept
        self._weights, self._physical = config.losses, asdict(config.physical)

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        """features (B,P,T,F) un-normalised and noise (B,P,L,J,C) -> losses; evaluation decodes the posterior's mean."""
        features = batch["features"].flatten(0, 1)
        layout = self.layout.name
        target = by_joint(self.normalizer.normalize(features), layout)
        posterior = self.vae.encode(target)
        z = posterior.mean
        if self.training:
            z = z + torch.exp(0.5 * posterior.logvar) * batch["noise"].flatten(0, 1)
        z = self._model[0].in_coordinates(z)
        found = self.vae.decode(z, target.shape[1])
        terms = losses.vae(found, target, posterior, weights=self._weights, layout=layout)
        motion = self.normalizer.restore(flat(found, layout))
        terms |= {f"m_{name}": value for name, value in physical(motion, features, self.layout).items()}
        terms["loss"] = terms.pop("total") + sum(self._physical[name] * terms[f"m_{name}"] for name in self._physical)
        return terms if self.training else terms | measured(motion, features, self.layout)


class VAEStage:
    """Windows of several stores, both people of a window through the same weights."""

    name = "vae"
    source = ""

    def __init__(self, config: VAETrainConfig) -> None:
        self.config = config
        self.stores = open_stores(config.data, layout=None)
        self.windows = Windows(self.stores, "train", window=config.window, mirror=config.mirror)
        self._people = self.stores[0].layout.people
        self.held_out = Windows(self.stores, "val", window=config.window)
        torch.manual_seed(config.seed)
        self.model = _begun(config, self.stores)
        assert self.model.vae is not None
        if config.decoder_of is not None:
            self.source = vae_digest(self.model)
            self.model.vae.freeze_encoder()
        self.task = VAETask(self.model, config)

    def batch(self, step: int, rank: int, world: int) -> Batch:
        config = self.config
        draw = step_generator(config.seed, step)
        features = self.windows.batch(draw, config.batch_size, rank=rank, world=world)
        channels = self.task.vae.config.channels
        shape = (config.batch_size, self._people, latent_length(config.window), LATENT_JOINTS, channels)
        return {"features": torch.from_numpy(features), "noise": part(torch.randn(shape, generator=draw), rank, world)}

    def validation(self, rank: int, world: int) -> Iterator[tuple[Batch, float]]:
        for features in self.held_out.fixed(self.config.validation_windows, 64, rank=rank, world=world):
            yield {"features": torch.from_numpy(features)}, float(len(features))

    def after_step(self, fabric: Fabric) -> None:
        """Nothing follows the optimizer's step here."""

    def export(self, folder: Path, trained: Mapping[str, Any]) -> None:
        told = {**self.model.config.trained, "vae" if self.config.decoder_of is None else "decoder": dict(trained)}
        self.model.config = replace(self.model.config, trained=told)
        self.model.save(folder, storage=self.config.storage)


@alone
def train_vae(config: VAETrainConfig, callback: Callback | None = None) -> Outcome:
    """Train the VAE; see `fit` for what it raises. Returns how it ended; `outcome.model` is the model folder."""
    fabric = make_fabric(config)
    return fit(VAEStage(config), config, fabric, callback)


def _begun(config: VAETrainConfig, stores: list[Store]) -> InterMoE:
    """The model that is trained: an autoencoder, new or begun with `init`'s, or `decoder_of` with all its parts. UserError
    where they do not fit."""
    layout = features_of(stores[0].head["layout"])
    sizes = replace(vae_of(config.preset), layout=layout.name)
    relative = config.relative and layout.world
    folder = config.decoder_of or config.init
    model = None if folder is None else load(folder)
    if model is not None:
        for what, has, wanted in (
            ("sizes of the autoencoder", model.config.vae, sizes),
            ("frames a second", model.config.fps, stores[0].fps),
            ("relative", model.config.relative, relative),
        ):
            if has != wanted:
                raise UserError(f"{folder} and this run differ in {what}: {has} there, {wanted} here.")
        if config.decoder_of is not None:
            return model
    told = {} if model is None else {"before": model.config.trained}
    made = InterMoE(InterMoEConfig(name=config.preset, fps=stores[0].fps, vae=sizes, relative=relative, trained=told))
    if model is None:
        made.normalizer = fitted_normalizer(stores, relative=relative)
    else:  # a resumed run takes its checkpoint's weights over these
        made.take_autoencoder(model)
    return made


def fitted_normalizer(stores: list[Store], *, relative: bool) -> Normalizer:
    """The normaliser of the stores' training clips."""
    how: dict[str, Any] = {"relative": relative, "layout": features_of(stores[0].head["layout"])}
    return Normalizer(*statistics(_frames(stores), **how), **how)


def _frames(stores: list[Store]) -> np.ndarray:
    """(N, F) frames of evenly spread training clips."""
    out = []
    for store in stores:
        indices = store.split("train")
        every = max(1, len(indices) // STATISTICS_CLIPS)
        out += [store.features(index).reshape(-1, store.head["features"]) for index in indices[::every]]
    if not out:
        raise UserError(f"{', '.join(str(store.path) for store in stores)} holds no training clips.")
    return np.concatenate(out)
