"""Bulk generation: the same bytes by any number of processes and after any stop; what fails is told."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from intermoe.bulk import Job, generate, read
from intermoe.cli import main
from intermoe.core.errors import UserError
from intermoe.pipeline import InterMoEPipeline, Prompt

pytest.importorskip("pyarrow")

OPTIONS = {"steps": 1, "clean": False}
SHORT = Prompt(seconds=1.0, seed=5)


@pytest.fixture(scope="module")
def model(make_tiny, tmp_path_factory) -> str:
    """The folder of a small random model."""
    return str(make_tiny(relative=True, fuse=True).save(tmp_path_factory.mktemp("model") / "tiny"))


@pytest.fixture(scope="module")
def prompts(tmp_path_factory) -> Path:
    """35 lines, two shards: sentences, an object, a blank line and three that cannot be used."""
    lines = ["Two people shake hands.", "One person pushes the other.", "They hug."] * 11
    lines[3] = '{"text": "They wave.", "seconds": 1.5, "seed": 77}'
    lines[5] = ""
    lines[7] = '{"text": "They wave.", "secnds": 2}'
    lines[8] = "{no JSON"
    path = tmp_path_factory.mktemp("prompts") / "prompts.txt"
    path.write_bytes("\n".join([*lines, "They dance."]).encode() + b"\nbad \xff byte\n")
    return path


@pytest.fixture(scope="module")
def whole(model: str, prompts: Path, tmp_path_factory) -> Path:
    """The folder that one process makes of them."""
    out = tmp_path_factory.mktemp("bulk") / "whole"
    counts: list[tuple[int, int]] = []
    manifest = generate(_job(model, prompts, out), workers=1, report=lambda *c: counts.append(c))
    assert counts[0] == (0, 34) and counts[-1] == (34, 34)
    assert manifest == json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    return out


def _job(model: str, prompts: Path, out: Path, **changes) -> Job:
    return Job(prompts, out, **{"given": SHORT, "model": model, "options": OPTIONS, "device": "cpu", **changes})


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_manifest_tells_files_and_failures(whole: Path) -> None:
    manifest = json.loads((whole / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["complete"] and manifest["shards"] == 2 and manifest["clips"] == 31
    assert [failure["line"] for failure in manifest["failed"]] == [7, 8, 34]
    assert "secnds" in manifest["failed"][0]["error"] and "JSON" in manifest["failed"][1]["error"]
    for file in manifest["files"]:
        data = (whole / file["file"]).read_bytes()
        assert file["bytes"] == len(data) and file["sha256"] == hashlib.sha256(data).hexdigest()


def test_a_clip_is_that_of_its_prompt_and_line(whole: Path, model: str) -> None:
    clips = list(read(whole))
    assert [clip.meta["line"] for clip in clips] == [n for n in range(34) if n not in (5, 7, 8)]
    pipeline = InterMoEPipeline.from_pretrained(model, device="cpu")
    for number, seed, seconds in ((0, 5, 1.0), (3, 77, 1.5), (-1, 5 + 33, 1.0)):
        clip = clips[number]
        alone = pipeline(clip.text, seed=seed, seconds=seconds, **OPTIONS)
        assert clip.meta["seed"] == seed and clip.positions.shape == alone.positions.shape and clip.fps == 30
        assert np.abs(clip.positions - alone.positions).max() < 1e-3
        for name in ("rotations", "translation", "offsets", "foot_contacts", "hand_shapes"):
            stored, made = getattr(clip, name), getattr(alone, name)
            assert (stored is None) == (made is None)
            assert made is None or (stored.shape == made.shape and stored.dtype == made.dtype)


def test_samples_have_seeds_of_their_own(model: str, tmp_path: Path) -> None:
    (tmp_path / "prompts.txt").write_text("They hug.\nThey wave.\n")
    generate(_job(model, tmp_path / "prompts.txt", tmp_path / "out", samples=2), workers=1)
    clips = list(read(tmp_path / "out"))
    assert [(c.meta["line"], c.meta["sample"], c.meta["seed"]) for c in clips] == [
        (0, 0, 5), (0, 1, 6), (1, 0, 7), (1, 1, 8)
    ]  # fmt: skip


def test_a_run_goes_on_with_what_is_missing(whole: Path, model: str, prompts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    before = _bytes(whole)
    for name in ("00000.parquet", "00000.json", "manifest.json"):  # the second shard was never finished
        (out / name).write_bytes(before[name])
    told = json.loads(before["manifest.json"])
    (out / "manifest.json").write_text(json.dumps({**told, "complete": False}))
    (out / ".00001-abc.parquet").write_bytes(b"half")
    touched = (out / "00000.parquet").stat().st_mtime_ns
    counts: list[tuple[int, int]] = []
    generate(_job(model, prompts, out), workers=1, report=lambda *c: counts.append(c))
    assert counts[0] == (31, 34)
    assert _bytes(out) == before and (out / "00000.parquet").stat().st_mtime_ns == touched


def test_other_settings_and_other_folders_are_refused(whole: Path, model: str, prompts: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="seed was 5 and is 6"):
        generate(_job(model, prompts, whole, given=dataclasses.replace(SHORT, seed=6)), workers=1)
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UserError, match="other files"):
        generate(_job(model, prompts, tmp_path), workers=1)
    (tmp_path / "empty.txt").write_text("\n \n")
    with pytest.raises(UserError, match="no sentence"):
        generate(_job(model, tmp_path / "empty.txt", tmp_path / "out"), workers=1)
    with pytest.raises(UserError, match="at least 1"):
        generate(_job(model, prompts, tmp_path / "out"), workers=0)
    with pytest.raises(UserError, match="no shard"):
        list(read(tmp_path))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"options": {"steps": 0}}, "steps must be a whole number from 1"),
        ({"options": {"scheduler": "dimm"}}, "did you mean 'ddim'"),
        ({"model": "nothing here"}, "not a model folder"),
        ({"model": "default-vae"}, "has no denoiser"),
        ({"device": "abacus"}, "unknown device"),
        ({"given": Prompt(seconds=1.0, seed=2**64)}, "2^64 - 1 for a folder of shards"),
        ({"given": Prompt(seconds=100.0)}, "seconds must be a number from 1 to 10"),
    ],
)
def test_what_no_line_could_be_made_with_leaves_no_folder(
    model: str, prompts: Path, tmp_path: Path, changes, says
) -> None:
    with pytest.raises(UserError, match=re.escape(says)):
        generate(dataclasses.replace(_job(model, prompts, tmp_path / "out"), **changes), workers=1)
    assert list(tmp_path.iterdir()) == []


def test_a_seed_beyond_the_column_is_told_of_its_line(model: str, tmp_path: Path) -> None:
    told = [{"text": "They hug.", "seed": seed} for seed in (2**64 - 1, 2**64)]
    (tmp_path / "prompts.txt").write_text("\n".join(map(json.dumps, told)))
    manifest = generate(_job(model, tmp_path / "prompts.txt", tmp_path / "out"), workers=1)
    assert manifest["clips"] == 1 and [clip.meta["seed"] for clip in read(tmp_path / "out")] == [2**64 - 1]
    assert [failure["line"] for failure in manifest["failed"]] == [1] and "2^64" in manifest["failed"][0]["error"]


def test_lines_that_are_no_english_are_made_and_told(model: str, tmp_path: Path, capsys) -> None:
    file, out = tmp_path / "prompts.txt", tmp_path / "out"
    file.write_text("Two people hug.\n\nDeux personnes se serrent la main.\n", "utf-8")
    common = ["--seconds", "1", "--steps", "1", "--model", model, "--workers", "1", "--device", "cpu"]
    assert main(["generate", "--prompts", str(file), "--out", str(out), *common]) == 0
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["clips"] == 2 and [told["line"] for told in manifest["unread"]] == [2]
    said = [line for line in capsys.readouterr().err.splitlines() if "misread" in line]
    assert len(said) == 1 and "line 3" in said[0] and "write English" in said[0] and "manifest.json" in said[0]


@pytest.mark.slow
def test_two_processes_make_the_same_bytes(whole: Path, model: str, prompts: Path, tmp_path: Path) -> None:
    generate(_job(model, prompts, tmp_path / "out"), workers=2)
    assert _bytes(tmp_path / "out") == _bytes(whole)


def _started(model: str, prompts: Path, out: Path) -> subprocess.Popen:
    command = ["generate", "--prompts", prompts, "--out", out, "--model", model, "--seconds", "1", "--seed", "5", "--steps", "1",
               "--no-clean", "--device", "cpu", "--workers", "2"]  # fmt: skip
    return subprocess.Popen(
        [sys.executable, "-m", "intermoe", *map(str, command)], stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        # whoever runs the tests in the background ignores Ctrl-C, and so would this process
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_stopped_in_the_middle_and_gone_on_with(model: str, tmp_path: Path, number: int) -> None:
    prompts = tmp_path / "prompts.txt"
    prompts.write_text("Two people shake hands.\nThey hug.\n" * 160)  # ten shards
    out, reference = tmp_path / "out", tmp_path / "reference"
    process = _started(model, prompts, out)
    until = time.monotonic() + 240
    while not list(out.glob("0*.json")) and time.monotonic() < until and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(number)
    message = process.communicate(timeout=60)[1]
    finished = len(list(out.glob("0*.json")))
    assert 0 < finished < 10, message
    if number == signal.SIGINT:
        assert process.returncode == 130 and "the same command goes on" in message and "Traceback" not in message
    job = _job(model, prompts, out)
    generate(job, workers=1)
    generate(dataclasses.replace(job, out=reference), workers=1)
    assert _bytes(out) == _bytes(reference)


@pytest.mark.slow
def test_ray_makes_the_same_bytes(whole: Path, model: str, prompts: Path, tmp_path: Path) -> None:
    pytest.importorskip("ray.data")
    generate(_job(model, prompts, tmp_path / "out"), workers=2, engine="ray")
    assert _bytes(tmp_path / "out") == _bytes(whole)
