"""Hands that are surely going for something are brought there, smoothly; all others stay bit for bit."""

from __future__ import annotations

import itertools

import pytest
import torch
from torch import Tensor

from intermoe.direction import closing
from intermoe.models.contacts import PARTS, ContactReader, ContactsConfig
from intermoe.skeleton.smpl22 import INDEX

L, K = 16, 12
HEAD = PARTS.index("head")


@pytest.fixture
def reader() -> ContactReader:
    """The first coordinates move the body, the next the arms and the head: metres."""
    made = ContactReader(ContactsConfig(coordinates=K, text=1, width=16, num_blocks=1)).eval()
    move = made.joints_map.view(4, K, 22, 3)
    for axis in range(3):
        move[0, axis, 0, axis] = 1.0
        for joint in ("left_elbow", "left_wrist"):
            move[0, 3 + axis, INDEX[joint], axis] = 1.0
        for joint in ("right_elbow", "right_wrist"):
            move[0, 6 + axis, INDEX[joint], axis] = 1.0
        move[0, 9 + axis, INDEX["head"], axis] = 0.3
    return made


def apart(metres: float, clips: int = 1) -> Tensor:
    """The head of person 1 that far in front of the hands of person 0."""
    x = torch.zeros(clips, 2, L, K)
    x[:, 1, :, 2] = metres
    return x


def sure(frames: slice, clips: int = 1, *, person: int = 0, hand: int = 0, part: int = HEAD, p: float = 0.9) -> Tensor:
    likely = torch.zeros(clips, 2, L, 2, len(PARTS))
    likely[:, person, frames, hand, part] = p
    return likely


def distance(reader: ContactReader, x: Tensor, part: int = HEAD) -> Tensor:
    return reader.ways(x)[0, 0, :, 0, part].norm(dim=-1)


def test_a_hand_reaches_what_it_goes_for_and_both_come_along(reader: ContactReader) -> None:
    before = apart(0.30)
    after = closing.close(reader, before, sure(slice(6, 11)), lengths=torch.tensor([L]))
    gap = distance(reader, after) - closing.thickness("head")
    assert float(gap[6:11].max()) < closing.NEAR + 0.02 and float(gap.min()) > 0.0
    moved = reader.points @ (reader.joints(after) - reader.joints(before))[0]  # (P,L,C,3)
    assert float(moved[0, 8, 0, 2]) > 0.03 and float(moved[1, 8, HEAD, 2]) < -0.03
    assert float(moved.diff(n=2, dim=1).norm(dim=-1).max()) < 0.05  # a latent frame is 4/30 s
    assert float(distance(reader, after)[0]) > 0.20  # and apart again elsewhere


def test_two_hands_come_closer_than_a_hand_and_a_body(reader: ContactReader) -> None:
    """The corpus's hands that hold each other are 1 cm apart, point to point."""
    right = PARTS.index("right_hand")
    for part, least, most in (
        (right, 0.0, closing.HELD + 0.02),
        (HEAD, closing.NEAR, closing.thickness("head") + closing.NEAR + 0.02),
    ):
        after = closing.close(reader, apart(0.30), sure(slice(6, 11), part=part), lengths=torch.tensor([L]))
        assert least < float(distance(reader, after, part)[8]) < most


def test_what_is_missing_is_read_off_the_decoded_joints(reader: ContactReader) -> None:
    """A decoder that sets person 1 5 cm farther than the linear map says: that much more is closed."""

    def decoded(x: Tensor, off: float = 0.05) -> Tensor:
        joints = reader.joints(x).clone()
        joints[:, 1, ..., 2] += off
        return joints

    likely, lengths = sure(slice(6, 11)), torch.tensor([L])
    after = closing.close(reader, apart(0.30), likely, lengths=lengths, joints=decoded)
    gap = reader.between(decoded(after))[0, 0, 6:11, 0, HEAD].norm(dim=-1) - closing.thickness("head")
    assert float(gap.max()) < closing.NEAR + 0.02
    by_map = closing.close(reader, apart(0.30), likely, lengths=lengths)
    far = reader.between(decoded(by_map))[0, 0, 6:11, 0, HEAD].norm(dim=-1) - closing.thickness("head")
    assert float(far.max()) > closing.NEAR + 0.03
    # a decoder that is far off the map is not believed: pulling on would fold arms up
    wild = closing.close(reader, apart(0.30), likely, lengths=lengths, joints=lambda x: decoded(x, 0.4))
    at_most = closing.close(reader, apart(0.30), likely, lengths=lengths, joints=lambda x: decoded(x, closing.CREDIBLE))
    torch.testing.assert_close(wild, at_most)


def test_what_is_unsure_far_or_there_already_stays_as_it_is(reader: ContactReader) -> None:
    lengths = torch.tensor([L])
    for x, likely in (
        (apart(0.30), sure(slice(6, 11), p=closing.SURE - 0.05)),
        (apart(0.30), torch.zeros(1, 2, L, 2, len(PARTS))),
        (apart(0.90), sure(slice(6, 11))),
        (apart(0.05), sure(slice(6, 11))),
    ):
        assert torch.equal(closing.close(reader, x, likely, lengths=lengths), x)


def test_whoever_may_not_be_moved_stays_and_the_other_goes_all_the_way(reader: ContactReader) -> None:
    free = torch.ones(2, L, dtype=torch.bool)
    free[1] = False
    before = apart(0.30)
    after = closing.close(reader, before, sure(slice(6, 11)), lengths=torch.tensor([L]), free=free)
    assert torch.equal(after[0, 1], before[0, 1])
    gap = distance(reader, after) - closing.thickness("head")
    assert float(gap[6:11].max()) < closing.NEAR + 0.02


def test_person_0_starts_where_they_started(reader: ContactReader) -> None:
    before = apart(0.40)
    after = closing.close(reader, before, sure(slice(0, 4)), lengths=torch.tensor([L]))
    moved = (reader.points @ (reader.joints(after) - reader.joints(before))[0])[:, 0]  # (P,C,3)
    assert float(moved[0, 0].norm()) > 0.05 and float(moved[1, HEAD].norm()) > 0.05  # both come along
    pelvis = (reader.joints(after) - reader.joints(before))[0, 0, 0, 0, [0, 2]]
    assert float(pelvis.norm()) < 0.01


def test_a_clip_is_the_same_alone_and_in_a_batch_and_padding_stays(reader: ContactReader) -> None:
    x, likely = apart(0.30, clips=3), sure(slice(4, 9), clips=3)
    likely[2] = 0.0
    together = closing.close(reader, x, likely, lengths=torch.tensor([L, 10, L]))
    alone = closing.close(reader, x[1:2, :, :10], likely[1:2, :, :10], lengths=torch.tensor([10]))
    torch.testing.assert_close(together[1:2, :, :10], alone)
    assert torch.equal(together[1, :, 10:], x[1, :, 10:]) and torch.equal(together[2], x[2])
    assert not torch.equal(together[0], x[0])


def test_two_hands_are_one_touch_seen_by_both() -> None:
    """What one person's reading says of two hands and the other's does not counts half."""
    left, right = PARTS.index("left_hand"), PARTS.index("right_hand")
    likely = sure(slice(5, 8), hand=left, part=right)[0]
    assert closing.touches(likely) == [] or closing.SURE <= 0.45
    likely[1, 5:8, right, left] = 0.9
    assert {touch[1:] for touch in closing.touches(likely)} == {(0, left, right)}


@pytest.mark.parametrize(("length", "every"), [(L, closing.EVERY), (4 * closing.MOST, 4)])
def test_a_touch_is_looked_at_from_end_to_end(length: int, every: int) -> None:
    likely = torch.zeros(2, length, 2, len(PARTS))
    likely[0, :, 0, HEAD] = 0.7
    likely[0, 9, 0, HEAD] = 0.95
    frames = [frame for frame, *_ in closing.touches(likely)]
    assert 9 in frames and len(frames) <= closing.MOST
    assert frames[0] < every and frames[-1] >= length - every
    assert {after - before for before, after in itertools.pairwise(frames)} == {every}


def test_a_touch_has_to_be_sure_once() -> None:
    broken = sure(slice(0, 3))[0] + sure(slice(10, 12), p=closing.SURE - 0.02)[0]
    assert max(frame for frame, *_ in closing.touches(broken)) < 3  # the second run is never sure
