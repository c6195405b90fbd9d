"""What is measured how, of each data set: the protocol of its authors' code, and ours.

`released` keeps what the authors' evaluations do to the numbers; `ours` leaves out what makes them hard to compare:

* InterHuman (InterGen's tools/eval.py): windows of 300 frames from a random place, people exchanged at random before and
  after person 0 is put at the origin, each person on the floor alone; embeddings times 6 for FID and diversity, the latter
  halved. FID of all motions against all real ones; batches that are not full are left out of everything.
* Inter-X and HumanML3D (Text2Motion's final_evaluations.py): lengths are whole units of 4 frames, one unit less in a third
  of the clips, from a random place.
* In both, intervals are 1.96 standard deviations / sqrt(repetitions).

Generation at length + 3, cut to the length (InterMoE's evaluation) is what our pipeline does anyway: a latent frame stands
for 4 frames, and what is beyond the asked length is cut. Draws are made once a clip, from the seed; a store that was
prepared with `--protocol released` has them behind it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from intermoe.core.errors import unknown
from intermoe.models.matching import LONGEST
from intermoe.motion import interhuman

PROTOCOLS = ("released", "ours")
VERSION = 1  # raised when the same motions give other figures
UNIT = 4  # frames of a movement of the matchers
REPEATS, TEXTS, SAMPLES, SAMPLE_PAIRS, DIVERSITY_PAIRS = 20, 100, 30, 10, 300
ENOUGH = 5000  # samples a side of an FID, from which its floor is small
BATCHES = {"interhuman": 96, "interx": 32, "humanml3d": 32, "duets": 32}


@dataclass(frozen=True)
class Settings:
    """One protocol of one data set."""

    dataset: str
    protocol: str
    batch: int  # R-precision: one right answer among so many
    longest: int  # frames that are looked at; 0: all
    unit: int  # lengths are whole multiples of it
    scale: float = 1.0  # of embeddings, for FID and diversity
    halved: bool = False  # diversity
    repeats: int = REPEATS
    texts: int = TEXTS  # of MultiModality
    samples: int = SAMPLES  # motions a text
    sample_pairs: int = SAMPLE_PAIRS
    diversity_pairs: int = DIVERSITY_PAIRS

    @property
    def name(self) -> str:
        return f"{self.dataset} {self.protocol} {VERSION}"

    @property
    def released(self) -> bool:
        return self.protocol == "released"


def settings(dataset: str, protocol: str) -> Settings:
    """The protocol of a data set. UserError for an unknown one."""
    if protocol not in PROTOCOLS:
        raise unknown("protocol", protocol, PROTOCOLS)
    if dataset not in BATCHES:
        raise unknown("data set", dataset, BATCHES)
    six = dataset == "interhuman" and protocol == "released"
    return Settings(
        dataset=dataset,
        protocol=protocol,
        batch=BATCHES[dataset],
        longest=LONGEST.get(dataset, 0),
        unit=UNIT if dataset in ("interx", "humanml3d") else 1,
        scale=6.0 if six else 1.0,
        halved=six,
    )


def cut(features: np.ndarray, how: Settings, rng: np.random.Generator, *, drawn: bool = False) -> np.ndarray:
    """A real clip (P, T, F) as the protocol shows it; `drawn`: the store has the released reader's draws behind it."""
    longest = how.longest or features.shape[1]
    if how.dataset == "interhuman" and how.released and not drawn:
        return _interhuman(features, longest, rng)
    if how.unit > 1:
        return _units(features, longest, how, rng)
    return features[:, :longest]


def _interhuman(x: np.ndarray, longest: int, rng: np.random.Generator) -> np.ndarray:
    """The draws of InterGen's reader on features."""
    start = int(rng.integers(x.shape[1] - longest)) if x.shape[1] > longest else 0
    before, after = (bool(rng.random() > 0.5) for _ in range(2))
    x = x[:, start : start + longest].copy()
    block = interhuman.BLOCKS["position"]
    height = slice(block.start + 1, block.start + block.width, 3)
    x[..., height] -= x[..., height].min((1, 2), keepdims=True)
    x = interhuman.recanonical(x[::-1] if before else x)
    return x[::-1] if after else x


def _units(x: np.ndarray, longest: int, how: Settings, rng: np.random.Generator) -> np.ndarray:
    """Whole movements; released: one less in a third of the clips, from a random place."""
    x = x[:, :longest] if how.dataset == "interx" else x
    units = x.shape[1] // how.unit
    start = 0
    if how.released:
        units -= int(units > 1 and rng.integers(3) == 0)
        start = int(rng.integers(x.shape[1] - units * how.unit + 1))
    length = min(units * how.unit, longest // how.unit * how.unit)
    return x[:, start : start + length]
