"""Knock over: a shove or a shoulder barge; the partner stumbles and falls on the seat, hands behind; the actor looks
down on it."""

from __future__ import annotations

import numpy as np

from ..script import LEFT, RIGHT, Family, On, Own, other
from ..stage import Stage
from .common import come
from .draw import draw_hand, draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .signature import Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    how = pick(rng, {"shove": 0.65, "barge": 0.35})
    hand = draw_hand(rng, bodies[0])
    if how == "shove" and rng.random() < 0.7:
        hand = "both"
    after = pick(rng, {"point": 0.3, "over": 0.4, "": 0.3})
    return Facts(
        "knock_over",
        bodies,
        roles=("attacker", "fallen"),
        hands=(hand if how == "shove" else "", ""),
        side=(hand if how == "barge" else "", ""),
        tempo=draw_tempo(rng, 0.1, 0.25),
        tags=draw_tags(rng, approach=0.65)
        | {how}
        | ({after} if after else set())
        | ({"approach"} if how == "barge" else set()),
    )


def script(stage: Stage) -> None:
    facts = stage.facts
    hit = shove(stage) if "shove" in facts.tags else barge(stage)
    land = fall(stage, hit)
    stage.phase("fall", hit + 0.03, land)
    after(stage, land)
    stage.look(0)
    stage.look(1, start=0.0, until=hit + 0.1)
    stage.look(1, start=land + 0.25, until=99.0)
    stage.finish(land + stage.draw(1.3, 1.8))


def shove(stage: Stage) -> float:
    """Step in and thrust one hand or both against the chest; the second of the hit."""
    hands = stage.facts.hands[0]
    used = (LEFT, RIGHT) if hands == "both" else (hands,)
    arrived = come(stage, 0.88, low=0.9, high=1.4, actor_only=stage.chance(0.7))
    step = stage.step(0, forward=0.34, start=arrived + stage.draw(0.05, 0.35), steps=1, seconds=0.45, pose=True)
    hit = step + stage.draw(-0.04, 0.05)
    low = stage.people[1].scale < stage.people[0].scale - 0.08
    for hand in used:
        side = (0.45 if hand == RIGHT else -0.45) * (1.0 if len(used) == 2 else 0.6)
        target = On(1, "spine3", side=(side, 0.0, 0.9), shift=(0.0, 0.08 if low else 0.06, 0.0))
        stage.strike(
            0, hand, target, hit=hit, draw_back=0.34, go=0.22, hold=0.10, fall=0.6, windup=(0.12, -0.36, 0.30),
            contact="hand-chest", twist=0.0 if len(used) == 2 else 14.0, hand_axis=(0.0, 0.75, 0.66), roll=75.0,
            elbow=22.0,
        )  # fmt: skip
        stage.fingers(0, hand, "open", hit - 0.4, hit + 0.4)
    stage.lean(0, hit - 0.42, rise=0.26, hold=0.0, fall=0.25, bow=-5.0, forward=-0.03, raw=True)
    stage.lean(0, hit - 0.2, rise=0.2, hold=0.28, fall=0.8, bow=13.0, forward=0.08, crouch=0.03, raw=True)
    stage.phase("reach", hit - 0.5, hit)
    stage.phase("contact", hit, hit + 0.1)
    return hit


def barge(stage: Stage) -> float:
    """Walk fast into the other with a shoulder first; the second of the hit."""
    shoulder = stage.facts.side[0]
    sign = 1.0 if shoulder == LEFT else -1.0
    size = stage.scale()
    stage.face_to_face(0.50 * size, back=(stage.draw(1.5, 2.0), 0.0))
    stage.place(0, -0.12 * sign * size, stage.where(0)[1], 0.0)  # the shoulder that hits is in the middle
    arrived = stage.walk(0, (-0.12 * sign * size, 0.09 * size), speed=1.35)
    hit = arrived - 0.24
    stage.phase("approach", 0.0, hit)
    stage.lean(0, hit - 0.5, rise=0.42, hold=0.25, fall=0.8, bow=25.0, twist=-24.0 * sign, turn=-16.0 * sign, side=3.0 * sign,
               crouch=0.05, forward=0.09, raw=True)  # fmt: skip
    arm = stage.gesture(0, shoulder, Own(-0.10, -0.50, 0.32), start=hit - 0.55, rise=0.45, hold=0.25, fall=0.7)
    stage.fingers(0, shoulder, "fist", arm.start, arm.end)
    stage.gesture(0, other(shoulder), Own(0.20, -0.72, -0.12), start=hit - 0.5, rise=0.4, hold=0.2, fall=0.7)
    stage.touch((0, f"{shoulder}_shoulder"), (1, "spine3"), hit - 0.02, hit + 0.08, "shoulder-chest")
    stage.phase("contact", hit - 0.02, hit + 0.08)
    return hit


def fall(stage: Stage, hit: float) -> float:
    """Head and trunk fly back, arms up, one or two steps that do not catch the body, then the seat; when it lands."""
    back = stage.draw(0.04, 0.12)
    stage.lean(1, hit, rise=0.2, hold=0.45, fall=0.5, bow=-17.0, nod=14.0, forward=-0.13, raw=True)
    for hand in (LEFT, RIGHT):
        at = Own(stage.draw(0.32, 0.52), stage.draw(-0.40, -0.08), stage.draw(0.40, 0.56))
        stage.gesture(1, hand, at, start=hit + stage.draw(0.01, 0.06), rise=0.36 / stage.time(1, 1.0),
                      hold=0.05, fall=0.5)  # fmt: skip
    down = stage.fall_back(1, hit + 0.02, metres=stage.draw(0.35, 0.55), steps=2 if stage.chance(0.6) else 3, back=back,
                           tip=stage.draw(-8.0, -2.0), bend=-10.0)  # fmt: skip
    shield = RIGHT if stage.chance(0.5) else LEFT if stage.chance(0.3) else ""  # comes up before the face afterwards
    for hand in (LEFT, RIGHT):
        spot = stage.floor_behind(1, hand, back=back, behind=stage.draw(0.20, 0.28), aside=stage.draw(0.24, 0.31))
        early = stage.draw(0.0, 0.08)
        stage.reach(1, hand, spot, start=down.arrive - 0.64 - early, rise=0.6 / stage.time(1, 1.0),
                    hold=0.45 if hand == shield else 99.0, fall=0.7, lean=0.0,
                    hand_axis=(0.55, -0.2, -0.8), roll=80.0, elbow=18.0)  # fmt: skip
        stage.fingers(1, hand, "open", hit, 99.0)
    if shield:
        stage.gesture(1, shield, Own(0.05, -0.12, 0.72), start=down.arrive + 0.35, rise=0.5, hold=9.0, roll=70.0,
                      hand_axis=(-0.2, 0.8, 0.5))  # fmt: skip
    stage.lean(1, down.arrive - 0.16, rise=0.2, hold=0.0, fall=0.5, bow=-9.0, nod=-6.0, raw=True)
    stage.lean(1, down.arrive + 0.2, rise=0.5, hold=9.0, fall=0.5, bow=5.0, raw=True)
    return down.arrive


def after(stage: Stage, land: float) -> None:
    """The one who knocked the other over steps nearer and points, or stands over with the hands on the hips."""
    tags, hand = stage.facts.tags, stage.hand(0)
    if "point" in tags or "over" in tags:
        near = 0.62 * stage.scale()
        gap = stage.distance() - near
        if gap > 0.15:
            stage.walk(0, stage.ahead(0, min(gap, 0.6)), start=land - 0.35, speed=0.9)
    stage.lean(0, land, rise=0.5, hold=9.0, fall=0.5, bow=7.0, nod=6.0, raw=True)
    if "point" in tags:
        at = On(1, "spine3", shift=(0.0, 0.05, 0.45))
        point = stage.reach(0, hand, at, start=land + 0.15, rise=0.5, hold=1.0, fall=0.6, lean=0.2)
        stage.fingers(0, hand, "point", point.start + 0.1, point.end)
    elif "over" in tags:
        for side in (LEFT, RIGHT):
            stage.reach(0, side, Own(0.12, -0.66, 0.10), start=land + stage.draw(0.1, 0.3), rise=0.6, hold=9.0, lean=0.0,
                        elbow=75.0, hand_axis=(-0.6, -0.5, 0.5))  # fmt: skip
            stage.fingers(0, side, "fist", land + 0.4, 99.0)


FAMILY = Family(
    "knock_over",
    ("attacker", "fallen"),
    False,
    script,
    draw,
    joins=False,
    fast=True,
    depth=0.09,
    signatures={"attacker": Signature("stays_up", ("pelvis",))},
)
