"""The Python client against a real server."""

from __future__ import annotations

import subprocess
import sys
import threading
import zipfile

import pytest

from intermoe.core.errors import UserError

pytest.importorskip("httpx")

import intermoe


def test_from_a_sentence_to_a_file(server, tmp_path):
    steps: list[tuple[int, int]] = []
    with intermoe.Client(server.url) as client:
        job = client.submit(
            "They hug.", text_a="A person smiles.", person_b={"stature": 1.6}, seconds=1, seed=3, steps=2
        )
        done = client.wait(job, progress=lambda *at: steps.append(at))
        assert done == client.job(job) and done["state"] == "done" and steps[-1] == (2, 2) and steps == sorted(steps)
        motion = intermoe.read(client.download(job, tmp_path / "hug.npz"))
        assert motion.text == "They hug." and motion.meta["seed"] == 3
        packed = client.download(job, tmp_path / "hug.bvh")
        assert packed.name == "hug.bvh.zip" and len(zipfile.ZipFile(packed).namelist()) == 2
        with pytest.raises(UserError, match=r"422: unknown format 'xyz'"):
            client.download(job, tmp_path / "hug.xyz")
        assert not (tmp_path / "hug.xyz").exists()
        assert client.model()["name"] == "tiny"
        client.cancel(job)
        with pytest.raises(UserError, match=r"410: .* no longer kept"):
            client.job(job)


def test_refusals_are_sentences(server):
    with intermoe.Client(server.url) as client:
        with pytest.raises(UserError, match=r"422: seconds must be a number from 1 to 10, found 99"):
            client.submit("They hug.", seconds=99)
        with pytest.raises(UserError, match="JSON values"):
            client.submit("They hug.", seconds=float("nan"))
        with pytest.raises(UserError, match=r"404: there is no such job"):
            client.wait("0" * 32)
        for name in ("../../metrics", "", 3):
            with pytest.raises(UserError, match="the id that `submit` gave"):
                client.job(name)
    with intermoe.Client("http://127.0.0.1:9") as nobody, pytest.raises(UserError, match="is `intermoe serve` running"):
        nobody.submit("They hug.")


def test_a_cancelled_job_ends_the_wait(server):
    with intermoe.Client(server.url) as client:
        job = client.submit("They dance.", seconds=10, samples=16, steps=100)
        threading.Timer(0.2, lambda: server.http.delete(f"/v1/jobs/{job}")).start()
        with pytest.raises(UserError, match="was cancelled"):
            client.wait(job)


def test_a_full_queue_is_waited_for(live):
    with live(queue=4, motions=4) as server, intermoe.Client(server.url) as client:
        running = client.submit("They dance.", seconds=10, samples=4, steps=100)
        while client.job(running)["state"] != "running":
            pass
        client.submit("They dance.", seconds=10, samples=4, steps=100)
        impatient = intermoe.Client(server.url, patience=0.0)
        with pytest.raises(UserError, match="429: 4 motions wait already"):
            impatient.submit("They hug.")
        impatient.close()
        for job in server.service.queue.jobs():
            threading.Timer(0.3, server.service.queue.cancel, [job.id]).start()
        assert client.wait(client.submit("They hug.", seconds=1, steps=1))["state"] == "done"


def test_the_client_needs_no_torch():
    code = "import sys, intermoe; intermoe.Client; sys.exit('torch' in sys.modules or 'fastapi' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
