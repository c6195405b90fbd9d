"""The studio's server: viser on this machine alone, one page a browser, one model and one folder for all."""

from __future__ import annotations

import contextlib
import io
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from intermoe.core.errors import UserError
from intermoe.export.scene import add_light
from intermoe.pipeline import InterMoEPipeline
from intermoe.studio.interrupted import Unfinished
from intermoe.studio.origin import own_pages_only
from intermoe.studio.page import Page
from intermoe.studio.takes import Characters, Take, Takes
from intermoe.studio.worker import Worker

HOST = "127.0.0.1"
PORT = 8080  # or the next one that is free
ICONS: tuple[Any, ...] = (  # of all buttons
    "arrows-exchange", "chart-histogram", "copy", "device-floppy", "download", "eraser", "folder-open", "heart-handshake", "lock",
    "map-pin", "player-pause", "player-play", "trash", "upload", "video", "walk", "wand", "x",
)  # fmt: skip


class Studio:
    """A running studio. `load` makes the pipeline, in a thread of its own; `stop` ends everything.

    patience: seconds that loading waits while a browser draws the page, which it would slow down by a third on two cores.

    Raises UserError where no port can be opened and where the folder cannot be used.
    """

    def __init__(
        self, load: Callable[[], InterMoEPipeline], folder: str | Path, *, port: int = PORT, patience: float = 0.0
    ) -> None:
        import viser

        warnings.filterwarnings("ignore", message="Queued a .* on a closed connection")  # a browser may go at any time
        self.takes = Takes(folder)
        self.unfinished = Unfinished(self.takes.folder)
        self.characters = Characters(Path(folder) / "personas")
        self._pages: dict[int, Page] = {}
        self._lock = threading.Lock()
        self._silence = io.StringIO()
        try:
            with contextlib.redirect_stdout(self._silence), own_pages_only():  # it greets whatever `verbose` is
                self.server = viser.ViserServer(host=HOST, port=port, label="InterMoE", verbose=False)
        except OSError as problem:
            raise UserError(f"cannot open port {port} on {HOST}: {problem}; name another with --port") from problem
        self.server.gui.configure_theme(control_width="large", show_logo=False, show_share_button=False,
                                        brand_color=(64, 116, 196))  # fmt: skip
        self.server.gui.main_panel.dock_right()
        add_light(self.server.scene)
        threading.Thread(target=self._read_icons, name="icons", daemon=True).start()
        self.worker = Worker(load, patience=patience)
        self.server.on_client_connect(self._connect)
        self.server.on_client_disconnect(self._disconnect)

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://{HOST}:{self.server.get_port()}"

    def keep(self, take: Take) -> None:
        """Save a take and list it in every page."""
        self.takes.save(take)
        self._refresh()

    def delete(self, take_id: str) -> None:
        """Remove a take and its line in every page."""
        self.takes.delete(take_id)
        self._refresh()

    def stop(self) -> None:
        """Close all pages, the model's thread and the server."""
        for client in list(self._pages):
            self._close(client)
        self.worker.stop()
        with contextlib.redirect_stdout(self._silence):
            self.server.stop()

    def _read_icons(self) -> None:
        """viser unpacks 25 ms for each icon it has not seen: done while the browser starts, not while a page is made."""
        for icon in ICONS:
            self.server.gui.add_button("", icon=icon, visible=False).remove()

    def _connect(self, client: Any) -> None:
        page = Page(self, client)
        with self._lock:
            self._pages[client.client_id] = page
        page.remember()

    def _disconnect(self, client: Any) -> None:
        self._close(client.client_id)

    def _close(self, client_id: int) -> None:
        with self._lock:
            page = self._pages.pop(client_id, None)
        if page is not None:
            page.close()

    def _refresh(self) -> None:
        with self._lock:
            pages = list(self._pages.values())
        for page in pages:
            threading.Thread(target=page.refresh_takes, daemon=True).start()  # no page waits for another's lock
