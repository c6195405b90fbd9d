"""`intermoe serve` with what cannot be served: one sentence, status 2, before a model is loaded."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from intermoe.cli import main

pytest.importorskip("fastapi")
pytest.importorskip("prometheus_client")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--port", "70000"], "--port must be from 0"),
        (["--host", "0.0.0.0"], "needs a token: set INTERMOE_SERVE_TOKEN or give --token-file"),
        (["--host", "no such host", "--token-file", "TOKEN"], "cannot listen on no such host"),
        (["--host", "x" * 300, "--token-file", "TOKEN"], "cannot listen on"),
        (["--token-file", "none"], "no such token file"),
        (["--motions", "0"], "--motions must be from 1"),
        (["--motions", "65"], "raise --queue"),
        (["--grace", "-1"], "--grace must be from 0"),
        (["--expire", "nan"], "--expire must be"),
        (["--batch", "0"], "--batch must be"),
        (["--device", "abacus"], "unknown device 'abacus'"),
        (["--port", "TAKEN"], "choose another --host or --port"),
    ],
)
def test_a_sentence(args, says, capsys, monkeypatch, tmp_path):
    monkeypatch.delenv("INTERMOE_SERVE_TOKEN", raising=False)
    (tmp_path / "token").write_text("0123456789abcdef")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        known = {"TAKEN": str(taken.getsockname()[1]), "TOKEN": str(tmp_path / "token")}
        assert main(["serve", *(known.get(arg, arg) for arg in args)]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("intermoe: ") and says in told.err and len(told.err.splitlines()) == 1 and not told.out


def test_a_model_that_cannot_be_loaded_is_never_served(capsys, tmp_path):
    (tmp_path / "config.json").write_text("{")
    for model, says in ((tmp_path / "none", "is not a model folder"), (tmp_path, "the model folder is damaged")):
        assert main(["serve", "--port", "0", "--model", str(model)]) == 2
        told = capsys.readouterr()
        assert says in told.err and len(told.err.splitlines()) == 1 and not told.out


def test_what_is_not_installed_is_named():
    code = "import sys; sys.modules['fastapi'] = None; from intermoe.cli import main; sys.exit(main(['serve', '--port', '0']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "needs fastapi: in the checkout, pip install" in done.stderr
    assert "Traceback" not in done.stderr
