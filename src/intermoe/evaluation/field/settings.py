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

from intermoe.core.errors import unknown
from intermoe.motion.shown import LONGEST, UNIT

PROTOCOLS = ("released", "ours")
VERSION = 1  # raised when the same motions give other figures
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
