"""The law of idle motion from a data folder into a model folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from intermoe.cli import main
from intermoe.core.errors import UserError
from intermoe.data.store import Store
from intermoe.models.bundle import WEIGHTS, load, load_autoencoder, model_folder
from intermoe.training.idle import IdleTrainConfig, learn, train_idle


def test_a_model_gets_the_law_of_the_data_and_keeps_its_weights(
    make_store: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = make_store(clips=32)
    (tmp_path / "run" / "model").mkdir(parents=True)  # what a full disk leaves does not stand in the way
    assert main(["train", "idle", "--data", str(data), "--output", str(tmp_path / "run"), "--clips", "24"]) == 0
    made = Path(capsys.readouterr().out.strip())
    assert made == tmp_path / "run" / "model"
    given, model = load("default"), load(made)
    assert (made / WEIGHTS).read_bytes() == (model_folder("default") / WEIGHTS).read_bytes()
    assert model.config.idle == learn(Store(data), clips=24)  # the same draw gives the same law
    assert model.config.idle != given.config.idle
    assert model.config.trained["idle"] == {"stage": "idle", "seed": 0, "clips": 24}
    assert load_autoencoder(made).config.idle is None
    with pytest.raises(UserError, match="is there already"):
        train_idle(IdleTrainConfig(data=data, output=tmp_path / "run"))


def test_what_cannot_be_learnt_from_is_refused(make_store: Callable[..., Path], tmp_path: Path) -> None:
    data, out = make_store(clips=8), tmp_path / "run"
    with pytest.raises(UserError, match="has 6 clips; at least 20"):
        train_idle(IdleTrainConfig(data=data, output=out))
    with pytest.raises(UserError, match="has no denoiser"):
        train_idle(IdleTrainConfig(data=data, output=out, model=Path("default-vae")))
    with pytest.raises(UserError, match="at 30 frames a second"):
        train_idle(IdleTrainConfig(data=make_store("fast", fps=60.0), output=out))
    odd = make_store("odd", clips=32, identity=({"energy": 0.0}, {}))
    with pytest.raises(UserError, match=r"clip clip-\d+: energy of a persona must be from 0.4 to 1.7"):
        train_idle(IdleTrainConfig(data=odd, output=out))
    with pytest.raises(UserError, match="clips must be at least 20"):
        IdleTrainConfig(data=data, output=out, clips=3)
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="cannot write"):  # before the data are looked for
        train_idle(IdleTrainConfig(data=tmp_path / "nowhere", output=tmp_path / "file"))
    assert not out.exists()
