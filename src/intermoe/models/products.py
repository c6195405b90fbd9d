"""Matrix products through the faster of torch's two libraries on a CPU.

torch's own products are MKL's, which gives other makers' CPUs its AVX2 code: half of what oneDNN, which torch's
convolutions use, reaches with AVX-512 there (Zen 5, one core: 100 against 215 GFLOP/s). The choice follows from the CPU
and the size alone, never from a measurement at run time: one machine always rounds alike.
"""

from __future__ import annotations

import functools
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.autograd.function import once_differentiable
from torch.nn import functional as F
from torch.utils.weak import WeakTensorKeyDictionary

FEWEST_ROWS = 16  # below, oneDNN's 10 microseconds a call cost more than its products gain
SMALLEST = 1 << 20  # multiplications of a product, for the same reason

# oneDNN copies a matrix into a layout of its own at every call, which costs 5 % of a product of 150 rows and 25 % of one
# of 40: below so many rows, matrices that come again keep that copy
FEW_ROWS = 128
_ARRANGED: WeakTensorKeyDictionary = WeakTensorKeyDictionary()  # weights (E,out,in) -> (state, their copies)


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


def arranged(weights: Tensor, rows: float) -> Sequence[Tensor | None]:
    """Copies of E matrices (E,out,in) in oneDNN's layout for `linear`, kept as long as `weights` live and stay as they
    are; a None each where a product of so many rows would not gain, and while there are gradients.

    Results are the same bits. The copies take as much memory as the weights.
    """
    E, size = len(weights), weights[0].numel()
    if (
        torch.is_grad_enabled()
        or weights.is_inference()  # has no version that would tell of a change
        or not FEWEST_ROWS <= rows < FEW_ROWS
        or rows * size < SMALLEST
        or not weights.is_cpu
        or weights.dtype != torch.float32
        or not onednn_is_faster()
    ):
        return (None,) * E
    state = (weights._version, weights.data_ptr())
    kept = _ARRANGED.get(weights)
    if kept is None or kept[0] != state:
        kept = (state, tuple(torch.ops.mkldnn._reorder_linear_weight(weight, FEW_ROWS) for weight in weights.detach()))
        _ARRANGED[weights] = kept
    return kept[1]  # type: ignore[no-any-return]


def linear(x: Tensor, weight: Tensor, bias: Tensor | None = None, *, arranged: Tensor | None = None) -> Tensor:
    """x W^T + b as `F.linear`: x (..., in), weight (out, in), bias (out,) -> (..., out). `arranged` is the weight's copy."""
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
    return _Product.apply(x, weight, bias) if wanted else _product(x, weight if arranged is None else arranged, bias)


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
