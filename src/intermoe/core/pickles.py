"""Plain data out of pickles, without running anything that is in them.

Annotations of data sets come as pickled dictionaries and arrays, and a pickle can name any function of any module to be
called. Here no name is looked up: the few that NumPy's own pickles use get stand-ins that keep what they are given, and
every other name is refused.
"""

from __future__ import annotations

import io
import pickle
import re
import tokenize
from pathlib import Path
from typing import Any

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.files import readable_file

LARGEST = 64 << 20  # bytes of a pickle that is read
_KINDS = re.compile(r"[<>|=]?([biuf][1248]|b1|O8?|[US][0-9]{0,6})")
_ERRORS = (pickle.UnpicklingError, EOFError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError,
           MemoryError, RecursionError, ImportError, OSError, SyntaxError, tokenize.TokenError)  # fmt: skip


class _Kind:
    """Stands for a numpy.dtype."""

    def __init__(self, spec: str, *_: Any) -> None:
        if not isinstance(spec, str) or not _KINDS.fullmatch(spec):
            raise pickle.UnpicklingError(f"an array of {spec!r}")
        self._spec, self._order = spec, ""

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        if state[1] in ("<", ">"):
            self._order = state[1]
        if self._spec[0] in "US" and len(state) > 5 and isinstance(state[5], int) and state[5] > 0:
            self._spec = f"{self._spec[0]}{state[5] // (4 if self._spec[0] == 'U' else 1)}"

    def dtype(self) -> np.dtype:
        kind = np.dtype(self._spec)
        return kind.newbyteorder(">") if self._order == ">" else kind


class _Array:
    """Stands for a numpy.ndarray."""

    def __init__(self, *_: Any) -> None:
        self.value: Any = None

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        _, shape, kind, fortran, data = state
        dtype = kind.dtype()
        if dtype.hasobject:
            flat = np.empty(len(data), object)
            flat[:] = [_plain(item) for item in data]
        else:
            flat = np.frombuffer(bytes(data), dtype)
        self.value = np.array(flat.reshape(tuple(shape), order="F" if fortran else "C"))


def _buffer(data: Any, kind: _Kind, shape: tuple[int, ...], order: str) -> _Array:
    out = _Array()
    out.__setstate__((1, shape, kind, order == "F", data))
    return out


def _scalar(kind: _Kind, data: bytes) -> Any:
    dtype = kind.dtype()
    if dtype.hasobject:
        raise pickle.UnpicklingError("an object in place of a number")
    return np.frombuffer(data, dtype, 1)[0]


_NAMES: dict[str, Any] = {
    "multiarray._reconstruct": lambda *_: _Array(),
    "multiarray.scalar": _scalar,
    "numeric._frombuffer": _buffer,
    "numpy.ndarray": _Array,
    "numpy.dtype": _Kind,
    "_codecs.encode": lambda text, _="latin1": text.encode("latin1"),  # how Python 2 wrote bytes
}


class _Plain(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        for prefix in ("numpy.core.", "numpy._core."):
            module = module.removeprefix(prefix)
        found = _NAMES.get(f"{module}.{name}")
        if found is None:
            raise pickle.UnpicklingError(f"it asks for {module}.{name}, which is no plain data")
        return found


def _plain(value: Any) -> Any:
    """The value with arrays in place of what stood for them."""
    if isinstance(value, _Array):
        return value.value
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, str | bytes | int | float | np.generic):
        return value
    raise pickle.UnpicklingError(f"a {type(value).__name__}, which is no plain data")


def _load(file: io.BufferedIOBase) -> Any:
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError(f"it is larger than {LARGEST >> 20} MB")
    return _plain(_Plain(io.BytesIO(data), encoding="latin1").load())


def read_pickle(path: str | Path, what: str = "file") -> Any:
    """The dictionaries, lists, texts, numbers and NumPy arrays of a pickle; nothing of it is run.

    Raises UserError when the file is missing or damaged, or holds anything else.
    """
    path = readable_file(path, what)
    try:
        with open(path, "rb") as file:
            return _load(file)
    except _ERRORS as problem:
        raise UserError(f"cannot read {path} as a {what} (a pickle of plain data): {problem}") from problem


def read_npy(path: str | Path, what: str = "array") -> np.ndarray | Any:
    """The array of an npy file, or, where it holds Python objects, those of them that are plain data (see `read_pickle`).

    Raises UserError when the file is missing or damaged, or holds anything else.
    """
    path = readable_file(path, what)
    try:
        with open(path, "rb") as file:
            version = np.lib.format.read_magic(file)
            read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
            shape, _, dtype = read(file)
            if not dtype.hasobject:
                file.seek(0)
                return np.load(file, allow_pickle=False)
            found = _load(file)
    except _ERRORS as problem:
        raise UserError(f"cannot read {path} as an {what} (npy): {problem}") from problem
    return found.item() if isinstance(found, np.ndarray) and shape == () else found
