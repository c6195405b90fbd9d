"""A scene file is read and written, and what is wrong in it is named."""

import copy
from pathlib import Path
from typing import Any

import pytest

from intermoe.cli import main
from intermoe.core.errors import UserError
from intermoe.scene import Scene

HELD: dict[str, Any] = {
    "format": 1,
    "seed": 4,
    "people": {"Anna": {"stature": 1.6}, "Ben": "energy=0.8", "Cleo": {}},
    "interactions": [
        {"people": ["Anna", "Ben"], "text": "Ben pushes Anna.", "seconds": 3, "at": 0},
        {"people": ["Anna", "Cleo"], "text": "They hug."},
        {"people": ["Cleo", "Ben"], "text": "One waves.", "seconds": 2, "at": 1, "reacts": "Ben"},
    ],
}


def test_what_is_written_reads_the_same(tmp_path: Path) -> None:
    scene = Scene.of(HELD)
    assert list(scene.people) == ["Anna", "Ben", "Cleo"]
    first = scene.acts[0]
    assert first.prompt.text == "B pushes A."  # names as the model knows them
    assert first.prompt.person_a.stature == 1.6 and first.prompt.person_b.energy == 0.8
    assert [act.prompt.seed for act in scene.acts] == [4, 5, 6]
    assert Scene.load(scene.save(tmp_path / "scene.json")) == scene


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda h: h.update(format=2), "format"),
        (lambda h: h.update(peeple=1), "did you mean 'people'"),
        (lambda h: h["people"].update(Dan={}), "Dan takes part in no interaction"),
        (lambda h: h["people"].update(Ben={"stature": 3}), "persona of Ben"),
        (lambda h: h["people"].update({f"P{n}": {} for n in range(4)}), "2 to 6 people, found 7"),
        (lambda h: h["interactions"][0].update(people=["Anna", "Bem"]), "did you mean 'Ben'"),
        (lambda h: h["interactions"][0].update(people=["Anna", "Anna"]), "Anna twice"),
        (lambda h: h["interactions"][1].update(text=" "), "interaction 2: text is empty"),
        (lambda h: h["interactions"][1].update(at=-1), "at of interaction 2"),
        (lambda h: h["interactions"][2].pop("at"), "from which second"),
        (lambda h: h["interactions"].append({"people": ["Ben", "Anna"], "text": "They hug."}), "after having reacted"),
        (lambda h: h.update(interactions=[]), "1 to 40 interactions"),
        (
            lambda h: h["interactions"][0].update(reacts="Anna", at=0),
            "Ben does nothing that Anna could answer in interaction 1",
        ),
    ],
)
def test_what_is_wrong_is_named(change: Any, said: str) -> None:
    held = copy.deepcopy(HELD)
    change(held)
    with pytest.raises(UserError, match=said):
        Scene.of(held)


@pytest.mark.parametrize(
    ("names", "text", "read"),
    [
        (("B", "A"), "B pushes A.", "A pushes B."),
        (("Cleo", "A"), "Cleo hugs A.", "A hugs B."),
        (("Anna", "Anna Maria"), "Anna Maria hugs Anna.", "B hugs A."),
    ],
)
def test_names_that_are_letters_or_parts_of_each_other(names: tuple[str, str], text: str, read: str) -> None:
    scene = Scene.of({"format": 1, "people": {n: {} for n in names}, "interactions": [{"people": names, "text": text}]})
    assert scene.acts[0].prompt.text == read
    assert Scene.of(scene.told()) == scene


def test_the_command_says_it_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.json").write_text('{"format": 1, "people": {"Anna": {}}, "interactions": []}')
    command = ["generate", "--scene", str(tmp_path / "bad.json"), "-o", str(tmp_path / "out.glb")]
    assert main(command) == 2
    assert "2 to 6 people" in capsys.readouterr().err
    assert main(["generate", "They hug.", *command[1:]]) == 2
    assert "--scene tells everything" in capsys.readouterr().err
    assert main([*command, "--seed", "3"]) == 2
    assert "leave --seconds and --seed out" in capsys.readouterr().err
    assert not (tmp_path / "out.glb").exists()
