"""Probes: pairs of sentences that differ in one thing, and the one thing in the motion that must differ with them.

    paraphrase   another caption of the same clip: contacts and roles must be as good as before
    role swap    "A does X to B" against "B does X to A": the other person acts
    taller swap  who is tall is said of the other one: the other one is taller

The sentences are written by hand, apart from the corpus's grammar. Person 0 is the one that is mentioned first, but for
ordinals.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from intermoe.core.types import Interaction
from intermoe.evaluation import physics, roles
from intermoe.evaluation.quality import Asked, Signatures

Generate = Callable[[list[dict[str, object]]], list[Interaction]]  # prompts {text, seconds, seed} -> motions
SECONDS = 5.0

# (family, acting role, sentence in which person 0 acts, sentence in which person 1 acts)
ROLE_SWAPS: tuple[tuple[str, str, str, str], ...] = (
    ("push", "pusher", "The first person pushes the second person away.",
     "The second person pushes the first person away."),
    ("push", "pusher", "Someone shoves another person hard.", "Someone gets shoved hard by another person."),
    ("push", "pusher", "One pushes the other backwards with both hands.", "One is pushed backwards by the other."),
    ("pat_back", "patter", "The first person pats the second on the back.",
     "The second person pats the first on the back."),
    ("pat_back", "patter", "One person gives the other a pat on the back.",
     "One person gets a pat on the back from the other."),
    ("pat_back", "patter", "Someone pats a friend on the back.", "Someone is patted on the back by a friend."),
    ("punch_block", "puncher", "The first throws a punch and the second blocks it.",
     "The second throws a punch and the first blocks it."),
    ("punch_block", "puncher", "One person punches, the other blocks.",
     "One person blocks a punch that the other throws."),
    ("kick_dodge", "kicker", "The first person kicks at the second, who dodges.",
     "The second person kicks at the first, who dodges."),
    ("kick_dodge", "kicker", "One tries to kick the other, who jumps out of the way.",
     "One dodges the kick of the other."),
    ("chase", "chaser", "The first person chases the second.", "The second person chases the first."),
    ("chase", "chaser", "One person runs after the other.", "One person runs away from the other."),
    ("bow", "bower", "The first person bows while the second watches.",
     "The second person bows while the first watches."),
    ("wave", "waver", "The first waves at the second, who just stands there.",
     "The second waves at the first, who just stands there."),
    ("argue", "scolder", "The first scolds the second, pointing a finger.",
     "The second scolds the first, pointing a finger."),
)  # fmt: skip

# sentences in which person 0 is the taller one, and the same with the words for size exchanged
TALLER_SWAPS: tuple[tuple[str, str], ...] = tuple(
    (text.format(big, small), text.format(small, big))
    for text in (
        "A {} person and a {} person shake hands.",
        "A {} person hugs a {} person.",
        "A {} person gives a {} person a high five.",
        "A {} person walks beside a {} person.",
        "A {} person bows to a {} person, who bows back.",
        "A {} person pushes a {} person.",
        "A {} person and a {} person dance in a circle.",
        "A {} person argues with a {} one.",
    )
    for big, small in (("tall", "short"), ("very tall", "small"))
)


@dataclass(frozen=True)
class Probe:
    """Outcome of one kind of probe. Shares in percent."""

    name: str
    pairs: int
    right: float  # both sentences of a pair give what they say
    turned: float  # the two motions differ in the right direction
    single: float  # single sentences that give what they say


def paraphrases(asked: Sequence[Asked]) -> list[Asked]:
    """The same clips, seeds and lengths under another of their captions; clips with one caption only are left out."""
    return [
        replace(want, text=next(c for c in want.clip.captions if c != want.text))
        for want in asked
        if any(c != want.text for c in want.clip.captions)
    ]


def role_swaps(generate: Generate, signatures: Signatures, *, seeds: Sequence[int]) -> Probe:
    """Does the other person act when the sentence says so? Pairs whose family has no signature are left out."""
    pairs = [pair for pair in ROLE_SWAPS if pair[:2] in signatures]
    motions = _both(generate, [(given, other) for *_, given, other in pairs], seeds)
    margins = np.array(
        [
            [roles.margin(motion, signatures[family, role], actor=0) for motion in both]
            for (family, role, *_), both in zip([p for p in pairs for _ in seeds], motions, strict=True)
        ]
    ).reshape(-1, 2)
    return _outcome("role swap", margins)


def taller_swaps(generate: Generate, *, seeds: Sequence[int]) -> Probe:
    """Is the one said to be tall taller? By the stature of the motion's bones."""
    motions = _both(generate, TALLER_SWAPS, seeds)
    heights = [[physics.statures(motion.positions) for motion in both] for both in motions]
    margins = np.array([[h[0] - h[1] for h in both] for both in heights]).reshape(-1, 2)
    return _outcome("taller swap", margins)


def _both(
    generate: Generate, pairs: Sequence[tuple[str, str]], seeds: Sequence[int]
) -> list[tuple[Interaction, Interaction]]:
    """Motions of both sentences of each pair for each seed, the two of a pair from the same noise."""
    texts = [(pair, seed) for pair in pairs for seed in seeds]
    prompts: list[dict[str, object]] = [
        {"text": text, "seconds": SECONDS, "seed": seed} for pair, seed in texts for text in pair
    ]
    motions = generate(prompts)
    return list(zip(motions[::2], motions[1::2], strict=True))


def _outcome(name: str, margins: np.ndarray) -> Probe:
    """margins (pairs, 2): above 0 where the first sentence's statement holds; it should for the first only."""
    if not len(margins):
        return Probe(name, 0, float("nan"), float("nan"), float("nan"))
    right = np.stack([margins[:, 0] > 0, margins[:, 1] < 0], axis=1)
    return Probe(
        name,
        pairs=len(margins),
        right=100.0 * float(right.all(1).mean()),
        turned=100.0 * float((margins[:, 0] > margins[:, 1]).mean()),
        single=100.0 * float(right.mean()),
    )
