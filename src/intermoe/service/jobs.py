"""What a job is to those who ask for one: its states, how it stands, and the errors of a queue."""

from __future__ import annotations

import enum
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from intermoe.core.errors import UserError


class State(enum.StrEnum):
    """Of a job. The last four are final."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    RETURNED = "returned"  # handed back unmade, because the queue was closed

    @property
    def final(self) -> bool:
        return self not in (State.WAITING, State.RUNNING)


class Full(UserError):
    """There is no room for this job now; `retry_after` is when there may be, in seconds."""

    def __init__(self, message: str, retry_after: int):
        super().__init__(message)
        self.retry_after = retry_after


class Closed(UserError):
    """The queue takes no jobs: not yet, or no more."""


class Unknown(UserError):
    """There is no such job."""


class Expired(UserError):
    """There was such a job, and its results are no longer kept."""


@dataclass(frozen=True)
class Snapshot:
    """A job at one moment. Times are seconds since 1970."""

    id: str
    state: State
    items: tuple[Any, ...]
    request: Any  # whatever `submit` was given to remember
    done: int  # steps done, of `total`
    total: int
    results: tuple[Any, ...]  # one an item, once the job is done
    error: str
    created: float
    started: float | None
    finished: float | None
    version: int  # grows with every change


Progress = Callable[[int, int], None]  # (steps done, steps in all)


class Make(Protocol):
    """Turns items of one key into results, one an item; `progress` may raise, which then has to pass through."""

    def __call__(self, items: Sequence[Any], key: Hashable, progress: Progress) -> Sequence[Any]: ...


class Observer:
    """Is told what happens, for metrics. Methods are short, and called under the queue's lock."""

    def submitted(self, job: Snapshot) -> None: ...

    def refused(self, reason: str) -> None: ...

    def batch(self, items: int, seconds: float) -> None: ...

    def finished(self, job: Snapshot) -> None: ...
