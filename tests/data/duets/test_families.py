"""What a clip shows is what its facts say: roles, hands, feet, sides, turning sense, tempo."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from intermoe.core.types import Interaction
from intermoe.data.duets.families.facts import Facts
from intermoe.data.duets.families.registry import FAMILIES, SIGNATURES
from intermoe.data.duets.generate import make_motion
from intermoe.evaluation import contact, roles
from intermoe.skeleton.hands import FIST, GRIP, OPEN, POINT
from intermoe.skeleton.smpl22 import INDEX

SEEDS = range(4)


@cache
def clip(family: str, index: int) -> tuple[Interaction, Facts]:
    made = make_motion(7, index, family=family)
    return made.motion, made.facts[0]


def clips(family: str) -> list[tuple[Interaction, Facts]]:
    return [clip(family, index) for index in SEEDS]


def path(motion: Interaction, person: int, joint: str) -> np.ndarray:
    """(T, 3) metres."""
    return motion.positions[person, :, INDEX[joint]]


def test_every_family_draws_plays_and_tells_its_roles() -> None:
    assert len(FAMILIES) >= 13
    for family in FAMILIES:
        motion, facts = clip(family, 0)
        assert facts.family == family and 3.9 < motion.seconds < 6.2 and all(facts.roles)
        assert motion.meta["phases"]


@pytest.mark.parametrize("index", [2342, 9724])  # a hug whose first hand leaves early; two who stand near already
def test_no_phase_ends_before_it_starts(index: int) -> None:
    phases = make_motion(0, index).motion.meta["phases"]
    assert phases and all(phase["start"] <= phase["end"] for phase in phases)


@pytest.mark.parametrize("family", FAMILIES)
def test_roles_that_differ_have_a_signature_and_the_motion_shows_it(family: str) -> None:
    for motion, facts in clips(family):
        if facts.symmetric:
            assert facts.roles[0] == facts.roles[1]
        else:
            signature = SIGNATURES[family, facts.roles[facts.actor]]
            assert roles.margin(motion, signature, actor=facts.actor) > 0, (facts.variant, facts.tags)


def test_dancers_turn_the_way_that_the_facts_say() -> None:
    for motion, facts in clips("dance_circle"):
        across = path(motion, 1, "pelvis") - path(motion, 0, "pelvis")
        angle = np.unwrap(np.arctan2(across[:, 0], across[:, 2]))  # grows counterclockwise, seen from above (y up)
        assert (angle[-1] - angle[0] > 0) == (facts.turn == "counterclockwise")
        assert abs(angle[-1] - angle[0]) > np.pi


def test_walkers_are_on_their_sides_and_keep_together() -> None:
    for motion, facts in clips("walk_side_by_side"):
        both = np.stack([path(motion, p, "pelvis") for p in (0, 1)])
        way = np.gradient(both.mean(0), axis=0)
        left = np.stack([way[:, 2], np.zeros(len(way)), -way[:, 0]], -1)
        lead = ((both[0] - both[1]) * left).sum(-1) / np.linalg.norm(left, axis=-1)
        assert (np.median(lead) > 0) == (facts.side[0] == "left")
        assert np.linalg.norm(both[0] - both[1], axis=-1).max() < 1.3


@pytest.mark.parametrize(
    ("family", "shape"),
    [
        ("shake_hands", GRIP),
        ("dance_circle", GRIP),
        ("high_five", OPEN),
        ("push", OPEN),
        ("pat_back", OPEN),
        ("punch_block", FIST),
    ],
)
def test_a_hand_that_touches_has_the_shape_for_it(family: str, shape: int) -> None:
    for motion, _ in clips(family):
        assert motion.hand_shapes is not None and motion.meta["contacts"]
        for touch in motion.meta["contacts"]:
            hand, middle = touch["a"], (touch["start"] + touch["end"]) // 2
            side = int(hand["joint"].startswith("right"))
            assert motion.hand_shapes[hand["person"], middle, side] == shape


def test_who_scolds_points_and_who_waves_opens_the_hand() -> None:
    for motion, facts in clips("argue"):
        if facts.variant == "point":
            assert motion.hand_shapes is not None and (motion.hand_shapes[facts.actor] == POINT).any()
    for motion, facts in clips("wave"):
        for person, hand in enumerate(facts.hands):
            assert motion.hand_shapes is not None
            assert not hand or (motion.hand_shapes[person, :, int(hand == "right")] == OPEN).any()


def test_the_told_hand_waves_and_the_told_foot_kicks() -> None:
    for motion, facts in clips("wave"):
        for person, hand in enumerate(facts.hands):
            if hand:
                up = {side: path(motion, person, f"{side}_wrist")[:, 1].max() for side in ("left", "right")}
                assert max(up, key=up.__getitem__) == hand
                assert up[hand] > path(motion, person, f"{hand}_shoulder")[:, 1].max()
    for motion, facts in clips("kick_dodge"):
        foot = facts.hands[facts.actor]
        up = {side: path(motion, facts.actor, f"{side}_ankle")[:, 1].max() for side in ("left", "right")}
        assert max(up, key=up.__getitem__) == foot and up[foot] > 0.45


def test_who_is_kicked_at_gets_away_untouched() -> None:
    for motion, facts in clips("kick_dodge"):
        foot = path(motion, facts.actor, f"{facts.hands[facts.actor]}_foot")
        assert np.linalg.norm(foot - path(motion, facts.receiver, "spine1"), axis=-1).min() > 0.12


@pytest.mark.parametrize("family", ["pat_cheek", "touch_head", "cover_mouth"])
def test_the_told_hand_comes_to_the_head(family: str) -> None:
    for motion, facts in clips(family):
        hand = facts.hands[facts.actor]
        for side in ("left", "right") if hand == "both" else (hand,):
            there, head = (facts.actor, f"{side}_hand"), (facts.receiver, "head")
            assert contact.gap(motion, there, head).min() < 0.1, (facts.tags, facts.hands)


def test_a_kiss_is_given_on_the_told_side() -> None:
    for motion, facts in clips("kiss_cheek"):
        heads = np.stack([path(motion, p, "head") for p in (facts.actor, facts.receiver)])
        shoulders = (path(motion, facts.receiver, f"{side}_shoulder") for side in ("left", "right"))
        left = np.subtract(*shoulders)
        first = next(p["start"] for p in motion.meta["phases"] if p["name"] == "kiss")
        assert np.linalg.norm(heads[0, first + 3] - heads[1, first + 3]) < 0.3
        to_the_left = ((heads[0] - heads[1]) * left).sum(-1)[first + 3] > 0
        assert to_the_left == (facts.side[facts.actor] == "left")


def test_slow_clips_take_longer_than_fast_ones() -> None:
    from dataclasses import replace

    facts = clip("bow", 0)[1]
    assert replace(facts, tempo="slow").pace > replace(facts, tempo="normal").pace > replace(facts, tempo="fast").pace


def test_swapping_and_mirroring_twice_changes_nothing(some_facts) -> None:
    for facts in some_facts(6):
        assert facts.swapped().swapped() == facts and facts.mirrored().mirrored() == facts
        assert facts.swapped().roles == facts.roles[::-1] and facts.swapped().actor == 1 - facts.actor
