"""Where tensors run and where randomness comes from."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import torch

from intermoe.core.errors import UserError, unknown


def cores() -> int:
    """Processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def device(name: str = "auto") -> torch.device:
    """The torch device of that name (cuda may carry a number, `cuda:1`); `auto` takes cuda, then mps, then cpu.

    Raises UserError for another name and for a device that this machine or this torch does not have.
    """
    count = {"cuda": torch.cuda.device_count(), "mps": int(torch.backends.mps.is_available()), "cpu": 1}
    if name == "auto":
        return torch.device(next(kind for kind, number in count.items() if number))
    kind, colon, number = name.partition(":")
    if kind not in count or (colon and not (kind == "cuda" and number.isdecimal())):
        raise unknown("device", name, ("auto", *count))
    if int(number or 0) >= count[kind]:
        raise UserError(f"device {name} was asked for, but torch {torch.__version__} finds none here: use auto or cpu")
    return torch.device(name)


def native_bf16(device: torch.device) -> bool:
    """Whether the hardware multiplies bf16 itself: GPUs, and CPUs with AVX512-BF16. Emulated bf16 is slower than float32."""
    if device.type == "cpu":
        return bool(getattr(torch.cpu, "_is_avx512_bf16_supported", bool)())
    return device.type == "cuda" and torch.cuda.is_bf16_supported(including_emulation=False)


def sampling_precision(device: torch.device) -> AbstractContextManager[Any]:
    """bf16 products for the denoiser where no gradients are wanted, on GPUs that have them; as it was elsewhere: on a CPU one
    machine should give the numbers of another."""
    if device.type != "cuda" or torch.is_grad_enabled() or not native_bf16(device):
        return nullcontext()
    return torch.autocast(device.type, torch.bfloat16)


def generator(seed: int) -> torch.Generator:
    """A CPU generator: noise is drawn on the CPU, so that a seed means the same motion on every device."""
    return torch.Generator("cpu").manual_seed(seed % (1 << 63))
