"""The clean-up halves the slide, fixes the bones, leaves the hands, and adds no pops."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter1d

from intermoe import Interaction
from intermoe.motion import cleanup, footing
from intermoe.skeleton import kinematics


def slide(positions: np.ndarray, planted: np.ndarray) -> float:
    travel = np.linalg.norm(np.diff(positions[:, :, [7, 10, 8, 11]][..., [0, 2]], axis=1), axis=-1)
    return float(travel[planted[:, 1:] & planted[:, :-1]].mean())


def peak(positions: np.ndarray) -> float:
    return float(np.linalg.norm(np.diff(positions, n=2, axis=1), axis=-1).max() * 900)


@pytest.fixture(scope="module")
def clips(shared) -> list[Interaction]:
    """Real walks and dances of 5 s with what a sampler adds: bones that breathe by 1-2 % and feet that drift."""
    rng, found = np.random.default_rng(0), []
    with np.load(shared / "data" / "cmu_salsa" / "joints22_60fps.npz") as salsa:
        motions = [salsa[f"60_61_{trial}"][:, 120:420:2] for trial in ("01", "03", "12")]
    with np.load(shared / "data" / "cmu_single" / "joints22_30fps.npz") as single:
        motions += [
            np.stack([single[k][:120], single[k][:120] + np.array([2, 0, 0])]) for k in ("06_01", "05_01", "02_07")
        ]
    for motion in motions:
        joints = gaussian_filter1d(rng.normal(size=motion.shape), 6.0, axis=1)
        drift = gaussian_filter1d(rng.normal(size=(2, motion.shape[1], 1, 3)), 15.0, axis=1) * [1, 0, 1]
        noisy = motion + 0.004 * joints / joints.std() + 0.02 * drift / drift.std()
        found.append(Interaction(noisy.astype(np.float32), 30.0))
    return found


def test_slide_is_more_than_halved(clips):
    before, after = [], []
    for clip in clips:
        planted = np.repeat(footing.shrink(footing.flat_feet(clip.positions)), 2, axis=-1)
        before.append(slide(clip.positions, planted))
        after.append(slide(cleanup.clean(clip).positions, planted))
    assert np.mean(after) < 0.5 * np.mean(before)
    assert (np.array(after) < np.array(before)).all()


def test_no_pops_are_added(clips):
    """Real peaks are 40-80 m/s2 here; a knee or elbow that snaps straight would add 30 and more."""
    added = np.array([peak(cleanup.clean(clip).positions) - peak(clip.positions) for clip in clips])
    assert added.max() < 10.0 and added.mean() < 1.0


def test_bones_are_constant_and_rotations_agree(clips):
    for clip in clips:
        cleaned = cleanup.clean(clip)
        positions, _ = kinematics.forward(cleaned.rotations, cleaned.translation, cleaned.offsets[:, None])
        assert np.abs(positions - cleaned.positions).max() < 1e-4


def test_hands_stay(clips):
    """Within 1 cm wherever the arm with its one length reaches."""
    for clip in clips:
        cleaned = cleanup.clean(clip)
        moved = np.linalg.norm(cleaned.positions[:, :, [20, 21]] - clip.positions[:, :, [20, 21]], axis=-1)
        arm = np.linalg.norm(cleaned.offsets[:, [18, 19]], axis=-1) + np.linalg.norm(
            cleaned.offsets[:, [20, 21]], axis=-1
        )
        needed = np.linalg.norm(clip.positions[:, :, [20, 21]] - cleaned.positions[:, :, [16, 17]], axis=-1)
        assert moved[needed < 0.99 * arm[:, None]].max() < 0.01


def test_a_clean_clip_hardly_changes(clips):
    once = cleanup.clean(clips[0])
    twice = cleanup.clean(once)
    assert np.linalg.norm(twice.positions - once.positions, axis=-1).mean() < 0.005


def test_short_and_unlabelled_clips_are_taken(clips):
    short = clips[0].replace(positions=clips[0].positions[:, :4])
    assert cleanup.clean(short).positions.shape == short.positions.shape
    assert cleanup.clean(clips[0].replace(positions=clips[0].positions[:, :1])).num_frames == 1
