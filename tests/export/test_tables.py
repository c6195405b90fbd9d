"""C3D and CSV: opened by libraries that are not ours, read back, and refused in one sentence where they are broken."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.export.markers import write_c3d
from intermoe.export.read import read
from intermoe.export.table import write_csv

pytestmark = pytest.mark.filterwarnings("ignore:No analog data")


def zup_millimetres(pair: Interaction) -> np.ndarray:
    x, y, z = np.moveaxis(pair.positions.astype(float), -1, 0)
    return 1000 * np.stack([x, -z, y], axis=-1)


def test_c3d_as_its_library_reads_it(pair: Interaction, tmp_path: Path) -> None:
    c3d = pytest.importorskip("c3d")
    with open(write_c3d(pair, tmp_path / "pair.c3d"), "rb") as file:
        reader = c3d.Reader(file)
        labels = [label.strip() for label in reader.point_labels]
        frames = np.array([points[:, :3] for _, points, _ in reader.read_frames()])
        assert reader.point_rate == 30 and reader.get("POINT:UNITS").string_value.strip() == "mm"
    assert labels[0] == "A:pelvis" and labels[22] == "B:pelvis" and len(labels) == 44
    expected = zup_millimetres(pair).transpose(1, 0, 2, 3).reshape(60, 44, 3)
    np.testing.assert_allclose(frames, expected, rtol=1e-6, atol=1e-3)
    assert frames[..., 2].min() > -1  # z is up


def test_c3d_as_another_library_reads_it(pair: Interaction, tmp_path: Path) -> None:
    ezc3d = pytest.importorskip("ezc3d")
    held = ezc3d.c3d(str(write_c3d(pair, tmp_path / "pair.c3d")))
    places = held["data"]["points"][:3].transpose(2, 1, 0)
    np.testing.assert_allclose(
        places, zup_millimetres(pair).transpose(1, 0, 2, 3).reshape(60, 44, 3), rtol=1e-6, atol=1e-3
    )
    assert held["parameters"]["POINT"]["UNITS"]["value"] == ["mm"]


def test_c3d_round_trip(pair: Interaction, tmp_path: Path) -> None:
    pytest.importorskip("c3d")
    back = read(write_c3d(pair.replace(fps=59.94), tmp_path / "pair.c3d"))
    assert np.abs(back.positions - pair.positions).max() < 1e-6 and back.fps == pytest.approx(59.94, abs=1e-5)


def test_c3d_that_cannot_be_read(pair: Interaction, tmp_path: Path) -> None:
    c3d = pytest.importorskip("c3d")
    path = write_c3d(pair, tmp_path / "pair.c3d")
    good = path.read_bytes()
    for content, says in (
        (good[: len(good) - 20_000], "says it has 60 frames and .* are there"),
        (good[:300], "damaged, cut off or no C3D"),
        (b"HIERARCHY" * 200, "damaged, cut off or no C3D"),
        (good.replace(b"A:left_hip", b"A:LASIS   "), "lacks A left_hip"),
        (good.replace(b"mm", b"in"), "positions in 'in'"),
    ):
        path.write_bytes(content)
        with pytest.raises(UserError, match=says):
            read(path)
    writer = c3d.Writer(point_rate=30.0)
    writer.set_point_labels(["LASI", "RASI"])
    writer.add_frames([(np.zeros((2, 5), np.float32), np.zeros((0, 0)))])
    with open(path, "wb") as file:
        writer.write(file)
    with pytest.raises(UserError, match="markers lie on the skin"):
        read(path)
    with pytest.raises(UserError, match="at most 65535 frames"):
        write_c3d(Interaction(np.zeros((1, 65_536, 22, 3), np.float32)), tmp_path / "long.c3d")
    assert not (tmp_path / "long.c3d").exists()


def test_csv_as_numpy_reads_it(pair: Interaction, tmp_path: Path) -> None:
    path = write_csv(pair, tmp_path / "pair.csv")
    table = np.genfromtxt(path, delimiter=",", names=True, skip_header=3, deletechars="", replace_space="")
    assert table.shape == (60,) and table.dtype.names[:5] == ("frame", "time", "A.pelvis.x", "A.pelvis.y", "A.pelvis.z")
    np.testing.assert_allclose(table["B.left_wrist.y"], pair.positions[1, :, 20, 1], atol=1e-6)
    np.testing.assert_allclose(table["time"], np.arange(60) / 30, atol=1e-6)
    assert path.read_text().splitlines()[1] == "# fps: 30.0"


def test_csv_as_pandas_reads_it(pair: Interaction, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    table = pandas.read_csv(write_csv(pair, tmp_path / "pair.csv"), comment="#")
    assert table.shape == (60, 2 + 2 * 22 * 3) and table.notna().all(axis=None)
    np.testing.assert_allclose(table["A.head.y"], pair.positions[0, :, 15, 1], atol=1e-6)


def test_csv_round_trip(pair: Interaction, tmp_path: Path) -> None:
    path = write_csv(pair, tmp_path / "pair.csv")
    back = read(path)
    assert np.abs(back.positions - pair.positions).max() < 1e-5 and (back.fps, back.text) == (30.0, pair.text)
    path.write_text("\n".join(line for line in path.read_text().splitlines() if not line.startswith("#")))
    assert read(path).fps == 30  # from the times, as after a spreadsheet


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("A.left_knee.y", "A.left_knee.q", "lacks the column A.left_knee.y"),
        ("B.head", "B.skull", "lacks B head"),
        ("0.600000", "nan", "hold NaN"),
        ("0.600000", "near", "no table of numbers"),
        ("frame,time,A.pelvis.x", "frame,time,A.pelvis", "lacks the column A.pelvis.x"),
        ("\n1,0.033333,", "\n1,", "no table of numbers"),
    ],
)
def test_csv_that_cannot_be_read(pair: Interaction, tmp_path: Path, old: str, new: str, says: str) -> None:
    path = write_csv(pair, tmp_path / "pair.csv")
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    with pytest.raises(UserError, match=says):
        read(path)
    path.write_text("a,b\n1,2\n")
    with pytest.raises(UserError, match="no table of motion"):
        read(path)
