"""InterGen's losses: zero where they should be, and each blind to what is not its business."""

import numpy as np
import torch

from intermoe.motion import interhuman
from intermoe.skeleton.smpl22 import OFFSETS, PARENTS
from intermoe.training.losses import intergen


def features(seed=0, frames=12, apart=0.6):
    rng = np.random.default_rng(seed)
    rest = np.zeros((22, 3))
    for joint in range(1, 22):
        rest[joint] = rest[PARENTS[joint]] + OFFSETS[joint]
    place = np.array([[0, 0.95, 0], [0, 0.95, apart]])[:, None, None]
    positions = rest + place + 0.05 * rng.normal(size=(2, frames, 22, 3))
    six = np.broadcast_to(np.array([1.0, 0, 0, 1, 0, 0]), (2, frames, 21, 6))
    return torch.from_numpy(interhuman.features(positions, six))[None]


def terms(prediction, target, valid=None, low_noise=None):
    ones = torch.ones(prediction.shape[0], prediction.shape[2], dtype=torch.bool)
    return intergen(prediction, target, valid=ones if valid is None else valid,
                    low_noise=torch.ones(len(prediction), dtype=torch.bool) if low_noise is None else low_noise,
                    mean=torch.zeros(262), std=torch.ones(262))  # fmt: skip


def test_the_truth_costs_only_what_it_costs_itself():
    found = terms(features(), features())
    assert all(found[name].abs().max() == 0 for name in ("simple", "RO", "DM", "VEL", "BL"))
    assert found["VEL"].shape == found["FC"].shape == found["BL"].shape == (2,)


def test_moving_the_pair_changes_no_relation_and_no_bone():
    target = features()
    moved = target.clone()
    moved[..., :66] += torch.tensor([0.5, 0.0, -0.3]).repeat(22)
    found = terms(moved, target)
    assert found["simple"] > 0
    assert all(found[name].abs().max() < 1e-9 for name in ("RO", "DM", "VEL", "BL"))


def test_moving_one_person_changes_the_distances_alone():
    target = features()
    moved = target.clone()
    moved[:, 1, :, :66] += torch.tensor([0.0, 0.0, 0.2]).repeat(22)
    found = terms(moved, target)
    assert found["DM"] > 1e-3 and found["BL"].max() < 1e-9 and found["VEL"].max() < 1e-9


def test_joints_that_touch_are_drawn_together():
    near, apart = features(apart=0.05), features(apart=0.6)
    assert terms(apart, near)["JA"] > 10 * terms(near, near)["JA"] > 0
    assert terms(near, apart)["JA"] == 0  # nothing touches in the target


def test_padding_and_noisy_clips_do_not_count():
    target, other = features(0), features(1)
    both = torch.cat((other, other))
    both[1] += 100.0
    want = terms(other, target)
    got = terms(both, torch.cat((target, target)), low_noise=torch.tensor([True, False]))
    for name in ("DM", "JA", "VEL", "FC", "BL"):
        assert torch.allclose(want[name], got[name], rtol=1e-4), name
    longer = torch.cat((other, other + 100), dim=2)
    valid = torch.arange(24)[None] < 12
    got = terms(longer, torch.cat((target, target), dim=2), valid=valid)
    for name in ("simple", "RO", "DM", "JA", "BL"):
        assert torch.allclose(want[name], got[name], rtol=1e-4), name
