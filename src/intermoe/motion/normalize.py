"""Standardised features, optionally with body positions seen from the pelvis. Letters: T frames, F features."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from intermoe.motion.interhuman import BLOCKS, NUM_FEATURES


class Normalizer(nn.Module):
    """(x - mean) / std, after an optional linear change of basis.

    With `relative`, joints 1-21 are positions and velocities relative to the pelvis: a body 3 m away from the origin then looks the
    same to the autoencoder as one at the origin. The change is exact both ways; released weights use `relative=False`.
    """

    mean: Tensor
    std: Tensor

    def __init__(self, mean: Tensor | None = None, std: Tensor | None = None, *, relative: bool = False):
        super().__init__()
        self.relative = relative
        self.register_buffer("mean", torch.zeros(NUM_FEATURES) if mean is None else mean.float().clone())
        self.register_buffer("std", torch.ones(NUM_FEATURES) if std is None else std.float().clone())

    def normalize(self, x: Tensor) -> Tensor:
        """(..., T, F) features -> standardised."""
        return (self._shift(x, -1.0) - self.mean) / self.std

    def restore(self, x: Tensor) -> Tensor:
        """(..., T, F) standardised -> features."""
        return self._shift(x * self.std + self.mean, 1.0)

    def _shift(self, x: Tensor, sign: float) -> Tensor:
        return shifted(x, sign) if self.relative else x


def shifted(x: Tensor, sign: float) -> Tensor:
    """Positions and velocities of joints 1-21 plus `sign` times the pelvis's: -1 makes them relative to it, +1 undoes
    that. Features (..., F) -> (..., F).
    """
    parts, at = [], 0
    for name in ("position", "velocity"):
        block = BLOCKS[name]
        own = x[..., block.slice].unflatten(-1, (block.count, 3))
        root = own[..., :1, :]
        parts.append(torch.cat([root, own[..., 1:, :] + sign * root], -2).flatten(-2))
        at = block.start + block.width
    return torch.cat([*parts, x[..., at:]], -1)


def statistics(frames: np.ndarray, *, relative: bool = False, floor: float = 0.02) -> tuple[Tensor, Tensor]:
    """Mean and standard deviation (F,) of features (N, F), for a Normalizer of the same `relative`.

    Within a block no column may have less than a tenth of the block's mean deviation, nor less than `floor`: a column that hardly moves must not
    be blown up into noise.
    """
    plain = Normalizer(relative=relative)
    total, square, count = (
        torch.zeros(NUM_FEATURES, dtype=torch.float64),
        torch.zeros(NUM_FEATURES, dtype=torch.float64),
        0,
    )
    for start in range(0, len(frames), 65536):
        x = plain.normalize(torch.as_tensor(np.ascontiguousarray(frames[start : start + 65536]))).double()
        total, square, count = total + x.sum(0), square + (x * x).sum(0), count + len(x)
    mean = total / count
    std = (square / count - mean**2).clamp_min(0).sqrt()
    for block in BLOCKS.values():
        column = std[block.slice]
        std[block.slice] = column.clamp_min(
            max(float(column.mean()) / 10, floor if block.name != "velocity" else floor / 30)
        )
    return mean.float(), std.float()
