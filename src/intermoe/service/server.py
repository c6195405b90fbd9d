"""Serving until somebody says stop: then what runs is finished, what waits is handed back, and the process ends well."""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Callable
from types import FrameType

import uvicorn

from intermoe.core.errors import UserError
from intermoe.service.app import create_app
from intermoe.service.gate import is_loopback
from intermoe.service.jobs import State
from intermoe.service.limits import TOKEN_VARIABLE
from intermoe.service.service import Service

logger = logging.getLogger(__name__)
CONNECTIONS = 256  # at once; more are answered 503
LINGER = 5.0  # seconds in which a result that was made last can still be fetched


def listen(host: str, port: int, *, token: str | None) -> socket.socket:
    """A bound socket. UserError where it cannot be had, and for an address that others reach without a token."""
    if token is None and not is_loopback(host):
        raise UserError(
            f"{host} can be reached from other machines, which needs a token: set {TOKEN_VARIABLE} or give --token-file"
        )
    if not 0 <= port <= 65535:
        raise UserError(f"--port must be from 0 (any that is free) to 65535, found {port}")
    try:
        family, kind, number, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, number)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(128)  # whoever comes before the server runs waits a moment
    except (OSError, UnicodeError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise UserError(f"cannot listen on {host} port {port}: {reason}; choose another --host or --port") from problem
    return bound


class Server(uvicorn.Server):
    """uvicorn, whose first SIGTERM or SIGINT drains the queue and whose second stops at once."""

    def __init__(self, service: Service, *, token: str | None = None):
        config = uvicorn.Config(
            create_app(service, token=token), log_config=None, access_log=False, server_header=False,
            limit_concurrency=CONNECTIONS, timeout_graceful_shutdown=5, lifespan="off", ws="none",
        )  # fmt: skip
        super().__init__(config)
        self.service = service
        self.clean = True  # whether the worker thread has ended
        self._draining: threading.Thread | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Not kept in `_captured_signals`, which uvicorn raises again at its end: stopping as asked is no failure."""
        if self._draining is not None:
            self.should_exit = self.force_exit = True
            return
        self._draining = threading.Thread(target=self._drain, name="intermoe-drain", daemon=True)
        self._draining.start()

    def stop(self) -> None:
        """As the first signal does; returns at once."""
        self.handle_exit(0, None)

    def _drain(self) -> None:
        queue, started = self.service.queue, time.time()
        queue.close()
        grace = self.service.limits.grace
        done = queue.join(grace)
        left = grace - (time.time() - started)
        if done and left > 0:
            self._linger(started, min(LINGER, left))
        if not done:
            logger.warning("what still ran after %g seconds was handed back", grace)
        self.clean = queue.abandon()
        self.should_exit = True

    def _linger(self, since: float, seconds: float) -> None:
        """Until what was finished since the signal has been fetched; whoever waited for it needs a moment."""
        end = time.time() + seconds
        while time.time() < end and any(
            job.state is State.DONE and (job.finished or 0.0) >= since and job.id not in self.service.fetched
            for job in self.service.queue.jobs()
        ):
            time.sleep(0.05)


def serve(server: Server, bound: socket.socket, *, ready: Callable[[], None] = lambda: None) -> None:
    """Run until a signal. Raises the UserError that loading the model raised; `ready` is called once it is loaded."""
    queue = server.service.queue

    def watch() -> None:
        try:
            if queue.wait_until_ready():
                ready()
        except UserError:
            server.should_exit = True

    queue.start()
    threading.Thread(target=watch, daemon=True).start()
    try:
        server.run(sockets=[bound])
    finally:
        queue.close()
        server.clean = queue.abandon()
        server.service.spool.close()
    if queue.problem is not None:
        raise queue.problem
