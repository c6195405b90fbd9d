"""The clean-up halves the slide, fixes the bones, leaves the hands, and adds no pops."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter1d

from intermoe import Interaction
from intermoe.motion import cleanup, footing
from intermoe.skeleton import kinematics, quat
from intermoe.skeleton.smpl22 import OFFSETS


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
    """Within 1 cm wherever the arm with its one length reaches (of nobody in the floor: with them hands come up)."""
    for clip in map(on_floor, clips):
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


def on_floor(clip: Interaction) -> Interaction:
    """Raised so that the lowest toe or ankle of all is 2 cm high."""
    lowest = clip.positions[:, :, [7, 10, 8, 11], 1].min()
    return clip.replace(positions=clip.positions - np.array([0.0, lowest - 0.02, 0.0], np.float32))


def sunk(clip: Interaction, metres: float) -> Interaction:
    """The first person goes down by `metres` in the middle of the clip, straight legs and all."""
    positions, frames = clip.positions.astype(np.float64), np.arange(clip.num_frames)
    positions[0, ..., 1] -= metres * np.exp(-(((frames - frames.mean()) / 15.0) ** 2))[:, None]
    return clip.replace(positions=positions.astype(np.float32))


def test_nobody_stands_in_the_floor(clips):
    feet = [7, 10, 8, 11]
    for clip in clips:
        clip = on_floor(clip)
        low = sunk(clip, 0.12)
        assert low.positions[:, :, feet, 1].min() < -0.05
        cleaned = cleanup.clean(low)
        assert cleaned.positions[:, :, feet, 1].min() > cleanup.LOWEST - 0.001
        as_it_was = cleanup.clean(clip)
        # the body comes up with its feet, and nothing moves along the floor
        assert np.abs(cleaned.positions[0, :, 0] - as_it_was.positions[0, :, 0])[:, 1].max() < 0.05
        assert np.abs(cleaned.positions - as_it_was.positions)[:, :, feet][..., [0, 2]].max() < 0.05
        assert peak(cleaned.positions) < peak(as_it_was.positions) + 10.0


@pytest.fixture
def holding() -> Interaction:
    """Two people face to face who hold both hands, elbows bent; the first is 8 cm in the floor."""
    offsets = np.stack([OFFSETS, OFFSETS]).astype(np.float64)
    rotations = np.zeros((2, 60, 22, 4))
    rotations[..., 3] = 1.0
    rotations[1, :, 0] = quat.heading(np.pi)
    x, y = np.eye(3)[0], np.eye(3)[1]
    for side, sign in ((0, 1.0), (1, -1.0)):  # arms forwards and down, forearms up again
        rotations[:, :, 16 + side] = quat.multiply(
            quat.from_axis_angle(x, 0.7), quat.from_axis_angle(y, -sign * np.pi / 2)
        )
        rotations[:, :, 18 + side] = quat.from_axis_angle(np.eye(3)[2], sign * 1.0)
    height = -kinematics.forward(rotations, np.zeros((2, 60, 3)), offsets[:, None])[0][..., 1].min() + 0.02
    translation = np.zeros((2, 60, 3))
    translation[..., 1] = height
    positions, _ = kinematics.forward(rotations, translation, offsets[:, None])
    translation[1, :, 2] = 2.0 * positions[0, 0, 20, 2] + 0.17  # hand points are 9 cm beyond the wrists
    translation[0, :, 1] -= 0.08
    positions, _ = kinematics.forward(rotations, translation, offsets[:, None])
    f = np.float32
    return Interaction(positions.astype(f), 30.0, rotations.astype(f), translation.astype(f), offsets.astype(f))


def test_hands_at_the_partner_stay_when_the_body_comes_up(holding):
    cleaned = cleanup.clean(holding)
    moved = np.linalg.norm(cleaned.positions[:, :, [20, 21]] - holding.positions[:, :, [20, 21]], axis=-1)
    assert moved.max() < 0.01
    assert cleaned.positions[0, :, 0, 1].min() > holding.positions[0, :, 0, 1].max() + 0.06


def test_hands_at_the_partner_stay_where_the_raw_arms_are_a_third_too_long(holding):
    """Overhead turns of dances, as sampled: shoulders and trunks come along, and the arms are made longer."""
    raw = np.array(holding.positions, np.float64)
    raw[0, :, :, 1] += 0.08  # nobody stands in the floor
    raw[0, :, [18, 20, 19, 21], 1] -= 0.08
    away = 0.22 * np.exp(-(((np.arange(60) - 30) / 8.0) ** 2))
    raw[1, :, :, 2] += away[:, None]
    for middle, end in ((18, 20), (19, 21)):
        raw[0, :, middle, 2] += away / 2
        raw[0, :, end, 2] += away
    stretched = holding.replace(positions=raw.astype(np.float32), translation=raw[:, :, 0].astype(np.float32))
    cleaned = cleanup.clean(stretched)
    moved = np.linalg.norm(cleaned.positions[:, :, [20, 21]] - raw[:, :, [20, 21]], axis=-1)
    assert moved.max() < 0.01
    arms = [np.linalg.norm(c.offsets[0, [18, 20]], axis=-1).sum() for c in (cleaned, cleanup.clean(holding))]
    assert 1.0 < arms[0] / arms[1] <= 1.15


def test_a_foot_that_wanders_stands_until_it_is_drawn_along():
    """Half a metre of drift in a stand: of the way within reach nothing is left, and what is left is no jump."""
    frames = np.arange(150)
    drift = 0.5 / (1.0 + np.exp(-(frames - 75) / 12.0)) + 0.03 * np.sin(frames / 5.0)
    points = np.zeros((150, 2, 2))
    points[:, :, 0] = drift[:, None]
    stands = np.ones((150, 2), bool)
    moved = cleanup._correction(points, stands, np.zeros(150, bool))
    assert np.linalg.norm(moved, axis=-1).max() <= cleanup.MOST + 1e-6
    after = points[:, 0, 0] + moved[:, 0]
    step = np.abs(np.diff(after))
    assert step.sum() < 0.5 * np.abs(np.diff(drift)).sum()
    assert (step < 0.0005).mean() > 0.4  # stands, though it sways throughout
    assert step.max() < 1.2 * np.abs(np.diff(drift)).max()
    still = cleanup._correction(points, stands, frames == 75)
    assert np.abs(still[75]).max() < 1e-6  # a pinned foot stays where it has to be


def test_a_stand_that_is_broken_off_for_a_moment_makes_no_foot_jump():
    """A label that drops out for 3 frames amid a slide: held as two stands, the foot went 20 cm in 4 frames."""
    points = np.zeros((60, 2, 2))
    points[:, :, 0] = np.linspace(0.0, 0.4, 60)[:, None]
    stands = np.ones((60, 2), bool)
    stands[29:32] = False
    none = np.zeros(60, bool)

    def fastest(**limit: float) -> float:
        return float(np.abs(np.diff(points[:, 0, 0] + cleanup._correction(points, stands, none, **limit)[:, 0])).max())

    assert fastest() * 30 > 1.2
    assert fastest(jump=cleanup.JUMP / 30) * 30 < 0.25  # it goes on as it came: 0.2 m/s
    apart = points.copy()  # a step is no break: what holding adds to it is slow
    apart[25:45] += np.linspace(0.0, 0.5, 20)[:, None, None]
    apart[45:] += 0.5
    stands[25:45] = False
    assert np.array_equal(
        cleanup._correction(apart, stands, none), cleanup._correction(apart, stands, none, jump=cleanup.JUMP / 30)
    )
