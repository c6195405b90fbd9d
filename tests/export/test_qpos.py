"""MuJoCo angles: the humanoid's hands and feet are where the people's are, within its limits."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.export.write import check_target, targets, write
from intermoe.motion.resample import part
from intermoe.skeleton.body import stature
from intermoe.skeleton.smpl22 import INDEX, STATURE

mujoco = pytest.importorskip("mujoco")
pytest.importorskip("dm_control")

from intermoe.export import qpos  # noqa: E402

BODIES = {"lhand": "left_wrist", "rhand": "right_wrist", "lfoot": "left_ankle", "rfoot": "right_ankle"}


@pytest.fixture(scope="module")
def clip(pair: Interaction) -> Interaction:
    return part(pair, 0, 30)


@pytest.fixture(scope="module")
def tables(clip: Interaction, tmp_path_factory) -> list[tuple[list[str], np.ndarray]]:
    """Header and table of each person's file."""
    path = tmp_path_factory.mktemp("mujoco") / "pair.qpos"
    files = write(clip, path)
    assert files == targets(path) and [file.name for file in files] == ["pair_a.qpos.csv", "pair_b.qpos.csv"]
    return [(file.read_text().split("\n")[0].split(","), np.loadtxt(file, delimiter=",", skiprows=1)) for file in files]


def test_the_files_are_a_humanoid_s_qpos(clip: Interaction, tables) -> None:
    model = qpos.humanoid()
    for header, table in tables:
        assert header == qpos.columns(model) and header[0] == "time" and header[8:10] == ["lfemurrz", "lfemurry"]
        assert table.shape == (clip.num_frames, 1 + model.nq) and np.isfinite(table).all()
        np.testing.assert_allclose(table[:, 0], np.arange(clip.num_frames) / clip.fps, atol=1e-6)
        np.testing.assert_allclose(np.linalg.norm(table[:, 4:8], axis=1), 1, atol=1e-5)
        low, high = model.jnt_range[1:].T
        assert (table[:, 8:] >= low - 1e-6).all() and (table[:, 8:] <= high + 1e-6).all()
        assert np.abs(np.diff(table[:, 8:], axis=0)).max() < 0.75  # radians a frame


def test_hands_and_feet_are_where_the_people_s_are(pair: Interaction, tables) -> None:
    model = qpos.humanoid()
    data = mujoco.MjData(model)
    scale = qpos.scale(pair.offsets)
    assert abs(scale - 0.966 / 0.99) < 0.005  # statures of 1.08 and 0.9 times 1.75 m
    sizes = stature(pair.offsets) / STATURE
    for person, (_, table) in enumerate(tables):
        off = {name: [] for name in BODIES}
        for frame, row in enumerate(table):
            data.qpos[:] = row[1:]
            mujoco.mj_forward(model, data)
            for body, joint in BODIES.items():
                x, y, z = scale * pair.positions[person, frame, INDEX[joint]]
                if body.endswith(
                    "foot"
                ):  # the humanoid's ankle is nearer to its sole; the pair's feet stay level enough
                    y += 0.052 - scale * 0.075 * sizes[person]
                off[body].append(np.linalg.norm(data.body(body).xpos - (x, -z, y)))
        for body, far in off.items():
            assert np.mean(far) < 0.03, (person, body, np.mean(far))


def test_the_humanoid_stands_on_the_floor(tables) -> None:
    model = qpos.humanoid()
    data = mujoco.MjData(model)
    soles = [
        g for g in range(model.ngeom) if model.body(model.geom_bodyid[g]).name in ("lfoot", "ltoes", "rfoot", "rtoes")
    ]
    for _, table in tables:
        data.qpos[:] = table[0, 1:]
        mujoco.mj_forward(model, data)
        lowest = min(data.geom_xpos[g][2] - model.geom_size[g][0] for g in soles)
        assert abs(lowest) < 0.04


def test_a_fist_bends_the_humanoid_s_fingers(pair: Interaction) -> None:
    shapes = np.zeros((2, pair.num_frames, 2), np.int8)
    shapes[0, :, 1] = 1  # fist
    angles = qpos._fingers(pair.replace(hand_shapes=shapes), qpos.humanoid())
    assert np.degrees(angles[0, 30, 1]) > 85 > 70 > np.degrees(angles[0, 30, 0])


def test_the_file_s_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"name it .*out\.qpos"):
        check_target(tmp_path / "out.qpos.csv")
