"""What a reader of a data set is: it lists the clips, and reads one at a time, in any process.

A clip that cannot be used is a `Fault`: the file, what kind of fault, what was expected and what was found.
Letters: P people, T frames, F features, J joints.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from intermoe.core.errors import UserError, unknown
from intermoe.data.resume import Made

PROTOCOLS = ("intermoe", "released")
KINDS = ("missing file", "missing partner", "unreadable file", "wrong shape", "not finite", "unequal lengths",
         "no caption", "duplicate id")  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """Why a clip cannot be used."""

    kind: str  # one of KINDS
    file: str  # where to look, relative to the data set's folder
    says: str  # what was expected and what was found

    def __str__(self) -> str:
        return f"{self.file}: {self.kind}: {self.says}"


class Broken(Exception):
    """Raised while a clip is read."""

    def __init__(self, kind: str, file: str, says: str) -> None:
        super().__init__(says)
        self.fault = Fault(kind, file, says)


@dataclass(frozen=True)
class Job:
    """One piece of work: what makes a clip, or several."""

    id: str
    split: str
    files: tuple[str, ...]  # relative to the data set's folder; a change of one makes the work anew
    captions: tuple[str, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """What a data set holds, as far as its lists tell."""

    jobs: tuple[Job, ...]
    missing: tuple[Fault, ...] = ()  # without these nothing can be prepared
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What became of a job."""

    made: tuple[Made, ...] = ()
    faults: tuple[Fault, ...] = ()
    short: int = 0  # clips left out as too short
    short_of: str = ""


class Source(Protocol):
    """A reader of one data set. It travels to other processes, so it holds small plain values."""

    root: Path

    @property
    def name(self) -> str:
        """interhuman, interx or humanml3d."""

    @property
    def ask(self) -> str:
        """Where the data set is handed out."""

    @property
    def layout(self) -> str:
        """Of the store (data/layouts.py)."""

    @property
    def fps(self) -> float:
        """Of the store."""

    def settings(self) -> dict[str, Any]:
        """All that changes the result beside the files of the jobs, as JSON values."""

    def plan(self) -> Plan:
        """The clips that the data set's lists name, in order. UserError where `root` is no such data set."""

    def read(self, job: Job) -> Outcome:
        """Read and convert. Raises Broken where a file cannot be used."""


def folder(root: str | Path, name: str) -> Path:
    """The data set's folder. UserError where there is none."""
    root = Path(root)
    if root.is_dir():
        return root
    what = "is a file" if root.exists() else "does not exist"
    raise UserError(f"{root} {what}; name the folder in which {name} was unpacked.")


def clips(number: int) -> str:
    """ "1 clip", "2 clips"."""
    return f"{number} clip{'' if number == 1 else 's'}"


def check_protocol(protocol: str) -> str:
    """The protocol. UserError for an unknown one."""
    if protocol not in PROTOCOLS:
        raise unknown("protocol", protocol, PROTOCOLS)
    return protocol
