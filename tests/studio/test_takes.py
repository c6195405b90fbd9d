"""History: what was made comes back whole, or not at all."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.persona import Persona
from intermoe.core.types import Interaction
from intermoe.direction import Constraints, Keep, Pin, Start
from intermoe.pipeline import Prompt
from intermoe.studio.takes import ABANDONED, Characters, Request, Take, Takes

ASKED = Request(
    (Prompt("Two people <b>hug</b>.", "A *smiles*.", seconds=4.0, seed=7, person_a=Persona(stature=1.9, sex="woman")),),
    samples=2, exchanged=True, steps=12, guidance=2.5,
)  # fmt: skip


def motions(count: int) -> list[Interaction]:
    return [Interaction(np.random.default_rng(n).normal(size=(2, 5, 22, 3)).astype(np.float32)) for n in range(count)]


def test_a_take_comes_back_after_a_restart(tmp_path: Path) -> None:
    made = Take.new(ASKED, motions(2), model="base")
    Takes(tmp_path).save(made)
    found = Takes(tmp_path).load(made.id)
    assert Takes(tmp_path).samples(made.id) == 2
    np.testing.assert_array_equal(Takes(tmp_path).sample(made.id, 1).positions, made.motions[1].positions)
    assert found.request == ASKED and found.model == "base" and found.created == made.created
    for a, b in zip(found.motions, made.motions, strict=True):
        np.testing.assert_array_equal(a.positions, b.positions)


def test_a_take_comes_back_with_its_direction_and_what_it_keeps(tmp_path: Path) -> None:
    kept = motions(1)[0]
    asked = Constraints(
        pins=(Pin(0, 1.0, {"head": (0.1, None, 0.2)}),),
        keep=Keep(kept, 1, ((0.0, 0.1),), "../walk.bvh"),
        start=Start(1.0),
    )
    prompt = replace(ASKED.prompts[0], constraints=asked)
    take = Take.new(replace(ASKED, prompts=(prompt,)), motions(2))
    Takes(tmp_path).save(take)
    takes = Takes(tmp_path)
    assert [entry.id for entry in takes.entries()] == [take.id]
    found = takes.load(take.id).request.prompts[0].constraints
    assert (found.pins, found.start) == (asked.pins, asked.start) and found.keep is not None
    assert (found.keep.person, found.keep.spans, found.keep.source) == (1, ((0.0, 0.1),), "../walk.bvh")
    np.testing.assert_array_equal(found.keep.motion.positions, kept.positions)  # from its own folder
    takes.delete(take.id)
    assert not list(tmp_path.iterdir())


def test_the_newest_is_first_and_a_deleted_one_is_gone(tmp_path: Path) -> None:
    takes = Takes(tmp_path)
    made = [Take.new(ASKED, motions(1)) for _ in range(3)]
    for n, take in enumerate(made):
        object.__setattr__(take, "created", 1000.0 + n)
        takes.save(take)
    assert [entry.id for entry in takes.entries()] == [take.id for take in reversed(made)]
    takes.delete(made[2].id)
    assert [entry.id for entry in takes.entries()] == [made[1].id, made[0].id]
    assert not list(tmp_path.glob(f"*{made[2].id}*"))


def test_a_sequence_keeps_its_sentences(tmp_path: Path) -> None:
    request = Request((Prompt("They meet."), Prompt("They hug.", seconds=2.0)))
    take = Take.new(request, motions(1))
    Takes(tmp_path).save(take)
    assert Takes(tmp_path).load(take.id).request == request
    assert request.title() == "They meet. → They hug."


def test_motions_without_their_list_are_no_take_and_are_swept(tmp_path: Path) -> None:
    take = Take.new(ASKED, motions(2))
    Takes(tmp_path).save(take)
    (tmp_path / f"{take.id}.json").unlink()  # killed before the list was written
    half = tmp_path / f".{take.id}_0-abc.npz"
    half.write_bytes(b"PK")
    assert Takes(tmp_path).entries() == [] and half.exists()  # another process may be at it
    past = time.time() - 2 * ABANDONED
    for path in tmp_path.iterdir():
        os.utime(path, (past, past))
    Takes(tmp_path)
    assert not list(tmp_path.iterdir())


def test_what_is_damaged_is_passed_over_and_told_when_asked_for(tmp_path: Path) -> None:
    good, bad = Take.new(ASKED, motions(1)), Take.new(ASKED, motions(1))
    for take in (good, bad):
        Takes(tmp_path).save(take)
    (tmp_path / f"{bad.id}.json").write_text('{"format": 1, "crea')
    (tmp_path / "notes.json").write_text("[]")
    takes = Takes(tmp_path)
    assert [entry.id for entry in takes.entries()] == [good.id]
    with pytest.raises(UserError, match="no take of the studio"):
        takes.load(bad.id)
    (tmp_path / f"{good.id}_0.npz").write_bytes(b"PK")
    with pytest.raises(UserError, match="cannot read"):
        takes.load(good.id)


@pytest.mark.parametrize("name", ["../../etc/passwd", "20260101-000000-zzzzzz", ""])
def test_no_other_file_can_be_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="no take named"):
        Takes(tmp_path).load(name)


def test_a_list_cannot_point_to_another_file(tmp_path: Path) -> None:
    take = Take.new(ASKED, motions(1))
    Takes(tmp_path).save(take)
    path = tmp_path / f"{take.id}.json"
    held = json.loads(path.read_text())
    held["motions"] = ["/etc/hostname"]
    path.write_text(json.dumps(held))
    np.testing.assert_array_equal(Takes(tmp_path).load(take.id).motions[0].positions, take.motions[0].positions)


def test_killed_while_it_saves_all_listed_takes_are_whole(tmp_path: Path) -> None:
    code = (
        "import sys, numpy as np\n"
        "from intermoe.core.types import Interaction\nfrom intermoe.pipeline import Prompt\n"
        "from intermoe.studio.takes import Request, Take, Takes\n"
        "takes = Takes(sys.argv[1])\nm = Interaction(np.random.default_rng(0).normal(size=(2, 400, 22, 3)).astype('f4'))\n"
        "while True:\n    takes.save(Take.new(Request((Prompt('They hug.'),), samples=3), [m] * 3)); print(1, flush=True)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    for _ in range(2):
        process.stdout.readline()
    time.sleep(0.05)  # in the middle of the next
    process.send_signal(signal.SIGKILL)
    process.wait()
    takes = Takes(tmp_path)
    entries = takes.entries()
    assert len(entries) >= 2
    assert all(len(takes.load(entry.id).motions) == 3 for entry in entries)


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    if os.getuid():  # who may do anything is refused nothing
        (tmp_path / "shut").mkdir(mode=0o500)
        with pytest.raises(UserError, match="no folder that you may write to"):
            Takes(tmp_path / "shut")
    with pytest.raises(UserError, match="no folder that you may write to"):
        Takes(tmp_path / "taken" / "deeper")
    with pytest.raises(UserError, match="is a file"):
        Takes(tmp_path / "taken")


def test_characters_come_back_and_names_stay_in_their_folder(tmp_path: Path) -> None:
    characters = Characters(tmp_path / "personas")
    assert characters.names() == []
    tall = Persona(stature=1.95, energy=1.4, handedness="left")
    characters.save("Ärger No. 2", tall)
    assert characters.names() == ["Ärger No. 2"]
    assert characters.load("Ärger No. 2").known() == {**tall.known(), "name": "Ärger No. 2"}
    for name in ("", "../up", "a/b", " x", ".hidden"):
        with pytest.raises(UserError, match="named by"):
            characters.save(name, tall)
