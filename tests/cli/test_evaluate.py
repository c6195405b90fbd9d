"""`intermoe evaluate` end to end: short clips, random weights, and a text encoder that reads letters."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from intermoe.cli import main
from intermoe.core.types import Interaction
from intermoe.data.duets.generate import make_clip
from intermoe.data.store import StoreWriter
from intermoe.evaluation import probes, protocol
from intermoe.evaluation.generation import digest
from intermoe.models import bundle, duet_evaluator, minilm
from intermoe.models.duet_evaluator import DuetEvaluator, DuetEvaluatorConfig
from intermoe.models.text import TextConfig
from intermoe.motion.resample import part, resample
from intermoe.pipeline import InterMoEPipeline

CLIPS, FRAMES = 64, 36  # as few and as short as the protocol and the pipeline take
TEXT = TextConfig(encoder="minilm", features=384, width=16, num_layers=1, num_heads=2, hidden_width=16)
GONE = ("rotations", "translation", "offsets", "hand_shapes", "foot_contacts")  # but for the positions
ROWS = ["real", "real, people exchanged", "nearest training caption", "model", "model, cleaned"]


class Letters:
    """Stands in for the text encoder: a text's features are its words' letters."""

    def __init__(self, *args, **options):
        pass

    def encode(self, texts):
        return [torch.stack([torch.cos(torch.arange(384) * float(sum(map(ord, w)))) for w in t.split()]) for t in texts]

    def reads(self, text):
        return True


@pytest.fixture(scope="module", autouse=True)
def letters():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(minilm, "MiniLMFeatures", Letters)
        for module in (bundle, duet_evaluator):
            patch.setattr(module, "minilm_features", Letters)
        yield


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """The beginnings of 12 corpus clips, over and over: 64 for each test, 12 for training, one without captions of each
    person for validation."""
    made = [make_clip(3, index) for index in range(12)]
    with StoreWriter(tmp_path_factory.mktemp("evaluate") / "data") as writer:
        for number, split in enumerate(["test"] * CLIPS + ["train"] * len(made) + ["val"] + ["unseen"] * CLIPS):
            m = made[number % len(made)]
            start = 3 * (number // len(made) % 6)
            clip = replace(m.clip, id=str(number), split=split, contacts=(), phases=())
            if split == "val":
                clip = replace(clip, texts=((), ()))
            writer.add(clip, m.features[:, start : start + FRAMES], m.offsets)
    return writer.path


@pytest.fixture(scope="module")
def models(make_tiny, tmp_path_factory) -> Path:
    """Folders of random weights: `evaluator`, `told` reads personas, `plain` reads none."""
    torch.manual_seed(0)
    root = tmp_path_factory.mktemp("models")
    names = tuple(f"p{number:02d}" for number in range(96))
    DuetEvaluator(
        DuetEvaluatorConfig(width=16, num_layers=1, num_heads=2, embedding=16, text=TEXT, personas=names)
    ).save(root / "evaluator")
    for name in ("told", "plain"):
        reads = {"expert_width": 16, "personas": name == "told", "persona_input": name == "told"}
        make_tiny(name=name, width=16, blocks=1, denoiser=reads, text=TEXT).save(root / name)
    return root


@pytest.fixture(scope="module")
def words(data, models) -> list[str]:
    return ["evaluate", "--data", str(data), "--model", str(models / "told"), "--evaluator", str(models / "evaluator"),
            "--steps", "1", "--device", "cpu", "--probes", "0", "--count", str(CLIPS)]  # fmt: skip


@pytest.fixture(scope="module")
def first(words, tmp_path_factory) -> Path:
    """The folder of a run that scores the motions after clean-up, too."""
    out = tmp_path_factory.mktemp("first") / "out"
    assert main([*words, "--clean", "-o", str(out)]) == 0
    return out


def report(folder: Path) -> dict:
    """report.json, which must be JSON to the letter (without NaN)."""

    def refuse(name):
        raise AssertionError(f"{name} is no JSON")

    return json.loads((folder / "report.json").read_text(), parse_constant=refuse)


def test_what_is_written(first, data, models):
    found = report(first)
    assert list(found["rows"]) == ROWS
    told = {"split": "test", "clips": CLIPS, "seed": 0, "captions": "shared", "personas": True, "data": str(data)}
    assert told.items() <= found.items()
    assert found["sampler"] == {
        "scheduler": "unipc",
        "steps": 1,
        "guidance": 3.5,
        "identity_guidance": None,
        "guidance_range": [0, 999],
        "partner_guidance": 0.0,
        "partner_range": [0, 999],
    }  # what was used, not what was given
    assert found["model_hash"] == digest(models / "told" / "config.json", models / "told" / "model.safetensors")
    table, _, again = (first / "report.md").read_text().partition("```json\n")
    assert table.splitlines()[0] == f"| | {' | '.join(ROWS)} |"
    assert json.loads(again.removesuffix("```\n\n")) == {k: v for k, v in found.items() if k != "rows"}
    assert (first / "report.html").read_text().startswith("<!doctype html>")
    prompts = json.loads((first / "prompts.json").read_text())
    assert len(prompts) == CLIPS and {"text", "seconds", "seed", "person_a", "person_b"} == prompts[0].keys()
    assert not [p for p in first.rglob("*") if p.name.startswith(".")]


def test_real_people_and_the_same_people_exchanged(first):
    rows = report(first)["rows"]
    real, swapped = ({name: f["value"] for name, f in rows[r].items()} for r in ROWS[:2])
    for name in ("role swap, %", "role, %"):  # whatever the evaluator knows, who was right is wrong now
        assert real[name] + swapped[name] == pytest.approx(100.0)
    assert real["stature"] > 0.99 > swapped["stature"] and real["stature, mm"] < 1.0 < swapped["stature, mm"]
    for name in ("slide, mm/frame", "penetration, cm", "homogenisation"):  # who is who does not matter to these
        assert real[name] == pytest.approx(swapped[name])
    assert real["homogenisation"] == 1.0 and real["contact, %"] is None  # no contact to be counted
    assert "stature" not in rows["nearest training caption"]  # which were not asked for
    assert rows["model, cleaned"]["bone deviation, %"]["value"] < 0.01 < rows["model"]["bone deviation, %"]["value"]
    assert 0 < rows["model"]["FID"]["interval"] < rows["model"]["FID"]["value"]


def test_the_same_digits_again(first, words, tmp_path):
    assert main([*words, "--clean", "-o", str(tmp_path)]) == 0
    assert report(tmp_path) == report(first)
    assert (tmp_path / "report.md").read_text() == (first / "report.md").read_text()


def test_the_fields_protocol_beside_the_table(words, tmp_path, capsys):
    """The table of identity as ever, and the field's with its floor and its notes behind it."""
    assert main([*words, "--protocol", "ours", "--multimodality", "2", "-o", str(tmp_path)]) == 0
    found = report(tmp_path)
    assert list(found["rows"]) == ROWS[:4] and found["protocol"] == "duets 2"
    beside = found["field"]
    assert beside["protocol"] == "duets ours 1" and list(beside["rows"]) == [*ROWS[:2], "model"]
    assert {"FID", "FID floor", "FID above floor", "MultiModality"} <= beside["rows"]["model"].keys()
    assert (
        any("its floor is far from 0" in note for note in beside["notes"]) and beside["data_hash"] == found["data_hash"]
    )
    assert "Protocol duets ours 1" in (tmp_path / "report.md").read_text()
    assert "duets ours 1" in (tmp_path / "report.html").read_text()
    assert len(json.loads((tmp_path / "field_prompts.json").read_text())) == CLIPS + 60
    assert main([*words, "--evaluator", "none", "--protocol", "ours", "-o", str(tmp_path / "none")]) == 2
    assert "--protocol ours needs an evaluator" in capsys.readouterr().err


def test_a_run_that_was_stopped_goes_on(first, words, tmp_path, monkeypatch):
    shutil.copytree(first / "motions", tmp_path / "motions")
    (place,) = (tmp_path / "motions").iterdir()
    (place / "000005.npz").unlink()
    asked: list[int] = []
    batch = InterMoEPipeline.batch
    monkeypatch.setattr(InterMoEPipeline, "batch", lambda s, p, **o: asked.append(len(p)) or batch(s, p, **o))
    assert main([*words, "-o", str(tmp_path)]) == 0
    assert asked == [1]
    again, before = report(tmp_path)["rows"]["model"], report(first)["rows"]["model"]
    assert again.keys() == before.keys()
    for name, figure in again.items():  # a batch of one may differ from a batch of many in the last bits
        known = before[name]["value"]
        assert figure["value"] == (known if known is None else pytest.approx(known, rel=1e-3, abs=1e-3)), name


def test_a_folder_of_motions(first, words, tmp_path):
    (place,) = (first / "motions").iterdir()
    peer = shutil.copytree(place, tmp_path / "peer", ignore=lambda *_: ["key.json"])
    assert main([*words, "--motions", str(peer), "-o", str(tmp_path / "out")]) == 0
    found = report(tmp_path / "out")
    assert list(found["rows"]) == [*ROWS[:3], "peer"] and found["rows"]["peer"] == report(first)["rows"]["model"]
    assert found["motions"] == str(peer) and not {"model_hash", "sampler"} & found.keys()


def test_motions_that_cannot_be_used_are_named(first, words, tmp_path, capsys):
    (place,) = (first / "motions").iterdir()
    peer = shutil.copytree(place, tmp_path / "peer", ignore=lambda *_: ["key.json"])
    motion = Interaction.load(peer / "000000.npz")
    x = motion.positions
    resample(motion, 60.0).save(peer / "000000.npz")  # brought to the data's
    motion.replace(positions=x[:1], **dict.fromkeys(GONE)).save(peer / "000003.npz")
    part(motion, 0, 12).save(peer / "000005.npz")
    (peer / "000007.npz").write_bytes((peer / "000007.npz").read_bytes()[:500])
    assert main([*words, "--motions", str(peer), "-o", str(tmp_path / "out")]) == 2
    (line,) = capsys.readouterr().err.strip().splitlines()
    assert (
        f"3 of 64 motions of {peer} cannot be used. 000003.npz: expected 2 people of 22 joints, found 1 of 22" in line
    )
    assert "000005.npz: expected 36 frames at 30 a second, found 12" in line and "000007.npz: " in line


def test_a_model_without_personas_is_not_asked_for_any(words, models, tmp_path, capsys):
    assert main([*words, "--model", str(models / "plain"), "-o", str(tmp_path)]) == 0
    assert "the model 'plain' reads no personas: none are asked for" in capsys.readouterr().err
    found = report(tmp_path)
    assert found["personas"] is False
    assert "stature" in found["rows"]["real"] and "stature" not in found["rows"]["model"]
    assert "person_a" not in json.loads((tmp_path / "prompts.json").read_text())[0]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--data", "OUT/none"], "is not a data folder"),
        (["--model", "OUT/none"], "is not a model folder"),
        (["--evaluator", "OUT/none"], "is not a model folder"),
        (["--evaluator", "MODELS/told"], "holds no duets evaluator: `intermoe train evaluator` makes one"),
        (["--evaluator", "OUT/cut"], "the evaluator's folder is damaged"),
        (["--model", "MODELS/evaluator"], "holds a duet evaluator"),
        (["--split", "val"], "at least 64 captions, and the clips of the val split of"),
        (["--count", "63"], "--count must be at least 64, found 63"),
        (["--count", "-5"], "--count must be at least 64, found -5"),
        (["--probes", "-1"], "--probes must be at least 0"),
        (["--split", "both", "--motions", "OUT"], "answers the captions of one split"),
        (["--identity-guidance", "nan"], "identity_guidance must be"),
        (["--seed", "-1"], "--seed must be from 0"),
        (["--seed", str(2**32)], "--seed must be from 0"),
        (["--steps", "0"], "steps must be a whole number"),
        (["--scheduler", "dimm"], "did you mean 'ddim'"),
        (["--guidance", "nan"], "guidance must be"),
        (["--device", "meta"], "unknown device 'meta'"),
    ],
)
def test_bad_input_is_told_before_the_work(words, models, tmp_path, capsys, options, says):
    (tmp_path / "cut").mkdir()
    (tmp_path / "cut" / "config.json").write_text('{"kind"')
    given = [o.replace("OUT", str(tmp_path)).replace("MODELS", str(models)) for o in options]
    assert main([*words, *given, "-o", str(tmp_path / "out")]) == 2
    lines = capsys.readouterr().err.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("intermoe: ") and says in lines[0], lines
    assert not (tmp_path / "out").exists()


def test_places_that_cannot_be_used(words, tmp_path, capsys, monkeypatch):
    (tmp_path / "file").write_text("")
    Interaction(np.zeros((2, 5, 22, 3), np.float32)).save(tmp_path / "peer" / "one.npz")
    for options, says in (
        (["-o", str(tmp_path / "file")], "file"),
        (["--motions", str(tmp_path / "peer"), "-o", str(tmp_path / "out")], "holds 1 npz files, and 64 captions"),
        (["--motions", str(tmp_path / "none"), "-o", str(tmp_path / "out")], "holds 0 npz files, and 64 captions"),
    ):
        assert main([*words, *options]) == 2
        lines = capsys.readouterr().err.strip().splitlines()
        assert len(lines) == 1 and says in lines[0], lines
    assert (tmp_path / "out" / "prompts.json").exists()  # says which motions are asked for
    monkeypatch.setattr(protocol, "LEAST", 1)
    for captions in ("persons", "all"):
        assert main([*words, "--split", "val", "--captions", captions, "-o", str(tmp_path / "out")]) == 2
        assert "has no caption of each person; use --captions shared" in capsys.readouterr().err


def test_both_splits_without_evaluator_and_model(words, tmp_path, capsys, monkeypatch):
    """Geometry alone: roles by signature, what is lost on unseen combinations, and the probe of the corpus's generator."""
    monkeypatch.setattr(probes, "ROLE_SWAPS", probes.ROLE_SWAPS[:2])
    options = ["--model", "none", "--evaluator", "none", "--split", "both", "--probes", "1"]
    assert main([*words, *options, "-o", str(tmp_path)]) == 0
    assert "own error on real motion" in capsys.readouterr().err
    found = report(tmp_path)
    assert found["roles told by"] == "signatures" and not {"sampler", "model_hash", "evaluator_hash"} & found.keys()
    assert list(found["rows"]) == [
        *ROWS[:3],
        "script",
    ]  # a store of another maker has no script: only the probe is played
    assert found["rows"]["script"]["twins right, %"]["value"] == 100.0
    real, exchanged = (found["rows"][row] for row in ROWS[:2])
    assert real["role swap, %"]["value"] + exchanged["role swap, %"]["value"] == pytest.approx(100.0)
    assert "FID" not in real and "R-precision 1" not in real
    copied = found["rows"]["nearest training caption"]["nearest training clip, cm"]["value"]
    assert copied < 0.01 < real["nearest training clip, cm"]["value"]
    lost = found["loss, %"]["real"]
    unseen = found["unseen"]["rows"]["real"]["role, %"]["value"]
    assert lost["role, %"]["value"] == pytest.approx(
        100 * (real["role, %"]["value"] - unseen) / real["role, %"]["value"]
    )
    assert (tmp_path / "prompts_unseen.json").exists() and "Lost from test to unseen" in (
        tmp_path / "report.md"
    ).read_text()
