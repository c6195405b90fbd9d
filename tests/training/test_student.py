"""Distillation on tiny data: targets, exact resume, what the student's folder refuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from intermoe.core.errors import UserError
from intermoe.diffusion.schedules import STUDENT_STEPS, alphas_cumprod, scheduler, student_timesteps
from intermoe.models import bundle
from intermoe.models.bundle import SamplingConfig, load
from intermoe.pipeline import InterMoEPipeline
from intermoe.training import student
from intermoe.training.denoiser import DenoiserTrainConfig, train_denoiser
from intermoe.training.student import StudentTrainConfig, train_student
from intermoe.training.vae import VAETrainConfig, train_vae

QUICK = {"preset": "tiny", "device": "cpu", "threads": 1, "warmup_steps": 1, "validate_every": 2, "checkpoint_every": 2,
         "log_every": 1}  # fmt: skip


class _Letters:
    """Stands in for the text encoder, and forgets nothing it would have to read again."""

    def encode(self, texts: list[str]) -> list[torch.Tensor]:
        return [torch.stack([torch.full((384,), len(w) / 8) for w in text.split()]) for text in texts]

    def forget(self) -> None: ...

    def reads(self, text: str) -> bool:
        return True


@pytest.fixture
def config(make_store: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StudentTrainConfig:
    monkeypatch.setattr(bundle, "minilm_features", lambda config: _Letters())
    data = make_store()
    own = {**QUICK, "batch_size": 4, "steps": 1, "schedule_steps": 10}
    vae = train_vae(VAETrainConfig(data=(data,), output=tmp_path / "vae", **own))
    teacher = train_denoiser(DenoiserTrainConfig(data=(data,), vae=vae.folder, output=tmp_path / "teacher", **own))
    return StudentTrainConfig(
        data=(data,), output=tmp_path / "student", teacher=teacher.folder, steps=4, schedule_steps=4, batch_size=3,
        substeps=1, **QUICK,
    )  # fmt: skip


def test_the_timestep_tells_how_far_to_jump() -> None:
    grids = [student_timesteps(steps) for steps in STUDENT_STEPS]
    assert grids == [[997], [998, 498], [999, 749, 499, 249]]
    assert len({t for grid in grids for t in grid}) == sum(STUDENT_STEPS)


@pytest.mark.parametrize("steps", STUDENT_STEPS)
def test_steps_with_the_targets_follow_the_path(steps: int) -> None:
    """A student that predicts its targets arrives at every state of the teacher's path that it stops at."""
    draw = torch.Generator().manual_seed(0)
    path = list(torch.randn(student.PARTS + 1, 2, 2, 5, 3, generator=draw, dtype=torch.float64))
    starts, timesteps, targets = student.jumps(path)
    solver = scheduler("student", steps)
    x = path[0]
    for number, t in enumerate(solver.timesteps.tolist(), start=1):
        at = timesteps.tolist().index(t)
        assert torch.allclose(x, starts[at], atol=1e-5)
        x = solver.step(targets[at], t, x).prev_sample
        assert torch.allclose(x, path[number * student.PARTS // steps], atol=1e-5)
    assert alphas_cumprod()[997] < 1e-4  # one step starts at noise, too


def test_a_resumed_run_is_the_whole_one_and_its_folder_samples(config: StudentTrainConfig, tmp_path: Path) -> None:
    whole = train_student(config)
    train_student(replace(config, output=tmp_path / "halves", steps=2))
    halves = train_student(replace(config, output=tmp_path / "halves"))
    one, other = (load_file(o.model / "model.safetensors") for o in (whole, halves))
    assert all(torch.equal(one[name], other[name]) for name in one)
    old = load_file(config.teacher / "model" / "model.safetensors")
    changed = {name.split(".")[0] for name in one if not torch.equal(one[name], old[name])}
    assert changed == {"denoiser"}  # the text head and the autoencoder are the teacher's

    pipeline = InterMoEPipeline.from_pretrained(whole.folder, device="cpu")
    assert pipeline.sampling() == SamplingConfig("student", 4, 1.0)
    first = pipeline("Two people sway.", seconds=1.0, clean=False).positions
    assert (pipeline("Two people sway.", seconds=1.0, clean=False).positions == first).all()
    assert (pipeline("Two people sway.", seconds=1.0, steps=1, clean=False).positions != first).any()
    for asked, message in (
        ({"steps": 50}, "1, 2 or 4 steps, found 50"),
        ({"guidance": 2.0}, "folded in and takes none, found guidance 2"),
        ({"identity_guidance": 3.0}, "found identity_guidance 3"),
        ({"scheduler": "ddim"}, "sampled with the scheduler student, not ddim"),
    ):
        with pytest.raises(UserError, match=message):
            pipeline("Two people sway.", **asked)
    with pytest.raises(UserError, match="not student"):
        InterMoEPipeline.from_pretrained(config.teacher, device="cpu").sampling(scheduler="student")
    with pytest.raises(UserError, match="a student itself"):
        train_student(replace(config, teacher=whole.folder, output=tmp_path / "again"))
    assert load(whole.folder).config.trained["student"]["distilled from"]["guidance"] == SamplingConfig().guidance


def test_a_teacher_that_does_not_fit_leaves_nothing_behind(config: StudentTrainConfig, tmp_path: Path) -> None:
    for change, message in (
        ({"teacher": tmp_path / "vae"}, "no denoiser"),
        ({"preset": "base"}, "give --preset tiny"),
    ):
        with pytest.raises(UserError, match=message):
            train_student(replace(config, output=tmp_path / "other", **change))
        assert not (tmp_path / "other").exists()
