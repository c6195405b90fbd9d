"""`intermoe persona`: a character to a file."""

import json

import pytest

from intermoe.cli import main
from intermoe.core.persona import ATTRIBUTES, Persona


def test_what_is_said_is_kept_and_the_rest_is_drawn_by_the_seed(tmp_path, capsys):
    files = [tmp_path / f"{name}.json" for name in "abc"]
    for file, seed in zip(files, ("1", "1", "2"), strict=True):
        assert main(["persona", "stature=1.92", "name=Ada", "handedness=left", "--seed", seed, "-o", str(file)]) == 0
    assert "stature     1.92" in capsys.readouterr().out
    same, again, other = (Persona.load(file) for file in files)
    assert same == again != other
    for made in (same, other):
        assert (made.stature, made.name, made.handedness) == (1.92, "Ada", "left")
        assert set(made.known()) == {*ATTRIBUTES, "name"}


def test_what_is_not_said_may_stay_open(tmp_path):
    assert main(["persona", "tempo=0.8", "--no-draw", "-o", str(tmp_path / "slow.json")]) == 0
    assert json.loads((tmp_path / "slow.json").read_text())["persona"] == {"tempo": 0.8}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["heigth=1.8", "-o", "a.json"], "the nearest is 'stature'"),
        (["stature=2.5", "-o", "a.json"], "the nearest that can be had is 1.98"),
        (["-o", "a.txt"], "ends in .json"),
        (["--no-draw", "-o", "a.json"], "nothing is said"),
        (["--seed", "-1", "-o", "a.json"], "--seed must be at least 0"),
    ],
)
def test_refused(words, says, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["persona", *words]) == 2
    assert says in capsys.readouterr().err and not list(tmp_path.iterdir())
