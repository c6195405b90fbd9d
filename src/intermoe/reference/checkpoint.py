"""Read published checkpoints without running anything that is in them.

They are zip files with one pickle, which names classes of OmegaConf and NumPy, and the raw bytes of each tensor. The
pickle is read by an unpickler that can rebuild tensors and containers; every other name it asks for gets an inert
stand-in, which accepts what is done to it, remembers it as data, and never imports or calls anything.
"""

from __future__ import annotations

import collections
import pickle
import zipfile
import zlib
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from intermoe.core.errors import UserError
from intermoe.core.files import readable_file

_DTYPES = {
    "FloatStorage": torch.float32,
    "DoubleStorage": torch.float64,
    "HalfStorage": torch.float16,
    "BFloat16Storage": torch.bfloat16,
    "LongStorage": torch.int64,
    "IntStorage": torch.int32,
    "ShortStorage": torch.int16,
    "CharStorage": torch.int8,
    "ByteStorage": torch.uint8,
    "BoolStorage": torch.bool,
}
_TEXT = ("token_embedding.", "positional_embedding", "clip_transformer.", "ln_final.", "clipTransEncoder.", "clip_ln.")
_VAE = ("motion_enc.", "motion_dec.", "conv_enc.", "conv_dec.", "dist.")


class Inert:
    """Stands for an object of a class that is not ours: takes any arguments, keeps the state it is given, does
    nothing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.state: Any = None

    def __new__(cls, *args: Any, **kwargs: Any) -> Inert:
        return super().__new__(cls)

    def __setstate__(self, state: Any) -> None:
        self.state = state

    def __setitem__(self, key: Any, value: Any) -> None:
        pass

    def append(self, value: Any) -> None:
        pass

    def extend(self, values: Any) -> None:
        pass


class _Unpickler(pickle.Unpickler):
    """Knows tensors and containers; everything else is `Inert`."""

    def __init__(self, archive: zipfile.ZipFile, root: str):
        super().__init__(archive.open(f"{root}/data.pkl"), encoding="latin1")
        self._archive, self._root = archive, root
        self._storages: dict[str, Tensor] = {}

    def find_class(self, module: str, name: str) -> Any:
        if module == "torch" and name in _DTYPES:
            return _DTYPES[name]
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return lambda storage, offset, size, stride, *_: storage.as_strided(size, stride, offset)
        if (module, name) == ("torch._utils", "_rebuild_parameter"):
            return lambda data, *_: data
        if (module, name) == ("collections", "OrderedDict"):
            return collections.OrderedDict
        return type("Inert", (Inert,), {})  # a new one each time: nothing the file does to it outlives the file

    def persistent_load(self, pid: Any) -> Tensor:
        _, dtype, key, _, count = pid
        if not isinstance(dtype, torch.dtype):
            raise pickle.UnpicklingError("a tensor of an unknown kind")
        if key not in self._storages:
            data = bytearray(self._archive.read(f"{self._root}/data/{key}"))
            if len(data) < count * dtype.itemsize:
                raise pickle.UnpicklingError(f"tensor data {key} is cut off")
            self._storages[key] = torch.frombuffer(data, dtype=dtype) if data else torch.empty(0, dtype=dtype)
        return self._storages[key]


def read_content(path: str | Path) -> Any:
    """What a file of torch.save holds: tensors, containers and plain values; everything else is `Inert`.

    Files of torch before 1.6 are no zip files: they are read by torch itself, tensors and plain values only.
    UserError when the file is missing, is no checkpoint, or is damaged.
    """
    path = readable_file(path, "checkpoint")
    if not zipfile.is_zipfile(path):
        return _old(path)
    try:
        with zipfile.ZipFile(path) as archive:
            pickles = [n for n in archive.namelist() if n.endswith("/data.pkl")]
            if len(pickles) != 1:
                raise UserError(f"{path} is a zip file but not a checkpoint that torch.save wrote")
            return _Unpickler(archive, pickles[0].removesuffix("/data.pkl")).load()
    except UserError:
        raise
    except zipfile.BadZipFile as problem:
        raise UserError(f"{path} is not a checkpoint, or was cut off ({problem}); download it again") from problem
    except (
        pickle.UnpicklingError,
        KeyError,
        RuntimeError,
        TypeError,
        ValueError,
        AttributeError,
        EOFError,
        IndexError,
        OverflowError,
        MemoryError,
        zlib.error,
    ) as problem:
        raise UserError(
            f"{path} cannot be read as a released checkpoint ({problem}); is it damaged or of another kind?"
        ) from problem


def _old(path: Path) -> Any:
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except Exception as problem:  # a file of another kind shows up as any of a dozen
        raise UserError(
            f"{path} is not a checkpoint, or was cut off ({type(problem).__name__}); download it again"
        ) from problem


def read_checkpoint(path: str | Path) -> dict[str, dict[str, Any]]:
    """The weights of a published checkpoint by part, with the prefixes that name the part taken off.

    Returns:
        {"vae": {...}, "denoiser": {...}, "text": {...}}, of them those that the file has, under their released names;
        and "config", its configuration as plain values as far as it is there.

    Raises:
        UserError: when the file is missing, is no checkpoint, is damaged, or holds no weights of this model.
    """
    path = Path(path)
    content = read_content(path)
    state = content.get("state_dict") if isinstance(content, dict) else None
    weights = {k: v for k, v in state.items() if isinstance(v, Tensor)} if isinstance(state, dict) else {}
    if not weights:
        raise UserError(
            f"{path} holds no `state_dict` with weights; expected a checkpoint of the released InterMoE code"
        )
    parts = _split(weights, path)
    return {**parts, "config": _plain(content.get("hyper_parameters")) or {}}


def _split(weights: dict[str, Tensor], path: Path) -> dict[str, dict[str, Any]]:
    parts: dict[str, dict[str, Any]] = {}
    strange = []
    for name, weight in weights.items():
        inner = name.removeprefix("model.")
        if inner.startswith("vae."):
            parts.setdefault("vae", {})[inner.removeprefix("vae.")] = weight
        elif inner.startswith(_VAE):
            parts.setdefault("vae", {})[inner] = weight
        elif inner.startswith("denoiser.net."):
            parts.setdefault("denoiser", {})[inner.removeprefix("denoiser.net.")] = weight
        elif inner.startswith(_TEXT):
            parts.setdefault("text", {})[inner] = weight
        else:
            strange.append(name)
    if strange:
        raise UserError(f"{path} holds weights that the released model does not have: {', '.join(strange[:3])}")
    return parts


def _plain(value: Any) -> Any:
    """The values of an OmegaConf tree, out of the states its stand-ins kept."""
    if isinstance(value, Inert):
        state = value.state if isinstance(value.state, dict) else {}
        return _plain(state.get("_content", state.get("_val")))
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return value if isinstance(value, str | int | float | bool) else None
