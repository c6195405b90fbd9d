"""Pose: two people stand side by side for a photo: V signs, a hand on the hip, thumbs, arms up, fists, leaning together;
they hold it, and perhaps take a second pose."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from ..script import LEFT, RIGHT, Family, On, Own, World, other
from ..stage import Stage
from .abreast import abreast, lasting, sides_of
from .draw import draw_tempo, pick
from .facts import BodyFacts, Facts
from .idle import rest

KINDS = {"v": 0.36, "hip": 0.2, "up": 0.16, "thumb": 0.16, "flex": 0.12}


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    tags = {pick(rng, KINDS)}
    if rng.random() < 0.3:
        tags.add(pick(rng, KINDS))  # a second pose
    tags |= {name for name, chance in {"lean": 0.4, "come": 0.45, "mixed": 0.2}.items() if rng.random() < chance}
    if "mixed" in tags:  # each has a pose of one's own, which captions do not tell
        tags -= set(KINDS)
    return Facts(
        "pose",
        bodies,
        symmetric=True,
        roles=("poser", "poser"),
        hands=("right", "left") if rng.random() < 0.5 else ("left", "right"),  # the inner ones
        tempo=draw_tempo(rng, 0.1, 0.2),
        tags=frozenset(tags),
    )


def script(stage: Stage) -> None:
    tags, sides = stage.facts.tags, sides_of(stage.facts.hands)
    gap = abreast(stage, stage.draw(0.18, 0.22) if "lean" in tags else stage.draw(0.22, 0.34))
    ready = gather(stage, sides, gap) if "come" in tags else stand_by(stage, sides, gap)
    end = max(ready + stage.draw(3.4, 4.2), 4.4)
    camera = World(stage.draw(-0.3, 0.3), 1.45, 4.5)
    kinds = sorted(tags & set(KINDS)) if "mixed" not in tags else []
    if len(kinds) == 2 and stage.chance(0.5):
        kinds.reverse()
    own = [pick(stage.rng, KINDS) for _ in (0, 1)]
    for who in (0, 1):
        stage.look(who, camera, start=ready - 0.4, until=99.0)
        shares = kinds or [own[who]]
        start = ready + (stage.draw(0.0, 0.3) if who else 0.0)
        length = (end + 1.2 - start) / len(shares)
        for k, kind in enumerate(shares):
            begin = start + k * (length - 0.6)
            until = begin + length if k < len(shares) - 1 else end + 1.2
            take(stage, who, kind, sides[who], begin, until)
    stage.phase("pose", ready + 0.6, end)
    stage.finish(end)


def gather(stage: Stage, sides: tuple[str, str], gap: float) -> float:
    """Both come from their sides, or from behind, into the picture and turn to the front; when they are there."""
    ends = []
    for who in (0, 1):
        sign = 1.0 if sides[who] == LEFT else -1.0
        way, far = math.radians(stage.draw(20.0, 80.0)), stage.draw(0.7, 1.2)
        x = sign * gap / 2
        stage.place(who, x + sign * far * math.sin(way), -far * math.cos(way), -sign * way)
        ends.append(stage.walk(who, (x, 0.0), start=stage.draw(0.0, 0.25)))
        ends.append(stage.turn(who, -sign * math.radians(stage.draw(0.0, 10.0)), start=ends[-1] - 0.05, seconds=0.38))
    stage.look(0, start=0.0, until=ends[0])
    stage.phase("come", 0.0, max(ends))
    return max(ends) - 0.35


def stand_by(stage: Stage, sides: tuple[str, str], gap: float) -> float:
    """They stand there already and look at each other for a moment; one may step closer."""
    for who in (0, 1):
        sign = 1.0 if sides[who] == LEFT else -1.0
        stage.place(who, sign * (gap / 2 + (0.12 if who else 0.0)), 0.0, -sign * stage.draw(0.0, 0.18))
        stage.look(who, start=-1.0, until=stage.draw(0.5, 0.9))
    rest(stage, 0, -1.0, 0.8, kind="folded" if stage.chance(0.5) else "loose")
    step = 0.12 / stage.people[1].scale
    stage.step(1, left=step if sides[1] == RIGHT else -step, start=stage.draw(0.1, 0.3), seconds=0.4)
    return stage.draw(0.6, 0.9)


def take(stage: Stage, who: int, kind: str, side: str, start: float, until: float) -> None:
    """One person takes a pose of that kind and holds it: the arms, then weight, trunk and head."""
    sign = 1.0 if side == LEFT else -1.0  # towards the outside
    outer = side
    POSES[kind](stage, who, outer, start, until)
    close = "lean" in stage.facts.tags
    hold = until - start - 1.3
    size = stage.draw(0.8, 1.2)
    stage.lean(who, start, rise=0.6, hold=hold, fall=0.6, left=(-0.03 if close else 0.045) * sign * size,
               side=(-8.5 if close else 3.5) * sign * size, tilt=(-10.0 if close else -7.0) * sign * size,
               turn=-8.0 * sign * size, nod=stage.draw(-5.0, 2.0), raw=True)  # fmt: skip
    if start < 1.6:  # a foot is set out once, as one settles
        stage.step(who, forward=stage.draw(0.02, 0.10), left=0.07 * sign if not close else 0.05 * sign,
                   start=start, steps=1, seconds=0.42, first=outer, pose=True)  # fmt: skip
    t = start + stage.draw(0.9, 1.4)
    while t < until - 0.9:  # nobody is a statue
        if stage.chance(0.5):
            stage.lean(who, t, rise=0.3, hold=0.3, fall=0.4, tilt=stage.draw(-5.0, 5.0), nod=stage.draw(-3.0, 5.0))
        else:
            stage.lean(who, t, rise=0.3, hold=0.0, fall=0.35, crouch=0.018, shrug=3.0)
        t += stage.draw(0.8, 1.4)


def _hold(stage: Stage, who: int, start: float, until: float) -> float:
    return lasting(stage, who, until - start - stage.time(who, 1.2))


def _v(stage: Stage, who: int, outer: str, start: float, until: float) -> None:
    """A V sign beside the face (or with both hands), the palm to the front; the other hand on the hip or loose."""
    close = "lean" in stage.facts.tags
    hand = outer if close or stage.chance(0.7) else other(outer)
    both = stage.chance(0.25)
    up, ahead = stage.draw(0.22, 0.36), stage.draw(0.26, 0.46)
    for side in (LEFT, RIGHT) if both else (hand,):
        inner = side != outer
        stage.gesture(who, side, Own(stage.draw(-0.02, 0.14) - 0.08 * inner, up, ahead), start=start + stage.draw(0.0, 0.1),
                      rise=0.6, hold=_hold(stage, who, start, until), fall=0.6,
                      elbow=-5.0 if inner else stage.draw(10.0, 35.0),
                      hand_axis=(stage.draw(-0.25, 0.15), 1.0, 0.12), roll=80.0)  # fmt: skip
        stage.fingers(who, side, "scissors", start + 0.3, until - 0.4)
    if not both and hand != outer:
        _on_hip(stage, who, outer, start, until)


def _on_hip(stage: Stage, who: int, hand: str, start: float, until: float) -> None:
    hip = On(who, "pelvis", side=(1.0 if hand == LEFT else -1.0, 0.15, 0.2))
    stage.reach(who, hand, hip, start=start, rise=0.55, hold=_hold(stage, who, start, until), fall=0.6, elbow=58.0,
                lean=0.0)  # fmt: skip


def _hip(stage: Stage, who: int, outer: str, start: float, until: float) -> None:
    """A hand on the hip, or both."""
    for hand in (LEFT, RIGHT) if stage.chance(0.3) and "lean" not in stage.facts.tags else (outer,):
        _on_hip(stage, who, hand, start + stage.draw(0.0, 0.1), until)


def _up(stage: Stage, who: int, outer: str, start: float, until: float) -> None:
    """Both arms thrown up, the hands open or as fists."""
    shape = "open" if stage.chance(0.6) else "fist"
    for hand in (LEFT, RIGHT):
        out = stage.draw(0.3, 0.45) if hand == outer else stage.draw(0.12, 0.24)
        stage.gesture(who, hand, Own(out, stage.draw(0.82, 0.92), 0.12), start=start + stage.draw(0.0, 0.08), rise=0.55,
                      hold=_hold(stage, who, start, until), fall=0.6, elbow=35.0)  # fmt: skip
        stage.fingers(who, hand, shape, start + 0.2, until - 0.3)


def _thumb(stage: Stage, who: int, outer: str, start: float, until: float) -> None:
    """Thumbs up, one hand or both, held out to the camera."""
    for hand in (LEFT, RIGHT) if stage.chance(0.35) else (outer,):
        inner = hand != outer  # it stays before the own body, clear of the partner's arm
        at = Own(stage.draw(0.0, 0.16) - 0.22 * inner, stage.draw(-0.22, -0.05), stage.draw(0.5, 0.64))
        stage.gesture(who, hand, at, start=start + stage.draw(0.0, 0.1), rise=0.55, hold=_hold(stage, who, start, until),
                      fall=0.6, elbow=-8.0 if inner else 14.0, hand_axis=(-0.35, 0.15, 1.0))  # fmt: skip
        stage.fingers(who, hand, "thumb", start + 0.25, until - 0.4)


def _flex(stage: Stage, who: int, outer: str, start: float, until: float) -> None:
    """Upper arm level, forearm up, a fist: the muscles are shown, on the outer side or on both."""
    for hand in (LEFT, RIGHT) if stage.chance(0.4) and "lean" not in stage.facts.tags else (outer,):
        stage.gesture(who, hand, Own(0.28, 0.46, 0.06), start=start + stage.draw(0.0, 0.1), rise=0.6,
                      hold=_hold(stage, who, start, until), fall=0.6, elbow=78.0)  # fmt: skip
        stage.fingers(who, hand, "fist", start + 0.2, until - 0.3)
    if stage.chance(0.5) and "lean" not in stage.facts.tags:
        _on_hip(stage, who, other(outer), start, until)


POSES: dict[str, Callable[[Stage, int, str, float, float], None]] = {
    "v": _v, "hip": _hip, "up": _up, "thumb": _thumb, "flex": _flex,
}  # fmt: skip

FAMILY = Family("pose", ("poser", "poser"), True, script, draw, depth=0.09)
