"""Forward kinematics on the 22-joint skeleton (arrays: on any other, too), for arrays and for tensors."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from intermoe.skeleton import quat
from intermoe.skeleton.smpl22 import PARENTS

if TYPE_CHECKING:
    from torch import Tensor


def forward(
    rotations: np.ndarray, translation: np.ndarray, offsets: np.ndarray, *, parents: tuple[int, ...] = PARENTS
) -> tuple[np.ndarray, np.ndarray]:
    """Local rotations to positions.

    rotations (..., J, 4) xyzw, joint 0 in the world and others local; translation (..., 3) of the pelvis in metres;
    offsets (..., J, 3), broadcast. Returns positions (..., J, 3) and global rotations (..., J, 4).
    """
    offsets = np.broadcast_to(offsets, (*rotations.shape[:-1], 3))
    positions = np.empty(offsets.shape, np.result_type(rotations, translation))
    world = np.empty(rotations.shape, positions.dtype)
    positions[..., 0, :], world[..., 0, :] = translation, rotations[..., 0, :]
    for level, above in _levels(parents):  # joints of one depth at a time: eight small products in place of 21
        positions[..., level, :] = positions[..., above, :] + quat.rotate(world[..., above, :], offsets[..., level, :])
        world[..., level, :] = quat.multiply(world[..., above, :], rotations[..., level, :])
    return positions, world


def forward_torch(rotations: Tensor, translation: Tensor, offsets: Tensor) -> tuple[Tensor, Tensor]:
    """The same for tensors, differentiable."""
    import roma  # here, so that the processes that prepare data need not load torch
    import torch

    positions, world = [translation], [rotations[..., 0, :]]
    for joint, parent in list(enumerate(PARENTS))[1:]:
        step = offsets[..., joint, :].expand_as(translation)
        positions.append(positions[parent] + roma.quat_action(world[parent], step))
        world.append(roma.quat_product(world[parent], rotations[..., joint, :]))
    return torch.stack(positions, -2), torch.stack(world, -2)


def local_from_global(world: np.ndarray) -> np.ndarray:
    """(..., J, 4) rotations in the world -> local to the parent; joint 0 stays."""
    local = quat.multiply(quat.inverse(world[..., [max(p, 0) for p in PARENTS], :]), world)
    local[..., 0, :] = world[..., 0, :]
    return local


@cache
def _levels(parents: tuple[int, ...]) -> list[tuple[list[int], list[int]]]:
    depth = [0] * len(parents)
    for joint, parent in list(enumerate(parents))[1:]:
        depth[joint] = depth[parent] + 1
    groups = [[j for j, d in enumerate(depth) if d == level] for level in range(1, max(depth) + 1)]
    return [(g, [parents[j] for j in g]) for g in groups]
