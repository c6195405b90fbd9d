"""Only the studio's own page talks to the studio.

Any page that a browser shows may open a websocket to 127.0.0.1, and a foreign name may be made to point there. viser leaves
both open, so the server that it starts is given a look at each request first: the name asked for is this machine's, and a
page that asks comes from there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

LOCAL = ("127.0.0.1", "localhost", "::1")


def allowed(host: str | None, origin: str | None) -> bool:
    """Whether a request with these headers is of the studio's own page, or of a program on this machine (no origin)."""
    try:
        if host is None or urlsplit(f"//{host}").hostname not in LOCAL:
            return False
        return origin is None or urlsplit(origin).netloc == host
    except ValueError:  # no address at all
        return False


@contextmanager
def own_pages_only() -> Iterator[None]:
    """A websocket server that is started inside refuses whatever is not `allowed`."""
    import websockets.asyncio.server as server

    real = server.serve

    def serve(*args: Any, process_request: Any = None, **options: Any) -> Any:
        def look(connection: Any, request: Any) -> Any:
            if not allowed(request.headers.get("Host"), request.headers.get("Origin")):
                return connection.respond(HTTPStatus.FORBIDDEN, "The studio is for pages of this machine alone.\n")
            return None if process_request is None else process_request(connection, request)

        return real(*args, process_request=look, **options)

    server.serve = serve  # type: ignore[misc, assignment]
    try:
        yield
    finally:
        server.serve = real  # type: ignore[misc]
