"""Spins on the ball of the foot, carried and swung hands, jumps; and what the families that use them show."""

from __future__ import annotations

import itertools
from functools import cache

import numpy as np
import pytest

from intermoe.core.types import Interaction
from intermoe.data.duets.body import make_pair
from intermoe.data.duets.compose import compose
from intermoe.data.duets.families.facts import Facts
from intermoe.data.duets.generate import make_motion
from intermoe.data.duets.script import Carry, On, Pendulum
from intermoe.data.duets.stage import Stage
from intermoe.skeleton import body, kinematics
from intermoe.skeleton.smpl22 import INDEX

SEEDS = range(4)


@cache
def clip(family: str, index: int) -> tuple[Interaction, Facts]:
    made = make_motion(9, index, family=family)
    return made.motion, made.facts[0]


def clips(family: str) -> list[tuple[Interaction, Facts]]:
    return [clip(family, index) for index in SEEDS]


def heading(motion: Interaction, person: int) -> np.ndarray:
    """(T,) radians of the pelvis, growing counterclockwise seen from above."""
    left = motion.positions[person, :, INDEX["left_hip"]] - motion.positions[person, :, INDEX["right_hip"]]
    return np.unwrap(np.arctan2(left[:, 0], left[:, 2]))


def hands(motion: Interaction) -> np.ndarray:
    """(P, T, 2, 3) hand points, left and right."""
    _, world = kinematics.forward(motion.rotations, motion.translation, motion.offsets[:, None])
    return body.hand_points(motion.positions, world, motion.offsets[:, None])


@pytest.fixture
def stage() -> Stage:
    rng = np.random.default_rng(4)
    stage = Stage(make_pair(rng), rng, family="test")
    stage.face_to_face(0.75)
    return stage


def played(stage: Stage, end: float) -> Interaction:
    stage.finish(end)
    return compose(stage.script, stage.people, stage.rng)


def test_a_spin_turns_once_and_the_balls_of_the_feet_stand_still(stage) -> None:
    stage.spin(1, -360.0, [1.4, 1.8, 2.2, 2.6], first="right")
    motion = played(stage, 4.0)
    turned = heading(motion, 1)
    assert np.degrees(turned[-1] - turned[0]) == pytest.approx(-360.0, abs=15.0)
    moved = np.linalg.norm(np.diff(motion.positions[1], axis=0), axis=-1)
    still = motion.foot_contacts[1, 1:] & motion.foot_contacts[1, :-1]
    assert moved[:, [7, 10, 8, 11]][still].max() < 0.006


def test_steps_to_a_beat_land_on_it(stage) -> None:
    lands = [1.0, 1.4, 1.8]
    poses = [(0.0, z, 0.0) for z in (-0.1, -0.375, -0.375)]
    assert stage.tread(0, poses, lands, first="left") == lands[-1]
    falls = stage.script.feet[0]
    assert [f.land for f in falls] == lands and [f.foot for f in falls] == [0, 1, 0]
    assert all(a.land <= b.lift + 0.05 for a, b in itertools.pairwise(falls))


def test_carried_hands_go_over_the_head_and_stay_joined(stage) -> None:
    crown = On(1, "head", shift=(0.0, 0.4, 0.0))
    stage.meet((0, "left"), (1, "right"), arrive=0.6, hold=3.0, height=0.6, carry=(Carry(crown, 1.2, 0.6, 0.6, 0.6),))
    motion = played(stage, 4.0)
    point = hands(motion)
    assert np.linalg.norm(point[0, 20:100, 0] - point[1, 20:100, 1], axis=-1).max() < 0.03
    assert point[1, 60, 1, 1] > motion.positions[1, 60, INDEX["head"], 1] + 0.1
    assert point[1, 25, 1, 1] < motion.positions[1, 25, INDEX["spine3"], 1]


def test_swung_hands_swing(stage) -> None:
    stage.place(0, 0.35, 0.0, 0.0)
    stage.place(1, -0.35, 0.0, 0.0)
    stage.meet((0, "right"), (1, "left"), arrive=0.0, hold=5.0, height=0.46, swing=Pendulum(0.8, 40.0, 20.0))
    point = hands(played(stage, 4.0))
    assert np.linalg.norm(point[0, :, 1] - point[1, :, 0], axis=-1).max() < 0.03
    way = point[0, 20:, 1, 2]
    assert 0.2 < way.max() < 0.7 and -0.4 < way.min() < -0.08


def test_a_jump_leaves_the_floor_as_high_as_it_says_and_lands(stage) -> None:
    span = stage.jump(0, start=0.8, height=0.25)
    motion = played(stage, 4.0)
    scale = stage.people[0].scale
    sole = motion.positions[0][:, [10, 11], 1].min(1)
    pelvis = motion.positions[0][:, 0, 1]
    air = slice(round(span.arrive * 30) + 1, round(span.leave * 30))
    assert not motion.foot_contacts[0, air].any() and motion.foot_contacts[1, air].any()
    assert sole[air].max() > 0.15 * scale and pelvis.max() - pelvis[:10].mean() > 0.25 * scale
    falling = np.diff(pelvis[air], 2)[1:-1] * 900
    assert np.median(falling) == pytest.approx(-9.81, abs=1.0)
    assert pelvis[-1] == pytest.approx(pelvis[:10].mean(), abs=0.02)


@pytest.mark.parametrize("family", ["twirl", "waltz"])
def test_they_turn_the_way_that_the_facts_say(family: str) -> None:
    for motion, facts in clips(family):
        turned = heading(motion, facts.receiver)
        assert (turned[-1] - turned[0] > 0) == (facts.turn == "counterclockwise")


def test_only_the_one_who_is_twirled_turns_about() -> None:
    for motion, facts in clips("twirl"):
        assert np.ptp(heading(motion, facts.receiver)) > 5.5 > 2.0 > np.ptp(heading(motion, facts.actor))


def test_dancers_keep_their_distance_and_step_all_the_time() -> None:
    for family in ("salsa", "waltz"):
        for motion, _ in clips(family):
            gap = np.linalg.norm((motion.positions[0] - motion.positions[1])[:, 0, ::2], axis=-1)
            assert gap.min() > 0.35 and gap.max() < 1.2
            landings = np.diff(motion.foot_contacts[:, 30:, 1::2].astype(int), axis=1).clip(0).sum(axis=(1, 2))
            assert (landings >= 5).all()


def test_both_jump_at_once() -> None:
    for motion, _ in clips("jump_together"):
        air = ~motion.foot_contacts.any(-1)
        assert air.any(1).all() and (air[0] & air[1]).any()


def test_the_winner_goes_backwards_and_drags_the_loser_along() -> None:
    for index in range(8):
        motion, facts = clip("tug_of_war", index)
        if facts.variant == "win":
            pelvis = motion.positions[:, :, 0]
            back = pelvis[facts.actor, 0] - pelvis[facts.receiver, 0]
            back /= np.linalg.norm(back)
            assert all((pelvis[p, -1] - pelvis[p, 0]) @ back > 0.25 for p in (0, 1))
