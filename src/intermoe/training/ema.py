"""Exponential moving average of weights, warmed up so that short runs are not stuck at their first weights."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn

from intermoe.training.processes import local, parted


class EMA:
    """Averages all weights and buffers: w_ema <- d w_ema + (1 - d) w, d = min(decay, (1 + n) / (10 + n))."""

    def __init__(self, module: nn.Module, *, decay: float) -> None:
        self.decay = decay
        self.updates = 0
        self._module = module
        self.weights = {name: tensor.detach().clone() for name, tensor in module.state_dict().items()}

    @torch.no_grad()
    def update(self) -> None:
        """Take in the module's weights as they are now."""
        self.updates += 1
        decay = min(self.decay, (1 + self.updates) / (10 + self.updates))
        averaged: list[Tensor] = []
        current: list[Tensor] = []
        for name, tensor in self._module.state_dict().items():
            if tensor.is_floating_point():
                averaged.append(local(self.weights[name]))
                current.append(local(tensor.detach()))
            else:
                self.weights[name].copy_(tensor)
        torch._foreach_lerp_(averaged, current, 1.0 - decay)

    @contextmanager
    def applied(self) -> Iterator[None]:
        """The module has the averaged weights inside this block, and its own again after it."""
        own = {name: tensor.detach().clone() for name, tensor in self._module.state_dict().items()}
        self._module.load_state_dict(self.weights, strict=True)
        try:
            yield
        finally:
            self._module.load_state_dict(own, strict=True)

    def state_dict(self) -> dict[str, object]:
        return {"updates": self.updates, "weights": self.weights}

    def load_state_dict(self, state: dict[str, object]) -> None:
        """Continue from a saved average; the names must be the module's."""
        weights = state["weights"]
        assert isinstance(weights, dict) and weights.keys() == self.weights.keys()
        self.updates = int(state["updates"])  # type: ignore[call-overload]
        for name, tensor in self.weights.items():
            tensor.copy_(parted(weights[name], tensor))
