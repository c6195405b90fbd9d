"""Released checkpoints: nothing in them runs, nothing in them is silently dropped."""

import json
import os
import zipfile

import numpy as np
import pytest
import torch

from intermoe import reference
from intermoe.core.errors import UserError
from intermoe.models import bundle
from intermoe.reference.folder import import_reference

DENOISER = ("hidden_dim", "num_experts", "ffn_dim", "num_heads", "num_layers", "latent_channels", "latent_joints")


def golden(shared, name):
    with np.load(shared / "golden" / f"{name}.npz") as data:
        arrays = {k: torch.from_numpy(np.array(data[k])) for k in data.files if data[k].dtype.kind in "fib"}
        config = json.loads(str(data["config"]))
    return {k.removeprefix("weights/"): v for k, v in arrays.items() if k.startswith("weights/")}, arrays, config


def relative(a, b):
    return ((a - b).abs().max() / b.abs().max()).item()


class Bomb:
    def __init__(self, marker):
        self.marker = str(marker)

    def __reduce__(self):
        return os.mkdir, (self.marker,)


def save(path, state, **extra):
    torch.save({"state_dict": state, **extra}, path)
    return path


def test_no_code_runs(tmp_path):
    path = save(
        tmp_path / "a.ckpt", {"model.motion_enc.w": torch.arange(6.0).view(2, 3).T}, bomb=Bomb(tmp_path / "ran")
    )
    assert torch.equal(reference.read_checkpoint(path)["vae"]["motion_enc.w"], torch.arange(6.0).view(2, 3).T)
    hidden = save(tmp_path / "b.ckpt", {"model.motion_enc.w": Bomb(tmp_path / "ran")})
    with pytest.raises(UserError, match="no `state_dict`"):
        reference.read_checkpoint(hidden)
    assert not (tmp_path / "ran").exists()


def test_damaged_and_foreign_files_are_refused(tmp_path):
    with pytest.raises(UserError, match="no such"):
        reference.read_checkpoint(tmp_path / "nothing.ckpt")
    whole = save(tmp_path / "whole.ckpt", {"model.motion_enc.w": torch.zeros(1000)}).read_bytes()
    (tmp_path / "cut.ckpt").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UserError, match="cut off"):
        reference.read_checkpoint(tmp_path / "cut.ckpt")
    with pytest.raises(UserError, match="does not have: resnet"):
        reference.read_checkpoint(save(tmp_path / "other.ckpt", {"resnet.w": torch.zeros(1)}))


def test_missing_and_unexpected_weights_are_named(shared):
    weights, _, config = golden(shared, "denoiser")
    sizes = {k: config[k] for k in DENOISER}
    with pytest.raises(UserError, match=r"Missing: blocks\.1\.ffn\.aux_bias\. Unexpected: none"):
        reference.denoiser({k: v for k, v in weights.items() if k != "blocks.1.ffn.aux_bias"}, **sizes)
    with pytest.raises(UserError, match=r"Unexpected: blocks\.9\.extra"):
        reference.denoiser({**weights, "blocks.9.extra": torch.zeros(1)}, **sizes)
    with pytest.raises(UserError, match="shape"):
        reference.denoiser(weights, **{**sizes, "ffn_dim": 32})
    weights, _, config = golden(shared, "vae_interx")
    with pytest.raises(UserError, match="our joint graph"):
        graph = "conv_enc.layers.0.0.layers.2.adj_matrix"
        reference.vae({**weights, graph: weights[graph].T.roll(1, 0)}, layout="interx", latent_channels=8)


@torch.no_grad()
def test_imported_folder_gives_the_released_numbers(shared, tmp_path):
    stats = tmp_path / "stats"
    stats.mkdir()
    np.save(stats / "global_mean.npy", np.full(262, 0.5))
    np.save(stats / "global_std.npy", np.full(262, 2.0))
    files = [shared / "golden" / f"reference_{part}.ckpt" for part in ("vae", "denoiser")]
    import_reference(*files, tmp_path / "model", statistics=stats, num_heads=4)
    model = bundle.load(tmp_path / "model")
    _, want, _ = golden(shared, "vae_interhuman")
    latents = model.encode(want["motion"] * 2.0 + 0.5)
    assert relative(latents, want["mu"].flatten(-2)) < 1e-5
    assert relative((model.decode(latents) - 0.5) / 2.0, want["reconstruction"]) < 1e-5
    _, want, _ = golden(shared, "denoiser")
    people = torch.stack(want["x_t"].chunk(2, -1), 1)
    out = model.denoiser(people, want["timesteps"], want["cond"])
    assert relative(torch.cat(out.unbind(1), -1), want["out_unmasked"]) < 2e-5


def test_import_refuses_what_does_not_fit(shared, tmp_path):
    vae, denoiser = (shared / "golden" / f"reference_{part}.ckpt" for part in ("vae", "denoiser"))
    with pytest.raises(UserError, match="wrong way round"):
        import_reference(denoiser, vae, tmp_path / "model")
    with pytest.raises(UserError, match="statistics file"):
        import_reference(vae, denoiser, tmp_path / "model", statistics=tmp_path)
    assert not (tmp_path / "model").exists()


def test_text_tower_is_imported():
    from intermoe.models.text import SentenceHead, TextConfig
    from intermoe.reference.folder import _text_head

    torch.manual_seed(0)
    want = SentenceHead(
        TextConfig(features=64, width=64, num_heads=8, hidden_width=32, tower_layers=2, tower_heads=1)
    ).eval()
    names = {
        "words": "token_embedding",
        "norm_attention": "ln_1",
        "norm_feed": "ln_2",
        "up": "mlp.c_fc",
        "down": "mlp.c_proj",
    }
    released = {}
    for key, value in want.state_dict().items():
        if key == "tower.places":
            released["positional_embedding"] = value
        elif key.startswith("tower.layers."):
            _, _, i, part, kind = key.split(".")
            at = {"out": "attn.out_proj", "query_key_value": f"attn.in_proj_{kind}"}.get(part) or names[part]
            released[f"clip_transformer.resblocks.{i}.{at}" + ("" if part == "query_key_value" else f".{kind}")] = value
        else:
            for ours, theirs in (("tower.words", "token_embedding"), ("tower.norm", "ln_final"), ("norm", "clip_ln")):
                if key.startswith(ours + "."):
                    released[key.replace(ours, theirs, 1)] = value
            if key.startswith("transformer."):
                released["clipTransEncoder." + key.removeprefix("transformer.")] = value
    head = _text_head(released)
    ids = torch.randint(0, 49406, (2, 77))
    ids[:, 9] = 49407
    assert torch.allclose(head(ids), want(ids), atol=1e-5)
    with pytest.raises(UserError, match="ln_final"):
        _text_head({k: v for k, v in released.items() if k != "ln_final.weight"})


def test_evaluators_name_what_is_missing(shared):
    weights, _, config = golden(shared, "evaluator_motion_encoder")
    sizes = {k: config[k] for k in ("hidden_dim", "ffn_dim", "num_heads", "num_layers")}
    del weights["out_ln.weight"]
    with pytest.raises(UserError, match=r"Missing: out_ln\.weight"):
        reference.interhuman_motion_encoder(weights, **sizes)
    weights, _, config = golden(shared, "evaluator_interx")
    with pytest.raises(UserError, match=r"Unexpected: more"):
        reference.interx_evaluator({**weights, "more": torch.zeros(1)}, **config)


def test_interx_evaluator_is_the_released_one(shared):
    weights, arrays, config = golden(shared, "evaluator_interx")
    model = reference.interx_evaluator(weights, **config)
    with torch.no_grad():
        motion = model.embed_motion(arrays["features"], arrays["lengths"])
        assert relative(motion, arrays["motion_emb"]) < 2e-5


@pytest.mark.parametrize("code", [b"\x8d", b"\x8e"])
def test_sizes_beyond_memory_are_refused(tmp_path, code):
    """A crafted pickle: text or bytes of 2^64 - 1 letters."""
    with zipfile.ZipFile(tmp_path / "a.ckpt", "w") as archive:
        archive.writestr("a/data.pkl", b"\x80\x04" + code + b"\xff" * 8 + b".")
    with pytest.raises(UserError, match=r"a\.ckpt"):
        reference.read_checkpoint(tmp_path / "a.ckpt")
