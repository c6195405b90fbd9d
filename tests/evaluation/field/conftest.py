"""Evaluators of random weights, a tiny vocabulary of CLIP, word vectors, and small stores of each data set."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from intermoe.data.store import Clip, StoreWriter
from intermoe.models.glove import Glove
from intermoe.models.interclip import InterCLIP, InterCLIPConfig
from intermoe.models.matcher import Matcher, MatcherConfig
from intermoe.models.matching import READS, Matching, MatchingConfig
from intermoe.motion import humanml3d, interhuman, interx
from intermoe.skeleton.smpl22 import OFFSETS, PARENTS

WORDS = ["unk", "sos", "eos", "a", "person", "walk", "turn", "left", "slowly", *(f"w{n}" for n in range(40))]
SIZES = {"interhuman": 262, "interx": 660, "interx_evaluator": 336, "humanml3d": 263}
CLIPS = 24


@pytest.fixture(scope="session")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a CLIP vocabulary of single letters."""
    folder = tmp_path_factory.mktemp("clip")
    letters = [chr(n) for n in (*range(33, 127), *range(161, 173), *range(174, 256), *range(256, 324))]
    table = {letter: n for n, letter in enumerate([*letters, *(f"{letter}</w>" for letter in letters)])}
    table |= {"<|startoftext|>": 49406, "<|endoftext|>": 49407}
    (folder / "vocab.json").write_text(json.dumps(table))
    (folder / "merges.txt").write_text("#version: 0.2\n")
    (folder / "tokenizer_config.json").write_text(
        json.dumps({"tokenizer_class": "CLIPTokenizer", "model_max_length": 77})
    )
    return folder


@pytest.fixture(scope="session")
def glove(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Word vectors in the three files of the data sets' authors."""
    folder = tmp_path_factory.mktemp("words") / "glove"
    folder.mkdir()
    np.save(folder / "our_vab_data.npy", np.random.default_rng(0).normal(size=(len(WORDS), 300)))
    order = list(reversed(WORDS))
    (folder / "our_vab_words.pkl").write_bytes(pickle.dumps(order))
    (folder / "our_vab_idx.pkl").write_bytes(pickle.dumps({word: n for n, word in enumerate(WORDS)}))
    return folder


@pytest.fixture(scope="session")
def interclip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an InterCLIP of random weights."""
    torch.manual_seed(0)
    sizes = InterCLIPConfig(16, 1, 8, 16, 1, 8, 24)
    model = InterCLIP(sizes).eval()
    model.scale.data.fill_(3.0)
    found = Matching(MatchingConfig("interclip", "interhuman", interclip=sizes), model)
    return found.save(tmp_path_factory.mktemp("interclip") / "model")


@pytest.fixture(scope="session")
def matchers(tmp_path_factory: pytest.TempPathFactory, glove: Path) -> dict[str, Path]:
    """Folders with matchers of random weights, of each data set."""
    torch.manual_seed(0)
    out = {}
    for name, width in READS.items():
        sizes = MatcherConfig(width, 8, 8, 8, 8, 6)
        statistics = (torch.zeros(width), torch.full((width,), 0.5)) if name == "humanml3d" else (None, None)
        config = MatchingConfig("matcher", name, matcher=sizes)
        found = Matching(config, Matcher(sizes).eval(), Glove.load(glove), *statistics)
        out[name] = found.save(tmp_path_factory.mktemp(name) / "model")
    return out


def sway(rng: np.random.Generator, layout: str, frames: int) -> np.ndarray:
    """Features (P, T, F) of people who sway."""
    t = np.arange(frames)[None, :, None, None] / 20
    if layout == "interhuman":
        rest = np.zeros((22, 3))
        for joint in range(1, 22):
            rest[joint] = rest[PARENTS[joint]] + OFFSETS[joint]
        waving = 0.1 * rng.normal(size=(2, 1, 22, 3)) * np.sin(2 * t + rng.uniform(0, 6, (2, 1, 22, 1)))
        place = (
            np.array([[0.0, 0.95, 0.0], [0.3, 0.95, 1.0]])[:, None, None]
            + rng.normal(size=(2, 1, 1, 3)) * [0.3, 0, 0.3] * t
        )
        six = np.broadcast_to(np.array([1.0, 0, 0, 1, 0, 0]), (2, frames, 21, 6)) + 0.1 * rng.normal(size=(2, 1, 21, 6))
        return interhuman.recanonical(interhuman.features(rest + waving + place, six))
    if layout == "humanml3d":
        x = 0.3 * rng.normal(size=(1, 1, 263)) + 0.1 * np.sin(t[..., 0] * rng.uniform(1, 3, (1, 1, 263)))
        return x.astype(np.float32)
    rotvecs = 0.4 * rng.normal(size=(2, 1, 55, 3)) + 0.2 * np.sin(t * 3 + rng.normal(size=(2, 1, 55, 3)))
    translation = rng.normal(size=(2, 1, 3)) + 0.3 * np.sin(t[:, :, 0] + rng.normal(size=(2, 1, 3)))
    if layout == "interx_evaluator":
        return interx.rotation_features(rotvecs, translation - translation[0, 0])
    rest = np.random.default_rng(5).normal(size=(55, 3))
    return interx.features(rotvecs, interx.joints(rotvecs, translation, rest))


Make = Callable[..., Path]


@pytest.fixture(scope="session")
def make_store(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """make_store(layout, clips=..., frames=...) -> the folder of a store whose clips are all of the test split but two."""

    def make(
        layout: str = "interhuman", *, clips: int = CLIPS, frames: int = 20, spoil: Callable | None = None
    ) -> Path:
        rng = np.random.default_rng(0)
        path = tmp_path_factory.mktemp("data") / layout
        people = 1 if layout == "humanml3d" else 2
        source = layout.removesuffix("_evaluator")
        fps = humanml3d.FPS if people == 1 else 30.0
        joints = {"humanml3d": 22, "interhuman": 22, "interx": 55}.get(layout, 0)
        rest = np.concatenate([x := np.random.default_rng(5).normal(size=(55, 3))[:1], x.repeat(54, 0)])
        with StoreWriter(path, layout=layout, source=source, fps=fps) as writer:
            for index in range(clips + 2):
                split = "test" if index < clips else ("train", "val")[index - clips]
                texts = (f"a person walk w{index} slowly", f"w{index} turn left")
                words = [" ".join(f"{word}/NOUN" for word in text.split()) for text in texts]
                clip = Clip(
                    id=f"{layout}-{index}", split=split, family=source, captions=texts, texts=((),) * people, roles=("",) * people,
                    identity=({},) * people, meta={} if layout == "interhuman" else {"words": words},
                )  # fmt: skip
                offsets = np.zeros((people, joints, 3)) if joints != 55 else np.stack([rest, rest])
                writer.add(clip, sway(rng, layout, frames + index % 5), offsets)
        if spoil is not None:
            spoil(path)
        return path

    return make
