"""The files that data sets are made of: lists of clips, captions, arrays. What cannot be used raises Broken."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import numpy as np

from .source import Broken, Fault

SPLITS = ("test", "val", "train")  # a clip listed twice belongs to the first: what is held out is never trained on
FAR = 1e6  # metres or radians: no motion
_UNREADABLE = (OSError, ValueError, EOFError, TypeError, KeyError, MemoryError, OverflowError, RuntimeError,
               struct.error, zlib.error, zipfile.BadZipFile)  # fmt: skip


def first_of(root: Path, *names: str) -> str:
    """The first of these paths below `root` that is there; else the first."""
    return next((name for name in names if (root / name).exists()), names[0])


def read_text(root: Path, file: str) -> str:
    """A text file in UTF-8. Broken where it is missing or another kind of file."""
    try:
        return (root / file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Broken("missing file", file, "it is not there") from None
    except (OSError, ValueError) as problem:
        raise Broken("unreadable file", file, f"expected text in UTF-8 ({problem})") from problem


def read_lines(root: Path, file: str) -> list[str]:
    """The lines of a text file without the empty ones and without spaces at the ends."""
    return [line.strip() for line in read_text(root, file).splitlines() if line.strip()]


def read_captions(root: Path, file: str) -> tuple[str, ...]:
    """One caption a line. Broken where there is none."""
    captions = tuple(read_lines(root, file))
    if not captions:
        raise Broken("no caption", file, "expected a sentence a line, found none")
    return captions


def read_splits(root: Path, files: Mapping[str, str]) -> tuple[dict[str, str], list[Fault], list[Fault]]:
    """Clip -> split, in the order train, val, test and of the lists; files that are missing; ids listed twice.

    `files` names the list of each split. A list that is missing or empty is no empty split: nothing can be prepared.
    """
    listed: dict[str, list[str]] = {}
    missing, faults = [], []
    for split in SPLITS:
        try:
            listed[split] = read_lines(root, files[split])
        except Broken as problem:
            missing.append(problem.fault)
            continue
        if not listed[split]:
            missing.append(Fault("missing file", files[split], "it lists no clips"))
    where: dict[str, str] = {}
    for split in SPLITS:
        for name in listed.get(split, ()):
            if name in where:
                other = "" if where[name] == split else f", first in {files[where[name]]}"
                faults.append(Fault("duplicate id", files[split], f"{name} is listed twice{other}"))
            else:
                where[name] = split
    order = [name for split in reversed(SPLITS) for name in listed.get(split, ()) if where[name] == split]
    return {name: where[name] for name in dict.fromkeys(order)}, missing, faults


def read_array(root: Path, file: str, *, width: int | None = None) -> np.ndarray:
    """The numbers of an npy file, with `width` a table (T, width). Broken where they cannot be read or do not fit."""
    try:
        with open(root / file, "rb") as opened:
            array = np.load(opened, allow_pickle=False)
    except FileNotFoundError:
        raise Broken("missing file", file, "it is not there") from None
    except _UNREADABLE as problem:
        raise Broken("unreadable file", file, f"expected an npy file, cut off or of another kind ({problem})") from None
    if not isinstance(array, np.ndarray):
        raise Broken("unreadable file", file, "expected an npy file of one array, found an npz")
    if width is not None:
        check_shape(array, file, (None, width))
    return array


def read_arrays(root: Path, file: str, names: Iterable[str], *, optional: Iterable[str] = ()) -> dict[str, np.ndarray]:
    """Arrays of an npz. Broken where one is missing or cannot be read; those of `optional` may be, or hold objects."""
    try:
        with open(root / file, "rb") as opened, np.load(opened, allow_pickle=False) as data:
            if lacks := [name for name in names if name not in data.files]:
                raise Broken("wrong shape", file, f"expected the array {lacks[0]}, found {', '.join(data.files)}")
            arrays = {name: data[name] for name in names}
            for name in optional:
                with suppress(KeyError, ValueError):
                    arrays[name] = data[name]
            return arrays
    except FileNotFoundError:
        raise Broken("missing file", file, "it is not there") from None
    except (*_UNREADABLE, AttributeError) as problem:  # an npy file has no `files`
        raise Broken("unreadable file", file, f"expected an npz file, cut off or of another kind ({problem})") from None


def check_shape(array: np.ndarray, file: str, shape: tuple[int | None, ...]) -> None:
    """Broken unless the array holds numbers of that shape, None standing for any length above 0."""
    wanted = f"({', '.join('T' if size is None else str(size) for size in shape)})"
    fits = array.ndim == len(shape) and all(n in (None, m) and m > 0 for n, m in zip(shape, array.shape, strict=True))
    if not fits or array.dtype.kind not in "fiu":
        raise Broken("wrong shape", file, f"expected {wanted} numbers, found {array.dtype} {array.shape}")


def check_finite(array: np.ndarray, file: str) -> None:
    """Broken where a row of (T, ...) holds a number that is not finite, or too large for metres and radians."""
    good = (np.abs(array) < FAR).reshape(len(array), -1).all(-1)
    if not good.all():
        first = int(np.argmin(good))
        raise Broken(
            "not finite", file, f"{int((~good).sum())} of {len(good)} frames (or beyond {FAR:g}), frame {first} first"
        )
