"""What a word does to the routing is what the model does without it."""

import time
from dataclasses import replace

import numpy as np
import pytest

from intermoe.pipeline import InterMoEPipeline, Prompt
from intermoe.studio import experts, words
from intermoe.studio.takes import Request

pytestmark = pytest.mark.weights
PUSH = Prompt("The second person pushes the first person.", "A stumbles.", seconds=2.0, seed=3)


def test_words_are_weighed_by_leaving_them_out(pipeline: InterMoEPipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "READINGS", 10**6)  # every step
    watched = experts.watch(pipeline, Request((PUSH,)))
    began = time.process_time()
    found = words.weigh(pipeline, watched)
    assert time.process_time() - began < 3.0  # a third of that on an idle core
    assert [word.text for word in found] == [
        "The",
        "second",
        "person",
        "pushes",
        "the",
        "first",
        "person",
        "A",
        "stumbles",
    ]
    assert [word.whose for word in found] == [""] * 7 + ["A"] * 2
    size = {word.text: np.abs(word.change).max() for word in found}
    assert size["pushes"] > 2.0 * max(size["The"], size["the"], size["person"])


def test_the_change_is_the_difference_of_two_readings(pipeline: InterMoEPipeline) -> None:
    """At the first step, pure noise, a motion made without the word has met the same noise."""
    told = experts.watch(pipeline, Request((Prompt("Two people hug.", seconds=2.0),), steps=1))
    without = experts.watch(pipeline, Request((Prompt("Two people.", seconds=2.0),), steps=1))
    change = 100.0 * (told.shares - without.shares).mean(axis=(0, 2))
    np.testing.assert_allclose(words.weigh(pipeline, told)[2].change, change, atol=0.01)


def test_people_and_letters_follow_the_page(pipeline: InterMoEPipeline) -> None:
    usual = words.weigh(pipeline, experts.watch(pipeline, Request((PUSH,))))
    turned = replace(PUSH, text_a=None, text_b=PUSH.text_a)
    other = words.weigh(pipeline, experts.watch(pipeline, Request((turned,), exchanged=True)))
    assert [word.whose for word in other] == [""] * 7 + ["B"] * 2
    for a, b in zip(usual, other, strict=True):
        np.testing.assert_allclose(a.change, b.change[::-1], atol=0.01)


@pytest.mark.filterwarnings("ignore:most words of")
def test_a_word_is_text_and_a_sentence_of_signs_has_none(pipeline: InterMoEPipeline) -> None:
    made = words.table([words.Word("<b>hug", "", np.array([[9.6, 0.1], [-3.0, 0.0]]))])
    assert "&lt;b&gt;hug" in made and "+10" in made and "-3" in made and made.count("<td></td>") == 2
    watched = experts.watch(pipeline, Request((Prompt("!?", seconds=1.0),), steps=1))
    assert words.weigh(pipeline, watched) == [] and words.table([]) == ""
    long = experts.watch(pipeline, Request((Prompt("hug " * 200, seconds=1.0),), steps=2))
    assert len(words.weigh(pipeline, long)) == words.MOST
