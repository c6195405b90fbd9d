"""A page of another site cannot open the studio's websocket, nor a foreign name that points to this machine."""

import contextlib
import io
from collections.abc import Iterator
from typing import Any

import pytest

from intermoe.studio.origin import allowed, own_pages_only

viser = pytest.importorskip("viser")
client = pytest.importorskip("websockets.sync.client")
InvalidStatus = pytest.importorskip("websockets.exceptions").InvalidStatus


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with contextlib.redirect_stdout(io.StringIO()), own_pages_only():
        made = viser.ViserServer(host="127.0.0.1", port=0, verbose=False)
    yield made.get_port()
    with contextlib.redirect_stdout(io.StringIO()):
        made.stop()


def connect(port: int, **options: Any) -> None:
    with client.connect(f"ws://127.0.0.1:{port}", subprotocols=[f"viser-v{viser.__version__}"], **options):
        pass


def test_only_the_own_page_opens_the_websocket(port: int) -> None:
    connect(port)  # a program without an origin
    connect(port, origin=f"http://127.0.0.1:{port}")
    for foreign in ("http://example.org", f"http://example.org:{port}", f"http://127.0.0.1:{port + 1}", "null"):
        with pytest.raises(InvalidStatus, match="403"):
            connect(port, origin=foreign)


def test_a_foreign_name_is_refused() -> None:
    assert allowed("localhost:8080", None) and allowed("localhost:8080", "http://localhost:8080")
    assert allowed("[::1]:8080", "http://[::1]:8080")
    for host, origin in (
        (None, None), ("example.org:8080", None), ("example.org", "http://example.org"), ("[", None),
        ("127.0.0.1.example.org:8080", None), ("localhost:8080", "http://127.0.0.1:8080"), ("localhost:8080", ""),
    ):  # fmt: skip
        assert not allowed(host, origin)
