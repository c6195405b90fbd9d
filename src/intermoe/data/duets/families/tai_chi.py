"""Tai chi: two people go through slow forms at the same time, side by side or facing, low and wide: the arms rise and
sink, hands like clouds, pushing palms, parting the mane; the weight flows from leg to leg."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from ..script import LEFT, RIGHT, Family, Own, other
from ..stage import Stage
from .draw import draw_tempo, pick
from .facts import BodyFacts, Facts

Point = tuple[Own, Mapping[str, Any]]
PALM_DOWN: Mapping[str, Any] = {"hand_axis": (-0.1, 0.05, 1.0), "roll": 85.0, "elbow": 16.0}
PALM_OUT: Mapping[str, Any] = {"hand_axis": (-0.1, 0.85, 0.5), "roll": 80.0, "elbow": 18.0}
PALM_IN: Mapping[str, Any] = {"hand_axis": (-0.85, 0.1, 0.35), "roll": 5.0, "elbow": 24.0}
PALM_UP: Mapping[str, Any] = {"hand_axis": (-0.2, 0.15, 1.0), "roll": -60.0, "elbow": 10.0}


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    tags = {pick(rng, {"abreast": 0.6, "facing": 0.4})}
    tags |= set(pick(rng, {"clouds": 0.28, "rise push": 0.3, "mane": 0.22, "rise mane": 0.2}).split())
    return Facts(
        "tai_chi",
        bodies,
        symmetric=True,
        roles=("practitioner", "practitioner"),
        tempo=draw_tempo(rng, 0.45, 0.0),
        tags=frozenset(tags),
    )


def script(stage: Stage) -> None:
    tags = stage.facts.tags
    if "facing" in tags:
        stage.face_to_face(
            (stage.draw(1.9, 2.2) + (0.0 if "mane" not in tags else 0.35 if "rise" in tags else 0.65)) * stage.scale()
        )
    else:
        gap = stage.draw(1.35, 1.7) * stage.scale()
        for who, sign in ((0, 1.0), (1, -1.0)):
            stage.place(who, sign * gap / 2, stage.draw(-0.1, 0.1), stage.draw(-0.06, 0.06))
    lead = "left" if stage.chance(0.5) else "right"
    lag, depth = stage.draw(0.0, 0.18), stage.draw(0.07, 0.12)
    quick = stage.draw(0.95, 1.1) * {"slow": 1.0, "normal": 0.94}[stage.facts.tempo]
    begin, end = 0.7 if stage.chance(0.6) else 0.0, 6.0
    for who in (0, 1):
        # as in a mirror when they face each other
        side = other(lead) if who and "facing" in tags else lead
        t = lag * who
        stage.step(who, left=0.26 if side == LEFT else -0.26, start=t, steps=1, seconds=0.75, first=side, pose=True)
        stage.lean(who, t + 0.1, rise=1.0, hold=8.0, fall=0.5, crouch=depth * stage.draw(0.85, 1.15), raw=True)
        t += 0.55
        for name in [n for n in FORMS if n in tags]:
            t = FORMS[name](stage, who, side, t, quick * stage.people[who].manner.tempo)  # one tempo for both
        end = min(end, t) if who else t
        stage.fingers(who, "both", "open", -1.0, 99.0)
        if "facing" in tags:
            stage.look(who)
    end = min(max(end, begin + 4.3), begin + 5.9)
    stage.phase("form", max(begin, 0.5), end)
    stage.finish(end, begin=begin)


def rise(stage: Stage, who: int, lead: str, start: float, quick: float) -> float:
    """The arms float up to the height of the shoulders and sink again, the knees with them."""
    beat = 1.05 * quick
    for hand in (LEFT, RIGHT):
        up = [(Own(0.02, -0.5, 0.62), PALM_DOWN), (Own(0.0, 0.05, 0.84), PALM_DOWN), (Own(0.02, -0.18, 0.52), PALM_OUT),
              (Own(0.04, -0.56, 0.40), PALM_DOWN)]  # fmt: skip
        stage.flow(who, hand, up, start=start, beat=beat * 0.62, until=start + stage.time(who, 3.4 * beat))
    raised = start + stage.time(who, 1.7 * beat)
    stage.lean(who, start, rise=1.1 * beat, hold=0.1, fall=1.1 * beat, crouch=-0.035, bow=-2.0)
    stage.lean(who, raised - 0.2, rise=beat, hold=0.2, fall=beat, crouch=0.03)
    return start + stage.time(who, 2.45 * beat)


def clouds(stage: Stage, who: int, lead: str, start: float, quick: float) -> float:
    """The hands wave like clouds: each goes round before the body, one above while the other is below; the weight goes
    from side to side."""
    beat = 1.0 * quick
    circle = [Own(0.26, 0.02, 0.48), Own(0.14, -0.52, 0.42), Own(-0.46, -0.50, 0.38), Own(-0.40, 0.04, 0.46)]
    how = [PALM_IN, PALM_DOWN, PALM_IN, PALM_IN]
    whole = stage.time(who, 7 * beat)
    for hand in (LEFT, RIGHT):
        shift = 3 if hand == lead else 1
        points = [(circle[(k + shift) % 4], how[(k + shift) % 4]) for k in range(7)]
        stage.flow(who, hand, points, start=start, beat=beat * 0.85, overlap=0.6, until=start + whole)
    sign = 1.0 if lead == LEFT else -1.0
    t = start + stage.time(who, 0.4 * beat)
    for _ in range(4):
        stage.lean(who, t, rise=1.5 * beat, hold=0.1, fall=1.5 * beat, left=0.085 * sign, twist=13.0 * sign,
                   turn=11.0 * sign, shake=6.0 * sign)  # fmt: skip
        t += stage.time(who, 1.7 * beat)
        sign = -sign
    return start + stage.time(who, 5.6 * beat)


def push(stage: Stage, who: int, lead: str, start: float, quick: float) -> float:
    """A foot is set forward; the palms are drawn back over the rear leg and pushed out over the front one."""
    beat = 1.05 * quick
    stage.step(who, forward=0.36, start=start, steps=1, seconds=0.95, first=lead, pose=True)
    back = start + stage.time(who, 0.5 * beat)
    for hand in (LEFT, RIGHT):
        points: list[Point] = [(Own(0.10, -0.22, 0.40), PALM_OUT), (Own(0.06, -0.34, 0.34), PALM_OUT),
                               (Own(-0.05, 0.0, 0.82), PALM_OUT)]  # fmt: skip
        stage.flow(who, hand, points, start=start, beat=beat * 0.85, until=start + stage.time(who, 4.2 * beat))
    stage.lean(who, back, rise=beat, hold=0.1, fall=1.2 * beat, forward=-0.09, bow=-3.0, crouch=0.02)
    stage.lean(who, back + stage.time(who, 1.2 * beat), rise=1.2 * beat, hold=0.8, fall=beat, forward=0.10, bow=5.0)
    return start + stage.time(who, 3.5 * beat)


def mane(stage: Stage, who: int, lead: str, start: float, quick: float) -> float:
    """Parting the wild horse's mane: the hands hold a ball, a step, and they part, one up ahead, one down at the hip;
    where there is time, on the other side as well."""
    beat, t = 0.92 * quick, start
    sides = (lead,) if "rise" in stage.facts.tags else (lead, other(lead))
    for side in sides:
        sign = 1.0 if side == LEFT else -1.0
        stage.lean(who, t, rise=1.1 * beat, hold=0.1, fall=1.2 * beat, left=-0.06 * sign, twist=-12.0 * sign,
                   turn=-8.0 * sign)  # fmt: skip
        parted = t + stage.time(who, 1.0 * beat)
        stage.step(who, forward=0.40, left=0.04 * sign, start=t + stage.time(who, 0.6 * beat), steps=1, seconds=0.95,
                   first=side, pose=True)  # fmt: skip
        stage.lean(who, parted, rise=1.3 * beat, hold=0.5, fall=beat, forward=0.08, twist=10.0 * sign, turn=6.0 * sign)
        last = side == sides[-1]
        until = t + stage.time(who, (4.2 if last else 2.5) * beat)
        low = [(Own(-0.34, -0.52, 0.38), PALM_UP), (Own(0.06, 0.12, 0.84), PALM_UP)]
        high = [(Own(-0.26, -0.06, 0.42), PALM_DOWN), (Own(0.26, -0.74, 0.22), PALM_DOWN)]
        stage.flow(who, side, low, start=t, beat=0.85 * beat, until=until)
        stage.flow(who, other(side), high, start=t, beat=0.85 * beat, until=until)
        t += stage.time(who, 2.45 * beat)
    return t + 0.3


FORMS: dict[str, Callable[[Stage, int, str, float, float], float]] = {
    "rise": rise, "clouds": clouds, "push": push, "mane": mane,
}  # fmt: skip

FAMILY = Family("tai_chi", ("practitioner", "practitioner"), True, script, draw)
