"""Products through oneDNN: the values and gradients of `F.linear`, for every layout of memory, and when they are taken."""

from __future__ import annotations

import gc

import pytest
import torch
from torch.nn import functional as F

from intermoe.models import products

HAS = torch.backends.mkldnn.is_available() and hasattr(torch.ops.mkldnn, "_linear_pointwise")


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """oneDNN's products are taken on any machine; their rows are told here."""
    if not HAS:
        pytest.skip("this torch has no oneDNN products")
    rows: list[int] = []
    inner = products._product

    def told(x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor | None = None) -> torch.Tensor:
        rows.append(x.numel() // x.shape[-1])
        return inner(x, weight, bias)

    monkeypatch.setattr(products, "onednn_is_faster", lambda: True)
    monkeypatch.setattr(products, "SMALLEST", 1)
    monkeypatch.setattr(products, "_product", told)
    return rows


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("layout", ["plain", "three axes", "slice", "transposed", "expanded gradient"])
def test_values_and_gradients_are_those_of_the_plain_product(taken: list[int], bias: bool, layout: str) -> None:
    torch.manual_seed(0)
    x = {
        "three axes": lambda: torch.randn(3, 20, 24),
        "slice": lambda: torch.randn(60, 48)[:, 24:],
        "transposed": lambda: torch.randn(24, 60).t(),
    }.get(layout, lambda: torch.randn(60, 24))()
    weight, b = torch.randn(2, 40, 24)[1], torch.randn(40) if bias else None
    given = [t.detach().requires_grad_() for t in (x, weight, b) if t is not None]
    ours, want = products.linear(*given), F.linear(*given)
    assert torch.allclose(ours, want, atol=1e-5)
    assert taken == [60]
    weigh = torch.ones(()) if layout == "expanded gradient" else torch.randn(40)
    found, wanted = (torch.autograd.grad((y * weigh).sum(), given) for y in (ours, want))
    assert all(torch.allclose(f, w, atol=1e-4) for f, w in zip(found, wanted, strict=True))
    with torch.no_grad():
        assert torch.equal(products.linear(*given), ours)


def test_a_frozen_weight_gets_no_gradient(taken: list[int]) -> None:
    x = torch.randn(32, 8, requires_grad=True)
    products.linear(x, torch.randn(8, 8)).sum().backward()
    assert x.grad is not None and taken == [32, 32]  # forward and the gradient of x, no third product


def test_few_rows_other_types_and_autocast_take_torchs_own(taken: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    weight = torch.randn(8, 8)
    products.linear(torch.randn(products.FEWEST_ROWS - 1, 8), weight)
    products.linear(torch.randn(64, 8).double(), weight.double())
    products.linear(torch.randn(0, 8), weight)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        assert products.linear(torch.randn(64, 8), weight).dtype == torch.bfloat16
    monkeypatch.setattr(products, "onednn_is_faster", lambda: False)
    products.linear(torch.randn(64, 8), weight)
    assert taken == []


def test_a_linear_layer_keeps_its_names_and_start() -> None:
    torch.manual_seed(1)
    ours = products.Linear(8, 4)
    torch.manual_seed(1)
    plain = torch.nn.Linear(8, 4)
    assert ours.state_dict().keys() == plain.state_dict().keys()
    assert torch.equal(ours.weight, plain.weight)


def test_an_arranged_copy_gives_the_same_bits_and_follows_the_weights(taken: list[int]) -> None:
    torch.manual_seed(0)
    weights, x = torch.nn.Parameter(torch.randn(3, 40, 24)), torch.randn(60, 24)
    with torch.no_grad():
        for _ in range(2):
            copies = products.arranged(weights, 60)
            for weight, copy in zip(weights, copies, strict=True):
                assert copy is not None
                assert torch.equal(products.linear(x, weight, arranged=copy), products.linear(x, weight))
            assert products.arranged(weights, 60)[0] is copies[0]  # kept
            weights.mul_(2.0)  # as an optimizer does; the second round must not see the first copies
        assert products.arranged(weights, products.FEW_ROWS) == (None, None, None)
    assert products.arranged(weights, 60) == (None, None, None)  # with gradients


def test_arranged_copies_do_not_outlive_their_weights(taken: list[int]) -> None:
    before = len(products._ARRANGED)
    weights = torch.randn(2, 40, 24)
    with torch.no_grad():
        products.arranged(weights, 60)
    assert len(products._ARRANGED) == before + 1
    del weights
    gc.collect()
    assert len(products._ARRANGED) == before
