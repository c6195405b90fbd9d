"""Before stage 2: the text head alone learns to name roles and statures (facts.py), five minutes for what diffusion
takes hours to teach it. `intermoe train denoiser --text RUN` goes on from there.

After it, too (`--model`): the text head of a finished model learns further words. All other parts of the model know what this head
says, so where it names the roles rightly it is held to what it said; what else it says has to name the roles by the same reader.

Letters: B clips, P people, N tokens, D width of the condition.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from lightning.fabric import Fabric
from torch import Tensor, nn

from intermoe.core.errors import UserError
from intermoe.data.batching import EpochOrder, open_stores, part, step_generator
from intermoe.data.store import Store
from intermoe.models.bundle import InterMoE, load, load_autoencoder
from intermoe.models.condition import Condition
from intermoe.models.presets import ModelConfig, preset
from intermoe.models.text import Captions, TextHead, drop_captions, pack_captions
from intermoe.training.adopt import adopt_text, fits_text, same_roles
from intermoe.training.config import TrainConfig
from intermoe.training.facts import FactReader, Facts, with_casts
from intermoe.training.latents import CaptionTable
from intermoe.training.logs import Callback
from intermoe.training.loop import Batch, Outcome, alone, earlier, fit, make_fabric

CACHE = "captions.safetensors"  # in the run's folder


@dataclass(frozen=True, kw_only=True)
class TextTrainConfig(TrainConfig):
    """Settings of `intermoe train text`."""

    init: Path | None = None  # a model whose text head a new run goes on from (same sizes)
    model: Path | None = (
        None  # a finished model whose text head learns on; its other parts stay, in the format of `storage`
    )
    hold: float = 1.0  # with `model`: weight of staying with what the head said, where that was right
    vae: Path = Path(
        "default-vae"
    )  # the autoencoder that the model folder will hold beside the text head; not with `model`
    steps: int = 1500
    schedule_steps: int = 1500
    warmup_steps: int = 100
    batch_size: int = 192
    learning_rate: float = 1e-3
    weight_decay: float = 0.01
    clip_value: float = 0.0
    clip_norm: float = 1.0
    validate_every: int = 250
    ema_decay: float = 0.99
    drop_individual: float = 0.75  # share of batches without the captions of each person
    drop_shared: float = 0.15  # share of clips without the shared caption, in the other batches

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.data) != 1:
            raise UserError("the text head is trained on one data folder; give --data once")
        if self.model is not None and self.init is not None:
            raise UserError("--model goes on from its own text head; leave --init out")
        if self.hold < 0:
            raise UserError(f"hold must not be negative, found {self.hold:g}")


class TextTask(nn.Module):
    """Captions to the loss of naming, and of leaving what was said before."""

    def __init__(self, text: TextHead, num_roles: int, *, before: TextHead | None = None, hold: float = 0.0) -> None:
        super().__init__()
        self.text, self.hold = text, hold
        self.reader = FactReader(text.config.width, 0 if text.config.casts else num_roles)
        self._before = (before,)  # no part of what is trained and kept

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        told, facts, before = self.text(batch["captions"]), batch["facts"], self._before[0]
        name = getattr(self.text, "name_roles", None)
        loss, right = self.reader(told.vector, **facts, name=name)
        shown = {"roles_named": right}
        if before is not None:
            shown["changed"] = changed(told, before, batch["captions"], facts["roles"])
            loss = loss + self.hold * shown["changed"]
        return {"loss": loss * batch["scale"], **shown}


def changed(told: Condition, before: TextHead, captions: Captions, roles: Tensor) -> Tensor:
    """By how much a condition differs from what `before` says where that names the roles (B,P) rightly: the mean square of the
    vectors' change plus that of the tokens', 0 for clips that are misread; mean over clips."""
    with torch.no_grad():
        known = before(captions)
        right = (before.casts[before.cast_scores(known.vector).argmax(-1)] == roles).all(-1)
    assert told.tokens is not None and known.tokens is not None and known.mask is not None
    shown = known.mask[..., None]
    vectors = (told.vector - known.vector).float().square().mean((1, 2))
    tokens = ((told.tokens - known.tokens).float().square() * shown).mean(-1).sum((1, 2)) / shown.sum((1, 2, 3))
    return ((vectors + tokens) * right).mean()


class TextStage:
    """One caption, or one of each person, for each clip of a batch."""

    name = "text"
    source = ""

    def __init__(self, config: TextTrainConfig, model: InterMoE, table: CaptionTable, store: Store) -> None:
        self.config, self.model, self.table = config, model, table
        self.facts = Facts(store.clips)
        if len(self.facts.names) < 2:
            raise UserError(f"{store.path} tells no roles, and roles are what the text head learns to name")
        self._train, self._held_out = torch.tensor(store.split("train")), store.split("val")
        self._clips = len(store)
        self.order = EpochOrder([1] * len(self._train), batch_size=config.batch_size, seed=config.seed)
        assert isinstance(model.text, TextHead)
        before = copy.deepcopy(model.text).eval().requires_grad_(False) if config.model is not None else None
        self.task = TextTask(model.text, len(self.facts.names), before=before, hold=config.hold)

    def batch(self, step: int, rank: int, world: int) -> Batch:
        config, draw = self.config, step_generator(self.config.seed, step)
        rows = self._train[self.order.batch(step)]
        rows = rows + self._clips * (torch.rand(len(rows), generator=draw) < 0.5) * config.mirror
        individual = float(torch.rand((), generator=draw) < config.drop_individual)
        captions = [
            drop_captions(
                self.table.draw(row, draw), draw, all_captions=0.0, shared=config.drop_shared, individual=individual
            )
            for row in rows.tolist()
        ]
        return self._batch(rows, captions, rank, world)

    def validation(self, rank: int, world: int) -> Iterator[tuple[Batch, float]]:
        for first in range(0, len(self._held_out), 256):
            chunk = self._held_out[first : first + 256]
            captions = [self.table.first(row) for row in chunk]
            if len(chunk[rank::world]):
                batch = self._batch(torch.tensor(chunk), captions, rank, world)
                yield batch | {"scale": torch.ones(())}, float(len(chunk[rank::world]))

    def _batch(self, rows: Tensor, captions: list[list[Tensor | None]], rank: int, world: int) -> Batch:
        told = torch.tensor([any(caption is not None for caption in clip) for clip in captions])
        mine = part(told, rank, world)
        assert isinstance(self.model.text, TextHead)
        return {
            "captions": pack_captions(captions[rank::world], features=self.model.text.config.features),
            "facts": self.facts.of(part(rows, rank, world) % self._clips, mine),
            "scale": mine.sum() * world / told.sum().clamp(min=1),
        }

    def after_step(self, fabric: Fabric) -> None:
        """Nothing follows the optimizer's step here."""

    def export(self, folder: Path, trained: Mapping[str, Any]) -> None:
        config = self.model.config
        self.model.config = replace(config, trained={**config.trained, "text": dict(trained)})
        self.model.save(folder, storage=self.config.storage)


def text_head_of(folder: Path, sizes: ModelConfig) -> nn.Module:
    """The text head of a model folder. UserError if it has none, or one of other sizes."""
    model = load(folder)
    if model.text is None or not fits_text(model.config.text, sizes.text):
        raise UserError(f"{folder} has no text head of these sizes: `intermoe train text` makes one.")
    return model.text


def _finished(folder: Path, store: Store) -> InterMoE:
    """A model whose text head is to learn on. UserError where it has none that names roles, or other roles than the data show."""
    model = load(folder)
    if not isinstance(model.text, TextHead) or not model.text.config.casts:
        raise UserError(f"{folder} has no text head that names roles; --model takes a model of preset base.")
    same_roles(folder, model.text.config.roles, Facts(store.clips).names)
    model.requires_grad_(False)
    model.text.requires_grad_(True)
    return model


def _new(config: TextTrainConfig, store: Store) -> InterMoE:
    """A model of an autoencoder and a new text head."""
    encoded = load_autoencoder(config.vae)
    sizes = with_casts(preset(config.preset), store)
    if sizes.text.encoder != "minilm":
        raise UserError(f"preset {config.preset} reads whole sentences by CLIP; train the text head of base")
    torch.manual_seed(config.seed)
    model = InterMoE(replace(encoded.config, name=config.preset, text=sizes.text))
    model.take_autoencoder(encoded)
    if config.init is not None:  # a resumed run takes its checkpoint's weights over these
        assert model.text is not None
        adopt_text(model.text, text_head_of(config.init, sizes))
    return model


@alone
def train_text(config: TextTrainConfig, callback: Callback | None = None) -> Outcome:
    """Train the text head; see `fit` for what it raises."""
    fabric = make_fabric(config)
    store = open_stores(config.data)[0]
    model = _new(config, store) if config.model is None else _finished(config.model, store)
    earlier(config, TextStage.name)  # refused before anything is written
    if not len(store.split("train")):
        raise UserError(f"{store.path} holds no training clips.")  # told before minutes go into captions
    report = (callback or Callback()).preparing if fabric.is_global_zero else lambda what, done, total: None
    assert model.config.text is not None
    with fabric.rank_zero_first():
        table = CaptionTable(
            store.clips, model.config.text, mirror=config.mirror, cache=config.output / CACHE, report=report
        )
    torch.manual_seed(config.seed)
    return fit(TextStage(config, model, table, store), config, fabric, callback)
