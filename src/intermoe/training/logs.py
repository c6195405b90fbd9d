"""What a run writes down: CSV files always, TensorBoard where it is installed, and callbacks for whoever watches."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intermoe.core.files import atomic_write


@dataclass(frozen=True)
class Progress:
    """Where a run stands. Times in seconds; `left` is None where it is not known yet."""

    step: int
    steps: int
    fraction: float  # of the budget of steps or minutes, whichever ends first
    seconds: float
    left: float | None
    losses: Mapping[str, float]


class Callback:
    """Watches a run. Every method may be left as it is; only rank 0 calls them."""

    def preparing(self, what: str, done: int, total: int) -> None:
        """Some work before the first step has got this far."""

    def started(self, stage: str, progress: Progress) -> None:
        """The first step is next; `progress.step` is above 0 when the run was resumed."""

    def stepped(self, progress: Progress) -> None:
        """A step is done; losses are the means since the last time they were logged."""

    def validated(self, progress: Progress, losses: Mapping[str, float]) -> None:
        """The validation split was measured with the averaged weights."""

    def saved(self, progress: Progress, folder: Path) -> None:
        """A checkpoint was written."""

    def finished(self, progress: Progress) -> None:
        """The run is over: its budget is spent, or it was interrupted."""


class CsvLog:
    """A CSV file that grows by rows; its columns are those of the first row.

    `keep_until` drops rows of later steps, and with them whatever a crash left that is no row.
    """

    def __init__(self, path: Path, *, keep_until: int) -> None:
        self.path = path
        rows: list[dict[str, Any]] = []
        if path.exists():
            with open(path, newline="", encoding="utf-8", errors="replace") as file:
                lines = (line.replace("\0", "") for line in file)
                rows = [row for row in csv.DictReader(lines) if _step(row) <= keep_until]
        self._columns: list[str] = list(rows[0]) if rows else []
        if not rows:
            path.unlink(missing_ok=True)
            return
        with atomic_write(path) as temporary, open(temporary, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, self._columns)
            writer.writeheader()
            writer.writerows(rows)

    def add(self, row: Mapping[str, Any]) -> None:
        """Append a row (with `step` in it) and flush it to the disk."""
        new = not self.path.exists()
        self._columns = self._columns or list(row)
        with open(self.path, "a", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, self._columns, extrasaction="ignore", restval="")
            if new:
                writer.writeheader()
            writer.writerow({name: f"{v:.6g}" if isinstance(v, float) else v for name, v in row.items()})


def _step(row: Mapping[str | None, Any]) -> float:
    """The step of a row; infinity where it is none, or has not as many values as there are columns."""
    step = row.get("step")
    if None in row or None in row.values() or not isinstance(step, str) or not step.isdecimal():
        return math.inf
    return int(step)


class RunLog:
    """Both logs of a run: training rows in losses.csv, validation rows in validation.csv, and TensorBoard's events."""

    def __init__(self, folder: Path, *, resumed_step: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._files = {
            "train": CsvLog(folder / "losses.csv", keep_until=resumed_step),
            "val": CsvLog(folder / "validation.csv", keep_until=resumed_step),
        }
        try:
            from torch.utils.tensorboard import SummaryWriter
        except ImportError:
            self._events = None
        else:
            self._events = SummaryWriter(str(folder / "tensorboard"), purge_step=resumed_step + 1, max_queue=100)

    def add(self, kind: str, step: int, values: Mapping[str, float]) -> None:
        """A row of `kind` ("train" or "val")."""
        self._files[kind].add({"step": step, **values})
        if self._events is not None:
            for name, value in values.items():
                self._events.add_scalar(f"{kind}/{name}", value, step)

    def close(self) -> None:
        if self._events is not None:
            self._events.close()
