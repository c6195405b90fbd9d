"""What a model has to know of each feature layout: which columns are what, and how left and right are exchanged.

Letters: J joints, F features.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from intermoe.core.errors import unknown
from intermoe.motion import humanml3d, interhuman, interx
from intermoe.motion.blocks import Block
from intermoe.skeleton import smpl22, smplx55


@dataclass(frozen=True)
class Features:
    """One person's features (..., F)."""

    name: str
    columns: Mapping[str, tuple[int, ...]]  # block -> its columns; all layouts have position, velocity and rotation
    parents: tuple[int, ...]
    world: bool  # positions and velocities of all joints are of the world, so they can be seen from the pelvis
    mirror: Callable[[np.ndarray], np.ndarray] | None  # None: the data set brings its mirror images itself

    @property
    def width(self) -> int:
        """F."""
        return sum(map(len, self.columns.values()))

    def block(self, x: Tensor, name: str) -> Tensor:
        """The columns of a block, (..., F) -> (..., its width)."""
        return x[..., _index(self.columns[name])]

    def positions(self, x: Tensor) -> Tensor:
        """(..., F) -> joint positions (..., J, 3), metres: in the world, or (humanml3d) on the root's place, as it faces."""
        own = self.block(x, "position").unflatten(-1, (-1, 3))
        if self.world:
            return own
        height = self.block(x, "height")
        root = torch.cat((torch.zeros_like(height), height, torch.zeros_like(height)), dim=-1)
        return torch.cat((root[..., None, :], own), dim=-2)

    def relative(self, x: Tensor, sign: float) -> Tensor:
        """Positions and velocities of all joints but the pelvis plus `sign` times the pelvis's: -1 makes them relative to
        it, +1 undoes that. (..., F) -> (..., F)."""
        if not self.world:
            return x
        out = x.clone()
        for name in ("position", "velocity"):
            own = self.block(x, name).unflatten(-1, (-1, 3))
            out[..., _index(self.columns[name][3:])] = (own[..., 1:, :] + sign * own[..., :1, :]).flatten(-2)
        return out


def _index(columns: tuple[int, ...]) -> slice | list[int]:
    """Columns side by side as a slice, which copies nothing."""
    first, last = columns[0], columns[-1]
    return slice(first, last + 1) if len(columns) == last + 1 - first else list(columns)


def _of(blocks: Mapping[str, Block]) -> dict[str, tuple[int, ...]]:
    return {name: tuple(range(block.start, block.start + block.width)) for name, block in blocks.items()}


def _by_joint(**parts: range) -> dict[str, tuple[int, ...]]:
    return {n: tuple(12 * j + c for j in range(interx.NUM_JOINTS) for c in part) for n, part in parts.items()}


FEATURES = {
    found.name: found
    for found in (
        Features("interhuman", _of(interhuman.BLOCKS), smpl22.PARENTS, True, interhuman.mirror),
        Features(
            "interx", _by_joint(position=range(3), velocity=range(3, 6), rotation=range(6, 12)), smplx55.PARENTS, True,
            interx.mirror,
        ),
        Features("humanml3d", _of(humanml3d.BLOCKS), smpl22.PARENTS, False, None),
    )
}  # fmt: skip


def features_of(name: object) -> Features:
    """The layout of that name. UserError for one that no model is made for."""
    if not isinstance(name, str) or name not in FEATURES:
        raise unknown("feature layout of a model", name, FEATURES)
    return FEATURES[name]
