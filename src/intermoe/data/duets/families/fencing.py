"""Fencing: side-on, the weapon hand forward; one advances and lunges, the other parries or gives ground.

No weapons are modelled: the hand leads, at the distance that a blade would need.
"""

from __future__ import annotations

import math

import numpy as np

from ..script import RIGHT, Family, Own, other
from ..stage import Stage
from .draw import draw_hand, draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .postures import lasting
from .signature import HANDS, Signature

OPEN = math.radians(43.0)  # how far the body stands turned away from the line: half of the rear foot's turn
LONG = 9.0  # seconds: longer than any clip


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    return Facts(
        "fencing",
        bodies,
        roles=("attacker", "defender"),
        hands=(draw_hand(rng, bodies[0]), draw_hand(rng, bodies[1])),
        tempo=draw_tempo(rng, 0.15, 0.25),
        tags=draw_tags(rng, twice=0.4, salute=0.2) | {pick(rng, {"parry": 0.65, "retreat": 0.35})},
    )


def script(stage: Stage) -> None:
    tags, scale = stage.facts.tags, stage.scale()
    probes = [stage.draw(0.16, 0.26) for _ in range(1 if tags & {"twice", "salute"} else int(stage.rng.integers(1, 3)))]
    given = [d if stage.chance(0.55) else 0.0 for d in probes]
    gap = (stage.draw(1.72, 1.9) + sum(probes) - sum(given)) * scale
    for who in (0, 1):
        en_garde(stage, who, gap, classic=stage.chance(0.6))
    t = stage.draw(0.25, 0.55)
    if "salute" in tags:
        t = max(salute(stage, who, 0.1) for who in (0, 1)) - 0.3
    for near, back in zip(probes, given, strict=True):
        landed = go(stage, 0, near, t)
        if back:
            go(stage, 1, -back, t + stage.draw(0.15, 0.25))
        elif stage.chance(0.4):
            feel(stage, 1, t + 0.1)
        t = landed + stage.draw(0.1, 0.35)
    t = attack(stage, t)
    if "twice" in tags:
        t = attack(stage, go(stage, 0, stage.draw(0.3, 0.4), t + 0.05) + 0.05)
    end = max(go(stage, 0, -stage.draw(0.15, 0.25), t + 0.1), stage.busy[1])
    stage.phase("en garde", 0.0, end)
    stage.finish(end + stage.draw(0.25, 0.5))


def side_of(stage: Stage, who: int) -> float:
    """+1 where the right hand leads, so that the body is turned to the left, and -1 otherwise."""
    return 1.0 if stage.facts.hands[who] == RIGHT else -1.0


def line_of(who: int) -> float:
    """The heading from one fencer to the other."""
    return 0.0 if who == 0 else math.pi


def ahead(reach: float, up: float, aside: float = 0.0) -> Own:
    """A point before the weapon arm's shoulder: `reach` arm lengths along the line, `aside` outwards from it."""
    sin, cos = math.sin(OPEN), math.cos(OPEN)
    return Own(reach * sin + aside * cos, up, reach * cos - aside * sin)


def behind(reach: float, up: float) -> Own:
    """The same for the rear arm, away from the partner."""
    return Own(reach * math.sin(OPEN), up, -reach * math.cos(OPEN))


def en_garde(stage: Stage, who: int, gap: float, *, classic: bool) -> None:
    """The stance, from before the clip until after it: knees bent, the front foot on the line, the rear one across."""
    hand, sign = stage.facts.hands[who], side_of(stage, who)
    rear, line = other(hand), line_of(who)
    stage.place(who, 0.0, -gap / 2 if who == 0 else gap / 2, line)
    stage.stand(who, hand, forward=0.22, left=0.055 * sign, turn=7.0 * sign, along=line)
    stage.stand(who, rear, forward=-0.22, left=-0.055 * sign, turn=72.0 * sign, along=line)
    stage.lean(who, -2.0, rise=0.5, hold=LONG, fall=0.5, crouch=stage.draw(0.06, 0.10), bow=3.0, raw=True)
    stage.lean(who, -1.0, rise=0.5, hold=LONG, fall=0.5, crouch=stage.draw(0.006, 0.014), hertz=stage.draw(1.3, 1.9),
               raw=True)  # fmt: skip
    point = (math.sin(OPEN), 0.12, math.cos(OPEN))
    stage.reach(who, hand, ahead(0.60, stage.draw(-0.26, -0.16)), start=-2.0, rise=0.5, hold=LONG, fall=0.5,
                lean=0.0, roll=-35.0, hand_axis=point)  # fmt: skip
    at, elbow = (behind(0.48, 0.30), 75.0) if classic else (behind(0.34, -0.62), 25.0)
    stage.reach(who, rear, at, start=-2.0, rise=0.5, hold=LONG, fall=0.5, lean=0.0, elbow=elbow)
    stage.fingers(who, hand, "grip", -2.0, LONG)
    stage.look(who)


def go(stage: Stage, who: int, metres: float, start: float, seconds: float = 0.27) -> float:
    """Advance (front foot, then rear) or retreat (rear foot, then front) along the line; when both feet stand."""
    hand = stage.facts.hands[who]
    for foot in (hand, other(hand)) if metres > 0 else (other(hand), hand):
        start = stage.shift(who, foot, forward=metres, along=line_of(who), start=start, seconds=seconds)
    return start


def feel(stage: Stage, who: int, start: float) -> None:
    """The hand feels for the other's blade: half out and back."""
    stage.reach(who, stage.facts.hands[who], ahead(0.78, -0.12, stage.draw(-0.1, 0.1)), start=start, rise=0.28,
                hold=0.08, fall=0.36, lean=0.0)  # fmt: skip


def salute(stage: Stage, who: int, start: float) -> float:
    """The guard goes up before the face and down again."""
    span = stage.reach(who, stage.facts.hands[who], ahead(0.42, 0.16, -0.12), start=start + stage.draw(0.0, 0.1),
                       rise=0.45, hold=0.25, fall=0.5, lean=0.0, hand_axis=(0.05, 1.0, 0.1))  # fmt: skip
    return span.end


def attack(stage: Stage, start: float) -> float:
    """A lunge and its answer; when the attacker is back en garde."""
    lunged, back = lunge(stage, 0, start)
    answer = start + stage.draw(0.14, 0.22)
    if "parry" in stage.facts.tags:
        parry(stage, 1, answer)
        if stage.chance(0.7):
            go(stage, 1, -stage.draw(0.22, 0.34), answer + 0.05, 0.24)
    else:
        go(stage, 1, -stage.draw(0.42, 0.52), answer, 0.25)
        stage.lean(1, answer, rise=0.3, hold=0.3, fall=0.5, bow=-5.0, side=3.0 * side_of(stage, 1))
    stage.phase("attack", start, lunged + 0.2)
    return back


def lunge(stage: Stage, who: int, start: float) -> tuple[float, float]:
    """The arm first, then the front foot, the rear arm swings down; when the foot lands and when it is back."""
    hand, sign, far = stage.facts.hands[who], side_of(stage, who), stage.draw(0.38, 0.5)
    land = stage.shift(who, hand, forward=far, along=line_of(who), start=start + 0.13, seconds=0.36, height=1.3)
    hold = land - start + stage.draw(0.18, 0.4)
    stay, rise = lasting(stage, who, hold - 0.3), lasting(stage, who, 0.3)
    stage.reach(who, hand, ahead(0.985, stage.draw(-0.04, 0.14)), start=start, rise=rise, hold=stay, fall=0.45,
                lean=0.0, roll=-35.0, hand_axis=(math.sin(OPEN), 0.05, math.cos(OPEN)))  # fmt: skip
    stage.reach(who, other(hand), behind(0.92, -0.30), start=start + 0.15, rise=rise, hold=stay, fall=0.5, lean=0.0,
                elbow=10.0)  # fmt: skip
    stage.lean(who, start + 0.1, rise=0.4, hold=hold - 0.4, fall=0.45, bow=9.0, side=-8.0 * sign, crouch=0.03,
               forward=0.09 * math.cos(OPEN), left=-0.09 * math.sin(OPEN) * sign, turn=8.0 * sign, raw=True)  # fmt: skip
    back = stage.shift(who, hand, forward=-far, along=line_of(who), start=start + hold, seconds=0.36)
    return land, back


def parry(stage: Stage, who: int, start: float) -> None:
    """The hand beats the blade away: across the body, outwards and down, or up."""
    kind = str(stage.rng.choice(["in", "low", "up"], p=[0.55, 0.25, 0.2]))
    at = {"in": ahead(0.50, -0.12, -0.42), "low": ahead(0.58, -0.52, 0.10), "up": ahead(0.50, 0.28, -0.10)}[kind]
    hand, sign = stage.facts.hands[who], side_of(stage, who)
    stage.reach(who, hand, at, start=start, rise=0.22, hold=0.2, fall=0.42, lean=0.0, elbow=12.0)
    stage.lean(who, start, rise=0.22, hold=0.2, fall=0.4, twist=10.0 * sign if kind == "in" else -4.0 * sign, bow=-3.0)
    stage.phase("parry", start + 0.15, start + 0.5)


FAMILY = Family(
    "fencing",
    ("attacker", "defender"),
    False,
    script,
    draw,
    fast=True,
    signatures={"attacker": Signature("extend", HANDS)},
)
