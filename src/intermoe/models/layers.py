"""Small layers that the VAE, the denoiser and the text head share.

Letters: S sequences (clips x people), T frames, N keys, D width, H heads, J joints.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from intermoe.models.products import Linear


def sinusoids(num_positions: int, width: int) -> Tensor:
    """Sinusoidal position table (num_positions, width): sine on even columns, cosine on odd ones."""
    rates = torch.exp(torch.arange(0, width, 2, dtype=torch.float32) * (-math.log(10000.0) / width))
    angles = torch.arange(num_positions, dtype=torch.float32)[:, None] * rates
    return torch.stack((angles.sin(), angles.cos()), dim=-1).flatten(1)[:, :width]


class AdaLN(nn.Module):
    """Layer norm with scale and shift from the condition: norm(x) * (1 + scale) + shift. Starts as a plain norm."""

    def __init__(self, width: int, cond_width: int | None = None):
        super().__init__()
        self.modulation = Linear(cond_width or width, 2 * width)
        nn.init.zeros_(self.modulation.weight)
        nn.init.zeros_(self.modulation.bias)

    def forward(self, x: Tensor, cond: Tensor) -> Tensor:
        """x (S,T,D), cond (S,D) already through SiLU (it is shared by all norms) -> (S,T,D)."""
        return self.modulated(x, self.modulation(cond))

    @staticmethod
    def modulated(x: Tensor, modulation: Tensor) -> Tensor:
        """The same with scale and shift given, modulation (S,2D)."""
        scale, shift = modulation[:, None].chunk(2, dim=-1)
        return torch.addcmul(shift, F.layer_norm(x, x.shape[-1:], eps=1e-6), 1 + scale)


class Attention(nn.Module):
    """Multi-head attention. With `zero_key` every query also sees a key and value of zeros, as in the released code."""

    def __init__(self, width: int, num_heads: int, *, dropout: float = 0.0, zero_key: bool = False):
        super().__init__()
        self.num_heads, self.dropout, self.zero_key = num_heads, dropout, zero_key
        self.query = Linear(width, width)
        self.key_value = Linear(width, 2 * width)
        self.out = Linear(width, width)
        for projection in (self.query, self.key_value):
            bound = math.sqrt(6.0 / (4 * width))  # Xavier over the joint (3 width, width) matrix
            nn.init.uniform_(projection.weight, -bound, bound)
            nn.init.zeros_(projection.bias)
        nn.init.zeros_(self.out.bias)

    def keys_values(self, source: Tensor) -> tuple[Tensor, Tensor]:
        """source (S,N,D) -> keys and values, each (S,H,N,D/H)."""
        key, value = (
            self.key_value(source).unflatten(-1, (2, self.num_heads, -1)).permute(2, 0, 3, 1, 4).contiguous().unbind()
        )
        return key, value

    def forward(self, x: Tensor, keys_values: tuple[Tensor, Tensor], valid: Tensor | None = None) -> Tensor:
        """x (S,T,D) queries; keys_values as `keys_values` gives them; valid (S,N) bool, False = not seen -> (S,T,D)."""
        key, value = keys_values
        query = self.query(x).unflatten(-1, (self.num_heads, -1)).transpose(1, 2)
        if self.zero_key:
            key, value = F.pad(key, (0, 0, 0, 1)), F.pad(value, (0, 0, 0, 1))
            valid = None if valid is None else F.pad(valid, (0, 1), value=True)
        dropout = self.dropout if self.training else 0.0
        if x.device.type == "cpu" and key.shape[2] <= _SHORT:
            out = _short_attention(query, key, value, valid, dropout)
        else:
            mask = None if valid is None else valid[:, None, None, :]
            out = F.scaled_dot_product_attention(query, key, value, attn_mask=mask, dropout_p=dropout)
        return self.out(out.transpose(1, 2).flatten(2))


_SHORT = 256  # keys up to which plain products beat the fused kernel on a CPU (38 keys: 4.8 against 7.4 ms a step)


def _short_attention(query: Tensor, key: Tensor, value: Tensor, valid: Tensor | None, dropout: float) -> Tensor:
    """softmax(Q K^T / sqrt(d)) V with the scores in memory; query (S,H,T,d), key and value (S,H,N,d), valid (S,N)."""
    S, H, _, d = query.shape
    query, key, value = (part.flatten(0, 1) for part in (query, key, value))
    bias = query.new_zeros(S, 1, 1, key.shape[1])
    if valid is not None:
        bias = bias.masked_fill(~valid[:, None, None], float("-inf"))
    bias = bias.expand(S, H, 1, -1).flatten(0, 1)
    scores = torch.baddbmm(bias, query, key.transpose(1, 2), alpha=d**-0.5)
    return (F.dropout(scores.softmax(dim=-1), dropout) @ value).unflatten(0, (S, H))


class JointLinear(nn.Module):
    """A linear map of its own for every joint."""

    def __init__(self, num_joints: int, num_in: int, num_out: int):
        super().__init__()
        bound = 1.0 / math.sqrt(num_in)
        self.weight = nn.Parameter(torch.empty(num_joints, num_in, num_out).uniform_(-bound, bound))
        self.bias = nn.Parameter(torch.empty(num_joints, num_out).uniform_(-bound, bound))

    def forward(self, x: Tensor) -> Tensor:
        """x (J, N, in) -> (J, N, out)."""
        return torch.baddbmm(self.bias[:, None], x, self.weight)
