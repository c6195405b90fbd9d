"""The mirrored caption exchanges sides and turning senses as whole words, and is its own inverse."""

from __future__ import annotations

import numpy as np
import pytest

from intermoe.data.duets.language.describe import describe
from intermoe.data.duets.language.mirror import mirror_text


@pytest.mark.parametrize(
    ("text", "mirrored"),
    [
        ("Two people dance counterclockwise.", "Two people dance clockwise."),
        ("Two people dance clockwise.", "Two people dance counterclockwise."),
        ("They turn counter-clockwise", "They turn clockwise"),
        ("They turn anticlockwise", "They turn clockwise"),
        ("A right punch, blocked with the left arm", "A left punch, blocked with the right arm"),
        ("Left, then RIGHT", "Right, then LEFT"),
        ("He steps to the left-hand side", "He steps to the right-hand side"),
        ("They shake right away", "They shake right away"),
        ("A bright copyright", "A bright copyright"),
    ],
)
def test_examples(text: str, mirrored: str) -> None:
    assert mirror_text(text) == mirrored


def test_twice_is_the_same_text_and_the_facts_agree(some_facts) -> None:
    for facts in some_facts(8, seed=2):
        if all(facts.side):  # who is told to be on the left is a matter of sides: other words, not mirrored ones
            continue
        words = describe(facts, np.random.default_rng(3))
        seen = describe(facts.mirrored(), np.random.default_rng(3))
        for text, other in zip(words.captions, seen.captions, strict=True):
            assert mirror_text(mirror_text(text)) == text
            assert mirror_text(text) == other
            assert "countercounter" not in mirror_text(text).lower()
