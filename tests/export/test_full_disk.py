"""Where a file cannot grow any more, every writer says so in a sentence and leaves nothing, as little as half a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.data.duets.generate import generate
from intermoe.export import write
from intermoe.motion.resample import part

resource = pytest.importorskip("resource")


@pytest.fixture
def small_files() -> Iterator[None]:
    """The system refuses to let any file of this process or its children grow beyond 9 kB, as a full disk does."""
    yield from _limited(9_000)


@pytest.fixture
def tiny_files() -> Iterator[None]:
    """The same for 100 bytes: even what still lies in a buffer cannot be written at the end."""
    yield from _limited(100)


def _limited(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("ending", ["npz", "glb", "bvh", "html", "usda", "usdc", "usdz", "c3d", "csv", "mp4"])
def test_a_motion(pair: Interaction, tmp_path: Path, ending: str, request: pytest.FixtureRequest) -> None:
    if ending.startswith("usd"):
        pytest.importorskip("pxr")
    if ending == "c3d":
        pytest.importorskip("c3d")
    if ending == "mp4":
        pytest.importorskip("pyvista")
        pytest.importorskip("imageio_ffmpeg")
        write.check_target(tmp_path / "a.mp4")
        pair = part(pair, 0, 8)  # every frame is drawn
    request.getfixturevalue("small_files")
    with pytest.raises(UserError, match="cannot write") as said:
        write.write(pair, tmp_path / f"a.{ending}")
    assert len(str(said.value)) < 300 + len(str(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("tiny_files")
def test_a_data_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="free some space"):
        generate(tmp_path / "duets", count=4, seed=0, workers=1)
    assert list(tmp_path.iterdir()) == []
