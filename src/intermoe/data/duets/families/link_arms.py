"""Link arms: one bends an arm, the other puts a hand through it onto the forearm; so they walk, or stand and talk."""

from __future__ import annotations

import numpy as np

from ..script import LEFT, Family, On, Own, other
from ..stage import Stage
from .abreast import abreast, glances, lanes, lasting, sides_of, stand, talk
from .draw import draw_tempo, pick
from .facts import BodyFacts, Facts
from .idle import shift_weight

SPEED = {"slow": 0.72, "normal": 0.98, "fast": 1.3}  # metres per second


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    hands = ("right", "left") if rng.random() < 0.5 else ("left", "right")
    how = pick(rng, {"walk": 0.42, "start walk": 0.33, "start stand": 0.25})
    tags = frozenset(how.split()) | ({"clasp"} if rng.random() < 0.25 else frozenset())
    return Facts(
        "link_arms",
        bodies,
        symmetric=True,
        roles=("companion", "companion"),
        hands=hands,
        side=sides_of(hands) if "walk" in tags else ("", ""),
        tempo=draw_tempo(rng, 0.3, 0.2) if "walk" in tags else "normal",
        tags=tags,
    )


def script(stage: Stage) -> None:
    facts = stage.facts
    tags, sides = facts.tags, sides_of(facts.hands)
    gap = abreast(stage, stage.draw(0.16, 0.19))
    seconds = stage.draw(4.2, 5.2)
    begin = 0.0 if "start" in tags else stage.draw(0.9, 1.3)
    link = stage.draw(0.3, 0.7) if "start" in tags else -1.0
    end = begin + seconds
    if "walk" in tags:
        away = link + stage.draw(0.9, 1.2) if "start" in tags else 0.0
        speed = SPEED[facts.tempo] * stage.draw(0.94, 1.06)
        bend = stage.draw(0.08, 0.18) * (1 if stage.chance(0.5) else -1) if stage.chance(0.3) else 0.0
        paths = lanes(stage, sides, gap, speed * (end - away + stage.draw(-0.3, 0.8)), bend)
        stage.walk_in_step(paths, speed=speed, start=away, first=stage.rng.choice(["left", "right"]))
        stage.phase("walk", away, end)
    else:
        stand(stage, sides, gap, turn=(stage.draw(-0.1, 0.1), stage.draw(-0.1, 0.1)))
    hook(stage, link, end + 1.0)
    glances(stage, max(begin, link), end, often=1.5)
    stage.finish(end, begin=begin)


def hook(stage: Stage, start: float, until: float) -> None:
    """The taller one (mostly) gives the arm; the partner puts a hand through it, and perhaps the other one on top."""
    facts = stage.facts
    tall = int(stage.people[1].stature > stage.people[0].stature)
    giver = tall if stage.chance(0.75) else 1 - tall
    taker = 1 - giver
    arm, hand = facts.hands[giver], facts.hands[taker]
    sign = 1.0 if arm == LEFT else -1.0
    level = 0.4 * (stage.people[taker].stature - stage.people[giver].stature)
    hold = lasting(stage, giver, until - start - stage.time(giver, 0.6))
    stage.gesture(giver, arm, Own(-0.20, -0.42 + float(np.clip(level, -0.05, 0.1)), 0.50), start=start, rise=0.6,
                  hold=hold, fall=0.6, elbow=14.0, hand_axis=(-0.55, 0.05, 0.8))  # fmt: skip
    late = start + stage.draw(0.15, 0.3)
    on = On(giver, f"{arm}_wrist", shift=(0.03 * sign, 0.035, -0.05))
    hold = lasting(stage, taker, until - late - stage.time(taker, 0.7))
    span = stage.reach(
        taker, hand, on, start=late, rise=0.7, hold=hold, fall=0.6, contact="hand-arm", elbow=4.0, ahead=-0.5
    )
    stage.fingers(taker, hand, "grip", span.arrive - 0.15, until)
    stage.phase("link", start, until)
    stage.lean(taker, late, rise=0.7, hold=hold, fall=0.6, side=2.5 * sign * -1.0, tilt=4.0 * sign * -1.0)
    ends = min(until, start + 7.0)
    if "clasp" in facts.tags:
        top = On(giver, f"{arm}_elbow", shift=(0.0, 0.03, 0.09))
        hold = lasting(stage, taker, until - span.arrive - stage.time(taker, 0.7))
        stage.reach(taker, other(hand), top, start=span.arrive - 0.1, rise=0.7, hold=hold, fall=0.6,
                    contact="hand-arm", elbow=10.0)  # fmt: skip
    elif "stand" in facts.tags:
        talk(stage, taker, other(hand), span.arrive, ends)
    if "stand" in facts.tags:
        talk(stage, giver, other(arm), span.arrive + 0.6, ends)
        for who in (0, 1):
            shift_weight(stage, who, span.arrive, ends)


FAMILY = Family("link_arms", ("companion", "companion"), True, script, draw, depth=0.09)
