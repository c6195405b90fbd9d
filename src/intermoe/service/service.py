"""The parts of one server, and what a request means to them; FastAPI is not needed here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from intermoe.core.errors import UserError
from intermoe.core.persona import CHOICES, RANGES
from intermoe.data.duets.families.registry import FAMILIES
from intermoe.diffusion.schedules import SCHEDULERS
from intermoe.pipeline import MAX_CHARACTERS, SECONDS, InterMoEPipeline
from intermoe.service.jobs import Closed, Snapshot
from intermoe.service.limits import MAX_BODY, Limits
from intermoe.service.maker import BATCH, BATCH_ELSEWHERE, MotionMaker
from intermoe.service.metrics import Metrics
from intermoe.service.queue import JobQueue
from intermoe.service.schema import (
    FORMAT_NAMES,
    JobBody,
    JobRequest,
    LimitsBody,
    Links,
    ModelBody,
    Motion,
    RangeBody,
    Steps,
)
from intermoe.service.spool import Spool, known_format
from intermoe.skeleton.smpl22 import NAMES


@dataclass(frozen=True)
class Service:
    """The parts of one server."""

    queue: JobQueue
    maker: MotionMaker
    spool: Spool
    metrics: Metrics
    limits: Limits
    fetched: set[str] = field(default_factory=set)  # jobs whose result was fetched while the server stops

    @classmethod
    def of(
        cls, pipeline: Callable[[], InterMoEPipeline], limits: Limits, *, device: str = "cpu", batch: int | None = None
    ) -> Service:
        """Parts that fit together; `queue.start()` then loads the pipeline. `batch`: motions made together."""
        spool, metrics = Spool(), Metrics()
        maker = MotionMaker(pipeline, spool)
        queue = JobQueue(
            maker.load, batch_size=batch or BATCH.get(device, BATCH_ELSEWHERE), capacity=limits.queue, keep=limits.keep,
            keep_seconds=limits.expire * 60, forget=maker.forget, observer=metrics,
        )  # fmt: skip
        metrics.of(queue)
        return cls(queue, maker, spool, metrics, limits)

    @property
    def pipeline(self) -> InterMoEPipeline:
        """Raises Closed while it is not there."""
        if self.maker.pipeline is None:
            raise Closed("the server is still loading its model: try again later")
        return self.maker.pipeline

    def submit(self, asked: JobRequest) -> Snapshot:
        """Check a request and queue it. Raises UserError, of `queue.submit` too."""
        known_format(asked.format)
        pipeline, prompts = self.pipeline, asked.wanted()
        if len(prompts) > self.limits.motions:
            raise UserError(
                f"a job makes at most {self.limits.motions} motions (prompts x samples), found {len(prompts)}: split it"
            )
        settings = pipeline.sampling(
            steps=asked.steps, scheduler=asked.scheduler, guidance=asked.guidance,
            identity_guidance=asked.identity_guidance,
        )  # fmt: skip
        if asked.steps is not None and settings.steps > self.limits.steps:
            raise UserError(f"this server samples in at most {self.limits.steps} steps, found {settings.steps}")
        for prompt in prompts:
            pipeline.check(prompt)
        return self.queue.submit(
            prompts, key=settings, sizes=[p.seconds for p in prompts], steps=settings.steps, request=asked.format
        )

    def body(self, job: Snapshot) -> JobBody:
        """A job as it goes over the wire."""
        here = f"/v1/jobs/{job.id}"
        made = job.results or [None] * len(job.items)
        motions = [
            Motion(text=p.text, text_a=p.text_a, text_b=p.text_b, seconds=p.seconds, seed=p.seed,
                   warnings=list(result.warnings) if result else [])
            for p, result in zip(job.items, made, strict=True)
        ]  # fmt: skip
        return JobBody(
            id=job.id, state=job.state, steps=Steps(done=job.done, total=job.total), motions=motions, format=job.request,
            error=job.error or None, created=job.created, started=job.started, finished=job.finished,
            expires=None if job.finished is None else job.finished + self.limits.expire * 60,
            links=Links(self=here, events=f"{here}/events", result=f"{here}/result.{job.request}"),
        )  # fmt: skip

    def told(self) -> ModelBody:
        """What the model can do."""
        pipeline, limits = self.pipeline, self.limits
        config = pipeline.model.config
        return ModelBody(
            name=pipeline.model.name, device=str(pipeline.device), fps=config.fps, people=2, skeleton="smpl22",
            joints=list(NAMES), reads_personas=pipeline.reads_personas,
            attributes={n: RangeBody(low=r.low, high=r.high, mean=r.mean, says=r.says) for n, r in RANGES.items()},
            choices={name: list(choices) for name, choices in CHOICES.items()},
            kinds=[name.replace("_", " ") for name in FAMILIES], sampling=vars(config.sampling),
            schedulers=list(SCHEDULERS), formats=FORMAT_NAMES,
            limits=LimitsBody(characters=MAX_CHARACTERS, seconds=SECONDS, motions=limits.motions, steps=limits.steps,
                              queue=limits.queue, keep=limits.keep, expire_minutes=limits.expire, body_bytes=MAX_BODY),
        )  # fmt: skip
