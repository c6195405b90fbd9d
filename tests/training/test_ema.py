"""The average of weights, its warm-up, and the schedule."""

from __future__ import annotations

import itertools

import torch
from torch import nn

from intermoe.training.ema import EMA
from intermoe.training.schedule import learning_rate


def test_the_first_updates_weigh_much() -> None:
    layer = nn.Linear(1, 1, bias=False)
    ema = EMA(layer, decay=0.999)
    start = layer.weight.item()
    with torch.no_grad():
        layer.weight.fill_(start + 1.0)
    ema.update()
    assert abs(ema.weights["weight"].item() - (start + 9 / 11)) < 1e-6


def test_applied_gives_the_weights_back() -> None:
    layer = nn.Linear(3, 3)
    ema = EMA(layer, decay=0.9)
    with torch.no_grad():
        layer.weight.add_(1.0)
    own = layer.weight.clone()
    with ema.applied():
        assert torch.equal(layer.weight, ema.weights["weight"])
    assert torch.equal(layer.weight, own)


def test_warm_up_then_down() -> None:
    rates = [learning_rate(n, peak=1.0, warmup=10, progress=n / 100) for n in range(101)]
    assert rates[0] == 0.1 and max(rates) > 0.97
    assert all(a > b for a, b in itertools.pairwise(rates[10:]))
    assert abs(rates[100] - 0.01) < 1e-9
