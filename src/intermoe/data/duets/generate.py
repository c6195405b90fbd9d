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
from intermoe.data.store import SPLITS, Clip, StoreWriter
from intermoe.motion import interhuman

from .body import make_pair
from .compose import compose
from .families.facts import Facts, body_facts
from .families.registry import DRAW, FAMILIES
from .gate import faults
from .language.describe import describe
from .stage import Stage
from .tracks import FPS

ATTEMPTS = 12
# of every 20 rounds through the families, one is for validation and one for the test
VAL_ROUND, TEST_ROUND, ROUNDS = 9, 19, 20
ALL_SPLITS = ROUNDS * len(FAMILIES)  # the fewest clips that fill every split with every family


@dataclass
class Made:
    """A finished clip, and what the gate refused on the way: (family, reason)."""

    motion: Interaction
    facts: Facts
    split: str
    refused: list[tuple[str, str]] = field(default_factory=list)


def split_of(index: int) -> str:
    """The split of clip `index`: whole rounds through all families, so that every split holds every family."""
    turn = index // len(FAMILIES) % ROUNDS
    return "val" if turn == VAL_ROUND else "test" if turn == TEST_ROUND else "train"


def empty_splits(count: int) -> list[str]:
    """The splits in which a corpus of `count` clips has none."""
    filled = {split_of(index) for index in range(min(count, ALL_SPLITS))}
    return [split for split in SPLITS if split not in filled]


def make_motion(seed: int, index: int, *, family: str | None = None, gated: bool = True) -> Made:
    """The motion of clip `index`; `family` overrides the one whose turn it is.

    UserError if no attempt passes the gate, which means a faulty script."""
    names = list(FAMILIES)
    name = family or names[index % len(names)]
    refused: list[tuple[str, str]] = []
    for attempt in range(ATTEMPTS):
        rng = np.random.default_rng([seed, index, attempt])
        people = make_pair(rng)
        facts = DRAW[name](rng, body_facts(people))
        stage = Stage(people, rng, family=name, facts=facts)
        FAMILIES[name].script(stage)
        motion = compose(stage.script, people, rng)
        if gated and (wrong := faults(motion)):
            refused.append((name, wrong[0]))
            continue
        motion = replace(
            motion,
            meta=motion.meta | {"roles": list(facts.roles), "symmetric": facts.symmetric, "seed": seed, "index": index},
        )
        if rng.random() < 0.5:
            motion, facts = swapped(motion), facts.swapped()
        return Made(motion, facts, split_of(index), refused)
    raise UserError(
        f"No attempt at clip {index} ({name}) passes the gate: {Counter(r for _, r in refused)}. Report seed {seed}."
    )


def swapped(motion: Interaction) -> Interaction:
    """The same motion with the people stored in the other order, its records as well."""
    meta = dict(motion.meta)
    meta["roles"] = meta["roles"][::-1]
    meta["contacts"] = [c | {k: c[k] | {"person": 1 - c[k]["person"]} for k in ("a", "b")} for c in meta["contacts"]]
    return replace(motion.swapped(), meta=meta)


def make_clip(seed: int, index: int) -> tuple[Clip, np.ndarray, np.ndarray, list[tuple[str, str]]]:
    """(clip, features (2, T, 262), offsets (2, 22, 3), what the gate refused)."""
    made = make_motion(seed, index)
    meta = made.motion.meta
    words = describe(made.facts, np.random.default_rng([seed, index, 999]), split=made.split)
    clip = Clip(
        id=f"{meta['family']}_{seed}_{index:06d}", split=made.split, family=meta["family"], seed=seed,
        captions=words.captions, texts=words.texts, roles=tuple(meta["roles"]), symmetric=made.facts.symmetric,
        contacts=tuple(meta["contacts"]), phases=tuple(meta["phases"]), identity=made.motion.identity,
    )  # fmt: skip
    assert made.motion.offsets is not None
    return clip, interhuman.encode(made.motion).astype(np.float32), made.motion.offsets, made.refused


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
        for done, (clip, features, offsets, wrong) in enumerate(_clips(seed, count, workers), 1):
            writer.add(clip, features, offsets)
            refused.update(wrong)
            if progress is not None:
                progress(done, count)
    return refused


def _clips(seed: int, count: int, workers: int) -> Iterator[tuple[Clip, np.ndarray, np.ndarray, list]]:
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

    def __call__(self, index: int) -> tuple[Clip, np.ndarray, np.ndarray, list]:
        return make_clip(self.seed, index)
