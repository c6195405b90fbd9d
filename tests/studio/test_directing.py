"""The draft of a page's constraints: what is added, dragged, retimed and deleted is what a file of them says."""

from collections.abc import Callable

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.direction import Constraints, FloorPath, Keep, Pin, Start
from intermoe.direction.result import misses
from intermoe.studio.directing import POSED, Draft, Entry, spans_of, worst

Standing = Callable[..., Interaction]


def test_a_keyframe_is_the_pose_on_stage_and_its_pelvis_takes_all_along(standing: Standing) -> None:
    draft, motion = Draft(), standing()
    entry = draft.keyframe(motion, 1, 30)
    assert draft.keyframe(motion, 1, 30) == entry and len(draft.constraints.pins) == 1  # taken up again
    pin = draft.constraints.pins[0]
    assert pin.person == 1 and pin.time == 1.0 and tuple(pin.joints) == POSED
    assert max(miss.cm for miss in misses(motion, draft.constraints)) < 0.1  # asks for what is there
    before = {name: np.array(at, float) for name, at in pin.joints.items()}
    draft.move(entry, "pelvis", before["pelvis"] + [0.3, 0.0, -0.2])
    for name, at in draft.constraints.pins[0].joints.items():
        np.testing.assert_allclose(np.array(at, float) - before[name], [0.3, 0.0, -0.2], atol=1e-3)
    draft.move(entry, "left_hand", (9.0, -1.0, 0.0))
    assert draft.constraints.pins[0].joints["left_hand"] == (9.0, 0.0, 0.0)  # not below the floor
    with pytest.raises(UserError, match=r"pin 1: .*left_hand are .* m apart, \d+ cm more than the bones"):
        draft.constraints.check(2.0, 30.0)


def test_the_shown_pose_reaches_for_the_handles(standing: Standing) -> None:
    draft, motion = Draft(), standing()
    entry = draft.keyframe(motion, 0, 10)
    there = np.array(draft.constraints.pins[0].joints["left_ankle"], float) + [0.1, 0.2, 0.1]
    draft.move(entry, "left_ankle", there)
    joints = draft.pose(entry, motion)
    assert joints is not None
    np.testing.assert_allclose(joints[7], there, atol=0.01)
    np.testing.assert_allclose(joints[0], motion.positions[0, 10, 0], atol=0.01)


def test_waypoints_of_a_person_are_one_path_in_order_of_time(standing: Standing) -> None:
    draft, motion = Draft(), standing(slide=0.6)
    draft.waypoint(motion, 1, 50, joined=True)
    early = draft.waypoint(motion, 1, 10, joined=True)
    assert early == Entry("path", 0, 0) == draft.waypoint(motion, 1, 10, joined=True)
    draft.move(early, "pelvis", (0.5, 1.0, 0.25))
    times, x, z = zip(*draft.constraints.paths[0].points, strict=True)
    assert times == pytest.approx((1 / 3, 5 / 3), abs=1e-3) and (x[0], z[0]) == (0.5, 0.25)
    np.testing.assert_allclose([x[1], z[1]], motion.positions[1, 50, 0, [0, 2]], atol=1e-3)
    assert [person for person, _ in draft.ways()] == [1]
    late = draft.retime(early, 1.9)
    assert late == Entry("path", 0, 1) and draft.constraints.paths[0].points[1] == (1.9, 0.5, 0.25)
    with pytest.raises(UserError, match=r"waypoint at 1.67 s already|waypoint at 1.6667 s already"):
        draft.retime(late, draft.constraints.paths[0].points[0][0])
    draft.delete(late)
    draft.delete(Entry("path", 0, 0))
    assert not draft.constraints
    alone = draft.waypoint(motion, 0, 0, joined=False)
    assert draft.constraints.pins[0].joints["pelvis"][1] is None and draft.spots(motion)[0].floor
    draft.move(alone, "pelvis", (1.0, 0.5, 2.0))
    assert draft.constraints.pins[0].joints == {"pelvis": (1.0, None, 2.0)}


def test_a_meeting_that_is_dragged_has_a_place(standing: Standing) -> None:
    draft, motion = Draft(), standing()
    entry = draft.meet("right_hand", "left_hand", 1.0)
    (spot,) = draft.spots(motion)
    assert spot.person is None
    draft.move(entry, spot.name, (0.4, 1.1, 0.2))
    draft.move(entry, spot.name, (0.5, 1.2, 0.2))
    assert draft.constraints.pins == (Pin(0, 1.0, {"right_hand": (0.5, 1.2, 0.2)}),)
    (spot,) = draft.spots(motion)
    assert spot.entry == entry and spot.place == (0.5, 1.2, 0.2)


def test_whatever_a_file_holds_is_listed_and_can_be_deleted(standing: Standing) -> None:
    draft = Draft()
    draft.constraints = Constraints(
        pins=(Pin(0, 0.5, {"left_wrist": (None, 1.4, None)}),),
        paths=(FloorPath(0, ((0.0, 0.0, 0.0),)), FloorPath(0, ((1.0, 0.0, 1.0), (1.5, 0.0, 1.2)))),
        keep=Keep(standing(), 1, ((0.0, 0.5),)),
        start=Start(1.0, 0.0, 90.0),
    )
    draft.meet("head", "pelvis", 0.25)
    labels = list(draft.entries())
    assert len(labels) == 7 and len(set(labels)) == 7
    assert "B is kept at 0-0.5 s (the take)" in labels and "waypoint of A at 1.50 s (path 2, point 2)" in labels
    draft.spots(standing())
    while entries := draft.entries():
        draft.delete(next(iter(entries.values())))
    assert not draft.constraints


def test_seconds_that_are_kept() -> None:
    assert spans_of(" ") is None
    assert spans_of("0-1, 3 - 5s") == ((0.0, 1.0), (3.0, 5.0))
    for wrong in ("x", "3", "5-3", "1-1", "-1-2", "0-inf"):
        with pytest.raises(UserError, match="seconds"):
            spans_of(wrong)
    with pytest.raises(UserError, match="nothing is left"):
        Draft().keep(Keep(Interaction(np.zeros((2, 3, 22, 3), np.float32))))


def test_the_farthest_miss_stands_for_what_was_asked() -> None:
    told = [
        {"what": "path 1 (of A at 0.27 s)", "cm": 0.5},
        {"what": "path 1 (of A at 0.53 s)", "cm": 2.5},
        {"what": "what is kept", "cm": 0.0},
    ]
    assert worst(told) == {
        "path 1": ("path 1 (of A at 0.53 s)", 2.5),
        "what is kept": ("what is kept", 0.0),
    }
