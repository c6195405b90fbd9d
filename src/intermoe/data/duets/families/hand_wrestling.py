"""Hand wrestling: standing, one hand gripped between the two, the front feet side by side; they pull and push until
one has to step."""

from __future__ import annotations

import math

import numpy as np

from ..script import LEFT, RIGHT, Family, Own, Shake, other
from ..stage import Span, Stage
from .draw import draw_hand, draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .postures import lasting, nod
from .signature import FEET, Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    hand = draw_hand(rng, bodies[0])
    return Facts(
        "hand_wrestling",
        bodies,
        roles=("winner", "loser"),
        hands=(hand, hand),
        tempo=draw_tempo(rng, 0.15, 0.2),
        tags=draw_tags(rng, approach=0.3) | {pick(rng, {"pull": 0.45, "push": 0.55})},
    )


def script(stage: Stage) -> None:
    facts = stage.facts
    hand = facts.hands[0]
    ready = stand_ready(stage, hand)
    gripped = ready + stage.draw(0.3, 0.5)
    effort = stage.draw(1.7, 2.4) * stage.pace**0.5
    hertz = stage.draw(0.55, 0.8)
    end = gripped + effort
    grip = stage.meet(
        (0, hand), (1, hand), arrive=gripped, hold=(effort + 0.16) / stage.pace, height=stage.draw(0.60, 0.66),
        rise=0.5, fall=0.6, lag=0.08, elbow=6.0, shake=Shake(hertz, (0.03, 0.015, 0.08)),
    )  # fmt: skip
    for who in (0, 1):
        stage.fingers(who, hand, "grip", gripped - 0.15, grip.leave + 0.1)
        stage.look(who)
        strain(stage, who, gripped, end, hertz)
    stage.phase("grip", gripped, grip.leave)
    lost = topple(stage, hand, end)
    stage.phase("unbalance", end - 0.1, lost)
    stage.finish(max(lost + 0.4, after(stage, hand, grip, lost)))


def stand_ready(stage: Stage, hand: str) -> float:
    """Face to face, the feet on the side of the gripping hands forward and beside each other; when all stand so."""
    rear = other(hand)
    sign = 1.0 if hand == RIGHT else -1.0
    gap = stage.draw(0.84, 0.92) * stage.scale()
    come = "approach" in stage.facts.tags
    arrived = [0.0, 0.0]
    for who, way in ((0, 1.0), (1, -1.0)):
        scale = stage.people[who].scale
        aside = stage.people[who].half_stance + 0.06 * scale
        far = stage.draw(0.5, 0.9) if come else 0.0
        step = 0.26 * scale if come else 0.0
        heading = 0.0 if who == 0 else math.pi
        stage.place(who, way * sign * aside, -way * (gap / 2 + far + step), heading)
        if not come:
            stage.stand(who, hand, forward=0.25)
            stage.stand(who, rear, forward=-0.26, left=0.05 * sign, turn=28.0 * sign)
            arrived[who] = stage.draw(0.0, 0.25)
            continue
        walked = stage.walk(who, stage.ahead(who, far), start=stage.draw(0.0, 0.1))
        stage.shift(who, rear, left=0.04 * sign, forward=-0.03, turn=25.0 * sign, start=walked, seconds=0.3)
        arrived[who] = stage.shift(who, hand, forward=0.5, along=heading, seconds=0.42)
    if come:
        stage.phase("approach", 0.0, max(arrived))
    return max(arrived)


def strain(stage: Stage, who: int, start: float, end: float, hertz: float) -> None:
    """Knees bent, trunk behind the arm; what one gives the other takes; the free arm balances."""
    hand, way = stage.facts.hands[0], 1.0 if who == 0 else -1.0
    sign = 1.0 if hand == RIGHT else -1.0
    lasts = end - start
    stage.lean(who, start - 0.4, rise=0.5, hold=lasts - 0.1, fall=0.6, bow=stage.draw(5.0, 9.0), twist=9.0 * sign,
               crouch=stage.draw(0.05, 0.08), raw=True)  # fmt: skip
    stage.lean(who, start, rise=0.3, hold=lasts - 0.5, fall=0.3, forward=0.06 * way, bow=6.0 * way,
               twist=7.0 * way * sign, hertz=hertz, raw=True)  # fmt: skip
    stage.lean(who, start + stage.draw(0.0, 0.3), rise=0.3, hold=lasts - 0.7, fall=0.3, left=0.022, side=3.5,
               crouch=0.015, hertz=stage.draw(0.9, 1.3), raw=True)  # fmt: skip
    at = Own(stage.draw(0.42, 0.6), stage.draw(-0.55, -0.25), stage.draw(-0.1, 0.2))
    stage.reach(
        who, other(hand), at, start=start - 0.3, rise=0.6, hold=lasting(stage, who, lasts - 0.1), fall=0.7, lean=0.0,
        elbow=20.0, shake=Shake(stage.draw(0.6, 1.1), (0.05, 0.05, 0.03)),
    )  # fmt: skip


def topple(stage: Stage, hand: str, start: float) -> float:
    """The winner pulls or pushes hard; the loser has to step. When the loser stands again."""
    sign = 1.0 if hand == RIGHT else -1.0
    pull = "pull" in stage.facts.tags
    way = -1.0 if pull else 1.0
    stage.lean(0, start - 0.12, rise=0.28, hold=0.15, fall=0.7, bow=9.0 * way, forward=0.08 * way, crouch=0.03,
               twist=(12.0 if not pull else -12.0) * sign, raw=True)  # fmt: skip
    stage.lean(1, start - 0.02, rise=0.28, hold=0.1, fall=0.8, bow=-15.0 * way, forward=-0.10 * way, side=5.0 * sign,
               nod=6.0, raw=True)  # fmt: skip
    for side in (LEFT, RIGHT):
        if side != hand:
            stage.gesture(1, side, Own(0.55, -0.1, 0.3), start=start, rise=0.3, hold=0.2, fall=0.7)
        else:
            stage.gesture(1, side, Own(0.4, -0.35, 0.4), start=start + 0.2, rise=0.35, hold=0.15, fall=0.7)
    if pull:  # forwards, past the winner
        first = stage.step(1, forward=0.5, left=0.34 * sign, start=start + 0.06, steps=2, seconds=0.34,
                           first=other(hand))  # fmt: skip
        stage.lean(1, first - 0.3, rise=0.3, hold=0.1, fall=0.6, bow=8.0, crouch=0.05, raw=True)
        return stage.turn(1, start=first + 0.1)
    done = stage.stagger(1, start + 0.06, stage.draw(0.5, 0.75), steps=3)
    stage.lean(1, done - 0.25, rise=0.3, hold=0.1, fall=0.6, bow=6.0, crouch=0.03, raw=True)
    return done


def after(stage: Stage, hand: str, grip: Span, lost: float) -> float:
    """The winner is glad, the loser owns it."""
    start = grip.leave + 0.25
    end = start + 0.9
    if stage.chance(0.6):
        up = Own(stage.draw(0.14, 0.3), stage.draw(0.62, 0.84), 0.2)
        end = stage.gesture(0, hand, up, start=start, rise=0.45, hold=0.45, fall=0.65, elbow=25.0,
                            shake=Shake(2.0, (0.0, 0.05, 0.0))).end  # fmt: skip
        stage.fingers(0, hand, "fist", start + 0.1, end)
        stage.lean(0, start, rise=0.4, hold=0.4, fall=0.6, bow=-6.0, nod=-4.0)
    else:
        nod(stage, 0, start + 0.2, times=2)
    if stage.chance(0.5):
        stage.lean(1, lost + 0.1, rise=0.2, hold=0.7, fall=0.3, shake=8.0, hertz=1.4)
    else:
        stage.lean(1, lost + 0.1, rise=0.4, hold=0.3, fall=0.5, shrug=9.0, tilt=6.0)
    return end - 0.1


FAMILY = Family(
    "hand_wrestling",
    ("winner", "loser"),
    False,
    script,
    draw,
    fast=True,
    signatures={"winner": Signature("firm", FEET)},
)
