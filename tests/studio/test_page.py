"""One browser's page, on a viser server without a browser."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from intermoe.pipeline import Prompt
from intermoe.studio import server as studio_server
from intermoe.studio.interrupted import Unfinished
from intermoe.studio.page import Page
from intermoe.studio.takes import Characters, Request, Take, Takes

pytest.importorskip("viser")


def opened(server: Any, folder: Path) -> tuple[Page, list[Any]]:
    """A page on a scene without a browser, and the jobs that it asks for."""
    jobs: list[Any] = []
    client = SimpleNamespace(
        gui=server.gui, scene=server.scene, atomic=server.atomic, camera=SimpleNamespace(aspect=1.5),
        local_storage=SimpleNamespace(set_item=lambda key, value: None),
    )  # fmt: skip
    studio: Any = SimpleNamespace(
        takes=Takes(folder),
        characters=Characters(folder / "personas"),
        worker=SimpleNamespace(pipeline=None, submit=jobs.append),
        unfinished=Unfinished(folder),
    )
    return Page(studio, client), jobs


def test_a_button_pressed_while_the_page_is_being_made_waits_for_it(server: Any, tmp_path: Path, monkeypatch) -> None:
    build, pressed, said = Page._build_prompt, [], []

    def hasty(page: Page) -> None:
        build(page)
        press = threading.Thread(target=page._guard(lambda _: page._ask_directed()), args=(None,))
        press.start()
        pressed.append(press)
        press.join(0.3)  # long enough to fail in: the other tabs are not there yet

    monkeypatch.setattr(Page, "_build_prompt", hasty)
    monkeypatch.setattr(Page, "_say", lambda _, message: said.append(message))
    page, jobs = opened(server, tmp_path)
    pressed[0].join(10.0)
    assert not pressed[0].is_alive()
    assert len(jobs) == 1 and not said
    page.close()


def test_every_icon_is_read_before_a_page_needs_it() -> None:
    sources = [path.read_text() for path in Path(studio_server.__file__).parent.glob("*.py")]
    used = {name for source in sources for name in re.findall(r'icon="([a-z-]+)"', source)}
    assert used | {"player-pause"} == set(studio_server.ICONS)


def test_any_sample_of_any_take_is_a_ghost(server: Any, tmp_path: Path, standing, monkeypatch) -> None:
    takes, said = Takes(tmp_path), []
    shown = Take.new(Request((Prompt("They stand."),)), [standing()])
    other = Take.new(Request((Prompt("They wait."),), samples=3), [standing(apart=0.8 + 0.2 * n) for n in range(3)])
    for take in (shown, other):
        takes.save(take)
    monkeypatch.setattr(Page, "_say", lambda _, message: said.append(message))
    page, _ = opened(server, tmp_path)
    page._open(shown.id)
    label = {take_id: label for label, take_id in page._labels.items()}[other.id]
    page._compare.value = label
    page._choose_ghost()
    assert page._compared.options == ("1", "2", "3") and page._compared.visible
    page._compared.value = "3"
    page._ghost()
    suits = [puppet for puppet in page._stage._ghost if "/suit" in puppet.handle.name]
    np.testing.assert_allclose(suits[1].poses.position[0], other.motions[2].positions[1, 0, 0], atol=1e-3)
    takes.delete(other.id)
    page.refresh_takes()
    assert page._compare.value == "nobody" and not page._compared.visible and not page._stage._ghost
    assert not said
    page.close()
