"""Both stages on tiny data: exact resume, refusal of another configuration, interruption, damaged files."""

from __future__ import annotations

import csv
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from intermoe.core.errors import UserError
from intermoe.core.files import lock
from intermoe.data.store import Store
from intermoe.models import presets
from intermoe.models.bundle import InterMoE, InterMoEConfig, load, load_autoencoder
from intermoe.models.contacts import HANDS, PARTS
from intermoe.models.moe import moe_layers
from intermoe.models.text import TextConfig, TextHead, pack_captions
from intermoe.skeleton import body
from intermoe.training import checkpoint, latents, muon
from intermoe.training.contacts import ContactsTrainConfig, contacts_stage, touched, train_contacts
from intermoe.training.denoiser import CACHES, DenoiserTrainConfig, train_denoiser
from intermoe.training.logs import Callback, Progress
from intermoe.training.loop import LOCK, Outcome, make_fabric
from intermoe.training.losses import VAEWeights
from intermoe.training.motion_loss import MotionWeights
from intermoe.training.quality import PhysicalWeights
from intermoe.training.refiner import RefinerTrainConfig, train_refiner
from intermoe.training.text import TextTrainConfig, changed, train_text
from intermoe.training.vae import VAETrainConfig, train_vae

QUICK: dict[str, Any] = {
    "preset": "tiny", "device": "cpu", "threads": 1, "batch_size": 4, "schedule_steps": 10, "warmup_steps": 2,
    "validate_every": 3, "checkpoint_every": 3, "log_every": 1,
}  # fmt: skip
Train = Callable[..., Outcome]


def whole(data: Path, folder: Path) -> Path:
    """A model of two stages."""
    if not (made := folder / "whole" / "model").exists():
        vae = train_vae(VAETrainConfig(data=(data,), output=folder / "its_vae", **{**QUICK, "steps": 1})).model
        train_denoiser(DenoiserTrainConfig(data=(data,), vae=vae, output=folder / "whole", **{**QUICK, "steps": 1}))
    return made


@pytest.fixture(params=["vae", "text", "denoiser", "plain", "refiner", "contacts"])
def train(request: pytest.FixtureRequest, make_store: Callable[..., Path], tmp_path: Path) -> Train:
    """train(name, **settings): run a stage into the folder `name`."""
    data = make_store()
    if request.param == "vae":
        return lambda name, callback=None, **s: train_vae(
            VAETrainConfig(data=(data,), output=tmp_path / name, **{**QUICK, **s}), callback
        )
    if request.param == "text":
        return lambda name, callback=None, **s: train_text(
            TextTrainConfig(data=(data,), output=tmp_path / name, **{**QUICK, **s}), callback
        )
    if request.param == "refiner":
        return lambda name, callback=None, **s: train_refiner(
            RefinerTrainConfig(data=(data,), model=whole(data, tmp_path), output=tmp_path / name, **{**QUICK, **s}),
            callback,
        )
    if request.param == "contacts":
        return lambda name, callback=None, **s: train_contacts(
            ContactsTrainConfig(data=(data,), model=whole(data, tmp_path), output=tmp_path / name, **{**QUICK, **s}),
            callback,
        )
    # "plain" is the paper's way: all latents, its loss, tokens sorted by expert
    own = {"preset": "plain", "facts": 0.0} if request.param == "plain" else {}
    first = train_vae(VAETrainConfig(data=(data,), output=tmp_path / "first", **{**QUICK, "steps": 1}))
    return lambda name, callback=None, **s: train_denoiser(
        DenoiserTrainConfig(data=(data,), vae=first.folder, output=tmp_path / name, **{**QUICK, **own, **s}), callback
    )


def test_a_decoder_is_trained_on_and_the_rest_of_the_model_stays(
    make_store: Callable[..., Path], tmp_path: Path
) -> None:
    data, quick = make_store(), {**QUICK, "storage": "float32"}
    vae = train_vae(VAETrainConfig(data=(data,), output=tmp_path / "vae", **quick, steps=1)).model
    whole = train_denoiser(
        DenoiserTrainConfig(data=(data,), vae=vae, output=tmp_path / "den", **quick, steps=1)
    ).model  # fmt: skip
    run = VAETrainConfig(data=(data,), decoder_of=whole, output=tmp_path / "run", **quick, steps=2)
    outcome = train_vae(run)
    before, after = load_file(whole / "model.safetensors"), load_file(outcome.model / "model.safetensors")
    assert before.keys() == after.keys()
    changed = {name for name in before if not torch.equal(before[name], after[name])}
    assert changed and all(name.startswith(("vae.decoder.", "vae.lower.")) for name in changed)
    assert load(outcome.model).config.trained.keys() == {"vae", "denoiser", "decoder"}
    train_vae(replace(run, output=tmp_path / "parts", steps=1))
    parts = train_vae(replace(run, output=tmp_path / "parts"))
    assert all(torch.equal(x, after[name]) for name, x in load_file(parts.model / "model.safetensors").items())
    with pytest.raises(UserError, match=r"differ in relative: True there, False here"):
        train_vae(replace(run, relative=False, output=tmp_path / "other"))


def state(outcome: Outcome) -> dict[str, Any]:
    found = checkpoint.load(outcome.folder)
    assert found is not None
    return found


def assert_equal(a: Any, b: Any, where: str = "") -> None:
    """Bit for bit, through dicts and lists."""
    if isinstance(a, torch.Tensor):
        assert torch.equal(a, b), where
    elif isinstance(a, dict):
        assert a.keys() == b.keys(), where
        for name in a:
            assert_equal(a[name], b[name], f"{where}.{name}")
    elif isinstance(a, list):
        for index, pair in enumerate(zip(a, b, strict=True)):
            assert_equal(*pair, f"{where}[{index}]")
    else:
        assert a == b, where


def test_stop_at_two_and_resume_to_four_equals_four(train: Train) -> None:
    straight = state(train("straight", steps=4))
    train("resumed", steps=2)
    resumed = state(train("resumed", steps=4))
    for part in ("step", "model", "optimizer", "ema"):
        assert_equal(straight[part], resumed[part], part)


def test_so_it_does_with_muon(make_store: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(muon, "SMALLEST", 4)  # the tiny model's matrices are small
    data = make_store()
    vae = train_vae(VAETrainConfig(data=(data,), output=tmp_path / "vae", **{**QUICK, "steps": 1})).model

    def run(name: str, steps: int) -> Outcome:
        settings = {**QUICK, "steps": steps, "optimizer": "muon"}
        return train_denoiser(DenoiserTrainConfig(data=(data,), vae=vae, output=tmp_path / name, **settings))

    straight = state(run("straight", 4))
    run("resumed", 2)
    resumed = state(run("resumed", 4))
    for part in ("step", "model", "optimizer", "ema"):
        assert_equal(straight[part], resumed[part], part)
    assert any("momentum_buffer" in kept for kept in straight["optimizer"]["state"].values())
    with pytest.raises(UserError, match="optimizer"):
        train_denoiser(
            DenoiserTrainConfig(data=(data,), vae=vae, output=tmp_path / "straight", **{**QUICK, "steps": 5})
        )


def test_the_denoiser_goes_on_from_a_text_head(make_store: Callable[..., Path], tmp_path: Path) -> None:
    data = make_store()
    vae = train_vae(VAETrainConfig(data=(data,), output=tmp_path / "vae", **{**QUICK, "steps": 1})).model
    settings = {**QUICK, "steps": 3, "storage": "float32"}
    text = train_text(TextTrainConfig(data=(data,), vae=vae, output=tmp_path / "text", **settings))
    settings = {**QUICK, "steps": 1, "learning_rate": 1e-9, "warmup_steps": 0, "storage": "float32"}
    config = DenoiserTrainConfig(data=(data,), vae=text.model, text=text.model, output=tmp_path / "run", **settings)
    old, new = load(text.model).text, load(train_denoiser(config).model).text
    assert old is not None and new is not None
    for (name, a), b in zip(old.named_parameters(), new.parameters(), strict=True):
        assert torch.allclose(a, b, atol=1e-6), name
    with pytest.raises(UserError, match="no text head"):
        train_denoiser(replace(config, text=Path("default-vae"), output=tmp_path / "other"))


def test_the_text_head_of_a_finished_model_learns_on(make_store: Callable[..., Path], tmp_path: Path) -> None:
    data, quick = make_store(), {**QUICK, "storage": "float32"}
    tiny = presets.PRESETS["tiny"]
    presets.PRESETS["tiny"] = replace(tiny, casts=True)
    try:
        vae = train_vae(VAETrainConfig(data=(data,), output=tmp_path / "vae", **quick, steps=1)).model
        whole = train_denoiser(
            DenoiserTrainConfig(data=(data,), vae=vae, output=tmp_path / "whole", **quick, steps=1)
        ).model  # fmt: skip

        def run(name: str, **settings: Any) -> Outcome:
            given = {**quick, "data": (data,), "model": whole, **settings}
            return train_text(TextTrainConfig(output=tmp_path / name, **given))

        outcome = run("on", steps=3)
        before, after = load_file(whole / "model.safetensors"), load_file(outcome.model / "model.safetensors")
        assert before.keys() == after.keys()
        moved = {name for name in before if not torch.equal(before[name], after[name])}
        assert moved and all(name.startswith("text.") for name in moved)
        assert load(outcome.model).config.trained.keys() == {"vae", "denoiser", "text"}
        run("parts", steps=1)
        parts = run("parts", steps=3)
        assert all(torch.equal(x, after[name]) for name, x in load_file(parts.model / "model.safetensors").items())
        with pytest.raises(UserError, match="trained on 2 roles, and the data show 1 "):
            run("other", steps=1, data=(make_store("other", roles=("", "")),))
        with pytest.raises(UserError, match="leave --init out"):
            run("both", steps=1, init=whole)
        with pytest.raises(UserError, match="hold"):
            run("less", steps=1, hold=-1.0)
    finally:
        presets.PRESETS["tiny"] = tiny
    with pytest.raises(UserError, match="no text head that names roles"):
        run("none", steps=1, model=vae)


def test_a_text_head_is_held_to_what_it_said_rightly() -> None:
    config = TextConfig(
        encoder="minilm", features=4, width=8, num_layers=1, num_heads=2, hidden_width=8,
        casts=(("lifter", "stander"), ("stander", "lifter")),
    )  # fmt: skip
    torch.manual_seed(0)
    before = TextHead(config).eval()
    captions = pack_captions([[torch.randn(3, 4), None, None], [torch.randn(5, 4), None, None]], features=4)
    with torch.no_grad():
        said = before(captions)
    named = before.casts[before.cast_scores(said.vector).argmax(-1)]
    roles = torch.stack((named[0], named[1].flip(0)))  # the second is misread
    assert float(changed(said, before, captions, roles)) == pytest.approx(0.0, abs=1e-9)
    other = replace(said, vector=said.vector + torch.tensor([2.0, 5.0])[:, None, None])
    assert float(changed(other, before, captions, roles)) == pytest.approx(2.0)  # 4 of one clip of two
    moved = said.tokens + 1.0 * ~said.mask[..., None]  # what is no token does not count
    assert float(changed(replace(said, tokens=moved), before, captions, roles)) == pytest.approx(0.0, abs=1e-9)
    assert float(changed(replace(said, tokens=said.tokens + 3.0), before, captions, roles)) == pytest.approx(4.5)
    assert float(changed(other, before, captions, named.flip(-1))) == pytest.approx(0.0, abs=1e-9)  # nothing was right


def test_the_first_stages_go_on_from_a_models_weights(make_store: Callable[..., Path], tmp_path: Path) -> None:
    data = make_store()
    slow = {**QUICK, "steps": 1, "learning_rate": 1e-9, "warmup_steps": 0, "storage": "float32"}
    first = train_vae(VAETrainConfig(data=(data,), output=tmp_path / "vae", **{**QUICK, "steps": 3})).model
    other = make_store("other", seed=1)  # of other statistics, which the weights do not know
    again = train_vae(VAETrainConfig(data=(other,), init=first, output=tmp_path / "again", **slow)).model
    old, new = load(first), load(again)
    for part in ("vae", "normalizer"):
        for (name, a), b in zip(
            getattr(old, part).state_dict().items(), getattr(new, part).state_dict().values(), strict=True
        ):
            assert torch.allclose(a, b, atol=1e-6), name
    assert new.config.trained["before"] == old.config.trained
    named = train_text(TextTrainConfig(data=(data,), vae=first, output=tmp_path / "text", **slow | {"steps": 2})).model
    further = train_text(
        TextTrainConfig(data=(data,), vae=first, init=named, output=tmp_path / "further", seed=4, **slow)
    )
    old_text, new_text = load(named).text, load(further.model).text
    assert old_text is not None and new_text is not None
    for (name, a), b in zip(old_text.named_parameters(), new_text.parameters(), strict=True):
        assert torch.allclose(a, b, atol=1e-6), name
    with pytest.raises(UserError, match="give one of them"):
        VAETrainConfig(data=(data,), init=first, decoder_of=first, output=tmp_path / "both")


def test_lost_caches_are_made_anew_in_the_same_coordinates(make_store: Callable[..., Path], tmp_path: Path) -> None:
    data = make_store()
    config = DenoiserTrainConfig(data=(data,), vae=tmp_path / "vae", output=tmp_path / "run", **{**QUICK, "steps": 2})
    train_vae(VAETrainConfig(data=(data,), output=tmp_path / "vae", **{**QUICK, "steps": 1}))
    train_denoiser(config)
    kept = load_file(tmp_path / "run" / "latents.safetensors")
    for name in CACHES:
        (tmp_path / "run" / name).unlink(missing_ok=True)
    train_denoiser(replace(config, steps=3))
    again = load_file(tmp_path / "run" / "latents.safetensors")
    for name in ("mean", "std", "project", "expand"):
        assert torch.equal(kept[name], again[name]), name
    assert torch.allclose(kept["values"].float(), again["values"].float(), atol=1e-2)


def test_another_seed_is_another_run(train: Train) -> None:
    a, b = state(train("a", steps=2))["model"], state(train("b", steps=2, seed=1))["model"]
    assert any(not torch.equal(a[name], b[name]) for name in a)


def test_ctrl_c_saves_and_the_run_goes_on(train: Train) -> None:
    class CtrlC(Callback):
        def stepped(self, progress: Progress) -> None:
            if progress.step == 2:
                os.kill(os.getpid(), signal.SIGINT)

    before = signal.getsignal(signal.SIGINT)
    outcome = train("run", CtrlC(), steps=4)
    assert (outcome.reason, outcome.step) == ("interrupted", 2)
    assert signal.getsignal(signal.SIGINT) is before
    assert state(outcome)["step"] == 2
    finished = train("run", steps=4)
    assert_equal(state(finished)["model"], state(train("straight", steps=4))["model"])


def test_two_runs_in_one_folder_are_refused(train: Train, tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    with (
        lock(tmp_path / "run" / LOCK, "held already"),
        pytest.raises(UserError, match=r"another process trains in .*run"),
    ):
        train("run", steps=1)
    assert [place.name for place in (tmp_path / "run").iterdir()] == [LOCK]
    assert train("run", steps=1).step == 1 and train("run", steps=2).step == 2
    assert not (tmp_path / "run" / LOCK).exists()


def test_another_configuration_is_refused_by_name(train: Train) -> None:
    train("run", steps=1)
    with pytest.raises(UserError, match="learning_rate"):
        train("run", steps=2, learning_rate=1e-5)
    with pytest.raises(UserError, match="already holds a run"):
        train("run", steps=2, resume=False)


def test_a_damaged_checkpoint_is_refused(train: Train) -> None:
    outcome = train("run", steps=1)
    path = outcome.folder / checkpoint.NAME
    path.write_bytes(path.read_bytes()[:-500])
    with pytest.raises(UserError, match="damaged"):
        train("run", steps=2)


def test_the_run_folder(train: Train) -> None:
    """Logs of every step once, the model folder, no temporary files."""
    train("run", steps=2)
    outcome = train("run", steps=4)
    with open(outcome.folder / "losses.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["step"]) for row in rows] == [1, 2, 3, 4]
    assert all(float(row["loss"]) > 0 for row in rows)
    assert not [p for p in outcome.folder.rglob("*") if p.name.startswith(".")]
    model = load(outcome.folder)
    assert isinstance(model, InterMoE) and model.config.trained
    if model.denoiser is not None:
        bias = next(moe_layers(model)).expert_bias
        assert not torch.equal(bias, torch.full_like(bias, -0.5))


def test_the_minutes_are_a_budget(train: Train) -> None:
    outcome = train("run", steps=1000, minutes=1e-4)
    assert outcome.reason == "minutes" and 1 <= outcome.step < 1000


def test_a_run_can_start_from_another_models_weights(make_store: Callable[..., Path], tmp_path: Path) -> None:
    data = make_store()
    vae = train_vae(VAETrainConfig(data=(data,), output=tmp_path / "vae", **{**QUICK, "steps": 1}))

    def run(name: str, **settings: Any) -> Outcome:
        settings = {"vae": vae.folder, **QUICK, **settings}
        return train_denoiser(DenoiserTrainConfig(data=(data,), output=tmp_path / name, **settings))

    first = run("first", steps=3, storage="float32")
    chosen = load(first.model)
    chosen.config = replace(
        chosen.config,
        sampling=replace(chosen.config.sampling, guidance=1.5, identity_guidance=2.5),
        emphasis={"tempo": 2.0},
        idle=load("default").config.idle,
        trained={**chosen.config.trained, "idle": {"clips": 7}},
    )
    chosen.save(first.model)
    again = run("again", steps=1, init=first.model, seed=5, learning_rate=1e-9, warmup_steps=0, storage="float32")
    kept = load(again.folder).config
    assert (kept.sampling, kept.emphasis) == (chosen.config.sampling, chosen.config.emphasis)
    assert kept.idle == chosen.config.idle is not None
    assert kept.trained["idle"] == {"clips": 7}
    old, new = load(first.folder).denoiser, load(again.folder).denoiser
    assert old is not None and new is not None
    for (name, a), b in zip(old.named_parameters(), new.parameters(), strict=True):
        assert torch.allclose(a, b, atol=1e-6), name
    tiny = presets.PRESETS["tiny"]
    presets.PRESETS["tiny"] = replace(tiny, casts=True)
    try:
        cast = load(run("cast", steps=1, init=first.model, learning_rate=1e-9, warmup_steps=0, storage="float32").model)
        cast.config = replace(
            cast.config,
            in_step={cast.config.text.roles[0]: 0.5},  # type: ignore[union-attr]
            emphasis={"tempo": 2.0},
        )
        known_roles = cast.save(tmp_path / "in step")
        assert load(run("cast on", steps=1, init=known_roles).model).config.in_step == cast.config.in_step
        told = (known_roles / "config.json").read_text().replace(cast.config.text.roles[0], "push: pushy")  # type: ignore[union-attr]
        others = tmp_path / "others"
        shutil.copytree(known_roles, others)
        (others / "config.json").write_text(told)
        with pytest.raises(UserError, match=r"1 that the data do not show, as 'push: pushy'; 1 that it does not know"):
            run("cast other", steps=1, init=others)
        anew = load(run("cast anew", steps=1, vae=known_roles).model).config  # was chosen for weights that it has not
        assert anew.denoiser is not None and (anew.in_step, anew.emphasis) == ({}, {})
    finally:
        presets.PRESETS["tiny"] = tiny
    assert cast.denoiser.config.roles == len(cast.text.config.roles) > 1  # type: ignore[union-attr]
    known = dict(cast.denoiser.named_parameters())  # type: ignore[union-attr]
    assert all(torch.allclose(value, known[name], atol=1e-6) for name, value in old.named_parameters())
    assert cast.condition([("one pushes the other", None, None)]).roles.sum() == 2  # type: ignore[union-attr]
    elsewhere = train_vae(VAETrainConfig(data=(data,), output=tmp_path / "vae2", **{**QUICK, "steps": 2}, seed=3))
    moved = run("moved", steps=1, vae=elsewhere.folder, init=first.model, learning_rate=1e-9, warmup_steps=0)
    assert not torch.equal(load(moved.folder).latent_project, load(first.folder).latent_project)
    onwards = run("onwards", steps=1, vae=first.model)  # a whole model's autoencoder, without its coordinates
    assert load(onwards.folder).latent_features == load(first.folder).latent_features
    with pytest.raises(UserError, match="no denoiser"):
        run("none", steps=1, init=vae.model)
    with pytest.raises(UserError, match="other sizes"):
        other = replace(presets.PRESETS["tiny"], denoiser=replace(presets.PRESETS["tiny"].denoiser, num_experts=2))
        presets.PRESETS["tiny"], kept = other, presets.PRESETS["tiny"]
        try:
            run("misfit", steps=1, init=first.model)
        finally:
            presets.PRESETS["tiny"] = kept


def test_no_data_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="intermoe data duets"):
        train_vae(VAETrainConfig(data=(tmp_path / "nothing",), output=tmp_path / "run", **QUICK))


@pytest.mark.parametrize(
    ("kind", "settings", "says"),
    [
        (VAETrainConfig, {"learning_rate": float("inf")}, "learning_rate must be a finite"),
        (VAETrainConfig, {"learning_rate": float("nan")}, "learning_rate must be a finite"),
        (VAETrainConfig, {"losses": VAEWeights(kl=float("nan"))}, r"losses\.kl must be a finite"),
        (VAETrainConfig, {"physical": PhysicalWeights(feet=-1.0)}, r"physical\.feet must not be negative"),
        (VAETrainConfig, {"threads": -1}, "threads"),
        (VAETrainConfig, {"storage": "float8"}, "Known: float32, float16, int8"),
        (VAETrainConfig, {"validation_windows": 0}, "validation_windows"),
        (DenoiserTrainConfig, {"motion": MotionWeights(root=float("nan"))}, r"motion\.root must be a finite"),
        (DenoiserTrainConfig, {"facts": float("nan")}, "facts must be a finite"),
        (DenoiserTrainConfig, {"facts": -1.0}, "facts must not be negative"),
        (DenoiserTrainConfig, {"bias_rate": float("nan")}, "bias_rate must be a finite"),
        (DenoiserTrainConfig, {"validation_clips": 0}, "validation_clips"),
    ],
)
def test_settings_that_cannot_work_are_refused(kind: Any, settings: dict[str, Any], says: str) -> None:
    with pytest.raises(UserError, match=says):
        kind(data=(Path("data"),), output=Path("run"), **settings)


def test_weights_that_are_not_finite_are_not_saved(make_store: Callable[..., Path], tmp_path: Path) -> None:
    settings = {**QUICK, "steps": 2, "learning_rate": 1e30, "log_every": 100, "checkpoint_every": 2, "warmup_steps": 0}
    with pytest.raises(UserError, match="no longer finite at step 2"):
        train_vae(VAETrainConfig(data=(make_store(),), output=tmp_path / "run", **settings))
    assert not (tmp_path / "run" / "model").exists() and not (tmp_path / "run" / checkpoint.NAME).exists()


def test_a_resumed_run_is_checked_before_its_files_change(
    make_store: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, vae = make_store(), VAETrainConfig(data=(make_store("other"),), output=tmp_path / "vae", **QUICK, steps=1)
    train_vae(vae)
    config = DenoiserTrainConfig(data=(data,), vae=vae.output, output=tmp_path / "run", **QUICK, steps=1)
    outcome = train_denoiser(config)
    monkeypatch.chdir(tmp_path)
    train_denoiser(replace(config, data=(Path("data"),), vae=Path("./vae"), steps=2))  # the same paths
    kept = {name: (outcome.folder / name).stat().st_mtime_ns for name in ("latents.safetensors", checkpoint.NAME)}
    train_vae(replace(vae, steps=2))
    for other, says in (
        (config, "another autoencoder"),
        (replace(config, motion=MotionWeights(root=2.0)), r"motion\.root=0\.5"),
        (replace(config, output=vae.output), "intermoe train vae"),
        (replace(config, output=data / "store.json"), "is a file"),
    ):
        with pytest.raises(UserError, match=says):
            train_denoiser(replace(other, steps=3))
    assert kept == {name: (outcome.folder / name).stat().st_mtime_ns for name in kept}
    found = state(outcome)
    del found["source"], found["format"]
    checkpoint.save(outcome.folder, found)  # as they were without it
    assert train_denoiser(replace(config, steps=3)).step == 3


def test_latents_of_other_motion_are_not_taken(make_store: Callable[..., Path]) -> None:
    model = InterMoE(InterMoEConfig(vae=presets.PRESETS["tiny"].vae))
    a, b = (latents._key(Store(make_store(str(seed), seed=seed)), model, True, 0) for seed in (0, 1))
    assert a != b


@pytest.mark.parametrize("damage", [lambda t: t[20:], lambda t: t + "3,", lambda t: t.replace("\n1,", "\n\0", 1)])
def test_a_damaged_log_does_not_stop_a_run(
    make_store: Callable[..., Path], tmp_path: Path, damage: Callable[[str], str]
) -> None:
    config = VAETrainConfig(data=(make_store(),), output=tmp_path / "run", **QUICK, steps=2)
    log = train_vae(config).folder / "losses.csv"
    log.write_text(damage(log.read_text()))
    train_vae(replace(config, steps=3))
    with open(log, newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[-1]["step"] == "3" and float(rows[-1]["loss"]) > 0


def test_the_last_steps_have_a_row_and_a_full_disk_is_told(
    make_store: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = VAETrainConfig(data=(make_store(),), output=tmp_path / "run", **{**QUICK, "log_every": 10}, steps=3)
    with open(train_vae(config).folder / "losses.csv", newline="") as file:
        assert [row["step"] for row in csv.DictReader(file)] == ["3"]

    def full(*args: object, **options: object) -> None:
        raise RuntimeError("[enforce fail at inline_container.cc:672]")

    monkeypatch.setattr(torch, "save", full)
    with pytest.raises(UserError, match=r"cannot write .*checkpoint\.pt: the disk is full") as error:
        train_vae(replace(config, steps=4))
    assert "enforce" not in str(error.value)


def test_a_contact_reader_is_added_and_the_rest_of_the_model_stays(
    make_store: Callable[..., Path], tmp_path: Path
) -> None:
    data = make_store()
    given = whole(data, tmp_path)
    run = ContactsTrainConfig(
        data=(data,), model=given, output=tmp_path / "run", **{**QUICK, "storage": "float32", "steps": 2}
    )
    made = train_contacts(run).model
    before, after = load_file(given / "model.safetensors"), load_file(made / "model.safetensors")
    assert {name for name in after if name not in before} == {n for n in after if n.startswith("contacts.")} != set()
    assert all(torch.equal(x.float(), after[name].float()) for name, x in before.items())
    model = load(made)
    assert model.contacts is not None and model.config.trained["contacts"]["steps"] == 2
    # its map says where the decoder puts hands: far nearer than people are to each other
    x = 0.1 * torch.randn(2, 12, model.denoiser.config.components, generator=torch.Generator().manual_seed(0))
    decoded = model.decode(x)[:, 2::4, :66].unflatten(-1, (22, 3))
    assert (model.contacts.joints(x) - decoded)[:, 4:].norm(dim=-1).mean() < 0.5 * decoded.std(dim=1).norm(
        dim=-1
    ).mean() + 0.1
    further = replace(run, model=made, output=tmp_path / "further", steps=1, learning_rate=1e-9)
    weights = load_file(train_contacts(further).model / "model.safetensors")
    on = DenoiserTrainConfig(data=(data,), vae=made, init=made, output=tmp_path / "on", **{**QUICK, "steps": 1})
    assert load(train_denoiser(on).model).contacts is not None
    heads = TextTrainConfig(data=(data,), vae=made, output=tmp_path / "heads", **{**QUICK, "steps": 1})
    other = replace(on, text=train_text(heads).folder, output=tmp_path / "other head")
    assert load(train_denoiser(other).model).contacts is None  # it was taught by what the first head says
    assert torch.allclose(weights["contacts.blocks.0.up.weight"], after["contacts.blocks.0.up.weight"], atol=1e-6)
    untouched = make_store("untouched", contacts=())
    with pytest.raises(UserError, match="tells of no hand that touches anybody"):
        train_contacts(replace(run, data=(untouched,), output=tmp_path / "none"))
    with pytest.raises(UserError, match="has no denoiser of coordinates"):
        train_contacts(replace(run, model=tmp_path / "its_vae", output=tmp_path / "none"))


def test_words_are_hidden_from_a_contact_reader_in_training_alone(
    make_store: Callable[..., Path], tmp_path: Path
) -> None:
    data = make_store()
    given = whole(data, tmp_path)
    config = ContactsTrainConfig(data=(data,), model=given, output=tmp_path / "run", **QUICK, steps=1)
    stage = contacts_stage(config, make_fabric(config), Callback())
    head = stage.model.text
    head.config = replace(head.config, token_dropout=0.5)
    ((batch, _),) = stage.validation(0, 1)
    for value in stage.task.reader.parameters():  # what says nothing at first says something
        value.data.normal_(std=0.2)

    def heard() -> set[float]:
        return {stage.task(batch)["missed"].item() for _ in range(4)}

    stage.task.eval()
    assert len(heard()) == 1
    stage.task.train()
    assert len(heard()) > 1
    stage.task.eval()
    assert len(heard()) == 1


def test_contacts_of_a_clip_as_a_reader_is_taught_them() -> None:
    told = [
        {"a": {"person": 0, "joint": "left_hand"}, "b": {"person": 1, "joint": "right_wrist"}, "start": 10, "end": 17},
        {"a": {"person": 0, "joint": "right_hand"}, "b": {"person": 1, "joint": "left_hand"}, "start": 30, "end": 30},
        {"a": {"person": 0, "joint": "head"}, "b": {"person": 1, "joint": "head"}, "start": 0, "end": 40},
    ]
    plain, mirrored = touched(told, 10), touched(told, 10, mirrored=True)
    names = {(int(p), int(f), HANDS[h], PARTS[c]) for p, f, h, c in plain.nonzero().tolist()}
    assert names == {(0, f, "left_hand", "right_wrist") for f in (2, 3, 4)} | {
        (0, 7, "right_hand", "left_hand"), (1, 7, "left_hand", "right_hand"),
    }  # fmt: skip
    turned = {(int(p), int(f), HANDS[h], PARTS[c]) for p, f, h, c in mirrored.nonzero().tolist()}
    assert turned == {(p, f, body.mirrored(h), body.mirrored(c)) for p, f, h, c in names}


def test_a_refiner_is_added_and_the_rest_of_the_model_stays(make_store: Callable[..., Path], tmp_path: Path) -> None:
    data = make_store()
    given = whole(data, tmp_path)
    run = RefinerTrainConfig(
        data=(data,), model=given, output=tmp_path / "run", **{**QUICK, "storage": "float32", "steps": 2}
    )
    made = train_refiner(run).model
    before, after = load_file(given / "model.safetensors"), load_file(made / "model.safetensors")
    assert {name for name in after if name not in before} == {n for n in after if n.startswith("refiner.")} != set()
    assert all(torch.equal(x.float(), after[name].float()) for name, x in before.items())
    model = load(made)
    assert model.refiner is not None and model.config.trained["refiner"]["steps"] == 2
    # it learnt from real latents alone: a denoiser that is trained on in the same coordinates keeps it, in others it does not
    denoiser = DenoiserTrainConfig(
        data=(data,), vae=made, init=made, output=tmp_path / "on", **{**QUICK, "storage": "float32", "steps": 1}
    )
    on = train_denoiser(denoiser).model
    kept = load_file(on / "model.safetensors")
    assert all(torch.equal(kept[name], x) for name, x in after.items() if name.startswith("refiner."))
    assert load(on).config.trained["refiner"] == model.config.trained["refiner"]
    train_denoiser(replace(denoiser, steps=2))
    assert load(on).config.trained["denoiser"]["steps"] == 2 and load(on).refiner is not None
    elsewhere = train_vae(VAETrainConfig(data=(data,), output=tmp_path / "vae2", **{**QUICK, "steps": 2}, seed=3)).model
    moved = load(train_denoiser(replace(denoiser, vae=elsewhere, output=tmp_path / "moved")).model)
    assert moved.refiner is None and "refiner" not in moved.config.trained
    # a refiner goes on from the one that the model has
    further = replace(run, model=made, output=tmp_path / "further", steps=1, learning_rate=1e-9)
    weights = load_file(train_refiner(further).model / "model.safetensors")
    assert torch.allclose(weights["refiner.blocks.0.up.weight"], after["refiner.blocks.0.up.weight"], atol=1e-6)
    vae = load(tmp_path / "its_vae" / "model")
    assert vae.denoiser is None
    with pytest.raises(UserError, match="has no denoiser of coordinates"):
        train_refiner(replace(run, model=tmp_path / "its_vae", output=tmp_path / "none"))


def test_what_ends_because_another_is_gone_outlasts_the_launchers_sigterm() -> None:
    script = """
import os, signal
from intermoe.training.interrupt import StopRequest
with StopRequest() as stop:
    stop.outlast()
    os.kill(os.getpid(), signal.SIGTERM)
    assert not stop.requested
os.kill(os.getpid(), signal.SIGTERM)
print("said")
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, "said\n"), run.stderr


def test_the_autoencoder_of_a_shipped_model_is_taken_alone() -> None:
    """What stages that add to `default`, or start from it, encode the corpus with."""
    whole, alone = load("default"), load_autoencoder("default")
    assert whole.config.in_step and whole.config.emphasis and not alone.config.in_step and not alone.config.emphasis
    assert (
        alone.config.denoiser
        is alone.config.text
        is alone.config.refiner
        is alone.config.contacts
        is alone.config.idle
        is None
    )
    assert latents.vae_digest(alone) == latents.vae_digest(whole) and alone.latent_features == len(whole.latent_mean)
    assert set(alone.config.trained) == {"before", "vae"} < set(whole.config.trained)
    assert whole.config.sampling != alone.config.sampling == load_autoencoder("default-student").config.sampling
