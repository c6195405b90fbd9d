"""Pairs stand clear of each other, and people walk round those who stand in their way."""

import itertools

import numpy as np

from intermoe.core.persona import Persona
from intermoe.scene import floor
from intermoe.scene.between import Spot, between, body_of, spot
from intermoe.skeleton.smpl22 import OFFSETS


def nearest(way: np.ndarray, point: np.ndarray) -> float:
    fine = np.concatenate([a + np.linspace(0, 1, 200)[:, None] * (b - a) for a, b in itertools.pairwise(way)])
    return float(np.linalg.norm(fine - point, axis=-1).min())


def test_a_way_leads_round_whoever_stands_in_it() -> None:
    here, there, stone = np.zeros(2), np.array([0.0, 5.0]), np.array([0.1, 2.5])
    assert len(floor.route(here, there, [])) == 2
    way = floor.route(here, there, [(stone[None], np.array([floor.WALKER]))])
    assert nearest(way, stone) >= 2 * floor.WALKER + floor.MARGIN - 1e-6
    np.testing.assert_array_equal(way[[0, -1]], [here, there])


def test_other_ways_lie_apart_and_the_best_comes_first() -> None:
    here, there, stone = np.zeros(2), np.array([0.0, 5.0]), np.array([0.1, 2.5])
    ways = floor.routes(here, there, [(stone[None], np.array([floor.WALKER]))])
    np.testing.assert_array_equal(ways[0], floor.route(here, there, [(stone[None], np.array([floor.WALKER]))]))
    assert 2 <= len(ways) <= floor.WAYS
    middles = [way[1:-1].mean(axis=0)[0] if len(way) > 2 else 0.0 for way in ways]
    assert min(middles) < stone[0] < max(middles)  # on either side


def test_clearance_is_of_the_time_that_both_are_there() -> None:
    a = floor.standing(Spot(0, 0, 0), 0, 90, "a")
    assert np.isclose(floor.clearance(a, floor.standing(Spot(2, 0, 0), 30, 300, "b")), 2 - 2 * floor.WALKER)
    assert floor.clearance(a, floor.standing(Spot(0, 0, 0), 120, 300, "b")) == np.inf


def test_somebody_walks_there_and_faces_as_asked_and_never_freezes() -> None:
    person = body_of(OFFSETS, Persona(), 3)
    here, there = Spot(0.0, 0.0, 0.0), Spot(2.0, 2.0, -2.0)
    walk = between(person, np.array([here.at, [2.0, 0.0], there.at]), here, there, None, 8.0, 1)
    assert walk.positions.shape == (1, 240, 22, 3)
    end = spot(walk.positions[0, -1])
    assert np.hypot(end.x - there.x, end.z - there.z) < 0.12 and abs(end.heading - there.heading) < 0.3
    stand = between(person, np.stack([here.at, here.at]), here, here, None, 6.0, 1)
    moved = np.ptp(stand.positions[0], axis=0).max(axis=-1)
    assert moved.max() > 0.02  # hands and weight shift
    assert moved[[7, 8]].max() < 0.05  # on standing feet
    assert np.linalg.norm(np.diff(walk.positions, axis=1), axis=-1).max() * walk.fps < 6.5
