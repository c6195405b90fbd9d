"""Drawing a clip's facts: what the families' own draws are made of.

Every draw puts the actor at index 0; storing the pair in the other order is `Facts.swapped`, the mirror image
`Facts.mirrored`.
"""

from __future__ import annotations

import numpy as np

from .facts import BodyFacts, Facts, mirror_word


def pick(rng: np.random.Generator, weights: dict[str, float]) -> str:
    names = list(weights)
    p = np.array(list(weights.values()))
    return str(names[int(rng.choice(len(names), p=p / p.sum()))])


def draw_hand(rng: np.random.Generator, body: BodyFacts, *, preferred: float = 0.97) -> str:
    """The hand somebody uses where either would do: nearly always the preferred one."""
    return body.handedness if rng.random() < preferred else mirror_word(body.handedness)


def draw_tempo(rng: np.random.Generator, slow: float = 0.22, fast: float = 0.22) -> str:
    return pick(rng, {"slow": slow, "normal": 1 - slow - fast, "fast": fast})


def draw_tags(rng: np.random.Generator, **chances: float) -> frozenset[str]:
    return frozenset(name for name, chance in chances.items() if rng.random() < chance)


def greeting(
    family: str,
    rng: np.random.Generator,
    bodies: tuple[BodyFacts, BodyFacts],
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
        tempo=draw_tempo(rng),
        tags=tags,
    )
