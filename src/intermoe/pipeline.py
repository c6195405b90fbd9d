"""A sentence to the motion of two people: text features, sampling in the latent space, decoding, clean-up."""

from __future__ import annotations

import numbers
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from intermoe.core import runtime
from intermoe.core.errors import UserError
from intermoe.core.lengths import STRIDE
from intermoe.core.persona import ANYBODY, ATTRIBUTES, Persona
from intermoe.core.types import Interaction
from intermoe.data.duets.language.order import in_order
from intermoe.diffusion import clip_noise, sample
from intermoe.diffusion.schedules import STUDENT
from intermoe.direction import Constraints
from intermoe.direction.closing import close
from intermoe.direction.result import misses, pinned_feet
from intermoe.direction.settle import met
from intermoe.direction.steer import Steering, place_of
from intermoe.models.bundle import LATE, InterMoE, SamplingConfig, load
from intermoe.models.text import TextHead
from intermoe.motion import humanml3d, idle, interhuman, interx
from intermoe.motion.cleanup import clean as clean_up
from intermoe.motion.fusion import fuse
from intermoe.skeleton.solve import solve

MAX_CHARACTERS = 1000
SECONDS = (1.0, 10.0)
STEERED = 15  # steps where constraints steer and nobody asks for fewer: each comes nearer to what is asked
FREE = Constraints()


class UnreadPrompt(UserWarning):
    """Most words of a prompt are unknown to the text encoder."""


@dataclass(frozen=True)
class Prompt:
    """What is asked for: a shared sentence, a sentence for each person, or both."""

    text: str | None = None
    text_a: str | None = None  # person 0, the one the shared sentence mentions first
    text_b: str | None = None
    seconds: float = 5.0
    seed: int = 0
    person_a: Persona = ANYBODY  # body and manner; what is left open is up to the model
    person_b: Persona = ANYBODY
    constraints: Constraints = FREE  # what the motion has to keep to; persons as in text_a and text_b

    def check(self) -> None:
        """Raise UserError for what no motion can be made of."""
        given = {"text": self.text, "text_a": self.text_a, "text_b": self.text_b}
        for name, value in given.items():
            if value is not None and not isinstance(value, str):
                raise UserError(f"{name} must be text, found {type(value).__name__}")
            if value is not None and any("\ud800" <= letter <= "\udfff" for letter in value):
                raise UserError(f"{name} is no valid UTF-8 text: {value!r:.60}")
            if value is not None and len(value) > MAX_CHARACTERS:
                raise UserError(f"{name} has {len(value)} characters, at most {MAX_CHARACTERS} are read: shorten it")
            if value is not None and not value.strip():
                raise UserError(f'{name} is empty: write what the two people do, as in "Two people shake hands."')
        for name in ("person_a", "person_b"):
            if not isinstance(getattr(self, name), Persona):
                raise UserError(f"{name} of a Prompt must be a Persona, found {getattr(self, name)!r:.60}")
        if all(v is None for v in given.values()):
            raise UserError('no sentence was given: write what the two people do, as in "Two people shake hands."')
        _check_numbers(self.seconds, self.seed)
        if not isinstance(self.constraints, Constraints):
            raise UserError(f"constraints of a Prompt must be Constraints, found {self.constraints!r:.60}")


def _check_numbers(seconds: object, seed: object) -> None:
    low, high = SECONDS
    if isinstance(seconds, bool) or not (isinstance(seconds, numbers.Real) and low <= seconds <= high):  # type: ignore[operator]
        raise UserError(f"seconds must be a number from {low:g} to {high:g}, found {seconds!r:.60}")
    if isinstance(seed, bool) or not (isinstance(seed, numbers.Integral) and int(seed) >= 0):
        raise UserError(f"seed must be a whole number of at least 0, found {seed!r}")


class InterMoEPipeline:
    """Text to `Interaction`. Make one with `from_pretrained`; it is a function of its prompt and seed."""

    def __init__(self, model: InterMoE, *, device: str | torch.device = "auto"):
        if model.denoiser is None or model.text is None:
            raise UserError(f"the model '{model.name}' has no denoiser: train one with `intermoe train denoiser`")
        self.device = runtime.device(str(device))
        self.model = model.to(self.device).eval().requires_grad_(False)
        self.reads_personas = model.denoiser.config.personas

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
        person_a: str | dict[str, Any] | Persona | None = None,
        person_b: str | dict[str, Any] | Persona | None = None,
        seconds: float = 5.0,
        seed: int = 0,
        steps: int | None = None,
        scheduler: str | None = None,
        guidance: float | None = None,
        identity_guidance: float | None = None,
        constraints: Constraints | Mapping[str, Any] | str | Path | None = None,
        clean: bool | Callable[..., Interaction] = True,
        progress: Callable[[int, int], None] | None = None,
    ) -> Interaction:
        """One motion of two people.

        Args:
            text: the shared sentence; text_a, text_b: a sentence for each person (any subset of the three).
            person_a, person_b: body and manner: a `Persona`, a dictionary of its attributes, "stature=1.92,energy=0.9", or the
                path of a persona file; UserError where the model reads none (`reads_personas`).
            seconds: length, 1 to 10. seed: the same seed gives the same motion on one machine.
            steps, scheduler, guidance, identity_guidance: of the sampler, see `batch`; the model's own where not given.
            constraints: what the motion has to keep to (`Constraints`, its table, or its file; docs/direction.md). How far it
                is from each is told in `meta["constraints"]`.
            clean: constant bones and locked standing feet; without it the joints stand as they were sampled (those of Inter-X's 55
                joints always do).
            progress: called with (steps done, steps in all).
        """
        people = _persona(person_a), _persona(person_b)
        prompt = Prompt(text, text_a, text_b, seconds, seed, *people, constraints=_constraints(constraints))
        settings: dict[str, Any] = {"steps": steps, "scheduler": scheduler, "guidance": guidance,
                                    "identity_guidance": identity_guidance}  # fmt: skip
        return self.batch([prompt], **settings, clean=clean, progress=progress)[0]

    def stream(
        self,
        prompt: str | dict[str, Any] | Prompt,
        *,
        seconds: float = 5.0,
        seed: int = 0,
        frames: int = STRIDE,
        progress: Callable[[int, int], None] | None = None,
        **settings: Any,
    ) -> Iterator[Interaction]:
        """One motion in pieces of `frames` (rounded up to a multiple of 4), as the causal decoder makes them.

        A piece has joint positions, foot contacts and hand shapes; one after the other they are the whole decoding, frame for
        frame. They are what `clean=False` starts from: positions are not yet averaged with velocities, rotations and constant
        bones not solved, idle motion not added, feet not locked, for all of these look at the whole clip. Sampling runs before the first
        piece.

        Args:
            prompt, seconds, seed: as of `batch`, without constraints; settings: steps, scheduler, guidance,
                identity_guidance, guidance_range, partner_guidance, partner_range.

        Raises UserError as `batch` does, and for a model of another layout than InterHuman's 22 joints.
        """
        if isinstance(frames, bool) or not isinstance(frames, numbers.Integral) or frames < 1:
            raise UserError(f"frames must be a whole number of at least 1, found {frames!r:.60}")
        if self.model.config.layout != "interhuman":
            raise UserError(
                f"the model '{self.model.name}' is of layout {self.model.config.layout}, whose joints need the whole clip: "
                "call the pipeline in place of stream"
            )
        wanted = as_prompt(prompt, seconds=seconds, seed=seed)
        self.check(wanted)
        if wanted.constraints:
            raise UserError("constraints are settled over the whole clip: call the pipeline in place of stream")
        asked = self.sampling(**settings)
        self._warn_of_unread([wanted])
        return self._streamed(wanted, asked, int(frames), progress)

    @torch.inference_mode()
    def _streamed(self, prompt: Prompt, settings: SamplingConfig, frames: int, progress: Any) -> Iterator[Interaction]:
        read, exchanged = self._in_order(prompt)
        latents, (left,) = self._latents([read], settings, progress=progress)
        shapes, start = self.model.decode_hands(latents), 0
        for piece in self.model.stream(latents[0], frames=frames):
            x = self._finite(piece[:, : left - start])
            now = slice(start, start + x.shape[1])
            hands = None if shapes is None else shapes[0, :, now].cpu().numpy().astype(np.int8)
            motion = replace(interhuman.joints(x, fps=self.model.config.fps), hand_shapes=hands)
            yield self._told(prompt, motion.swapped() if exchanged else motion)
            start = now.stop

    def batch(
        self,
        prompts: Iterable[str | dict[str, Any] | Prompt],
        *,
        seconds: float = 5.0,
        seed: int = 0,
        steps: int | None = None,
        scheduler: str | None = None,
        guidance: float | None = None,
        identity_guidance: float | None = None,
        guidance_range: tuple[int, int] | None = None,
        partner_guidance: float | None = None,
        partner_range: tuple[int, int] | None = None,
        clean: bool | Callable[..., Interaction] = True,
        batch_size: int = 32,
        progress: Callable[[int, int], None] | None = None,
    ) -> list[Interaction]:
        """Motions for many prompts. A clip does not depend on what else is in the batch.

        Args:
            prompts: sentences, dictionaries with the fields of `Prompt`, or Prompts, in any mixture.
            seconds: length of those that do not say it themselves, 1 to 10.
            seed: of the first prompt, `seed + 1` of the second, ...; a dictionary may and a `Prompt` does carry its own.
            steps: denoiser evaluations, 1 to 1000; the model's own where not given (constraints take at least 15), as for the next
                six.
            scheduler: ddim, dpmsolver++, unipc, unipc-fine or ddpm.
            guidance: how strongly the text is followed; 1 is the plain prediction.
            identity_guidance: how strongly what is told of each person (text_a, text_b, person_a, person_b) is followed; as
                `guidance` where neither the call nor the model gives one. Beside a `guidance` that differs it costs half more.
            guidance_range: first and last timestep (999 is noise) at which there is guidance; a step outside costs one evaluation.
            partner_guidance: how strongly what each does follows the partner, beyond what the network has learnt; 0 is none. It costs
                one evaluation a step.
            partner_range: first and last timestep at which there is that.
            clean: constant bones and locked standing feet; without it the joints stand as they were sampled. A function like
                `motion.cleanup.clean` stands in its place.
            batch_size: clips that are sampled together; more take more memory.
            progress: called with (steps done, steps in all) over all batches.

        Raises UserError for a prompt or a setting that cannot be used, for a persona where the model reads none, and where
        the model gives no finite motion; warns (UnreadPrompt) of a prompt most of whose words are unknown to the text encoder.
        """
        if isinstance(prompts, str | dict | Prompt) or not isinstance(prompts, Iterable):
            raise UserError(
                f"batch takes a list of prompts, found {type(prompts).__name__}; for one, call the pipeline"
            )
        if not isinstance(batch_size, numbers.Integral) or batch_size < 1:
            raise UserError(f"batch_size must be a whole number of at least 1, found {batch_size!r}")
        _check_numbers(seconds, seed)
        wanted = [as_prompt(p, seconds=seconds, seed=seed + i) for i, p in enumerate(prompts)]
        for prompt in wanted:
            self.check(prompt)
        fps = self.model.config.fps
        wanted = [
            replace(p, seconds=float(p.seconds), seed=int(p.seed), constraints=p.constraints.at_rate(fps))
            for p in wanted  # NumPy's numbers, too
        ]
        settings = self.sampling(
            steps=steps, scheduler=scheduler, guidance=guidance, identity_guidance=identity_guidance,
            guidance_range=guidance_range, partner_guidance=partner_guidance, partner_range=partner_range,
        )  # fmt: skip
        self._warn_of_unread(wanted)
        motions: list[Interaction] = []
        batches = _batches(wanted, batch_size)
        for number, chunk in enumerate(batches):
            report = None
            if progress is not None:
                report = lambda done, total, at=number: progress(at * total + done, len(batches) * total)  # noqa: E731
            ordered = [self._in_order(p) for p in chunk]
            read = [p for p, _ in ordered]
            how = settings
            if chunk[0].constraints and steps is None and settings.scheduler != STUDENT:
                how = replace(settings, steps=max(settings.steps, STEERED))
            features = self._features(read, how, progress=report)
            for prompt, (told, exchanged), (x, hands) in zip(chunk, ordered, features, strict=True):
                motion = self._motion(x, hands, told)
                if told.constraints:
                    motion = place_of(told.constraints).placed(motion, into=False)
                motion = self._told(prompt, motion.swapped() if exchanged else motion)
                tidy = clean if callable(clean) else clean_up if clean else None
                tidy = tidy if motion.skeleton == "smpl22" else None
                if prompt.constraints:
                    motions.append(self._kept_to(prompt.constraints, motion, tidy))
                else:
                    motions.append(motion if tidy is None else tidy(motion))
        return motions

    def features(
        self, prompts: Sequence[Prompt], frames: Sequence[int], *, batch_size: int = 32, **settings: Any
    ) -> list[np.ndarray]:
        """Motions as the model says them, before bones are solved and cleaned: features (2, T, F) of each prompt.

        frames: T of each, in place of the prompt's seconds (an evaluation asks for what the data set holds, half a second,
        too); settings: steps, scheduler, guidance, identity_guidance as of `batch`. Raises UserError as `batch` does.
        """
        made: list[np.ndarray] = []
        asked = self.sampling(**settings)
        fps = self.model.config.fps
        for prompt in prompts:
            self.check(replace(prompt, seconds=SECONDS[0]))
        for start in range(0, len(prompts), batch_size):
            ordered = [self._in_order(p) for p in prompts[start : start + batch_size]]
            lengths = frames[start : start + batch_size]
            told = [replace(p, seconds=n / fps) for (p, _), n in zip(ordered, lengths, strict=True)]
            found = self._features(told, asked, progress=None)
            for (x, _), (_, exchanged) in zip(found, ordered, strict=True):
                x = fuse(x) if self.model.config.fuse else x
                made.append(np.ascontiguousarray(x[::-1]) if exchanged else x)
        return made

    def sampling(self, **given: Any) -> SamplingConfig:
        """The model's own steps, scheduler and guidance weights where `given` is None; UserError for what cannot be used."""
        return self.model.config.sampled(**given)

    def check(self, prompt: Prompt) -> None:
        """Raise UserError for what this model can make no motion of: a bad prompt, or a persona where it reads none."""
        prompt.check()
        if self.model.num_people == 1 and (prompt.text_b is not None or prompt.person_b.known()):
            raise UserError(f"the model '{self.model.name}' is of one person: leave text_b and person_b out")
        prompt.constraints.check(float(prompt.seconds), self.model.config.fps)
        if prompt.constraints and (self.model.vae is None or self.model.config.layout != "interhuman"):
            raise UserError(
                f"constraints steer the latents of two people of 22 joints, and the model '{self.model.name}' has others: leave "
                "them out, or name a model of preset base or paper"
            )
        for name in ("person_a", "person_b"):
            asked = [attribute for attribute in getattr(prompt, name).known() if attribute in ATTRIBUTES]
            if asked and not self.reads_personas:
                option = "--" + name.replace("_", "-")
                raise UserError(
                    f"the model '{self.model.name}' reads no personas, and {name} asks for {', '.join(asked)}: leave {name} "
                    f"({option}) out, or name a model that `intermoe train denoiser` made with personas (preset base)"
                )

    def exchanges(self, prompt: Prompt) -> bool:
        """Whether the model reads this prompt with the people exchanged: its sentence mentions person B first."""
        return self._in_order(prompt)[1]

    def forget(self) -> None:
        """Drop what is remembered of texts: motions then follow, to the last digit, from what is asked for from here on."""
        if isinstance(self.model.text, TextHead):
            self.model.encoder().forget()

    def unread(self, prompt: Prompt) -> list[str]:
        """A sentence for each text of the prompt most of whose words are unknown to the text encoder."""
        if not isinstance(self.model.text, TextHead):
            return []
        return [
            f"most words of {text[:60]!r} are unknown to the text encoder, so the motion may be anything; write English"
            for text in dict.fromkeys(t for t in (prompt.text, prompt.text_a, prompt.text_b) if t)
            if not self.model.encoder().reads(text)
        ]

    def _warn_of_unread(self, prompts: list[Prompt]) -> None:
        for message in dict.fromkeys(message for p in prompts for message in self.unread(p)):
            warnings.warn(message, UnreadPrompt, stacklevel=3)

    def _in_order(self, prompt: Prompt) -> tuple[Prompt, bool]:
        """The prompt as the model learnt to read it, with whoever is mentioned first as person 0, and whether that exchanged the people."""
        if prompt.text is None or not isinstance(self.model.text, TextHead) or self.model.num_people == 1:
            return prompt, False
        text, exchanged = in_order(prompt.text)
        if not exchanged:
            return prompt, False
        told = replace(prompt, text=text, text_a=prompt.text_b, text_b=prompt.text_a)
        told = replace(told, constraints=prompt.constraints.swapped())
        return replace(told, person_a=prompt.person_b, person_b=prompt.person_a), True

    @torch.inference_mode()
    def _features(
        self, prompts: list[Prompt], settings: SamplingConfig, *, progress: Any
    ) -> list[tuple[np.ndarray, np.ndarray | None]]:
        """Prompts -> features (P, T, F) and hand shapes (P, T, 2) of each."""
        model = self.model
        latents, frames = self._latents(prompts, settings, progress=progress)
        x = self._finite(model.decode(latents))
        shapes = model.decode_hands(latents)
        hands = [None] * len(frames) if shapes is None else list(shapes.cpu().numpy().astype(np.int8))
        return [(clip[:, :n], h if h is None else h[:, :n]) for clip, h, n in zip(x, hands, frames, strict=True)]

    def _finite(self, features: torch.Tensor) -> np.ndarray:
        x = features.float().cpu().numpy()
        if not np.isfinite(x).all():
            raise UserError(
                f"the model '{self.model.name}' gives no finite motion: its weights are damaged or badly trained"
            )
        return x

    def _latents(
        self, prompts: list[Prompt], settings: SamplingConfig, *, progress: Any
    ) -> tuple[torch.Tensor, list[int]]:
        """Prompts -> what the denoiser makes of them (B,P,L,F), padded, and the frames of each."""
        model, fps = self.model, self.model.config.fps
        assert model.denoiser is not None  # __init__ has seen it
        frames = [round(p.seconds * fps) for p in prompts]
        lengths = [model.latent_length(n) for n in frames]
        generators = [runtime.generator(p.seed) for p in prompts]
        noise = clip_noise(generators, lengths, people=model.num_people, features=model.latent_features).to(self.device)
        identity, shared = settings.identity_guidance, None
        if any(p.text_a or p.text_b or p.person_a.known() or p.person_b.known() for p in prompts):
            shared = model.condition([(p.text, None, None) for p in prompts])
        else:
            identity = None  # nothing is told of anybody: the whole condition is the shared one
        steering = self._steering(prompts, frames)
        if steering is not None and steering.asked:
            # the people whom the same words and seed make where nothing is asked
            undirected = replace(prompts[0], constraints=FREE)
            steering.take_bones(self._latents([undirected], self.sampling(), progress=None)[0])
        cond = model.condition(
            [(p.text, p.text_a, p.text_b) for p in prompts],
            [(p.person_a.known(), p.person_b.known()) for p in prompts],
        )
        more = model.emphasised(cond)
        valid = torch.tensor(lengths, device=self.device)
        latents = sample(
            model.denoiser,
            model.in_step(noise, cond),
            cond,
            unconditional=model.condition([(None, None, None)] * len(prompts)),
            lengths=valid,
            steps=int(settings.steps),
            guidance=float(settings.guidance),
            identity_guidance=None if identity is None else float(identity),
            guidance_range=settings.guidance_range,
            partner_guidance=float(settings.partner_guidance),
            partner_range=settings.partner_range,
            shared=shared,
            late=(LATE, more),
            scheduler=settings.scheduler,
            generators=generators,
            progress=progress,
            correct=steering,
        )
        if model.refiner is not None:
            fresh = clip_noise(
                generators, lengths, people=model.num_people, features=model.refiner.config.coordinates,
                padded=latents.shape[2],
            )  # fmt: skip
            latents = model.refiner.refine(
                latents,
                fresh.to(latents),
                more.personas,
                lengths=valid,
                weight=_personal(settings) / (_personal(model.config.sampling) or 1.0),
            )
        if model.contacts is not None:
            looks = [
                clip_noise(
                    generators, lengths, people=model.num_people, features=model.contacts.config.coordinates,
                    padded=latents.shape[2],
                )
                for _ in range(model.contacts.config.looks)
            ]  # fmt: skip
            likely = model.contacts.read(latents, torch.stack(looks).to(latents), cond.vector, lengths=valid)
            free = None if steering is None else steering.free()
            latents = close(model.contacts, latents, likely, lengths=valid, free=free, joints=model.joints)
        if steering is not None:
            latents = steering.finish(latents)
        return latents, frames

    def _steering(self, prompts: list[Prompt], frames: list[int]) -> Steering | None:
        """What keeps a prompt, alone in its batch, to its constraints."""
        if not prompts[0].constraints:
            return None
        model = self.model

        def encode(x: torch.Tensor) -> torch.Tensor:
            return model.encode(x.to(self.device))

        return Steering(
            prompts[0].constraints, frames=frames[0], fps=model.config.fps, encode=encode, decode=model.decode
        )

    @staticmethod
    def _kept_to(constraints: Constraints, motion: Interaction, tidy: Any) -> Interaction:
        """The motion as near as can be to what is asked, what is kept put back exactly, and how far it is from each."""
        feet = pinned_feet(constraints, motion.num_frames, motion.fps)
        motion = met(motion, constraints, None if tidy is None else lambda one: tidy(one, pinned=feet))
        told = [{"what": miss.what, "cm": round(miss.cm, 2)} for miss in misses(motion, constraints)]
        return motion.replace(meta=motion.meta | {"constraints": told})

    def _motion(self, features: np.ndarray, hands: np.ndarray | None, prompt: Prompt) -> Interaction:
        config = self.model.config
        if config.layout == "interx":  # its rotations are of all joints, and no other part of the package solves 55
            return interx.decode(features, fps=config.fps, offsets=interx.fit_offsets(features))
        if config.layout == "humanml3d":
            motion = solve(humanml3d.decode(features, fps=config.fps))
        else:
            # joints and rotations are two predictions: the joints stand, the rotations are made to fit them
            motion = solve(interhuman.decode(fuse(features) if config.fuse else features, fps=config.fps))
            motion = motion.replace(hand_shapes=hands)
        if config.idle is None:
            return motion
        people = (prompt.person_a.known(), prompt.person_b.known())[: motion.num_people]
        return idle.add(motion, config.idle, people, seed=prompt.seed)

    def _told(self, prompt: Prompt, motion: Interaction) -> Interaction:
        """The motion with what was asked for."""
        people = motion.num_people
        texts = (prompt.text_a or "", prompt.text_b or "")[:people]
        identity = (prompt.person_a.known(), prompt.person_b.known())[:people]
        return motion.replace(text=prompt.text or "", texts=texts, identity=identity,
                              meta={"seed": prompt.seed, "model": self.model.name})  # fmt: skip


def _persona(value: str | dict[str, Any] | Persona | None) -> Persona:
    if isinstance(value, Persona):
        return value
    if isinstance(value, str):
        return Persona.parse(value)
    return ANYBODY if value is None else Persona.of(value)


def _constraints(value: Constraints | Mapping[str, Any] | str | Path | None) -> Constraints:
    if isinstance(value, Constraints):
        return value
    if isinstance(value, str | Path):
        return Constraints.load(value)
    return FREE if value is None else Constraints.of(value)


def _personal(settings: SamplingConfig) -> float:
    """The guidance weight of what is told of each person."""
    return float(settings.guidance if settings.identity_guidance is None else settings.identity_guidance)


def _batches(prompts: list[Prompt], size: int) -> list[list[Prompt]]:
    """Prompts in batches of at most `size`, in their order; one with constraints is alone."""
    found: list[list[Prompt]] = []
    for prompt in prompts:
        if prompt.constraints or not found or len(found[-1]) == size or found[-1][0].constraints:
            found.append([])
        found[-1].append(prompt)
    return found


def as_prompt(value: str | dict[str, Any] | Prompt, *, seconds: float, seed: int) -> Prompt:
    """A prompt from a sentence or from a dictionary of its fields; `seconds` and `seed` hold where it has none itself.

    Raises UserError for another field or type. What the fields hold is seen by `Prompt.check`.
    """
    if isinstance(value, Prompt):
        return value
    if isinstance(value, str):
        return Prompt(value, seconds=seconds, seed=seed)
    if isinstance(value, dict):
        try:
            people: dict[str, Any] = {k: _persona(v) for k, v in value.items() if k in ("person_a", "person_b")}
            people |= {k: _constraints(v) for k, v in value.items() if k == "constraints"}
            return Prompt(**{"seconds": seconds, "seed": seed, **value, **people})  # type: ignore[arg-type]
        except TypeError as problem:
            raise UserError(
                "a prompt has text, text_a, text_b, person_a, person_b, seconds, seed and constraints; unknown: "
                + ", ".join(str(name) for name in value if name not in Prompt.__dataclass_fields__)
            ) from problem
    raise UserError(f"a prompt is a sentence, a dictionary or a Prompt, found {type(value).__name__}")
