"""One browser's page, on a viser server without a browser."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from intermoe.studio import server as studio_server
from intermoe.studio.page import Page
from intermoe.studio.takes import Characters, Takes

pytest.importorskip("viser")


def test_a_button_pressed_while_the_page_is_being_made_waits_for_it(server: Any, tmp_path: Path, monkeypatch) -> None:
    build, pressed, jobs, said = Page._build_prompt, [], [], []

    def hasty(page: Page) -> None:
        build(page)
        press = threading.Thread(target=page._guard(lambda _: page._ask_directed()), args=(None,))
        press.start()
        pressed.append(press)
        press.join(0.3)  # long enough to fail in: the other tabs are not there yet

    monkeypatch.setattr(Page, "_build_prompt", hasty)
    monkeypatch.setattr(Page, "_say", lambda _, message: said.append(message))
    client = SimpleNamespace(
        gui=server.gui, scene=server.scene, atomic=server.atomic, camera=SimpleNamespace(aspect=1.5)
    )
    studio: Any = SimpleNamespace(
        takes=Takes(tmp_path),
        characters=Characters(tmp_path / "personas"),
        worker=SimpleNamespace(pipeline=None, submit=jobs.append),
    )
    page = Page(studio, client)
    pressed[0].join(10.0)
    assert not pressed[0].is_alive()
    assert len(jobs) == 1 and not said
    page.close()


def test_every_icon_is_read_before_a_page_needs_it() -> None:
    sources = [path.read_text() for path in Path(studio_server.__file__).parent.glob("*.py")]
    used = {name for source in sources for name in re.findall(r'icon="([a-z-]+)"', source)}
    assert used | {"player-pause"} == set(studio_server.ICONS)
