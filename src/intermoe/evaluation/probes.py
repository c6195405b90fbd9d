"""Probes: pairs of sentences that differ in one thing, and the one thing in the motion that must differ with them.

    paraphrase   another caption of the same clip: contacts and roles must be as good as before
    role swap    "A does X to B" against its role-reversed twin "B does X to A": the other person acts
    taller swap  who is tall is said of the other one: the other one is taller

The sentences are written by hand, apart from the corpus's grammar. Person 0 is the one that is mentioned first, but for
ordinals.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.data.duets.generate import make_motion
from intermoe.evaluation import physics, roles
from intermoe.evaluation.quality import Asked, Signatures

Generate = Callable[[list[dict[str, object]]], list[Interaction]]  # prompts {text, seconds, seed} -> motions
SECONDS = 5.0
TRIES = 100  # clips of a family until one has the role that is looked for

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
    ("slap", "slapper", "The first person slaps the second person in the face.",
     "The second person slaps the first person in the face."),
    ("slap", "slapper", "One person slaps another.", "One person is slapped by another."),
    ("hit", "hitter", "The first person hits the second person.", "The second person hits the first person."),
    ("grab", "grabber", "Someone grabs another person by the arm.", "Someone is grabbed by the arm by another person."),
    ("pull", "puller", "The first person pulls the second person along by the hand.",
     "The second person pulls the first person along by the hand."),
    ("help_up", "helper", "One person helps the other one up from the floor.",
     "One person is helped up from the floor by the other one."),
    ("knock_over", "attacker", "The first person knocks the second person to the ground.",
     "The second person knocks the first person to the ground."),
    ("carry_on_back", "carrier", "The first person carries the second person on the back.",
     "The second person carries the first person on the back."),
    ("whisper", "whisperer", "The first person whispers in the second person's ear.",
     "The second person whispers in the first person's ear."),
    ("kiss_cheek", "kisser", "One person kisses the other on the cheek.",
     "One person gets a kiss on the cheek from the other."),
    ("pat_cheek", "patter", "The first person pats the second person's cheek.",
     "The second person pats the first person's cheek."),
    ("touch_head", "toucher", "Someone touches another person's head.",
     "Someone has the head touched by another person."),
    ("cover_mouth", "coverer", "The first person covers the second person's mouth with a hand.",
     "The second person covers the first person's mouth with a hand."),
    ("massage_shoulder", "masseur", "One person massages the shoulders of the other.",
     "One person gets a shoulder massage from the other."),
    ("point_at", "pointer", "The first person points at the second person.",
     "The second person points at the first person."),
    ("step_on_foot", "stepper", "Someone steps on another person's foot.",
     "Someone's foot is stepped on by another person."),
    ("fly_kiss", "kisser", "The first person blows the second person a kiss.",
     "The second person blows the first person a kiss."),
    ("support", "supporter", "The first person supports the second person, who limps.",
     "The second person supports the first person, who limps."),
    ("walk_towards", "walker", "The first person walks towards the second person, who waits.",
     "The second person walks towards the first person, who waits."),
    ("fencing", "attacker", "In a fencing bout the first person attacks and the second defends.",
     "In a fencing bout the second person attacks and the first defends."),
    ("tug_of_war", "winner", "The first person wins a tug of war against the second person.",
     "The second person wins a tug of war against the first person."),
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


def by_script(prompts: list[dict[str, object]]) -> list[Interaction]:
    """`Generate` without a network: the corpus's generator plays each of `ROLE_SWAPS` as it says. What the role probe finds
    of it is the probe's own error.
    """
    told = {text: (family, role, actor) for family, role, *both in ROLE_SWAPS for actor, text in enumerate(both)}
    return [_played(*told[str(prompt["text"])], seed=int(str(prompt["seed"]))) for prompt in prompts]


def _played(family: str, role: str, actor: int, *, seed: int) -> Interaction:
    """A clip of the corpus in which one acts alone, that one being `actor`."""
    for index in range(TRIES):
        motion = make_motion(seed, index, family=family).motion
        if motion.meta["roles"].count(role) == 1 and not motion.meta["symmetric"]:
            return motion if motion.meta["roles"].index(role) == actor else motion.swapped()
    raise UserError(f"none of {TRIES} clips of {family} has a {role}")


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
