"""Scenes in the studio: lines and files become the same scene, bad ones a sentence, and takes come back with their people."""

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.persona import Persona
from intermoe.export import write
from intermoe.pipeline import InterMoEPipeline
from intermoe.studio import imports, scene_lines
from intermoe.studio.forms import PromptForm
from intermoe.studio.page import heading
from intermoe.studio.scene_form import SceneForm
from intermoe.studio.stage import Actors, Stage
from intermoe.studio.takes import Characters, Request, Take, Takes
from intermoe.studio.worker import Cancelled, Job, make

HELD = {
    "format": 1,
    "seed": 3,
    "people": {"Ben": {"stature": 1.9}, "Anna": {}, "Cleo": "energy=1.3, sex=woman"},
    "interactions": [
        {"people": ["Anna", "Ben"], "text": "They shake hands.", "seconds": 2},
        {
            "people": ["Cleo", "Ben"],
            "text": "Ben bows: deeply.",
            "text_a": "waves",
            "seconds": 2.5,
            "at": 1,
            "seed": 70,
        },
        {"people": ["Anna", "Cleo"], "text": "Cleo waves.", "seconds": 2, "at": 16, "reacts": "Cleo"},
    ],
}


def nobody(name: str) -> Persona:
    raise UserError(f"no {name}")


def parse(text: str) -> dict[str, Any]:
    return scene_lines.parse(text, seconds=4.0, seed=0, character=nobody)


def test_a_file_as_lines_is_the_same_scene() -> None:
    text = scene_lines.lines(HELD)
    assert text.splitlines() == [
        "Ben = stature=1.9",
        "Anna =",
        "Cleo = energy=1.3, sex=woman",
        "2s Anna, Ben: They shake hands.",
        "@1s 2.5s Cleo, Ben: Ben bows: deeply. | Cleo: waves",
        "@16s 2s Anna, Cleo (Cleo reacts): Cleo waves.",
    ]
    a, b = scene_lines.checked(HELD), scene_lines.checked(parse(text))
    assert list(a.people.items()) == list(b.people.items())
    assert [replace(x, prompt=replace(x.prompt, seed=0)) for x in a.acts] == [
        replace(x, prompt=replace(x.prompt, seed=0)) for x in b.acts
    ]


@pytest.mark.parametrize("example", scene_lines.EXAMPLES.values())
def test_examples_are_scenes_of_three_to_six(example: str) -> None:
    assert 3 <= len(scene_lines.checked(parse(example)).people) <= 6


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "one interaction a line"),
        ("They hug.", "line 1 of the scene says who and what"),
        ("Anna, Ben: They hug.\nCleo: She waves.", "line 2 of the scene says who and what"),
        ("Anna, Anna: They hug.\nBen, Cleo: They hug.", "twice"),
        ("Anna, Ben:", "no sentence"),
        ("99s Anna, Ben: They hug.", "seconds must be"),
        ("Anna, Ben: They hug. | Cleo: waves", "what one of its two does"),
        ("Dan = stature=1.8\nAnna, Ben: They hug.", "Dan takes part in no interaction"),
        ("Dan = stature=9\nAnna, Dan: They hug.", "persona of Dan"),
        ("Dan = ../../etc/passwd\nAnna, Dan: They hug.", "no ../../etc/passwd"),
        ("\n".join(f"P{n}, Q{n}: They hug." for n in range(4)), "2 to 6 people, found 8"),
    ],
)
def test_what_is_wrong_with_lines_is_told(text: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        scene_lines.checked(parse(text))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html>", "is no scene file"),
        (b"\xff\xfe\x00", "is no scene file"),
        (b"", "is empty"),
        (b"[" * 100_000, "is no scene file"),
        (b"[1, 2]", "a scene is a table"),
        (b'{"format": 2}', "format 2"),
        (b'{"format": 1, "people": {"<b>": 3, "B": {}}, "interactions": []}', "persona of <b>"),
        (json.dumps(HELD | {"people": HELD["people"] | {"Anna": "../../x.json"}}).encode(), "is attribute=value"),
        (json.dumps(HELD | {"seed": -1}).encode(), "seed of a scene"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(content: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said) as told:
        imports.scene("../../my <i>scene.json", content)
    assert str(told.value).startswith("my _i_scene.json")


def test_names_that_lines_need_for_themselves_are_refused() -> None:
    people = {"Anna, the first": {}, "Ben": {}}
    rows = [{"people": list(people), "text": "They hug."}]
    with pytest.raises(UserError, match="cannot be shown as lines"):
        scene_lines.lines({"format": 1, "people": people, "interactions": rows})


def test_what_was_loaded_is_performed_as_it_is_until_it_is_changed(server: Any, tmp_path: Path) -> None:
    characters = Characters(tmp_path)
    characters.save("Tall one", Persona(stature=1.95))
    client = SimpleNamespace(gui=server.gui)
    asked: list[int] = []
    form, prompt = (
        SceneForm(client, characters, lambda c: c, lambda: asked.append(1)),
        PromptForm(server.gui, lambda c: c),
    )
    form.fill(HELD)
    prompt._clean.value = False
    request = form.request(prompt)
    assert request.scene == HELD and not request.clean and Request.from_json(request.to_json()) == request
    form.lines.value = form.lines.value.replace("Anna =", "Anna = Tall one")
    changed = form.request(prompt).scene
    assert changed is not None and changed["people"]["Anna"]["stature"] == 1.95 and changed["seed"] == 3
    assert "seed" not in changed["interactions"][1]


@pytest.fixture(scope="module")
def take(pipeline: InterMoEPipeline) -> Take:
    made, said = make(pipeline, Job(lambda *_: None, done=print, failed=print), Request((), scene=HELD))
    assert len(said) < 3
    return made


@pytest.mark.weights
def test_a_scene_comes_back_with_its_people_and_every_format_takes_it(take: Take, tmp_path: Path) -> None:
    (motion,) = take.motions
    assert motion.num_people == 3 and motion.meta["people"] == ["Ben", "Anna", "Cleo"]
    before, after = motion.meta["cleaned"]["skate"]
    assert after < before
    Takes(tmp_path).save(take)
    found = Takes(tmp_path).load(take.id)
    assert found.request == take.request
    assert Takes(tmp_path).entries()[0].title.startswith("Ben, Anna, Cleo: They shake hands.")
    np.testing.assert_array_equal(found.motions[0].positions, motion.positions)
    for name, count in (("s.glb", 1), ("s.bvh", 3), ("s.npz", 1), ("s.csv", 1)):
        assert len(write.write(found.motions[0], tmp_path / name)) == count


@pytest.mark.weights
def test_a_scene_is_on_stage_with_all_its_people(take: Take, server: Any) -> None:
    client = SimpleNamespace(scene=server.scene, atomic=server.atomic, camera=SimpleNamespace(aspect=1.2))
    made = Stage(client)
    (motion,) = take.motions
    made.show([Actors(motion)])
    made.frame(40)
    suits = [puppet for puppet in made._puppets if "/suit" in puppet.handle.name]
    assert len(suits) == 3
    for person, suit in enumerate(suits):
        np.testing.assert_allclose(suit.handle.position, motion.positions[person, 40, 0], atol=0.01)
    for overlay in made.overlays:
        made.set_overlay(overlay, True)
    made.frame(60)
    assert len(made._trails) == 9
    made.clear()
    changed = replace(take.request, scene={**HELD, "people": {**HELD["people"], "<img>": {}}})
    assert "<img>" not in heading(replace(take, request=changed))


@pytest.mark.weights
def test_a_scene_is_cancelled_while_places_are_found(pipeline: InterMoEPipeline) -> None:
    seen: list[int] = []

    def progress(done: int, total: int) -> None:
        seen.append(done)
        if 2 * done > total // 2:  # sampling is over
            job.cancel()

    job = Job(lambda *_: None, done=print, failed=print, progress=progress)
    with pytest.raises(Cancelled):
        make(pipeline, job, Request((), scene=HELD))
    assert seen == sorted(seen)


@pytest.mark.weights
def test_a_take_of_a_scene_that_somebody_damaged_is_passed_over(take: Take, tmp_path: Path) -> None:
    takes = Takes(tmp_path)
    takes.save(take)
    path = tmp_path / f"{take.id}.json"
    held = json.loads(path.read_text())
    held["request"]["scene"]["people"]["Anna"] = "/etc/hostname"
    path.write_text(json.dumps(held))
    assert takes.entries() == []
    with pytest.raises(UserError, match="is attribute=value"):
        takes.load(take.id)
