"""What a training run can be told: what both stages share. Each stage adds its own (vae.py, denoiser.py)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import tyro

from intermoe.core import config as configuration
from intermoe.core.errors import UserError, unknown
from intermoe.models.bundle import STORAGES

# a run may be resumed with other values of these: they say when to stop and what to write, not what is computed
FREE = frozenset(
    {
        "output",
        "steps",
        "schedule_steps",  # a run that was begun with a long schedule may be brought to its end sooner
        "minutes",
        "resume",
        "validate_every",
        "checkpoint_every",
        "log_every",
        "device",
        "threads",
        "strategy",
        "storage",
    }
)


STRATEGIES = ("ddp", "fsdp")


@dataclass(frozen=True, kw_only=True)
class TrainConfig:
    """The settings of a run. Its checkpoint keeps them: a resumed run has the same, except for those in FREE."""

    data: tuple[Path, ...]  # data folders (`intermoe data ...` makes them)
    output: Annotated[Path, tyro.conf.arg(aliases=["-o"])]  # the run's folder: checkpoint, logs and the model folder
    preset: str = "base"  # the model: base, paper, intergen, or one of the ablations (docs/models.md)
    steps: int = 20_000  # stop after this many steps, counted over all resumed runs
    minutes: float = 0.0  # stop after this many minutes of training, counted over all resumed runs (0: no limit)
    schedule_steps: int = 20_000  # steps until the learning rate is down (another number may be given on resuming); 0: by the clock over `minutes`
    warmup_steps: int = 300  # steps of linear warm-up of the learning rate
    batch_size: int = 64  # clips or windows a step, over all processes together
    learning_rate: float = 1e-4  # peak of the schedule
    optimizer: str = "adamw"  # adamw, or muon: Muon for the matrices inside the blocks, AdamW for the rest
    weight_decay: float = 2e-5  # on matrices only
    clip_value: float = 1.0  # every gradient entry is kept within +-this (0: off)
    clip_norm: float = 0.0  # the whole gradient's norm is kept below this (0: off)
    ema_decay: float = 0.999  # of the averaged weights, which validation and the model folder use
    mirror: bool = True  # also show every clip mirrored, with left and right exchanged in its captions
    seed: int = 0  # of the weights, the order of the data and all noise
    device: str = "auto"  # auto, cpu, cuda or mps
    precision: str = "auto"  # float32, bf16, or auto: bf16 where the hardware multiplies it natively
    threads: int = 0  # CPU threads of each process (0: all cores)
    strategy: str = "ddp"  # of several processes: ddp, or fsdp, which splits weights and optimizer state among them
    validate_every: int = 1000  # steps between measurements on the validation split
    checkpoint_every: int = 500  # steps between checkpoints
    log_every: int = 10  # steps between rows of losses.csv
    storage: str = "float16"  # number format of the weights in the model folder: float32, float16 or int8
    resume: bool = True  # continue the run that `output` holds; False refuses a folder that holds one

    def __post_init__(self) -> None:
        for name, value in numbers(configuration.to_dict(self)):
            if not math.isfinite(value):
                raise UserError(f"{name} must be a finite number, found {value}")
        for name in ("steps", "batch_size", "validate_every", "checkpoint_every", "log_every"):
            if getattr(self, name) < 1:
                raise UserError(f"{name} must be at least 1, found {getattr(self, name)}")
        limits = ("clip_value", "clip_norm", "weight_decay")
        for name in ("minutes", "schedule_steps", "warmup_steps", "threads", *limits):
            if getattr(self, name) < 0:
                raise UserError(f"{name} must not be negative, found {getattr(self, name)}")
        if self.precision not in ("auto", "float32", "bf16"):
            raise unknown("precision", self.precision, ("auto", "float32", "bf16"))
        if self.optimizer not in ("adamw", "muon"):
            raise unknown("optimizer", self.optimizer, ("adamw", "muon"))
        if self.storage not in STORAGES:
            raise unknown("storage", self.storage, STORAGES)
        if self.strategy not in STRATEGIES:
            raise unknown("strategy", self.strategy, STRATEGIES)
        if self.learning_rate <= 0:
            raise UserError(f"learning_rate must be above 0, found {self.learning_rate}")
        if not 0 <= self.ema_decay < 1:
            raise UserError(f"ema_decay must be at least 0 and below 1, found {self.ema_decay}")
        if self.schedule_steps == 0 and self.minutes == 0:
            raise UserError("schedule_steps 0 spreads the schedule over minutes: give --minutes too")
        if not self.data:
            raise UserError("name at least one data folder with --data (`intermoe data duets -o DIR` makes one)")

    def told(self) -> dict[str, Any]:
        """The settings as JSON values."""
        return {name: _json(value) for name, value in configuration.to_dict(self).items()}


def numbers(values: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    """(name, number) of all numbers in a table of settings; those of a table inside it are named `table.name`."""
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from numbers(value, f"{prefix}{name}.")
        elif isinstance(value, int | float):
            yield prefix + name, value


def _json(value: Any) -> Any:
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, tuple | list):
        return [_json(item) for item in value]
    return value
