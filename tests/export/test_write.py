"""One place to write and read: by extension, whole files or none, errors for people."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.export.read import EXTENSIONS, read
from intermoe.export.write import FORMATS, NEEDS, check_target, numbered, targets, write

BACK = [".npz", ".bvh", ".glb", ".usd", ".usda", ".usdc", ".usdz", ".amass.npz", ".smplx.npz", ".c3d", ".csv"]


def skip_without(extension: str) -> None:
    if extension in NEEDS:
        pytest.importorskip(NEEDS[extension][0])


@pytest.mark.parametrize("extension", BACK)
def test_written_and_read_back(pair: Interaction, tmp_path: Path, extension: str) -> None:
    skip_without(extension)
    paths = write(pair, tmp_path / f"new/folder/pair{extension}")
    assert paths == targets(tmp_path / f"new/folder/pair{extension}") and all(path.exists() for path in paths)
    back = read(paths[0], paths[1] if len(paths) > 1 else None)
    assert np.abs(back.positions - pair.positions).max() < 1e-4 and back.fps == pair.fps
    later = read(paths[0], skip=10, fps=60)
    np.testing.assert_array_equal(later.positions, back.positions[:, 10:])
    assert later.fps == 60


@pytest.mark.parametrize("extension", [".png", ".html"])
def test_pictures_and_pages(pair: Interaction, tmp_path: Path, extension: str) -> None:
    if extension == ".html":
        pytest.importorskip("intermoe.export.html")
    paths = write(pair, tmp_path / f"pair{extension}")
    assert paths == [tmp_path / f"pair{extension}"] and paths[0].stat().st_size > 10_000


def test_rotations_that_do_not_fit_are_solved_again(pair: Interaction, tmp_path: Path) -> None:
    odd = pair.replace(rotations=np.roll(pair.rotations, 7, axis=1))  # a network's two predictions may differ
    back = read(write(odd, tmp_path / "odd.glb")[0])
    assert np.abs(back.positions - pair.positions).max() < 0.02


@pytest.mark.parametrize("name", ["clip.fbz", "clip", "clip.mp3", "clip.np"])
def test_an_unknown_extension_lists_the_known(pair: Interaction, tmp_path: Path, name: str) -> None:
    for use, known in ((lambda path: write(pair, path), FORMATS), (read, EXTENSIONS)):
        with pytest.raises(UserError, match="Known: ") as problem:
            use(tmp_path / name)
        assert set(str(problem.value).split("Known: ")[1].split(", ")) == set(known)
    assert not list(tmp_path.iterdir())


def test_a_near_miss_is_suggested() -> None:
    with pytest.raises(UserError, match=r"did you mean '\.html'"):
        check_target("clip.htm")
    with pytest.raises(UserError, match=r"extension without a name: write motion\.npz"):
        check_target(".npz")


@pytest.mark.parametrize("extension", FORMATS)
def test_places_that_cannot_be_written(pair: Interaction, tmp_path: Path, extension: str) -> None:
    (tmp_path / f"folder{extension}").mkdir()
    with pytest.raises(UserError, match="it is a folder"):
        write(pair, tmp_path / f"folder{extension}")
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserError, match="cannot write"):
        write(pair, tmp_path / "file" / f"clip{extension}")


@pytest.mark.parametrize("extension", [*BACK, ".png"])
def test_a_full_disk_leaves_the_old_files(pair, tmp_path, monkeypatch, extension) -> None:
    skip_without(extension)
    path = tmp_path / f"pair{extension}"
    before = {old: old.read_bytes() for old in write(pair, path)}
    calls = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == len(before):  # of two files the second does not fit
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="No space left"):
        write(pair.swapped(), path)
    assert {old: old.read_bytes() for old in tmp_path.iterdir()} == before


def test_bad_requests_to_the_reader(pair: Interaction, tmp_path: Path) -> None:
    path = write(pair, tmp_path / "pair.npz")[0]
    with pytest.raises(UserError, match="both people"):
        read(path, partner=path)
    with pytest.raises(UserError, match="skip fewer"):
        read(path, skip=1000)
    with pytest.raises(UserError, match="skip fewer"):
        read(path, skip=-1)
    with pytest.raises(UserError, match="frame rate"):
        read(path, fps=0)
    with pytest.raises(UserError):
        read(tmp_path / "absent.bvh")
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(UserError, match="cannot read"):
        read(path)


@pytest.mark.parametrize("scale", [0.0, 1e-6, 1e3, 1e30])
@pytest.mark.parametrize("extension", [".bvh", ".glb"])
@pytest.mark.filterwarnings("error")
def test_what_shows_no_bodies_in_metres_is_refused(
    pair: Interaction, tmp_path: Path, scale: float, extension: str
) -> None:
    bare = Interaction((scale * pair.positions[:, :3]).astype(np.float32))
    with pytest.raises(UserError, match="in metres"):
        write(bare, tmp_path / f"pair{extension}")
    assert not list(tmp_path.iterdir())


def test_either_of_two_bvh_files_finds_the_other(pair: Interaction, tmp_path: Path) -> None:
    first, second = write(pair, tmp_path / "pair.bvh")
    np.testing.assert_array_equal(read(second).positions, read(first).positions)
    with pytest.raises(UserError, match="for both people"):
        read(first, tmp_path / "." / first.name)
    assert numbered(Path("a/clip.amass.npz"), 7) == Path("a/clip_007.amass.npz")
    first.unlink()
    with pytest.raises(UserError, match="--partner"):
        read(second)
