"""A student: the denoiser distilled into one that samples in 1, 2 or 4 steps, with the guidance folded in.

The guided teacher walks from noise to motion in a few dozen evaluations; its path is cut in quarters. For each number of
steps the student, at the start of its part of the path, predicts the x_0 whose DDIM step ends where the teacher's part
ends (progressive distillation, Salimans and Ho, arXiv 2202.00512, with guidance, Meng et al., arXiv 2210.03142, but from
one path for all numbers of steps: 4 + 2 + 1 examples). No motion is read: text, personas and lengths alone.
Letters: B clips, P people, L latent frames, F latent features.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import torch
from lightning.fabric import Fabric
from torch import Tensor, nn

from intermoe.core.errors import UserError
from intermoe.core.lengths import frame_mask
from intermoe.data.batching import part, step_generator
from intermoe.data.duets.language.mirror import mirror_text
from intermoe.data.duets.language.order import first_in_order
from intermoe.data.store import Store
from intermoe.diffusion.guidance import guided
from intermoe.diffusion.schedules import STUDENT, STUDENT_STEPS, alphas_cumprod, scheduler, student_timesteps
from intermoe.models.bundle import Captions, InterMoE, SamplingConfig, load, load_autoencoder
from intermoe.models.condition import Condition
from intermoe.models.text import TextHead
from intermoe.training.clips import WholeClips, balance, check_motion, encode, motion_loss, open_store, reporter
from intermoe.training.config import TrainConfig
from intermoe.training.latents import LatentCorpus, vae_digest
from intermoe.training.logs import Callback
from intermoe.training.loop import Batch, Outcome, alone, earlier, fit, make_fabric
from intermoe.training.motion_loss import MotionLoss, MotionWeights

PARTS = max(STUDENT_STEPS)  # of the teacher's path


@dataclass(frozen=True, kw_only=True)
class StudentTrainConfig(TrainConfig):
    """Settings of `intermoe train student`; the sizes are the teacher's, so `preset` must be its name."""

    teacher: Path = Path(
        "default"
    )  # the model that is distilled, with its own guidance weights; a new run starts from it
    substeps: int = 4  # evaluations of the guided teacher in each quarter of its path
    steps: int = 4000
    schedule_steps: int = 4000
    warmup_steps: int = 50
    batch_size: int = 8  # paths of the teacher a step; each gives 7 examples
    learning_rate: float = 4e-4
    optimizer: str = "muon"
    clip_value: float = 0.0
    clip_norm: float = 1.0
    ema_decay: float = 0.99
    bias_rate: float = 1e-4  # step of the expert biases (Eq. 9), which the teacher has found
    drop_individual: float = 0.75  # share of batches without the captions of each person
    drop_personas: float = 0.3  # share of clips of which nothing is told of the persons
    motion: MotionWeights = field(default_factory=MotionWeights)  # terms of a model with `components`
    validation_clips: int = 32  # paths that are measured
    validate_every: int = 500
    checkpoint_every: int = 100

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in ("substeps", "validation_clips"):
            if getattr(self, name) < 1:
                raise UserError(f"{name} must be at least 1, found {getattr(self, name)}")
        for name in ("drop_individual", "drop_personas"):
            if not 0 <= getattr(self, name) <= 1:
                raise UserError(f"{name} is a probability, found {getattr(self, name)}")
        if self.bias_rate < 0:
            raise UserError(f"bias_rate must not be negative, found {self.bias_rate}")
        if len(self.data) != 1:
            raise UserError("a student is trained on the captions of one data folder; give --data once")


class StudentTask(nn.Module):
    """Captions and noise to the loss: the teacher's path, and the student's jumps along it."""

    def __init__(self, student: nn.Module, teacher: InterMoE, *, substeps: int, motion: MotionLoss | None) -> None:
        super().__init__()
        self.denoiser, self.motion, self.substeps = student, motion, substeps
        self._teacher = (teacher,)  # no part of what is trained and kept

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        """noise (B,P,L,F), lengths (B,), captions of B clips, personas (B,P,V), scale -> losses."""
        lengths, noise = batch["lengths"], batch["noise"]
        cond, path = self.path(noise, batch["captions"], batch["personas"], lengths)
        x_t, timesteps, target = jumps(path)
        num = len(timesteps)
        every = timesteps.to(noise.device).repeat_interleave(len(noise))
        told, valid = Condition.cat([cond] * num), frame_mask(lengths, noise.shape[2])
        x_0 = self.denoiser(x_t.flatten(0, 1), every, told, lengths=lengths.repeat(num))
        error = x_0 - target.flatten(0, 1)
        square = (error.detach().square() * valid.repeat(num, 1)[:, None, :, None]).sum((1, 2, 3))
        square = square / (lengths.repeat(num) * error.shape[1] * error.shape[3])
        shown = {f"from_{t}": part.mean() for t, part in zip(timesteps.tolist(), square.chunk(num), strict=True)}
        if self.motion is None:
            weight = valid.repeat(num, 1)[:, None, :, None] / (lengths.repeat(num) * error.shape[1] * error.shape[3]).view(-1, 1, 1, 1)  # fmt: skip
            loss, told_of = (error.square() * weight).sum((1, 2, 3)).mean(), {"coordinates": square.mean()}
        else:
            # where the hands are near and the feet stand is read at the end of the teacher's path
            loss, told_of = self.motion(error, path[-1].repeat(num, 1, 1, 1), every, valid.repeat(num, 1))
        total = loss * batch["scale"] if self.training else square.mean()
        return {"loss": total, **told_of, **shown}

    @torch.no_grad()
    def path(
        self, noise: Tensor, captions: Sequence[Captions], personas: Tensor, lengths: Tensor
    ) -> tuple[Condition, list[Tensor]]:
        """What the student is told, and the guided teacher's states (B,P,L,F) at the ends of the quarters, from noise on."""
        teacher = self._teacher[0]
        own, denoiser = teacher.config.sampling, teacher.denoiser
        assert denoiser is not None
        cond = teacher.condition(captions)
        if denoiser.config.personas:
            cond = replace(cond, personas=personas)
        predict = guided(
            denoiser, cond, teacher.condition([(None, None, None)] * len(captions)), own.guidance,
            shared=teacher.condition([(shared, None, None) for shared, *_ in captions]),
            identity_guidance=own.identity_guidance, guidance_range=own.guidance_range,
            partner_guidance=own.partner_guidance, partner_range=own.partner_range,
        )  # fmt: skip
        if isinstance(teacher.text, TextHead):
            teacher.encoder().forget()  # a step is a function of its own texts, and memory does not grow
        solver = scheduler("dpmsolver++", PARTS * self.substeps)
        x_t, states = noise, [noise]
        for done, t in enumerate(solver.timesteps.tolist(), start=1):
            x_0 = predict(x_t, torch.full((len(noise),), t, device=noise.device), lengths)
            x_t = solver.step(x_0, t, x_t).prev_sample
            if done % self.substeps == 0:
                states.append(x_t)
        return cond, states


def jumps(path: Sequence[Tensor]) -> tuple[Tensor, Tensor, Tensor]:
    """The student's examples along a path of 5 states (B,P,L,F): where each of N jumps starts (N,B,P,L,F), its timestep (N,)
    and its target (N,B,P,L,F), the x_0 with which a DDIM step ends at the other end:

    x_s = a_s x_0 + sigma_s (x_t - a_t x_0) / sigma_t   =>   x_0 = (x_s - r x_t) / (a_s - r a_t),   r = sigma_s / sigma_t
    """
    bars = alphas_cumprod()
    starts, timesteps, targets = [], [], []
    for steps in STUDENT_STEPS:
        times = student_timesteps(steps)
        stride = PARTS // steps
        for number, (t, s) in enumerate(zip(times, [*times[1:], -1], strict=True)):
            x_t, x_s = path[number * stride], path[(number + 1) * stride]
            bar_t, bar_s = float(bars[t]), 1.0 if s < 0 else float(bars[s])
            r = ((1.0 - bar_s) / (1.0 - bar_t)) ** 0.5
            starts.append(x_t)
            timesteps.append(t)
            targets.append((x_s - r * x_t) / (bar_s**0.5 - r * bar_t**0.5))
    return torch.stack(starts), torch.tensor(timesteps), torch.stack(targets)


class StudentStage:
    """The captions, personas and lengths of whole clips, and noise."""

    name = "student"

    def __init__(
        self, config: StudentTrainConfig, teacher: InterMoE, latents: LatentCorpus, store: Store, source: str
    ) -> None:
        self.config, self.source, self._store = config, source, store
        self.model = copy.deepcopy(teacher)
        sampling = SamplingConfig(scheduler=STUDENT, steps=PARTS, guidance=1.0)
        # measured: details made anew cost a student four points of its hand contacts, and half its time (docs/sampling.md)
        self.model.refiner = None
        name = f"{teacher.config.name}-student"
        self.model.config = replace(teacher.config, name=name, sampling=sampling, refiner=None)
        self._of = {"teacher": str(config.teacher), **asdict(teacher.config.sampling)}
        self.clips = WholeClips(store, latents, batch_size=config.batch_size, seed=config.seed)
        assert self.model.denoiser is not None
        motion = motion_loss(latents, config.motion, self.model.denoiser.config)
        self.task = StudentTask(self.model.denoiser, teacher, substeps=config.substeps, motion=motion)

    def batch(self, step: int, rank: int, world: int) -> Batch:
        draw = step_generator(self.config.seed, step)
        rows = self.clips.draw(step, draw)
        alone = float(torch.rand((), generator=draw)) < self.config.drop_individual
        captions = [self._draw(row, draw, shared_only=alone) for row in rows.tolist()]
        told = torch.rand(len(rows), generator=draw) >= self.config.drop_personas
        return self._batch(rows, captions, told, draw, rank, world)

    def validation(self, rank: int, world: int) -> Iterator[tuple[Batch, float]]:
        for first, chunk in self.clips.held_out(self.config.validation_clips, 16):
            if len(chunk[rank::world]):
                captions = [(first_in_order(self._store.clips[row].captions), None, None) for row in chunk.tolist()]
                draw = step_generator(0, first, stream=1)
                told = torch.arange(len(chunk)) % 2 == 0
                yield self._batch(chunk, captions, told, draw, rank, world), float(len(chunk[rank::world]))

    def _draw(self, row: int, draw: torch.Generator, *, shared_only: bool) -> Captions:
        """One caption of each kind at random, of the mirrored clip where the row is one's."""
        clip = self._store.clips[row % len(self._store.clips)]
        found: list[str | None] = []
        for number, texts in enumerate((clip.captions, *clip.texts)):
            chance = float(torch.rand((), generator=draw))
            text = texts[int(chance * len(texts))] if texts and not (number and shared_only) else None
            found.append(mirror_text(text) if text and row >= len(self._store.clips) else text)
        return tuple((found + [None, None])[:3])  # type: ignore[return-value]

    def _batch(
        self, rows: Tensor, captions: Sequence[Captions], told: Tensor, draw: torch.Generator, rank: int, world: int
    ) -> Batch:
        """The part of one process."""
        mine = part(self.clips.lengths[rows], rank, world)
        return {
            "noise": part(self.clips.noise(rows, self.model, draw), rank, world),
            "lengths": mine,
            "captions": captions[rank::world],
            "personas": part(self.clips.personas(rows) * told[:, None, None], rank, world),
            "scale": torch.tensor(len(mine) / len(rows) * world),
        }

    def after_step(self, fabric: Fabric) -> None:
        balance(self.task.denoiser, self.task.motion, self.config.bias_rate, fabric)

    def export(self, folder: Path, trained: Mapping[str, Any]) -> None:
        config = self.model.config
        told = {**trained, "distilled from": self._of}
        self.model.config = replace(config, trained={**config.trained, "student": told})
        self.model.save(folder, storage=self.config.storage)


@alone
def train_student(config: StudentTrainConfig, callback: Callback | None = None) -> Outcome:
    """Distil a model on the captions of a data folder; see `fit` for what it raises, and UserError for a teacher that cannot
    be distilled."""
    fabric = make_fabric(config)
    return fit(student_stage(config, fabric, callback or Callback()), config, fabric, callback)


def student_stage(config: StudentTrainConfig, fabric: Fabric, callback: Callback) -> StudentStage:
    """The teacher, and the coordinates' meaning in metres from the encoded corpus (rank 0 first)."""
    store = open_store(config)
    teacher = load(config.teacher)
    _check(config, teacher, store)
    source = vae_digest(teacher)
    earlier(config, StudentStage.name, source)
    assert teacher.denoiser is not None
    sizes, report = teacher.denoiser.config, reporter(fabric, callback)
    encoder = load_autoencoder(config.teacher)
    with fabric.rank_zero_first():
        latents = encode(config, store, encoder, sizes, like=teacher, fabric=fabric, report=report)
    teacher = teacher.to(fabric.device).eval().requires_grad_(False)
    stage = StudentStage(config, teacher, latents, store, source)
    stage.model.requires_grad_(False)
    stage.task.denoiser.requires_grad_(True)
    return stage


def _check(config: StudentTrainConfig, teacher: InterMoE, store: Store) -> None:
    """UserError where this model cannot be distilled on this store."""
    if teacher.denoiser is None or teacher.text is None:
        raise UserError(f"{config.teacher} has no denoiser; distil a model that `intermoe train denoiser` made.")
    if teacher.config.sampling.scheduler == STUDENT:
        raise UserError(f"{config.teacher} is a student itself; distil the model that it was made from.")
    if teacher.vae is None:
        raise UserError(
            f"{config.teacher} denoises frames without an autoencoder; a student is made of one with latents."
        )
    if config.preset != teacher.name:
        raise UserError(
            f"{config.teacher} is of preset {teacher.name}, not {config.preset}; give --preset {teacher.name}."
        )
    check_motion(config.teacher, teacher, store)
