"""Sampling: noise -> clean latents. Letters: B clips, P people, L latent frames, F latent features."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor

from intermoe.diffusion.guidance import ALWAYS, Denoiser, guided
from intermoe.diffusion.noise import clip_noise
from intermoe.diffusion.schedules import STOCHASTIC
from intermoe.diffusion.schedules import scheduler as make_scheduler


@torch.no_grad()
def sample(
    denoiser: Denoiser,
    noise: Tensor,
    cond: Any,
    *,
    lengths: Tensor | None = None,
    steps: int = 50,
    guidance: float = 3.5,
    identity_guidance: float | None = None,
    guidance_range: tuple[int, int] = ALWAYS,
    partner_guidance: float = 0.0,
    partner_range: tuple[int, int] = ALWAYS,
    late: tuple[int, Any] | None = None,
    scheduler: str = "ddim",
    unconditional: Any = None,
    shared: Any = None,
    generators: Sequence[torch.Generator] | None = None,
    progress: Callable[[int, int], None] | None = None,
    correct: Callable[[Tensor, int], Tensor] | None = None,
) -> Tensor:
    """Denoise from x_T.

    Args:
        denoiser: predicts x_0; see `Denoiser`.
        noise: x_T, (B,P,L,F), from `clip_noise`.
        cond: the text, a tensor (B,D) or a `Condition`.
        lengths: valid latent frames (B,); None = all.
        steps: denoiser evaluations, 1..1000.
        guidance: classifier-free guidance weight of the shared sentence; 1 = none.
        identity_guidance: the weight of what is told of each person; None = `guidance`.
        guidance_range: the first and the last timestep at which there is guidance.
        partner_guidance: how strongly what each does follows the partner (`guided`); 0 = as the network has it.
        partner_range: the first and the last timestep at which there is that.
        late: (timestep, condition): from this timestep on, down to 0, that is told in place of `cond`.
        scheduler: ddim, dpmsolver++, unipc, unipc-fine or ddpm.
        unconditional: the condition that stands for no text; for a tensor it may be left out (zeros).
        shared: the condition without what is told of each person; needed where the two weights differ.
        generators: for ddpm, which adds noise at every step: one a clip.
        progress: called with (steps done, steps) after each.
        correct: (predicted x_0, timestep) -> the x_0 that the step goes on with (`intermoe.direction`).

    Returns:
        x_0, (B,P,L,F); padding holds numbers without meaning.

    Raises:
        UserError: for an unknown scheduler or an impossible number of steps.
    """
    solver = make_scheduler(scheduler, steps)
    if scheduler in STOCHASTIC and generators is None:
        raise ValueError(f"{scheduler} adds noise at every step: pass a generator for each clip")
    predict = guided(
        denoiser, cond, unconditional, guidance, shared=shared, identity_guidance=identity_guidance,
        guidance_range=guidance_range, partner_guidance=partner_guidance, partner_range=partner_range, late=late, timesteps=solver.timesteps.tolist(),
    )  # fmt: skip
    B, P, L, F = noise.shape
    clip_lengths = [L] * B if lengths is None else lengths.tolist()
    x_t = noise
    for done, t in enumerate(solver.timesteps.tolist(), start=1):
        x_0 = predict(x_t, torch.full((B,), t, device=noise.device), lengths, done - 1)
        if correct is not None:
            x_0 = correct(x_0, t)
        options: dict[str, Any] = {}
        if generators is not None and scheduler in STOCHASTIC:
            fresh = clip_noise(generators, clip_lengths, people=P, features=F, padded=L).to(noise)
            options = {"eta": 1.0, "variance_noise": fresh}
        x_t = solver.step(x_0, t, x_t, **options).prev_sample
        if progress is not None:
            progress(done, len(solver.timesteps))
    return x_t
