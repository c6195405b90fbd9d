"""Twirl: one takes the other's hand and raises it, and the other turns once about under the arm."""

from __future__ import annotations

import numpy as np

from ..script import LEFT, RIGHT, Carry, Family, On, Own, other
from ..stage import Stage
from .common import come, part
from .draw import draw_hand, draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .salsa import OVERHEAD, duck
from .signature import Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    hand = draw_hand(rng, bodies[0])
    return Facts(
        "twirl",
        bodies,
        roles=("twirler", "twirled"),
        hands=(hand, other(hand) if rng.random() < 0.7 else hand),
        turn=pick(rng, {"clockwise": 0.5, "counterclockwise": 0.5}),
        tempo=draw_tempo(rng),
        tags=draw_tags(rng, approach=0.5, leave=0.2, curtsy=0.35),
    )


def script(stage: Stage) -> None:
    facts = stage.facts
    tags = facts.tags
    arrived = come(stage, stage.draw(0.70, 0.82), low=0.6, high=1.1, actor_only=stage.chance(0.4))
    mine, yours = facts.hands
    grip = arrived + stage.draw(0.1, 0.3)
    if "approach" not in tags and stage.chance(0.5):
        grip = 0.0  # hand in hand already
    beat = {"slow": 0.56, "normal": 0.46, "fast": 0.37}[facts.tempo] * stage.draw(0.95, 1.05)
    first = max(grip, 0.1) + stage.draw(0.55, 0.8) + beat
    lands = [first + beat * k for k in range(4)]
    sign = 1.0 if facts.turn == "counterclockwise" else -1.0
    x, z, _ = stage.where(1)
    stage.spin(1, sign * 360.0, lands, first=LEFT if sign > 0 else RIGHT, air=0.75 * beat, to=(x, z), width=0.9)
    up, down = lands[0] - 1.35 * beat, lands[3] - 0.1 * beat
    crown = On(1, "head", shift=(0.0, 0.40, 0.0))
    carry = Carry(crown, up, 1.3 * beat, down - up - 1.3 * beat, 1.4 * beat, near=0.85)
    keep = "leave" not in tags and stage.chance(0.65)  # the hands stay joined
    after = down + 1.4 * beat + (9.0 if keep else stage.draw(0.1, 0.6))
    aside = 0.1 if mine == LEFT else -0.1
    span = stage.meet((0, mine), (1, yours), arrive=grip, hold=(after - grip) / stage.pace, height=stage.draw(0.58, 0.64),
                      aside=aside if mine != yours else 0.0, elbow=15.0, raised=OVERHEAD, carry=(carry,))  # fmt: skip
    stage.fingers(0, mine, "grip", grip - 0.15, span.leave)
    stage.fingers(1, yours, "grip", grip - 0.1, span.leave)
    duck(stage, up, down)
    circle(stage, lands, sign, beat)
    free = Own(stage.draw(0.1, 0.3), stage.draw(-0.55, -0.4), stage.draw(0.3, 0.45))
    stage.gesture(1, other(yours), free, start=up, rise=0.6, hold=4 * beat, fall=0.7, elbow=30.0)
    stage.phase("reach", grip - 0.6, grip)
    stage.phase("turn", lands[0] - beat, lands[3])
    end = down + 1.4 * beat + 0.2 if keep else span.end - 0.2
    if "curtsy" in tags:
        end = max(end, stage.lean(1, down + beat, rise=0.4, hold=0.25, fall=0.5, crouch=0.09, bow=9.0, nod=10.0).end)
        stage.lean(0, down + beat + 0.25, rise=0.35, hold=0.15, fall=0.5, bow=6.0, nod=9.0)
    stage.look(0)
    stage.finish(part(stage, end) if "leave" in tags else end + stage.draw(0.1, 0.4))


def circle(stage: Stage, lands: list[float], sign: float, beat: float) -> None:
    """The one who leads rises into the gesture, stirs the hand along, and shifts the weight or takes a small step."""
    stage.lean(0, lands[0] - beat, rise=beat, hold=2 * beat, fall=beat, bow=-3.0, side=-3.0 * sign, raw=True)
    stage.lean(0, lands[1], rise=beat, hold=0.5 * beat, fall=beat, left=0.03 * sign, hip=3.0 * sign, raw=True)
    stage.lean(1, lands[0] - beat, rise=beat, hold=3 * beat, fall=beat, bow=-2.0, crouch=0.012, raw=True)
    hand = other(stage.facts.hands[0])
    if stage.chance(0.5):  # the free hand goes to the own hip or opens to the side
        hip = On(0, "pelvis", side=(1.0 if hand == LEFT else -1.0, 0.1, 0.2))
        stage.reach(0, hand, hip, start=lands[0] - beat, rise=0.6, hold=3.2 * beat, fall=0.6, elbow=55.0, lean=0.0)
    else:
        at = Own(stage.draw(0.35, 0.5), stage.draw(-0.6, -0.4), stage.draw(0.25, 0.4))
        stage.gesture(0, hand, at, start=lands[0] - beat, rise=0.6, hold=2.6 * beat, fall=0.7, elbow=15.0)
    if stage.chance(0.5):
        stage.step(0, left=0.1 * sign, start=lands[0], steps=2, seconds=0.45)


FAMILY = Family(
    "twirl",
    ("twirler", "twirled"),
    False,
    script,
    draw,
    signatures={"twirler": Signature("turns_partner", ("pelvis",))},
)
