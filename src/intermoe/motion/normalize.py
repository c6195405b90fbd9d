"""Standardised features, optionally with body positions seen from the pelvis. Letters: T frames, F features."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from intermoe.motion.layouts import FEATURES, Features


class Normalizer(nn.Module):
    """(x - mean) / std, after an optional linear change of basis.

    With `relative`, joints 1-21 are positions and velocities relative to the pelvis: a body 3 m away from the origin then looks the
    same to the autoencoder as one at the origin. The change is exact both ways; released weights use `relative=False`.
    """

    mean: Tensor
    std: Tensor

    def __init__(
        self,
        mean: Tensor | None = None,
        std: Tensor | None = None,
        *,
        relative: bool = False,
        layout: Features = FEATURES["interhuman"],
    ):
        super().__init__()
        self.relative, self.layout = relative, layout
        self.register_buffer("mean", torch.zeros(layout.width) if mean is None else mean.float().clone())
        self.register_buffer("std", torch.ones(layout.width) if std is None else std.float().clone())

    def normalize(self, x: Tensor) -> Tensor:
        """(..., T, F) features -> standardised."""
        return (self._shift(x, -1.0) - self.mean) / self.std

    def restore(self, x: Tensor) -> Tensor:
        """(..., T, F) standardised -> features."""
        return self._shift(x * self.std + self.mean, 1.0)

    def _shift(self, x: Tensor, sign: float) -> Tensor:
        return self.layout.relative(x, sign) if self.relative else x


def statistics(
    frames: np.ndarray, *, relative: bool = False, floor: float = 0.02, layout: Features = FEATURES["interhuman"]
) -> tuple[Tensor, Tensor]:
    """Mean and standard deviation (F,) of features (N, F), for a Normalizer of the same `relative` and `layout`.

    Within a block no column may have less than a tenth of the block's mean deviation, nor less than `floor` (a thirtieth of
    it for what is told a frame): a column that hardly moves must not be blown up into noise.
    """
    plain = Normalizer(relative=relative, layout=layout)
    total, square, count = (
        torch.zeros(layout.width, dtype=torch.float64),
        torch.zeros(layout.width, dtype=torch.float64),
        0,
    )
    for start in range(0, len(frames), 65536):
        x = plain.normalize(torch.as_tensor(np.ascontiguousarray(frames[start : start + 65536]))).double()
        total, square, count = total + x.sum(0), square + (x * x).sum(0), count + len(x)
    mean = total / count
    std = (square / count - mean**2).clamp_min(0).sqrt()
    for name, columns in layout.columns.items():
        own = std[list(columns)]
        least = floor / 30 if name in ("velocity", "turn", "step") else floor
        std[list(columns)] = own.clamp_min(max(float(own.mean()) / 10, least))
    return mean.float(), std.float()
