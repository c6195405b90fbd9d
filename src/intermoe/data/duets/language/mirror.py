"""The caption of a mirrored clip: sides and turning senses change places, as whole words only."""

from __future__ import annotations

import re

_PAIRS = (
    ("left", "right"),
    ("lefts", "rights"),
    ("leftward", "rightward"),
    ("leftwards", "rightwards"),
    ("left-handed", "right-handed"),
    ("clockwise", "counterclockwise"),
    ("clockwise", "counter-clockwise"),
    ("clockwise", "anticlockwise"),
    ("clockwise", "anti-clockwise"),
)
# "clockwise" becomes "counterclockwise"; each of the other spellings becomes "clockwise"
_SWAP = {a: b for pair in reversed(_PAIRS) for a, b in (pair, pair[::-1])}
_WORDS = re.compile(
    r"(?<![\w-])(" + "|".join(sorted(map(re.escape, _SWAP), key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
)
# right and left that are no sides: "right away", "left the room" are not told apart by words alone; these few are
_KEEP = re.compile(
    r"\b(right away|right now|right after|right before|all right|right next|right beside|right behind)\b", re.I
)


def mirror_text(text: str) -> str:
    """The text with left and right, clockwise and counterclockwise exchanged; its capital letters are kept."""
    kept = [match.span() for match in _KEEP.finditer(text)]

    def swap(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in kept):
            return match.group()
        word = match.group()
        other = _SWAP[word.lower()]
        if word.isupper():
            return other.upper()
        return other.capitalize() if word[0].isupper() else other

    return _WORDS.sub(swap, text)
