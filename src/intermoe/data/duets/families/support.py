"""Support: somebody weak or lame is helped along, an arm of the helper round the back; slow uneven steps together."""

from __future__ import annotations

import math

import numpy as np

from ..script import LEFT, Family, On, Own, other
from ..stage import Stage
from .abreast import Sides, abreast, glances, lanes, lasting, over_shoulders, round_back, sides_of
from .draw import draw_tempo, pick
from .facts import BodyFacts, Facts
from .signature import HANDS, Signature

SPEED = {"slow": 0.40, "normal": 0.52, "fast": 0.66}  # metres per second


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    fits = -0.12 < bodies[1].stature - bodies[0].stature < 0.22  # whose arm can lie over whose shoulders
    hold = "over" if fits and rng.random() < 0.65 else "round"
    tags = {hold, pick(rng, {"lame": 0.6, "weak": 0.4}), pick(rng, {"going": 0.45, "start": 0.25, "approach": 0.3})}
    hands = ("right", "left") if rng.random() < 0.5 else ("left", "right")
    return Facts(
        "support",
        bodies,
        roles=("supporter", "supported"),
        side=sides_of(hands),
        tempo=draw_tempo(rng, 0.35, 0.1),
        tags=frozenset(tags),
    )


def script(stage: Stage) -> None:
    facts = stage.facts
    tags, sides = facts.tags, facts.side
    gap = abreast(stage, stage.draw(0.15, 0.175))
    shown = "going" not in tags
    begin, end = (0.0, 5.9) if "approach" in tags else (0.0, stage.draw(5.0, 5.8)) if shown else (1.4, 6.4)
    take = stage.draw(0.4, 0.7) if shown else -1.5
    comes = stage.draw(0.6, 0.9) if "approach" in tags else 0.0
    away = take + comes + 1.5 if shown else 0.0
    speed = SPEED[facts.tempo] * stage.draw(0.94, 1.06) * math.sqrt(stage.scale())
    paths = lanes(stage, sides, gap, speed * (end - away + 0.8) + 0.05)
    if "approach" in tags:
        take = come_up(stage, sides, paths[0]) - 0.45
        away = max(away, take + 1.5)
    until = end + 1.5
    hold(stage, sides, take, until)
    hurt = other(sides[1]) if stage.chance(0.75) else sides[1]  # the foot towards the helper, mostly
    limp = (1, hurt, stage.draw(0.26, 0.38)) if "lame" in tags else (1, hurt, stage.draw(0.05, 0.15))
    stage.walk_in_step(paths, speed=speed, start=away, first=hurt, opposite=stage.chance(0.5), limp=limp,
                       stride=stage.draw(0.82, 0.92) if "lame" in tags else stage.draw(0.68, 0.8))  # fmt: skip
    stage.phase("walk", away, end)
    bear(stage, sides, hurt, take, until)
    glances(stage, max(begin, take), end, often=1.3)
    stage.finish(end, begin=begin)


def come_up(stage: Stage, sides: Sides, path: np.ndarray) -> float:
    """The helper comes from behind and from the side to where the way of both begins; the second of arrival."""
    sign = 1.0 if sides[0] == LEFT else -1.0
    way, far = math.radians(stage.draw(15.0, 70.0)), stage.draw(0.9, 1.3)
    x, z = float(path[0, 0]), float(path[0, 1])
    stage.place(0, x + sign * far * math.sin(way), z - far * math.cos(way), -sign * way)
    arrived = stage.walk(0, (x, z), speed=1.1)
    stage.phase("approach", 0.0, arrived)
    return stage.turn(0, 0.0, start=arrived - 0.05, seconds=0.36)


def hold(stage: Stage, sides: Sides, start: float, until: float) -> None:
    """The helper's arm goes round the back; the other one's arm over the shoulders, or its hand is held in front."""
    inner0, inner1 = other(sides[0]), other(sides[1])
    outer = sides[0]
    span = round_back(stage, 0, inner0, start, until)
    stage.fingers(0, inner0, "grip", span.arrive - 0.1, until)
    if "over" in stage.facts.tags:
        span = over_shoulders(stage, 1, inner1, start + stage.draw(0.0, 0.2), until)
        held = On(1, f"{inner1}_hand", shift=(0.05 if inner0 == LEFT else -0.05, -0.13, 0.11))
    else:
        at = Own(0.30, -0.50, 0.44)
        stage.gesture(1, inner1, at, start=start, rise=0.7, hold=lasting(stage, 1, until - start - 1.0), fall=0.6,
                      elbow=6.0)  # fmt: skip
        held = On(1, f"{inner1}_wrist", shift=(0.0, -0.02, 0.02))
    late = span.arrive - 0.5
    wait = lasting(stage, 0, until - late - stage.time(0, 0.7))
    contact = "hand-arm" if "round" in stage.facts.tags else None
    stage.reach(
        0,
        outer,
        held,
        start=late,
        rise=0.7,
        hold=wait,
        fall=0.6,
        contact=contact,
        elbow=-8.0 if contact is None else 14.0,
    )
    stage.fingers(0, outer, "grip", late + 0.6, until)
    stage.phase("hold", span.arrive, until)


def bear(stage: Stage, sides: Sides, hurt: str, start: float, until: float) -> None:
    """One hangs the head and sinks at every step on the foot that hurts; the other carries, and bends away from it."""
    towards = 1.0 if sides[1] != LEFT else -1.0  # the helper is to the left of who walks on the right
    lame = "lame" in stage.facts.tags
    stage.lean(1, -2.0, rise=0.5, hold=until + 2.0, fall=0.5, bow=stage.draw(10.0, 16.0) if lame else stage.draw(16.0, 23.0),
               nod=stage.draw(7.0, 13.0) if lame else stage.draw(14.0, 22.0), crouch=0.02 if lame else 0.045,
               raw=True)  # fmt: skip
    stage.lean(1, start, rise=0.8, hold=until - start, fall=0.5, side=stage.draw(2.0, 4.5) * towards,
               tilt=stage.draw(3.0, 8.0) * towards, left=0.015 * towards, raw=True)  # fmt: skip
    stage.lean(0, start, rise=0.8, hold=until - start, fall=0.5, side=stage.draw(1.0, 3.0) * towards, bow=4.0, raw=True)
    foot = int(hurt != LEFT)
    for f in stage.script.feet[1]:
        if f.foot == foot:  # it gives way as it takes the weight
            deep = stage.draw(0.7, 1.2) * (1.0 if lame else 0.5)
            stage.lean(1, f.land - 0.12, rise=0.22, hold=0.04, fall=0.36, crouch=0.035 * deep, bow=3.5 * deep,
                       side=3.5 * towards * deep, nod=3.0 * deep, raw=True)  # fmt: skip
            stage.lean(0, f.land - 0.06, rise=0.24, hold=0.04, fall=0.4, crouch=0.012 * deep, side=-2.0 * towards * deep,
                       raw=True)  # fmt: skip
    outer = sides[1]
    if stage.chance(0.55):  # the free hand holds the thigh or the side
        sign = 1.0 if outer == LEFT else -1.0
        at = On(1, "spine1", side=(0.75 * sign, 0.0, 0.65)) if stage.chance(0.5) else On(
            1, f"{outer}_hip", side=(0.3 * sign, 0.0, 1.0), shift=(0.0, -0.12, 0.04))  # fmt: skip
        begin = -1.0 if stage.chance(0.6) else start + 0.8
        stage.reach(1, outer, at, start=begin, rise=0.7, hold=lasting(stage, 1, until - begin - 1.0), fall=0.6,
                    elbow=30.0, lean=0.0)  # fmt: skip


FAMILY = Family(
    "support",
    ("supporter", "supported"),
    False,
    script,
    draw,
    depth=0.095,
    signatures={"supporter": Signature("hold", HANDS, ("spine1",))},
)
