"""Personas: what is accepted, what is refused and how, and files that survive."""

import json

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.persona import ATTRIBUTES, FAR, RANGES, Persona, emphasised, vector


def test_written_and_read(tmp_path):
    persona = Persona.parse("stature=1.92, energy=0.9,handedness=left")
    assert persona == Persona(stature=1.92, energy=0.9, handedness="left")
    assert Persona.parse(str(persona.save(tmp_path / "anna.json"))) == persona


def test_completed_keeps_what_is_set():
    both = Persona(stature=1.6, tempo=0.8).completed(Persona(stature=1.9, energy=1.5, name="x"))
    assert both == Persona(stature=1.6, tempo=0.8, energy=1.5, name="x")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("statur=1.8", "did you mean 'stature'"),
        ("stature=2.4", "nearest that can be had is 1.98"),
        ("energy=0", "nearest that can be had is 0.4"),
        ("energy=lots", "must be a number"),
        ("energy=nan", "must be a number"),
        ("handedness=lefty", "did you mean 'left'"),
        ("energy", "no persona file"),
        ("stature", r"as in stature=1\.92,energy=0\.9; found 'stature'"),
        (" ", "a persona is a file, or attributes"),
        ("heigth=1.8", "the nearest is 'stature'"),
        ("stature=1,92", "have a decimal point"),
        ("energy=1,energy=1", "twice"),
        ("energy=", "attribute=value"),
        ("stature=1.49", "nearest that can be had is 1.5"),
        ("posture=-6", "nearest that can be had is -5"),
        ("sex=womann", "did you mean 'woman'"),
    ],
)
def test_refused(text, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "energy").write_text("not json")
    with pytest.raises(UserError, match=says):
        Persona.parse(text)


@pytest.mark.parametrize(
    "held",
    [
        {"format": 2, "persona": {}},
        {"persona": {}},
        {"format": 1},
        [],
        {"format": 1, "persona": {"x": 1}},
        {"format": 1, "persona": {"stature": "1.7"}},
        {"format": 1, "persona": {"stature": 1.7}, "tempo": 1.2},
    ],
)
def test_file_of_another_kind_is_refused(held, tmp_path):
    (tmp_path / "p.json").write_text(json.dumps(held))
    with pytest.raises(UserError, match=r"p\.json"):
        Persona.load(tmp_path / "p.json")


def test_a_file_may_have_any_name(tmp_path):
    anna = Persona(stature=1.6)
    assert Persona.parse(str(anna.save(tmp_path / "a=b.json"))) == anna


@pytest.mark.parametrize("bad", ["{", "[" * 100_000, "\ud800", '{"format": 1, "persona": {"tempo": 1, "tempo": 2}}'])
def test_what_is_no_json_is_told(bad, tmp_path):
    (tmp_path / "p.json").write_text(bad, "utf-8", "surrogatepass")
    with pytest.raises(UserError, match=r"is no persona file \(JSON\)"):
        Persona.load(tmp_path / "p.json")


@pytest.mark.parametrize(
    ("held", "says"),
    [
        ({"handednes": "left"}, "did you mean 'handedness'"),
        ({"tempo": 9}, "nearest that can be had is 1.4"),
        ({"tempo": "1.2"}, "must be a number"),
        ({"name": 3}, "must be text"),
        (["tempo"], "table of attributes"),
        (3, "table of attributes"),
    ],
)
def test_a_table_is_refused_the_same_way(held, says):
    with pytest.raises(UserError, match=says):
        Persona.of(held)


def test_means_lie_within_their_ranges():
    assert all(r.low < r.mean < r.high for r in RANGES.values())


def test_emphasis_is_a_factor_on_what_is_unusual_and_has_an_end():
    plain, at = vector({"tempo": 1.18, "sex": "man"}), ATTRIBUTES.index("tempo")
    more = emphasised(np.stack([plain, vector({})]), {"tempo": 2.0})
    assert plain[at] == pytest.approx(1.0) and more[0, at] == pytest.approx(2.0)
    assert np.array_equal(np.delete(plain, at), np.delete(more[0], at)) and not more[1].any()
    assert emphasised(vector({"tempo": 0.7}), {"tempo": 9.0})[at] == -FAR
