"""Sit on a leg: one goes down on one knee and offers the other thigh; the partner sits down on it."""

from __future__ import annotations

import math

import numpy as np

from ..script import LEFT, RIGHT, Family, On, Own, Shake, other
from ..stage import Stage
from .draw import draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .signature import Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    leg = pick(rng, {LEFT: 0.5, RIGHT: 0.5})
    return Facts(
        "sit_on_leg",
        bodies,
        roles=("kneeling", "sitter"),
        side=(leg, ""),
        tempo=draw_tempo(rng, 0.2, 0.15),
        tags=draw_tags(rng, invite=0.5, embrace=0.6),
    )


def script(stage: Stage) -> None:
    """The thigh points along +z; the partner comes from beside it and sits down with the back to the one kneeling."""
    facts = stage.facts
    leg = facts.side[0]
    sign = 1.0 if leg == LEFT else -1.0
    size, mine = stage.scale(0), stage.scale(1)
    stage.place(0, 0.0, -0.45 * size, 0.0)
    turned = sign * math.radians(stage.draw(48.0, 66.0))  # where the sitter faces
    seat = (sign * 0.09 * size, 0.30 * size)  # under the hips of the sitter
    ahead = 0.40 * mine  # feet before the seat
    feet = (seat[0] + ahead * math.sin(turned), seat[1] + ahead * math.cos(turned))
    # comes from the kneeling person's front, beside the leg
    way = sign * math.radians(stage.draw(60.0, 85.0))
    far = stage.draw(0.75, 1.05)
    stage.place(1, feet[0] + far * math.sin(way), feet[1] + far * math.cos(way), way + math.pi - sign * 0.6)
    begin = stage.draw(0.2, 0.4)
    down = stage.half_kneel(0, other(leg), start=begin, tip=-3.0)
    stage.phase("kneel", down.start, down.arrive)
    go = down.arrive - stage.draw(0.75, 0.9)
    if "invite" in facts.tags:  # pats the own thigh
        pat = stage.reach(0, leg, On(0, f"{leg}_knee", side=(0.0, 0.0, 1.0), shift=(0.0, 0.13, 0.0)), start=down.arrive - 0.5,
                          rise=0.45, hold=0.75, fall=0.45, lean=0.0, shake=Shake(2.4, (0.0, 0.05, 0.0)))  # fmt: skip
        go = pat.arrive - 0.2
    arrived = backing(stage, feet, turned, go)
    sit = stage.posture(1, "perch", start=arrived - 0.12, rise=1.0, side=leg)
    stage.phase("sit down", sit.start, sit.arrive)
    stage.touch((1, "pelvis"), (0, f"{leg}_knee"), sit.arrive, 99.0, "seat-thigh")
    together(stage, sign, leg, sit.start, sit.arrive)
    stage.finish(max(sit.arrive + stage.draw(1.0, 1.4), 5.2))


def backing(stage: Stage, feet: tuple[float, float], heading: float, start: float) -> float:
    """Walk to the place before the seat, turning the back to it on the way."""
    x, z, h = stage.where(1)
    path = np.linspace((x, z), feet, 8)
    swing = (heading - h + math.pi) % (2 * math.pi) - math.pi
    face = h + swing * np.linspace(0.0, 1.0, 8) ** 0.8
    return stage.walk(1, path=path, face=face, start=start, speed=0.8, stride=0.62)


def together(stage: Stage, sign: float, leg: str, start: float, sat: float) -> None:
    """The one who kneels steadies the other with an arm round the back; both look at each other."""
    near = other(leg)
    if "embrace" in stage.facts.tags:
        stage.reach(0, leg, On(1, "spine1", side=(-0.3 * sign, 0.0, -1.0)), start=start + 0.35, rise=0.7, hold=9.0,
                    contact="hand-back", lean=0.3, arc=(0.10, 0.0, 0.0))  # fmt: skip
    stage.reach(0, near, Own(-0.12, -0.62, 0.42), start=start + 0.2, rise=0.7, hold=9.0, lean=0.0)
    for side in (LEFT, RIGHT):
        stage.reach(1, side, Own(-0.08, -0.66, 0.42), start=sat - stage.draw(0.5, 0.9), rise=0.6, hold=9.0, lean=0.0)
    stage.lean(1, start, rise=0.6, hold=0.1, fall=0.7, bow=10.0, raw=True)
    for who in (0, 1):  # both settle
        stage.lean(
            who, sat, rise=0.5, hold=9.0, fall=0.5, side=1.2, twist=2.0, bow=1.0, hertz=stage.draw(0.3, 0.5), raw=True
        )
    stage.lean(1, sat + stage.draw(0.2, 0.5), rise=0.25, hold=0.1, fall=0.35, nod=9.0)
    stage.look(1, On(0, "pelvis"), start=start - 0.7, until=sat - 0.3)
    stage.look(0)
    stage.look(1, start=sat - 0.1, until=99.0)


FAMILY = Family(
    "sit_on_leg",
    ("kneeling", "sitter"),
    False,
    script,
    draw,
    joins=False,
    depth=0.09,
    signatures={"kneeling": Signature("low", ("pelvis",))},
)
