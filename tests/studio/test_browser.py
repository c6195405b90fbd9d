"""The studio as a person uses it: headless Chromium types, waits, scrubs, swaps, drags, downloads, uploads, reloads.

What the page looked like is kept as pictures in build/screenshots/.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from intermoe.core.types import Interaction
from intermoe.pipeline import InterMoEPipeline
from intermoe.studio.server import Studio

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.weights,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium"),
]
PICTURES = Path(__file__).parents[2] / "build" / "screenshots"
WAIT = 120_000  # milliseconds: software rendering on a busy machine


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("takes")


@pytest.fixture(scope="module")
def url(folder: Path) -> Iterator[str]:
    process, address = started(folder, 18431)
    yield address
    process.terminate()
    process.wait(timeout=20)


def started(folder: Path, port: int) -> tuple[subprocess.Popen[str], str]:
    """A studio in a process of its own, and its address."""
    command = [sys.executable, "-m", "intermoe", "studio", "--no-browser", "--folder", str(folder), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
    assert process.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
    assert found
    return process, found.group()


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

    def picture(self, name: str) -> None:
        """Keep what the page looks like."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png", timeout=WAIT)

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
    visitor.page.get_by_text("Cleaned up: feet skate").wait_for()
    visitor.picture("prompt")
    assert len(list(folder.glob("*.json"))) == 1
    visitor.button("Pause").click()
    visitor.button("Play").wait_for()
    before = stage(visitor)
    to_frame(visitor, 50 if int(visitor.field("Frame").input_value()) < 30 else 10)
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


def test_clean_up_is_switched_off_for_the_next_take(visitor: Visitor, folder: Path) -> None:
    visitor.write("Two friends hug each other.")
    visitor.page.get_by_text("Advanced", exact=True).click()
    visitor.page.get_by_label("Clean up").click()
    visitor.generate()
    visitor.page.get_by_text("Not cleaned up: feet skate").wait_for()
    visitor.picture("not_cleaned")
    newest = max(folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
    assert json.loads(newest.read_text())["request"]["clean"] is False
    visitor.page.reload()
    visitor.button("Pause").wait_for()
    visitor.page.get_by_text("Not cleaned up: feet skate").wait_for()


def test_experts_show_the_words(visitor: Visitor) -> None:
    visitor.write("One person <i>pushes</i> the other, who stumbles back.", seconds="4")
    visitor.generate()
    visitor.tab("Experts")
    visitor.button("Show for this take").click()
    cell = visitor.page.get_by_role("cell", name="pushes", exact=True)
    cell.wait_for()
    cell.scroll_into_view_if_needed()
    visitor.picture("experts")
    assert not visitor.faults


def test_any_sample_is_a_ghost(visitor: Visitor) -> None:
    visitor.write("Two people bow to each other.")
    samples = visitor.field("Samples")
    for count in ("3", "1"):
        time.sleep(0.5)  # viser's page sends one change in 50 ms
        samples.fill(count)
        samples.press("Enter")
        time.sleep(0.5)
        if count == "3":
            visitor.generate()
            visitor.picture("samples")
    visitor.write("Two people shake hands.")
    visitor.button("Generate").click()
    until(lambda: visitor.heading() == "Two people shake hands.")
    visitor.button("Pause").click()
    visitor.tab("View")
    before = stage(visitor)
    choose(visitor, "Compare with", "Two people bow")
    until(lambda: stage(visitor) != before)
    before = stage(visitor)
    choose(visitor, "Its sample", "3")
    until(lambda: stage(visitor) != before)
    visitor.picture("ghost")
    assert not visitor.faults


def test_a_scene_of_four_and_broken_files(visitor: Visitor, tmp_path: Path) -> None:
    visitor.tab("Scene")
    visitor.picture("scene_tab")
    visitor.page.get_by_text("Examples", exact=True).last.click()
    visitor.button("Four change partners").click()
    visitor.button("Pause").wait_for()
    visitor.button("Pause").click()
    visitor.button("Play").wait_for()
    time.sleep(1.0)
    to_frame(visitor, 100)
    time.sleep(2.0)
    visitor.picture("scene")
    assert visitor.heading().startswith("They shake hands. → Cleo and Dan hug.")
    (tmp_path / "bad.json").write_text('{"format": 1, "people": {"<b>A": "/etc/passwd"}, "interactions": []}')
    upload(visitor, "Load a scene file", tmp_path / "bad.json")
    assert "bad.json: the persona of <b>A is attribute=value" in visitor.notice()
    visitor.tab("Takes")
    with visitor.page.expect_download() as download:
        visitor.button("Download").click()
    download.value.save_as(tmp_path / "four.glb")
    from pygltflib import GLTF2

    assert len(GLTF2().load(str(tmp_path / "four.glb")).skins) == 4
    visitor.page.reload()
    visitor.button("Pause").wait_for()
    visitor.tab("Scene")
    assert "Ben, Dan: Ben pushes Dan." in visitor.page.locator("textarea:visible").first.input_value()
    assert not visitor.faults


def test_every_tab_is_kept_as_a_picture(visitor: Visitor) -> None:
    visitor.write("One person pushes the other, who stumbles back.", seconds="3")
    visitor.generate()
    visitor.button("Pause").click()
    visitor.button("Play").wait_for()
    time.sleep(1.0)
    to_frame(visitor, 40)
    for tab in ("People", "Direction", "Sequence", "Takes", "View"):
        visitor.tab(tab)
        if tab == "View":
            for overlay in ("Touching hands", "Slips and overlaps", "Trails"):
                visitor.page.get_by_label(overlay).click()
                time.sleep(0.5)
        time.sleep(1.0)
        visitor.picture(tab.lower())
    assert not visitor.faults


def choose(visitor: Visitor, label: str, option: str) -> None:
    """Take what begins so from a list."""
    beside = visitor.page.get_by_text(label, exact=True).locator("xpath=ancestor::*[.//input][1]")
    beside.locator("input:not([type=hidden])").click()
    visitor.page.get_by_role("option", name=re.compile(option)).first.click()


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


def test_killed_while_it_samples_the_history_is_whole_and_it_says_what_was_lost(browser: Any, tmp_path: Path) -> None:
    process, address = started(tmp_path, 18441)
    visitor = Visitor(browser, address)
    visitor.write("Two people bow to each other.")
    visitor.generate()
    (kept,) = tmp_path.glob("*.json")
    visitor.page.get_by_text("Advanced", exact=True).click()
    visitor.page.get_by_label("The model's own settings").click()
    until(lambda: visitor.field("Steps").is_enabled())
    for label, value in (("Steps", "200"), ("Samples", "4")):
        visitor.field(label).fill(value)
        visitor.field(label).press("Enter")
        time.sleep(0.5)
    visitor.write("Two people fence with <i>sticks</i>.", seconds="10")
    time.sleep(0.5)
    visitor.button("Generate").click()
    until(lambda: list(tmp_path.glob("*.asked")))
    time.sleep(2.0)  # in the middle of some fifteen seconds of sampling
    assert visitor.button("Cancel").is_visible() and len(list(tmp_path.glob("*.json"))) == 1
    process.kill()
    process.wait()
    visitor.context.close()

    process, address = started(tmp_path, 18441)
    try:
        visitor = Visitor(browser, address)
        said = visitor.page.get_by_text(re.compile(r'ended while it made "Two people fence with <i>sticks</i>\."'))
        said.wait_for()
        time.sleep(2.0)  # it slides in
        visitor.picture("interrupted")
        until(lambda: visitor.page.locator("textarea").first.input_value() == "Two people fence with <i>sticks</i>.")
        assert visitor.field("Steps").input_value() == "200" and visitor.field("Samples").input_value() == "4"
        assert not list(tmp_path.glob("*.asked")) and list(tmp_path.glob("*.json")) == [kept]
        visitor.tab("Takes")
        visitor.button("Open").click()
        visitor.button("Pause").wait_for()
        assert visitor.heading() == "Two people bow to each other."
        visitor.page.reload()
        visitor.button("Pause").wait_for()
        time.sleep(2.0)
        assert not said.is_visible()  # told once
        assert not visitor.faults
        visitor.context.close()
    finally:
        process.terminate()
        process.wait(timeout=20)


# ---- direction: the studio runs in this process, which knows where its camera stands -----------------------------------


@pytest.fixture(scope="module")
def near(tmp_path_factory: pytest.TempPathFactory, pipeline: InterMoEPipeline) -> Iterator[Studio]:
    running = Studio(lambda: pipeline, tmp_path_factory.mktemp("directed"), port=18451)
    yield running
    running.stop()


@pytest.fixture
def director(browser: Any, near: Studio) -> Iterator[Visitor]:
    made = Visitor(browser, near.url)
    made.write("Two people walk towards each other.")
    made.generate()
    made.button("Pause").click()
    made.tab("Direction")
    yield made
    assert not made.faults
    made.context.close()


def to_frame(visitor: Visitor, number: int) -> None:
    frame = visitor.field("Frame")
    frame.fill(str(number))
    frame.press("Enter")


def asked(visitor: Visitor) -> str:
    return visitor.field("Asked").input_value()


def newest(studio: Studio) -> tuple[dict[str, Any], Interaction]:
    """What the newest take's files hold."""
    entry = studio.takes.entries()[0]
    told = json.loads((studio.takes.folder / f"{entry.id}.json").read_text())
    return told, Interaction.load(studio.takes.folder / told["motions"][0])


def direct(visitor: Visitor, studio: Studio) -> tuple[dict[str, Any], Interaction]:
    """The take that comes when the button is pressed."""
    before = len(studio.takes.entries())
    visitor.button("Generate as directed").click()
    until(lambda: len(studio.takes.entries()) > before)
    visitor.button("Pause").wait_for()
    visitor.button("Pause").click()
    return newest(studio)


def pixel(visitor: Visitor, studio: Studio, place: Any) -> tuple[float, float]:
    """Where a place of the scene is in the newest page."""
    camera = studio.server.get_clients()[max(studio.server.get_clients())].camera
    eye, up = np.array(camera.position), np.array(camera.up_direction)
    ahead = np.array(camera.look_at) - eye
    ahead /= np.linalg.norm(ahead)
    right = np.cross(ahead, up) / np.linalg.norm(np.cross(ahead, up))
    way, box = np.array(place) - eye, visitor.page.locator("canvas").first.bounding_box()
    size = box["height"] / (2.0 * np.tan(camera.fov / 2.0) * (way @ ahead))
    x, y = box["x"] + box["width"] / 2.0, box["y"] + box["height"] / 2.0
    return x + way @ right * size, y - way @ np.cross(right, ahead) * size


def drag(visitor: Visitor, start: tuple[float, float], end: tuple[float, float]) -> None:
    mouse = visitor.page.mouse
    mouse.move(*start)
    mouse.down()
    for share in np.linspace(0.1, 1.0, 10):
        mouse.move(*(np.array(start) + share * np.subtract(end, start)))
        time.sleep(0.1)
    time.sleep(0.5)
    mouse.up()


def test_a_waypoint_is_dragged_and_reached_and_comes_back(director: Visitor, near: Studio, tmp_path: Path) -> None:
    to_frame(director, 45)
    director.button("Waypoint here").click()
    until(lambda: asked(director) == "waypoint of A at 1.50 s (path 1, point 1)")
    _, motion = newest(near)
    there = motion.positions[0, 45, 0] * [1.0, 0.0, 1.0]
    goal = there + [0.35, 0.0, 0.25]
    time.sleep(2.0)  # until the disc is drawn
    drag(director, pixel(director, near, there), pixel(director, near, goal))
    told, made = direct(director, near)
    ((time_s, x, z),) = told["constraints"]["paths"][0]["points"]
    assert time_s == 1.5 and np.hypot(x - goal[0], z - goal[2]) < 0.05  # a pixel is about a centimetre
    reached = made.positions[0, 45, 0]
    assert np.hypot(reached[0] - x, reached[2] - z) < 0.05
    director.page.get_by_text("path 1 (of A at 1.50 s)").wait_for()
    director.page.get_by_text(re.compile(r"^[0-4]\.\d cm$")).wait_for()

    with director.page.expect_download() as download:
        director.button("Save constraints").click()
    download.value.save_as(tmp_path / "direction.json")
    assert json.loads((tmp_path / "direction.json").read_text()) == told["constraints"]
    director.page.reload()
    director.button("Pause").wait_for()
    director.tab("Direction")
    until(lambda: asked(director) == "waypoint of A at 1.50 s (path 1, point 1)")
    director.button("Clear all").click()
    until(lambda: asked(director) == "nothing yet")
    upload(director, "Load constraints", tmp_path / "direction.json")
    until(lambda: asked(director) == "waypoint of A at 1.50 s (path 1, point 1)")


def test_a_keyframes_hand_is_dragged_and_reached(director: Visitor, near: Studio) -> None:
    to_frame(director, 30)
    director.button("Keyframe here").click()
    until(lambda: asked(director) == "keyframe of A at 1.00 s (pin 1)")
    (page,) = (page for client, page in near._pages.items() if client == max(near._pages))
    before = page._direction.constraints.pins[0].joints
    time.sleep(2.0)
    at = {name: np.array(pixel(director, near, place)) for name, place in before.items()}
    # the hand that nothing else hides from this eye
    hand = max(("left_hand", "right_hand"), key=lambda h: min(np.hypot(*(at[h] - at[n])) for n in at if n != h))
    drag(director, tuple(at[hand]), (at[hand][0], at[hand][1] - 20.0))
    told, made = direct(director, near)
    joints = told["constraints"]["pins"][0]["joints"]
    assert joints[hand][1] > before[hand][1] + 0.1
    assert all(joints[name] == list(before[name]) for name in joints if name != hand)
    assert max(miss["cm"] for miss in made.meta["constraints"]) < 5.0


def test_one_is_kept_and_the_other_made_anew(director: Visitor, near: Studio, tmp_path: Path) -> None:
    _, free = newest(near)
    director.page.get_by_text("Keep a motion", exact=True).click()
    director.button("Keep").click()
    until(lambda: asked(director) == "A is kept (the take)")
    director.tab("Prompt")
    director.button("Roll the seed").click()
    director.tab("Direction")
    told, made = direct(director, near)
    assert np.abs(made.positions[0] - free.positions[0]).max() < 0.001
    assert np.abs(made.positions[1] - free.positions[1]).max() > 0.05
    assert told["constraints"]["keep"]["person"] == "a"
    director.button("Clear all").click()
    until(lambda: asked(director) == "nothing yet")

    from intermoe.export import write

    file = write.write(free, tmp_path / "walk.bvh")[1]
    upload(director, "Import a motion", file)
    until(lambda: director.field("Of").input_value() == file.name)
    director.button("Keep").click()
    until(lambda: asked(director) == f"A is kept ({file.name})")
    _, made = direct(director, near)
    assert np.abs(made.positions[0] - free.positions[1]).max() < 0.001


def test_the_impossible_is_told_and_the_page_goes_on(director: Visitor, near: Studio, tmp_path: Path) -> None:
    held = {"format": 1, "paths": [{"person": "b", "points": [[0, 0, 0], [0.5, 10, 0]]}]}
    (tmp_path / "far.json").write_text(json.dumps(held))
    upload(director, "Load constraints", tmp_path / "far.json")
    until(lambda: asked(director).startswith("waypoint of B"))
    director.button("Generate as directed").click()
    assert "path 1 asks for 10.00 m in 0.50 s, 20.0 m/s; people move at most 8 m/s" in director.notice()
    director.button("Clear all").click()
    until(lambda: asked(director) == "nothing yet")
    (tmp_path / "not.json").write_text("<html>")
    upload(director, "Load constraints", tmp_path / "not.json")
    director.page.get_by_text("not.json is no constraints file").wait_for()
    told, _ = direct(director, near)
    assert "constraints" not in told


def test_what_one_browser_directs_is_not_seen_in_another(director: Visitor, browser: Any, near: Studio) -> None:
    director.button("Make hands meet here").click()
    until(lambda: asked(director).startswith("right hand of A meets right hand of B"))
    other = Visitor(browser, near.url)
    other.tab("Direction")
    assert asked(other) == "nothing yet"
    other.write("Two people bow.")
    other.generate()
    assert "constraints" not in newest(near)[0]
    director.tab("Direction")
    assert asked(director).startswith("right hand of A meets right hand of B")
    assert "meet" in direct(director, near)[0]["constraints"]
    assert not other.faults
    other.context.close()


def upload(visitor: Visitor, name: str, file: Path) -> None:
    with visitor.page.expect_file_chooser() as chooser:
        visitor.button(name).click()
    chooser.value.set_files(str(file))


def stage(visitor: Visitor) -> bytes:
    """The left half of the page as a picture."""
    return visitor.page.screenshot(clip={"x": 0, "y": 160, "width": 500, "height": 400}, timeout=WAIT)


def until(condition: Any) -> None:
    deadline = time.monotonic() + WAIT / 1000
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.2)
