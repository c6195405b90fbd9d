"""A sentence to the motion of two people: text features, sampling in the latent space, decoding, clean-up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from intermoe.core import runtime
from intermoe.core.errors import UserError
from intermoe.core.lengths import latent_length
from intermoe.core.persona import ANYBODY, Persona
from intermoe.core.types import Interaction
from intermoe.data.duets.language.order import in_order
from intermoe.diffusion import clip_noise, sample
from intermoe.models.bundle import InterMoE, load
from intermoe.models.text import TextHead
from intermoe.motion import interhuman
from intermoe.motion.cleanup import clean as clean_up
from intermoe.motion.fusion import fuse

MAX_CHARACTERS = 1000
SECONDS = (1.0, 10.0)


@dataclass(frozen=True)
class Prompt:
    """What is asked for: a shared sentence, a sentence for each person, or both."""

    text: str | None = None
    text_a: str | None = None  # person 0, the one the shared sentence mentions first
    text_b: str | None = None
    person_a: Persona = ANYBODY  # body and manner; what is left open is up to the model
    person_b: Persona = ANYBODY
    seconds: float = 5.0
    seed: int = 0

    def check(self) -> None:
        """Raise UserError for what no motion can be made of."""
        given = {"text": self.text, "text_a": self.text_a, "text_b": self.text_b}
        for name, value in given.items():
            if value is not None and not isinstance(value, str):
                raise UserError(f"{name} must be text, found {type(value).__name__}")
            if value is not None and len(value) > MAX_CHARACTERS:
                raise UserError(f"{name} has {len(value)} characters, at most {MAX_CHARACTERS} are read: shorten it")
            if value is not None and not value.strip():
                raise UserError(f'{name} is empty: write what the two people do, as in "Two people shake hands."')
        if all(v is None for v in given.values()):
            raise UserError('no sentence was given: write what the two people do, as in "Two people shake hands."')
        low, high = SECONDS
        if not (isinstance(self.seconds, int | float) and low <= self.seconds <= high):
            raise UserError(f"seconds must be from {low:g} to {high:g}, found {self.seconds}")
        if not isinstance(self.seed, int) or self.seed < 0:
            raise UserError(f"seed must be a whole number of at least 0, found {self.seed}")


class InterMoEPipeline:
    """Text to `Interaction`. Make one with `from_pretrained`; it is a function of its prompt and seed."""

    def __init__(self, model: InterMoE, *, device: str | torch.device = "auto"):
        if model.denoiser is None or model.text is None:
            raise UserError(f"the model '{model.name}' has no denoiser: train one with `intermoe train denoiser`")
        self.device = runtime.device(str(device))
        self.model = model.to(self.device).eval().requires_grad_(False)

    @classmethod
    def from_pretrained(cls, path_or_id: str | Path = "default", *, device: str = "auto") -> InterMoEPipeline:
        """Load `default` (inside the package), a model folder, or a hub repository. Raises UserError when it cannot."""
        return cls(load(path_or_id), device=device)

    def __call__(
        self,
        text: str | None = None,
        *,
        text_a: str | None = None,
        text_b: str | None = None,
        person_a: str | Persona | None = None,
        person_b: str | Persona | None = None,
        seconds: float = 5.0,
        seed: int = 0,
        steps: int | None = None,
        scheduler: str | None = None,
        guidance: float | None = None,
        clean: bool = True,
        progress: Callable[[int, int], None] | None = None,
    ) -> Interaction:
        """One motion of two people.

        Args:
            text: the shared sentence; text_a, text_b: a sentence for each person (any subset of the three).
            person_a, person_b: body and manner: a `Persona`, "stature=1.92,energy=0.9", or the path of a persona file.
            seconds: length, 1 to 10. seed: the same seed gives the same motion on one machine.
            steps, scheduler, guidance: of the sampler; the model's own where not given.
            clean: constant bones and locked standing feet; without it the decoder's output stands as it is.
            progress: called with (steps done, steps in all).
        """
        prompt = Prompt(text, text_a, text_b, _persona(person_a), _persona(person_b), seconds, seed)
        return self.batch(
            [prompt], steps=steps, scheduler=scheduler, guidance=guidance, clean=clean, progress=progress
        )[0]

    def batch(
        self,
        prompts: Sequence[str | dict[str, Any] | Prompt],
        *,
        seconds: float = 5.0,
        seed: int = 0,
        steps: int | None = None,
        scheduler: str | None = None,
        guidance: float | None = None,
        clean: bool = True,
        batch_size: int = 32,
        progress: Callable[[int, int], None] | None = None,
    ) -> list[Interaction]:
        """Motions for many prompts. A clip does not depend on what else is in the batch.

        Plain sentences take `seconds` and the seeds `seed`, `seed + 1`, ...; a dictionary or `Prompt` carries its own.
        """
        wanted = [_prompt(p, seconds=seconds, seed=seed + i) for i, p in enumerate(prompts)]
        for prompt in wanted:
            prompt.check()
        settings = self.model.config.sampling
        steps = settings.steps if steps is None else steps
        guidance = settings.guidance if guidance is None else guidance
        scheduler = scheduler or settings.scheduler
        motions: list[Interaction] = []
        batches = range(0, len(wanted), batch_size)
        for number, start in enumerate(batches):
            chunk = wanted[start : start + batch_size]
            report = None
            if progress is not None:
                report = lambda done, total, at=number: progress(at * total + done, len(batches) * total)  # noqa: E731
            ordered = [self._in_order(p) for p in chunk]
            read = [p for p, _ in ordered]
            features = self._features(read, steps=steps, scheduler=scheduler, guidance=guidance, progress=report)
            for prompt, (_, exchanged), (x, hands) in zip(chunk, ordered, features, strict=True):
                motion = self._motion(prompt, x, hands)
                motion = self._told(prompt, motion.swapped() if exchanged else motion)
                motions.append(clean_up(motion) if clean else motion)
        return motions

    def _in_order(self, prompt: Prompt) -> tuple[Prompt, bool]:
        """The prompt as the model learnt to read it, with whoever is mentioned first as person 0, and whether that exchanged the people."""
        if prompt.text is None or not isinstance(self.model.text, TextHead):
            return prompt, False
        text, exchanged = in_order(prompt.text)
        if not exchanged:
            return prompt, False
        exchanged_parts = {"text_a": prompt.text_b, "text_b": prompt.text_a}
        return replace(prompt, text=text, person_a=prompt.person_b, person_b=prompt.person_a, **exchanged_parts), True

    @torch.inference_mode()
    def _features(
        self, prompts: list[Prompt], *, steps: int, scheduler: str, guidance: float, progress: Any
    ) -> list[tuple[np.ndarray, np.ndarray | None]]:
        """Prompts -> features (2, T, F) and hand shapes (2, T, 2) of each."""
        model, fps = self.model, self.model.config.fps
        assert model.denoiser is not None  # __init__ has seen it
        frames = [round(p.seconds * fps) for p in prompts]
        lengths = [latent_length(n) for n in frames]
        generators = [runtime.generator(p.seed) for p in prompts]
        noise = clip_noise(generators, lengths, people=2, features=model.latent_features).to(self.device)
        latents = sample(
            model.denoiser,
            noise,
            model.condition(
                [(p.text, p.text_a, p.text_b) for p in prompts],
                [(p.person_a.known(), p.person_b.known()) for p in prompts],
            ),
            unconditional=model.condition([(None, None, None)] * len(prompts)),
            lengths=torch.tensor(lengths, device=self.device),
            steps=steps,
            guidance=guidance,
            scheduler=scheduler,
            generators=generators,
            progress=progress,
        )
        x = model.decode(latents).float().cpu().numpy()
        shapes = model.decode_hands(latents)
        hands = [None] * len(frames) if shapes is None else list(shapes.cpu().numpy().astype(np.int8))
        return [(clip[:, :n], h if h is None else h[:, :n]) for clip, h, n in zip(x, hands, frames, strict=True)]

    def _motion(self, prompt: Prompt, features: np.ndarray, hands: np.ndarray | None) -> Interaction:
        config = self.model.config
        motion = interhuman.decode(fuse(features) if config.fuse else features, fps=config.fps)
        return motion.replace(hand_shapes=hands)

    def _told(self, prompt: Prompt, motion: Interaction) -> Interaction:
        """The motion with what was asked for."""
        texts = (prompt.text_a or "", prompt.text_b or "")
        return motion.replace(text=prompt.text or "", texts=texts, identity=(prompt.person_a.known(), prompt.person_b.known()),
                              meta={"seed": prompt.seed, "model": self.model.name})  # fmt: skip


def _persona(value: str | dict[str, Any] | Persona | None) -> Persona:
    if isinstance(value, Persona):
        return value
    if isinstance(value, str):
        return Persona.parse(value)
    return ANYBODY if value is None else Persona.of(value)


def _prompt(value: str | dict[str, Any] | Prompt, *, seconds: float, seed: int) -> Prompt:
    if isinstance(value, Prompt):
        return value
    if isinstance(value, str):
        return Prompt(value, seconds=seconds, seed=seed)
    if isinstance(value, dict):
        try:
            people = {k: _persona(v) for k, v in value.items() if k in ("person_a", "person_b")}
            return Prompt(**{"seconds": seconds, "seed": seed, **value, **people})  # type: ignore[arg-type]
        except TypeError as problem:
            raise UserError(
                f"a prompt has text, text_a, text_b, person_a, person_b, seconds and seed, found {', '.join(map(str, value))}"
            ) from problem
    raise UserError(f"a prompt is a sentence, a dictionary or a Prompt, found {type(value).__name__}")
