import numpy as np

from intermoe.skeleton import ik


def test_limb_ends_at_the_target_with_its_bones_kept():
    rng = np.random.default_rng(0)
    root, upper, lower = rng.normal(size=(50, 3)), np.full(50, 0.42), np.full(50, 0.40)
    direction = rng.normal(size=(50, 3))
    target = root + direction / np.linalg.norm(direction, axis=1, keepdims=True) * rng.uniform(0.1, 0.8, (50, 1))
    middle, end = ik.two_bone(root, root + rng.normal(size=(50, 3)), target, upper, lower)
    assert np.abs(end - target).max() < 1e-9
    assert np.allclose(np.linalg.norm(middle - root, axis=1), upper)
    assert np.allclose(np.linalg.norm(end - middle, axis=1), lower)


def test_target_that_is_met_leaves_the_limb_as_it_is():
    root, middle, end = np.array([0.0, 1.0, 0.0]), np.array([0.0, 0.6, 0.1]), np.array([0.0, 0.2, 0.0])
    upper, lower = np.linalg.norm(middle - root), np.linalg.norm(end - middle)
    again, met = ik.two_bone(root, middle, end, upper, lower)
    assert np.allclose(again, middle) and np.allclose(met, end)


def test_target_out_of_reach_is_approached_straight():
    middle, end = ik.two_bone(
        np.zeros(3), np.array([0.0, -0.4, 0.1]), np.array([0.0, -2.0, 0.0]), np.array(0.4), np.array(0.4)
    )
    assert np.isfinite(middle).all() and -0.8 <= end[1] < -0.79
