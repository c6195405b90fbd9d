"""After stage 2: the contact reader of a trained model, on the same latents and captions (models/contacts.py).

What hands touch, and when, is in the corpus's ground truth; the loss is the binary cross-entropy of each hand with each part
of the partner in each latent frame.
Letters: B clips, P people, L latent frames, K coordinates, C parts of the partner, W width of the text's vector.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import torch
from lightning.fabric import Fabric
from torch import Tensor, nn
from torch.nn import functional as F

from intermoe.core.errors import UserError
from intermoe.core.lengths import STRIDE, frame_mask
from intermoe.data.batching import part
from intermoe.models.bundle import InterMoE
from intermoe.models.contacts import NOISE, PARTS, ContactReader, ContactsConfig
from intermoe.models.refiner import units
from intermoe.models.text import TextHead, drop_captions, pack_captions
from intermoe.skeleton import body
from intermoe.skeleton.body import HANDS
from intermoe.skeleton.smpl22 import NUM_JOINTS
from intermoe.training.added import AddedStage, AddedTrainConfig, Ground, ground, with_part
from intermoe.training.clips import mirrors, reporter
from intermoe.training.denoiser import CAPTIONS
from intermoe.training.latents import CaptionTable
from intermoe.training.logs import Callback
from intermoe.training.loop import Batch, Outcome, alone, fit, make_fabric


@dataclass(frozen=True, kw_only=True)
class ContactsTrainConfig(AddedTrainConfig):
    """Settings of `intermoe train contacts`."""

    contacts: ContactsConfig = field(default_factory=ContactsConfig)
    steps: int = 3000
    schedule_steps: int = 3000
    warmup_steps: int = 50
    batch_size: int = 64
    drop_all: float = 0.1  # share of clips shown without any caption
    drop_individual: float = 0.6  # share shown without the captions of each person

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in ("drop_all", "drop_individual"):
            if not 0 <= getattr(self, name) <= 1:
                raise UserError(f"{name} is a probability, found {getattr(self, name):g}")


class ContactsTask(nn.Module):
    """Latents, noise and captions to the loss; the text head is not trained."""

    def __init__(self, reader: ContactReader, text: TextHead) -> None:
        super().__init__()
        self.reader = reader
        self._text = (text,)

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        """x0, noise (B,P,L,K+H), sigma (B,), touched (B,P,L,2,C), captions, lengths, scale -> losses: the mean over hands and
        valid frames of the sum over parts, and the share of the touches of a clip that are found, and that are there."""
        x0, sigma, lengths, wanted = batch["x0"], batch["sigma"], batch["lengths"], batch["touched"]
        K = self.reader.config.coordinates
        with torch.no_grad():  # words are hidden in training only, and the text head is no part of the task
            told = self._text[0].train(self.training)(batch["captions"]).vector
        noisy = x0[..., :K] + batch["noise"][..., :K] * self.reader.unit * sigma[:, None, None, None]
        logits = self.reader(torch.cat((noisy, x0[..., K:]), dim=-1), sigma, told, lengths=lengths).float()
        weight = frame_mask(lengths, x0.shape[2])[:, None, :, None, None].to(x0)
        missed = F.binary_cross_entropy_with_logits(logits, wanted, reduction="none") * weight
        loss = missed.sum() / (weight.sum() * x0.shape[1] * len(HANDS))
        with torch.no_grad():
            seen, there = (((x > 0) & (weight > 0)).any(dim=2) for x in (logits, wanted))
            both = (seen & there).sum().float()
        return {
            "loss": loss * batch["scale"], "missed": loss, "found": both / there.sum().clamp(min=1),
            "right": both / seen.sum().clamp(min=1),
        }  # fmt: skip


class ContactsStage(AddedStage):
    """Whole clips, noise, their captions, and what their hands touch."""

    name = "contacts"
    NOISE = NOISE

    def __init__(self, config: ContactsTrainConfig, model: InterMoE, ground: Ground, table: CaptionTable) -> None:
        super().__init__(config, model, ground)
        self.table, self.drops = table, (config.drop_all, config.drop_individual)
        self.contacts = [clip.contacts for clip in ground.store.clips]
        reader, basis = model.contacts, self.latents.basis
        assert reader is not None and basis is not None and isinstance(model.text, TextHead)
        middle = basis.motion.unflatten(-1, (STRIDE, -1))[:, STRIDE // 2, : 3 * NUM_JOINTS]
        reader.joints_map.copy_(middle)
        reader.joints_offset.copy_(basis.offset.unflatten(-1, (STRIDE, -1))[STRIDE // 2, : 3 * NUM_JOINTS])
        reader.unit.copy_(units(basis.motion, reader.config.coordinates))
        self.features = model.text.config.features
        self.task = ContactsTask(reader, model.text)

    def _batch(
        self, rows: Tensor, shares: Tensor, draw: torch.Generator, rank: int, world: int, *, held_out: bool
    ) -> Batch:
        if held_out:
            captions = [self.table.first(row) for row in rows.tolist()]
        else:
            drop_all, individual = self.drops
            captions = [
                drop_captions(
                    self.table.draw(row, draw), draw, all_captions=drop_all, shared=0.0, individual=individual
                )
                for row in rows.tolist()
            ]
        noise, lengths = self.clips.noise(rows, self.model, draw), self.clips.lengths[rows]
        mine = part(rows, rank, world)
        return {
            "x0": self.latents.batch(mine, noise.shape[2]),
            "noise": part(noise, rank, world),
            "sigma": part(self._noise(shares), rank, world),
            "touched": torch.stack([self._touched(row, noise.shape[2]) for row in mine.tolist()]),
            "captions": pack_captions(captions[rank::world], features=self.features),
            "lengths": part(lengths, rank, world),
            "scale": torch.tensor(len(mine) / len(rows) * world),
        }

    def _touched(self, row: int, length: int) -> Tensor:
        return touched(self.contacts[row % len(self.contacts)], length, mirrored=row >= len(self.contacts))


def touched(contacts: Sequence[Mapping[str, Any]], length: int, *, mirrored: bool = False) -> Tensor:
    """A clip's contacts as in its store -> (P,L,2,C), 1 where a hand touches a part of the partner."""
    out = torch.zeros(2, length, len(HANDS), len(PARTS))
    for contact in contacts:
        ends = [(int(contact[end]["person"]), str(contact[end]["joint"])) for end in ("a", "b")]
        first = int(contact["start"]) // STRIDE
        frames = slice(first, max(first + 1, -(-int(contact["end"]) // STRIDE)))
        for (person, hand), (other, name) in (ends, ends[::-1]):
            if hand in HANDS and name in PARTS and person != other:
                hand_, name_ = (body.mirrored(hand), body.mirrored(name)) if mirrored else (hand, name)
                out[person, frames, HANDS.index(hand_), PARTS.index(name_)] = 1.0
    return out


@alone
def train_contacts(config: ContactsTrainConfig, callback: Callback | None = None) -> Outcome:
    """Train the contact reader of a model on a data folder; see `fit` for what it raises, and UserError for a model that can
    have none, or a folder without contacts."""
    fabric = make_fabric(config)
    return fit(contacts_stage(config, fabric, callback or Callback()), config, fabric, callback)


def contacts_stage(config: ContactsTrainConfig, fabric: Fabric, callback: Callback) -> ContactsStage:
    """The model with a new contact reader, or the one it has of the same sizes, and the encoded corpus and captions."""
    stands = ground(config, ContactsStage.name, config.contacts, fabric, callback)
    given, store = stands.given, stands.store
    if not any(touched(store.clips[i].contacts, 1 << 10).any() for i in store.split("train")):
        raise UserError(f"{store.path} tells of no hand that touches anybody, from which a contact reader learns")
    if not isinstance(given.text, TextHead) or given.config.text is None:
        raise UserError(
            f"{config.model} reads whole sentences by CLIP; a contact reader is told by a text head of preset base"
        )
    assert given.denoiser is not None
    of, text = given.denoiser.config, given.config.text
    with fabric.rank_zero_first():
        table = CaptionTable(
            store.clips, text, mirror=mirrors(config, store), cache=config.output / CAPTIONS,
            report=reporter(fabric, callback),
        )  # fmt: skip
    sizes = replace(config.contacts, coordinates=of.components, hands=of.hand_channels, text=text.width)
    has = given.config.contacts
    goes_on = has is not None and replace(has, noise=sizes.noise, looks=sizes.looks) == sizes
    return ContactsStage(config, with_part(given, "contacts", sizes, goes_on=goes_on).to(fabric.device), stands, table)
