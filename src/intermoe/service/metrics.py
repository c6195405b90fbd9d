"""Prometheus' view of a server: what the queue tells, what it holds, and every request."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric

from intermoe.service.jobs import Observer, Snapshot, State
from intermoe.service.queue import JobQueue

_SECONDS = (0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000)


class Metrics(Observer):
    """The counters of one server, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = own = CollectorRegistry()
        self._submitted = Counter("intermoe_jobs_submitted", "Jobs taken", registry=own)
        self._refused = Counter("intermoe_jobs_refused", "Jobs not taken", ["reason"], registry=own)
        self._finished = Counter("intermoe_jobs_finished", "Jobs at their end", ["state"], registry=own)
        self._motions = Counter("intermoe_motions_made", "Motions made", registry=own)
        self._waited = Histogram("intermoe_job_waiting_seconds", "Until a job's turn", buckets=_SECONDS, registry=own)
        self._lasted = Histogram("intermoe_job_seconds", "From taken to done", buckets=_SECONDS, registry=own)
        self._batch = Histogram(
            "intermoe_batch_motions", "Motions made together", buckets=(1, 2, 4, 8, 16, 32), registry=own
        )
        self._pace = Histogram(
            "intermoe_motion_seconds", "A batch's time over its motions", buckets=_SECONDS, registry=own
        )
        self._requests = Counter(
            "intermoe_http_requests", "Requests answered", ["method", "route", "status"], registry=own
        )
        for reason in ("full", "closed"):
            self._refused.labels(reason)  # zero is a figure, too
        for state in State:
            if state.final:
                self._finished.labels(state)

    def submitted(self, job: Snapshot) -> None:
        self._submitted.inc()

    def refused(self, reason: str) -> None:
        self._refused.labels(reason).inc()

    def batch(self, items: int, seconds: float) -> None:
        self._motions.inc(items)
        self._batch.observe(items)
        self._pace.observe(seconds / items)

    def finished(self, job: Snapshot) -> None:
        self._finished.labels(job.state).inc()
        if job.started is not None:
            self._waited.observe(max(job.started - job.created, 0.0))
        if job.state is State.DONE and job.finished is not None:
            self._lasted.observe(max(job.finished - job.created, 0.0))

    def request(self, method: str, route: str, status: int) -> None:
        """An HTTP request was answered."""
        self._requests.labels(method, route, status).inc()

    def of(self, queue: JobQueue) -> None:
        """Show what a queue holds, too."""
        self.registry.register(_Held(queue))

    def text(self) -> bytes:
        """In Prometheus' text format."""
        return generate_latest(self.registry)


class _Held:
    def __init__(self, queue: JobQueue):
        self._queue = queue

    def collect(self) -> Iterator[Metric]:
        jobs = GaugeMetricFamily("intermoe_jobs", "Jobs that are known, by state", labels=["state"])
        for state, number in self._queue.count().items():
            jobs.add_metric([state], number)
        yield jobs
        yield GaugeMetricFamily("intermoe_motions_waiting", "Motions that wait", self._queue.waiting_items)
        yield GaugeMetricFamily("intermoe_ready", "Whether jobs are taken", float(self._queue.ready))
