"""Sentences that name the second person first are turned round, all others are left alone."""

from __future__ import annotations

import re

import numpy as np
import pytest

from intermoe.data.duets.language import order
from intermoe.data.duets.language.describe import describe
from intermoe.data.duets.language.order import _NOUN, in_order


@pytest.mark.parametrize(
    ("text", "ordered"),
    [
        ("The second person pushes the first.", "The first person pushes the second."),
        ("The second pushes the first person away", "The first pushes the second person away"),
        ("Person 2 is chased by person 1.", "Person 1 is chased by person 2."),
        ("B kicks at A, and A dodges.", "A kicks at B, and B dodges."),
        (
            "Character two bows first, then character one bows back.",
            "Character one bows first, then character two bows back.",
        ),
        ("Two people meet. The second person's back is patted.", "Two people meet. The first person's back is patted."),
        ("The clip shows person 2 offering person 1 a hand.", "The clip shows person 1 offering person 2 a hand."),
        ("SECOND PERSON KICKS FIRST PERSON", "FIRST PERSON KICKS SECOND PERSON"),
        ("First person two bows, then person one.", "First person one bows, then person two."),
        ("b chases a", "a chases b"),
        ("b pushes a and a, too.", "a pushes b and b, too."),
        ("At one point the second one hugs the first person", "At one point the first one hugs the second person"),
    ],
)
def test_turned_round(text: str, ordered: str) -> None:
    assert in_order(text) == (ordered, True)
    assert in_order(ordered) == (ordered, False)


@pytest.mark.parametrize(
    "text",
    [
        "Two people shake hands.",
        "The first person pushes the second.",
        "One person pushes the other. Person two is taller.",
        "A tall man hugs a short woman. The second person is shorter.",
        "A waves at B.",
        "The first figure offers the second figure a wave.",
        "One person makes the second bow, after the other.",
        "A person takes a second step.",
        "a second person joins the first person",
        "b gives a hug to a.",
        "a chases b",
        "A person waves. A second person waves back.",
        "First person bows to second person.",
        "",
    ],
)
def test_left_alone(text: str) -> None:
    assert in_order(text) == (text, False)


def test_what_is_turned_round_fits_the_swapped_facts(some_facts) -> None:
    """Training captions never start with the second person; held-out ones do, and then fit the clip with people
    exchanged.
    """
    rng = np.random.default_rng(0)
    turned = 0
    for facts in some_facts(20, seed=4):
        for split in ("train", "test"):  # rules for the ways people type, which no caption is written in
            texts = [*(words := describe(facts, rng, split=split)).captions, *sum(words.texts, ())]
            assert not any(order._BARE.search(text) or order._small_letters(text) for text in texts)
        assert not any(in_order(c)[1] for c in describe(facts, rng, split="train").captions)
        turned += sum(in_order(c)[1] for c in describe(facts, rng, split="test").captions)
    assert turned > 100


def test_generated_captions_never_leave_out_the_article(some_facts) -> None:
    """So the form without it ("second person kicks first person") is read for users alone, and no caption reads otherwise."""
    rng = np.random.default_rng(0)
    bare = re.compile(
        rf"(?<!the )\b(?:first|second) {_NOUN}\b(?! one\b)", re.IGNORECASE
    )  # "First person one ..." has one
    captions = [
        caption
        for facts in some_facts(20, seed=5)
        for split in ("train", "val", "test")
        for caption in describe(facts, rng, split=split).captions
    ]
    assert len(captions) > 1000 and not [caption for caption in captions if bare.search(caption)]
