"""Files that are whole or not there."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write, extension, sweep


def test_what_a_killed_process_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    with atomic_write(tmp_path / "latents.safetensors") as temporary:
        temporary.write_bytes(b"whole")
    temporary.write_bytes(b"half")  # as where no handler could run
    (tmp_path / ".tmpxa1S7E").write_bytes(b"half")
    others = [tmp_path / name for name in (".lock", ".gitignore", "latents.safetensors", "a-abcdefgh.npz")]
    for other in others:
        other.write_bytes(b"whole")
    (tmp_path / ".tensorboard-abcdefgh").mkdir()
    sweep(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([*others, tmp_path / ".tensorboard-abcdefgh"])


def test_a_schedulers_signal_ends_a_command_as_ctrl_c_does(tmp_path: Path) -> None:
    command = ["data", "duets", "-o", str(tmp_path / "data"), "--count", "100000", "--workers", "1"]
    run = subprocess.Popen([sys.executable, "-m", "intermoe", *command], stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + 60
    while not any(tmp_path.iterdir()):  # until it writes
        assert run.poll() is None and time.monotonic() < end
        time.sleep(0.05)
    run.send_signal(signal.SIGTERM)
    said = run.communicate(timeout=60)[1]
    assert run.returncode == 130 and "stopped; nothing half-written was left" in said
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("take", "take has no extension: name a file, as in take.npz. Known: .npz, .bvh"),
        (".", ". is a folder: name a file, as in motion.npz"),
        ("take.npy", "unknown extension '.npy'; did you mean '.npz'"),
        (".npz", "is an extension without a name"),
    ],
)
def test_what_is_no_extension(path: str, says: str) -> None:
    with pytest.raises(UserError, match=re.escape(says)):
        extension(path, (".npz", ".bvh"))
