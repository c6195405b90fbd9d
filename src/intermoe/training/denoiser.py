"""Stage 2: the cooperative denoiser and its text head on the VAE's latents (paper sections 3.2 and 3.3), or on the features
of every frame in a preset without a VAE (InterGen).

Letters: B clips, P people, L latent frames, F latent features.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import torch
from lightning.fabric import Fabric
from torch import Tensor, nn
from torch.nn import functional as F

from intermoe.core.errors import UserError
from intermoe.core.lengths import frame_mask
from intermoe.data.batching import part, step_generator
from intermoe.data.store import Store
from intermoe.diffusion import NUM_TIMESTEPS, add_noise
from intermoe.diffusion.schedules import STUDENT
from intermoe.models.bundle import CONFIG, InterMoE, InterMoEConfig, load, load_autoencoder
from intermoe.models.denoiser import CooperativeDenoiser
from intermoe.models.presets import ModelConfig, preset
from intermoe.models.text import TextHead, drop_captions, pack_captions
from intermoe.training import losses
from intermoe.training.adopt import adopt, adopt_text, change, fits, fits_text, same_roles
from intermoe.training.clips import LATENTS, WholeClips, balance, encode, mirrors, motion_loss, open_store, reporter
from intermoe.training.config import TrainConfig
from intermoe.training.facts import FactReader, Facts, with_casts
from intermoe.training.intergen import FeatureLoss
from intermoe.training.latents import CaptionTable, FrameCorpus, LatentCorpus, vae_digest
from intermoe.training.logs import Callback
from intermoe.training.loop import Batch, Outcome, alone, earlier, fit, make_fabric
from intermoe.training.motion_loss import MotionLoss, MotionWeights, low_noise
from intermoe.training.text import text_head_of
from intermoe.training.vae import fitted_normalizer

CAPTIONS = "captions.safetensors"
CACHES = (LATENTS, CAPTIONS)  # in the run's folder


@dataclass(frozen=True, kw_only=True)
class DenoiserTrainConfig(TrainConfig):
    """Settings of `intermoe train denoiser`."""

    vae: Path = Path(
        "default-vae"
    )  # the run of `intermoe train vae`, any model folder, or the one in the package (intergen: none)
    learning_rate: float = 6e-4
    clip_norm: float = 1.0
    bias_rate: float = 0.001  # step of the expert biases (Eq. 9)
    drop_all: float = 0.1  # share of clips shown without any caption, for guidance
    drop_individual: float = 0.6  # share shown without the captions of each person
    drop_shared: float = 0.05  # share shown without the shared caption
    drop_personas: float = (
        0.15  # share shown without personas; half the others show all attributes, half each by chance
    )
    facts: float = 1.0  # weight of naming roles and statures from the text (training/facts.py); 0 = the paper's loss
    low_noise: float = (
        0.0  # share of clips that are shown with little noise, evenly over its logarithm, not over the timesteps
    )
    motion: MotionWeights = field(default_factory=MotionWeights)  # terms of a model with `components`
    text: Path | None = None  # a run of `intermoe train text` whose text head a new run starts from
    init: Path | None = None  # a model whose denoiser and text head a new run goes on from (training/adopt.py)
    validation_clips: int = 512  # clips of the validation split that are measured

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in ("bias_rate", "facts"):
            if getattr(self, name) < 0:
                raise UserError(f"{name} must not be negative, found {getattr(self, name)}")
        if self.validation_clips < 1:
            raise UserError(f"validation_clips must be at least 1, found {self.validation_clips}")
        for name in ("drop_all", "drop_individual", "drop_shared", "drop_personas", "low_noise"):
            if not 0 <= getattr(self, name) <= 1:
                raise UserError(f"{name} is a probability, found {getattr(self, name)}")
        if len(self.data) != 1:
            raise UserError("the denoiser is trained on one data folder; give --data once")


class DenoiserTask(nn.Module):
    """Latents and captions to the loss: text head and denoiser together."""

    def __init__(
        self,
        denoiser: CooperativeDenoiser,
        text: TextHead,
        *,
        motion: MotionLoss | FeatureLoss | None,
        facts: float,
        num_roles: int,
    ) -> None:
        super().__init__()
        self.denoiser, self.text, self.motion = denoiser, text, motion
        self.facts = facts if num_roles > 1 else 0.0
        self.names = bool(text.config.casts)  # the text head does
        self.reader = FactReader(text.config.width, 0 if self.names else num_roles) if self.facts else None

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        """x0, noise (B,P,L,F), timesteps (B,), lengths (B,), captions, facts, scale -> losses."""
        cond = replace(self.text(batch["captions"]), personas=batch["personas"])
        if self.names and self.training:  # what is so, not what the head makes of it: it is still learning
            roles = batch["facts"]["roles"]
            known = F.one_hot(roles.clamp(min=0), len(self.text.config.roles)) * (roles >= 0)[..., None]
            cond = replace(cond, roles=known.to(cond.vector))
        shown = None  # what validation reads, where that is not the loss
        told: dict[str, Tensor] = {}
        if self.motion is None:
            loss = losses.denoising(
                self.denoiser,
                batch["x0"],
                batch["timesteps"],
                batch["noise"],
                cond,
                lengths=batch["lengths"],
                clip_weight=losses.skip_weight(batch["timesteps"]) if self.denoiser.config.skip else None,
            )
        else:
            x0, timesteps, lengths = batch["x0"], batch["timesteps"], batch["lengths"]
            error = self.denoiser(add_noise(x0, timesteps, batch["noise"]), timesteps, cond, lengths=lengths) - x0
            loss, told = self.motion(error, x0, timesteps, frame_mask(lengths, x0.shape[2]))
            # in training the terms are divided by what they usually are, which tells nothing of how good the model is
            shown = told.get("coordinates")
        total = loss * batch["scale"] if self.training or shown is None else shown
        if self.reader is not None:
            naming, right = self.reader(cond.vector, **batch["facts"], name=getattr(self.text, "name_roles", None))
            total = total + self.facts * batch["told_scale"] * naming if self.training else total
            told |= {"naming": naming.detach(), "roles_named": right}
        return {"loss": total, **told}


class DenoiserStage:
    """Whole clips with one caption of each kind, drawn anew every time."""

    name = "denoiser"

    def __init__(
        self,
        config: DenoiserTrainConfig,
        model: InterMoE,
        latents: LatentCorpus | FrameCorpus,
        table: CaptionTable,
        store: Store,
        source: str,
    ) -> None:
        self.source = source  # digest of the VAE
        self.config, self.model, self.latents, self.table = config, model, latents, table
        self.clips = WholeClips(store, latents, batch_size=config.batch_size, seed=config.seed)
        self.facts = Facts(store.clips)
        assert model.denoiser is not None and isinstance(model.text, TextHead)
        motion: MotionLoss | FeatureLoss | None = (
            FeatureLoss(model.normalizer)
            if model.vae is None
            else motion_loss(latents, config.motion, model.denoiser.config)
        )
        self._by_frame = not isinstance(motion, MotionLoss)  # the loss is a mean over frames, not over clips
        self.task = DenoiserTask(
            model.denoiser, model.text, motion=motion, facts=config.facts, num_roles=len(self.facts.names)
        )

    def batch(self, step: int, rank: int, world: int) -> Batch:
        config = self.config
        draw = step_generator(config.seed, step)
        rows = self.clips.draw(step, draw)
        # for the whole batch at once: a batch of short texts takes half the time of a mixed one
        individual = float(torch.rand((), generator=draw) < config.drop_individual)
        captions = [
            drop_captions(
                self.table.draw(row, draw), draw,
                all_captions=config.drop_all, shared=config.drop_shared, individual=individual,
            )
            for row in rows.tolist()
        ]  # fmt: skip
        timesteps = torch.randint(NUM_TIMESTEPS, (len(rows),), generator=draw)
        if config.low_noise:
            few = torch.rand(len(rows), generator=draw) < config.low_noise
            timesteps = torch.where(few, low_noise(torch.rand(len(rows), generator=draw)), timesteps)
        return self._batch(rows, captions, timesteps, draw, rank, world)

    def validation(self, rank: int, world: int) -> Iterator[tuple[Batch, float]]:
        for first, chunk in self.clips.held_out(self.config.validation_clips, 64):
            timesteps = (torch.arange(len(chunk)) * 619 + 13) % NUM_TIMESTEPS  # spread, and always the same
            captions = [self.table.first(row) for row in chunk.tolist()]
            draw = step_generator(0, first, stream=1)
            if len(chunk[rank::world]):
                batch = self._batch(chunk, captions, timesteps, draw, rank, world)
                weight = batch["lengths"].sum() if self._by_frame else len(batch["lengths"])
                yield batch | {"scale": torch.ones(())}, float(weight)

    def _batch(
        self,
        rows: Tensor,
        captions: list[list[Tensor | None]],
        timesteps: Tensor,
        draw: torch.Generator,
        rank: int,
        world: int,
    ) -> Batch:
        """The part of one process."""
        lengths, noise = self.clips.lengths[rows], self.clips.noise(rows, self.model, draw)
        mine = part(lengths, rank, world)
        told = torch.tensor([any(caption is not None for caption in clip) for clip in captions])
        # the paper's loss is a mean over frames, that of the motion one over clips
        share = mine.sum() / lengths.sum() if self._by_frame else torch.tensor(len(mine) / len(rows))
        assert isinstance(self.model.text, TextHead)
        return {
            "x0": self.latents.batch(part(rows, rank, world), noise.shape[2]),
            "noise": part(noise, rank, world),
            "timesteps": part(timesteps, rank, world),
            "lengths": mine,
            "personas": part(self.clips.told(rows, draw, drop=self.config.drop_personas), rank, world),
            "captions": pack_captions(captions[rank::world], features=self.model.text.config.features),
            "facts": self.facts.of(part(rows, rank, world) % self.latents.num_clips, part(told, rank, world)),
            "told_scale": part(told, rank, world).sum() * world / told.sum().clamp(min=1),
            "scale": share * world,  # the mean of the processes' means, so weighted, is that of the whole batch
        }

    def after_step(self, fabric: Fabric) -> None:
        balance(self.task.denoiser, self.task.motion, self.config.bias_rate, fabric)

    def export(self, folder: Path, trained: Mapping[str, Any]) -> None:
        config = self.model.config
        self.model.config = replace(config, trained={**config.trained, "denoiser": dict(trained)})
        self.model.save(folder, storage=self.config.storage)


@alone
def train_denoiser(config: DenoiserTrainConfig, callback: Callback | None = None) -> Outcome:
    """Train the denoiser on a data folder and a trained VAE; see `fit` for what it raises."""
    fabric = make_fabric(config)
    return fit(denoiser_stage(config, fabric, callback or Callback()), config, fabric, callback)


def denoiser_stage(config: DenoiserTrainConfig, fabric: Fabric, callback: Callback) -> DenoiserStage:
    """Encode the corpus (rank 0 first, the others read what it wrote) and build the model."""
    store = open_store(config)
    encoded = _encoder(config, store)
    sizes = _sizes(config, encoded, store)
    source = vae_digest(encoded)
    earlier(config, DenoiserStage.name, source)  # refused before minutes go into encoding, and before its files change
    started, named = _started_from(config, sizes), _text_from(config, sizes)
    # coordinates that were fitted anew might differ from those that the weights know
    like = started if started is not None and (_resumed(config) or vae_digest(started) == source) else None
    report, mirror = reporter(fabric, callback), mirrors(config, store)
    latents: LatentCorpus | FrameCorpus
    with fabric.rank_zero_first():
        if encoded.vae is None:
            latents = FrameCorpus(store, encoded.normalizer, mirror=mirror)
        else:
            latents = encode(config, store, encoded, sizes.denoiser, like=like, fabric=fabric, report=report)
        table = CaptionTable(store.clips, sizes.text, mirror=mirror, cache=config.output / CAPTIONS, report=report)
    torch.manual_seed(config.seed)
    fuse = sizes.denoiser.components > 0
    chosen: dict[str, Any] = {}
    parts: dict[str, Any] = {"denoiser": sizes.denoiser, "text": sizes.text}
    kept: list[str] = []
    if started is not None:  # chosen for those weights
        chosen |= {"emphasis": started.config.emphasis, "in_step": started.config.in_step, "idle": started.config.idle}
        if started.config.sampling.scheduler != STUDENT:
            chosen["sampling"] = started.config.sampling
        kept = _kept(started, sizes, same=like is not None, named=named is not None)
        parts |= {name: getattr(started.config, name) for name in kept}
    model = InterMoE(replace(encoded.config, name=config.preset, fuse=fuse, **chosen, **parts))  # type: ignore[arg-type]
    model.take_autoencoder(encoded)
    if started is not None:
        for name in kept:
            getattr(model, name).load_state_dict(getattr(started, name).state_dict())
        told = started.config.trained
        known_of = {name: told[name] for name in (*kept, "idle") if name in told}
        model.config = replace(model.config, trained={**model.config.trained, **known_of})
    if isinstance(latents, LatentCorpus):
        model.latent_mean.copy_(latents.mean)
        model.latent_std.copy_(latents.std)
    if latents.basis is not None:
        model.latent_project.copy_(latents.basis.project)
        model.latent_expand.copy_(latents.basis.expand)
    if started is not None:  # a resumed run takes its checkpoint's weights over these
        assert model.denoiser is not None and started.denoiser is not None
        known = like is not None or not isinstance(latents, LatentCorpus)
        adopt(model.denoiser, started.denoiser, None if known else change(started, store, latents))  # type: ignore[arg-type]
        if started.text is not None and fits_text(started.config.text, sizes.text):
            adopt_text(model.text, started.text)
    if named is not None:
        adopt_text(model.text, named)
    return DenoiserStage(config, model, latents, table, store, source)


def _kept(started: InterMoE, sizes: ModelConfig, *, same: bool, named: bool) -> list[str]:
    """Which of the parts that were added to `started` go along: they learnt from real latents, in the `same` coordinates, and the
    contact reader from what the text head says, which another head (`named`) says otherwise."""
    of, text = sizes.denoiser, sizes.text
    goes = []
    for name in ("refiner", "contacts"):
        has = getattr(started.config, name)
        if has is None or not same or of is None or (has.coordinates, has.hands) != (of.components, of.hand_channels):
            continue
        if name == "refiner" or (not named and fits_text(started.config.text, text) and has.text == text.width):  # type: ignore[union-attr]
            goes.append(name)
    return goes


def _resumed(config: DenoiserTrainConfig) -> bool:
    """Whether the run's folder already holds a model."""
    return (config.output / "model" / CONFIG).is_file()


def _started_from(config: DenoiserTrainConfig, sizes: ModelConfig) -> InterMoE | None:
    """The model whose weights the run goes on from: its own folder's, else `init`, else none.

    UserError where its weights do not fit.
    """
    folder = config.output / "model" if _resumed(config) else config.init
    if folder is None:
        return None
    other = load(folder)
    if other.denoiser is None:
        if _resumed(config):
            raise UserError(f"{config.output} already holds a model without a denoiser; name another folder.")
        raise UserError(f"{folder} has no denoiser; --init takes a model that `intermoe train denoiser` made.")
    if not fits(other.config.denoiser, sizes.denoiser):  # type: ignore[arg-type]
        raise UserError(f"{folder} has a denoiser of other sizes; start from a model of the preset {config.preset}.")
    if known := getattr(other.config.text, "roles", ()):  # its weights stand for these roles, in their order
        same_roles(folder, known, getattr(sizes.text, "roles", ()))
    return other


def _text_from(config: DenoiserTrainConfig, sizes: ModelConfig) -> nn.Module | None:
    """The text head that a new run goes on from, if it was given one; UserError where its sizes differ."""
    if config.text is None or _resumed(config):
        return None
    return text_head_of(config.text, sizes)


def _encoder(config: DenoiserTrainConfig, store: Store) -> InterMoE:
    """What makes of motion that which is denoised: the VAE alone (its latents, no coordinates), or a normaliser where the
    preset has no VAE. UserError where it is of other motion than the store."""
    if preset(config.preset).vae is None:
        if (layout := store.head["layout"]) != "interhuman":
            raise UserError(
                f"preset {config.preset} denoises features of the layout interhuman; {store.path} has {layout}."
            )
        made = InterMoE(InterMoEConfig(name=config.preset, fps=store.fps, vae=None))
        made.normalizer = fitted_normalizer([store], relative=False)
        return made
    encoded = load_autoencoder(config.vae)
    for what, has, wanted in (
        ("frames a second", encoded.config.fps, store.fps),
        ("feature layout", encoded.config.layout, store.head["layout"]),
    ):
        if has != wanted:
            raise UserError(
                f"{store.path} and the VAE {config.vae} differ in {what}: {wanted} in the data, {has} there; train a VAE on "
                "data of that kind (`intermoe train vae`)."
            )
    return encoded


def _sizes(config: DenoiserTrainConfig, encoded: InterMoE, store: Store) -> ModelConfig:
    """The preset's sizes, if they fit the VAE and the text encoder that is here, for the store's people."""
    sizes = with_casts(preset(config.preset), store)
    if (
        sizes.text.encoder != "minilm"
    ):  # CLIP's weights are not here; the head reads MiniLM's tokens at the preset's width
        sizes = replace(sizes, text=replace(sizes.text, encoder="minilm", features=384))
    if encoded.config.vae is not None and sizes.denoiser.latent_channels != encoded.config.vae.channels:
        raise UserError(
            f"The VAE {config.vae} has {encoded.config.vae.channels} channels, and preset {config.preset} is for "
            f"{sizes.denoiser.latent_channels}; use the preset that the VAE was trained with."
        )
    people, denoiser = store.layout.people, sizes.denoiser
    if (
        store.head["layout"] != "interhuman"
    ):  # coordinates and hand channels, and the loss in metres, know 22 joints of two
        denoiser = replace(denoiser, components=0, hands=False)
    return replace(sizes, denoiser=replace(denoiser, num_people=people), text=replace(sizes.text, people=people))
