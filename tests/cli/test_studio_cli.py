"""`intermoe studio` and `generate --then`: what cannot be used is a sentence and exit status 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from intermoe.cli import main
from intermoe.core.types import Interaction


def fails(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert main(list(args)) == 2
    lines = capsys.readouterr().err.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("intermoe: ")
    return lines[0]


def test_a_folder_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("")
    assert "--folder" in fails(capsys, "studio", "--no-browser", "--folder", str(tmp_path / "taken"))


@pytest.mark.parametrize("port", ["-1", "65536", "99999999"])
def test_a_port_that_cannot_be(port: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "from 0 to 65535" in fails(capsys, "studio", "--no-browser", "--folder", str(tmp_path), "--port", port)


def test_then_makes_one_motion(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "a.npz")
    assert "--then" in fails(capsys, "generate", "They hug.", "--then", "They wave.", "--samples", "2", "-o", out)
    assert "empty" in fails(capsys, "generate", "They hug.", "--then", " ", "-o", out)
    many = ["They wave."] * 12
    assert "120" in fails(capsys, "generate", "They hug.", "--then", *many, "--seconds", "10", "-o", out)
    assert not list(tmp_path.iterdir())


@pytest.mark.weights
def test_then_from_the_command_line(tmp_path: Path) -> None:
    out = tmp_path / "a.npz"
    assert (
        main(
            [
                "generate",
                "They hug.",
                "--then",
                "They wave.",
                "They bow.",
                "--seconds",
                "1",
                "--steps",
                "2",
                "-o",
                str(out),
            ]
        )
        == 0
    )
    motion = Interaction.load(out)
    assert len(motion.meta["parts"]) == 3 and motion.num_frames > 90 and motion.text == "They hug. They wave. They bow."
