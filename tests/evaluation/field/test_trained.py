"""Evaluators that `intermoe train evaluator` makes of each data set: they learn, resume exactly, and tell what they must."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from intermoe.cli import main
from intermoe.core.errors import UserError
from intermoe.data.store import Clip, Store, StoreWriter
from intermoe.evaluation.field import settings as protocols
from intermoe.evaluation.field.judges import load_judge
from intermoe.models import clip as clip_text
from intermoe.models.interclip import InterCLIPConfig
from intermoe.models.matcher import MatcherConfig
from intermoe.models.matching import READS
from intermoe.motion import humanml3d
from intermoe.training import checkpoint, matching
from intermoe.training.evaluator import EvaluatorTrainConfig, train_evaluator

from .conftest import sway

KINDS = 8
FEW: dict[str, Any] = {"batch": 8, "repeats": 5, "texts": 0, "diversity_pairs": 10}
QUICK: dict[str, Any] = {"device": "cpu", "threads": 1, "batch_size": 8, "warmup_steps": 2, "validate_every": 50, "mirror": False,
                         "schedule_steps": 200, "checkpoint_every": 100, "learning_rate": 3e-3, "storage": "float32"}  # fmt: skip


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Evaluators of few weights and a protocol of few clips."""
    full = protocols.settings
    monkeypatch.setattr(
        protocols, "settings", lambda dataset, protocol: dataclasses.replace(full(dataset, protocol), **FEW)
    )
    monkeypatch.setattr(matching, "_BASE_INTERCLIP", InterCLIPConfig(16, 1, 2, 16, 1, 2, 24))
    monkeypatch.setattr(matching, "MatcherConfig", lambda width, *_: MatcherConfig(width, 16, 16, 16, 16, 16))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """told(layout): a store in which a caption's word is the kind of motion, with noise; kinds 2k+1 are kinds 2k exchanged."""

    def make(layout: str) -> Path:
        base = np.random.default_rng(7)
        people = 1 if layout == "humanml3d" else 2
        kinds = [sway(base, layout, 24) for _ in range(KINDS)]
        if people == 2:
            kinds[1::2] = [matching.exchanged(x, layout.removesuffix("_evaluator")) for x in kinds[::2]]
        path = tmp_path_factory.mktemp("told") / layout
        rng = np.random.default_rng(1)
        fps = humanml3d.FPS if people == 1 else 30.0
        joints = 0 if layout == "interx_evaluator" else 22
        with StoreWriter(path, layout=layout, source=layout.removesuffix("_evaluator"), fps=fps) as writer:
            for number in range(10 * KINDS):
                kind, split = (
                    number % KINDS,
                    ("train" if number < 6 * KINDS else "val" if number < 7 * KINDS else "test"),
                )
                text = f"w{kind} person"
                meta = {} if layout == "interhuman" else {"words": [f"w{kind}/NOUN person/NOUN"]}
                clip = Clip(
                    id=f"clip-{number}", split=split, family=layout, captions=(text,), texts=((),) * people, roles=("",) * people,
                    identity=({},) * people, meta=meta,
                )  # fmt: skip
                x = kinds[kind] + 0.02 * rng.normal(size=kinds[kind].shape).astype(np.float32)
                writer.add(clip, x, np.zeros((people, joints, 3)))
        return path

    return make


@pytest.mark.parametrize(
    "layout", [*(pytest.param(n, marks=pytest.mark.slow) for n in ("interhuman", "interx_evaluator")), "humanml3d"]
)
def test_a_trained_evaluator_tells_what_it_must(
    told: Callable[[str], Path], vocabulary: Path, glove: Path, tmp_path: Path, layout: str
) -> None:
    """Real from shuffled, and, where there are two people, the pair from the pair exchanged."""
    data, words = told(layout), ["--words", str(vocabulary if layout == "interhuman" else glove)]
    run, steps = tmp_path / "run", "240" if layout == "interhuman" else "120"
    few = ["--steps", steps, "--batch-size", "8", "--learning-rate", "3e-3", "--warmup-steps", "2"]
    quick = ["--schedule-steps", steps, "--threads", "1", "--device", "cpu", "--no-mirror"]
    assert main(["train", "evaluator", "--data", str(data), "-o", str(run), *words, *few, *quick]) == 0
    kind = json.loads((run / "model" / "config.json").read_text())
    assert kind["kind"] == ("interclip" if layout == "interhuman" else "matcher")
    assert kind["trained"]["steps"] == int(steps)
    more = words if layout == "interhuman" else []  # a matcher's folder has its words
    score = ["evaluate", "--data", str(data), "--evaluator", str(run), "--device", "cpu", *more]
    assert main([*score, "--model", "none", "-o", str(tmp_path / "out")]) == 0
    prompts = json.loads((tmp_path / "out" / "prompts.json").read_text())
    place = {prompt["clip"]: number for number, prompt in enumerate(prompts)}
    store = Store(data, layout=None)
    test = store.split("test")
    other = {number: test[(place[store.clips[i].id] + 3) % len(test)] for number, i in enumerate(test)}
    for number, prompt in enumerate(prompts):
        path = tmp_path / "shuffled" / f"{prompt['file']}.npy"
        path.parent.mkdir(exist_ok=True)
        np.save(path, store.features(other[number])[:, : prompt["frames"]])
    assert main([*score, "--motions", str(tmp_path / "shuffled"), "-o", str(tmp_path / "two")]) == 0
    rows = json.loads((tmp_path / "two" / "report.json").read_text())["rows"]
    real, shuffled = rows["real"], rows["shuffled"]
    assert (
        real["R-precision 3"]["value"] > 0.9
        and real["R-precision 1"]["value"] > shuffled["R-precision 1"]["value"] + 0.3
    )
    assert real["MM-Dist"]["value"] < 0.8 * shuffled["MM-Dist"]["value"]
    if layout != "humanml3d":
        assert real["real nearer than exchanged, %"]["value"] > 90
        swapped = rows["real, people exchanged"]
        assert swapped["R-precision 1"]["value"] < real["R-precision 1"]["value"] - 0.3


@pytest.mark.parametrize("layout", ["interhuman", "humanml3d"])
def test_stop_at_two_and_resume_to_four_equals_four(
    told: Callable[[str], Path], vocabulary: Path, glove: Path, tmp_path: Path, layout: str
) -> None:
    words, data = vocabulary if layout == "interhuman" else glove, told(layout)

    def train(name: str, steps: int) -> dict[str, Any]:
        config = EvaluatorTrainConfig(data=(data,), output=tmp_path / name, words=words, steps=steps, **QUICK)
        found = checkpoint.load(train_evaluator(config).folder)
        assert found is not None
        return found

    straight = train("straight", 4)
    train("resumed", 2)
    resumed = train("resumed", 4)
    for part in ("model", "ema", "optimizer"):
        torch.testing.assert_close(straight[part], resumed[part], rtol=0, atol=0)  # bit for bit
    judge = load_judge(tmp_path / "resumed", words=vocabulary, device="cpu")
    averaged = resumed["ema"]["weights"]
    assert all(
        torch.equal(value, averaged[f"model.{name}"])
        for name, value in judge.model.named_parameters()
        if value.requires_grad
    )


def test_released_training_draws_and_has_no_exchanged_pair(
    told: Callable[[str], Path], vocabulary: Path, tmp_path: Path
) -> None:
    store = Store(told("interhuman"), layout=None)
    batches = {}
    for protocol in ("ours", "released"):
        config = EvaluatorTrainConfig(
            data=(store.path,), output=tmp_path / "run", words=vocabulary, protocol=protocol, **QUICK
        )
        found = matching._begun(config, "interhuman", store, None)
        stage = matching.MatchingStage(config, found, store, clip_text.tokenizer(vocabulary))
        batches[protocol] = stage.batch(0, 0, 1)
        half = stage.batch(0, 1, 2)
        assert torch.equal(half["motions"], batches[protocol]["motions"][1::2])
    assert "exchanged" in batches["ours"] and "exchanged" not in batches["released"]
    assert not torch.allclose(batches["ours"]["motions"], batches["released"]["motions"])


def test_clips_own_embeddings_of_words(told: Callable[[str], Path], vocabulary: Path, tmp_path: Path) -> None:
    folder = tmp_path / "clip"
    folder.mkdir()
    for file in vocabulary.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    table = {"token": torch.randn(clip_text.VOCABULARY, 16), "position": torch.randn(clip_text.PLACES, 16)}
    save_file(
        {f"text_model.embeddings.{k}_embedding.weight": v for k, v in table.items()}, folder / "model.safetensors"
    )
    store = Store(told("interhuman"), layout=None)
    config = EvaluatorTrainConfig(data=(store.path,), output=tmp_path / "run", words=folder, **QUICK)
    model = matching._begun(config, "interhuman", store, None).model
    assert torch.equal(model.text.words.weight, table["token"]) and not model.text.words.weight.requires_grad  # type: ignore[union-attr]
    (folder / "model.safetensors").write_bytes(b"cut")
    with pytest.raises(UserError, match="cannot be read as weights of CLIP"):
        matching._begun(config, "interhuman", store, None)


def test_what_cannot_be_trained(
    told: Callable[[str], Path], glove: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = str(told("humanml3d"))
    for options, says in (
        (["--data", data], "name the folder with our_vab_data.npy with --words"),
        (["--data", data, "--words", str(tmp_path)], "has no word vectors"),
        (["--data", data, "--words", str(glove), "--preset", "big"], "size is base or paper"),
        (["--data", data, "--words", str(glove), "--protocol", "theirs"], "unknown protocol 'theirs'"),
    ):
        assert main(["train", "evaluator", *options, "-o", str(tmp_path / "run")]) == 2
        assert says in capsys.readouterr().err and not (tmp_path / "run").exists()
    assert READS["humanml3d"] == 259
