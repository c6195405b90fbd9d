"""Naming two people so that it stays clear who is meant.

The rule of the corpus: whoever a caption mentions first is person 0, except where ordinals say otherwise ("the second
person pushes the first"). So a sentence that begins with person 1 may only use an ordinal style; all others need
person 0 first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..families.facts import MUCH_TALLER, TALLER, BodyFacts, Facts
from .manner import ADJECTIVES

# (person 0, person 1): the name carries the index, so the order of mention is free
ORDINAL = (
    ("the first person", "the second person"),
    ("the first person", "the second person"),
    ("the first person", "the second one"),
    ("the first", "the second"),
    ("person one", "person two"),
    ("person 1", "person 2"),
    ("person A", "person B"),
    ("A", "B"),
    ("the first individual", "the second individual"),
    ("character one", "character two"),
    ("the first figure", "the second figure"),
    ("individual 1", "individual 2"),
)
# (first mentioned, second mentioned, second mentioned again)
PLAIN = (
    ("one person", "the other", "the other"),
    ("one person", "the other person", "the other person"),
    ("one person", "the other one", "the other one"),
    ("one person", "another person", "the other person"),
    ("one person", "another", "the other"),
    ("a person", "another person", "the other person"),
    ("a person", "someone else", "the other person"),
    ("a person", "the other person", "the other person"),
    ("someone", "another person", "the other person"),
    ("someone", "somebody else", "the other one"),
    ("somebody", "someone", "the other"),
    ("one of them", "the other", "the other"),
    ("one of the two", "the other", "the other one"),
    ("one of the two people", "the other person", "the other person"),
    ("one", "the other", "the other"),
    ("one individual", "the other", "the other individual"),
    ("an individual", "another individual", "the other"),
    ("one character", "the other", "the other character"),
    ("one figure", "the other figure", "the other figure"),
)
TWO = (
    "two people",
    "two people",
    "two people",
    "two people",
    "two people",
    "two people",
    "the two people",
    "two persons",
    "both people",
    "both",
    "two individuals",
    "a pair",
    "the two",
    "they",
    "both of them",
    "two figures",
    "two friends",
    "a couple of people",
    "the pair",
    "two strangers",
    "two characters",
)
_NOUNS = {"": ("person", "individual"), "man": ("man", "man", "guy"), "woman": ("woman", "woman", "girl", "lady")}
_PLURAL = {"man": ("two men", "two guys", "the two men"), "woman": ("two women", "two girls", "the two women")}
_TALL, _SHORT = ("tall", "tall", "big", "very tall"), ("short", "short", "small", "little")
Described = tuple[tuple[str, str], tuple[str, str], tuple[str, str]]
_POSSESSIVE = {"man": "his", "woman": "her", "": "their"}
_OBJECT = {"man": "him", "woman": "her", "": "them"}


@dataclass(frozen=True)
class Mentions:
    """How one sentence names the two people; pairs are by person index."""

    first: tuple[str, str]  # the first time that each is named
    again: tuple[str, str]
    sex: tuple[str, str]  # as the sentence tells it
    two: str  # both together

    def possessive(self, person: int) -> str:
        return f"{self.first[person]}'s"

    def their(self, person: int) -> str:
        return _POSSESSIVE[self.sex[person]]

    def them(self, person: int) -> str:
        return _OBJECT[self.sex[person]]


def choose(rng: np.random.Generator, items: tuple[str, ...]) -> str:
    """One of the strings, all equally likely."""
    return items[int(rng.random() * len(items))]


def draw_mentions(
    facts: Facts, rng: np.random.Generator, *, first: int = 0, ordinal: float = 0.4, told: float = 0.38
) -> Mentions:
    """Names for a sentence that mentions person `first` first. ordinal, told: chances of ordinals and of described
    bodies.
    """
    u = rng.random()
    if first == 1 or u < ordinal:
        a, b = ORDINAL[int(rng.random() * len(ORDINAL))]
        return Mentions((a, b), (a, b), ("", ""), _two(f"{a} and {b}", 0.5, facts, rng))
    if u < ordinal + told:
        described = _described(facts.bodies, rng)
        if described is not None:
            first_names, again_names, sexes = described
            return Mentions(
                first_names, again_names, sexes, _two(f"{described[0][0]} and {described[0][1]}", 0.8, facts, rng)
            )
    a, b, again = PLAIN[int(rng.random() * len(PLAIN))]
    return Mentions((a, b), (a, again), ("", ""), _two("", 0.0, facts, rng))


def _two(names: str, chance: float, facts: Facts, rng: np.random.Generator) -> str:
    """Both people as one subject: their names ("A and B") or a plural."""
    if names and rng.random() < chance:
        return names
    sexes = {body.sex for body in facts.bodies}
    if len(sexes) == 1 and (sex := sexes.pop()) and rng.random() < 0.25:
        return choose(rng, _PLURAL[sex])
    heights = {body.height for body in facts.bodies}
    if len(heights) == 1 and (height := heights.pop()) and rng.random() < 0.35:
        return f"two {choose(rng, _TALL if height == 'tall' else _SHORT)} people"
    return choose(rng, TWO)


def _described(bodies: tuple[BodyFacts, BodyFacts], rng: np.random.Generator) -> Described | None:
    """(first, again, sex) from what the bodies are like, or None where nothing may be said of them."""
    difference = bodies[0].stature - bodies[1].stature
    sexes = (bodies[0].sex, bodies[1].sex) if rng.random() < 0.6 else ("", "")
    nouns = (choose(rng, _NOUNS[sexes[0]]), choose(rng, _NOUNS[sexes[1]]))
    if sexes[0] == sexes[1]:
        nouns = (nouns[0], nouns[0])
    if abs(difference) >= TALLER and rng.random() < 0.5:
        return _compared(difference, nouns, sexes, rng)
    words = tuple(adjectives(body, rng) for body in bodies)
    if words == ("", "") and (not sexes[0] or not sexes[1]):
        return None
    return _absolute(words, nouns, sexes)


def _compared(difference: float, nouns: tuple[str, str], sexes: tuple[str, str], rng: np.random.Generator) -> Described:
    much = "much " if abs(difference) >= MUCH_TALLER and rng.random() < 0.3 else ""
    pair = choose(rng, ("taller shorter", "taller shorter", "bigger smaller")).split()
    words = pair if difference > 0 else pair[::-1]
    article = "the" if rng.random() < 0.6 else "a"
    second = "one" if rng.random() < 0.4 and sexes[0] == sexes[1] else nouns[1]
    first = (f"{article} {much}{words[0]} {nouns[0]}", f"{article} {words[1]} {second}")
    again = (f"the {words[0]} {nouns[0]}", f"the {words[1]} {second}")
    return first, again, sexes


def _height_word(body: BodyFacts, rng: np.random.Generator) -> str:
    if body.height == "tall":
        return choose(rng, _TALL) if body.stature >= 1.87 else choose(rng, _TALL[:3])
    return choose(rng, _SHORT) if body.height == "short" else ""


def adjectives(body: BodyFacts, rng: np.random.Generator) -> str:
    """What is said of a body before the noun: a height, a manner, both or neither."""
    height = _height_word(body, rng)
    known = [trait for trait in body.traits if trait in ADJECTIVES]
    if not known or rng.random() < 0.4:
        return height
    manner = choose(rng, ADJECTIVES[known[int(rng.random() * len(known))]])
    return f"{height}, {manner}" if height and rng.random() < 0.5 else manner


def _absolute(words: tuple[str, ...], nouns: tuple[str, str], sexes: tuple[str, str]) -> Described:
    names = tuple(f"{word} {noun}".strip() for word, noun in zip(words, nouns, strict=True))
    if names[0] == names[1]:
        return (f"one {names[0]}", f"another {names[1]}"), (f"the first {nouns[0]}", f"the other {nouns[1]}"), sexes
    second = f"another {nouns[1]}" if not words[1] and nouns[0] == nouns[1] else article(names[1])
    again = ("he", "she") if sexes == ("man", "woman") else ("she", "he") if sexes == ("woman", "man") else None
    other = f"the other {nouns[1]}" if nouns[0] == nouns[1] else f"the {nouns[1]}"
    return (article(names[0]), second), again or (f"the {names[0]}", other), sexes


def article(name: str) -> str:
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"
