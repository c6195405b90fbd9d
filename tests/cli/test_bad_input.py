"""Bad input on the command line: one sentence, exit status 2, no traceback, nothing half-written."""

from __future__ import annotations

import numpy as np
import pytest

from intermoe.cli import main
from intermoe.core.types import Interaction

PROMPT = "Two people shake hands."


def run(capsys, *args) -> str:
    """Run a command that must fail; return its one line of error."""
    assert main([str(a) for a in args]) == 2
    captured = capsys.readouterr()
    lines = captured.err.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("intermoe: "), captured.err
    assert "Traceback" not in captured.err
    return lines[0]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["", "-o", "OUT/a.npz"], "empty"),
        (["   ", "-o", "OUT/a.npz"], "empty"),
        (["x" * 5000, "-o", "OUT/a.npz"], "5000 characters"),
        ([PROMPT, "-o", "OUT/a.npz", "--seconds", "0"], "from 1 to 10"),
        ([PROMPT, "-o", "OUT/a.npz", "--seconds", "10000"], "from 1 to 10"),
        ([PROMPT, "-o", "OUT/a.npz", "--seconds", "nan"], "from 1 to 10"),
        ([PROMPT, "-o", "OUT/a.npz", "--seed", "-1"], "seed"),
        ([PROMPT, "-o", "OUT/a.npz", "--samples", "0"], "samples"),
        ([PROMPT, "-o", "OUT/a.npz", "--model", "OUT/none"], "none"),
        ([PROMPT, "-o", "OUT/a.xyz"], ".xyz"),
        ([PROMPT, "-o", "OUT/noextension"], "extension"),
        (["-o", "OUT/a.npz"], "no sentence"),
        (["-o", "OUT/a.npz", "--prompts", "OUT/missing.txt"], "missing.txt"),
        ([PROMPT, "-o", "OUT/a.npz", "--prompts", "OUT/missing.txt"], "not both"),
    ],
)
def test_generate(tmp_path, capsys, args, says):
    line = run(capsys, "generate", *(a.replace("OUT", str(tmp_path)) for a in args))
    assert says in line
    assert list(tmp_path.iterdir()) == []


def test_unwritable_output(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert "cannot write" in run(capsys, "generate", PROMPT, "-o", tmp_path / "file" / "a.npz")


@pytest.mark.weights
def test_unknown_scheduler(tmp_path, capsys):
    line = run(capsys, "generate", PROMPT, "-o", tmp_path / "a.npz", "--scheduler", "dimm")
    assert "ddim" in line and list(tmp_path.iterdir()) == []


def test_unknown_command_names_the_nearest(capsys):
    assert "did you mean 'generate'" in run(capsys, "generat", PROMPT)


def test_convert_names_the_broken_file(tmp_path, capsys):
    (tmp_path / "a.npz").write_bytes(b"PK\x03\x04 cut")
    assert "a.npz" in run(capsys, "convert", tmp_path / "a.npz", tmp_path / "b.bvh")
    assert "none.npz" in run(capsys, "convert", tmp_path / "none.npz", tmp_path / "b.bvh")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.npz"]


def test_convert_to_an_unknown_format(tmp_path, capsys):
    Interaction(np.zeros((2, 5, 22, 3), np.float32)).save(tmp_path / "a.npz")
    line = run(capsys, "convert", tmp_path / "a.npz", tmp_path / "b.doc")
    assert ".doc" in line and ".bvh" in line


def test_help_and_version(capsys):
    assert main([]) == 0 and "generate" in capsys.readouterr().out
    assert main(["train"]) == 0 and "train vae" in capsys.readouterr().out
    assert main(["--version"]) == 0
