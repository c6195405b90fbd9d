import numpy as np

from intermoe.skeleton import capsules


def test_segment_distance_of_known_segments():
    origin, x, y, z = np.zeros(3), *np.eye(3)
    assert np.isclose(capsules.segment_distance(origin, x, z, z + x), 1.0)  # parallel
    assert np.isclose(capsules.segment_distance(origin, x, x + z - y, x + z + y), 1.0)  # crossed at an end
    assert np.isclose(capsules.segment_distance(origin, x, 3 * x, 3 * x), 2.0)  # segment and point
    assert np.isclose(capsules.segment_distance(-x, x, y - z, y + z), 1.0)  # crossed in the middle


def test_segment_distance_is_the_smallest_of_many_points():
    rng = np.random.default_rng(0)
    ends = rng.normal(size=(200, 4, 3))
    found = capsules.segment_distance(*ends.transpose(1, 0, 2))
    steps = np.linspace(0, 1, 101)[:, None]
    for (a0, a1, b0, b1), distance in zip(ends, found, strict=True):
        points = np.linalg.norm((a0 + steps * (a1 - a0))[:, None] - (b0 + steps * (b1 - b0))[None], axis=-1)
        assert distance <= points.min() + 1e-9
        assert distance >= points.min() - 0.05


def test_people_apart_do_not_penetrate_and_people_in_one_place_do():
    body = np.zeros((1, 3, 22, 3))
    body[..., 1] = np.linspace(1.7, 0.0, 22)
    apart = np.concatenate([body, body + np.array([2.0, 0.0, 0.0])])
    assert capsules.penetration(apart).max() == 0.0
    near = np.concatenate([body, body + np.array([0.05, 0.0, 0.0])])
    assert capsules.penetration(near).max() > 0.05
    assert capsules.penetration(near, (2.0, 2.0)).max() > capsules.penetration(near).max()
