"""Prompts to motions in the spool: what the worker thread does, with the pipeline that it owns."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intermoe.models.bundle import SamplingConfig
from intermoe.pipeline import InterMoEPipeline, Prompt, UnreadPrompt
from intermoe.service.jobs import Make, Progress, Snapshot
from intermoe.service.spool import Spool

BATCH = {"cpu": 4}  # items a batch: a CPU gains nothing by more
BATCH_ELSEWHERE = 32


@dataclass(frozen=True)
class Made:
    """A motion that is ready."""

    path: Path
    frames: int
    warnings: tuple[str, ...]


class MotionMaker:
    """`load` is for `JobQueue`; `pipeline` is there once it has run."""

    def __init__(self, get: Callable[[], InterMoEPipeline], spool: Spool):
        self.pipeline: InterMoEPipeline | None = None
        self._get, self._spool = get, spool

    def load(self) -> Make:
        """Get the pipeline and make one second of motion, so that the first job finds everything loaded."""
        pipeline = self._get()
        pipeline.batch(["Two people stand."], seconds=1.0, steps=1)
        self.pipeline = pipeline
        return self._make

    def _make(self, items: Sequence[Any], key: Hashable, progress: Progress) -> list[Made]:
        assert self.pipeline is not None and isinstance(key, SamplingConfig)
        prompts: Sequence[Prompt] = items
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UnreadPrompt)  # told below, to whom it concerns
            motions = self.pipeline.batch(
                prompts, steps=key.steps, scheduler=key.scheduler, guidance=key.guidance,
                identity_guidance=key.identity_guidance, batch_size=len(prompts), progress=progress,
            )  # fmt: skip
        return [
            Made(self._spool.put(motion), motion.num_frames, tuple(self.pipeline.unread(prompt)))
            for prompt, motion in zip(prompts, motions, strict=True)
        ]

    def forget(self, job: Snapshot) -> None:
        """For `JobQueue`: remove a job's files."""
        for made in job.results:
            self._spool.forget(made.path)
