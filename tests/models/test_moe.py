"""The mixture layer: per-token selection, padding that does not exist, and a bias that only `update_bias` moves."""

import pytest
import torch

from intermoe.models.moe import BIAS_START, DENSE, MoELayer, MoEOptions, update_expert_bias
from intermoe.models.router import by_expert, choose


def layer(seed=0, experts=4, **options):
    torch.manual_seed(seed)
    made = MoELayer(16, experts, 24, options=MoEOptions(**options))
    torch.nn.init.normal_(made.router.motion.weight)
    torch.nn.init.normal_(made.norm.modulation.weight, std=0.1)
    return made


def test_selection_follows_equations_4_to_6():
    logits = torch.tensor([[2.0, -1.0], [-1.0, -2.0], [0.5, 0.3]])
    bias = torch.full((2,), BIAS_START)
    gates_NE, selected_NE, taken_NE = choose(logits, bias, valid_N=None, fallback=False)
    assert torch.equal(selected_NE, taken_NE)
    chosen = by_expert(gates_NE, taken_NE)
    assert chosen.tokens_K.tolist() == [0, 2, 2] and chosen.counts_E.tolist() == [2, 1]
    gates = logits.softmax(-1)
    assert torch.equal(chosen.gates_K, torch.stack((gates[0, 0], gates[2, 0], gates[2, 1])))


def test_fallback_serves_orphans_and_is_not_counted():
    logits = torch.tensor([[2.0, -1.0], [-2.0, -1.0], [-1.0, -2.0]])
    valid = torch.tensor([True, True, False])
    gates_NE, selected_NE, taken_NE = choose(logits, torch.full((2,), BIAS_START), valid_N=valid, fallback=True)
    chosen = by_expert(gates_NE, taken_NE)
    assert chosen.tokens_K.tolist() == [0, 1] and chosen.counts_E.tolist() == [1, 1]
    assert selected_NE.sum(0).tolist() == [1, 0]


@pytest.mark.parametrize("experts", [DENSE, DENSE + 3])
def test_equals_the_sum_over_experts(experts):
    moe = layer(experts=experts).eval()
    x, cond = torch.randn(3, 5, 16), torch.randn(3, 16)
    logits = moe.router(x, cond)
    gates = logits.softmax(-1) * (logits.sigmoid() + moe.expert_bias > 0)
    normed, want = moe.norm(x, torch.nn.functional.silu(cond)), 0
    for e in range(experts):
        gate, up = (normed @ moe.experts.gate_up[e].T).chunk(2, -1)
        want = want + gates[..., e : e + 1] * ((torch.nn.functional.silu(gate) * up) @ moe.experts.down[e].T)
    assert torch.allclose(moe(x, cond), want, atol=1e-5)


@pytest.mark.parametrize("experts", [DENSE, DENSE + 3])
def test_padding_is_neither_routed_nor_counted(experts):
    moe = layer(experts=experts, fallback=True).train()
    x, cond = torch.randn(2, 6, 16), torch.randn(2, 16)
    valid = torch.arange(6)[None] < torch.tensor([6, 2])[:, None]
    out = moe(x, cond, valid_ST=valid)
    assert moe.token_count == 8 and (out[1, 2:] == 0).all()
    counts = moe.selected_counts.clone()
    moe.selected_counts.zero_()
    again = moe(torch.where(valid[..., None], x, 1e3), cond, valid_ST=valid)
    assert torch.equal(counts, moe.selected_counts)
    assert torch.allclose(out[valid], again[valid], atol=1e-6)


def test_all_experts_on_all_tokens_equal_tokens_sorted_by_expert():
    """The path of accelerators with few experts against that of a CPU, values and gradients."""
    moe = layer(capacity=1.5)
    x, gates = torch.randn(30, 16, requires_grad=True), torch.rand(30, 4, requires_grad=True)
    taken = torch.rand(30, 4) < 0.4
    taken[:, 2] = False  # one that nobody asks for
    mixed, sorted_ = moe.experts(x, gates * taken), moe.experts(x, by_expert(gates, taken))
    assert torch.allclose(mixed, sorted_, atol=1e-6)
    given, weight = (x, gates, moe.experts.gate_up, moe.experts.down), torch.randn(30, 16)
    for a, b in zip(*(torch.autograd.grad((y * weight).sum(), given) for y in (mixed, sorted_)), strict=True):
        assert torch.allclose(a, b, atol=1e-5)
    with torch.no_grad():  # there in place
        assert torch.allclose(moe.experts(x, by_expert(gates, taken)), mixed, atol=1e-6)


@pytest.mark.parametrize("kind", [torch.float32, torch.bfloat16])
def test_grouped_products_equal_tokens_sorted_by_expert(kind: torch.dtype):
    """The path of accelerators with many experts, where the host never learns how many tokens an expert takes."""
    moe = layer(capacity=1.5)
    x, gates, taken = torch.randn(30, 16), torch.rand(30, 4) + 0.01, torch.rand(30, 4) < 0.4
    taken[:, 2] = False  # one that nobody asks for
    taken[7] = False  # a token that no expert takes
    with torch.no_grad(), torch.autocast("cpu", kind, enabled=kind == torch.bfloat16):
        grouped = moe.experts._grouped(x, gates * taken)
    with torch.no_grad():
        wanted = moe.experts(x, by_expert(gates, taken))
        nobody = moe.experts._grouped(x, torch.zeros(30, 4))
    assert torch.allclose(grouped, wanted, atol=1e-6 if kind == torch.float32 else 0.02 * wanted.abs().max().item())
    assert grouped.dtype == torch.float32 and (grouped[7] == 0).all() and (nobody == 0).all()


def test_forward_never_moves_the_bias_and_update_does_once():
    moe = layer().train()
    x, cond = torch.randn(4, 8, 16), torch.randn(4, 16)
    moe(x, cond)
    moe(x, cond)
    assert (moe.expert_bias == BIAS_START).all() and moe.token_count == 64
    want = BIAS_START - 0.001 * torch.sign(moe.selected_counts - 16)
    moe.update_bias(0.001)
    assert torch.allclose(moe.expert_bias, want.float()) and moe.token_count == 0 and (moe.selected_counts == 0).all()
    assert "expert_bias" in moe.state_dict() and "selected_counts" not in moe.state_dict()
    moe.eval()(x, cond)
    assert moe.token_count == 0


def test_update_reduces_over_ranks():
    first, second = layer().train(), layer().train()
    x, cond = torch.randn(4, 8, 16), torch.randn(4, 16)
    both = layer().train()
    both(x, cond)
    update_expert_bias(both)
    first(x[:2], cond[:2]), second(x[2:], cond[2:])
    total = torch.cat((first.selected_counts + second.selected_counts, (first.token_count + second.token_count)[None]))
    update_expert_bias(torch.nn.ModuleList([first]), reduce=lambda counts: total)
    assert torch.equal(first.expert_bias, both.expert_bias)


@pytest.mark.parametrize("experts", [DENSE, DENSE + 3])
def test_no_expert_at_all_gives_zeros_and_gradients(experts):
    moe = layer(experts=experts)
    moe.expert_bias.fill_(-2.0)
    x = torch.randn(1, 3, 16, requires_grad=True)
    out = moe(x, torch.randn(1, 16))
    out.sum().backward()
    assert (out == 0).all() and torch.isfinite(x.grad).all()
