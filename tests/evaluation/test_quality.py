"""The table tells a model that obeys from one that does not; retrieval finds; probes turn round."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
import torch

from intermoe.core.errors import UserError
from intermoe.data.duets.families.registry import SIGNATURES as SIGNED
from intermoe.data.store import LOOKED_UP, Clip, Store, StoreWriter
from intermoe.evaluation import contact, probes, quality, retrieval
from intermoe.motion import interhuman
from intermoe.skeleton.smpl22 import OFFSETS

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "quality.py"


@dataclass(frozen=True)
class Sign:
    kind: str
    effectors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


SIGNATURES = {("push", "pusher"): Sign("forward", ("right_hand",)), ("bow", "bower"): Sign("bend", ("head",))}


def acted(stand, actor: int):
    """Person `actor` holds the right hand out to the partner's chest."""
    clip = stand(gap=1.0)
    positions = clip.positions.copy()
    held = contact.hand_paths(clip)[actor, :, 1]
    front = positions[1 - actor][:, 9] + (0.16 if actor else -0.16) * np.array([0, 0, 1], np.float32)
    positions[actor][:, [19, 21]] += (front - held)[:, None]
    return clip.replace(positions=positions)


@pytest.fixture
def asked():
    contacts = (
        {"a": {"person": 0, "joint": "right_hand"}, "b": {"person": 1, "joint": "spine3"}, "start": 9, "end": 90},
    )
    clip = Clip(
        id="a", split="test", family="push", captions=("The first pushes the second.", "One shoves the other."),
        roles=("pusher", "pushed"), contacts=contacts, length=120,
    )  # fmt: skip
    return [quality.Asked(clip.captions[0], clip, 0, seed, 4.0) for seed in range(3)]


def test_a_row_tells_who_obeys(stand, asked):
    good, _ = quality.measure("good", [acted(stand, 0)] * 3, asked, SIGNATURES)
    swapped, _ = quality.measure("swapped", [acted(stand, 1)] * 3, asked, SIGNATURES)
    idle, singles = quality.measure("idle", [stand(gap=1.5)] * 3, asked, SIGNATURES)
    assert good.contact == 100.0 and good.role == 100.0 and good.contacts == 3 and good.role_clips == 3
    assert swapped.role == 0.0
    assert idle.contact == 0.0 and singles[0]["family"] == "push"
    table = quality.markdown([good, swapped, idle])
    assert table.count("\n") == 5 and "| good | 100.0 % |" in table


def test_the_other_hand_is_as_good_where_no_caption_names_one(stand, asked):
    left = {"a": {"person": 0, "joint": "left_hand"}, "b": {"person": 1, "joint": "spine3"}, "start": 9, "end": 90}
    clip = replace(asked[0].clip, contacts=(left,))
    open_, told = (
        replace(asked[0], clip=clip, told=words) for words in ("", "One shoves the other. I push with my left.")
    )
    pushed = acted(stand, 0)  # with the right
    for want, hit in ((open_, 100.0), (told, 0.0)):
        row, _ = quality.measure("right", [pushed], [want], SIGNATURES)
        assert row.contact == hit


def test_symmetric_clips_have_no_roles(asked):
    assert quality.acting(asked[0].clip, SIGNATURES) is not None
    assert quality.acting(replace(asked[0].clip, symmetric=True), SIGNATURES) is None
    assert quality.acting(replace(asked[0].clip, family="hug"), SIGNATURES) is None


def test_ways_of_a_family_follow_the_roles(asked):
    clip = asked[0].clip
    other_hand = (
        {**clip.contacts[0], "a": {"person": 1, "joint": "left_hand"}, "b": {"person": 0, "joint": "spine3"}},
    )
    swapped = replace(clip, id="b", roles=clip.roles[::-1], contacts=other_hand)
    found = quality.ways_of(clip, quality.ways([clip, swapped, clip]))
    assert [contacts[0]["a"] for contacts in found] == [
        {"person": 0, "joint": "right_hand"}, {"person": 0, "joint": "left_hand"}
    ]  # fmt: skip
    assert {c[0]["a"]["person"] for c in quality.ways_of(swapped, quality.ways([clip, swapped]))} == {1}


def test_rows_by_family_add_up(stand, asked):
    other = [replace(want, clip=replace(want.clip, family="bow", roles=("bower", "watcher"))) for want in asked]
    _, singles = quality.measure("both", [acted(stand, 0)] * 6, [*asked, *other], SIGNATURES)
    rows = quality.by_family("", singles)
    assert [(row.name, row.clips) for row in rows] == [("bow", 3), ("push", 3)]


def test_choice_is_by_seed_and_paraphrases_differ(asked):
    clips = [replace(asked[0].clip, id=str(i)) for i in range(50)]
    first, again = (quality.choose(clips, range(50), count=20, seed=3, fps=30.0) for _ in range(2))
    assert [w.clip.id for w in first] == [w.clip.id for w in again] and len({w.clip.id for w in first}) == 20
    assert [w.seed for w in first] == list(range(3, 23))
    assert all(a.text != b.text and a.seed == b.seed for a, b in zip(first, probes.paraphrases(first), strict=True))


def test_more_captions_than_clips_are_other_captions_of_the_same(asked):
    clips = [replace(asked[0].clip, id=str(i), captions=("one", "two", "three")) for i in range(10)]
    few, many = (quality.choose(clips, range(10), count=count, seed=3, fps=30.0) for count in (10, 25))
    assert [(w.text, w.clip.id) for w in many[:10]] == [(w.text, w.clip.id) for w in few]
    assert len({(w.text, w.clip.id) for w in many}) == 25 and len({w.seed for w in many}) == 25
    assert len(quality.choose(clips, range(10), count=99, seed=3, fps=30.0)) == 30


def test_shuffling_takes_other_families(asked):
    mixed = [replace(w, clip=replace(w.clip, family=f)) for w, f in zip(asked, ("push", "bow", "hug"), strict=True)]
    assert all(
        mixed[i].clip.family != want.clip.family for want, i in zip(mixed, quality.shuffled(mixed, seed=0), strict=True)
    )


@pytest.mark.parametrize("obeys", [True, False])
def test_role_probe(stand, obeys):
    """A model that reads who pushes turns with the sentence; one that always lets person 0 push does not."""
    given = {pair[2]: 0 for pair in probes.ROLE_SWAPS} | {pair[3]: 1 for pair in probes.ROLE_SWAPS}
    motions = [acted(stand, 0), acted(stand, 1)]
    found = probes.role_swaps(
        lambda prompts: [motions[given[p["text"]] if obeys else 0] for p in prompts],
        {("push", "pusher"): SIGNATURES["push", "pusher"]},
        seeds=(0, 1),
    )
    assert found.pairs == 6
    assert (found.right, found.turned, found.single) == ((100.0, 100.0, 100.0) if obeys else (0.0, 0.0, 50.0))


@pytest.mark.parametrize("obeys", [True, False])
def test_taller_probe(stand, obeys):
    """The second of the test's people is 5 % larger."""
    second_is_tall = {other for _, other in probes.TALLER_SWAPS}
    motion = stand()

    def generate(prompts):
        return [motion if p["text"] in second_is_tall or not obeys else motion.swapped() for p in prompts]

    assert probes.taller_swaps(generate, seeds=(0,)).right == (100.0 if obeys else 0.0)


def test_an_empty_split_is_told(tmp_path, stand, monkeypatch):
    spec = importlib.util.spec_from_file_location("quality_benchmark", BENCHMARK)
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    monkeypatch.setattr(benchmark.logging.getLogger(), "setLevel", lambda level: None)
    with StoreWriter(tmp_path / "store") as writer:
        clip = Clip(id="one", split="train", family="any", captions=("They hug.",))
        writer.add(clip, interhuman.encode(stand()), np.stack([OFFSETS, OFFSETS]))
    for options, says in (([], "test split of .* empty"), (["--count", "0"], "--count")):
        monkeypatch.setattr("sys.argv", ["quality.py", "--data", str(tmp_path / "store"), "--model", "none", *options])
        with pytest.raises(UserError, match=says):
            benchmark.main()


def encode(texts):
    """Bags of words in place of a text encoder."""
    return [torch.stack([torch.eye(64)[sum(map(ord, word)) % 64] for word in text.lower().split()]) for text in texts]


def test_retrieval_gives_the_nearest_training_clip(tmp_path, stand):
    features = interhuman.encode(stand())
    offsets = np.stack([OFFSETS, OFFSETS])
    with StoreWriter(tmp_path / "store") as writer:
        for number, (split, caption) in enumerate(
            [("train", "two people hug"), ("train", "they shake hands"), ("test", "two people shake hands warmly")]
        ):
            clip = Clip(id=str(number), split=split, family="any", captions=(caption,))
            writer.add(clip, features, offsets)
    asked = []

    def counted(texts):
        asked.extend(texts)
        return encode(texts)

    retrieval.Retrieval(Store(tmp_path / "store"), counted)
    look_up = retrieval.Retrieval(Store(tmp_path / "store"), counted)  # the captions are read once, and kept
    assert sorted(asked) == ["they shake hands", "two people hug"]
    (index, caption, cosine), *_ = look_up.nearest(["they shake hands firmly"])
    assert (index, caption) == (1, "they shake hands") and 0.8 < cosine < 1.0
    assert look_up(["people hug"])[0].text == "two people hug"
    (tmp_path / "store" / LOOKED_UP).write_bytes(b"damaged")
    assert retrieval.Retrieval(Store(tmp_path / "store"), encode).nearest(["two people hug"])[0][0] == 0
    with pytest.raises(UserError, match="val"):
        retrieval.Retrieval(Store(tmp_path / "store"), encode, split="val")


def test_the_role_probe_is_right_of_the_corpus_and_wrong_of_its_people_exchanged(monkeypatch):
    """What plays each sentence as it says passes; one that turns every sentence round fails: the probe's own error."""
    monkeypatch.setattr(probes, "ROLE_SWAPS", probes.ROLE_SWAPS[::5])
    told = probes.role_swaps(probes.by_script, SIGNED, seeds=(0,))
    assert told.pairs == len(probes.ROLE_SWAPS) and told.right == told.turned == 100.0
    turned = probes.role_swaps(lambda prompts: [m.swapped() for m in probes.by_script(prompts)], SIGNED, seeds=(0,))
    assert turned.right == turned.turned == 0.0


def test_every_sentence_of_the_role_probe_has_a_signature_and_its_twin():
    assert all(pair[:2] in SIGNED and pair[2] != pair[3] for pair in probes.ROLE_SWAPS)
    assert len({family for family, *_ in probes.ROLE_SWAPS}) >= 25
    sentences = [text for pair in probes.ROLE_SWAPS for text in pair[2:]]
    assert len(set(sentences)) == len(sentences)
