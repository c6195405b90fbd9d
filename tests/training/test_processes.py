"""Several processes make the steps that one makes, go on from each other's checkpoints, and say when one is gone."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest
import torch
from safetensors.torch import load_file

from intermoe.core import runtime
from intermoe.core.errors import UserError
from intermoe.training import checkpoint, processes
from intermoe.training.loop import make_fabric
from intermoe.training.vae import VAETrainConfig

# float64, so that a sum in another order does not turn the sign of a gradient near zero, which AdamW's first steps follow
SCRIPT = """
import json, sys
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
import torch
sys.path.insert(0, {here!r})
import conftest
from intermoe.models import presets
from intermoe.training import denoiser, latents, loop, vae
from intermoe.training.denoiser import DenoiserTrainConfig, train_denoiser
from intermoe.training.vae import VAETrainConfig, train_vae

tiny = conftest.TINY  # dropout differs between processes, so there is none here
presets.PRESETS["tiny"] = replace(
    tiny,
    vae=replace(tiny.vae, dropout=0.0),
    denoiser=replace(tiny.denoiser, dropout=0.0, width=32, expert_width=32),
    text=replace(tiny.text, dropout=0.0),
)
latents.minilm_features = lambda config, **options: conftest._Letters(**options)
data, out, given, told = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], json.loads(sys.argv[4])
if told.pop("exact"):
    def double(value):
        if isinstance(value, dict):
            return {{name: double(inner) for name, inner in value.items()}}
        if is_dataclass(value):
            return replace(value, **{{f.name: double(getattr(value, f.name)) for f in fields(value)}})
        return value.double() if torch.is_tensor(value) and value.is_floating_point() else value

    def fit(stage, *given):
        torch.set_default_dtype(torch.float64)
        torch.Tensor.float = torch.Tensor.double
        stage.task.double()
        return loop.fit(stage, *given)

    moved = loop.Fabric.to_device
    loop.Fabric.to_device = lambda self, batch: double(moved(self, batch))
    denoiser.fit = vae.fit = fit
quick = dict(data=(data,), preset="tiny", device="cpu", threads=1, batch_size=6, warmup_steps=2, precision="float32",
             storage="float32") | told
if given == "vae":
    train_vae(VAETrainConfig(output=out, **quick))
else:
    train_denoiser(DenoiserTrainConfig(output=out, vae=Path(given), **quick))
loop.leave()
"""

SLURM = {"SLURM_NTASKS": "2", "SLURM_NTASKS_PER_NODE": "2", "SLURM_NNODES": "1", "SLURM_JOB_ID": "7", "SLURM_JOB_NAME": "train", "SLURM_NODEID": "0",
         "SLURM_STEP_ID": "0", "SLURM_NODELIST": "localhost", "SLURM_JOB_NODELIST": "localhost"}  # fmt: skip


class Runs:
    """Runs of the script above, of one process or several."""

    def __init__(self, folder: Path, data: Path) -> None:
        self.folder, self.data = folder, data
        self.script = folder / "run.py"
        self.script.write_text(SCRIPT.format(here=str(Path(__file__).parent)))

    def command(
        self, name: str, vae: Path | None = None, *, exact: bool = True, world: int = 1, **told: Any
    ) -> list[str]:
        start = [sys.executable, "-m", "torch.distributed.run", "--standalone", f"--nproc-per-node={world}"]
        what = [str(self.data), str(self.folder / name), str(vae or "vae"), json.dumps({"exact": exact, **told})]
        return [*(start if world > 1 else [sys.executable]), str(self.script), *what]

    def __call__(self, name: str, vae: Path | None = None, **told: Any) -> Path:
        subprocess.run(self.command(name, vae, **told), check=True, timeout=300)
        return self.folder / name

    def losses(self, name: str) -> list[list[float]]:
        rows = (self.folder / name / "losses.csv").read_text().splitlines()[1:]
        return [[float(value) for value in row.split(",")[:-1]] for row in rows]  # the last column is the clock's


@pytest.fixture
def runs(make_store: Callable[..., Path], tmp_path: Path) -> Runs:
    return Runs(tmp_path, make_store())


def same(one: Path, two: Path) -> None:
    """Weights, averages and optimizer to 1e-5, expert biases exactly."""
    a, b = checkpoint.load(one), checkpoint.load(two)
    assert a is not None and b is not None and a["step"] == b["step"]
    for name, tensor in a["model"].items():
        exactly = name.endswith("expert_bias")
        assert (
            torch.equal(tensor, b["model"][name])
            if exactly
            else torch.allclose(tensor, b["model"][name], rtol=1e-5, atol=1e-5)
        ), name
        assert torch.allclose(a["ema"]["weights"][name], b["ema"]["weights"][name], rtol=1e-5, atol=1e-5), name


@pytest.mark.slow
@pytest.mark.parametrize("strategy", ["ddp", "fsdp"])
def test_two_processes_equal_one(runs: Runs, strategy: str) -> None:
    two = {"world": 2, "strategy": strategy, "steps": 3, "log_every": 1}
    vae = runs("vae1", steps=3, log_every=1)
    same(vae, runs("vae2", **two))
    muon = {"optimizer": "muon"} if strategy == "fsdp" else {}  # a matrix that is split has to be put together for it
    same(runs("one", vae, steps=3, log_every=1, **muon), runs("two", vae, **two, **muon))
    for a, b in (("vae1", "vae2"), ("one", "two")):
        assert runs.losses(a) == [pytest.approx(row, rel=1e-5, abs=1e-5) for row in runs.losses(b)]
    weights = load_file(runs.folder / "two" / "model" / "model.safetensors")  # whole, and of the average
    for name, tensor in load_file(runs.folder / "one" / "model" / "model.safetensors").items():
        assert torch.allclose(tensor, weights[name], rtol=1e-5, atol=1e-5), name


@pytest.mark.slow
def test_another_number_of_processes_goes_on(runs: Runs) -> None:
    straight = runs("straight", steps=4)
    runs("changed", steps=1)
    runs("changed", steps=2, world=2, strategy="fsdp")
    runs("changed", steps=3, world=3)
    same(straight, runs("changed", steps=4))


@pytest.mark.slow
def test_tasks_of_slurm_train_together(runs: Runs) -> None:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = str(free.getsockname()[1])
    tasks = [
        subprocess.Popen(
            runs.command("slurm", steps=2),
            env={**os.environ, **SLURM, "SLURM_PROCID": rank, "SLURM_LOCALID": rank, "MASTER_PORT": port},
        )
        for rank in "01"
    ]
    assert [task.wait(timeout=300) for task in tasks] == [0, 0]
    same(runs("one", steps=2), runs.folder / "slurm")


def test_a_batch_script_without_srun_is_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SLURM.items():
        monkeypatch.setenv(name, value)
    assert processes.count() == (2, 2)
    monkeypatch.setenv("SLURM_PROCID", "1")
    monkeypatch.delenv("SLURM_NTASKS_PER_NODE")
    with pytest.raises(UserError, match="--ntasks-per-node"):
        processes.count()
    assert processes.rank() == 1 and processes.environment() is None
    monkeypatch.delenv("SLURM_STEP_ID")
    assert processes.count() == (1, 1) and processes.rank() == 0 and processes.environment() is not None


@pytest.mark.slow
@pytest.mark.parametrize("strategy", ["ddp", "fsdp"])
def test_a_killed_process_ends_the_run_and_leaves_a_checkpoint(runs: Runs, strategy: str) -> None:
    told = {"exact": False, "checkpoint_every": 5, "validate_every": 10**6, "strategy": strategy}
    run = subprocess.Popen(
        runs.command("run", world=2, steps=100_000, **told), stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        end = time.monotonic() + 120
        while not (runs.folder / "run" / checkpoint.NAME).exists():
            assert run.poll() is None and time.monotonic() < end
            time.sleep(0.1)
        workers = [child for child in psutil.Process(run.pid).children() if "run.py" in " ".join(child.cmdline())]
        victim = next(worker for worker in workers if worker.environ()["RANK"] == "1")
        victim.send_signal(signal.SIGKILL)
        said = run.communicate(timeout=120)[1]
    finally:
        with suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)
    assert run.returncode != 0
    assert "Another process of this run is gone" in said and "goes on from it" in said, said
    state = checkpoint.load(runs.folder / "run")
    assert state is not None and state["step"] >= 5
    runs("run", steps=state["step"] + 1, **told)  # one process goes on
    state = checkpoint.load(runs.folder / "run")
    assert state is not None and state["step"] % 5 == 1


def test_one_process_keeps_to_the_threads_that_it_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    config = VAETrainConfig(data=(tmp_path,), output=tmp_path / "run", device="cpu", threads=0)
    before = torch.get_num_threads()
    try:
        for told, threads in (("3", 3), ("", runtime.cores()), ("many", runtime.cores())):
            monkeypatch.setenv("OMP_NUM_THREADS", told)
            make_fabric(config)
            assert torch.get_num_threads() == threads
        make_fabric(replace(config, threads=2))
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(before)
