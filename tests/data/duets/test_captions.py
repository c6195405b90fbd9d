"""Captions agree with the facts: who acts, who is named first, which hand, who is taller, which way round."""

from __future__ import annotations

import re

import numpy as np
import pytest

from intermoe.data.duets.families.facts import BodyFacts, Facts
from intermoe.data.duets.language.describe import describe
from intermoe.data.duets.language.inflect import inflect
from intermoe.data.duets.language.mention import ORDINAL
from intermoe.data.duets.language.phrases.kind import SPLITS

TALL, SMALL = BodyFacts(1.92, "woman"), BodyFacts(1.53, "man")


def write(facts: Facts, split: str = "train", rounds: int = 60, seed: int = 0) -> list[str]:
    """Many captions of the same facts, in small letters."""
    rng = np.random.default_rng(seed)
    return [c.lower() for _ in range(rounds) for c in describe(facts, rng, split=split).captions]


def push(actor: int) -> Facts:
    hands = ("both", "") if actor == 0 else ("", "both")
    roles = ("pusher", "pushed") if actor == 0 else ("pushed", "pusher")
    return Facts("push", (TALL, SMALL), actor=actor, hands=hands, roles=roles)


@pytest.mark.parametrize("actor", [0, 1])
def test_whoever_is_named_first_is_person_0_unless_ordinals_say_otherwise(actor: int) -> None:
    captions = [c for c in write(push(actor), rounds=200) if " is taller" not in c and "shorter" not in c]
    active = re.compile(r"^(one person|someone|a person|one of them|somebody|one individual|one) (pushes|shoves)\b")
    passive = re.compile(
        r"^(one person|someone|a person|one of them|somebody|one individual|one) (is|gets) (pushed|shoved)\b"
    )
    told = {
        "active": sum(bool(active.match(c)) for c in captions),
        "passive": sum(bool(passive.match(c)) for c in captions),
    }
    assert told["active" if actor == 0 else "passive"] > 0
    assert told["passive" if actor == 0 else "active"] == 0


@pytest.mark.parametrize("actor", [0, 1])
def test_ordinals_name_the_actor_by_index(actor: int) -> None:
    names = ("the first person", "the second person")
    verbs = r"(?:gives|sends|attacks|pushes hard against|knocks|plants their hands on)"
    captions = write(push(actor), "test", rounds=150)
    right = [c for c in captions if re.search(rf"{names[actor]} {verbs} ", c)]
    wrong = [c for c in captions if re.search(rf"{names[1 - actor]} {verbs} ", c)]
    assert right and not wrong
    assert any(
        names[1 - actor] in c and c.index(names[1 - actor]) < (c + names[actor]).index(names[actor]) for c in captions
    ), "the receiver is named first as well"


@pytest.mark.parametrize("actor", [0, 1])
def test_a_tall_woman_and_a_short_man_are_told_apart(actor: int) -> None:
    """Person 0 is the tall woman: a caption that begins with her has her first, none begins with the short man."""
    for split in SPLITS:
        for caption in write(push(actor), split):
            described = [
                m.start()
                for m in re.finditer(
                    r"\b(?:a|the) (?:much )?(?:short|shorter|small|smaller|little) (?:man|guy)\b", caption
                )
            ]
            tall = [
                m.start()
                for m in re.finditer(
                    r"\b(?:a|the) (?:very |much )?(?:tall|taller|big|bigger) (?:woman|girl|lady)\b", caption
                )
            ]
            if described and tall:
                assert tall[0] < described[0], caption
            assert not re.search(
                r"\b(tall|taller|big|bigger) (man|guy)\b|\b(short|shorter|small|smaller|little) (woman|girl|lady)\b",
                caption,
            ), caption


def test_hands_and_turns_are_never_named_wrongly(some_facts) -> None:
    rng = np.random.default_rng(1)
    for split in SPLITS:
        for facts in some_facts(24, seed=8):
            words = describe(facts, rng, split=split)
            for text in (*words.captions, *words.texts[0], *words.texts[1]):
                said = set(re.findall(r"\b(left|right|clockwise|counterclockwise)\b", text.lower()))
                true = {*facts.hands, *facts.side, facts.turn}
                assert said <= true, (facts, text)


def test_manner_words_follow_the_tempo(some_facts) -> None:
    quick, slow = (
        re.compile(r"\b(quickly|rapidly|swiftly|in a hurry|fast)\b"),
        re.compile(r"\b(slowly|unhurriedly|in slow motion|calmly)\b"),
    )
    rng = np.random.default_rng(2)
    for facts in some_facts(24, seed=9):
        text = " ".join(describe(facts, rng).captions).lower()
        assert not (quick.search(text) and facts.tempo != "fast"), text
        assert not (slow.search(text) and facts.tempo != "slow"), text


def test_heights_are_never_told_wrongly() -> None:
    for bodies in ((TALL, SMALL), (SMALL, TALL)):
        facts = Facts(
            "hug",
            bodies,
            symmetric=True,
            hands=("both", "both"),
            roles=("hugger", "hugger"),
            tags=frozenset({"approach", "leave"}),
        )
        tall = bodies.index(TALL)
        for caption in write(facts, rounds=120):
            for pair in ORDINAL:
                a, b = (name.lower() for name in pair)
                names = (a, b)
                assert f"{names[1 - tall]} is taller than {names[tall]}." not in caption
                assert f"{names[tall]} is shorter than {names[1 - tall]}." not in caption
                assert not caption.endswith(f" {names[1 - tall]} is the taller one.")


def test_approach_and_leave_are_told_only_where_they_are_shown() -> None:
    facts = Facts("shake_hands", (TALL, SMALL), symmetric=True, hands=("right", "right"), roles=("greeter", "greeter"))
    text = " ".join(write(facts, rounds=150))
    assert not re.search(
        r"walk up to each other|approach each other|come together|step back|move apart|back away", text
    )


def test_every_symmetric_family_is_said_in_the_plainest_way() -> None:
    facts = Facts("shake_hands", (BodyFacts(1.7), BodyFacts(1.71)), symmetric=True, hands=("right", "right"))
    assert "two people shake hands." in write(facts, rounds=400)


def test_enough_different_captions_and_texts(some_facts) -> None:
    rng = np.random.default_rng(5)
    for split in SPLITS:
        for facts in some_facts(6, seed=12):
            words = describe(facts, rng, split=split, count=6, own=3)
            assert len(set(words.captions)) >= 4 and all(len(t) >= 2 for t in words.texts)
            for text in (*words.captions, *words.texts[0], *words.texts[1]):
                assert text[0].isupper() and not re.search(r"[{}~|]|  |\bnone\b", text), text


def test_same_seed_same_words(some_facts) -> None:
    for facts in some_facts(2):
        assert describe(facts, np.random.default_rng(7)) == describe(facts, np.random.default_rng(7))


@pytest.mark.parametrize(
    ("phrase", "form", "expected"),
    [
        ("hug {o}", "ing", "hugging {o}"),
        ("pat {o} on the back", "ed", "patted {o} on the back"),
        ("walk up and ~shake hands", "s", "walks up and shakes hands"),
        ("be pushed by {o}", "ing", "being pushed by {o}"),
        ("high-five {o}", "ing", "high-fiving {o}"),
        ("bow", "ed", "bowed"),
        ("quarrel", "ed", "quarreled"),
        ("flee from {o}", "ing", "fleeing from {o}"),
        ("step aside", "ing", "stepping aside"),
        ("parry {os} punch", "s", "parries {os} punch"),
        ("dodge", "ing", "dodging"),
        ("stay where they are", "ed", "stayed where they are"),
    ],
)
def test_verb_forms(phrase: str, form: str, expected: str) -> None:
    assert inflect(phrase, form) == expected


def test_plural_past_of_be() -> None:
    assert inflect("be busy", "ed", plural=True) == "were busy"
