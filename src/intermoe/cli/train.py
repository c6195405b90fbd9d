"""`intermoe train`: both stages, with a progress bar."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import tyro
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from intermoe.models.bundle import read_config
from intermoe.motion.idle import followed
from intermoe.training import processes
from intermoe.training.contacts import ContactsTrainConfig, train_contacts
from intermoe.training.denoiser import DenoiserTrainConfig, train_denoiser
from intermoe.training.evaluator import EvaluatorTrainConfig, train_evaluator
from intermoe.training.idle import IdleTrainConfig, train_idle
from intermoe.training.logs import Callback
from intermoe.training.logs import Progress as Step
from intermoe.training.loop import Outcome, leave
from intermoe.training.refiner import RefinerTrainConfig, train_refiner
from intermoe.training.student import StudentTrainConfig, train_student
from intermoe.training.text import TextTrainConfig, train_text
from intermoe.training.vae import VAETrainConfig, train_vae

_SHOWN = (
    "loss",
    "reconstruction",
    "joint_mm",
    "worst_joint_mm",
    "slide_mm",
    "bone_percent",
    "coordinates",
    "root",
    "motion",
    "roles_named",
    "found",
    "order_kept",
    "attributes",
    "cast",
)


class Bar(Callback):
    """A progress bar on standard error; plain lines every hundred steps where that is no terminal."""

    def __init__(self) -> None:
        self.console = Console(stderr=True)
        self.bar = Progress(
            TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:3.0f} %  {task.fields[said]}"),
            console=self.console, disable=not self.console.is_terminal,
        )  # fmt: skip
        self.task: Any = None
        self.told: tuple[str, int] | None = None  # what is prepared, tenths of it

    def preparing(self, what: str, done: int, total: int) -> None:
        tenth = (what, 10 * done // total)
        if tenth != self.told:  # minutes may pass
            self.console.print(f"{what}: {done} of {total}")
        self.told = tenth

    def started(self, stage: str, progress: Step) -> None:
        if progress.step:
            self.console.print(f"resumed at step {progress.step}")
        self.bar.start()
        self.task = self.bar.add_task(stage, total=1.0, said="")

    def stepped(self, progress: Step) -> None:
        said = f"step {progress.step}/{progress.steps}  {_losses(progress.losses)}  {_time(progress.left)} left"
        self.bar.update(self.task, completed=progress.fraction, said=said)
        if not self.console.is_terminal and progress.step % 100 == 0:
            self.console.print(said, soft_wrap=True)

    def validated(self, progress: Step, losses: Mapping[str, float]) -> None:
        self.console.print(f"step {progress.step}  validation  {_losses(losses)}", soft_wrap=True)

    def finished(self, progress: Step) -> None:
        self.bar.stop()


def vae(config: Annotated[VAETrainConfig, tyro.conf.arg(name="")]) -> int:
    """Train the causal-skeletal VAE on data folders; resumes by itself. The model folder is OUTPUT/model."""
    return _run(lambda bar: train_vae(config, bar))


def text(config: Annotated[TextTrainConfig, tyro.conf.arg(name="")]) -> int:
    """Train the text head alone to name who does what; `train denoiser --text OUTPUT` goes on from it."""
    return _run(lambda bar: train_text(config, bar))


def evaluator(config: Annotated[EvaluatorTrainConfig, tyro.conf.arg(name="")]) -> int:
    """Train the evaluator of a data folder (duets, InterHuman, Inter-X, HumanML3D); resumes by itself. The model folder is
    OUTPUT/model."""
    return _run(lambda bar: train_evaluator(config, bar))


def denoiser(config: Annotated[DenoiserTrainConfig, tyro.conf.arg(name="")]) -> int:
    """Train the denoiser on a data folder and a trained VAE; resumes by itself. The model folder is OUTPUT/model."""
    return _run(lambda bar: train_denoiser(config, bar))


def refiner(config: Annotated[RefinerTrainConfig, tyro.conf.arg(name="")]) -> int:
    """Train the refiner of a model, which makes small movements anew after sampling; resumes by itself. The model folder, with
    the model's other parts as they were, is OUTPUT/model."""
    return _run(lambda bar: train_refiner(config, bar))


def contacts(config: Annotated[ContactsTrainConfig, tyro.conf.arg(name="")]) -> int:
    """Train the contact reader of a model, by which hands reach what they are going for; resumes by itself. The model folder,
    with the model's other parts as they were, is OUTPUT/model."""
    return _run(lambda bar: train_contacts(config, bar))


def idle(config: Annotated[IdleTrainConfig, tyro.conf.arg(name="")]) -> int:
    """Learn from a data folder how strongly trunks and heads move by themselves, by each person's manner (docs/training.md). A
    fit of half a minute, without steps. The model folder, with the model's weights in the format of --storage, is OUTPUT/model."""
    bar = Bar()
    made = train_idle(config, bar)
    law = read_config(made).idle
    assert law is not None
    names = ", ".join(followed(law))
    told = f"it follows {names}" if names else "the data tell nothing of anybody's manner: all people get the same"
    bar.console.print(f"idle motion: {told}", soft_wrap=True)
    print(made)
    return 0


def student(config: Annotated[StudentTrainConfig, tyro.conf.arg(name="")]) -> int:
    """Distil a model into one of 1, 2 or 4 steps with guidance folded in; resumes by itself. The model folder is
    OUTPUT/model."""
    return _run(lambda bar: train_student(config, bar))


def _run(train: Any) -> int:
    warnings.filterwarnings("ignore", category=UserWarning)
    logging.getLogger("lightning.fabric").setLevel(logging.WARNING)
    bar = Bar()
    try:
        outcome: Outcome = train(bar)
    finally:
        bar.bar.stop()
    leave()
    if processes.rank() == 0:
        bar.console.print(
            f"ended at step {outcome.step} ({outcome.reason}); checkpoint in {outcome.folder}", soft_wrap=True
        )
        if outcome.model is not None:
            print(Path(outcome.model))
    return 130 if outcome.reason == "interrupted" else 0


def _losses(values: Mapping[str, float]) -> str:
    return "  ".join(f"{name} {values[name]:.4g}" for name in _SHOWN if name in values)


def _time(seconds: float | None) -> str:
    if seconds is None:
        return "?"
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}"
