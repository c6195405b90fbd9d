"""What several scripts open and close with."""

from __future__ import annotations

import math

import numpy as np

from ..script import LEFT, RIGHT, On, Own, Target
from ..stage import Stage


def come(stage: Stage, gap: float, *, low: float = 1.0, high: float = 1.7, actor_only: bool = False) -> float:
    """Both come up to `gap` metres (at 1.75 m stature), or stand there already if the clip shows no approach; the
    time of arrival.

    low, high: how far each walks. actor_only: person 1 waits. Standing clips begin with a short quiet moment.
    """
    gap *= stage.scale()
    if "approach" not in stage.facts.tags:
        stage.face_to_face(gap)
        return stage.draw(0.35, 0.8)
    far = (stage.draw(low, high), 0.0 if actor_only else stage.draw(low, high))
    arrived = max(stage.approach(gap, far=far))
    stage.phase("approach", 0.0, arrived)
    return arrived


def part(stage: Stage, start: float, metres: float = 0.4) -> float:
    """Both step back if the clip shows it; the time at which all is done."""
    if "leave" not in stage.facts.tags:
        return start + stage.draw(0.5, 0.9)
    ends = [stage.step_back(w, start + stage.draw(0.0, 0.15), metres * stage.draw(0.85, 1.25)) for w in (0, 1)]
    stage.phase("leave", start, max(ends))
    return max(ends) + stage.draw(0.3, 0.6)


def steady(stage: Stage, metres_per_second: float, who: int) -> float:
    """The `speed` factor of Stage.walk that makes this person go so fast, whatever the stature and tempo."""
    person = stage.people[who]
    natural = (0.68 * person.stature / 1.70) / (0.54 * np.sqrt(person.scale))
    return float(metres_per_second / natural * stage.pace**0.6 / person.manner.tempo)


def join(stage: Stage, bearing: float, gap: float, *, face: float = 0.0, low: float = 1.1, high: float = 1.8) -> float:
    """Person 0 comes to stand by person 1, or stands there already if the clip shows no approach; the time of it.

    bearing: degrees from person 1's front to the spot (90: at the left side, 180: behind); gap: metres (absolute).
    face: degrees (left positive) that person 0 is turned away from the partner. low, high: how far person 0 walks.
    """
    b = math.radians(bearing)
    x, z = gap * math.sin(b), gap * math.cos(b)
    heading = b + math.pi + math.radians(face)
    stage.place(1, 0.0, 0.0, 0.0)
    if "approach" not in stage.facts.tags:
        stage.place(0, x, z, heading)
        return stage.draw(0.35, 0.7)
    far, way = stage.draw(low, high), b + math.radians(stage.draw(-14.0, 14.0))
    stage.place(0, x + far * math.sin(way), z + far * math.cos(way), way + math.pi)
    arrived = stage.walk(0, (x, z))
    stage.turn(0, heading, start=arrived, seconds=0.38)
    stage.phase("approach", 0.0, arrived)
    return arrived


def rest_hands(
    stage: Stage, who: int, start: float, until: float, *, free: tuple[str, ...] = (LEFT, RIGHT), beside: str = ""
) -> None:
    """What the hands of a listener do: folded before the belly, on the hips, a thumb at the belt, or nothing.

    free: the hands that may be used. beside: the side on which somebody stands close, where no elbow goes out."""
    kind = stage.rng.choice(["fold", "hip", "belt", "hang"], p=(0.44, 0.22, 0.22, 0.12))
    if kind == "hang" or until - start < 0.6:
        return
    hold = until - start
    used = free if kind == "fold" or stage.chance(0.5) else free[:1]
    for hand in used:
        if kind == "hip" and hand == beside:
            continue
        sign = 1.0 if hand == LEFT else -1.0
        lower = 0.05 if hand == stage.hand(who) else 0.0
        targets: dict[str, Target] = {
            "fold": Own(-0.25 + lower, -0.60 - lower, 0.30),
            "hip": On(who, "pelvis", side=(sign, 0.1, 0.2)),
            "belt": Own(-0.10, -0.66, 0.24),
        }
        elbow = 50.0 if kind == "hip" else 14.0
        stage.reach(who, hand, targets[str(kind)], start=start + stage.draw(0.0, 0.1), rise=0.6,
                    hold=hold / stage.time(who, 1.0), fall=0.65, elbow=elbow, lean=0.0)  # fmt: skip


def stoop(stage: Stage, who: int, start: float, until: float, *, share: float = 1.0) -> None:
    """Whoever is clearly taller comes down to the partner meanwhile, with back and knees; share 1: for a hand, more: for
    a face."""
    above = max(0.0, stage.people[who].scale - stage.people[1 - who].scale - 0.05)
    if above > 0:
        stage.lean(who, start, rise=0.7, hold=max(0.1, until - start - 0.7), fall=0.7, raw=True,
                   bow=min(190.0 * above * share, 28.0 + 12.0 * share),
                   crouch=min(0.30 * max(0.0, above * share - 0.04), 0.09), nod=-min(60.0 * above, 12.0))  # fmt: skip


def lively(stage: Stage, who: int, start: float, until: float) -> None:
    """Small shifts of somebody who stands: the weight to one leg, the chest a little round."""
    t = start
    while t < until - 0.8:
        hold = stage.draw(0.5, 1.1)
        stage.lean(who, t, rise=0.7, hold=hold, fall=0.7, left=stage.draw(-0.025, 0.025), twist=stage.draw(-5.0, 5.0),
                   tilt=stage.draw(-3.0, 3.0), raw=True)  # fmt: skip
        t += 0.9 + hold
