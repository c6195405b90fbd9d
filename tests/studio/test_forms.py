"""The panel's forms in a real viser panel: what is typed is what is asked for, and errors are sentences."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from intermoe.core.errors import UserError
from intermoe.core.persona import Persona
from intermoe.studio.forms import FIRST, PersonForm, PromptForm, SequenceForm, split_seconds
from intermoe.studio.page import heading
from intermoe.studio.takes import Characters, Request, Take
from intermoe.studio.worker import exchanged


def plain(callback: Callable[..., Any]) -> Callable[..., Any]:
    return callback


@pytest.fixture
def panel(server: Any, tmp_path: Path) -> tuple[PromptForm, tuple[PersonForm, PersonForm]]:
    characters = Characters(tmp_path)
    people = PersonForm(server.gui, "A", characters, plain), PersonForm(server.gui, "B", characters, plain)
    return PromptForm(server.gui, plain), people


def test_what_is_typed_is_asked_for(panel: Any) -> None:
    form, people = panel
    form.text.value, form.seconds.value, form.seed.value, form.samples.value = "They <i>dance</i>.", 3.5, 9, 3
    people[0].line.value = "A smiles."
    people[1].persona = Persona(stature=1.6, handedness="left")
    request = form.request(people)
    prompt = request.prompts[0]
    assert (prompt.text, prompt.text_a, prompt.text_b) == ("They <i>dance</i>.", "A smiles.", None)
    assert (prompt.seconds, prompt.seed, request.samples) == (3.5, 9, 3)
    assert prompt.person_a == Persona() and prompt.person_b == Persona(stature=1.6, handedness="left")
    assert request.steps is None and request.guidance is None  # the model's own
    with pytest.raises(UserError, match="no sentence"):
        form.text.value = people[0].line.value = "  "
        form.request(people)


def test_a_take_fills_the_form_it_came_from(panel: Any) -> None:
    form, people = panel
    form.text.value = "They argue."
    form._own.value, form._steps.value, form._guidance.value = False, 33, 2.0
    people[0].persona = Persona(energy=1.5, sex="man")
    form.swap(people)
    asked = form.request(people)
    assert asked.exchanged and asked.steps == 33 and asked.guidance == 2.0
    people[0].persona, form.text.value, form._own.value, form.first.value = Persona(), "", True, FIRST[0]
    form.fill(asked, people)
    assert form.request(people) == asked


def test_swapping_roles_exchanges_the_parts_and_keeps_the_bodies(panel: Any) -> None:
    form, people = panel
    people[0].line.value, people[1].line.value = "Pushes.", "Falls."
    people[0].persona = Persona(stature=1.9)
    form.swap(people)
    request = form.request(people)
    prompt = request.prompts[0]
    assert (prompt.text_a, prompt.text_b, prompt.person_a.stature) == ("Falls.", "Pushes.", 1.9)
    read = exchanged(prompt)  # as the model reads it: the first mentioned is B
    assert (read.text_a, read.person_a.stature, read.person_b.stature) == ("Pushes.", None, 1.9)
    form.swap(people)
    assert form.request(people).exchanged is False


def test_a_sequence_is_a_line_a_sentence(server: Any, panel: Any) -> None:
    form, people = panel
    sequence = SequenceForm(server.gui)
    sequence.lines.value, sequence.seconds.value, form.seed.value = "They meet.\n\n2.5s They hug.\n", 4.0, 5
    request = sequence.request(form, people)
    assert [(p.text, p.seconds, p.seed) for p in request.prompts] == [("They meet.", 4.0, 5), ("They hug.", 2.5, 6)]
    sequence.fill(request)
    assert sequence.lines.value == "4s They meet.\n2.5s They hug."
    sequence.lines.value = "They meet."
    with pytest.raises(UserError, match="at least two"):
        sequence.request(form, people)
    assert split_seconds("3: friends meet", 4.0) == (4.0, "3: friends meet")


def test_a_saved_character_is_recalled(server: Any, tmp_path: Path) -> None:
    characters = Characters(tmp_path)
    form = PersonForm(server.gui, "A", characters, plain)
    form.persona = Persona(stature=1.55, tempo=0.8)
    form._name.value = "Slow Sue"
    form._keep()
    other = PersonForm(server.gui, "B", characters, plain)
    other.saved.value = "Slow Sue"
    other._recall()
    assert other.persona == Persona(stature=1.55, tempo=0.8)


def test_markup_in_a_sentence_is_shown_as_text(panel: Any) -> None:
    form, people = panel
    form.text.value = people[0].line.value = '<img src=x onerror="alert(1)"> **hug** [a](javascript:b)'
    shown = heading(Take.new(Request(form.request(people).prompts), []))
    assert "<img" not in shown and shown.count("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; **hug**") == 2
