"""Where a file cannot grow any more, every writer says so in a sentence and leaves nothing, as little as half a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.data.duets.generate import generate
from intermoe.export import write
from intermoe.motion.resample import part

resource = pytest.importorskip("resource")


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """The system refuses to let any file of this process or its children grow beyond so many bytes, as a full disk does.

    Around the call alone: pytest's own output may be a file that is larger.
    """
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("ending", ["npz", "glb", "bvh", "html", "usda", "usdc", "usdz", "c3d", "csv", "mp4"])
def test_a_motion(pair: Interaction, tmp_path: Path, ending: str) -> None:
    if ending.startswith("usd"):
        pytest.importorskip("pxr")
    if ending == "c3d":
        pytest.importorskip("c3d")
    if ending == "mp4":
        pytest.importorskip("pyvista")
        pytest.importorskip("imageio_ffmpeg")
        write.check_target(tmp_path / "a.mp4")
        pair = part(pair, 0, 8)  # every frame is drawn
    with files_of_at_most(9_000), pytest.raises(UserError, match="cannot write") as said:
        write.write(pair, tmp_path / f"a.{ending}")
    assert len(str(said.value)) < 300 + len(str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_data_folder(tmp_path: Path) -> None:
    # of 100 bytes: even what still lies in a buffer cannot be written at the end
    with files_of_at_most(100), pytest.raises(UserError, match="free some space"):
        generate(tmp_path / "duets", count=4, seed=0, workers=1)
    assert list(tmp_path.iterdir()) == []
