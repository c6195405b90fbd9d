"""Shoulder massage: one stands behind the other with both hands on the shoulders and kneads them; the other relaxes."""

from __future__ import annotations

import numpy as np

from ..script import LEFT, RIGHT, Family, On, Shake
from ..stage import Stage
from .common import join, lively, rest_hands
from .draw import draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .signature import HANDS, Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    answer = pick(rng, {"roll": 0.45, "drop": 0.35, "back": 0.2})
    return Facts(
        "massage_shoulder",
        bodies,
        roles=("masseur", "massaged"),
        hands=("both", ""),
        tempo=draw_tempo(rng, 0.25, 0.12),
        tags=draw_tags(rng, approach=0.55, pat=0.4) | {answer},
    )


def script(stage: Stage) -> None:
    tags = stage.facts.tags
    arrived = join(stage, 180.0 + stage.draw(-7.0, 7.0), 0.42 * stage.scale(0), low=0.9, high=1.5)
    start = arrived - (0.3 if "approach" in tags else 0.0)
    hold = stage.draw(2.3, 3.0) / stage.pace**0.7
    beat = stage.draw(1.0, 1.45) / stage.pace**0.5
    turns = 1.0 if stage.chance(0.5) else -1.0  # both hands at once, or one after the other
    finish = "pat" in tags
    spans = []
    for hand in (LEFT, RIGHT):
        sign = 1.0 if hand == LEFT else -1.0
        phase = turns if hand == LEFT else 1.0
        knead = Shake(beat, (-0.010, 0.013 * phase, 0.014 * phase))
        at = On(1, f"{hand}_shoulder", side=(0.0, 1.0, -0.25), shift=(-0.045 * sign, 0.0, -0.01))
        span = stage.reach(0, hand, at, start=start + stage.draw(0.0, 0.08), rise=0.7, hold=hold / stage.time(0, 1.0),
                           fall=0.6, shake=knead, contact="hand-shoulder", elbow=stage.draw(22.0, 34.0), roll=75.0,
                           arc=(0.05, 0.06, -0.05))  # fmt: skip
        stage.fingers(0, hand, "grip", span.arrive, span.leave)
        spans.append(span)
        if finish:  # two light pats to end with
            pat = stage.reach(0, hand, at, start=span.leave + 0.02, rise=0.3, hold=0.55, fall=0.6, elbow=26.0, roll=75.0,
                              shake=Shake(2.4, (0.0, 0.03, 0.0)))  # fmt: skip
            stage.fingers(0, hand, "open", span.leave, pat.leave)
            spans.append(pat)
    first, last = max(s.arrive for s in spans[:1]), max(s.leave for s in spans)
    held = last - first
    stage.lean(0, first, rise=0.4, hold=held - 0.8, fall=0.4, forward=0.008, bow=1.4, hertz=beat, raw=True)
    stage.lean(
        0, first, rise=0.6, hold=held - 1.2, fall=0.6, left=0.018, side=1.5, hertz=stage.draw(0.3, 0.5), raw=True
    )
    stage.lean(0, start, rise=0.7, hold=held, fall=0.6, bow=4.0, tilt=stage.draw(-6.0, 6.0), raw=True)
    stage.look(0, On(1, "neck"), start=start, until=last)
    stage.look(0, start=last)
    stage.phase("reach", start, first)
    stage.phase("massage", first, last)
    receive(stage, start, first, last)
    end = max(s.end for s in spans)
    if stage.chance(0.4):
        end = max(end, stage.step(0, forward=-0.2, start=last + 0.3, steps=2, seconds=0.42))
    stage.finish(end + stage.draw(0.2, 0.5))


def receive(stage: Stage, start: float, first: float, last: float) -> None:
    """The other lets the shoulders and the head sink, and rolls or rests the head."""
    tags, held = stage.facts.tags, last - first
    above = max(0.0, stage.people[1].scale - stage.people[0].scale - 0.08)
    stage.lean(
        1, start, rise=0.8, hold=last - start - 0.6, fall=0.7, crouch=min(0.6 * above, 0.10), shrug=-3.0, raw=True
    )
    stage.lean(1, start + 0.3, rise=0.3, hold=0.05, fall=0.5, shrug=5.0, bow=-2.0, raw=True)  # first a start
    stage.look(1, On(1, "head", shift=(0.0, -0.1, 2.0)), start=-1.0, until=first)
    down = On(1, "head", shift=(stage.draw(-0.3, 0.3), -0.8, 1.2))
    ahead = On(1, "head", shift=(0.0, 0.15, 2.0))
    stage.look(1, ahead if "back" in tags else down, start=first, until=last)
    stage.lean(1, first, rise=0.7, hold=held - 1.2, fall=0.5, forward=-0.006, bow=-1.0, hertz=1.1, raw=True)
    if "roll" in tags:
        hertz, s = stage.draw(0.35, 0.5), 1.0 if stage.chance(0.5) else -1.0
        stage.lean(1, first + 0.2, rise=0.7, hold=held - 1.2, fall=0.6, nod=8.0, raw=True)
        stage.lean(1, first + 0.2, rise=0.7, hold=held - 1.4, fall=0.7, tilt=17.0 * s, hertz=hertz, raw=True)
        stage.lean(1, first + 0.2 + 0.25 / hertz, rise=0.7, hold=max(0.1, held - 1.6 - 0.25 / hertz), fall=0.5, nod=8.0,
                   shake=6.0 * s, hertz=hertz, raw=True)  # fmt: skip
    elif "back" in tags:
        stage.lean(
            1,
            first + 0.2,
            rise=0.9,
            hold=held - 1.1,
            fall=0.8,
            nod=-13.0,
            bow=-3.0,
            tilt=stage.draw(-7.0, 7.0),
            raw=True,
        )
    else:
        stage.lean(
            1, first + 0.2, rise=0.9, hold=held - 1.1, fall=0.8, nod=15.0, bow=4.0, tilt=stage.draw(-8.0, 8.0), raw=True
        )
    rest_hands(stage, 1, stage.draw(-0.9, 0.6), last + 0.2)
    lively(stage, 1, first, last)
    sign = 1.0 if stage.chance(0.5) else -1.0  # looks round at the end
    stage.look(1, start=last + 0.1)
    stage.lean(1, last + 0.1, rise=0.5, hold=0.5, fall=0.6, twist=14.0 * sign, turn=8.0 * sign, raw=True)


FAMILY = Family(
    "massage_shoulder",
    ("masseur", "massaged"),
    False,
    script,
    draw,
    depth=0.06,
    signatures={"masseur": Signature("reach", HANDS, ("left_shoulder", "right_shoulder", "neck"))},
)
