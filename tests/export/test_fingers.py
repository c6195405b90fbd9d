"""Fingers: every shape is what its name says, hands mirror each other, and no change of shape jumps."""

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.motion.resample import resample
from intermoe.skeleton import fingers, hands, quat
from intermoe.skeleton.hands import FIST, GRIP, OPEN, POINT, RELAXED, SCISSORS, SHAPES, THUMB

THUMB_TIP, FINGER_TIPS = 0, [1, 2, 3, 4]
PALM = np.array([0.25, -0.06, -0.04])  # its middle, in hand lengths from the left wrist


def posed(codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Joints (N,20,3) and tips (N,2,5,3) of both hands in shapes `codes` (N,), wrists at the origin, 1 long."""
    turns = fingers.pose(np.repeat(fingers.ANGLES[codes][:, None], 2, axis=1))
    still = np.tile(quat.IDENTITY.astype(float), (len(codes), 22, 1))
    positions, world = fingers.forward(np.zeros((len(codes), 22, 3)), still, turns, np.ones(len(codes)))
    last = slice(23, None, 2)
    tips = positions[:, last] + quat.rotate(world[:, last], fingers.tips(1.0))
    return positions[:, 22:], tips.reshape(-1, 2, 5, 3)


@pytest.fixture(scope="module")
def reach() -> np.ndarray:
    """How far every tip of the left hand is from its palm, (7,5)."""
    return np.linalg.norm(posed(np.arange(len(SHAPES)))[1][:, 0] - PALM, axis=-1)


def test_fist_grip_relaxed_open_are_ever_wider(reach: np.ndarray) -> None:
    order = reach[[FIST, GRIP, RELAXED, OPEN]][:, FINGER_TIPS]
    assert (np.diff(order, axis=0) > 0.05).all()
    assert order[0].max() < 0.25 and order[-1].min() > 0.5


@pytest.mark.parametrize(("shape", "far"), [(POINT, [1]), (SCISSORS, [1, 2]), (THUMB, [])])
def test_some_fingers_are_out_and_the_others_in(reach: np.ndarray, shape: int, far: list[int]) -> None:
    near = [digit for digit in FINGER_TIPS if digit not in far]
    assert (reach[shape, far] > 0.95 * reach[OPEN, far]).all()
    assert (reach[shape, near] < 1.3 * reach[FIST, near]).all()


def test_the_thumb_is_up_in_its_own_shape_alone() -> None:
    _, tips = posed(np.arange(len(SHAPES)))
    up = tips[:, 0, THUMB_TIP] - PALM
    assert up[THUMB, 2] > 0.5 and up[THUMB, 2] > 3 * np.abs(up[THUMB, :2]).max()
    others = [FIST, POINT, SCISSORS, GRIP]
    assert (up[others, 2] < 0.25).all() and (np.linalg.norm(up[others], axis=-1) < 0.5).all()


def test_scissors_are_open() -> None:
    _, tips = posed(np.array([SCISSORS, POINT]))
    assert np.linalg.norm(tips[0, 0, 1] - tips[0, 0, 2]) > 0.2


def test_right_is_the_mirror_image_of_left() -> None:
    joints, tips = posed(np.arange(len(SHAPES)))
    np.testing.assert_allclose(joints[:, 10:], joints[:, :10] * [-1, 1, 1], atol=1e-12)
    np.testing.assert_allclose(tips[:, 1], tips[:, 0] * [-1, 1, 1], atol=1e-12)


def test_bones_keep_their_length_and_scale_with_stature(pair: Interaction) -> None:
    rng = np.random.default_rng(0)
    shaped = pair.replace(hand_shapes=rng.integers(0, len(SHAPES), (2, 60, 2)))
    length = fingers.hand_length(pair.offsets)
    assert np.allclose(length, fingers.HAND * np.array([1.08, 0.9]), atol=1e-6)
    positions, _ = fingers.forward(
        pair.positions.astype(float), np.tile(quat.IDENTITY, (2, 60, 22, 1)), fingers.rotations(shaped), length[:, None]
    )
    bones = np.linalg.norm(positions[:, :, 22:] - positions[:, :, fingers.PARENTS], axis=-1)
    assert np.abs(bones - np.linalg.norm(fingers.offsets(length), axis=-1)[:, None]).max() < 1e-6


def test_hands_without_shapes_are_relaxed(pair: Interaction) -> None:
    relaxed = pair.replace(hand_shapes=np.zeros((2, 60, 2), np.int8))
    np.testing.assert_array_equal(fingers.rotations(pair), fingers.rotations(relaxed))


@pytest.mark.parametrize("fps", [5.0, 30.0, 120.0])
def test_a_change_is_one_minimum_jerk_of_its_length(fps: float) -> None:
    codes = np.zeros((1, 200, 2), np.int8)
    codes[:, 100:] = FIST
    share = fingers.blend(codes, fps)[0, :, 0, FIST]
    u = np.clip((np.arange(200) - 99.5) / (fingers.CHANGE * fps) + 0.5, 0, 1)
    np.testing.assert_allclose(share, 10 * u**3 - 15 * u**4 + 6 * u**5, atol=1e-9)


def test_no_change_jumps_not_even_a_flicker() -> None:
    rng = np.random.default_rng(1)
    codes = np.repeat(rng.integers(0, len(SHAPES), (2, 40, 2)), 12, axis=1)  # a new shape every tenth of a second
    codes[0, 100:140] = np.tile([FIST, OPEN], 20)[:, None]
    shares = fingers.blend(codes, 120.0)
    assert np.allclose(shares.sum(-1), 1) and (shares >= 0).all()
    turns = fingers.pose(shares @ fingers.ANGLES)
    cosine = np.abs((turns[:, 1:] * turns[:, :-1]).sum(-1)).clip(max=1)
    assert np.degrees(2 * np.arccos(cosine)).max() < 22  # degrees a frame; a step would be 120
    assert (turns[:, 1:] * turns[:, :-1]).sum(-1).min() > 0


def test_runs_tell_the_codes() -> None:
    codes = np.array([0, 0, 4, 4, 4, 1], np.int8)
    assert hands.to_runs(codes) == [[0, "relaxed"], [2, "thumb"], [5, "fist"]]
    np.testing.assert_array_equal(hands.from_runs(hands.to_runs(codes), 6), codes)


@pytest.mark.parametrize("wrong", [7, -1, 0.5, np.nan, 300])
def test_what_is_no_shape_is_named(pair: Interaction, wrong: float) -> None:
    codes = np.zeros((2, 60, 2), float)
    codes[1, 5, 0] = wrong
    with pytest.raises(UserError, match="hand_shapes hold NaN" if np.isnan(wrong) else f"hand_shapes hold {wrong}"):
        fingers.rotations(pair.replace(hand_shapes=codes))


def test_resampled_shapes_are_shapes(pair: Interaction) -> None:
    codes = np.zeros((2, 60, 2), np.int8)
    codes[:, 20:, 1] = GRIP
    other = resample(pair.replace(hand_shapes=codes), 25.0)
    assert set(np.unique(other.hand_shapes)) == {0, GRIP} and (np.diff(other.hand_shapes, axis=1) != 0).sum() == 2
