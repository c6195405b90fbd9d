"""Physical terms of the VAE's loss, in metres on un-normalised motion: sliding feet and stretching bones.

The normalised L1 loss gives a centimetre of the whole body's place the weight of a millimetre of a joint; these do not.
Letters: S sequences, T frames, J joints, F features.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from intermoe.motion.interhuman import BLOCKS
from intermoe.skeleton.smpl22 import FOOT_JOINTS, NAMES, PARENTS

LEFT_HIP, RIGHT_HIP = NAMES.index("left_hip"), NAMES.index("right_hip")


@dataclass(frozen=True)
class PhysicalWeights:
    """Weights of the terms; all zero is the paper's loss."""

    joints: float = 4.0  # distance of joints, metres
    square: float = (
        100.0  # squared distance of joints: without it a joint can stay at its most frequent place (L1's median)
    )
    motion: float = 15.0  # error of the joints' movement, metres a frame
    feet: float = 15.0  # movement of feet that should stand, metres a frame
    bones: float = 2.0  # error of bone lengths, as a part of the length
    velocity: float = 5.0  # error of the velocity features, metres a frame


def positions(features: Tensor) -> Tensor:
    """Features (..., T, 262) -> joint positions (..., T, 22, 3), metres."""
    return features[..., BLOCKS["position"].slice].unflatten(-1, (BLOCKS["position"].count, 3))


def bone_lengths(joints: Tensor) -> Tensor:
    """Joint positions (..., 22, 3) -> lengths of the 21 bones (..., 21)."""
    return (joints[..., 1:, :] - joints[..., list(PARENTS[1:]), :]).square().sum(-1).clamp(min=1e-10).sqrt()


def physical(reconstruction: Tensor, target: Tensor) -> dict[str, Tensor]:
    """The terms of `PhysicalWeights`, each a mean, for un-normalised features (S, T, 262)."""
    found, wanted = positions(reconstruction), positions(target)
    moved, should = found.diff(dim=1), wanted.diff(dim=1)
    stands = (target[..., BLOCKS["contact"].slice] > 0.5).to(found)
    stands = stands[:, 1:] * stands[:, :-1]
    sliding = (moved - should)[:, :, list(FOOT_JOINTS)].square().sum(-1).clamp(min=1e-12).sqrt()
    lengths, right = bone_lengths(found), bone_lengths(wanted)
    velocity = BLOCKS["velocity"].slice
    return {
        "joints": _distance(found, wanted).mean(),
        "square": (found - wanted).square().sum(-1).mean(),
        "motion": (moved - should).abs().mean() * 3,
        "feet": (sliding * stands).mean(),
        "bones": ((lengths - right).abs() / right.clamp(min=0.02)).mean(),
        "velocity": (reconstruction[..., velocity] - target[..., velocity]).abs().mean() * 3,
    }


def measured(reconstruction: Tensor, target: Tensor) -> dict[str, Tensor]:
    """What the figures are about, of un-normalised features (S, T, 262): millimetres, per cent of a bone's length."""
    found, wanted = positions(reconstruction), positions(target)
    stands = target[..., BLOCKS["contact"].slice] > 0.5
    stands = stands[:, 1:] & stands[:, :-1]
    slide = found[:, :, list(FOOT_JOINTS)].diff(dim=1)[..., [0, 2]].norm(dim=-1)
    lengths = bone_lengths(found)
    deviation = lengths.std(dim=1) / lengths.mean(dim=1).clamp(min=0.02)
    distance = _distance(found, wanted)
    return {
        "joint_mm": 1000 * distance.mean(),
        "worst_joint_mm": 1000 * _worst_joint(distance, wanted),
        "root_mm": 1000 * _distance(found[..., 0, :], wanted[..., 0, :]).mean(),
        "slide_mm": 1000 * (slide * stands).sum() / stands.sum().clamp(min=1),
        "bone_percent": 100 * deviation.mean(),
    }


def _worst_joint(distance: Tensor, wanted: Tensor) -> Tensor:
    """The largest mean error of one joint, over frames of people who face one way or over those who face the other.

    A mean over joints and people hides joints that are right for one heading only. distance (S,T,J), wanted (S,T,J,3).
    """
    away = (wanted[..., LEFT_HIP, 0] < wanted[..., RIGHT_HIP, 0]).to(distance)[..., None]
    means = [(distance * part).flatten(0, 1).sum(0) / part.sum().clamp(min=1.0) for part in (away, 1.0 - away)]
    return torch.stack(means).max()


def _distance(a: Tensor, b: Tensor) -> Tensor:
    return torch.sqrt((a - b).square().sum(-1) + 1e-8)
