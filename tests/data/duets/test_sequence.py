"""Two interactions in one clip, personas that come back, and combinations that training never shows."""

import numpy as np
import pytest

from intermoe.core.persona import Persona
from intermoe.data.duets import generate
from intermoe.data.duets.body import CAST, cast, draw_persona, make_pair, make_person
from intermoe.data.duets.gate import faults
from intermoe.data.duets.language.describe import describe
from intermoe.data.duets.traits import kept_out, traits


@pytest.fixture(scope="module")
def both():
    return generate.make_motion(5, 26, family="push+kick_dodge")


def test_both_parts_happen_one_after_the_other(both):
    motion = both.motion
    assert [p["family"] for p in motion.meta["parts"]] == ["push", "kick_dodge"]
    at = {phase["name"]: phase["start"] for phase in motion.meta["phases"]}
    assert at["contact"] < at["transition"] < at["kick"]
    assert faults(motion) == []
    assert 4.0 < motion.seconds <= generate.LONGEST


def test_the_sentence_tells_both_in_order(both):
    words = describe(both.facts, np.random.default_rng(0), split="train")
    assert len(words.captions) == 6
    for text in words.captions:
        assert any(word in text.lower() for word in ("then", "after", "next", "whereupon"))
    assert all(len(own) == 3 for own in words.texts)


def test_roles_of_the_parts_follow_the_people():
    seen = set()
    for index in range(8):
        made = generate.make_motion(9, index, family="push+kick_dodge")
        first, second = made.motion.meta["parts"]
        seen.add((tuple(first["roles"]), tuple(second["roles"])))
        pushed = first["roles"].index("pushed")
        contact = next(c for c in made.motion.meta["contacts"] if c["kind"] == "hand-chest")
        assert contact["b"]["person"] == pushed
    assert len(seen) >= 3  # who acts in the second part is open


def test_the_cast_comes_back_with_the_same_body_and_manner():
    assert len({p.name for p in cast()}) == CAST
    rng = np.random.default_rng(0)
    pairs = [make_pair(rng) for _ in range(200)]
    named = [p for pair in pairs for p in pair if p.persona.name]
    assert 0.35 < len(named) / 400 < 0.6
    assert all(a.persona.name != b.persona.name or not a.persona.name for a, b in pairs)
    again = {p.persona.name: p for p in named}
    assert all(np.array_equal(again[p.persona.name].offsets, p.offsets) for p in named)


def test_what_is_asked_of_a_person_is_kept():
    rng = np.random.default_rng(1)
    first, second = make_pair(rng, (Persona(stature=1.95, handedness="left"), Persona(energy=0.5)))
    assert first.stature == pytest.approx(1.95, abs=1e-3) and first.manner.handedness == "left"
    assert second.manner.energy == 0.5 and second.identity()["energy"] == 0.5


def test_traits_name_the_ends_of_attributes():
    person = draw_persona(np.random.default_rng(0), Persona(stature=1.9, tempo=0.75, handedness="left", posture=10.0))
    assert {"tall", "sluggish", "stooped", "left-handed"} <= set(traits(person))


def test_training_never_shows_what_is_kept_for_the_unseen_split():
    counts = {"train": 0, "unseen": 0}
    turn = len(generate.FAMILIES)
    for index in (*range(0, 3 * turn), *range(14 * turn, 15 * turn)):
        made = generate.make_motion(3, index)
        people = tuple(Persona.of(p) for p in made.motion.identity)
        held = [c for f in made.motion.meta["family"].split("+") for c in kept_out(f, people)]
        assert bool(held) == (made.split == "unseen")
        counts[made.split] += 1
    assert counts == {"train": 3 * turn, "unseen": turn}


def test_another_take_plays_the_same_facts():
    first, again = (generate.make_motion(5, 4, take=take) for take in (0, 1))
    assert first.motion.identity == again.motion.identity
    assert [f.swapped() if f.actor else f for f in first.facts] == [f.swapped() if f.actor else f for f in again.facts]
    assert first.motion.positions.shape != again.motion.positions.shape or not np.allclose(
        first.motion.positions, again.motion.positions, atol=0.02
    )


def test_manner_shows_in_the_motion():
    """The same script by a sluggish, a quick, a stooped and an upright person."""

    def play(**asked):
        from intermoe.data.duets.compose import compose

        rng = np.random.default_rng(4)
        people = (
            make_person(draw_persona(rng, Persona(stature=1.75, legs=1.0, **asked))),
            make_person(draw_persona(rng)),
        )
        script = generate._scripted(generate._facts(["wave"], people, rng), people, rng)
        return compose(script, people, np.random.default_rng(0))

    lean = {}
    for posture in (-4.0, 13.0):
        p = play(posture=posture).positions[0]
        left = p[:, 1] - p[:, 2]
        forward = np.stack((-left[:, 2], left[:, 0]), -1) / np.linalg.norm(left[:, [0, 2]], axis=-1, keepdims=True)
        lean[posture] = float(np.median(((p[:, 12] - p[:, 0])[:, [0, 2]] * forward).sum(-1)))
    assert lean[13.0] > lean[-4.0] + 0.05
    speed = {t: np.abs(np.diff(play(tempo=t).positions[0, :, [20, 21]], axis=1)).max() for t in (0.75, 1.35)}
    assert speed[1.35] > speed[0.75]
