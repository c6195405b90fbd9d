"""Muon for the matrices inside the blocks, AdamW for everything else, as one optimizer.

Muon (Jordan et al. 2024, https://kellerjordan.github.io/posts/muon/) replaces the momentum of a matrix by the nearest
matrix whose singular values are all about 1. Steps are scaled to the size of AdamW's (Liu et al., arXiv 2502.16982), so
that one learning rate serves both. `torch.optim.Muon` takes single matrices one by one; here equal shapes go through
batched products, and the experts' weights are stacks of matrices.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from intermoe.core import runtime
from intermoe.training.processes import joined, local, parted

SMALLEST = 32  # a matrix with fewer rows or columns (a router, an embedding of two people) stays with AdamW
MOMENTUM = 0.95
_A, _B, _C = 3.4445, -4.7750, 2.0315  # the quintic whose repetition drives singular values into 0.7..1.2
_ROUNDS = 5


def orthogonalised(g: Tensor) -> Tensor:
    """(...,R,C) -> the same shape with all singular values near 1, by five Newton-Schulz rounds."""
    tall = g.shape[-2] > g.shape[-1]
    x = g.mT if tall else g
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    if runtime.native_bf16(x.device):  # three digits are enough for a direction, and three times as fast
        x = x.bfloat16()
    for _ in range(_ROUNDS):
        gram = x @ x.mT
        x = _A * x + (_B * gram + _C * gram @ gram) @ x
    return (x.mT if tall else x).to(g)


def groups(task: nn.Module, weight_decay: float, *, muon: bool) -> list[dict[str, Any]]:
    """Parameter groups: vectors without weight decay; with `muon` the hidden matrices in a group of their own.

    Hidden matrices: weights of layers in a list of blocks, except adaptive norms' modulations, which start at zero.
    """
    trained = [(name, p) for name, p in task.named_parameters() if p.requires_grad]
    hidden = [p for name, p in trained if muon and _is_hidden(name, p)]
    ours = {id(p) for p in hidden}
    rest = [p for _, p in trained if id(p) not in ours]
    found = [
        {"params": [p for p in rest if p.ndim >= 2], "weight_decay": weight_decay},
        {"params": [p for p in rest if p.ndim < 2], "weight_decay": 0.0},
    ]
    return [*found, {"params": hidden, "weight_decay": weight_decay, "muon": True}] if hidden else found


def _is_hidden(name: str, p: Tensor) -> bool:
    inside = ".blocks." in name or ".layers." in name
    return inside and "modulation" not in name and p.ndim >= 2 and min(p.shape[-2:]) >= SMALLEST


class MuonAdamW(torch.optim.AdamW):
    """AdamW whose groups with `muon` true are stepped by Muon with Nesterov momentum."""

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> float | None:  # type: ignore[override]
        if closure is not None:
            raise ValueError("this optimizer takes no closure")
        for group in self.param_groups:
            if group.get("muon"):
                self._muon(group)
        return super().step()  # type: ignore[return-value]

    def _muon(self, group: dict[str, Any]) -> None:
        shapes: dict[torch.Size, list[Tensor]] = defaultdict(list)
        for p in group["params"]:
            if p.grad is not None:
                shapes[p.shape].append(p)
        rate = float(group["lr"])
        for shape, found in shapes.items():
            grads = [local(p.grad) for p in found if p.grad is not None]
            momenta = [local(self._momentum(p)) for p in found]
            torch._foreach_lerp_(momenta, grads, 1.0 - MOMENTUM)
            looked = torch._foreach_lerp(grads, momenta, MOMENTUM)  # Nesterov's look ahead
            size = 0.2 * max(shape[-2:]) ** 0.5  # AdamW's updates have about this root mean square
            # a part of a matrix has no singular values of its own: whole ones for a moment, where weights are split
            whole = [joined(part, p) for part, p in zip(looked, found, strict=True)]
            turned = orthogonalised(torch.stack(whole)).unbind()
            updates = [local(parted(update, p)) for update, p in zip(turned, found, strict=True)]
            weights = [local(p) for p in found]
            torch._foreach_mul_(weights, 1.0 - rate * group["weight_decay"])
            torch._foreach_add_(weights, updates, alpha=-rate * size)
            for p in found:
                p.grad = None  # AdamW passes over what has none

    def _momentum(self, p: Tensor) -> Tensor:
        state = self.state[p]
        if not state:  # AdamW looks for a step in all that it loads
            state |= {"step": torch.zeros(()), "momentum_buffer": torch.zeros_like(p)}
        return state["momentum_buffer"]  # type: ignore[no-any-return]
