"""Points that meet are told from points that do not."""

from __future__ import annotations

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.evaluation import contact

SHAKE = [
    {
        "a": {"person": 0, "joint": "right_hand"},
        "b": {"person": 1, "joint": "right_hand"},
        "start": 50,
        "end": 70,
        "kind": "hand-hand",
    }
]


def test_hands_that_meet_and_hands_apart(stand):
    near, far = stand(gap=1.2, reach=1.4), stand(gap=2.5, reach=1.4)
    assert contact.touches(near, SHAKE, text="right hands")[0].smallest < 0.5
    apart = contact.touches(far, SHAKE)[0]
    assert apart.smallest > 0.5 and not apart.hit and not apart.hit_together


def touching(stand, shift=(0.0, 0.0, 0.0)):
    """A clip in which person 1 is moved so that the right hand points coincide at frame 60, plus `shift`."""
    clip = stand(gap=1.0, reach=1.4)
    hands = contact.hand_paths(clip)
    move = hands[0, 60, 1] - hands[1, 60, 1] + np.array(shift)
    positions = clip.positions.copy()
    positions[1] += move.astype(np.float32)
    return clip.replace(positions=positions)


def test_distance_is_the_distance(stand):
    assert contact.touches(touching(stand), SHAKE, text="right")[0].smallest < 1e-3
    assert contact.touches(touching(stand, (0.0, 0.3, 0.0)), SHAKE, text="right")[0].smallest == pytest.approx(
        0.3, abs=0.02
    )


def test_mirrored_hands_count_unless_the_text_names_a_side(stand):
    left = [{**SHAKE[0], "a": {"person": 0, "joint": "left_hand"}, "b": {"person": 1, "joint": "left_hand"}}]
    clip = touching(stand)
    assert contact.touches(clip, left, text="Two people shake hands.")[0].hit
    assert not contact.touches(clip, left, text="They shake left hands.")[0].hit


def test_simultaneous_contacts_must_meet_at_one_moment(stand):
    """Two contacts of one moment, one met early and one late: each is hit, together they are not."""
    clip = stand(gap=1.0)
    positions = np.repeat(clip.positions[:, :1], 90, axis=1)
    bare = clip.replace(positions=positions, rotations=None, translation=None, offsets=None, foot_contacts=None)
    paths = contact.hand_paths(bare)
    for frame, side in ((20, 0), (70, 1)):
        move = paths[0, frame, 1] - paths[1, frame, side]
        positions[1, frame, [[18, 20], [19, 21]][side]] += move.astype(np.float32)
    both = [
        {"a": {"person": 0, "joint": "right_hand"}, "b": {"person": 1, "joint": joint}, "start": 10, "end": 30}
        for joint in ("left_hand", "right_hand")
    ]
    found = contact.touches(bare, both, text="left right")
    assert all(t.hit for t in found) and not any(t.hit_together for t in found)
    apart = [both[0], {**both[1], "start": 60, "end": 80}]
    assert all(t.hit_together for t in contact.touches(bare, apart, text="left right"))


def test_a_hand_on_the_back_is_measured_to_the_surface(stand):
    clip = stand(gap=1.0)
    hand = contact.hand_paths(clip)[0, 0, 1]
    chest = clip.positions[1, 0, 9]
    positions = clip.positions.copy()
    positions[1] += (hand - chest + np.array([0.0, 0.0, 0.15])).astype(np.float32)
    pat = [{"a": {"person": 0, "joint": "right_hand"}, "b": {"person": 1, "joint": "spine3"}}]
    found = contact.touches(clip.replace(positions=positions), pat, text="right")[0]
    assert 0.0 < found.smallest < 0.08


def test_unknown_joint_is_named(stand):
    with pytest.raises(UserError, match="right_hand"):
        contact.touches(stand(), [{"a": {"person": 0, "joint": "right_hnd"}, "b": {"person": 1, "joint": "neck"}}])


def test_a_caption_that_leaves_the_hands_open_is_met_by_any_way_of_playing_it(stand):
    """Both hands labelled, one hand met: enough for "they high-five", not for "with both hands"."""
    clip = touching(stand)
    left = {"a": {"person": 0, "joint": "left_hand"}, "b": {"person": 1, "joint": "left_hand"}, "start": 50, "end": 70}
    both, one = [SHAKE[0], left], [SHAKE]
    assert [t.hit for t in contact.touches(clip, both, text="They high-five.", others=one)] == [True]
    assert len(contact.touches(clip, both, text="They high-five with both hands.", others=one)) == 2
    assert len(contact.touches(clip, both, text="They high-five, left hands too.", others=one)) == 2


def test_people_in_one_place_touch_nothing(stand):
    """A collapsed model puts both people at one spot, where every pair of points is near: that is no handshake."""
    clip = stand(gap=1.0)
    positions = clip.positions.copy()
    positions[1] = positions[0] + np.array([0.01, 0.0, 0.02], np.float32)
    assert not contact.touches(clip.replace(positions=positions), SHAKE)[0].hit


def test_contacts_that_nobody_asked_for_are_counted(stand):
    """The hands meet: right for a handshake, wrong where the hand should be on the back, and nothing where they do not."""
    clip = touching(stand)
    seen = contact.made(clip)
    assert {(0, "right_hand", "right_hand"), (1, "right_hand", "right_hand")} <= seen
    pat = [{"a": {"person": 0, "joint": "left_hand"}, "b": {"person": 1, "joint": "head"}, "start": 50, "end": 70}]
    right, every = contact.precision(clip, SHAKE, text="right hands")
    assert every == len(seen) and right >= 2
    assert contact.precision(clip, pat, text="left hand")[0] == 0
    assert contact.precision(stand(gap=2.5), SHAKE) == (0, 0)
    left = [{**SHAKE[0], "a": {"person": 0, "joint": "left_hand"}, "b": {"person": 1, "joint": "left_hand"}}]
    assert contact.precision(clip, left, text="They shake hands.")[0] >= 2  # which hands is left open
    assert contact.precision(clip, left, text="They shake left hands.")[0] == 0
