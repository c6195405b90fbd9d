"""What a decoded frame depends on: latent frames before it, laid side by side.

Letters: L latent frames, K coordinates, H latent frames of a window.
"""

from __future__ import annotations

import torch
from torch import Tensor

WINDOW = 4  # latent frames that a decoded frame depends on, for all that matters


def windows(x: Tensor, *, edge: bool = False) -> Tensor:
    """(...,L,K) -> (...,L,H*K): each latent frame with the ones before it, newest first.

    Before the start stands nothing (zeros), or with `edge` the first frame.
    """
    head = x[..., :1, :].expand(*x.shape[:-2], WINDOW - 1, x.shape[-1])
    x = torch.cat((head if edge else torch.zeros_like(head), x), dim=-2)
    L = x.shape[-2] - WINDOW + 1
    return torch.cat([x[..., WINDOW - 1 - lag : WINDOW - 1 - lag + L, :] for lag in range(WINDOW)], dim=-1)
