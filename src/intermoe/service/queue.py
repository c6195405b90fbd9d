"""A bounded queue of jobs and the one thread that works on them: it owns the model and batches what waits.

It knows nothing of HTTP or of motion: a job is a list of items, and `make` turns a list of items into results. Items of
different jobs are made together where their `key` (the settings) is the same and their sizes are alike. Turns go around, so
that a long job does not hold up a short one.
"""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from intermoe.core.errors import UserError
from intermoe.service.jobs import Closed, Expired, Full, Make, Observer, Progress, Snapshot, State, Unknown

MAX_STRETCH = 2.0  # sizes within one batch: the shorter is padded to the longer
REMEMBERED = 10_000  # ids of jobs whose results are gone, so that asking for one is told from asking for nothing
logger = logging.getLogger(__name__)


class _Abandoned(Exception):
    """Nobody waits for this batch any more."""


@dataclass(eq=False)
class _Job:
    """Guarded by the queue's lock."""

    id: str
    items: tuple[Any, ...]
    key: Hashable
    sizes: tuple[float, ...]
    steps: int  # of each item
    request: Any
    created: float
    state: State = State.WAITING
    started: float | None = None
    finished: float | None = None
    error: str = ""
    made: dict[int, Any] = field(default_factory=dict)  # item -> result
    running: int = 0  # steps done of the items that are being made
    version: int = 1
    watchers: list[Callable[[], object]] = field(default_factory=list)

    def snapshot(self) -> Snapshot:
        total = len(self.items) * self.steps
        done = total if self.state is State.DONE else len(self.made) * self.steps + self.running
        results = tuple(self.made[i] for i in range(len(self.items))) if self.state is State.DONE and self.made else ()
        return Snapshot(self.id, self.state, self.items, self.request, done, total, results, self.error, self.created,
                        self.started, self.finished, self.version)  # fmt: skip

    @property
    def left(self) -> list[int]:
        return [i for i in range(len(self.items)) if i not in self.made]


class JobQueue:
    """Jobs in, results out, in one worker thread. All methods may be called from any thread.

    Args:
        load: makes the `Make`; called once, in the worker thread, before the first job is taken.
        batch_size: items that are made together.
        capacity: items that may wait; `submit` raises Full beyond it.
        keep: results that are kept; the oldest go first. keep_seconds: how long they are kept.
        forget: called in the worker thread with each job whose results are no longer kept, to free what they hold.
        observer: is told what happens.
    """

    def __init__(
        self,
        load: Callable[[], Make],
        *,
        batch_size: int = 4,
        capacity: int = 64,
        keep: int = 256,
        keep_seconds: float = 3600.0,
        forget: Callable[[Snapshot], None] | None = None,
        observer: Observer | None = None,
    ):
        self.batch_size, self.capacity, self.keep, self.keep_seconds = batch_size, capacity, keep, keep_seconds
        self.problem: UserError | None = None  # why there is no model, where loading failed
        self._load, self._observer = load, observer or Observer()
        self._forget = forget or (lambda job: None)
        self._lock = threading.Condition()
        self._jobs: OrderedDict[str, _Job] = OrderedDict()
        self._turns: deque[_Job] = deque()  # jobs with items left, the next to be served first
        self._gone: OrderedDict[str, None] = OrderedDict()
        self._batch: list[tuple[_Job, int]] = []  # what is being made
        self._trash: list[Snapshot] = []  # what the worker has to forget
        self._pace = 0.0  # seconds an item, lately
        self._loaded = self._closed = self._abandoned = False
        self._thread = threading.Thread(target=self._work, name="intermoe-worker", daemon=True)

    # what callers do

    def start(self) -> None:
        """Start the worker thread, which loads the model first."""
        self._thread.start()

    @property
    def ready(self) -> bool:
        """Whether jobs are taken."""
        with self._lock:
            return self._loaded and not self._closed and self._thread.is_alive()

    @property
    def closed(self) -> bool:
        """Whether `close` was called."""
        return self._closed

    def wait_until_ready(self, timeout: float | None = None) -> bool:
        """Wait for the model; False where it is not there in time. Raises the UserError that loading it raised."""
        with self._lock:
            self._lock.wait_for(lambda: self._loaded or self.problem is not None or self._closed, timeout)
            if self.problem is not None:
                raise self.problem
            return self._loaded

    def submit(
        self,
        items: Sequence[Any],
        *,
        key: Hashable = None,
        sizes: Sequence[float] = (),
        steps: int = 1,
        request: Any = None,
    ) -> Snapshot:
        """Queue a job of at least one item. `sizes`: what the items cost, one an item; `steps`: of progress an item.

        Raises Full and Closed, and UserError for a job that could never be taken.
        """
        if not 0 < len(items) <= self.capacity:
            raise UserError(f"a job makes from 1 to {self.capacity} motions, found {len(items)}: split it")
        with self._lock:
            if not self._loaded or self._closed:
                self._observer.refused("closed")
                state = "is shutting down and takes no more jobs" if self._closed else "is still loading its model"
                raise Closed(f"the server {state}: try again later")
            excess = self.waiting_items + len(items) - self.capacity
            if excess > 0:
                self._observer.refused("full")
                before = excess + len(self._batch)  # what is being made has to be done first
                seconds = min(max(round(before * (self._pace or 2.0)), 1), 3600)
                raise Full(f"{self.waiting_items} motions wait already, and at most {self.capacity} may: "
                           f"try again in {seconds} seconds", seconds)  # fmt: skip
            job = _Job(secrets.token_hex(16), tuple(items), key, tuple(sizes) or (1.0,) * len(items), steps, request,
                       time.time())  # fmt: skip
            self._jobs[job.id] = job
            self._turns.append(job)
            self._observer.submitted(job.snapshot())
            self._lock.notify_all()
            return job.snapshot()

    def get(self, job_id: str) -> Snapshot:
        """The job as it is now. Raises Unknown and Expired."""
        with self._lock:
            return self._find(job_id).snapshot()

    def wait(self, job_id: str, *, after: int = 0, timeout: float | None = None) -> Snapshot:
        """The job once its version is above `after`, or after `timeout` seconds. Raises Unknown and Expired."""
        with self._lock:
            job = self._find(job_id)
            self._lock.wait_for(lambda: job.version > after or job.state.final, timeout)
            return job.snapshot()

    @contextmanager
    def watch(self, job_id: str, changed: Callable[[], object]) -> Iterator[None]:
        """Call `changed` from the worker after every change of a job. It has to be short, and must not raise."""
        with self._lock:
            job = self._find(job_id)
            job.watchers.append(changed)
        try:
            yield
        finally:
            with self._lock:
                job.watchers.remove(changed)

    def cancel(self, job_id: str) -> Snapshot:
        """Stop a job, or throw a finished one's results away (it is Expired from then on). Raises Unknown and Expired."""
        with self._lock:
            job = self._find(job_id)
            if not job.state.final:
                self._finish(job, State.CANCELLED)
                return job.snapshot()
            if job.state is State.CANCELLED:
                return job.snapshot()
            snapshot = job.snapshot()
            self._drop(job)
            self._lock.notify_all()
            return snapshot

    def close(self) -> None:
        """Take no more jobs and hand back those that wait; what runs goes on."""
        with self._lock:
            self._closed = True
            for job in [job for job in self._turns if job.state is State.WAITING]:
                self._finish(job, State.RETURNED, "the server was shut down before this job's turn: submit it again")
            self._lock.notify_all()

    def join(self, timeout: float | None = None) -> bool:
        """After `close`: wait until what runs is made. Whether it is."""
        with self._lock:
            return self._lock.wait_for(lambda: not self._turns and not self._batch, timeout)

    def abandon(self, timeout: float = 5.0) -> bool:
        """After `close`: hand back what still runs. Whether the worker thread ended within `timeout` seconds."""
        with self._lock:
            self._abandoned = True
            for job in list(self._turns):
                self._finish(job, State.RETURNED, "the server was shut down while it made this job: submit it again")
            self._lock.notify_all()
        if self._thread.ident is not None:
            self._thread.join(timeout)
        return not self._thread.is_alive()

    @property
    def waiting_items(self) -> int:
        """Items that nobody makes yet."""
        with self._lock:
            return sum(len(job.left) for job in self._turns) - sum(job in self._turns for job, _ in self._batch)

    def jobs(self) -> list[Snapshot]:
        """All jobs that are known."""
        with self._lock:
            return [job.snapshot() for job in self._jobs.values()]

    def count(self) -> dict[State, int]:
        """Jobs in each state, of those that are kept."""
        with self._lock:
            states = [job.state for job in self._jobs.values()]
            return {state: states.count(state) for state in State}

    # what the worker does

    def _work(self) -> None:
        try:
            make = self._load()
        except UserError as problem:
            return self._give_up(problem)
        except Exception:
            logger.exception("loading the model failed")
            return self._give_up(UserError("loading the model failed; the log says more"))
        with self._lock:
            self._loaded = True
            self._lock.notify_all()
        while True:
            with self._lock:
                self._lock.wait_for(lambda: self._turns or self._trash or self._closed, self._until_next_expiry())
                self._expire()
                self._batch = self._next_batch()
                batch, trash = list(self._batch), self._trash
                self._trash = []
            for job in trash:
                self._forget(job)
            if batch:
                self._serve(make, batch)
            elif self._closed:
                return

    def _give_up(self, problem: UserError) -> None:
        with self._lock:
            self.problem = problem
            self._lock.notify_all()

    def _next_batch(self) -> list[tuple[_Job, int]]:
        """Of the job whose turn it is and those that fit it, one item each, then a second each, ..."""
        if not self._turns:
            return []
        first = self._turns[0]
        size = first.sizes[first.left[0]]
        waiting = [
            [(job, i) for i in job.left if size / MAX_STRETCH <= job.sizes[i] <= size * MAX_STRETCH]
            for job in self._turns
            if job.key == first.key
        ]
        rounds = range(max(map(len, waiting)))
        batch = [own[turn] for turn in rounds for own in waiting if turn < len(own)][: self.batch_size]
        for job in dict.fromkeys(job for job, _ in batch):
            if job.state is State.WAITING:
                job.state, job.started = State.RUNNING, time.time()
                self._changed(job)
        return batch

    def _serve(self, make: Make, batch: list[tuple[_Job, int]]) -> None:
        """Make a batch; where that fails, make each job's part of it alone, so that one fails for itself."""
        before = time.monotonic()
        results: list[Any] | None = None
        problem = ""
        try:
            results = list(make([job.items[i] for job, i in batch], batch[0][0].key, self._reporter(batch)))
            if len(results) != len(batch):
                raise RuntimeError(f"{len(results)} results for {len(batch)} items")
        except _Abandoned:
            pass
        except UserError as error:
            problem = str(error)
        except Exception:
            logger.exception("making a batch failed")
            results, problem = None, "the server failed to make this motion; its log says more"
        jobs = list(dict.fromkeys(job for job, _ in batch))
        if problem and len(jobs) > 1:
            for job in jobs:
                self._serve(make, [(own, i) for own, i in batch if own is job])
            return
        if problem and not jobs[0].state.final:
            with self._lock:
                self._finish(jobs[0], State.FAILED, problem)
        self._settle(batch, results, time.monotonic() - before)

    def _settle(self, batch: list[tuple[_Job, int]], results: Sequence[Any] | None, seconds: float) -> None:
        """Hand results out, finish jobs that are whole, and send the others to the end of the line."""
        with self._lock:
            if results is not None:
                self._observer.batch(len(batch), seconds)
                pace = seconds / len(batch)
                self._pace = 0.7 * self._pace + 0.3 * pace if self._pace else pace
                for (job, i), result in zip(batch, results, strict=True):
                    job.made[i] = result
            self._batch = [entry for entry in self._batch if entry not in batch]
            for job in dict.fromkeys(job for job, _ in batch):
                job.running = 0
                if job.state.final:
                    self._throw_away(job)  # it was cancelled while this was made
                elif not job.left:
                    self._finish(job, State.DONE)
                elif job in self._turns:
                    self._turns.remove(job)
                    self._turns.append(job)
            self._expire()
            self._lock.notify_all()

    def _reporter(self, batch: list[tuple[_Job, int]]) -> Progress:
        shares = Counter(job for job, _ in batch)

        def report(done: int, total: int) -> None:
            with self._lock:
                if self._abandoned or all(job.state.final for job in shares):
                    raise _Abandoned
                for job, items in shares.items():
                    if not job.state.final:
                        job.running = items * job.steps * done // total
                        self._changed(job)

        return report

    # under the lock

    def _find(self, job_id: str) -> _Job:
        job = self._jobs.get(job_id)
        if job is not None and self._is_stale(job, time.time()):
            self._lock.notify_all()  # the worker clears up
            job = None
            self._gone[job_id] = None
        if job is None:
            if job_id in self._gone:
                raise Expired("this job's results are no longer kept: submit it again")
            raise Unknown("there is no such job: take the id that the answer to its submission gave")
        return job

    def _changed(self, job: _Job) -> None:
        job.version += 1
        for changed in job.watchers:
            changed()
        self._lock.notify_all()

    def _finish(self, job: _Job, state: State, error: str = "") -> None:
        job.state, job.error, job.finished = state, error, time.time()
        if job in self._turns:
            self._turns.remove(job)
        if state is not State.DONE:
            self._throw_away(job)
        self._observer.finished(job.snapshot())
        self._changed(job)

    def _throw_away(self, job: _Job) -> None:
        """Leave what a job holds to the worker, which frees it outside the lock."""
        if job.made:
            self._trash.append(replace(job.snapshot(), results=tuple(job.made.values())))
            job.made = {}

    def _is_stale(self, job: _Job, now: float) -> bool:
        return job.finished is not None and now - job.finished >= self.keep_seconds

    def _until_next_expiry(self) -> float | None:
        ends = [job.finished + self.keep_seconds for job in self._jobs.values() if job.finished is not None]
        return max(min(ends) - time.time(), 0.0) + 0.01 if ends else None

    def _expire(self) -> None:
        """Drop what is too old and, oldest first, what is too much; a job counts as at least one result."""
        now, room = time.time(), self.keep
        ended = [job for job in self._jobs.values() if job.finished is not None]
        for job in sorted(ended, key=lambda job: job.finished or 0.0, reverse=True):
            room -= max(1, len(job.made))
            if room < 0 or self._is_stale(job, now):
                self._drop(job)

    def _drop(self, job: _Job) -> None:
        del self._jobs[job.id]
        self._gone[job.id] = None
        while len(self._gone) > REMEMBERED:
            self._gone.popitem(last=False)
        self._throw_away(job)
