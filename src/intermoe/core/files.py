"""Writing files so that a reader never sees half of one: write beside, then rename."""

from __future__ import annotations

import json
import os
import re
import struct
import tempfile
import tokenize
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from intermoe.core.errors import UserError, unknown

try:
    import fcntl
except ImportError:  # Windows: two processes at one place are not noticed
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from torch import Tensor


LARGEST = 100_000_000  # bytes of a JSON file; a device has no end
# what reading a damaged npz or npy raises
_DAMAGED = (OSError, ValueError, EOFError, KeyError, TypeError, RuntimeError, MemoryError, OverflowError, SyntaxError,
            tokenize.TokenError, struct.error, zlib.error, zipfile.BadZipFile)  # fmt: skip


def readable_file(path: str | Path, what: str = "file") -> Path:
    """The path, if a file is there; else a UserError that says so."""
    path = Path(path)
    if path.is_dir():
        raise UserError(f"expected a {what}, but {path} is a folder")
    if not path.exists():
        raise UserError(f"no such {what}: {path}")
    return path


def read_json(path: str | Path, what: str) -> Any:
    """What a JSON file holds. UserError where it is missing or no JSON."""
    path = readable_file(path, what)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as problem:
        raise UserError(f"{path} is no {what} (JSON): {problem}") from problem
    if len(content) > LARGEST:
        raise UserError(f"{path} is no {what}: it is larger than {LARGEST / 1e6:.0f} MB")
    return json_of(content, str(path), what)


def json_of(content: bytes, name: str, what: str) -> Any:
    """What JSON holds. UserError, with the `name` of what it came from, where it is none, or where a table names something twice
    (the json module would drop the first without a word)."""

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise ValueError(f"{twice!r:.60} is there twice; give each its own name")
        return found

    try:
        return json.loads(content.decode("utf-8"), object_pairs_hook=table)
    except UnicodeDecodeError as problem:
        raise UserError(f"{name} is no {what} (JSON): it is not text in UTF-8") from problem
    except (ValueError, RecursionError) as problem:
        raise UserError(f"{name} is no {what} (JSON): {json_fault(problem)}") from problem


def json_fault(problem: Exception) -> str:
    """What the json module found, without the settings of Python that it advises to change."""
    if isinstance(problem, RecursionError):
        return "its lists and tables are nested too deeply"
    return "a number in it has too many digits" if "int_max_str_digits" in str(problem) else str(problem)


def check_format(held: Mapping[str, Any], known: int, what: str) -> None:
    """UserError where the table of a versioned file, as `read_json` gives it, is of another version than `known`."""
    if "format" not in held:
        raise UserError(f'{what} does not say of which format it is: write "format": {known} into it')
    if held["format"] != known:
        raise UserError(
            f'{what} of format {held["format"]!r:.60} cannot be read: this version reads "format": {known}; write it anew, or '
            "use the version of intermoe that wrote it"
        )


def extension(path: str | Path, known: Collection[str]) -> str:
    """The path's extension in lower case, the longest of `known` that fits (".amass.npz" before ".npz").

    Raises UserError where none does.
    """
    path = Path(path)
    name = path.name.lower()
    if name in known:  # to pathlib ".npz" is a name without an extension
        raise UserError(f"{path} is an extension without a name: write motion{name}, for example")
    fits = [one for one in known if name.endswith(one)]
    if not fits:
        if not path.suffix:
            what = "is a folder" if path.is_dir() else "has no extension"
            raise UserError(
                f"{path} {what}: name a file, as in {path.name or 'motion'}{next(iter(known))}. Known: {', '.join(known)}"
            )
        raise unknown("extension", path.suffix, known)
    return max(fits, key=len)


def npz_names(path: str | Path, what: str) -> tuple[str, ...]:
    """The names of the arrays of an npz. UserError as `read_npz`."""
    path = readable_file(path, what)
    try:
        with zipfile.ZipFile(path) as archive:
            return tuple(name.removesuffix(".npy") for name in archive.namelist())
    except _DAMAGED as problem:
        raise UserError(f"cannot read {path} as a {what} (npz without pickles): {_damage(problem)}") from problem


def read_npz(path: str | Path, what: str, *, need: str, only: Collection[str] | None = None) -> dict[str, np.ndarray]:
    """The arrays of an npz, or those named in `only`. Nothing is unpickled.

    Raises UserError when the file is missing, damaged or no npz, and when it lacks the array `need`.
    """
    path = readable_file(path, what)
    try:
        with open(path, "rb") as file, zipfile.ZipFile(file):
            file.seek(0)
            with np.load(file, allow_pickle=False) as data:
                if need not in data.files:
                    raise UserError(f"{path} has no array `{need}`; it holds {', '.join(data.files) or 'nothing'}")
                return {name: data[name] for name in data.files if only is None or name in only}
    except UserError:
        raise
    except _DAMAGED as problem:
        raise UserError(f"cannot read {path} as a {what} (npz without pickles): {_damage(problem)}") from problem


def read_npy(path: str | Path, what: str, *, mapped: bool = False) -> np.ndarray:
    """The array of an npy, `mapped` from the disk or in memory. Nothing is unpickled. UserError as `read_npz`."""
    path = readable_file(path, what)
    says = f"cannot read {path} as a {what} (npy without pickles)"
    try:
        array = np.load(path, mmap_mode="r" if mapped else None, allow_pickle=False)
    except _DAMAGED as problem:
        raise UserError(f"{says}: {_damage(problem)}") from problem
    if not isinstance(array, np.ndarray):
        array.close()
        raise UserError(f"{says}: it is an npz")
    return array


def _damage(problem: BaseException) -> str:
    """What is wrong with a file of arrays: NumPy would advise to unpickle it, and does not say which file is cut off."""
    if isinstance(problem, OSError) and problem.strerror:
        return problem.strerror
    if isinstance(problem, MemoryError | OverflowError):
        return "it tells of an array that is larger than the memory"
    return "it is cut off, damaged or of another kind"


@contextmanager
def atomic_write(path: str | Path, suffix: str | None = None) -> Iterator[Path]:
    """Yield a temporary path beside `path`; on success it becomes `path`, on any failure it is removed.

    The temporary file keeps the suffix of `path` (or `suffix`), since many writers choose the format by it.
    Raises UserError when the folder cannot be written or the disk is full.
    """
    path = Path(path)
    suffix = path.suffix if suffix is None else suffix
    if path.is_dir():
        raise UserError(f"cannot write {path}: it is a folder; name a file")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=suffix, dir=path.parent)
        os.close(handle)
    except OSError as problem:
        raise cannot_write(path, problem) from problem
    temporary = Path(name)
    try:
        yield temporary
        os.chmod(temporary, 0o666 & ~_umask())  # mkstemp makes files that only their owner reads
        with open(temporary, "rb") as written:
            os.fsync(written.fileno())
        os.replace(temporary, path)
    except OSError as problem:
        temporary.unlink(missing_ok=True)
        raise cannot_write(path, problem) from problem
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


# what `atomic_write` and safetensors call a file that is being written
_UNFINISHED = re.compile(r"\.(.+-[a-z0-9_]{8}(\.\w+)*|tmp\w{6})")


def sweep(folder: Path) -> None:
    """Remove what a killed process left half-written in a folder that nobody else writes to now."""
    for left in folder.glob(".*"):
        if left.is_file() and not left.is_symlink() and _UNFINISHED.fullmatch(left.name):
            left.unlink(missing_ok=True)


def check_writable(path: str | Path) -> None:
    """UserError where no file can be written at `path`: known before the work, not after it."""
    path = Path(path)
    if path.is_dir():
        raise UserError(f"cannot write {path}: it is a folder; name a file")
    folder = next(parent for parent in path.absolute().parents if parent.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        raise UserError(f"cannot write {path}: {folder} is no folder that you may write to; choose another place")


@contextmanager
def atomic_writes(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """Temporary paths beside `paths`; on success all become those files, on any failure all are removed."""
    with ExitStack() as stack:
        temporaries = [stack.enter_context(atomic_write(path)) for path in paths]
        yield temporaries
        try:
            for temporary in temporaries:  # a full disk must show before the first of the files is in its place
                with open(temporary, "rb") as written:
                    os.fsync(written.fileno())
        except OSError as problem:
            raise cannot_write(paths[0], problem) from problem


def write_tensors(path: str | Path, tensors: dict[str, Tensor], metadata: dict[str, str]) -> None:
    """A safetensors file, whole or not at all. UserError when it cannot be written."""
    from safetensors import SafetensorError
    from safetensors.torch import save_file

    with atomic_write(path) as temporary:
        try:
            save_file(tensors, temporary, metadata=metadata)
        except SafetensorError as problem:  # its message quotes Rust
            raise cannot_write(Path(path), OSError("the disk is full or not writable")) from problem


def lock(path: Path, busy: str) -> BinaryIO:
    """The open file `path`, locked until it is closed. UserError(busy) where another process has it."""
    file = open(path, "ab")  # noqa: SIM115
    if fcntl is not None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            file.close()
            raise UserError(busy) from problem
    return file


def cannot_write(path: Path, problem: OSError) -> UserError:
    """The error for an output that could not be written."""
    return UserError(
        f"cannot write {path}: {problem.strerror or problem}; nothing was kept. Choose another place or free it."
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
