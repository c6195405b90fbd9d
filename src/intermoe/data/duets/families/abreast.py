"""Two who stand or walk side by side, close enough for an arm of one to be about the other: places, paths, arms, looks.

Whoever is on the left of the pair has the partner at the right hand: that is the inner one.
"""

from __future__ import annotations

import numpy as np

from ..script import LEFT, RIGHT, On, Own, other
from ..stage import Span, Stage
from .walk_side_by_side import lane

Sides = tuple[str, str]  # where each stands in the pair
OVER = (0.35, -0.60, 0.72)  # the fingers of a hand on a far shoulder hang over it to the front


def sides_of(hands: tuple[str, str]) -> Sides:
    """The places of two people whose inner hands are these."""
    return other(hands[0]), other(hands[1])


def abreast(stage: Stage, air: float) -> float:
    """Metres from body to body of two whose inner shoulder joints are `air` metres apart (at 1.75 m)."""
    breadths = [float(p.offsets[13, 0] + p.offsets[16, 0]) for p in stage.people]
    return sum(breadths) + air * stage.scale()


def stand(stage: Stage, sides: Sides, gap: float, *, turn: tuple[float, float] = (0.0, 0.0)) -> None:
    """Both stand abreast and look along z, each turned by so many radians."""
    for who in (0, 1):
        stage.place(who, gap / 2 if sides[who] == LEFT else -gap / 2, 0.0, turn[who])


def lanes(stage: Stage, sides: Sides, gap: float, length: float, bend: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    """Both are placed at the beginning of two parallel paths of about `length` metres, which are returned."""
    paths = []
    for who in (0, 1):
        path, heading = lane(length, bend, gap / 2 if sides[who] == LEFT else -gap / 2)
        stage.place(who, path[0, 0], path[0, 1], heading)
        paths.append(path)
    return paths[0], paths[1]


def lasting(stage: Stage, who: int, seconds: float) -> float:
    """The duration that a verb of the stage turns into so many real seconds."""
    return max(seconds, 0.0) / stage.time(who, 1.0)


def over_shoulders(stage: Stage, who: int, hand: str, start: float, until: float) -> Span:
    """The inner arm swings up behind the partner's back and is laid over the shoulders, the hand on the far one."""
    sign = 1.0 if hand == LEFT else -1.0
    lift = stage.people[who].stature - stage.people[1 - who].stature
    far = On(1 - who, f"{hand}_shoulder", side=(0.45 * sign, 0.75, 0.45))
    elbow = float(np.clip(78.0 + 70.0 * lift, 58.0, 95.0))
    up = [(Own(0.12, -0.70, -0.42), {"elbow": 20.0, "ahead": -2.0}),
          (Own(0.60, 0.06, -0.30), {"elbow": 60.0, "ahead": -1.2})]  # fmt: skip
    return _round(stage, who, hand, up, far, start, until, "hand-shoulder", elbow=elbow, ahead=-1.2,
                  hand_axis=OVER)  # fmt: skip


def round_back(stage: Stage, who: int, hand: str, start: float, until: float, *, high: bool = False) -> Span:
    """The inner arm goes round the partner's back, the hand to the far side of the waist (`high`: the shoulder
    blade)."""
    sign = 1.0 if hand == LEFT else -1.0
    waist = On(1 - who, "spine2", side=(0.80 * sign, 0.0, -0.60), shift=(0.0, -0.03, 0.0))
    blade = On(1 - who, "spine3", side=(0.75 * sign, 0.2, -0.75), shift=(0.06 * sign, 0.02, 0.0))
    back = [(Own(0.14, -0.70, -0.44), {"elbow": 20.0, "ahead": -1.0})]
    return _round(stage, who, hand, back, blade if high else waist, start, until, "hand-back",
                  elbow=50.0 if high else 30.0, ahead=-1.4)  # fmt: skip


def _round(
    stage: Stage, who: int, hand: str, by: list, target: On, start: float, until: float, kind: str, *,
    elbow: float, ahead: float, hand_axis: tuple[float, float, float] | None = None,
) -> Span:  # fmt: skip
    """Behind the partner, by these points, to the target; never in a hurry, whatever the tempo of the clip."""
    beat, rise = 0.42, 0.75
    stage.flow(who, hand, by, start=start, beat=lasting(stage, who, beat), until=until)
    begin = start + beat * (len(by) - 0.35)
    hold = lasting(stage, who, until - begin - rise)
    return stage.reach(who, hand, target, start=begin, rise=lasting(stage, who, rise), hold=hold, fall=0.6, contact=kind,
                       elbow=elbow, ahead=ahead, hand_axis=hand_axis)  # fmt: skip


def glances(stage: Stage, begin: float, end: float, *, often: float = 1.0) -> None:
    """They look ahead, and at each other for a second now and then; a nod goes with some of the looks."""
    for who in (0, 1):
        t = begin + stage.draw(0.1, 0.9) + 0.5 * who
        while t < end - 0.5:
            until = t + stage.draw(0.8, 1.5)
            stage.look(who, start=t, until=until)
            if stage.chance(0.4):
                stage.lean(who, t + 0.35, rise=0.2, hold=0.0, fall=0.25, nod=stage.draw(4.0, 8.0))
            t = until + stage.draw(0.5, 1.3) / often


def talk(stage: Stage, who: int, hand: str, begin: float, end: float) -> None:
    """The free hand talks along: it points the way, or opens before the belly, once or twice."""
    t = begin + stage.draw(0.2, 1.0)
    while t < end - 1.2:
        hold = stage.draw(0.4, 0.9)
        at = Own(0.18, -0.50, 0.48) if stage.chance(0.6) else Own(0.22, -0.16, 0.62)
        span = stage.gesture(who, hand, at, start=t, rise=0.5, hold=hold, fall=0.65, elbow=12.0)
        if at.up > -0.3:
            stage.fingers(who, hand, "point", span.start + 0.2, span.leave + 0.2)
        t = span.end + stage.draw(0.4, 1.2)


__all__ = ["LEFT", "RIGHT", "abreast", "glances", "lanes", "lasting", "over_shoulders", "round_back", "sides_of",
           "stand", "talk"]  # fmt: skip
