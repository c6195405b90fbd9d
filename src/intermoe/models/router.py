"""The synergistic router: which experts a frame asks for, from its motion and the text (paper section 3.3, Eq. 1-6).

The ways to route of the paper's ablations stand beside Eq. 5, in `_ask`.
Letters in suffixes: N tokens (frames of all people and clips), S sequences (clips x people), T frames, D width, E
experts, G pools of tokens.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from intermoe.models.products import Linear

# how the tokens of an expert are found: `dynamic` is the paper's; the pool that `top_k` and `expert_choice` rank is the
# whole batch in training (of one process) and one clip with its people otherwise, so that no clip depends on others
ROUTINGS = ("dynamic", "top_k", "token_choice", "expert_choice", "uniform")
BIASED = ("dynamic", "token_choice")  # those that read b_e


class SynergisticRouter(nn.Module):
    """R = alpha * motion_router(x_s) + (1 - alpha) * text_router(cond), Eq. 1-3.

    `alpha` None adds the two, as the released code does. `motion` or `text` False leaves that signal out, and the other
    one is R. `instance` takes the mean of R over a person's valid frames: one decision for the clip.
    """

    def __init__(
        self,
        width: int,
        num_experts: int,
        *,
        alpha: float | None,
        motion: bool = True,
        text: bool = True,
        instance: bool = False,
    ):
        super().__init__()
        self.alpha, self.instance = alpha, instance
        self.motion = Linear(width, num_experts, bias=False) if motion else None
        self.text = Linear(width, num_experts, bias=False) if text else None
        for part in (self.motion, self.text):
            if part is not None:
                nn.init.normal_(part.weight, std=0.006)

    def forward(self, x_STD: Tensor, cond_SD: Tensor, valid_ST: Tensor | None = None) -> Tensor:
        """Logits R, (S,T,E). The condition holds for a clip, so its logits are computed once a sequence."""
        logits_STE = self._logits(x_STD, cond_SD)
        if not self.instance:
            return logits_STE
        if valid_ST is None:
            return logits_STE.mean(dim=1, keepdim=True).expand_as(logits_STE)
        weight_ST1 = valid_ST[..., None].to(logits_STE)
        total = torch.where(valid_ST[..., None], logits_STE, 0.0).sum(dim=1, keepdim=True)
        return (total / weight_ST1.sum(dim=1, keepdim=True).clamp(min=1.0)).expand_as(logits_STE)

    def _logits(self, x_STD: Tensor, cond_SD: Tensor) -> Tensor:
        if self.motion is None:
            assert self.text is not None  # a layer without any router has no SynergisticRouter
            return self.text(cond_SD)[:, None].expand(-1, x_STD.shape[1], -1)
        if self.text is None:
            return self.motion(x_STD)
        motion_weight, text_weight = (1.0, 1.0) if self.alpha is None else (self.alpha, 1.0 - self.alpha)
        return motion_weight * self.motion(x_STD) + text_weight * self.text(cond_SD)[:, None]


@dataclass(frozen=True)
class Selection:
    """Which experts take which tokens, sorted by expert. K = pairs of a token and an expert."""

    tokens_K: Tensor  # index of the token
    gates_K: Tensor  # its gate weight there
    counts_E: Tensor  # pairs of each expert, in order: expert e has the next counts_E[e] rows


def choose(
    logits_NE: Tensor,
    bias_E: Tensor,
    *,
    valid_N: Tensor | None,
    fallback: bool,
    routing: str = "dynamic",
    capacity: float = 1.0,
    pools: int = 1,
) -> tuple[Tensor, Tensor, Tensor]:
    """Dynamic temporal selection, Eq. 4-6: as many frames for an expert as ask for it. Nothing looks at another token.

    A = softmax_e(R);  M = sigmoid(R) + b_e;  G = A where M > 0, else 0.

    Args:
        valid_N: False for padding, which no expert takes and nothing counts.
        fallback: a token without any expert goes to the one with the largest A (the released code leaves it out: about
            a third of all frames at balance). It does not count as selected, so the balance of Eq. 7-9 stays what it
            was.
        routing: another rule in place of M > 0, see `_ask`; capacity: experts that it gives a token on average.
        pools: equal parts of the tokens, in order, within which an expert ranks them.

    Returns:
        gate weights A (N,E), what is selected by Eq. 5 (N,E) bool, and what is taken, with the fallback (N,E) bool.
    """
    gates_NE = logits_NE.float().softmax(dim=-1)
    with torch.no_grad():
        selected_NE = _ask(logits_NE, gates_NE, bias_E, valid_N, routing, capacity, pools)
        if valid_N is not None:
            selected_NE = selected_NE & valid_N[:, None]
        if not fallback:
            return gates_NE, selected_NE, selected_NE
        orphan_N = ~selected_NE.any(dim=-1)
        if valid_N is not None:
            orphan_N = orphan_N & valid_N
        best_NE = torch.zeros_like(selected_NE).scatter_(1, logits_NE.argmax(dim=-1, keepdim=True), True)
        return gates_NE, selected_NE, selected_NE | (best_NE & orphan_N[:, None])


def _ask(
    logits_NE: Tensor,
    gates_NE: Tensor,
    bias_E: Tensor,
    valid_N: Tensor | None,
    routing: str,
    capacity: float,
    pools: int,
) -> Tensor:
    """Which expert wants which token, (N,E) bool; padding is left out by `choose`.

    dynamic: Eq. 5. token_choice: a token's `capacity` best experts by sigmoid(R) + b_e (Wang et al., arXiv 2408.15664).
    top_k: an expert's K tokens of largest R, expert_choice: of largest A (Zhou et al., arXiv 2202.09368), K = capacity *
    tokens / experts of each pool. uniform: all.
    """
    if routing == "dynamic":
        return logits_NE.sigmoid() + bias_E > 0
    if routing == "uniform":
        return torch.ones_like(logits_NE, dtype=torch.bool)
    if routing == "token_choice":
        best_NK = (logits_NE.sigmoid() + bias_E).topk(round(capacity), dim=-1).indices
        return torch.zeros_like(logits_NE, dtype=torch.bool).scatter_(1, best_NK, True)
    score_GnE = (gates_NE if routing == "expert_choice" else logits_NE.float()).unflatten(0, (pools, -1))
    if valid_N is None:
        counts_G = score_GnE.new_full((pools,), score_GnE.shape[1])
    else:
        valid_Gn = valid_N.unflatten(0, (pools, -1))
        score_GnE = score_GnE.masked_fill(~valid_Gn[..., None], float("-inf"))
        counts_G = valid_Gn.sum(dim=1).to(score_GnE)
    most_G = (capacity * counts_G / score_GnE.shape[-1]).round().clamp(min=1.0)
    # stable: of equal scores the first is taken, and padding, which stands last, changes no rank
    rank_GnE = score_GnE.argsort(dim=1, descending=True, stable=True).argsort(dim=1)
    return (rank_GnE < most_G[:, None, None]).flatten(0, 1)


def by_expert(gates_NE: Tensor, taken_NE: Tensor) -> Selection:
    """The pairs that are taken, (N,E) bool, sorted by expert."""
    experts_K, tokens_K = taken_NE.T.contiguous().nonzero(as_tuple=True)
    return Selection(tokens_K=tokens_K, gates_K=gates_NE[tokens_K, experts_K], counts_E=taken_NE.sum(dim=0))
