"""What a model makes for the captions, kept on disk one motion a file: an evaluation that is stopped goes on where it was.

Letters: P people, T frames, F features.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write, read_npz
from intermoe.models.glove import Caption

CHUNK = 32  # motions between two writes
FOLDER = "features"  # in the output folder


@dataclass(frozen=True)
class Ask:
    """What one motion is asked for."""

    file: str  # its name in a peer's folder
    clip: str  # id of the real clip
    index: int  # of it in the store
    caption: Caption
    frames: int
    seed: int
    told: dict[str, Any] = field(default_factory=dict)  # what else a prompt holds, as JSON values (personas)

    def known(self) -> dict[str, Any]:
        """As JSON values, for prompts.json."""
        words = {"words": self.caption.words} if self.caption.words else {}
        return {"file": self.file, "clip": self.clip, "text": self.caption.text, **words, "frames": self.frames,
                "seed": self.seed, **self.told}  # fmt: skip


Generate = Callable[[Sequence[Ask]], list[np.ndarray]]  # features (P, T, F) of each


class Made:
    """Motions of a model: `made(asks)` gives the features of each in turn, made where they are not on disk yet."""

    def __init__(
        self, folder: Path, key: dict[str, Any], generate: Generate, progress: Callable[[int], None] | None = None
    ) -> None:
        """key: what the motions depend on beside what is asked (model, sampler). progress(motions ready) after each chunk."""
        told = json.dumps(key, sort_keys=True)
        self.place = folder / FOLDER / hashlib.sha256(told.encode()).hexdigest()[:16]
        self._key, self._generate, self._progress = key, generate, progress

    def __call__(self, asks: Sequence[Ask]) -> Iterator[np.ndarray]:
        """UserError where the folder cannot be written."""
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            (self.place / "key.json").write_text(
                json.dumps(self._key, indent=1, sort_keys=True) + "\n", encoding="utf-8"
            )
        except OSError as problem:
            raise UserError(f"cannot write {self.place} ({problem.strerror}); name another output folder") from problem
        for first in range(0, len(asks), CHUNK):
            chunk = asks[first : first + CHUNK]
            ready = {ask.file: self._read(ask) for ask in chunk}
            missing = [ask for ask in chunk if ready[ask.file] is None]
            for ask, features in zip(missing, self._generate(missing) if missing else [], strict=True):
                ready[ask.file] = x = np.ascontiguousarray(features, np.float32)
                with atomic_write(self._path(ask), ".npz") as temporary:
                    np.savez(temporary, features=x)
            if self._progress is not None:
                self._progress(len(chunk))
            for ask in chunk:
                found = ready[ask.file]
                assert found is not None
                yield found

    def _path(self, ask: Ask) -> Path:
        told = {name: value for name, value in asdict(ask).items() if name not in ("file", "index", "clip")}
        return self.place / f"{hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:24]}.npz"

    def _read(self, ask: Ask) -> np.ndarray | None:
        """The motion on disk; None where there is none that can be used."""
        path = self._path(ask)
        if not path.exists():
            return None
        try:
            found = read_npz(path, "motion file", need="features")["features"]
        except UserError:
            return None
        return found if found.ndim == 3 and found.shape[1] == ask.frames and np.isfinite(found).all() else None
