"""Boxing: both in an open stance, the fists up, light on their feet; one throws a series of punches, the other covers,
slips the head aside and gives ground."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..script import Family, On, Own, other
from ..stage import Stage
from .asides import sign, unscaled
from .draw import draw_tags, draw_tempo
from .facts import BodyFacts, Facts, mirror_word
from .signature import HANDS, Signature

GUARD = {"lead": Own(-0.08, 0.06, 0.45), "rear": Own(-0.15, 0.10, 0.31)}


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    return Facts(
        "boxing",
        bodies,
        roles=("attacker", "defender"),
        hands=("both", "both"),
        tempo=draw_tempo(rng, 0.15, 0.3),
        tags=draw_tags(rng, slip=0.6, body=0.35, hook=0.35),
    )


def script(stage: Stage) -> None:
    stage.face_to_face(1.16 * (0.75 * stage.scale(0) + 0.25 * stage.scale(1)))  # in the reach of the one who attacks
    ready = max(take_stance(stage, who) for who in (0, 1))
    begin = ready - stage.draw(0.0, 0.45) if stage.chance(0.75) else 0.0
    t = ready + stage.draw(0.35, 0.7)
    first, quick = t, stage.pace
    for i, (kind, hand) in enumerate(series(stage, 8)):
        if t > begin + stage.draw(3.9, 4.9):
            break
        answer = (
            "cover" if kind in ("body", "hook") else "slip" if "slip" in stage.facts.tags and i % 3 == 1 else "cover"
        )
        step_in(stage, t)
        punch(stage, kind, hand, answer, t)
        t += stage.draw(0.44, 0.56) * quick if stage.chance(0.6) else stage.draw(0.75, 0.95) * quick
    last = t
    apart = stage.shuffle(0, forward=-0.16, start=last, first=stage.hand(0))
    apart = max(apart, stage.shuffle(1, left=0.12 if stage.chance(0.5) else -0.12, start=last - 0.1))
    end = apart + stage.draw(0.3, 0.6)
    for who in (0, 1):
        keep_guard(stage, who, end)
    stage.phase("attack", first - 0.3, last)
    stage.finish(end, begin=begin)


def series(stage: Stage, count: int) -> list[tuple[str, str]]:
    """The punches: kind and hand. Lead hand first, once or twice, then hands in turn; hooks and body blows as drawn."""
    rear = stage.hand(0)
    lead, tags = other(rear), stage.facts.tags
    found = [("jab", lead), ("jab", lead) if stage.chance(0.4) else ("cross", rear)]
    hand = other(found[-1][1])
    while len(found) < count:
        found.append(("jab" if hand == lead else "cross", hand))
        hand = other(hand)
    for kind in ("hook", "body"):
        if kind in tags:
            for place in (int(stage.rng.integers(1, 4)), int(stage.rng.integers(4, count))):
                found[place] = (kind, found[place][1])
    return found


def take_stance(stage: Stage, who: int) -> float:
    """The foot of the weaker hand goes forward; when it stands."""
    lead = other(stage.hand(who))
    return stage.step(who, forward=0.25, left=0.03 * sign(lead), start=stage.draw(0.0, 0.15), steps=1, seconds=0.4,
                      first=lead, pose=True)  # fmt: skip


def keep_guard(stage: Stage, who: int, end: float) -> None:
    """Fists before the chin, chin down, knees soft, a small bounce, from before the clip until after it."""
    rear = stage.hand(who)
    length = unscaled(stage, who, end + 2.0)
    for role, hand in (("lead", other(rear)), ("rear", rear)):
        stage.gesture(who, hand, GUARD[role], start=-1.5, rise=0.6, hold=length, fall=0.5, elbow=-6.0,
                      hand_axis=(-0.15, 1.0, 0.2), roll=20.0)  # fmt: skip
        stage.fingers(who, hand, "fist", -2.0, end + 2.0)
    way = sign(rear)  # the side of the rear hand is turned away
    stage.lean(who, -1.5, rise=0.5, hold=end + 3.0, fall=0.5, bow=8.0, nod=5.0, crouch=0.032, turn=12.0 * way, raw=True)
    beat = stage.draw(1.6, 2.2) / stage.pace**0.5
    stage.lean(who, -1.0, rise=0.5, hold=end + 3.0, fall=0.5, crouch=stage.draw(0.010, 0.016), hertz=beat, raw=True)
    stage.lean(who, -1.0, rise=0.5, hold=end + 3.0, fall=0.5, left=0.018, side=1.5, hertz=beat / 2, raw=True)
    stage.look(who)


def step_in(stage: Stage, hit: float) -> None:
    """The attacker comes a little nearer with the blow, the defender gives ground a moment later."""
    metres = stage.draw(0.05, 0.12)
    if stage.busy[0] < hit - 0.32:
        stage.shuffle(0, forward=metres, start=hit - 0.34, first=other(stage.hand(0)), seconds=0.22)
    if stage.busy[1] < hit:
        stage.shuffle(1, forward=-metres, start=hit - 0.02, first=stage.hand(1), seconds=0.22)


def punch(stage: Stage, kind: str, hand: str, answer: str, hit: float) -> None:
    """One blow, and what the other does about it."""
    arm = mirror_word(hand)  # the partner's arm that is in the way
    way = sign(arm)
    straight: dict[str, Any] = {"windup": (-0.06, 0.02, 0.36), "hand_axis": (-0.15, 0.0, 1.0), "roll": 75.0}
    how: dict[str, Any] = {
        "jab": straight | {"twist": 9.0},
        "cross": straight | {"windup": (-0.02, -0.02, 0.22), "twist": 20.0},
        "hook": {
            "windup": (0.45, 0.0, 0.25),
            "hand_axis": (-1.0, 0.0, 0.5),
            "roll": 80.0,
            "elbow": 55.0,
            "twist": 20.0,
        },
        "body": {"windup": (0.10, -0.30, 0.15), "hand_axis": (-0.1, 0.1, 1.0), "roll": 40.0, "twist": 16.0},
    }[kind]
    contact = "hand-belly" if kind == "body" else "hand-forearm"
    target = On(1, f"{arm}_wrist", side=(0.0, 0.0, 1.0), shift=(0.0, -0.03, 0.0))
    if kind == "hook":
        target = On(1, f"{arm}_wrist", side=(way, 0.0, 0.3), shift=(0.0, -0.03, 0.0))
    elif kind == "body":
        target = On(1, "spine1", side=(0.35 * way, 0.0, 1.0), shift=(0.0, 0.03, 0.0))
        stage.lean(0, hit - 0.35, rise=0.3, hold=0.08, fall=0.4, crouch=0.09, bow=8.0, raw=True)
    if answer == "slip":
        target = On(1, "head", side=(0.0, 0.0, 1.0), at=hit - 0.32)
        contact = ""
        slip(stage, hit, -way)
    else:
        cover(stage, hit, kind, way)
    stage.lean(0, hit - 0.25, rise=0.25, hold=0.05, fall=0.35, forward=0.05, raw=True)
    stage.strike(
        0, hand, target, hit=hit, draw_back=0.34, go=0.20, hold=0.06, fall=0.34, contact=contact or None, **how
    )


def cover(stage: Stage, hit: float, kind: str, way: float) -> None:
    """The forearms close before the face, or come down over the belly; the trunk takes the blow."""
    low = kind == "body"
    for hand in ("left", "right"):
        at = Own(0.02, -0.30, 0.34) if low else Own(-0.13, 0.17, 0.36)
        stage.gesture(1, hand, at, start=hit - 0.26, rise=0.24, hold=0.12, fall=0.36, elbow=-4.0,
                      hand_axis=(-0.2, 0.6 if low else 1.0, 0.6 if low else 0.1))  # fmt: skip
    stage.lean(1, hit - 0.14, rise=0.14, hold=0.0, fall=0.4, nod=7.0, crouch=0.02, raw=True)
    stage.lean(1, hit, rise=0.12, hold=0.03, fall=0.4, bow=10.0 if low else -4.0, twist=-6.0 * way, forward=-0.03,
               raw=True)  # fmt: skip


def slip(stage: Stage, hit: float, way: float) -> None:
    """The head goes aside under the blow, the knees give."""
    stage.lean(1, hit - 0.30, rise=0.26, hold=0.06, fall=0.42, side=15.0 * way, left=0.07 * way, crouch=0.05, bow=6.0,
               twist=6.0 * way, raw=True)  # fmt: skip


FAMILY = Family(
    "boxing",
    ("attacker", "defender"),
    False,
    script,
    draw,
    fast=True,
    depth=0.06,
    signatures={"attacker": Signature("thrust", HANDS)},
)
