"""The examples of docs/service.md, run as they stand but for the address."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import intermoe

PAGE = Path(__file__).parents[2] / "docs" / "service.md"
ADDRESS = "http://127.0.0.1:8000"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)


@pytest.mark.skipif(
    not (shutil.which("curl") and shutil.which("jq") and shutil.which("bash")), reason="needs curl and jq"
)
def test_curl_examples_run(server, tmp_path):
    examples = [block for block in blocks("bash") if ADDRESS in block and "curl" in block and "SERVER" not in block]
    assert len(examples) == 5
    said = []
    for example in examples:
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", example.replace(ADDRESS, server.url)], cwd=tmp_path, capture_output=True, text=True,
            timeout=60,
        )  # fmt: skip
        assert done.returncode == 0 and not done.stderr, done
        said.append(done.stdout)
    assert '"kinds":' in said[0] and said[1].count('"state":"done"') == 2  # the last event, and the job
    assert '"stature":1.92' not in said[2] and '"state":"waiting"' in said[2] and said[4].strip() in PAGE.read_text()
    assert (tmp_path / "shake.glb").read_bytes()[:4] == b"glTF"
    assert zipfile.ZipFile(tmp_path / "shake.zip").namelist() == ["motion_a.bvh", "motion_b.bvh"]
    assert len(zipfile.ZipFile(tmp_path / "four.zip").namelist()) == 4
    third = intermoe.read(tmp_path / "third.npz")
    assert (third.text, third.meta["seed"], third.num_frames) == ("B chases A.", 3, 120)


def test_the_python_example_runs(server, tmp_path):
    (example,) = [block for block in blocks("python") if "intermoe.Client" in block]
    done = subprocess.run(
        [sys.executable, "-c", example.replace(ADDRESS, server.url)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0 and done.stdout.endswith("3/3\n") and (tmp_path / "bow.glb").exists(), done


def test_the_blender_example_asks_rightly(server, tmp_path):
    """Without Blender: its two calls are recorded by a module of the same name."""
    (example,) = [block for block in blocks("python") if "import bpy" in block]
    (tmp_path / "bpy.py").write_text(
        "import types, shutil\n"
        "context = types.SimpleNamespace(scene=types.SimpleNamespace(render=types.SimpleNamespace(fps=24)))\n"
        "scene = types.SimpleNamespace(gltf=lambda filepath: shutil.move(filepath, 'imported.glb'))\n"
        "ops = types.SimpleNamespace(import_scene=scene)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", example.replace(ADDRESS, server.url)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "imported.glb").read_bytes()[:4] == b"glTF"
