"""Hug: walk up close, one arm over and one under, heads to the same side, hold, part."""

from __future__ import annotations

import numpy as np

from ..script import Family, On, other
from ..stage import Stage
from .common import come, part
from .draw import draw_tempo, pick
from .facts import BodyFacts, Facts


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    length = pick(rng, {"long": 0.35, "brief": 0.35, "": 0.3})
    tags = frozenset({"approach", "leave"} | ({length} if length else set()))
    return Facts(
        "hug",
        bodies,
        symmetric=True,
        roles=("hugger", "hugger"),
        hands=("both", "both"),
        tempo=draw_tempo(rng),
        tags=tags,
    )


def script(stage: Stage) -> None:
    tags = stage.facts.tags
    arrived = come(stage, 0.43, low=0.9, high=1.4)
    over = "right" if stage.chance(0.75) else "left"  # the arm that goes over the partner's shoulder
    hold = {"long": stage.draw(1.7, 2.2), "brief": stage.draw(0.35, 0.55)}.get(
        "long" if "long" in tags else "brief" if "brief" in tags else "", stage.draw(0.8, 1.3)
    )
    start = arrived - stage.draw(0.3, 0.5)
    taller = stage.people[0].scale - stage.people[1].scale
    ends, arrive = [], 0.0
    for who in (0, 1):
        late = start + (stage.draw(0.05, 0.2) if who else 0.0)
        lift = taller if who == 0 else -taller  # the taller one holds the shoulders, the shorter one the waist
        sign = 1.0 if over == "right" else -1.0
        high = "spine3" if lift > -0.06 else "spine2"
        low = "spine2" if lift > 0.06 else "spine1"
        for hand, spot, side in ((over, high, 0.35 * sign), (other(over), low, -0.55 * sign)):
            span = stage.reach(
                who, hand, On(1 - who, spot, side=(side, 0.0, -1.0)), start=late, rise=0.75, hold=hold, fall=0.65,
                contact="hand-back", elbow=25.0 if hand == over else 40.0, arc=(0.12, 0.0, 0.0),
            )  # fmt: skip
            ends.append(span.leave)
            arrive = max(arrive, span.arrive)
        stage.lean(who, late, rise=0.75, hold=hold, fall=0.65, bow=7.0 + 20.0 * max(0.0, lift), side=4.0 * sign,
                   forward=0.05, tilt=9.0 * sign, nod=6.0)  # fmt: skip
        if hold > 1.2:
            stage.lean(who, arrive, rise=0.4, hold=hold - 0.8, fall=0.4, left=0.02, hertz=0.6)
    stage.phase("embrace", *sorted((arrive, min(ends))))  # in a brief one the first hand leaves before the last arrives
    stage.finish(part(stage, max(ends) + 0.12))


FAMILY = Family("hug", ("hugger", "hugger"), True, script, draw, depth=0.09)
