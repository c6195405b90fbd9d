"""Facts in, captions out: `describe` writes a clip's shared captions and each person's own.

A caption = a template + names for the two people (mention.py) + a verb phrase (phrases/) in the form that the
template asks for, now and then with a manner, a hand, a direction or a further sentence, all of them true of the facts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from ..families.facts import SAME_HEIGHT, TALLER, Facts
from .inflect import inflect
from .manner import SENTENCES
from .mention import Mentions, adjectives, article, choose, draw_mentions
from .order import in_order
from .phrases import PHRASES
from .phrases.common import APPROACH, LEAVE
from .phrases.kind import Phrases, fitting, lines
from .templates import SEQUENCES, TEMPLATES, Templates

MANNER = {
    "slow": ("slowly", "slowly", "calmly", "unhurriedly", "in slow motion", "at a slow pace", "without haste"),
    "fast": ("quickly", "quickly", "rapidly", "swiftly", "fast", "in a hurry", "at a fast pace"),
}
PLAIN = 0.15  # how often the first, plainest template of a list is taken
_SELF = ("a person", "the person", "someone", "this person", "a person", "one person", "somebody", "this individual")
_PARTNER = (
    "the other person",
    "the other",
    "the partner",
    "the other one",
    "someone",
    "another person",
    "the other person",
)
_FORMS = {
    "do": "base",
    "does": "s",
    "doing": "ing",
    "did": "ed",
    "react": "base",
    "reacts": "s",
    "reacting": "ing",
    "reacted": "ed",
}
_TOLD = re.compile(r"\b(moment|quick|long|low|little|nod)\b")  # phrases that already tell how long or how deep
_OBJECTIVE = re.compile(r"\b(see|with|of|shows|is|has|at|are) \{two\}")  # templates where the two are no subject
_LIMB = re.compile(r"\b(hands?|arms?|fists?|fingers?|palms?|knuckles|leg|foot|feet)\b|\{hand\}")
Slots = Mapping[str, "str | Callable[[], str]"]


@dataclass(frozen=True)
class Description:
    """A clip's words: sentences about the pair, and sentences about each person alone."""

    captions: tuple[str, ...]
    texts: tuple[tuple[str, ...], tuple[str, ...]]


def describe(
    facts: Facts | tuple[Facts, ...], rng: np.random.Generator, *, split: str = "train", count: int = 6, own: int = 3
) -> Description:
    """`count` captions of the pair and `own` of each person, with the words of one split. The same rng gives the same
    words.
    """
    parts = facts if isinstance(facts, tuple) else (facts,)
    writer = Writer(parts[0], rng, split) if len(parts) == 1 else SequenceWriter(parts, rng, split)
    captions = _distinct(writer.shared if split != "train" else writer.ordered, count)
    texts = (_distinct(lambda: writer.own(0), own), _distinct(lambda: writer.own(1), own))
    return Description(captions, texts)


class SequenceWriter:
    """Writes sentences about a clip of several parts, in their order."""

    def __init__(self, parts: tuple[Facts, ...], rng: np.random.Generator, split: str) -> None:
        self.writers = [Writer(facts, rng, split) for facts in parts]
        self.rng, self.split = rng, split

    def ordered(self) -> str:
        """A sentence about the pair; person 0 is always the first to be mentioned."""
        return self.shared()

    def shared(self) -> str:
        """A sentence about the pair, one clause a part."""
        plain = all(w.facts.symmetric for w in self.writers) and self.rng.random() < 0.5
        names = draw_mentions(
            self.writers[0].facts, self.rng, ordinal=0.0 if plain else 0.6, told=0.0 if plain else 0.4
        )
        if not plain and names.first[0] != names.again[0]:  # nothing was to be told of their bodies
            names = draw_mentions(self.writers[0].facts, self.rng, ordinal=1.0)
        clauses = [w.clause(names, later=number > 0) for number, w in enumerate(self.writers)]
        return self._put(SEQUENCES[self.split].shared, clauses)

    def own(self, person: int) -> str:
        """A sentence about one person alone."""
        name, partner = choose(self.rng, _SELF), choose(self.rng, _PARTNER)
        verbs = [w.own_verb(person, name, partner, "")("s") for w in self.writers]
        return self._put(SEQUENCES[self.split].own, verbs, s=name)

    def _put(self, block: str, parts: list[str], **slots: str) -> str:
        text = choose(self.rng, lines(block))
        return _sentence(_put(text, slots | dict(zip(("first", "second"), parts, strict=True))))


def _distinct(write: Callable[[], str], count: int) -> tuple[str, ...]:
    """`count` different sentences; fewer only where the words run out."""
    found: dict[str, None] = {}
    for _ in range(3 * count):
        found[write()] = None
        if len(found) == count:
            break
    return tuple(found)


class Writer:
    """Writes sentences about one clip."""

    def __init__(self, facts: Facts, rng: np.random.Generator, split: str) -> None:
        self.facts, self.rng, self.split = facts, rng, split
        family = PHRASES[facts.family]
        self.truths = facts.truths() | ({"facing"} if family.facing else frozenset())
        self.phrases: Phrases = family.split(split)[facts.variant]
        self.tails: Phrases = family.tails
        self.templates: Templates = TEMPLATES[split]

    # -- the two kinds of sentence -------------------------------------------------------------------------------------

    def ordered(self) -> str:
        """A sentence about the pair whose ordinals are in order of mention: what the model is trained on, see
        order.py.
        """
        while in_order(text := self.shared())[1]:
            pass
        return text

    def shared(self) -> str:
        """A sentence about the pair that fits who is person 0."""
        facts, rng = self.facts, self.rng
        # of two who do different things some captions tell only what they do together, where the family has words for it
        together = 0.62 if facts.symmetric else 0.25 if self.phrases.both else 0.0
        if together and rng.random() < together:
            return self._both()
        # person 1 first: ordinals only, see mention.py; never in training, because order.py turns such sentences round
        subject = 1 if self.split != "train" and rng.random() < 0.25 else 0
        names = draw_mentions(facts, rng, first=subject)
        reacts = (
            not facts.symmetric
            and bool(self.phrases.react)
            and rng.random() < (0.35 if subject == facts.actor else 0.3)
        )
        if not reacts:
            template = self._template("one")
            text = self._fill(template, subject, names, self._slot(subject))
        elif subject == facts.actor:
            text = self._fill(self._template("act_react"), subject, names, "act", react="react")
        else:
            text = self._fill(self._template("react_act"), subject, names, "act", react="react", receiver_first=True)
        return self._finish(text, names)

    def own(self, person: int) -> str:
        """A sentence about one person alone."""
        facts, rng = self.facts, self.rng
        body = facts.bodies[person]
        slot = self._slot(person)
        if slot == "take" and self.phrases.react and rng.random() < 0.25:
            slot = "react"
        sex = body.sex if rng.random() < 0.3 else ""
        name = choose(rng, ("the ", "a ", "this ")) + sex if sex else choose(rng, _SELF)
        told = adjectives(body, rng) if rng.random() < 0.45 else ""
        if told:
            name = f"{article(told)} {sex or 'person'}"
        partner = choose(rng, _PARTNER)
        verb = self.own_verb(person, name, partner, sex, slot)
        text = self._template("own")
        return _sentence(_put(text, {"s": name} | {k: partial(verb, f) for k, f in _FORMS.items()}))

    def own_verb(self, person: int, name: str, partner: str, sex: str, slot: str = "") -> Callable[..., str]:
        """What one person does, as a function of the verb's form."""
        slot = slot or self._slot(person)
        first = (name, partner) if person == 0 else (partner, name)
        names = Mentions(first, first, (sex, "") if person == 0 else ("", sex), "")
        return self._verb(choose(self.rng, self._fitting(self.phrases, slot)), person, names, slot, partner)

    def clause(self, names: Mentions, *, later: bool) -> str:
        """A clause of a longer sentence: "the first person bows to the second"; the first clause names person 0 first,
        and a later one both as they were called before.
        """
        facts, rng = self.facts, self.rng
        if facts.symmetric:
            phrase = choose(rng, self._fitting(self.phrases, "both"))
            subject = "they" if later else names.two
            return f"{subject} {self._verb(phrase, None, names, 'both', '')('base', plural=True)}"
        person = facts.actor if later else 0
        slot, called = self._slot(person), names.again if later else names.first
        phrase = choose(rng, self._fitting(self.phrases, slot))
        return f"{called[person]} {self._verb(phrase, person, names, slot, called[1 - person])('s')}"

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _slot(self, person: int) -> str:
        return "act" if self.facts.symmetric or person == self.facts.actor else "take"

    def _template(self, kind: str) -> str:
        usable = _usable(getattr(self.templates, kind), self.truths)
        return usable[0] if self.rng.random() < PLAIN else choose(self.rng, usable)

    def _fitting(self, phrases: Phrases, slot: str) -> tuple[str, ...]:
        return phrases.of(slot, self.truths)

    def _both(self) -> str:
        facts, rng = self.facts, self.rng
        names = draw_mentions(facts, rng)
        phrase = choose(rng, self._fitting(self.phrases, "both"))
        verb = self._verb(phrase, None, names, "both", "")
        template = self._template("both")
        two = names.two.replace("they", "them") if _OBJECTIVE.search(template) else names.two
        slots: dict[str, str | Callable[[], str]] = {"two": two} | {
            k: partial(verb, f, plural=True) for k, f in _FORMS.items()
        }
        slots["approach"] = partial(choose, rng, self._fitting(APPROACH[self.split], "both"))
        slots["leave"] = partial(choose, rng, self._fitting(LEAVE[self.split], "both"))
        return self._finish(_put(template, slots), names)

    def _fill(
        self, template: str, subject: int, names: Mentions, slot: str, *, react: str = "", receiver_first: bool = False
    ) -> str:
        rng, facts = self.rng, self.facts
        partner = 1 - subject
        actor = partner if receiver_first else subject
        phrase = choose(rng, self._fitting(self.phrases, slot))
        if receiver_first:  # the partner acts on the subject, who was named before
            verb = self._verb(phrase, actor, names, slot, names.them(subject))
        else:
            verb = self._verb(phrase, actor, names, slot, names.first[partner])
        y = names.first[partner] if receiver_first else names.again[partner]
        slots: dict[str, str | Callable[[], str]] = {"x": names.first[subject], "y": y}
        slots |= {k: partial(verb, _FORMS[k]) for k in ("do", "does", "doing", "did")}
        if react:
            answer = choose(rng, self._fitting(self.phrases, react))
            turn = self._verb(answer, facts.receiver, names, react, names.them(facts.actor))
            slots |= {k: partial(turn, _FORMS[k]) for k in ("react", "reacts", "reacting", "reacted")}
        if not react and slot == "act" and "approach" in facts.tags and rng.random() < 0.12:
            walk = choose(rng, self._fitting(APPROACH[self.split], "act")).replace("{o}", names.first[partner])
            pronoun = self._verb(phrase, actor, names, slot, names.them(partner))

            def comes_and_does(form: str) -> str:
                return f"{inflect(walk, form)} and {pronoun(form)}"

            slots |= {k: partial(comes_and_does, _FORMS[k]) for k in ("do", "does", "doing", "did")}
        return _put(template, slots)

    def _verb(self, phrase: str, person: int | None, names: Mentions, slot: str, partner: str):
        """A function: verb form -> the phrase about `person` (None: both), with manner and tail drawn once."""
        facts, rng = self.facts, self.rng
        tail = self._tail(phrase, slot) if rng.random() < 0.35 else ""
        manner = (
            choose(rng, MANNER[facts.tempo]) if slot != "react" and facts.tempo in MANNER and rng.random() < 0.3 else ""
        )
        if "{os}" in phrase and "{o}" in phrase.split("{os}")[0]:  # named a moment ago
            phrase = phrase.replace("{os}", "their")
        words = {
            "o": partner,
            "os": {"him": "his", "her": "her", "them": "their"}.get(partner, f"{partner}'s"),
            "their": "their" if person is None else names.their(person),
            "hand": facts.hands[facts.actor],
            "turn": facts.turn,
            "side": facts.side[person] if person is not None else "",
        }
        early = manner.endswith("ly") and not phrase.startswith("be ") and rng.random() < 0.5

        def form(name: str, *, plural: bool = False) -> str:
            text = _put(inflect(phrase, name, plural=plural), words)
            end = _put(tail, words)
            parts = (manner, text, end) if early else (text, end, manner)
            return " ".join(part for part in parts if part)

        return form

    def _tail(self, phrase: str, slot: str) -> str:
        """A hand or direction to add, unless the phrase says one already."""
        options = fitting(getattr(self.tails, slot), self.truths)
        if _LIMB.search(phrase):
            options = tuple(t for t in options if not _LIMB.search(t))
        if "{turn}" in phrase or "," in phrase or _TOLD.search(phrase):
            options = ()
        if "circle" in phrase or "around" in phrase:
            options = tuple(t for t in options if "circle" not in t and "round" not in t)
        return choose(self.rng, options) if options else ""

    def _finish(self, text: str, names: Mentions) -> str:
        """Capital letter, and sometimes a further sentence about heights or places."""
        text = _sentence(text)
        if self.rng.random() < 0.2:
            text += self._further()
        return text[:-1] if text.endswith(".") and self.rng.random() < 0.12 else text

    def _further(self) -> str:
        facts, rng = self.facts, self.rng
        difference = facts.bodies[0].stature - facts.bodies[1].stature
        kind = "taller" if difference >= TALLER else "shorter" if difference <= -TALLER else ""
        if abs(difference) <= SAME_HEIGHT:
            kind = "same"
        x = 0
        if facts.side[0] and facts.side[1] and rng.random() < 0.6:
            kind, x = "left", facts.side.index("left")
        if (manner := self._manner()) is not None and (not kind or rng.random() < 0.6):
            return manner
        if not kind:
            return ""
        if kind != "same" and kind != "left" and rng.random() < 0.4:
            x, kind = 1, {"taller": "shorter", "shorter": "taller"}[kind]
        names = draw_mentions(facts, rng, first=1).first  # first=1 asks for ordinals, which fit any order
        words = {"x": names[x], "y": names[1 - x]}
        return " " + _sentence(_put(self._template(kind), words))

    def _manner(self) -> str | None:
        """A further sentence about how one of the two moves."""
        told = [(who, t) for who in (0, 1) for t in self.facts.bodies[who].traits if t in SENTENCES]
        if not told:
            return None
        who, trait = told[int(self.rng.random() * len(told))]
        name = draw_mentions(self.facts, self.rng, first=1).first[who]
        return " " + _sentence(_put(choose(self.rng, SENTENCES[trait]), {"x": name}))


@lru_cache(maxsize=4096)
def _usable(block: str, truths: frozenset[str]) -> tuple[str, ...]:
    """The templates that fit: tags true, and no coming or parting that the clip does not show."""
    lines = fitting(block, truths)
    return tuple(t for t in lines if all(tag in truths or f"{{{tag}}}" not in t for tag in ("approach", "leave")))


def _put(template: str, slots: Slots) -> str:
    """The template with each {slot} replaced by its text, or by what its function returns."""

    def put(match: re.Match[str]) -> str:
        value = slots[match.group(1)]
        return value if isinstance(value, str) else value()

    return re.sub(r"\{(\w+)\}", put, template)


def _sentence(text: str) -> str:
    """Capital letters at the start of each sentence, and the base form of "be" that inflect.py gives for a plural
    made the infinitive or imperative that it is here ("is about to be pushed")."""
    text = re.sub(r"(?:(?<=^)|(?<=\bto ))are\b", "be", text)
    text = re.sub(r"(?:(?<=^)|(?<=[.] ))([a-z])", lambda match: match.group(1).upper(), text)
    return text
