"""Manner is read from motion: right for the people who are seen, wrong for others, and not at all where it does not show."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.data.duets.generate import make_clip
from intermoe.data.store import LEARNT
from intermoe.evaluation import manner, movement
from intermoe.motion import interhuman
from intermoe.motion.resample import resample
from intermoe.skeleton.smpl22 import MIRROR

FAMILIES = {"push": 5, "kick_dodge": 7, "walk_towards": 43}  # and their turns


@pytest.fixture(scope="module")
def clips():
    """(clip, motion) of three families that show their people's manner."""
    made = [make_clip(21, turn + 52 * k) for k in range(44) for turn in FAMILIES.values()]
    return [
        (m.clip, interhuman.decode(m.features, fps=30.0, offsets=m.offsets)) for m in made if "+" not in m.clip.family
    ]


@pytest.fixture(scope="module")
def reader(clips):
    known = clips[:-30]
    seen = np.stack([movement.numbers(motion) for _, motion in known])
    groups = np.array([manner.groups(clip) for clip, _ in known])
    return manner.fit(seen, groups, np.stack([manner.asked_of(clip) for clip, _ in known]))


def test_people_are_read_and_others_are_not(clips, reader):
    told, motions = [clip for clip, _ in clips[-30:]], [motion for _, motion in clips[-30:]]
    assert {clip.family for clip in told} == set(FAMILIES)
    reader.skill.update({family: np.ones(len(manner.ATTRIBUTES)) for family in FAMILIES})
    found = manner.fidelity(reader, motions, told)
    exchanged = manner.fidelity(reader, [motion.swapped() for motion in motions], told)
    shuffled = manner.fidelity(reader, motions, told[7:] + told[:7])
    for name, least in (("posture", 0.8), ("energy", 0.7), ("tempo", 0.5), ("tempo, partners", 0.3)):
        assert found[name] > least, (name, found[name])
        assert max(exchanged[name], shuffled[name]) < found[name] - 0.25, name
    assert np.isnan(found["handedness"])  # nothing was learnt of hands


def test_a_family_in_which_nothing_shows_is_left_out(clips, reader):
    assert reader.shows("push", "posture") and not reader.shows("tea", "posture")
    told, motions = [clip for clip, _ in clips[:6]], [motion for _, motion in clips[:6]]
    reader.skill.update({family: np.zeros(len(manner.ATTRIBUTES)) for family in FAMILIES})
    assert all(np.isnan(value) for value in manner.fidelity(reader, motions, told).values())


def test_people_who_are_told_of_in_part_teach_nothing(clips):
    part = [(replace(clip, identity=({"stature": 1.7}, {"stature": 1.6})), motion) for clip, motion in clips[:3]]

    def store(pairs):
        return SimpleNamespace(
            path="here",
            clips=[c for c, _ in pairs],
            split=lambda _: range(len(pairs)),
            interaction=lambda i: pairs[i][1],
        )

    whole = manner.learn(store(clips[3:40]))
    assert np.array_equal(manner.learn(store(clips[3:40] + part)).weights, whole.weights)
    with pytest.raises(UserError, match=r"tells nobody's tempo, .* and steadiness"):
        manner.learn(store(part))


def test_another_frame_rate_is_the_same_person(clips):
    _, motion = clips[0]
    at_30 = movement.numbers(motion)
    for fps in (60.0, 45.0):
        found = movement.numbers(resample(motion, fps))
        assert found.shape == at_30.shape and np.nanmedian(np.abs(found - at_30)) < 0.02, fps


def test_size_place_and_side_play_no_part(clips):
    _, motion = clips[0]
    sound = movement.numbers(motion)
    moved = motion.positions * np.float32(1.1) + np.array([3, 0, 1], np.float32)
    assert np.allclose(movement.numbers(Interaction(moved)), sound, atol=1e-2, equal_nan=True)
    mirrored = motion.positions[:, :, list(MIRROR)] * np.array([-1, 1, 1], np.float32)
    assert np.allclose(movement.numbers(Interaction(mirrored)), sound, atol=1e-2, equal_nan=True)
    assert np.allclose(movement.busier_hand(Interaction(mirrored)), -movement.busier_hand(motion), atol=1e-3)


def test_pace_and_tempo_are_one(clips):
    clip, _ = clips[0]
    slow, normal = manner.truth(clip.identity, pace=1.3), manner.truth(clip.identity)
    assert np.allclose(slow[:, 0] - normal[:, 0], -np.log(1.3)) and np.array_equal(slow[:, 1:], normal[:, 1:])
    assert np.isnan(manner.truth(({}, {}))).all()


def test_what_was_learnt_is_kept_beside_the_corpus(reader, clips, tmp_path, monkeypatch):
    asked: list[object] = []

    def learn(store):
        asked.append(store)
        return reader

    monkeypatch.setattr(manner, "learn", learn)
    store = SimpleNamespace(path=tmp_path)
    manner.remembered(store, "a")
    found = manner.remembered(store, "a")
    assert len(asked) == 1
    clip, motion = clips[-1]
    seen, told = movement.numbers(motion)[None], np.array([manner.groups(clip)])
    assert np.array_equal(found.read(seen, told), reader.read(seen, told))
    assert found.handed == reader.handed and found.skill.keys() == reader.skill.keys()
    manner.remembered(store, "b")  # another corpus
    assert len(asked) == 2
    (tmp_path / LEARNT).write_bytes(b"damaged")
    manner.remembered(store, "b")
    assert len(asked) == 3
    manner.remembered(SimpleNamespace(path=tmp_path / "nowhere" / "file"), "b")  # nothing can be kept there: no matter
    assert len(asked) == 4
