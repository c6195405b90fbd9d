"""Streaming: the pieces are the whole decoding of the same prompt and seed."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from intermoe import InterMoEPipeline
from intermoe.core.errors import UserError
from intermoe.motion import interhuman
from intermoe.pipeline import Prompt


@pytest.fixture(scope="module")
def pipeline() -> InterMoEPipeline:
    return InterMoEPipeline.from_pretrained("default", device="cpu")


@pytest.mark.parametrize("text", ["One person pushes the other.", "The second person pushes the first person."])
def test_pieces_are_the_whole_decoding(pipeline: InterMoEPipeline, text: str) -> None:
    pieces = list(pipeline.stream(text, seconds=1.5, seed=3, steps=3, frames=8))
    assert [piece.positions.shape for piece in pieces] == [(2, n, 22, 3) for n in (8, 8, 8, 8, 8, 5)]
    read, exchanged = pipeline._in_order(Prompt(text, seconds=1.5, seed=3))
    assert exchanged == text.startswith("The second")
    ((features, hands),) = pipeline._features([read], pipeline.sampling(steps=3), progress=None)
    whole = interhuman.decode(features, fps=30).replace(hand_shapes=hands)
    whole = whole.swapped() if exchanged else whole
    for name in ("positions", "foot_contacts", "hand_shapes"):
        joined = np.concatenate([getattr(piece, name) for piece in pieces], axis=1)
        assert np.abs(joined.astype(float) - getattr(whole, name)).max() < 1e-5, name
    assert pieces[0].text == text and pieces[0].meta["seed"] == 3


def test_pieces_come_as_they_are_asked_for(pipeline: InterMoEPipeline) -> None:
    done: list[int] = []
    stream = pipeline.stream("They dance.", seconds=2, steps=2, progress=lambda at, total: done.append(at))
    assert done == []  # what is wrong is told at once, sampling waits for the first piece
    first = next(stream)
    assert done == [1, 2] and first.positions.shape[1] == 4
    stream.close()


def test_what_cannot_be_streamed_is_refused_at_once(
    pipeline: InterMoEPipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match="frames must be"):
        pipeline.stream("They dance.", frames=0)
    with pytest.raises(UserError, match="no sentence"):
        pipeline.stream({})
    pinned = {"format": 1, "pins": [{"person": "a", "time": 1.0, "joints": {"head": [0, 1.6, 0]}}]}
    with pytest.raises(UserError, match="whole clip"):
        pipeline.stream({"text": "They dance.", "constraints": pinned})
    config = pipeline.model.config
    other = dataclasses.replace(config, vae=dataclasses.replace(config.vae, layout="humanml3d"))
    monkeypatch.setattr(pipeline.model, "config", other)
    with pytest.raises(UserError, match="whole clip"):
        pipeline.stream("They dance.")
