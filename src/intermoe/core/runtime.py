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


def native_bf16(device: torch.device) -> bool:
    """Whether the hardware multiplies bf16 itself: GPUs, and CPUs with AVX512-BF16. Emulated bf16 is slower than float32."""
    if device.type == "cpu":
        return bool(getattr(torch.cpu, "_is_avx512_bf16_supported", bool)())
    return device.type == "cuda"


def generator(seed: int) -> torch.Generator:
    """A CPU generator: noise is drawn on the CPU, so that a seed means the same motion on every device."""
    return torch.Generator("cpu").manual_seed(seed % (1 << 63))
