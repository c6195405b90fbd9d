"""Which experts take which frames: shares, orphans, overlap, and what goes with them (motion, words, time, noise).

Clips of a store are noised to several levels, the denoiser reads them with their captions once each, and every choice of
every mixture layer is kept.
Letters: B clips, P people, L latent frames, N frames of all clips and people, W noise levels, Y layers, E experts, K signals.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import torch
from torch import Tensor

from intermoe.core import runtime
from intermoe.core.errors import UserError
from intermoe.core.lengths import frame_mask
from intermoe.core.types import Interaction
from intermoe.data.duets.language.order import first_in_order
from intermoe.data.store import Clip, Store
from intermoe.diffusion import NUM_TIMESTEPS, add_noise, clip_noise
from intermoe.models.bundle import InterMoE
from intermoe.models.moe import MoELayer, moe_layers
from intermoe.skeleton.smpl22 import ANKLES, WRISTS
from intermoe.training.latents import hand_channels

LEVELS = (50, 300, 550, 800, 950)  # timesteps, from hardly any noise to hardly anything else
SIGNALS = ("pelvis speed", "hand speed", "foot speed", "foot contact", "touching")
TOUCH = 0.15  # metres between a joint and one of the partner's
ALL, NONE = 0.98, 0.02  # share of frames from which an expert takes everything, up to which it takes nothing
TENTHS = 10  # parts of a clip
LEAST_CLIPS = 4  # that a word stands in, to be told
MOST_WORDS = 5  # of an expert, in either direction
BATCH = 16


@dataclass(frozen=True)
class Routing:
    """Every choice, and what is known of each frame."""

    timesteps: tuple[int, ...]
    asked: np.ndarray  # (W,Y,N,E) bool: the router's own choice
    taken: np.ndarray  # (W,Y,N,E) bool: with the fallback, where the layer has one
    clip: np.ndarray  # (N,) number of the clip
    person: np.ndarray  # (N,)
    when: np.ndarray  # (N,) from 0 at the clip's start to 1
    signals: np.ndarray  # (N,K), NaN where a clip does not tell
    clips: tuple[Clip, ...]
    captions: tuple[str, ...]
    bias: np.ndarray  # (Y,E) b_e of Eq. 5


def record(
    model: InterMoE,
    store: Store,
    rows: Sequence[int],
    *,
    timesteps: Sequence[int] = LEVELS,
    seed: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> Routing:
    """Run the denoiser on clips `rows` of the store. UserError for a model without routed experts, or of other motion."""
    layers = _routed(model)
    for what, has, wanted in (
        ("layout", model.config.layout, store.head["layout"]),
        ("fps", model.config.fps, store.fps),
    ):
        if has != wanted:
            raise UserError(f"the model '{model.name}' is of {what} {has}, and {store.path} of {wanted}")
    if not timesteps or not all(0 <= t < NUM_TIMESTEPS for t in timesteps):
        raise UserError(
            f"timesteps lie from 0 to {NUM_TIMESTEPS - 1}, found {', '.join(map(str, timesteps)) or 'none'}"
        )
    if not rows:
        raise UserError(f"{store.path} has no clip to look at in that split")
    rows = sorted(rows, key=lambda row: store.clips[row].length)
    asked: list[list[np.ndarray]] = [[] for _ in timesteps]  # of each level, batches of (Y,N,E)
    taken: list[list[np.ndarray]] = [[] for _ in timesteps]
    frames: list[np.ndarray] = []
    captions: list[str] = []
    model = model.eval()
    for first in range(0, len(rows), BATCH):
        batch = rows[first : first + BATCH]
        x0, lengths = _latents(model, store, batch)
        texts = [_caption(store.clips[row]) for row in batch]
        captions += texts
        valid = frame_mask(lengths, x0.shape[2])[:, None].expand(-1, x0.shape[1], -1).flatten()
        for level, t in enumerate(timesteps):
            generators = [runtime.generator(seed + 1000 * row) for row in batch]
            noise = clip_noise(generators, lengths.tolist(), people=x0.shape[1], features=x0.shape[-1])
            for kept, found in zip((asked, taken), _choices(model, layers, store, batch, texts, x0, noise, t, lengths)):
                kept[level].append(found[:, valid].numpy())
        frames.append(_frames(store, batch, lengths, first))
        if progress is not None:
            progress(first + len(batch), len(rows))
    table = np.concatenate(frames)
    return Routing(
        tuple(timesteps), _stacked(asked), _stacked(taken), table[:, 0].astype(int), table[:, 1].astype(int), table[:, 2],
        table[:, 3:], tuple(store.clips[row] for row in rows), tuple(captions),
        np.stack([layer.expert_bias.detach().cpu().numpy() for layer in layers]),
    )  # fmt: skip


def _stacked(levels: list[list[np.ndarray]]) -> np.ndarray:
    """Batches (Y,N,E) of each level -> (W,Y,N,E)."""
    return np.stack([np.concatenate(batches, axis=1) for batches in levels])


def _routed(model: InterMoE) -> list[MoELayer]:
    if model.denoiser is None:
        raise UserError(f"the model '{model.name}' has no denoiser, so nothing is routed")
    layers = list(moe_layers(model.denoiser))
    if any(layer.router is None for layer in layers):
        raise UserError(f"the model '{model.name}' has no router: all its frames take the same way")
    return layers


@torch.no_grad()
def _latents(model: InterMoE, store: Store, rows: Sequence[int]) -> tuple[Tensor, Tensor]:
    """What is denoised (B,P,L,F) of some clips, zero in the padding, and their lengths (B,)."""
    out = []
    for row in rows:
        latents = model.encode(torch.from_numpy(store.features(row)))
        if model.latent_features > latents.shape[-1]:
            hands = hand_channels(store.hands(row), latents.shape[1])
            latents = torch.cat((latents, hands.to(latents)), dim=-1)
        out.append(latents)
    lengths = torch.tensor([latents.shape[1] for latents in out])
    padded = [torch.nn.functional.pad(z, (0, 0, 0, int(lengths.max()) - z.shape[1])) for z in out]
    return torch.stack(padded), lengths


@torch.no_grad()
def _choices(
    model: InterMoE,
    layers: list[MoELayer],
    store: Store,
    rows: Sequence[int],
    texts: Sequence[str],
    x0: Tensor,
    noise: Tensor,
    t: int,
    lengths: Tensor,
) -> tuple[Tensor, Tensor]:
    """What each layer's router asks for and what is taken, (Y,N,E) bool each, N with padding."""
    assert model.denoiser is not None
    logits: list[Tensor] = []
    handles = [
        layer.router.register_forward_hook(lambda module, given, found: logits.append(found))
        for layer in layers
        if layer.router is not None
    ]
    timesteps = torch.full((len(rows),), t)
    people = x0.shape[1]
    try:
        cond = model.condition([(text or None, None, None) for text in texts], [store.clips[r].identity for r in rows])
        model.denoiser(add_noise(x0, timesteps, noise), timesteps, cond, lengths=lengths)
    finally:
        for handle in handles:
            handle.remove()
    valid = frame_mask(lengths, x0.shape[2]).repeat_interleave(people, dim=0)
    chosen = [layer.choose(found, valid, people)[1:] for layer, found in zip(layers, logits, strict=True)]
    return torch.stack([asked for asked, _ in chosen]), torch.stack([taken for _, taken in chosen])


def _caption(clip: Clip) -> str:
    """The first caption that names the people in their order, as validation reads it; "" where there is none."""
    return first_in_order(clip.captions) or ""


# -- what is known of a frame ------------------------------------------------------------------------------------------


def _frames(store: Store, rows: Sequence[int], lengths: Tensor, first: int) -> np.ndarray:
    """(N, 3+K): number of the clip, person, place in the clip, signals; in the order of the choices without padding."""
    out = []
    for number, (row, length) in enumerate(zip(rows, lengths.tolist(), strict=True), first):
        found = signals(store.interaction(row), length)  # (P,L,K)
        people = len(found)
        head = np.empty((people, length, 3))
        head[..., 0], head[..., 1] = number, np.arange(people)[:, None]
        head[..., 2] = np.arange(length) / max(length - 1, 1)
        out.append(np.concatenate([head, found], axis=-1).reshape(people * length, -1))
    return np.concatenate(out)


def signals(motion: Interaction, length: int) -> np.ndarray:
    """SIGNALS of each person in each of `length` latent frames, (P,L,K): metres a second, shares of the frame's time."""
    joints = motion.positions.astype(np.float64)
    speed = (
        np.linalg.norm(np.gradient(joints, axis=1), axis=-1) * motion.fps
        if motion.num_frames > 1
        else 0 * joints[..., 0]
    )
    contact = np.full(joints.shape[:2], np.nan) if motion.foot_contacts is None else motion.foot_contacts.mean(-1)
    touching = np.full(joints.shape[:2], np.nan)
    if motion.num_people == 2:
        one, two = joints
        apart = np.linalg.norm(one[:, :, None] - two[:, None], axis=-1)  # (T,J,J)
        touching[:] = apart.min((1, 2)) < TOUCH
    found = np.stack(
        [speed[..., 0], speed[..., list(WRISTS)].mean(-1), speed[..., list(ANKLES)].mean(-1), contact, touching],
        axis=-1,
    )
    edges = np.linspace(0, motion.num_frames, length + 1).round().astype(int)
    return np.stack([found[:, a : max(b, a + 1)].mean(1) for a, b in pairwise(edges.tolist())], axis=1)


# -- the report --------------------------------------------------------------------------------------------------------


def report(found: Routing) -> dict[str, Any]:
    """What `intermoe routing` writes: of each layer and expert, over all noise levels where none is named."""
    layers = range(found.taken.shape[1])
    return {
        "timesteps": list(found.timesteps),
        "clips": len(found.clips),
        "frames": int(found.taken.shape[2]),
        "layers": [_layer(found, layer) for layer in layers],
    }


def _layer(found: Routing, layer: int) -> dict[str, Any]:
    asked, taken = found.asked[:, layer], found.taken[:, layer]  # (W,N,E)
    per_frame = taken.sum(-1)
    orphans = (~asked.any(-1)).mean(1)
    union = (taken[..., :, None] | taken[..., None, :]).mean((0, 1))
    both = (taken[..., :, None] & taken[..., None, :]).mean((0, 1))
    return {
        "experts a frame": _number(per_frame.mean()),
        "experts asked a frame": _number(asked.sum(-1).mean()),  # at balance C_exp, over all timesteps
        "frames without an expert of their own": {
            str(t): _number(share) for t, share in zip(found.timesteps, orphans.tolist(), strict=True)
        },
        "frames by number of experts": [_number((per_frame == n).mean()) for n in range(taken.shape[-1] + 1)],
        "overlap": np.round(both / np.maximum(union, 1e-9), 3).tolist(),
        "experts": [
            {"bias": round(float(found.bias[layer, expert]), 6), "asked": _number(asked[..., expert].mean())}
            | _expert(found, taken[..., expert])
            for expert in range(taken.shape[-1])
        ],
    }


def _expert(found: Routing, taken: np.ndarray) -> dict[str, Any]:
    """taken (W,N) of one expert."""
    share = taken.mean(0)  # of the noise levels, (N,)
    own = 2 * found.clip + found.person
    counts = np.bincount(own)
    inside = np.stack([np.bincount(own, weights=level) for level in taken])[:, counts > 0] / counts[counts > 0]
    families = np.array([clip.family for clip in found.clips])[found.clip]
    roles = np.array([
        f"{clip.family}: {role}" if role else "" for clip in found.clips for role in (*clip.roles, "")[:2]
    ])[own]  # fmt: skip
    tenth = np.minimum((found.when * TENTHS).astype(int), TENTHS - 1)
    total = float(share.mean())
    return {
        "share": _number(total),
        "verdict": "everything" if total >= ALL else "nothing" if total <= NONE else "some",
        "variance": _variance(taken.mean(1), inside, counts[counts > 0]),
        "share by noise": {str(t): _number(level.mean()) for t, level in zip(found.timesteps, taken)},
        "share by time": [_number(share[tenth == part].mean()) if (tenth == part).any() else None for part in range(TENTHS)],
        "clips of which it takes": {
            "all": _number((inside == 1).mean()), "some": _number(((inside > 0) & (inside < 1)).mean()),
            "none": _number((inside == 0).mean()),
        },
        "correlation": {name: _correlation(share, found.signals[:, k]) for k, name in enumerate(SIGNALS)},
        "correlation with noise": _correlation(
            taken.mean(1), np.array(found.timesteps, float)
        ) if len(found.timesteps) > 2 else None,
        "share by family": _by(share, families),
        "share by role": _by(share, roles),
        "words": _words(found, share),
    }  # fmt: skip


def _variance(levels: np.ndarray, inside: np.ndarray, counts: np.ndarray) -> dict[str, float | None]:
    """Of the variance of whether a frame is taken: parts that the noise level, the clip (text, person, kind of motion), and
    both together explain; the rest is decided frame by frame, "time". None for an expert that takes everything or nothing.

    levels (W,) shares by noise; inside (W,S) shares of each person's clip; counts (S,) its frames.
    """
    weights = counts / counts.sum()
    total = float(levels.mean() * (1 - levels.mean()))
    if total < 1e-9:
        return dict.fromkeys(("noise", "clip", "both", "time"))
    noise = levels.var()
    clip = float(weights @ (inside.mean(0) - levels.mean()) ** 2)
    cells = float(((inside - levels.mean()) ** 2 @ weights).mean())
    parts = {"noise": noise, "clip": clip, "both": max(cells - noise - clip, 0.0), "time": total - cells}
    return {name: _number(part / total) for name, part in parts.items()}


def _by(share: np.ndarray, names: np.ndarray) -> dict[str, float | None]:
    return {str(name): _number(share[names == name].mean()) for name in np.unique(names) if name}


def _words(found: Routing, share: np.ndarray) -> dict[str, dict[str, float | None]]:
    """Words in whose clips an expert takes most and least, with the difference of its share to clips without them."""
    counts = np.bincount(found.clip)
    of_clip = np.bincount(found.clip, weights=share) / np.maximum(counts, 1)
    words = [set(re.findall(r"[a-z]+", caption.lower())) for caption in found.captions]
    often = Counter(word for told in words for word in told)
    lift = {}
    for word, clips in often.items():
        if LEAST_CLIPS <= clips <= len(words) - LEAST_CLIPS:
            has = np.array([word in told for told in words])
            lift[word] = float(of_clip[has].mean() - of_clip[~has].mean())
    order = sorted(lift, key=lambda word: lift[word])
    return {
        "more": {word: _number(lift[word]) for word in order[::-1][:MOST_WORDS] if lift[word] > 0},
        "fewer": {word: _number(lift[word]) for word in order[:MOST_WORDS] if lift[word] < 0},
    }


def _correlation(a: np.ndarray, b: np.ndarray) -> float | None:
    """Pearson's, over where b is known; None where either is constant."""
    known = np.isfinite(b)
    a, b = a[known], b[known]
    if len(a) < 2 or a.std() < 1e-9 or b.std() < 1e-9:
        return None
    return _number(np.corrcoef(a, b)[0, 1])


def _number(value: float) -> float | None:
    return round(float(value), 4) if np.isfinite(value) else None


def summary(told: Mapping[str, Any]) -> str:
    """A line a layer, as Markdown. The last column: what decides, as parts of the variance of the choices."""
    heads = ("layer", "experts asked, taken", "frames without", "share of each expert", "all, some, none of a clip",
             "noise, clip, both, time")  # fmt: skip
    rows = [heads, ("---",) * len(heads)]
    for number, layer in enumerate(told["layers"]):
        without = np.mean(list(layer["frames without an expert of their own"].values()))
        rows.append((
            str(number), f"{layer['experts asked a frame']:.2f}, {layer['experts a frame']:.2f}", f"{100 * without:.0f} %",
            ", ".join(f"{100 * e['share']:.0f} %" for e in layer["experts"]),
            _mean_parts(layer, "clips of which it takes"), _mean_parts(layer, "variance"),
        ))  # fmt: skip
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _mean_parts(layer: Mapping[str, Any], what: str) -> str:
    """The experts' mean parts in per cent."""
    tables = [e[what] for e in layer["experts"] if None not in e[what].values()]
    names = tables[0] if tables else {}
    return ", ".join(f"{100 * np.mean([table[name] for table in tables]):.0f} %" for name in names) or "-"
