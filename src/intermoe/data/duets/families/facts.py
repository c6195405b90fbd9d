"""What a clip is about, before any motion: the one value that a family draws and that its script and its captions
both read.

Who is person 0 is not in here by chance: `actor` is an index into the pair as it is stored, and captions are chosen
to fit it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..body import Person
from ..traits import traits

TALL, SHORT = 1.80, 1.62  # metres: a person of at least / at most this stature is called tall / short
TALLER, MUCH_TALLER, SAME_HEIGHT = 0.10, 0.24, 0.025  # metres of difference that captions may name
_OPPOSITE = {"left": "right", "right": "left", "clockwise": "counterclockwise", "counterclockwise": "clockwise"}


@dataclass(frozen=True)
class BodyFacts:
    """What may be said about one body."""

    stature: float  # metres
    sex: str = ""  # "man", "woman" or "" when the body does not tell
    handedness: str = "right"
    traits: tuple[str, ...] = ()  # what of the manner shows: traits.py

    @property
    def height(self) -> str:
        return "tall" if self.stature >= TALL else "short" if self.stature <= SHORT else ""


@dataclass(frozen=True)
class Facts:
    """One clip's facts. Pairs are by person index; an empty string means that the family has no such fact."""

    family: str
    bodies: tuple[BodyFacts, BodyFacts]
    variant: str = "main"  # the family's own: "together", "back", "one", ...
    actor: int = 0  # who acts (or, where both do the same, who is a touch earlier)
    symmetric: bool = False  # both do the same: roles do not differ
    roles: tuple[str, str] = ("", "")
    hands: tuple[str, str] = ("", "")  # "left", "right", "both": the hand (or, for a kick, the foot) that each uses
    # "left", "right": walking, the place in the pair; dodging, the way one goes; for an actor, the partner's limb or
    # cheek that is seized or hit
    side: tuple[str, str] = ("", "")
    turn: str = ""  # "clockwise" or "counterclockwise", seen from above
    tempo: str = "normal"
    tags: frozenset[str] = frozenset()  # further things that are true of the clip: "approach", "leave", "deep", ...

    @property
    def receiver(self) -> int:
        return 1 - self.actor

    @property
    def pace(self) -> float:
        """The factor on every duration of the script."""
        return {"slow": 1.3, "normal": 1.0, "fast": 0.8}[self.tempo]

    def truths(self) -> frozenset[str]:
        """Every tag that a phrase or a template may ask for."""
        hand = self.hands[self.actor]
        return self.tags | {
            self.variant,
            self.tempo,
            self.turn,
            hand,
            "one-handed" if hand in ("left", "right") else "",
        }

    def swapped(self) -> Facts:
        """The same clip with the two people stored in the other order."""
        flip = {name: getattr(self, name)[::-1] for name in ("bodies", "roles", "hands", "side")}
        return replace(self, actor=1 - self.actor, **flip)

    def mirrored(self) -> Facts:
        """The same clip seen in a mirror."""
        hands = (mirror_word(self.hands[0]), mirror_word(self.hands[1]))
        side = (mirror_word(self.side[0]), mirror_word(self.side[1]))
        return replace(self, hands=hands, side=side, turn=mirror_word(self.turn))


def mirror_word(word: str) -> str:
    """The word's mirror image ("left" for "right"), or the word itself."""
    return _OPPOSITE.get(word, word)


def body_facts(people: Sequence[Person]) -> tuple[BodyFacts, BodyFacts]:
    """What captions may say about the engine's two people."""
    first, second = (
        BodyFacts(person.stature, person.sex, person.manner.handedness, traits(person.persona)) for person in people
    )
    return first, second
