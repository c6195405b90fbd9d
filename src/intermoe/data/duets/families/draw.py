"""Drawing a clip's facts: what is left open within a family is decided here, and nowhere else.

Every draw puts the actor at index 0; storing the pair in the other order is `Facts.swapped`, the mirror image
`Facts.mirrored`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from .facts import BodyFacts, Facts

Bodies = tuple[BodyFacts, BodyFacts]
Draw = Callable[[np.random.Generator, Bodies], Facts]


def _pick(rng: np.random.Generator, weights: dict[str, float]) -> str:
    names = list(weights)
    p = np.array(list(weights.values()))
    return str(names[int(rng.choice(len(names), p=p / p.sum()))])


def _tempo(rng: np.random.Generator, slow: float = 0.22, fast: float = 0.22) -> str:
    return _pick(rng, {"slow": slow, "normal": 1 - slow - fast, "fast": fast})


def _tags(rng: np.random.Generator, **chances: float) -> frozenset[str]:
    return frozenset(name for name, chance in chances.items() if rng.random() < chance)


def shake_hands(rng: np.random.Generator, bodies: Bodies) -> Facts:
    hand = _pick(rng, {"right": 0.8, "left": 0.2})
    return Facts(
        "shake_hands",
        bodies,
        symmetric=True,
        roles=("greeter", "greeter"),
        hands=(hand, hand),
        tempo=_tempo(rng),
        tags=_tags(rng, approach=0.7, leave=0.6),
    )


def high_five(rng: np.random.Generator, bodies: Bodies) -> Facts:
    hand = _pick(rng, {"right": 0.5, "left": 0.25, "both": 0.25})
    return Facts(
        "high_five",
        bodies,
        symmetric=True,
        roles=("greeter", "greeter"),
        hands=(hand, hand),
        tempo=_tempo(rng),
        tags=_tags(rng, approach=0.6, leave=0.4),
    )


def hug(rng: np.random.Generator, bodies: Bodies) -> Facts:
    length = _pick(rng, {"long": 0.35, "brief": 0.35, "": 0.3})
    tags = frozenset({"approach", "leave"} | ({length} if length else set()))
    return Facts(
        "hug", bodies, symmetric=True, roles=("hugger", "hugger"), hands=("both", "both"), tempo=_tempo(rng), tags=tags
    )


def bow(rng: np.random.Generator, bodies: Bodies) -> Facts:
    variant = _pick(rng, {"together": 0.5, "back": 0.25, "one": 0.25})
    depth = _pick(rng, {"deep": 0.4, "slight": 0.3, "": 0.3})
    return _greeting("bow", rng, bodies, variant, frozenset({depth} - {""}), ("", ""), ("bower", "watcher"))


def wave(rng: np.random.Generator, bodies: Bodies) -> Facts:
    variant = _pick(rng, {"together": 0.4, "back": 0.25, "one": 0.35})
    hands = (_pick(rng, {"right": 0.6, "left": 0.4}), _pick(rng, {"right": 0.6, "left": 0.4}))
    if variant == "together" and rng.random() < 0.7:
        hands = (hands[0], hands[0])
    return _greeting("wave", rng, bodies, variant, frozenset(), hands, ("waver", "watcher"))


def _greeting(
    family: str,
    rng: np.random.Generator,
    bodies: Bodies,
    variant: str,
    tags: frozenset[str],
    hands: tuple[str, str],
    names: tuple[str, str],
) -> Facts:
    """A greeting that both make at once ("together"), one after the other ("back"), or only one makes ("one")."""
    doer, watcher = names
    roles = {"together": (doer, doer), "back": (f"first {doer}", f"second {doer}"), "one": (doer, watcher)}[variant]
    if variant == "one":
        hands = (hands[0], "")
    return Facts(
        family,
        bodies,
        variant=variant,
        symmetric=variant == "together",
        roles=roles,
        hands=hands,
        tempo=_tempo(rng),
        tags=tags,
    )


def push(rng: np.random.Generator, bodies: Bodies) -> Facts:
    hand = _pick(rng, {"both": 0.6, "right": 0.25, "left": 0.15})
    return Facts(
        "push",
        bodies,
        roles=("pusher", "pushed"),
        hands=(hand, ""),
        tempo=_tempo(rng, 0.1, 0.25),
        tags=_tags(rng, approach=0.6),
    )


def punch_block(rng: np.random.Generator, bodies: Bodies) -> Facts:
    hand = _pick(rng, {"right": 0.6, "left": 0.4})
    block = "left" if hand == "right" else "right"  # the arm that is on the side where the fist comes in
    return Facts(
        "punch_block",
        bodies,
        roles=("puncher", "blocker"),
        hands=(hand, block),
        tempo=_tempo(rng, 0.15, 0.25),
        tags=_tags(rng, approach=0.5, twice=0.35),
    )


def kick_dodge(rng: np.random.Generator, bodies: Bodies) -> Facts:
    foot = _pick(rng, {"right": 0.6, "left": 0.4})
    way = _pick(rng, {"back": 0.6, "aside": 0.4})
    # aside: out of the foot's line, away from the side the kicking leg is on (seen by the one who dodges)
    side = ("", foot if way == "aside" else "")
    return Facts(
        "kick_dodge",
        bodies,
        roles=("kicker", "dodger"),
        hands=(foot, ""),
        side=side,
        tempo=_tempo(rng, 0.15, 0.25),
        tags=_tags(rng, approach=0.6) | {way},
    )


def pat_back(rng: np.random.Generator, bodies: Bodies) -> Facts:
    hand = _pick(rng, {"right": 0.6, "left": 0.4})
    return Facts(
        "pat_back",
        bodies,
        roles=("patter", "patted"),
        hands=(hand, ""),
        tempo=_tempo(rng),
        tags=frozenset({"approach"}),
    )


def walk_side_by_side(rng: np.random.Generator, bodies: Bodies) -> Facts:
    left = rng.random() < 0.5
    return Facts(
        "walk_side_by_side",
        bodies,
        symmetric=True,
        roles=("walker", "walker"),
        side=("left", "right") if left else ("right", "left"),
        tempo=_tempo(rng, 0.3, 0.3),
        tags=_tags(rng, curve=0.3),
    )


def chase(rng: np.random.Generator, bodies: Bodies) -> Facts:
    path = _pick(rng, {"circle": 0.4, "straight": 0.6})
    return Facts("chase", bodies, roles=("chaser", "runner"), tempo="normal", tags=frozenset({path}))


def dance_circle(rng: np.random.Generator, bodies: Bodies) -> Facts:
    turn = _pick(rng, {"clockwise": 0.5, "counterclockwise": 0.5})
    return Facts(
        "dance_circle",
        bodies,
        symmetric=True,
        roles=("dancer", "dancer"),
        hands=("both", "both"),
        turn=turn,
        tempo=_tempo(rng),
    )


def argue(rng: np.random.Generator, bodies: Bodies) -> Facts:
    facts = Facts(
        "argue", bodies, variant="together", symmetric=True, roles=("arguer", "arguer"), tempo=_tempo(rng, 0.1)
    )
    if rng.random() < 0.6:
        return facts
    hand = _pick(rng, {"right": 0.7, "left": 0.3})
    return replace(facts, variant="point", symmetric=False, roles=("scolder", "scolded"), hands=(hand, "both"))


DRAW: dict[str, Draw] = {
    "shake_hands": shake_hands,
    "high_five": high_five,
    "hug": hug,
    "bow": bow,
    "wave": wave,
    "push": push,
    "punch_block": punch_block,
    "kick_dodge": kick_dodge,
    "pat_back": pat_back,
    "walk_side_by_side": walk_side_by_side,
    "chase": chase,
    "dance_circle": dance_circle,
    "argue": argue,
}
