"""The HTML page: whole in itself, titled, and quiet."""

import re
from pathlib import Path

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.export.html import write_html
from intermoe.export.scene import camera


@pytest.fixture(scope="module")
def page(pair: Interaction, tmp_path_factory: pytest.TempPathFactory) -> str:
    short = pair.replace(**{
        name: getattr(pair, name)[:, :6] for name in ("positions", "rotations", "translation")
    })  # fmt: skip
    return write_html(short, tmp_path_factory.mktemp("page") / "pair.html").read_text(encoding="utf-8")


def test_it_holds_the_motion_and_asks_nobody(page: str) -> None:
    assert "__VISER_EMBED_DATA__" in page and len(page) > 900_000
    outside = [
        link for link in re.findall(r"""(?:src|href)\s*=\s*["']([^"']*)""", page) if not link.startswith("data:")
    ]
    assert not outside
    assert set(re.findall(r"https?://([\w.]+)", page)) <= {"www.w3.org"}


def test_the_prompt_is_shown_and_escaped(page: str) -> None:
    assert "<title>Two people wave at each other; one says &quot;hi&quot; &lt;loudly&gt;.</title>" in page
    assert "<loudly>" not in page and "They wave back." in page


def test_nothing_is_printed(pair: Interaction, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_html(Interaction(pair.positions[:, :2], pair.fps), tmp_path / "pair.html")
    assert capsys.readouterr().out == ""


def test_the_camera_frames_everybody(pair: Interaction) -> None:
    eye, target = camera(pair.positions)
    forward = (target - eye) / np.linalg.norm(target - eye)
    right = np.cross(forward, [0, 1, 0])
    right /= np.linalg.norm(right)
    local = (pair.positions.reshape(-1, 3) - eye) @ np.stack([right, np.cross(right, forward), forward]).T
    tangent = np.tan(np.radians(16))
    assert (np.abs(local[:, 1] / local[:, 2]) < tangent).all() and (
        np.abs(local[:, 0] / local[:, 2]) < 1.5 * tangent
    ).all()
    assert local[:66, 0].mean() < local[-66:, 0].mean()  # person 0 on the left


def test_an_output_that_cannot_be_written(pair: Interaction, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="folder"):
        write_html(Interaction(pair.positions[:, :2], pair.fps), tmp_path)
