"""The file of constraints: what it holds comes back, and what nobody can keep to is refused by name."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.direction import Constraints, FloorPath, Keep, Meet, Pin, Start
from intermoe.skeleton.smpl22 import OFFSETS

PIN = {"person": "a", "time": 1.0, "joints": {"left_wrist": [0.3, 1.2, None]}}
PATH = {"person": "b", "points": [[0, 0, 1.0], [2, 1.0, 1.0]]}


def table(**entries):
    return {"format": 1, **entries}


def still(people: int = 2, frames: int = 60) -> Interaction:
    """People who stand in the rest pose, a metre apart."""
    joints = np.zeros((22, 3))
    from intermoe.skeleton.smpl22 import PARENTS

    for joint in range(1, 22):
        joints[joint] = joints[PARENTS[joint]] + OFFSETS[joint]
    joints[:, 1] += 0.93
    positions = np.stack([joints + [0.0, 0.0, 1.0 * person] for person in range(people)])
    return Interaction(np.repeat(positions[:, None], frames, axis=1).astype(np.float32))


def test_a_file_comes_back(tmp_path):
    still().save(tmp_path / "take.npz")
    held = Constraints(
        pins=(Pin(0, 1.0, {"left_wrist": (0.3, 1.2, None), "right_hand": (0.0, 1.0, 0.4)}),),
        paths=(FloorPath(1, ((0.0, 0.0, 1.0), (2.0, 1.0, 1.0))),),
        meets=(Meet("right_hand", "left_shoulder", 1.5),),
        keep=Keep(Interaction.load(tmp_path / "take.npz"), 1, ((0.0, 1.0),), "take.npz"),
        start=Start(1.0, 2.0, 90.0),
    )
    held.save(tmp_path / "c.json")
    again = Constraints.load(tmp_path / "c.json")
    assert again.told() == held.told() and again and not Constraints()
    assert np.array_equal(again.keep.motion.positions, held.keep.motion.positions)
    turned = again.swapped()
    assert turned.pins[0].person == 1 and turned.meets[0] == Meet("left_shoulder", "right_hand", 1.5)
    assert turned.keep.person == 0 and turned.swapped().told() == held.told()
    replace(again, start=Start()).check(2.1, 30.0)


@pytest.mark.parametrize(
    ("held", "says"),
    [
        (table(pins=[PIN | {"joints": {"left_wirst": [0, 1, 0]}}]), "left_wrist"),
        (table(pins=[PIN | {"person": "c"}]), 'person of pin 1 is "a" or "b"'),
        (table(pins=[PIN | {"time": "soon"}]), "time of pin 1 must be a number"),
        (table(pins=[PIN | {"time": 1e9}]), "time of pin 1 must be a number from -1000 to 1000"),
        (table(keep={"person": "a", "motion": "take.bvh"}), "no file .*take.bvh"),
        (table(keep={"person": "a", "motion": "take.txt"}), "unknown extension '.txt'"),
        (table(keep={"person": "a", "motion": 3}), "name of a motion file"),
        (table(pins=[PIN | {"joints": {"head": [None, None, None]}}]), r"head of pin 1 is \[x, y, z\]"),
        (table(pins=[PIN | {"joints": {"head": [float("nan"), 1, 1]}}]), "head of pin 1 must be a number"),
        (table(pins=PIN), "pins of constraints is a list"),
        (table(paths=[PATH | {"points": [[1, 0, 0], [1, 1, 1]]}]), r"point 2 of path 1 is at 1 s, not after"),
        (table(paths=[PATH | {"speed": 2}]), "speed"),
        (table(meet=[{"a": "hand", "b": "head", "time": 1}]), "right_hand|left_hand"),
        (table(keep={"motion": "none.npz", "person": "a"}), "none.npz"),
        (table(keep={"motion": "take.npz"}), "keep names a person, or spans"),
        (table(keep={"motion": "take.npz", "person": "a", "spans": [[2, 1]]}), "ends at 1 s"),
        (table(pin=[PIN]), "pins"),
        ({"format": 2}, "format 2 cannot be read"),
        ({"pins": [PIN]}, 'write "format": 1 into it'),
        (
            table(keep={"motion": "three.npz", "person": "a"}),
            "three.npz has 3 people, and a motion that is kept has one or two",
        ),
        ([], "constraints are a table"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(held, says, tmp_path):
    still().save(tmp_path / "take.npz")
    still(people=3).save(tmp_path / "three.npz")
    (tmp_path / "c.json").write_text(json.dumps(held))
    with pytest.raises(UserError, match=says):
        Constraints.load(tmp_path / "c.json")


@pytest.mark.parametrize(
    ("held", "says"),
    [
        (table(pins=[PIN | {"time": 4.0}]), r"pin 1 is at 4 s, and the motion lasts from 0 to 2 s"),
        (table(pins=[PIN | {"joints": {"left_foot": [0, -0.5, 0]}}]), r"pin 1: left_foot at a height of -0.5 m"),
        (
            table(pins=[PIN | {"joints": {"head": [0, 1.6, 0], "left_wrist": [2, 1.6, 0]}}]),
            r"2.00 m apart, \d+ cm more",
        ),
        (table(paths=[PATH | {"points": [[0, 0, 0], [0.5, 10, 0]]}]), r"path 1 asks for 10.00 m in 0.50 s, 20.0 m/s"),
        (
            table(pins=[PIN | {"time": t, "joints": {"pelvis": [x, None, 0]}} for t, x in ((1.5, 9.0), (1.0, 0.0))]),
            r"pins of person A asks for 9.00 m in 0.50 s",
        ),
    ],
)
def test_what_nobody_can_do_is_refused_with_how_much_it_is(held, says):
    with pytest.raises(UserError, match=says):
        Constraints.of(held).check(2.0, 30.0)


def test_a_kept_motion_must_fit():
    for keep, says in (
        (Keep(still(frames=30), 0), "2 s of the motion are to be kept, and it has 1.00 s"),
        (Keep(still(people=1), None, ((0.0, 1.0),)), "has 1 person"),
        (Keep(still().replace(fps=60.0), 0), "2 s of the motion are to be kept, and it has 1.00 s"),
    ):
        with pytest.raises(UserError, match=says):
            Constraints(keep=keep).check(2.0, 30.0)
    with pytest.raises(UserError, match="leave start out"):
        Constraints(keep=Keep(still(), 0), start=Start(1.0)).check(2.0, 30.0)
    Constraints(pins=()).check(2.0, 30.0)
    Constraints.of(table(pins=[PIN | {"time": 2.0}])).check(2.0, 30.0)  # the end is the last frame
    Constraints(keep=Keep(still(frames=30), 0, ((0.0, 1.0),))).check(2.0, 30.0)


def pelvis(time, x, z, person="a"):
    return {"person": person, "time": time, "joints": {"pelvis": [x, None, z]}}


STRAIGHT = {"person": "a", "points": [[0, 0, 0], [2, 0, 2.0]]}  # at 1 s at z = 1


@pytest.mark.parametrize(
    ("held", "says"),
    [
        (
            table(pins=[pelvis(1.0, 0.5, 1.0)], paths=[STRAIGHT]),
            r"pin 1 and path 1 contradict each other: at 1 s .* person A .* pelvis to be 0.50 m from .* 45 cm too far",
        ),
        (
            table(pins=[{"person": "a", "time": 1.0, "joints": {"head": [3.0, 1.6, 1.0]}}], paths=[STRAIGHT]),
            r"pin 1 and path 1 .* head .* 3.00 m from .* 2\d\d cm too far",
        ),
        (
            table(pins=[PIN, PIN | {"joints": {"left_wrist": [0.5, 1.2, 0.0]}}]),
            r"pin 1 and pin 2 .* 0.20 m apart, 15 cm too far",
        ),
        (
            table(paths=[STRAIGHT, {"person": "a", "points": [[1, 0.3, 1.0], [2, 0, 2.0]]}]),
            r"path 1 and path 2 .* at 1 s .* 0.30 m apart, 25 cm",
        ),
        (
            table(pins=[pelvis(0.0, 9.0, 0.0)], paths=[{"person": "a", "points": [[1, 0, 0], [2, 0, 1]]}]),
            r"pin 1 and path 1 ask person A for 9.00 m in 1.00 s, 9.0 m/s; .* at least 1.12 s",
        ),
        (
            table(paths=[STRAIGHT, {"person": "b", "points": [[0, 1.0, 1.0], [2, -0.9, 1.0]]}]),
            r"path 1 and path 2 .* at 1.0\d s they have A and B \d cm from each other, .* keep them 15 cm apart",
        ),
        (
            table(paths=[STRAIGHT, {"person": "b", "points": [[1, 6.0, 1.0]]}], meet=[{"a": "right_hand", "b": "left_hand", "time": 1}]),
            r"meeting 1 is at 1 s, when path 1 and path 2 have the two 6.00 m apart, \d\d\d cm more",
        ),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_refused_with_both_entries_and_by_how_much(held, says):
    with pytest.raises(UserError, match=says):
        Constraints.of(held).check(2.1, 30.0)


def test_what_agrees_is_no_contradiction():
    held = table(
        pins=[pelvis(1.0, 0.0, 1.03), {"person": "a", "time": 1.0, "joints": {"left_hand": [0.6, 1.2, 1.0]}}, pelvis(1.0, 9, 0, "b")],
        paths=[STRAIGHT, {"person": "b", "points": [[1.9, 5, 0]]}],
    )  # fmt: skip
    Constraints.of(held).check(2.1, 30.0)


def test_who_is_kept_cannot_be_asked_to_be_elsewhere():
    there = {"person": "b", "time": 1.0, "joints": {"pelvis": [0.0, None, 1.4]}}
    held = Constraints.of(table(pins=[there]))
    for keep in (Keep(still(), 1), Keep(still(), None, ((0.5, 1.5),))):
        with pytest.raises(
            UserError, match=r"pin 1 asks for pelvis of B at 1 s 40 cm from where it is in what is kept"
        ):
            Constraints(pins=held.pins, keep=keep).check(2.0, 30.0)
    for keep in (Keep(still(), 0), Keep(still(), 1, ((0.0, 0.5),))):  # the other one, another moment
        Constraints(pins=held.pins, keep=keep).check(2.0, 30.0)
