"""The order of the data: a function of seed and step, the same however many processes share a batch."""

from __future__ import annotations

import torch

from intermoe.data.batching import EpochOrder, part, step_generator


def test_every_clip_once_an_epoch() -> None:
    order = EpochOrder([10] * 12, batch_size=4, seed=0)
    assert order.batches == 3
    for epoch in range(2):
        seen = torch.cat([order.batch(3 * epoch + step) for step in range(3)])
        assert sorted(seen.tolist()) == list(range(12))
    assert not torch.equal(order.batch(0), order.batch(3))


def test_batches_hold_clips_of_like_length() -> None:
    lengths = torch.randint(10, 100, (640,), generator=torch.Generator().manual_seed(0))
    order = EpochOrder(lengths.tolist(), batch_size=32, seed=0)
    padding = [float(1 - lengths[rows].float().mean() / lengths[rows].max()) for rows in map(order.batch, range(20))]
    assert sum(padding) / 20 < 0.1


def test_the_order_needs_no_history() -> None:
    a, b = EpochOrder(range(1, 40), batch_size=8, seed=3), EpochOrder(range(1, 40), batch_size=8, seed=3)
    walked = [a.batch(step) for step in range(11)]
    assert torch.equal(walked[10], b.batch(10))


def test_a_small_corpus_fills_a_batch() -> None:
    rows = EpochOrder([5, 6, 7], batch_size=8, seed=0).batch(0)
    assert len(rows) == 8 and set(rows.tolist()) == {0, 1, 2}


def test_parts_make_the_whole() -> None:
    rows = torch.arange(10)
    assert sorted(torch.cat([part(rows, rank, 3) for rank in range(3)]).tolist()) == list(range(10))


def test_steps_and_streams_differ() -> None:
    draws = [torch.rand(4, generator=step_generator(*key)) for key in ((0, 1), (0, 2), (1, 1), (0, 1, 1))]
    assert len({tuple(draw.tolist()) for draw in draws}) == 4
