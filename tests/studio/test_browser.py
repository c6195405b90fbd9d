"""The studio as a person uses it: headless Chromium types, waits, scrubs, swaps, downloads, reloads."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.weights,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium"),
]
WAIT = 120_000  # milliseconds: software rendering on a busy machine


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("takes")


@pytest.fixture(scope="module")
def url(folder: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "intermoe", "studio", "--no-browser", "--folder", str(folder), "--port", "18431"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
    assert process.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
    assert found
    yield found.group()
    process.terminate()
    process.wait(timeout=20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        options = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield made
        made.close()


class Visitor:
    """Somebody with a browser of their own."""

    def __init__(self, browser: Any, url: str) -> None:
        self.context = browser.new_context(viewport={"width": 900, "height": 560}, accept_downloads=True)
        self.context.set_default_timeout(WAIT)
        self.page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.goto(url)
        self.button("Generate").wait_for()

    def button(self, name: str) -> Any:
        return self.page.get_by_role("button", name=name, exact=True)

    def tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=name, exact=True).click()

    def write(self, sentence: str, *, seconds: str = "2") -> None:
        self.tab("Prompt")
        self.page.locator("textarea").first.fill(sentence)
        self.field("Seconds").fill(seconds)
        self.field("Seconds").press("Enter")

    def field(self, label: str) -> Any:
        """The last input beside a label: of a slider, the number."""
        beside = self.page.get_by_text(label, exact=True).locator("xpath=ancestor::*[.//input][1]")
        return beside.locator("input").last

    def generate(self) -> None:
        self.button("Generate").click()
        self.button("Pause").wait_for()

    def heading(self) -> str:
        return self.page.locator("b").first.inner_text()

    def notice(self) -> str:
        notice = self.page.get_by_role("alert").filter(has_text="InterMoE").last
        notice.wait_for()
        return notice.inner_text()


@pytest.fixture
def visitor(browser: Any, url: str) -> Iterator[Visitor]:
    made = Visitor(browser, url)
    yield made
    made.context.close()


def test_from_a_sentence_to_a_file_and_back_after_a_reload(visitor: Visitor, folder: Path, tmp_path: Path) -> None:
    sentence = "One person <b>hugs</b> the **other**. <img src=x onerror=\"document.title='broken'\">"
    visitor.write(sentence)
    visitor.generate()
    assert visitor.heading() == sentence and visitor.page.title() != "broken"  # shown, never interpreted
    assert len(list(folder.glob("*.json"))) == 1
    visitor.button("Pause").click()
    visitor.button("Play").wait_for()
    before = stage(visitor)
    frame = visitor.field("Frame")
    frame.fill("5")
    frame.press("Enter")
    until(lambda: stage(visitor) != before)  # the people have moved
    visitor.tab("Takes")
    with visitor.page.expect_download() as download:
        visitor.button("Download").click()
    download.value.save_as(tmp_path / "pair.glb")
    from pygltflib import GLTF2

    assert len(GLTF2().load(str(tmp_path / "pair.glb")).skins) == 2
    visitor.page.reload()
    visitor.button("Pause").wait_for()
    assert visitor.heading() == sentence
    assert not visitor.faults


def test_swapping_roles_asks_for_the_other_one(visitor: Visitor) -> None:
    visitor.tab("Prompt")
    visitor.button("Swap roles").click()
    until(lambda: visitor.field("Mentioned first").input_value() == "B (orange)")
    visitor.button("Swap roles").click()
    until(lambda: visitor.field("Mentioned first").input_value() == "A (blue)")


def test_a_mistake_is_a_sentence_and_the_page_goes_on(visitor: Visitor) -> None:
    visitor.write("  ")
    visitor.button("Generate").click()
    assert "no sentence was given" in visitor.notice()
    visitor.write("Two people bow.")
    visitor.generate()
    assert visitor.heading() == "Two people bow."


def test_two_browsers_do_not_disturb_each_other(browser: Any, url: str) -> None:
    first, second = Visitor(browser, url), Visitor(browser, url)
    first.write("Two people wave.")
    second.write("Two people dance.")
    first.button("Generate").click()
    second.button("Generate").click()  # one model: it waits its turn
    for visitor in (first, second):
        visitor.button("Pause").wait_for()
    assert (first.heading(), second.heading()) == ("Two people wave.", "Two people dance.")
    first.button("Pause").click()
    first.button("Play").wait_for()
    assert second.button("Pause").is_visible()  # the other plays on
    for visitor in (first, second):
        assert not visitor.faults
        visitor.context.close()


def test_cancelling_gives_the_page_back(visitor: Visitor, folder: Path) -> None:
    takes = len(list(folder.glob("*.json")))
    visitor.write("Two people fence.", seconds="10")
    visitor.button("Generate").click()
    visitor.button("Cancel").click()
    visitor.button("Cancel").wait_for(state="hidden")
    until(lambda: visitor.button("Generate").is_enabled())
    assert len(list(folder.glob("*.json"))) == takes


def stage(visitor: Visitor) -> bytes:
    """The left half of the page as a picture."""
    return visitor.page.screenshot(clip={"x": 0, "y": 160, "width": 500, "height": 400}, timeout=WAIT)


def until(condition: Any) -> None:
    deadline = time.monotonic() + WAIT / 1000
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.2)
