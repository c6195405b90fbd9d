"""A store: clips on disk, as training, evaluation, the corpus generators and the readers of data sets share them.

A folder holds

* ``store.json``     {format, layout, fps, num_clips, features, source, seed}
* ``features.npy``   (sum of T, P, F) float32, un-normalised; memory-mapped, so a store may be larger than the memory
* ``hands.npy``      (sum of T, P, 2) int8, where known: the shape of each hand (skeleton/hands.py)
* ``offsets.npy``    (num_clips, P, J, 3) float32, metres: the bones of every clip's people
* ``clips.jsonl``    one line a clip: the fields of `Clip`
* ``stats.npz``      mean (F,), std (F,) over the training split

`StoreWriter` writes into a hidden sibling folder and renames it when it is complete (into a folder that is there it
moves the files, store.json last): a store is whole or not there.
Letters: P people, T frames, F features, J joints; how many of each says the layout (layouts.py): 2, 262 and 22 for
interhuman, which training and evaluation read.
"""

from __future__ import annotations

import hashlib
import json
import math
import mmap
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.files import json_fault, read_json, read_npy, read_npz
from intermoe.core.types import Interaction

from . import layouts
from .clip_check import clip_faults

FORMAT = 1
FILES = ("store.json", "features.npy", "offsets.npy", "clips.jsonl", "stats.npz", "hands.npy")
# what the evaluation learnt from the clips and keeps beside them: how manner reads, and its captions as vectors
KEPT = LEARNT, LOOKED_UP = "manner.safetensors", "captions.safetensors"
SPLITS = ("train", "val", "test", "unseen")
TWICE = ("bvh",)  # sources that may give two clips one id: those of BVH files of the same names in two folders
REMEDY = "make the folder anew, or restore the file."
HEADER_BYTES = 128  # of features.npy: written when the number of frames is known, so its room is kept


@dataclass(frozen=True)
class Clip:
    """What is known of one clip beside its motion. Frames count from the clip's own first frame."""

    id: str
    split: str  # train | val | test | unseen: combinations that training never shows
    family: str
    seed: int = 0
    captions: tuple[str, ...] = ()  # shared: who does what to whom
    texts: tuple[tuple[str, ...], ...] = ((), ())  # of each person alone: texts[0] about person 0
    roles: tuple[str, ...] = ("", "")  # of each person: ("pusher", "pushed")
    symmetric: bool = False  # True where the two people may change places without changing what is told
    contacts: tuple[Mapping[str, Any], ...] = ()  # {a: {person, joint}, b: {person, joint}, start, end, kind}
    phases: tuple[Mapping[str, Any], ...] = ()  # {name, start, end}
    identity: tuple[Mapping[str, Any], ...] = ({}, {})  # of each person: {stature, ...}
    start: int = 0  # first row in features.npy (set by the writer)
    length: int = 0  # frames (set by the writer)
    meta: Mapping[str, Any] = field(default_factory=dict)  # anything else a source wants kept

    def __post_init__(self) -> None:
        if not all(isinstance(text, str) for text in (self.id, self.family, *self.captions, *self.roles)):
            raise UserError(f"Clip {self.id} needs text as its id, family, captions and roles.")
        if not all(isinstance(text, str) for person in self.texts for text in person):
            raise UserError(f"Clip {self.id} needs lists of sentences as its texts.")
        if not all(isinstance(table, Mapping) for table in (*self.contacts, *self.phases, *self.identity)):
            raise UserError(f"Clip {self.id} needs tables as its contacts, phases and identity.")
        if type(self.start) is not int or type(self.length) is not int:
            raise UserError(f"Clip {self.id} needs whole numbers as its start and length.")
        if self.split not in SPLITS:
            raise UserError(f"Clip {self.id} is of split '{self.split}'; it must be one of {', '.join(SPLITS)}.")
        if not len(self.texts) == len(self.roles) == len(self.identity) > 0:
            raise UserError(f"Clip {self.id} needs texts, roles and identity for each of its people.")

    @property
    def num_people(self) -> int:
        """P."""
        return len(self.identity)

    @classmethod
    def from_json(cls, line: str) -> Clip:
        """The clip that a line of clips.jsonl describes. UserError where it describes none."""
        try:
            values = json.loads(line)
        except json.JSONDecodeError as problem:
            raise UserError(f"It is no JSON from character {problem.pos + 1} on.") from problem
        except (ValueError, RecursionError) as problem:
            raise UserError(f"It is no JSON: {json_fault(problem)}.") from problem
        if not isinstance(values, dict):
            raise UserError(f"A clip is a table of fields, found {type(values).__name__}.")
        if unknown := values.keys() - _FIELDS:
            raise UserError(
                f"A clip has the unknown field '{min(unknown)}'; this store is of another version of intermoe."
            )
        if lacks := [name for name in _NEEDED if name not in values]:
            raise UserError(f"A clip needs the field '{lacks[0]}', found none.")
        for name in ("captions", "roles", "contacts", "phases", "identity"):
            if name in values:
                values[name] = _items(name, values[name])
        if "texts" in values:
            values["texts"] = tuple(_items("texts", person) for person in _items("texts", values["texts"]))
        return cls(**values)


def exchanged_contacts(contacts: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The contacts of a clip (`Clip.contacts`) whose two people are stored in the other order."""
    return [{**c, **{end: {**c[end], "person": 1 - c[end]["person"]} for end in ("a", "b")}} for c in contacts]


_FIELDS = frozenset(f.name for f in fields(Clip))
_NEEDED = ("id", "split", "family")


class StoreWriter:
    """Writes a store clip by clip, in order; ``with StoreWriter(path) as writer: writer.add(clip, features, offsets)``.

    The folder appears when the ``with`` block ends without an error; otherwise nothing is left.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        fps: float = 30.0,
        source: str = "duets",
        seed: int = 0,
        layout: str = "interhuman",
        overwrite: bool = False,
    ) -> None:
        """`overwrite` replaces a store that is already at `path`. UserError if there is one, or anything else."""
        self.path = Path(path)
        check_place(self.path, overwrite)
        self.layout = layouts.layout(layout)
        width = self.layout.features
        self._head: dict[str, Any] = {"format": FORMAT, "layout": layout, "fps": float(fps), "features": width,
                      "source": source, "seed": seed}  # fmt: skip
        self._clips: list[Clip] = []
        self._ids: set[str] = set()
        self._offsets: list[np.ndarray] = []
        self._hands: list[np.ndarray] = []
        self._frames = 0
        self._count, self._sum, self._squares = 0, np.zeros(width), np.zeros(width)
        try:
            self._file = self._open(Path(os.path.abspath(self.path)))  # "." has no name
        except OSError as error:
            raise UserError(f"Cannot write to {self.path.parent} ({error.strerror}); name another folder.") from error

    def _open(self, place: Path) -> BinaryIO:
        """Make the working folder beside `place` and open its features.npy where the first clip is to be written."""
        self._work = place.with_name(f".{place.name}.{os.getpid()}.partial")
        shutil.rmtree(self._work, ignore_errors=True)
        self._work.mkdir(parents=True)
        file = open(self._work / "features.npy", "wb")  # noqa: SIM115
        file.write(b"\0" * HEADER_BYTES)
        return file

    def add(self, clip: Clip, features: np.ndarray, offsets: np.ndarray, hands: np.ndarray | None = None) -> Clip:
        """Append features (P, T, F), offsets (P, J, 3, metres) and, for all clips or none, hand shapes (P, T, 2);
        returns the clip with its place in the store.
        """
        features = np.asarray(features, dtype=np.float32)
        offsets = np.asarray(offsets, dtype=np.float32)
        people, width = self.layout.people, self.layout.features
        if features.ndim != 3 or features.shape[0] != people or features.shape[2] != width:
            raise UserError(f"Clip {clip.id} has features {features.shape}; ({people}, T, {width}) is needed.")
        if clip.num_people != people:
            raise UserError(f"Clip {clip.id} tells of {clip.num_people} people; {people} are in its features.")
        if features.shape[1] == 0 or not np.isfinite(features).all() or not np.isfinite(offsets).all():
            raise UserError(f"Clip {clip.id} has no frames, or numbers that are not finite.")
        if self._offsets and offsets.shape != self._offsets[0].shape:
            raise UserError(
                f"Clip {clip.id} has offsets {offsets.shape}; the clips before have {self._offsets[0].shape}."
            )
        if self._clips and (hands is not None) != bool(self._hands):
            raise UserError(f"Clip {clip.id}: either all clips of a store have hand shapes, or none has.")
        if hands is not None:
            if hands.shape != (people, features.shape[1], 2):
                raise UserError(f"Clip {clip.id} has hand shapes {hands.shape} beside features {features.shape}.")
            self._hands.append(np.ascontiguousarray(hands.transpose(1, 0, 2), dtype=np.int8))
        clip = replace(clip, start=self._frames, length=features.shape[1])
        for wrong in clip_faults(clip, self.layout):  # or nobody could open the store
            raise UserError(f"Clip {clip.id}: {wrong}; correct what is told of it.")
        if clip.id in self._ids and self._head["source"] not in TWICE:
            raise UserError(f"Clip {clip.id} is there already; give each clip an id of its own.")
        self._file.write(np.ascontiguousarray(features.transpose(1, 0, 2)).data)
        self._count_in(clip, features, offsets)
        return clip

    def _count_in(self, clip: Clip, features: np.ndarray, offsets: np.ndarray) -> None:
        """Remember a clip whose features are in the file, and what the statistics need of it."""
        self._frames += clip.length
        self._clips.append(clip)
        self._ids.add(clip.id)
        self._offsets.append(offsets)
        if clip.split == "train":
            rows = np.ascontiguousarray(features).reshape(-1, self.layout.features).astype(np.float64)
            self._count += len(rows)
            self._sum += rows.sum(0)
            self._squares += np.einsum("tf,tf->f", rows, rows)

    def finish(self) -> None:
        """Complete the files and move the folder to its place."""
        if not self._clips:
            raise UserError("A store needs at least one clip; none was made.")
        self._file.seek(0)
        self._file.write(_npy_header((self._frames, self.layout.people, self.layout.features)))
        self._file.close()
        np.save(self._work / "offsets.npy", np.stack(self._offsets))
        if self._hands:
            np.save(self._work / "hands.npy", np.concatenate(self._hands))
        count = max(self._count, 1)
        mean = self._sum / count
        std = np.sqrt(np.maximum(self._squares / count - mean**2, 0.0))
        np.savez(self._work / "stats.npz", mean=mean.astype(np.float32), std=std.astype(np.float32))
        with open(self._work / "clips.jsonl", "w", encoding="utf-8") as file:
            file.writelines(json.dumps(asdict(clip), ensure_ascii=False, default=plain) + "\n" for clip in self._clips)
        head = json.dumps(self._head | {"num_clips": len(self._clips)}, indent=2)
        (self._work / "store.json").write_text(head + "\n", encoding="utf-8")
        self._clear()
        if not self.path.exists():
            os.replace(self._work, self.path)
            return
        # into the folder that is there (somebody may stand in it); without store.json nobody takes it for a store
        for name in (FILES[0], *KEPT):
            (self.path / name).unlink(missing_ok=True)
        for name in reversed(FILES):
            if (self._work / name).exists():
                os.replace(self._work / name, self.path / name)
            else:  # hand shapes, which this store has none of
                (self.path / name).unlink(missing_ok=True)

    def _clear(self) -> None:
        """Take out of the complete working folder what is no part of a store."""

    def discard(self) -> None:
        """Remove what was written so far."""
        with suppress(OSError):  # what a full disk did not take is not wanted any more
            self._file.close()
        shutil.rmtree(self._work, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.finish()
                return
        except OSError as failed:
            error = failed
        finally:
            self.discard()
        if isinstance(error, OSError):
            raise UserError(
                f"Cannot write {self.path} ({error.strerror}); free some space or name another folder."
            ) from error


class Store:
    """Reads a store. Features stay on disk until they are asked for."""

    def __init__(self, path: str | os.PathLike[str], *, layout: str | None = "interhuman") -> None:
        """UserError if `path` holds no complete store, or one of another layout than `layout` (None: any)."""
        self.path = Path(path)
        self._wanted = layout
        if self.path.is_file():
            raise UserError(f"{self.path} is a file; name the data folder that `intermoe data` made.")
        if missing := next((name for name in FILES[:5] if not os.path.exists(self.path / name)), None):
            raise UserError(
                f"{self.path} is not a data folder ({missing} is missing); "
                f"make one with `intermoe data duets -o {self.path}`."
            )
        try:
            self.head: dict[str, Any] = read_json(self.path / "store.json", "head of a data folder")
            self._features = read_npy(self.path / "features.npy", "file of features", mapped=True)
            self.offsets = read_npy(self.path / "offsets.npy", "file of bones")
            held = self.path / "hands.npy"
            self._hands = read_npy(held, "file of hand shapes", mapped=True) if held.exists() else None
            stats = read_npz(self.path / "stats.npz", "file of statistics", need="std", only=("mean", "std"))
            if "mean" not in stats:
                raise UserError(f"{self.path / 'stats.npz'} has no array `mean`")
            self.mean, self.std = stats["mean"], stats["std"]
            lines = self._lines()
        except UserError as problem:
            raise UserError(f"{problem}; {REMEDY}") from problem
        self._check_head()
        self.fps = float(self.head["fps"])
        self.clips = [self._clip(number, line) for number, line in enumerate(lines, 1)]
        if wrong := self._disagreement():
            raise UserError(f"{self.path} is damaged ({wrong}); {REMEDY}")
        self._check_told()

    def _lines(self) -> list[str]:
        """The lines of clips.jsonl."""
        file = self.path / "clips.jsonl"
        try:
            return file.read_text(encoding="utf-8").removesuffix("\n").split("\n")
        except UnicodeDecodeError as problem:
            raise UserError(f"{file} is not text in UTF-8") from problem
        except OSError as problem:
            raise UserError(f"cannot read {file} ({problem.strerror})") from problem

    def _check_told(self) -> None:
        """Refuse what is told of a clip and cannot be."""
        seen: set[str] = set()
        twice = self.head.get("source") in TWICE
        for clip in self.clips:
            if clip.id in seen and not twice:
                self._refuse(clip, "its id is there twice")
            seen.add(clip.id)
            for wrong in clip_faults(clip, self.layout):
                self._refuse(clip, wrong)

    def _refuse(self, clip: Clip, wrong: str) -> None:
        """UserError; who reads a whole folder goes on (folder_check.py)."""
        raise UserError(f"{self.path / 'clips.jsonl'}, clip {clip.id}: {wrong}; {REMEDY}")

    def _check_head(self) -> None:
        """UserError if store.json is not what this version reads."""
        head = self.head
        if not isinstance(head, dict):
            raise UserError(f"{self.path / FILES[0]} holds no table of settings; make the data folder anew.")
        if head.get("format") != FORMAT:
            raise UserError(f"{self.path} is of format {head.get('format')}; this intermoe reads format {FORMAT}.")
        found, told = head.get("layout"), f"{self.path} has {head.get('features')} features of the layout"
        if self._wanted is not None and found != self._wanted:
            needed = f"{layouts.layout(self._wanted).features} of the layout {self._wanted} are needed"
            raise UserError(f"{told} {found}; {needed}.")
        known = layouts.LAYOUTS.get(found) if isinstance(found, str) else None
        if known is None or head.get("features") != known.features:
            raise UserError(f"{told} {found}, which this intermoe does not know; make the data folder anew.")
        self.layout = known
        fps = head.get("fps")
        if isinstance(fps, bool) or not isinstance(fps, int | float) or not 0 < fps < math.inf:
            raise UserError(f"{self.path / FILES[0]} needs a number above 0 as fps, found {fps!r}.")

    def _clip(self, number: int, line: str) -> Clip:
        """The clip of a line of clips.jsonl."""
        try:
            return Clip.from_json(line)
        except UserError as error:
            told = str(error).removesuffix(".")
            raise UserError(f"{self.path / 'clips.jsonl'} is damaged in line {number} ({told}); {REMEDY}") from error

    def _disagreement(self) -> str:
        """In what the files differ from each other or hold no usable numbers ("" if they fit); NaN is seen when read."""
        frames = sum(clip.length for clip in self.clips)
        people, width = self.layout.people, self.layout.features
        if self.head.get("num_clips") != len(self.clips):
            return f"store.json tells of {self.head.get('num_clips')} clips and clips.jsonl of {len(self.clips)}"
        for name, array, shape in (
            ("features.npy", self._features, (frames, people, width)),
            ("offsets.npy", self.offsets, (len(self.clips), people, self.layout.joints, 3)),
            ("stats.npz: mean", self.mean, (width,)),
            ("stats.npz: std", self.std, (width,)),
        ):
            if not isinstance(array, np.ndarray) or array.shape != shape or array.dtype.kind != "f":
                found = f"{array.dtype} {array.shape}" if isinstance(array, np.ndarray) else "no array"
                return f"{name} holds {found}, not float32 {shape}"
        hands = self._hands
        if hands is not None and (hands.shape != (frames, people, 2) or hands.dtype.kind not in "iu"):
            return f"hands.npy holds {hands.dtype} {hands.shape}, not int8 {(frames, people, 2)}"
        for name, array in (("offsets.npy", self.offsets), ("stats.npz", np.stack([self.mean, self.std]))):
            if not np.isfinite(array).all():
                return f"{name} holds numbers that are not finite"
        for clip in self.clips:
            if clip.num_people != people:
                return f"clip {clip.id} tells of {clip.num_people} people, not {people}"
            if clip.start < 0 or clip.length < 1 or clip.start + clip.length > frames:
                return f"clip {clip.id} has frames {clip.start} to {clip.start + clip.length} of {frames}"
        return ""

    def __len__(self) -> int:
        return len(self.clips)

    def split(self, name: str) -> list[int]:
        """Indices of the clips of a split."""
        if name not in SPLITS:
            raise UserError(f"There is no split '{name}'; the splits are {', '.join(SPLITS)}.")
        return [index for index, clip in enumerate(self.clips) if clip.split == name]

    def features(self, index: int, start: int = 0, stop: int | None = None) -> np.ndarray:
        """Features (P, T, F) float32 of clip `index`, or of its frames start:stop; a copy, un-normalised.

        UserError if they hold numbers that are not finite.
        """
        clip = self.clips[index]
        stop = clip.length if stop is None else min(stop, clip.length)
        rows = self._features[clip.start + start : clip.start + stop]
        if not np.isfinite(rows).all():
            raise UserError(
                f"{self.path / 'features.npy'}, clip {clip.id}: it holds numbers that are not finite; {REMEDY}"
            )
        return np.ascontiguousarray(rows.transpose(1, 0, 2))

    def release(self) -> None:
        """Let go of the pages of features that were read, which count as this process's memory until then."""
        held = getattr(self._features, "_mmap", None)
        if held is not None and hasattr(held, "madvise"):  # not on Windows
            held.madvise(mmap.MADV_DONTNEED)

    def hands(self, index: int) -> np.ndarray | None:
        """Hand shapes (P, T, 2) int8 of clip `index` (skeleton/hands.py), None in a store without."""
        clip = self.clips[index]
        if self._hands is None:
            return None
        return np.ascontiguousarray(self._hands[clip.start : clip.start + clip.length].transpose(1, 0, 2))

    def digest(self) -> str:
        """What tells this store's motion from another's: of every clip the place, the split and a frame, and stats.npz."""
        told = [(clip.id, clip.split, clip.start, clip.length) for clip in self.clips]
        found = hashlib.sha256(json.dumps([self.head, told]).encode())
        rows = self._features[[clip.start + clip.length // 2 for clip in self.clips]]
        for array in (rows, self.mean, self.std):
            found.update(np.ascontiguousarray(array).tobytes())
        return found.hexdigest()

    def interaction(self, index: int) -> Interaction:
        """The clip as people: joints, bones, contacts, and all that is told of it."""
        clip = self.clips[index]
        told = asdict(clip)
        names = ("id", "split", "family", "seed", "captions", "texts", "roles", "symmetric", "contacts", "phases")
        return replace(
            layouts.decode(self.head["layout"], self.features(index), fps=self.fps, offsets=self.offsets[index]),
            hand_shapes=self.hands(index),
            text=clip.captions[0] if clip.captions else "",
            texts=tuple(person[0] if person else "" for person in clip.texts),
            identity=tuple(dict(person) for person in clip.identity),
            meta={name: told[name] for name in names} | dict(clip.meta),
        )


def check_place(path: Path, overwrite: bool) -> None:
    """UserError unless a store may be written at `path`: a new or empty folder, or a store that is to be replaced."""
    if not path.is_dir():
        if path.exists():
            raise UserError(f"{path} already exists and is a file; name a folder.")
        return
    others = sorted(entry.name for entry in path.iterdir() if entry.name not in (*FILES, *KEPT))
    if (path / FILES[0]).exists():
        if not overwrite:
            raise UserError(f"{path} already exists; replace it with --overwrite, or name a new folder.")
        if others:
            raise UserError(f"{path} holds {others[0]} beside the data; move it, or name a new folder.")
    elif any(path.iterdir()):
        hint = "--overwrite replaces data folders only; " if overwrite else ""
        raise UserError(f"{path} already exists and is no data folder; {hint}name a new folder.")


def _items(name: str, value: Any) -> tuple[Any, ...]:
    """The items of a list of a clip's field."""
    if not isinstance(value, list | tuple):
        raise UserError(f"{name} must be a list, found {type(value).__name__}")
    return tuple(value)


def _npy_header(shape: Sequence[int]) -> bytes:
    """The .npy header (version 1.0) of a float32 array, padded to `HEADER_BYTES`."""
    told = repr({"descr": "<f4", "fortran_order": False, "shape": tuple(shape)}).encode()
    room = HEADER_BYTES - 10
    return b"\x93NUMPY\x01\x00" + room.to_bytes(2, "little") + told.ljust(room - 1) + b"\n"


def plain(value: Any) -> Any:
    """NumPy scalars and arrays as JSON knows them."""
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} cannot be written to clips.jsonl")
