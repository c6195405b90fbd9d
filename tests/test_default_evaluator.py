"""The evaluator in the package: small, and it tells real pairs from exchanged ones."""

from __future__ import annotations

import numpy as np
import pytest

from intermoe.data.duets.generate import make_clip
from intermoe.evaluation import protocol
from intermoe.evaluation.quality import Asked
from intermoe.models.bundle import WEIGHTS_INSIDE
from intermoe.models.duet_evaluator import load_evaluator
from intermoe.motion import interhuman

pytestmark = pytest.mark.weights
CLIPS = 96


def test_file_is_at_most_10_mb():
    assert sum(f.stat().st_size for f in (WEIGHTS_INSIDE / "evaluator").iterdir()) < 10e6


def test_it_finds_texts_and_sees_who_does_what():
    """On clips of a seed that it was not trained on."""
    made = [make_clip(1234, index) for index in range(CLIPS)]
    real = [interhuman.decode(clip.features, fps=30.0) for clip in made]
    asked = [Asked(text=m.clip.captions[0], clip=m.clip, index=i, seed=0, seconds=5.0) for i, m in enumerate(made)]
    model = load_evaluator("default-evaluator")
    known = protocol.reference(model, asked, real)
    found = protocol.row(model, real, known, repeats=5)
    wrong = protocol.row(model, [motion.swapped() for motion in real], known, repeats=5)
    assert found["R-precision 1"].value > 0.65 and found["R-precision 3"].value > 0.9
    assert found["R-precision 1"].value > wrong["R-precision 1"].value + 0.1
    assert found["R-precision 1, person"].value > 0.5 > 0.3 > wrong["R-precision 1, person"].value
    assert found["role swap, %"].value < 12 and wrong["role swap, %"].value > 88
    assert found["FID"].value < 0.5 * np.square(known.real_pairs - known.real_pairs[::-1]).sum(1).mean()


def test_a_caption_that_mentions_the_second_person_first_is_read_in_order():
    model = load_evaluator("default-evaluator")
    made = make_clip(1234, 0)
    real = interhuman.decode(made.features, fps=30.0)
    texts = (
        "The first person pushes the second.",
        "The second person is pushed by the first.",
        "The second person pushes the first.",
    )
    asked = [Asked(text=text, clip=made.clip, index=0, seed=0, seconds=5.0) for text in texts] * 22
    known = protocol.reference(model, asked, [real] * len(asked))
    assert known.turned[:3].tolist() == [False, True, True]
    assert np.allclose(known.texts[0], known.texts[2], atol=1e-5)  # the same sentence once the people are exchanged
