"""A scene by the default model: four people on one floor, in one motion that every format takes."""

import json
from pathlib import Path

import numpy as np
import pytest

from intermoe import write
from intermoe.cli import main
from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.export.read import read
from intermoe.motion.join import FASTEST
from intermoe.pipeline import InterMoEPipeline
from intermoe.scene import Scene, perform
from intermoe.scene.measure import closest

pytestmark = pytest.mark.weights
HELD = {
    "format": 1,
    "people": {"Anna": {"stature": 1.6}, "Ben": {}, "Cleo": {}, "Dan": {}},
    "interactions": [
        {"people": ["Anna", "Ben"], "text": "They shake hands.", "seconds": 2},
        {"people": ["Cleo", "Dan"], "text": "They hug.", "seconds": 2, "at": 1},
        {"people": ["Ben", "Cleo"], "text": "Ben bows to Cleo.", "seconds": 2},
        {"people": ["Anna", "Dan"], "text": "Dan waves.", "seconds": 2, "at": 13, "reacts": "Dan"},
    ],
}


@pytest.fixture(scope="module")
def pipeline() -> InterMoEPipeline:
    return InterMoEPipeline.from_pretrained("default", device="cpu")


@pytest.fixture(scope="module")
def motion(pipeline: InterMoEPipeline) -> Interaction:
    told: list[tuple[int, int]] = []
    made = perform(pipeline, Scene.of(HELD), steps=8, progress=lambda *at: told.append(at))
    assert told == sorted(told) and told[-1][0] == told[-1][1] and len({total for _, total in told}) == 1
    return made


def test_everybody_is_there_all_the_time_on_their_own_bones(motion: Interaction) -> None:
    assert motion.num_people == 4 and motion.meta["people"] == list(HELD["people"])
    parts = motion.meta["parts"]
    assert [part["end"] - part["start"] for part in parts] == [60] * 4
    assert "Ben and Cleo: Ben bows to Cleo." in str(motion.text)
    assert parts[1]["start"] == 30 and parts[3]["start"] == 390
    assert parts[2]["start"] > max(parts[0]["end"], parts[1]["end"])  # they walk over first
    bones = np.linalg.norm(motion.positions[:, :, 4] - motion.positions[:, :, 1], axis=-1)
    assert np.ptp(bones, axis=1).max() < 1e-4
    speed = np.linalg.norm(np.diff(motion.positions.astype(np.float64), axis=1), axis=-1) * motion.fps
    assert speed.max() < FASTEST
    low = motion.positions[..., 1].min(axis=(1, 2))
    assert (np.abs(low) < 0.06).all()  # one floor


def test_strangers_keep_away_and_partners_come_together(motion: Interaction) -> None:
    assert motion.meta["closest"]["metres"] > 0.10
    hips = motion.positions[:, :, 0][..., [0, 2]]
    for part in motion.meta["parts"]:
        a, b = (motion.meta["people"].index(name) for name in part["people"])
        assert np.linalg.norm(hips[a] - hips[b], axis=-1)[part["start"] : part["end"]].min() < 4.0
    same = motion.replace(positions=motion.positions[[0, 1, 0, 3]])  # somebody inside somebody else is told
    assert closest(same, motion.meta["parts"], motion.meta["people"])["metres"] < 0.0


def test_nobody_walks_into_whom_they_are_to_meet_next(pipeline: InterMoEPipeline) -> None:
    """Two who change partners: P0 and P2 came to the place of their dance 4 cm inside each other; P1 passed P0 at 11 cm, and
    where they went round instead, at 9 m/s."""
    rows = [
        {"people": ["P3", "P2"], "seconds": 4, "seed": 200, "text": "A pushes B.", "at": 2},
        {"people": ["P0", "P1"], "seconds": 3, "seed": 201, "text": "Two people high five.", "at": 1},
        {"people": ["P0", "P2"], "seconds": 3, "seed": 202, "text": "Two people dance."},
        {"people": ["P3", "P1"], "seconds": 3, "seed": 203, "text": "Two people dance."},
        {"people": ["P0", "P3"], "seconds": 4, "seed": 204, "text": "A waves to B."},
        {"people": ["P2", "P1"], "seconds": 4, "seed": 205, "text": "Two people high five."},
    ]
    people: dict[str, dict[str, float]] = {f"P{n}": {} for n in range(4)}
    motion = perform(pipeline, Scene.of({"format": 1, "people": people, "interactions": rows}))
    assert motion.meta["closest"]["metres"] > 0.12
    speed = np.linalg.norm(np.diff(motion.positions.astype(np.float64), axis=1), axis=-1) * motion.fps
    assert speed.max() < FASTEST


def test_it_is_the_same_again(pipeline: InterMoEPipeline, motion: Interaction) -> None:
    again = perform(pipeline, Scene.of(motion.meta["scene"]), steps=8)
    np.testing.assert_allclose(again.positions, motion.positions, atol=1e-5)


@pytest.mark.parametrize("ending", [".glb", ".csv", ".usda", ".c3d", ".npz"])
def test_formats_hold_all_of_them(motion: Interaction, tmp_path: Path, ending: str) -> None:
    if ending in (".usda", ".c3d"):
        pytest.importorskip({".usda": "pxr", ".c3d": "c3d"}[ending])
    moving = ("positions", "rotations", "translation", "foot_contacts", "hand_shapes")
    short = motion.replace(**{n: v[:, :20] for n in moving if (v := getattr(motion, n)) is not None})
    write(short, tmp_path / f"all{ending}")
    np.testing.assert_allclose(read(tmp_path / f"all{ending}").positions, short.positions, atol=2e-4)
    assert len(write(short, tmp_path / "all.bvh")) == 4


def test_a_reaction_that_comes_too_early_says_when_it_could(pipeline: InterMoEPipeline) -> None:
    rows = [*HELD["interactions"][:2], {**HELD["interactions"][3], "at": 3.2}]  # type: ignore[index]
    with pytest.raises(UserError, match=r"Dan is to react in interaction 3 at 3\.2 s and can be there at"):
        perform(pipeline, Scene.of({**HELD, "interactions": rows}), steps=2)


def test_the_command_warns_of_what_is_not_english_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    act = {"people": ["Anna", "Ben"], "text": "Deux personnes se serrent la main.", "seconds": 1}
    held = {"format": 1, "people": {"Anna": {}, "Ben": {}}, "interactions": [act]}
    (tmp_path / "scene.json").write_text(json.dumps(held))
    assert (
        main(["generate", "--scene", str(tmp_path / "scene.json"), "-o", str(tmp_path / "s.npz"), "--steps", "2"]) == 0
    )
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1 and lines[0].startswith("intermoe: most words of 'Deux personnes")
