"""The evaluators of InterHuman (InterCLIP), Inter-X and HumanML3D (matchers) learn which text belongs to which motion.

Contrastive (InfoNCE over the batch, both ways): by cosines for InterCLIP, by squared distances for a matcher, as R-precision
and MM-Dist compare them. `ours` shows each text the pair with its people exchanged as one more negative; `released` draws
clips as the authors' readers do, people exchanged at random, and has none. Letters: B clips, P people, T frames, F features.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from lightning.fabric import Fabric
from torch import Tensor, nn
from torch.nn import functional as F

from intermoe.core.errors import UserError
from intermoe.data.batching import EpochOrder, part, step_generator
from intermoe.data.datasets import LAYOUTS, NAMES, dataset_of
from intermoe.data.duets.language.mirror import mirror_text
from intermoe.data.store import Clip, Store
from intermoe.models import clip as clip_text
from intermoe.models.glove import Caption, Glove
from intermoe.models.interclip import InterCLIP, InterCLIPConfig
from intermoe.models.matcher import Matcher, MatcherConfig
from intermoe.models.matching import READS, WORDS, Matching, MatchingConfig, made
from intermoe.motion import interhuman
from intermoe.motion.shown import UNIT, cut, exchanged, view
from intermoe.training.evaluator import EvaluatorStage, EvaluatorTrainConfig
from intermoe.training.logs import Callback
from intermoe.training.loop import Batch, Outcome, earlier, fit, make_fabric

_BATCH = 32  # of validation: one right answer among so many
_BASE_INTERCLIP = InterCLIPConfig(256, 4, 4, 256, 4, 4, 512)


class MatchingTask(nn.Module):
    """Motions and captions to the losses."""

    def __init__(self, model: InterCLIP | Matcher) -> None:
        super().__init__()
        self.model = model

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        """motions (B,...,F), lengths (B,), text, and in training by `ours` the same motions exchanged -> losses."""
        motion = self.model.embed_motion(batch["motions"], batch["lengths"])
        text = self.model.embed_text(*batch["text"])
        other = None
        if "exchanged" in batch:
            other = self.model.embed_motion(batch["exchanged"], batch["lengths"])
        loss, found = contrast(text, motion, other, cosine=isinstance(self.model, InterCLIP))
        losses = {"loss": loss, "found": found}
        if other is not None:
            losses["order_kept"] = ((text - motion).norm(dim=-1) < (text - other).norm(dim=-1)).float().mean()
        return losses


def contrast(text: Tensor, motion: Tensor, other: Tensor | None, *, cosine: bool) -> tuple[Tensor, Tensor]:
    """InfoNCE both ways of embeddings (B,D), and the share of texts that find their own motion.

    cosine: logits are products, which carry InterCLIP's scale twice; else half the squared distances, negated.
    other (B,D): one more negative a text.
    """
    if cosine:
        logits = text @ motion.T
    else:
        logits = -0.5 * (text.square().sum(-1)[:, None] + motion.square().sum(-1) - 2 * text @ motion.T)
    own = torch.arange(len(text), device=text.device)
    back = F.cross_entropy(logits.T, own)
    if other is not None:
        wrong = (text * other).sum(-1) if cosine else -0.5 * (text - other).square().sum(-1)
        logits = torch.cat((logits, wrong[:, None]), dim=-1)
    return 0.5 * (F.cross_entropy(logits, own) + back), (logits.argmax(-1) == own).float().mean()


class MatchingStage:
    """Batches of a store for the loop."""

    name = EvaluatorStage.name
    source = ""

    def __init__(self, config: EvaluatorTrainConfig, found: Matching, store: Store, vocabulary: Any = None) -> None:
        self.config, self.found, self.store, self._vocabulary = config, found, store, vocabulary
        self.dataset, self._released = found.config.dataset, config.protocol == "released"
        self._train, self._held_out = torch.tensor(told(store, "train")), told(store, "val")
        lengths = [store.clips[i].length for i in self._train.tolist()]
        self.order = EpochOrder(lengths, batch_size=config.batch_size, seed=config.seed)
        self.task = MatchingTask(found.model)
        self._pairs = store.layout.people == 2

    def batch(self, step: int, rank: int, world: int) -> Batch:
        draw = step_generator(self.config.seed, step)
        rows = self._train[self.order.batch(step)]
        mirror = self.config.mirror and self.dataset == "interhuman"  # HumanML3D holds its mirror images
        mirrored = (torch.rand(len(rows), generator=draw) < 0.5) & torch.tensor(mirror)
        seeds = torch.randint(2**31, (len(rows),), generator=draw)
        rows, mirrored, seeds = (part(x, rank, world) for x in (rows, mirrored, seeds))
        return self._batch(
            rows.tolist(), mirrored.tolist(), seeds.tolist(), exchange=self._pairs and not self._released
        )

    def validation(self, rank: int, world: int) -> Iterator[tuple[Batch, float]]:
        for first in range(0, len(self._held_out), _BATCH):
            rows = self._held_out[first : first + _BATCH][rank::world]
            if rows:
                yield self._batch(rows, [False] * len(rows), [0] * len(rows), exchange=self._pairs), float(len(rows))

    def _batch(self, rows: list[int], mirrored: list[bool], seeds: list[int], *, exchange: bool) -> Batch:
        clips, captions = [], []
        for row, turned, seed in zip(rows, mirrored, seeds, strict=True):
            draw = np.random.default_rng(seed)
            clip = self.store.clips[row]
            captions.append(_caption(clip, draw, turned))
            clips.append(self._shown(row, clip, draw, turned))
        batch: Batch = dict(zip(("motions", "lengths"), self._input(clips), strict=True))
        batch["text"] = self._text(captions)
        if exchange:
            batch["exchanged"] = self._input([exchanged(x, self.dataset) for x in clips])[0]
        return batch

    def _shown(self, row: int, clip: Clip, draw: np.random.Generator, turned: bool) -> np.ndarray:
        """A clip as the evaluator is shown it."""
        x = self.store.features(row)
        if turned:
            x = interhuman.mirror(x)
        pelvis = self.store.offsets[row][0, 0] if self.store.offsets.shape[2] else None
        x = view(x, self.dataset, pelvis=pelvis)
        return cut(x, self.dataset, draw, released=self._released, drawn="people" in clip.meta)

    def _input(self, clips: list[np.ndarray]) -> tuple[Tensor, Tensor]:
        if self.found.config.kind == "matcher":
            return self.found.matcher_input(clips)
        lengths = torch.tensor([x.shape[1] for x in clips])
        rows = [torch.from_numpy(np.ascontiguousarray(x)) for x in clips]
        return torch.stack([F.pad(row, (0, 0, 0, int(lengths.max()) - row.shape[1])) for row in rows]), lengths

    def _text(self, captions: list[Caption]) -> tuple[Tensor, ...]:
        if self.found.words is None:
            return (clip_text.tokenize([caption.text for caption in captions], self._vocabulary),)
        read = self.found.words.read(captions, longest=WORDS[self.dataset])
        return read.vectors, read.parts, read.lengths

    def after_step(self, fabric: Fabric) -> None:
        """Nothing follows the optimizer's step here."""

    def export(self, folder: Path, trained: Mapping[str, Any]) -> None:
        config = replace(self.found.config, trained=dict(trained))
        replace(self.found, config=config).save(folder, storage=self.config.storage)


def told(store: Store, split: str) -> list[int]:
    """The clips of a split that have a caption and are as long as a movement."""
    return [
        i for i in store.split(split) if any(map(str.strip, store.clips[i].captions)) and store.clips[i].length >= UNIT
    ]


def train_matching(config: EvaluatorTrainConfig, callback: Callback | None = None) -> Outcome:
    """Train InterCLIP on InterHuman, a matcher on Inter-X or HumanML3D; see `fit` for what it raises."""
    dataset = dataset_of(config.data[0])
    store = Store(config.data[0], layout=None)
    if store.head["layout"] not in LAYOUTS[dataset]:
        raise UserError(f"{store.path} has the layout {store.head['layout']}, which is not {NAMES[dataset]}'s")
    if not told(store, "train"):
        raise UserError(f"{store.path} holds no training clips with a caption, which the evaluator learns from")
    words = vocabulary = None
    if dataset == "interhuman":
        vocabulary = clip_text.tokenizer(config.words)
    elif config.words is None:
        raise UserError(
            f"{NAMES[dataset]}'s evaluator reads words by GloVe's vectors: name the folder with our_vab_data.npy with --words"
        )
    else:
        words = Glove.load(config.words)
    fabric = make_fabric(config)
    earlier(config, MatchingStage.name)  # refused before anything is written
    torch.manual_seed(config.seed)
    stage = MatchingStage(config, _begun(config, dataset, store, words), store, vocabulary)
    return fit(stage, config, fabric, callback)


def _begun(config: EvaluatorTrainConfig, dataset: str, store: Store, words: Glove | None) -> Matching:
    """The evaluator with fresh weights; CLIP's own embeddings of words, frozen, where the folder has them."""
    if dataset == "interhuman":
        found = clip_text.embeddings(config.words)
        sizes = InterCLIPConfig() if config.preset == "paper" else _BASE_INTERCLIP
        if found is not None:
            sizes = replace(sizes, text_width=found[0].shape[1], text_heads=8)
        model = InterCLIP(sizes)
        model.scale.data.fill_(4.0)  # squared it is a temperature of 1/16
        if found is None:
            model.text.words.requires_grad_(True)  # from N(0, 1): smaller, the words drown in the layers behind them
        else:
            model.text.words.weight.data.copy_(found[0])
            model.text.places.data.copy_(found[1])
        return Matching(MatchingConfig("interclip", dataset, interclip=sizes), model)
    width = READS[dataset]
    matcher = MatcherConfig(width) if config.preset == "paper" else MatcherConfig(width, 256, 256, 256, 256, 256)
    settings = MatchingConfig("matcher", dataset, matcher=matcher)
    mean = std = None
    if dataset == "humanml3d":
        mean = torch.from_numpy(store.mean[:width].astype(np.float32))
        std = torch.from_numpy(store.std[:width].astype(np.float32)).clamp(min=1e-3)
    return Matching(settings, made(settings), words, mean, std)


def _caption(clip: Clip, draw: np.random.Generator, turned: bool) -> Caption:
    """One of a clip's captions at random, with its words where they are known."""
    places = [place for place, text in enumerate(clip.captions) if text.strip()]
    place = places[int(draw.integers(len(places)))]
    words = clip.meta.get("words", ())
    if turned:
        return Caption(mirror_text(clip.captions[place]))
    return Caption(clip.captions[place], str(words[place]) if len(words) == len(clip.captions) else "")
