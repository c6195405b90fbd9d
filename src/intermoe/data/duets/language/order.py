"""Ordinals in order of mention: "the second person pushes the first" becomes "the first person pushes the second".

The model learns one rule, that whoever is mentioned first is person 0. A sentence whose ordinals start with the second
person is brought into that form here, and the motion is given back with the two people exchanged. A frozen text encoder
with a small head learnt this rule poorly in a trial.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_NOUN = (
    r"(?:person|man|woman|guy|girl|boy|lady|individual|figure|character"
    r"|human|dancer|fighter|player|actor|friend|participant)"
)
_SWAP = {"first": "second", "one": "two", "1": "2", "a": "b", "former": "latter"}
_SWAP |= {b: a for a, b in _SWAP.items()}
_SECOND = ("second", "two", "2", "b", "latter")
_NUMBER = r"(?:one|two|1|2|(?-i:A|B))(?![\w-])"
# what may follow "the first" where it names somebody: a noun, a verb, an adverb, the end of a clause
_AFTER = rf"(?: {_NOUN}\b| one\b|'s\b| \w+(?:s|ed|ing|ly)\b|[,.;:]|$| and\b| who\b| while\b)"
# "the first person", "the second's", "the first pushes", "person two", "player B"; group 1 or 2 is the ordinal
_ORDINAL = re.compile(rf"\bthe (first|second|former|latter)(?={_AFTER})|\b{_NOUN} #?({_NUMBER})", re.IGNORECASE)
# "second person kicks first person", as titles have it, but not "first person two bows"
_BARE = re.compile(rf"(?<!\bthe )\b(first|second|former|latter)(?= {_NOUN}\b(?! #?{_NUMBER}))", re.IGNORECASE)
_THE = re.compile(
    r"\bthe (first|second)(?! (?:time|to|of|bow|wave|step|move|half|part|place|moment)\b)\b", re.IGNORECASE
)
_LETTER = re.compile(r"(?<![\w'-])([AB])(?![\w-])")
# "b chases a": an "a" that cannot be the article, since a clause ends there or goes on
_SMALL = re.compile(r"(?<![\w'-])([ab])(?![\w'-])")
_NO_ARTICLE = re.compile(r"(?:[.,;:!?]|$| (?:and|who|while|then|with|from|to|at|by|in|on)\b)")
_PLAIN = re.compile(
    r"\b(?:someone|somebody)\b|\bone\b(?! (?:point|moment|time|place|day)\b)"
    rf"|\b(?:an?|the)(?: \w+){{0,2}}? {_NOUN}\b(?! #?{_NUMBER})",
    re.IGNORECASE,
)


def in_order(text: str) -> tuple[str, bool]:
    """The text with its ordinals in order of mention, and whether the two people change places with it.

    Only ordinals that name people count, and only if nobody is named in another way before them ("one person ...").
    """
    found = _ordinals(text)
    if not found:
        return text, False
    start, word = min(found)
    plain = _PLAIN.search(text)
    if word.lower() not in _SECOND or (plain is not None and plain.start() < start):
        return text, False
    return _exchange(text), True


def first_in_order(captions: Iterable[str]) -> str | None:
    """The first caption that mentions the people in their order; None where there is none."""
    return next((text for text, turned in map(in_order, captions) if not turned), None)


def _ordinals(text: str) -> list[tuple[int, str]]:
    """(where the mention starts, its ordinal) of all people named by an ordinal."""
    found = [(m.start(), m.group(1) or m.group(2)) for m in _ORDINAL.finditer(text)]
    found += [(m.start(), m.group(1)) for m in _BARE.finditer(text)]
    if {m.group(1) for m in _LETTER.finditer(text)} == {"A", "B"}:
        found += [(m.start(), m.group(1)) for m in _LETTER.finditer(text)]
    return found + [(m.start(), m.group(1)) for m in _small_letters(text)]


def _small_letters(text: str) -> list[re.Match[str]]:
    """Every "a" and "b" of a sentence whose people are so called; none where an "a" may be the article."""
    found = list(_SMALL.finditer(text))
    named = all(m.group(1) == "b" or _NO_ARTICLE.match(text, m.end()) for m in found)
    return found if named and {m.group(1) for m in found} == {"a", "b"} else []


def _exchange(text: str) -> str:
    """Every ordinal replaced by its counterpart, capital letters kept."""
    spans = {m.span(1) if m.group(1) else m.span(2) for m in _ORDINAL.finditer(text)}
    for matches in (_THE.finditer(text), _BARE.finditer(text), _small_letters(text)):
        spans |= {m.span(1) for m in matches}
    spans |= {m.span(1) for m in _LETTER.finditer(text)} if "B" in text else set()
    for start, end in sorted(spans, reverse=True):
        word = text[start:end]
        other = _SWAP[word.lower()]
        if word.isupper():
            other = other.upper()
        elif word[0].isupper():
            other = other.capitalize()
        text = text[:start] + other + text[end:]
    return text
