"""Facts for the tests of families and language: every family, both orders of storing, several bodies."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from intermoe.data.duets.families.facts import BodyFacts, Facts
from intermoe.data.duets.families.registry import FAMILIES


def draw_facts(count: int = 12, seed: int = 0, families: tuple[str, ...] = tuple(FAMILIES)) -> list[Facts]:
    """`count` facts a family, every second with the two people stored in the other order."""
    rng = np.random.default_rng(seed)
    found = []
    for family in families:
        for i in range(count):
            first, second = (
                BodyFacts(float(rng.uniform(1.5, 1.97)), str(rng.choice(["man", "woman"]))) for _ in range(2)
            )
            facts = FAMILIES[family].draw(rng, (first, second))
            found.append(facts.swapped() if i % 2 else facts)
    return found


@pytest.fixture
def some_facts() -> Callable[..., list[Facts]]:
    return draw_facts
