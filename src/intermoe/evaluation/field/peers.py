"""A folder of motions that somebody's model made for the captions of prompts.json, and what is wrong with them.

    FOLDER/FILE.npz or FILE.npy     FILE as prompts.json names it: 000000, 000001, ...; multimodality/000000-00, ...

A file holds one motion in the frames and at the frame rate of the data set, in one of these forms:

* our npz (`Interaction.save`): joints and rotations;
* an npz with `features` (P, T, F), or with `person1` and `person2` (T, F) each;
* an npy of features: (P, T, F), or (T, P F) with person 1's numbers before person 2's; Inter-X's (T, 56, 6), too.

F: 262 InterHuman, 660 or 336 Inter-X, 263 HumanML3D, un-normalised. Files whose names are other than the prompts' stand for
the captions in their order, if there are as many. Letters: P people, T frames, F features.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.lengths import STRIDE
from intermoe.core.types import Interaction
from intermoe.data.prepare import files
from intermoe.data.prepare.run import counted
from intermoe.data.prepare.source import Broken, Fault
from intermoe.motion import humanml3d, interhuman, interx
from intermoe.motion.resample import resample
from intermoe.motion.shown import view
from intermoe.skeleton import quat
from intermoe.skeleton.solve import solve

WIDTHS = {
    "interhuman": (interhuman.NUM_FEATURES,),
    "duets": (interhuman.NUM_FEATURES,),
    "interx": (interx.NUM_FEATURES, interx.ROTATION_FEATURES),
    "humanml3d": (humanml3d.NUM_FEATURES,),
}
PEOPLE = {"humanml3d": 1}
_ENDINGS = (".npz", ".npy")


class BrokenMotions(UserError):
    """A folder holds motions that cannot be used: all of them are in `faults`."""

    def __init__(self, message: str, faults: Sequence[Fault]) -> None:
        super().__init__(message)
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Peer:
    """A folder, and how its motions are to be read."""

    folder: Path
    dataset: str
    fps: float
    pelvis: np.ndarray | None = None  # (3,) at rest, for Inter-X's joints

    def find(self, names: Sequence[str]) -> dict[str, str]:
        """The file of each prompt, relative to the folder; those that are not there are left out.

        UserError where the folder is none, or its files bear other names and are not as many.
        """
        if not self.folder.is_dir():
            raise UserError(f"{self.folder} is no folder of motions; name one that holds a file a caption")
        found = {}
        for name in names:
            if file := next((f"{name}{end}" for end in _ENDINGS if (self.folder / f"{name}{end}").is_file()), None):
                found[name] = file
        if found or not names:
            return found
        others = sorted(p.name for p in self.folder.iterdir() if p.suffix.lower() in _ENDINGS)
        if len(others) != len(names):
            raise UserError(
                f"{self.folder} holds {len(others)} npz or npy files, none named as prompts.json names them ({names[0]}.npz, ...), "
                f"and {len(names)} captions are asked: name them so, or put one file a caption in their order"
            )
        return dict(zip(names, others, strict=True))

    def read(self, file: str, frames: int) -> np.ndarray:
        """The motion (P, T, F) of a file as its evaluator sees it, cut to the asked frames. Broken where it cannot be used.

        Up to a latent frame (4) may be missing or too many at the end.
        """
        x = self._features(file)
        people = PEOPLE.get(self.dataset, 2)
        if x.ndim == 2 and people == 2 and x.shape[1] in WIDTHS[self.dataset]:
            raise Broken("missing partner", file, f"expected two people, found one of {x.shape[1]} features")
        if x.ndim == 2:
            x = x.reshape(len(x), people, -1).transpose(1, 0, 2) if x.shape[1] % people == 0 else x[None]
        widths = " or ".join(map(str, WIDTHS[self.dataset]))
        if x.ndim != 3 or x.shape[2] not in WIDTHS[self.dataset] or x.shape[1] == 0:
            raise Broken("wrong shape", file, f"expected ({people}, T, {widths}) numbers, found {x.shape}")
        if len(x) != people:
            kind = "missing partner" if len(x) < people else "wrong shape"
            raise Broken(kind, file, f"expected {people} {'people' if people > 1 else 'person'}, found {len(x)}")
        files.check_finite(x.transpose(1, 0, 2), file)
        if abs(x.shape[1] - frames) >= STRIDE:
            raise Broken("unequal lengths", file, f"expected {frames} frames, found {x.shape[1]}")
        return view(np.ascontiguousarray(x, np.float32), self.dataset, pelvis=self.pelvis)[:, :frames]

    def _features(self, file: str) -> np.ndarray:
        path = self.folder / file
        if path.suffix.lower() == ".npy":
            return self._raw(files.read_array(self.folder, file), file)
        if not zipfile.is_zipfile(path):
            raise Broken("unreadable file", file, "expected an npz file, cut off or of another kind")
        arrays = files.read_arrays(self.folder, file, (), optional=("features", "person1", "person2", "positions"))
        if "features" in arrays:
            return self._raw(arrays["features"], file)
        if "person1" in arrays or "person2" in arrays:
            lacks = [name for name in ("person1", "person2") if name not in arrays]
            if lacks:
                raise Broken("missing partner", file, f"expected the arrays person1 and person2, found no {lacks[0]}")
            pair = [self._raw(arrays[name], file) for name in ("person1", "person2")]
            if len(pair[0]) != len(pair[1]):
                raise Broken("unequal lengths", file, f"person1 has {len(pair[0])} frames, person2 {len(pair[1])}")
            if pair[0].shape != pair[1].shape or pair[0].ndim != 2:
                raise Broken(
                    "wrong shape", file, f"expected two equal arrays (T, F), found {pair[0].shape}, {pair[1].shape}"
                )
            return np.stack(pair)
        if "positions" not in arrays:
            raise Broken("wrong shape", file, "expected the array features, person1 and person2, or positions")
        return self._interaction(path, file)

    def _raw(self, x: np.ndarray, file: str) -> np.ndarray:
        if x.dtype.kind not in "fiu":
            raise Broken("wrong shape", file, f"expected numbers, found {x.dtype} {x.shape}")
        if self.dataset == "interx" and x.ndim == 3 and x.shape[1:] == (interx.NUM_JOINTS + 1, 6):
            files.check_finite(x, file)
            return interx.rotation_features(*interx.split_clip(x))
        return x

    def _interaction(self, path: Path, file: str) -> np.ndarray:
        """Our own npz as features of the data set."""
        try:
            motion = Interaction.load(path)
            if self.dataset == "humanml3d":
                raise Broken(
                    "wrong shape",
                    file,
                    f"expected (T, {humanml3d.NUM_FEATURES}) features: joints do not tell its rotations",
                )
            people, joints = motion.positions.shape[0], motion.positions.shape[2]
            if people != 2:
                raise Broken(
                    "missing partner" if people < 2 else "wrong shape", file, f"expected 2 people, found {people}"
                )
            files.check_finite(motion.positions.transpose(1, 0, 2, 3), file)
            if motion.fps != self.fps:
                motion = resample(motion, self.fps)
            if self.dataset == "interx":
                if joints != interx.NUM_JOINTS or motion.rotations is None or motion.translation is None:
                    raise Broken(
                        "wrong shape", file, "expected 55 joints with rotations and translation (skeleton smplx55)"
                    )
                moved = motion.translation.astype(np.float64)
                rotvecs = quat.to_rotvec(motion.rotations.astype(np.float64))
                return interx.rotation_features(rotvecs, moved - moved[0, 0])
            if joints != 22:
                raise Broken("wrong shape", file, f"expected 22 joints, found {joints}")
            return interhuman.encode(motion if motion.rotations is not None else solve(motion))
        except UserError as problem:
            raise Broken("unreadable file", file, str(problem)) from None


def usable(peer: Peer, wanted: Sequence[tuple[str, int]], *, skip_broken: bool) -> tuple[dict[str, str], list[Fault]]:
    """The files of (name, frames) that can be used, and what is wrong with the others.

    Raises BrokenMotions where something is wrong and `skip_broken` is not set.
    """
    found = peer.find([name for name, _ in wanted])
    faults: list[Fault] = []
    good: dict[str, str] = {}
    for name, frames in wanted:
        if name not in found:
            faults.append(Fault("missing file", f"{name}.npz", "it is not there"))
            continue
        try:
            peer.read(found[name], frames)
            good[name] = found[name]
        except Broken as problem:
            faults.append(problem.fault)
    if faults and not skip_broken:
        raise BrokenMotions(refusal(str(peer.folder), faults), faults)
    return good, faults


def refusal(where: str, faults: Sequence[Fault]) -> str:
    """The sentence about motions that cannot be used."""
    shown = "; ".join(str(fault) for fault in faults[:3]) + (f"; and {len(faults) - 3} more" if len(faults) > 3 else "")
    return (
        f"{where} has {len(faults)} problem{'' if len(faults) == 1 else 's'} ({counted(faults)}): {shown}. "
        "Mend them, or leave them out with --skip-broken."
    )
