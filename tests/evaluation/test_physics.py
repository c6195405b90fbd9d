"""Each measure tells a sound clip from a broken one, and says how broken it is."""

from __future__ import annotations

import numpy as np
import pytest

from intermoe.evaluation import physics


def test_people_who_stand_are_sound(standing):
    found = physics.measure(standing)
    assert found.slide < 0.1 and found.bone_deviation < 0.01 and found.penetration == 0.0 and found.planted == 1.0
    assert found.floor == 0.0


@pytest.mark.parametrize("labels", [True, False])
def test_slide_is_the_speed_of_feet_that_slide(standing, labels):
    """5 mm a frame along the floor is 5 mm a frame, whether the clip's labels tell of the contact or not."""
    moved = standing.positions + np.arange(standing.num_frames)[None, :, None, None] * np.array(
        [0.005, 0, 0], np.float32
    )
    sliding = standing.replace(
        positions=moved.astype(np.float32), foot_contacts=standing.foot_contacts if labels else None
    )
    assert physics.measure(sliding).slide == pytest.approx(5.0, rel=0.01)


def test_a_slide_does_not_excuse_itself(standing):
    """Detection by height finds the fastest slide; a label that denies the contact changes nothing."""
    moved = standing.positions + np.arange(standing.num_frames)[None, :, None, None] * np.array(
        [0.05, 0, 0], np.float32
    )
    denied = standing.replace(positions=moved.astype(np.float32), foot_contacts=np.zeros_like(standing.foot_contacts))
    assert physics.measure(denied).slide == pytest.approx(50.0, rel=0.01)


def test_slide_is_per_thirtieth_of_a_second(standing):
    moved = standing.positions + np.arange(standing.num_frames)[None, :, None, None] * np.array(
        [0.005, 0, 0], np.float32
    )
    assert physics.measure(standing.replace(positions=moved.astype(np.float32), fps=60.0)).slide == pytest.approx(
        10.0, rel=0.01
    )


def test_a_foot_in_the_air_does_not_count(standing):
    """A foot that hops 30 cm high while it moves is planted before and after only."""
    positions = standing.positions.copy()
    positions[:, 40:60, [7, 10], 1] += 0.3
    positions[:, 40:60, [7, 10], 0] += np.linspace(0, 0.5, 20, dtype=np.float32)[:, None]
    positions[:, 60:, [7, 10], 0] += 0.5
    hop = standing.replace(positions=positions, foot_contacts=None)
    assert physics.measure(hop).slide < 0.1
    assert not physics.detected_contacts(positions)[:, 40:60, :2].any()


def test_real_walking_slides_a_few_millimetres(salsa):
    slides = [physics.measure(clip).slide for clip in salsa]
    assert 1.0 < np.median(slides) < 10.0


def test_stretched_bones_show(standing):
    stretched = standing.positions.copy()
    stretched[:, ::2] *= 1.05
    assert physics.measure(standing.replace(positions=stretched)).bone_deviation > 2.0


def test_a_pop_shows(standing):
    popped = standing.positions.copy()
    popped[0, 60, 20] += 0.2
    assert physics.measure(standing.replace(positions=popped)).acceleration > 300.0


def test_shaking_shows_as_jerk(standing):
    time = np.arange(standing.num_frames, dtype=np.float32) / standing.fps
    shaken = standing.positions + 0.02 * np.sin(2 * np.pi * 4 * time)[None, :, None, None]
    assert physics.measure(standing.replace(positions=shaken)).jerk > 10 * physics.measure(standing).jerk + 50
    assert np.isnan(physics.measure(standing.replace(fps=12.0)).jerk)  # holds nothing of 6 Hz


def test_bodies_inside_each_other_show(stand):
    assert physics.measure(stand(gap=1.0)).penetration == 0.0
    assert physics.measure(stand(gap=0.1)).penetration > 5.0


def test_feet_below_the_floor_show(standing):
    sunk = standing.positions - np.array([0, 0.1, 0], np.float32)
    assert physics.measure(standing.replace(positions=sunk)).floor == pytest.approx(8.0, abs=1.0)


def test_low_feet_that_move_skate_whether_they_stand_or_not(standing):
    """5 mm a frame along the floor is 5; a foot that hops over it does not count; labels have no say."""
    way = np.arange(standing.num_frames)[None, :, None, None] * np.array([0.005, 0, 0], np.float32)
    sliding = standing.replace(positions=(standing.positions + way).astype(np.float32))
    assert physics.measure(sliding).skate == pytest.approx(5.0, rel=0.01)
    assert physics.measure(standing).skate < 0.05
    flying = standing.replace(positions=(standing.positions + way + np.array([0, 0.3, 0])).astype(np.float32))
    assert np.isnan(physics.measure(flying).skate)


def test_how_long_bodies_are_inside_each_other(stand):
    apart, inside = physics.measure(stand(gap=1.0)).inside, physics.measure(stand(gap=0.1)).inside
    assert (apart, inside) == (0.0, 100.0)
