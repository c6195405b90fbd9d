"""Several sentences by the default model: the same people throughout, and transitions that a body can make."""

import itertools

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.motion.join import FASTEST
from intermoe.pipeline import InterMoEPipeline, Prompt
from intermoe.sequence import sequence

pytestmark = pytest.mark.weights


@pytest.fixture(scope="module")
def pipeline() -> InterMoEPipeline:
    return InterMoEPipeline.from_pretrained("default", device="cpu")


def test_people_stay_who_they_are(pipeline: InterMoEPipeline) -> None:
    tall = {"person_a": {"stature": 1.92, "build": 1.0}}
    seen: list[tuple[int, int]] = []
    sentences: list = [
        {"text": "Two people walk towards each other.", **tall},
        "Two people shake hands.",
        "One waves goodbye.",
    ]
    motion = sequence(pipeline, sentences, seconds=2.0, seed=1, steps=10, progress=lambda *at: seen.append(at))
    assert seen[0] == (1, 20) and seen[-1] == (20, 20)
    parts, prompts = motion.meta["parts"], motion.meta["prompts"]
    assert [end - start for start, end in parts] == [60, 60, 60]
    assert {p["person_a"]["stature"] for p in prompts} == {1.92} and motion.identity[0]["build"] == 1.0
    assert len({p["person_b"].get("stature") for p in prompts[1:]}) == 1  # as it came in the first part
    first = pipeline.batch([{**sentences[0], "seconds": 2.0, "seed": 1}], steps=10)[0]
    np.testing.assert_allclose(motion.offsets, first.offsets, atol=2e-3)
    for (_, end), (start, _) in itertools.pairwise(parts):
        between = motion.positions[:, end - 2 : start + 2].astype(np.float64)
        assert np.linalg.norm(np.diff(between, axis=1), axis=-1).max() * motion.fps < FASTEST


def test_one_sentence_is_that_motion(pipeline: InterMoEPipeline) -> None:
    alone = pipeline("Two people hug.", seconds=1.0, seed=4, steps=3)
    same = sequence(pipeline, ["Two people hug."], seconds=1.0, seed=4, steps=3)
    np.testing.assert_array_equal(alone.positions, same.positions)


def test_too_long_or_empty_is_refused_before_the_work(pipeline: InterMoEPipeline) -> None:
    with pytest.raises(UserError, match="120"):
        sequence(pipeline, [Prompt("They hug.", seconds=10.0)] * 13)
    with pytest.raises(UserError, match="at least one"):
        sequence(pipeline, [])
    with pytest.raises(UserError, match="empty"):
        sequence(pipeline, ["They hug.", " "])
