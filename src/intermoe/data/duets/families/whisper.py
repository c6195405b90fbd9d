"""Whisper: one comes close at the other's side, a hand cupped at the mouth, and leans to the ear; the other listens."""

from __future__ import annotations

import numpy as np

from ..script import LEFT, RIGHT, Family, On, other
from ..stage import Stage
from .common import join, lively, rest_hands, stoop
from .draw import draw_hand, draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .signature import HANDS, Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    hand = draw_hand(rng, bodies[0])
    answer = pick(rng, {"nod": 0.35, "laugh": 0.35, "look": 0.3})
    return Facts(
        "whisper",
        bodies,
        roles=("whisperer", "listener"),
        hands=(hand, ""),
        side=(hand, ""),  # the ear: the hand shields the front, so it is the one on that side
        tempo=draw_tempo(rng, 0.2, 0.12),
        tags=draw_tags(rng, approach=0.6, hold=0.45) | {answer},
    )


def script(stage: Stage) -> None:
    hand, tags = stage.facts.hands[0], stage.facts.tags
    sign = 1.0 if hand == LEFT else -1.0  # at the partner's left, the left hand is the one towards the front
    apart = abs(stage.people[0].stature - stage.people[1].stature)
    arrived = join(stage, sign * stage.draw(62.0, 90.0), 0.43 * stage.scale() + 0.3 * apart, face=sign * 8.0)
    start = arrived - (0.25 if "approach" in tags else 0.0)
    if "approach" not in tags:  # already there: a glance about, then the secret
        start += stage.draw(0.2, 0.5)
        stage.look(0, On(0, "head", shift=(sign * stage.draw(0.5, 1.5), 0.1, 1.5)), start=-0.5, until=start + 0.2)
    ear = On(1, "head", side=(sign, 0.0, 0.25), shift=(0.0, 0.02, 0.0))
    talk = stage.incline(0, ear, start=start, rise=0.75, hold=stage.draw(1.5, 2.1), fall=0.75, gap=0.05)
    held = talk.leave - talk.arrive
    cup = On(0, "head", side=(0.8 * sign, -0.1, 0.75), shift=(0.0, 0.025, 0.045))
    stage.reach(0, hand, cup, start=talk.start + 0.1, rise=0.7, hold=held / stage.time(0, 1.0) - 0.1, fall=0.7, lean=0.0,
                hand_axis=(-0.25, 0.72, 0.65), elbow=10.0, ahead=0.9, arc=(0.06, 0.0, 0.06))  # fmt: skip
    stage.fingers(0, hand, "open", talk.start + 0.3, talk.leave + 0.2)
    if "hold" in tags:
        near = On(1, "left_shoulder" if hand == LEFT else "right_shoulder", side=(0.2 * sign, 0.75, -0.6))
        stage.reach(0, other(hand), near, start=talk.start, rise=0.7, hold=held / stage.time(0, 1.0) - 0.2, fall=0.6,
                    contact="hand-shoulder", elbow=15.0, roll=60.0)  # fmt: skip
    through = On(1, "head", shift=(-0.6 * sign, 0.05, 0.0))  # beyond the ear
    stage.look(0, through, start=talk.start, until=talk.leave + 0.1)
    stage.look(0, start=talk.leave + 0.1)
    stage.lean(0, talk.arrive, rise=0.3, hold=held - 0.5, fall=0.3, nod=1.6, hertz=stage.draw(2.2, 2.9), raw=True)
    stage.lean(0, talk.arrive, rise=0.4, hold=held - 0.8, fall=0.4, shake=3.0, hertz=stage.draw(0.6, 0.9), raw=True)
    stage.phase("reach", talk.start, talk.arrive)
    stage.phase("whisper", talk.arrive, talk.leave)
    end = listen(stage, sign, talk.start, talk.leave)
    if stage.chance(0.5):
        end = max(end, stage.step(0, forward=-0.18, start=talk.end - 0.1, steps=2, seconds=0.42))
    stage.finish(max(end, talk.end) + stage.draw(0.3, 0.6))


def listen(stage: Stage, sign: float, start: float, leave: float) -> float:
    """The other gives an ear, eyes on nothing, and then nods, laughs, or turns to look."""
    heard, tags = leave - stage.draw(0.25, 0.5), stage.facts.tags
    stage.lean(1, start + 0.25, rise=0.6, hold=heard - start - 0.7, fall=0.6, tilt=8.0 * sign, side=3.5 * sign, nod=5.0,
               left=0.015 * sign, raw=True)  # fmt: skip
    stoop(stage, 1, start, leave + 0.1, share=1.5)
    aside = On(1, "head", shift=(-0.35 * sign, stage.draw(-0.5, -0.1), 1.5))
    stage.look(1, start=-1.0, until=start + 0.4)
    stage.look(1, aside, start=start + 0.3, until=heard + 0.1)
    rest_hands(stage, 1, stage.draw(-0.8, 0.6), leave + 0.5, free=(LEFT, RIGHT) if sign < 0 else (RIGHT, LEFT),
               beside=LEFT if sign > 0 else RIGHT)  # fmt: skip
    lively(stage, 1, leave + 0.2, leave + 1.4)
    if "nod" in tags:
        for k in range(2 + int(stage.chance(0.5))):
            stage.lean(1, heard + 0.36 * k, rise=0.16, hold=0.0, fall=0.2, nod=stage.draw(8.0, 12.0), raw=True)
        stage.look(1, start=leave + 0.3)
        return leave + 1.0
    if "laugh" in tags:
        stage.lean(1, heard, rise=0.3, hold=0.7, fall=0.6, bow=-6.0, nod=-9.0, raw=True)
        stage.lean(1, heard + 0.1, rise=0.2, hold=0.9, fall=0.3, shrug=4.5, hertz=3.9, raw=True)
        stage.lean(1, heard + 0.75, rise=0.4, hold=0.2, fall=0.6, bow=13.0, nod=6.0, crouch=0.02, raw=True)
        mouth = On(1, "head", side=(0.0, 0.0, 1.0), shift=(0.0, 0.01, 0.02))
        if stage.chance(0.55):
            stage.reach(1, RIGHT if sign > 0 else LEFT, mouth, start=heard + 0.1, rise=0.5, hold=0.6, fall=0.6, lean=0.0,
                        hand_axis=(-0.7, 0.7, 0.0), elbow=10.0, ahead=0.8)  # fmt: skip
        stage.look(1, start=heard + 0.8)
        return leave + 1.2
    stage.look(1, start=heard)
    stage.lean(1, heard + 0.1, rise=0.4, hold=0.5, fall=0.6, turn=12.0 * sign, twist=10.0 * sign, bow=-3.0, raw=True)
    return leave + 1.0


FAMILY = Family(
    "whisper",
    ("whisperer", "listener"),
    False,
    script,
    draw,
    depth=0.07,
    signatures={"whisperer": Signature("reach", HANDS, ("head",))},
)
