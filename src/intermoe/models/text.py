"""The trainable text head: features of a frozen text encoder -> the denoiser's condition (paper section 3.2).

Paper: CLIP features of one sentence -> 2-layer transformer -> layer norm -> the end-of-text token. `base`: MiniLM
features of up to three captions (shared, person 0's, person 1's), read once for each person with embeddings that say
whose caption a token comes from and who reads; a query token in front gathers the vector, and alone stands for "no
text".
Letters: B clips, P people, N tokens, E encoder features, D width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.attention import SDPBackend, sdpa_kernel

from intermoe.core.errors import UserError, unknown
from intermoe.models.clip import CLIPTextTower, tokenize, tokenizer
from intermoe.models.condition import Condition
from intermoe.models.layers import sinusoids
from intermoe.models.minilm import MAX_TOKENS, NUM_LAYERS, WIDTH, MiniLMFeatures

__all__ = [
    "Captions",
    "MiniLMFeatures",
    "SentenceHead",
    "TextConfig",
    "TextHead",
    "drop_captions",
    "minilm_features",
    "pack_captions",
    "text_head",
]

ENCODERS = ("clip", "minilm")
SHARED, OWN, PARTNER = range(3)
# whose caption a token comes from, for each reader: _SEGMENT[person][source];
# source: 0 shared, 1 person 0's, 2 person 1's
_SEGMENT = ((SHARED, OWN, PARTNER), (SHARED, PARTNER, OWN))


@dataclass(frozen=True)
class TextConfig:
    """Text encoder and head; the defaults are the paper's."""

    encoder: str = "clip"  # frozen encoder: clip (end-of-text vector only) or minilm (tokens and captions per person)
    features: int = 768  # width of the encoder's token features (minilm: 384 a layer)
    layers: tuple[int, ...] = ()  # minilm: after which layers features are taken; () = the last
    token_dropout: float = 0.0  # minilm: share of tokens hidden in training
    width: int = 768  # width of the head and of the condition
    num_layers: int = 2
    num_heads: int = 8
    hidden_width: int = 2048  # of the feed-forward layers
    dropout: float = 0.1
    people: int = 2  # minilm: who reads, P
    # minilm: what it names from the captions, one role a person: (role of person 0, role of person 1) of each cast
    casts: tuple[tuple[str, ...], ...] = ()
    tower_layers: int = 12  # of CLIP's text tower, where that is the encoder
    tower_heads: int = 12

    def __post_init__(self) -> None:
        if self.encoder not in ENCODERS:
            raise unknown("text encoder", self.encoder, ENCODERS)
        if self.layers and not all(0 <= layer <= NUM_LAYERS for layer in self.layers):
            raise UserError(f"layers of the text encoder lie between 0 and {NUM_LAYERS}, found {self.layers}")
        if self.layers and self.encoder == "minilm" and self.features != WIDTH * len(self.layers):
            raise UserError(f"{len(self.layers)} layers have {WIDTH * len(self.layers)} features, not {self.features}")
        if min(self.features, self.width, self.num_layers, self.num_heads, self.hidden_width) < 1:
            raise UserError("all sizes of a text head have to be positive")
        if not (0 <= self.token_dropout < 1 and 0 <= self.dropout < 1):
            raise UserError(f"dropout lies from 0 to below 1, found {self.dropout} and {self.token_dropout} of tokens")
        if self.people not in (1, 2):
            raise UserError(f"a text head is for 1 or 2 people, found {self.people}")
        if any(len(cast) != self.people for cast in self.casts):
            raise UserError(f"each cast of a text head has to name {self.people} roles")
        if self.width % self.num_heads:
            raise UserError(f"text width {self.width} is no multiple of {self.num_heads} heads")

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of all casts, in alphabetical order."""
        return tuple(sorted({role for cast in self.casts for role in cast}))


@dataclass(frozen=True)
class Captions:
    """Encoded captions of a batch, packed: a clip's tokens stand one caption after the other."""

    features: Tensor  # (B,N,E)
    source: Tensor  # (B,N) 0 = shared, 1 = person 0's caption, 2 = person 1's
    position: Tensor  # (B,N) place within its caption
    mask: Tensor  # (B,N) bool, False for padding

    def to(self, device: torch.device | str) -> Captions:
        return Captions(*(part.to(device) for part in (self.features, self.source, self.position, self.mask)))


def pack_captions(clips: Sequence[Sequence[Tensor | None]], *, features: int) -> Captions:
    """Pack encoded captions.

    Args:
        clips: for each clip (shared, person 0's, person 1's): token features (n, E) each, None where there is no
            caption. A clip of three None is unconditional.
        features: E.
    """
    rows = []
    for captions in clips:
        present = [(source, c[:MAX_TOKENS].float()) for source, c in enumerate(captions) if c is not None]
        empty = torch.zeros(0, dtype=torch.long)
        rows.append((
            torch.cat([c for _, c in present]) if present else torch.zeros(0, features),
            torch.cat([torch.full((len(c),), s) for s, c in present]) if present else empty,
            torch.cat([torch.arange(len(c)) for _, c in present]) if present else empty,
        ))  # fmt: skip
    length = max((len(row[0]) for row in rows), default=0)
    packed = Captions(
        features=torch.zeros(len(rows), length, features),
        source=torch.zeros(len(rows), length, dtype=torch.long),
        position=torch.zeros(len(rows), length, dtype=torch.long),
        mask=torch.zeros(len(rows), length, dtype=torch.bool),
    )
    for b, (values, source, position) in enumerate(rows):
        n = len(values)
        packed.features[b, :n], packed.source[b, :n], packed.position[b, :n] = values, source, position
        packed.mask[b, :n] = True
    return packed


def drop_captions(
    captions: Sequence[Tensor | None],
    generator: torch.Generator,
    *,
    all_captions: float = 0.1,
    shared: float = 0.2,
    individual: float = 0.4,
) -> list[Tensor | None]:
    """Drop a training clip's captions at random: all (for guidance), else the shared or both persons' own.

    Args:
        captions: (shared, person 0's, person 1's), any of them None.
        generator: where the two random numbers come from.
        all_captions, shared, individual: probabilities.
    """
    first, second = torch.rand(2, generator=generator).tolist()
    everyone, *own = captions
    if first < all_captions:
        return [None, None, None]
    if second < shared and all(c is not None for c in own):
        return [None, *own]
    if second >= 1 - individual and everyone is not None:
        return [everyone, None, None]
    return list(captions)


def minilm_features(config: TextConfig, **options: Any) -> MiniLMFeatures:
    """The frozen encoder whose features a `base` text head reads; `options` as of `MiniLMFeatures`."""
    return MiniLMFeatures(layers=config.layers or (NUM_LAYERS,), **options)


def _transformer(config: TextConfig, *, norm_first: bool) -> nn.TransformerEncoder:
    layer = nn.TransformerEncoderLayer(
        config.width,
        config.num_heads,
        config.hidden_width,
        config.dropout,
        activation="gelu",
        batch_first=True,
        norm_first=norm_first,
    )
    return nn.TransformerEncoder(layer, config.num_layers, enable_nested_tensor=False)


class TextHead(nn.Module):
    """`base`: packed captions -> a vector and tokens for each person."""

    segment_of: Tensor
    positions: Tensor
    casts: Tensor

    def __init__(self, config: TextConfig):
        super().__init__()
        self.config = config
        D = config.width
        if config.casts:
            roles = {role: number for number, role in enumerate(config.roles)}
            self.name_roles = nn.Linear(D, len(roles))
            numbers = torch.tensor([[roles[role] for role in cast] for cast in config.casts])
            self.register_buffer("casts", numbers, persistent=False)
        self.embed = nn.Linear(config.features, D)
        self.segment = nn.Parameter(0.2 * torch.randn(3, D))
        self.reader = nn.Parameter(0.2 * torch.randn(config.people, D))
        self.query = nn.Parameter(0.2 * torch.randn(config.people, D))
        self.transformer = _transformer(config, norm_first=True)
        self.norm = nn.LayerNorm(D)
        self.register_buffer("segment_of", torch.tensor(_SEGMENT[: config.people]), persistent=False)
        self.register_buffer("positions", sinusoids(MAX_TOKENS, D), persistent=False)

    def forward(self, captions: Captions) -> Condition:
        """Captions of B clips -> Condition with vector (B,P,D), tokens (B,P,1+N,D) and mask (B,P,1+N)."""
        B, P = len(captions.mask), self.config.people
        shared = self.embed(captions.features) + 0.1 * self.positions[captions.position]
        whose = self.segment[self.segment_of[:, captions.source]].transpose(0, 1)  # (B,P,N,D)
        tokens = shared[:, None] + whose + self.reader[:, None]
        tokens = torch.cat((self.query[None, :, None].expand(B, -1, -1, -1), tokens), dim=2)
        shown = captions.mask
        if self.training and self.config.token_dropout:
            shown = shown & (torch.rand(shown.shape, device=shown.device) >= self.config.token_dropout)
        mask = torch.cat((shown.new_ones(B, 1), shown), dim=1)[:, None].expand(-1, P, -1)
        # a sentence is short: the fused kernel's backward pass costs ten times as much
        with sdpa_kernel(SDPBackend.MATH):
            hidden = self.transformer(tokens.flatten(0, 1), src_key_padding_mask=~mask.flatten(0, 1))
        hidden = self.norm(hidden).unflatten(0, (B, P))
        vector = hidden[:, :, 0]
        return Condition(vector, hidden, mask, roles=self._cast(vector, captions) if self.config.casts else None)

    def _cast(self, vector: Tensor, captions: Captions) -> Tensor:
        """The likeliest cast of each clip, as ones (B,P,R); zeros for a clip without captions."""
        return self.likeliest(self.cast_scores(vector)).to(vector) * captions.mask.any(-1)[:, None, None]

    @torch.no_grad()
    def cast_scores(self, vector: Tensor) -> Tensor:
        """Vectors (B,P,D) -> log of how likely each cast is, without a constant (B, casts)."""
        named = self.name_roles(vector).float().log_softmax(-1)  # (B,P,R)
        return torch.stack([named[:, person, roles] for person, roles in enumerate(self.casts.T)]).sum(0)

    def likeliest(self, scores: Tensor) -> Tensor:
        """Scores (B, casts) -> the best one's roles, as ones (B,P,R)."""
        return F.one_hot(self.casts[scores.argmax(-1)], len(self.config.roles))


class SentenceHead(nn.Module):
    """Paper: one sentence -> CLIP's frozen text tower -> the vector at its end-of-text token. No text is zeros."""

    def __init__(self, config: TextConfig):
        super().__init__()
        self.config = config
        self.tower = CLIPTextTower(config.features, config.tower_layers, config.tower_heads).requires_grad_(False)
        self.transformer = _transformer(config, norm_first=False)
        self.norm = nn.LayerNorm(config.width)
        self._vocabulary: Any = None

    def forward(self, ids: Tensor) -> Tensor:
        """Token ids (B,77) -> (B,D), at the first end-of-text token.

        Released code: no padding mask, so places behind the end of the text are read too.
        """
        with torch.no_grad():
            features = self.tower(ids)
        hidden = self.norm(self.transformer(features))
        return hidden[torch.arange(len(ids), device=ids.device), ids.argmax(dim=-1)]

    def condition(self, texts: Sequence[str | None]) -> Condition:
        """One sentence a clip, None for no text -> Condition with vector (B,D)."""
        vector = self.norm.weight.new_zeros(len(texts), self.config.width)
        told = [b for b, text in enumerate(texts) if text is not None]
        if told:
            self._vocabulary = self._vocabulary or tokenizer()
            ids = tokenize([text for text in texts if text is not None], self._vocabulary)
            vector[told] = self(ids.to(vector.device))
        return Condition(vector)


def text_head(config: TextConfig) -> TextHead | SentenceHead:
    """The head that fits the encoder."""
    return TextHead(config) if config.encoder == "minilm" else SentenceHead(config)
