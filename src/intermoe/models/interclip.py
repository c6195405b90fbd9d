"""InterCLIP, InterHuman's evaluator (InterGen, IJCV 2024): two people's motion and a sentence in one space of 512 numbers.

Both embeddings are L2-normalised times a learnt scale. Letters: B clips, P people (2), T frames, F = 262 features, D width.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from intermoe.core.errors import UserError
from intermoe.core.lengths import frame_mask
from intermoe.models.clip import PLACES, VOCABULARY
from intermoe.models.layers import sinusoids
from intermoe.motion.interhuman import BLOCKS, NUM_FEATURES

MAX_FRAMES = 2000
EMBEDDING = 512
_READ = NUM_FEATURES - BLOCKS["contact"].width  # contacts are not looked at


@dataclass(frozen=True)
class InterCLIPConfig:
    """Sizes; the defaults are the released evaluator's."""

    motion_width: int = 1024
    motion_layers: int = 8
    motion_heads: int = 8
    text_width: int = 768
    text_layers: int = 8
    text_heads: int = 8
    hidden_width: int = 2048  # of the feed-forward layers of both


def _transformer(width: int, heads: int, hidden: int, layers: int) -> nn.TransformerEncoder:
    layer = nn.TransformerEncoderLayer(width, heads, hidden, dropout=0.1, activation="gelu", batch_first=True)
    return nn.TransformerEncoder(layer, layers, enable_nested_tensor=False)


class InterCLIPMotion(nn.Module):
    """Motion of two people -> an embedding (not yet normalised): the two side by side, read by one query token."""

    positions: Tensor

    def __init__(self, width: int, num_layers: int, num_heads: int, hidden_width: int) -> None:
        super().__init__()
        self.query = nn.Parameter(torch.randn(1, width))
        self.embed = nn.Linear(2 * _READ, width)
        self.transformer = _transformer(width, num_heads, hidden_width, num_layers)
        self.norm = nn.LayerNorm(width)
        self.out = nn.Linear(width, EMBEDDING)
        self.register_buffer("positions", sinusoids(MAX_FRAMES, width), persistent=False)

    def forward(self, motions: Tensor, lengths: Tensor) -> Tensor:
        """motions (B,P,T,F) un-normalised features, lengths (B,) frames that count -> (B,512)."""
        B, _, T, _ = motions.shape
        if T >= MAX_FRAMES:
            raise UserError(f"InterCLIP reads fewer than {MAX_FRAMES} frames, found {T}: cut the motion")
        beside = motions[..., :_READ].transpose(1, 2).flatten(2)
        states = torch.cat((self.query.expand(B, 1, -1), self.embed(beside)), dim=1) + self.positions[: T + 1]
        valid = F.pad(frame_mask(lengths, T), (1, 0), value=True)
        return self.out(self.norm(self.transformer(states, src_key_padding_mask=~valid))[:, 0])


class InterCLIPText(nn.Module):
    """CLIP's token ids -> an embedding (not yet normalised), at the end-of-text token; padding is read like words."""

    def __init__(self, width: int, num_layers: int, num_heads: int, hidden_width: int) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, width).requires_grad_(False)
        self.places = nn.Parameter(torch.zeros(PLACES, width))
        self.transformer = _transformer(width, num_heads, hidden_width, num_layers)
        self.norm = nn.LayerNorm(width)
        self.out = nn.Linear(width, EMBEDDING)

    def forward(self, ids: Tensor) -> Tensor:
        """ids (B,77) -> (B,512)."""
        states = self.norm(self.transformer(self.words(ids) + self.places))
        return self.out(states[torch.arange(len(ids), device=ids.device), ids.argmax(dim=-1)])


class InterCLIP(nn.Module):
    """Both towers and the scale."""

    def __init__(self, config: InterCLIPConfig | None = None) -> None:
        super().__init__()
        c = self.config = config or InterCLIPConfig()
        self.motion = InterCLIPMotion(c.motion_width, c.motion_layers, c.motion_heads, c.hidden_width)
        self.text = InterCLIPText(c.text_width, c.text_layers, c.text_heads, c.hidden_width)
        self.scale = nn.Parameter(torch.ones(1))

    def embed_motion(self, motions: Tensor, lengths: Tensor) -> Tensor:
        """motions (B,P,T,262), lengths (B,) -> (B,512) of length `scale`."""
        return F.normalize(self.motion(motions, lengths), dim=-1) * self.scale

    def embed_text(self, ids: Tensor) -> Tensor:
        """CLIP token ids (B,77) -> (B,512) of length `scale`."""
        return F.normalize(self.text(ids), dim=-1) * self.scale

    def loss(self, motion: Tensor, text: Tensor) -> Tensor:
        """Symmetric cross-entropy of a batch's pairs; the logits are scaled by scale^2, which the embeddings carry."""
        logits = motion @ text.T
        right = torch.arange(len(logits), device=logits.device)
        return (F.cross_entropy(logits, right) + F.cross_entropy(logits.T, right)) / 2
