"""losses.csv: a run goes on with the rows that are whole, and a reader never sees half a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from intermoe.training.logs import CsvLog

WHOLE = "step,loss\n10,1.5\n20,1.25\n30,1\n"


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        (WHOLE, "step,loss\n10,1.5\n20,1.25\n"),
        (WHOLE.replace("20,", "twenty,"), "step,loss\n10,1.5\n"),
        (WHOLE.replace("20,1.25", "20"), "step,loss\n10,1.5\n"),
        (WHOLE.replace("20,1.25", "\x00\xff,20,1.25,"), "step,loss\n10,1.5\n"),
        (WHOLE.replace("step", "st"), ""),
        ("", ""),
    ],
)
def test_damaged_rows_are_left_out(tmp_path: Path, found: str, kept: str) -> None:
    path = tmp_path / "losses.csv"
    path.write_bytes(found.encode("latin1"))
    log = CsvLog(path, keep_until=20)
    assert (path.read_text() if kept else "") == kept
    log.add({"step": 21, "loss": 0.5})
    assert path.read_text() == (kept or "step,loss\n") + "21,0.5\n"
    assert [p.name for p in tmp_path.iterdir()] == ["losses.csv"]
