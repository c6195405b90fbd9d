"""Blow a kiss: the hand goes to the lips and throws the kiss over to the other, who catches it, waves, or throws one
back.
"""

from __future__ import annotations

import numpy as np

from ..script import LEFT, RIGHT, Family, On, Own, Shake, other
from ..stage import Span, Stage
from .common import lively, rest_hands
from .draw import draw_hand, draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .signature import HANDS, Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    answer = pick(rng, {"back": 0.3, "catch": 0.35, "wave": 0.2, "shy": 0.15})
    back = answer == "back"
    first = "both" if rng.random() < 0.15 else draw_hand(rng, bodies[0])
    return Facts(
        "fly_kiss",
        bodies,
        variant="back" if back else "one",
        roles=("first kisser", "second kisser") if back else ("kisser", "kissed"),
        hands=(first, "" if answer == "shy" else draw_hand(rng, bodies[1])),
        tempo=draw_tempo(rng),
        tags=draw_tags(rng, approach=0.0 if back else 0.2) | (frozenset() if back else frozenset({answer})),
    )


def script(stage: Stage) -> None:
    facts, gap = stage.facts, stage.draw(1.5, 2.4)
    if "approach" in facts.tags:
        t = max(stage.approach(gap, far=(stage.draw(0.8, 1.2), 0.0))) - 0.2
        stage.phase("approach", 0.0, t + 0.2)
    else:
        stage.face_to_face(gap)
        t = stage.draw(0.3, 0.6)
    for who in (0, 1):
        stage.look(who)
    thrown = [blow(stage, 0, hand, t) for hand in ((LEFT, RIGHT) if facts.hands[0] == "both" else (facts.hands[0],))]
    if facts.hands[0] != "both":
        rest_hands(stage, 0, -0.8, thrown[0].leave, free=(other(facts.hands[0]),))
    flies = thrown[0].arrive
    if facts.variant == "back":
        rest_hands(stage, 1, -0.8, flies, free=(other(facts.hands[1]),))
        end = blow(stage, 1, facts.hands[1], flies + stage.draw(0.1, 0.35)).end
        stage.lean(0, end - 0.9, rise=0.25, hold=0.0, fall=0.3, nod=8.0, tilt=5.0, raw=True)
    else:
        end = answer(stage, flies)
    stage.finish(max(end, max(s.end for s in thrown)) + stage.draw(0.3, 0.6))


def blow(stage: Stage, who: int, hand: str, start: float) -> Span:
    """Fingers to the lips, a kiss, and the hand goes out to the partner, palm up; arrive: the kiss has left."""
    s = stage.time(who, 1.0)
    rise, kiss, throw, out = 0.62 * s, stage.draw(0.25, 0.45) * s, 0.42 * s, stage.draw(0.45, 0.8) * s
    lips = On(who, "head", side=(0.10 if hand == LEFT else -0.10, -0.25, 1.0), shift=(0.0, 0.005, 0.035))
    left = start + rise + kiss  # the hand leaves the lips while it is still drawn to them: one way out
    stage.reach(who, hand, lips, start=start, rise=rise / s, hold=(kiss + throw) / s, fall=0.5, lean=0.0, elbow=12.0, ahead=0.8,
                hand_axis=(-0.35, 0.85, -0.35), roll=-50.0)  # fmt: skip
    far = Own(stage.draw(-0.10, 0.12), stage.draw(0.0, 0.22), stage.draw(0.80, 0.88))
    throw_ = stage.reach(who, hand, far, start=left, rise=throw / s, hold=out / s, fall=0.75, lean=0.0, elbow=10.0,
                         hand_axis=(0.1, 0.35, 0.95), roll=-70.0, arc=(0.0, 0.06, 0.03),
                         shake=Shake(0.8, (0.02, 0.02, 0.01)))  # fmt: skip
    stage.fingers(who, hand, "open", start + 0.2, throw_.leave + 0.2)
    stage.lean(who, start + 0.3 * s, rise=0.3 * s, hold=kiss, fall=0.25 * s, bow=-3.0, nod=-4.0, raw=True)
    stage.lean(who, left - 0.12 * s, rise=0.15 * s, hold=0.02, fall=0.3 * s, nod=9.0, raw=True)
    stage.lean(who, left, rise=throw, hold=out, fall=0.7 * s, bow=7.0, forward=0.05,
               twist=(-9.0 if hand == LEFT else 9.0), tilt=stage.draw(-6.0, 6.0), raw=True)  # fmt: skip
    stage.phase("kiss", start + rise, left)
    stage.phase("throw", left, left + throw)
    return Span(start, left + throw * 0.8, throw_.leave, throw_.end)


def answer(stage: Stage, flies: float) -> float:
    """The other catches the kiss out of the air and takes it to the heart or cheek, waves, or looks down shyly."""
    tags, late = stage.facts.tags, flies + stage.draw(0.0, 0.2)
    if "shy" in tags:
        stage.look(1, On(1, "head", shift=(stage.draw(-0.4, 0.4), -1.0, 1.0)), start=late, until=late + 1.0)
        stage.lean(
            1, late, rise=0.4, hold=0.5, fall=0.6, nod=8.0, tilt=stage.draw(-8.0, 8.0), shrug=5.0, twist=6.0, raw=True
        )
        rest_hands(stage, 1, -0.5, late + 1.4)
        lively(stage, 1, late + 0.3, late + 1.6)
        return late + 1.5
    hand = stage.facts.hands[1]
    rest_hands(stage, 1, -0.8, late + 0.8, free=(other(hand),))
    if "wave" in tags:
        swing = Shake(stage.draw(1.8, 2.3) / stage.pace**0.5, (stage.draw(0.09, 0.13), 0.01, 0.0))
        span = stage.gesture(1, hand, Own(0.45, 0.42, 0.32), start=late + 0.1, rise=0.55, hold=1.1, fall=0.6, shake=swing,
                             elbow=26.0, hand_axis=(0.12, 1.0, 0.1))  # fmt: skip
        stage.fingers(1, hand, "open", late + 0.3, span.leave)
        return span.end
    s = stage.time(1, 1.0)
    grab = Own(stage.draw(-0.05, 0.35), stage.draw(0.15, 0.5), stage.draw(0.5, 0.65))
    snatch, keep = 0.36 * s, 0.12 * s
    stage.reach(1, hand, grab, start=late, rise=0.36, hold=(0.12 * s + 0.55 * s) / s, fall=0.4, lean=0.0, elbow=18.0)
    closed = late + snatch
    sign = 1.0 if hand == LEFT else -1.0
    heart = On(1, "spine3", side=(0.35 if stage.chance(0.8) else -0.2 * sign, 0.1, 0.9), shift=(0.0, 0.03, 0.0))
    if stage.chance(0.35):
        heart = On(1, "head", side=(0.8 * sign, 0.0, 0.6), shift=(0.0, 0.03, 0.0))
    span = stage.reach(1, hand, heart, start=closed + keep, rise=0.55, hold=stage.draw(0.6, 0.9), fall=0.65, lean=0.0,
                       elbow=24.0)  # fmt: skip
    stage.fingers(1, hand, "open", late + 0.1, closed - 0.04)
    stage.fingers(1, hand, "fist", closed - 0.04, span.leave)
    stage.lean(1, late, rise=snatch, hold=0.1, fall=0.5, forward=0.03, twist=-8.0 * sign, shrug=3.0, raw=True)
    stage.lean(1, span.arrive - 0.1, rise=0.4, hold=0.3, fall=0.6, tilt=7.0 * sign, nod=5.0, bow=2.0, raw=True)
    stage.phase("catch", closed - 0.1, closed + 0.1)
    return span.end


FAMILY = Family(
    "fly_kiss",
    ("kisser", "kissed"),
    False,
    script,
    draw,
    signatures={"kisser": Signature("forward", HANDS), "first kisser": Signature("first_high", HANDS)},
)
