"""Thumbs-up: a fist with the thumb up is held out to the partner, who nods, returns it or waves."""

from __future__ import annotations

import numpy as np

from ..script import LEFT, RIGHT, Family, On, Own, Shake, other
from ..stage import Stage
from .common import come
from .draw import draw_hand, draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .postures import nod, pose, restless
from .signature import HANDS, Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    variant = pick(rng, {"back": 0.4, "nod": 0.35, "wave": 0.25})
    hand = "both" if rng.random() < 0.2 else draw_hand(rng, bodies[0])
    answer = {"back": draw_hand(rng, bodies[1]), "wave": draw_hand(rng, bodies[1]), "nod": ""}[variant]
    roles = ("praiser", "praised") if variant == "nod" else ("first praiser", "second praiser")
    if variant == "wave":
        roles = ("first praiser", "waver")
    return Facts(
        "thumb_up", bodies, variant=variant, roles=roles, hands=(hand, answer), tempo=draw_tempo(rng, 0.15, 0.2),
        tags=draw_tags(rng, approach=0.4, high=0.35),
    )  # fmt: skip


def script(stage: Stage) -> None:
    facts = stage.facts
    arrived = come(stage, stage.draw(1.15, 2.3), low=0.7, high=1.2, actor_only=stage.chance(0.4))
    for who in (0, 1):
        stage.look(who, start=arrived - 0.8)
        restless(stage, who, arrived, arrived + 4.2)
    t = arrived + stage.draw(-0.2, 0.15)
    answered = t + stage.draw(0.75, 1.1) * stage.pace
    wait(stage, answered)
    if stage.chance(0.4):
        stage.step(0, forward=stage.draw(0.1, 0.2), start=max(arrived, t - 0.1), seconds=0.42)
    done = give(stage, 0, facts.hands[0], t, hold=stage.draw(1.5, 2.2), high="high" in facts.tags)
    if facts.variant == "nod":
        end = agree(stage, answered)
    elif facts.variant == "back":
        end = give(stage, 1, facts.hands[1], answered, hold=stage.draw(0.9, 1.4), high=stage.chance(0.3))
    else:
        end = wave(stage, 1, facts.hands[1], answered)
        nod(stage, 1, answered + 0.3)
    if stage.chance(0.5):  # pleased with the answer
        nod(stage, 0, answered + 0.6, degrees=7.0)
    stage.finish(max(done, end) + stage.draw(0.3, 0.7))


def wait(stage: Stage, answered: float) -> None:
    """How the partner stands until it answers: the hands behind the back, or folded if they are not needed."""
    if "approach" in stage.facts.tags or stage.chance(0.25):
        return
    if stage.facts.variant != "nod":
        if stage.chance(0.5):
            pose(stage, 1, "behind", -0.9, answered - stage.draw(0.3, 0.45), hand=stage.hand(1))
        return
    how = str(stage.rng.choice(["hip", "crossed", "clasped", "hips", "behind"]))
    pose(stage, 1, how, -0.9, answered + stage.draw(-0.4, 1.9), hand=other(stage.hand(1)))


def agree(stage: Stage, start: float) -> float:
    """The partner nods, leans in a little, and may lay a hand on the chest or turn up a palm."""
    end = nod(stage, 1, start, times=2 if stage.chance(0.6) else 1, degrees=stage.draw(12.0, 17.0))
    stage.lean(1, start, rise=0.35, hold=0.6, fall=0.5, bow=stage.draw(3.0, 9.0), forward=0.02)
    kind, hand = stage.draw(0.0, 1.0), stage.hand(1)
    if kind < 0.25:
        chest = On(1, "spine3", side=(0.25 if hand == LEFT else -0.25, 0.0, 1.0))
        return stage.reach(1, hand, chest, start=start + 0.1, rise=0.5, hold=0.7, fall=0.6, elbow=15.0, lean=0.0,
                           roll=50.0, hand_axis=(-0.9, 0.3, 0.2)).end  # fmt: skip
    if kind < 0.5:
        stage.fingers(1, hand, "open", start + 0.2, start + 1.3)
        return stage.gesture(1, hand, Own(0.2, -0.5, 0.42), start=start, rise=0.45, hold=0.5, fall=0.6, roll=-60.0,
                             hand_axis=(0.3, 0.1, 0.9)).end  # fmt: skip
    return nod(stage, 1, end + 0.3, degrees=9.0)


def give(stage: Stage, who: int, hand: str, start: float, *, hold: float, high: bool) -> float:
    """Thumb up with one hand or both, towards the partner; the second at which the hands hang again."""
    end = 0.0
    for side in (LEFT, RIGHT) if hand == "both" else (hand,):
        at = (stage.draw(0.0, 0.1), stage.draw(0.05, 0.2), 0.74) if high else (0.0, stage.draw(-0.2, -0.06), 0.58)
        shake = Shake(stage.draw(1.8, 2.4), (0.0, 0.015, 0.03), decay=stage.draw(0.6, 1.8))
        span = stage.gesture(who, side, Own(*at), start=start + stage.draw(0.0, 0.05), rise=0.5, hold=hold, fall=0.6,
                             shake=shake, elbow=4.0)  # fmt: skip
        stage.fingers(who, side, "fist", start + 0.1, start + 0.25)
        stage.fingers(who, side, "thumb", start + 0.25, span.leave + 0.2)
        end = max(end, span.end)
        stage.phase("thumb", span.arrive, span.leave)
    stage.lean(who, start, rise=0.45, hold=hold, fall=0.6, bow=stage.draw(2.0, 6.0), nod=stage.draw(-4.0, 2.0),
               tilt=stage.draw(-5.0, 5.0), forward=0.02)  # fmt: skip
    nod(stage, who, start + 0.5, degrees=stage.draw(5.0, 10.0))
    return end


def wave(stage: Stage, who: int, hand: str, start: float) -> float:
    """A short wave in answer."""
    shake = Shake(stage.draw(1.9, 2.4), (stage.draw(0.08, 0.13), 0.01, 0.0))
    at = Own(stage.draw(0.36, 0.5), stage.draw(0.25, 0.5), 0.34)
    span = stage.gesture(who, hand, at, start=start, rise=0.52, hold=stage.draw(0.9, 1.2), fall=0.6, shake=shake,
                         elbow=24.0, hand_axis=(0.15, 1.0, 0.1))  # fmt: skip
    stage.fingers(who, hand, "open", start + 0.2, span.leave + 0.2)
    stage.phase("wave", span.arrive, span.leave)
    return span.end


FAMILY = Family(
    "thumb_up",
    ("praiser", "praised"),
    False,
    script,
    draw,
    signatures={"praiser": Signature("forward", HANDS), "first praiser": Signature("first_high", HANDS)},
)
