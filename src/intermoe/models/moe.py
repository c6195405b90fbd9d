"""Dynamic temporal-selective mixture of experts, in place of a feed-forward layer (paper section 3.3, Eq. 4-10).

Every valid frame of every person and clip in the batch is one token of one pool; each expert takes the tokens that ask
for it.
Letters in suffixes: S sequences (clips x people), T frames, N = S * T tokens, D width, F expert width, E experts, K
pairs of a token and an expert, sorted by expert, n those of one expert.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from intermoe.models.layers import AdaLN
from intermoe.models.products import arranged, linear
from intermoe.models.router import BIASED, Selection, SynergisticRouter, by_expert, choose

BIAS_START = -0.5  # sigmoid(0) - 0.5 = 0: an undecided router sits on the threshold
# on accelerators, up to so many experts, all of them on all tokens (unwanted ones weighted 0), more by grouped products:
# sorting makes the device wait for the host. On a CPU sorting wins at every size (base, 76 tokens: 1.6 against 4.4 times the floor; 4,800: 0.6, 3.7)
DENSE = 4
BIAS_RULES = ("sign", "centred", "quantile")
_MEMORY = 0.02  # share of a new quantile in a threshold's moving average


@dataclass(frozen=True)
class MoEOptions:
    """What the paper leaves open, or the released code does otherwise. Defaults: the released code."""

    capacity: float = 1.0  # C_exp, experts that a token gets on average at balance (Eq. 7)
    alpha: float | None = None  # weight of the motion logits in their average (Eq. 3); None adds both, as released
    route_normed: bool = False  # logits read the features after the adaptive norm; released: before
    route_text_only: bool = False  # the text router reads the text alone (paper); released: timestep + text
    fallback: bool = False  # a frame that no expert takes goes to its best one; released: it gets nothing
    # the paper's ablations and what others do:
    routing: str = "dynamic"  # ROUTINGS of router.py
    instance: bool = False  # one decision for a person's clip
    motion_router: bool = True  # without both routers all experts weigh the same; one of them is a dense layer
    text_router: bool = True
    shared_width: int = 0  # hidden width of an expert that takes every frame; 0 = none
    bias_rule: str = "sign"  # of b_e: sign (Eq. 9), centred (the same, its mean stays), quantile (a moving average)


class Experts(nn.Module):
    """E SwiGLU experts without bias: down(silu(gate(x)) * up(x))."""

    def __init__(self, num_experts: int, width: int, expert_width: int):
        super().__init__()
        self.gate_up = nn.Parameter(torch.empty(num_experts, 2 * expert_width, width))
        self.down = nn.Parameter(torch.empty(num_experts, width, expert_width))
        nn.init.uniform_(self.gate_up, -1 / math.sqrt(width), 1 / math.sqrt(width))
        nn.init.uniform_(self.down, -1 / math.sqrt(expert_width), 1 / math.sqrt(expert_width))

    def forward(self, x_ND: Tensor, chosen: Selection | Tensor) -> Tensor:
        """sum_e G_ne Expert_e(x_n), (N,D): each expert on the tokens it takes, and no row for nobody; or on all tokens, by
        the weights (N,E) that are given in place of what is chosen.

        One expert after the other is gathered, computed and added, so that beside the result there is never more than one
        expert's rows in memory (in training, what the backward pass reads).
        """
        if isinstance(chosen, Tensor):
            return self._mixed(x_ND, chosen) if len(self.gate_up) <= max(DENSE, 1) else self._grouped(x_ND, chosen)
        out_ND = torch.zeros_like(x_ND)
        counts = chosen.counts_E.tolist()
        rows = sum(counts) / len(counts)
        experts = zip(
            chosen.tokens_K.split(counts),
            chosen.gates_K.split(counts),
            self.gate_up.unbind(),
            self.down.unbind(),
            arranged(self.gate_up, rows),
            arranged(self.down, rows),
        )
        for tokens_n, gates_n, gate_up_FD, down_DF, first, second in experts:
            gate_nF, up_nF = linear(x_ND.index_select(0, tokens_n), gate_up_FD, arranged=first).chunk(2, dim=-1)
            if torch.is_grad_enabled():
                out_nD = linear(F.silu(gate_nF) * up_nF, down_DF)
                out_nD = out_nD * gates_n[:, None].to(out_nD.dtype)
            else:
                out_nD = linear(F.silu(gate_nF, inplace=True).mul_(up_nF), down_DF, arranged=second)
                out_nD.mul_(gates_n[:, None])
            out_ND.index_add_(0, tokens_n, out_nD.to(x_ND.dtype))
        return out_ND

    def _mixed(self, x_ND: Tensor, gates_NE: Tensor) -> Tensor:
        """sum_e G_ne Expert_e(x_n), (N,D), as one product each way: what an expert does not take is weighted 0."""
        E, F2, D = self.gate_up.shape
        gate_NEF, up_NEF = (
            linear(x_ND, weight_EFD.reshape(-1, D)).unflatten(-1, (E, F2 // 2))
            for weight_EFD in self.gate_up.chunk(2, dim=1)
        )
        weighted_NEF = F.silu(gate_NEF) * up_NEF * gates_NE[..., None].to(up_NEF.dtype)
        return linear(weighted_NEF.flatten(1), self.down.transpose(0, 1).reshape(D, -1))

    def _grouped(self, x_ND: Tensor, gates_NE: Tensor) -> Tensor:
        """The same, each expert on the tokens whose weight is not 0, as one grouped product each way: the device alone
        knows how many an expert takes. Without gradients: rows behind the last one taken hold anything."""
        E = gates_NE.shape[1]
        kind = torch.get_autocast_dtype(x_ND.device.type) if torch.is_autocast_enabled(x_ND.device.type) else x_ND.dtype
        taken_NE = gates_NE > 0
        expert_K = torch.where(taken_NE, torch.arange(E, device=x_ND.device), E).flatten()  # K = N E here
        rows_K = expert_K.argsort(stable=True)
        tokens_K, ends_E = rows_K // E, taken_NE.sum(dim=0).cumsum(0).int()
        h_KF = F.grouped_mm(x_ND[tokens_K].to(kind), self.gate_up.mT.to(kind), offs=ends_E)
        gate_KF, up_KF = h_KF.chunk(2, dim=-1)
        out_KD = F.grouped_mm(F.silu(gate_KF) * up_KF, self.down.mT.to(kind), offs=ends_E)
        gates_K1 = gates_NE.flatten()[rows_K][:, None]
        out_KD = torch.where(gates_K1 > 0, out_KD * gates_K1.to(out_KD.dtype), 0.0)
        return torch.zeros_like(x_ND).index_add_(0, tokens_K, out_KD.to(x_ND.dtype))


def waits(experts: int, device: torch.device) -> bool:
    """Whether a mixture of so many experts makes the device wait for the host: it does where it sorts tokens and knows no
    grouped product (bf16 from NVIDIA's Hopper on)."""
    if device.type == "cpu" or experts <= DENSE:
        return device.type == "cpu"
    return not (
        device.type == "cuda"
        and not torch.is_grad_enabled()
        and torch.is_autocast_enabled("cuda")
        and torch.get_autocast_dtype("cuda") == torch.bfloat16
        and torch.cuda.get_device_capability(device) >= (9, 0)
    )


class MoELayer(nn.Module):
    """y_s = sum_e G_se * Expert_e(AdaLN(x_s)), Eq. 10, with G from the synergistic router.

    In training `forward` adds to two counters and changes nothing else; `update_bias` reads and clears them.
    """

    expert_bias: Tensor  # b_e, saved in checkpoints
    selected_counts: Tensor  # tokens that each expert took since the last update
    token_count: Tensor  # valid tokens since the last update
    quantiles: Tensor  # with bias_rule "quantile": (E,) since the last update, each forward weighted by its tokens

    def __init__(self, width: int, num_experts: int, expert_width: int, *, options: MoEOptions | None = None):
        super().__init__()
        self.options = options or MoEOptions()
        self.norm = AdaLN(width)
        has = {"motion": self.options.motion_router, "text": self.options.text_router}
        self.router = (
            SynergisticRouter(width, num_experts, alpha=self.options.alpha, **has, instance=self.options.instance)
            if any(has.values())
            else None
        )
        self.experts = Experts(num_experts, width, expert_width)
        self.shared = Experts(1, width, self.options.shared_width) if self.options.shared_width else None
        biased = self.options.routing in BIASED
        self.register_buffer("expert_bias", torch.full((num_experts,), BIAS_START), persistent=biased)
        self.register_buffer("selected_counts", torch.zeros(num_experts, dtype=torch.float64), persistent=False)
        self.register_buffer("token_count", torch.zeros((), dtype=torch.float64), persistent=False)
        if self.options.bias_rule == "quantile":
            self.register_buffer("quantiles", torch.zeros(num_experts, dtype=torch.float64), persistent=False)

    @property
    def active_experts(self) -> float:
        """Experts that a frame passes through on average at balance, the shared one not counted."""
        E = len(self.expert_bias)
        return float(E) if self.options.routing == "uniform" else min(self.options.capacity, float(E))

    def forward(
        self,
        x_STD: Tensor,
        cond_SD: Tensor,
        *,
        text_SD: Tensor | None = None,
        valid_ST: Tensor | None = None,
        num_people: int = 1,
        modulation_SD: Tensor | None = None,
    ) -> Tensor:
        """Mix the experts.

        Args:
            x_STD: states.
            cond_SD: timestep + text embedding.
            text_SD: text embedding alone, for `route_text_only`.
            valid_ST: bool, False for padding, which is neither routed nor counted and gets zeros.
            num_people: sequences that are one clip, for routing that ranks the frames of a clip.
            modulation_SD: (S,2D) scale and shift of the norm, where they are known.
        """
        if modulation_SD is None:
            modulation_SD = self.norm.modulation(F.silu(cond_SD))
        normed_STD = self.norm.modulated(x_STD, modulation_SD)
        routed_STD = normed_STD if self.options.route_normed else x_STD
        text_router_SD = text_SD if self.options.route_text_only and text_SD is not None else cond_SD
        x_ND = normed_STD.flatten(0, 1)
        if self.router is None:
            logits_STE = normed_STD.new_zeros(*normed_STD.shape[:2], len(self.expert_bias))
        else:
            logits_STE = self.router(routed_STD, text_router_SD, valid_ST)
        gates_NE, selected_NE, taken_NE = self.choose(logits_STE, valid_ST, num_people)
        if self.training:
            self._count(logits_STE, selected_NE, valid_ST)

        if not waits(len(self.expert_bias), x_ND.device):
            out_ND = self.experts(x_ND, gates_NE * taken_NE).to(x_STD.dtype)
        else:
            out_ND = self.experts(x_ND, by_expert(gates_NE, taken_NE))
        if self.shared is not None:
            valid_N1 = x_ND.new_ones(len(x_ND), 1) if valid_ST is None else valid_ST.flatten()[:, None]
            out_ND = out_ND + self.shared(x_ND, valid_N1).to(out_ND.dtype)
        return out_ND.view_as(x_STD)

    def choose(self, logits_STE: Tensor, valid_ST: Tensor | None, num_people: int = 1) -> tuple[Tensor, Tensor, Tensor]:
        """Gate weights, what is selected and what is taken, each (N,E): `router.choose` with this layer's settings."""
        options = self.options
        return choose(
            logits_STE.flatten(0, 1),
            self.expert_bias,
            valid_N=None if valid_ST is None else valid_ST.flatten(),
            fallback=options.fallback,
            routing=options.routing,
            capacity=options.capacity,
            pools=1 if self.training else len(logits_STE) // num_people,
        )

    @torch.no_grad()
    def _count(self, logits_STE: Tensor, selected_NE: Tensor, valid_ST: Tensor | None) -> None:
        """Add to the counters that `update_bias` reads."""
        self.selected_counts += selected_NE.sum(dim=0)
        count = len(selected_NE) if valid_ST is None else valid_ST.sum()
        self.token_count += count
        if self.options.bias_rule == "quantile":
            logits_NE = logits_STE.flatten(0, 1) if valid_ST is None else logits_STE[valid_ST]
            share = min(self.options.capacity / len(self.expert_bias), 1.0)
            self.quantiles += torch.quantile(logits_NE.float().sigmoid(), 1.0 - share, dim=0) * count

    @torch.no_grad()
    def update_bias(self, rate: float, reduce: Callable[[Tensor], Tensor] | None = None) -> None:
        """b_e <- b_e - rate * sign(selected_e - expected_e), with expected = C_exp * tokens / experts (Eq. 7-9).

        Clears the counts. "quantile" follows, in a moving average, the value of sigmoid(R) that the expected share of
        tokens lies above; a layer whose routing reads no bias keeps it.

        Args:
            rate: the paper's is 0.001.
            reduce: sums a tensor over ranks.
        """
        quantile = self.options.bias_rule == "quantile"
        counts = torch.cat((self.selected_counts, self.token_count[None], *((self.quantiles,) if quantile else ())))
        counts = counts if reduce is None else reduce(counts)
        E = len(self.expert_bias)
        if quantile:
            wanted = -counts[E + 1 :] / counts[E].clamp(min=1.0)
            self.expert_bias += _MEMORY * (wanted.to(self.expert_bias) - self.expert_bias)
            self.quantiles.zero_()
        elif self.options.routing in BIASED:
            expected = self.options.capacity * counts[-1] / E
            # floor: the released code compares with a whole number of tokens
            self.expert_bias -= rate * torch.sign(counts[:-1] - expected.floor()).to(self.expert_bias)
            if self.options.bias_rule == "centred":  # biases balance experts; how many a frame gets, the router learns
                self.expert_bias += BIAS_START - self.expert_bias.mean()
        self.selected_counts.zero_()
        self.token_count.zero_()


def moe_layers(model: nn.Module) -> Iterator[MoELayer]:
    """All mixture layers of a model, in order."""
    return (module for module in model.modules() if isinstance(module, MoELayer))


def update_expert_bias(model: nn.Module, rate: float = 0.001, reduce: Callable[[Tensor], Tensor] | None = None) -> None:
    """`update_bias` of every mixture layer: call it once after each optimizer step, on every rank."""
    for layer in moe_layers(model):
        layer.update_bias(rate, reduce)
