"""Both stages and sampling on motion of other layouts than two people of 22 joints, and the baseline without a VAE."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from intermoe.core.errors import UserError
from intermoe.data.store import Clip, Store, StoreWriter
from intermoe.direction import Constraints, Pin
from intermoe.models import presets
from intermoe.models.bundle import InterMoE, load
from intermoe.models.vae import VAEConfig, join_joints, split_joints
from intermoe.motion import humanml3d, interx
from intermoe.motion.layouts import FEATURES
from intermoe.motion.normalize import Normalizer, statistics
from intermoe.pipeline import InterMoEPipeline
from intermoe.skeleton import smplx55
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import OFFSETS, PARENTS
from intermoe.training.denoiser import DenoiserTrainConfig, train_denoiser
from intermoe.training.intergen import FeatureLoss, intergen
from intermoe.training.vae import VAETrainConfig, train_vae

QUICK: dict[str, Any] = {
    "preset": "tiny", "device": "cpu", "threads": 1, "batch_size": 4, "schedule_steps": 10, "warmup_steps": 2,
    "validate_every": 2, "checkpoint_every": 2, "log_every": 1, "steps": 2,
}  # fmt: skip
REST = np.random.default_rng(1).normal(size=(55, 3)) * [0.3, 0.5, 0.1]


def one_person(rng: np.random.Generator, frames: int) -> np.ndarray:
    """HumanML3D features (1, T, 263) of a rest pose that sways, turns and walks."""
    joints = np.zeros((22, 3))
    for joint in range(1, 22):
        joints[joint] = joints[PARENTS[joint]] + OFFSETS[joint]
    t = np.arange(frames)[:, None] / 20
    sway = joints + [0, 0.95, 0] + 0.1 * rng.normal(size=(22, 3)) * np.sin(2 * t)[..., None]
    out = np.zeros((1, frames, 263), np.float32)
    parts = {
        "turn": 0.02 * np.sin(t), "step": np.concatenate([0.01 * np.sin(t), 0.03 + 0 * t], 1), "height": sway[:, 0, 1:2],
        "position": sway[:, 1:].reshape(frames, -1), "rotation": np.tile([1.0, 0, 0, 1, 0, 0], (frames, 21)),
        "velocity": np.gradient(sway, axis=0).reshape(frames, -1), "contact": np.sin(t + np.arange(4)) > 0,
    }  # fmt: skip
    for name, values in parts.items():
        out[0, :, humanml3d.BLOCKS[name].slice] = values
    return out


def with_fingers(rng: np.random.Generator, frames: int) -> np.ndarray:
    """Inter-X features (2, T, 660)."""
    t = np.arange(frames)[None, :, None, None] / 30
    rotvecs = 0.3 * rng.normal(size=(2, 1, 55, 3)) + 0.2 * np.sin(3 * t + rng.normal(size=(2, 1, 55, 3)))
    translation = rng.normal(size=(2, 1, 3)) + 0.3 * np.sin(t[..., 0] + rng.normal(size=(2, 1, 3)))
    return interx.features(rotvecs, interx.joints(rotvecs, translation, REST))


MAKERS = {"humanml3d": (one_person, 20.0, OFFSETS), "interx": (with_fingers, 30.0, interx.offsets(REST))}


@pytest.fixture(params=MAKERS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    make, fps, offsets = MAKERS[request.param]
    rng = np.random.default_rng(0)
    with StoreWriter(tmp_path / "data", fps=fps, layout=request.param) as writer:
        people = writer.layout.people
        for index in range(10):
            clip = Clip(
                id=str(index), split="val" if index % 4 == 3 else "train", family="sway", texts=((),) * people,
                captions=(f"A person sways to the left {index} times.",), roles=("",) * people, identity=({},) * people,
            )  # fmt: skip
            writer.add(clip, make(rng, 66 + index), np.stack([offsets] * people))
    return tmp_path / "data"


def test_from_a_store_to_a_motion(store: Path, tmp_path: Path) -> None:
    """Two steps and one more are three, and what the model says becomes joints."""
    vae = train_vae(VAETrainConfig(data=(store,), output=tmp_path / "vae", **QUICK))
    assert np.isfinite(list(vae.validation.values())).all() and vae.validation["joint_mm"] > 0
    run = DenoiserTrainConfig(data=(store,), vae=vae.model, output=tmp_path / "run", **QUICK)
    train_denoiser(run)
    resumed = train_denoiser(replace(run, steps=3))
    straight = train_denoiser(replace(run, steps=3, output=tmp_path / "straight"))
    assert resumed.losses["loss"] == straight.losses["loss"]
    model, data = load(resumed.model), Store(store, layout=None)
    people, joints = data.layout.people, data.layout.joints
    assert model.config.layout == data.head["layout"] and model.num_people == people
    pipeline = InterMoEPipeline(model, device="cpu")
    for clean in (False, True):
        motion = pipeline("A person sways.", seconds=1.0, steps=2, clean=clean)
        assert motion.positions.shape == (people, data.fps, joints, 3)
        again = motion.save(tmp_path / f"{clean}.npz")
        assert again.exists()
    together = pipeline.batch(["A person bows.", {"text": "A person sways.", "seconds": 2.0, "seed": 0}], steps=2)
    alone = pipeline("A person sways.", seconds=2.0, seed=0, steps=2)
    assert np.allclose(together[1].positions, alone.positions, atol=1e-4)
    if people == 1:
        with pytest.raises(UserError, match="of one person: leave text_b"):
            pipeline("A person sways.", text_b="Another one does not.", seconds=1.0)


def test_a_vae_of_another_layout_is_refused(store: Path, tmp_path: Path, make_store: Callable[..., Path]) -> None:
    fps = Store(store, layout=None).fps
    other = train_vae(VAETrainConfig(data=(make_store("pairs", fps=fps),), output=tmp_path / "vae", **QUICK)).model
    with pytest.raises(UserError, match="differ in feature layout"):
        train_denoiser(DenoiserTrainConfig(data=(store,), vae=other, output=tmp_path / "run", **QUICK))
    with pytest.raises(UserError, match=r"denoises features of the layout interhuman"):
        train_denoiser(
            DenoiserTrainConfig(data=(store,), output=tmp_path / "run", **QUICK | {"preset": "base-intergen"})
        )


@pytest.mark.parametrize("layout", FEATURES)
def test_features_by_joint_and_back(layout: str) -> None:
    features = torch.randn(2, 5, FEATURES[layout].width)
    x = features.unflatten(-1, (55, 12)) if layout == "interx" else features
    joints = split_joints(x, layout)
    assert joints.shape[-1] == VAEConfig(layout=layout).features_per_joint
    assert torch.equal(join_joints(joints, layout), x)


@pytest.mark.parametrize("layout", MAKERS)
def test_the_normaliser_of_each_layout(layout: str) -> None:
    make, kind = MAKERS[layout][0], FEATURES[layout]
    x = torch.from_numpy(make(np.random.default_rng(2), 40))
    how: dict[str, Any] = {"relative": kind.world, "layout": kind}
    norm = Normalizer(*statistics(x.flatten(0, 1).numpy(), **how), **how)
    assert torch.allclose(norm.restore(norm.normalize(x)), x, atol=1e-5)
    assert norm.normalize(x).abs().max() < 12 and sorted(sum(kind.columns.values(), ())) == list(range(kind.width))
    joints = kind.positions(x)
    if layout == "humanml3d":  # seen from the root: the world's positions, turned and moved back
        world = humanml3d.positions(x.numpy())
        heights, bones = joints[..., 1], (joints[..., 1:, :] - joints[..., :1, :]).norm(dim=-1)
        assert np.allclose(heights, world[..., 1], atol=1e-6)
        assert np.allclose(bones, np.linalg.norm(world[..., 1:, :] - world[..., :1, :], axis=-1), atol=1e-5)


def test_left_and_right_of_inter_x() -> None:
    x = with_fingers(np.random.default_rng(3), 12)
    turned = interx.mirror(x)
    assert np.array_equal(interx.mirror(turned), x)
    names = [name.replace("left", "?").replace("right", "left").replace("?", "right") for name in smplx55.NAMES]
    assert [smplx55.NAMES[j] for j in smplx55.MIRROR] == names
    motion, mirrored = (
        interx.decode(f, fps=30, offsets=interx.fit_offsets(f)) for f in (x, turned)
    )  # bones are found again, and the mirrored rotations carry the mirrored bones to the mirrored joints
    want = np.stack([interx.offsets(REST)] * 2)
    want[:, 0] = 0
    assert motion.offsets is not None and mirrored.offsets is not None
    assert np.allclose(motion.offsets, want, atol=1e-4)
    assert np.allclose(mirrored.offsets, motion.offsets[:, list(smplx55.MIRROR)] * [-1, 1, 1], atol=1e-4)
    assert np.allclose(mirrored.positions, motion.positions[:, :, list(smplx55.MIRROR)] * [-1, 1, 1], atol=1e-5)
    assert mirrored.rotations is not None and mirrored.translation is not None
    carried, _ = forward(mirrored.rotations, mirrored.translation, mirrored.offsets[:, None], parents=smplx55.PARENTS)
    assert np.allclose(carried, mirrored.positions, atol=1e-4)


# -- the baseline without an autoencoder -------------------------------------------------------------------------------


@pytest.fixture
def raw(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    sizes = replace(
        presets.PRESETS["base-intergen"],
        denoiser=replace(
            presets.PRESETS["base-intergen"].denoiser, width=16, num_blocks=2, num_heads=2, expert_width=16, cond_width=16
        ),
        text=presets.PRESETS["tiny"].text,
    )  # fmt: skip
    monkeypatch.setitem(presets.PRESETS, "tiny-intergen", sizes)
    return {**QUICK, "preset": "tiny-intergen"}


def test_features_themselves_are_denoised(raw: dict[str, Any], make_store: Callable[..., Path], tmp_path: Path) -> None:
    data = make_store()
    run = DenoiserTrainConfig(data=(data,), output=tmp_path / "run", **raw)
    train_denoiser(run)
    resumed = train_denoiser(replace(run, steps=3))
    straight = train_denoiser(replace(run, steps=3, output=tmp_path / "straight"))
    assert (
        resumed.losses["loss"] == straight.losses["loss"]
        and {"simple", "RO", "JA", "DM", "BL"} <= resumed.losses.keys()
    )
    assert np.isfinite(resumed.validation["loss"])
    model = load(resumed.model)
    assert isinstance(model, InterMoE) and model.vae is None and model.latent_features == 262
    clip = torch.from_numpy(Store(data).features(0))
    assert torch.allclose(model.decode(model.encode(clip), 50), clip[:, :50], atol=1e-4)
    motion = InterMoEPipeline(model, device="cpu")("Two people sway.", seconds=1.0, steps=2)
    assert motion.positions.shape == (2, 30, 22, 3)
    pinned = Constraints(pins=(Pin(person=0, time=0.5, joints={"left_wrist": (0.3, 1.2, 0.3)}),))
    with pytest.raises(UserError, match="constraints steer the latents of two people of 22 joints"):
        InterMoEPipeline(model, device="cpu")("Two people sway.", seconds=1.0, steps=2, constraints=pinned)
    with pytest.raises(UserError, match="preset tiny-intergen has no autoencoder"):
        train_vae(VAETrainConfig(data=(data,), output=tmp_path / "vae", **raw))


def test_geometry_counts_where_the_noise_is_low(make_store: Callable[..., Path]) -> None:
    store = Store(make_store())
    norm = Normalizer(*statistics(store.features(0).reshape(-1, 262)))
    x0 = norm.normalize(torch.from_numpy(np.stack([store.features(0)[:, :40], store.features(1)[:, :40]])))
    error = 0.1 * torch.randn(x0.shape, generator=torch.Generator().manual_seed(0))
    valid = torch.arange(40)[None] < torch.tensor([40, 20])[:, None]
    loss, told = FeatureLoss(norm)(error, x0, torch.tensor([700, 701]), valid)
    low = torch.tensor([True, False])
    terms = intergen(x0 + error, x0, valid=valid, low_noise=low, mean=norm.mean, std=norm.std)
    assert torch.allclose(loss, torch.stack([v.sum() for v in terms.values()]).sum())
    _, noisy = FeatureLoss(norm)(error, x0, torch.tensor([900, 701]), valid)
    assert noisy["BL"] == 0 and told["BL"] > 0 and torch.equal(noisy["simple"], told["simple"])
    padded = torch.where(valid[:, None, :, None], error, torch.tensor(50.0))
    assert torch.allclose(FeatureLoss(norm)(padded, x0, torch.tensor([900, 701]), valid)[0], loss - sum(
        told[name] - noisy[name] for name in told
    ), rtol=1e-4)  # fmt: skip
