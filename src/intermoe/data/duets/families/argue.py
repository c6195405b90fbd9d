"""Argue: both talk with their hands and the whole trunk; or one scolds with a finger while the other holds up the
palms.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..script import Family, On, Own, Shake, other
from ..stage import Stage
from .draw import draw_hand, draw_tempo
from .facts import BodyFacts, Facts
from .signature import HANDS, Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    facts = Facts(
        "argue", bodies, variant="together", symmetric=True, roles=("arguer", "arguer"), tempo=draw_tempo(rng, 0.1)
    )
    if rng.random() < 0.6:
        return facts
    hand = draw_hand(rng, bodies[0])
    return replace(facts, variant="point", symmetric=False, roles=("scolder", "scolded"), hands=(hand, "both"))


def script(stage: Stage) -> None:
    stage.face_to_face(stage.gap(stage.draw(0.95, 1.2)))
    end = stage.draw(4.4, 5.4)
    for who in (0, 1):
        stage.look(who)
    if stage.facts.variant == "point":
        scold(stage, end)
    else:
        quarrel(stage, end)
    stage.phase("argue", 0.3, end - 0.4)
    stage.finish(end)


def quarrel(stage: Stage, end: float) -> None:
    """Both take turns and interrupt each other; whoever talks leans in, the other rests the hands on the hips or
    shakes the head.
    """
    for who in (0, 1):
        t = stage.draw(0.1, 0.4) + (0.0 if who == 0 else stage.draw(0.3, 0.7))
        while t < end - 0.9:
            busy = speak(stage, who, t)
            if stage.chance(0.35):
                stage.lean(who, busy, rise=0.15, hold=0.5, fall=0.2, shake=9.0, hertz=1.9)
                busy += 0.5
            t = busy + stage.draw(-0.1, 0.25)
    if stage.chance(0.6):
        who = int(stage.chance(0.5))
        stage.step(who, forward=0.14, start=stage.draw(1.0, 2.5), steps=2, seconds=0.4)


def speak(stage: Stage, who: int, start: float) -> float:
    """One burst of talk: hands apart, chopping, thrown up, or a pointing finger. Returns when the next may begin."""
    hand = stage.hand(who) if stage.chance(0.7) else other(stage.hand(who))
    kind = stage.rng.choice(["spread", "chop", "throw", "point"])
    hold = stage.draw(0.35, 0.9)
    stage.lean(
        who,
        start,
        rise=0.35,
        hold=hold,
        fall=0.45,
        bow=stage.draw(4.0, 10.0),
        twist=stage.draw(-6.0, 6.0),
        nod=stage.draw(0.0, 6.0),
    )
    if kind == "point":
        return point(stage, who, hand, start, hold)
    both = {
        "spread": (Own(0.45, -0.42, 0.45), Shake(2.0, (0.03, 0.05, 0.0), 0.6), ("left", "right")),
        "chop": (Own(-0.02, -0.30, 0.55), Shake(stage.draw(2.0, 2.8), (0.0, 0.09, 0.03)), (hand,)),
        "throw": (Own(0.42, 0.08, 0.35), Shake(1.6, (0.03, 0.06, 0.0), 1.0), ("left", "right")),
    }[str(kind)]
    ends = [
        stage.gesture(
            who,
            side,
            both[0],
            start=start + stage.draw(0.0, 0.06),
            rise=0.38,
            hold=hold,
            fall=0.5,
            shake=both[1],
            elbow=12.0,
        ).leave
        for side in both[2]
    ]
    return max(ends)


def point(stage: Stage, who: int, hand: str, start: float, hold: float) -> float:
    """A finger towards the partner's chest, jabbing."""
    shake = Shake(stage.draw(2.0, 2.6), (0.0, 0.035, 0.06))
    span = stage.gesture(
        who,
        hand,
        Own(-0.12, -0.06, 0.72),
        start=start,
        rise=0.36,
        hold=hold,
        fall=0.5,
        shake=shake,
        hand_axis=(-0.1, 0.0, 1.0),
    )
    stage.fingers(who, hand, "point", start + 0.1, span.leave + 0.1)
    return span.leave


def scold(stage: Stage, end: float) -> None:
    """Person 0 jabs a finger, the free hand on the hip; person 1 draws back with both palms up and shakes the head."""
    hand = stage.facts.hands[0]
    t = stage.draw(0.2, 0.5)
    hip = On(0, "pelvis", side=(1.0 if hand == "right" else -1.0, 0.1, 0.2))
    stage.reach(0, other(hand), hip, start=t, rise=0.5, hold=end - t - 1.6, fall=0.5, elbow=55.0, lean=0.0)
    stage.step(0, forward=0.12, start=t + 0.3, steps=2, seconds=0.4)
    first = t
    while t < end - 1.1:
        hold = stage.draw(0.8, 1.3)
        stage.lean(0, t, rise=0.35, hold=hold, fall=0.4, bow=stage.draw(6.0, 11.0), nod=4.0)
        t = point(stage, 0, hand, t, hold) + stage.draw(0.05, 0.2)
    answer = first + stage.draw(0.6, 0.9)
    stage.step(1, forward=-0.22, start=answer, steps=2, seconds=0.42)
    stage.lean(1, answer, rise=0.4, hold=end - answer - 1.2, fall=0.5, bow=-5.0, nod=-3.0)
    stage.lean(1, answer + 0.4, rise=0.2, hold=1.2, fall=0.2, shake=10.0, hertz=1.6)
    stage.fingers(1, "both", "open", answer + 0.1, end - 0.8)
    for side in ("left", "right"):
        stage.gesture(
            1,
            side,
            Own(0.12, -0.12, 0.48),
            start=answer,
            rise=0.45,
            hold=end - answer - 1.4,
            fall=0.55,
            elbow=15.0,
            hand_axis=(0.0, 0.9, 0.45),
        )


FAMILY = Family(
    "argue", ("scolder", "scolded"), False, script, draw, signatures={"scolder": Signature("forward", HANDS)}
)
