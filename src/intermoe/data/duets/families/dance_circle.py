"""Dance in a circle: face to face, both hands held, stepping sideways round the middle, one way."""

from __future__ import annotations

import numpy as np

from ..script import Family
from ..stage import Stage
from .common import steady
from .draw import draw_tempo, pick
from .facts import BodyFacts, Facts


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    turn = pick(rng, {"clockwise": 0.5, "counterclockwise": 0.5})
    return Facts(
        "dance_circle",
        bodies,
        symmetric=True,
        roles=("dancer", "dancer"),
        hands=("both", "both"),
        turn=turn,
        tempo=draw_tempo(rng),
    )


def script(stage: Stage) -> None:
    # seen from above, clockwise is towards each dancer's own left: the angle of the place falls
    sign = -1.0 if stage.facts.turn == "clockwise" else 1.0
    gap = stage.draw(0.86, 0.98) * stage.scale()
    stage.face_to_face(gap)
    t = stage.draw(0.55, 0.75)
    angle = sign * stage.draw(1.7, 2.3) * np.pi * {"slow": 0.65, "normal": 0.85, "fast": 1.0}[stage.facts.tempo]
    speed = {"slow": 0.55, "normal": 0.75, "fast": 0.95}[stage.facts.tempo]
    ends = []
    for who, first in ((0, np.pi), (1, 0.0)):  # place = (sin a, cos a) gap / 2
        a = np.linspace(first, first + angle, 60)
        path = np.stack([np.sin(a), np.cos(a)], -1) * gap / 2
        ends.append(
            stage.walk(who, path=path, start=t, speed=steady(stage, speed, who), face=a + np.pi, stride=0.75,
                       first="left" if sign < 0 else "right")
        )  # fmt: skip
        stage.lean(
            who,
            t,
            rise=0.4,
            hold=max(0.0, ends[-1] - t - 0.8),
            fall=0.4,
            crouch=0.015,
            hertz=1.9 * speed / 0.75,
            raw=True,
        )
        stage.look(who)
    arrive = t - 0.05
    hold = (min(max(ends), 5.6) - arrive - 0.1) / stage.pace
    height = stage.draw(0.56, 0.64)
    grips = [stage.meet((0, a), (1, b), arrive=arrive, hold=hold, height=height, aside=aside)
             for a, b, aside in (("left", "right", 0.2), ("right", "left", -0.2))]  # fmt: skip
    for who in (0, 1):
        stage.fingers(who, "both", "grip", arrive - 0.1, grips[0].leave + 0.05)
    stage.phase("dance", t, grips[0].leave)
    stage.finish(min(max(ends) + 0.5, 6.0))


FAMILY = Family("dance_circle", ("dancer", "dancer"), True, script, draw)
