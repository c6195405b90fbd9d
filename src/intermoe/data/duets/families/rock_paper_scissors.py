"""Rock, paper, scissors: both shake the fist in time and show a hand; the winner cheers and the loser shrugs, or it is
a tie.

The tag "rock", "paper" or "scissors" is the winner's hand, or the hand of both in a tie.
"""

from __future__ import annotations

import numpy as np

from ..script import LEFT, RIGHT, Family, Own, Shake, World, other
from ..stage import Stage
from .common import come
from .draw import draw_hand, draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .postures import lasting, nod, on_hip
from .signature import HANDS, Signature

BEATS = {"rock": "scissors", "paper": "rock", "scissors": "paper"}
SHAPE = {"rock": "fist", "paper": "open", "scissors": "scissors"}


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    tie = rng.random() < 0.25
    shown = pick(rng, dict.fromkeys(BEATS, 1.0))
    return Facts(
        "rock_paper_scissors",
        bodies,
        variant="tie" if tie else "win",
        symmetric=tie,
        roles=("player", "player") if tie else ("winner", "loser"),
        hands=(draw_hand(rng, bodies[0]), draw_hand(rng, bodies[1])),
        tempo=draw_tempo(rng, 0.15, 0.2),
        tags=draw_tags(rng, approach=0.3) | {shown},
    )


def script(stage: Stage) -> None:
    facts = stage.facts
    shown = next(name for name in BEATS if name in facts.tags)
    shapes = (shown, shown if facts.variant == "tie" else BEATS[shown])
    arrived = come(stage, stage.draw(1.0, 1.2), low=0.7, high=1.1)
    ready = arrived + stage.draw(0.5, 0.75)
    hertz = stage.draw(1.45, 1.8) / stage.pace**0.6
    beats = 2 if stage.chance(0.4) and facts.tempo != "fast" else 3
    throw = ready + beats / hertz
    for who in (0, 1):
        play(stage, who, shapes[who], ready=ready + stage.draw(-0.03, 0.03), throw=throw, hertz=hertz)
    stage.phase("shake", ready, throw)
    stage.phase("show", throw + 0.1, throw + 0.9)
    seen = throw + 0.35
    if facts.variant == "tie":
        ends = [again(stage, who, seen + stage.draw(0.2, 0.4)) for who in (0, 1)]
    else:
        ends = [cheer(stage, seen + stage.draw(0.25, 0.4)), give_in(stage, seen + stage.draw(0.3, 0.5))]
    stage.finish(max(ends) + stage.draw(0.1, 0.4))


def play(stage: Stage, who: int, shape: str, *, ready: float, throw: float, hertz: float) -> None:
    """The fist goes up, is shaken, and opens to `shape` when it is thrown forward; the eyes are on the hands."""
    hand = stage.facts.hands[who]
    fist = stage.gesture(
        who, hand, Own(-0.02, -0.24, 0.46), start=ready - 0.5, rise=lasting(stage, who, 0.5),
        hold=lasting(stage, who, throw - ready), fall=0.8, elbow=6.0, hand_axis=(-0.25, 0.1, 1.0),
        shake=Shake(hertz, (0.0, stage.draw(0.10, 0.13), 0.02)),
    )  # fmt: skip
    show = stage.gesture(
        who, hand, Own(-0.05, -0.40, 0.60), start=throw - 0.06, rise=lasting(stage, who, 0.26),
        hold=lasting(stage, who, 0.75), fall=0.6, elbow=6.0, hand_axis=(-0.2, -0.05, 1.0),
        roll={"paper": 85.0, "rock": 20.0, "scissors": 55.0}[shape],
    )  # fmt: skip
    stage.fingers(who, hand, "fist", fist.start + 0.15, throw)
    stage.fingers(who, hand, SHAPE[shape], throw, show.leave + 0.25)
    free = other(hand)
    if stage.chance(0.45):  # the palm under the fist
        span = stage.gesture(who, free, Own(-0.22, -0.52, 0.40), start=ready - 0.55, rise=lasting(stage, who, 0.5),
                             hold=lasting(stage, who, throw - ready), fall=0.6, elbow=8.0, roll=-75.0)  # fmt: skip
        stage.fingers(who, free, "open", span.start + 0.2, span.leave)
    elif stage.chance(0.5):
        on_hip(stage, who, free, ready - 0.7, throw + stage.draw(0.4, 0.8))
    stage.lean(who, ready - 0.4, rise=0.5, hold=throw - ready + 0.5, fall=0.6, bow=stage.draw(5.0, 10.0), crouch=0.02,
               raw=True)  # fmt: skip
    stage.lean(who, ready, rise=0.15, hold=throw - ready - 0.2, fall=0.2, bow=2.0, crouch=-0.012, nod=-2.5, hertz=hertz,
               raw=True)  # fmt: skip
    stage.lean(who, throw - 0.08, rise=0.24, hold=0.4, fall=0.5, bow=4.0, nod=4.0, raw=True)
    stage.look(who, World(0.0, 0.62 * stage.people[1 - who].stature, 0.0), start=ready - 0.6, until=throw + 0.7)


def cheer(stage: Stage, start: float) -> float:
    """The winner: a fist into the air, both arms up, or a fist pulled down."""
    hand = stage.facts.hands[0]
    kind = str(stage.rng.choice(["fist", "both", "pump"]))
    stage.lean(0, start - 0.1, rise=0.2, hold=0.0, fall=0.25, crouch=0.05, bow=4.0)
    stage.lean(0, start + 0.15, rise=0.3, hold=0.5, fall=0.6, bow=-7.0, nod=-6.0)
    if kind == "pump":
        up = stage.gesture(0, hand, Own(0.12, 0.36, 0.42), start=start, rise=0.34, hold=0.08, fall=0.8, elbow=15.0)
        stage.lean(0, up.leave, rise=0.25, hold=0.15, fall=0.5, crouch=0.06, bow=9.0)
        end = stage.gesture(0, hand, Own(0.08, -0.48, 0.34), start=up.leave, rise=0.3, hold=0.35, fall=0.6,
                            shake=Shake(2.2, (0.0, 0.03, 0.0), 2.0)).end  # fmt: skip
        stage.fingers(0, hand, "fist", start, end)
        return end
    ends = []
    for side in (LEFT, RIGHT) if kind == "both" else (hand,):
        at = Own(stage.draw(0.12, 0.26), stage.draw(0.72, 0.86), 0.22)
        ends.append(stage.gesture(0, side, at, start=start + stage.draw(0.0, 0.05), rise=0.42, hold=stage.draw(0.5, 0.8),
                                  fall=0.65, elbow=25.0, shake=Shake(stage.draw(1.8, 2.4), (0.0, 0.05, 0.02))).end)  # fmt: skip
        stage.fingers(0, side, "fist", start + 0.1, ends[-1])
    return max(ends)


def give_in(stage: Stage, start: float) -> float:
    """The loser: palms out and shoulders up, or the trunk slumps and the head is shaken."""
    if stage.chance(0.6):
        for side in (LEFT, RIGHT):
            stage.gesture(1, side, Own(0.30, -0.50, 0.36), start=start, rise=0.4, hold=0.6, fall=0.6, roll=-70.0,
                          hand_axis=(0.5, 0.1, 0.8))  # fmt: skip
            stage.fingers(1, side, "open", start + 0.1, start + 1.0)
        span = stage.lean(1, start, rise=0.35, hold=0.45, fall=0.5, shrug=13.0, tilt=7.0, bow=-2.0)
        stage.lean(1, start + 0.4, rise=0.2, hold=0.5, fall=0.3, shake=7.0, hertz=1.5)
        return span.end
    span = stage.lean(1, start, rise=0.5, hold=0.6, fall=0.7, bow=13.0, nod=18.0, shrug=-4.0, crouch=0.02)
    stage.lean(1, start + 0.4, rise=0.2, hold=0.6, fall=0.3, shake=9.0, hertz=1.4)
    if stage.chance(0.4):
        stage.step(1, forward=-0.2, start=start + 0.2, seconds=0.45)
    return span.end


def again(stage: Stage, who: int, start: float) -> float:
    """A tie: a laugh, a shake of the head or a shrug, and often the fist is up again."""
    kind = stage.draw(0.0, 1.0)
    if kind < 0.4:
        stage.lean(who, start, rise=0.25, hold=0.3, fall=0.4, bow=-6.0, nod=-5.0)
        end = stage.lean(who, start, rise=0.2, hold=0.5, fall=0.3, shrug=3.0, bow=1.0, hertz=3.4).end
    elif kind < 0.7:
        end = stage.lean(who, start, rise=0.3, hold=0.3, fall=0.4, shrug=10.0, tilt=6.0).end
    else:
        end = nod(stage, who, start, times=2)
    hand = stage.facts.hands[who]
    span = stage.gesture(who, hand, Own(0.0, -0.26, 0.46), start=start + 0.5, rise=0.45, hold=0.5, fall=0.6,
                         shake=Shake(1.7, (0.0, 0.06, 0.0)))  # fmt: skip
    stage.fingers(who, hand, "fist", span.start, span.end)
    return max(end, span.leave)


FAMILY = Family(
    "rock_paper_scissors",
    ("winner", "loser"),
    False,
    script,
    draw,
    signatures={"winner": Signature("high", HANDS)},
)
