"""A copy is found whatever was done to its place and its order; a clip of its own is far."""

from __future__ import annotations

import numpy as np
import pytest

from intermoe.core.types import Interaction
from intermoe.data.duets.generate import facts_of, make_clip, make_motion, replay
from intermoe.evaluation.copying import Training


@pytest.fixture(scope="module")
def clips():
    return [make_motion(4, index).motion for index in range(12)]


def test_a_copy_is_nothing_new(clips):
    turned = clips[3].positions[..., [2, 1, 0]] * np.array([1, 1, -1], np.float32) + np.array([2, 0, 5], np.float32)
    grainy = clips[4].positions + np.random.default_rng(0).normal(0, 0.01, clips[4].positions.shape)
    copies = [clips[2], Interaction(turned), clips[1].swapped(), Interaction(grainy.astype(np.float32))]
    training = Training(clip.positions for clip in clips)
    near = training.distances(copies)
    assert near[:3].max() < 0.01 and near[3] == pytest.approx(np.sqrt(3), rel=0.4)  # grain also turns a clip a little
    own = training.distances([make_motion(9, index).motion for index in range(3)])
    assert own.min() > 5.0


def test_a_script_is_played_anew(clips):
    """The same people and facts, another motion; and what the clip's own draw was is found again."""
    for index in (0, 5, 7, 30):
        clip = make_clip(4, index).clip
        made = make_motion(4, index)
        assert facts_of(clip) == made.facts
        again, third = replay(clip), replay(clip, take=2)
        assert again.facts == made.facts and again.motion.identity == made.motion.identity
        assert again.motion.meta["roles"] == list(clip.roles)
        assert np.allclose(again.motion.offsets, made.motion.offsets)
        assert Training([made.motion.positions, third.motion.positions]).distances([again.motion])[0] > 0.5
        assert np.array_equal(again.motion.positions, replay(clip).motion.positions)
