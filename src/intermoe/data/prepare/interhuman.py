"""InterHuman as its authors hand it out (Liang et al., InterGen, IJCV 2024): 30 frames a second, three captions a clip.

    SRC/motions_processed/person1/NAME.npy, person2/NAME.npy   (T, 492): 62 x 3 positions, 51 x 6 rotations, z up
    SRC/annots/NAME.txt                                        a caption a line
    SRC/split/train.txt, val.txt, test.txt                     a name a line (older copies: in SRC itself)
    SRC/ignore_list.txt                                        names that are left out (where present)

Letters: P people (2), T frames.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

import numpy as np

from intermoe.core.errors import UserError
from intermoe.data.store import Clip
from intermoe.motion import interhuman
from intermoe.skeleton.body import stature
from intermoe.skeleton.solve import fit_offsets

from . import files
from .source import Broken, Job, Outcome, Plan, check_protocol, clips, folder

SHORTEST = 15  # frames of a file, below which the released reader leaves a clip out
LONGEST = 300  # frames of a window of the released reader


class InterHuman:
    """Reads the data set in folder `root`.

    protocol "released": each person is put on the floor alone, clips of more than 300 frames are cut to 300 at a random
    place, and the two people change places at random, before and after person 1 is put at the origin, all drawn once a
    clip from `seed`. "intermoe": one floor for both, whole clips, people as they are numbered.
    """

    name, layout, fps = "interhuman", "interhuman", 30.0
    ask = "InterHuman is handed out by its authors at https://tr3e.github.io/intergen-page/ (CC BY-NC-SA 4.0)."

    def __init__(self, root: str | Path, *, protocol: str = "intermoe", seed: int = 0) -> None:
        """UserError where there is no folder `root`, for an unknown protocol and a negative seed."""
        self.root = folder(root, "InterHuman")
        self.protocol, self.seed = check_protocol(protocol), seed
        if seed < 0:
            raise UserError(f"--seed must not be negative, found {seed}")

    def settings(self) -> dict[str, Any]:
        return {"protocol": self.protocol} | ({"seed": self.seed} if self.protocol == "released" else {})

    def plan(self) -> Plan:
        root, splits = self.root, {}
        for split in files.SPLITS:
            splits[split] = files.first_of(root, f"split/{split}.txt", f"{split}.txt")
        where, missing, faults = files.read_splits(root, splits)
        for place in ("motions_processed/person1", "motions_processed/person2", "annots"):
            if not (root / place).is_dir():
                missing.append(Broken("missing file", place, "there is no such folder").fault)
        notes, ignored = [], set()
        if (root / "ignore_list.txt").exists():
            try:
                ignored = set(files.read_lines(root, "ignore_list.txt"))
            except Broken as problem:
                missing.append(problem.fault)
        else:
            notes.append("there is no ignore_list.txt, so no clip is left out for it")
        if left_out := sum(name in ignored for name in where):
            notes.append(f"{clips(left_out)} left out: ignore_list.txt names them")
        there = {path.stem for path in (root / "motions_processed/person1").glob("*.npy")}
        if unlisted := len(there - set(where) - ignored):
            notes.append(f"{clips(unlisted)} left out: no split lists them")
        jobs = [
            Job(name, split, (*(f"motions_processed/person{p}/{name}.npy" for p in (1, 2)), f"annots/{name}.txt"))
            for name, split in where.items()
            if name not in ignored
        ]
        return Plan(tuple(jobs), tuple(missing), tuple(faults), tuple(notes))

    def read(self, job: Job) -> Outcome:
        captions = files.read_captions(self.root, job.files[2])
        first, second = (self._person(file) for file in job.files[:2])
        if len(first) != len(second):
            says = f"{len(second)} frames, and {job.files[0]} has {len(first)}"
            raise Broken("unequal lengths", job.files[1], says)
        if len(first) < SHORTEST:
            return Outcome(short=1, short_of=f"shorter than {SHORTEST} frames")
        meta: dict[str, Any] = {}
        if self.protocol == "released":
            features, meta = self._released(job.id, first, second)
        else:
            features = interhuman.from_raw(first, second, floor="pair")
        positions = features[..., interhuman.BLOCKS["position"].slice]
        offsets = fit_offsets(positions.reshape(*positions.shape[:2], 22, 3)).astype(np.float32)
        tall = tuple({"stature": round(float(metres), 3)} for metres in stature(offsets))
        clip = Clip(
            id=job.id, split=job.split, family="interhuman", captions=captions, identity=tall, meta=meta
        )  # fmt: skip
        return Outcome(((clip, features, offsets),))

    def _person(self, file: str) -> np.ndarray:
        """(T, 192) of one person's file."""
        if not (self.root / file).exists():
            other = file.replace("person1", "person2") if "/person1/" in file else file.replace("person2", "person1")
            if (self.root / other).exists():
                raise Broken("missing partner", file, f"it is not there, and {other} is")
        raw = files.read_array(self.root, file, width=interhuman.NUM_FILE)[:, interhuman.FILE_COLUMNS]
        files.check_finite(raw, file)
        return raw

    def _released(self, name: str, first: np.ndarray, second: np.ndarray) -> tuple[np.ndarray, dict[str, Any]]:
        """Features as the released reader draws them once, and what was drawn."""
        draw = np.random.default_rng([self.seed, zlib.crc32(name.encode())])
        start = int(draw.integers(len(first) - LONGEST)) if len(first) > LONGEST else 0
        pair = [first[start : start + LONGEST], second[start : start + LONGEST]]
        before, after = (bool(draw.random() > 0.5) for _ in range(2))
        features = interhuman.from_raw(*(pair[::-1] if before else pair), floor="each")
        people = [2, 1] if before != after else [1, 2]
        return features[::-1] if after else features, {"start": start, "people": people, "origin": 2 if before else 1}
