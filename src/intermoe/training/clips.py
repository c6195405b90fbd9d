"""What the stages on whole clips share, the denoiser's and the student's: the store and its latents, which clips a step
sees, what is told of their people, and what follows the optimizer's step.

Letters: B clips, P people, L latent frames, F latent features, V numbers of a persona.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from lightning.fabric import Fabric
from torch import Tensor, nn

from intermoe.core.errors import UserError
from intermoe.core.persona import mirrored, vector
from intermoe.data.batching import EpochOrder, mirror_of, open_stores
from intermoe.data.store import Store
from intermoe.models.bundle import InterMoE
from intermoe.models.denoiser import DenoiserConfig
from intermoe.models.moe import update_expert_bias
from intermoe.training.config import TrainConfig
from intermoe.training.latents import FrameCorpus, LatentCorpus, Report
from intermoe.training.logs import Callback
from intermoe.training.motion_loss import MotionLoss, MotionWeights

LATENTS = "latents.safetensors"  # in the run's folder


def open_store(config: TrainConfig) -> Store:
    """The run's one store; UserError where it has nothing to train on."""
    store = open_stores(config.data, layout=None)[0]
    if not len(store.split("train")):
        raise UserError(f"{store.path} holds no training clips.")
    return store


def mirrors(config: TrainConfig, store: Store) -> bool:
    """Whether every clip is seen as its mirror image too."""
    return config.mirror and mirror_of(store) is not None


def reporter(fabric: Fabric, callback: Callback) -> Report:
    """How far the preparation is, told by one process."""
    return callback.preparing if fabric.is_global_zero else lambda what, done, total: None


def encode(
    config: TrainConfig, store: Store, encoder: InterMoE, sizes: DenoiserConfig, *, like: InterMoE | None, fabric: Fabric,
    report: Report,
) -> LatentCorpus:  # fmt: skip
    """The latents of the store, kept in the run's folder; `like` as in `LatentCorpus`."""
    return LatentCorpus(
        store, encoder, components=sizes.components, hands=sizes.hands, like=like, mirror=mirrors(config, store),
        cache=config.output / LATENTS, report=report, device=fabric.device,
    )  # fmt: skip


def motion_loss(
    latents: LatentCorpus | FrameCorpus, weights: MotionWeights, sizes: DenoiserConfig
) -> MotionLoss | None:
    """The loss in metres, where the latents have coordinates whose meaning is known."""
    return None if latents.basis is None else MotionLoss(latents.basis, weights, hands=sizes.hands)


class WholeClips:
    """Rows of a store's clips: clip i is row i, and its mirror image row i + N where there are any."""

    def __init__(self, store: Store, latents: LatentCorpus | FrameCorpus, *, batch_size: int, seed: int) -> None:
        self.lengths, self._num = latents.lengths, len(store)
        self._train, self._held_out = torch.tensor(store.split("train")), store.split("val")
        self._mirror = float(len(self.lengths) > self._num)
        self._personas = torch.from_numpy(np.stack([[vector(p) for p in clip.identity] for clip in store.clips]))
        self.order = EpochOrder(self.lengths[self._train].tolist(), batch_size=batch_size, seed=seed)

    def draw(self, step: int, generator: torch.Generator) -> Tensor:
        """(B,) rows of a step, half of them mirrored where there are mirror images."""
        rows = self._train[self.order.batch(step)]
        return rows + self._num * (torch.rand(len(rows), generator=generator) < 0.5 * self._mirror)

    def held_out(self, count: int, size: int) -> Iterator[tuple[int, Tensor]]:
        """About `count` evenly spread rows of the validation split, always the same, `size` at a time, each with its place."""
        rows = self._held_out[:: max(1, len(self._held_out) // count)]
        for first in range(0, len(rows), size):
            yield first, torch.tensor(rows[first : first + size])

    def noise(self, rows: Tensor, model: InterMoE, generator: torch.Generator) -> Tensor:
        """(B,P,L,F) noise as long as the longest row; of a whole batch at once, so that it does not depend on how many
        processes share it."""
        longest = int(self.lengths[rows].max())
        return torch.randn(len(rows), model.num_people, longest, model.latent_features, generator=generator)

    def personas(self, rows: Tensor) -> Tensor:
        """(B,P,V) all that is known of each person's body and manner, hands exchanged in a mirror image."""
        every = self._personas[rows % self._num]
        flipped = torch.from_numpy(mirrored(every.numpy()))
        return torch.where((rows >= self._num)[:, None, None], flipped, every)

    def told(self, rows: Tensor, draw: torch.Generator, *, drop: float) -> Tensor:
        """What is told of each person's body and manner (B,P,V): nothing in a share `drop` of the clips; of half the others
        everything, of half each attribute by chance."""
        every = self.personas(rows)
        chances = torch.rand(len(rows), every.shape[1], every.shape[-1] // 2, generator=draw)
        shown, share = torch.rand(2, len(rows), 1, 1, generator=draw)
        told = (shown >= drop) & (chances < torch.where(share < 0.5, 1.0, 0.5))
        return every * told.repeat(1, 1, 2)


def check_motion(name: Path, model: InterMoE, store: Store) -> None:
    """UserError where the model makes other motion than the store holds."""
    if (store.fps, store.head["layout"]) != (model.config.fps, model.config.layout):
        raise UserError(
            f"{name} makes {model.config.layout} at {model.config.fps:g} frames a second, and {store.path} holds "
            f"{store.head['layout']} at {store.fps:g}; name data of the same kind."
        )


def balance(denoiser: nn.Module, motion: nn.Module | None, rate: float, fabric: Fabric) -> None:
    """Expert biases (Eq. 7-9) and the motion loss's running means, from counts summed over all processes."""
    reduce = None if fabric.world_size == 1 else lambda counts: fabric.all_reduce(counts, reduce_op="sum")
    update_expert_bias(denoiser, rate, reduce)  # type: ignore[arg-type]
    if isinstance(motion, MotionLoss):
        motion.observe(reduce)  # type: ignore[arg-type]
