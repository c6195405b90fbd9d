"""Every rule tells the two people apart, and says the opposite when they are swapped."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.evaluation import roles


@dataclass(frozen=True)
class Sign:
    kind: str
    effectors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


def bell(frames, at, width=8.0):
    return np.exp(-((np.arange(frames) - at) ** 2) / (2 * width**2)).astype(np.float32)


def acted(stand, joints, direction, start=(60,), people=(0,), **options):
    """Some joints of some people go out by `direction` and come back."""
    clip = stand(**options)
    positions = clip.positions.copy()
    for person, at in zip(people, start, strict=True):
        positions[person][:, joints] += bell(clip.num_frames, at)[:, None, None] * np.array(direction, np.float32)
    return clip.replace(positions=positions, rotations=None, translation=None, offsets=None)


CASES = {
    "reach": ("reach", ("right_hand",), ("spine3",), [21], (0, 0.3, 0.6), (60,), (0,)),
    "high": ("high", ("left_ankle", "right_ankle"), (), [8, 11], (0, 0.5, 0.3), (60,), (0,)),
    "bend": ("bend", ("head",), (), [12, 15], (0, -0.3, 0.2), (60,), (0,)),
    "first_high": ("first_high", ("right_hand",), (), [21], (0, 0.6, 0), (40, 70), (0, 1)),
    "first_bend": ("first_bend", ("head",), (), [15], (0, -0.3, 0.5), (40, 70), (0, 1)),
    "thrust": ("thrust", ("right_hand",), (), [19, 21], (0, 0.1, 0.6), (60,), (0,)),
    "forward": ("forward", ("right_hand",), (), [19, 21], (0, 0.3, 0.6), (60,), (0,)),
    "extend": ("extend", ("right_hand",), (), [21], (-0.5, 0, 0), (60,), (0,)),
    "firm": ("firm", ("left_ankle",), (), [7], (0.3, 0, 0), (90,), (1,)),
    "leads": ("leads", ("right_hand", "head"), (), [21], (0, 0.6, 0), (40, 70), (0, 1)),
    "low": ("low", ("pelvis",), (), [0], (0, -0.5, 0), (60,), (0,)),
    "stays_up": ("stays_up", ("pelvis",), (), [0], (0, -0.5, 0), (60,), (1,)),
    "stays_down": ("stays_down", ("left_ankle", "right_ankle"), (), [7, 8], (0, 0.9, 0), (60,), (1,)),
}


@pytest.mark.parametrize("name", CASES)
def test_the_one_who_acts_is_found_and_swapping_turns_it_round(stand, name):
    kind, effectors, targets, joints, direction, start, people = CASES[name]
    clip = acted(stand, joints, direction, start, people)
    sign = Sign(kind, effectors, targets)
    given, swapped = roles.margin(clip, sign, actor=0), roles.margin(clip.swapped(), sign, actor=0)
    assert given > 0.02 and swapped == pytest.approx(-given, abs=1e-6)


def test_the_first_to_hold_out_a_hand_is_found(stand):
    clip = acted(stand, [19, 21], (0, 0.3, 0.6), (40,), (0,))
    positions = clip.positions.copy()
    positions[1][:, [19, 21]] += bell(clip.num_frames, 70)[:, None, None] * np.array((0, 0.3, -0.6), np.float32)
    clip, sign = clip.replace(positions=positions), Sign("first_forward", ("right_hand",))
    assert roles.margin(clip, sign, actor=0) == pytest.approx(1.0, abs=0.1)  # 30 frames earlier
    assert roles.margin(clip.swapped(), sign, actor=0) == pytest.approx(-1.0, abs=0.1)


def test_the_foot_on_top_is_the_one_that_steps(stand):
    clip = stand(gap=1.0)
    positions = clip.positions.copy()
    positions[0, 50:70, 11] = positions[1, 50:70, 10] + np.array([0.0, 0.05, 0.0], np.float32)
    clip = clip.replace(positions=positions, rotations=None, translation=None, offsets=None)
    sign = Sign("onto", ("left_foot", "right_foot"), ("left_foot", "right_foot"))
    assert roles.margin(clip, sign, actor=0) == pytest.approx(0.1, abs=1e-5)
    assert roles.margin(clip.swapped(), sign, actor=0) == pytest.approx(-0.1, abs=1e-5)


def test_the_one_who_pulls_is_come_to_while_the_hands_are_together(stand):
    clip = stand(gap=1.0)
    positions = clip.positions.copy()
    positions[1, :, :, 2] -= np.linspace(0.0, 0.5, clip.num_frames, dtype=np.float32)[:, None]  # person 1 comes
    held = clip.replace(positions=positions, rotations=None, translation=None, offsets=None)
    apart = roles.margin(held, Sign("draws", ("right_hand",)), actor=0)
    positions = positions.copy()
    positions[0, :, [19, 21]] = positions[1, :, [19, 21]]
    held = held.replace(positions=positions)
    assert apart == 0.0 and roles.margin(held, Sign("draws", ("right_hand",)), actor=0) > 0.3
    assert roles.margin(held.swapped(), Sign("draws", ("right_hand",)), actor=0) < -0.3


def test_the_one_behind_follows(stand):
    clip = stand(gap=1.0)
    way = np.arange(clip.num_frames)[:, None, None] * np.array([0, 0, 0.03])
    moving = clip.replace(positions=(clip.positions + way).astype(np.float32))
    assert roles.margin(moving, Sign("behind"), actor=0) == pytest.approx(1.0, abs=0.05)
    back = clip.replace(positions=(clip.positions - way).astype(np.float32))
    assert roles.margin(back, Sign("behind"), actor=0) < -0.9


def test_the_one_whose_way_the_pair_goes_is_ahead(stand):
    clip = stand(gap=1.0)
    way = np.arange(clip.num_frames)[:, None, None] * np.array([0, 0, 0.03])
    moving = clip.replace(positions=(clip.positions + way).astype(np.float32))
    assert roles.margin(moving, Sign("ahead"), actor=0) == pytest.approx(-1.0, abs=0.05)
    assert roles.margin(moving.swapped(), Sign("ahead"), actor=0) == pytest.approx(1.0, abs=0.05)


def test_the_one_whose_partner_turns_about_is_found(stand):
    clip = stand(gap=1.0)
    angle = np.linspace(0, 2 * np.pi, clip.num_frames)
    positions = clip.positions.copy()
    x, z = positions[1, ..., 0] - positions[1, :, :1, 0], positions[1, ..., 2] - positions[1, :, :1, 2]
    sin, cos = np.sin(angle)[:, None], np.cos(angle)[:, None]
    positions[1, ..., 0], positions[1, ..., 2] = cos * x + sin * z, cos * z - sin * x + 1.0
    turned = clip.replace(positions=positions.astype(np.float32))
    assert roles.margin(turned, Sign("turns_partner"), actor=0) == pytest.approx(2 * np.pi, abs=0.1)
    assert roles.margin(turned.swapped(), Sign("turns_partner"), actor=0) < -6.0


def test_only_one_who_does_it_is_first(stand):
    clip = acted(stand, [21], (0, 0.6, 0), (70,), (1,))
    assert roles.margin(clip, Sign("first_high", ("right_hand",)), actor=1) > 0


def test_unknown_rule_is_named(stand):
    with pytest.raises(UserError, match="reach"):
        roles.margin(stand(), Sign("reech"), actor=0)


def test_the_one_whose_hand_stays_is_found_even_if_the_other_comes_nearer_for_a_moment(stand):
    clip = acted(stand, [21], (0, 0.3, -0.9), (60,), (1,))
    positions = clip.positions.copy()
    positions[0, clip.num_frames // 2 :, 21] += np.array((0, 0.3, 0.5), np.float32)
    held = clip.replace(positions=positions, rotations=None, translation=None, offsets=None)
    assert roles.margin(held, Sign("hold", ("right_hand",), ("spine3",)), actor=0) > 0.1


def test_the_one_who_goes_somewhere_is_found(stand):
    clip = stand(gap=2.0)
    way = np.arange(clip.num_frames)[:, None, None] * np.array([0, 0, 0.01])
    moving = clip.replace(positions=np.stack([clip.positions[0], clip.positions[1] + way]).astype(np.float32))
    far = 0.01 * (clip.num_frames - 1)
    assert roles.margin(moving, Sign("travel", ("pelvis",)), actor=1) == pytest.approx(far, abs=1e-3)
    assert roles.margin(moving.swapped(), Sign("travel", ("pelvis",)), actor=1) == pytest.approx(-far, abs=1e-3)
