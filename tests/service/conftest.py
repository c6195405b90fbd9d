"""A real server on a loopback port, with a small random model."""

from __future__ import annotations

import contextlib
import dataclasses
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from intermoe.models.bundle import InterMoE, SamplingConfig
from intermoe.pipeline import InterMoEPipeline

LONG = {"text": "They dance.", "seconds": 10, "samples": 16, "steps": 100}  # far longer than any test lasts


@pytest.fixture(scope="session")
def tiny(make_tiny) -> InterMoE:
    return make_tiny(relative=True, sampling=SamplingConfig(steps=3))


@pytest.fixture(scope="session")
def pipeline(tiny) -> InterMoEPipeline:
    return InterMoEPipeline(tiny, device="cpu")


@dataclasses.dataclass
class Live:
    """A server that runs, and a way to talk to it."""

    url: str
    server: Any  # intermoe.service.server.Server
    thread: threading.Thread
    http: Any

    @property
    def service(self) -> Any:
        return self.server.service

    def submit(self, **asked: Any) -> str:
        answer = self.http.post("/v1/jobs", json={"text": "They hug.", "seconds": 1, "steps": 2, **asked})
        assert answer.status_code == 202, answer.text
        return answer.json()["id"]

    def hold(self) -> str:
        """Keep the model busy with a long job, which waits no more when this returns: the queue is as free as before."""
        job = self.submit(**LONG)
        end = time.monotonic() + 60
        while self.http.get(f"/v1/jobs/{job}").json()["state"] != "running":
            assert time.monotonic() < end
            time.sleep(0.01)
        return job

    def finished(self, job: str) -> dict[str, Any]:
        version = 0
        while not (now := self.service.queue.wait(job, after=version, timeout=30)).state.final:
            assert now.version > version
            version = now.version
        return self.http.get(f"/v1/jobs/{job}").json()


@pytest.fixture(scope="session")
def live(pipeline) -> Callable[..., contextlib.AbstractContextManager[Live]]:
    for needed in ("fastapi", "prometheus_client", "uvicorn", "httpx"):
        pytest.importorskip(needed)
    import httpx

    from intermoe.service.limits import Limits
    from intermoe.service.server import Server, listen, serve
    from intermoe.service.service import Service

    @contextlib.contextmanager
    def run(token: str | None = None, batch: int = 4, **limits: Any) -> Iterator[Live]:
        bound = listen("127.0.0.1", 0, token=token)
        service = Service.of(lambda: pipeline, Limits(**{"grace": 0.0, **limits}), batch=batch)
        server = Server(service, token=token)
        url = f"http://127.0.0.1:{bound.getsockname()[1]}"
        thread = threading.Thread(target=serve, args=(server, bound), daemon=True)
        thread.start()
        headers = {"authorization": f"Bearer {token}"} if token else {}
        try:
            with httpx.Client(base_url=url, headers=headers, timeout=60) as http:
                assert service.queue.wait_until_ready(60)
                yield Live(url, server, thread, http)
        finally:
            server.stop()
            thread.join(30)
        assert not thread.is_alive() and not service.spool.folder.exists()

    return run


@pytest.fixture(scope="module")
def server(live) -> Iterator[Live]:
    with live(queue=16) as running:
        yield running
