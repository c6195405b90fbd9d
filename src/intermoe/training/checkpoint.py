"""Checkpoints of a run: everything that the next step depends on, written atomically, read without running any code.

The order of the data and all noise are functions of the seed and the step, so the step stands for them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write, cannot_write

NAME = "checkpoint.pt"
FORMAT = 1


def save(folder: Path, state: Mapping[str, Any]) -> Path:
    """Write `state` (tensors, numbers, text, and dicts and lists of them) as the checkpoint of `folder`."""
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with atomic_write(path) as temporary:
            torch.save({"format": FORMAT, **state}, temporary)
    except OSError as error:
        raise cannot_write(path, error) from error
    except RuntimeError as error:  # torch reports a full disk as that, in words of its own
        raise cannot_write(path, OSError("the disk is full or not writable")) from error
    return path


def check_folder(folder: Path) -> None:
    """UserError where the run's folder cannot be one."""
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder} is a file; name a folder for the run.")


def load(folder: Path) -> dict[str, Any] | None:
    """The checkpoint of `folder`, on the CPU, or None if it has none. UserError if the file is damaged."""
    check_folder(folder)
    path = folder / NAME
    if not path.exists():
        return None
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # a damaged zip or pickle shows up as any of a dozen kinds
        raise UserError(f"{path} is damaged and cannot be resumed; delete it to start anew.") from error
    if not isinstance(state, dict) or state.get("format") != FORMAT:
        raise UserError(f"{path} is not a checkpoint of this version of intermoe; delete it to start anew.")
    return state


def check_config(found: Mapping[str, Any], wanted: Mapping[str, Any], *, folder: Path, free: frozenset[str]) -> None:
    """UserError naming the first field in which the run in `folder` differs; fields in `free` may.

    A path may be written in another way; a field of a table is named `table.field`.
    """
    if found.get("stage") != wanted.get("stage"):
        raise UserError(f"{folder} holds a run of `intermoe train {found.get('stage')}`; name another folder.")
    found, wanted = _flat(found), _flat(wanted)
    for name in sorted(found.keys() | wanted.keys()):
        if name not in free and not _same(found.get(name), wanted.get(name)):
            raise UserError(
                f"{folder} holds a run with {name}={found.get(name)!r}, and this one has {name}={wanted.get(name)!r}; "
                "use the same value to resume it, or name another folder."
            )


def _flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """Tables inside a table as `table.field`."""
    out: dict[str, Any] = {}
    for name, value in values.items():
        out |= {f"{name}.{n}": v for n, v in _flat(value).items()} if isinstance(value, Mapping) else {name: value}
    return out


def _same(found: Any, wanted: Any) -> bool:
    """Equal, or the same path told from here and from the root."""
    if isinstance(found, list) and isinstance(wanted, list):
        return len(found) == len(wanted) and all(map(_same, found, wanted))
    if isinstance(found, str) and isinstance(wanted, str):
        return found == wanted or os.path.abspath(found) == os.path.abspath(wanted)
    return bool(found == wanted)
