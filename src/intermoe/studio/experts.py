"""Which expert of the mixture takes which frames of each person, from noise to motion: watched and drawn.

Letters: N denoising steps, P people, T latent frames, E experts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFont

from intermoe.core.errors import UserError
from intermoe.data.duets.language.order import in_order
from intermoe.export.mannequin import colour_of
from intermoe.models.moe import MoELayer, moe_layers
from intermoe.models.router import choose
from intermoe.pipeline import InterMoEPipeline, Prompt
from intermoe.sequence import prompt_from_json
from intermoe.studio.takes import Request
from intermoe.studio.worker import exchanged

WIDTH, HEIGHT = 330, 84  # pixels of one map
MARGIN = 24


@contextmanager
def watching(denoiser: torch.nn.Module) -> Iterator[list[np.ndarray]]:
    """Fills the list while the denoiser runs: for each evaluation (S,T,E), the share of the blocks in which an expert
    takes a frame, S being all sequences of that evaluation. Nothing of the model is changed.
    """
    layers = [layer for layer in moe_layers(denoiser) if layer.router is not None]
    seen: list[np.ndarray] = []
    shares: list[torch.Tensor] = []

    def note(layer: MoELayer) -> Callable[..., None]:
        def hook(_module: Any, _inputs: Any, logits_STE: torch.Tensor) -> None:
            logits_NE = logits_STE.flatten(0, 1)
            taken_NE = choose(logits_NE, layer.expert_bias, valid_N=None, fallback=layer.options.fallback)[2]
            shares.append(taken_NE.view(logits_STE.shape).float())
            if len(shares) == len(layers):
                seen.append(torch.stack(shares).mean(dim=0).cpu().numpy())
                shares.clear()

        return hook

    hooks = [layer.router.register_forward_hook(note(layer)) for layer in layers if layer.router is not None]
    try:
        yield seen
    finally:
        for hook in hooks:
            hook.remove()


@dataclass(frozen=True)
class Watched:
    """One motion while it was sampled."""

    prompt: Prompt  # as the model read it, its people in the model's order
    written: str | None  # its shared sentence, as it was written
    swapped: bool  # the model's person 0 is B of the page
    noisy: torch.Tensor  # (N,P,T,F) what was denoised at each step, people in the model's order
    shares: np.ndarray  # (N,P,T,E) of the blocks, 0 to 1: A and B of the page


def watch(
    pipeline: InterMoEPipeline, request: Request, part: int = 0, *, progress: Callable[[int, int], None] | None = None
) -> Watched:
    """Sample one part of a request again, as it was, and watch the routers."""
    prompt = exchanged(request.prompts[part]) if request.exchanged else request.prompts[part]
    denoiser = pipeline.model.denoiser
    assert denoiser is not None
    noisy: list[torch.Tensor] = []
    hook = denoiser.embed.register_forward_hook(lambda _module, given, _made: noisy.append(given[0][0].clone()))
    try:
        with watching(denoiser) as seen:
            pipeline.batch([prompt], steps=request.steps, guidance=request.guidance, clean=False, progress=progress)
    finally:
        hook.remove()
    told = np.stack([share[:2] for share in seen])  # the first two sequences read all that is told: one a person
    read = prompt
    if turned := pipeline.exchanges(prompt):
        read = replace(exchanged(prompt), text=in_order(prompt.text or "")[0])
    swapped = request.exchanged != turned
    return Watched(read, prompt.text, swapped, torch.stack(noisy), told[:, ::-1] if swapped else told)


def as_made(request: Request, meta: dict[str, Any]) -> Request:
    """The request with the bodies that a sequence (`meta` of its motion) asked for in its later parts. Not of a scene."""
    if request.scene is not None:
        raise UserError(
            "experts are watched for takes of two people: open one of those, or a single interaction of the scene"
        )
    made = meta.get("prompts")
    if not made:
        return request
    prompts = tuple(map(prompt_from_json, made))
    prompts = tuple(exchanged(p) for p in prompts) if request.exchanged else prompts
    return Request(prompts, exchanged=request.exchanged, steps=request.steps, guidance=request.guidance)


def heat_map(shares: np.ndarray) -> np.ndarray:
    """(N,P,T,E) in 0..1 -> a picture (H,W,3) uint8: a column a person, a row an expert; across time, down the noise."""
    num_experts, people = shares.shape[-1], shares.shape[1]
    picture = Image.new("RGB", (people * (WIDTH + MARGIN) + MARGIN, num_experts * (HEIGHT + MARGIN) + MARGIN), "white")
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(size=15)
    for person in range(people):
        colour = np.array(colour_of("suit", person), np.float64)
        left = MARGIN + person * (WIDTH + MARGIN)
        for expert in range(num_experts):
            top = MARGIN + expert * (HEIGHT + MARGIN)
            share = shares[:, person, :, expert, None]
            cells = (255.0 + share * (0.8 * colour - 255.0)).round().astype(np.uint8)
            picture.paste(Image.fromarray(cells).resize((WIDTH, HEIGHT), Image.Resampling.NEAREST), (left, top))
            pen.rectangle((left - 1, top - 1, left + WIDTH, top + HEIGHT), outline=(200, 203, 207))
            label = f"Person {'AB'[person]}, expert {expert + 1}: {100 * share.mean():.0f} %"
            pen.text((left, top - 20), label, font=font, fill=(40, 44, 52))
    return np.asarray(picture)
