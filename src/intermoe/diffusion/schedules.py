"""The paper's diffusion process through diffusers' schedulers: 1000 cosine steps, x_0 predicted (section 3.2)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import torch
from torch import Tensor

from intermoe.core.errors import UserError, unknown

NUM_TIMESTEPS = 1000
_PROCESS = {"num_train_timesteps": NUM_TIMESTEPS, "beta_schedule": "squaredcos_cap_v2", "prediction_type": "sample"}


def _ddim() -> Any:
    from diffusers.schedulers.scheduling_ddim import DDIMScheduler

    # released code: timesteps 0, 20, .. 980, and the step after 0 arrives at x_0 itself
    return DDIMScheduler(**_PROCESS, clip_sample=False, timestep_spacing="leading", set_alpha_to_one=True)


# The solvers start at timestep 999, where x_T is noise. Released DDIM starts at 980 (of 50 steps; 950 of 20), where x_T
# should hold some signal: on a Gaussian of mean 2 and deviation 0.5, 20 steps of it end at mean 1.92 and deviation
# 0.47, 15 of these at 1.99 and 0.50.
def _dpm_solver() -> Any:
    from diffusers.schedulers.scheduling_dpmsolver_multistep import DPMSolverMultistepScheduler

    return DPMSolverMultistepScheduler(
        **_PROCESS, algorithm_type="dpmsolver++", solver_order=2, timestep_spacing="linspace"
    )


def _unipc() -> Any:
    from diffusers.schedulers.scheduling_unipc_multistep import UniPCMultistepScheduler

    return UniPCMultistepScheduler(**_PROCESS, solver_order=2, timestep_spacing="linspace")


def _unipc_fine() -> Any:
    from diffusers.schedulers.scheduling_unipc_multistep import UniPCMultistepScheduler

    class Fine(UniPCMultistepScheduler):
        def set_timesteps(self, num_inference_steps: int, *given: Any, **options: Any) -> None:  # type: ignore[override]
            super().set_timesteps(num_inference_steps, *given, **options)
            self.timesteps = fine_timesteps(num_inference_steps)
            self.sigmas = torch.cat([noises()[self.timesteps], torch.zeros(1)])

    return Fine(**_PROCESS, solver_order=2)


# "unipc-fine" takes more of its steps at little noise, where details are made; the others spread them over the timesteps.
# "ddpm" is DDIM with eta = 1, which is ancestral sampling; unlike DDPMScheduler it lets us draw each clip's noise apart
SCHEDULERS: dict[str, Callable[[], Any]] = {
    "ddim": _ddim,
    "dpmsolver++": _dpm_solver,
    "unipc": _unipc,
    "unipc-fine": _unipc_fine,
    "ddpm": _ddim,
}
STOCHASTIC = ("ddpm",)
STUDENT = "student"  # what a distilled model is sampled with, and no other (training/student.py)
STUDENT_STEPS = (1, 2, 4)


def student_timesteps(steps: int) -> list[int]:
    """The timesteps of a student's `steps` steps, from noise down. Each number of steps has timesteps of its own, side by
    side (999 of four, 998 of two, 997 of one), so that the timestep tells the network how far it has to jump.
    """
    first = NUM_TIMESTEPS - 1 - (max(STUDENT_STEPS) // steps).bit_length() + 1
    return [first - NUM_TIMESTEPS // steps * done for done in range(steps)]


MOST_NOISE = 20.0  # for each unit of signal, beyond which one level of noise is like another


def noises() -> Tensor:
    """Noise for each unit of signal at each timestep, (1000,): sigma = sqrt((1 - a) / a)."""
    alpha_bar = alphas_cumprod().clamp(min=1e-9)
    return ((1.0 - alpha_bar) / alpha_bar).sqrt().float()


def fine_timesteps(steps: int) -> Tensor:
    """Timesteps from noise down, even in the mean of the timestep and of the logarithm of its noise, both as shares of
    their range."""
    noise = noises().clamp(max=MOST_NOISE).log()
    share = torch.linspace(0.0, 0.5, NUM_TIMESTEPS) + 0.5 * (noise - noise[0]) / (noise[-1] - noise[0])
    wanted = 1.0 - torch.arange(steps) / steps
    found = torch.searchsorted(share, wanted).clamp(max=NUM_TIMESTEPS - 1)
    for number in range(1, steps):  # many steps: no timestep twice
        found[number] = torch.minimum(found[number], found[number - 1] - 1).clamp(min=steps - 1 - number)
    return found


def scheduler(name: str, steps: int) -> Any:
    """A diffusers scheduler, ready for `steps` steps.

    Raises:
        UserError: for an unknown name (listing the known ones), or steps outside 1..1000.
    """
    if name == STUDENT:
        check_student(steps)
        made = _ddim()
        made.set_timesteps(steps)  # a step of DDIM leads 1000/steps timesteps down
        made.timesteps = torch.tensor(student_timesteps(steps))
        return made
    if name not in SCHEDULERS:
        raise unknown("scheduler", name, SCHEDULERS)
    if not 1 <= steps <= NUM_TIMESTEPS:
        raise UserError(f"the number of sampling steps lies between 1 and {NUM_TIMESTEPS}, found {steps}")
    made = SCHEDULERS[name]()
    made.set_timesteps(steps)
    return made


def check_student(steps: int) -> None:
    """UserError where a student was not made for so many steps."""
    if steps not in STUDENT_STEPS:
        raise UserError(
            f"a student makes a motion in {', '.join(map(str, STUDENT_STEPS[:-1]))} or {STUDENT_STEPS[-1]} steps, found "
            f"{steps}; leave steps out, or name the model that it was distilled from"
        )


@cache
def alphas_cumprod() -> Tensor:
    """Signal power left at each timestep, (1000,) float64, from diffusers' schedule of the same name.

    alpha_bar(t) = cos^2((t/1000 + 0.008) / 1.008 * pi/2), each beta capped at 0.999.
    """
    from diffusers.schedulers.scheduling_ddim import betas_for_alpha_bar

    with torch.device("cpu"):  # kept for all, also where the first who asks builds a model on another device
        return torch.cumprod(1.0 - betas_for_alpha_bar(NUM_TIMESTEPS).double(), dim=0)
