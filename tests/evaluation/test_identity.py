"""Measures of identity: each must tell real from swapped or shuffled, and say nothing where there is nothing to say."""

import numpy as np
import pytest

from intermoe.core.persona import RANGES, Persona
from intermoe.core.types import Interaction
from intermoe.data.duets.body import draw_persona, make_person
from intermoe.data.duets.generate import make_motion
from intermoe.evaluation import identity

RNG = np.random.default_rng(0)


def unit(x):
    return x / np.linalg.norm(x, axis=-1, keepdims=True)


def test_swapped_people_are_seen():
    texts = unit(RNG.normal(size=(50, 2, 16)))
    persons = unit(texts + 0.3 * RNG.normal(size=texts.shape))
    every = np.ones(50, bool)
    assert identity.role_swap_rate(texts, persons, every) == 0.0
    assert identity.role_swap_rate(texts, persons[:, ::-1], every) == 100.0
    same = np.repeat(persons[:, :1], 2, axis=1)
    assert identity.role_swap_rate(texts, same, every) == 50.0
    assert np.isnan(identity.role_swap_rate(texts, persons, ~every))


def test_person_precision_falls_when_partners_are_exchanged():
    texts = unit(RNG.normal(size=(32, 2, 16)))
    persons = unit(texts + 0.1 * RNG.normal(size=texts.shape))
    assert identity.person_precision(texts, persons)[0] > 0.95
    assert identity.person_precision(texts, persons[:, ::-1])[0] < 0.2


def test_personas_are_counted_where_they_are_known():
    numbers = np.array([[0, -1], [2, 1]])
    logits = np.zeros((2, 2, 3))
    logits[0, 0, 0] = logits[1, 0, 2] = logits[1, 1, 0] = 1
    assert identity.persona_accuracy(logits, numbers) == pytest.approx(200 / 3)
    assert np.isnan(identity.persona_accuracy(logits, np.full((2, 2), -1)))


def test_attributes_correlate_and_shuffled_ones_do_not():
    names = tuple(RANGES)
    people = [[draw_persona(RNG).known() for _ in range(2)] for _ in range(60)]
    measured = np.zeros((60, 2, len(names) + 1))
    for i, pair in enumerate(people):
        for p, told in enumerate(pair):
            measured[i, p, :-1] = [(told[n] - RANGES[n].mean) / RANGES[n].spread for n in names]
            measured[i, p, -1] = 1.0 if told["handedness"] == "right" else -1.0
    found = identity.attribute_fidelity(measured, people, names)
    assert min(found.values()) > 0.999 and set(found) == {*names, "handedness"}
    shuffled = identity.attribute_fidelity(measured[RNG.permutation(60)], people, names)
    assert max(abs(shuffled[n]) for n in names) < 0.35
    assert "tempo" not in identity.attribute_fidelity(measured, [[{"stature": 1.7}, {}]] * 60, names)


def test_bodies_are_compared_with_those_asked_for():
    motions = [make_motion(1, i) for i in range(4)]
    asked = [m.motion.identity for m in motions]
    right = identity.body_error([m.motion for m in motions], asked)
    assert right.stature > 0.99 and right.stature_mm < 5 and right.bones_mm < 2
    wrong = identity.body_error([m.motion for m in motions], [pair[::-1] for pair in asked])
    assert wrong.stature_mm > 5 * right.stature_mm
    assert np.isnan(identity.body_error([motions[0].motion], [({}, {})]).stature)


def still(seconds=2.0):
    person = make_person(draw_persona(np.random.default_rng(3), Persona(stature=1.7)))
    rest = np.cumsum(person.offsets, axis=0)[None].repeat(round(30 * seconds), 0)
    return np.stack([rest, rest + [0, 0, 1.0]]).astype(np.float32)


def test_partners_in_lockstep_are_more_alike_than_partners_who_are_not():
    positions = still()
    t = np.arange(positions.shape[1]) / 30
    positions[0, :, [18, 20], 1] += 0.5 * np.sin(2 * np.pi * t)
    positions[0, :, 7, 2] += 0.3 * np.sin(2 * np.pi * 0.7 * t)
    alone = Interaction(positions)
    assert np.isnan(identity.similarity(alone))
    lockstep = positions.copy()
    lockstep[1] = lockstep[0] + [0, 0, 1.0]
    late = lockstep.copy()
    late[1] = np.roll(lockstep[1], 6, axis=0)
    apart = positions.copy()
    apart[1, :, [19, 21], 0] += 0.5 * np.sin(2 * np.pi * 1.7 * t + 1.0)
    apart[1, :, 8, 2] += 0.3 * np.cos(2 * np.pi * 1.1 * t)
    scores = [identity.similarity(Interaction(p.astype(np.float32))) for p in (lockstep, late, apart)]
    assert scores[0] > 0.99 and scores[1] > 0.8 and scores[2] < 0.5
    clip = Interaction(apart.astype(np.float32))
    assert identity.homogenisation([clip], [clip]) == pytest.approx(1.0)
    assert np.isnan(identity.homogenisation([alone], [alone]))
