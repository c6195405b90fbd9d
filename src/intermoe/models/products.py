"""Matrix products through the faster of torch's two libraries on a CPU.

torch's own products are MKL's, which gives other makers' CPUs its AVX2 code: half of what oneDNN, which torch's
convolutions use, reaches with AVX-512 there (Zen 5, one core: 100 against 215 GFLOP/s). The choice follows from the CPU
and the size alone, never from a measurement at run time: one machine always rounds alike.
"""

from __future__ import annotations

import functools
import platform
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.autograd.function import once_differentiable
from torch.nn import functional as F

FEWEST_ROWS = 16  # below, oneDNN's 10 microseconds a call cost more than its products gain
SMALLEST = 1 << 20  # multiplications of a product, for the same reason


@functools.cache
def onednn_is_faster() -> bool:
    """Whether this CPU has AVX-512 that MKL leaves unused."""
    made_by = platform.processor()
    if platform.system() == "Linux":
        try:
            made_by = Path("/proc/cpuinfo").read_text()[:1000]
        except OSError:
            return False
    available = torch.backends.mkldnn.is_available() and hasattr(torch.ops.mkldnn, "_linear_pointwise")
    return available and torch.backends.cpu.get_cpu_capability() == "AVX512" and "AuthenticAMD" in made_by


def linear(x: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    """x W^T + b as `F.linear`: x (..., in), weight (out, in), bias (out,) -> (..., out)."""
    rows = x.numel() // x.shape[-1]
    if (
        rows < FEWEST_ROWS
        or rows * weight.numel() < SMALLEST
        or not x.is_cpu
        or x.dtype != torch.float32
        or weight.dtype != torch.float32
        or not onednn_is_faster()
        or torch.is_autocast_enabled("cpu")
    ):
        return F.linear(x, weight, bias)
    wanted = torch.is_grad_enabled() and any(t is not None and t.requires_grad for t in (x, weight, bias))
    return _Product.apply(x, weight, bias) if wanted else _product(x, weight, bias)


class Linear(nn.Linear):
    """`nn.Linear` through `linear`; the same parameters under the same names."""

    def forward(self, x: Tensor) -> Tensor:
        return linear(x, self.weight, self.bias)


def _product(x: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    return torch.ops.mkldnn._linear_pointwise(x, weight, bias, "none", [], "")


class _Product(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
        ctx.save_for_backward(x, weight)
        ctx.has_bias = bias is not None
        return _product(x, weight, bias)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, Tensor | None, Tensor | None]:
        x, weight = ctx.saved_tensors
        grad = grad.contiguous()
        rows = grad.flatten(0, -2)
        grad_x = _product(grad, weight.t()) if ctx.needs_input_grad[0] else None
        grad_weight = _product(rows.t(), x.flatten(0, -2).t()) if ctx.needs_input_grad[1] else None
        grad_bias = rows.sum(dim=0) if ctx.has_bias and ctx.needs_input_grad[2] else None
        return grad_x, grad_weight, grad_bias
