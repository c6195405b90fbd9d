"""The queue alone: items are names, a result is the batch that it was made in."""

from __future__ import annotations

import threading
import time

import pytest

from intermoe.core.errors import UserError
from intermoe.service.jobs import Closed, Expired, Full, Observer, State, Unknown
from intermoe.service.queue import JobQueue


class Workshop:
    """Makes items once `go` is set, two steps each; "bad" fails."""

    def __init__(self, **options):
        self.go, self.begun = threading.Event(), threading.Event()
        self.batches: list[tuple[list[str], object]] = []
        self.forgotten: list[object] = []
        self.queue = JobQueue(
            lambda: self.make, forget=lambda job: self.forgotten.extend(job.results), **{"batch_size": 4} | options
        )
        self.queue.start()
        self.queue.wait_until_ready(5)

    def make(self, items, key, progress):
        self.batches.append((list(items), key))
        self.begun.set()
        progress(1, 2)
        while not self.go.wait(0.01):
            progress(1, 2)
        progress(2, 2)
        if "bad" in items:
            raise UserError("this one is bad")
        if "ugly" in items:
            raise ZeroDivisionError("secret")
        return [f"made {item}" for item in items]

    def block(self) -> str:
        """Occupy the worker until `go`."""
        job = self.queue.submit(["first"], key="other").id
        assert self.begun.wait(5)
        return job

    def finish(self, *jobs: str) -> list:
        self.go.set()
        out = []
        for job in jobs:
            while not (now := self.queue.wait(job, after=10**9, timeout=5)).state.final:
                pass
            out.append(now)
        return out


def test_what_fits_is_made_together():
    shop = Workshop()
    shop.block()
    a = shop.queue.submit(["a1", "a2", "a3"], key="k", sizes=[4, 5, 5])
    b = shop.queue.submit(["b1"], key="k", sizes=[6])
    c = shop.queue.submit(["c1"], key="other settings")
    d = shop.queue.submit(["d1"], key="k", sizes=[10])  # over twice as long: padding would cost more than it saves
    jobs = shop.finish(a.id, b.id, c.id, d.id)
    assert [job.results for job in jobs] == [
        ("made a1", "made a2", "made a3"), ("made b1",), ("made c1",), ("made d1",),
    ]  # fmt: skip
    assert shop.batches[1] == (["a1", "b1", "a2", "a3"], "k")
    assert (["c1"], "other settings") in shop.batches and (["d1"], "k") in shop.batches


def test_a_long_job_does_not_hold_up_a_short_one():
    shop = Workshop(batch_size=2)
    shop.block()
    long, short = shop.queue.submit([f"l{i}" for i in range(6)], key=1), shop.queue.submit(["s"], key=2)
    shop.finish(long.id, short.id)
    assert [items for items, _ in shop.batches[1:]] == [["l0", "l1"], ["s"], ["l2", "l3"], ["l4", "l5"]]


def test_progress_only_grows_and_ends_at_the_total():
    shop = Workshop(batch_size=2)
    job, seen = shop.queue.submit(["a", "b", "c"], steps=10).id, []
    watched = threading.Event()
    with shop.queue.watch(job, lambda: (seen.append(shop.queue.get(job)), watched.set())):
        assert watched.wait(5)
        shop.finish(job)
    done = [now.done for now in seen]
    assert done == sorted(done) and (done[-1], seen[-1].total) == (30, 30) and 10 in done
    assert [now.version for now in seen] == sorted({now.version for now in seen})
    states = list(dict.fromkeys(now.state for now in seen))
    assert states in ([State.RUNNING, State.DONE], [State.WAITING, State.RUNNING, State.DONE])


def test_a_full_queue_says_when_to_come_back():
    shop = Workshop(capacity=3)
    shop.block()
    shop.queue.submit(["a", "b"])
    with pytest.raises(Full, match="try again in") as caught:
        shop.queue.submit(["c", "d"])
    assert caught.value.retry_after >= 1
    shop.queue.submit(["c"])
    with pytest.raises(UserError, match="from 1 to 3 motions, found 4"):
        shop.queue.submit(list("abcd"))
    with pytest.raises(UserError, match="found 0"):
        shop.queue.submit([])
    shop.finish()


def test_cancelling_what_waits_what_runs_and_what_is_done():
    shop = Workshop()
    running, waiting = shop.block(), shop.queue.submit(["w"]).id
    assert shop.queue.cancel(waiting).state is State.CANCELLED
    assert shop.queue.cancel(running).state is State.CANCELLED and shop.queue.cancel(running).state is State.CANCELLED
    (after,) = shop.finish(shop.queue.submit(["after"]).id)  # the worker is free without `first` being made
    assert after.results == ("made after",) and all("w" not in items for items, _ in shop.batches)
    shop.queue.cancel(after.id)
    with pytest.raises(Expired):
        shop.queue.get(after.id)
    shop.finish(shop.queue.submit(["last"]).id)
    assert shop.forgotten == ["made after"]


def test_a_cancelled_job_does_not_stop_its_batch():
    shop = Workshop()
    shop.block()
    a, b = shop.queue.submit(["a"]).id, shop.queue.submit(["b"]).id
    shop.go.set()
    while len(shop.batches) < 2:
        time.sleep(0.001)
    shop.queue.cancel(a)
    assert shop.finish(b)[0].results == ("made b",)


def test_a_job_fails_for_itself(caplog):
    shop = Workshop()
    shop.block()
    jobs = [shop.queue.submit([name]).id for name in ("good", "bad", "ugly")]
    good, bad, ugly = shop.finish(*jobs)
    assert good.results == ("made good",)
    assert (bad.state, bad.error) == (State.FAILED, "this one is bad")
    assert ugly.state is State.FAILED and "secret" not in ugly.error and "secret" in caplog.text


def test_results_go_with_time_and_with_number():
    shop = Workshop(keep=2)
    ids = [shop.finish(shop.queue.submit([f"{i}"]).id)[0].id for i in range(3)]
    with pytest.raises(Expired, match="no longer kept"):
        shop.queue.get(ids[0])
    assert shop.queue.get(ids[2]).results == ("made 2",)
    with pytest.raises(Unknown):
        shop.queue.get("never")
    shop = Workshop(keep_seconds=0.05)
    (job,) = shop.finish(shop.queue.submit(["x"]).id)
    time.sleep(0.06)
    with pytest.raises(Expired):
        shop.queue.get(job.id)
    while not shop.forgotten:  # nobody asks, and it is freed nevertheless
        time.sleep(0.01)
    assert shop.forgotten == ["made x"] and shop.queue.jobs() == []


def test_closing_finishes_what_runs_and_hands_back_what_waits():
    shop = Workshop()
    running, waiting = shop.block(), shop.queue.submit(["w"]).id
    shop.queue.close()
    assert shop.queue.get(waiting).state is State.RETURNED and "again" in shop.queue.get(waiting).error
    with pytest.raises(Closed, match="shutting down"):
        shop.queue.submit(["late"])
    assert not shop.queue.join(0.02) and shop.queue.get(running).state is State.RUNNING
    shop.go.set()
    assert shop.queue.join(5) and shop.queue.get(running).results == ("made first",)
    assert shop.queue.abandon(5)


def test_abandoning_hands_back_what_runs():
    shop = Workshop()
    running = shop.block()
    shop.queue.close()
    assert shop.queue.abandon(5) and shop.queue.get(running).state is State.RETURNED


@pytest.mark.parametrize(
    ("problem", "says"), [(UserError("no such model"), "no such model"), (OSError("x"), "log says")]
)
def test_a_model_that_does_not_load(problem, says):
    def load():
        raise problem

    queue = JobQueue(load)
    with pytest.raises(Closed, match="loading"):
        queue.submit(["a"])
    queue.start()
    with pytest.raises(UserError, match=says):
        queue.wait_until_ready(5)
    assert not queue.ready


def test_the_observer_is_told_everything():
    told: list = []

    class Watch(Observer):
        def submitted(self, job):
            told.append("submitted")

        def refused(self, reason):
            told.append(reason)

        def batch(self, items, seconds):
            told.append(items)

        def finished(self, job):
            told.append(job.state)

    shop = Workshop(observer=Watch(), capacity=1)
    shop.block()
    job = shop.queue.submit(["a"]).id
    with pytest.raises(Full):
        shop.queue.submit(["b"])
    shop.finish(job)
    assert told == ["submitted", "submitted", "full", 1, State.DONE, 1, State.DONE]


def test_many_threads_get_their_own_results():
    shop = Workshop(capacity=1000)
    shop.go.set()
    wrong: list = []

    def customer(name: str) -> None:
        for i in range(20):
            (job,) = shop.finish(shop.queue.submit([f"{name}{i}"]).id)
            if job.results != (f"made {name}{i}",):
                wrong.append(job)

    threads = [threading.Thread(target=customer, args=(name,)) for name in "abcdef"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert not wrong and sum(len(items) for items, _ in shop.batches) == 120
