"""Jump together: both jump for joy at once, the arms thrown up; once or a few times."""

from __future__ import annotations

import math

import numpy as np

from ..script import LEFT, RIGHT, Family, Own, Shake
from ..stage import Span, Stage
from .draw import draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    place = pick(rng, {"face to face": 0.6, "beside": 0.4})
    times = pick(rng, {"once": 0.3, "twice": 0.4, "thrice": 0.3})
    return Facts(
        "jump_together",
        bodies,
        symmetric=True,
        roles=("jumper", "jumper"),
        hands=("both", "both"),
        tempo=draw_tempo(rng, 0.12, 0.25),
        tags=frozenset({place, times, "again" if times != "once" else "single"}) | draw_tags(rng, high=0.35),
    )


def script(stage: Stage) -> None:
    tags = stage.facts.tags
    gap = stage.draw(0.95, 1.5) * stage.scale()
    if "beside" in tags:
        open_ = math.radians(stage.draw(15.0, 55.0))  # half turned to each other
        for who, sign in ((0, 1.0), (1, -1.0)):
            stage.place(who, sign * gap / 2, 0.0, -sign * open_)
    else:
        stage.face_to_face(gap)
    count = {"once": 1, "twice": 2, "thrice": 3}["once" if "once" in tags else "twice" if "twice" in tags else "thrice"]
    start, end = stage.draw(0.25, 0.6), 0.0
    style = pick(stage.rng, {"up": 0.6, "fists": 0.4})
    size = stage.draw(0.24, 0.31) if "high" in tags else stage.draw(0.15, 0.22)
    own = [size * stage.draw(0.9, 1.1) for _ in (0, 1)]
    t = start
    for k in range(count):
        last, landed = k == count - 1, []
        for who in (0, 1):
            late = stage.draw(0.0, 0.1) if who else 0.0
            span = stage.jump(who, start=t + late, height=own[who] * stage.draw(0.95, 1.05), dip=0.24 if k else 0.42,
                              crouch=stage.draw(0.17, 0.22), tuck=stage.draw(0.03, 0.12))  # fmt: skip
            body(stage, who, span)
            arms(stage, who, span, style, first=k == 0, last=last)
            landed.append(span.leave)
            if last:
                end = max(end, span.end)
                stage.lean(who, span.end - 0.2, rise=0.3, hold=0.5, fall=0.5, crouch=0.02, hertz=2.2, raw=True)
            else:
                stage.busy[who] = 0.0  # out of the landing straight into the next
        t = max(landed) + 0.26
    for who in (0, 1):
        stage.look(who)
    stage.phase("jump", start, end)
    stage.finish(end + stage.draw(0.3, 0.7) + (0.5 if count == 1 else 0.0))


def body(stage: Stage, who: int, jump: Span) -> None:
    """The trunk bends into the dip, stretches in the air, and gives way at the landing."""
    dip = jump.arrive - jump.start
    stage.lean(who, jump.start, rise=0.62 * dip, hold=0.0, fall=0.38 * dip, bow=17.0, nod=-6.0, raw=True)
    stage.lean(who, jump.arrive - 0.1, rise=0.22, hold=0.08, fall=0.25, bow=-7.0, nod=-8.0, shrug=6.0, raw=True)
    stage.lean(who, jump.leave - 0.04, rise=0.22, hold=0.0, fall=0.5, bow=13.0, raw=True)


def arms(stage: Stage, who: int, jump: Span, style: str, *, first: bool, last: bool) -> None:
    """Back with the dip, up with the push, and up they stay until the landing, or longer for a last cheer."""
    dip, stay = jump.arrive - jump.start, stage.draw(0.5, 1.0) if last else 0.0
    stay += (1.1 if "once" in stage.facts.tags else 0.5 if "twice" in stage.facts.tags else 0.0) if last else 0.0
    air = jump.leave - jump.arrive
    if style == "fists":
        stage.fingers(who, "both", "fist", jump.start, jump.end + stay)
    for hand in (LEFT, RIGHT):
        late = stage.draw(0.0, 0.04)
        if first:
            back = Own(stage.draw(0.12, 0.22), -0.85, stage.draw(-0.35, -0.2))
            stage.gesture(who, hand, back, start=jump.start + late, rise=0.55 * dip, hold=0.05, fall=0.3 * dip)
        up = Own(stage.draw(0.25, 0.45), stage.draw(0.75, 0.88), stage.draw(0.15, 0.3))
        if style == "fists":
            up = Own(stage.draw(0.2, 0.3), stage.draw(0.45, 0.7), 0.35)
        stage.gesture(who, hand, up, start=jump.arrive - 0.2 + late, rise=0.36, hold=0.5 * air + stay,
                      fall=0.5, shake=Shake(2.6, (0.0, 0.04, 0.02)) if last else None, elbow=30.0, raised=(0.8, -0.1, 0.3))  # fmt: skip


FAMILY = Family("jump_together", ("jumper", "jumper"), True, script, draw, fast=True)
