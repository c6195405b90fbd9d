"""The duet engine: the same bytes for the same seed, feet that stand, hands that meet, bones that keep their length."""

from __future__ import annotations

import hashlib
import multiprocessing
import re
import signal
from pathlib import Path

import numpy as np
import pytest

from intermoe.cli import main
from intermoe.core.errors import UserError
from intermoe.core.persona import Persona
from intermoe.data.duets import feet, gate, generate
from intermoe.data.duets.body import draw_persona, make_pair, make_person
from intermoe.data.duets.compose import compose
from intermoe.data.duets.families.registry import FAMILIES
from intermoe.data.duets.footsteps import plan_walk, stance_at
from intermoe.data.duets.script import On, Shake
from intermoe.data.duets.stage import Stage
from intermoe.data.store import Store
from intermoe.skeleton import body, kinematics
from intermoe.skeleton.smpl22 import FOOT_JOINTS, PARENTS


@pytest.fixture(scope="module")
def made():
    return {name: generate.make_motion(11, 3, family=name).motion for name in FAMILIES}


def digest(motion) -> str:
    return hashlib.sha256(motion.rotations.tobytes() + motion.translation.tobytes()).hexdigest()


def test_a_clip_is_the_same_bytes_each_time_and_others_are_not():
    again = [generate.make_clip(5, 4).features for _ in range(2)]
    assert again[0].tobytes() == again[1].tobytes()
    assert digest(generate.make_motion(5, 4).motion) != digest(generate.make_motion(6, 4).motion)


def test_the_number_of_processes_does_not_change_the_corpus(tmp_path):
    deaf = []  # workers that Ctrl-C does not reach
    look = lambda done, count: deaf.extend(p.pid for p in multiprocessing.active_children() if _ignores_sigint(p.pid))  # noqa: E731
    for workers in (1, 2):
        generate.generate(tmp_path / str(workers), count=10, seed=3, workers=workers, progress=look)
    assert deaf or not Path("/proc/self/status").exists()
    one, two = Store(tmp_path / "1"), Store(tmp_path / "2")
    for i in range(10):
        assert np.array_equal(one.features(i), two.features(i))
    assert (tmp_path / "1" / "clips.jsonl").read_bytes() == (tmp_path / "2" / "clips.jsonl").read_bytes()


def _ignores_sigint(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status")
    found = re.search(r"SigIgn:\s*(\w+)", status.read_text()) if status.exists() else None
    return found is not None and bool(int(found[1], 16) & 1 << signal.SIGINT - 1)


@pytest.mark.parametrize("wrong", [{"count": 0}, {"seed": -1}, {"workers": -1}])
def test_what_cannot_be_made_is_refused(tmp_path, wrong):
    with pytest.raises(UserError, match=f"--{next(iter(wrong))} must"):
        generate.generate(tmp_path / "store", **{"count": 1, "seed": 0, "workers": 1} | wrong)
    assert not list(tmp_path.iterdir())


def test_empty_splits_are_told(tmp_path, capsys):
    turn = len(generate.FAMILIES)
    fills = [9 * turn, 9 * turn + 1, 14 * turn + 1, 19 * turn + 1]
    empty = [["val", "test", "unseen"], ["test", "unseen"], ["test"], []]
    assert [generate.empty_splits(n) for n in fills] == empty
    assert main(["data", "duets", "-o", str(tmp_path / "store"), "--count", "1", "--workers", "1"]) == 0
    assert "unseen" in capsys.readouterr().err


@pytest.mark.parametrize("name", FAMILIES)
def test_standing_feet_do_not_slide(made, name):
    motion = made[name]
    moved = np.linalg.norm(np.diff(motion.positions, axis=1), axis=-1)[..., list(FOOT_JOINTS)]
    still = motion.foot_contacts[:, 1:] & motion.foot_contacts[:, :-1]
    assert still.any(axis=(1, 2)).all()
    assert moved[still].mean() < 0.001  # metres a frame


@pytest.mark.parametrize("name", FAMILIES)
def test_bones_keep_their_length_and_clips_theirs(made, name):
    motion = made[name]
    bones = np.linalg.norm(
        np.diff(motion.positions[:, :, [(p, j) for j, p in enumerate(PARENTS) if p >= 0]], axis=3)[:, :, :, 0], axis=-1
    )
    assert np.ptp(bones, axis=1).max() < 1e-5
    assert 4.0 <= motion.seconds <= 6.1
    assert np.isfinite(motion.positions).all()


@pytest.mark.parametrize("name", ["shake_hands", "high_five", "dance_circle"])
def test_hand_points_meet_within_three_centimetres(made, name):
    motion = made[name]
    contacts = [c for c in motion.meta["contacts"] if c["kind"] == "hand-hand"]
    assert contacts
    _, world = kinematics.forward(motion.rotations, motion.translation, motion.offsets[:, None])
    hands = body.hand_points(motion.positions, world, motion.offsets[:, None])
    for c in contacts:
        a, b = (hands[c[k]["person"], c["start"] : c["end"] + 1, int(c[k]["joint"] == "right_hand")] for k in "ab")
        assert np.linalg.norm(a - b, axis=-1).max() < 0.03


def test_statures_are_those_asked_for_and_within_the_range():
    rng = np.random.default_rng(0)
    assert make_person(draw_persona(rng, Persona(stature=1.62))).stature == pytest.approx(1.62, abs=0.005)
    tall = [p.stature for _ in range(100) for p in make_pair(rng)]
    assert min(tall) > 1.49 and max(tall) < 1.99 and np.std(tall) > 0.07


def test_a_walk_arrives_with_both_feet_and_alternates():
    falls, end = plan_walk(
        stance_at(0, 0, 0, 0.09),
        np.array([[0, 0], [0, 3.0]]),
        start=0.0,
        step_length=0.68,
        step_time=0.54,
        half_width=0.09,
    )
    assert [f.foot for f in falls] == [falls[0].foot if i % 2 == 0 else 1 - falls[0].foot for i in range(len(falls))]
    assert falls[-1].z == pytest.approx(3.0) and falls[-2].z == pytest.approx(3.0)
    assert falls[-1].land == end and all(f.lift < f.land for f in falls)


def test_a_planted_foot_stands_still_between_its_steps():
    person = make_person(draw_persona(np.random.default_rng(1), Persona(stature=1.75)))
    start = stance_at(0, 0, 0, 0.09)
    falls, end = plan_walk(
        start, np.array([[0, 0], [0, 3.0]]), start=0.0, step_length=0.68, step_time=0.54, half_width=0.09
    )
    moved = feet.move_feet(person, (start.left, start.right), falls, np.arange(0, end + 1, 1 / 30))
    for f in (0, 1):
        still = moved.flat[f][1:] & moved.flat[f][:-1]
        assert np.abs(np.diff(moved.ankle[f], axis=0)[still]).max() < 2e-3
        assert moved.ankle[f][moved.flat[f], 1].max() < 0.08


def test_a_stance_keeps_its_shape_when_both_feet_shift_by_as_much():
    rng = np.random.default_rng(3)
    stage = Stage(make_pair(rng), rng)
    stage.face_to_face(1.6)
    stage.stand(0, "right", forward=0.25, along=0.0)
    stage.stand(0, "left", forward=-0.2, turn=70.0, along=0.0)
    before = stage.stances[0]
    landed = stage.shift(0, "right", forward=0.3, along=0.0, start=0.5)
    assert stage.shift(0, "left", forward=0.3, along=0.0, start=0.5) > landed  # one foot stands while the other goes
    after, metres = stage.stances[0], 0.3 * stage.people[0].scale
    for foot in ("left", "right"):
        assert getattr(after, foot) == pytest.approx(np.add(getattr(before, foot), (0.0, metres, 0.0)))
    with pytest.raises(ValueError, match="before every step"):
        stage.stand(0, "left", forward=0.1)


def test_the_gate_names_a_missed_grip_and_a_pop():
    rng = np.random.default_rng(2)
    people = make_pair(rng)
    stage = Stage(people, rng, family="shake_hands")
    stage.face_to_face(0.85)
    stage.meet((0, "right"), (1, "right"), arrive=1.5, hold=1.0, height=0.58, shake=Shake(2.5, (0, 0.03, 0)))
    stage.finish(4.0)
    good = compose(stage.script, people, rng)
    assert gate.faults(good) == []
    far = Stage(people, rng, family="shake_hands")
    far.face_to_face(3.0)
    far.meet((0, "right"), (1, "right"), arrive=1.5, hold=1.0, height=0.58)
    far.finish(4.0)
    assert "grip" in gate.faults(compose(far.script, people, rng))
    broken = good.positions.copy()
    broken[0, 60, 20] += 0.3
    assert "pop" in gate.faults(good.replace(positions=broken))


def test_roles_follow_the_people_when_their_order_changes(made):
    motion = made["push"]
    back = generate.swapped(motion)
    assert back.meta["roles"] == motion.meta["roles"][::-1]
    assert np.array_equal(back.positions, motion.positions[::-1])
    assert back.meta["contacts"][0]["a"]["person"] == 1 - motion.meta["contacts"][0]["a"]["person"]


def test_on_toes_the_heels_rise_and_the_balls_stay():
    rng = np.random.default_rng(3)
    stage = Stage(make_pair(rng), rng, family="bow")
    stage.face_to_face(1.0)
    stage.lean(0, 1.0, rise=0.8, hold=1.0, fall=0.8, toes=25.0, raw=True)
    stage.step(1, forward=0.1)
    stage.finish(4.0)
    motion = compose(stage.script, stage.people, rng)
    feet, up = motion.positions[0][:, list(FOOT_JOINTS)], 70  # ankle, ball, ankle, ball
    assert (feet[up, [0, 2], 1] - feet[0, [0, 2], 1]).min() > 0.03
    assert np.abs(feet[up, [1, 3]] - feet[0, [1, 3]]).max() < 0.005
    assert not motion.foot_contacts[0, up, [0, 2]].any() and motion.foot_contacts[0, up, [1, 3]].all()


def test_a_face_comes_to_a_face_whatever_the_statures():
    for statures in ((1.55, 1.80), (1.90, 1.60), (1.70, 1.70)):
        rng = np.random.default_rng(4)
        people = tuple(make_person(draw_persona(rng, Persona(stature=s))) for s in statures)
        stage = Stage(people, rng, family="bow")
        stage.face_to_face(0.45 + 0.3 * abs(statures[0] - statures[1]))
        cheek = On(1, "head", side=(0.8, 0.0, 0.6))
        there = stage.incline(0, cheek, start=1.0)
        stage.lean(1, 0.8, rise=0.8, hold=1.2, fall=0.8, bow=15.0 if statures[1] > 1.75 else 3.0)
        stage.finish(4.0)
        heads = compose(stage.script, people, rng).positions[:, round(30 * (there.arrive + 0.1)), 15]
        assert 0.12 < np.linalg.norm(heads[0] - heads[1]) < 0.34, statures
