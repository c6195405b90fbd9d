"""The model folder: config.json + model.safetensors, all parts of a model that turns text into motion.

`InterMoE` holds them as one module and is a Hugging Face hub model (`save_pretrained`, `from_pretrained`, ...).
A folder that the VAE's training wrote has no denoiser yet.
Letters: B clips, P people, T frames, L latent frames, F = latent joints * channels, K coordinates. A model without an
autoencoder denoises the standardised features: L = T, F = theirs.
"""

from __future__ import annotations

import dataclasses
import difflib
import json
import numbers
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from huggingface_hub import PyTorchModelHubMixin, snapshot_download
from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from intermoe.core import config as configuration
from intermoe.core import persona
from intermoe.core.errors import UserError, unknown
from intermoe.core.files import atomic_write, write_tensors
from intermoe.core.lengths import STRIDE, latent_length
from intermoe.diffusion.schedules import NUM_TIMESTEPS, SCHEDULERS, STUDENT, check_student
from intermoe.models.condition import Condition
from intermoe.models.contacts import ContactReader, ContactsConfig
from intermoe.models.denoiser import CooperativeDenoiser, DenoiserConfig
from intermoe.models.refiner import Refiner, RefinerConfig
from intermoe.models.text import SentenceHead, TextConfig, TextHead, minilm_features, pack_captions, text_head
from intermoe.models.vae import CausalSkeletalVAE, VAEConfig, by_joint, flat
from intermoe.motion import interhuman
from intermoe.motion.idle import IdleConfig
from intermoe.motion.layouts import features_of
from intermoe.motion.normalize import Normalizer
from intermoe.skeleton.pooling import LATENT_JOINTS

CONFIG, WEIGHTS = "config.json", "model.safetensors"
FORMAT = 1
WEIGHTS_INSIDE = Path(__file__).parents[1] / "weights"
SHIPPED = {
    "default": WEIGHTS_INSIDE / "base",
    "default-vae": WEIGHTS_INSIDE / "vae",
    "default-student": WEIGHTS_INSIDE / "student",
    "default-evaluator": WEIGHTS_INSIDE / "evaluator",
}  # names of what the package carries
MAX_GUIDANCE = 100.0  # far beyond what makes motion
# six steps of UniPC go astray with a weight of 4 (who was asked to be 1.90 m came out at 1.71), fifteen do not
STRONG, CAREFUL = 3.0, 15
LATE = 700  # timestep from which more is told of personas than is asked: where hands meet is settled before
# int8: matrices in 8 bits with one scale a row, the rest in half precision
STORAGES = {"float32": torch.float32, "float16": torch.float16, "int8": torch.float16}
_SCALE = "/scale"  # behind a matrix's name: no module's name has a slash
_COARSE = re.compile(r"contacts\.")  # yes or no is asked of it: 8 bits do, also where the rest is in half precision
# small, and read as metres or held against a threshold: never stored in half precision
_EXACT = re.compile(r"normalizer\.|latent_|refiner\.unit$|contacts\.(unit|joints_map|joints_offset)$|.*\.expert_bias$")

Captions = tuple[str | None, str | None, str | None]  # shared, person 0's, person 1's


@dataclass(frozen=True)
class SamplingConfig:
    """How the model is sampled where nobody says otherwise."""

    scheduler: str = "unipc"
    steps: int = 15
    guidance: float = 3.5  # of the shared sentence
    identity_guidance: float | None = None  # of what is told of each person; None = `guidance`
    guidance_range: tuple[int, int] = (0, NUM_TIMESTEPS - 1)  # first and last timestep at which there is guidance
    partner_guidance: float = 0.0  # of what attention to the partner changes; 0 = none
    partner_range: tuple[int, int] = (0, NUM_TIMESTEPS - 1)  # first and last timestep at which there is that

    def __post_init__(self) -> None:
        if self.scheduler not in (*SCHEDULERS, STUDENT):
            raise unknown("scheduler", self.scheduler, SCHEDULERS)
        whole = isinstance(self.steps, numbers.Integral) and not isinstance(self.steps, bool)
        if not (whole and 1 <= self.steps <= NUM_TIMESTEPS):
            raise UserError(f"steps must be a whole number from 1 to {NUM_TIMESTEPS}, found {self.steps!r}")
        for name in ("guidance_range", "partner_range"):
            low, high = getattr(self, name)
            if not 0 <= low <= high < NUM_TIMESTEPS:
                raise UserError(f"{name} lies within 0 and {NUM_TIMESTEPS - 1}, low to high, found {low} to {high}")
        for name, none in (("guidance", 1), ("identity_guidance", 1), ("partner_guidance", 0)):
            weight = getattr(self, name)
            if name == "identity_guidance" and weight is None:
                continue
            if not (isinstance(weight, numbers.Real) and abs(weight) <= MAX_GUIDANCE):  # type: ignore[operator]
                raise UserError(
                    f"{name} must be a number from -{MAX_GUIDANCE:g} to {MAX_GUIDANCE:g}, found {weight!r:.60}"
                )
            if self.scheduler == STUDENT and weight != none:
                raise UserError(
                    f"a student has its guidance folded in and takes none, found {name} {weight:g}; leave {name} out, or name "
                    "the model that it was distilled from"
                )
        if self.scheduler == STUDENT:
            check_student(self.steps)


@dataclass(frozen=True)
class InterMoEConfig:
    """What config.json says."""

    name: str = "base"
    fps: float = 30.0  # of the motion it was trained on
    vae: VAEConfig | None = field(default_factory=VAEConfig)  # None: features themselves are denoised (InterGen)
    denoiser: DenoiserConfig | None = None
    text: TextConfig | None = None
    refiner: RefinerConfig | None = None  # makes details anew after sampling (models/refiner.py)
    contacts: ContactsConfig | None = None  # says what hands touch (models/contacts.py)
    idle: IdleConfig | None = None  # how people move who do nothing, by their manner (motion/idle.py)
    relative: bool = False  # the normaliser takes joints relative to the pelvis
    fuse: bool = False  # joints follow the predicted velocities, too (motion/fusion.py)
    sampling: SamplingConfig = field(default_factory=SamplingConfig)
    # of a persona: factor on how far an attribute lies from the mean, where motion shows less of it than is told
    emphasis: dict[str, float] = field(default_factory=dict)
    # of a role: correlation of the two people's noise where both have such a role, who would else fall out of step
    in_step: dict[str, float] = field(default_factory=dict)
    trained: dict[str, Any] = field(default_factory=dict)  # how each stage was trained: steps, minutes, losses
    format: int = FORMAT

    def __post_init__(self) -> None:
        if not 0 < self.fps <= 1000:
            raise UserError(f"fps must be above 0 and at most 1000, found {self.fps:g}")
        for name, factor in self.emphasis.items():
            if name not in persona.MANNER:
                raise unknown("attribute in emphasis", name, persona.MANNER)
            if isinstance(factor, bool) or not (isinstance(factor, numbers.Real) and 0 < factor <= 10):
                raise UserError(f"emphasis of {name} must be a number above 0 and up to 10, found {factor!r:.60}")
        if self.in_step and (self.text is None or not self.text.casts):
            raise UserError("in_step needs a text head that names roles; leave it out")
        for role, alike in self.in_step.items():
            if role not in self.text.roles:  # type: ignore[union-attr]
                raise unknown("role in in_step", role, self.text.roles)  # type: ignore[union-attr]
            if isinstance(alike, bool) or not (isinstance(alike, numbers.Real) and 0 <= alike <= 1):
                raise UserError(f"in_step of '{role}' must be a number from 0 to 1, found {alike!r:.60}")

    @property
    def layout(self) -> str:
        """Name of the feature layout of its motion."""
        return "interhuman" if self.vae is None else self.vae.layout

    def sampled(self, **given: Any) -> SamplingConfig:
        """Its own steps, scheduler and guidance weights where `given` is None; UserError for what cannot be used.

        A given weight above `STRONG` takes at least `CAREFUL` steps, unless they are given.
        """
        asked = given.get("scheduler") or self.sampling.scheduler
        if asked != self.sampling.scheduler and STUDENT in (asked, self.sampling.scheduler):
            raise UserError(
                f"the model '{self.name}' is sampled with the scheduler {self.sampling.scheduler}, not {asked}: a student "
                "(`intermoe train student`) has one of its own, which no other model takes; leave the scheduler out"
            )
        asked_for = {name: v for name, v in given.items() if v is not None}
        sampled = dataclasses.replace(self.sampling, **asked_for)
        strong = any(abs(asked_for.get(name, 0.0)) > STRONG for name in ("guidance", "identity_guidance"))
        if strong and asked != STUDENT and "steps" not in asked_for:
            return dataclasses.replace(sampled, steps=max(sampled.steps, CAREFUL))
        return sampled


class InterMoE(nn.Module, PyTorchModelHubMixin, library_name="intermoe"):
    """The parts of one model. Without a denoiser (after stage 1) only `encode` and `decode` work."""

    latent_mean: Tensor  # (F,) of the VAE's latents over the training split
    latent_std: Tensor  # (F,)
    latent_project: Tensor  # (F,K) standardised latents -> the coordinates that are denoised, and back:
    latent_expand: Tensor  # (K,F); both only where the denoiser has `components`

    def __init__(self, config: InterMoEConfig) -> None:
        super().__init__()
        self.config = config
        self.vae = None if config.vae is None else CausalSkeletalVAE(config.vae)
        self.normalizer = Normalizer(relative=config.relative, layout=features_of(config.layout))
        self.denoiser = None if config.denoiser is None else CooperativeDenoiser(config.denoiser)
        self.text = None if config.text is None else text_head(config.text)
        self.refiner = None if config.refiner is None else Refiner(config.refiner)
        self.contacts = None if config.contacts is None else ContactReader(config.contacts)
        width = self.normalizer.layout.width if config.vae is None else LATENT_JOINTS * config.vae.channels
        self.register_buffer("latent_mean", torch.zeros(width))
        self.register_buffer("latent_std", torch.ones(width))
        if components := self._components:
            self.register_buffer("latent_project", torch.eye(width, components))
            self.register_buffer("latent_expand", torch.eye(components, width))
        self._encoder: Any = (
            None  # the frozen text encoder, made when it is first needed; its weights are not ours to save
        )

    @property
    def name(self) -> str:
        return self.config.name

    @property
    def _components(self) -> int:
        return 0 if self.config.denoiser is None else self.config.denoiser.components

    @property
    def latent_features(self) -> int:
        """Width of what is denoised: K coordinates, or all F latent features, and behind them H hand channels."""
        return (self._components or len(self.latent_mean)) + self._hands

    @property
    def _hands(self) -> int:
        return 0 if self.config.denoiser is None else self.config.denoiser.hand_channels

    @property
    def num_people(self) -> int:
        """P of the motion that the denoiser makes."""
        return 2 if self.config.denoiser is None else self.config.denoiser.num_people

    def latent_length(self, frames: int) -> int:
        """L of a motion of so many frames."""
        return frames if self.vae is None else latent_length(frames)

    def take_autoencoder(self, other: InterMoE) -> None:
        """Copy another model's autoencoder and normaliser, which are of the same sizes."""
        if self.vae is not None and other.vae is not None:
            self.vae.load_state_dict(other.vae.state_dict(), strict=True)
        self.normalizer.load_state_dict(other.normalizer.state_dict(), strict=True)

    def encode(self, motion: Tensor) -> Tensor:
        """Features (...,T,F) -> what is denoised (...,L,K or F): the posterior's mean, standardised, in coordinates;
        without hand channels."""
        normalised = self.normalizer.normalize(motion)
        if self.vae is None:
            return normalised
        return self._standardise(self.vae.encode(by_joint(normalised, self.config.layout)).mean)

    def decode(self, latents: Tensor, num_frames: int | None = None) -> Tensor:
        """The inverse of `encode`: (...,L,K or F) -> features (...,4L,F), cut to `num_frames` if given. Hand channels
        behind them are passed over.
        """
        latents = latents[..., : self._components or len(self.latent_mean)]
        if self.vae is None:
            return self.normalizer.restore(latents)[..., :num_frames, :]
        return self.normalizer.restore(flat(self.vae.decode(self._restore(latents), num_frames), self.config.layout))

    def joints(self, latents: Tensor) -> Tensor:
        """Decoded joints in the middle of each latent frame (...,L,22,3), metres; of models of two people of 22 joints."""
        x = self.decode(latents)[..., interhuman.BLOCKS["position"].slice]
        middle = x.unflatten(-2, (-1, STRIDE))[..., STRIDE // 2 - 1 : STRIDE // 2 + 1, :].mean(-2)
        return middle.unflatten(-1, (-1, 3))

    def stream(self, latents: Tensor, *, frames: int = STRIDE) -> Iterator[Tensor]:
        """What `decode` gives in pieces of `frames` (rounded up to whole latents), as they are asked for."""
        if self.vae is None:
            yield from self.decode(latents).split(frames, dim=-2)
            return
        z = self._restore(latents[..., : self._components or len(self.latent_mean)])
        for piece in self.vae.stream(z, latents=latent_length(frames)):
            yield self.normalizer.restore(flat(piece, self.config.layout))

    def decode_hands(self, latents: Tensor) -> Tensor | None:
        """Hand channels (...,L,K+H) -> hand shapes (...,4L,2), numbers of skeleton.hands.SHAPES; None without them."""
        if not self._hands:
            return None
        scores = latents[..., -self._hands :].unflatten(-1, (2, -1))  # (...,L,2,shapes)
        return scores.argmax(-1).repeat_interleave(STRIDE, dim=-2)

    def in_coordinates(self, z: Tensor) -> Tensor:
        """The VAE's latents (...,L,7,C) as far as the denoised coordinates can say them: itself where there are none."""
        return self._restore(self._standardise(z)) if self._components else z

    def _standardise(self, z: Tensor) -> Tensor:
        """The VAE's latents (...,L,7,C) -> what is denoised (...,L,K or F)."""
        latents = (z.flatten(-2) - self.latent_mean.to(z.device)) / self.latent_std.to(z.device)
        return latents @ self.latent_project.to(z.device) if self._components else latents

    def _restore(self, latents: Tensor) -> Tensor:
        """The inverse of `_standardise`."""
        latents = latents @ self.latent_expand.to(latents.device) if self._components else latents
        return (latents * self.latent_std.to(latents.device) + self.latent_mean.to(latents.device)).unflatten(
            -1, (LATENT_JOINTS, -1)
        )

    def condition(
        self, captions: Sequence[Captions], personas: Sequence[Sequence[Mapping[str, Any]]] | None = None
    ) -> Condition:
        """(shared, person 0's, person 1's) captions of B clips, None where there is none, and what is asked of each
        person -> the Condition. A model of one person reads what concerns the first.
        """
        condition = self._read(captions)
        if personas is None or self.config.denoiser is None or not self.config.denoiser.personas:
            return condition
        vectors = torch.from_numpy(
            np.stack([np.stack([persona.vector(p) for p in pair[: self.num_people]]) for pair in personas])
        )
        return dataclasses.replace(condition, personas=vectors.to(condition.vector))

    def emphasised(self, condition: Condition) -> Condition:
        """The same with more told of the personas, where this model's motion shows less of them (`InterMoEConfig.emphasis`)."""
        if condition.personas is None or not self.config.emphasis:
            return condition
        told = condition.personas.cpu().numpy()
        more = persona.emphasised(told, self.config.emphasis)
        if (more == told).all():
            return condition
        return dataclasses.replace(condition, personas=torch.from_numpy(more).to(condition.personas))

    def in_step(self, noise: Tensor, condition: Condition) -> Tensor:
        """The noise (B,P,L,F) that sampling starts from, alike for people who do one thing side by side (`InterMoEConfig.in_step`):
        the others' is r * person 0's + sqrt(1 - r^2) * their own. Each person's by itself is what it was: standard normal."""
        if condition.roles is None or not self.config.in_step:
            return noise
        assert self.config.text is not None
        known = torch.tensor([self.config.in_step.get(role, 0.0) for role in self.config.text.roles])
        r = (condition.roles @ known.to(condition.roles)).amin(-1).to(noise)[:, None, None, None]
        return torch.cat((noise[:, :1], r * noise[:, :1] + (1.0 - r**2).sqrt() * noise[:, 1:]), dim=1)

    def _read(self, captions: Sequence[Captions]) -> Condition:
        if isinstance(self.text, SentenceHead):  # the paper's: one sentence about both
            return self.text.condition([shared or " ".join(t for t in own if t) or None for shared, *own in captions])
        if not isinstance(self.text, TextHead):
            raise UserError(f"The model '{self.name}' has no text head for captions; use a trained model folder.")
        texts = sorted({text for clip in captions for text in clip if text})
        tokens = dict(zip(texts, self.encoder().encode(texts), strict=True)) if texts else {}
        encoded = [[tokens[text] if text else None for text in clip] for clip in captions]
        told = self._told(encoded)
        full = [clip for clip, each in enumerate(captions) if all(each)]
        if full and told.roles is not None:
            # a sentence that is misread is set right by the two that are about one person each
            own = self._told([[None, *encoded[clip][1:]] for clip in full])
            scores = self.text.cast_scores(told.vector[full]) + self.text.cast_scores(own.vector)
            roles = told.roles.clone()
            roles[full] = self.text.likeliest(scores).to(roles)
            told = dataclasses.replace(told, roles=roles)
        return told

    def _told(self, encoded: Sequence[Sequence[Tensor | None]]) -> Condition:
        assert isinstance(self.text, TextHead)
        packed = pack_captions(encoded, features=self.text.config.features)
        told: Condition = self.text(packed.to(self.latent_mean.device))
        return told

    def encoder(self) -> Any:
        """The frozen text encoder (`encode(texts)` -> token features of each)."""
        if self._encoder is None:
            assert self.config.text is not None  # nobody else asks for captions
            self._encoder = minilm_features(self.config.text)
        return self._encoder

    def save(self, folder: str | os.PathLike[str], *, storage: str = "float32") -> Path:
        """Write the model folder. `storage` float16 halves the weights, int8 quarters them; statistics stay exact.

        Raises UserError when the folder cannot be written.
        """
        folder = Path(folder)
        save_weights(self, folder / WEIGHTS, storage=storage)
        with atomic_write(folder / CONFIG) as temporary:
            temporary.write_text(json.dumps(configuration.to_dict(self.config), indent=2) + "\n", encoding="utf-8")
        return folder

    def _save_pretrained(self, save_directory: Path) -> None:
        self.save(save_directory)

    @classmethod
    def _from_pretrained(cls, *, model_id: str, **options: Any) -> InterMoE:
        known = ("revision", "cache_dir", "force_download", "local_files_only", "token")
        return load(model_id, **{name: options[name] for name in known if name in options})


def load(path_or_id: str | os.PathLike[str], **hub_options: Any) -> InterMoE:
    """The model of a folder, of a hub repository (`owner/name`), or inside the package (`default`, or `default-vae`, which
    has no denoiser); in evaluation mode, in float32.

    Raises UserError where there is none, where a file is damaged, and where weights are missing or unexpected, by name.
    """
    folder = model_folder(path_or_id, **hub_options)
    model = InterMoE(read_config(folder))
    load_weights(model, folder / WEIGHTS)
    return model.eval()


def read_config(folder: Path) -> InterMoEConfig:
    """What the config.json of a model folder says. UserError where it is damaged, of a newer format, or no model's."""
    try:
        values = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UserError(f"{folder / CONFIG} cannot be read ({error}); the model folder is damaged.") from error
    version = values.get("format") if isinstance(values, dict) else None
    if isinstance(version, int) and version > FORMAT:
        raise UserError(f"{folder} is of format {version}; this intermoe reads up to {FORMAT}: upgrade it.")
    if isinstance(values, dict) and (kind := values.get("kind")):  # an evaluator's folder looks like a model's
        raise UserError(
            f"{folder} holds a {str(kind).replace('_', ' ')}, not a model that makes motion; name a model folder."
        )
    return configuration.from_dict(InterMoEConfig, values, where=str(folder / CONFIG))


def save_weights(module: nn.Module, path: Path, *, storage: str) -> None:
    """Write a module's weights as safetensors, in half precision or 8 bits where `storage` says so; statistics stay
    exact.
    """
    weights: dict[str, Tensor] = {}
    for name, tensor in module.state_dict().items():
        tensor = tensor.detach().cpu()
        exact = bool(_EXACT.match(name))
        eight = storage == "int8" or (storage == "float16" and bool(_COARSE.match(name)))
        if eight and tensor.is_floating_point() and tensor.ndim > 1 and not exact:
            scale = tensor.abs().amax(-1, keepdim=True).float().clamp(min=torch.finfo(torch.float16).tiny) / 127
            weights[name], weights[name + _SCALE] = (tensor / scale).round().to(torch.int8).contiguous(), scale
        elif tensor.is_floating_point():
            weights[name] = tensor.to(torch.float32 if exact else STORAGES[storage]).contiguous()
        else:
            weights[name] = tensor.contiguous()
    write_tensors(path, weights, {"format": "pt"})


def load_weights(module: nn.Module, path: Path) -> None:
    """Fill a module from a safetensors file, every weight and no other; UserError names what does not fit."""
    try:
        weights = load_file(path)
    except FileNotFoundError as error:
        raise UserError(f"{path} is missing: fetch or train the model anew.") from error
    except (OSError, SafetensorError, ValueError) as error:
        raise UserError(
            f"{path} cannot be read as weights ({error}); it is damaged or cut off: fetch or train the model anew."
        ) from error
    for name in [name for name in weights if name + _SCALE in weights]:
        scale = weights.pop(name + _SCALE)
        if scale.shape != (*weights[name].shape[:-1], 1):
            raise UserError(f"{path} is damaged: {name} and its scales do not fit each other; fetch it anew.")
        weights[name] = weights[name].float() * scale
    wanted = module.state_dict()
    missing, unexpected = sorted(wanted.keys() - weights.keys()), sorted(weights.keys() - wanted.keys())
    if missing or unexpected:
        raise UserError(
            f"{path} does not fit its config.json: {_names('missing', missing)}{_names('unexpected', unexpected)}"
        )
    for name, tensor in weights.items():
        if tensor.shape != wanted[name].shape:
            raise UserError(
                f"{path} does not fit its config.json: "
                f"{name} is {tuple(tensor.shape)}, not {tuple(wanted[name].shape)}."
            )
    module.load_state_dict({name: tensor.to(wanted[name].dtype) for name, tensor in weights.items()}, strict=True)


def load_autoencoder(path_or_id: str | os.PathLike[str]) -> InterMoE:
    """`load`, for a model's autoencoder alone: its configuration says nothing of words, of a denoiser and its coordinates, or of
    what was added to it and chosen for it."""
    model = load(path_or_id)
    alone: dict[str, Any] = {
        "denoiser": None,
        "text": None,
        "refiner": None,
        "contacts": None,
        "idle": None,
        "emphasis": {},
        "in_step": {},
        "sampling": SamplingConfig(),
        "trained": {name: told for name, told in model.config.trained.items() if name in ("before", "vae", "decoder")},
    }
    model.config = dataclasses.replace(model.config, **alone)
    return model


def model_folder(path_or_id: str | os.PathLike[str], **hub_options: Any) -> Path:
    """The folder with config.json: itself, its `model` (of a training run), or what the hub has."""
    if not isinstance(path_or_id, str | os.PathLike) or not str(path_or_id).strip():
        raise UserError(f"A model is `default`, a folder or a hub repository (owner/name), found {path_or_id!r}.")
    path = Path(SHIPPED.get(str(path_or_id), path_or_id))
    for folder in (path, path / "model"):
        if (folder / CONFIG).is_file():
            return folder
    if str(path_or_id) in SHIPPED:
        raise UserError(
            f"This installation has no '{path_or_id}' ({path} has no {CONFIG}): name the folder of a training run, or "
            "install a version of intermoe that carries it."
        )
    if path.exists() or str(path_or_id).count("/") != 1 or str(path_or_id).startswith((".", "~")):
        near = [] if path.exists() else difflib.get_close_matches(str(path_or_id), SHIPPED, n=1)
        raise UserError(
            f"{path_or_id} is not a model folder: {f'it has no {CONFIG}' if path.exists() else 'it does not exist'}. "
            + (f"Did you mean '{near[0]}'?" if near else "A training run and `import-reference` write one.")
        )
    try:
        return Path(snapshot_download(str(path_or_id), allow_patterns=[CONFIG, WEIGHTS], **hub_options))
    except HFValidationError as error:
        raise UserError(
            f"There is no model folder {path_or_id}, and it cannot be the name of a hub repository."
        ) from error
    except (HfHubHTTPError, LocalEntryNotFoundError, OSError) as error:
        raise UserError(
            f"There is no model folder {path_or_id}, and the hub did not give it ({type(error).__name__})."
        ) from error


def _names(kind: str, names: list[str]) -> str:
    if not names:
        return ""
    more = f" and {len(names) - 8} more" if len(names) > 8 else ""
    return f"{kind} {', '.join(names[:8])}{more}. "
