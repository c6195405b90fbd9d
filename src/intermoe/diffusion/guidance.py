"""Classifier-free guidance: one doubled batch a step, conditional and unconditional halves (paper section 3.2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import torch
from torch import Tensor


class Denoiser(Protocol):
    """(x_t (B,P,L,F), timesteps (B,), cond, lengths (B,)) -> x_0 (B,P,L,F)."""

    def __call__(self, x_t: Tensor, timesteps: Tensor, cond: Any, *, lengths: Tensor | None = None) -> Tensor: ...


def guided(
    denoiser: Denoiser, cond: Any, unconditional: Any, guidance: float
) -> Callable[[Tensor, Tensor, Any], Tensor]:
    """Wrap a denoiser: x_0 = guidance * x_0(cond) + (1 - guidance) * x_0(nothing).

    Args:
        denoiser: the model.
        cond: what it is told about B clips: a tensor (B,D), or an object whose class has `cat`, such as Condition.
        unconditional: the same for "no text"; None = zeros, which a tensor alone can do (released code).
        guidance: 1 takes the conditional prediction as it is, at half the cost.
    """
    if guidance == 1.0:
        return lambda x_t, timesteps, lengths: denoiser(x_t, timesteps, cond, lengths=lengths)
    if isinstance(cond, Tensor):
        both: Any = torch.cat((cond, torch.zeros_like(cond) if unconditional is None else unconditional))
    elif unconditional is None:
        raise ValueError("guidance needs the condition that stands for no text: pass `unconditional`")
    else:
        both = type(cond).cat([cond, unconditional])

    def predict(x_t: Tensor, timesteps: Tensor, lengths: Tensor | None) -> Tensor:
        doubled = None if lengths is None else lengths.repeat(2)
        with_text, without = denoiser(x_t.repeat(2, 1, 1, 1), timesteps.repeat(2), both, lengths=doubled).chunk(2)
        return guidance * with_text + (1.0 - guidance) * without

    return predict
