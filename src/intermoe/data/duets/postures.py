"""Bodies that leave the standing height: squatting, kneeling, sitting on the floor, on a thigh, on a back.

A posture takes over the pelvis: `hips` says where the hip joints are, from feet that stand where the footstep plan has
them (or from the partner's body), and the legs' inverse kinematics finds knees and thighs as always. A knee on the
floor is there because the hip is put exactly where thigh and shin bring it there. Between standing and posture the
pelvis goes straight from one to the other by minimum jerk: what the leg reaches at both ends it reaches in between.
Feet do not move meanwhile, save that heels rise over standing balls; stepping is the script's affair. T frames.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .body import Person
from .feet import ANKLE, Feet, rolled
from .locomotion import legs
from .rotate import apply, turn, unit
from .script import LEFT, RIGHT, Posture
from .targets import Figure
from .tracks import ease, smooth

KNEE = 0.055  # metres of a kneeling knee joint above the floor, at 1.75 m
SEAT = 0.098  # the same of the hip joints of one who sits on it
PERCHED = 0.125  # metres from a thigh's middle line to the hip joints of one who sits on it
ON_PARTNER = ("perch", "ride")
# of one who is carried on a back: thigh and shin as (out, up, forward)
THIGH, SHIN = np.array([0.50, -0.28, 0.82]), np.array([-0.06, -0.93, 0.30])


@dataclass(frozen=True)
class Pose:
    """What a posture is, in metres at 1.75 m and degrees."""

    height: float = 0.0  # of the hip joints above the floor
    back: float = 0.0  # the hips behind the middle of the flat ankles, or behind the knee on the floor
    heel: tuple[float, float] = (0.0, 0.0)  # both heels rise; (kneeling foot, standing foot) when half kneeling
    open: float = 0.0  # the knees swing apart
    tip: float = 0.0  # pelvis and back forward
    curl: float = 0.0  # the back alone forward
    way: float = 0.0  # forward bend on the way down and up


POSES = {
    "squat": Pose(height=0.34, back=0.15, heel=(24.0, 24.0), open=17.0, tip=14.0, curl=16.0, way=10.0),
    "half_kneel": Pose(back=0.08, heel=(62.0, 0.0), open=3.0, tip=2.0, curl=5.0, way=12.0),
    "kneel": Pose(back=0.02, heel=(64.0, 64.0), open=4.0, tip=2.0, curl=6.0, way=12.0),
    "sit_floor": Pose(height=SEAT, back=0.50, open=7.0, tip=-22.0, curl=30.0, way=16.0),
    "perch": Pose(open=4.0, tip=-6.0, curl=10.0, way=18.0),
    "ride": Pose(back=0.20, open=34.0),
}


def stages(e: Posture, t: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """How far a posture is taken, (T,) each: heights, places on the floor (which hurry when getting up), and a hump
    that is 1 half-way down and half-way up."""
    down = np.clip((t - e.start) / e.rise, 0, 1) ** e.late
    up = np.clip((t - e.start - e.rise - e.hold) / e.fall, 0, 1)
    care = np.clip(2.0 - e.late, 0, 1) ** 2  # who falls does not bend forward to sit down
    hump = care * 16 * (down * (1 - down)) ** 2 + 16 * (up * (1 - up)) ** 2
    return ease(down) * (1 - ease(up)), ease(down) * (1 - ease(1.25 * up)), hump


def plant(person: Person, feet: Feet, postures: Sequence[Posture], t: np.ndarray) -> None:
    """Raise the heels of `feet` over their balls; with a rider they hang free (`dangle` places them)."""
    for e in postures:
        w, pose = stages(e, t)[0], POSES[e.name]
        for s, side in enumerate((LEFT, RIGHT)):
            angle = w * np.radians(pose.heel[e.name == "half_kneel" and side != e.side])
            shift = rolled(person, s, -angle)
            forward, up = shift[:, 0], shift[:, 1] - ANKLE * person.scale
            ahead = np.stack([np.sin(feet.yaw[s]), np.zeros(len(t)), np.cos(feet.yaw[s])], -1)
            feet.ankle[s] = feet.ankle[s] + forward[:, None] * ahead + up[:, None] * np.array([0.0, 1.0, 0.0])
            feet.pitch[s] = feet.pitch[s] - angle
            feet.flat[s] &= angle < np.radians(1.0)
            if e.name == "ride":
                feet.flat[s] &= w < 1e-4
                feet.ball[s] &= w < 1e-4


def carriage(person: Person, curves: dict, postures: Sequence[Posture], t: np.ndarray) -> None:
    """Adds the channels `tip` and `curl` of the postures; noise of a body that rests on something grows less."""
    if not postures:
        return
    tip, curl, rest = np.zeros(len(t)), np.zeros(len(t)), np.zeros(len(t))
    for e in postures:
        (w, _, hump), pose = stages(e, t), POSES[e.name]
        tip = tip + w * np.radians(pose.tip + e.tip) + 0.5 * hump * np.radians(pose.way)
        curl = curl + w * np.radians(pose.curl + e.bend) + 0.5 * hump * np.radians(pose.way)
        rest = np.maximum(rest, w)
    curves["tip"], curves["curl"] = tip, curl
    for name in ("list", "turn"):
        curves[name] = curves[name] * (1 - 0.6 * rest)


def opening(postures: Sequence[Posture], t: np.ndarray) -> np.ndarray | None:
    """Radians (T,) that the knees are apart; None without postures."""
    if not postures:
        return None
    total = np.zeros(len(t))
    for e in postures:  # early: a leg that is to pass beside something opens before
        down, up = (t - e.start) / e.rise, (t - e.start - e.rise - e.hold) / e.fall
        total = total + ease(1.6 * down) * (1 - ease(up)) * np.radians(POSES[e.name].open)
    return total


@dataclass
class Grounded:
    """One person as far as postures need to know: body, feet, heading (T,) of the pelvis, what is placed already."""

    person: Person
    feet: Feet
    heading: np.ndarray
    figure: Figure
    postures: Sequence[Posture]


def lower(me: Grounded, partner: Grounded, pelvis: np.ndarray, t: np.ndarray) -> np.ndarray:
    """The pelvis (T, 3), taken from standing to where the postures want it. figure.world holds the trunk already."""
    for e in me.postures:
        point, sides = hips(e, me, partner, t)
        offset = me.person.offsets[[1 + s for s in sides]].mean(0).astype(float)
        goal = point - apply(me.figure.world[0], offset)
        high, flat, _ = stages(e, t)
        pelvis = pelvis + np.stack([flat, high, flat], -1) * (goal - pelvis)
    return pelvis


def hips(e: Posture, me: Grounded, partner: Grounded, t: np.ndarray) -> tuple[np.ndarray, tuple[int, ...]]:
    """Where the hip joints go (T, 3), and which of them (0 left, 1 right) are meant; two: their middle."""
    person, feet, pose = me.person, me.feet, POSES[e.name]
    size, ahead = person.scale, _ahead(me.heading)
    up = np.array([0.0, 1.0, 0.0])
    back = (pose.back + e.back) * size
    if e.name in ("half_kneel", "kneel"):
        sides = (0, 1) if e.name == "kneel" else ((0,) if e.side == LEFT else (1,))
        return np.mean([_over_the_knee(person, feet, ahead, s, e, back) for s in sides], axis=0), sides
    if e.name == "perch":
        knee, hip = _thigh(partner, e.side, t)
        point = hip + 0.74 * (knee - hip)
        return point + (0.5 * PERCHED * (size + partner.person.scale) + e.up * size) * up, (0, 1)
    if e.name == "ride":
        frame = partner.figure.world[3]
        gap = back + 0.5 * (partner.person.girth - 1 + person.girth - 1) * 0.1
        where = np.array([0.0, (0.01 + e.up) * size, -gap])
        return partner.figure.at[3] + apply(frame, where), (0, 1)
    return feet.base.mean(0) * [1.0, 0.0, 1.0] - back * ahead + (pose.height + e.up) * size * up, (0, 1)


def dangle(me: Grounded, t: np.ndarray) -> None:
    """The legs of one who is carried: round the carrier's waist, feet hanging. figure.at holds the hips."""
    person, feet = me.person, me.feet
    frame = turn(1, me.heading)
    for e in (e for e in me.postures if e.name == "ride"):
        w = ease((t - e.start) / e.rise) * (1 - ease((t - e.start - e.rise - e.hold) / e.fall))
        for s, sign in enumerate((1.0, -1.0)):
            thigh, shin = (float(np.linalg.norm(person.offsets[j + s])) for j in (4, 7))
            out = np.array([sign, 1.0, 1.0])
            way = thigh * unit(THIGH * out) + shin * unit(SHIN * out)
            goal = me.figure.at[1 + s] + apply(frame, way)
            arc = 4 * (w * (1 - w))[:, None] * apply(frame, np.array([0.20 * sign, 0.04, -0.08])) * person.scale
            feet.ankle[s] = feet.ankle[s] + w[:, None] * (goal - feet.ankle[s]) + arc
            feet.pitch[s] = feet.pitch[s] + w * (np.radians(-38.0) - feet.pitch[s])


def _over_the_knee(person: Person, feet: Feet, ahead: np.ndarray, s: int, e: Posture, back: float) -> np.ndarray:
    """The hip joint (T, 3) above a knee that is on the floor before its standing ball."""
    thigh, shin = (float(np.linalg.norm(person.offsets[j + s])) for j in (4, 7))
    knee = KNEE * person.scale
    forward, high = rolled(person, s, -np.radians(np.array([POSES[e.name].heel[0]])))[0]
    toes = np.stack([np.sin(feet.yaw[s]), np.zeros(len(ahead)), np.cos(feet.yaw[s])], -1)
    ankle = feet.base[s] * [1.0, 0.0, 1.0] + forward * toes
    reach = np.sqrt(max(shin**2 - (high - knee) ** 2, 0.0)) - back
    height = knee + np.sqrt(max(thigh**2 - back**2, 0.0)) + e.up * person.scale
    return ankle + reach * ahead + np.array([0.0, height, 0.0])


def _thigh(owner: Grounded, side: str, t: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Knee and hip (T, 3) of somebody whose trunk is placed and whose legs are not yet."""
    s, at = int(side != LEFT), owner.figure.at
    both = np.stack([at[1], at[2]])
    world = legs(owner.person, owner.feet, both, owner.heading, opening(owner.postures, t))
    return both[s] + apply(world[1 + s], owner.person.offsets[4 + s].astype(float)), both[s]


def _ahead(heading: np.ndarray) -> np.ndarray:
    return np.stack([np.sin(heading), np.zeros(len(heading)), np.cos(heading)], -1)


def follow(me: Grounded, partner: Grounded, t: np.ndarray) -> np.ndarray:
    """Heading (T,): one who is carried turns with the carrier."""
    heading = me.heading
    for e in (e for e in me.postures if e.name == "ride"):
        way = (partner.heading - heading + np.pi) % (2 * np.pi) - np.pi
        heading = heading + stages(e, t)[0] * way
    return smooth(heading, 0.05) if heading is not me.heading else heading
