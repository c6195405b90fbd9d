"""`intermoe generate --prompts FILE --out DIR`: a folder of shards, with progress and a word on how to go on."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from intermoe.pipeline import Prompt

QUIET = 30.0  # seconds between two lines of progress where no terminal shows a bar


def many(
    prompts: Path, out: Path, given: Prompt, samples: int, model: str, device: str, options: dict[str, Any], *,
    workers: int | None, engine: str,
) -> int:  # fmt: skip
    """Make the folder, or what is missing of it."""
    from intermoe.bulk import Job, generate

    job = Job(prompts, out, given, samples, model, device, options)
    progress = _Progress()
    try:
        with progress.bar:
            manifest = generate(job, workers=workers, engine=engine, report=progress.report)
    except KeyboardInterrupt:
        print(f"intermoe: finished shards are kept in {out}; the same command goes on behind them", file=sys.stderr)
        raise
    failed = manifest["failed"]
    print(
        f"{out}: {manifest['clips']} motions in {manifest['shards']} shards, {sum(f['bytes'] for f in manifest['files']) / 1e6:.1f} MB"
    )
    if failed:
        first = failed[0]
        print(
            f"intermoe: nothing came of {len(failed)} prompt(s); the first is line {first['line'] + 1}: {first['error']} (all are in "
            f"{out / 'manifest.json'})",
            file=sys.stderr,
        )
    if unread := manifest["unread"]:
        first = unread[0]
        print(
            f"intermoe: {len(unread)} prompt(s) may have been misread; the first is line {first['line'] + 1}: {first['warning']} (all are "
            f"in {out / 'manifest.json'})",
            file=sys.stderr,
        )
    return 0


class _Progress:
    """A bar on a terminal, elsewhere a line now and then: how many of how many, how fast, until when."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        self.bar = Progress(
            TextColumn("motions"), BarColumn(), TextColumn("{task.completed}/{task.total}  {task.fields[rate]}"), TimeRemainingColumn(),
            console=console, transient=True, disable=not console.is_terminal,
        )  # fmt: skip
        self._task = self.bar.add_task("motions", total=None, rate="")
        self._first: tuple[float, int] | None = None
        self._said = time.monotonic()
        self._terminal = console.is_terminal

    def report(self, done: int, total: int) -> None:
        """`done` of `total` motions came to an end; the first call tells what was there before."""
        now = time.monotonic()
        self._first = self._first or (now, done)
        start, before = self._first
        rate = (done - before) / max(now - start, 1e-3)
        self.bar.update(self._task, completed=done, total=total, rate=f"{rate:.2f}/s" if done > before else "")
        if not self._terminal and done > before and now - self._said > QUIET:
            self._said, left = now, (total - done) / rate
            print(f"{done}/{total} motions, {rate:.2f}/s, {left / 60:.0f} min to go", file=sys.stderr)
