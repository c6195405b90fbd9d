"""What the autoencoder's validation measures."""

from __future__ import annotations

import torch

from intermoe.motion.interhuman import NUM_FEATURES
from intermoe.skeleton.smpl22 import NAMES
from intermoe.training.quality import PhysicalWeights, measured, physical


def _standing(*, away: tuple[bool, ...], frames: int = 4) -> torch.Tensor:
    """Features of people whose hips lie 10 cm to either side; those who are `away` face the other way."""
    joints = torch.zeros(len(away), frames, 22, 3)
    for person, turned in enumerate(away):
        side = -0.1 if turned else 0.1
        joints[person, :, NAMES.index("left_hip"), 0], joints[person, :, NAMES.index("right_hip"), 0] = side, -side
    features = torch.zeros(len(away), frames, NUM_FEATURES)
    features[..., :66] = joints.flatten(-2)
    return features


def test_the_worst_joint_shows_an_error_of_one_heading_that_the_mean_hides() -> None:
    wanted = _standing(away=(False, False, False, True))
    found = wanted.clone()
    found[3] = wanted[0]  # the hips of the one who faces away are exchanged
    terms = measured(found, wanted)
    assert float(terms["worst_joint_mm"]) > 199.0
    assert float(terms["joint_mm"]) < 6.0


def test_worst_joint_of_people_who_all_face_one_way() -> None:
    wanted = _standing(away=(True, True))
    assert float(measured(wanted, wanted)["worst_joint_mm"]) < 0.2


def test_the_loss_prefers_no_joint_at_its_most_frequent_place() -> None:
    """Mean distance alone is least where the majority is: an autoencoder once left the hips of the rest there."""
    wanted = _standing(away=(False, False, False, True))
    mean = wanted.mean(0, keepdim=True).expand_as(wanted)
    at_mode, at_mean = physical(wanted[:1].expand_as(wanted), wanted), physical(mean, wanted)
    assert at_mode["joints"] < at_mean["joints"]
    weights = PhysicalWeights()
    total = [weights.joints * terms["joints"] + weights.square * terms["square"] for terms in (at_mode, at_mean)]
    assert total[0] > total[1]
