"""Writing a store so that a stopped run goes on where it was.

Beside the folder that is to be made lies a hidden one, ``.NAME.prepare``, with features.npy as far as it is written and
a journal: one line a piece of work, told after its features are in the file. A run with the same key reads the journal
and goes on behind its last whole line; with another key it starts anew. The result is the same bytes either way.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from intermoe.core.files import lock

from .store import HEADER_BYTES, Clip, StoreWriter, plain

Made = tuple[Clip, np.ndarray, np.ndarray]  # a clip, its features (P, T, F) and offsets (P, J, 3)


class ResumableWriter(StoreWriter):
    """A StoreWriter to which finished pieces of work are given in order: the first `done` of them are there already."""

    def __init__(self, path: str | os.PathLike[str], *, key: str, **settings: Any) -> None:
        """`key` tells the source and all settings that change the result. The rest: see StoreWriter."""
        self._key = key
        self.done = 0  # pieces that need not be given again
        self.told: list[Mapping[str, Any]] = []  # what was noted of each
        self._lock: BinaryIO | None = None
        self._complete = False
        super().__init__(path, **settings)

    def _open(self, place: Path) -> BinaryIO:
        self._work = place.with_name(f".{place.name}.prepare")
        self._work.mkdir(parents=True, exist_ok=True)
        self._lock = lock(self._work / "lock", f"{place} is being prepared by another process; wait for it or stop it.")
        key, features, journal = (self._work / name for name in ("key", "features.npy", "journal.jsonl"))
        if not (key.exists() and features.exists() and key.read_text(encoding="utf-8") == self._key):
            key.unlink(missing_ok=True)  # first: without it nothing of the rest is believed
            journal.unlink(missing_ok=True)
            features.write_bytes(b"\0" * HEADER_BYTES)
            key.write_text(self._key, encoding="utf-8")
        file = open(features, "r+b")  # noqa: SIM115
        file.seek(HEADER_BYTES)
        self._journal: BinaryIO = open(journal, "a+b")  # noqa: SIM115
        self._read_back(file)
        return file

    def _read_back(self, file: BinaryIO) -> None:
        """Take over the pieces whose line and features are whole, and cut off what is behind them."""
        self._journal.seek(0)
        ends = (0, HEADER_BYTES)
        for line in self._journal:
            try:
                piece = json.loads(line) if line.endswith(b"\n") else None
            except ValueError:
                piece = None
            clips = None if piece is None else self._clips_of(piece, file)
            if piece is None or clips is None:
                break
            for clip, features, offsets in clips:
                self._count_in(clip, features, offsets)
            self.told.append(piece["told"])
            self.done += 1
            ends = (ends[0] + len(line), file.tell())
        self._journal.truncate(ends[0])
        file.seek(ends[1])
        file.truncate()

    def _clips_of(self, piece: Mapping[str, Any], file: BinaryIO) -> list[Made] | None:
        """The clips of a line of the journal; None where the file has not all of their frames."""
        out, people, width = [], self.layout.people, self.layout.features
        for told, offsets in piece["clips"]:
            clip = Clip.from_json(json.dumps(told))
            rows = np.fromfile(file, np.float32, clip.length * people * width)
            if rows.size != clip.length * people * width:
                return None
            features = np.ascontiguousarray(rows.reshape(clip.length, people, width).transpose(1, 0, 2))
            out.append((clip, features, np.array(offsets, np.float32).reshape(people, self.layout.joints, 3)))
        return out

    def piece(self, clips: Sequence[Made], told: Mapping[str, Any]) -> None:
        """Write the clips of the next piece of work (there may be none) and note `told` of it, JSON values."""
        added = [(self.add(*made), made[2]) for made in clips]
        self._file.flush()
        line = {"clips": [(asdict(clip), np.asarray(o, np.float32).tolist()) for clip, o in added], "told": told}
        self._journal.write(json.dumps(line, default=plain).encode() + b"\n")
        self._journal.flush()
        self.told.append(told)
        self.done += 1

    def note(self, **fields: Any) -> None:
        """More fields for store.json."""
        self._head |= fields

    def clips_by_split(self) -> Counter[str]:
        """How many clips each split has so far."""
        return Counter(clip.split for clip in self._clips)

    def finish(self) -> None:
        """Complete the files and move the folder to its place."""
        self._journal.close()
        super().finish()
        self._complete = True

    def _clear(self) -> None:
        if self._lock is not None:
            self._lock.close()
        for name in ("key", "journal.jsonl", "lock"):
            (self._work / name).unlink(missing_ok=True)

    def discard(self) -> None:
        """Close the files; what was written stays for the next run, unless the store is complete."""
        self._file.close()
        self._journal.close()
        if self._lock is not None:
            self._lock.close()
        if self._complete:
            shutil.rmtree(self._work, ignore_errors=True)
