"""The duets evaluator learns which text belongs to which pair, and to which of the two people.

Contrastive (InfoNCE over the batch, both ways) for pairs and for persons. A pair's own exchange is one more negative
where the two do different things, and the partner is a negative of each person. Beside that: attributes, persona.
Letters: B clips, P people, T frames, M embedding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from lightning.fabric import Fabric
from torch import Tensor, nn
from torch.nn import functional as F

from intermoe.core import persona
from intermoe.core.errors import UserError
from intermoe.data.batching import EpochOrder, open_stores, part, step_generator
from intermoe.data.store import Store
from intermoe.models.duet_evaluator import ATTRIBUTES, DuetEvaluator, DuetEvaluatorConfig, Seen, frame_step, views
from intermoe.models.text import pack_captions
from intermoe.motion import interhuman
from intermoe.training.config import TrainConfig
from intermoe.training.latents import CaptionTable
from intermoe.training.logs import Callback
from intermoe.training.loop import Batch, Outcome, alone, earlier, fit, make_fabric

CACHE = "captions.safetensors"  # in the run's folder
_HANDEDNESS = persona.ATTRIBUTES.index("handedness")
_SHAKEN = 0.002  # metres of noise on joints in training: a sampler's grain must not count as meaning


@dataclass(frozen=True, kw_only=True)
class EvaluatorTrainConfig(TrainConfig):
    """Settings of `intermoe train evaluator`."""

    steps: int = 5000
    schedule_steps: int = 5000
    warmup_steps: int = 100
    batch_size: int = 64
    learning_rate: float = 8e-4
    weight_decay: float = 0.01
    clip_value: float = 0.0
    clip_norm: float = 1.0
    validate_every: int = 500
    ema_decay: float = 0.995
    hide_hands: float = 0.3  # share of clips shown without hand shapes, as some models make none

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.data) != 1:
            raise UserError("the evaluator is trained on one data folder; give --data once")
        if self.preset != "base":
            raise UserError(f"the evaluator has one size, base; found --preset {self.preset}")


class EvaluatorTask(nn.Module):
    """Views and captions to the losses."""

    def __init__(self, model: DuetEvaluator) -> None:
        super().__init__()
        self.model = model

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        """views (B,P,T,V), lengths (B,), captions of pairs and of persons, symmetric (B,), personas, cast -> losses."""
        seen: Seen = self.model(batch["views"], batch["lengths"])
        scale = self.model.log_scale.exp().clamp(max=100.0)
        asymmetric = ~batch["symmetric"]
        texts = self.model.read_pairs(batch["captions"])
        pair, right = _contrast(texts, seen.pair, scale, seen.exchanged, asymmetric)
        own = self.model.read_persons(batch["own"])
        person, _ = _contrast(own, seen.person.flatten(0, 1), scale, None, None, same=_partners(batch["symmetric"]))
        given = own.unflatten(0, (-1, 2))
        kept = (given * seen.person).sum((-1, -2)) > (given * seen.person.flip(1)).sum((-1, -2))
        count = asymmetric.sum().clamp(min=1)
        attributes, handed = _attributes(seen.attributes, batch["personas"])
        cast, told = _cast(seen.personas, batch["cast"])
        loss = pair + person + 0.5 * attributes + 0.3 * handed + 0.3 * cast
        return {
            "loss": loss, "pair": pair.detach(), "person": person.detach(), "attributes": attributes.detach(),
            "handedness": handed.detach(), "found": right, "order_kept": (kept & asymmetric).sum() / count,
            "cast": told,
        }  # fmt: skip


def _partners(symmetric: Tensor) -> Tensor:
    """(2B,2B) bool: partners in clips where both do the same (B,), who are no negatives of each other."""
    return torch.block_diag(*[part * (1 - torch.eye(2, device=symmetric.device)) for part in symmetric.float()]).bool()


def _contrast(
    texts: Tensor,
    motions: Tensor,
    scale: Tensor,
    exchanged: Tensor | None,
    asymmetric: Tensor | None,
    *,
    same: Tensor | None = None,
) -> tuple[Tensor, Tensor]:
    """InfoNCE both ways, and the share of texts that find their own motion.

    exchanged: one more negative a text; same: pairs of text and motion that count neither for nor against.
    """
    logits = scale * texts @ motions.T
    if same is not None:
        logits = logits.masked_fill(same, -1e4)
    own = torch.arange(len(texts), device=texts.device)
    back = F.cross_entropy(logits.T, own)
    if exchanged is not None and asymmetric is not None:
        wrong = scale * (texts * exchanged).sum(-1, keepdim=True)
        logits = torch.cat((logits, wrong.masked_fill(~asymmetric[:, None], -1e4)), dim=-1)
    loss = 0.5 * (F.cross_entropy(logits, own) + back)
    return loss, (logits.argmax(-1) == own).float().mean()


def _attributes(guess: Tensor, personas: Tensor) -> tuple[Tensor, Tensor]:
    """Errors of attributes and of handedness where they are known. personas (B,P,V) as `core.persona.vector`."""
    num = len(persona.ATTRIBUTES)
    values, known = personas[..., :num], personas[..., num:]
    measured, there = values[..., : len(ATTRIBUTES)], known[..., : len(ATTRIBUTES)]
    errors = F.huber_loss(guess[..., :-1], measured, reduction="none") * there
    right_handed, asked = (values[..., _HANDEDNESS] > 0).float(), known[..., _HANDEDNESS]
    handed = F.binary_cross_entropy_with_logits(guess[..., -1], right_handed, reduction="none") * asked
    return errors.sum() / there.sum().clamp(min=1), handed.sum() / asked.sum().clamp(min=1)


def _cast(logits: Tensor, numbers: Tensor) -> tuple[Tensor, Tensor]:
    """Error and share right of naming the personas that come back; numbers (B,P), -1 for all others."""
    logits, numbers = logits.flatten(0, 1), numbers.flatten()
    known = numbers >= 0
    count = known.sum().clamp(min=1)
    errors = F.cross_entropy(logits, numbers.clamp(min=0), reduction="none") * known
    return errors.sum() / count, ((logits.argmax(-1) == numbers) & known).sum() / count


class EvaluatorStage:
    """Whole clips, mirrored or not, with a caption of the pair and one of each person."""

    name = "evaluator"
    source = ""

    def __init__(self, config: EvaluatorTrainConfig, model: DuetEvaluator, table: CaptionTable, store: Store) -> None:
        self.config, self.model, self.table, self.store = config, model, table, store
        self._train, self._held_out = torch.tensor(captioned(store, "train")), captioned(store, "val")
        self.order = EpochOrder(
            [store.clips[i].length for i in self._train.tolist()], batch_size=config.batch_size, seed=config.seed
        )
        self._personas = np.stack([[persona.vector(p) for p in clip.identity] for clip in store.clips])
        number = {name: k for k, name in enumerate(model.config.personas)}
        self._cast = torch.tensor([[number.get(p.get("name", ""), -1) for p in clip.identity] for clip in store.clips])
        self._symmetric = torch.tensor([clip.symmetric for clip in store.clips])
        self._step = frame_step(store.fps)
        self.task = EvaluatorTask(model)

    def batch(self, step: int, rank: int, world: int) -> Batch:
        draw = step_generator(self.config.seed, step)
        rows = self._train[self.order.batch(step)]
        mirrored = (torch.rand(len(rows), generator=draw) < 0.5) & torch.tensor(self.config.mirror)
        captions = [self.table.draw(row, draw) for row in (rows + len(self.store) * mirrored).tolist()]
        hidden = torch.rand(len(rows), generator=draw) < self.config.hide_hands
        grain = torch.randint(2**31, (len(rows),), generator=draw)
        rows, mirrored, hidden, grain = (part(x, rank, world) for x in (rows, mirrored, hidden, grain))
        return self._batch(rows, mirrored, hidden, captions[rank::world], grain)

    def validation(self, rank: int, world: int) -> Iterator[tuple[Batch, float]]:
        for first in range(0, len(self._held_out), 64):
            chunk = torch.tensor(self._held_out[first : first + 64])[rank::world]
            if len(chunk):
                draw = step_generator(0, first, stream=1)
                captions = [self.table.draw(row, draw) for row in chunk.tolist()]
                no = torch.zeros(len(chunk), dtype=torch.bool)
                yield self._batch(chunk, no, no, captions, None), float(len(chunk))

    def _batch(
        self, rows: Tensor, mirrored: Tensor, hidden: Tensor, captions: list[list[Tensor | None]], grain: Tensor | None
    ) -> Batch:
        grains = [None] * len(rows) if grain is None else grain.tolist()
        told = zip(rows.tolist(), mirrored.tolist(), hidden.tolist(), grains, strict=True)
        clips = [self._views(*row) for row in told]
        lengths = torch.tensor([clip.shape[1] for clip in clips])
        shown = torch.stack([F.pad(clip, (0, 0, 0, int(lengths.max()) - clip.shape[1])) for clip in clips])
        personas = self._personas[rows.numpy()]
        flipped = np.where(mirrored.numpy()[:, None, None], persona.mirrored(personas), personas)
        width = self.model.config.text.features
        return {
            "views": shown,
            "lengths": lengths,
            "captions": pack_captions([[shared, None, None] for shared, *_ in captions], features=width),
            "own": pack_captions([[text, None, None] for _, *own in captions for text in own], features=width),
            "symmetric": self._symmetric[rows],
            "personas": torch.from_numpy(flipped),
            "cast": torch.where(mirrored[:, None], -1, self._cast[rows]),  # a mirror image is somebody else
        }

    def _views(self, row: int, mirrored: bool, hidden: bool, grain: int | None) -> Tensor:
        features = self.store.features(row)
        if mirrored:
            features = interhuman.mirror(features)
        joints = torch.from_numpy(np.ascontiguousarray(features[:, :: self._step, : 3 * 22]))
        if grain is not None:
            joints = joints + _SHAKEN * torch.randn(joints.shape, generator=torch.Generator().manual_seed(grain))
        hands = None if hidden else self.store.hands(row)
        shapes = None
        if hands is not None:
            hands = hands[:, :: self._step, ::-1] if mirrored else hands[:, :: self._step]
            shapes = torch.from_numpy(np.ascontiguousarray(hands).astype(np.int64))
        return views(joints.unflatten(-1, (22, 3)), shapes)

    def after_step(self, fabric: Fabric) -> None:
        """Nothing follows the optimizer's step here."""

    def export(self, folder: Path, trained: Mapping[str, Any]) -> None:
        self.model.config = replace(self.model.config, trained=dict(trained))
        self.model.save(folder, storage=self.config.storage)


def captioned(store: Store, split: str) -> list[int]:
    """The clips of a split with a caption of the pair and one of each person."""
    return [i for i in store.split(split) if store.clips[i].captions and all(store.clips[i].texts)]


@alone
def train_evaluator(config: EvaluatorTrainConfig, callback: Callback | None = None) -> Outcome:
    """Train the duets evaluator; see `fit` for what it raises."""
    fabric = make_fabric(config)
    store = open_stores(config.data)[0]
    frame_step(store.fps)
    train = captioned(store, "train")
    if not train:
        raise UserError(
            f"{store.path} holds no training clips with a caption of the pair and one of each person, which the evaluator "
            "learns from; `intermoe data duets -o DIR` makes such."
        )
    names = sorted({p["name"] for i in train for p in store.clips[i].identity if p.get("name")})
    model_config = DuetEvaluatorConfig(personas=tuple(names))
    earlier(config, EvaluatorStage.name)  # refused before anything is written
    config.output.mkdir(parents=True, exist_ok=True)
    report = (callback or Callback()).preparing if fabric.is_global_zero else lambda what, done, total: None
    with fabric.rank_zero_first():
        table = CaptionTable(
            store.clips, model_config.text, mirror=config.mirror, cache=config.output / CACHE, report=report
        )
    torch.manual_seed(config.seed)
    return fit(EvaluatorStage(config, DuetEvaluator(model_config), table, store), config, fabric, callback)
