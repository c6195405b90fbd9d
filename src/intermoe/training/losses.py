"""Training losses: denoising (paper section 3.2) and the VAE's (section 3.1).

Letters: B clips, P people, L latent frames, T frames, F features.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from intermoe.core.lengths import frame_mask
from intermoe.diffusion import add_noise
from intermoe.diffusion.guidance import Denoiser
from intermoe.diffusion.schedules import alphas_cumprod
from intermoe.models.vae import Posterior, split_joints
from intermoe.training.intergen import intergen

__all__ = ["VAEWeights", "denoising", "intergen", "skip_weight", "vae"]


def denoising(
    denoiser: Denoiser,
    x0: Tensor,
    timesteps: Tensor,
    noise: Tensor,
    cond: Any,
    *,
    lengths: Tensor | None = None,
    clip_weight: Tensor | None = None,
) -> Tensor:
    """Mean squared error of the predicted x_0 over valid frames: a frame counts the same, whichever clip it is in.

    Args:
        denoiser: predicts x_0.
        x0, noise: (B,P,L,F).
        timesteps: (B,).
        cond: the text, already dropped where it should be.
        lengths: valid latent frames (B,); None = all.
        clip_weight: (B,) optional weight of each clip.

    Returns:
        A scalar.
    """
    error = (denoiser(add_noise(x0, timesteps, noise), timesteps, cond, lengths=lengths) - x0).square().mean(dim=-1)
    weight = torch.ones_like(error) if lengths is None else frame_mask(lengths, x0.shape[2])[:, None].expand_as(error)
    weight = weight.to(error)
    counted = weight if clip_weight is None else weight * clip_weight[:, None, None]
    return (error * counted).sum() / weight.sum().clamp(min=1.0)


def skip_weight(timesteps: Tensor) -> Tensor:
    """1 / (1 - alpha_bar), (B,): with `DenoiserConfig.skip` the loss so weighted is the squared error of what the network itself gives."""
    return (1.0 / (1.0 - alphas_cumprod().to(timesteps.device)[timesteps])).float()


@dataclass(frozen=True)
class VAEWeights:
    """Weights of the VAE's loss terms; the defaults are the paper's (the released configuration also lists rotation
    0.5)."""

    reconstruction: float = 1.0
    position: float = 0.5
    velocity: float = 0.5
    rotation: float = 0.0
    kl: float = 0.02


def vae(
    reconstruction: Tensor,
    target: Tensor,
    posterior: Posterior,
    *,
    weights: VAEWeights | None = None,
    layout: str = "interhuman",
    lengths: Tensor | None = None,
) -> dict[str, Tensor]:
    """L1 over all features, again over positions and velocities, and the KL divergence.

    Args:
        reconstruction, target: normalised features (S,T,F) (Inter-X: (S,T,J,12)).
        posterior: of the same sequences.
        weights: of the terms.
        lengths: valid frames (S,); None = all.

    Returns:
        The unweighted terms and their weighted sum, "total".
    """
    weights = weights or VAEWeights()
    error = (reconstruction - target).abs()
    if lengths is not None:
        mask = frame_mask(lengths, error.shape[1]).to(error)
        error = error * (mask * (mask.numel() / mask.sum().clamp(min=1.0))).view(*mask.shape, *[1] * (error.dim() - 2))
    joints = split_joints(error, layout)
    if layout == "interx":  # position, velocity, rotation
        velocity, rotation = joints[..., 3:6], joints[..., 6:12]
    else:  # the pelvis has no rotation there (humanml3d: its turn counts among all features)
        velocity, rotation = joints[..., 9:12], joints[..., 1:, 3:9]
    terms = {
        "reconstruction": error.mean(),
        "position": joints[..., :3].mean(),
        "velocity": velocity.mean(),
        "rotation": rotation.mean(),
        "kl": posterior.kl().mean(),
    }
    total = sum((getattr(weights, name) * value for name, value in terms.items()), torch.zeros((), device=error.device))
    return {**terms, "total": total}
