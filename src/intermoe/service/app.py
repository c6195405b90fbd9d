"""The HTTP service: FastAPI routes over a `JobQueue`. Every refusal is a status of its own and one sentence."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from functools import partial
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header, HTTPException, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException as StarletteHTTPException

from intermoe import __version__
from intermoe.core.errors import UserError
from intermoe.service.gate import Gate
from intermoe.service.jobs import Closed, Expired, Full, Snapshot, State, Unknown
from intermoe.service.limits import MAX_BODY
from intermoe.service.schema import (
    PERSON_EXAMPLE,
    Health,
    JobBody,
    JobRequest,
    ModelBody,
    Problem,
    sentence,
)
from intermoe.service.service import Service
from intermoe.service.spool import MEDIA, known_format

RETRY_CLOSED = 5  # seconds

# A page out of the spool runs its own script on an origin of its own, and reaches nothing
_PAGE = "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' data: blob:; " \
        "style-src 'unsafe-inline'; img-src data: blob:; font-src data:; connect-src data: blob:; worker-src data: blob:"  # fmt: skip

_EXAMPLES = {
    "one prompt": {"value": {"text": "Two people shake hands.", "seconds": 5, "seed": 7, "format": "glb"}},
    "a sentence and a body for each": {"value": {
        "text": "Two people greet each other.", "text_a": "A person bows.", "text_b": "A person waves.",
        "person_a": PERSON_EXAMPLE, "person_b": {"stature": 1.6}, "steps": 15, "guidance": 2.0,
    }},
    "several prompts": {"value": {
        "prompts": [{"text": "They hug."}, {"text": "B chases A.", "seconds": 4, "seed": 3}], "samples": 2, "format": "bvh",
    }},
}  # fmt: skip


def create_app(service: Service, *, token: str | None = None) -> Gate:
    """The ASGI application, behind its gate. The queue is started, and stopped, by whoever serves it."""
    app = FastAPI(
        title="InterMoE", version=__version__, docs_url=None, redoc_url=None, redirect_slashes=False, max_body_size=MAX_BODY,
        description="A sentence in, the 3D motion of two interacting people out.",
    )  # fmt: skip
    app.state.service = service  # for `_followed`, which has to refuse before a stream begins
    _refusals(app)
    _jobs(app, service)
    _server(app, service)
    app.openapi = partial(_openapi, app, token is not None)  # type: ignore[method-assign]
    return Gate(app, token=token, metrics=service.metrics)


def _problem(status: int, message: str, headers: dict[str, str] | None = None) -> JSONResponse:
    readable = " ".join(message.encode("utf-8", "backslashreplace").decode().split())  # lone surrogates are no UTF-8
    return JSONResponse({"detail": readable[:1000]}, status, headers)


def _refusals(app: FastAPI) -> None:
    """Errors to answers."""

    @app.exception_handler(UserError)
    async def user_error(request: Request, problem: Exception) -> Response:
        if isinstance(problem, Full):
            return _problem(429, str(problem), {"retry-after": str(problem.retry_after)})
        if isinstance(problem, Closed):
            return _problem(503, str(problem), {"retry-after": str(RETRY_CLOSED)})
        status = 404 if isinstance(problem, Unknown) else 410 if isinstance(problem, Expired) else 422
        return _problem(status, str(problem))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, problem: Exception) -> Response:
        assert isinstance(problem, RequestValidationError)
        return _problem(422, sentence(problem.errors()))

    @app.exception_handler(StarletteHTTPException)
    async def http(request: Request, problem: Exception) -> Response:
        assert isinstance(problem, StarletteHTTPException)
        if problem.status_code == 204:
            return Response(status_code=204)
        headers = dict(problem.headers) if problem.headers else None
        return _problem(problem.status_code, str(problem.detail), headers)

    @app.exception_handler(Exception)
    async def unforeseen(
        request: Request, problem: Exception
    ) -> Response:  # Starlette logs it and closes the connection
        return _problem(500, "the server failed on this request; its log says more")


def _says(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """For OpenAPI: the refusals of an operation."""
    reasons = {
        400: "The body cannot be read", 401: "The token is missing or wrong", 404: "There is no such job",
        409: "The job has no result, or not yet", 410: "There was such a job, its result is no longer kept",
        413: "The body is too large", 421: "Asked for by another name than localhost",
        422: "What was asked for cannot be made; the sentence says what can", 429: "The queue is full: Retry-After",
        503: "The server is loading or shutting down: Retry-After",
    }  # fmt: skip
    return {status: {"model": Problem, "description": reasons[status]} for status in (*statuses, 401, 421)}


def _followed(id: str, request: Request, last_event_id: Annotated[str | None, Header()] = None) -> tuple[Snapshot, int]:
    """The job and the version that a client has seen already; 204 stops an EventSource that has seen the end."""
    job, seen = request.app.state.service.queue.get(id), 0
    if last_event_id is not None and last_event_id.isascii() and last_event_id.isdigit() and len(last_event_id) < 16:
        seen = int(last_event_id)
    if job.state.final and seen >= job.version:
        raise HTTPException(204)
    return job, seen


def _jobs(app: FastAPI, service: Service) -> None:
    queue = service.queue

    @app.post(
        "/v1/jobs", status_code=202, responses=_says(400, 413, 422, 429, 503), summary="Submit a job", tags=["jobs"],
        openapi_extra={"requestBody": {"content": {"application/json": {"examples": _EXAMPLES}}}},
    )  # fmt: skip
    def submit(asked: JobRequest, response: Response) -> JobBody:
        body = service.body(service.submit(asked))
        response.headers["location"] = body.links.self
        return body

    @app.get("/v1/jobs/{id}", responses=_says(404, 410, 422), summary="How a job stands", tags=["jobs"])
    def job(id: str) -> JobBody:
        return service.body(queue.get(id))

    @app.delete("/v1/jobs/{id}", responses=_says(404, 410, 422), summary="Cancel a job, or throw its result away",
                tags=["jobs"])  # fmt: skip
    def cancel(id: str) -> JobBody:
        return service.body(queue.cancel(id))

    @app.get(
        "/v1/jobs/{id}/events", response_class=EventSourceResponse, summary="Follow a job", tags=["jobs"],
        responses={**_says(404, 410, 422), 204: {"description": "Last-Event-ID is that of the last event"}},
        description="Server-sent events until the job is at its end. `state`: it has a new one; `progress`: steps were made. The "
        "data is the job as JSON, the id its version; events that nobody could take in time are left out.",
    )  # fmt: skip
    async def events(job: Annotated[tuple[Snapshot, int], Depends(_followed)]) -> AsyncIterator[ServerSentEvent]:
        now, seen = job
        state: State | None = None
        changed, loop = asyncio.Event(), asyncio.get_running_loop()

        def notify() -> None:  # from the worker
            with contextlib.suppress(RuntimeError):  # the loop has ended, and with it the connection
                loop.call_soon_threadsafe(changed.set)

        with queue.watch(now.id, notify):
            while True:
                changed.clear()
                now = queue.get(now.id)
                if now.version > seen:
                    name, state, seen = "state" if now.state is not state else "progress", now.state, now.version
                    yield ServerSentEvent(data=service.body(now), event=name, id=str(seen))
                if now.state.final:
                    return
                await changed.wait()

    @app.get(
        "/v1/jobs/{id}/result.{format}", summary="The motions of a job in any format", tags=["jobs"],
        response_class=Response,
        responses={**_says(404, 409, 410, 422), 200: {
            "description": "One file as it is, several (a format of two files, or several motions) as a zip",
            "content": {kind.partition(";")[0]: {"schema": {"type": "string", "format": "binary"}} for kind in MEDIA.values()},
        }},
    )  # fmt: skip
    async def result(
        id: str,
        format: str,
        motion: Annotated[int | None, Query(ge=0, description="this one of them alone, from 0")] = None,
    ) -> Response:
        job = queue.get(id)
        known_format(format)
        if job.state is not State.DONE:
            wait = {} if job.state.final else {"retry-after": "1"}
            raise HTTPException(409, f"the job is {job.state}: {job.error or 'there is no result'}", wait)
        if motion is not None and motion >= len(job.results):
            raise UserError(f"the job has {len(job.results)} motions, from 0 to {len(job.results) - 1}, found {motion}")
        several = len(job.results) > 1
        named = [(f"motion_{i:03d}" if several else "motion", made.path) for i, made in enumerate(job.results)]
        wanted = named if motion is None else [named[motion]]
        try:
            kind, content = await run_in_threadpool(service.spool.pack, wanted, format)
        except FileNotFoundError:
            raise Expired("this job's results are no longer kept: submit it again") from None
        if queue.closed:
            service.fetched.add(job.id)
        page = kind == "html"
        headers = {
            "content-disposition": f'{"inline" if page else "attachment"}; filename="intermoe-{job.id[:8]}.{kind}"'
        }
        if page:
            headers["content-security-policy"] = _PAGE
        return Response(content, media_type=MEDIA.get(kind, "application/octet-stream"), headers=headers)


def _server(app: FastAPI, service: Service) -> None:
    @app.get("/v1/model", responses=_says(503), summary="What the model can do", tags=["server"])
    def model() -> ModelBody:
        return service.told()

    @app.get("/healthz", summary="Whether the process lives", tags=["server"])
    def healthz() -> Health:
        return Health(status="ok")

    @app.get("/readyz", responses={503: {"model": Problem, "description": "Loading, or shutting down"}},
             summary="Whether jobs are taken", tags=["server"])  # fmt: skip
    def readyz() -> Health:
        if not service.queue.ready:
            raise Closed("the server is loading its model or shutting down")
        return Health(status="ready")

    told: dict[int | str, dict[str, Any]] = {
        200: {"description": "Text", "content": {"text/plain": {"schema": {"type": "string"}}}}
    }

    @app.get(
        "/metrics",
        responses={**_says(), **told},
        summary="Prometheus metrics",
        tags=["server"],
        response_class=Response,
    )
    def metrics() -> Response:
        return Response(service.metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")


def _openapi(app: FastAPI, secured: bool) -> dict[str, Any]:
    """FastAPI's, with the token where one is needed and without the validation errors that this service words itself."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        refusal = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
        for operation in (operation for path in made["paths"].values() for operation in path.values()):
            for status, answer in operation["responses"].items():
                if status >= "400":
                    answer["content"] = refusal  # whatever the operation's own answers are made of
        for name in ("HTTPValidationError", "ValidationError"):
            made["components"]["schemas"].pop(name, None)
        if secured:
            made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
            made["security"] = [{"token": []}]
        app.openapi_schema = made
    return app.openapi_schema
