"""Preparing a data set, and checking one: clips are read on all cores, and written by one process in the listed order."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from pathlib import Path

from intermoe.core.errors import UserError
from intermoe.data.resume import ResumableWriter
from intermoe.data.store import check_place

from .source import Broken, Fault, Job, Outcome, Plan, Source, clips

VERSION = 2  # of the conversions: raised when the same files give other features
AHEAD = 4  # clips a process that are read before they are needed: what is held in memory at a time
Progress = Callable[[int, int], None]


class BrokenData(UserError):
    """A data set holds clips that cannot be used: all of them are in `faults`."""

    def __init__(self, message: str, faults: Sequence[Fault]) -> None:
        super().__init__(message)
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Report:
    """What was prepared or checked."""

    clips: Counter[str]  # by split
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]


def prepare(
    source: Source,
    out: str | os.PathLike[str],
    *,
    workers: int | None = None,
    skip_broken: bool = False,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> Report:
    """A data set into a store at `out`, whole or not there; a stopped run goes on where it was.

    workers: processes (default: one a core); they do not change the result. progress(done, total) after every clip.

    Raises BrokenData where clips cannot be used and `skip_broken` is not set, UserError where nothing can be prepared.
    """
    workers = checked_workers(workers)
    check_place(Path(out), overwrite)
    plan = source.plan()
    if plan.missing:
        raise BrokenData(f"{source.root} is not complete: {_first(plan.missing)}. {source.ask}", plan.missing)
    if not plan.jobs:
        raise UserError(f"{source.root} lists no clips. {source.ask}")
    if plan.faults and not skip_broken:
        raise _broken(source, plan.faults)
    settings = {"fps": source.fps, "source": source.name, "layout": source.layout, "overwrite": overwrite}
    with ResumableWriter(out, key=_key(source, plan), **settings) as writer:
        left = plan.jobs[writer.done :]
        for outcome in _outcomes(source, left, workers):
            faults_of = [asdict(fault) for fault in outcome.faults]
            writer.piece(outcome.made, {"faults": faults_of, "short": [outcome.short, outcome.short_of]})
            if progress is not None:
                progress(writer.done, len(plan.jobs))
        faults = (*plan.faults, *(Fault(**fault) for piece in writer.told for fault in piece["faults"]))
        if faults and not skip_broken:
            raise _broken(source, faults)
        notes = (*plan.notes, *_short([(piece["short"][0], piece["short"][1]) for piece in writer.told]))
        writer.note(settings=source.settings(), left_out=[str(fault) for fault in faults], notes=list(notes))
        clips = writer.clips_by_split()
        if not clips["train"]:
            raise UserError(
                f"{source.root} gives no clip for training, so there are no statistics; see `intermoe data check`."
            )
    return Report(clips, faults, notes)


def check(source: Source, *, workers: int | None = None, progress: Progress | None = None) -> Report:
    """Read every clip of a data set, and tell what is missing or broken."""
    workers = checked_workers(workers)
    plan = source.plan()
    clips: Counter[str] = Counter()
    faults, short = [*plan.missing, *plan.faults], []
    for done, outcome in enumerate(_outcomes(source, plan.jobs, workers, keep=False), 1):
        clips.update(clip.split for clip, _, _ in outcome.made)
        faults += outcome.faults
        short.append((outcome.short, outcome.short_of))
        if progress is not None:
            progress(done, len(plan.jobs))
    return Report(clips, tuple(faults), (*plan.notes, *_short(short)))


def checked_workers(workers: int | None) -> int:
    """The number of processes. UserError for one below 1."""
    if workers is not None and workers < 1:
        raise UserError(f"--workers must be at least 1, or 0 for one a core; found {workers}")
    return workers or os.cpu_count() or 1


def counted(faults: Sequence[Fault]) -> str:
    """How many of each kind: "3 not finite, 1 no caption"."""
    return ", ".join(f"{number} {kind}" for kind, number in Counter(fault.kind for fault in faults).most_common())


def _first(faults: Sequence[Fault]) -> str:
    shown = "; ".join(str(fault) for fault in faults[:3])
    return shown + (f"; and {len(faults) - 3} more" if len(faults) > 3 else "")


def _broken(source: Source, faults: Sequence[Fault]) -> BrokenData:
    return BrokenData(
        f"{source.root} has {len(faults)} problem{'' if len(faults) == 1 else 's'} ({counted(faults)}): {_first(faults)}. "
        "Mend them (`intermoe data check` lists all), or leave out what they spoil with --skip-broken.",
        faults,
    )


def _short(told: Sequence[tuple[int, str]]) -> list[str]:
    found: Counter[str] = Counter()
    for number, why in told:
        found[why] += number
    return [f"{clips(number)} left out: {why}" for why, number in found.items() if number]


def _key(source: Source, plan: Plan) -> str:
    """What tells one preparation from another: settings, clips, and size and time of every file."""
    found = hashlib.sha256(json.dumps([VERSION, source.name, source.layout, source.settings()]).encode())
    seen: dict[str, tuple[int, int]] = {}
    for job in plan.jobs:
        for file in job.files:
            if file not in seen:
                try:
                    stat = (source.root / file).stat()
                    seen[file] = (stat.st_size, stat.st_mtime_ns)
                except OSError:  # told when it is read
                    seen[file] = (-1, 0)
        told = [job.id, job.split, [seen[file] for file in job.files], list(job.captions), dict(job.meta)]
        found.update(json.dumps(told).encode())
    return found.hexdigest()


def _outcomes(source: Source, jobs: Sequence[Job], workers: int, *, keep: bool = True) -> Iterator[Outcome]:
    """What becomes of each job, in order, read by several processes; without `keep` the arrays stay with them."""
    if min(workers, len(jobs)) <= 1:
        yield from (_outcome(source, job, keep) for job in jobs)
        return
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(min(workers, len(jobs)), spawn, initializer=_begin, initargs=(source,))
    window: deque[Future[Outcome]] = deque()
    try:
        for job in jobs:
            window.append(pool.submit(_work, job, keep))
            if len(window) > AHEAD * workers:
                yield window.popleft().result()
        while window:
            yield window.popleft().result()
    except BrokenProcessPool as error:
        raise UserError(
            "A process that reads clips was ended from outside (too little memory?); the same command goes on, "
            "with --workers 1 it takes the least memory."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _outcome(source: Source, job: Job, keep: bool) -> Outcome:
    try:
        found = source.read(job)
    except Broken as problem:
        return Outcome(faults=(problem.fault,))
    if keep:
        return found
    made = tuple((clip, features[:, :0], offsets[:, :0]) for clip, features, offsets in found.made)
    return Outcome(made, found.faults, found.short, found.short_of)


_SOURCE: Source | None = None  # of a process of the pool


def _begin(source: Source) -> None:
    global _SOURCE
    # Ctrl-C reaches every process of the terminal; only the first one answers it, and ends the others
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _SOURCE = source


def _work(job: Job, keep: bool) -> Outcome:
    assert _SOURCE is not None
    return _outcome(_SOURCE, job, keep)
