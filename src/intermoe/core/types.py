"""`Interaction`: the value that users hold. Letters: P people, T frames, J joints.

Metres, y up, seconds, radians; one floor at y = 0 for everybody. Quaternions are unit, xyzw.
"""

from __future__ import annotations

import dataclasses
import json
import numbers
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write, read_npz

FORMAT = 1  # of the npz; raised when a reader of the old one would misread the new one

_ARRAYS = ("positions", "rotations", "translation", "offsets", "foot_contacts", "hand_shapes")
_INFO = {"skeleton": str, "text": str, "texts": list, "identity": list, "meta": dict}  # fields that are no arrays


@dataclass(frozen=True, eq=False, repr=False)
class Interaction:
    """The motion of P people in one world: metres, y up, one floor at y = 0, unit quaternions xyzw.

    The joints of the skeleton smpl22, in order (`intermoe.skeleton.smpl22.NAMES`): pelvis, left_hip, right_hip, spine1,
    left_knee, right_knee, spine2, left_ankle, right_ankle, spine3, left_foot, right_foot, neck, left_collar,
    right_collar, head, left_shoulder, right_shoulder, left_elbow, right_elbow, left_wrist, right_wrist.

    Attributes:
        positions: (P, T, J, 3) float32 joint positions.
        fps: frames a second.
        rotations: (P, T, J, 4) joint 0 is the root's orientation in the world, others are local to their parent.
        translation: (P, T, 3) of the pelvis.
        offsets: (P, J, 3) bone offsets from the parent in the rest pose (T-pose facing +z, left = +x); [:, 0] is zero.
        foot_contacts: (P, T, 4) bool for left ankle, left foot, right ankle, right foot.
        hand_shapes: (P, T, 2) left and right hand shape; None for generated motion.
        skeleton: name of the skeleton.
        text: the shared sentence; `texts`: one sentence a person.
        identity: one dictionary a person (stature in metres, ...); () for generated motion.
        meta: JSON values: roles, contacts, phases, seed, model ...

    Raises UserError for arrays that are no finite numbers or do not fit one another, and for other fields of the wrong
    type.
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
        for name in _ARRAYS:
            array = getattr(self, name)
            if array is None and name != "positions":
                continue
            if not isinstance(array, np.ndarray) or array.dtype.kind not in "biuf":
                found = f"{array.dtype} values" if isinstance(array, np.ndarray) else type(array).__name__
                raise UserError(f"{name} must be a NumPy array of real numbers, found {found}")
            if not np.isfinite(array).all():
                raise UserError(f"{name} hold NaN or infinite values")
        p = self.positions
        if p.ndim != 4 or p.shape[-1] != 3:
            raise UserError(f"positions must be (people, frames, joints, 3), found {tuple(p.shape)}")
        if not p.size:
            raise UserError(f"positions must hold at least one person, frame and joint, found {tuple(p.shape)}")
        people, frames, joints, _ = p.shape
        if not (_is_real(self.fps) and 0 < self.fps <= 1000):
            raise UserError(f"fps must be a number above 0 and at most 1000, found {self.fps!r}")
        for name, kind, inner in (("skeleton", str, str), ("text", str, str), ("texts", tuple | list, str),
                                  ("identity", tuple | list, dict), ("meta", dict, str)):  # fmt: skip
            value = getattr(self, name)
            if not isinstance(value, kind) or not all(isinstance(item, inner) for item in value):
                raise UserError(f"{name} has a value of the wrong type (see help(Interaction)): {value!r:.60}")
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

    def __repr__(self) -> str:
        size = f"{self.num_people} people, {self.num_frames} frames at {self.fps:g} a second, {self.skeleton}"
        return f"Interaction({size}, text={self.text!r})"

    @property
    def num_people(self) -> int:
        """P."""
        return self.positions.shape[0]

    @property
    def num_frames(self) -> int:
        """T."""
        return self.positions.shape[1]

    @property
    def seconds(self) -> float:
        """Length of the motion, T / fps."""
        return self.num_frames / self.fps

    def replace(self, **changes: Any) -> Interaction:
        """A copy with some fields changed."""
        return dataclasses.replace(self, **changes)

    def swapped(self) -> Interaction:
        """The same motion with the order of the people reversed. `meta` stays as it is, roles and contacts in it too."""
        arrays = {n: getattr(self, n)[::-1] for n in _ARRAYS if getattr(self, n) is not None}
        return self.replace(**arrays, texts=self.texts[::-1], identity=self.identity[::-1])

    def save(self, path: str | Path) -> Path:
        """Write an npz (plain arrays, no pickles): `positions`, `fps`, the other arrays that are set, and `info`, JSON text.

        Raises UserError for another extension (`intermoe.write` writes the other formats), for `meta` and `identity` that
        are no JSON values, and where the file cannot be written.
        """
        path = Path(path)
        if path.suffix.lower() != ".npz":
            raise UserError(f"save writes .npz, found {path}: for other formats use intermoe.write(motion, path)")
        arrays: dict[str, Any] = {n: np.asarray(getattr(self, n)) for n in _ARRAYS if getattr(self, n) is not None}
        info = json.dumps({"format": FORMAT, **self.info()})
        with atomic_write(path, ".npz") as temporary:
            np.savez_compressed(temporary, fps=np.float64(self.fps), info=np.array(info), **arrays)
        return path

    def info(self) -> dict[str, Any]:
        """The fields that are no arrays as JSON values, NumPy's numbers and arrays as Python's; `from_info` reads them."""
        fields = {name: getattr(self, name) for name in _INFO}
        try:
            return json.loads(json.dumps(fields, default=_plain))
        except (TypeError, ValueError) as problem:
            raise UserError(
                f"meta and identity must hold JSON values (numbers, text, lists, ...): {problem}"
            ) from problem

    @staticmethod
    def from_info(info: Any) -> dict[str, Any]:
        """What `info` gave, as arguments of Interaction. Raises UserError for a value of the wrong type."""
        if not isinstance(info, dict):
            raise UserError(f"expected a table of {', '.join(_INFO)}, found {type(info).__name__}")
        for name, kind in _INFO.items():
            if not isinstance(info.get(name, kind()), kind):
                raise UserError(f"{name} must be {kind.__name__}, found {info[name]!r:.60}")
        fields = {name: info[name] for name in _INFO if name in info}
        return fields | {name: tuple(fields.get(name, ())) for name in ("texts", "identity")}

    @classmethod
    def load(cls, path: str | Path) -> Interaction:
        """Read what `save` wrote, or any npz with `positions` (P, T, J, 3) or (T, J, 3) and `fps`. Nothing is unpickled."""
        arrays = read_npz(path, "motion file", need="positions", only=(*_ARRAYS, "fps", "info"))
        fps, told = arrays.pop("fps", np.array(30.0)), arrays.pop("info", np.array("{}"))
        try:
            if fps.size != 1 or told.size != 1:
                raise UserError(f"fps and info must be single values, found {fps.shape} and {told.shape}")
            info = json.loads(str(told.item()))
            version = info.get("format", FORMAT) if isinstance(info, dict) else FORMAT
            if not isinstance(version, int) or version > FORMAT:
                raise UserError(f"it has format {version}, this version reads up to {FORMAT}: upgrade intermoe")
            if arrays["positions"].ndim == 3:
                arrays["positions"] = arrays["positions"][None]
            for name in ("positions", "rotations", "translation", "offsets"):
                if name in arrays and arrays[name].dtype.kind in "biuf":  # the others are refused below
                    with np.errstate(over="ignore"):
                        arrays[name] = arrays[name].astype(np.float32)
            fields: dict[str, Any] = {**arrays, **cls.from_info(info)}
            return cls(**fields, fps=fps.item())
        except ValueError as problem:  # of json, or our own
            raise UserError(f"cannot use {path} as a motion: {problem}") from problem


def _is_real(value: object) -> bool:
    return isinstance(value, numbers.Real) and not isinstance(value, bool)


def _plain(value: Any) -> Any:
    if isinstance(value, np.generic | np.ndarray):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} is none")
