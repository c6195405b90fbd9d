"""`Interaction`: the value that users hold. Letters: P people, T frames, J joints.

Metres, y up, seconds, radians; one floor at y = 0 for everybody. Quaternions are unit, xyzw.
"""

from __future__ import annotations

import dataclasses
import json
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write, readable_file

FORMAT = 1  # of the npz; raised when a reader of the old one would misread the new one

_ARRAYS = ("positions", "rotations", "translation", "offsets", "foot_contacts", "hand_shapes")


@dataclass(frozen=True, eq=False)
class Interaction:
    """The motion of P people in one world.

    Attributes:
        positions: (P, T, J, 3) float32 joint positions.
        fps: frames a second.
        rotations: (P, T, J, 4) joint 0 is the root's orientation in the world, others are local to their parent.
        translation: (P, T, 3) of the pelvis.
        offsets: (P, J, 3) bone offsets from the parent in the rest pose (T-pose facing +z, left = +x); [:, 0] is zero.
        foot_contacts: (P, T, 4) bool for left ankle, left foot, right ankle, right foot.
        hand_shapes: (P, T, 2) left and right hand shape.
        skeleton: name of the skeleton.
        text: the shared sentence; `texts`: one sentence a person.
        identity: one dictionary a person (stature in metres, ...).
        meta: JSON values: roles, contacts, phases, seed, model ...
    """

    positions: np.ndarray
    fps: float = 30.0
    rotations: np.ndarray | None = None
    translation: np.ndarray | None = None
    offsets: np.ndarray | None = None
    foot_contacts: np.ndarray | None = None
    hand_shapes: np.ndarray | None = None
    skeleton: str = "smpl22"
    text: str = ""
    texts: tuple[str, ...] = ()
    identity: tuple[dict[str, Any], ...] = ()
    meta: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        p = self.positions
        if p.ndim != 4 or p.shape[-1] != 3:
            raise UserError(f"positions must be (people, frames, joints, 3), found {tuple(p.shape)}")
        people, frames, joints, _ = p.shape
        if not np.isfinite(p).all():
            raise UserError("positions hold NaN or infinite values")
        if not (np.isfinite(self.fps) and 0 < self.fps <= 1000):
            raise UserError(f"fps must be above 0 and at most 1000, found {self.fps}")
        expected = {
            "rotations": (people, frames, joints, 4),
            "translation": (people, frames, 3),
            "offsets": (people, joints, 3),
            "foot_contacts": (people, frames, 4),
            "hand_shapes": (people, frames, 2),
        }
        for name, shape in expected.items():
            value = getattr(self, name)
            if value is not None and value.shape != shape:
                raise UserError(f"{name} must be {shape} beside positions {tuple(p.shape)}, found {tuple(value.shape)}")

    @property
    def num_people(self) -> int:
        return self.positions.shape[0]

    @property
    def num_frames(self) -> int:
        return self.positions.shape[1]

    @property
    def seconds(self) -> float:
        return self.num_frames / self.fps

    def replace(self, **changes: Any) -> Interaction:
        """A copy with some fields changed."""
        return dataclasses.replace(self, **changes)

    def swapped(self) -> Interaction:
        """The same motion with the order of the people reversed."""
        arrays = {n: getattr(self, n)[::-1] for n in _ARRAYS if getattr(self, n) is not None}
        return self.replace(**arrays, texts=self.texts[::-1], identity=self.identity[::-1])

    def save(self, path: str | Path) -> Path:
        """Write an npz (plain arrays, no pickles): `positions`, `fps`, the other arrays that are set, and `info`, JSON text."""
        arrays: dict[str, Any] = {n: np.asarray(getattr(self, n)) for n in _ARRAYS if getattr(self, n) is not None}
        info = {
            "format": FORMAT,
            "skeleton": self.skeleton,
            "text": self.text,
            "texts": list(self.texts),
            "identity": list(self.identity),
            "meta": self.meta,
        }
        path = Path(path)
        with atomic_write(path, ".npz") as temporary:
            np.savez_compressed(temporary, fps=np.float64(self.fps), info=np.array(json.dumps(info)), **arrays)
        return path

    @classmethod
    def load(cls, path: str | Path) -> Interaction:
        """Read what `save` wrote, or any npz with `positions` (P, T, J, 3) or (T, J, 3) and `fps`. Nothing is unpickled."""
        path = readable_file(path, "motion file")
        try:
            with np.load(path, allow_pickle=False) as data:
                arrays = {n: data[n] for n in _ARRAYS if n in data.files}
                if "positions" not in arrays:
                    raise UserError(f"{path} has no array `positions`; it holds {', '.join(data.files) or 'nothing'}")
                fps = float(data["fps"]) if "fps" in data.files else 30.0
                info = json.loads(str(data["info"])) if "info" in data.files else {}
        except UserError:
            raise
        except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile) as problem:
            raise UserError(f"cannot read {path} as a motion file (npz without pickles): {problem}") from problem
        if info.get("format", FORMAT) > FORMAT:
            raise UserError(f"{path} has format {info['format']}, this version reads up to {FORMAT}: upgrade intermoe")
        if arrays["positions"].ndim == 3:
            arrays["positions"] = arrays["positions"][None]
        for name in ("positions", "rotations", "translation", "offsets"):
            if name in arrays:
                arrays[name] = arrays[name].astype(np.float32)
        return cls(
            **arrays,
            fps=fps,
            skeleton=info.get("skeleton", "smpl22"),
            text=info.get("text", ""),
            texts=tuple(info.get("texts", ())),
            identity=tuple(info.get("identity", ())),
            meta=info.get("meta", {}),
        )
