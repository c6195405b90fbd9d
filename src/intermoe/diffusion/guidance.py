"""Classifier-free guidance: one batch a step, with a part for each condition that has a weight (paper section 3.2).

What is told of both people and what is told of each of them may weigh differently. Letters: B clips, P people, L latent
frames, F latent features, D width of a condition.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import torch
from torch import Tensor

from intermoe.core import runtime
from intermoe.diffusion.schedules import NUM_TIMESTEPS

ALWAYS = (0, NUM_TIMESTEPS - 1)


class Denoiser(Protocol):
    """(x_t (B,P,L,F), timesteps (B,), cond, lengths (B,)) -> x_0 (B,P,L,F)."""

    def __call__(self, x_t: Tensor, timesteps: Tensor, cond: Any, *, lengths: Tensor | None = None) -> Tensor: ...


def guided(
    denoiser: Denoiser,
    cond: Any,
    unconditional: Any,
    guidance: float,
    *,
    shared: Any = None,
    identity_guidance: float | None = None,
    guidance_range: tuple[int, int] = ALWAYS,
    partner_guidance: float = 0.0,
    partner_range: tuple[int, int] = ALWAYS,
    late: tuple[int, Any] | None = None,
    timesteps: Sequence[int] | None = None,
) -> Callable[..., Tensor]:
    """Wrap a denoiser: x_0 = x_0(nothing) + guidance (x_0(shared) - x_0(nothing)) + identity (x_0(cond) - x_0(shared))
    + partner (x_0(cond) - x_0(cond, nobody hears the partner)).

    In the order of its conditions: identity x_0(cond) + (guidance - identity) x_0(shared) + (1 - guidance) x_0(nothing).
    The last term is ours, after perturbed-attention guidance (arXiv 2403.17377): what attention to the partner changes, more.
    What has no weight is not computed, so one weight for both leaves the paper's guidance x_0(cond) + (1 - guidance)
    x_0(nothing). Two scales as in InstructPix2Pix (arXiv 2211.09800, Eq. 3).

    Args:
        denoiser: the model.
        cond: all that it is told about B clips: a tensor (B,D), or an object whose class has `cat`, such as Condition.
        unconditional: the same for "no text"; None = zeros, which a tensor alone can do (released code).
        guidance: weight of the shared sentence; 1 (for both) takes the conditional prediction as it is, at half the cost.
        shared: the condition without what is told of each person; needed where the two weights differ.
        identity_guidance: weight of what is told of each person; None = `guidance`.
        guidance_range: the first and the last timestep at which there is guidance; elsewhere the conditional prediction is
            taken as it is, at the cost of one evaluation (Kynkaanniemi et al., arXiv 2404.07724).
        partner_guidance: weight of what the partner changes, at one evaluation more; 0 = none. Needs a `Condition`.
        partner_range: the first and the last timestep at which there is that, within `guidance_range`.
        late: (timestep, condition): from this timestep on, down to 0, `cond` is that one.
        timesteps: of all steps in their order, where they are known.

    Returns:
        (x_t (B,P,L,F), timesteps (B,), lengths (B,) or None, number of the step among `timesteps` or None) -> x_0.
    """
    identity = guidance if identity_guidance is None else identity_guidance
    if unconditional is None and isinstance(cond, Tensor):
        unconditional = torch.zeros_like(cond)
    if partner_guidance and isinstance(cond, Tensor):
        raise ValueError("partner guidance needs a Condition, which can say that nobody hears the partner")

    def branches(own: Any, partner: float) -> list[tuple[float, Any, str]]:
        every = [
            (identity + partner, own, "cond"),
            (guidance - identity, shared, "shared"),
            (1.0 - guidance, unconditional, "unconditional"),
            (-partner, own.apart() if partner else None, "apart"),
        ]
        return [branch for branch in every if branch[0] != 0.0]

    for _, told, name in branches(cond, partner_guidance):
        if told is None:
            raise ValueError(f"these guidance weights need one more condition: pass `{name}`")

    def at_once(own: Any, partner: float) -> tuple[list[float], Any]:
        parts = branches(own, partner)
        weights, every = [weight for weight, *_ in parts], [told for _, told, _ in parts]
        if len(parts) == 1:
            return weights, every[0]
        return weights, torch.cat(every) if isinstance(cond, Tensor) else type(cond).cat(every)

    # (weights, all that is told at once), made when they are first needed, by (late, with partner guidance)
    made: dict[tuple[bool, bool], tuple[list[float], Any]] = {}

    # a denoiser that can be told beforehand what it will be asked for computes once what no step changes
    prepare = None if timesteps is None else getattr(denoiser, "prepared", None)
    prepared: dict[int, Any] = {}

    def ask(x_t: Tensor, at: Tensor, told: Any, lengths: Tensor | None, step: int | None) -> Tensor:
        with runtime.sampling_precision(x_t.device):
            if prepare is None or step is None:
                return denoiser(x_t, at, told, lengths=lengths)
            if id(told) not in prepared:
                prepared[id(told)] = prepare(told, timesteps, people=x_t.shape[1])
            return prepared[id(told)](x_t, step, lengths)

    def predict(x_t: Tensor, at: Tensor, lengths: Tensor | None, step: int | None = None) -> Tensor:
        t = int(at[0])
        is_late = late is not None and late[1] is not cond and t <= late[0]
        own = late[1] if late is not None and is_late else cond
        if guidance_range != ALWAYS and not guidance_range[0] <= t <= guidance_range[1]:
            return ask(x_t, at, own, lengths, step)
        which = is_late, bool(partner_guidance) and partner_range[0] <= t <= partner_range[1]
        if which not in made:
            made[which] = at_once(own, partner_guidance if which[1] else 0.0)
        weights, together = made[which]
        num = len(weights)
        repeated = None if lengths is None else lengths.repeat(num)
        x_0 = ask(x_t.repeat(num, 1, 1, 1), at.repeat(num), together, repeated, step)
        if weights == [1.0]:
            return x_0
        return torch.stack([weight * part for weight, part in zip(weights, x_0.chunk(num), strict=True)]).sum(0)

    return predict
