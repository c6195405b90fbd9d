"""One model for all pages: a queue of jobs and the one thread that runs them, with progress and cancelling."""

from __future__ import annotations

import queue
import threading
import warnings
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.direction import Constraints
from intermoe.direction.result import FAR, misses
from intermoe.pipeline import InterMoEPipeline, Prompt, UnreadPrompt
from intermoe.scene import perform
from intermoe.scene.measure import remarks
from intermoe.sequence import sequence
from intermoe.studio.cleaning import Cleaning
from intermoe.studio.directing import worst
from intermoe.studio.scene_lines import checked
from intermoe.studio.takes import Request, Take


class Cancelled(Exception):
    """The job was cancelled."""


class Job:
    """A piece of work for the model. Its callbacks run in the worker's thread: `over`, then `done` or `failed`, exactly once."""

    def __init__(
        self,
        work: Callable[[InterMoEPipeline, Job], Any],
        *,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        progress: Callable[[int, int], None] = lambda done, total: None,
        over: Callable[[], None] = lambda: None,
    ) -> None:
        self._work, self._done, self._failed, self._progress, self._over = work, done, failed, progress, over
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Stop before the next denoising step, or before it is begun."""
        self._cancelled.set()

    def progress(self, done: int, total: int) -> None:
        """What the pipeline calls after each step; raises Cancelled once the job is cancelled."""
        if self._cancelled.is_set():
            raise Cancelled
        self._progress(done, total)

    def fail(self, problem: Exception) -> None:
        """It cannot be done."""
        self._over()
        self._failed(problem)

    def run(self, pipeline: InterMoEPipeline) -> None:
        """Do it and tell how it ended."""
        try:
            if self._cancelled.is_set():
                raise Cancelled
            result = self._work(pipeline, self)
        except Exception as problem:  # noqa: BLE001 - a job must not end the thread that runs the others
            self.fail(problem)
        else:
            self._over()
            self._done(result)


class Worker:
    """Loads the model in a thread of its own, so that the page is there meanwhile, then runs jobs one after another.

    patience: seconds that loading leaves the processor to the page, unless there is a job before.
    """

    def __init__(self, load: Callable[[], InterMoEPipeline], *, patience: float = 0.0) -> None:
        self._load, self._patience = load, patience
        self._wanted = threading.Event()
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._problem: Exception | None = None
        self.pipeline: InterMoEPipeline | None = None
        self.ready = threading.Event()  # the model is loaded, or cannot be
        self._thread = threading.Thread(target=self._run, name="model", daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Queue a job."""
        self._jobs.put(job)
        self._wanted.set()

    def stop(self) -> None:
        """End the thread after the job at hand."""
        self._jobs.put(None)
        self._wanted.set()
        self._thread.join(timeout=10.0)

    def _run(self) -> None:
        self._wanted.wait(self._patience)
        try:
            pipeline = self._load()
            pipeline(
                "Two people stand.", seconds=1.0, steps=1
            )  # what loads on first use is loaded before it is waited for
            self.pipeline = pipeline
        except Exception as problem:  # noqa: BLE001 - told to whoever asks for a motion
            self._problem = problem
        self.ready.set()
        while (job := self._jobs.get()) is not None:
            if self.pipeline is None:
                job.fail(self._problem or UserError("the model could not be loaded"))
            else:
                job.run(self.pipeline)


def make(pipeline: InterMoEPipeline, job: Job, request: Request) -> tuple[Take, list[str]]:
    """The take of a request, and what there is to warn of."""
    cleaning = Cleaning()
    options: dict[str, Any] = {"steps": request.steps, "guidance": request.guidance, "progress": job.progress,
                               "clean": cleaning if request.clean else False}  # fmt: skip
    prompts = [exchanged(p) for p in request.prompts] if request.exchanged else list(request.prompts)
    with warnings.catch_warnings(record=True) as said:  # only this thread runs the model
        warnings.simplefilter("ignore")
        warnings.simplefilter("always", UnreadPrompt)
        if request.scene is not None:
            scene = checked(request.scene)
            motions = [perform(pipeline, scene, **options)]
        elif len(prompts) > 1:
            motions = [sequence(pipeline, prompts, **options)]
        else:
            motions = pipeline.batch(
                [replace(prompts[0], seed=prompts[0].seed + n) for n in range(request.samples)], **options
            )
    motions = [cleaning.told(motion) for motion in motions]
    if request.exchanged:
        motions = [_renamed(motion.swapped(), request.prompts[0].constraints) for motion in motions]
    told = [str(warning.message) for warning in said]
    if request.scene is not None:
        told += remarks(scene, motions[0])
    for number, motion in enumerate(motions, 1):
        which = f"sample {number}: " if len(motions) > 1 else ""
        far = [(what, cm) for what, cm in worst(motion.meta.get("constraints", ())).values() if cm > FAR]
        if far:
            told.append(which + "; ".join(f"{what} is missed by {cm:.0f} cm" for what, cm in far))
    return Take.new(request, motions, model=pipeline.model.name), told


def _renamed(motion: Interaction, constraints: Constraints) -> Interaction:
    """What is told of constraints by the letters of the page, whose person A may be the model's second."""
    if "constraints" not in motion.meta:
        return motion
    told = [{"what": miss.what, "cm": round(miss.cm, 2)} for miss in misses(motion, constraints)]
    return motion.replace(meta=motion.meta | {"constraints": told})


def exchanged(prompt: Prompt) -> Prompt:
    """The prompt with the people exchanged: whoever was B is now the one the shared sentence mentions first."""
    prompt = replace(prompt, text_a=prompt.text_b, text_b=prompt.text_a, constraints=prompt.constraints.swapped())
    return replace(prompt, person_a=prompt.person_b, person_b=prompt.person_a)
