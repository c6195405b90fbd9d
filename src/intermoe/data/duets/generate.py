"""Making the corpus: clip i of seed S is always the same bytes, whoever makes it and in whatever company.

`make_clip(seed, index)` draws bodies, facts and script, composes, passes the gate (a failed attempt is followed by
the next sub-seed) and writes the words. `generate` does many over processes and puts them into a store.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.data.store import SPLITS, Clip, StoreWriter, exchanged_contacts
from intermoe.motion import interhuman

from .body import Person, make_pair
from .compose import Tangled, compose
from .families.facts import Facts, body_facts
from .families.registry import FAMILIES
from .gate import faults
from .language.describe import describe
from .script import Script
from .sequence import exchanged, join
from .stage import Stage
from .tracks import FPS
from .traits import kept_out

ATTEMPTS = 28
SEQUENCES = (
    0.2  # share of the clips meant to be made of two families; pairs that fit into LONGEST are found for two thirds
)
TRIES = (
    12  # attempts at one, each with another second family (many pairs are too long); after them the clip has one family
)
LONGEST = 10.0  # seconds of a clip
# of every 20 rounds through the families, one is for validation, one for the test, one for the test of combinations
HELD_OUT = {9: "val", 19: "test", 14: "unseen"}
ROUNDS = 20
ALL_SPLITS = ROUNDS * len(FAMILIES)  # the fewest clips that fill every split with every family


@dataclass
class Made:
    """A finished clip, and what the gate refused on the way: (family, reason)."""

    motion: Interaction
    facts: tuple[Facts, ...]  # one a part
    split: str
    refused: list[tuple[str, str]] = field(default_factory=list)


def split_of(index: int) -> str:
    """The split of clip `index`: whole rounds through all families, so that every split holds every family."""
    turn = index // len(FAMILIES) % ROUNDS
    return HELD_OUT.get(turn, "train")


def empty_splits(count: int) -> list[str]:
    """The splits in which a corpus of `count` clips has none."""
    filled = {split_of(index) for index in range(min(count, ALL_SPLITS))}
    return [split for split in SPLITS if split not in filled]


@dataclass(frozen=True)
class _Draw:
    """What is drawn of a clip before it is played."""

    people: tuple[Person, Person]
    facts: tuple[Facts, ...]  # one a part
    exchanged: bool  # how the pair is stored
    rng: np.random.Generator  # for what the facts leave open


def make_motion(seed: int, index: int, *, family: str | None = None, gated: bool = True, take: int = 0) -> Made:
    """The motion of clip `index`; `family` overrides the one whose turn it is ("bow+shake_hands" for a sequence).

    take: another number plays the same people and facts once more: what the facts leave open is drawn anew.

    UserError if no attempt passes the gate, which means a faulty script."""
    refused: list[tuple[str, str]] = []
    for attempt in range(ATTEMPTS):
        drawn = _draw(seed, index, attempt, family)
        rng = np.random.default_rng([seed, index, attempt, take]) if take else drawn.rng
        if (played := _play(drawn, rng, refused, gated=gated)) is not None:
            motion, facts = played
            return Made(
                replace(motion, meta=motion.meta | {"seed": seed, "index": index}), facts, split_of(index), refused
            )
    raise UserError(
        f"No attempt at clip {index} ({list(FAMILIES)[index % len(FAMILIES)]}) passes the gate: "
        f"{Counter(r for _, r in refused)}. Report seed {seed}."
    )


def replay(clip: Clip, *, take: int = 1) -> Made:
    """A clip of a corpus played anew: the same family, people, roles and facts; all that they leave open is drawn from
    another seed, and it may be a third longer than a clip of a corpus. UserError where the clip is not of this generator, or
    cannot be played otherwise.
    """
    seed, index, drawn = _drawn_for(clip)
    refused: list[tuple[str, str]] = []
    for again in range(ATTEMPTS):
        rng = np.random.default_rng([seed, index, 1_000_000 + again, take])
        # a clip that is just short enough may be longer in every other play
        longest = LONGEST if again < ATTEMPTS // 2 else 1.3 * LONGEST
        if (played := _play(drawn, rng, refused, longest=longest)) is not None:
            return Made(*played, clip.split, refused)
    raise UserError(f"clip {clip.id} cannot be played otherwise: {Counter(r for _, r in refused)}")


def facts_of(clip: Clip) -> tuple[Facts, ...]:
    """The facts of a corpus clip, one a part, as it is stored. UserError where the clip is not of this generator."""
    *_, drawn = _drawn_for(clip)
    return tuple(f.swapped() for f in drawn.facts) if drawn.exchanged else drawn.facts


def _drawn_for(clip: Clip) -> tuple[int, int, _Draw]:
    """Seed, index and draw that a clip of a store was played from: of all attempts the one with its people."""
    seed, _, number = clip.id.removeprefix(f"{clip.family}_").partition("_")
    if seed.isdecimal() and number.isdecimal():
        people = [dict(person) for person in clip.identity]
        for attempt in range(ATTEMPTS):
            drawn = _draw(int(seed), int(number), attempt)
            family = "+".join(part.family for part in drawn.facts)
            found = [person.identity() for person in drawn.people]
            if family == clip.family and people == (found[::-1] if drawn.exchanged else found):
                return int(seed), int(number), drawn
    raise UserError(f"clip {clip.id} was not made by this version's `intermoe data duets`: its script is not known")


def _draw(seed: int, index: int, attempt: int, family: str | None = None) -> _Draw:
    rng = np.random.default_rng([seed, index, attempt])
    turn = list(FAMILIES)[index % len(FAMILIES)]
    if family:
        names = family.split("+")
    elif attempt < TRIES and _sequence(seed, index, turn):
        names = _parts(turn, rng)
    else:
        names = [turn]
    people = _pair(rng, names, split_of(index))
    facts = _facts(names, people, rng)
    return _Draw(people, facts, rng.random() < 0.5, rng)


def _play(
    drawn: _Draw,
    rng: np.random.Generator,
    refused: list[tuple[str, str]],
    *,
    gated: bool = True,
    longest: float = LONGEST,
) -> tuple[Interaction, tuple[Facts, ...]] | None:
    """The motion and facts in the order in which they are stored; None, and a note in `refused`, where the gate says no."""
    facts, name = drawn.facts, "+".join(part.family for part in drawn.facts)
    script = _scripted(facts, drawn.people, rng)
    if script.end - script.begin > longest - 1 / FPS:  # one frame more than steps between frames
        refused.append((name, "long"))
        return None
    try:
        motion = compose(script, drawn.people, rng)
    except Tangled:
        refused.append((name, "tangled"))
        return None
    if gated and (wrong := faults(motion)):
        refused.append((name, wrong[0]))
        return None
    if drawn.exchanged:
        motion, facts = motion.swapped(), tuple(f.swapped() for f in facts)
        motion = replace(motion, meta=motion.meta | {"contacts": exchanged_contacts(motion.meta["contacts"])})
    return replace(motion, meta=motion.meta | _told(facts)), facts


def _sequence(seed: int, index: int, turn: str) -> bool:
    """Whether a clip is to have two families; the same in every attempt, so that what is refused does not make it rarer."""
    return FAMILIES[turn].joins and np.random.default_rng([seed, index]).random() < SEQUENCES


def _parts(turn: str, rng: np.random.Generator) -> list[str]:
    """The family whose turn it is, and another before or after it."""
    others = [name for name, family in FAMILIES.items() if family.joins and name != turn]
    other = others[int(rng.integers(len(others)))]
    return [turn, other] if rng.random() < 0.5 else [other, turn]


def _facts(names: list[str], people: tuple[Person, Person], rng: np.random.Generator) -> tuple[Facts, ...]:
    """The facts of each part. In the first one person 0 acts, in a later one either."""
    bodies = body_facts(people)
    drawn: list[Facts] = []
    for number, name in enumerate(names):
        turned = number > 0 and rng.random() < 0.5
        facts = FAMILIES[name].draw(rng, bodies[::-1] if turned else bodies)
        done = {"approach"} if number else set()
        done |= {"leave"} if number < len(names) - 1 else set()  # they stay together for what follows
        facts = replace(facts, tags=facts.tags - done)
        drawn.append(facts.swapped() if turned else facts)
    return tuple(drawn)


def _scripted(facts: tuple[Facts, ...], people: tuple[Person, Person], rng: np.random.Generator) -> Script:
    """The script of one part, or of several joined."""
    script: Script | None = None
    for part in facts:
        turned = part.actor == 1  # a script's person 0 is the one who acts
        told = part.swapped() if turned else part
        stage = Stage(people[::-1] if turned else people, rng, family=part.family, facts=told)
        stage.least = 4.0 if len(facts) == 1 else 2.0
        FAMILIES[part.family].script(stage)
        mine = exchanged(stage.script) if turned else stage.script
        script = mine if script is None else join(script, mine, people, rng)
    assert script is not None
    return script


def _told(facts: tuple[Facts, ...]) -> dict:
    """Roles by person and whether both do the same; of a sequence its parts, and no roles for the whole."""
    parts = [{"family": f.family, "roles": list(f.roles), "symmetric": f.symmetric} for f in facts]
    if len(parts) == 1:
        return {"roles": parts[0]["roles"], "symmetric": parts[0]["symmetric"]}
    return {"roles": ["", ""], "symmetric": all(f.symmetric for f in facts), "parts": parts}


def swapped(motion: Interaction) -> Interaction:
    """The same motion with the people stored in the other order, its records as well."""
    meta = motion.meta | {"roles": motion.meta["roles"][::-1], "contacts": exchanged_contacts(motion.meta["contacts"])}
    return replace(motion.swapped(), meta=meta)


def _pair(rng: np.random.Generator, families: list[str], split: str) -> tuple[Person, Person]:
    """Two people whose combination with the families belongs to the split (traits.py)."""
    while True:
        people = make_pair(rng)
        pair = (people[0].persona, people[1].persona)
        if any(kept_out(family, pair) for family in families) == (split == "unseen"):
            return people


@dataclass(frozen=True)
class Written:
    """A clip as a store takes it: features (2, T, 262), offsets (2, 22, 3), hand shapes (2, T, 2)."""

    clip: Clip
    features: np.ndarray
    offsets: np.ndarray
    hands: np.ndarray
    refused: list[tuple[str, str]]


def make_clip(seed: int, index: int) -> Written:
    """Clip `index` of a corpus."""
    made = make_motion(seed, index)
    meta = made.motion.meta
    split = "test" if made.split == "unseen" else made.split  # the words of
    words = describe(made.facts, np.random.default_rng([seed, index, 999]), split=split)
    clip = Clip(
        id=f"{meta['family']}_{seed}_{index:06d}", split=made.split, family=meta["family"], seed=seed,
        captions=words.captions, texts=words.texts, roles=tuple(meta["roles"]), symmetric=meta["symmetric"],
        contacts=tuple(meta["contacts"]), phases=tuple(meta["phases"]), identity=made.motion.identity,
        meta={"parts": meta["parts"]} if "parts" in meta else {},
    )  # fmt: skip
    motion = made.motion
    assert motion.offsets is not None and motion.hand_shapes is not None
    return Written(clip, interhuman.encode(motion).astype(np.float32), motion.offsets, motion.hand_shapes, made.refused)


def generate(
    path: str | os.PathLike[str],
    *,
    count: int,
    seed: int,
    workers: int | None = None,
    overwrite: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Counter[tuple[str, str]]:
    """Write clips 0..count-1 of `seed` as a store. Returns how often the gate refused what, by family.

    workers: processes (default: one a core); they do not change the result. progress(done, count) after every clip.
    """
    if count < 1:
        raise UserError(f"--count must be at least 1, found {count}")
    if seed < 0:
        raise UserError(f"--seed must not be negative, found {seed}")
    if workers is not None and workers < 1:
        raise UserError(f"--workers must be at least 1, or 0 for one a core; found {workers}")
    workers = min(workers or os.cpu_count() or 1, count)
    refused: Counter[tuple[str, str]] = Counter()
    with StoreWriter(Path(path), fps=FPS, source="duets", seed=seed, overwrite=overwrite) as writer:
        for done, made in enumerate(_clips(seed, count, workers), 1):
            writer.add(made.clip, made.features, made.offsets, made.hands)
            refused.update(made.refused)
            if progress is not None:
                progress(done, count)
    return refused


def _clips(seed: int, count: int, workers: int) -> Iterator[Written]:
    if workers == 1:
        for index in range(count):
            yield make_clip(seed, index)
        return
    # Ctrl-C reaches every process of the terminal; only this one answers it, and ends the others
    ignore = (signal.SIGINT, signal.SIG_IGN)
    with multiprocessing.get_context("spawn").Pool(workers, signal.signal, ignore) as pool:
        yield from pool.imap(_Job(seed), range(count), chunksize=8)


@dataclass(frozen=True)
class _Job:
    seed: int

    def __call__(self, index: int) -> Written:
        return make_clip(self.seed, index)
