"""Noise: drawn for each clip apart, and added to clean latents.

Letters: B clips, P people, L latent frames, F latent features.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from intermoe.diffusion.schedules import alphas_cumprod


def clip_noise(
    generators: Sequence[torch.Generator],
    lengths: Sequence[int],
    *,
    people: int,
    features: int,
    padded: int | None = None,
) -> Tensor:
    """Standard normal noise (B,P,L,F), zero in the padding.

    A clip's noise comes from its own generator and has its own length, so it is the same alone, in a batch and padded.

    Args:
        generators: one a clip (CPU).
        lengths: latent frames of each clip.
        padded: L; the longest clip if not given.
    """
    longest = max(lengths) if padded is None else padded
    noise = torch.zeros(len(lengths), people, longest, features)
    for b, (generator, length) in enumerate(zip(generators, lengths, strict=True)):
        noise[b, :, :length] = torch.randn(people, length, features, generator=generator)
    return noise


def add_noise(x0: Tensor, timesteps: Tensor, noise: Tensor) -> Tensor:
    """q(x_t | x_0): x_t = sqrt(alpha_bar_t) x_0 + sqrt(1 - alpha_bar_t) noise.

    x0, noise (B,P,L,F), timesteps (B,) -> (B,P,L,F).
    """
    alpha_bar = alphas_cumprod().to(x0.device)[timesteps][:, None, None, None]
    return alpha_bar.sqrt().to(x0.dtype) * x0 + (1.0 - alpha_bar).sqrt().to(x0.dtype) * noise
