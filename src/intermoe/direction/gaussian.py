"""The smallest and smoothest change of latents that moves some points by what they miss.

The decoder is nearly linear, so the change is that of a Gaussian process on the latent coordinates, conditioned on linear
observations:

    change = C J^T (J C J^T + S)^-1 missing,      C(l, l') = mixture of squared exponentials in time,

with J the points' derivative by the coordinates and S the tolerance. Letters: P people, L latent frames, K coordinates,
M observations.
"""

from __future__ import annotations

import torch
from torch import Tensor

SIZE = 0.25  # root mean square of a coordinate
SPANS = ((0.5, 2.5), (0.5, 9.0))  # (weight, latent frames) of the time over which a change is spread


def spread(length: int) -> Tensor:
    """C (L,L), float64."""
    steps = torch.arange(length, dtype=torch.float64)
    apart = (steps[:, None] - steps).square()
    return SIZE**2 * sum(
        (weight * torch.exp(-apart / (2.0 * span**2)) for weight, span in SPANS), torch.zeros_like(apart)
    )


def move(response: Tensor, spread: Tensor, missing: Tensor, tolerance: float) -> Tensor:
    """The change (P,L,K) of the coordinates.

    Args:
        response: J (M,P,L,K). spread: C (L,L). missing: (M,) metres. tolerance: metres.
    """
    J = response.float()  # single precision does for metres, and takes half the time
    smoothed = torch.einsum("mplk,ln->mpnk", J, spread.float())
    gram = (J.flatten(1) @ smoothed.flatten(1).T).double()
    weights = torch.linalg.solve(gram + tolerance**2 * torch.eye(len(missing), dtype=gram.dtype), missing)
    return torch.einsum("m,mplk->plk", weights.float(), smoothed).double()
