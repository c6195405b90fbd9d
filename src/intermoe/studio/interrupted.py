"""What a studio was about to make, kept in the folder as long as it is being made: a killed one is asked about after a restart.

A job is `<name>.asked` beside the takes and a lock on `<name>.lock`, which the system lets go when the process ends, however it
ends. So several studios may use one folder, and none takes another's work for interrupted.
"""

from __future__ import annotations

import contextlib
import json
import secrets
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write
from intermoe.direction import Constraints
from intermoe.studio.takes import Request

FORMAT = 1  # of an .asked file
LARGEST = 2**20  # bytes of one that is read


@dataclass(frozen=True)
class Interrupted:
    """A request that nobody saw the end of. Of its direction a kept motion is left out."""

    request: Request
    asked: float  # seconds since 1970

    def message(self) -> str:
        """What the page says."""
        when = time.strftime("%d %b %H:%M:%S", time.localtime(self.asked))
        return (
            f'The studio ended while it made "{self.request.title()}" (asked on {when}). What was asked for is in the forms '
            "again: generate it from there. All earlier takes are there."
        )


class Unfinished:
    """The jobs of a folder that are neither done nor given up."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def begin(self, request: Request) -> Job | None:
        """Note a request; None where the folder takes nothing, which is no reason not to make it."""
        asked: dict[str, Any] = {"format": FORMAT, "asked": time.time(), "request": request.to_json()}
        constraints = request.prompts[0].constraints if request.prompts else Constraints()
        if constraints:
            asked["constraints"] = replace(constraints, keep=None).told()
        name = secrets.token_hex(8)
        lock = FileLock(self._folder / f"{name}.lock", thread_local=False)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=0)
            with atomic_write(self._folder / f"{name}.asked") as temporary:
                temporary.write_text(json.dumps(asked), "utf-8")
        except (OSError, UserError):
            lock.release()
            return None
        return Job(self._folder / f"{name}.asked", lock)

    def interrupted(self) -> list[Interrupted]:
        """Those whose process is gone, oldest first; they are told once, and then forgotten."""
        found = []
        for path in self._folder.glob("*.asked"):
            lock = FileLock(path.with_suffix(".lock"), thread_local=False)
            try:
                lock.acquire(timeout=0)
            except (Timeout, OSError):
                continue  # it is being made
            with contextlib.suppress(
                OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError, UserError
            ):
                found.append(_read(path))
            Job(path, lock).end()
        return sorted(found, key=lambda one: one.asked)


class Job:
    """One that is being made."""

    def __init__(self, path: Path, lock: FileLock) -> None:
        self._path, self._lock = path, lock

    def end(self) -> None:
        """It is done, cancelled, refused or told of: nothing of it stays."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
        self._lock.release()
        with contextlib.suppress(OSError):
            self._path.with_suffix(".lock").unlink(missing_ok=True)


def _read(path: Path) -> Interrupted:
    if path.stat().st_size > LARGEST:
        raise ValueError("no .asked file is so long")
    held = json.loads(path.read_text("utf-8"))
    if held["format"] != FORMAT:
        raise ValueError(f"format {held['format']!r}")
    request = Request.from_json(held["request"])
    if held.get("constraints") is not None and request.prompts:
        first = replace(request.prompts[0], constraints=Constraints.of(held["constraints"]))
        request = replace(request, prompts=(first, *request.prompts[1:]))
    return Interrupted(request, float(held["asked"]))
