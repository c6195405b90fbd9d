"""Bodies on the floor and on each other: knees and seats touch it, nothing goes below, feet stay where they stand."""

from __future__ import annotations

import numpy as np
import pytest

from intermoe.core.persona import Persona
from intermoe.core.types import Interaction
from intermoe.data.duets.body import draw_persona, make_person
from intermoe.data.duets.compose import compose
from intermoe.data.duets.families.registry import FAMILIES
from intermoe.data.duets.generate import make_motion
from intermoe.data.duets.postures import KNEE, SEAT
from intermoe.data.duets.stage import Stage
from intermoe.skeleton.smpl22 import FOOT_JOINTS, INDEX

STATURES = ((1.52, 1.93), (1.93, 1.52), (1.75, 1.75))


def stage_of(statures: tuple[float, float], seed: int = 3) -> tuple[Stage, np.random.Generator]:
    rng = np.random.default_rng(seed)
    people = tuple(make_person(draw_persona(rng, Persona(stature=s))) for s in statures)
    return Stage(people, rng, family="push"), rng


def play(stage: Stage, rng: np.random.Generator) -> Interaction:
    stage.finish(5.0)
    return compose(stage.script, stage.people, rng)


def height(motion: Interaction, who: int, joint: str) -> np.ndarray:
    return motion.positions[who, :, INDEX[joint], 1]


def slide(motion: Interaction) -> float:
    moved = np.linalg.norm(np.diff(motion.positions, axis=1), axis=-1)[..., list(FOOT_JOINTS)]
    assert motion.foot_contacts is not None
    return float(moved[motion.foot_contacts[:, 1:] & motion.foot_contacts[:, :-1]].max())


def pop(motion: Interaction) -> float:
    return float(np.linalg.norm(np.diff(motion.positions, n=2, axis=1), axis=-1).max()) * motion.fps**2


@pytest.mark.parametrize("statures", STATURES)
@pytest.mark.parametrize("knee", ["left", "right"])
def test_one_knee_on_the_floor_and_up_again(statures: tuple[float, float], knee: str) -> None:
    stage, rng = stage_of(statures)
    stage.face_to_face(2.0)
    down = stage.half_kneel(0, knee, start=0.3, hold=1.0)
    motion = play(stage, rng)
    held = slice(round(down.arrive * 30) + 2, round(down.leave * 30) - 2)
    size = stage.scale(0)
    assert np.abs(height(motion, 0, f"{knee}_knee")[held] - KNEE * size).max() < 0.012
    assert height(motion, 0, f"{knee}_knee").min() > 0.04 * size and motion.positions[..., 1].min() > 0
    assert slide(motion) < 0.006 and pop(motion) < 125
    standing = height(motion, 0, "pelvis")
    assert standing[-1] > 0.97 * standing[0] > standing[held].max()


@pytest.mark.parametrize("statures", STATURES)
def test_sitting_on_the_floor_squatting_and_falling(statures: tuple[float, float]) -> None:
    stage, rng = stage_of(statures)
    stage.seated(0, 0.0, 0.0, 0.0, until=2.0)
    stage.place(1, 0.0, 2.5, np.pi)
    down = stage.fall_back(1, 0.5)
    motion = play(stage, rng)
    hips = 0.5 * (height(motion, 0, "left_hip") + height(motion, 0, "right_hip"))
    assert np.abs(hips[:55] - SEAT * stage.scale(0)).max() < 0.005
    assert height(motion, 0, "pelvis")[-1] > 0.5 * stage.people[0].stature
    after = round(down.arrive * 30) + 1
    assert height(motion, 1, "pelvis")[after:].max() < 0.25 and motion.positions[..., 1].min() > 0
    assert slide(motion) < 0.006 and pop(motion) < 125
    stage, rng = stage_of(statures)
    stage.face_to_face(2.0)
    stage.posture(0, "squat", start=0.5, hold=1.5)
    stage.posture(1, "kneel", start=-9.0)
    motion = play(stage, rng)
    assert height(motion, 0, "left_hip").min() < 0.37 * stage.scale(0) and slide(motion) < 0.006
    knees = np.stack([height(motion, 1, f"{side}_knee") for side in ("left", "right")])
    assert np.abs(knees - KNEE * stage.scale(1)).max() < 0.03


def test_one_who_rides_goes_where_the_carrier_goes() -> None:
    stage, rng = stage_of((1.75, 1.70))
    stage.place(0, 0.0, 0.0, 0.0)
    stage.place(1, 0.0, -0.4, 0.0)
    on = stage.posture(1, "ride", start=0.4)
    stage.walk(0, (0.0, 1.5), start=on.arrive)
    motion = play(stage, rng)
    up = round(on.arrive * 30) + 1
    apart = np.linalg.norm(motion.positions[0, up:, 0] - motion.positions[1, up:, 0], axis=-1)
    assert np.ptp(apart) < 0.06 and motion.positions[1, -1, 0, 2] > 1.0
    assert min(height(motion, 1, f"{side}_ankle")[up:].min() for side in ("left", "right")) > 0.15
    assert motion.foot_contacts is not None and not motion.foot_contacts[1, up:].any()


@pytest.mark.parametrize("family", [f for f in ("sit_on_leg", "massage_leg") if f in FAMILIES])
def test_nothing_is_below_the_floor_where_people_kneel(family: str) -> None:
    for index in range(3):
        positions = make_motion(2, index, family=family).motion.positions
        assert positions[..., 1].min() > 0 and positions[:, :, [4, 5], 1].min() > 0.04
