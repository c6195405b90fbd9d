"""Point at: from some distance a finger is held out at the partner, who looks down at themselves, turns up the palms,
steps back, or looks round for somebody else."""

from __future__ import annotations

import math

import numpy as np

from ..script import Family, On, Own, Shake, World, other
from ..stage import Stage
from .asides import idle, on_hip, shift_weight, sign, unscaled
from .draw import draw_hand, draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .signature import HANDS, Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    hand = draw_hand(rng, bodies[0])
    answer = pick(rng, {"self": 0.34, "palms": 0.26, "back": 0.22, "around": 0.18})
    return Facts(
        "point_at",
        bodies,
        roles=("pointer", "pointed at"),
        hands=(hand, ""),
        tempo=draw_tempo(rng, 0.15, 0.2),
        tags=draw_tags(rng, jab=0.35, step=0.4) | {answer},
    )


def script(stage: Stage) -> None:
    tags, hand = stage.facts.tags, stage.facts.hands[0]
    gap = stage.draw(1.5, 2.7)
    stage.face_to_face(gap)
    shift_weight(stage, 0, -0.6)
    shift_weight(stage, 1, -0.3)
    start = stage.draw(0.5, 0.9)
    idle(stage, 1, -0.8, start + 0.7)
    if stage.chance(0.3):
        on_hip(stage, 0, other(hand), start - 0.2, start + 3.4)
    else:
        stage.gesture(0, other(hand), Own(0.2, -0.65, 0.2), start=start, rise=0.5, hold=1.2, fall=0.6)
    if "step" in tags:
        stage.step(0, forward=0.22, start=start, steps=2, seconds=0.42, first=hand)
    hold = stage.draw(1.5, 2.1)
    # from the shoulder to the partner's chest, a little towards the middle, where the eye is
    down = (0.75 * stage.people[1].stature - 0.81 * stage.people[0].stature) / gap
    finger = (-0.10, down, 1.0)
    size = 0.955 / math.hypot(*finger)
    shake = Shake(stage.draw(1.8, 2.4), (0.0, 0.02, 0.045), seconds=stage.draw(0.8, 1.4)) if "jab" in tags else None
    held = stage.reach(0, hand, Own(*(size * x for x in finger)), start=start, rise=0.55, hold=hold, fall=0.6,
                       shake=shake, lean=0.0, hand_axis=finger, roll=60.0, elbow=6.0)  # fmt: skip
    stage.lean(0, start + 0.1, rise=0.45, hold=hold - 0.2, fall=0.6, bow=stage.draw(2.0, 6.0), twist=5.0 * -sign(hand),
               nod=2.0)  # fmt: skip
    stage.fingers(0, hand, "point", start + 0.15, held.leave + 0.25)
    stage.look(0, On(1, "spine3") if stage.chance(0.3) else None, start=start, until=held.end)
    stage.phase("point", held.arrive, held.leave)
    answer = held.arrive + stage.draw(0.05, 0.3)
    react = {"self": look_down, "palms": show_palms, "back": draw_back, "around": look_round}
    done = react[next(name for name in react if name in tags)](stage, answer)
    idle(stage, 1, done + 0.3, done + 2.6)
    idle(stage, 0, held.end - 0.3, held.end + 2.0)
    stage.finish(max(done + 0.3, held.end) + stage.draw(0.1, 0.4))


def look_down(stage: Stage, start: float) -> float:
    """Me? A look down at oneself, a hand to the chest, the palms turned out."""
    hold = stage.draw(0.7, 1.1)
    stage.look(1, On(1, "spine1", side=(0.0, 0.0, 1.0), shift=(0.0, -0.1, 0.12)), start=start, until=start + 1.2)
    stage.lean(1, start, rise=0.4, hold=0.5, fall=0.5, nod=14.0, bow=6.0)
    done = to_chest(stage, stage.hand(1), start + 0.3, hold)
    if stage.chance(0.6):
        at = Own(0.35, -0.48, 0.36)
        done = stage.gesture(
            1, other(stage.hand(1)), at, start=start + 0.6, rise=0.45, hold=hold, fall=0.6, roll=-45.0
        ).leave
        stage.fingers(1, other(stage.hand(1)), "open", start + 0.7, done + 0.3)
        stage.lean(1, start + 0.7, rise=0.3, hold=hold - 0.2, fall=0.4, shrug=7.0)
    return done


def to_chest(stage: Stage, hand: str, start: float, hold: float) -> float:
    """A flat hand to the own breast; when it leaves."""
    breast = On(1, "spine3", side=(0.15 * sign(hand), 0.0, 1.0), shift=(0.0, 0.03, 0.01))
    span = stage.reach(1, hand, breast, start=start, rise=0.5, hold=hold, fall=0.6, lean=0.0, elbow=18.0,
                       hand_axis=(-1.0, 0.25, 0.25))  # fmt: skip
    stage.fingers(1, hand, "open", start + 0.1, span.leave + 0.3)
    return span.leave


def show_palms(stage: Stage, start: float) -> float:
    """Not me: both palms are held up, the head is shaken."""
    done, hold = 0.0, stage.draw(1.1, 1.6)
    at = (stage.draw(0.08, 0.25), stage.draw(-0.22, -0.06), stage.draw(0.4, 0.5))
    for hand in ("left", "right"):
        span = stage.gesture(1, hand, Own(*at), start=start + stage.draw(0.0, 0.08), rise=0.45, hold=hold, fall=0.6,
                             elbow=15.0, hand_axis=(0.1, 0.95, 0.4), roll=70.0,
                             shake=Shake(1.2, (0.015, 0.02, 0.0), 0.6))  # fmt: skip
        stage.fingers(1, hand, "open", start + 0.1, span.leave + 0.3)
        done = span.leave
    stage.lean(1, start, rise=0.45, hold=hold - 0.2, fall=0.5, bow=-4.0, shrug=5.0)
    if stage.chance(0.6):
        stage.lean(1, start + 0.35, rise=0.2, hold=0.9, fall=0.2, shake=10.0, hertz=1.7)
    if stage.chance(0.4):
        stage.step(1, forward=-0.16, start=start + 0.2, steps=2, seconds=0.42)
    return done


def draw_back(stage: Stage, start: float) -> float:
    """Two or three steps away from the finger, the hands half raised."""
    steps = 3 if stage.chance(0.5) else 2
    end = stage.step(1, forward=-stage.draw(0.42, 0.62), start=start, steps=steps, seconds=0.40)
    hold = unscaled(stage, 1, max(0.4, end - start - 0.3))
    stage.lean(1, start - 0.05, rise=0.35, hold=hold, fall=0.7, bow=-6.0, forward=-0.03, nod=5.0)
    for hand in ("left", "right"):
        at = Own(stage.draw(0.1, 0.25), stage.draw(-0.42, -0.26), stage.draw(0.36, 0.5))
        stage.gesture(1, hand, at, start=start + stage.draw(0.05, 0.15), rise=0.45, hold=hold, fall=0.7,
                      hand_axis=(0.1, 0.8, 0.6), roll=65.0)  # fmt: skip
        stage.fingers(1, hand, "open", start + 0.15, end)
    return end


def look_round(stage: Stage, start: float) -> float:
    """Somebody behind me? A look over the shoulder, then a hand to the chest."""
    way = 1.0 if stage.chance(0.5) else -1.0
    x, z = stage.ahead(1, -2.0, 2.2 * way)
    stage.look(1, World(x, 1.4, z), start=start, until=start + 1.15)
    stage.lean(1, start, rise=0.45, hold=0.45, fall=0.5, twist=26.0 * way, turn=9.0 * way, left=0.02 * way)
    stage.gesture(1, "left" if way > 0 else "right", Own(0.3, -0.6, 0.1), start=start, rise=0.4, hold=0.4, fall=0.6)
    return to_chest(stage, stage.hand(1), start + 1.0, stage.draw(0.7, 1.0))


FAMILY = Family(
    "point_at",
    ("pointer", "pointed at"),
    False,
    script,
    draw,
    signatures={"pointer": Signature("forward", HANDS)},
)
