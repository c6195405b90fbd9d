"""Grab: one seizes the other's wrist, or the collar; the other leans back, tugs, pries at the hand, and may get free."""

from __future__ import annotations

import numpy as np

from ..script import Family, On, Own, Shake, other
from ..stage import Stage
from .asides import idle, rub, shift_weight, sign, talk, unscaled
from .common import come
from .draw import draw_hand, draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts, mirror_word
from .signature import HANDS, Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    hand = draw_hand(rng, bodies[0])
    what = pick(rng, {"wrist": 0.62, "collar": 0.38})
    return Facts(
        "grab",
        bodies,
        roles=("grabber", "grabbed"),
        hands=(hand, ""),
        side=(mirror_word(hand) if what == "wrist" else "", ""),  # the arm that is seized
        tempo=draw_tempo(rng, 0.1, 0.25),
        tags=draw_tags(rng, approach=0.5, free=0.5, back=0.6, pry=0.5) | {what},
    )


def script(stage: Stage) -> None:
    wrist = "wrist" in stage.facts.tags
    arrived = come(stage, 0.84 if wrist else 0.70, low=1.0, high=1.7, actor_only=True)
    if "approach" not in stage.facts.tags and stage.chance(0.4):
        arrived = talk(stage, 0, stage.facts.hands[0], arrived).arrive
    shift_weight(stage, 1, arrived - 0.6)
    hold = stage.draw(1.9, 2.5) * stage.pace**0.5
    grip = arrived + stage.draw(0.45, 0.75)
    if "free" not in stage.facts.tags:  # held until the end
        hold = max(hold, 4.2 - grip)
    (seize_wrist if wrist else seize_collar)(stage, grip, hold)
    stage.phase("reach", grip - 0.5, grip)
    stage.phase("contact", grip, grip + hold)
    if "free" not in stage.facts.tags:
        stage.finish(grip + hold - 0.1)
        return
    stage.phase("release", grip + hold, grip + hold + 0.5)
    idle(stage, 0, grip + hold + 0.6, grip + hold + 3.0)
    stage.finish(get_free(stage, grip + hold, wrist) + stage.draw(0.3, 0.5))


def seize_wrist(stage: Stage, grip: float, hold: float) -> None:
    """The hand closes about the wrist; the arm is tugged to and fro between the two."""
    hand, arm = stage.facts.hands[0], stage.facts.side[0]
    tug = Shake(stage.draw(0.8, 1.3), (stage.draw(-0.03, 0.03), 0.025, stage.draw(0.03, 0.05)))
    share = stage.draw(0.50, 0.58)
    stage.meet(
        (0, hand), (1, arm), arrive=grip, hold=hold / stage.pace, height=stage.draw(0.52, 0.56), wrist=True, share=0.48,
        pull=(grip + 0.3, 0.5, share), rise=0.62, lag=0.5, fall=0.4, kind="hand-wrist", shake=tug, roll=55.0, elbow=8.0,
    )  # fmt: skip
    stage.fingers(0, hand, "open", grip - 0.5, grip - 0.05)
    stage.fingers(0, hand, "grip", grip - 0.05, grip + hold)
    stage.fingers(1, arm, "fist", grip + 0.3, grip + hold + 0.4)
    struggle(stage, grip, hold, sign(arm))
    if "pry" in stage.facts.tags:  # the free hand pulls at the hand that holds
        wrist = On(0, f"{hand}_wrist", shift=(0.0, 0.03, 0.03))
        stage.reach(1, other(arm), wrist, start=grip + stage.draw(0.45, 0.7), rise=0.4, hold=unscaled(stage, 1, hold - 1.2), fall=0.5,
                    lean=0.0, roll=50.0)  # fmt: skip
        stage.fingers(1, other(arm), "grip", grip + 0.9, grip + hold - 0.3)
    else:  # it is held up in protest
        at = Own(0.12, -0.15, 0.42)
        stage.gesture(1, other(arm), at, start=grip + stage.draw(0.25, 0.4), rise=0.4, hold=unscaled(stage, 1, hold - 1.1), fall=0.6,
                      hand_axis=(0.0, 0.9, 0.4), roll=60.0, shake=Shake(1.6, (0.02, 0.02, 0.02)))  # fmt: skip
        stage.fingers(1, other(arm), "open", grip + 0.4, grip + hold)


def seize_collar(stage: Stage, grip: float, hold: float) -> None:
    """The hand closes on the cloth below the throat and shakes the partner, whose hands go to the wrist."""
    hand = stage.facts.hands[0]
    near = mirror_word(hand)  # the partner's hand on that side
    cloth = On(1, "spine3", side=(0.12 * sign(near), 0.1, 1.0), shift=(0.0, 0.10, 0.0))
    seized = stage.reach(
        0, hand, cloth, start=grip - stage.time(0, 0.42), rise=0.42, hold=unscaled(stage, 0, hold), fall=0.45,
        contact="hand-chest", hand_axis=(-0.2, 0.25, 1.0), roll=50.0, elbow=24.0,
    )  # fmt: skip
    stage.fingers(0, hand, "grip", grip - 0.06, seized.leave)
    stage.step(0, forward=0.14, start=grip - 0.45, steps=1, seconds=0.4, first=other(hand), pose=True)
    stage.lean(0, grip - 0.3, rise=0.4, hold=hold, fall=0.6, bow=6.0, nod=3.0, raw=True)
    rest = max(0.4, hold - 0.9)
    stage.lean(1, grip + 0.5, rise=0.3, hold=rest - 0.3, fall=0.4, bow=4.5, forward=0.02, hertz=stage.draw(1.2, 1.7),
               raw=True)  # shaken  # fmt: skip
    stage.gesture(0, other(hand), Own(0.12, -0.5, 0.28), start=grip - 0.2, rise=0.4, hold=hold - 0.5, fall=0.5)
    struggle(stage, grip, hold, 0.0)
    hands = (near, other(near)) if "pry" in stage.facts.tags else (near,)
    for k, side in enumerate(hands):
        wrist = On(0, f"{hand}_wrist", shift=(0.045 * sign(side), -0.01 - 0.03 * k, 0.0))
        stage.reach(1, side, wrist, start=grip + stage.draw(0.22, 0.4) + 0.1 * k, rise=0.38, hold=unscaled(stage, 1, hold - 0.9), fall=0.5,
                    lean=0.0, elbow=15.0, roll=20.0)  # fmt: skip
        stage.fingers(1, side, "grip", grip + 0.6, grip + hold)
    if len(hands) == 1:
        stage.gesture(1, other(near), Own(0.45, -0.35, 0.25), start=grip + 0.15, rise=0.35, hold=unscaled(stage, 1, hold - 0.8), fall=0.6,
                      shake=Shake(1.5, (0.04, 0.05, 0.02)))  # fmt: skip


def struggle(stage: Stage, grip: float, hold: float, way: float) -> None:
    """The one who is held leans away, steps back and wriggles; the other leans against it."""
    start, rest = grip + stage.draw(0.18, 0.3), max(0.3, hold - 0.7)
    stage.lean(1, start, rise=0.35, hold=rest - 0.3, fall=0.4, bow=-6.0, forward=-0.06, crouch=0.025, nod=5.0, raw=True)
    stage.lean(1, start + 0.2, rise=0.3, hold=rest - 0.5, fall=0.4, twist=9.0 if way <= 0 else -9.0, side=2.0,
               hertz=stage.draw(0.9, 1.3), raw=True)  # fmt: skip
    if "back" in stage.facts.tags:
        stage.step(1, forward=-0.2 if way else -0.14, start=start, steps=2, seconds=0.34)
    if way:
        stage.lean(0, grip + 0.25, rise=0.4, hold=rest, fall=0.5, bow=-3.0, forward=-0.03, crouch=0.02, raw=True)
        stage.gesture(0, other(stage.facts.hands[0]), Own(0.25, -0.6, 0.2), start=grip, rise=0.4, hold=hold - 0.6,
                      fall=0.6)  # fmt: skip


def get_free(stage: Stage, at: float, wrist: bool) -> float:
    """The hand lets go or is shaken off; the partner stumbles back and rubs the wrist, or straightens up."""
    done = stage.stagger(1, at - 0.02, stage.draw(0.28, 0.42), steps=2)
    stage.lean(1, at, rise=0.25, hold=0.1, fall=0.7, bow=-5.0, forward=-0.04, raw=True)
    if not wrist:
        stage.lean(0, at - 0.1, rise=0.2, hold=0.1, fall=0.6, bow=5.0, forward=0.04, raw=True)
        spot = On(1, "spine3", side=(0.2, 0.0, 1.0), shift=(0.0, 0.05, 0.0))
        return max(done, rub(stage, 1, stage.hand(1), spot, at + 0.3, stage.draw(0.5, 0.8)).leave)
    arm = stage.facts.side[0]
    pulled = stage.gesture(1, arm, Own(0.05, -0.45, 0.28), start=at, rise=0.26, hold=1.2, fall=0.6)
    sore = On(1, f"{arm}_wrist", shift=(0.0, 0.02, 0.0))
    rubbed = rub(stage, 1, other(arm), sore, at + 0.3, 0.75, roll=50.0)
    return max(done, min(pulled.leave, rubbed.leave))


FAMILY = Family(
    "grab",
    ("grabber", "grabbed"),
    False,
    script,
    draw,
    fast=True,
    depth=0.06,
    signatures={"grabber": Signature("first_forward", HANDS)},
)
