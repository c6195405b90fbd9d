"""Imitate: one makes a few moves, the other copies each a moment later, like a mirror or with the same hand."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..script import LEFT, RIGHT, Family, On, Own, Shake, Target
from ..stage import Stage
from .common import come
from .draw import draw_hand, draw_tags, draw_tempo
from .facts import BodyFacts, Facts, mirror_word
from .postures import lasting, nod, on_hip, shift_weight
from .signature import HANDS, Signature

HIGH = ("arm", "arms", "wide", "wave", "head")  # the hands go up: each clip has one of these and one of the others
OTHER = ("hips", "lean", "squat")


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    tempo = draw_tempo(rng, 0.12, 0.3)
    tags = draw_tags(rng, approach=0.15, mirror=0.7)
    count = 3 if tempo == "fast" or (tempo == "normal" and "approach" not in tags and rng.random() < 0.45) else 2
    moves = {str(rng.choice(HIGH)), str(rng.choice(OTHER))}
    while len(moves) < count:
        moves.add(str(rng.choice(HIGH + OTHER)))
    hand = draw_hand(rng, bodies[0])
    return Facts(
        "imitate",
        bodies,
        roles=("leader", "copier"),
        hands=(hand, mirror_word(hand) if "mirror" in tags else hand),
        tempo=tempo,
        tags=tags | moves,
    )


def script(stage: Stage) -> None:
    facts = stage.facts
    moves = [m for m in HIGH + OTHER if m in facts.tags]
    stage.rng.shuffle(moves)
    arrived = come(stage, stage.draw(1.45, 1.95), low=0.5, high=0.8, actor_only=True)
    for who in (0, 1):
        stage.look(who)
    t, later = arrived + stage.draw(0.0, 0.2), stage.draw(0.55, 0.8) * stage.pace
    shift_weight(stage, 1, -0.6, until=t + later)
    end = t
    for move in moves:
        lasts = stage.draw(1.25, 1.5) * stage.pace
        late = later + stage.draw(-0.08, 0.08)
        do(stage, 0, move, t, lasts)
        end = do(stage, 1, move, t + late, lasts * stage.draw(0.95, 1.08))
        stage.phase("move", t, t + lasts)
        stage.phase("copy", t + late, t + late + lasts)
        t += lasts
    nod(stage, 0, t + 0.2, degrees=8.0)
    stage.finish(end + stage.draw(0.35, 0.6))


def do(stage: Stage, who: int, move: str, start: float, lasts: float) -> float:
    """One move: up in two fifths of its time, held, and left for the next one. When it is over."""
    hand = stage.facts.hands[who]
    sign = 1.0 if hand == LEFT else -1.0
    rise, hold = 0.42 * lasts, 0.5 * lasts
    real_rise, real_hold, real_fall = (lasting(stage, who, seconds) for seconds in (rise, hold, 0.6))

    def arm(side: str, at: Target, **how: Any) -> None:
        stage.reach(who, side, at, start=start + stage.draw(0.0, 0.05), lean=0.0,
                    rise=real_rise, hold=real_hold, fall=real_fall, **how)  # fmt: skip

    def body(**what: float) -> None:
        stage.lean(who, start, rise=rise, hold=hold, fall=0.6, raw=True, **what)

    if move == "arm":
        arm(hand, Own(0.10, 0.93, 0.14), elbow=15.0)
        body(side=-3.0 * sign)
    elif move == "arms":
        for side in (LEFT, RIGHT):
            arm(side, Own(0.16, 0.90, 0.16), elbow=15.0)
        body(bow=-4.0)
    elif move == "wide":
        for side in (LEFT, RIGHT):
            arm(side, Own(0.95, 0.02, 0.08), elbow=8.0, roll=85.0)
            stage.fingers(who, side, "open", start + 0.2, start + lasts)
    elif move == "wave":
        swing = Shake(2.1, (0.12, 0.01, 0.0))
        arm(hand, Own(0.50, 0.52, 0.28), elbow=28.0, hand_axis=(0.15, 1.0, 0.1), shake=swing)
        stage.fingers(who, hand, "open", start + 0.2, start + lasts)
        body(side=-2.5 * sign, tilt=3.0 * sign)
    elif move == "head":
        for side in (LEFT, RIGHT):
            top = On(who, "head", side=(0.28 if side == LEFT else -0.28, 1.0, -0.1), shift=(0.0, 0.05, 0.0))
            arm(side, top, elbow=62.0, roll=60.0)
    elif move == "hips":
        for side in (LEFT, RIGHT):
            on_hip(stage, who, side, start, start + lasts)
    elif move == "lean":
        for side in (LEFT, RIGHT):
            on_hip(stage, who, side, start - 0.1, start + lasts)
        body(side=stage.draw(20.0, 25.0) * sign, left=-0.05 * sign, tilt=6.0 * sign)
    else:
        for side in (LEFT, RIGHT):
            arm(side, Own(-0.06, 0.0, 0.92), elbow=10.0, roll=85.0)
        body(crouch=stage.draw(0.16, 0.24), bow=16.0)
    return start + lasts + 0.5


FAMILY = Family(
    "imitate", ("leader", "copier"), False, script, draw, signatures={"leader": Signature("leads", (*HANDS, "head"))}
)
