"""Leg massage: one kneels or squats before or beside the partner, who stands, and kneads a thigh or a calf."""

from __future__ import annotations

import math

import numpy as np

from ..script import LEFT, RIGHT, Family, On, Own, Shake, other
from ..stage import Stage
from .draw import draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .signature import HANDS, Signature

LEGS = ("left_knee", "right_knee")


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    pose = pick(rng, {"kneel": 0.6, "squat": 0.4})
    part = pick(rng, {"thigh": 0.5, "calf": 0.5})
    place = pick(rng, {"front": 0.6, "beside": 0.4})
    leg = pick(rng, {LEFT: 0.5, RIGHT: 0.5})
    tags = draw_tags(rng, approach=0.5, support=0.4)
    if pose == "squat" and bodies[1].stature > bodies[0].stature + 0.05:
        tags -= {"support"}  # the shoulder is too far down
    return Facts(
        "massage_leg",
        bodies,
        roles=("masseur", "massaged"),
        hands=("both", ""),
        side=("", leg),
        tempo=draw_tempo(rng, 0.25, 0.15),
        tags=tags | {pose, part, place},
    )


def script(stage: Stage) -> None:
    facts = stage.facts
    sign = 1.0 if facts.side[1] == LEFT else -1.0
    kneel, size = "kneel" in facts.tags, stage.scale(0)
    stage.place(1, 0.0, 0.0, 0.0)
    way = sign * math.radians(stage.draw(62.0, 95.0) if "beside" in facts.tags else stage.draw(-8.0, 25.0))
    near = stage.draw(0.57, 0.62) * size if kneel else stage.draw(0.66, 0.70) * size
    stand = near + (0.46 * size if kneel else -0.13 * size)
    leg = (sign * 0.09 * stage.scale(1), 0.0)
    far = stage.draw(0.8, 1.2) if "approach" in facts.tags else 0.0

    def spot(metres: float) -> tuple[float, float]:
        return leg[0] + metres * math.sin(way), leg[1] + metres * math.cos(way)

    stage.place(0, *spot(stand + far), way + math.pi)
    arrived = stage.walk(0, spot(stand)) if far else stage.draw(0.3, 0.6)
    if far:
        stage.phase("approach", 0.0, arrived)
    if kneel:
        down = stage.half_kneel(0, LEFT if sign > 0 else RIGHT, start=arrived + 0.05)
    else:
        down = stage.posture(0, "squat", start=arrived + 0.05, rise=1.0)
    stage.phase("down", down.start, down.arrive)
    done = knead(stage, way, near, down.arrive, kneel)
    stands(stage, sign, down.arrive, done)
    stage.finish(done)


def knead(stage: Stage, way: float, near: float, down: float, kneel: bool) -> float:
    """Both hands on the leg, pressing in turn, moving along it once; when the clip is over."""
    leg = f"{stage.facts.side[1]}_knee"
    thigh = "thigh" in stage.facts.tags
    scale = stage.scale(1)
    start, hertz = down - 0.35, stage.draw(1.2, 1.7)
    middle = stage.draw(0.09, 0.12) if thigh else -stage.draw(0.10, 0.13)
    hold = max(2.0, 5.8 - start - 0.65)
    towards = np.array([math.sin(way), 0.0, math.cos(way)])
    left = np.array([-math.cos(way), 0.0, math.sin(way)])  # of the one who kneels
    for hand, side, upper in ((LEFT, 1.0, 0.022), (RIGHT, -1.0, -0.022)):
        surface = 0.8 * towards + 0.6 * side * left
        target = On(1, leg, side=(float(surface[0]), 0.0, float(surface[2])), shift=(0.0, middle + upper, 0.0))
        span = stage.reach(
            0, hand, target, start=start + stage.draw(0.0, 0.12), rise=0.6, hold=hold / stage.time(0, 1.0), fall=0.6,
            contact="hand-leg", lean=0.0, elbow=18.0,
            shake=Shake(hertz, (0.012 * side, 0.027 * side, 0.010), seconds=9.0),
        )  # fmt: skip
        stage.fingers(0, hand, "grip", span.arrive - 0.1, span.leave)
    height = (0.50 + middle) * scale  # of the hands; the knee is 0.50 above the floor
    bow = bend_to(stage.scale(0), height, near - 0.08 * scale, kneel)
    stage.lean(0, start, rise=0.7, hold=9.0, fall=0.5, bow=bow, nod=8.0, raw=True)
    stage.lean(0, start + 0.9, rise=0.3, hold=9.0, fall=0.3, bow=1.6, forward=0.0, hertz=hertz, raw=True)
    look = On(1, f"{stage.facts.side[1]}_hip", shift=(0.0, -0.3 if thigh else -0.5, 0.0))
    stage.look(0, look, start=start - 0.4, until=99.0)
    stage.phase("massage", start + 0.6, start + 0.6 + hold)
    return min(start + 0.6 + hold, 5.9)


def bend_to(size: float, height: float, away: float, kneel: bool) -> float:
    """Degrees of bow with which hands reach a point at `height`, `away` metres ahead of the pelvis, with bent elbows."""
    pelvis, bent = (0.53, 7.0) if kneel else (0.415, 24.0)
    for bow in range(0, 60, 2):
        angle = math.radians(bent + 0.78 * bow)
        ahead, above = away - 0.45 * size * math.sin(angle), (pelvis + 0.45 * math.cos(angle)) * size - height
        if math.hypot(ahead, above, 0.1 * size) < 0.86 * 0.637 * size:
            break
    return float(bow)


def stands(stage: Stage, sign: float, down: float, done: float) -> None:
    """The one who is massaged rests on the other leg, watches, holds on to a shoulder or puts the hands on the hips."""
    stage.lean(1, down - 0.8, rise=0.8, hold=done, fall=0.5, left=-0.035 * sign, side=2.0 * sign, raw=True)
    stage.lean(1, down, rise=0.8, hold=done - down, fall=0.5, bow=5.0, nod=6.0, raw=True)
    stage.lean(1, down + 0.5, rise=0.5, hold=9.0, fall=0.5, left=0.010, side=0.8, twist=2.0, hertz=stage.draw(0.25, 0.4),
               raw=True)  # fmt: skip
    near = LEFT if sign > 0 else RIGHT
    if "support" in stage.facts.tags:
        front = "front" in stage.facts.tags
        spot = other(near) if front else (LEFT if stage.chance(0.5) else RIGHT)
        at = On(0, f"{spot}_shoulder", side=(0.0, 1.0, 0.0), shift=(0.0, 0.0, 0.0))
        stage.reach(1, near, at, start=down - 0.15, rise=0.75, hold=9.0, fall=0.6, contact="hand-shoulder")
        if "squat" in stage.facts.tags:
            stage.lean(1, down - 0.3, rise=0.8, hold=9.0, fall=0.5, bow=16.0, raw=True)
    else:
        for hand in (LEFT, RIGHT):
            if stage.chance(0.55):
                stage.reach(1, hand, Own(0.12, -0.66, 0.10), start=down - stage.draw(0.2, 0.9), rise=0.6, hold=9.0,
                            fall=0.6, lean=0.0, elbow=75.0, hand_axis=(-0.6, -0.5, 0.5))  # fmt: skip
    stage.look(1)
    if stage.chance(0.5):  # looks up for a while
        away = down + stage.draw(0.6, 1.2)
        stage.look(1, On(0, "head", shift=(stage.draw(-0.6, 0.6), 0.5, -1.5)), start=away, until=away + 1.6)


FAMILY = Family(
    "massage_leg",
    ("masseur", "massaged"),
    False,
    script,
    draw,
    joins=False,
    depth=0.06,
    signatures={"masseur": Signature("reach", HANDS, LEGS)},
)
