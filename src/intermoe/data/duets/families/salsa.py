"""Salsa: the basic step forwards and back (or from side to side) on three of four beats, hips with the weight, one or
both hands held; now and then the leader turns the follower under the raised arm."""

from __future__ import annotations

import math

import numpy as np

from ..script import LEFT, RIGHT, Carry, Family, On, Own, Shake, other
from ..stage import Stage
from .couple import Couple, hips, moved
from .draw import draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .signature import Signature

BEAT = {"slow": 0.43, "normal": 0.36, "fast": 0.315}  # seconds: 140, 167, 190 a minute

OVERHEAD = (0.7, -0.15, 0.5)  # (out, up, forward): where the elbow of a raised arm points


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    tempo = draw_tempo(rng)
    small = bodies[0].stature < bodies[1].stature - 0.16  # cannot lift the partner's hand over the head
    if rng.random() < 0.45 and not small:
        hand = pick(rng, {LEFT: 0.75, RIGHT: 0.25})
        return Facts(
            "salsa", bodies, variant="turn", roles=("leader", "follower"), hands=(hand, RIGHT), tempo=tempo,
            turn=pick(rng, {"clockwise": 0.7, "counterclockwise": 0.3}),
        )  # fmt: skip
    hands = (LEFT, RIGHT) if rng.random() < 0.3 else ("both", "both")
    return Facts(
        "salsa", bodies, variant="basic", symmetric=True, roles=("dancer", "dancer"), hands=hands, tempo=tempo,
        tags=draw_tags(rng, sideways=0.25),
    )  # fmt: skip


def script(stage: Stage) -> None:
    facts = stage.facts
    beat = BEAT[facts.tempo] * stage.draw(0.96, 1.04)
    couple = Couple(stage.draw(0.66, 0.78) * stage.scale())
    couple.begin(stage)
    start = stage.draw(0.6, 0.9) + beat  # the first step lands
    begin = 0.0 if stage.chance(0.4) else start + 3.2 * beat  # from standing, or in the middle of the dance
    end = begin + stage.draw(4.6, 5.8)
    turn = math.ceil((begin + stage.draw(1.0, 1.6) - start) / (4 * beat)) if facts.variant == "turn" else -1
    reach = stage.draw(0.32, 0.46) * stage.scale() * (1.0 if facts.tempo != "fast" else 0.85)
    middle = (0.0, 0.0, 0.0)
    drift = stage.draw(-0.5, 0.5)  # how the pair turns about itself in half a bar
    for k in range(int((end - start) / (4 * beat)) + 2):
        lands = [start + beat * (4 * k + i) for i in range(3)]
        way = 1.0 if k % 2 == 0 else -1.0
        for who in (0, 1):
            first = LEFT if (k % 2 == 0) == (who == 0) else RIGHT
            if k == turn and who == 1:
                degrees = (360.0 if facts.turn == "counterclockwise" else -360.0) + math.degrees(drift)
                spot = couple.pose(1, moved(middle, turn=drift))
                stage.spin(1, degrees, lands, first=first, air=0.8 * beat, to=spot[:2])
            else:
                size = reach * way * (0.5 if k == turn else 1.0)
                f, s = (0.0, size) if "sideways" in facts.tags else (size, 0.0)
                poses = [couple.pose(who, moved(middle, turn=drift * q), f * w, s * w)
                         for q, w in ((0.3, 1.0), (0.6, 0.0), (1.0, 0.0))]  # fmt: skip
                stage.tread(who, poses, lands, first=first, air=0.8 * beat, width=0.85, height=1.6)
                forward = 0.05 * way if who == 0 else -0.05 * way
                stage.lean(who, lands[0] - 0.4 * beat, rise=0.7 * beat, hold=0.0, fall=beat, raw=True, crouch=0.02,
                           forward=0.0 if "sideways" in facts.tags else forward)  # fmt: skip
            big = stage.draw(4.5, 6.5) if who == 0 else stage.draw(6.5, 10.0)
            hips(stage, who, lands, first=first, beat=beat, degrees=big, until=lands[0] + 4 * beat)
        middle = moved(middle, turn=drift)
    hold_hands(stage, couple, beat, end, [start + beat * (4 * turn + i) for i in range(3)] if turn >= 0 else [])
    for who in (0, 1):
        stage.look(who)
        stage.lean(who, -1.0, rise=0.5, hold=end + 2.0, fall=0.5, crouch=0.03, bow=stage.draw(0.0, 5.0), raw=True)
    stage.phase("dance", begin or start - beat, end)
    stage.finish(end, begin=begin)


def hold_hands(stage: Stage, couple: Couple, beat: float, end: float, turn: list[float]) -> None:
    """The hands that are held, the raised arm of a turn, and what free arms do. turn: the landings of the turn."""
    facts, height = stage.facts, stage.draw(0.585, 0.63)
    pulse = Shake(0.5 / beat, (0.0, 0.012, 0.025))
    if facts.hands[0] == "both":
        for hand, aside in ((LEFT, 0.05), (RIGHT, -0.05)):
            stage.meet((0, hand), (1, other(hand)), arrive=0.1, hold=(end + 1.0) / stage.pace, height=height,
                       aside=aside, shake=pulse, elbow=18.0)  # fmt: skip
        for who in (0, 1):
            stage.fingers(who, "both", "grip", -1.0, end + 1.0)
        return
    carry: tuple[Carry, ...] = ()
    if turn:
        crown = On(1, "head", shift=(0.0, 0.40, 0.0))
        up, down = turn[0] - 1.5 * beat, turn[2] + 0.4 * beat
        carry = (Carry(crown, up, 1.5 * beat, down - up - 1.5 * beat, 1.5 * beat, near=0.8),)
        duck(stage, up, down)
    lead, follow = facts.hands
    stage.meet((0, lead), (1, follow), arrive=0.1, hold=(end + 1.0) / stage.pace, height=height,
               aside=0.08 if lead == LEFT else 0.0, shake=pulse, elbow=18.0, raised=OVERHEAD, carry=carry)  # fmt: skip
    for who, hand in ((0, other(lead)), (1, other(follow))):
        stage.fingers(who, other(hand), "grip", -1.0, end + 1.0)
        at = Own(stage.draw(0.05, 0.25), stage.draw(-0.5, -0.4), stage.draw(0.38, 0.5))
        swing = Shake(0.5 / beat, (0.02, 0.015, 0.05))
        stage.gesture(who, hand, at, start=-0.6, rise=0.6, hold=(end + 1.0) / 0.8, shake=swing, elbow=22.0)


def duck(stage: Stage, start: float, end: float) -> None:
    """A follower who is not much shorter than the leader can lift bends the knees and bows the head a little."""
    lacking = stage.people[1].stature * 1.04 - stage.people[0].stature * 1.1
    if lacking > 0:
        stage.lean(1, start, rise=0.5, hold=max(0.0, end - start - 0.5), fall=0.5, raw=True, nod=10.0,
                   crouch=min(lacking * 0.8, 0.12), bow=min(60.0 * lacking, 9.0))  # fmt: skip


FAMILY = Family(
    "salsa", ("leader", "follower"), True, script, draw, signatures={"leader": Signature("turns_partner", ("pelvis",))}
)
