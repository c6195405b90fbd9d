"""The synergistic router: which experts a frame asks for, from its motion and the text (paper section 3.3, Eq. 1-6).

Letters in suffixes: N tokens (frames of all people and clips), S sequences (clips x people), T frames, D width, E
experts.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn


class SynergisticRouter(nn.Module):
    """R = alpha * motion_router(x_s) + (1 - alpha) * text_router(cond), Eq. 1-3.

    `alpha` None adds the two, as the released code does.
    """

    def __init__(self, width: int, num_experts: int, *, alpha: float | None):
        super().__init__()
        self.alpha = alpha
        self.motion = nn.Linear(width, num_experts, bias=False)
        self.text = nn.Linear(width, num_experts, bias=False)
        nn.init.normal_(self.motion.weight, std=0.006)
        nn.init.normal_(self.text.weight, std=0.006)

    def forward(self, x_STD: Tensor, cond_SD: Tensor) -> Tensor:
        """Logits R, (S,T,E). The condition holds for a clip, so its logits are computed once a sequence."""
        motion_weight, text_weight = (1.0, 1.0) if self.alpha is None else (self.alpha, 1.0 - self.alpha)
        return motion_weight * self.motion(x_STD) + text_weight * self.text(cond_SD)[:, None]


@dataclass(frozen=True)
class Selection:
    """Which experts take which tokens, sorted by expert. K = pairs of a token and an expert."""

    tokens_K: Tensor  # index of the token
    gates_K: Tensor  # its gate weight there
    counts_E: Tensor  # pairs of each expert, in order: expert e has the next counts_E[e] rows


def choose(
    logits_NE: Tensor, bias_E: Tensor, *, valid_N: Tensor | None, fallback: bool
) -> tuple[Tensor, Tensor, Tensor]:
    """Dynamic temporal selection, Eq. 4-6: as many frames for an expert as ask for it. Nothing looks at another token.

    A = softmax_e(R);  M = sigmoid(R) + b_e;  G = A where M > 0, else 0.

    Args:
        valid_N: False for padding, which no expert takes and nothing counts.
        fallback: a token without any expert goes to the one with the largest A (the released code leaves it out: about
            a third of all frames at balance). It does not count as selected, so the balance of Eq. 7-9 stays what it
            was.

    Returns:
        gate weights A (N,E), what is selected by Eq. 5 (N,E) bool, and what is taken, with the fallback (N,E) bool.
    """
    gates_NE = logits_NE.float().softmax(dim=-1)
    with torch.no_grad():
        selected_NE = logits_NE.sigmoid() + bias_E > 0
        if valid_N is not None:
            selected_NE = selected_NE & valid_N[:, None]
        if not fallback:
            return gates_NE, selected_NE, selected_NE
        orphan_N = ~selected_NE.any(dim=-1)
        if valid_N is not None:
            orphan_N = orphan_N & valid_N
        best_NE = torch.zeros_like(selected_NE).scatter_(1, logits_NE.argmax(dim=-1, keepdim=True), True)
        return gates_NE, selected_NE, selected_NE | (best_NE & orphan_N[:, None])


def by_expert(gates_NE: Tensor, taken_NE: Tensor) -> Selection:
    """The pairs that are taken, (N,E) bool, sorted by expert."""
    experts_K, tokens_K = taken_NE.T.nonzero(as_tuple=True)
    return Selection(tokens_K=tokens_K, gates_K=gates_NE[tokens_K, experts_K], counts_E=taken_NE.sum(dim=0))
