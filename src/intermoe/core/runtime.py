"""Where tensors run and where randomness comes from."""

from __future__ import annotations

import torch


def device(name: str = "auto") -> torch.device:
    """The torch device of that name; `auto` takes cuda, then mps, then cpu."""
    if name != "auto":
        return torch.device(name)
    if torch.cuda.is_available():
        return torch.device("cuda")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")


def generator(seed: int) -> torch.Generator:
    """A CPU generator: noise is drawn on the CPU, so that a seed means the same motion on every device."""
    return torch.Generator("cpu").manual_seed(seed % (1 << 63))
