"""What Inter-X's folder annots/ tells of its clips, as far as it is there:

action_setting.txt      40 actions, a line each; clip GgggTtttAaaaRrrr shows action aaa, counted from 0
interaction_order.pkl   {clip: 0 where person 1 acts, 1 where person 2 does}
big_five.npy            (118, 5): personalities, two rows a group (person 1, person 2), groups counted from 1
familiarity.txt         a line a group: 1 (strangers) to 4
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.pickles import read_npy, read_pickle

from . import files
from .source import Broken, Fault

BIG_FIVE = 5
_ID = re.compile(r"G(\d{3})T\d{3}A(\d{3})R\d{3}")


@dataclass(frozen=True)
class Annotations:
    """The four files; empty where one is not there."""

    actions: list[str] = field(default_factory=list)
    order: dict[str, int] = field(default_factory=dict)
    big_five: list[list[float]] = field(default_factory=list)
    familiarity: list[int] = field(default_factory=list)

    def of(self, name: str) -> dict[str, Any]:
        """action, roles, big_five and familiarity of a clip: "" and None where they are not known."""
        roles = {0: ["actor", "reactor"], 1: ["reactor", "actor"]}.get(self.order.get(name, -1), ["", ""])
        out: dict[str, Any] = {"action": "interx", "roles": roles, "big_five": [None, None], "familiarity": None}
        if (found := _ID.fullmatch(name)) is None:
            return out
        group, action = int(found[1]) - 1, int(found[2])
        out["action"] = self.actions[action] if action < len(self.actions) else f"action {action}"
        if 0 <= group < len(self.big_five) // 2:
            out["big_five"] = self.big_five[2 * group : 2 * group + 2]
        if 0 <= group < len(self.familiarity):
            out["familiarity"] = self.familiarity[group]
        return out


def read(root: Path) -> tuple[Annotations, list[Fault]]:
    """What is there, and which of the files cannot be used."""
    told: dict[str, Any] = {}
    faults = []
    for name, (file, reader) in _READERS.items():
        if not (root / file).exists():
            continue
        try:
            told[name] = reader(root, file)
        except Broken as problem:
            faults.append(problem.fault)
        except UserError as problem:
            faults.append(Fault("unreadable file", file, str(problem)))
    return Annotations(**told), faults


def _actions(root: Path, file: str) -> list[str]:
    return [line.lower() for line in files.read_lines(root, file)]


def _order(root: Path, file: str) -> dict[str, int]:
    found = read_pickle(root / file, "interaction order")
    fits = isinstance(found, dict) and all(isinstance(k, str) and np.ndim(v) == 0 for k, v in found.items())
    if not fits or not all(first in (0, 1) for first in found.values()):
        raise Broken("wrong shape", file, "expected a dictionary of clips with 0 or 1 each")
    return {name: int(first) for name, first in found.items()}


def _big_five(root: Path, file: str) -> list[list[float]]:
    found = np.asarray(read_npy(root / file, "table of personalities"))
    if found.ndim != 2 or found.shape[1] != BIG_FIVE or len(found) % 2:
        raise Broken("wrong shape", file, f"expected two rows of {BIG_FIVE} numbers a group, found {found.shape}")
    try:
        numbers = found.astype(np.float64)
    except (TypeError, ValueError) as problem:
        raise Broken("wrong shape", file, f"expected numbers ({problem})") from None
    files.check_finite(numbers, file)
    return numbers.tolist()


def _familiarity(root: Path, file: str) -> list[int]:
    levels = [line.split()[-1] for line in files.read_lines(root, file)]
    if not all(level.isdecimal() for level in levels):
        raise Broken("wrong shape", file, "expected a whole number a line, one line a group")
    return [int(level) for level in levels]


_READERS: dict[str, tuple[str, Callable[[Path, str], Any]]] = {
    "actions": ("annots/action_setting.txt", _actions),
    "order": ("annots/interaction_order.pkl", _order),
    "big_five": ("annots/big_five.npy", _big_five),
    "familiarity": ("annots/familiarity.txt", _familiarity),
}
