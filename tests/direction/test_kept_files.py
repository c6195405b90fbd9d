"""Who is kept comes from any file of motion, of one person and of another frame rate as well."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from intermoe.cli import main
from intermoe.core.types import Interaction
from intermoe.direction import Constraints
from intermoe.export import read, write
from intermoe.motion.resample import resample
from intermoe.pipeline import InterMoEPipeline

pytestmark = pytest.mark.weights
QUICK = {"seconds": 2, "steps": 4, "seed": 1}


@pytest.fixture(scope="module")
def take() -> Interaction:
    return InterMoEPipeline.from_pretrained("default", device="cpu")("One person pushes the other.", **QUICK)


@pytest.fixture
def walk(take: Interaction, tmp_path: Path) -> Path:
    """The second person of the take, alone, as BVH of 60 frames a second."""
    write.write(resample(take, 60.0), tmp_path / "take.bvh")
    (tmp_path / "take_a.bvh").unlink()
    return (tmp_path / "take_b.bvh").rename(tmp_path / "walk.bvh")


def test_a_bvh_of_one_person_is_kept_and_answered(take: Interaction, walk: Path, tmp_path: Path) -> None:
    (tmp_path / "c.json").write_text(json.dumps({"format": 1, "keep": {"person": "b", "motion": walk.name}}))
    out = tmp_path / "out.npz"
    command = ["generate", "One person pushes the other.", "--constraints", str(tmp_path / "c.json"), "-o", str(out)]
    assert main([*command, "--seconds", "1.9", "--steps", "4", "--device", "cpu"]) == 0
    made = Interaction.load(out)
    assert made.fps == 30 and np.abs(made.positions[1] - take.positions[1, : made.num_frames]).max() < 0.001
    assert np.linalg.norm(made.positions[0] - take.positions[0, : made.num_frames], axis=-1).max() > 0.05
    assert all(miss["cm"] < 0.1 for miss in made.meta["constraints"])


def test_what_is_kept_is_read_as_it_is_and_brought_to_the_models_rate(take: Interaction, walk: Path) -> None:
    alone = read.people(walk)
    assert alone.num_people == 1 and alone.fps == 60
    held = Constraints.of({"format": 1, "keep": {"person": "b", "motion": walk.name}}, folder=walk.parent)
    at = held.at_rate(30.0).keep
    assert at is not None and at.motion.fps == 30 and at.motion.num_frames == take.num_frames
    write.write(take, walk.with_name("both.bvh"))  # two files, found by the name of either and of both
    for name in ("both.bvh", "both_b.bvh"):
        assert np.abs(read.people(walk.with_name(name)).positions - take.positions).max() < 1e-4
