"""Shoulder to shoulder: side by side, an arm over the partner's shoulders; standing, swaying, or walking along. One of
the two alone, or both (the shorter one's arm below, round the back)."""

from __future__ import annotations

import math

import numpy as np

from ..script import Family, Own, Shake, other
from ..stage import Stage
from .abreast import abreast, glances, lanes, over_shoulders, round_back, sides_of, stand, talk
from .draw import draw_tempo, pick
from .facts import BodyFacts, Facts
from .idle import rest, shift_weight
from .signature import HANDS, Signature

SPEED = {"slow": 0.65, "normal": 0.9, "fast": 1.2}  # metres per second
LEVEL = 0.10  # metres of difference up to which both arms lie at the height of the shoulders


def draw(rng: np.random.Generator, bodies: tuple[BodyFacts, BodyFacts]) -> Facts:
    alone = rng.random() < 0.45 and bodies[0].stature > bodies[1].stature - 0.12
    hands = ("right", "left") if rng.random() < 0.5 else ("left", "right")
    tags = {pick(rng, {"stand": 0.35, "sway": 0.35, "walk": 0.3})}
    if alone and "walk" not in tags and rng.random() < 0.6:
        tags.add("approach")
    elif rng.random() < 0.6:
        tags.add("start")
    if not alone and abs(bodies[0].stature - bodies[1].stature) < LEVEL:
        tags.add("level")
    if alone and rng.random() < 0.4:
        tags.add("waist")
    tempo = draw_tempo(rng, 0.3, 0.2) if "walk" in tags else "normal"
    side = sides_of(hands) if "walk" in tags else ("", "")
    if alone:
        return Facts("shoulder_to_shoulder", bodies, variant="one", roles=("embracer", "embraced"), hands=(hands[0], ""),
                     side=side, tempo=tempo, tags=frozenset(tags))  # fmt: skip
    return Facts("shoulder_to_shoulder", bodies, variant="together", symmetric=True, roles=("friend", "friend"),
                 hands=hands, side=side, tempo=tempo, tags=frozenset(tags))  # fmt: skip


def script(stage: Stage) -> None:
    facts = stage.facts
    tags = facts.tags
    hands = (facts.hands[0], other(facts.hands[0]))
    gap = abreast(stage, stage.draw(0.14, 0.17))
    shown = bool(tags & {"start", "approach"})
    begin, seconds = (0.0 if shown else 1.2), stage.draw(4.3, 5.4)
    end = begin + seconds
    lay = stage.draw(0.3, 0.7) if "start" in tags else -1.5
    if "walk" in tags:
        away = lay + 1.3 if shown else 0.0
        speed = SPEED[facts.tempo] * stage.draw(0.94, 1.06)
        paths = lanes(stage, sides_of(hands), gap, speed * (end - away + stage.draw(-0.3, 0.8)))
        stage.walk_in_step(paths, speed=speed, start=away, first=stage.rng.choice(["left", "right"]),
                           opposite=stage.chance(0.5))  # fmt: skip
        stage.phase("walk", away, end)
    elif "approach" in tags:
        lay = come_beside(stage, hands, gap) - 0.35
        end = max(end, lay + 3.0)
    else:
        stand(stage, sides_of(hands), gap, turn=(stage.draw(-0.08, 0.08), stage.draw(-0.08, 0.08)))
    arrive = arms(stage, hands, lay, end + 1.0)
    if "sway" in tags:
        sway(stage, arrive - 0.3, end)
    alive(stage, hands, max(arrive, begin), end)
    stage.finish(end, begin=begin)


def come_beside(stage: Stage, hands: tuple[str, str], gap: float) -> float:
    """The actor comes from behind up to the place beside the partner, who looks round; the second of arrival."""
    sign = 1.0 if hands[0] == "right" else -1.0  # with the right arm over somebody, one is on the left of the pair
    stage.place(1, -sign * gap / 2, 0.0, 0.0)
    way, far = math.radians(stage.draw(5.0, 40.0)), stage.draw(1.1, 1.7)
    spot = (sign * gap / 2, -0.02)
    stage.place(0, spot[0] + sign * far * math.sin(way), spot[1] - far * math.cos(way), -sign * way)
    arrived = stage.walk(0, spot)
    stage.turn(0, 0.0, start=arrived - 0.05)
    rest(stage, 1, -0.8, arrived + 0.2, kind="folded" if stage.chance(0.4) else "loose")
    stage.look(1, start=arrived - 0.3, until=arrived + 0.9)
    stage.phase("approach", 0.0, arrived)
    return arrived


def arms(stage: Stage, hands: tuple[str, str], start: float, until: float) -> float:
    """Who lays which arm where; the second at which all are there."""
    facts = stage.facts
    if facts.variant == "one":
        arrive = over_shoulders(stage, 0, hands[0], start, until).arrive
        if "waist" in facts.tags:
            arrive = round_back(stage, 1, hands[1], start + stage.draw(0.25, 0.6), until).arrive
        stage.lean(1, start + 0.7, rise=0.3, hold=0.1, fall=0.6, bow=3.0, nod=5.0)
    else:
        tall = int(stage.people[1].stature > stage.people[0].stature)
        over = tall if "level" not in facts.tags or stage.chance(0.5) else 1 - tall
        first = over_shoulders(stage, over, hands[over], start, until)
        late = start + stage.draw(0.1, 0.35)
        arrive = max(first.arrive, round_back(stage, 1 - over, hands[1 - over], late, until,
                                              high="level" in facts.tags).arrive)  # fmt: skip
    stage.phase("embrace", arrive, until)
    return arrive


def sway(stage: Stage, start: float, end: float) -> None:
    """Both swing from side to side together, the weight from foot to foot."""
    hertz, size = stage.draw(0.45, 0.7), stage.draw(0.035, 0.055)
    for who in (0, 1):
        at = start + stage.draw(0.0, 0.06)
        stage.lean(who, at, rise=0.5, hold=max(end - at, 0.5), fall=0.5, left=size, side=75.0 * size, tilt=80.0 * size,
                   hertz=hertz, raw=True)  # fmt: skip
    stage.phase("sway", start, end)


def alive(stage: Stage, hands: tuple[str, str], begin: float, end: float) -> None:
    """Looks, and what the outer hands do: they talk, rest on the hip, or are raised together."""
    glances(stage, begin, end, often=1.4)
    tags = stage.facts.tags
    cheer = "sway" in tags and stage.chance(0.35)
    for who in (0, 1):
        hand = other(hands[who])
        if cheer:
            stage.gesture(who, hand, Own(0.25, stage.draw(0.5, 0.75), 0.3), start=begin + stage.draw(0.2, 0.5),
                          rise=0.6, hold=stage.draw(1.2, 1.8), fall=0.7, shake=Shake(stage.draw(0.9, 1.3),
                          (0.07, 0.03, 0.0)), elbow=30.0)  # fmt: skip
            stage.fingers(who, hand, "fist", begin + 0.4, begin + 2.2)
        elif "walk" not in tags and stage.chance(0.4):
            rest(stage, who, begin - stage.draw(0.0, 0.5), end + 1.0, kind="hip", hand=hand)
        elif "walk" not in tags:
            talk(stage, who, hand, begin - 0.3, end)
            shift_weight(stage, who, begin, end)
        elif stage.chance(0.4):
            talk(stage, who, hand, begin + 0.5, end)


FAMILY = Family(
    "shoulder_to_shoulder",
    ("embracer", "embraced"),
    False,
    script,
    draw,
    depth=0.09,
    signatures={"embracer": Signature("hold", HANDS, ("left_collar", "right_collar"))},
)
