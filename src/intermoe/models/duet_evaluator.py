"""The duets evaluator: embeddings of pairs, of each person and of texts that lie close where they belong together.

The evaluators of InterHuman and Inter-X hardly see who does what to whom: a pair with its people exchanged gets nearly
the embedding of the pair. This one is trained with the exchanged pair as a negative, sees each person with the partner
from that person's own place, and also tells body, manner and persona.
Letters: B clips, P people (2), T frames, J joints (22), V numbers of a view, D width, M embedding, A attributes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from intermoe.core import config as configuration
from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write
from intermoe.core.persona import RANGES
from intermoe.core.types import Interaction
from intermoe.models.bundle import CONFIG, WEIGHTS, load_weights, model_folder, save_weights
from intermoe.models.layers import sinusoids
from intermoe.models.text import Captions, TextConfig, TextHead, minilm_features, pack_captions
from intermoe.skeleton.hands import SHAPES

RATE = 15.0  # frames a second that it looks at
VIEW = 3 * 3 * 22 + 2 * len(SHAPES)
ATTRIBUTES = tuple(RANGES)  # what it measures of a person, in this order; behind them handedness
_MAX_FRAMES = 512
_TEXT = TextConfig(
    encoder="minilm",
    features=768,
    layers=(2, 6),
    token_dropout=0.1,
    width=192,
    num_heads=4,
    hidden_width=384,
    dropout=0.1,
)


@dataclass(frozen=True)
class DuetEvaluatorConfig:
    """Sizes, and the personas that it can tell."""

    width: int = 192
    num_layers: int = 2
    num_heads: int = 4
    embedding: int = 128
    text: TextConfig = field(default_factory=lambda: _TEXT)
    personas: tuple[str, ...] = ()
    trained: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Seen:
    """What the evaluator makes of motions."""

    pair: Tensor  # (B,M), of unit length: the pair as it is ordered
    exchanged: Tensor  # (B,M), the same with person 0 and person 1 exchanged
    person: Tensor  # (B,P,M), of unit length
    attributes: Tensor  # (B,P,A+1), in deviations from the mean; the last is the logit of being right-handed
    personas: Tensor  # (B,P,personas) logits


class DuetEvaluator(nn.Module):
    """Motion encoder and text encoder with one space for pairs and one for persons."""

    positions: Tensor

    def __init__(self, config: DuetEvaluatorConfig) -> None:
        super().__init__()
        self.config = config
        D, M = config.width, config.embedding
        self.embed = nn.Linear(VIEW, D)
        self.convolutions = nn.ModuleList(_Residual(D, stride) for stride in (1, 2, 1, 2))
        layer = nn.TransformerEncoderLayer(
            D, config.num_heads, 2 * D, 0.1, activation="gelu", batch_first=True, norm_first=True
        )
        self.transformer = nn.TransformerEncoder(layer, config.num_layers, enable_nested_tensor=False)
        self.pool = nn.Sequential(nn.Linear(2 * D, 2 * D), nn.GELU())
        self.person = nn.Linear(2 * D, M)
        self.pair = nn.Sequential(nn.Linear(4 * D, 2 * D), nn.GELU(), nn.Linear(2 * D, M))
        self.attributes = nn.Linear(2 * D, len(ATTRIBUTES) + 1)
        self.personas = nn.Linear(2 * D, max(1, len(config.personas)))
        self.text = TextHead(config.text)
        self.own_text = nn.Linear(config.text.width, M)
        self.pair_text = nn.Linear(2 * config.text.width, M)
        self.log_scale = nn.Parameter(torch.tensor(2.7))  # of cosines, in the contrastive loss
        self.register_buffer("positions", sinusoids(_MAX_FRAMES, D), persistent=False)
        self._encoder: Any = None  # frozen, and not ours to save

    def forward(self, views: Tensor, lengths: Tensor) -> Seen:
        """views (B,P,T,V) from `views`, lengths (B,) valid frames of them -> Seen."""
        B, P = views.shape[:2]
        x = self.embed(views.flatten(0, 1)).transpose(1, 2)  # (S,D,T)
        lengths = lengths.repeat_interleave(P)
        for block in self.convolutions:
            x, lengths = block(x, lengths)
        x = x.transpose(1, 2)
        valid = torch.arange(x.shape[1], device=x.device) < lengths[:, None]
        x = self.transformer(x + 0.1 * self.positions[: x.shape[1]], src_key_padding_mask=~valid)
        weight = valid[..., None].to(x)
        mean = (x * weight).sum(1) / weight.sum(1)
        largest = x.masked_fill(~valid[..., None], -1e4).amax(1)
        hidden = self.pool(torch.cat((mean, largest), dim=-1)).unflatten(0, (B, P))
        orders = [self.pair(torch.cat((hidden[:, p], hidden[:, 1 - p]), dim=-1)) for p in (0, 1)]
        return Seen(
            pair=F.normalize(orders[0].float(), dim=-1),
            exchanged=F.normalize(orders[1].float(), dim=-1),
            person=F.normalize(self.person(hidden).float(), dim=-1),
            attributes=self.attributes(hidden).float(),
            personas=self.personas(hidden).float(),
        )

    def read_pairs(self, captions: Captions) -> Tensor:
        """Shared captions of B clips, packed -> (B,M) of unit length."""
        return F.normalize(self.pair_text(self.text(captions).vector.flatten(1)).float(), dim=-1)

    def read_persons(self, captions: Captions) -> Tensor:
        """One person's captions, packed as shared ones -> (B,M) of unit length."""
        return F.normalize(self.own_text(self.text(captions).vector[:, 0]).float(), dim=-1)

    # -- for whoever measures ------------------------------------------------------------------------------------------

    @torch.inference_mode()
    def see(self, motions: Sequence[Interaction], *, batch_size: int = 64) -> Seen:
        """All motions; UserError where one has not two people of 22 joints."""
        parts = []
        for first in range(0, len(motions), batch_size):
            rows = [torch.from_numpy(views_of(m)) for m in motions[first : first + batch_size]]
            lengths = torch.tensor([row.shape[1] for row in rows])
            batch = torch.stack([F.pad(row, (0, 0, 0, int(lengths.max()) - row.shape[1])) for row in rows])
            parts.append(self(batch.to(self.positions.device), lengths.to(self.positions.device)))
        names = ("pair", "exchanged", "person", "attributes", "personas")
        return Seen(**{name: torch.cat([getattr(p, name) for p in parts]).cpu() for name in names})

    @torch.inference_mode()
    def read(self, texts: Sequence[str], *, of: str) -> Tensor:
        """Embeddings (N,M) of texts; of: "pair" or "person"."""
        if self._encoder is None:
            self._encoder = minilm_features(self.config.text)
        unique = sorted(set(texts))
        tokens = dict(zip(unique, self._encoder.encode(unique), strict=True))
        parts = []
        for first in range(0, len(texts), 256):
            chunk = [[tokens[text], None, None] for text in texts[first : first + 256]]
            packed = pack_captions(chunk, features=self.config.text.features).to(self.positions.device)
            parts.append((self.read_pairs if of == "pair" else self.read_persons)(packed))
        return torch.cat(parts).cpu()

    def save(self, folder: str | os.PathLike[str], *, storage: str = "float16") -> Path:
        """Write config.json and model.safetensors."""
        folder = Path(folder)
        save_weights(self, folder / WEIGHTS, storage=storage)
        with atomic_write(folder / CONFIG) as temporary:
            told = {"kind": "duet_evaluator", **configuration.to_dict(self.config)}
            temporary.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
        return folder


def load_evaluator(path: str | os.PathLike[str]) -> DuetEvaluator:
    """The evaluator of a folder (a run of `intermoe train evaluator`, or `default-evaluator`); UserError if none."""
    folder = model_folder(path)
    try:
        values = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UserError(f"{folder / CONFIG} cannot be read ({error}); the evaluator's folder is damaged.") from error
    if not isinstance(values, dict) or values.pop("kind", "") != "duet_evaluator":
        raise UserError(f"{folder} holds no duets evaluator: `intermoe train evaluator` makes one.")
    model = DuetEvaluator(configuration.from_dict(DuetEvaluatorConfig, values, where=str(folder / CONFIG)))
    load_weights(model, folder / WEIGHTS)
    return model.eval()


def views_of(motion: Interaction) -> np.ndarray:
    """(2,T',V) of one interaction at `RATE`; without hand shapes their numbers are 0."""
    if motion.positions.shape[0] != 2 or motion.positions.shape[2] != 22:
        raise UserError(
            f"the duets evaluator sees two people of 22 joints, found positions of shape {motion.positions.shape}"
        )
    step = frame_step(motion.fps)
    positions = torch.from_numpy(np.ascontiguousarray(motion.positions[:, ::step], np.float32))
    hands = None
    if motion.hand_shapes is not None:
        hands = torch.from_numpy(np.ascontiguousarray(motion.hand_shapes[:, ::step]).astype(np.int64))
    return views(positions, hands).numpy()


def frame_step(fps: float) -> int:
    """Every how many frames it looks at; UserError where `RATE` is not had so."""
    step = max(1, round(fps / RATE))
    if abs(fps / step - RATE) > 0.5:
        raise UserError(f"the duets evaluator needs a multiple of {RATE:g} frames a second, found {fps:g}")
    return step


def views(positions: Tensor, hands: Tensor | None) -> Tensor:
    """Each person with the partner, from that person's place and heading: (...,2,T,22,3) at `RATE` -> (...,2,T,V).

    A view holds own joints, own velocities (m/s) and the partner's joints, in the frame of the own pelvis on the floor
    and the own hips' heading, and the shapes of both hands.
    """
    left = positions[..., 1, :] - positions[..., 2, :]  # (...,T,3)
    ahead = torch.stack((-left[..., 2], left[..., 0]), dim=-1)  # x, z
    padded = F.pad(ahead.transpose(-1, -2).flatten(0, -3), (2, 2), mode="replicate")
    ahead = F.avg_pool1d(padded, 5, 1).unflatten(0, ahead.shape[:-2]).transpose(-1, -2)
    ahead = ahead / ahead.norm(dim=-1, keepdim=True).clamp(min=1e-4)
    sin, cos = ahead[..., None, 0], ahead[..., None, 1]

    def seen(points: Tensor) -> Tensor:  # left, up, ahead
        x, y, z = points.unbind(-1)
        return torch.stack((cos * x - sin * z, y, sin * x + cos * z), dim=-1)

    place = positions[..., :1, :] * positions.new_tensor([1.0, 0.0, 1.0])
    step = positions.diff(dim=-3, prepend=positions[..., :1, :, :])
    parts = [seen(positions - place), seen(step * RATE), seen(positions.flip(-4) - place)]
    flat = torch.cat([part.flatten(-2) for part in parts], dim=-1)
    if hands is None:
        shown = flat.new_zeros(*flat.shape[:-1], 2 * len(SHAPES))
    else:
        shown = F.one_hot(hands, len(SHAPES)).to(flat).flatten(-2)
    return torch.cat((flat, shown), dim=-1)


class _Residual(nn.Module):
    """Two convolutions over time, added to what comes in; `stride` halves the frames."""

    def __init__(self, width: int, stride: int) -> None:
        super().__init__()
        self.stride = stride
        self.first, self.second = (nn.Conv1d(width, width, 5, padding=2) for _ in range(2))
        self.norm = nn.LayerNorm(width)

    def forward(self, x: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """x (S,D,T), lengths (S,) -> the same at the new rate; padding is zero and leaks nothing."""
        if self.stride > 1:
            x, lengths = x[..., :: self.stride], (lengths + self.stride - 1) // self.stride
        valid = (torch.arange(x.shape[-1], device=x.device) < lengths[:, None])[:, None].to(x)
        h = self.norm((x * valid).transpose(1, 2)).transpose(1, 2) * valid
        h = F.gelu(self.first(h)) * valid
        return (x + self.second(h)) * valid, lengths
