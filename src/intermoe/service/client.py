"""A client of `intermoe serve`: submit, follow, download. It needs httpx alone (extra `serve`); torch is not loaded.

with Client("http://127.0.0.1:8000") as client:
    job = client.submit("Two people shake hands.", seconds=5, seed=7)
    client.wait(job, progress=print)
    client.download(job, "shake.glb")
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write
from intermoe.service.limits import TOKEN_VARIABLE

try:
    import httpx
except ModuleNotFoundError as problem:
    raise UserError("the client needs httpx: in the checkout, pip install -c constraints.txt '.[serve]'") from problem

FINAL = ("done", "failed", "cancelled", "returned")
_BUSY = (429, 503)


class Client:
    """A connection to one server.

    Args:
        url: of the server. token: where it needs one; the environment's INTERMOE_SERVE_TOKEN where not given.
        patience: seconds in which a full or stopping server is asked again, and a lost event stream opened again.

    Every method raises UserError with the server's own sentence for what it refuses, and where it cannot be reached.
    """

    def __init__(self, url: str = "http://127.0.0.1:8000", *, token: str | None = None, patience: float = 60.0):
        token = os.environ.get(TOKEN_VARIABLE) if token is None else token
        headers = {"authorization": f"Bearer {token}"} if token else {}
        self.patience = patience
        try:  # events pause for 15 s between pings
            self._http = httpx.Client(base_url=url, headers=headers, timeout=httpx.Timeout(60.0, connect=10.0))
        except (httpx.InvalidURL, ValueError) as problem:
            raise UserError(f"{url!r} is no address of a server: {problem}") from problem

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def model(self) -> dict[str, Any]:
        """What the server's model can do."""
        return self._json("GET", "/v1/model")

    def submit(self, text: str | None = None, **asked: Any) -> str:
        """Queue a job; returns its id. `asked`: text_a, text_b, person_a, person_b, seconds, seed, prompts, samples, steps,
        scheduler, guidance, identity_guidance, format. Waits for room in a full queue as long as `patience` says.
        """
        body = {"text": text, **asked}
        try:
            content = json.dumps({name: value for name, value in body.items() if value is not None}, allow_nan=False)
        except (TypeError, ValueError) as problem:
            raise UserError(f"a job is asked for in JSON values: {problem}") from problem
        return self._json("POST", "/v1/jobs", content=content, headers={"content-type": "application/json"})["id"]

    def job(self, job: str) -> dict[str, Any]:
        """A job as it stands."""
        return self._json("GET", f"/v1/jobs/{_id(job)}")

    def cancel(self, job: str) -> dict[str, Any]:
        """Stop a job, or throw its result away."""
        return self._json("DELETE", f"/v1/jobs/{_id(job)}")

    def events(self, job: str) -> Iterator[dict[str, Any]]:
        """The job after each change, until it is at its end; a lost connection is opened again."""
        seen, end, now = "", time.monotonic() + self.patience, {"state": "waiting"}
        while True:
            lost: Exception | None = None
            try:
                with self._http.stream("GET", f"/v1/jobs/{_id(job)}/events", headers={"last-event-id": seen}) as answer:
                    if answer.status_code != 200:
                        answer.read()
                        raise _refused(answer)
                    for event in _read_events(answer.iter_lines()):
                        seen, end, now = event["id"], time.monotonic() + self.patience, json.loads(event["data"])
                        yield now
                        if now["state"] in FINAL:
                            return
            except httpx.TransportError as problem:
                lost = problem
            if time.monotonic() > end:
                raise self._unreachable(lost or Exception("its events broke off"))
            time.sleep(0.2)

    def wait(self, job: str, *, progress: Callable[[int, int], None] | None = None) -> dict[str, Any]:
        """The finished job. `progress` is called with (steps done, steps in all). UserError where the job has no result."""
        now: dict[str, Any] = {}
        for now in self.events(job):
            if progress is not None:
                progress(now["steps"]["done"], now["steps"]["total"])
        if now.get("state") != "done":
            raise UserError(f"job {job} was {now.get('state')}: {now.get('error') or 'there is no result'}")
        return now

    def download(self, job: str, path: str | Path, *, motion: int | None = None) -> Path:
        """Write a finished job's result; the format is `path`'s extension. Several files (two people's .bvh, several motions)
        come as a zip, whose name then ends in .zip. `motion`: one of several, from 0. Returns the path that was written.
        """
        path = Path(path)
        address = f"/v1/jobs/{_id(job)}/result.{path.suffix.removeprefix('.').lower() or '-'}"
        answer = self._ask("GET", address, params={} if motion is None else {"motion": motion})
        if answer.headers["content-type"] == "application/zip":
            path = path.with_suffix(path.suffix + ".zip")
        with atomic_write(path) as temporary:
            temporary.write_bytes(answer.content)
        return path

    def _json(self, method: str, path: str, **options: Any) -> dict[str, Any]:
        return self._ask(method, path, **options).json()

    def _ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        end = time.monotonic() + self.patience
        while True:
            try:
                answer = self._http.request(method, path, **options)
            except (httpx.TransportError, httpx.InvalidURL) as problem:
                raise self._unreachable(problem) from problem
            if answer.is_success:
                return answer
            pause = answer.headers.get("retry-after", "")
            wait = min(float(pause) if pause.isdigit() else 1.0, 5.0)
            if answer.status_code not in _BUSY or time.monotonic() + wait > end:
                raise _refused(answer)
            time.sleep(wait)

    def _unreachable(self, problem: Exception) -> UserError:
        reason = str(problem) or type(problem).__name__
        return UserError(f"{self._http.base_url} cannot be reached ({reason}): is `intermoe serve` running there?")


def _read_events(lines: Iterator[str]) -> Iterator[dict[str, str]]:
    """Server-sent events that have data, as their fields."""
    fields: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        if name:
            fields[name] = value.removeprefix(" ")
        elif not line:
            if "data" in fields:
                yield {"id": "", **fields}
            fields = {}


def _id(job: str) -> str:
    if not isinstance(job, str) or not job.isalnum() or not job.isascii():
        raise UserError(f"a job is named by the id that `submit` gave, found {job!r:.60}")
    return job


def _refused(answer: httpx.Response) -> UserError:
    try:
        detail = answer.json()["detail"]
    except (ValueError, KeyError, TypeError):
        detail = "is this the address of `intermoe serve`?"
    return UserError(f"the server answered {answer.status_code}: {detail}")
