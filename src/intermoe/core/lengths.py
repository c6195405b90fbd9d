"""Frames and latent frames: the stride of 4 lives here and nowhere else. Letters: B batch, T frames, L latent frames."""

from __future__ import annotations

import torch
from torch import Tensor

STRIDE = 4  # frames that one latent frame stands for (paper, section 3.1: two poolings by 2)


def latent_length(frames: int) -> int:
    """Latent frames that hold `frames` motion frames (rounded up, so that no frame is lost)."""
    return -(-frames // STRIDE)


def frame_mask(lengths: Tensor, max_length: int) -> Tensor:
    """(B,) lengths -> (B, max_length) bool, True where a frame is real and False where it is padding."""
    return torch.arange(max_length, device=lengths.device)[None, :] < lengths[:, None]
