"""The training loop, one for both stages, on Lightning Fabric: a CPU, one GPU, or several processes.

A stage (vae.py, denoiser.py) says what a step is: it makes the batch of step `n` from the seed and `n` alone, and its
task turns a batch into losses. The loop does the rest: optimizer, schedule, averaging, checkpoints, logs, Ctrl-C.
A run that stops at step 2 and is resumed to 4 has exactly the weights of one that went to 4.
"""

from __future__ import annotations

import logging
import math
import os
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, Protocol

import torch
from lightning.fabric import Fabric
from torch import Tensor, nn

from intermoe.core import runtime
from intermoe.core.errors import UserError
from intermoe.core.files import cannot_write, lock, sweep
from intermoe.training import checkpoint, muon, processes
from intermoe.training.config import FREE, TrainConfig
from intermoe.training.ema import EMA
from intermoe.training.interrupt import StopRequest
from intermoe.training.logs import Callback, Progress, RunLog
from intermoe.training.schedule import learning_rate

log = logging.getLogger(__name__)
Batch = dict[str, Any]
Params = ParamSpec("Params")
LOCK = ".lock"  # in the run's folder while it is trained


class Stage(Protocol):
    """What the loop asks of a stage."""

    name: str
    source: str  # digest of what the run is made from beside its settings, "" where that is nothing

    @property
    def task(self) -> nn.Module:
        """task(batch) -> {"loss": scalar, ...}; its parameters are what is trained."""

    def batch(self, step: int, rank: int, world: int) -> Batch:
        """The part of step `step`'s batch that process `rank` of `world` computes (tensors on the CPU)."""

    def validation(self, rank: int, world: int) -> Iterable[tuple[Batch, float]]:
        """Batches of the validation split, each with its weight in the mean; the same ones every time."""

    def after_step(self, fabric: Fabric) -> None:
        """Called after the optimizer's step."""

    def export(self, folder: Path, trained: Mapping[str, Any]) -> None:
        """Write the model folder with the task's weights as they are now; `trained` is told in its config.json."""


@dataclass(frozen=True)
class Outcome:
    """How a run ended."""

    step: int
    reason: str  # steps | minutes | interrupted
    folder: Path  # the run
    model: Path  # the model folder
    losses: dict[str, float]  # the last logged
    validation: dict[str, float]  # the last measured


def make_fabric(config: TrainConfig) -> Fabric:
    """Fabric for the processes that torchrun or `srun` started, or for this one alone."""
    world, local = processes.count()
    device = runtime.device(config.device)
    environment = processes.environment()
    fabric = Fabric(
        accelerator="gpu" if device.type == "cuda" else device.type,
        devices=local if device.index is None or world > 1 else [device.index],
        num_nodes=max(world // local, 1),
        strategy=processes.strategy(config.strategy, world),
        plugins=None if environment is None else [environment],
        precision="32-true",  # weights; `autocast` takes bf16 to the products (Fabric's own would cast the batch as well)
    )
    fabric.launch()
    asked = os.environ.get("OMP_NUM_THREADS", "") if world == 1 else ""  # torchrun sets it where nobody did
    torch.set_num_threads(config.threads or int(asked if asked.isdecimal() else 0) or max(1, runtime.cores() // local))
    return fabric


def alone(train: Callable[Params, Outcome]) -> Callable[Params, Outcome]:
    """`train(config, ...)`, refused where another process trains in the same folder: it would overwrite what that one keeps."""

    @wraps(train)
    def guarded(*args: Params.args, **kwargs: Params.kwargs) -> Outcome:
        config = args[0] if args else kwargs["config"]
        assert isinstance(config, TrainConfig)
        if processes.rank() != 0:  # of the processes of one run the first holds the lock
            return train(*args, **kwargs)
        folder, place = config.output, config.output / LOCK
        checkpoint.check_folder(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            held = lock(place, f"another process trains in {folder}; wait for it, stop it, or name another folder.")
        except OSError as problem:
            raise cannot_write(folder, problem) from problem
        try:
            for part in (folder, folder / "model"):
                sweep(part)
            return train(*args, **kwargs)
        finally:
            held.close()
            place.unlink(missing_ok=True)
            with suppress(OSError):  # refused before anything was written: nothing is left behind
                folder.rmdir()

    return guarded


def leave() -> None:
    """Close the process group; a process that ends with it open may abort in its threads."""
    if torch.distributed.is_available() and torch.distributed.is_initialized():
        torch.distributed.barrier()
        torch.distributed.destroy_process_group()


def autocast(asked: str, device: torch.device) -> torch.autocast:
    """Mixed precision: `auto` takes bf16 where the hardware has it, never where it is emulated."""
    bf16 = asked == "bf16" or (asked == "auto" and runtime.native_bf16(device))
    return torch.autocast(device.type, torch.bfloat16, enabled=bf16)


def fit(stage: Stage, config: TrainConfig, fabric: Fabric, callback: Callback | None = None) -> Outcome:
    """Train until the budget of steps or minutes is spent or a signal asks to stop; save, export, say how it ended.

    Raises UserError when the folder holds another run or a damaged checkpoint, when the loss is no longer finite, and when
    another process of the run is gone.
    """
    run = _Run(stage, config, fabric, callback or Callback())
    with StopRequest() as stop:
        try:
            return run.go(stop)
        except RuntimeError as error:
            if fabric.world_size == 1 or not processes.is_lost(error):
                raise
            stop.outlast()
            kept = f"{config.output / checkpoint.NAME} is whole (step {run.saved}): the same command goes on from it"
            raise UserError(
                f"Another process of this run is gone, at step {run.step}; look at what that one said. "
                + (f"{kept}, with any number of processes." if run.saved > 0 else "Nothing had been saved yet.")
            ) from error


def earlier(config: TrainConfig, stage: str, source: str = "") -> dict[str, Any] | None:
    """The checkpoint of the run in `config.output` that this one resumes, None if there is none.

    Raises UserError where it is damaged or another run's: of other settings, or made from another autoencoder.
    """
    state = checkpoint.load(config.output)
    if state is None:
        return None
    if not config.resume:
        raise UserError(f"{config.output} already holds a run; resume it, or name another folder.")
    known = {"optimizer": "adamw", **state["config"]}  # checkpoints of before do not name it
    checkpoint.check_config(known, {"stage": stage, **config.told()}, folder=config.output, free=FREE)
    if state.get("source", source) != source:  # checkpoints of before have none
        raise UserError(
            f"{config.output} holds a run on another autoencoder than the one that is given now; resume it with the one "
            "it was started with, or name another folder."
        )
    return state


class _Run:
    """The state of one call of `fit`."""

    def __init__(self, stage: Stage, config: TrainConfig, fabric: Fabric, callback: Callback) -> None:
        self.stage, self.config, self.fabric, self.callback = stage, config, fabric, callback
        self.folder = config.output
        self.step, self.seconds = 0, 0.0
        self.saved = 0  # the step of the checkpoint
        self.validation: dict[str, float] = {}
        self.module = fabric.setup_module(stage.task)
        groups = muon.groups(stage.task, config.weight_decay, muon=config.optimizer == "muon")
        self.inner = muon.MuonAdamW(groups, lr=config.learning_rate, fused=True)
        self.optimizer: Any = fabric.setup_optimizers(self.inner)
        self.ema = EMA(stage.task, decay=config.ema_decay)
        self.resume()

    def resume(self) -> None:
        """Continue from the folder's checkpoint, if it has one."""
        state = earlier(self.config, self.stage.name, self.stage.source)
        if state is None:
            return
        own = self.stage.task.state_dict()
        weights = {name: processes.parted(w, own[name]) if name in own else w for name, w in state["model"].items()}
        self.stage.task.load_state_dict(weights, strict=True)
        self.inner.load_state_dict(processes.parted_state(state["optimizer"], self.inner))
        self.ema.load_state_dict(state["ema"])
        self.step, self.saved, self.seconds = state["step"], state["step"], state["seconds"]
        self.validation = state["validation"]

    def save(self) -> None:
        """Write the checkpoint and the model folder (rank 0). UserError where the weights are no longer finite."""
        # a weight that ever was not finite stays so in the average
        broken = [w for w in self.ema.weights.values() if not bool(processes.local(w).isfinite().all())]
        if self.reduced(torch.tensor(float(len(broken)), device=self.fabric.device), "sum") > 0:
            raise self.diverged("weights")
        told = {"stage": self.stage.name, **self.config.told()}
        state = {"config": told, "source": self.stage.source, "step": self.step, "seconds": self.seconds,
                 "validation": self.validation,
                 **processes.whole({"model": self.stage.task.state_dict(),
                                    "optimizer": self.inner.state_dict(),
                                    "ema": self.ema.state_dict()})}  # fmt: skip
        if self.fabric.is_global_zero:
            checkpoint.save(self.folder, state)
        self.saved = self.step
        with self.ema.applied(), processes.gathered(self.stage.task):
            if self.fabric.is_global_zero:
                trained = {name: told[name] for name in ("stage", "preset", "seed", "batch_size", "learning_rate")}
                trained |= {"steps": self.step, "minutes": round(self.seconds / 60, 1), "validation": self.validation}
                self.stage.export(self.folder / "model", trained)
                self.callback.saved(self.progress({}), self.folder)
        self.fabric.barrier()

    def diverged(self, what: str) -> UserError:
        """The error for numbers that are no longer finite."""
        kept = self.folder / checkpoint.NAME
        return UserError(
            f"The {what} are no longer finite at step {self.step}; start anew in another folder, with a lower "
            "learning_rate or a smaller clip_norm." + (f" {kept} is of before that." if kept.exists() else "")
        )

    def progress(self, losses: Mapping[str, float]) -> Progress:
        config = self.config
        fraction = self.step / config.steps
        if config.minutes:
            fraction = max(fraction, self.seconds / (60 * config.minutes))
        here, elapsed = fraction - self.start_fraction, self.seconds - self.start_seconds
        left = elapsed * (1 - fraction) / here if here > 0 else None
        return Progress(self.step, config.steps, min(fraction, 1.0), self.seconds, left, losses)

    def rate(self) -> float:
        """The learning rate of the coming step."""
        config = self.config
        if config.schedule_steps:
            passed = self.step / config.schedule_steps
        else:
            passed = max(self.seconds / (60 * config.minutes), self.step / config.steps)
        return learning_rate(self.step, peak=config.learning_rate, warmup=config.warmup_steps, progress=passed)

    def reason_to_stop(self, stop: StopRequest) -> str:
        """Why no further step is made ("" if one is), the same on every process."""
        if self.step >= self.config.steps:
            return "steps"
        late = bool(self.config.minutes) and self.seconds >= 60 * self.config.minutes
        votes = torch.tensor([float(stop.requested), float(late)], device=self.fabric.device)
        votes = self.reduced(votes, "sum")
        return "interrupted" if votes[0] > 0 else "minutes" if votes[1] > 0 else ""

    def train_step(self) -> dict[str, Tensor]:
        """One optimizer step; the losses stay on the device."""
        fabric, config = self.fabric, self.config
        rate = self.rate()
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        torch.manual_seed(hash((config.seed, self.step, fabric.global_rank)))  # for dropout inside the model
        batch = fabric.to_device(self.stage.batch(self.step, fabric.global_rank, fabric.world_size))
        with autocast(config.precision, fabric.device):
            losses = self.module(batch)
        self.optimizer.zero_grad(set_to_none=True)
        fabric.backward(losses["loss"])
        if config.clip_norm:
            fabric.clip_gradients(self.module, self.optimizer, max_norm=config.clip_norm, error_if_nonfinite=False)
        if config.clip_value:
            fabric.clip_gradients(self.module, self.optimizer, clip_val=config.clip_value)
        self.optimizer.step()
        self.stage.after_step(fabric)
        self.ema.update()
        self.step += 1
        return {name: value.detach() for name, value in losses.items()}

    def validate(self) -> dict[str, float]:
        """Mean losses over the validation split with the averaged weights."""
        totals: dict[str, Tensor] = {}
        weights = torch.zeros((), device=self.fabric.device)
        self.module.eval()
        task = self.stage.task  # not the wrapped module: processes may have different numbers of batches
        with self.ema.applied(), torch.no_grad(), autocast(self.config.precision, self.fabric.device):
            for batch, weight in self.held_out():
                for name, value in task(self.fabric.to_device(batch)).items():
                    totals[name] = totals.get(name, torch.zeros_like(weights)) + value * weight
                weights = weights + weight
        self.module.train()
        weights = self.reduced(weights, "sum")
        return {name: float(self.reduced(total, "sum") / weights.clamp(min=1e-9)) for name, total in totals.items()}

    def held_out(self) -> Iterable[tuple[Batch, float]]:
        """This process's batches of the validation split. Where weights are split all must have as many: those with fewer
        repeat one that counts nothing."""
        rank, world = self.fabric.global_rank, self.fabric.world_size
        own = self.stage.validation(rank, world)
        if world == 1 or self.config.strategy != "fsdp":
            return own
        own = list(own)
        most = torch.tensor(len(own), device=self.fabric.device)
        torch.distributed.all_reduce(most, op=torch.distributed.ReduceOp.MAX)
        filler = own[0][0] if own else self.stage.batch(0, rank, world)
        return own + [(filler, 0.0)] * (int(most) - len(own))

    def reduced(self, value: Tensor, how: str) -> Tensor:
        """The sum or mean of a tensor over all processes."""
        if self.fabric.world_size == 1:
            return value
        return self.fabric.all_reduce(value, reduce_op=how)  # type: ignore[return-value]

    def go(self, stop: StopRequest) -> Outcome:
        config, zero = self.config, self.fabric.is_global_zero
        self.start_seconds, self.start_fraction = self.seconds, 0.0
        self.start_fraction = self.progress({}).fraction
        logs = RunLog(self.folder, resumed_step=self.step) if zero else None
        sums: dict[str, Tensor] = {}
        counted, losses, saved = 0, {}, self.saved or -1
        self.module.train()
        if zero:
            self.callback.started(self.stage.name, self.progress({}))
        while not (reason := self.reason_to_stop(stop)):
            before = time.perf_counter()
            for name, value in self.train_step().items():
                sums[name] = sums[name] + value if name in sums else value
            counted += 1
            if self.step % config.log_every == 0:
                losses = self.means(sums, counted)
                sums, counted = {}, 0
            self.seconds += time.perf_counter() - before
            if zero and logs is not None:
                if counted == 0:
                    self.tell(logs, losses)
                self.callback.stepped(self.progress(losses))
            if self.step % config.validate_every == 0:
                self.measure(logs)
            if self.step % config.checkpoint_every == 0:
                self.save()
                saved = self.step
        if counted:  # the last steps have a row, too
            losses = self.means(sums, counted)
            if logs is not None:
                self.tell(logs, losses)
        if saved != self.step:
            if reason != "interrupted" and self.step % config.validate_every:
                self.measure(logs)
            self.save()
        if zero and logs is not None:
            logs.close()
            self.callback.finished(self.progress(losses))
        return Outcome(self.step, reason, self.folder, self.folder / "model", losses, self.validation)

    def means(self, sums: Mapping[str, Tensor], counted: int) -> dict[str, float]:
        """Mean losses of the `counted` steps since the last row. UserError where one is no longer finite."""
        losses = {name: float(self.reduced(value, "mean")) / counted for name, value in sums.items()}
        if not all(map(math.isfinite, losses.values())):
            raise self.diverged("losses")
        return losses

    def tell(self, logs: RunLog, losses: Mapping[str, float]) -> None:
        """A row of losses.csv."""
        logs.add("train", self.step, {**losses, "lr": self.rate(), "minutes": self.seconds / 60})

    def measure(self, logs: RunLog | None) -> None:
        """Validate and tell."""
        self.validation = self.validate()
        if logs is not None and self.validation:
            logs.add("val", self.step, self.validation)
            self.callback.validated(self.progress({}), self.validation)
