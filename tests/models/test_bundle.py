"""The model folder: round trips, half precision, the hub's names, and what is refused."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from intermoe.core.errors import UserError
from intermoe.models import bundle
from intermoe.models.bundle import InterMoE, InterMoEConfig, load
from intermoe.models.contacts import ContactsConfig
from intermoe.models.denoiser import DenoiserConfig
from intermoe.models.text import TextConfig
from intermoe.models.vae import VAEConfig

CONFIG = InterMoEConfig(
    name="tiny",
    vae=VAEConfig(channels=8, joint_kernel=1, blocks_per_level=1),
    denoiser=DenoiserConfig(
        latent_channels=8, width=16, num_blocks=1, num_heads=2, num_experts=2, expert_width=8, cond_width=16
    ),
    text=TextConfig(encoder="minilm", features=384, width=16, num_layers=1, num_heads=2, hidden_width=16),
    relative=True,
)


@pytest.fixture
def model() -> InterMoE:
    torch.manual_seed(0)
    model = InterMoE(CONFIG).eval()
    model.latent_std.fill_(1.2345678)
    return model


def test_round_trip(model: InterMoE, tmp_path: Path) -> None:
    model.save(tmp_path / "model")
    for again in (load(tmp_path / "model"), load(tmp_path), InterMoE.from_pretrained(str(tmp_path / "model"))):
        assert again.config == CONFIG and not again.training
        for name, tensor in model.state_dict().items():
            assert torch.equal(tensor, again.state_dict()[name]), name


def test_save_pretrained_is_the_same_folder(model: InterMoE, tmp_path: Path) -> None:
    model.save_pretrained(tmp_path)
    assert load(tmp_path).config == CONFIG


def test_half_precision_keeps_statistics(model: InterMoE, tmp_path: Path) -> None:
    full, half = (model.save(tmp_path / kind, storage=kind) for kind in ("float32", "float16"))
    sizes = [(folder / "model.safetensors").stat().st_size for folder in (full, half)]
    assert sizes[1] < 0.6 * sizes[0]
    again = load(half)
    assert torch.equal(again.latent_std, model.latent_std)
    assert all(tensor.dtype == torch.float32 for tensor in again.state_dict().values() if tensor.is_floating_point())


def test_eight_bits_keep_statistics_and_stay_near(model: InterMoE, tmp_path: Path) -> None:
    full, small = (model.save(tmp_path / kind, storage=kind) for kind in ("float32", "int8"))
    sizes = [(folder / "model.safetensors").stat().st_size for folder in (full, small)]
    assert sizes[1] < 0.55 * sizes[0]  # these matrices are narrow, and every row has a scale
    again = load(small)
    assert torch.equal(again.latent_std, model.latent_std)
    for name, tensor in model.state_dict().items():
        if tensor.is_floating_point() and tensor.ndim > 1:
            step = tensor.abs().amax(-1, keepdim=True) / 127
            assert ((again.state_dict()[name] - tensor).abs() <= 0.51 * step).all(), name


@torch.no_grad()
def test_joints_are_those_in_the_middle_of_each_latent_frame(make_tiny: Callable[..., InterMoE]) -> None:
    model = make_tiny().eval()
    latents = 0.2 * torch.randn(1, 2, 5, 24, generator=torch.Generator().manual_seed(0))
    frames = model.decode(latents)[..., :66].unflatten(-1, (22, 3))  # positions come first
    middle = (frames[:, :, 1::4] + frames[:, :, 2::4]) / 2
    torch.testing.assert_close(model.joints(latents), middle)


@torch.no_grad()
def test_a_contact_reader_takes_eight_bits_beside_half_precision(
    make_tiny: Callable[..., InterMoE], tmp_path: Path
) -> None:
    model = make_tiny(contacts=ContactsConfig(coordinates=24, hands=14, text=48, width=32, num_blocks=2)).eval()
    weights = load_file(model.save(tmp_path, storage="float16") / "model.safetensors")
    eight = {name for name, tensor in weights.items() if tensor.dtype == torch.int8}
    assert eight and all(name.startswith("contacts.") for name in eight)
    again = load(tmp_path)
    assert model.contacts is not None and again.contacts is not None
    assert torch.equal(again.contacts.joints_map, model.contacts.joints_map)
    draw = torch.Generator().manual_seed(0)
    x, told = 0.3 * torch.randn(2, 2, 9, 38, generator=draw), torch.randn(2, 2, 48, generator=draw)
    seen = [
        part(x, torch.full((2,), 0.1), told, lengths=torch.tensor([9, 7])) for part in (model.contacts, again.contacts)
    ]
    assert float((seen[0] - seen[1]).abs().mean()) < 0.02 * float(seen[0].std())


def test_scales_that_do_not_fit_are_told(model: InterMoE, tmp_path: Path) -> None:
    path = model.save(tmp_path, storage="int8") / "model.safetensors"
    weights = load_file(path)
    name = next(name for name in weights if name.endswith("/scale"))
    save_file({**weights, name: torch.ones(7)}, path)
    with pytest.raises(UserError, match="its scales do not fit"):
        load(tmp_path)


def test_encode_and_decode_fit(model: InterMoE) -> None:
    features = torch.randn(3, 2, 10, 262)
    latents = model.encode(features)
    assert latents.shape == (3, 2, 3, model.latent_features)
    assert model.decode(latents, 10).shape == features.shape


def test_coordinates_of_the_latents(model: InterMoE, tmp_path: Path) -> None:
    """With `components` a few coordinates are denoised; the maps to and from them are kept exactly."""
    assert CONFIG.denoiser is not None
    few = InterMoE(dataclasses.replace(CONFIG, denoiser=dataclasses.replace(CONFIG.denoiser, components=5))).eval()
    few.vae.load_state_dict(model.vae.state_dict())
    orthonormal = torch.linalg.qr(torch.randn(len(few.latent_mean), 5)).Q
    few.latent_project.copy_(orthonormal)
    few.latent_expand.copy_(orthonormal.T)
    latents = few.encode(torch.randn(3, 2, 12, 262))
    assert latents.shape == (3, 2, 3, few.latent_features) == (3, 2, 3, 5)
    with torch.no_grad():
        z = (latents @ few.latent_expand) * few.latent_std + few.latent_mean
        wanted = few.normalizer.restore(few.vae.decode(z.unflatten(-1, (7, -1)), 12))
        assert torch.allclose(few.decode(latents, 12), wanted, atol=1e-5)
    again = load(few.save(tmp_path, storage="float16"))
    assert torch.equal(again.latent_project, few.latent_project)
    assert torch.equal(again.latent_expand, few.latent_expand)


def test_misfits_are_named(model: InterMoE, tmp_path: Path) -> None:
    folder = model.save(tmp_path)
    path = folder / "model.safetensors"
    weights = load_file(path)
    name, tensor = weights.popitem()
    save_file({**weights, "stranger": tensor}, path)
    with pytest.raises(UserError, match=f"missing {name}.*unexpected stranger"):
        load(folder)
    save_file({**weights, name: torch.zeros(1, 2, 3, 4)}, path)
    with pytest.raises(UserError, match=name):
        load(folder)


def test_damage_and_absence(model: InterMoE, tmp_path: Path) -> None:
    folder = model.save(tmp_path / "model")
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(UserError, match="damaged"):
        load(folder)
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "denoisr": None}))
    with pytest.raises(UserError, match="denoiser"):
        load(folder)
    with pytest.raises(UserError, match="not a model folder"):
        load(tmp_path / "nothing" / "here")


def test_a_full_disk_is_told(model: InterMoE, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object, **options: object) -> None:
        raise SafetensorError("Error while serializing: IoError(Os { code: 28, kind: StorageFull })")

    monkeypatch.setattr("safetensors.torch.save_file", full)
    with pytest.raises(UserError, match=r"cannot write .*model\.safetensors: the disk is full"):
        model.save(tmp_path / "model")
    assert not list((tmp_path / "model").iterdir())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("fps", "thirty"), ("fps", None), ("fps", 0), ("fps", -30), ("vae", None), ("denoiser", "x"), ("sampling", None),
        ("sampling.guidance", None), ("sampling.guidance", "x"), ("sampling.guidance", float("nan")),
        ("sampling.steps", "x"), ("sampling.steps", 0), ("sampling.scheduler", "dimm"), ("text.num_heads", 0),
        ("text.dropout", 7), ("vae.dropout", 7), ("denoiser.dropout", -1), ("format", "x"), ("format", None),
        ("format", 99), ("relative", "no"), ("fuse", None), ("name", 5),
    ],
)  # fmt: skip
def test_a_damaged_configuration_is_named(model: InterMoE, tmp_path: Path, field: str, value: object) -> None:
    path = model.save(tmp_path) / "config.json"
    config = json.loads(path.read_text())
    *outer, name = field.split(".")
    (config[outer[0]] if outer else config)[name] = value
    path.write_text(json.dumps(config))
    with pytest.raises(UserError, match=f"{tmp_path}.*({name}|sizes)"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "hub repository"),
        (None, "hub repository"),
        ("defualt", "Did you mean 'default'"),
        ("a b/c?", "cannot be the name"),
    ],
)
def test_names_that_are_no_model(name: object, says: str) -> None:
    with pytest.raises(UserError, match=says):
        load(name)


def test_a_shipped_model_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(bundle.SHIPPED, "default", tmp_path / "base")
    with pytest.raises(UserError, match=r"This installation has no 'default' .*name the folder of a training run"):
        load("default")


def test_an_evaluators_folder_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps({"kind": "duet_evaluator"}))
    (tmp_path / "model.safetensors").write_bytes(b"")
    with pytest.raises(UserError, match="holds a duet evaluator"):
        load(tmp_path)
