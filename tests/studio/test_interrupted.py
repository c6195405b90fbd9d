"""What a killed studio was making is told once; what is being made, or was ended in any other way, is not."""

import json
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from intermoe.direction import Constraints, Pin
from intermoe.pipeline import Prompt
from intermoe.studio.interrupted import Unfinished
from intermoe.studio.takes import Request
from intermoe.studio.worker import Job

ASKED = Request((Prompt("Two people <b>hug</b>.", seconds=4.0, seed=7),), samples=2, clean=False)
BEGIN = (
    "import json, sys, time\nfrom pathlib import Path\n"
    "from intermoe.studio.interrupted import Unfinished\nfrom intermoe.studio.takes import Request\n"
    "noted = Unfinished(Path(sys.argv[1])).begin(Request.from_json(json.loads(sys.argv[2])))\n"
    "print('begun', flush=True)\ntime.sleep(60)\n"
)


def begun(folder: Path) -> subprocess.Popen[str]:
    """Another process that is making what was asked for."""
    command = [sys.executable, "-c", BEGIN, str(folder), json.dumps(ASKED.to_json())]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stdout.readline() == "begun\n"
    return process


def test_a_killed_process_is_told_of_once(tmp_path: Path) -> None:
    process = begun(tmp_path)
    assert Unfinished(tmp_path).interrupted() == []  # it is at it
    process.send_signal(signal.SIGKILL)
    process.wait()
    (found,) = Unfinished(tmp_path).interrupted()
    assert found.request == ASKED and 'it made "Two people <b>hug</b>."' in found.message()
    assert Unfinished(tmp_path).interrupted() == [] and not list(tmp_path.iterdir())


def test_what_came_to_an_end_is_not_told_of(tmp_path: Path) -> None:
    unfinished, ended = Unfinished(tmp_path), []
    for work in (lambda *_: 42, lambda *_: 1 / 0):
        noted = unfinished.begin(ASKED)
        assert noted is not None and unfinished.interrupted() == []
        Job(work, done=ended.append, failed=ended.append, over=noted.end).run(None)  # type: ignore[arg-type]
    assert ended[0] == 42 and isinstance(ended[1], ZeroDivisionError)
    assert unfinished.interrupted() == [] and not list(tmp_path.iterdir())


def test_direction_comes_back_and_damaged_notes_are_forgotten(tmp_path: Path) -> None:
    asked = replace(ASKED.prompts[0], constraints=Constraints(pins=(Pin(0, 1.0, {"head": (0.1, None, 0.2)}),)))
    unfinished = Unfinished(tmp_path)
    noted = unfinished.begin(replace(ASKED, prompts=(asked,)))
    assert noted is not None
    noted._lock.release()  # as the system does for a process that is gone
    for name, content in (("a", "{"), ("b", '{"format": 9}'), ("c", '{"format": 1, "request": []}')):
        (tmp_path / f"{name}.asked").write_text(content)
    (found,) = unfinished.interrupted()
    assert found.request.prompts == (asked,)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_takes_nothing_is_no_reason_not_to_make_it(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    assert Unfinished(tmp_path / "taken").begin(ASKED) is None
    assert Unfinished(tmp_path / "missing").interrupted() == []


@pytest.mark.parametrize("clean", [True, False])
def test_requests_are_noted_as_they_are(tmp_path: Path, clean: bool) -> None:
    noted = Unfinished(tmp_path).begin(replace(ASKED, clean=clean))
    assert noted is not None
    (path,) = tmp_path.glob("*.asked")
    assert Request.from_json(json.loads(path.read_text())["request"]) == replace(ASKED, clean=clean)
    noted.end()
