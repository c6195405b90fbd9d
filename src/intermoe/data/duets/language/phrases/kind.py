"""How verb phrases are written down.

One phrase a line, first verb in its base form, further verbs with a tilde (see `inflect`). Slots: {o} the other person,
{os} the other person's, {their} the subject's, {hand} the hand (or foot) that the actor uses. "tag+tag|phrase" may be
used only where the facts have the tags. The three splits share no phrase; tests/data/duets/test_splits.py proves it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import resources

SPLITS = ("train", "val", "test")
SLOTS = ("both", "act", "take", "react")


def lines(block: str) -> tuple[str, ...]:
    """The block's non-empty lines."""
    return tuple(line.strip() for line in block.splitlines() if line.strip())


@dataclass(frozen=True)
class Phrases:
    """The verb phrases of one split (or one variant of a family in one split)."""

    both: str = ""  # subject: the two people
    act: str = ""  # subject: the one who acts (or either, where both do the same); the partner is {o}
    take: str = ""  # subject: the one to whom it is done; the actor is {o}
    react: str = ""  # what the one to whom it is done does in turn

    def of(self, slot: str, truths: frozenset[str]) -> tuple[str, ...]:
        """The phrases of one slot that are true of a clip."""
        return fitting(getattr(self, slot), truths)

    def all(self) -> tuple[str, ...]:
        """Every phrase of the split, without tags."""
        return tuple(_untagged(line)[1] for slot in SLOTS for line in lines(getattr(self, slot)))


@dataclass(frozen=True)
class FamilyPhrases:
    """The phrases of a family: by split and variant, and the tails that name a hand or a direction (shared by the
    splits).
    """

    train: dict[str, Phrases]
    val: dict[str, Phrases]
    test: dict[str, Phrases]
    tails: Phrases = field(default_factory=Phrases)
    facing: bool = False  # the two stand face to face

    def split(self, name: str) -> dict[str, Phrases]:
        return {"train": self.train, "val": self.val, "test": self.test}[name]


def with_more(family: str, phrases: FamilyPhrases) -> FamilyPhrases:
    """The phrases with the further ones for training that the files more/FAMILY.VARIANT.txt hold.

    The family's own phrases, which are the plainest and what most people write, are repeated so that they stay a half.
    """
    train = dict(phrases.train)
    for variant, known in phrases.train.items():
        place = resources.files(__package__) / "more" / f"{family}.{variant}.txt"
        if place.is_file():
            blocks = place.read_text(encoding="utf-8").split("## ")[1:]
            more = {slot.strip(): block for slot, _, block in (block.partition("\n") for block in blocks)}
            train[variant] = Phrases(**{s: _together(getattr(known, s), more.get(s, "")) for s in SLOTS})
    return replace(phrases, train=train)


def _together(own: str, further: str) -> str:
    count = len(lines(own))
    often = max(1, round(len(lines(further)) / count)) if count else 1
    return "\n".join([own.strip("\n")] * often + [further]).strip("\n")


@lru_cache(maxsize=4096)
def fitting(block: str, truths: frozenset[str]) -> tuple[str, ...]:
    """The lines of a block whose tags are all true."""
    tagged = (_untagged(line) for line in lines(block))
    return tuple(text for tags, text in tagged if tags <= truths)


def _untagged(line: str) -> tuple[frozenset[str], str]:
    tags, bar, text = line.rpartition("|")
    return (frozenset(tags.split("+")) if bar else frozenset()), text
