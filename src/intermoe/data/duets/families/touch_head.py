"""Touch the head: a hand comes down on the other's head and ruffles the hair, pats, or strokes it."""

from __future__ import annotations

import numpy as np

from ..script import LEFT, RIGHT, Family, On, Shake, other
from ..stage import Stage
from .common import join, lively, rest_hands
from .draw import draw_hand, draw_tags, draw_tempo, pick
from .facts import BodyFacts, Facts
from .signature import HANDS, Signature


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    touch = pick(rng, {"ruffle": 0.4, "pat": 0.35, "rest": 0.25})
    above = bodies[1].stature - bodies[0].stature  # one does not look up to a smaller person's hand
    answer = pick(rng, {"duck": 0.45, "up": 0.3 if above < 0.05 else 0.0, "grab": 0.25})
    return Facts(
        "touch_head",
        bodies,
        roles=("toucher", "touched"),
        hands=(draw_hand(rng, bodies[0]), ""),
        tempo=draw_tempo(rng),
        tags=draw_tags(rng, approach=0.55) | {touch, answer},
    )


def script(stage: Stage) -> None:
    hand, tags = stage.facts.hands[0], stage.facts.tags
    sign = 1.0 if hand == RIGHT else -1.0
    above = stage.people[1].stature - stage.people[0].stature
    gap = 0.56 * stage.scale() + (0.25 * above if above > 0 else 0.0)
    arrived = join(stage, stage.draw(-35.0, 35.0), gap, face=sign * stage.draw(0.0, 8.0))
    start = arrived + stage.draw(-0.3, 0.1)
    crown = On(1, "head", side=(0.25 * sign, 0.95, 0.12), shift=(0.0, 0.078, 0.0))
    beat = stage.pace**0.5
    swing = {
        "ruffle": Shake(stage.draw(2.0, 2.7) / beat, (0.035, 0.004, 0.012)),
        "pat": Shake(stage.draw(1.9, 2.5) / beat, (0.0, 0.026, 0.0)),
        "rest": Shake(stage.draw(0.5, 0.8) / beat, (0.004, 0.0, -0.022)),
    }[next(t for t in ("ruffle", "pat", "rest") if t in tags)]
    hold = stage.draw(1.1, 1.7)
    touch = stage.reach(0, hand, crown, start=start, rise=0.75, hold=hold, fall=0.65, shake=swing, contact="hand-head",
                        roll=85.0, elbow=22.0, arc=(0.02, 0.12, -0.04))  # fmt: skip
    stage.fingers(0, hand, "open", start + 0.3, touch.leave + 0.1)
    stage.look(0)
    stage.lean(0, touch.start, rise=0.6, hold=touch.leave - touch.start - 0.5, fall=0.6, tilt=stage.draw(-6.0, 6.0),
               bow=2.0, raw=True)  # fmt: skip
    rest_hands(stage, 0, arrived, touch.leave, free=(other(hand),))
    stage.phase("reach", touch.start, touch.arrive)
    stage.phase("touch", touch.arrive, touch.leave)
    end = receive(stage, hand, touch.arrive, touch.leave)
    stage.finish(max(end, touch.end) + stage.draw(0.3, 0.6))


def receive(stage: Stage, hand: str, start: float, end: float) -> float:
    """The other ducks under the hand, looks up, or takes the wrist; a taller one bends down to it."""
    tags = stage.facts.tags
    above = max(0.0, stage.people[1].scale - stage.people[0].scale - 0.01)
    stage.lean(1, start - 0.75, rise=0.75, hold=end - start + 0.1, fall=0.7, bow=min(170.0 * above, 34.0),
               crouch=min(0.5 * max(0.0, above - 0.05), 0.09), nod=min(70.0 * above, 14.0), raw=True)  # fmt: skip
    late = start - stage.draw(0.0, 0.15)
    free: tuple[str, ...] = (LEFT, RIGHT)
    if "up" in tags:
        stage.look(1, start=-1.0, until=late)
        stage.look(1, On(0, "head", shift=(0.0, 0.12, 0.0)), start=late - 0.1)
        stage.lean(1, late, rise=0.4, hold=end - late - 0.3, fall=0.6, nod=-4.0, bow=-2.0, raw=True)
    else:
        stage.look(1, start=-1.0, until=late)
        stage.look(1, On(1, "head", shift=(0.0, -0.9, 1.0)), start=late - 0.1, until=end + 0.1)
        stage.look(1, start=end)
        stage.lean(1, late, rise=0.35, hold=end - late - 0.2, fall=0.6, nod=10.0, bow=5.0, crouch=0.008, shrug=6.0,
                   tilt=stage.draw(-6.0, 6.0), raw=True)  # fmt: skip
    if "ruffle" in tags:
        stage.lean(1, start, rise=0.3, hold=end - start - 0.4, fall=0.3, shake=4.0, tilt=2.5, hertz=1.9, raw=True)
    if "grab" in tags:
        mine = other(hand) if stage.chance(0.8) else hand
        at = start + stage.draw(0.2, 0.4)
        hold = max(0.2, (end - at) / stage.time(1, 1.0) - 0.85)
        wrist = On(0, f"{hand}_wrist", side=(0.0, -0.6, 0.5), at=at + stage.time(1, 0.55 + hold / 2))
        stage.reach(
            1, mine, wrist, start=at, rise=0.55, hold=hold, fall=0.6, contact="hand-forearm", elbow=12.0, lean=0.2
        )
        stage.fingers(1, mine, "grip", at + 0.4, end)
        free = (other(mine),)
    rest_hands(stage, 1, stage.draw(-0.8, 0.4), end + 0.3, free=free)
    stage.lean(1, end + 0.15, rise=0.3, hold=0.1, fall=0.5, bow=-3.0, shake=stage.draw(-8.0, 8.0), raw=True)
    lively(stage, 1, end + 0.3, end + 1.3)
    return end + 0.8


FAMILY = Family(
    "touch_head",
    ("toucher", "touched"),
    False,
    script,
    draw,
    signatures={"toucher": Signature("reach", HANDS, ("head",))},
)
