"""Another frame rate: whole steps exactly, others along the curve, frame numbers in step."""

from __future__ import annotations

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.motion.resample import part, resample
from intermoe.skeleton import quat


def turning(fps: float, seconds: float = 2.0) -> Interaction:
    """Everything moves along a known curve."""
    t = np.arange(round(seconds * fps) + 1) / fps
    positions = np.broadcast_to(np.sin(2 * t)[None, :, None, None], (2, len(t), 22, 3)).astype(np.float32)
    rotations = np.broadcast_to(quat.heading(3 * t)[None, :, None], (2, len(t), 22, 4)).astype(np.float32)
    contacts = np.broadcast_to((t < 1)[None, :, None], (2, len(t), 4))
    return Interaction(
        positions, fps, rotations, positions[:, :, 0], foot_contacts=contacts,
        meta={"phases": [{"name": "first", "start": 0, "end": int(fps)}], "seed": 3},
    )  # fmt: skip


@pytest.mark.parametrize(("old", "new"), [(60, 30), (120, 30), (50, 30), (24, 30), (29.97, 30)])
def test_the_curve_is_kept(old, new):
    given = resample(turning(old), new)
    t = np.arange(given.num_frames) / new
    assert given.fps == new and abs(given.seconds - 2.0) < 2.5 / min(old, new)
    np.testing.assert_allclose(given.positions[0, :, 5, 1], np.sin(2 * t), atol=1e-3)
    same = np.abs((given.rotations[0, :, 3] * quat.heading(3 * t)).sum(-1))
    assert same.min() > 1 - 1e-4
    assert given.foot_contacts.shape == (2, given.num_frames, 4)
    assert given.meta["seed"] == 3 and abs(given.meta["phases"][0]["end"] - new) <= 1


def test_same_rate_and_bad_rates():
    clip = turning(30)
    np.testing.assert_array_equal(resample(clip, 30).positions, clip.positions)
    for fps in (0, -5, float("nan"), 1e6):
        with pytest.raises(UserError, match="frame rate"):
            resample(clip, fps)


def test_a_part_cuts_every_array():
    clip = part(turning(30), 10, 20)
    assert clip.num_frames == 10 and clip.rotations.shape[1] == clip.foot_contacts.shape[1] == 10
