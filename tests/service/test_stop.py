"""Stopping: what runs is finished within its time, what waits is handed back, the process ends with 0."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time

import pytest

LONG = {"text": "They dance.", "seconds": 10, "samples": 16, "steps": 100}  # far longer than any test lasts


def test_a_stop_finishes_what_runs_and_hands_back_what_waits(live):
    with live(grace=20.0, batch=1) as server:
        running = server.submit(seconds=4, steps=100)
        while server.service.queue.get(running).state != "running":
            pass
        waiting = server.submit()
        told: dict[str, str] = {}
        followers = [
            threading.Thread(target=lambda job=job: told.update({job: server.http.get(f"/v1/jobs/{job}/events").text}))
            for job in (running, waiting)
        ]
        for follower in followers:
            follower.start()
        while not all(server.service.queue._jobs[job].watchers for job in (running, waiting)):
            pass
        server.server.stop()
        while server.service.queue.get(waiting).state != "returned":
            pass
        answer = server.http.post("/v1/jobs", json={"text": "They hug."})
        assert (
            answer.status_code == 503 and "shutting down" in answer.json()["detail"] and "retry-after" in answer.headers
        )
        assert server.http.get("/readyz").status_code == 503 and server.http.get("/healthz").status_code == 200
        for follower in followers:
            follower.join(20)
        assert '"state":"done"' in told[running] and '"state":"returned"' in told[waiting]
        assert server.http.get(f"/v1/jobs/{running}/result.npz").content[:2] == b"PK"  # there is time to fetch it
        server.thread.join(20)
        assert not server.thread.is_alive() and server.server.clean


def test_what_takes_too_long_is_handed_back(live):
    with live(grace=0.2, batch=1) as server:
        job = server.submit(**LONG)
        while server.service.queue.get(job).state != "running":
            pass
        before = time.monotonic()
        server.server.stop()
        text = server.http.get(f"/v1/jobs/{job}/events").text
        server.thread.join(20)
        assert '"state":"returned"' in text and time.monotonic() - before < 8


@pytest.mark.slow  # a process of its own loads everything
@pytest.mark.parametrize("sig", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_process_with_0(tiny, tmp_path, sig):
    for needed in ("fastapi", "prometheus_client", "uvicorn", "httpx"):
        pytest.importorskip(needed)
    from intermoe.service.client import Client

    tiny.save(tmp_path / "tiny")
    (tmp_path / "token").write_text("0123456789abcdef")
    command = [sys.executable, "-m", "intermoe", "serve", "--port", "0", "--batch", "1", "--model", str(tmp_path / "tiny"),
               "--token-file", str(tmp_path / "token")]  # fmt: skip
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | {"TMPDIR": str(tmp_path)}
    )
    try:
        assert process.stdout is not None
        address = re.fullmatch(r"serving on (http://127\.0\.0\.1:\d+)\n", process.stdout.readline())
        assert address
        with Client(address[1], token="0123456789abcdef") as client:
            running = client.submit("They dance.", seconds=5, steps=100)  # waits until the model is there
            waiting = client.submit("They hug.", seconds=10, steps=100)
            while client.job(running)["state"] == "waiting":
                time.sleep(0.01)
            process.send_signal(sig)
            assert client.wait(running)["state"] == "done"
            client.download(running, tmp_path / "dance.npz")
            assert client.job(waiting)["state"] == "returned"
    finally:
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (0, "", "")
    assert not list(tmp_path.glob("intermoe-serve-*"))


@pytest.mark.slow
def test_a_model_that_is_not_there_ends_it_with_2(tmp_path):
    pytest.importorskip("fastapi")
    command = [sys.executable, "-m", "intermoe", "serve", "--port", "0", "--model", str(tmp_path)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, env=os.environ | {"TMPDIR": str(tmp_path)}
    )
    assert done.returncode == 2 and "is not a model folder" in done.stderr and "Traceback" not in done.stderr
    assert not list(tmp_path.glob("intermoe-serve-*"))
