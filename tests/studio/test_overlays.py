"""Overlays mark what is there, where it is, and nothing else."""

from collections.abc import Callable

import numpy as np
import pytest

from intermoe.core.types import Interaction
from intermoe.studio.overlays import ON_FLOOR, Overlays, deepest

Standing = Callable[..., Interaction]


def test_hands_are_marked_where_they_touch(standing: Standing) -> None:
    assert not Overlays.of(standing(apart=3.0)).touching.any()
    reach = Overlays.of(standing(apart=3.0)).hands
    span = float(reach[0, 0, 0, 0] - reach[1, 0, 1, 0] + 3.0)  # T-poses along x: A's left hand is B's side's
    meeting = Overlays.of(standing(apart=span))
    np.testing.assert_allclose(meeting.hands[0, 0, 0, 0], meeting.hands[1, 0, 1, 0], atol=1e-4)
    assert meeting.touching[0, :, 0].all() and meeting.touching[1, :, 1].all()
    assert not meeting.touching[0, :, 1].any() and not meeting.touching[1, :, 0].any()


def test_slipping_feet_are_marked_on_the_floor(standing: Standing) -> None:
    still = Overlays.of(standing())
    assert not still.slipping.any()
    sliding = Overlays.of(standing(slide=0.6))  # 20 mm a frame
    assert sliding.slipping[1, 2:-2].all() and not sliding.slipping[0].any()
    np.testing.assert_allclose(sliding.feet[..., 1], ON_FLOOR)
    assert sliding.slide == pytest.approx(10.0, abs=0.5)  # one of two slides
    assert "slip 10.0 mm" in sliding.summary()


def test_overlaps_are_marked_between_the_bodies(standing: Standing) -> None:
    depth, _ = deepest(standing(apart=2.5).positions.astype(np.float64))
    assert not depth.any()
    depth, where = deepest(standing(apart=0.15).positions.astype(np.float64))
    assert (depth > 0.03).all()
    assert ((where[:, 0] > -0.45) & (where[:, 0] < 0.6)).all() and (where[:, 1] > 0.0).all()


def test_trails_follow_pelvis_and_wrists(standing: Standing) -> None:
    motion = standing(slide=0.5)
    overlays = Overlays.of(motion)
    np.testing.assert_allclose(overlays.pelvis[..., [0, 2]], motion.positions[:, :, 0][..., [0, 2]], atol=1e-6)
    np.testing.assert_allclose(overlays.wrists[1, 0], motion.positions[1, :, 20], atol=1e-6)
