"""Evaluators: embeddings that depend on the motion alone, released files that become the same thing, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from intermoe.core.errors import UserError
from intermoe.data.store import Store
from intermoe.evaluation.field.judges import InterCLIPJudge, MatcherJudge, load_judge
from intermoe.models.glove import Caption
from intermoe.models.interclip import MAX_FRAMES
from intermoe.models.layers import sinusoids
from intermoe.motion.shown import view
from intermoe.reference import read_evaluator

from .conftest import WORDS, sway

CAPTIONS = [Caption("a person walk", "a/DET person/NOUN walk/VERB"), Caption("turn left", "turn/VERB left/ADV")]


def clips(layout: str, lengths: tuple[int, ...]) -> list[np.ndarray]:
    rng = np.random.default_rng(0)
    return [sway(rng, layout, n) for n in lengths]


def test_an_embedding_does_not_depend_on_its_company(
    interclip: Path, vocabulary: Path, matchers: dict[str, Path]
) -> None:
    for judge, layout in (
        (load_judge(interclip, words=vocabulary, device="cpu"), "interhuman"),
        (load_judge(matchers["interx"], device="cpu"), "interx_evaluator"),
        (load_judge(matchers["humanml3d"], device="cpu"), "humanml3d"),
    ):
        motions = clips(layout, (40, 24, 60, 32, 8))
        found = judge.see(motions)
        assert len(found) == 5 and np.ptp(found, axis=0).max() > 1e-3
        for number, motion in enumerate(motions):
            np.testing.assert_allclose(judge.see([motion])[0], found[number], atol=1e-5)
        texts = judge.read(CAPTIONS)
        assert texts.shape == (2, found.shape[1]) and np.abs(texts[0] - texts[1]).max() > 1e-4
        np.testing.assert_allclose(judge.read(CAPTIONS[1:])[0], texts[1], atol=1e-5)
    assert isinstance(judge, MatcherJudge)


def test_contacts_are_not_looked_at_and_words_are_normalised(matchers: dict[str, Path]) -> None:
    judge = load_judge(matchers["humanml3d"], device="cpu")
    (motion,) = clips("humanml3d", (40,))
    spoilt = motion.copy()
    spoilt[..., -4:] = 9.0
    np.testing.assert_array_equal(judge.see([motion]), judge.see([spoilt]))
    with torch.no_grad():
        padded = torch.nn.functional.pad(torch.from_numpy(motion[0, :, :259] / 0.5), (0, 0, 0, 156))[None]
        direct = judge._found.model.embed_motion(padded, torch.tensor([40]))  # type: ignore[union-attr]
    np.testing.assert_allclose(judge.see([motion]), direct.numpy(), atol=1e-5)


def test_both_layouts_of_interx_are_seen_alike(make_store: Callable[..., Path]) -> None:
    store = Store(make_store("interx"), layout="interx")
    bare = Store(make_store("interx_evaluator"), layout="interx_evaluator")
    for index in (0, 3):
        seen = view(store.features(index), "interx", pelvis=store.offsets[index][0, 0])
        np.testing.assert_allclose(seen, view(bare.features(index), "interx"), atol=1e-4)


def released_matcher(folder: Path, path: Path) -> None:
    """finest.tar, as the authors' trainers save it, out of our weights."""
    names = {"movement": "movement_encoder", "motion": "motion_encoder", "text": "text_encoder"}
    parts: dict[str, dict[str, torch.Tensor]] = {name: {} for name in names.values()}
    for name, weight in load_file(folder / "model.safetensors").items():
        side, _, rest = name.partition(".")
        if name.startswith("parts_of_speech."):
            side, rest = "text", name.replace("parts_of_speech", "pos_emb")
        rest = re.sub(r"^out\.", "out_net.", rest) if side == "movement" else rest
        for ours, theirs in (("start", "hidden"), ("embed.", "input_emb."), ("head.", "output_net.")):
            rest = theirs + rest.removeprefix(ours) if side != "movement" and rest.startswith(ours) else rest
        parts[names[side]][rest] = weight
    optimizer = torch.optim.Adam([torch.nn.Parameter(torch.ones(2))]).state_dict()
    path.parent.mkdir(parents=True)
    torch.save({**parts, "opt_text_encoder": optimizer, "epoch": 3, "iter": 9}, path)


@pytest.mark.parametrize("name", ["interx", "humanml3d"])
@pytest.mark.parametrize("old", [False, True])
def test_released_matchers(matchers: dict[str, Path], glove: Path, tmp_path: Path, name: str, old: bool) -> None:
    path = tmp_path / "checkpoints" / "t2m" / "text_mot_match" / "model" / "finest.tar"
    released_matcher(matchers[name], path)
    if old:  # of torch before 1.6
        torch.save(torch.load(path, weights_only=True), path, _use_new_zipfile_serialization=False)
    if name == "humanml3d":
        with pytest.raises(UserError, match=r"needs the mean\.npy and std\.npy"):
            read_evaluator(path, words=glove)
        meta = tmp_path / "checkpoints" / "t2m" / "Comp_v6_KLD005" / "meta"
        meta.mkdir(parents=True)
        np.save(meta / "mean.npy", np.zeros(263))
        np.save(meta / "std.npy", np.full(263, 0.5))
    with pytest.raises(UserError, match=r"name the folder with our_vab_data\.npy with --words"):
        read_evaluator(path)
    ours, theirs = load_judge(matchers[name], device="cpu"), load_judge(path, words=glove, device="cpu")
    motions = clips("humanml3d" if name == "humanml3d" else "interx_evaluator", (40, 60))
    np.testing.assert_allclose(theirs.see(motions), ours.see(motions), atol=1e-6)
    np.testing.assert_allclose(theirs.read(CAPTIONS), ours.read(CAPTIONS), atol=1e-6)
    assert theirs.dataset == name and theirs.digest != ours.digest
    (tmp_path / "checkpoints" / "glove").symlink_to(glove)
    assert read_evaluator(path).words is not None  # found above the file


def test_the_released_interclip(interclip: Path, vocabulary: Path, tmp_path: Path) -> None:
    state = {}
    for name, weight in load_file(interclip / "model.safetensors").items():
        theirs = re.sub(r"^motion\.", "motion_encoder.", name)
        for ours, other in (("encoder.query", "encoder.query_token"), ("encoder.embed.", "encoder.embed_motion."),
                            ("encoder.norm.", "encoder.out_ln.")):  # fmt: skip
            theirs = theirs.replace(ours, other)
        for ours, other in (("text.words.", "token_embedding."), ("text.places", "positional_embedding"), ("text.norm.", "text_ln."),
                            ("text.transformer.", "textTransEncoder."), ("text.out.", "out."), ("scale", "latent_scale")):  # fmt: skip
            theirs = other + theirs.removeprefix(ours) if theirs.startswith(ours) else theirs
        state["model." + theirs] = weight
    state["model.motion_encoder.sequence_pos_encoder.pe"] = sinusoids(MAX_FRAMES, 16)
    path = tmp_path / "interclip.ckpt"
    torch.save({"state_dict": state, "epoch": 1, "hyper_parameters": {"cfg": 1}}, path)
    ours, theirs = (load_judge(p, words=vocabulary, device="cpu") for p in (interclip, path))
    assert isinstance(theirs, InterCLIPJudge)
    motions = clips("interhuman", (40, 60))
    np.testing.assert_allclose(theirs.see(motions), ours.see(motions), atol=1e-6)
    np.testing.assert_allclose(theirs.read(CAPTIONS), ours.read(CAPTIONS), atol=1e-6)
    np.testing.assert_allclose(np.linalg.norm(ours.see(motions), axis=1), 3.0, rtol=1e-5)  # the learnt scale
    torch.save({"state_dict": {k: v for k, v in state.items() if "linear2" not in k}}, path)
    with pytest.raises(UserError, match=r"does not fit\. Missing: .*linear2"):
        read_evaluator(path)


def test_files_that_are_no_evaluator(tmp_path: Path, glove: Path, matchers: dict[str, Path]) -> None:
    path = tmp_path / "some" / "file.tar"
    released_matcher(matchers["interx"], path)
    whole = path.read_bytes()
    for content, says in (
        (whole[: len(whole) // 2], "cut off"),
        (b"no", "not a checkpoint"),
        (b"", "not a checkpoint"),
    ):
        path.write_bytes(content)
        with pytest.raises(UserError, match=says):
            read_evaluator(path, words=glove)
    torch.save({"state_dict": {"a": torch.ones(2)}}, path)
    with pytest.raises(UserError, match="is no evaluator"):
        read_evaluator(path)
    (tmp_path / "cut").mkdir()
    for name in ("config.json", "model.safetensors", "words.npz"):
        (tmp_path / "cut" / name).write_bytes((matchers["interx"] / name).read_bytes())
    (tmp_path / "cut" / "words.npz").write_bytes(b"PK")
    with pytest.raises(UserError, match=r"words\.npz"):
        load_judge(tmp_path / "cut")
    assert "unk" in WORDS
