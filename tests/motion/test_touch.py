"""A hand that stops short of the partner is led to the touch; one that touches, or passes by, is left alone."""

from __future__ import annotations

import numpy as np
import pytest

from intermoe.motion import touch

FPS, T = 30.0, 90


def pair(gap: np.ndarray, *, raised: bool = True) -> tuple[np.ndarray, np.ndarray]:
    """Hands (2,T,2,3) and joints (2,T,22,3): the right hands stand `gap` (T,) metres apart, all else is far away."""
    joints = np.zeros((2, T, 22, 3))
    joints[0, ..., 2], joints[1, ..., 2] = -10.0, 10.0
    hands = np.zeros((2, T, 2, 3))
    hands[0, :, 0, 2], hands[1, :, 0, 2] = -10.0, 10.0
    hands[0, :, 1, 2], hands[1, :, 1, 2] = -gap / 2, gap / 2
    return hands, joints


def approach(least: float, *, rest: int = 20) -> np.ndarray:
    """Apart by 0.6 m, together to `least` at frame 40, there for a while, and apart again."""
    knots = ([0, 20, 40, 40 + rest, T - 1], [0.6, 0.6, least, least, 0.6])
    return np.interp(np.arange(T), *knots)


def test_hands_that_stop_short_meet_half_way():
    hands, joints = pair(approach(0.10))
    moved = touch.reaches(hands, joints, np.array([1.75, 1.75]), fps=FPS)
    after = hands + moved
    gap = after[1, :, 1, 2] - after[0, :, 1, 2]
    assert gap[42:58].min() > 0 and gap[42:58].max() <= 2 * touch.HAND + 0.031
    assert np.allclose(moved[0], -moved[1])
    assert not moved[:, :, 0].any() and not moved[:, :15].any()  # the other hand, and long before
    assert np.abs(np.diff(moved, axis=1)).max() < 0.03  # no jump


@pytest.mark.parametrize("why", ["touches already", "too far", "did not come", "rushes past"])
def test_others_are_left_alone(why):
    gap = {
        "touches already": approach(2 * touch.HAND + 0.01),
        "too far": approach(0.25),
        "did not come": np.full(T, 0.10) + 0.02 * np.sin(np.arange(T) / 9),
        "rushes past": np.abs(np.arange(T) - 45) / 45 * 2.0 + 0.10,
    }[why]
    hands, joints = pair(gap)
    assert not touch.reaches(hands, joints, np.array([1.75, 1.75]), fps=FPS).any()


def test_a_hand_comes_to_rest_on_a_body():
    hands, joints = pair(approach(5.0))
    joints[1, :, 6] = [0.0, 1.0, 0.0]  # belly of person 1, from pelvis to spine2
    joints[1, :, 0] = [0.0, 0.8, 0.0]
    reach = approach(0.105 + touch.HAND + 0.06)
    hands[0, :, 1] = np.stack([reach, np.full(T, 0.9), np.zeros(T)], -1)
    moved = touch.reaches(hands, joints, np.array([1.75, 1.75]), fps=FPS)
    assert moved[0, 50, 1] == pytest.approx([-0.06, 0.0, 0.0], abs=1e-3) and not moved[1].any()
