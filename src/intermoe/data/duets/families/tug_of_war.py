"""Tug of war: both lean back low and pull, on each other's hands or on a rope that one has to imagine; small steps to
and fro, and one is dragged over, or neither."""

from __future__ import annotations

import math

import numpy as np

from ..script import LEFT, RIGHT, Family, On, Own, other
from ..stage import Stage
from .draw import draw_tempo
from .facts import BodyFacts, Facts
from .signature import Signature

SPREAD = 0.15  # metres that the braced foot is ahead of the body, and the other behind


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    even = rng.random() < 0.3
    rope = rng.random() < 0.45
    tags = {"rope" if rope else "hand in hand"} | ({"cheer"} if not even and rng.random() < 0.6 else set())
    return Facts(
        "tug_of_war",
        bodies,
        variant="even" if even else "win",
        symmetric=even,
        roles=("puller", "puller") if even else ("winner", "loser"),
        hands=("both", "both"),
        tempo=draw_tempo(rng, 0.15, 0.25),
        tags=frozenset(tags),
    )


def script(stage: Stage) -> None:
    facts = stage.facts
    rope = "rope" in facts.tags
    scale = stage.scale()
    arms = sum(p.arm for p in stage.people)
    gap = stage.draw(2.1, 2.8) if rope else 0.90 * arms - 0.50 * scale
    first = LEFT if stage.chance(0.5) else RIGHT
    fronts = (first, other(first) if rope and stage.chance(0.5) else first)  # toes that would meet pass by each other
    at = [-gap / 2, gap / 2]
    stage.place(0, 0.0, at[0], 0.0)
    stage.place(1, 0.0, at[1], math.pi)
    ready = stage.draw(0.35, 0.6)
    for who in (0, 1):
        shift(stage, who, at[who], fronts[who], -1.0, [ready + 0.05, ready + 0.4])
        deep = stage.draw(0.85, 1.15)
        stage.lean(who, ready - 0.2, rise=0.6, hold=9.0, fall=0.6, bow=-17.0 * deep, crouch=0.055 * deep,
                   forward=-0.19 * deep, nod=8.0, raw=True)  # fmt: skip
    t = ready + stage.draw(0.5, 0.8)
    gains = heaves(stage)
    for way, metres in gains:
        t = heave(stage, t, way, metres, at, fronts)
    lost = 0.0
    if facts.variant == "win":
        lost, t = drag(stage, t, at, fronts)
    leave = t + (0.0 if facts.variant == "win" else 0.5)
    grip(stage, ready, leave + (9.0 if facts.variant == "even" else 0.0), rope, fronts)
    end = aftermath(stage, leave) if facts.variant == "win" else t + 0.3
    stage.phase("pull", ready, lost or t)
    stage.finish(end, begin=stage.draw(0.0, 0.25))


def heaves(stage: Stage) -> list[tuple[float, float]]:
    """(towards person 0: -1, person 1: +1; metres) of each heave before the end."""
    count = int(stage.rng.integers(2, 4)) if stage.facts.variant == "win" else int(stage.rng.integers(4, 6))
    way = -1.0 if stage.chance(0.5) else 1.0
    return [(way * (-1.0) ** k, stage.draw(0.08, 0.16)) for k in range(count)]


def shift(stage: Stage, who: int, z: float, front: str, way: float, lands: list[float], *, high: float = 1.4) -> None:
    """Small steps to a place on the line, one foot staying ahead of the body. way: which foot moves first, the rear one
    where the body goes back (-1) and the front one where it is dragged (+1)."""
    heading, sign = (0.0, 1.0) if who == 0 else (math.pi, -1.0)
    spread, foot, poses = SPREAD * stage.people[who].scale * sign, other(front) if way < 0 else front, []
    first = foot
    for _ in lands:
        poses.append((0.0, z + (spread if foot == front else -spread), heading))
        foot = other(foot)
    stage.tread(who, poses, lands, first=first, air=0.28, width=1.15, height=high)


def heave(stage: Stage, t: float, way: float, metres: float, at: list[float], fronts: tuple[str, ...]) -> float:
    """One pull: the one on whose side it goes throws the weight back, the other gives way a little later."""
    seconds = stage.draw(0.55, 0.75) * stage.pace**0.5
    puller = 0 if way < 0 else 1
    move = way * metres * stage.scale()
    for who in (0, 1):
        at[who] += move
        late = 0.0 if who == puller else 0.06
        back = who == puller
        lands = [t + late + seconds * 0.5, t + late + seconds * 0.95]
        shift(stage, who, at[who], fronts[who], -1.0 if back else 1.0, lands)
        stage.lean(who, t + late - 0.12, rise=0.3, hold=0.1, fall=0.45, raw=True, bow=-7.0 if back else 12.0,
                   forward=-0.05 if back else 0.08, crouch=0.04 if back else 0.0,
                   twist=stage.draw(-5.0, 5.0), nod=-8.0 if back else 4.0)  # fmt: skip
    return t + seconds + stage.draw(0.05, 0.2)


def drag(stage: Stage, t: float, at: list[float], fronts: tuple[str, ...]) -> tuple[float, float]:
    """The winner walks backwards with the loser stumbling after. Returns (when it begins, when it is over)."""
    count = 5
    move = -stage.draw(0.75, 1.05) * stage.scale()
    beat = stage.draw(0.24, 0.28) * stage.pace**0.5
    lands = [t + beat * (k + 0.8) for k in range(count)]
    begun = list(at)
    for who in (0, 1):
        heading, sign = (0.0, 1.0) if who == 0 else (math.pi, -1.0)
        late = 0.0 if who == 0 else 0.16  # the arms and the trunk go first, the feet catch up
        way = -1.0 if who == 0 else 1.0
        foot = other(fronts[who]) if who == 0 else fronts[who]
        total = move if who == 0 else move + 0.12 * stage.scale()
        shares = [1 - (1 - (k + 1) / (count - 1)) ** 1.15 if k < count - 1 else 1.0 for k in range(count)]
        lead = 0.12 * sign * way * stage.people[who].scale
        poses = [(0.0, begun[who] + total * s + (lead if k < count - 2 else 0.3 * lead), heading)
                 for k, s in enumerate(shares)]  # fmt: skip
        stage.tread(who, poses, [x + late for x in lands], first=foot, air=0.24, width=1.1, height=1.4)
        at[who] = begun[who] + total
    last = lands[-1] + 0.2
    stage.lean(0, t - 0.15, rise=0.3, hold=last - t - 0.2, fall=0.5, raw=True, bow=-6.0, forward=-0.04)
    pulled = 1.0 if "rope" in stage.facts.tags else 0.62
    stage.lean(1, t - 0.12, rise=0.27, hold=last - t - 0.2, fall=0.6, raw=True, bow=40.0 * pulled,
               forward=0.27 * pulled, nod=6.0)  # fmt: skip
    return t, last


def grip(stage: Stage, ready: float, leave: float, rope: bool, fronts: tuple[str, ...]) -> None:
    """Both hands of both: on each other's, or on the rope before the belly, one hand ahead of the other."""
    arrive = ready - 0.05
    hold = (leave - arrive) / stage.pace
    for who in (0, 1):
        stage.fingers(who, "both", "grip", arrive - 0.1, leave)
        stage.look(who)
    if not rope:
        height = stage.draw(0.53, 0.57)
        for hand, aside in ((LEFT, 0.03), (RIGHT, -0.03)):
            stage.meet((0, hand), (1, other(hand)), arrive=arrive, hold=hold, height=height, aside=aside, rise=0.55,
                       fall=0.5)  # fmt: skip
        return
    for who in (0, 1):
        ahead = stage.hand(who)
        for hand, forward in ((ahead, 0.52), (other(ahead), 0.27)):
            sign = 1.0 if hand == LEFT else -1.0
            point = On(who, "pelvis", shift=(0.03 * sign, 0.10, forward))
            tempo = stage.people[who].manner.tempo
            stage.reach(who, hand, point, start=arrive - 0.55, rise=0.55, hold=hold * tempo, fall=0.5, elbow=12.0,
                        lean=0.0, hand_axis=(-0.5, 0.0, 0.85), roll=20.0)  # fmt: skip


def aftermath(stage: Stage, t: float) -> float:
    """The winner straightens up and may throw up the fists, the loser catches the balance and hangs the head."""
    stage.lean(0, t - 0.4, rise=0.6, hold=9.0, fall=0.5, bow=17.0, crouch=-0.05, forward=0.18, raw=True)
    stage.lean(1, t - 0.3, rise=0.6, hold=9.0, fall=0.5, bow=24.0, crouch=-0.04, forward=0.18, nod=10.0, raw=True)
    end = t + stage.draw(0.55, 0.8)
    if "cheer" in stage.facts.tags:
        stage.fingers(0, "both", "fist", t + 0.2, t + 3.0)
        for hand in (LEFT, RIGHT):
            at = Own(stage.draw(0.25, 0.45), stage.draw(0.65, 0.85), 0.25)
            end = max(end, stage.gesture(0, hand, at, start=t + stage.draw(0.1, 0.2), rise=0.5, hold=1.5).arrive + 0.6)
    stage.step(1, forward=0.05, start=t + 0.1, steps=2, seconds=0.4)
    stage.step(0, forward=-0.05, start=t + 0.2, steps=2, seconds=0.42)
    return end


FAMILY = Family(
    "tug_of_war",
    ("winner", "loser"),
    True,
    script,
    draw,
    fast=True,
    depth=0.07,
    signatures={"winner": Signature("ahead", ("pelvis",), ("pelvis",))},
)
