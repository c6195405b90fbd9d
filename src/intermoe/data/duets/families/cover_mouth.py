"""Cover the mouth: one steps behind or beside the other and lays a hand over the mouth; the other reaches up for it."""

from __future__ import annotations

import numpy as np

from ..script import LEFT, RIGHT, Family, On, Own, other
from ..stage import Span, Stage
from .common import join, lively, rest_hands
from .draw import draw_hand, draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .signature import HANDS, Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    place = pick(rng, {"behind": 0.6, "beside": 0.4})
    answer = pick(rng, {"struggle": 0.4, "pull": 0.4, "still": 0.2})
    return Facts(
        "cover_mouth",
        bodies,
        roles=("coverer", "covered"),
        hands=(draw_hand(rng, bodies[0]), ""),
        tempo=draw_tempo(rng, 0.12, 0.3),
        tags=draw_tags(rng, approach=0.65, seize=0.6) | {place, answer},
    )


def script(stage: Stage) -> None:
    hand, tags = stage.facts.hands[0], stage.facts.tags
    sign = 1.0 if hand == LEFT else -1.0
    behind = "behind" in tags
    bearing = sign * (stage.draw(160.0, 176.0) if behind else stage.draw(70.0, 100.0))
    arrived = join(stage, bearing, (0.34 if behind else 0.46) * stage.scale(), face=-sign * (4.0 if behind else -6.0))
    start = arrived - (0.3 if "approach" in tags else 0.0)
    talk(stage, start, "" if behind else hand)
    hold = stage.draw(1.3, 2.0)
    mouth = On(1, "head", side=(0.12 * sign, 0.0, 1.0), shift=(0.0, 0.035, 0.0))
    axis = (-0.95, 0.12, 0.10) if behind else (-0.35, 0.15, 0.95)
    cover = stage.reach(
        0, hand, mouth, start=start, rise=0.62, hold=hold, fall=0.6, contact="hand-mouth", hand_axis=axis,
        elbow=48.0 if behind else 30.0, arc=(0.20, 0.0, 0.05) if behind else (0.04, 0.02, 0.0),
    )  # fmt: skip
    stage.fingers(0, hand, "open", start + 0.3, cover.leave + 0.1)
    held = cover.leave - cover.arrive
    if "seize" in tags:
        grip = On(1, "spine3", side=(0.35 * sign, 0.2, -0.9))
        if behind:
            grip = On(1, f"{other(hand)}_shoulder", side=(-0.75 * sign, 0.5, -0.4), shift=(0.0, -0.03, 0.0))
        stage.reach(0, other(hand), grip, start=start + 0.05, rise=0.6, hold=hold, fall=0.6, elbow=25.0, roll=40.0,
                    contact="hand-shoulder" if behind else "hand-back")  # fmt: skip
        stage.fingers(0, other(hand), "grip", start + 0.3, cover.leave)
    stage.look(0, start=arrived - 0.5, until=cover.end)
    stage.lean(0, start, rise=0.6, hold=held, fall=0.6, bow=5.0, forward=0.02, raw=True)
    stage.phase("reach", cover.start, cover.arrive)
    stage.phase("cover", cover.arrive, cover.leave)
    end = receive(stage, hand, sign, cover)
    back = stage.step(0, forward=-0.25, start=cover.leave + 0.25, steps=2, seconds=0.42)
    stage.finish(max(end, back, cover.end) + stage.draw(0.2, 0.5))


def talk(stage: Stage, until: float, beside: str) -> None:
    """Before it the other one talks with a hand, or stands at rest."""
    stage.look(1, On(1, "head", shift=(0.0, -0.1, 2.0)), start=-1.0, until=until + 0.4)
    if stage.chance(0.5) or until < 0.8:
        rest_hands(stage, 1, -0.8, until + 0.5, beside=beside)
        return
    for hand in (LEFT, RIGHT):
        at = Own(stage.draw(0.05, 0.25), -0.42, stage.draw(0.40, 0.5))
        stage.gesture(
            1, hand, at, start=stage.draw(-0.5, 0.2), rise=0.5, hold=max(0.2, until - 0.5), fall=0.6, elbow=14.0
        )


def receive(stage: Stage, hand: str, sign: float, cover: Span) -> float:
    """The other starts, reaches up for the hand, shakes the head or pulls, and looks round when it is gone."""
    tags, start, end = stage.facts.tags, cover.arrive, cover.leave
    above = max(0.0, stage.people[1].scale - stage.people[0].scale - 0.04)
    stage.lean(1, start - 0.3, rise=0.45, hold=end - start, fall=0.6, bow=-4.0 - 20.0 * above, nod=-6.0,
               crouch=min(0.006 + 0.6 * above, 0.14), raw=True)  # fmt: skip
    stage.lean(1, start - 0.1, rise=0.15, hold=0.05, fall=0.35, shrug=8.0, raw=True)
    near = hand if "beside" in tags else ""
    one = other(hand) if near else hand
    hands = (one, other(one)) if stage.chance(0.75 if "struggle" in tags else 0.25) else (one,)
    if "still" not in tags:
        for k, mine in enumerate(hands):
            at = start + stage.draw(0.1, 0.25)
            wrist = On(0, f"{hand}_wrist", side=(0.0, -0.4, 1.0), shift=(0.0, -0.01 - 0.055 * k, 0.02))
            hold = max(0.3, (end - at) / stage.time(1, 1.0) - 0.5)
            stage.reach(1, mine, wrist, start=at, rise=0.5, hold=hold, fall=0.65, contact="hand-forearm",
                        elbow=0.0 if mine == near else 16.0, lean=0.0)  # fmt: skip
            stage.fingers(1, mine, "grip", at + 0.35, end + 0.1)
    if "struggle" in tags:
        stage.lean(
            1,
            start + 0.3,
            rise=0.3,
            hold=end - start - 0.6,
            fall=0.3,
            twist=9.0,
            side=4.0,
            left=0.02,
            hertz=1.3,
            raw=True,
        )
        stage.lean(
            0, start + 0.38, rise=0.3, hold=end - start - 0.6, fall=0.3, twist=4.0, left=0.015, hertz=1.3, raw=True
        )
        stage.step(1, left=-0.05 * sign, start=start + 0.35, steps=2, seconds=0.34)
    elif "pull" in tags:
        stage.lean(1, end - 0.35, rise=0.35, hold=0.1, fall=0.5, bow=12.0, nod=6.0, twist=-8.0 * sign, raw=True)
    lively(stage, 1, start + 0.4, end)
    stage.look(1, start=end + 0.25)
    stage.lean(1, end + 0.3, rise=0.4, hold=0.5, fall=0.7, turn=14.0 * sign, twist=16.0 * sign, raw=True)
    if stage.chance(0.5):
        return stage.step(1, forward=0.15, turn=sign * stage.draw(50.0, 80.0), start=end + 0.4, steps=2, seconds=0.42)
    return end + 1.0


FAMILY = Family(
    "cover_mouth",
    ("coverer", "covered"),
    False,
    script,
    draw,
    depth=0.09,
    signatures={"coverer": Signature("reach", HANDS, ("head",))},
)
