"""What the denoiser is trained on, made once: the latents of every clip (and its mirror image), its captions' features.

Both are kept beside the run, so that resuming it does not make them again.
Letters: N clips, P people, T frames, L latent frames, F latent features.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np
import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor
from torch.nn import functional as F

from intermoe.core import runtime
from intermoe.core.files import write_tensors
from intermoe.core.lengths import STRIDE, latent_length
from intermoe.data.batching import mirror_of
from intermoe.data.duets.language.mirror import mirror_text
from intermoe.data.duets.language.order import first_in_order
from intermoe.data.store import Clip, Store
from intermoe.models.bundle import InterMoE
from intermoe.models.text import TextConfig, minilm_features
from intermoe.motion.normalize import Normalizer
from intermoe.skeleton.hands import SHAPES
from intermoe.training import basis

Report = Callable[[str, int, int], None]
_BASIS = tuple(part.name for part in fields(basis.Basis))
BASIS_CLIPS = 1000  # training clips that the coordinates are fitted to
HAND_SIZE = (
    0.6  # a hand shape's channel is this much above the others; their root mean square is then that of coordinates
)
SMALLEST = 0.1  # least deviation of a latent feature, of their mean: a dead channel must not be blown up


class LatentCorpus:
    """Latents of a store's clips in coordinates that suit diffusion (basis.py); clip i is row i, and its mirror image
    row i + N where there are any.
    """

    def __init__(
        self,
        store: Store,
        model: InterMoE,
        *,
        components: int,
        hands: bool = False,
        like: InterMoE | None = None,
        mirror: bool,
        cache: Path,
        report: Report,
        device: torch.device,
    ) -> None:
        """Encodes the store with `model`'s VAE, unless `cache` holds the latents of just that.

        Args:
            components: coordinates of a latent frame; 0 = all its features.
            hands: whether hand channels stand behind them (all hands are relaxed in a store that tells nothing of them).
            like: a model whose mean, deviation and coordinates are taken over; None = fitted to the training split.
        """
        self.num_clips = len(store)
        clip_lengths = [clip.length for clip in store.clips] * (2 if mirror else 1)
        self.lengths = torch.tensor([latent_length(frames) for frames in clip_lengths])
        self._starts = self.lengths.cumsum(0) - self.lengths
        key = _key(store, model, mirror, components)
        found = _read(cache, key)
        if like is not None and found is not None and not _taken_from(like, found):
            found = None
        if found is None:
            found = self._encode(store, model, mirror, components, like, report, device)
            write_tensors(cache, found, {"key": key})
        self.values, self.mean, self.std = found["values"], found["mean"], found["std"]
        self.basis = basis.Basis(*(found[name] for name in _BASIS)) if components else None
        if hands:
            self.values = torch.cat((self.values, self._hands(store, mirror)), dim=-1)

    @torch.no_grad()
    def _encode(
        self,
        store: Store,
        model: InterMoE,
        mirror: bool,
        components: int,
        like: InterMoE | None,
        report: Report,
        device: torch.device,
    ) -> dict[str, Tensor]:
        model = model.eval().to(device)
        model.latent_mean.zero_()
        model.latent_std.fill_(1.0)
        values = torch.empty(int(self.lengths.sum()), store.layout.people, len(model.latent_mean))
        mirrored = mirror_of(store) if mirror else None
        order = sorted(range(len(store)), key=lambda index: store.clips[index].length)
        for first in range(0, len(order), 32):
            batch = order[first : first + 32]
            clips = [store.features(index) for index in batch]
            longest = max(clip.shape[1] for clip in clips)
            # the VAE is causal, so repeating the last frame changes nothing before it
            padded = np.stack([np.pad(c, ((0, 0), (0, longest - c.shape[1]), (0, 0)), mode="edge") for c in clips])
            for turn, shown in enumerate((padded,) if mirrored is None else (padded, mirrored(padded))):
                latents = model.encode(torch.from_numpy(shown).to(device)).cpu()
                for index, latent in zip(batch, latents, strict=True):
                    row = index + turn * len(store)
                    start, length = int(self._starts[row]), int(self.lengths[row])
                    values[start : start + length] = latent[:, :length].transpose(0, 1)
            report("encoding the motion", min(first + 32, len(order)), len(order))
        train = set(store.split("train"))
        used = torch.tensor([row % len(store) in train for row in range(len(self.lengths))]).repeat_interleave(
            self.lengths
        )
        mean = values[used].mean((0, 1), dtype=torch.float64).float()
        std = values[used].flatten(0, 1).double().std(0).float()
        std = std.clamp(min=max(SMALLEST * float(std.mean()), 1e-6))
        if like is not None:
            mean, std = like.latent_mean.cpu().clone(), like.latent_std.cpu().clone()
        values = (values - mean) / std
        if not components:
            return {"values": values.half(), "mean": mean, "std": std}
        model.latent_mean.copy_(mean)
        model.latent_std.copy_(std)
        rows = sorted(train)[:: max(1, len(train) // BASIS_CLIPS)]
        seen = [values[self._starts[row] : self._starts[row] + self.lengths[row]].transpose(0, 1) for row in rows]
        layout = model.normalizer.layout
        decoded = [layout.relative(model.decode(latents.to(device)), -1.0).cpu() for latents in seen]
        maps = None if like is None else (like.latent_project.cpu(), like.latent_expand.cpu())
        fitted = basis.fit(seen, decoded, components=components, maps=maps)
        parts = {name: getattr(fitted, name) for name in _BASIS}
        return {"values": (values @ fitted.project).half(), "mean": mean, "std": std, **parts}

    def _hands(self, store: Store, mirror: bool) -> Tensor:
        """Hand channels of every latent frame (sum of L, P, H) in half precision."""
        out = []
        for row, length in enumerate(self.lengths.tolist()):
            channels = hand_channels(
                store.hands(row % self.num_clips), length, mirrored=mirror and row >= self.num_clips
            )
            out.append(channels.transpose(0, 1))
        return torch.cat(out)

    def batch(self, rows: Tensor, length: int) -> Tensor:
        """(B,P,length,F) float32 latents of some rows, zero beyond a clip's own length."""
        steps = torch.arange(length)
        valid = steps < self.lengths[rows, None]
        index = torch.where(valid, self._starts[rows, None] + steps, 0)
        return (self.values[index].float() * valid[..., None, None]).transpose(1, 2).contiguous()


class CaptionTable:
    """Token features of every caption of a store in half precision; left and right exchanged for mirrored clips."""

    def __init__(self, clips: Sequence[Clip], config: TextConfig, *, mirror: bool, cache: Path, report: Report) -> None:
        texts: dict[str, int] = {}

        def number(told: Sequence[str], turn: int) -> list[int]:
            return [texts.setdefault(mirror_text(text) if turn else text, len(texts)) for text in told]

        turns = range(2 if mirror else 1)
        # [clip + turn * N][0 shared, 1 person 0's, 2 person 1's] -> numbers of the texts to choose from
        self._numbers = [
            [number(told, turn) for told in (clip.captions, *clip.texts)] for turn in turns for clip in clips
        ]
        # what validation reads: the first shared caption whose order of mention is that of the people
        ordered = [first_in_order(clip.captions) for clip in clips]
        self._first = [None if text is None else texts.setdefault(text, len(texts)) for text in ordered]
        encoder = minilm_features(config, cache=cache, half=True)
        every = sorted(texts, key=len)
        features: dict[str, Tensor] = {}
        fresh = not cache.exists()
        for first in range(0, len(every), 256):
            chunk = every[first : first + 256]
            with torch.autocast("cpu", torch.bfloat16, enabled=runtime.native_bf16(torch.device("cpu"))):
                features |= {text: f.half() for text, f in zip(chunk, encoder.encode(chunk), strict=True)}
            report("reading the captions", min(first + 256, len(every)), len(every))
        if fresh or encoder.grown:
            encoder.save()
        self._features = [features[text] for text in texts]

    def draw(self, row: int, generator: torch.Generator) -> list[Tensor | None]:
        """One caption of each kind at random: (shared, each person's), None where the clip has none."""
        chances = torch.rand(len(self._numbers[row]), generator=generator).tolist()
        return [
            self._features[n[int(c * len(n))]] if n else None for n, c in zip(self._numbers[row], chances, strict=True)
        ]

    def first(self, row: int) -> list[Tensor | None]:
        """A shared caption alone, always the same, as validation reads it."""
        number = self._first[row]
        return [None if number is None else self._features[number], None, None]


def hand_channels(held: np.ndarray | None, length: int, *, mirrored: bool = False) -> Tensor:
    """Hand channels (P, L, H) of a clip in half precision: the shape (P, T, 2) in the middle of each of `length` latent frames; None = all
    relaxed, of two people."""
    shapes = torch.zeros(2, length, 2, dtype=torch.long)
    if held is not None:
        frames = np.minimum(np.arange(length) * STRIDE + STRIDE // 2, held.shape[1] - 1)
        told = torch.from_numpy(held[:, frames].astype(np.int64))
        shapes = told.flip(-1) if mirrored else told
    channels = F.one_hot(shapes, len(SHAPES)).half() - 1.0 / len(SHAPES)
    return (HAND_SIZE * channels).flatten(-2)


class FrameCorpus:
    """In place of latents, for a model without an autoencoder: standardised features of every frame, read when asked for."""

    basis, mean, std = None, None, None

    def __init__(self, store: Store, normalizer: Normalizer, *, mirror: bool) -> None:
        self.num_clips = len(store)
        self.lengths = torch.tensor([clip.length for clip in store.clips] * (2 if mirror else 1))
        self._store, self._normalizer, self._mirror = store, normalizer, mirror_of(store)

    @torch.no_grad()
    def batch(self, rows: Tensor, length: int) -> Tensor:
        """(B,P,length,F) float32 features of some rows, zero beyond a clip's own length."""
        out = torch.zeros(len(rows), self._store.layout.people, length, len(self._normalizer.mean))
        for b, row in enumerate(rows.tolist()):
            clip = self._store.features(row % self.num_clips)
            if row >= self.num_clips and self._mirror is not None:
                clip = self._mirror(clip)
            out[b, :, : clip.shape[1]] = self._normalizer.normalize(torch.from_numpy(clip))
        return out


def _key(store: Store, model: InterMoE, mirror: bool, components: int) -> str:
    """What the latents depend on, as a digest."""
    rules = [basis.WINDOW, basis.SIZE, basis.EXPONENT, basis.TOLERANCE, BASIS_CLIPS, SMALLEST]
    told = [store.digest(), vae_digest(model), mirror, components, rules]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def vae_digest(model: InterMoE) -> str:
    """What tells this model's autoencoder from another's."""
    digest = hashlib.sha256()
    parts = {} if model.vae is None else model.vae.state_dict()
    for name, tensor in {**parts, **model.normalizer.state_dict()}.items():
        digest.update(name.encode() + tensor.detach().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()


def _taken_from(like: InterMoE, found: dict[str, Tensor]) -> bool:
    """Whether cached latents are in the coordinates of a model."""
    pairs = {"mean": like.latent_mean, "std": like.latent_std}
    if "project" in found:
        pairs |= {"project": like.latent_project, "expand": like.latent_expand}
    return all(torch.equal(found[name].cpu(), value.cpu()) for name, value in pairs.items())


def _read(cache: Path, key: str) -> dict[str, Tensor] | None:
    """The cached latents if they are of this key; a damaged file counts as none."""
    if not cache.exists():
        return None
    try:
        with safe_open(cache, framework="pt") as file:
            if (file.metadata() or {}).get("key") != key:
                return None
            return {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (not a mapping)
    except (SafetensorError, OSError):
        return None
