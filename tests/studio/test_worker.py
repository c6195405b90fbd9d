"""One thread runs the model for all: jobs follow each other, can be cancelled, and never end the thread."""

import threading
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.direction import Constraints, FloorPath
from intermoe.pipeline import InterMoEPipeline, Prompt
from intermoe.studio import experts
from intermoe.studio.takes import Request
from intermoe.studio.worker import Cancelled, Job, Worker, make

pytestmark = pytest.mark.weights


@pytest.fixture(scope="module")
def worker(pipeline: InterMoEPipeline) -> Any:
    made = Worker(lambda: pipeline)
    yield made
    made.stop()


class Outcome:
    """What became of a job."""

    def __init__(self) -> None:
        self.ended, self.result, self.problem = threading.Event(), None, None

    def done(self, result: Any) -> None:
        self.result = result
        self.ended.set()

    def failed(self, problem: Exception) -> None:
        self.problem = problem
        self.ended.set()


def run(worker: Worker, work: Any, **options: Any) -> Outcome:
    outcome = Outcome()
    worker.submit(Job(work, done=outcome.done, failed=outcome.failed, **options))
    assert outcome.ended.wait(60)
    return outcome


REQUEST = Request((Prompt("One person pushes the other.", seconds=1.0, seed=3),), samples=2, steps=4)


def test_a_request_becomes_a_take(worker: Worker) -> None:
    seen: list[tuple[int, int]] = []
    outcome = run(worker, lambda p, job: make(p, job, REQUEST), progress=lambda *at: seen.append(at))
    take, said = outcome.result
    assert len(take.motions) == 2 and not said and seen == [(n, 4) for n in range(1, 5)]
    assert [m.meta["seed"] for m in take.motions] == [3, 4]


def test_cancelling_stops_between_two_steps_and_the_next_job_runs(worker: Worker) -> None:
    outcome, steps = Outcome(), []

    def progress(done: int, total: int) -> None:
        steps.append(done)
        job.cancel()

    job = Job(lambda p, j: make(p, j, REQUEST), done=outcome.done, failed=outcome.failed, progress=progress)
    worker.submit(job)
    assert outcome.ended.wait(60)
    assert isinstance(outcome.problem, Cancelled) and steps == [1]
    assert run(worker, lambda p, job: 42).result == 42


def test_a_failing_job_tells_why_and_the_next_one_runs(worker: Worker) -> None:
    bad = Request((Prompt("Push.", seconds=99.0),))
    assert isinstance(run(worker, lambda p, job: make(p, job, bad)).problem, UserError)
    assert isinstance(run(worker, lambda p, job: 1 / 0).problem, ZeroDivisionError)
    assert run(worker, lambda p, job: 42).result == 42


def test_a_model_that_cannot_be_loaded_is_told_to_who_asks() -> None:
    def load() -> InterMoEPipeline:
        raise UserError("no such model")

    worker = Worker(load, patience=60.0)  # a job is not kept waiting for that
    assert "no such model" in str(run(worker, lambda p, job: 42).problem)
    worker.stop()


def test_the_one_mentioned_first_can_be_either(pipeline: InterMoEPipeline, worker: Worker) -> None:
    usual = run(worker, lambda p, job: make(p, job, REQUEST)).result[0].motions[0]
    other = Request(REQUEST.prompts, exchanged=True, steps=4)
    exchanged = run(worker, lambda p, job: make(p, job, other)).result[0].motions[0]
    np.testing.assert_allclose(
        usual.positions, exchanged.positions[::-1], atol=1e-4
    )  # two samples are sampled as one batch


def test_constraints_follow_the_letters_of_the_page(worker: Worker) -> None:
    asked = Constraints(paths=(FloorPath(1, ((0.0, 0.2, 0.9), (0.9, 0.5, 0.8))),))
    for exchanged in (False, True):
        request = Request((replace(REQUEST.prompts[0], constraints=asked),), exchanged=exchanged, steps=4)
        take, said = run(worker, lambda p, job, request=request: make(p, job, request)).result
        told = take.motions[0].meta["constraints"]
        assert not said and told and all("(of B at" in miss["what"] and miss["cm"] < 5.0 for miss in told)
        x, _, z = take.motions[0].positions[1, 27, 0]
        assert np.hypot(x - 0.5, z - 0.8) < 0.05


def test_experts_are_watched_without_changing_the_motion(pipeline: InterMoEPipeline) -> None:
    before = pipeline.batch([REQUEST.prompts[0]], steps=4)[0]
    shares = experts.watch(pipeline, REQUEST).shares
    config = pipeline.model.config.denoiser
    assert config is not None and shares.shape == (4, 2, 8, config.num_experts)
    assert shares.min() >= 0.0 and shares.max() <= 1.0 and shares.max() > 0.0
    assert (shares.sum(axis=-1) >= 1.0 - 1e-6).all() or not config.fallback_expert  # every frame has an expert
    swapped = experts.watch(pipeline, Request(REQUEST.prompts, exchanged=True, steps=4)).shares
    np.testing.assert_array_equal(shares, swapped[:, ::-1])
    np.testing.assert_array_equal(before.positions, pipeline.batch([REQUEST.prompts[0]], steps=4)[0].positions)
    picture = experts.heat_map(shares)
    assert picture.dtype == np.uint8 and picture.shape[-1] == 3 and picture.std() > 1.0
