"""Data, both stages of training, generation and conversion through the command line, on a tiny corpus."""

from __future__ import annotations

import json

import numpy as np
import pytest

from intermoe.cli import main
from intermoe.core.types import Interaction


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """A corpus of two rounds through the families, a VAE and a denoiser of two steps each."""
    root = tmp_path_factory.mktemp("run")
    few = ["--steps", "2", "--validate-every", "2", "--checkpoint-every", "2", "--threads", "1"]
    # clips 117-129 are the first round for validation
    assert main(["data", "duets", "-o", str(root / "duets"), "--count", "130", "--workers", "2"]) == 0
    vae = ["train", "vae", "--data", str(root / "duets"), "-o", str(root / "vae"), "--batch-size", "2", *few]
    assert main([*vae, "--validation-windows", "4"]) == 0
    denoiser = [
        "train",
        "denoiser",
        "--data",
        str(root / "duets"),
        "--vae",
        str(root / "vae"),
        "-o",
        str(root / "denoiser"),
    ]
    assert main([*denoiser, "--batch-size", "2", "--validation-clips", "4", "--no-mirror", *few]) == 0
    return root


def test_what_was_trained_generates(run, capsys):
    out = run / "motion.bvh"
    words = [
        "generate",
        "One person pushes the other.",
        "--model",
        str(run / "denoiser"),
        "--seconds",
        "2",
        "--steps",
        "2",
    ]
    assert main([*words, "-o", str(out)]) == 0
    files = capsys.readouterr().out.split()
    assert [f.rsplit("/", 1)[1] for f in files] == ["motion_a.bvh", "motion_b.bvh"]
    assert main(["convert", files[0], str(run / "motion.npz"), "--partner", files[1]]) == 0
    assert Interaction.load(run / "motion.npz").positions.shape == (2, 60, 22, 3)


def test_several_prompts_and_samples(run, capsys):
    (run / "prompts.txt").write_text("They hug.\n\nThey bow.\n")
    words = ["generate", "--prompts", str(run / "prompts.txt"), "--samples", "2", "--seconds", "1", "--steps", "2"]
    assert main([*words, "--model", str(run / "denoiser"), "-o", str(run / "many.npz")]) == 0
    files = capsys.readouterr().out.split()
    assert [Interaction.load(f).text for f in files] == ["They hug."] * 2 + ["They bow."] * 2
    assert [Interaction.load(f).meta["seed"] for f in files] == [0, 1, 0, 1]
    assert np.isfinite(Interaction.load(files[0]).positions).all()


def test_a_vae_alone_does_not_generate(run, capsys):
    assert main(["generate", "They hug.", "--model", str(run / "vae"), "-o", str(run / "none.npz")]) == 2
    assert "train denoiser" in capsys.readouterr().err and not (run / "none.npz").exists()


def test_a_run_of_other_settings_is_refused(run, capsys):
    words = ["train", "vae", "--data", str(run / "duets"), "-o", str(run / "vae"), "--batch-size", "3", "--steps", "2"]
    assert main(words) == 2
    assert "batch_size" in capsys.readouterr().err


def test_a_cut_off_weight_file_is_named(run, tmp_path, capsys):
    folder = tmp_path / "model"
    folder.mkdir()
    for name in ("config.json", "model.safetensors"):
        data = (run / "denoiser" / "model" / name).read_bytes()
        (folder / name).write_bytes(data if name == "config.json" else data[: len(data) // 2])
    assert main(["generate", "They hug.", "--model", str(folder), "-o", str(tmp_path / "a.npz")]) == 2
    assert "model.safetensors" in capsys.readouterr().err and not (tmp_path / "a.npz").exists()
    assert json.loads((folder / "config.json").read_text())["format"] == 1
