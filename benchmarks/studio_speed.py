"""How fast the studio is: a frame of two people, the page, and a prompt to motion on stage.

    python benchmarks/studio_speed.py [--long] [--browser] [--json studio_speed.json]

Everything runs as in the studio, with a viser server on this machine; with --browser a headless Chromium (playwright) opens the page and
waits for its stage, then types a sentence and waits for the motion to play, which takes in software rendering on the same
cores. "CPU" is the time of this process, "clock" what somebody waits; lines that begin with "-" are parts of the line above. The
load tells how many processes wanted a core meanwhile. Targets: 10 ms for a frame, 5 s until the page is there, 3 s (two
cores) from the prompt to motion of 5 s on stage.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import torch

from intermoe.core.files import atomic_write
from intermoe.core.persona import Persona
from intermoe.core.types import Interaction
from intermoe.pipeline import InterMoEPipeline, Prompt
from intermoe.sequence import sequence
from intermoe.studio import experts, scene_lines, words
from intermoe.studio.stage import Actors, Stage
from intermoe.studio.takes import Request
from intermoe.studio.worker import Job, make

PUSH = Prompt("One person pushes the other, who stumbles back.", seconds=5.0)
WRITING = 4000  # milliseconds that somebody takes to write a sentence, in which the model is loaded
Row = tuple[str, float, float, float | None]  # what, seconds of the clock and of the processor, target


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--long", action="store_true", help="a sequence of two minutes, too")
    parser.add_argument("--browser", action="store_true", help="the page in headless Chromium, too")
    args = parser.parse_args()
    pipeline = InterMoEPipeline.from_pretrained("default")
    pipeline("Two people stand.", seconds=1.0, steps=1)  # as the studio does before it is ready
    job = Job(lambda *_: None, done=lambda _: None, failed=lambda _: None)

    actors: list[Actors] = []

    def asked(name: str, request: Request, target: float | None) -> list[Row]:
        motions: list[Interaction] = []
        sampled = _timed(lambda: motions.extend(make(pipeline, job, request)[0].motions))
        meshes = _timed(lambda: actors.extend(Actors(motion) for motion in motions))
        whole = (sampled[0] + meshes[0], sampled[1] + meshes[1])
        return [(name, *whole, target), ("- sampling, clean-up", *sampled, None), ("- bodies, overlays", *meshes, None)]

    rows: list[Row] = [("page is there", *_page(), 5.0), *_start()]
    if args.browser:
        rows += _browser()
    hug, wave = (Prompt(text, seconds=5.0, seed=1) for text in ("Two people hug.", "Two people wave."))
    rows += asked("prompt to motion on stage, 5 s", Request((hug,)), 3.0)
    rows += asked("four samples, 5 s", Request((wave,), samples=4), None)
    rows += asked("scene of six people, three interactions of 5 s", Request((), scene=_six()), None)
    watched: list[experts.Watched] = []
    rows.append(("experts of 5 s", *_timed(lambda: watched.append(experts.watch(pipeline, Request((PUSH,))))), None))
    rows.append(("words of 8 words", *_timed(lambda: words.weigh(pipeline, watched[0])), 1.0))
    if args.long:
        sentences = [Prompt("Two people shake hands.", seconds=10.0, seed=n) for n in range(12)]
        rows.append(("sequence of 12 sentences, 120 s", *_timed(lambda: sequence(pipeline, sentences)), None))
    rows += _frames(actors)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(
        f"{cores} of {os.cpu_count()} cores, {torch.get_num_threads()} threads, load {load:.1f}\n\n| | clock | CPU | target |\n|---|---|---|---|"
    )
    for name, clock, cpu, target in rows:
        unit, scale = ("ms", 1000.0) if "frame" in name else ("s", 1.0)
        verdict = "" if target is None else f"{scale * target:g} {unit}: {'met' if clock <= target else 'MISSED'}"
        print(f"| {name} | {scale * clock:.1f} {unit} | {scale * cpu:.1f} {unit} | {verdict} |")
    if args.json:
        told = {name: {"clock": clock, "cpu": cpu, "target": target} for name, clock, cpu, target in rows}
        with atomic_write(args.json) as temporary:
            temporary.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0


def _six() -> dict[str, Any]:
    """The studio's example."""
    example = scene_lines.EXAMPLES["Six in three pairs"]
    return scene_lines.parse(example, seconds=5.0, seed=0, character=Persona.load)


def _timed(work: Callable[[], Any]) -> tuple[float, float]:
    clock, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - cpu


def _page() -> tuple[float, float]:
    """Seconds from the command to the line that names the page."""
    code = "from intermoe.cli import main; main(['studio', '--no-browser', '--port', '18990'])"
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    _line(process)
    clock = time.perf_counter() - start
    process.kill()
    usage = os.wait4(process.pid, 0)[2]
    return clock, usage.ru_utime + usage.ru_stime


def _start() -> list[Row]:
    """What a studio does until it is ready, in a process of its own."""
    code = """
import json, tempfile, time
clock, cpu = time.perf_counter(), time.process_time()
from intermoe.pipeline import InterMoEPipeline
from intermoe.studio.server import Studio
seen = [(time.perf_counter() - clock, time.process_time() - cpu)]
with tempfile.TemporaryDirectory() as folder:
    running = Studio(lambda: InterMoEPipeline.from_pretrained("default"), folder, port=18990)
    seen.append((time.perf_counter() - clock, time.process_time() - cpu))
    running.worker.ready.wait()
    seen.append((time.perf_counter() - clock, time.process_time() - cpu))
    print(json.dumps(seen), flush=True)
    running.stop()
"""
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    seen = np.array(json.loads(_line(process)))
    process.kill()
    process.wait()
    parts = np.diff(seen, axis=0, prepend=0.0).tolist()
    names = ("- imports", "- server", "weights and a first motion, while the page opens")
    return [(name, clock, cpu, None) for name, (clock, cpu) in zip(names, parts, strict=True)]


def _line(process: subprocess.Popen[str]) -> str:
    """The first line that a process writes; the end where none comes in two minutes."""
    assert process.stdout is not None
    late = threading.Timer(120.0, process.kill)
    late.start()
    line = process.stdout.readline()
    late.cancel()
    if not line:
        raise SystemExit("the studio did not start: run `intermoe studio --no-browser` to see why")
    return line


def _browser() -> list[Row]:
    """From the command to the stage in Chromium, and from the click on Generate to the motion that plays; CPU of the studio alone."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    options = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=options)
        start = time.perf_counter()
        command = [sys.executable, "-m", "intermoe", "studio", "--no-browser", "--port", "18991", "--folder", folder]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            found = re.search(r"http://127\.0\.0\.1:\d+", _line(process))
            assert found
            there = time.perf_counter() - start, _cpu(process.pid)
            page = browser.new_page(viewport={"width": 900, "height": 560})
            page.set_default_timeout(120_000)
            page.goto(found.group())
            generate = page.get_by_role("button", name="Generate", exact=True)
            generate.wait_for()
            page.locator("canvas").first.wait_for()
            ready, cpu = time.perf_counter() - start, _cpu(process.pid)
            page.locator("textarea").first.fill("Two people shake hands.")
            page.wait_for_timeout(WRITING)
            cpu_before = _cpu(process.pid)
            clicked = time.perf_counter()
            generate.click()
            page.get_by_role("button", name="Pause", exact=True).wait_for()
            shown = time.perf_counter() - clicked
            more = _cpu(process.pid) - cpu_before
        finally:
            process.kill()
            process.wait()
            browser.close()
    return [
        ("stage is up in Chromium", ready, cpu, 5.0),
        ("- server is up", *there, None),
        ("- Chromium loads and draws the page", ready - there[0], cpu - there[1], None),
        ("prompt to motion in Chromium, 5 s", shown, more, 3.0),
    ]


def _cpu(pid: int) -> float:
    """Seconds of processor time of a process (Linux)."""
    user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _frames(actors: list[Actors]) -> list[Row]:
    """Means over a motion, each frame shown as the player shows it."""
    import viser

    rows: list[Row] = []
    with contextlib.redirect_stdout(io.StringIO()):
        server = viser.ViserServer(host="127.0.0.1", port=0, verbose=False)
    client = SimpleNamespace(scene=server.scene, atomic=server.atomic, camera=SimpleNamespace(aspect=1.5))
    stage = Stage(client)
    for name, shown, overlays, target in (
        ("frame of two people", actors[:1], False, 0.010),
        ("frame of two people with all overlays", actors[:1], True, 0.010),
        ("frame of four samples, eight people", actors[1:5], False, None),
        ("frame of six people, a scene", actors[5:], False, None),
    ):
        stage.show(shown)
        for overlay in ("contacts", "faults", "trails"):
            stage.set_overlay(overlay, overlays)
        times = np.array([_timed(partial(stage.frame, number)) for number in range(stage.num_frames)])
        rows.append((name, *times.mean(axis=0).tolist(), target))
    with contextlib.redirect_stdout(io.StringIO()):
        server.stop()
    return rows


if __name__ == "__main__":
    sys.exit(main())
