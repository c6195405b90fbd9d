"""A progress bar for a run (rich): step, losses, time left; validation and checkpoints as lines above it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn
from rich.progress import Progress as Bar

from intermoe.training.logs import Callback, Progress

SHOWN = (
    "loss",
    "reconstruction",
    "joint_mm",
    "slide_mm",
    "bone_percent",
)  # of the many terms, those that tell how it goes


class ProgressBar(Callback):
    """Use as ``with ProgressBar() as bar: train_vae(config, bar)``. Without a terminal it writes a line a minute."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True)
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[told]}"),
        )
        self._bar = Bar(*columns, console=self._console, disable=not self._console.is_terminal)
        self._task: TaskID | None = None
        self._what, self._said = "", -60.0

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def preparing(self, what: str, done: int, total: int) -> None:
        self._show(what, done, total, "")

    def started(self, stage: str, progress: Progress) -> None:
        self._show(f"training the {stage}", progress.step, progress.steps, "")
        if progress.step:
            self._console.print(f"resumed at step {progress.step}")

    def stepped(self, progress: Progress) -> None:
        told = f"{_losses(progress.losses)}  {_time(progress.left)} left"
        self._show(self._what, progress.step, progress.steps, told)
        if self._bar.disable and progress.seconds - self._said >= 60:
            self._said = progress.seconds
            self._console.print(f"step {progress.step}/{progress.steps}  {told}")

    def validated(self, progress: Progress, losses: Mapping[str, float]) -> None:
        self._console.print(f"step {progress.step}: validation {_losses(losses)}")

    def saved(self, progress: Progress, folder: Path) -> None:
        if self._task is not None:
            self._bar.update(self._task, description=f"{self._what} (saved at {progress.step})")

    def _show(self, what: str, done: int, total: int, told: str) -> None:
        if self._task is None or what != self._what:
            if self._task is not None:
                self._bar.remove_task(self._task)
            self._task, self._what = self._bar.add_task(what, total=total, told=""), what
            if self._bar.disable:
                self._console.print(what)
        self._bar.update(self._task, completed=done, total=total, told=told)


def _losses(losses: Mapping[str, float]) -> str:
    return "  ".join(f"{name} {losses[name]:.4g}" for name in SHOWN if name in losses)


def _time(seconds: float | None) -> str:
    if seconds is None:
        return "?"
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
