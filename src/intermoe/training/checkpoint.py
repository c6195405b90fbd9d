"""Checkpoints of a run: everything that the next step depends on, written atomically, read without running any code.

The order of the data and all noise are functions of the seed and the step, so the step stands for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write

NAME = "checkpoint.pt"
FORMAT = 1


def save(folder: Path, state: Mapping[str, Any]) -> Path:
    """Write `state` (tensors, numbers, text, and dicts and lists of them) as the checkpoint of `folder`."""
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with atomic_write(path) as temporary:
            torch.save({"format": FORMAT, **state}, temporary)
    except (OSError, RuntimeError) as error:  # torch reports a full disk as RuntimeError
        raise UserError(
            f"Cannot write the checkpoint {path} ({error}); free some space or name another folder."
        ) from error
    return path


def load(folder: Path) -> dict[str, Any] | None:
    """The checkpoint of `folder`, on the CPU, or None if it has none. UserError if the file is damaged."""
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
    """UserError naming the first field in which the run in `folder` differs; fields in `free` may."""
    for name in sorted(found.keys() | wanted.keys()):
        if name not in free and found.get(name) != wanted.get(name):
            raise UserError(
                f"{folder} holds a run with {name}={found.get(name)!r}, and this one has {name}={wanted.get(name)!r}; "
                "use the same value to resume it, or name another folder."
            )
