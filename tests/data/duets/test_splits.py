"""Train, validation and test captions share no template and no verb phrase, on paper and in what is written."""

from __future__ import annotations

import re
from dataclasses import fields
from itertools import combinations, permutations

import numpy as np
import pytest

from intermoe.data.duets.language.describe import describe
from intermoe.data.duets.language.inflect import FORMS, inflect
from intermoe.data.duets.language.phrases import PHRASES
from intermoe.data.duets.language.phrases.common import APPROACH, LEAVE
from intermoe.data.duets.language.phrases.kind import SPLITS, lines
from intermoe.data.duets.language.templates import TEMPLATES


def phrases_of(split: str) -> set[str]:
    """Every verb phrase of a split, of all families, with comings and partings."""
    own = {p for family in PHRASES.values() for variant in family.split(split).values() for p in variant.all()}
    return own | set(APPROACH[split].all()) | set(LEAVE[split].all())


def templates_of(split: str) -> set[str]:
    blocks = (getattr(TEMPLATES[split], f.name) for f in fields(TEMPLATES[split]))
    return {line.rpartition("|")[2].lower() for block in blocks for line in lines(block)}


def words(phrase: str) -> tuple[str, ...]:
    """The phrase as words, each slot as one "_"."""
    return tuple(re.sub(r"\{\w+\}", "_", phrase).replace("~", "").replace(",", "").lower().split())


def pattern(phrase: str, form: str) -> str:
    """A regular expression for the phrase in one form, a slot being one to five words."""
    text = re.escape(inflect(phrase, form).lower())
    return r"(?<!\w)" + re.sub(r"\\\{\w+\\\}", r"(?:[\\w']+ ){0,4}[\\w']+", text) + r"(?!\w)"


def find(phrase: str, text: str) -> str:
    """Where a phrase stands in a text, in any form; empty if nowhere."""
    for form in FORMS:
        said = inflect(phrase, form).lower()
        likely = all(piece.strip() in text for piece in re.split(r"\{\w+\}", said))  # a quick look first
        if likely and (found := re.search(pattern(phrase, form), text)):
            return found.group()
    return ""


def test_no_template_is_shared() -> None:
    for a, b in combinations(SPLITS, 2):
        assert not templates_of(a) & templates_of(b)


def test_no_verb_phrase_is_shared_nor_begins_another() -> None:
    for a, b in permutations(SPLITS, 2):
        begins = {words(two)[:n]: two for two in phrases_of(b) for n in range(1, len(words(two)) + 1)}
        for one in phrases_of(a):
            assert words(one) not in begins, f"'{begins[words(one)]}' ({b}) begins with '{one}' ({a})"


def test_each_family_has_many_ways_to_say_it() -> None:
    for name, family in PHRASES.items():
        for split, least in (("train", 12), ("val", 4), ("test", 6)):
            count = len({p for variant in family.split(split).values() for p in variant.all()})
            assert count >= least, f"{name} has {count} {split} phrases"


@pytest.mark.parametrize("held_out", ["val", "test"])
def test_written_training_captions_hold_no_held_out_phrase(some_facts, held_out: str) -> None:
    rng = np.random.default_rng(3)
    written = " \n ".join(
        text
        for facts in some_facts(20, seed=5)
        for d in [describe(facts, rng, split="train")]
        for text in (*d.captions, *d.texts[0], *d.texts[1])
    ).lower()
    for phrase in phrases_of(held_out):
        if len(words(phrase)) > 1:
            found = find(phrase, written)
            assert not found, f"'{phrase}' of {held_out} is in the training captions: {found}"


@pytest.mark.parametrize("held_out", ["val", "test"])
def test_written_held_out_captions_hold_no_training_phrase(some_facts, held_out: str) -> None:
    """Also not inside: a training phrase of three or more words never stands in a held-out caption."""
    rng = np.random.default_rng(4)
    written = " \n ".join(
        text
        for facts in some_facts(20, seed=6)
        for d in [describe(facts, rng, split=held_out)]
        for text in (*d.captions, *d.texts[0], *d.texts[1])
    ).lower()
    for phrase in sorted(phrases_of("train")):
        if len([w for w in words(phrase) if w != "_"]) < 3:
            continue
        found = find(phrase, written)
        assert not found, f"training's '{phrase}' is in the {held_out} captions: {found}"
