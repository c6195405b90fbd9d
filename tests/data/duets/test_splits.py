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


def phrases_of(split: str, *families: str) -> set[str]:
    """Every verb phrase of a split, of some families or all, with comings and partings."""
    chosen = [PHRASES[name] for name in families] or list(PHRASES.values())
    own = {p for family in chosen for variant in family.split(split).values() for p in variant.all()}
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


def test_no_verb_phrase_is_shared() -> None:
    """Not even by different families."""
    for a, b in combinations(SPLITS, 2):
        assert not {words(p) for p in phrases_of(a)} & {words(p) for p in phrases_of(b)}


@pytest.mark.parametrize("family", PHRASES)
def test_no_verb_phrase_of_a_family_begins_another(family: str) -> None:
    for a, b in permutations(SPLITS, 2):
        begins = {words(two)[:n]: two for two in phrases_of(b, family) for n in range(1, len(words(two)) + 1)}
        for one in phrases_of(a, family):
            assert words(one) not in begins, f"'{begins[words(one)]}' ({b}) begins with '{one}' ({a})"


def test_each_family_has_many_ways_to_say_it() -> None:
    for name, family in PHRASES.items():
        for split, least in (("train", 12), ("val", 4), ("test", 6)):
            count = len({p for variant in family.split(split).values() for p in variant.all()})
            assert count >= least, f"{name} has {count} {split} phrases"


def written(some_facts, split: str, seed: int) -> dict[str, str]:
    """All captions of many clips of each family, in small letters."""
    rng = np.random.default_rng(seed)
    texts: dict[str, list[str]] = {}
    for facts in some_facts(20, seed=seed + 2):
        told = describe(facts, rng, split=split)
        texts.setdefault(facts.family, []).extend((*told.captions, *told.texts[0], *told.texts[1]))
    return {family: " \n ".join(lines).lower() for family, lines in texts.items()}


@pytest.mark.parametrize("held_out", ["val", "test"])
def test_written_training_captions_hold_no_held_out_phrase(some_facts, held_out: str) -> None:
    for family, text in written(some_facts, "train", 3).items():
        for phrase in phrases_of(held_out, family):
            if len(words(phrase)) > 1:
                found = find(phrase, text)
                assert not found, f"{family}: '{phrase}' of {held_out} is in the training captions: {found}"


@pytest.mark.parametrize("held_out", ["val", "test"])
def test_written_held_out_captions_hold_no_training_phrase(some_facts, held_out: str) -> None:
    """Also not inside: a training phrase of three or more words never stands in a held-out caption of its family."""
    for family, text in written(some_facts, held_out, 4).items():
        for phrase in sorted(phrases_of("train", family)):
            if len([w for w in words(phrase) if w != "_"]) >= 3:
                found = find(phrase, text)
                assert not found, f"{family}: training's '{phrase}' is in the {held_out} captions: {found}"
