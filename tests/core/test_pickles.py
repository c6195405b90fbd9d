"""Plain data out of pickles: what NumPy and Python write comes back, and nothing is run."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.pickles import read_npy, read_pickle

ORDER = {"G001T000A000R000": 0, "G001T000A000R001": np.int64(1), "scores": np.arange(6, dtype=np.float32).reshape(2, 3)}


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_plain_data_come_back(tmp_path: Path, protocol: int) -> None:
    values = ORDER | {"names": ["a", ("b", 2.5, None, True)], "columns": np.asfortranarray(np.eye(3)), "raw": b"x\xff"}
    values["words"] = np.array(["hug", "wave"])
    path = tmp_path / "order.pkl"
    path.write_bytes(pickle.dumps(values, protocol=protocol))
    found = read_pickle(path)
    assert found["G001T000A000R001"] == 1 and found["names"] == ["a", ["b", 2.5, None, True]]
    for name in ("scores", "columns", "words"):
        np.testing.assert_array_equal(found[name], values[name])


class Hostile:
    def __reduce__(self):  # type: ignore[no-untyped-def]
        return os.system, ("touch ran",)


@pytest.mark.parametrize("value", [Hostile(), {"a": [Hostile()]}, np.array([Hostile()], object)])
def test_nothing_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: object) -> None:
    monkeypatch.chdir(tmp_path)
    Path("order.pkl").write_bytes(pickle.dumps(value))
    with pytest.raises(UserError, match="no plain data"):
        read_pickle("order.pkl")
    np.save("five.npy", np.array(value, object), allow_pickle=True)
    with pytest.raises(UserError, match="no plain data"):
        read_npy("five.npy")
    assert not Path("ran").exists()


@pytest.mark.parametrize("data", [b"", b"\x80\x04", b"nonsense", pickle.dumps(ORDER)[:-9]])
def test_damage_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "order.pkl").write_bytes(data)
    with pytest.raises(UserError, match=r"order\.pkl"):
        read_pickle(tmp_path / "order.pkl")
    with pytest.raises(UserError, match=r"order\.pkl"):
        read_npy(tmp_path / "order.pkl")


def test_npy_files_of_numbers_and_of_objects(tmp_path: Path) -> None:
    np.save(tmp_path / "numbers.npy", np.eye(3))
    np.testing.assert_array_equal(read_npy(tmp_path / "numbers.npy"), np.eye(3))
    np.save(tmp_path / "table.npy", np.array({"G001": [1.0, 2.0]}, object), allow_pickle=True)
    assert read_npy(tmp_path / "table.npy") == {"G001": [1.0, 2.0]}
    np.save(tmp_path / "rows.npy", np.array([[1.5, None], ["a", 2]], object), allow_pickle=True)
    assert read_npy(tmp_path / "rows.npy").tolist() == [[1.5, None], ["a", 2]]
