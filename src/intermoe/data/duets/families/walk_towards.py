"""Walk towards: one goes up to the other, or both go to meet; they stop before each other and look, without a touch."""

from __future__ import annotations

import math

import numpy as np

from ..script import Family, Own, other
from ..stage import Stage
from .draw import draw_tempo, pick
from .facts import BodyFacts, Facts
from .idle import rest
from .signature import Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    together = rng.random() < 0.4
    tags = {"close"} if rng.random() < 0.2 else set()
    if not together:
        tags |= {pick(rng, {"turn": 0.45, "expect": 0.55})}  # the partner turns round, or looks that way from the first
    return Facts(
        "walk_towards",
        bodies,
        variant="together" if together else "one",
        symmetric=together,
        roles=("walker", "walker") if together else ("walker", "awaited"),
        tempo=draw_tempo(rng, 0.25, 0.25),
        tags=frozenset(tags),
    )


def script(stage: Stage) -> None:
    facts = stage.facts
    gap = (stage.draw(0.58, 0.68) if "close" in facts.tags else stage.draw(0.95, 1.5)) * stage.scale()
    if facts.variant == "together":
        far = stage.draw(1.9, 2.5) / stage.pace**0.6
        arrived = list(stage.approach(gap, far=(far, far * stage.draw(0.7, 1.0))))
        for who in (0, 1):
            stage.look(who)
    else:
        arrived = [come(stage, gap), 0.0]
        arrived[1] = await_(stage, arrived[0])
    there = max(arrived)
    end = max(there + stage.draw(1.1, 1.6), 4.0)
    for who in (0, 1):
        settle(stage, who, arrived[who] if facts.variant == "together" else arrived[0], end)
    stage.phase("walk", 0.0, there)
    stage.phase("look", there, end)
    stage.finish(end)


def come(stage: Stage, gap: float) -> float:
    """Person 0 walks straight up, or in an arc, to the partner's front."""
    stage.place(1, 0.0, 0.0, np.pi)
    far, bend = stage.draw(2.5, 3.4) / stage.pace**0.6, stage.draw(-0.6, 0.6) if stage.chance(0.5) else 0.0
    s = np.linspace(0.0, 1.0, 20)
    side = math.sin(bend) * far * (1 - s) ** 2
    path = np.stack([side, -gap - far * math.cos(bend) * (1 - s)], -1)
    ahead = path[1] - path[0]
    stage.place(0, path[0, 0], path[0, 1], math.atan2(ahead[0], ahead[1]))
    if "turn" in stage.facts.tags:
        away = stage.draw(0.9, 1.9) * (1 if stage.chance(0.5) else -1)
        stage.place(1, 0.0, 0.0, np.pi + away)
    arrived = stage.walk(0, path=path, start=stage.draw(0.0, 0.2), speed=stage.draw(0.92, 1.08))
    stage.look(0)
    return arrived


def await_(stage: Stage, arrives: float) -> float:
    """Person 1 waits, sees the other come and (where turned away) turns round; the second at which that is done."""
    seen = arrives - stage.draw(0.9, 1.5)
    if "turn" in stage.facts.tags:
        kind = rest(stage, 1, -1.5, seen + 0.4)
        stage.look(1, start=seen - 0.1, until=99.0)
        done = stage.turn(1, start=seen + stage.draw(0.15, 0.3), seconds=0.46)
    else:
        kind, done = rest(stage, 1, -1.5, arrives - 0.3), arrives
        stage.look(1)
    if kind != "loose" and stage.chance(0.5):
        stage.lean(1, seen + 0.2, rise=0.25, hold=0.0, fall=0.3, nod=-6.0)
    return done


def settle(stage: Stage, who: int, at: float, end: float) -> None:
    """Having stopped, one looks the other in the face: a nod, a hand on the hip, a small gesture, the weight on one
    leg."""
    size = 1.0 if "close" not in stage.facts.tags else 0.5
    stage.lean(who, at - 0.15, rise=0.35, hold=0.1, fall=0.6, bow=stage.draw(-4.0, 3.0) * size, nod=3.0)
    kind = pick(stage.rng, {"hip": 0.25, "nod": 0.2, "open": 0.35, "folded": 0.2})
    t = at + stage.draw(0.0, 0.3)
    if kind == "nod":  # and half a step to one side
        if "close" not in stage.facts.tags:
            stage.step(who, left=stage.draw(0.08, 0.14) * (1 if stage.chance(0.5) else -1), start=t + 0.2, seconds=0.4)
        stage.lean(who, t, rise=0.2, hold=0.05, fall=0.3, nod=stage.draw(8.0, 13.0))
        rest(stage, who, t + 0.3, end + 1.5, kind="loose")
    elif kind == "open":
        hand = stage.hand(who)
        for side in (hand, other(hand)) if stage.chance(0.4) else (hand,):
            stage.gesture(who, side, Own(0.22, -0.55, 0.40 * size**0.5), start=t, rise=0.5, hold=stage.draw(0.4, 0.9),
                          fall=0.7, elbow=10.0, roll=-40.0)  # fmt: skip
    else:
        rest(stage, who, t, end + 1.5, kind=kind)
    stage.lean(who, t + stage.draw(0.4, 0.8), rise=0.35, hold=0.3, fall=0.4, tilt=stage.draw(-7.0, 7.0))


FAMILY = Family(
    "walk_towards",
    ("walker", "awaited"),
    False,
    script,
    draw,
    signatures={"walker": Signature("travel", ("pelvis",))},
)
