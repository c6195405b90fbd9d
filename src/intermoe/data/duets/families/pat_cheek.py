"""Pat the cheek: face to face, a hand (or both) goes up to the other's cheek and pats or strokes it."""

from __future__ import annotations

import numpy as np

from ..script import LEFT, RIGHT, Family, On, Shake, other
from ..stage import Span, Stage
from .common import come, lively, rest_hands, stoop
from .draw import draw_hand, draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .signature import HANDS, Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    hand = "both" if rng.random() < 0.15 else draw_hand(rng, bodies[0])
    touch = pick(rng, {"pat": 0.5, "stroke": 0.5})
    answer = pick(rng, {"lean": 0.35, "hold": 0.25 if hand != "both" else 0.0, "down": 0.2, "smile": 0.2})
    return Facts(
        "pat_cheek",
        bodies,
        roles=("patter", "patted"),
        hands=(hand, ""),
        tempo=draw_tempo(rng),
        tags=draw_tags(rng, approach=0.55) | {touch, answer},
    )


def script(stage: Stage) -> None:
    hand, tags = stage.facts.hands[0], stage.facts.tags
    used = (LEFT, RIGHT) if hand == "both" else (hand,)
    apart = stage.people[1].stature - stage.people[0].stature
    arrived = come(stage, 0.60, low=0.9, high=1.4, actor_only=stage.chance(0.6))
    t = arrived - 0.15
    if stage.chance(0.5) or apart > 0.12:
        t = stage.step(0, forward=0.10, start=arrived, steps=1, seconds=0.42, pose=True) - 0.3
    hold = stage.draw(1.2, 1.9)
    spans = [stroke(stage, side, t + (0.05 if k else 0.0), hold) for k, side in enumerate(used)]
    first, last = min(s.arrive for s in spans), max(s.leave for s in spans)
    stage.lean(0, t, rise=0.6, hold=last - t - 0.6, fall=0.6, bow=3.0, tilt=stage.draw(-7.0, 7.0), nod=2.0, raw=True)
    stage.look(0)
    if len(used) == 1 and stage.chance(0.4):
        free = other(hand)
        arm = On(1, f"{hand}_shoulder", side=(0.8 if hand == LEFT else -0.8, 0.1, 0.5), shift=(0.0, -0.06, 0.0))
        stage.reach(0, free, arm, start=t + 0.1, rise=0.65, hold=hold - 0.2, fall=0.6, contact="hand-shoulder")
    stage.phase("reach", t, first)
    stage.phase("stroke" if "stroke" in tags else "pat", first, last)
    end = receive(stage, used, first, last)
    stage.finish(max(end, max(s.end for s in spans)) + stage.draw(0.3, 0.6))


def stroke(stage: Stage, hand: str, start: float, hold: float) -> Span:
    """One hand at the cheek across from it: light pats, or a slow way down the cheek."""
    sign = 1.0 if hand == RIGHT else -1.0  # the right hand comes to the partner's left cheek
    if "pat" in stage.facts.tags:
        away, swing = 0.016, Shake(stage.draw(2.5, 3.2) / stage.pace**0.5, (0.024, 0.004, -0.008))
    else:
        away, swing = 0.004, Shake(stage.draw(0.6, 0.85) / stage.pace**0.5, (0.0, 0.028, -0.012))
    cheek = On(1, "head", side=(0.85 * sign, 0.0, 0.45), shift=(away * sign, 0.05, 0.0))
    span = stage.reach(0, hand, cheek, start=start, rise=0.7, hold=hold, fall=0.65, shake=swing, contact="hand-cheek",
                       elbow=10.0, arc=(0.07, 0.0, 0.0))  # fmt: skip
    stage.fingers(0, hand, "open", start + 0.3, span.leave + 0.15)
    return span


def receive(stage: Stage, used: tuple[str, ...], start: float, end: float) -> float:
    """The other leans into the hand, holds it, looks down, or smiles with a small nod."""
    tags, sign = stage.facts.tags, 1.0 if used[-1] == RIGHT else -1.0
    stoop(stage, 1, start - 0.7, end)
    late = start + stage.draw(0.1, 0.25)
    if "down" in tags:
        stage.look(1, start=-1.0, until=late + 0.2)
        stage.look(1, On(1, "head", shift=(-0.3 * sign, -1.2, 1.0)), start=late, until=end + 0.2)
        stage.lean(1, late, rise=0.5, hold=end - late - 0.5, fall=0.7, nod=7.0, tilt=-4.0 * sign, bow=2.0, raw=True)
    elif "smile" in tags:
        stage.look(1)
        stage.lean(1, late, rise=0.3, hold=0.3, fall=0.5, bow=-4.0, nod=-4.0, raw=True)
        stage.lean(1, late + 0.7, rise=0.25, hold=0.0, fall=0.3, nod=9.0, raw=True)
    else:
        stage.look(1)
        both = 0.3 if len(used) == 2 else 1.0
        stage.lean(1, late, rise=0.5, hold=end - late - 0.4, fall=0.6, tilt=10.0 * sign * both, side=2.5 * sign * both,
                   raw=True)  # fmt: skip
    free: tuple[str, ...] = (LEFT, RIGHT)
    if "hold" in tags:
        mine = other(used[0])  # the hand on that side
        wrist = On(0, f"{used[0]}_wrist", side=(0.0, -0.3, 1.0))
        stage.reach(1, mine, wrist, start=late, rise=0.6, hold=max(0.3, (end - late) / stage.time(1, 1.0) - 0.75), fall=0.6,
                    contact="hand-forearm", elbow=12.0, lean=0.3)  # fmt: skip
        stage.fingers(1, mine, "grip", late + 0.4, end)
        free = (other(mine),)
    rest_hands(stage, 1, stage.draw(-0.8, 0.5), end + 0.3, free=free)
    lively(stage, 1, end, end + 1.2)
    return end + 0.8


FAMILY = Family(
    "pat_cheek",
    ("patter", "patted"),
    False,
    script,
    draw,
    signatures={"patter": Signature("reach", HANDS, ("head",))},
)
