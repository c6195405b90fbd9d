"""The service over a real loopback connection, with a small random model."""

from __future__ import annotations

import io
import json
import os
import socket
import threading
import time
import zipfile

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.pipeline import Prompt

LONG = {"text": "They dance.", "seconds": 10, "samples": 16, "steps": 100}  # far longer than any test lasts


def load(content: bytes, tmp_path) -> Interaction:
    path = tmp_path / "got.npz"
    path.write_bytes(content)
    return Interaction.load(path)


def events(text: str) -> list[tuple[str, int, dict]]:
    """(event, id, data) of a finished stream."""
    out = []
    for block in text.replace("\r\n", "\n").strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.split("\n") if not line.startswith(":"))
        if fields:
            out.append((fields["event"], int(fields["id"]), json.loads(fields["data"])))
    return out


def test_a_job_from_submission_to_every_format(server, pipeline, tmp_path):
    asked = {"text": "Two people shake hands.", "text_b": "A person nods.", "person_a": {"stature": 1.9}, "seconds": 1.5,
             "seed": 7, "steps": 2, "guidance": 2, "format": "glb"}  # fmt: skip
    answer = server.http.post("/v1/jobs", json=asked)
    body = answer.json()
    assert answer.status_code == 202 and answer.headers["location"] == f"/v1/jobs/{body['id']}" == body["links"]["self"]
    done = server.finished(body["id"])
    assert done["state"] == "done" and done["steps"] == {"done": 2, "total": 2} and done["error"] is None
    assert done["created"] <= done["started"] <= done["finished"] < done["expires"]
    glb = server.http.get(done["links"]["result"])
    assert glb.content[:4] == b"glTF" and glb.headers["content-type"] == "model/gltf-binary"
    motion = load(server.http.get(f"/v1/jobs/{body['id']}/result.npz").content, tmp_path)
    alone = pipeline(
        asked["text"], text_b="A person nods.", person_a={"stature": 1.9}, seconds=1.5, seed=7, steps=2, guidance=2
    )
    assert np.abs(motion.positions - alone.positions).max() < 1e-4 and motion.text == asked["text"]
    assert motion.identity == ({"stature": 1.9}, {}) and motion.meta["seed"] == 7
    bvh = server.http.get(f"/v1/jobs/{body['id']}/result.bvh")
    assert zipfile.ZipFile(io.BytesIO(bvh.content)).namelist() == ["motion_a.bvh", "motion_b.bvh"]
    assert server.http.get(f"/v1/jobs/{body['id']}/result.png").content[:4] == b"\x89PNG"


def test_several_prompts_and_samples(server, tmp_path):
    job = server.submit(text=None, prompts=[{"text": "They hug."}, {"text": "They bow.", "seed": 5}], samples=2, seed=1)
    motions = server.finished(job)["motions"]
    assert [(m["text"], m["seed"]) for m in motions] == [
        ("They hug.", 1), ("They hug.", 2), ("They bow.", 5), ("They bow.", 6),
    ]  # fmt: skip
    archive = zipfile.ZipFile(io.BytesIO(server.http.get(f"/v1/jobs/{job}/result.npz").content))
    assert archive.namelist() == [f"motion_{i:03d}.npz" for i in range(4)]
    third = load(archive.read("motion_002.npz"), tmp_path)
    assert third.text == "They bow." and third.meta["seed"] == 5
    one = load(server.http.get(f"/v1/jobs/{job}/result.npz", params={"motion": 2}).content, tmp_path)
    assert np.array_equal(one.positions, third.positions)
    answer = server.http.get(f"/v1/jobs/{job}/result.npz", params={"motion": 4})
    assert answer.status_code == 422 and "from 0 to 3, found 4" in answer.json()["detail"]


def test_two_clients_at_once_get_their_own_and_a_seed_is_a_motion_whatever_the_batch(live, pipeline, tmp_path):
    asked = [
        {"text": f"Two people {verb}.", "seconds": seconds, "seed": seed}
        for seed, (verb, seconds) in enumerate([("hug", 2.0), ("bow", 1.5), ("wave", 2.5), ("dance", 3.0)])
    ]
    with live(batch=4) as server:
        blocking = server.hold()
        jobs: dict[int, str] = {}
        threads = [
            threading.Thread(target=lambda i=i: jobs.update({i: server.submit(**asked[i])})) for i in range(len(asked))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        server.http.delete(f"/v1/jobs/{blocking}")
        for i, prompt in enumerate(asked):
            assert server.finished(jobs[i])["motions"][0]["text"] == prompt["text"]
            got = load(server.http.get(f"/v1/jobs/{jobs[i]}/result.npz").content, tmp_path)
            alone = pipeline.batch([Prompt(**prompt)], steps=2)[0]
            assert got.positions.shape == alone.positions.shape
            assert np.abs(got.positions - alone.positions).max() < 1e-3  # metres
        assert 'intermoe_batch_motions_bucket{le="2.0"} 0.0' in server.http.get("/metrics").text  # all four together


def test_events_come_in_order_and_end(server):
    blocking = server.hold()
    job = server.submit(steps=100, seconds=3)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(server.http.get(f"/v1/jobs/{job}/events").text))
    reader.start()
    while not server.service.queue._jobs[job].watchers:
        pass
    server.http.delete(f"/v1/jobs/{blocking}")
    reader.join(30)
    told = events(got[0])
    ids, done = [number for _, number, _ in told], [data["steps"]["done"] for _, _, data in told]
    assert ids == sorted(set(ids)) and done == sorted(done) and done[-1] == 100 and len(set(done)) > 3
    states = [data["state"] for name, _, data in told if name == "state"]
    assert states == ["waiting", "running", "done"] and {data["id"] for _, _, data in told} == {job}
    assert all(name == "progress" for name, _, data in told if data["state"] == "running" and data["steps"]["done"])
    again = server.http.get(f"/v1/jobs/{job}/events", headers={"last-event-id": str(ids[-2])})
    assert [number for _, number, _ in events(again.text)] == [ids[-1]]
    assert server.http.get(f"/v1/jobs/{job}/events", headers={"last-event-id": str(ids[-1])}).status_code == 204


def test_whoever_hangs_up_is_forgotten(server):
    job = server.hold()
    with server.http.stream("GET", f"/v1/jobs/{job}/events") as answer:
        lines = answer.iter_lines()
        assert next(lines) == "event: state"
        assert len(server.service.queue._jobs[job].watchers) == 1
    end = time.monotonic() + 10
    while server.service.queue._jobs[job].watchers and time.monotonic() < end:
        time.sleep(0.01)
    assert not server.service.queue._jobs[job].watchers
    server.http.delete(f"/v1/jobs/{job}")


def test_a_full_queue_is_429_and_cancelling_makes_room(live):
    with live(queue=16, motions=16) as server:
        running = server.hold()
        waiting = server.submit(**{**LONG, "samples": 4})
        answer = server.http.post("/v1/jobs", json={"text": "They hug."})
        assert answer.status_code == 429 and int(answer.headers["retry-after"]) >= 1
        assert "16 motions wait already" in answer.json()["detail"]
        text = server.http.get("/metrics").text
        assert 'intermoe_jobs_refused_total{reason="full"} 1.0' in text and "intermoe_motions_waiting 16.0" in text
        answer = server.http.get(f"/v1/jobs/{running}/result.npz")
        assert answer.status_code == 409 and "running" in answer.json()["detail"] and "retry-after" in answer.headers
        for job in (running, waiting):
            assert server.http.delete(f"/v1/jobs/{job}").json()["state"] == "cancelled"
        answer = server.http.get(f"/v1/jobs/{running}/result.npz")
        assert answer.status_code == 409 and "cancelled" in answer.json()["detail"]
        job = server.submit()
        assert server.finished(job)["state"] == "done"
        assert server.http.delete(f"/v1/jobs/{job}").status_code == 200
        for path in ("", "/events", "/result.npz"):
            assert server.http.get(f"/v1/jobs/{job}{path}").status_code == 410
        assert server.http.delete(f"/v1/jobs/{job}").status_code == 410
        server.finished(server.submit())  # the worker has cleared up meanwhile
        assert len(list(server.service.spool.folder.iterdir())) == 1


def test_results_expire(live):
    with live(keep=1) as server:
        old, new = (server.submit() for _ in range(2))
        server.finished(new)
        answer = server.http.get(f"/v1/jobs/{old}/result.npz")
        assert answer.status_code == 410 and "no longer kept" in answer.json()["detail"]
        assert server.http.get(f"/v1/jobs/{new}/result.npz").status_code == 200


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({}, "no sentence was given"),
        ({"text": ""}, "text is empty"),
        ({"text": "x" * 1001}, "at most 1000"),
        ({"text": 3}, "text: Input should be a valid string, found 3"),
        ({"text": "They hug.", "seconds": 0.5}, "from 1 to 10, found 0.5"),
        ({"text": "They hug.", "seconds": 1e6}, "from 1 to 10"),
        ({"text": "They hug.", "seconds": "5"}, "valid number"),
        ({"text": "They hug.", "seconds": 10**400}, "valid number"),
        ({"text": "They hug.", "seed": -1}, "seed"),
        ({"text": "They hug.", "seed": 2**53}, "seed"),
        ({"text": "They hug.", "seed": 1.5}, "seed"),
        ({"text": "They hug.", "samples": 0}, "samples"),
        ({"text": "They hug.", "samples": 17}, "at most 16 motions (prompts x samples), found 17"),
        ({"text": "They hug.", "steps": 0}, "steps must be"),
        ({"text": "They hug.", "steps": 101}, "at most 100 steps, found 101"),
        ({"text": "They hug.", "steps": 10**4000}, "steps must be a whole number"),
        ({"text": "They hug.", "guidance": 1e9}, "guidance must be"),
        ({"text": "They hug.", "scheduler": "dimm"}, "did you mean 'ddim'"),
        ({"text": "They hug.", "format": "../../etc/passwd"}, "unknown format"),
        ({"text": "They hug.", "format": "npz/../x"}, "unknown format"),
        ({"text": "They hug.", "person_a": {"statur": 1.8}}, "did you mean 'stature'"),
        ({"text": "They hug.", "person_b": {"stature": 2.4}}, "nearest that can be had is 1.98"),
        ({"text": "They hug.", "person_b": {"stature": 10**400}}, "must be a number"),
        ({"text": "They hug.", "person_a": "stature=1.9"}, "table of attributes"),
        ({"text": "They hug.", "person_a": "/etc/passwd"}, "table of attributes"),
        ({"txt": "They hug."}, "did you mean 'text'"),
        ({"text": "They hug.", "prompts": [{"text": "They bow."}]}, "not both"),
        ({"prompts": []}, "prompts"),
        ({"prompts": [{"text": "They hug."}] * 65}, "prompts"),
        ({"prompts": ["They hug."]}, "prompts.0"),
        ([], "JSON object"),
        ("They hug.", "JSON object"),
        (None, "JSON object"),
    ],
)
def test_what_cannot_be_made_is_422_with_a_sentence(server, asked, says):
    content = json.dumps(asked) if asked is not None else "null"
    answer = server.http.post("/v1/jobs", content=content, headers={"content-type": "application/json"})
    assert answer.status_code == 422 and says in answer.json()["detail"], answer.text
    assert set(answer.json()) == {"detail"} and len(answer.json()["detail"]) <= 1000


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{", "application/json", 422),
        (b"hello", "application/json", 422),
        (b'{"text": "They hug.", "seconds": NaN}', "application/json", 422),
        (b'{"text": "They hug.", "seconds": Infinity}', "application/json", 422),
        (b'{"text": "They hug.", "seconds": 1e999}', "application/json", 422),
        (b'{"text": "They hug.", "person_a": {"stature": NaN}}', "application/json", 422),
        (b'{"text": "They hug.", "guidance": -Infinity}', "application/json", 422),
        (b'{"text": "They hug.", "steps": ' + b"9" * 5000 + b"}", "application/json", 400),
        (b'{"text": "\\ud800 hug."}', "application/json", 422),
        (b'{"\\ud800": 1}', "application/json", 422),
        (b'{"text": "\xff\xfe"}', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"text": "They hug."}', "text/plain", 422),  # what a foreign web page can send without asking
        (b"text=They+hug.", "application/x-www-form-urlencoded", 422),
        (b"", "application/json", 422),
    ],
)
def test_what_is_no_json_is_refused(server, content, kind, status):
    answer = server.http.post("/v1/jobs", content=content, headers={"content-type": kind})
    assert answer.status_code == status and answer.json()["detail"], answer.text


def test_large_bodies_are_413(server):
    big = b'{"text": "' + b"x" * 10_000_000 + b'"}'
    answer = server.http.post("/v1/jobs", content=big, headers={"content-type": "application/json"})
    assert answer.status_code == 413 and answer.json()["detail"]
    pieces = (big[i : i + 65536] for i in range(0, len(big), 65536))  # chunked: no length is announced
    answer = server.http.post("/v1/jobs", content=pieces, headers={"content-type": "application/json"})
    assert answer.status_code == 413 and answer.json()["detail"]
    assert server.http.get("/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize("path", ["/v1/jobs/{}", "/v1/jobs/{}/events", "/v1/jobs/{}/result.npz"])
@pytest.mark.parametrize(
    "name", ["0" * 32, "nobody", "..", "%2e%2e", "..%2f..%2fetc%2fpasswd", "%00", "a" * 5000, "🤝"]
)
def test_unknown_jobs_are_404(server, path, name):
    answer = server.http.get(path.format(name))
    assert answer.status_code == 404 and answer.json()["detail"]


def test_path_tricks_reach_nothing(server):
    job = server.submit()
    server.finished(job)
    before = sorted(str(path) for path in server.service.spool.folder.rglob("*"))
    for name in ("npz%2f..%2f..", "..%2f..%2fetc%2fpasswd", "%00", "npz%00.html", "exe", "NPZ", ".npz", "py", "tar.gz"):
        answer = server.http.get(f"/v1/jobs/{job}/result.{name}")
        assert answer.status_code in (404, 422), (name, answer.status_code)
    port = int(server.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as raw:  # as httpx would tidy the path up
        raw.sendall(
            f"GET /v1/jobs/{job}/result.npz/../../../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
        )
        assert b" 404 " in raw.recv(200)
    assert sorted(str(path) for path in server.service.spool.folder.rglob("*")) == before
    assert oct(os.stat(server.service.spool.folder).st_mode)[-3:] == "700"


def test_markup_in_prompts_comes_back_escaped(server):
    nasty = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    job = server.submit(text=nasty, text_a=f'"{nasty}', format="html")
    done = server.finished(job)
    assert done["motions"][0]["text"] == nasty
    answer = server.http.get(done["links"]["result"])
    assert answer.headers["content-type"].startswith("text/html") and "alert(1)" in answer.text
    assert "<script>alert" not in answer.text and "<img src=x" not in answer.text
    assert "sandbox" in answer.headers["content-security-policy"]  # no origin of ours, whatever a page holds
    assert server.http.get(f"/v1/jobs/{job}").headers["content-type"] == "application/json"


def test_unread_prompts_are_told(server):
    done = server.finished(server.submit(text="Zwei Personen umarmen sich."))
    assert "write English" in done["motions"][0]["warnings"][0]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/v1/jobs", 405),
        ("PUT", "/v1/jobs", 405),
        ("POST", "/v1/jobs/", 404),
        ("GET", "/docs", 404),
    ],
)
def test_other_addresses_and_methods(server, method, path, status):
    answer = server.http.request(method, path)
    assert answer.status_code == status and answer.json()["detail"]


def test_a_token_is_needed_for_all_but_health(live):
    token = "0123456789abcdef"
    with live(token=token) as server:
        job = server.submit()
        paths = ["/v1/model", f"/v1/jobs/{job}", f"/v1/jobs/{job}/events", "/metrics", "/openapi.json", "/nothing"]
        for wrong in ("", "Bearer", "Bearer 0123456789abcdeg", f"Basic {token}", f"Bearer {token}x", "Bearer é"):
            for path in paths:
                answer = server.http.get(path, headers={"authorization": wrong.encode("latin-1")})
                assert answer.status_code == 401 and answer.headers["www-authenticate"] == "Bearer"
        answer = server.http.post("/v1/jobs", content=b"x" * 10_000_000, headers={"authorization": ""})
        assert answer.status_code in (401, 413)  # whichever stands first: nothing was read
        for path in ("/healthz", "/readyz"):
            assert server.http.get(path, headers={"authorization": ""}).status_code == 200
        assert server.http.get("/v1/model").status_code == 200
        openapi = server.http.get("/openapi.json").json()
        assert openapi["security"] and openapi["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
        assert server.finished(job)["state"] == "done"


def test_without_a_token_only_loopback_names_are_answered(server):
    port = server.url.rpartition(":")[2]
    for name, status in [("evil.example", 421), (f"evil.example:{port}", 421), ("127.0.0.1.evil.example", 421), ("[", 421),
                         ("", 421), ("localhost", 200), (f"localhost:{port}", 200), (f"[::1]:{port}", 200)]:  # fmt: skip
        answer = server.http.get("/v1/model", headers={"host": name})
        assert answer.status_code == status, name


def test_other_addresses_need_a_token(monkeypatch, tmp_path):
    pytest.importorskip("fastapi")
    from intermoe.service.gate import read_token
    from intermoe.service.server import listen

    with pytest.raises(UserError, match=r"0\.0\.0\.0 can be reached from other machines"):
        listen("0.0.0.0", 0, token=None)
    listen("0.0.0.0", 0, token="0123456789abcdef").close()
    with pytest.raises(UserError, match="--port"):
        listen("127.0.0.1", 70000, token=None)
    bound = listen("127.0.0.1", 0, token=None)
    with pytest.raises(UserError, match=r"cannot listen on 127\.0\.0\.1"):
        listen("127.0.0.1", bound.getsockname()[1], token=None)
    bound.close()
    monkeypatch.delenv("INTERMOE_SERVE_TOKEN", raising=False)
    assert read_token(None) is None
    monkeypatch.setenv("INTERMOE_SERVE_TOKEN", "fedcba9876543210")
    assert read_token(None) == "fedcba9876543210"
    (tmp_path / "token").write_text("0123456789abcdef\n")
    assert read_token(tmp_path / "token") == "0123456789abcdef"
    for bad in ("", "short", "with blanks in between", "ümlaut ümlaut ümlaut"):
        (tmp_path / "token").write_text(bad)
        with pytest.raises(UserError, match="token"):
            read_token(tmp_path / "token")
    with pytest.raises(UserError, match="no such token file"):
        read_token(tmp_path / "none")


def test_counters_move(live):
    with live() as server:

        def figures() -> dict[str, float]:
            lines = [line.rsplit(" ", 1) for line in server.http.get("/metrics").text.splitlines() if line[:1] != "#"]
            return {name: float(value) for name, value in lines}

        before = figures()
        server.finished(server.submit(samples=3))
        server.http.get("/v1/jobs/nobody")
        after = figures()
    for name, more in {
        "intermoe_jobs_submitted_total": 1, 'intermoe_jobs_finished_total{state="done"}': 1, "intermoe_motions_made_total": 3,
        "intermoe_job_seconds_count": 1, "intermoe_batch_motions_sum": 3,
        'intermoe_http_requests_total{method="GET",route="/v1/jobs/{id}",status="404"}': 1,
        'intermoe_http_requests_total{method="POST",route="/v1/jobs",status="202"}': 1,
    }.items():  # fmt: skip
        assert after[name] - before.get(name, 0.0) == more, name
    assert after["intermoe_ready"] == 1 and after["intermoe_motions_waiting"] == 0


def test_the_model_says_what_it_can_do(server):
    told = server.http.get("/v1/model").json()
    assert told["attributes"]["stature"] == {"low": 1.5, "high": 1.98, "mean": 1.72, "says": "metres"}
    assert told["choices"]["handedness"] == ["left", "right"] and "shake hands" in told["kinds"]
    assert told["limits"]["seconds"] == [1, 10] and told["limits"]["motions"] == 16 and told["sampling"]["steps"] == 3
    assert {"npz", "glb", "bvh", "html"} <= set(told["formats"]) and len(told["joints"]) == 22 and told["fps"] == 30


def test_a_fault_of_the_server_is_a_500_without_its_trace(server, monkeypatch, caplog):
    def broken() -> None:
        raise ZeroDivisionError("a secret of the server")

    monkeypatch.setattr(type(server.service), "told", lambda self: broken())
    answer = server.http.get("/v1/model")
    assert answer.status_code == 500 and set(answer.json()) == {"detail"}
    assert "secret" not in answer.text and "Traceback" not in answer.text
    end = time.monotonic() + 5
    while "a secret of the server" not in caplog.text and time.monotonic() < end:  # it is logged after the answer
        time.sleep(0.01)
    assert "a secret of the server" in caplog.text
