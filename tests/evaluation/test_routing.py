"""The routing report: what it says of a model whose routing is known."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from intermoe import Interaction
from intermoe.cli import main
from intermoe.core.errors import UserError
from intermoe.data.store import Clip, Store, StoreWriter
from intermoe.evaluation import routing
from intermoe.models.bundle import InterMoE, InterMoEConfig
from intermoe.models.denoiser import DenoiserConfig
from intermoe.models.moe import moe_layers
from intermoe.models.text import TextConfig
from intermoe.models.vae import VAEConfig
from intermoe.motion import interhuman
from intermoe.skeleton.smpl22 import OFFSETS

SIZES = DenoiserConfig(
    latent_channels=4, width=16, num_blocks=2, num_heads=2, num_experts=3, expert_width=8, cond_width=16, hands=True,
    text_cross_attention=True, personas=True, fallback_expert=True, dropout=0.0,
)  # fmt: skip


def model(**changes: object) -> InterMoE:
    torch.manual_seed(0)
    text = TextConfig(encoder="minilm", features=384, width=16, num_layers=1, num_heads=2, hidden_width=16)
    vae = VAEConfig(channels=4, joint_kernel=1, blocks_per_level=1)
    return InterMoE(InterMoEConfig(vae=vae, denoiser=replace(SIZES, **changes), text=text)).eval()  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Ten clips of different lengths, of two kinds; in the second one both move, and the words differ."""
    path = tmp_path_factory.mktemp("routing") / "data"
    rng = np.random.default_rng(0)
    rest = np.zeros((22, 3))
    rest[:] = np.cumsum(OFFSETS, axis=0) * 0.05 + [0, 0.9, 0]
    with StoreWriter(path) as writer:
        for index in range(10):
            frames, moves = 30 + 7 * index, index % 2
            t = np.arange(frames)[None, :, None, None] / 30
            place = np.array([0.0, 2.0])[:, None, None, None] * [0, 0, 1] + moves * t * [0.5, 0, 0]
            six = np.broadcast_to(np.array([1.0, 0, 0, 1, 0, 0]), (2, frames, 21, 6))
            joints = rest + place + 0.01 * rng.normal(size=(2, 1, 22, 3))
            clip = Clip(
                id=str(index), split="val", family=("stand", "walk")[moves], roles=(("", ""), ("leader", "follower"))[moves],
                captions=(("They stand still.", "They walk along quickly.")[moves],), texts=((), ()),
            )  # fmt: skip
            writer.add(clip, interhuman.features(joints, six), np.stack([OFFSETS, OFFSETS]))
            if index == 0:  # statistics need a training clip
                writer.add(
                    replace(clip, id="t", split="train"), interhuman.features(joints, six), np.stack([OFFSETS] * 2)
                )
    return Store(path)


def forced(made: InterMoE) -> InterMoE:
    """Expert 0 takes everything, expert 1 nothing, expert 2 the frames whose text says so (a made-up threshold)."""
    for layer in moe_layers(made):
        layer.expert_bias.copy_(torch.tensor([1.0, -2.0, -0.5]))
    return made


def test_everything_nothing_and_some(store: Store) -> None:
    found = routing.record(forced(model()), store, store.split("val"), timesteps=(100, 500, 900))
    told = routing.report(found)
    assert told["clips"] == 10 and told["frames"] == 2 * sum(-(-store.clips[i].length // 4) for i in store.split("val"))
    for layer in told["layers"]:
        first, second, third = layer["experts"]
        assert (first["verdict"], second["verdict"]) == ("everything", "nothing")
        assert first["clips of which it takes"] == {"all": 1.0, "some": 0.0, "none": 0.0}
        assert first["share by family"] == {"stand": 1.0, "walk": 1.0}
        assert first["share by role"] == {"walk: follower": 1.0, "walk: leader": 1.0}
        assert set(first["variance"].values()) == {None}
        assert set(first["correlation"].values()) == {None}  # a constant goes with nothing
        assert set(layer["frames without an expert of their own"].values()) == {0.0}
        assert layer["experts a frame"] == pytest.approx(1 + third["share"], abs=1e-3)
        assert layer["overlap"][0][1] == 0.0 and layer["overlap"][0][2] == pytest.approx(third["share"], abs=2e-3)
        assert sum(layer["frames by number of experts"]) == pytest.approx(1.0, abs=1e-3)
    json.dumps(told, allow_nan=False)


def test_what_goes_with_an_expert_is_found(store: Store) -> None:
    """Choices made up of what the clips are: each is told as the cause."""
    found = routing.record(model(), store, store.split("val"), timesteps=(100, 500, 900))
    taken = np.zeros_like(found.taken)
    walks = np.array([clip.family == "walk" for clip in found.clips])[found.clip]
    taken[:, :, walks, 0] = True  # of walks
    taken[2, ..., 1] = True  # at high noise
    taken[:, :, found.when < 0.5, 2] = True  # of the first half
    made = routing.report(replace(found, taken=taken, asked=taken))["layers"][0]["experts"]
    assert made[0]["share by family"] == {"stand": 0.0, "walk": 1.0}
    assert made[0]["words"]["more"]["quickly"] == 1.0 and made[0]["words"]["fewer"]["stand"] == -1.0
    assert made[0]["correlation"]["pelvis speed"] > 0.95 and made[0]["share by role"]["walk: leader"] == 1.0
    assert made[1]["share by noise"] == {"100": 0.0, "500": 0.0, "900": 1.0} and made[1]["correlation with noise"] > 0.8
    assert made[2]["share by time"][:4] == [1.0] * 4 and made[2]["share by time"][-4:] == [0.0] * 4
    assert made[2]["clips of which it takes"]["some"] == 1.0
    clip, noise, time = (expert["variance"] for expert in made)
    assert (
        clip == {"noise": 0.0, "clip": 1.0, "both": 0.0, "time": 0.0} and noise["noise"] == 1.0 and time["time"] > 0.95
    )


def test_a_clip_is_told_the_same_alone(store: Store) -> None:
    made, rows = model(), store.split("val")
    for layer in moe_layers(made):  # a router that decides
        torch.nn.init.normal_(layer.router.motion.weight, std=0.5)  # type: ignore[union-attr]
    together = routing.record(made, store, rows, timesteps=(300,))
    for number, row in ((0, min(rows)), (9, max(rows))):
        alone = routing.record(made, store, [row], timesteps=(300,))
        own = together.clip == number
        assert np.array_equal(together.taken[:, :, own], alone.taken)
        assert np.array_equal(together.signals[own], alone.signals, equal_nan=True)
    assert (together.taken.any(-1)).all() and not together.asked.any(-1).all()


def test_signals() -> None:
    """A wrist moves in the second half and touches the other person at the end."""
    joints = np.zeros((2, 40, 22, 3))
    joints[1, ..., 2] = 2.0
    joints[0, 20:, 20, 2] = np.linspace(0, 1.95, 20)
    found = routing.signals(Interaction(positions=joints.astype(np.float32), fps=20.0), 10)
    assert found.shape == (2, 10, len(routing.SIGNALS))
    told = dict(zip(routing.SIGNALS, np.moveaxis(found, -1, 0), strict=True))
    assert not told["pelvis speed"].any() and np.isnan(told["foot contact"]).all()
    assert not told["hand speed"][0, :4].any() and told["hand speed"][0, 7] == pytest.approx(
        1.95 / 19 * 20 / 2, abs=1e-3
    )
    assert told["touching"][:, :9].max() == 0 and (told["touching"][:, 9] > 0).all()


def test_models_that_route_nothing_are_refused(store: Store) -> None:
    dense = model(num_experts=1, routing="uniform", motion_router=False, text_router=False)
    with pytest.raises(UserError, match="has no router"):
        routing.record(dense, store, [0])
    with pytest.raises(UserError, match="timesteps lie from 0 to 999, found 1000"):
        routing.record(model(), store, [0], timesteps=(1000,))
    with pytest.raises(UserError, match="no clip to look at"):
        routing.record(model(), store, [])


def test_the_command(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("matplotlib")
    folder = model().save(tmp_path / "model")
    args = [
        "routing",
        "--data",
        str(store.path),
        "--model",
        str(folder),
        "-o",
        str(tmp_path / "out"),
        "--timesteps",
        "10",
        "900",
    ]
    assert main(args) == 0
    told = json.loads((tmp_path / "out/routing.json").read_text())
    assert told["timesteps"] == [10, 900] and len(told["layers"]) == 2 and told["clips"] == 10
    lines = capsys.readouterr().out.splitlines()
    assert [line[:5] for line in lines[2:]] == ["| 0 |", "| 1 |"] and len({line.count("|") for line in lines}) == 1
    from PIL import Image

    with Image.open(tmp_path / "out/routing.png") as picture:
        assert picture.width > 500 and len(set(picture.convert("L").getdata())) > 20
    assert main([*args, "--count", "0"]) == 2
