"""What stands before every request: its length, the token, the host's name; counting, and headers that keep answers private."""

from __future__ import annotations

import hmac
import ipaddress
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse

from intermoe.core.errors import UserError
from intermoe.core.files import readable_file
from intermoe.service.limits import MAX_BODY, TOKEN_VARIABLE
from intermoe.service.metrics import Metrics

OPEN = ("/healthz", "/readyz")  # for whoever looks after the process: no token, any name
_HEADERS = {
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
}
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def read_token(path: Path | None) -> str | None:
    """The token of a file, or else of the environment; None where there is neither. UserError for an empty or odd one."""
    if path is None:
        token, where = os.environ.get(TOKEN_VARIABLE), f"the environment variable {TOKEN_VARIABLE}"
        if token is None:
            return None
    else:
        where = str(path)
        try:
            token = readable_file(path, "token file").read_text(encoding="ascii")
        except UnicodeDecodeError as problem:
            raise UserError(f"{path} must hold a token of plain ASCII characters") from problem
    token = token.strip()
    if len(token) < 16 or not (token.isascii() and token.isprintable() and " " not in token):
        raise UserError(f"{where} must hold a token of at least 16 characters without blanks: openssl rand -hex 32")
    return token


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Gate:
    """ASGI middleware. With a token, every request but health checks needs it; without one, the server has to be asked for by a
    loopback name, since a web page can make its own name point at this machine (DNS rebinding)."""

    def __init__(self, app: Any, *, token: str | None, metrics: Metrics):
        self._app, self._metrics = app, metrics
        self._token = None if token is None else token.encode("ascii")

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)

        async def counted(message: Any) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                method = scope["method"] if scope["method"] in _METHODS else "other"
                self._metrics.request(method, getattr(scope.get("route"), "path", "other"), message["status"])
            await send(message)

        refusal = None if scope["path"] in OPEN else self._refusal(Headers(scope=scope))
        await (refusal or self._app)(scope, receive, counted)

    def _refusal(self, headers: Headers) -> JSONResponse | None:
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > MAX_BODY:  # a body without a length is cut off by FastAPI
            return JSONResponse({"detail": f"a request has at most {MAX_BODY} bytes, found {length:.20}"}, 413)
        if self._token is None:
            if is_loopback(_name(headers.get("host", ""))):
                return None
            problem = "without a token this server answers to the names localhost and 127.0.0.1 only: set a token"
            return JSONResponse({"detail": problem}, 421)
        scheme, _, given = headers.get("authorization", "").partition(" ")
        same = hmac.compare_digest(given.strip().encode("latin-1"), self._token)
        if scheme.lower() == "bearer" and same:
            return None
        return JSONResponse({"detail": "this server needs a token: Authorization: Bearer TOKEN"}, 401,
                            headers={"www-authenticate": "Bearer"})  # fmt: skip


def _name(host: str) -> str:
    """Of a Host header, without its port."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
