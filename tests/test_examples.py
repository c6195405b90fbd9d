"""Every recipe of docs/cookbook.md runs, with few steps, and leaves the files that it promises."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from intermoe import Interaction, read

ROOT = Path(__file__).parents[1]
# what each writes; the other files of examples/ need data or a screen
RECIPES = {
    "first_clip": ["shake.html", "shake.npz"],
    "two_characters": ["anna.json", "karl.json", "five.html", "hug.html"],
    "direct_a_path": ["walk.json", "walk.html"],
    "reaction_to_a_take": ["reaction_10.html", "reaction_11.html"],
    "sequence_of_three": ["meeting.html"],
    "batch_to_parquet": ["prompts.txt", "corpus/manifest.json", "corpus/00000.parquet"],
    "measure_contacts": ["contacts.csv"],
    "export_everything": ["hug.npz", "hug_a.bvh", "hug_b.bvh", "hug.glb", "hug.html", "hug.png", "hug.csv"],
}


@pytest.mark.weights
@pytest.mark.parametrize("name", RECIPES)
def test_recipe_runs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if name == "batch_to_parquet":
        pytest.importorskip("pyarrow")
    out = tmp_path / "made"
    monkeypatch.setattr("sys.argv", [f"{name}.py", "--out", str(out), "--quick"])
    runpy.run_path(str(ROOT / "examples" / f"{name}.py"), run_name="__main__")
    for file in RECIPES[name]:
        assert (out / file).stat().st_size > 50, file
    said = capsys.readouterr().out
    if name == "first_clip":
        assert Interaction.load(out / "shake.npz").num_frames == 120
    elif name == "batch_to_parquet":
        assert "4 clips, 0 prompts failed" in said
    elif name == "measure_contacts":
        assert len((out / "contacts.csv").read_text().splitlines()) == 121
    elif name == "export_everything":
        assert read(out / "hug_a.bvh").num_people == 2 and "30 frames came back" in said


def test_the_cookbook_shows_every_recipe() -> None:
    page = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
    missing = [name for name in RECIPES if f'--8<-- "examples/{name}.py"' not in page]
    assert not missing
