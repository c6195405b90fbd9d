from __future__ import annotations

import numpy as np
import pytest
import torch

from intermoe.core.errors import UserError
from intermoe.motion import interhuman
from intermoe.motion.normalize import Normalizer, statistics
from intermoe.skeleton import quat


@pytest.fixture
def raw():
    rng = np.random.default_rng(0)
    walk = np.cumsum(rng.normal(size=(2, 12, 1, 3)) * 0.02, axis=1) + rng.normal(size=(2, 1, 22, 3)) * 0.3
    turn = quat.to_6d(quat.normalize(rng.normal(size=(2, 12, 21, 4))))
    return np.concatenate([walk.reshape(2, 12, 66), turn.reshape(2, 12, 126)], -1)


def test_person_one_starts_at_the_origin_facing_forward(raw):
    x = interhuman.from_raw(*raw)
    p = x[0, 0, :66].reshape(22, 3)
    assert np.allclose(p[0, [0, 2]], 0, atol=1e-6)
    across = p[1] - p[2]
    assert across[0] > 0 and abs(across[2]) < 1e-5  # left is +x, so the person faces +z
    assert x.shape == (2, 11, 262) and x[..., 1:66:3].min() == pytest.approx(0, abs=1e-6)


def test_turning_and_moving_the_world_changes_nothing(raw):
    turn = quat.from_axis_angle(np.array([0, 0, 1.0]), 1.1)  # raw data are z up
    moved = raw.copy()
    moved[..., :66] = (quat.rotate(turn, raw[..., :66].reshape(2, 12, 22, 3)) + [3, -2, 0]).reshape(2, 12, 66)
    assert np.allclose(interhuman.from_raw(*moved), interhuman.from_raw(*raw), atol=1e-5)


def test_mirror_twice_is_nothing_and_commutes_with_features(raw):
    mirrored = [interhuman.mirror_raw(r) for r in raw]
    assert np.allclose([interhuman.mirror_raw(r) for r in mirrored], raw)
    x = interhuman.from_raw(*raw)
    assert np.allclose(interhuman.mirror(x), interhuman.from_raw(*mirrored), atol=1e-5)
    assert not np.allclose(interhuman.mirror(x), x)


def test_one_floor_keeps_who_is_lifted(raw):
    raw[1, :, 2:66:3] += 1.0
    low = lambda x: x[1, :, 1:66:3].min()  # noqa: E731
    assert low(interhuman.from_raw(*raw)) == pytest.approx(0, abs=1e-6)
    assert low(interhuman.from_raw(*raw, floor="pair")) > 0.5


def test_unequal_partners_are_refused(raw):
    with pytest.raises(UserError, match="two equal arrays"):
        interhuman.from_raw(raw[0], raw[1][:5])


@pytest.mark.parametrize("relative", [False, True])
def test_normaliser_is_exact_both_ways(raw, relative):
    x = torch.as_tensor(interhuman.from_raw(*raw))
    mean, std = statistics(x.flatten(0, 1).numpy(), relative=relative)
    norm = Normalizer(mean, std, relative=relative)
    assert torch.allclose(norm.restore(norm.normalize(x)), x, atol=1e-5)
    assert float(norm.normalize(x)[..., :66].mean()) == pytest.approx(0, abs=1e-3)


def test_relative_positions_do_not_see_where_the_pelvis_is(raw):
    x = torch.as_tensor(interhuman.from_raw(*raw))
    moved = x.clone()
    moved[..., 0:66:3] += 5.0
    norm = Normalizer(relative=True)
    assert torch.allclose(norm.normalize(moved)[..., 3:], norm.normalize(x)[..., 3:], atol=1e-5)
