"""Dynamic temporal-selective mixture of experts, in place of a feed-forward layer (paper section 3.3, Eq. 4-10).

Every valid frame of every person and clip in the batch is one token of one pool; each expert takes the tokens that ask
for it.
Letters in suffixes: S sequences (clips x people), T frames, N = S * T tokens, D width, F expert width, E experts, K
pairs of a token and an expert, sorted by expert.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from intermoe.models.layers import AdaLN
from intermoe.models.router import SynergisticRouter, by_expert, choose

BIAS_START = -0.5  # sigmoid(0) - 0.5 = 0: an undecided router sits on the threshold
# up to so many experts, all of them on all tokens (unwanted ones weighted 0) cost less than sorting the tokens:
DENSE = 4  # a training step of `base` takes 0.40 s against 0.71 s


@dataclass(frozen=True)
class MoEOptions:
    """What the paper leaves open, or the released code does otherwise. Defaults: the released code."""

    capacity: float = 1.0  # C_exp, experts that a token gets on average at balance (Eq. 7)
    alpha: float | None = None  # weight of the motion logits in their average (Eq. 3); None adds both, as released
    route_normed: bool = False  # logits read the features after the adaptive norm; released: before
    route_text_only: bool = False  # the text router reads the text alone (paper); released: timestep + text
    fallback: bool = False  # a frame that no expert takes goes to its best one; released: it gets nothing


class Experts(nn.Module):
    """E SwiGLU experts without bias: down(silu(gate(x)) * up(x))."""

    def __init__(self, num_experts: int, width: int, expert_width: int):
        super().__init__()
        self.gate_up = nn.Parameter(torch.empty(num_experts, 2 * expert_width, width))
        self.down = nn.Parameter(torch.empty(num_experts, width, expert_width))
        nn.init.uniform_(self.gate_up, -1 / math.sqrt(width), 1 / math.sqrt(width))
        nn.init.uniform_(self.down, -1 / math.sqrt(expert_width), 1 / math.sqrt(expert_width))

    def forward(self, x_KD: Tensor, counts_E: Tensor) -> Tensor:
        """Rows sorted by expert, counts_E of them each -> (K,D). One product a matrix and expert, no row for nobody."""
        outputs = []
        rows = x_KD.split(counts_E.tolist())
        for x_nD, gate_up_FD, down_DF in zip(rows, self.gate_up.unbind(), self.down.unbind()):
            gate_nF, up_nF = F.linear(x_nD, gate_up_FD).chunk(2, dim=-1)
            outputs.append(F.linear(F.silu(gate_nF) * up_nF, down_DF))
        return torch.cat(outputs)

    def mixed(self, x_ND: Tensor, gates_NE: Tensor) -> Tensor:
        """sum_e G_ne Expert_e(x_n), (N,D), as one product each way: what an expert does not take is weighted 0."""
        E, F2, D = self.gate_up.shape
        gate_NEF, up_NEF = (
            F.linear(x_ND, weight_EFD.reshape(-1, D)).unflatten(-1, (E, F2 // 2))
            for weight_EFD in self.gate_up.chunk(2, dim=1)
        )
        weighted_NEF = F.silu(gate_NEF) * up_NEF * gates_NE[..., None].to(up_NEF.dtype)
        return F.linear(weighted_NEF.flatten(1), self.down.transpose(0, 1).reshape(D, -1))


class MoELayer(nn.Module):
    """y_s = sum_e G_se * Expert_e(AdaLN(x_s)), Eq. 10, with G from the synergistic router.

    In training `forward` adds to two counters and changes nothing else; `update_bias` reads and clears them.
    """

    expert_bias: Tensor  # b_e, saved in checkpoints
    selected_counts: Tensor  # tokens that each expert took since the last update
    token_count: Tensor  # valid tokens since the last update

    def __init__(self, width: int, num_experts: int, expert_width: int, *, options: MoEOptions | None = None):
        super().__init__()
        self.options = options or MoEOptions()
        self.norm = AdaLN(width)
        self.router = SynergisticRouter(width, num_experts, alpha=self.options.alpha)
        self.experts = Experts(num_experts, width, expert_width)
        self.register_buffer("expert_bias", torch.full((num_experts,), BIAS_START))
        self.register_buffer("selected_counts", torch.zeros(num_experts, dtype=torch.float64), persistent=False)
        self.register_buffer("token_count", torch.zeros((), dtype=torch.float64), persistent=False)

    def forward(
        self, x_STD: Tensor, cond_SD: Tensor, *, text_SD: Tensor | None = None, valid_ST: Tensor | None = None
    ) -> Tensor:
        """Mix the experts.

        Args:
            x_STD: states.
            cond_SD: timestep + text embedding.
            text_SD: text embedding alone, for `route_text_only`.
            valid_ST: bool, False for padding, which is neither routed nor counted and gets zeros.
        """
        normed_STD = self.norm(x_STD, F.silu(cond_SD))
        routed_STD = normed_STD if self.options.route_normed else x_STD
        text_router_SD = text_SD if self.options.route_text_only and text_SD is not None else cond_SD
        logits_NE = self.router(routed_STD, text_router_SD).flatten(0, 1)
        valid_N = None if valid_ST is None else valid_ST.flatten()
        gates_NE, selected_NE, taken_NE = choose(
            logits_NE, self.expert_bias, valid_N=valid_N, fallback=self.options.fallback
        )
        if self.training:
            self.selected_counts += selected_NE.sum(dim=0)
            self.token_count += len(selected_NE) if valid_N is None else valid_N.sum()

        x_ND = normed_STD.flatten(0, 1)
        if len(self.expert_bias) <= DENSE:
            return self.experts.mixed(x_ND, gates_NE * taken_NE).to(x_STD.dtype).view_as(x_STD)
        chosen = by_expert(gates_NE, taken_NE)
        out_KD = self.experts(x_ND.index_select(0, chosen.tokens_K), chosen.counts_E)
        out_KD = out_KD * chosen.gates_K[:, None].to(out_KD.dtype)
        return torch.zeros_like(x_ND).index_add(0, chosen.tokens_K, out_KD.to(x_ND.dtype)).view_as(x_STD)

    @torch.no_grad()
    def update_bias(self, rate: float, reduce: Callable[[Tensor], Tensor] | None = None) -> None:
        """b_e <- b_e - rate * sign(selected_e - expected_e), with expected = C_exp * tokens / experts (Eq. 7-9).

        Clears the counts.

        Args:
            rate: the paper's is 0.001.
            reduce: sums a tensor over ranks.
        """
        counts = torch.cat((self.selected_counts, self.token_count[None]))
        counts = counts if reduce is None else reduce(counts)
        expected = self.options.capacity * counts[-1] / len(self.expert_bias)
        # floor: the released code compares with a whole number of tokens
        self.expert_bias -= rate * torch.sign(counts[:-1] - expected.floor()).to(self.expert_bias)
        self.selected_counts.zero_()
        self.token_count.zero_()


def moe_layers(model: nn.Module) -> Iterator[MoELayer]:
    """All mixture layers of a model, in order."""
    return (module for module in model.modules() if isinstance(module, MoELayer))


def update_expert_bias(model: nn.Module, rate: float = 0.001, reduce: Callable[[Tensor], Tensor] | None = None) -> None:
    """`update_bias` of every mixture layer: call it once after each optimizer step, on every rank."""
    for layer in moe_layers(model):
        layer.update_bias(rate, reduce)
