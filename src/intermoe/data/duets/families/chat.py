"""Chat: a relaxed talk. Both speak in turns with small gestures, or one tells and the other listens, nods and laughs."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from ..script import LEFT, Family, On, Own, Shake, other
from ..stage import Stage
from .draw import draw_hand, draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .postures import lasting, nod, on_hip, pose, restless, shift_weight
from .signature import HANDS, Signature

LISTENING = {"crossed": 0.28, "hip": 0.24, "hips": 0.1, "chin": 0.14, "clasped": 0.12, "behind": 0.12}


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    facts = Facts(
        "chat", bodies, variant="together", symmetric=True, roles=("talker", "talker"), tempo=draw_tempo(rng, 0.15, 0.1),
        tags=draw_tags(rng, approach=0.25, laugh=0.3),
    )  # fmt: skip
    if rng.random() < 0.5:
        return facts
    tags = facts.tags | {pick(rng, LISTENING)}
    hand = draw_hand(rng, bodies[0])
    return replace(facts, variant="tell", symmetric=False, roles=("talker", "listener"), hands=(hand, ""), tags=tags)


def script(stage: Stage) -> None:
    start, end = meet(stage)
    for who in (0, 1):
        stage.look(who)
    if stage.facts.variant == "tell":
        tell(stage, start, end)
    else:
        take_turns(stage, start, end)
    if "laugh" in stage.facts.tags:
        t = stage.draw(start + 1.2, end - 1.3)
        for who in (0, 1):
            laugh(stage, who, t + stage.draw(0.0, 0.25))
    stage.phase("talk", start, end - 0.3)
    stage.finish(end)


def meet(stage: Stage) -> tuple[float, float]:
    """Stand a little aslant before each other, or walk up; when the talk begins and ends."""
    gap = stage.draw(1.0, 1.35) * stage.scale()
    if "approach" in stage.facts.tags:
        far = (stage.draw(0.7, 1.1), stage.draw(0.7, 1.1) if stage.chance(0.5) else 0.0)
        start = max(stage.approach(gap, far=far)) - 0.1
        stage.phase("approach", 0.0, start)
        if not far[1]:  # who is come up to stands about
            restless(stage, 1, -0.4, start)
        return start, start + stage.draw(3.6, 4.2)
    open_ = math.radians(stage.draw(0.0, 22.0)) * (1.0 if stage.chance(0.5) else -1.0)  # both open to one side
    stage.place(0, 0.0, -gap / 2, open_)
    stage.place(1, 0.0, gap / 2, math.pi - open_ + math.radians(stage.draw(-8.0, 8.0)))
    return stage.draw(0.05, 0.4), stage.draw(4.6, 5.7)


def take_turns(stage: Stage, start: float, end: float) -> None:
    """One speaks for a second or two, then the other; who listens nods and shifts the weight."""
    speaker, t, resting = 0, start, [False, False]
    for who in (0, 1):
        restless(stage, who, start + 0.4, end)
        if stage.chance(0.55):  # the other hand rests on the hip or before the belly
            resting[who] = True
            begin = -0.8 if stage.chance(0.6) and "approach" not in stage.facts.tags else start + stage.draw(0.1, 1.2)
            rest(stage, who, other(stage.hand(who)), begin, end - stage.draw(0.2, 0.5))
    while t < end - 0.9:
        until = min(t + stage.draw(1.1, 1.9), end - 0.4)
        done = speak(stage, speaker, t, until, both=not resting[speaker])
        hear(stage, 1 - speaker, t + 0.3, done)
        t, speaker = done + stage.draw(-0.25, 0.1), 1 - speaker


def tell(stage: Stage, start: float, end: float) -> None:
    """Person 0 speaks all the time with the hands; person 1 listens in one posture, nods, tilts the head."""
    hand = stage.facts.hands[0]
    t, held = start, next(p for p in LISTENING if p in stage.facts.tags)
    restless(stage, 0, start + 0.5, end)
    restless(stage, 1, start + 0.2, end)
    while t < end - 0.8:
        t = speak(stage, 0, t, min(t + stage.draw(1.0, 1.7), end - 0.3), hand=hand) + stage.draw(-0.2, 0.02)
    begin = start + stage.draw(0.2, 0.7) if stage.chance(0.4) or "approach" in stage.facts.tags else -1.0
    pose(stage, 1, held, begin, end - stage.draw(-0.6, 0.5), hand=stage.hand(1))
    hear(stage, 1, start + 0.5, end - 0.5)


def speak(stage: Stage, who: int, start: float, until: float, *, hand: str = "", both: bool = True) -> float:
    """A stretch of talk: gestures that flow into each other, the head marking the words. The end of the last hold."""
    hand = hand or (stage.hand(who) if stage.chance(0.9) else other(stage.hand(who)))
    t = start
    while t < until - 0.35:
        kind = str(stage.rng.choice(["offer", "beat", "frame", "self", "aside"], p=[0.3, 0.24, 0.28, 0.08, 0.1]))
        t = gesture(stage, who, "offer" if kind == "frame" and not both else kind, hand, t, stage.draw(0.35, 0.7))
        t += stage.draw(-0.08, 0.04)
    talk = until - start
    stage.lean(who, start, rise=0.4, hold=max(0.1, talk - 0.7), fall=0.5, bow=stage.draw(1.0, 5.0),
               twist=stage.draw(-5.0, 5.0), tilt=stage.draw(-4.0, 4.0), raw=True)  # fmt: skip
    stage.lean(who, start + 0.1, rise=0.2, hold=max(0.1, talk - 0.5), fall=0.3, nod=stage.draw(2.0, 3.5),
               hertz=stage.draw(1.2, 1.8), raw=True)  # fmt: skip
    return t


def gesture(stage: Stage, who: int, kind: str, hand: str, start: float, hold: float) -> float:
    """One gesture of somebody who speaks; when the hand leaves it."""
    how: dict = {"rise": 0.42, "hold": hold, "fall": 0.6, "elbow": 8.0}
    lift = stage.draw(-0.06, 0.06)
    if kind == "offer":  # the open palm is held out
        at, how["shake"] = Own(0.08, -0.36 + lift, 0.53), Shake(stage.draw(1.1, 1.6), (0.03, 0.02, 0.02))
        how |= {"roll": -55.0, "hand_axis": (0.15, 0.2, 1.0)}
    elif kind == "beat":
        at, how["shake"] = Own(-0.03, -0.33 + lift, 0.50), Shake(stage.draw(1.5, 2.1), (0.0, 0.03, 0.015))
    elif kind == "frame":  # both hands hold a thing that is not there
        at, how["shake"] = Own(-0.09, -0.36 + lift, 0.48), Shake(stage.draw(0.8, 1.4), (0.04, 0.02, 0.0))
        stage.gesture(who, other(hand), at, start=start + stage.draw(0.0, 0.06), **how)
        stage.fingers(who, "both", "open", start + 0.2, start + 0.5 + hold)
    elif kind == "aside":  # what one talks of is over there
        at, how["hand_axis"] = Own(0.52, -0.16 + lift, 0.42), (0.7, 0.15, 0.6)
        stage.fingers(who, hand, "point" if stage.chance(0.5) else "open", start + 0.2, start + 0.5 + hold)
    else:
        chest = On(who, "spine3", side=(0.25 if hand == LEFT else -0.25, 0.0, 1.0))
        span = stage.reach(who, hand, chest, start=start, rise=0.42, hold=hold, fall=0.6, elbow=15.0, lean=0.0,
                           roll=50.0, hand_axis=(-0.9, 0.3, 0.2))  # fmt: skip
        return span.leave
    if kind == "offer":
        stage.fingers(who, hand, "open", start + 0.2, start + 0.5 + hold)
    return stage.gesture(who, hand, at, start=start, **how).leave


def hear(stage: Stage, who: int, start: float, until: float) -> None:
    """Small answers of somebody who listens: nods, a tilted head, a shake of the head."""
    t = start + stage.draw(0.0, 0.4)
    while t < until - 0.3:
        kind = stage.draw(0.0, 1.0)
        if kind < 0.35:
            t = nod(stage, who, t, degrees=stage.draw(7.0, 12.0))
        elif kind < 0.65:
            t = nod(stage, who, t, times=2, degrees=stage.draw(7.0, 11.0))
        elif kind < 0.85:
            side = stage.draw(5.0, 10.0) * (1.0 if stage.chance(0.5) else -1.0)
            t = stage.lean(who, t, rise=0.4, hold=0.7, fall=0.5, tilt=side, nod=2.0).end
        else:
            t = stage.lean(who, t, rise=0.2, hold=0.5, fall=0.3, shake=5.0, hertz=1.4).end
        t += stage.draw(0.15, 0.6)


def rest(stage: Stage, who: int, hand: str, start: float, until: float) -> None:
    """The hand that does not talk: on the hip, or before the belly."""
    if stage.chance(0.6):
        on_hip(stage, who, hand, start, until)
        shift_weight(stage, who, start, until=until, side=other(hand))
        return
    stage.reach(who, hand, Own(-0.2, -0.60, 0.34), start=start, rise=lasting(stage, who, 0.6),
                hold=lasting(stage, who, max(0.1, until - start - 0.6)), fall=0.6, elbow=12.0, lean=0.0)  # fmt: skip


def laugh(stage: Stage, who: int, start: float) -> None:
    """The head goes back a little and the shoulders shake."""
    stage.lean(who, start, rise=0.25, hold=0.4, fall=0.5, bow=stage.draw(-6.0, 8.0), nod=-5.0, tilt=3.0)
    stage.lean(who, start + 0.1, rise=0.2, hold=0.5, fall=0.3, shrug=3.5, bow=1.2, hertz=3.6)


FAMILY = Family("chat", ("talker", "listener"), False, script, draw, signatures={"talker": Signature("forward", HANDS)})
