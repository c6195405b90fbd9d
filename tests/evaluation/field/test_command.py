"""`intermoe evaluate` by the field's protocol, end to end, on small stores in the layouts of the data sets' readers."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from intermoe.cli import main
from intermoe.data.store import Store
from intermoe.evaluation.field import settings as protocols
from intermoe.evaluation.generation import digest
from intermoe.models import bundle, minilm
from intermoe.models.text import TextConfig
from intermoe.pipeline import InterMoEPipeline

from .conftest import CLIPS

Make = Callable[..., Path]
TEXT = TextConfig(encoder="minilm", features=384, width=16, num_layers=1, num_heads=2, hidden_width=16)
REFERENCE = ["real", "real, people exchanged"]


class Letters:
    """Stands in for the text encoder: a text's features are its words' letters."""

    def __init__(self, *args: object, **options: object) -> None:
        pass

    def encode(self, texts: list[str]) -> list[torch.Tensor]:
        return [torch.stack([torch.cos(torch.arange(384) * float(sum(map(ord, w)))) for w in t.split()]) for t in texts]

    def reads(self, text: str) -> bool:
        return True


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of 8, 4 repetitions, 4 motions a text: what is counted is tested in test_scores.py."""
    full = protocols.settings

    def fewer(dataset: str, protocol: str) -> protocols.Settings:
        few: dict[str, Any] = {
            "batch": 8,
            "repeats": 4,
            "texts": 3,
            "samples": 4,
            "sample_pairs": 2,
            "diversity_pairs": 10,
        }
        return dataclasses.replace(full(dataset, protocol), **few)

    monkeypatch.setattr(protocols, "settings", fewer)
    monkeypatch.setattr(minilm, "MiniLMFeatures", Letters)
    monkeypatch.setattr(bundle, "minilm_features", Letters)


@pytest.fixture(scope="module")
def model(make_tiny: Callable[..., bundle.InterMoE], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of random weights."""
    narrow = {"expert_width": 16, "personas": False, "persona_input": False}
    return make_tiny(width=16, blocks=1, denoiser=narrow, text=TEXT).save(tmp_path_factory.mktemp("model") / "tiny")


@pytest.fixture(scope="module")
def data(make_store: Make) -> Path:
    return make_store()


@pytest.fixture
def words(data: Path, interclip: Path, vocabulary: Path) -> list[str]:
    return ["evaluate", "--data", str(data), "--evaluator", str(interclip), "--words", str(vocabulary), "--device", "cpu",
            "--steps", "1"]  # fmt: skip


def report(folder: Path) -> dict[str, Any]:
    """report.json, which must be JSON to the letter (without NaN)."""

    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is no JSON")

    return json.loads((folder / "report.json").read_text(), parse_constant=refuse)


def test_a_model_on_interhuman(
    words: list[str], data: Path, model: Path, interclip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written, the same digits again, and a run that was stopped goes on."""
    asked: list[int] = []
    features = InterMoEPipeline.features
    monkeypatch.setattr(
        InterMoEPipeline, "features", lambda s, p, n, **o: asked.append(len(p)) or features(s, p, n, **o)
    )
    words += ["--model", str(model), "-o", str(tmp_path / "out")]
    assert main(words) == 0
    found = report(tmp_path / "out")
    assert list(found["rows"]) == [*REFERENCE, "model"] and found["protocol"] == "interhuman ours 1"
    assert found["model_hash"] == digest(model / "config.json", model / "model.safetensors")
    assert found["evaluator_hash"] == digest(interclip / "config.json", interclip / "model.safetensors")
    assert found["data_hash"] == digest(data / "features.npy", data / "clips.jsonl")
    assert {"seed": 0, "split": "test", "clips": CLIPS, "left_out": []}.items() <= found.items() and "torch" in found[
        "versions"
    ]
    made = found["rows"]["model"]
    for name in ("R-precision 1", "FID", "FID floor", "FID above floor", "MM-Dist", "Diversity", "MultiModality"):
        assert made[name]["value"] is not None, name
        assert made[name]["interval"] is not None, name
    assert made["FID"]["value"] > made["FID floor"]["value"] > 0 and made["samples of FID"]["value"] == CLIPS // 2
    assert found["rows"]["real"]["FID above floor"]["value"] == 0.0 and "MultiModality" not in found["rows"]["real"]
    assert 0 <= found["rows"]["real"]["real nearer than exchanged, %"]["value"] <= 100
    assert made["foot skate, mm/frame"]["value"] is not None and made["bone deviation, %"]["value"] > 0
    assert any("its floor is far from 0" in note for note in found["notes"])
    prompts = json.loads((tmp_path / "out" / "prompts.json").read_text())
    assert len(prompts) == CLIPS + 3 * 4 and prompts[-1]["file"] == "multimodality/000002-03"
    assert {"file", "clip", "text", "frames", "seed"} == prompts[0].keys() and len({p["seed"] for p in prompts}) == len(
        prompts
    )
    page = (tmp_path / "out" / "report.html").read_text()
    assert page.startswith("<!doctype html>") and page.count("<svg") > 10 and not re.search(r"(src|href)=", page)
    for told in (found["model_hash"], found["data_hash"], found["protocol"], found["versions"]["torch"]):
        assert told in page and told in (tmp_path / "out" / "report.md").read_text()
    assert sum(asked) == len(prompts)
    files = [*(tmp_path / "out" / "features").glob("*/*.npz")]
    assert len(files) == len(prompts)
    files[3].unlink()
    files[7].write_bytes(files[7].read_bytes()[:100])
    before = (tmp_path / "out" / "report.json").read_text()
    asked.clear()
    assert main(words) == 0
    assert sum(asked) == 2
    again = report(tmp_path / "out")["rows"]["model"]
    for name, figure in again.items():  # a batch of one may differ from a batch of many in the last bits
        assert figure["value"] == pytest.approx(made[name]["value"], rel=1e-3, abs=1e-3), name
    asked.clear()
    assert main([*words[:-1], str(tmp_path / "two")]) == 0
    assert sum(asked) == len(prompts) and (tmp_path / "two" / "report.json").read_text() == before


def test_the_released_protocol(words: list[str], data: Path, tmp_path: Path) -> None:
    assert main([*words, "--model", "none", "--protocol", "released", "-o", str(tmp_path)]) == 0
    found = report(tmp_path)
    assert found["protocol"] == "interhuman released 1" and list(found["rows"]) == REFERENCE
    assert found["settings"]["scale"] == 6.0 and "FID as published" in found["rows"]["real"]
    assert "model_hash" not in found and "sampler" not in found


@pytest.mark.parametrize("layout", ["interx", "interx_evaluator", "humanml3d"])
def test_other_data_sets_and_a_peer(
    make_store: Make, matchers: dict[str, Path], tmp_path: Path, layout: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A peer whose motions are the real ones scores as they do; shuffled ones are told; so is a model that cannot make these."""
    data, dataset = make_store(layout, frames=44), layout.removesuffix("_evaluator")
    words = ["evaluate", "--data", str(data), "--evaluator", str(matchers[dataset]), "--device", "cpu"]
    assert main([*words, "-o", str(tmp_path / "none")]) == 2
    assert "score motions with --motions FOLDER" in capsys.readouterr().err and not (tmp_path / "none").exists()
    assert main([*words, "--model", "none", "-o", str(tmp_path / "out")]) == 0
    rows = report(tmp_path / "out")["rows"]
    assert list(rows) == (REFERENCE[:1] if layout == "humanml3d" else REFERENCE)
    prompts = json.loads((tmp_path / "out" / "prompts.json").read_text())
    store = Store(data, layout=None)
    number = {clip.id: index for index, clip in enumerate(store.clips)}
    for prompt in prompts:
        path = tmp_path / "peer" / f"{prompt['file']}.npz"
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(path, features=store.features(number[prompt["clip"]])[:, : prompt["frames"]])
    shift = tmp_path / "shuffled"
    shift.mkdir()
    whole = [prompt for prompt in prompts if "/" not in prompt["file"]]
    for prompt, other in zip(whole, whole[5:] + whole[:5], strict=True):
        clip = store.features(number[other["clip"]])
        clip = np.concatenate([clip, clip[:, -1:].repeat(8, 1)], axis=1)[:, : prompt["frames"]]
        np.save(shift / f"{prompt['file']}.npy", clip)
    for name, folder in (("peer", tmp_path / "peer"), ("shuffled", shift)):
        assert main([*words, "--motions", str(folder), "-o", str(tmp_path / f"out_{name}")]) == 0
        rows |= {name: report(tmp_path / f"out_{name}")["rows"][name]}
    for name in ("R-precision 1", "FID", "MM-Dist", "Diversity"):
        assert rows["peer"][name]["value"] == pytest.approx(rows["real"][name]["value"], rel=1e-4, abs=1e-6), name
    assert rows["peer"]["MultiModality"]["value"] == pytest.approx(0.0, abs=1e-5)  # every sample is the same motion
    assert "MultiModality" not in rows["shuffled"] and rows["shuffled"]["MM-Dist"] != rows["real"]["MM-Dist"]


def test_motions_that_are_broken(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words, "--model", "none", "-o", str(tmp_path / "out")]) == 0
    prompts = json.loads((tmp_path / "out" / "prompts.json").read_text())[:CLIPS]
    for prompt in prompts:
        np.savez(
            tmp_path / f"{prompt['file']}.npz",
            features=np.zeros((2, prompt["frames"], 262), np.float32) + prompt["seed"],
        )
    (tmp_path / "000001.npz").write_bytes(b"PK")
    np.savez(tmp_path / "000002.npz", features=np.full((2, prompts[2]["frames"], 262), np.nan))
    np.savez(tmp_path / "000003.npz", features=np.zeros((2, 5, 262)))
    np.savez(tmp_path / "000004.npz", person1=np.zeros((prompts[4]["frames"], 262)))
    (tmp_path / "000005.npz").unlink()
    capsys.readouterr()
    words += ["--motions", str(tmp_path), "-o", str(tmp_path / "out")]
    assert main(words) == 2
    lines = capsys.readouterr().err.strip().splitlines()
    for file, kind in (("000001.npz", "unreadable file"), ("000002.npz", "not finite"), ("000003.npz", "unequal lengths"),
                       ("000004.npz", "missing partner"), ("000005.npz", "missing file")):  # fmt: skip
        assert any(line.startswith(f"{file}: {kind}: ") for line in lines), (file, lines)
    assert "5 problems (1 unreadable file" in lines[-1] and "--skip-broken" in lines[-1]
    assert main([*words, "--skip-broken"]) == 0
    found = report(tmp_path / "out")
    assert len(found["left_out"]) == 5 and found["rows"][tmp_path.name]["samples of FID"]["value"] == (CLIPS - 5) // 2
    assert found["rows"]["real"]["samples of FID"]["value"] == CLIPS // 2


def test_clips_that_are_broken(
    make_store: Make, interclip: Path, vocabulary: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def spoil(path: Path) -> None:
        features = np.load(path / "features.npy")
        features[45] = np.nan
        np.save(path / "features.npy", features)
        lines = (path / "clips.jsonl").read_text().splitlines()
        for number, captions in ((7, []), (8, ["  "])):
            lines[number] = json.dumps(json.loads(lines[number]) | {"captions": captions})
        (path / "clips.jsonl").write_text("\n".join(lines) + "\n")

    words = ["evaluate", "--data", str(make_store(spoil=spoil)), "--evaluator", str(interclip), "--words", str(vocabulary),
             "--model", "none", "-o", str(tmp_path)]  # fmt: skip
    assert main(words) == 2
    lines = capsys.readouterr().err.strip().splitlines()
    assert [line.partition(": ")[0] for line in lines[:3]] == ["interhuman-2", "interhuman-7", "interhuman-8"]
    assert "3 problems (2 no caption, 1 not finite)" in lines[-1]
    assert main([*words, "--skip-broken"]) == 0
    assert report(tmp_path)["clips"] == CLIPS - 3


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--evaluator", "default-evaluator"], "InterHuman is measured by an evaluator of its own"),
        (["--evaluator", "OUT/none.ckpt"], "is not a model folder"),
        (["--evaluator", "INTERX"], "reads data of the layout interx or interx_evaluator, and"),
        (["--evaluator", "OUT/file"], "is not a checkpoint, or was cut off"),
        (["--words", "OUT"], "holds no vocabulary of CLIP"),
        (["--split", "val"], "compares batches of 8 motions, and there are 1"),
        (["--split", "both"], "measures one split"),
        (["--count", "7"], "--count must be at least 8, found 7"),
        (["--multimodality", "-1"], "--multimodality must be at least 0, found -1"),
        (["--seed", "-1"], "--seed must be from 0"),
        (["--model", "OUT"], "is not a model folder"),
        (["--motions", "OUT/none"], "is no folder of motions"),
        (["--data", "OUT/none"], "is not a data folder"),
    ],
)
def test_bad_input_is_told(
    words: list[str],
    matchers: dict[str, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    says: str,
) -> None:
    (tmp_path / "file").write_bytes(b"no")
    given = [o.replace("OUT", str(tmp_path)).replace("INTERX", str(matchers["interx"])) for o in options]
    model = [] if "--model" in options else ["--model", "none"]
    assert main([*words, *model, *given, "-o", str(tmp_path / "out")]) == 2
    lines = capsys.readouterr().err.strip().splitlines()
    assert lines[-1].startswith("intermoe: ") and says in lines[-1], lines


def test_parts_of_speech_that_are_missing(
    make_store: Make, matchers: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def bare(path: Path) -> None:
        lines = [
            json.dumps(json.loads(line) | {"meta": {}}) for line in (path / "clips.jsonl").read_text().splitlines()
        ]
        (path / "clips.jsonl").write_text("\n".join(lines) + "\n")

    words = ["evaluate", "--data", str(make_store("humanml3d", frames=44, spoil=bare)), "--evaluator", str(matchers["humanml3d"]),
             "--model", "none", "-o", str(tmp_path)]  # fmt: skip
    assert main([*words, "--protocol", "released"]) == 2
    assert "have no parts of speech" in capsys.readouterr().err
    assert main(words) == 0
    notes = report(tmp_path)["notes"]
    assert any(note.startswith(f"{CLIPS} captions have no parts of speech") for note in notes)
