"""Bend: one bends down to pick something up, to tie a shoe or to touch the toes; the partner watches, waits, points at
it or bends as well.

The tag "floor", "shoe" or "toes" says what for; "facing" or "beside" how the two stand.
"""

from __future__ import annotations

import math

import numpy as np

from ..script import LEFT, RIGHT, Family, Own, Shake, World, other
from ..stage import Stage
from .draw import draw_hand, draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .postures import lasting, nod, pose, restless
from .signature import Signature

Place = tuple[float, float]


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    variant = pick(rng, {"watch": 0.6, "too": 0.22, "together": 0.18})
    what = pick(rng, {"floor": 0.45, "shoe": 0.25, "toes": 0.3})
    tags = draw_tags(rng, approach=0.3 if variant == "watch" and what == "floor" else 0.0) | {what}
    if variant == "watch":
        answer = pick(rng, {"point": 0.35 if what != "toes" else 0.0, "wait": 0.35, "": 0.3})
        tags |= {answer} - {""}
    tags |= {"beside" if rng.random() < 0.45 else "facing"}
    hands = tuple(draw_hand(rng, body) if what == "floor" else "both" for body in bodies)
    roles = {"watch": ("bender", "onlooker"), "too": ("first bender", "second bender")}.get(variant, ("bender",) * 2)
    return Facts(
        "bend", bodies, variant=variant, symmetric=variant == "together", roles=(roles[0], roles[1]),
        hands=(hands[0], "" if variant == "watch" else hands[1]), tempo=draw_tempo(rng, 0.2, 0.15), tags=tags,
    )  # fmt: skip


def script(stage: Stage) -> None:
    facts = stage.facts
    start = stand(stage) + stage.draw(0.3, 0.7) + (0.45 if "point" in facts.tags else 0.0)
    spot, low, end = bend_down(stage, 0, start)
    if facts.variant == "watch":
        end = max(end, look_on(stage, start, low, end, spot))
    else:
        late = stage.draw(0.0, 0.2) if facts.variant == "together" else stage.draw(0.7, 1.0) * stage.pace
        stage.look(1, World(spot[0], 0.1, spot[1]), start=start + 0.2, until=start + late + 0.2)
        end = max(end, bend_down(stage, 1, start + late)[2])
    stage.finish(end + stage.draw(0.2, 0.5))


def stand(stage: Stage) -> float:
    """Before each other or beside each other, with room for the heads; when the first may begin."""
    facts, scale = stage.facts, stage.scale()
    sign = 1.0 if stage.chance(0.5) else -1.0
    beside = "beside" in facts.tags
    bearing = sign * math.radians(stage.draw(60.0, 95.0) if beside else stage.draw(0.0, 35.0))
    gap = (stage.draw(0.95, 1.25) if beside else stage.draw(1.55, 1.9)) * scale
    if facts.variant != "watch" and not beside:
        gap += 0.5 * scale
    here = stage.draw(0.8, 1.3) if "approach" in facts.tags else 0.0
    stage.place(0, 0.0, -here, 0.0)
    facing = bearing + math.pi + math.radians(stage.draw(-12.0, 12.0))
    if beside and facts.variant != "watch":  # both look the same way
        facing = sign * math.radians(stage.draw(-12.0, 12.0))
    stage.place(1, gap * math.sin(bearing), gap * math.cos(bearing), facing)
    restless(stage, 0, -0.5, 0.8)
    if not here:
        return 0.0
    arrived = stage.walk(0, (0.0, 0.0))
    stage.phase("approach", 0.0, arrived)
    return arrived - 0.2


def bend_down(stage: Stage, who: int, start: float) -> tuple[Place, float, float]:
    """One bends and comes up again: (the place it is about, when the hands are there, when all is over)."""
    what = next(name for name in _WAYS if name in stage.facts.tags)
    spot, low, leave, end = _WAYS[what](stage, who, start)
    stage.look(who, World(spot[0], 0.05, spot[1]), start=start - 0.35, until=leave + 0.3)
    stage.phase("bend", start, end)
    return spot, low, end


def pick_up(stage: Stage, who: int, start: float) -> tuple[Place, float, float, float]:
    """Something lies before the feet: down with one hand, and it is held before the belly and looked at."""
    hand, scale = stage.facts.hands[who], stage.people[who].scale
    sign = 1.0 if hand == LEFT else -1.0
    spot = stage.ahead(who, stage.draw(0.32, 0.42) * scale, sign * stage.draw(0.06, 0.2) * scale)
    knees = stage.chance(0.5)
    bow, crouch = (stage.draw(50.0, 60.0), stage.draw(0.24, 0.30)) if knees else (stage.draw(74.0, 86.0), 0.12)
    body = stage.lean(who, start, rise=0.85, hold=0.3, fall=0.95, bow=bow, crouch=crouch, twist=4.0 * -sign)
    grab = stage.reach(who, hand, World(spot[0], 0.05, spot[1]), start=start + 0.12, rise=0.8, hold=0.22, fall=1.2)
    x, z, heading = getattr(stage.stances[who], other(hand))  # the other hand goes to the knee
    near = (0.20 if knees else 0.10) * scale
    knee = World(x + near * math.sin(heading), stage.draw(0.27, 0.33) * stage.people[who].stature,
                 z + near * math.cos(heading))  # fmt: skip
    stage.reach(who, other(hand), knee, start=start + 0.25, rise=0.6, hold=0.25, fall=0.75, lean=0.0, elbow=12.0)
    held = stage.reach(who, hand, Own(-0.14, -0.42, 0.44), start=grab.leave + 0.1, rise=0.85, hold=stage.draw(0.4, 0.8),
                       fall=0.6, lean=0.0, elbow=6.0)  # fmt: skip
    stage.fingers(who, hand, "open", start + 0.4, grab.arrive)
    stage.fingers(who, hand, "grip", grab.arrive, 99.0)
    nod(stage, who, held.arrive, degrees=14.0)
    return spot, grab.arrive, body.leave, max(body.end, held.leave + 0.1)


def tie_shoe(stage: Stage, who: int, start: float) -> tuple[Place, float, float, float]:
    """One foot forward, both hands at its shoe, busy; then up and the foot goes back."""
    foot, scale = stage.hand(who), stage.people[who].scale
    sign = 1.0 if foot == LEFT else -1.0
    stage.shift(who, foot, forward=0.26, start=start - 0.25, seconds=0.42)
    x, z, heading = getattr(stage.stances[who], foot)
    spot = (x + 0.10 * scale * math.sin(heading), z + 0.10 * scale * math.cos(heading))
    hold = stage.draw(0.8, 1.3)
    body = stage.lean(who, start, rise=0.9, hold=hold, fall=0.95, bow=stage.draw(78.0, 90.0),
                      crouch=stage.draw(0.18, 0.28), twist=5.0 * sign)  # fmt: skip
    for side, way in ((LEFT, 1.0), (RIGHT, -1.0)):
        at = (spot[0] + 0.04 * way * math.cos(heading), spot[1] - 0.04 * way * math.sin(heading))
        busy = Shake(stage.draw(1.3, 1.9), (0.02, 0.018, 0.012))
        stage.reach(who, side, World(at[0], 0.11 * scale, at[1]), start=start + 0.1, rise=0.85, hold=hold - 0.05,
                    fall=0.9, shake=busy, elbow=12.0)  # fmt: skip
        stage.fingers(who, side, "grip", body.arrive, body.leave)
    back = stage.shift(who, foot, forward=-0.26, start=body.end - 0.35, seconds=0.42)
    return spot, body.arrive, body.leave, max(body.end, back)


def touch_toes(stage: Stage, who: int, start: float) -> tuple[Place, float, float, float]:
    """Straight legs, both hands to the toes, with a little spring; an exercise."""
    scale, hold = stage.people[who].scale, stage.draw(0.5, 1.0)
    body = stage.lean(who, start, rise=1.0, hold=hold, fall=1.0, bow=stage.draw(88.0, 98.0), nod=8.0)
    if stage.chance(0.6):
        stage.lean(who, body.arrive - 0.1, rise=0.2, hold=lasting(stage, who, body.leave - body.arrive - 0.2), fall=0.2,
                   bow=4.0, hertz=1.4)  # fmt: skip
    for side in (LEFT, RIGHT):
        x, z, heading = getattr(stage.stances[who], side)
        toe = World(x + 0.15 * scale * math.sin(heading), 0.07 * scale, z + 0.15 * scale * math.cos(heading))
        stage.reach(who, side, toe, start=start + 0.1, rise=0.9, hold=hold, fall=0.9)
        stage.fingers(who, side, "open", start + 0.3, body.leave + 0.2)
    return stage.ahead(who, 0.2 * scale), body.arrive, body.leave, body.end


_WAYS = {"floor": pick_up, "shoe": tie_shoe, "toes": touch_toes}


def look_on(stage: Stage, start: float, low: float, end: float, spot: Place) -> float:
    """The partner meanwhile: points at it, waits with the arms folded or on the hips, or leans forward to see."""
    tags = stage.facts.tags
    stage.look(1, World(spot[0], 0.2, spot[1]), start=start - (0.7 if "point" in tags else -0.2), until=low + 0.9)
    restless(stage, 1, start, end)
    if "point" in tags:
        return point_at(stage, start - stage.draw(0.55, 0.75), low + stage.draw(-0.2, 0.4), spot)
    if "wait" in tags:
        how = str(stage.rng.choice(["hips", "hip", "crossed", "behind"]))
        begin = -0.8 if "approach" in tags or stage.chance(0.5) else start - stage.draw(0.1, 0.4)
        pose(stage, 1, how, begin, end - stage.draw(-0.4, 0.6), hand=stage.hand(1))
    else:
        stage.lean(1, start + 0.3, rise=0.7, hold=max(0.3, low - start), fall=0.8, bow=stage.draw(6.0, 14.0))
    return nod(stage, 1, end - 0.7, degrees=8.0)


def point_at(stage: Stage, start: float, until: float, spot: Place) -> float:
    """A finger at the place on the floor, the arm nearly straight."""
    hand, person = stage.hand(1), stage.people[1]
    x, z, heading = stage.where(1)
    sign = 1.0 if hand == LEFT else -1.0
    half = sign * 0.17 * person.scale
    shoulder = np.array([x + half * math.cos(heading), 0.815 * person.stature, z - half * math.sin(heading)])
    way = np.array([spot[0], 0.0, spot[1]]) - shoulder
    at = shoulder + 0.99 * person.arm * way / np.linalg.norm(way)
    span = stage.reach(1, hand, World(*map(float, at)), start=start, rise=0.5,
                       hold=lasting(stage, 1, max(0.3, until - start - 0.5)), fall=0.6, lean=0.0,
                       shake=Shake(1.6, (0.0, 0.02, 0.03), decay=0.8))  # fmt: skip
    stage.lean(1, start, rise=0.5, hold=until - start, fall=0.6, bow=stage.draw(4.0, 9.0))
    stage.fingers(1, hand, "point", start + 0.15, span.leave + 0.2)
    stage.phase("point", span.arrive, span.leave)
    return span.end


FAMILY = Family(
    "bend",
    ("bender", "onlooker"),
    False,
    script,
    draw,
    signatures={"bender": Signature("bend", ("head",)), "first bender": Signature("first_bend", ("head",))},
)
