"""Physical terms of the VAE's loss, in metres on un-normalised motion: sliding feet and stretching bones.

The normalised L1 loss gives a centimetre of the whole body's place the weight of a millimetre of a joint; these do not.
Letters: S sequences, T frames, J joints, F features.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from intermoe.motion.layouts import FEATURES, Features
from intermoe.skeleton.smpl22 import FOOT_JOINTS, NAMES

_PAIR = FEATURES["interhuman"]
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


def positions(features: Tensor, layout: Features = _PAIR) -> Tensor:
    """Features (..., T, F) -> joint positions (..., T, J, 3), metres."""
    return layout.positions(features)


def bone_lengths(joints: Tensor, layout: Features = _PAIR) -> Tensor:
    """Joint positions (..., J, 3) -> lengths of the bones (..., J-1)."""
    return (joints[..., 1:, :] - joints[..., list(layout.parents[1:]), :]).square().sum(-1).clamp(min=1e-10).sqrt()


def _stands(target: Tensor, layout: Features) -> Tensor | None:
    """Feet (S, T-1, 4) bool that stand in a frame and the next one; None where a layout tells nothing of them."""
    if "contact" not in layout.columns:
        return None
    stands = layout.block(target, "contact") > 0.5
    return stands[:, 1:] & stands[:, :-1]


def physical(reconstruction: Tensor, target: Tensor, layout: Features = _PAIR) -> dict[str, Tensor]:
    """The terms of `PhysicalWeights`, each a mean, for un-normalised features (S, T, F)."""
    found, wanted = positions(reconstruction, layout), positions(target, layout)
    moved, should = found.diff(dim=1), wanted.diff(dim=1)
    stands = _stands(target, layout)
    sliding = (moved - should)[:, :, list(FOOT_JOINTS)].square().sum(-1).clamp(min=1e-12).sqrt()
    lengths, right = bone_lengths(found, layout), bone_lengths(wanted, layout)
    velocity = layout.block(reconstruction, "velocity") - layout.block(target, "velocity")
    return {
        "joints": _distance(found, wanted).mean(),
        "square": (found - wanted).square().sum(-1).mean(),
        "motion": (moved - should).abs().mean() * 3,
        "feet": found.new_zeros(()) if stands is None else (sliding * stands.to(found)).mean(),
        "bones": ((lengths - right).abs() / right.clamp(min=0.02)).mean(),
        "velocity": velocity.abs().mean() * 3,
    }


def measured(reconstruction: Tensor, target: Tensor, layout: Features = _PAIR) -> dict[str, Tensor]:
    """What the figures are about, of un-normalised features (S, T, F): millimetres, per cent of a bone's length."""
    found, wanted = positions(reconstruction, layout), positions(target, layout)
    lengths = bone_lengths(found, layout)
    deviation = lengths.std(dim=1) / lengths.mean(dim=1).clamp(min=0.02)
    distance = _distance(found, wanted)
    figures = {
        "joint_mm": 1000 * distance.mean(),
        "worst_joint_mm": 1000 * _worst_joint(distance, wanted),
        "root_mm": 1000 * _distance(found[..., 0, :], wanted[..., 0, :]).mean(),
        "bone_percent": 100 * deviation.mean(),
    }
    stands = _stands(target, layout)
    if stands is not None:
        moved = found[:, :, list(FOOT_JOINTS)].diff(dim=1)
        if not layout.world:  # seen from the root, a standing foot moves as the target's does
            moved = moved - wanted[:, :, list(FOOT_JOINTS)].diff(dim=1)
        figures["slide_mm"] = 1000 * (moved[..., [0, 2]].norm(dim=-1) * stands).sum() / stands.sum().clamp(min=1)
    return figures


def _worst_joint(distance: Tensor, wanted: Tensor) -> Tensor:
    """The largest mean error of one joint, over frames of people who face one way or over those who face the other.

    A mean over joints and people hides joints that are right for one heading only. distance (S,T,J), wanted (S,T,J,3).
    """
    away = (wanted[..., LEFT_HIP, 0] < wanted[..., RIGHT_HIP, 0]).to(distance)[..., None]
    means = [(distance * part).flatten(0, 1).sum(0) / part.sum().clamp(min=1.0) for part in (away, 1.0 - away)]
    return torch.stack(means).max()


def _distance(a: Tensor, b: Tensor) -> Tensor:
    return torch.sqrt((a - b).square().sum(-1) + 1e-8)
