"""Films: of the size, rate and length that were asked for, with both people whole in every picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.export.framing import cameras
from intermoe.export.mannequin import deform, mannequin_of
from intermoe.export.write import write
from intermoe.motion.resample import part
from intermoe.skeleton import fingers
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import INDEX

SIZE = (640, 360)


def _skins(pair: Interaction, frame: int) -> list[np.ndarray]:
    """Every person's vertices (V,3) in one frame."""
    positions, world = forward(pair.rotations[:, frame], pair.translation[:, frame], pair.offsets)
    length = fingers.hand_length(pair.offsets)
    joints, axes = fingers.forward(positions, world, fingers.rotations(pair)[:, frame], length)
    return [
        np.concatenate([deform(p.vertices, p.weights, body.inverse_bind(), joints[i], axes[i]) for p in body.parts])
        for i, body in enumerate(mannequin_of(pair, person) for person in range(2))
    ]


def _inside(pair: Interaction, views: list, frames: list[int]) -> bool:
    seen = [views[f].project(skin)[0] for f in frames for skin in _skins(pair, f)]
    pixels = np.concatenate(seen)
    return bool((pixels > 0).all() and (pixels < SIZE).all())


def test_the_camera_rests_and_shows_both_people_whole(pair: Interaction) -> None:
    views = cameras(pair.positions, pair.offsets, pair.fps, SIZE)
    assert all(np.array_equal(view.eye, views[0].eye) for view in views)
    assert _inside(pair, views, [0, 20, 40])
    heights = [np.ptp(views[0].project(skin)[0][:, 1]) for skin in _skins(pair, 0)]
    assert max(heights) > 0.55 * SIZE[1]  # and not small


def test_the_camera_goes_along_with_those_who_leave(pair: Interaction) -> None:
    way = np.linspace(0, 14, pair.num_frames, dtype=np.float32)[:, None] * np.array([0, 0, 1], np.float32)
    walking = pair.replace(positions=pair.positions + way[:, None], translation=pair.translation + way)
    views = cameras(walking.positions, walking.offsets, pair.fps, SIZE)
    assert _inside(walking, views, [0, 30, 59])
    assert np.linalg.norm(views[-1].eye - views[0].eye) > 8
    assert np.array_equal(views[-1].axes, views[0].axes)


def _at(picture: np.ndarray, pixel: np.ndarray) -> np.ndarray:
    x, y = np.round(pixel).astype(int)
    return picture[y, x, :3].astype(int)


def _check(pictures: list[np.ndarray], clip: Interaction) -> None:
    """Blue stands where person 0 is and orange where person 1 is, and their feet throw a shadow."""
    height, width, _ = pictures[0].shape
    views = cameras(clip.positions, clip.offsets, clip.fps, (width, height))
    for frame, picture in enumerate(pictures):
        at = views[frame].project(clip.positions[:, frame])[0]
        blue, orange = (_at(picture, at[person, INDEX["spine2"]]) for person in (0, 1))
        assert blue[2] - blue[0] > 50 and orange[0] - orange[2] > 50
    corner = picture[-8:, :8].mean()
    floor = picture[int(0.6 * height) :].astype(int)
    grey = np.ptp(floor, axis=-1) < 6
    assert (grey & (floor.mean(axis=-1) < corner - 25)).sum() > 100  # of the shadow: shoes are bluish


def test_an_mp4_is_what_was_asked_for(pair: Interaction, tmp_path: Path) -> None:
    pytest.importorskip("pyvista")
    ffmpeg = pytest.importorskip("imageio_ffmpeg")
    clip = part(pair, 0, 4)
    path = write(clip, tmp_path / "pair.mp4")[0]
    stream = ffmpeg.read_frames(str(path))
    told = next(stream)
    assert told["size"] == (1280, 720) and told["fps"] == 30 and told["codec"] == "h264"
    pictures = [np.frombuffer(data, np.uint8).reshape(720, 1280, 3) for data in stream]
    assert len(pictures) == clip.num_frames
    _check(pictures, clip)


def test_a_gif_loops_in_the_motion_s_own_time(pair: Interaction, tmp_path: Path) -> None:
    pytest.importorskip("pyvista")
    clip = part(pair, 0, 8)
    with Image.open(write(clip, tmp_path / "pair.gif")[0]) as film:
        assert film.size == (854, 480) and film.n_frames == 4 and film.info["loop"] == 0
        pictures, durations = [], []
        for number in range(film.n_frames):
            film.seek(number)
            durations.append(film.info["duration"])
            pictures.append(np.asarray(film.convert("RGB")))
    assert abs(sum(durations) - 267) <= 10  # ms
    _check(
        pictures,
        clip.replace(**{n: getattr(clip, n)[:, ::2] for n in ("positions", "rotations", "translation")}, fps=15.0),
    )


def test_without_opengl_it_is_told_what_to_install(pair: Interaction, tmp_path: Path, monkeypatch) -> None:
    pytest.importorskip("pyvista")
    from intermoe.export import stage

    stage.check_drawing.cache_clear()
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(stage, "_PROBE", "import os; os.kill(os.getpid(), 11)")  # as VTK ends without OpenGL
    with pytest.raises(UserError, match="apt-get install libegl1"):
        write(pair, tmp_path / "pair.gif")
    stage.check_drawing.cache_clear()
    assert not list(tmp_path.iterdir())
