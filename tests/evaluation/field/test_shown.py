"""How a protocol shows a real clip."""

from __future__ import annotations

import numpy as np
import pytest

from intermoe.motion import interhuman
from intermoe.motion.shown import cut, exchanged

from .conftest import sway


@pytest.fixture
def clip() -> np.ndarray:
    return sway(np.random.default_rng(4), "interhuman", 320)


def test_ours_shows_the_beginning(clip: np.ndarray) -> None:
    shown = cut(clip, "interhuman", np.random.default_rng(0))
    np.testing.assert_array_equal(shown, clip[:, :300])


def test_released_draws(clip: np.ndarray) -> None:
    """A window, the order of the people, whose place is the origin, each on the floor."""
    shown = [cut(clip, "interhuman", np.random.default_rng(seed), released=True) for seed in range(24)]
    block = interhuman.BLOCKS["position"].slice
    tall = np.linalg.norm(
        clip[..., block].reshape(2, 320, 22, 3)[:, 0, 12] - clip[..., block].reshape(2, 320, 22, 3)[:, 0, 9], axis=-1
    )
    first, origin = set(), set()
    for x in shown:
        joints = x[..., block].reshape(2, 300, 22, 3)
        assert np.allclose(joints[..., 1].min((1, 2)), 0.0, atol=1e-6)
        origin.add(int(np.abs(joints[:, 0, 0, [0, 2]]).sum(-1).argmin()))
        neck = np.linalg.norm(joints[0, 0, 12] - joints[0, 0, 9])
        first.add(int(np.abs(tall - neck).argmin()))
        turned = np.linalg.norm(x[..., interhuman.BLOCKS["velocity"].slice].reshape(2, 300, 22, 3), axis=-1)
        np.testing.assert_allclose(turned[:, :-1], np.linalg.norm(np.diff(joints, axis=1), axis=-1), atol=1e-5)
    assert first == origin == {0, 1}
    same = cut(clip, "interhuman", np.random.default_rng(0), released=True, drawn=True)  # a store that was prepared so
    np.testing.assert_array_equal(same, clip[:, :300])


def test_exchanging_twice_gives_the_pair_back(clip: np.ndarray) -> None:
    other = exchanged(clip, "interhuman")
    joints = other[..., interhuman.BLOCKS["position"].slice].reshape(2, 320, 22, 3)
    assert np.abs(joints[0, 0, 0, [0, 2]]).max() < 1e-5
    np.testing.assert_allclose(exchanged(other, "interhuman"), clip, atol=1e-4)
    pair = sway(np.random.default_rng(4), "interx_evaluator", 40)
    turned = exchanged(pair, "interx")
    assert np.abs(turned[0, 0, -6:-3]).max() == 0 and np.abs(turned - pair).max() > 0.1
    np.testing.assert_allclose(exchanged(turned, "interx"), pair, atol=1e-5)


@pytest.mark.parametrize(
    ("name", "frames", "longest"), [("interx", 151, 148), ("humanml3d", 199, 196), ("humanml3d", 43, 40)]
)
def test_whole_movements(name: str, frames: int, longest: int) -> None:
    x = np.arange(frames, dtype=np.float32)[None, :, None] * np.ones((1, 1, 3), np.float32)
    shown = cut(x, name, np.random.default_rng(0))
    assert shown.shape[1] == longest and shown[0, 0, 0] == 0
    lengths, starts = set(), set()
    for seed in range(40):
        shown = cut(x, name, np.random.default_rng(seed), released=True)
        lengths.add(shown.shape[1])
        starts.add(int(shown[0, 0, 0]))
    assert lengths == {longest, longest - 4} and len(starts) > 1
