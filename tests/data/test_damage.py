"""Data folders that tell what cannot be: refused when they are opened, and told file by file by `intermoe data check`."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from intermoe.cli import main
from intermoe.core.errors import UserError
from intermoe.data.duets.generate import Written, make_clip
from intermoe.data.store import Clip, Store, StoreWriter
from intermoe.skeleton.smpl22 import OFFSETS

Damage = Callable[[Path], object]
SECOND = "high_five_0_000001"
PYTHON = re.compile(
    r"allow_pickle|mmap|positional argument|set_int_max|Traceback|Error:|codec|recursion", re.IGNORECASE
)


@pytest.fixture(scope="module")
def made() -> list[Written]:
    return [make_clip(0, index) for index in range(3)]


@pytest.fixture(scope="module")
def whole(made: list[Written], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as `intermoe data duets` writes it: a handshake, a high five, a hug with a jump."""
    with StoreWriter(tmp_path_factory.mktemp("whole") / "data") as writer:
        for one in made:
            writer.add(one.clip, one.features, one.offsets, one.hands)
    return writer.path


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "data"))


def told(change: Callable[[dict[str, Any]], object]) -> Damage:
    """The second clip tells something else."""

    def damage(folder: Path) -> None:
        lines = (folder / "clips.jsonl").read_text().splitlines()
        values = json.loads(lines[1])
        change(values)
        lines[1] = json.dumps(values)
        (folder / "clips.jsonl").write_text("\n".join(lines) + "\n")

    return damage


def says(**values: Any) -> Damage:
    return told(lambda clip: clip.update(values))


def contact(**values: Any) -> Damage:
    return told(lambda clip: clip["contacts"][0].update(values))


def end(**values: Any) -> Damage:
    return told(lambda clip: clip["contacts"][0]["a"].update(values))


def phase(**values: Any) -> Damage:
    return told(lambda clip: clip["phases"][0].update(values))


def person(**values: Any) -> Damage:
    return told(lambda clip: clip["identity"][0].update(values))


def words(text: str) -> Damage:
    """The second line is this text."""

    def damage(folder: Path) -> None:
        lines = (folder / "clips.jsonl").read_text().splitlines()
        (folder / "clips.jsonl").write_text("\n".join([lines[0], text, *lines[2:]]) + "\n")

    return damage


def content(name: str, change: Callable[[bytes], bytes]) -> Damage:
    return lambda folder: (folder / name).write_bytes(change((folder / name).read_bytes()))


def rows(name: str, value: float, columns: slice = slice(None)) -> Damage:
    """These numbers in the last 20 frames, of the third clip."""

    def damage(folder: Path) -> None:
        array = np.load(folder / name)
        array[-20:, :, columns] = value
        np.save(folder / name, array)

    return damage


# what no command takes
OPENED = [
    (end(person=7), "contact person must be 0 or 1, found 7"),
    (end(person=-1), "contact person must be 0 or 1, found -1"),
    (end(person=True), "contact person must be 0 or 1, found True"),
    (end(person="0"), "contact person must be 0 or 1, found '0'"),
    (end(joint="tail"), "contact joint must be one of the skeleton's .* found 'tail'"),
    (end(joint=3), "contact joint must be a name, found 3"),
    (contact(a=[0, "head"]), "contact a must be a table"),
    (contact(end=99999), r"contact needs whole numbers, 0 <= start <= end <= \d+, found \d+ and 99999"),
    (contact(start=-1), "contact needs whole numbers"),
    (contact(start=1.5), "contact needs whole numbers"),
    (contact(start=None), "contact needs whole numbers"),
    (contact(start=44, end=42), "contact needs whole numbers"),
    (phase(start=-4), "phase needs whole numbers, .* found -4"),
    (phase(end=99999), "phase needs whole numbers"),
    (phase(name=5), "phase name must be text"),
    (says(symmetric="no"), "symmetric must be true or false, found 'no'"),
    (says(meta=[1]), "meta must be a table"),
    (person(stature=float("nan")), "identity stature must be a number .* found nan"),
    (person(stature="tall"), "identity stature must be a number .* found 'tall'"),
    (person(tempo=10**400), "identity tempo must be a number"),
]


@pytest.mark.parametrize(("damage", "wrong"), OPENED)
def test_clips_that_tell_what_cannot_be_are_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], damage: Damage, wrong: str
) -> None:
    damage(folder)
    sentence = f"^{re.escape(str(folder / 'clips.jsonl'))}, clip {SECOND}: {wrong}.*; make the folder anew, or restore the file"
    with pytest.raises(UserError, match=sentence):
        Store(folder)
    assert main(["data", "check", str(folder)]) == 2
    out = capsys.readouterr().out
    assert re.search(f"clips.jsonl, clip {SECOND}: {wrong}", out) and "broken: 1\n" in out


def test_two_clips_of_one_id(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    says(id="shake_hands_0_000000")(folder)
    with pytest.raises(UserError, match=r"clips\.jsonl, clip shake_hands_0_000000: its id is there twice"):
        Store(folder)
    assert main(["data", "check", str(folder)]) == 2 and "is there twice" in capsys.readouterr().out


def test_a_whole_folder(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "check", str(whole)]) == 0
    assert "(a data folder of layout interhuman): clips: 3 train; broken: 0" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("damage", "file", "wrong"),
    [
        (lambda folder: (folder / "hands.npy").unlink(), "hands.npy", "it is missing"),
        (rows("hands.npy", 9), "hands.npy", "hand_shapes hold 9"),
        (person(stature=19.77), "clips.jsonl", "stature .* found 19.77"),
        (told(lambda clip: clip["identity"][0].update(stature=clip["identity"][0]["stature"] + 0.2)), "offsets.npy", "bones of person 0"),
        (person(handedness="both"), "clips.jsonl", "handedness 'both'"),
        (person(mood="gay"), "clips.jsonl", "'mood'"),
        (says(captions=[]), "clips.jsonl", "captions must be one sentence or more"),
        (says(captions=[" "]), "clips.jsonl", "captions must be one sentence or more"),
        (says(texts=[[], []]), "clips.jsonl", "texts of person 0 must be one sentence or more"),
        (says(roles=["pusher", "pushed"]), "clips.jsonl", r"those of high_five \(greeter, ...\), found 'pusher' and 'pushed'"),
        (says(family="high_fife"), "clips.jsonl", "did you mean 'high_five'"),
        (says(family="hug+high_fife"), "clips.jsonl", "unknown family 'high_fife'"),
        (says(family="hug+high_five"), "clips.jsonl", "roles of a sequence"),
        (says(start=3), "clips.jsonl", "its frames start at 3"),
        (rows("features.npy", 1000.0), "features.npy", r"1000 is no number of a motion \(20 of \d+ frames"),
        (rows("features.npy", np.nan), "features.npy", "not finite"),
        (rows("features.npy", 30.0, slice(0, 66)), "features.npy", "a person is 30.0 m away"),
        (rows("features.npy", 4.0, slice(30, 33)), "features.npy", "m further from the pelvis than its bones reach"),
        (rows("features.npy", 3.0, slice(132, 140)), "features.npy", "a rotation holds 3"),
        (rows("features.npy", -1.0, slice(258, 262)), "features.npy", "foot contacts"),
    ],
)  # fmt: skip
def test_check_reads_all(
    folder: Path, capsys: pytest.CaptureFixture[str], damage: Damage, file: str, wrong: str
) -> None:
    damage(folder)
    assert main(["data", "check", str(folder)]) == 2
    out = capsys.readouterr().out
    assert re.search(f"{re.escape(str(folder / file))}(, clip [a-z_0-9+]+)?: .*{wrong}", out)
    assert re.search(r"broken: [1-9]", out) and not PYTHON.search(out)


def test_every_fault_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    end(person=7)(folder)
    phase(start=-4)(folder)
    rows("features.npy", np.inf)(folder)
    assert main(["data", "check", str(folder)]) == 2
    *lines, last = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[0].split(", ")[1] for line in lines] == [f"clip {SECOND}"] * 2 + [
        "clip hug+jump_together_0_000002"
    ]
    assert last.endswith("broken: 2")


@pytest.mark.parametrize(
    ("damage", "wrong"),
    [
        (content("stats.npz", lambda _: b"garbage"), r"stats\.npz"),
        (lambda folder: np.savez(folder / "stats.npz", mean=np.zeros(262, np.float32)), r"stats\.npz has no array `std`"),
        (lambda folder: np.savez(folder / "stats.npz", mean=np.array({}), std=np.array({})), r"stats\.npz"),
        (content("features.npy", lambda x: x[:-1000]), r"features\.npy .*it is cut off"),
        (content("features.npy", lambda _: b"garbage"), r"features\.npy"),
        (content("hands.npy", lambda x: x[:-10]), r"hands\.npy .*it is cut off"),
        (content("hands.npy", lambda _: b""), r"hands\.npy"),
        (lambda folder: shutil.copy(folder / "stats.npz", folder / "offsets.npy"), r"offsets\.npy .*it is an npz"),
        (told(lambda clip: clip.pop("id")), r"clips\.jsonl is damaged in line 2 .*'id'"),
        (told(lambda clip: clip.pop("family")), r"clips\.jsonl is damaged in line 2 .*'family'"),
        (words('{"id": ' + "1" * 6000 + "}"), r"clips\.jsonl is damaged in line 2 .*too many digits"),
        (words('{"id": ' + "[" * 100_000), r"clips\.jsonl is damaged in line 2 .*nested too deeply"),
        (words('{"id": "a", '), r"clips\.jsonl is damaged in line 2 .*no JSON from character 1\d on"),
        (content("clips.jsonl", lambda x: b"\xff" + x), r"clips\.jsonl is not text in UTF-8"),
        (content("store.json", lambda _: b'{"seed": ' + b"1" * 6000 + b"}"), r"store\.json .*too many digits"),
    ],
)  # fmt: skip
def test_damaged_files_are_told_in_our_words(
    folder: Path, capsys: pytest.CaptureFixture[str], damage: Damage, wrong: str
) -> None:
    damage(folder)
    assert main(["data", "check", str(folder)]) == 2
    said = capsys.readouterr().err
    assert re.search(wrong, said) and not PYTHON.search(said) and "make the folder anew" in said


def test_other_data_may_tell_more(tmp_path: Path, made: list[Written], capsys: pytest.CaptureFixture[str]) -> None:
    """What the readers of other data sets write: people of any size, no words of each, no hands."""
    one = made[0]
    people = ({"big_five": [0.1] * 5, "gender": "male"}, {"betas": [0.0] * 10})
    clip = Clip(id="G001", split="train", family="Pat on back", captions=("a",), roles=("actor", ""), identity=people)
    with StoreWriter(tmp_path / "data", source="interx") as writer:
        writer.add(clip, one.features, one.offsets)
    assert main(["data", "check", str(tmp_path / "data")]) == 0
    with StoreWriter(tmp_path / "data", source="interx", overwrite=True) as writer:
        writer.add(replace(clip, identity=({"handedness": "both"}, {})), one.features, one.offsets)
    assert main(["data", "check", str(tmp_path / "data")]) == 2 and "'both'" in capsys.readouterr().out


def test_the_writer_refuses_what_could_not_be_opened(tmp_path: Path, made: list[Written]) -> None:
    one = made[0]
    wrong = replace(one.clip, contacts=({**one.clip.contacts[0], "end": 99999},))
    with pytest.raises(UserError, match="contact needs whole numbers"), StoreWriter(tmp_path / "data") as writer:
        writer.add(wrong, one.features, one.offsets, one.hands)
    with pytest.raises(UserError, match="is there already"), StoreWriter(tmp_path / "data") as writer:
        for _ in range(2):
            writer.add(one.clip, one.features, one.offsets, one.hands)
    alone = Clip(id="a", split="train", family="walk", texts=((),), roles=("",), identity=({},),
                 contacts=({"a": {"person": 1, "joint": "head"}, "b": {"person": 0, "joint": "head"}, "start": 0, "end": 1},))  # fmt: skip
    with (
        pytest.raises(UserError, match="must be 0, found 1"),
        StoreWriter(tmp_path / "data", layout="humanml3d") as writer,
    ):
        writer.add(alone, np.ones((1, 5, 263)), OFFSETS[None])


def test_pairs_of_bvh_files_may_have_one_name(tmp_path: Path, made: list[Written]) -> None:
    with StoreWriter(tmp_path / "data", source="bvh") as writer:
        for one in made:
            writer.add(replace(one.clip, id="1+2_000"), one.features, one.offsets)
    assert len(Store(tmp_path / "data")) == 3
