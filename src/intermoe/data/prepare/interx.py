"""Inter-X as its authors hand it out (Xu et al., CVPR 2024), either of two trees:

    SRC/motions/GgggTtttAaaaRrrr/P1.npz, P2.npz     SMPL-X parameters at 120 frames a second ("motions.zip")
    SRC/texts/GgggTtttAaaaRrrr.txt                  a caption a line ("texts.zip")
    SRC/splits/train.txt, val.txt, test.txt
    SRC/annots/                                     where present: action_setting.txt, interaction_order.pkl,
                                                    big_five.npy, familiarity.txt

    SRC/motions/train.h5, val.h5, test.h5           processed: a clip (T, 56, 6) at 30 frames a second
    SRC/texts_processed/GgggTtttAaaaRrrr.txt        caption#words#0.0#0.0
    (splits, texts and annots as above, where present)

Positions need SMPLX_NEUTRAL.npz; without it the store has the layout interx_evaluator, rotations and translations.
Letters: P people (2), T frames.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from intermoe.core.errors import UserError
from intermoe.data.store import Clip
from intermoe.motion import interx
from intermoe.skeleton.smplx55 import NUM_JOINTS

from . import files, interx_annotations, smplx
from .source import Broken, Fault, Job, Outcome, Plan, check_protocol, clips, folder

EVERY = 4  # of the raw frames, 120 a second
SHORTEST, LONGEST = 30, 1000  # frames of a clip, outside which the released reader leaves it out
_PARTS = {"root_orient": 1, "pose_body": 21, "pose_lhand": 15, "pose_rhand": 15, "trans": 1}
_H5 = ("motions", "h5", "processed/motions", "processed_data/motions", ".")
_BODIES = (smplx.NAME, f"body_models/smplx/{smplx.NAME}", f"smplx/{smplx.NAME}", f"models/smplx/{smplx.NAME}")


class InterX:
    """Reads the data set in folder `root`; `body` is SMPLX_NEUTRAL.npz or its folder (None: looked for in `root`).

    protocol "released": each person of the raw files is put on the floor alone (the processed files have that behind
    them), person 1 starts with translation zero in height, too, the last velocity is zero, and clips of 1,000 frames
    and more are left out. "intermoe": one floor for both at height 0, person 1's pelvis starts above the origin.
    """

    name, fps = "interx", 30.0
    ask = "Inter-X is handed out by its authors by the form at https://github.com/liangxuy/Inter-X (research only)."

    def __init__(self, root: str | Path, *, body: str | Path | None = None, protocol: str = "intermoe") -> None:
        """UserError where there is no folder `root`, for a body model that cannot be used and an unknown protocol."""
        self.root = folder(root, "Inter-X")
        self.protocol = check_protocol(protocol)
        if body is None:
            body = next((self.root / name for name in _BODIES if (self.root / name).exists()), None)
        self.rest = None if body is None else smplx.rest_joints(body)
        self.raw = next(self.root.glob("motions/G*/P?.npz"), None) is not None

    @property
    def layout(self) -> str:
        return "interx_evaluator" if self.rest is None else "interx"

    def settings(self) -> dict[str, Any]:
        told = None if self.rest is None else hashlib.sha256(self.rest.tobytes()).hexdigest()[:16]
        return {"protocol": self.protocol, "files": "raw" if self.raw else "processed", "rest_joints": told}

    def plan(self) -> Plan:
        if self.raw and self.rest is None and self.protocol == "released":
            raise UserError(
                f"The released protocol puts each person on the floor by the joints, which need {smplx.NAME}: name it with "
                f"--smplx. {smplx.ASK}. Or prepare the processed files ({_H5[0]}/train.h5 ...)."
            )
        notes = (
            [f"no {smplx.NAME}: rotations and translations only, for Inter-X's evaluator"] if self.rest is None else []
        )
        where, homes, missing, faults = self._clips(notes)
        notes_of, wrong = interx_annotations.read(self.root)
        texts = files.first_of(
            self.root, "texts", "texts_processed", "processed/texts_processed", "processed_data/texts_processed"
        )
        if not (self.root / texts).is_dir():
            missing.append(Fault("missing file", texts, f"there is no such folder{self._zipped('texts.zip')}"))
        if without := sum(name not in notes_of.order for name in where):
            notes.append(f"{clips(without)} without an interaction order: nobody's role is told")
        jobs = [
            Job(name, split, (*homes[name], f"{texts}/{name}.txt"), meta=notes_of.of(name))
            for name, split in where.items()
        ]
        return Plan(tuple(jobs), tuple(missing), (*faults, *wrong), tuple(notes))

    def read(self, job: Job) -> Outcome:
        captions, words = self._captions(job.files[-1])
        people: list[dict[str, Any]] = [{}, {}]
        if self.raw:
            read = [self._person(file) for file in job.files[:2]]
            people = [told for _, _, told in read]
            if len(read[0][0]) != len(read[1][0]):
                says = f"{len(read[1][0])} frames, and {job.files[0]} has {len(read[0][0])}"
                raise Broken("unequal lengths", job.files[1], says)
            rotvecs, translation = np.stack([read[0][0], read[1][0]]), np.stack([read[0][1], read[1][1]])
            rotvecs, translation = rotvecs[:, ::EVERY], translation[:, ::EVERY]
        else:
            rotvecs, translation = interx.split_clip(self._clip(job.files[0], job.id))
        frames = rotvecs.shape[1]
        if frames < SHORTEST:
            return Outcome(short=1, short_of=f"shorter than {SHORTEST} frames at 30 a second")
        if frames >= LONGEST and self.protocol == "released":
            return Outcome(short=1, short_of=f"{LONGEST} frames or longer at 30 a second (released protocol)")
        features, offsets = self._features(rotvecs, translation)
        big_five = job.meta["big_five"]
        clip = Clip(
            id=job.id, split=job.split, family=job.meta["action"], captions=captions, roles=tuple(job.meta["roles"]),
            identity=tuple(person | ({"big_five": five} if five else {}) for person, five in zip(people, big_five, strict=True)),
            meta=({"familiarity": job.meta["familiarity"]} if job.meta["familiarity"] else {})
            | ({"words": list(words)} if any(words) else {}),
        )  # fmt: skip
        return Outcome(((clip, features, offsets),))

    def _features(self, rotvecs: np.ndarray, translation: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Features (P, T, F) and offsets (P, J, 3) in the protocol's frame."""
        released = self.protocol == "released"
        if self.rest is None:
            moved = translation if released else translation - translation[0, 0]
            return interx.rotation_features(rotvecs, moved), np.zeros((2, 0, 3), np.float32)
        positions = interx.joints(rotvecs, translation, self.rest)
        if not released:
            shift = positions[0, 0, 0] * [1.0, 0.0, 1.0] + [0.0, positions[..., 1].min(), 0.0]
            positions -= shift
        elif self.raw:
            lowest = np.zeros((2, 1, 1, 3))
            lowest[..., 1] = positions[..., 1].min((1, 2))[:, None, None]
            start = translation[0, 0] - lowest[0, 0, 0]
            positions -= lowest + start
        offsets = interx.offsets(self.rest).astype(np.float32)
        return interx.features(rotvecs, positions, stop=released), np.stack([offsets, offsets])

    def _clips(self, notes: list[str]) -> tuple[dict[str, str], dict[str, tuple[str, ...]], list[Fault], list[Fault]]:
        """Clip -> split; clip -> files of its motion; what is missing; what is wrong."""
        lists = {
            s: files.first_of(self.root, f"splits/{s}.txt", f"split/{s}.txt", f"datasets/{s}.txt") for s in files.SPLITS
        }
        listed = any((self.root / file).exists() for file in lists.values())
        where, missing, faults = files.read_splits(self.root, lists) if listed or self.raw else ({}, [], [])
        if self.raw:
            homes = {name: tuple(f"motions/{name}/P{person}.npz" for person in (1, 2)) for name in where}
            if self._h5("train") is not None:
                notes.append("raw and processed motion are both there: the raw files are read")
            if unlisted := sum(path.name not in where for path in self.root.glob("motions/G*")):
                notes.append(f"{clips(unlisted)} left out: no split lists them")
            return where, homes, missing, faults
        inside, gone, twice = self._processed()
        missing += gone
        if not listed:
            return (
                {name: split for name, (split, _) in inside.items()},
                {n: (f,) for n, (_, f) in inside.items()},
                missing,
                twice,
            )
        faults += twice
        for name, split in where.items():
            if not gone and inside.get(name, (None,))[0] != split:
                faults.append(Fault("missing file", self._h5(split) or f"{split}.h5", f"{name} is not in it"))
        if unlisted := len(set(inside) - set(where)):
            notes.append(f"{clips(unlisted)} left out: no split lists them")
        where = {name: split for name, split in where.items() if inside.get(name, (None,))[0] == split}
        return where, {name: (inside[name][1],) for name in where}, missing, faults

    def _h5(self, split: str) -> str | None:
        return next((f"{place}/{split}.h5" for place in _H5 if (self.root / place / f"{split}.h5").exists()), None)

    def _processed(self) -> tuple[dict[str, tuple[str, str]], list[Fault], list[Fault]]:
        """Clip -> (split, file) of the processed files; files that are missing; clips that are in two of them."""
        found: dict[str, dict[str, str]] = {}
        missing, faults = [], []
        for split in files.SPLITS:
            file = self._h5(split)
            if file is None:
                says = f"neither raw motion (motions/G.../P1.npz) nor processed is there{self._zipped('motions.zip')}"
                missing.append(Fault("missing file", f"motions/{split}.h5", says))
                continue
            try:
                with h5py.File(self.root / file, "r") as data:
                    found[split] = dict.fromkeys(sorted(data), file)
            except (OSError, RuntimeError, ValueError) as problem:
                missing.append(
                    Fault("unreadable file", file, f"expected an h5 file, cut off or of another kind ({problem})")
                )
        where: dict[str, tuple[str, str]] = {}
        for split in files.SPLITS:
            for name, file in found.get(split, {}).items():
                if name in where:
                    faults.append(Fault("duplicate id", file, f"{name} is in {where[name][1]}, too"))
                else:
                    where[name] = (split, file)
        order = {split: place for place, split in enumerate(reversed(files.SPLITS))}
        return dict(sorted(where.items(), key=lambda item: (order[item[1][0]], item[0]))), missing, faults

    def _zipped(self, name: str) -> str:
        return f"; unpack {name}" if (self.root / name).exists() else ""

    def _captions(self, file: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Captions, and the words that follow them in processed files: caption#words#start#end."""
        captions = files.read_captions(self.root, file)
        if "processed" not in file:
            return captions, ("",) * len(captions)
        fields = [[field.strip() for field in line.split("#")] for line in captions]
        if not all(caption for caption, *_ in fields):
            raise Broken("no caption", file, "a line has nothing before its first #")
        return tuple(caption for caption, *_ in fields), tuple(rest[0] if rest else "" for _, *rest in fields)

    def _person(self, file: str) -> tuple[np.ndarray, np.ndarray, dict[str, Any]]:
        """Rotation vectors (T, 55, 3), translation (T, 3) and what is told of the body, out of a raw file, 120 frames a second."""
        if not (self.root / file).exists():
            other = file.replace("P1.npz", "P2.npz") if file.endswith("P1.npz") else file.replace("P2.npz", "P1.npz")
            if (self.root / other).exists():
                raise Broken("missing partner", file, f"it is not there, and {other} is")
        arrays = files.read_arrays(self.root, file, _PARTS, optional=("betas", "gender"))
        frames = len(arrays["trans"]) if arrays["trans"].ndim else 0
        parts = {}
        for name, count in _PARTS.items():
            array = arrays[name]
            if (
                array.dtype.kind not in "fiu"
                or not frames
                or array.size != frames * count * 3
                or array.shape[0] != frames
            ):
                says = f"expected {name} ({frames or 'T'}, {count}, 3) numbers, found {array.dtype} {array.shape}"
                raise Broken("wrong shape", file, says)
            parts[name] = array.reshape(frames, count, 3).astype(np.float64)
            files.check_finite(parts[name], f"{file}: {name}")
        face = np.zeros((frames, 3, 3))  # jaw and eyes are not captured
        rotvecs = np.concatenate(
            [parts["root_orient"], parts["pose_body"], face, parts["pose_lhand"], parts["pose_rhand"]], axis=1
        )
        assert rotvecs.shape[1] == NUM_JOINTS
        told: dict[str, Any] = {}
        if "gender" in arrays and arrays["gender"].size == 1 and arrays["gender"].dtype.kind == "U":
            told["gender"] = str(arrays["gender"].item())
        if "betas" in arrays and arrays["betas"].dtype.kind == "f" and np.isfinite(arrays["betas"]).all():
            told["betas"] = [round(float(beta), 4) for beta in arrays["betas"].ravel()]
        return rotvecs, parts["trans"][:, 0], told

    def _clip(self, file: str, name: str) -> np.ndarray:
        """(T, 56, 6) of a processed file."""
        place = f"{file}: {name}"
        try:
            with h5py.File(self.root / file, "r") as data:
                found = data[name]
                if not isinstance(found, h5py.Dataset) or found.ndim != 3 or found.shape[1:] != (NUM_JOINTS + 1, 6):
                    shape = found.shape if isinstance(found, h5py.Dataset) else "a group"
                    raise Broken("wrong shape", place, f"expected (T, {NUM_JOINTS + 1}, 6) numbers, found {shape}")
                clip = found[()]
        except (OSError, RuntimeError, ValueError, KeyError, MemoryError) as problem:
            raise Broken("unreadable file", place, f"cut off or of another kind ({problem})") from None
        files.check_shape(clip, place, (None, NUM_JOINTS + 1, 6))
        files.check_finite(clip, place)
        return clip
