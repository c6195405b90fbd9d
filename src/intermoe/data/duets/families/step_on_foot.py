"""Step on the foot: a foot is lifted high and stamped on the partner's, who bends, draws the foot up and gets away."""

from __future__ import annotations

import numpy as np

from ..script import Family, Own, World, other
from ..stage import Stage
from .asides import idle, shift_weight, sign, talk
from .common import come
from .draw import draw_hand, draw_tags, draw_tempo
from .facts import BodyFacts, Facts, mirror_word
from .signature import Signature

SOLES = ("left_foot", "right_foot")


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    foot = draw_hand(rng, bodies[0])
    return Facts(
        "step_on_foot",
        bodies,
        roles=("stepper", "stepped on"),
        hands=(foot, ""),
        side=(mirror_word(foot), ""),  # the partner's foot
        tempo=draw_tempo(rng, 0.1, 0.2),
        tags=draw_tags(rng, approach=0.5, back=0.7, raised=0.75),
    )


def script(stage: Stage) -> None:
    tags, foot, hurt = stage.facts.tags, stage.facts.hands[0], stage.facts.side[0]
    arrived = come(stage, 0.82, low=0.9, high=1.5, actor_only=stage.chance(0.6))
    if "approach" not in tags and stage.chance(0.5):
        arrived = talk(stage, 0, stage.hand(0), arrived).arrive
    if "approach" not in tags:
        idle(stage, 1, -0.8, arrived + 0.9)
    shift_weight(stage, 1, arrived - 0.6)
    start = arrived + stage.draw(0.3, 0.6)
    x, z, _ = getattr(stage.stances[1], hurt)
    hit, leave = stage.stamp(0, foot, (1, hurt), start=start, hold=stage.draw(0.25, 0.5))
    stage.touch((0, f"{foot}_foot"), (1, f"{hurt}_foot"), hit, leave, "foot-foot")
    stage.look(0, World(x, 0.0, z), start=start - 0.35, until=leave)
    # the trunk goes back and over the standing leg while the knee is up, then down with the foot
    over = -sign(foot)
    stage.lean(0, start - 0.1, rise=0.35, hold=0.0, fall=0.35, bow=-4.0, left=0.03 * over, side=3.0 * over, raw=True)
    stage.lean(
        0, hit - 0.22, rise=0.22, hold=leave - hit, fall=0.5, bow=3.0, forward=-0.05, crouch=0.025, nod=6.0, raw=True
    )
    for hand in ("left", "right"):
        at = Own(stage.draw(0.3, 0.45), stage.draw(-0.65, -0.5), stage.draw(0.15, 0.35))
        stage.gesture(0, hand, at, start=start - 0.05, rise=0.45, hold=0.3, fall=0.6)
    stage.phase("reach", start, hit)
    stage.phase("contact", hit, leave)
    done = suffer(stage, hit, leave, hurt)
    after = max(leave + 0.45, stage.busy[0])
    if stage.chance(0.6):
        after = stage.step_back(0, after, 0.22)
    idle(stage, 0, leave + stage.draw(0.4, 0.6), leave + 3.2)
    stage.finish(max(done, after) + stage.draw(0.3, 0.6))


def suffer(stage: Stage, hit: float, leave: float, hurt: str) -> float:
    """A start, then the foot is drawn away as soon as it is free, or held up while the body bends over it."""
    way = sign(hurt)
    stage.lean(1, hit + 0.03, rise=0.15, hold=0.1, fall=0.4, bow=-5.0, nod=-10.0, shrug=10.0, crouch=0.02, raw=True)
    stage.lean(1, hit + 0.2, rise=0.4, hold=leave - hit + 0.5, fall=0.9, bow=9.0, nod=8.0, side=5.0 * way, forward=-0.04,
               raw=True)  # fmt: skip
    stage.lean(1, leave, rise=0.4, hold=0.4, fall=0.8, bow=17.0, raw=True)
    x, z, _ = getattr(stage.stances[1], hurt)
    stage.look(1, World(x, 0.0, z), start=hit, until=leave + 1.0)
    raised = "raised" in stage.facts.tags
    if raised:
        seconds = stage.draw(1.1, 1.4)
        done = stage.hold_up(1, hurt, start=leave + 0.1, seconds=seconds, back=0.16, height=7.5)
        stage.lean(1, leave + 0.1, rise=0.4, hold=0.3, fall=0.6, bow=10.0, raw=True)
    else:
        done = stage.step(1, forward=-0.26, start=leave + 0.08, steps=2, seconds=0.34, first=hurt, height=1.5)
    hold = stage.draw(0.5, 0.8)
    reach = Own(-0.12, -0.72, 0.52) if raised else Own(0.05, -0.7, 0.45)
    stage.gesture(1, hurt, reach, start=hit + 0.3, rise=0.45, hold=hold + 0.3, fall=0.7)
    balance = Own(0.45, -0.4, 0.2)
    stage.gesture(
        1, other(hurt), balance if stage.chance(0.5) else reach, start=hit + 0.22, rise=0.4, hold=hold, fall=0.7
    )
    if raised and "back" in stage.facts.tags:
        done = stage.step_back(1, done + 0.05, stage.draw(0.25, 0.4))
    stage.look(1, start=done - 0.3, until=done + 2.0)
    return done


FAMILY = Family(
    "step_on_foot",
    ("stepper", "stepped on"),
    False,
    script,
    draw,
    fast=True,
    depth=0.06,
    signatures={"stepper": Signature("onto", SOLES, SOLES)},
)
