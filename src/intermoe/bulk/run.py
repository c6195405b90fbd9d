"""Many processes, one result: the shards of a bulk run, made by processes of this machine or by Ray Data.

Every process computes on one thread, for thread counts move the last digits of a sum. Finished shards stay; a run that
was stopped, however it was, goes on behind them.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import queue
import signal
import threading
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from typing import Any

from intermoe.bulk import shards
from intermoe.bulk.job import MANIFEST, Job, Plan, begin, ended, finish, plan
from intermoe.core import runtime
from intermoe.core.errors import UserError, unknown
from intermoe.models.bundle import model_folder, read_config

try:
    import fcntl
except ImportError:  # Windows: two runs into one folder at a time are not noticed
    fcntl = None  # type: ignore[assignment]

ENGINES = ("local", "ray")
POLL = 0.5  # seconds between looks at the processes' progress
Report = Callable[[int], None]


def generate(
    job: Job, *, workers: int | None = None, engine: str = "local", report: Callable[[int, int], None] | None = None
) -> dict[str, Any]:
    """Make what is missing of a bulk run; returns its manifest (docs/bulk.md).

    workers: processes, one core each; by default as many as this process may use. The bytes do not depend on it.
    engine: `local`, or `ray` (Ray Data, over all machines of a cluster; `out` and `prompts` are on a disk that all see).
    report: called with (clips that came to an end, of how many), those of an earlier run counted.

    Raises UserError for a missing prompt file or package, for a folder that holds something else, and where a process dies.
    """
    if engine not in ENGINES:
        raise unknown("engine", engine, ENGINES)
    if workers is not None and workers < 1:
        raise UserError(f"workers must be at least 1, found {workers}")
    shards.check()
    run = _ray if engine == "ray" else _local
    if engine == "ray":
        _import_ray()
    else:
        runtime.device(job.device)
    read_config(model_folder(job.model)).sampled(**{name: v for name, v in job.options.items() if name != "clean"})
    work = plan(job)
    with _alone(job), _unless_nothing_came(work):
        begin(work)
        for left in job.out.glob(".*-*.parquet"):  # of a process that was killed while it wrote
            left.unlink(missing_ok=True)
        missing = [shard for shard in range(len(work.starts)) if not work.record(shard).exists()]
        done = sum(ended(work, shard) for shard in set(range(len(work.starts))) - set(missing))

        def count(clips: int) -> None:
            nonlocal done
            done += clips
            if report is not None:
                report(done, work.clips)

        count(0)
        if missing:
            run(work, missing, min(workers or _processes(job), len(missing)), count)
        return finish(work)


def _processes(job: Job) -> int:
    """All cores that this process may use; one where a GPU does the work."""
    if runtime.device(job.device).type != "cpu":
        return 1
    return runtime.cores()


@contextmanager
def _alone(job: Job) -> Iterator[None]:
    """Hold the folder's lock. UserError where another process does."""
    job.out.parent.mkdir(parents=True, exist_ok=True)
    with open(job.out.with_name(f".{job.out.name}.lock"), "ab") as lock:
        if fcntl is not None:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as problem:
                raise UserError(f"another process is making {job.out}; wait for it or stop it") from problem
        try:
            yield
        finally:
            os.unlink(lock.name)


@contextmanager
def _unless_nothing_came(work: Plan) -> Iterator[None]:
    """Leave no folder of a run that was refused before its first shard: it would refuse the mended command."""
    before = (work.job.out / MANIFEST).exists()
    try:
        yield
    except UserError:
        if not before and not any(work.record(shard).exists() for shard in range(len(work.starts))):
            (work.job.out / MANIFEST).unlink(missing_ok=True)
            with suppress(OSError):
                work.job.out.rmdir()  # only where it is empty
        raise


class Maker:
    """A model, loaded once a process, that makes one shard after the other."""

    def __init__(self, work: Plan) -> None:
        import torch

        from intermoe.pipeline import InterMoEPipeline, UnreadPrompt

        torch.set_num_threads(1)
        warnings.simplefilter("ignore", UnreadPrompt)
        self._work = work
        self._pipeline = InterMoEPipeline.from_pretrained(work.job.model, device=work.job.device)

    def make(self, shard: int, report: Report) -> None:
        """Make a shard; see shards.make."""
        shards.make(self._work, shard, self._pipeline, report)


@contextmanager
def _one_thread() -> Iterator[None]:
    import torch

    before = torch.get_num_threads()
    try:
        with warnings.catch_warnings():
            yield
    finally:
        torch.set_num_threads(before)


_maker: Maker
_told: Any


def _begin(work: Plan, told: Any) -> None:
    global _maker, _told
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the first process' affair
    parent = multiprocessing.parent_process()
    if parent is not None:  # and where that one is killed this one ends too
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _maker, _told = Maker(work), told


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


def _make(shard: int) -> None:
    _maker.make(shard, _told.put)


def _local(work: Plan, missing: list[int], workers: int, count: Report) -> None:
    """Make the missing shards in `workers` processes; one of them is this one."""
    if workers == 1:
        with _one_thread():
            maker = Maker(work)
            for shard in missing:
                maker.make(shard, count)
        return
    spawn = multiprocessing.get_context("spawn")
    told = spawn.Queue()
    pool = ProcessPoolExecutor(workers, spawn, initializer=_begin, initargs=(work, told))
    try:
        open_jobs = {pool.submit(_make, shard) for shard in missing}
        while open_jobs:
            over, open_jobs = wait(open_jobs, timeout=POLL, return_when=FIRST_COMPLETED)
            for future in over:
                future.result()
            _drain(told, count)
        pool.shutdown()
        _drain(told, count)
    except BrokenProcessPool as problem:
        raise UserError(
            "a process was ended from outside, or could not load the model; where memory was short, give fewer --workers. "
            f"Finished shards are kept in {work.job.out}: the same command goes on"
        ) from problem
    finally:
        for process in list((pool._processes or {}).values()):  # no public way; after a whole run there is none left
            process.terminate()
        pool.shutdown(cancel_futures=True)


def _drain(told: Any, count: Report) -> None:
    while True:
        try:
            count(told.get_nowait())
        except queue.Empty:
            return


class _RayMaker:
    """A Maker as Ray Data calls it: a batch of one shard number in, the same out."""

    def __init__(self, work: Plan) -> None:
        self._maker = Maker(work)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        clips: list[int] = []
        for shard in batch["item"].tolist():
            self._maker.make(int(shard), clips.append)
        return {"clips": [sum(clips)]}


def _import_ray() -> Any:
    try:
        import ray
        import ray.data
    except ImportError as problem:
        raise UserError(
            "--engine ray needs Ray Data: in the checkout, pip install -c constraints.txt '.[bulk,ray]'"
        ) from problem
    return ray


def _ray(work: Plan, missing: list[int], workers: int, count: Report) -> None:
    """Make the missing shards in `workers` actors of the cluster at RAY_ADDRESS, or of one that is started here."""
    ray = _import_ray()
    started = not ray.is_initialized()
    if started:
        own = {} if os.environ.get("RAY_ADDRESS") else {"num_cpus": workers + 1, "include_dashboard": False}
        ray.init(log_to_driver=False, logging_level="warning", **own)
    logging.getLogger("ray.data").setLevel(logging.WARNING)
    try:
        ray.data.DataContext.get_current().enable_progress_bars = False
        ray.data.DataContext.get_current().execution_options.preserve_order = False
        data = ray.data.from_items(missing, override_num_blocks=len(missing)).map_batches(
            _RayMaker,
            batch_size=1,
            fn_constructor_args=(work,),
            compute=ray.data.ActorPoolStrategy(size=workers),
            num_cpus=1,
        )
        for row in data.iter_rows():
            count(int(row["clips"]))
    except ray.exceptions.RayError as problem:
        raise UserError(
            f"Ray gave up ({str(problem).strip().splitlines()[-1]:.200}); finished shards are kept in {work.job.out}: "
            "the same command goes on"
        ) from problem
    finally:
        if started:
            ray.shutdown()
