"""Diffusion over latents: the noise schedule, guidance and sampling. Knows callables and tensors, not models."""

from intermoe.diffusion.noise import add_noise, clip_noise
from intermoe.diffusion.sampling import sample
from intermoe.diffusion.schedules import NUM_TIMESTEPS, SCHEDULERS

__all__ = ["NUM_TIMESTEPS", "SCHEDULERS", "add_noise", "clip_noise", "sample"]
