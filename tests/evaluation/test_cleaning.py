"""The figures of clean-up: slides against the frames that were planted before, and only hands that touched count."""

from __future__ import annotations

import numpy as np
import pytest

from intermoe import Interaction
from intermoe.data.store import Clip
from intermoe.evaluation import cleaning, contact, quality


@pytest.fixture
def shaking(stand) -> Interaction:
    """Right hands that meet in the middle of the clip."""
    clip = stand(gap=1.0, reach=1.4)
    hands = contact.hand_paths(clip)
    positions = clip.positions.copy()
    positions[1] += (hands[0, 60, 1] - hands[1, 60, 1]).astype(np.float32)
    return clip.replace(positions=positions, translation=positions[:, :, 0])


def test_only_hands_that_touched_count(shaking):
    touching = contact.touching(shaking)
    assert touching[:, :, 1].any() and not touching[:, :, 0].any()
    moved = shaking.positions.copy()
    moved[:, 60, 21] += np.array([0.0, 0.02, 0.0], np.float32)  # right wrists, while they touch
    moved[:, :, 20] += np.array([0.0, 0.05, 0.0], np.float32)  # left ones, which hang
    moves = cleaning.hand_moves([shaking], [shaking.replace(positions=moved)])
    assert moves.frames == touching.sum()
    assert moves.most == pytest.approx(2.0, abs=1e-3) and moves.median == pytest.approx(0.0, abs=1e-4)
    assert moves.beyond == pytest.approx(100.0 * 2 / moves.frames)


def test_where_nothing_touches_nothing_is_told(standing):
    moves = cleaning.hand_moves([standing], [standing])
    assert moves.frames == 0 and np.isnan(moves.most)


def test_a_slide_is_that_of_the_feet_that_stood_before(shaking):
    """A foot that clean-up lifts out of its stand stays in the figure."""
    sliding = shaking.positions.copy()
    sliding[..., 0] += 0.01 * np.arange(shaking.num_frames, dtype=np.float32)[None, :, None]
    before = shaking.replace(positions=sliding)
    lifted = sliding.copy()
    lifted[:, :, [7, 8, 10, 11], 1] += 0.3
    after = before.replace(positions=lifted, foot_contacts=np.zeros_like(shaking.foot_contacts))
    clip = Clip("a", "val", "shake_hands", captions=("They shake hands.",), contacts=(
        {"a": {"person": 0, "joint": "right_hand"}, "b": {"person": 1, "joint": "right_hand"}, "start": 50, "end": 70},))  # fmt: skip
    asked = [quality.Asked("They shake hands.", clip, 0, 0, 4.0)]
    found = cleaning.figures([after], [before], asked, [shaking])
    assert found.slide == pytest.approx(10.0, abs=0.01)
    assert np.isnan(found.skate)  # no foot is low any more
    assert found.contact == 100.0
    still = before.replace(positions=sliding - shaking.positions + shaking.positions[:, :1])
    assert cleaning.fastest(still) == pytest.approx(0.3, abs=1e-3)
