"""Pull: one takes the other by the hand or the wrist and draws them closer, or along, walking backwards or ahead."""

from __future__ import annotations

import math

import numpy as np

from ..script import Family, Own, Shake, other
from ..stage import Stage
from .asides import shift_weight, sign
from .common import come, steady
from .draw import draw_hand, draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts, mirror_word
from .signature import HANDS, Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    hand = draw_hand(rng, bodies[0])
    way = pick(rng, {"closer": 0.35, "backwards": 0.3, "ahead": 0.35})
    hold = "wrist" if rng.random() < 0.5 else "by-hand"
    return Facts(
        "pull",
        bodies,
        roles=("puller", "pulled"),
        hands=(hand, mirror_word(hand)),
        side=(mirror_word(hand), ""),  # the partner's arm that is pulled
        tempo=draw_tempo(rng, 0.15, 0.2),
        tags=draw_tags(rng, approach=0.45, resist=0.45) | {way, hold} | ({"along"} if way != "closer" else set()),
    )


def script(stage: Stage) -> None:
    tags, (hand, arm) = stage.facts.tags, stage.facts.hands
    arrived = come(stage, 0.86, low=0.9, high=1.5, actor_only=True)
    shift_weight(stage, 1, arrived - 0.5)
    grip = arrived + stage.draw(0.4, 0.65)
    go = grip + stage.draw(0.2, 0.35)
    if "resist" in tags:
        go = resist(stage, go)
    end = {"closer": draw_closer, "backwards": lead_backwards, "ahead": lead_ahead}[
        next(way for way in ("closer", "backwards", "ahead") if way in tags)
    ](stage, go)
    tug = Shake(stage.draw(1.0, 1.4), (0.0, 0.012, -0.025), seconds=go - grip) if "resist" in tags else None
    share = {"closer": 0.26, "backwards": 0.33, "ahead": 0.50}
    near = next(value for way, value in share.items() if way in tags)
    held = stage.meet(
        (0, hand), (1, arm), arrive=grip, hold=(end + 1.0 - grip) / stage.pace, height=stage.draw(0.50, 0.54),
        wrist="wrist" in tags, share=0.47, pull=(go - 0.12, 0.45, near), rise=0.64, lag=0.38, shake=tug, roll=35.0,
        kind="hand-wrist" if "wrist" in tags else "hand-hand",
    )  # fmt: skip
    stage.fingers(0, hand, "grip", grip - 0.1, held.leave)
    if "by-hand" in tags:
        stage.fingers(1, arm, "grip", grip, held.leave)
    end = min(end, grip + 4.9)  # the hands are seen to meet
    stage.phase("reach", held.start, grip)
    stage.phase("contact", grip, end)
    stage.phase("pull", go, end)
    stage.finish(end)


def resist(stage: Stage, start: float) -> float:
    """Both brace a foot and lean back, the arms straight between them; when the one who is pulled gives way."""
    seconds = stage.draw(0.75, 1.15)
    for who, late in ((0, 0.0), (1, stage.draw(0.1, 0.2))):
        t = start + late
        stage.step(who, forward=-0.17 if who == 0 else -0.13, start=t, steps=1, seconds=0.34, pose=True)
        stage.lean(who, t, rise=0.35, hold=seconds - 0.3, fall=0.5, bow=-7.0, forward=-0.05, crouch=0.05, raw=True)
        stage.lean(who, t + 0.2, rise=0.2, hold=seconds - 0.3, fall=0.3, forward=0.018, bow=2.0,
                   hertz=stage.draw(1.0, 1.4), raw=True)  # fmt: skip
    stage.lean(1, start + 0.2, rise=0.3, hold=seconds, fall=0.4, shake=9.0, hertz=1.6)  # no, no
    free = other(stage.facts.hands[1])
    stage.gesture(1, free, Own(0.4, -0.5, 0.15), start=start + 0.1, rise=0.4, hold=seconds, fall=0.6)
    free = other(stage.facts.hands[0])
    stage.gesture(0, free, Own(0.2, -0.55, 0.28), start=start, rise=0.4, hold=seconds, fall=0.5)
    return start + seconds + 0.2


def draw_closer(stage: Stage, go: float) -> float:
    """A jerk of arm and trunk; the partner stumbles two or three steps up to the one who pulls."""
    way = sign(stage.facts.hands[0])  # the pulling shoulder goes back
    stage.lean(
        0, go - 0.2, rise=0.35, hold=0.3, fall=0.7, twist=15.0 * way, bow=-5.0, forward=-0.05, crouch=0.02, raw=True
    )
    stage.lean(1, go - 0.02, rise=0.3, hold=0.2, fall=0.6, bow=9.0, forward=0.05, nod=-6.0, raw=True)
    want = max(0.25, stage.distance() - 0.58 * stage.scale())
    steps = 2 if want < 0.5 else 3
    end = stage.step(1, forward=want / stage.scale(1), start=go + 0.12, steps=steps, seconds=0.36)
    free = other(stage.facts.hands[1])
    stage.gesture(1, free, Own(0.25, -0.45, 0.35), start=go + 0.1, rise=0.35, hold=0.4, fall=0.7)
    stage.gesture(0, other(stage.facts.hands[0]), Own(0.3, -0.6, 0.15), start=go - 0.1, rise=0.35, hold=0.3, fall=0.6)
    shift_weight(stage, 0, end - 0.2)
    return end + stage.draw(0.5, 0.9)


def lead_backwards(stage: Stage, go: float) -> float:
    """The one who pulls walks backwards, the partner comes after, face to face."""
    far, speed = stage.draw(1.1, 1.7), stage.draw(0.72, 0.9) / stage.pace
    x, z, h = stage.where(0)
    back = np.array([[x, z], stage.ahead(0, -far)])
    ends = [stage.walk(0, path=back, start=go, face=np.array([h, h]), speed=steady(stage, speed, 0), stride=0.8)]
    ends.append(stage.walk(1, stage.ahead(1, far), start=go + 0.32, speed=steady(stage, speed, 1)))
    stage.lean(0, go - 0.15, rise=0.4, hold=max(ends) - go - 0.4, fall=0.6, bow=-3.0, forward=-0.03, raw=True)
    stage.lean(1, go + 0.05, rise=0.4, hold=max(ends) - go - 0.5, fall=0.6, bow=6.0, nod=-3.0, raw=True)
    return max(ends) + stage.draw(0.1, 0.5)


def lead_ahead(stage: Stage, go: float) -> float:
    """The one who pulls turns away and walks off, the arm behind, looking back once; the partner is drawn after."""
    way = -sign(stage.facts.hands[0])  # turns away from the hand that holds
    h = stage.where(0)[2] + way * math.radians(stage.draw(112.0, 126.0))
    speed, far = stage.draw(0.75, 0.9) / stage.pace**0.6, stage.draw(1.6, 2.2)
    turned = stage.turn(0, h, start=go - 0.15, seconds=0.34)
    path = arc(stage.where(0)[:2], h, h + way * math.radians(stage.draw(20.0, 40.0)), far)
    end = stage.walk(0, path=path, start=turned + 0.06, speed=steady(stage, speed, 0))
    stage.lean(0, go, rise=0.6, hold=max(0.3, end - go - 0.8), fall=0.5, twist=-11.0 * way, raw=True)
    # the partner goes to a place behind, a little on the side of the hand
    (x, z), h = path[-1], stage.where(0)[2]
    side, behind = -way * 0.2, 0.70 * stage.scale()
    goal = (x - behind * math.sin(h) + side * math.cos(h), z - behind * math.cos(h) - side * math.sin(h))
    length, start = math.dist(stage.where(1)[:2], goal), turned - 0.5
    arrived = stage.walk(1, goal, start=start, speed=steady(stage, length / max(0.8, end - start - 0.4), 1))
    stage.lean(1, start, rise=0.4, hold=0.9, fall=0.6, bow=6.0, raw=True)
    if stage.chance(0.7):
        back = turned + stage.draw(0.3, 0.6)
        stage.look(0, start=back, until=back + stage.draw(0.8, 1.2))
    return max(end, arrived) - stage.draw(0.1, 0.6)


def arc(start: tuple[float, float], first: float, last: float, metres: float) -> np.ndarray:
    """A path (N, 2) of that length from a point, whose heading goes from `first` to `last` (radians)."""
    h = np.linspace(first, last, 14)
    steps = np.stack([np.sin(h), np.cos(h)], -1) * metres / 13
    return np.concatenate([[start], start + np.cumsum(steps[1:], axis=0)])


FAMILY = Family(
    "pull",
    ("puller", "pulled"),
    False,
    script,
    draw,
    depth=0.06,
    signatures={"puller": Signature("draws", HANDS)},
)
