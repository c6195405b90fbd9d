"""Look back: one walks away, stops, and looks over the shoulder at the other, who waves or waits; then goes on or not."""

from __future__ import annotations

import math

import numpy as np

from ..script import LEFT, Family, Own, Shake
from ..stage import Stage
from .abreast import lasting
from .draw import draw_hand, draw_tempo, pick
from .facts import BodyFacts, Facts
from .idle import rest, shift_weight
from .signature import Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    tags = {pick(rng, {"wave": 0.5, "wait": 0.5})}
    tags |= {name for name, chance in {"on": 0.45, "part": 0.35}.items() if rng.random() < chance}
    if "wave" in tags and rng.random() < 0.4:
        tags.add("answer")
    return Facts(
        "look_back",
        bodies,
        roles=("leaver", "stayer"),
        hands=("", draw_hand(rng, bodies[1]) if "wave" in tags else ""),
        side=(pick(rng, {"left": 0.5, "right": 0.5}), ""),  # the shoulder
        tempo=draw_tempo(rng, 0.25, 0.15),
        tags=frozenset(tags),
    )


def script(stage: Stage) -> None:
    facts = stage.facts
    tags, side = facts.tags, facts.side[0]
    sign = 1.0 if side == LEFT else -1.0
    way = sign * stage.draw(0.10, 0.32)  # obliquely, so that the partner is behind that shoulder
    near = stage.draw(0.8, 1.05) * stage.scale()
    stage.place(1, 0.0, 0.0, stage.draw(-0.15, 0.15))
    if "part" in tags:  # they have stood face to face
        stage.place(0, -sign * 0.08, near, np.pi + stage.draw(-0.1, 0.1))
        leave = stage.draw(0.5, 0.8)
        turned = stage.turn(0, way, start=leave, seconds=0.38)
        stage.look(0, start=-9.0, until=leave + 0.3)
        far = stage.draw(1.1, 1.5)
    else:
        stage.place(0, -sign * stage.draw(0.1, 0.25), near, way)
        turned, far = stage.draw(0.0, 0.2), stage.draw(1.6, 2.3)
    stopped = stage.walk(0, stage.ahead(0, far), start=turned, speed=stage.draw(0.9, 1.05))
    stage.phase("leave", turned, stopped)
    until = look_over(stage, sign, stopped, stage.draw(1.2, 1.7))
    end = until + stage.draw(0.5, 0.8)
    if "on" in tags:
        x, z, _ = stage.where(0)
        far = stage.draw(1.0, 1.4)
        end = stage.walk(0, (x + far * math.sin(way), z + far * math.cos(way)), start=until - 0.15)
        stage.phase("leave", until, end)
        end -= 0.25
    stay(stage, turned, stopped, max(end, 4.0))
    stage.finish(max(end, 4.0))


def look_over(stage: Stage, sign: float, stopped: float, seconds: float) -> float:
    """Head first, then shoulders and hips, then a foot: person 0 looks round; the second at which the look is over."""
    start = stopped - stage.draw(0.15, 0.3)
    hold = seconds if "on" in stage.facts.tags else seconds + 2.0
    turned = start + 0.35
    stage.lean(0, start + 0.08, rise=0.65, hold=hold - 0.3, fall=0.6, twist=sign * stage.draw(24.0, 34.0),
               turn=sign * stage.draw(12.0, 18.0), left=0.025 * sign, side=-2.5 * sign, raw=True)  # fmt: skip
    if stage.chance(0.75):  # one foot is turned out
        stage.step(0, turn=sign * stage.draw(12.0, 28.0), forward=-0.03, steps=1, seconds=0.42, pose=True,
                   start=stopped + 0.02, first="left" if sign > 0 else "right")  # fmt: skip
    stage.look(0, start=turned, until=turned + hold + 0.35)
    stage.phase("look back", turned + 0.4, turned + hold)
    near = "left" if sign > 0 else "right"
    if "answer" in stage.facts.tags:
        wave(stage, 0, near, turned + 0.5, 0.9, Own(0.42, 0.38, 0.10))
    else:
        stage.gesture(0, near, Own(0.20, -0.95, -0.06), start=start + 0.1, rise=0.6, hold=hold * 0.8, fall=0.6)
        stage.lean(0, turned + 0.6, rise=0.25, hold=0.1, fall=0.35, nod=stage.draw(3.0, 8.0))
    return start + 0.35 + hold if "on" in stage.facts.tags else start + 0.35 + seconds


def wave(stage: Stage, who: int, hand: str, start: float, seconds: float, at: Own) -> None:
    shake = Shake(stage.draw(1.7, 2.3) / stage.pace**0.5, (stage.draw(0.09, 0.14), 0.01, 0.0))
    stage.gesture(who, hand, at, start=start, rise=0.5, hold=seconds, fall=0.65, shake=shake,
                  elbow=stage.draw(20.0, 38.0), hand_axis=(0.15, 1.0, 0.1), roll=60.0)  # fmt: skip
    stage.fingers(who, hand, "open", start + 0.15, start + 0.7 + seconds)


def stay(stage: Stage, leave: float, stopped: float, end: float) -> None:
    """Person 1 looks after the other, takes half a step, and waves when the other looks back; or just waits."""
    stage.look(1)
    if stage.chance(0.4):
        stage.step(1, forward=0.14, start=leave + stage.draw(0.4, 0.9), steps=2, seconds=0.42)
    hand = stage.facts.hands[1]
    if hand:
        early = stage.chance(0.3)
        start = leave + stage.draw(0.5, 0.9) if early else stopped + stage.draw(0.25, 0.55)
        seconds = (stopped - start if early else 0.0) + stage.draw(1.1, 1.6)
        wave(stage, 1, hand, start, lasting(stage, 1, seconds), Own(0.50, stage.draw(0.42, 0.6), 0.26))
        stage.lean(1, start, rise=0.5, hold=seconds, fall=0.6, side=-2.5 if hand == LEFT else 2.5)
        rest(stage, 1, -1.5, start - 0.1, kind="folded" if stage.chance(0.5) else "loose")
        shift_weight(stage, 1, start + 1.0, end)
    else:
        rest(stage, 1, -1.5 if stage.chance(0.5) else leave + 0.4, end + 1.5)
        stage.lean(1, stopped + stage.draw(0.5, 0.8), rise=0.25, hold=0.15, fall=0.4, nod=stage.draw(5.0, 9.0))


FAMILY = Family(
    "look_back",
    ("leaver", "stayer"),
    False,
    script,
    draw,
    signatures={"leaver": Signature("travel", ("pelvis",))},
)
