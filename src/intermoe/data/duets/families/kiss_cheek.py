"""Kiss on the cheek: one takes the other by the shoulder, leans in and kisses a cheek, or one cheek and the other."""

from __future__ import annotations

import numpy as np

from ..script import LEFT, RIGHT, Family, On
from ..stage import Span, Stage
from .common import join, lively, rest_hands, stoop
from .draw import draw_hand, draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .signature import HANDS, Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    hand = "both" if rng.random() < 0.35 else draw_hand(rng, bodies[0])
    times = pick(rng, {"once": 0.7, "twice": 0.3})
    answer = pick(rng, {"touch": 0.3, "smile": 0.45, "surprise": 0.25})
    side = pick(rng, {"left": 0.5, "right": 0.5}) if hand == "both" else hand
    return Facts(
        "kiss_cheek",
        bodies,
        roles=("kisser", "kissed"),
        hands=(hand, ""),
        side=(side, ""),  # the side of the kissed face that is (first) kissed
        tempo=draw_tempo(rng),
        tags=draw_tags(rng, approach=0.6, aslant=0.35 if times == "once" else 0.0) | {times, answer},
    )


def script(stage: Stage) -> None:
    facts, tags = stage.facts, stage.facts.tags
    sign = 1.0 if facts.side[0] == LEFT else -1.0
    apart = abs(stage.people[0].stature - stage.people[1].stature)
    bearing = sign * (stage.draw(40.0, 75.0) if "aslant" in tags else stage.draw(4.0, 12.0))
    if "twice" in tags:
        bearing = stage.draw(-4.0, 4.0)
    arrived = join(stage, bearing, 0.42 * stage.scale() + 0.35 * apart)
    start = arrived + (-0.30 if "approach" in tags else stage.draw(0.2, 0.6))
    lively(stage, 0, -0.5, start - 0.2)
    hold = stage.draw(0.3, 0.55)
    kisses = [kiss(stage, sign, start, hold)]
    if "twice" in tags:
        kisses.append(kiss(stage, -sign, kisses[0].leave - 0.02, hold))
    take_hold(stage, start - 0.05, kisses[-1].leave)
    stage.phase("reach", start, kisses[0].arrive)
    stage.phase("kiss", kisses[0].arrive, kisses[-1].leave)
    end = receive(stage, sign, kisses)
    stage.look(0, start=kisses[-1].leave + 0.15)
    lively(stage, 0, kisses[-1].leave + 0.4, kisses[-1].leave + 1.8)
    if "touch" in tags or stage.chance(0.5):
        end = max(end, stage.step(0, forward=-0.22, start=kisses[-1].end - 0.1, steps=2, seconds=0.42))
    stage.finish(max(end, kisses[-1].end) + stage.draw(0.4, 0.7))


def kiss(stage: Stage, sign: float, start: float, hold: float) -> Span:
    """The face goes to the cheek on the partner's left (+1) or right (-1)."""
    cheek = On(1, "head", side=(0.82 * sign, 0.0, 0.58), shift=(0.0, 0.005, 0.0))
    span = stage.incline(0, cheek, start=start, rise=0.72, hold=hold, fall=0.7, contact="mouth-cheek")
    beyond = On(1, "head", shift=(-0.5 * sign, 0.03, -0.30))
    stage.look(0, beyond, start=start + 0.15, until=span.leave + 0.2)
    stage.lean(0, start, rise=0.6, hold=span.leave - start - 0.6, fall=0.6, tilt=7.0 * sign, raw=True)
    stage.lean(0, span.arrive, rise=0.15, hold=0.0, fall=0.2, nod=3.0, raw=True)
    # the partner offers the cheek: the face goes a little to the other side
    stage.look(1, On(1, "head", shift=(-0.55 * sign, 0.05, 1.2)), start=start + 0.2, until=span.leave + 0.15)
    stage.lean(1, start + 0.25, rise=0.5, hold=span.leave - start - 0.6, fall=0.5, tilt=-5.0 * sign, bow=5.0, forward=0.025,
               raw=True)  # fmt: skip
    return span


def take_hold(stage: Stage, start: float, until: float) -> None:
    """A hand (or both) on the partner's shoulder or upper arm meanwhile."""
    used = stage.facts.hands[0]
    lower = stage.chance(0.5)
    for hand in (LEFT, RIGHT) if used == "both" else (used,):
        far = "left" if hand == RIGHT else "right"  # face to face, the right hand finds the left shoulder
        sign = 1.0 if far == "left" else -1.0
        arm = On(
            1,
            f"{far}_shoulder",
            side=(0.9 * sign, 0.1 if lower else 0.8, 0.5),
            shift=(0.0, -0.07 if lower else 0.0, 0.0),
        )
        stage.reach(0, hand, arm, start=start, rise=0.6, hold=(until - start) / stage.time(0, 1.0) - 0.6, fall=0.6,
                    contact="hand-shoulder", elbow=18.0, roll=40.0, lean=0.3)  # fmt: skip


def receive(stage: Stage, sign: float, kisses: list[Span]) -> float:
    """The other holds still for it, then touches the cheek, smiles and nods, or draws back surprised."""
    tags, start, end = stage.facts.tags, kisses[0].start, kisses[-1].leave
    stoop(stage, 1, start, end, share=1.7)
    stage.look(1, start=end + 0.1)
    if stage.chance(0.5):
        rest_hands(stage, 1, stage.draw(-0.8, 0.2), end)
    if "touch" in tags:
        at = end + stage.draw(0.5, 0.7)
        hand = LEFT if sign > 0 else RIGHT
        if "twice" in tags:
            hand = stage.hand(1)
        out = 1.0 if hand == LEFT else -1.0
        cheek = On(1, "head", side=(0.9 * out, 0.0, 0.55), shift=(0.0, 0.04, 0.0))
        stage.reach(1, hand, cheek, start=at, rise=0.6, hold=0.7, fall=0.65, lean=0.0, hand_axis=(-0.25, 0.95, 0.05),
                    elbow=6.0, ahead=0.5)  # fmt: skip
        stage.lean(1, at + 0.2, rise=0.4, hold=0.6, fall=0.6, tilt=7.0 * out, nod=4.0, raw=True)
        return at + 1.5
    if "surprise" in tags:
        back = end + stage.draw(0.08, 0.2)
        stage.lean(1, back, rise=0.3, hold=0.3, fall=0.7, bow=-7.0, nod=-3.0, shrug=5.0, raw=True)
        done = stage.step(1, forward=-0.16, start=back + 0.05, steps=2, seconds=0.38)
        rest_hands(stage, 1, back + 0.3, back + 2.0)
        lively(stage, 1, back + 1.0, back + 2.2)
        return max(done, back + 1.1)
    stage.lean(1, end + 0.2, rise=0.4, hold=0.3, fall=0.6, tilt=-7.0 * sign, nod=5.0, raw=True)
    lively(stage, 1, end + 0.3, end + 1.4)
    return end + 1.2


FAMILY = Family(
    "kiss_cheek",
    ("kisser", "kissed"),
    False,
    script,
    draw,
    depth=0.08,
    signatures={"kisser": Signature("reach", HANDS, ("left_shoulder", "right_shoulder"))},
)
