"""From a data set's folder as its authors hand it out to the figures of its protocol, by the command line alone."""

from __future__ import annotations

import dataclasses
import json
import pickle
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from intermoe.cli import main
from intermoe.data.prepare.interx import InterX
from intermoe.data.prepare.run import prepare
from intermoe.data.store import Store
from intermoe.evaluation.field import settings as protocols
from intermoe.models.glove import Glove
from intermoe.models.interclip import InterCLIP, InterCLIPConfig
from intermoe.models.matcher import Matcher, MatcherConfig
from intermoe.models.matching import READS, Matching, MatchingConfig

Tree = Callable[..., Path]
WORDS = ["unk", "sos", "eos", "a", "person", "walk", "they", "turn", "two", "people"]


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A protocol for five clips."""
    full = protocols.settings
    small = {"batch": 2, "repeats": 2, "diversity_pairs": 2, "texts": 1, "samples": 3, "sample_pairs": 2}
    monkeypatch.setattr(protocols, "settings", lambda d, p: dataclasses.replace(full(d, p), **small))


@pytest.fixture
def evaluator(tmp_path: Path) -> Callable[[str], list[str]]:
    """evaluator(dataset) -> the options that name one of random weights."""

    def make(dataset: str) -> list[str]:
        torch.manual_seed(0)
        folder = tmp_path / "evaluator"
        if dataset == "interhuman":
            sizes = InterCLIPConfig(16, 1, 2, 16, 1, 2, 24)
            Matching(MatchingConfig("interclip", dataset, interclip=sizes), InterCLIP(sizes)).save(folder)
            letters = [chr(n) for n in (*range(33, 127), *range(161, 173), *range(174, 256), *range(256, 324))]
            table = {letter: n for n, letter in enumerate([*letters, *(f"{letter}</w>" for letter in letters)])}
            words = tmp_path / "clip"
            words.mkdir()
            (words / "vocab.json").write_text(json.dumps(table | {"<|startoftext|>": 49406, "<|endoftext|>": 49407}))
            (words / "merges.txt").write_text("#version: 0.2\n")
            return ["--evaluator", str(folder), "--words", str(words)]
        sizes_of = MatcherConfig(READS[dataset], 8, 8, 8, 8, 6)
        glove = Glove(WORDS, np.random.default_rng(0).normal(size=(len(WORDS), 300)))
        Matching(MatchingConfig("matcher", dataset, matcher=sizes_of), Matcher(sizes_of), glove).save(folder)
        return ["--evaluator", str(folder)]

    return make


def rows(words: list[str], out: Path) -> dict[str, dict[str, dict[str, float]]]:
    assert main([*words, "--model", "none", "--device", "cpu", "--split", "train", "-o", str(out)]) == 0
    return json.loads((out / "report.json").read_text())["rows"]


@pytest.mark.parametrize("protocol", ["ours", "released"])
def test_interhuman(
    interhuman_tree: Tree, evaluator: Callable[[str], list[str]], tmp_path: Path, protocol: str
) -> None:
    out = tmp_path / "store"
    assert main(["data", "interhuman", str(interhuman_tree(7)), "-o", str(out), "--workers", "1"]) == 0
    words = ["evaluate", "--data", str(out), "--protocol", protocol, *evaluator("interhuman")]
    found = rows(words, tmp_path / "out")
    assert list(found) == ["real", "real, people exchanged"] and found["real"]["FID above floor"]["value"] == 0.0
    assert found["real"]["MM-Dist"] != found["real, people exchanged"]["MM-Dist"]


@pytest.mark.parametrize("protocol", ["ours", "released"])
def test_humanml3d(humanml3d_tree: Tree, evaluator: Callable[[str], list[str]], tmp_path: Path, protocol: str) -> None:
    out = tmp_path / "store"
    assert main(["data", "humanml3d", str(humanml3d_tree()), "-o", str(out), "--workers", "1"]) == 0
    words = ["evaluate", "--data", str(out), "--protocol", protocol, *evaluator("humanml3d")]
    found = rows(words, tmp_path / "out")
    assert list(found) == ["real"] and found["real"]["jerk, m/s3"]["value"] > 0
    prompts = json.loads((tmp_path / "out" / "prompts.json").read_text())
    assert {p["frames"] % 4 for p in prompts} == {0} and all(p["words"] for p in prompts if "no times" not in p["text"])


def test_interx(interx_tree: Tree, body_model: Path, evaluator: Callable[[str], list[str]], tmp_path: Path) -> None:
    """Raw captions have no parts of speech, processed ones have; bodies and rotations alone give the same figures."""
    root = interx_tree()
    names = sorted(path.name for path in (root / "motions").iterdir())
    (root / "splits/train.txt").write_text("\n".join(names[:4]))
    for split, name in (("val", names[4]), ("test", names[5])):
        (root / f"splits/{split}.txt").write_text(name)
    given = evaluator("interx")
    found = {}
    for name, more in (("bodies", ["--smplx", str(body_model)]), ("rotations", [])):
        store = tmp_path / name
        assert main(["data", "interx", str(root), "-o", str(store), "--workers", "1", *more]) == 0
        found[name] = rows(["evaluate", "--data", str(store), *given], tmp_path / f"out_{name}")
    for figure, value in found["bodies"]["real"].items():
        assert value["value"] == pytest.approx(found["rotations"]["real"][figure]["value"], rel=1e-3, abs=1e-6), figure
    assert main(["evaluate", "--data", str(store), "--protocol", "released", "--model", "none", "--split", "train", *given,
                 "-o", str(tmp_path / "out")]) == 2  # fmt: skip


def test_processed_captions_keep_their_words(interx_tree: Tree, tmp_path: Path) -> None:
    prepare(InterX(interx_tree("processed")), tmp_path / "store", workers=1)
    clip = Store(tmp_path / "store", layout=None).clips[0]
    assert clip.meta["words"] == ["two/NUM people/NOUN"] * 2 and len(clip.captions) == 2


def test_word_vectors_of_the_authors(humanml3d_tree: Tree, tmp_path: Path) -> None:
    """A matcher is trained on the folder's own words, and measures with them."""
    glove, out = tmp_path / "glove", tmp_path / "store"
    glove.mkdir()
    np.save(glove / "our_vab_data.npy", np.random.default_rng(0).normal(size=(len(WORDS), 300)))
    (glove / "our_vab_words.pkl").write_bytes(pickle.dumps(WORDS))
    (glove / "our_vab_idx.pkl").write_bytes(pickle.dumps({word: n for n, word in enumerate(WORDS)}))
    assert main(["data", "humanml3d", str(humanml3d_tree()), "-o", str(out), "--workers", "1"]) == 0
    run = ["--words", str(glove), "--steps", "2", "--batch-size", "2", "--device", "cpu", "--threads", "1"]
    assert main(["train", "evaluator", "--data", str(out), "-o", str(tmp_path / "run"), *run]) == 0
    found = rows(["evaluate", "--data", str(out), "--evaluator", str(tmp_path / "run")], tmp_path / "out")
    assert found["real"]["FID"]["value"] >= 0
