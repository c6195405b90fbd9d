"""HumanML3D as its authors hand it out, or as their scripts make it of AMASS (Guo et al., CVPR 2022): one person.

    SRC/new_joint_vecs/NAME.npy           (T, 263) at 20 frames a second
    SRC/texts/NAME.txt                    caption#words#start#end, seconds; 0.0#0.0 for the whole clip
    SRC/train.txt, val.txt, test.txt      a name a line; MNAME is the mirror image of NAME

Letters: P people (1), T frames.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from intermoe.data.resume import Made
from intermoe.data.store import Clip
from intermoe.motion import humanml3d
from intermoe.skeleton.solve import fit_offsets

from . import files
from .source import Broken, Fault, Job, Outcome, Plan, clips, folder

SHORTEST, LONGEST = 40, 199  # frames of a clip, outside which the released reader leaves it out


@dataclass(frozen=True)
class Line:
    """A line of a caption file: what a stretch of the clip shows, seconds; None for all of it."""

    caption: str
    stretch: tuple[float, float] | None
    words: str = ""  # "walk/VERB ...", as HumanML3D's evaluator reads the caption


class HumanML3D:
    """Reads the data set in folder `root`. A caption of a stretch makes a clip of its own, as in the released reader."""

    name, layout, fps = "humanml3d", "humanml3d", humanml3d.FPS
    ask = (
        "HumanML3D is made of AMASS (https://amass.is.tue.mpg.de) by the scripts at https://github.com/EricGuo5513/HumanML3D, "
        "which also has the lists and texts."
    )

    def __init__(self, root: str | Path) -> None:
        """UserError where there is no folder `root`."""
        self.root = folder(root, "HumanML3D")

    def settings(self) -> dict[str, Any]:
        return {}

    def plan(self) -> Plan:
        where, missing, faults = files.read_splits(self.root, {split: f"{split}.txt" for split in files.SPLITS})
        for place in ("new_joint_vecs", "texts"):
            if not (self.root / place).is_dir():
                packed = next((n for n in (f"{place}.zip", f"{place}.rar") if (self.root / n).exists()), "")
                says = f"there is no such folder{f'; unpack {packed}' if packed else ''}"
                missing.append(Fault("missing file", place, says))
        there = {path.stem for path in (self.root / "new_joint_vecs").glob("*.npy")}
        unlisted = len(there - set(where))
        notes = (f"{clips(unlisted)} left out: no split lists them",) if unlisted else ()
        jobs = [Job(name, split, (f"new_joint_vecs/{name}.npy", f"texts/{name}.txt")) for name, split in where.items()]
        return Plan(tuple(jobs), tuple(missing), tuple(faults), notes)

    def read(self, job: Job) -> Outcome:
        lines = read_lines(self.root, job.files[1])
        motion = files.read_array(self.root, job.files[0], width=humanml3d.NUM_FEATURES)
        files.check_finite(motion, job.files[0])
        stretches = dict.fromkeys(line.stretch for line in lines)
        limits = f"shorter than {SHORTEST} or longer than {LONGEST} frames"
        if not SHORTEST <= len(motion) <= LONGEST:
            return Outcome(short=len(stretches), short_of=limits)
        made: list[Made] = []
        for stretch in stretches:
            start, stop = (0, len(motion)) if stretch is None else (int(s * humanml3d.FPS) for s in stretch)
            features = motion[None, start:stop].astype(np.float32)
            if not SHORTEST <= features.shape[1] <= LONGEST:
                continue
            told = [line for line in lines if line.stretch == stretch]
            clip = Clip(
                id=job.id if stretch is None else f"{job.id}@{stretch[0]:g}-{stretch[1]:g}",
                split=job.split, family="humanml3d", texts=((),), roles=("",), identity=({},),
                captions=tuple(line.caption for line in told),
                meta={"words": [line.words for line in told]} | ({"mirror_of": job.id[1:]} if job.id.startswith("M") else {}),
            )  # fmt: skip
            made.append((clip, features, fit_offsets(humanml3d.positions(features)).astype(np.float32)))
        left_out = len(stretches) - len(made)
        return Outcome(tuple(made), short=left_out, short_of=limits if left_out else "")


def read_lines(root: Path, file: str) -> list[Line]:
    """The lines of a caption file. Broken where one cannot be used, or there is none."""
    out = []
    for number, line in enumerate(files.read_captions(root, file), 1):
        caption, *rest = (field.strip() for field in line.split("#"))
        if not caption:
            raise Broken("no caption", file, f"line {number} has nothing before its first #")
        try:
            start, end = (float(field) for field in rest[1:3]) if len(rest) >= 3 else (0.0, 0.0)
        except ValueError:
            raise Broken(
                "unreadable file", file, f"line {number}: expected caption#words#start#end, found {line!r:.60}"
            ) from None
        start, end = (0.0 if math.isnan(second) else second for second in (start, end))
        if (start, end) != (0.0, 0.0) and not 0 <= start < end < math.inf:
            raise Broken(
                "unreadable file", file, f"line {number}: expected a start before its end, found {start:g} and {end:g}"
            )
        out.append(Line(caption, (start, end) if end else None, rest[0] if rest else ""))
    return out
