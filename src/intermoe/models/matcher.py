"""The text-motion matcher of HumanML3D (Guo et al., CVPR 2022) and of Inter-X: movements by convolution, then
bidirectional GRUs on both sides, into one space whose distances tell what belongs together.

Letters: B clips, T frames, F motion features, N words, D widths.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence

from intermoe.core.errors import UserError

_STRIDE = 4  # two convolutions of stride 2


@dataclass(frozen=True)
class MatcherConfig:
    """Sizes, under the names of the released option files; the defaults are Inter-X's."""

    dim_pose: int = 672  # features of a frame
    dim_movement_hidden: int = 512
    dim_movement_latent: int = 512
    dim_motion_hidden: int = 1024
    dim_text_hidden: int = 512
    dim_coemb: int = 512  # of the common space
    dim_word: int = 300  # GloVe
    dim_pos: int = 15  # parts of speech
    unit_length: int = 4  # frames of a movement

    def __post_init__(self) -> None:
        if self.unit_length != _STRIDE:
            raise UserError(f"the matcher's convolutions make one movement of {_STRIDE} frames, not {self.unit_length}")


class MovementEncoder(nn.Module):
    """(B,T,F) -> (B,T/4,D)."""

    def __init__(self, features: int, hidden: int, width: int) -> None:
        super().__init__()
        self.main = nn.Sequential(
            nn.Conv1d(features, hidden, 4, 2, 1), nn.Dropout(0.2), nn.LeakyReLU(0.2),
            nn.Conv1d(hidden, width, 4, 2, 1), nn.Dropout(0.2), nn.LeakyReLU(0.2),
        )  # fmt: skip
        self.out = nn.Linear(width, width)

    def forward(self, x: Tensor) -> Tensor:
        return self.out(self.main(x.transpose(1, 2)).transpose(1, 2))


class SequenceEncoder(nn.Module):
    """A bidirectional GRU whose last states become an embedding: (B,N,D), lengths (B,) -> (B,out)."""

    def __init__(self, features: int, hidden: int, out: int) -> None:
        super().__init__()
        self.embed = nn.Linear(features, hidden)
        self.gru = nn.GRU(hidden, hidden, batch_first=True, bidirectional=True)
        self.start = nn.Parameter(torch.randn(2, 1, hidden))
        self.head = nn.Sequential(
            nn.Linear(2 * hidden, hidden), nn.LayerNorm(hidden), nn.LeakyReLU(0.2), nn.Linear(hidden, out)
        )

    def forward(self, x: Tensor, lengths: Tensor) -> Tensor:
        packed = pack_padded_sequence(self.embed(x), lengths.cpu(), batch_first=True, enforce_sorted=False)
        _, last = self.gru(packed, self.start.repeat(1, len(x), 1))
        return self.head(torch.cat((last[0], last[1]), dim=-1))


class Matcher(nn.Module):
    """Motion and text encoders of one space."""

    def __init__(self, config: MatcherConfig | None = None) -> None:
        super().__init__()
        c = self.config = config or MatcherConfig()
        self.movement = MovementEncoder(c.dim_pose, c.dim_movement_hidden, c.dim_movement_latent)
        self.motion = SequenceEncoder(c.dim_movement_latent, c.dim_motion_hidden, c.dim_coemb)
        self.parts_of_speech = nn.Linear(c.dim_pos, c.dim_word)
        self.text = SequenceEncoder(c.dim_word, c.dim_text_hidden, c.dim_coemb)

    def embed_motion(self, features: Tensor, lengths: Tensor) -> Tensor:
        """features (B,T,F), lengths (B,) in frames, at least one movement each -> (B,dim_coemb)."""
        return self.motion(self.movement(features), lengths // self.config.unit_length)

    def embed_text(self, words: Tensor, parts: Tensor, lengths: Tensor) -> Tensor:
        """Word vectors (B,N,300), one-hot parts of speech (B,N,15), lengths (B,) in words -> (B,dim_coemb)."""
        return self.text(words + self.parts_of_speech(parts), lengths)
