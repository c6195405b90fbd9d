"""Help up: one sits on the floor; the other comes, gives a hand or both, and pulls; the one on the floor stands up."""

from __future__ import annotations

import math

import numpy as np

from ..script import LEFT, RIGHT, Family, Own, Shake, other
from ..stage import Stage
from .draw import draw_hand, draw_tags, draw_tempo
from .facts import BodyFacts, Facts
from .signature import Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    hand = "both" if rng.random() < 0.35 else draw_hand(rng, bodies[0])
    return Facts(
        "help_up",
        bodies,
        roles=("helper", "helped"),
        hands=(hand, hand),
        tempo=draw_tempo(rng, 0.2, 0.2),
        tags=draw_tags(rng, approach=0.75, thanks=0.5),
    )


def script(stage: Stage) -> None:
    facts = stage.facts
    hands = (LEFT, RIGHT) if facts.hands[0] == "both" else (facts.hands[0],)
    gap = stage.draw(0.52, 0.58) * stage.scale()
    way = math.radians(stage.draw(-18.0, 18.0))  # from where the helper comes, seen by the one who sits
    far = stage.draw(0.9, 1.4) if "approach" in facts.tags else 0.0
    stage.place(0, (gap + far) * math.sin(way), (gap + far) * math.cos(way), way + math.pi)
    back = stage.draw(-0.02, 0.06)
    arrived = stage.draw(0.3, 0.7)
    if far:
        arrived = stage.walk(0, (gap * math.sin(way), gap * math.cos(way)))
        stage.phase("approach", 0.0, arrived)
    grip = arrived + stage.time(0, 0.5)
    pull = grip + stage.draw(0.2, 0.35)
    rise = stage.seated(1, 0.0, 0.0, 0.0, until=pull, fall=1.2, back=back, tip=stage.draw(-3.0, 3.0))
    end = rise.end + 0.15
    wait(stage, hands, back, grip, pull)
    for hand in hands:
        theirs = other(hand) if len(hands) == 2 else hand  # two hands take the ones opposite, one the same
        stage.meet((0, hand), (1, theirs), arrive=grip, hold=(end - grip) / stage.pace, height=0.42, lift=0.12, rise=0.7, lag=0.15,
                   aside=0.0, elbow=10.0)  # fmt: skip
        stage.fingers(0, hand, "grip", grip - 0.1, end)
        stage.fingers(1, theirs, "grip", grip - 0.1, end)
    pulling(stage, grip, pull, rise.end)
    stage.phase("grip", grip, end)
    stage.phase("rise", pull, rise.end)
    if "thanks" in facts.tags:
        stage.lean(1, rise.end + 0.1, rise=0.3, hold=0.05, fall=0.4, nod=14.0, bow=7.0)
    else:  # brushes the dust off the seat
        free = other(hands[0]) if len(hands) == 1 else stage.hand(1)
        stage.reach(1, free, Own(0.10, -0.90, -0.16), start=rise.end - 0.2 if len(hands) == 1 else end + 0.02, rise=0.5, hold=0.8, fall=0.5, lean=0.0,
                    shake=Shake(2.6, (0.0, 0.05, 0.0)))  # fmt: skip
    stage.look(0)
    stage.look(1, start=max(0.0, arrived - 1.2))
    stage.finish(end + stage.draw(0.8, 1.2))


def wait(stage: Stage, hands: tuple[str, ...], back: float, grip: float, pull: float) -> None:
    """The one on the floor leans on a hand behind, or holds the knees, until the help is there."""
    for hand in (LEFT, RIGHT):
        until = grip - 0.75 if hand in hands else pull + 0.15
        if stage.chance(0.6) or hand not in hands:
            spot = stage.floor_behind(1, hand, back=back)
            stage.reach(1, hand, spot, start=-2.0, rise=0.5, hold=(until + 1.5) / stage.time(1, 1.0), fall=0.6, lean=0.0,
                        hand_axis=(0.5, -0.2, -0.8), roll=80.0, elbow=15.0)  # fmt: skip
        else:
            stage.reach(1, hand, Own(-0.05, -0.35, 0.70), start=-2.0, rise=0.5, hold=(until + 1.5) / stage.time(1, 1.0),
                        fall=0.5, lean=0.0)  # fmt: skip
    stage.lean(1, -1.0, rise=0.5, hold=grip, fall=0.8, bow=4.0, raw=True)


def pulling(stage: Stage, grip: float, pull: float, up: float) -> None:
    """Bend down to the hand, then lean back against the weight, one foot going back."""
    stage.lean(0, grip - 0.65, rise=0.65, hold=pull - grip, fall=0.75 * (up - pull), bow=24.0, crouch=0.07, raw=True)
    stage.lean(0, pull, rise=0.45, hold=0.2, fall=0.7, bow=-9.0, forward=-0.07, crouch=0.03, raw=True)
    stage.step(0, forward=-0.28, start=pull + 0.35, steps=2, seconds=0.42)
    stage.lean(1, pull - 0.2, rise=0.4, hold=0.1, fall=0.7, bow=16.0, raw=True)


FAMILY = Family(
    "help_up",
    ("helper", "helped"),
    False,
    script,
    draw,
    joins=False,
    signatures={"helper": Signature("stays_up", ("pelvis",))},
)
