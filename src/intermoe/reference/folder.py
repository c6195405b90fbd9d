"""`intermoe import-reference`: the two published checkpoints and InterHuman's statistics -> a model folder."""

from __future__ import annotations

import dataclasses
import logging
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from intermoe.core.errors import UserError
from intermoe.core.files import readable_file
from intermoe.models.bundle import InterMoE, InterMoEConfig, SamplingConfig
from intermoe.models.denoiser import DenoiserConfig
from intermoe.models.text import SentenceHead, TextConfig
from intermoe.motion.interhuman import NUM_FEATURES
from intermoe.reference import build
from intermoe.reference.checkpoint import read_checkpoint
from intermoe.reference.names import Released, text_state

log = logging.getLogger(__name__)
STATISTICS = ("global_mean.npy", "global_std.npy")  # as InterHuman's code names them; mean.npy, std.npy are read too
_RELEASED_STEPS = 50


def import_reference(
    vae: Path, denoiser: Path, output: Path, *, statistics: Path | None = None, num_heads: int | None = None
) -> Path:
    """Write a model folder from released InterHuman checkpoints.

    Args:
        vae, denoiser: the published .ckpt files; no code in them is run.
        output: the folder to write.
        statistics: folder with InterHuman's global_mean.npy and global_std.npy; without it, features are taken to be
            normalised already.
        num_heads: of the denoiser, which no weight tells; else from the configuration in the checkpoint, else the
            paper's 8.

    Raises:
        UserError: when a file is missing or damaged, or when weights are missing, unexpected or do not fit one another.
    """
    first, second = read_checkpoint(vae), read_checkpoint(denoiser)
    vae_weights, weights = _part(first, "vae", vae), _part(second, "denoiser", denoiser)
    if "vae" in second:
        _same(vae_weights, second["vae"], vae, denoiser)
    ours_vae = build.vae(vae_weights, layout="interhuman", latent_channels=_size(vae_weights, "dist.weight", 1, vae))
    config = _denoiser_config(weights, second["config"], ours_vae.config.channels, denoiser)
    if num_heads is not None:
        config = dataclasses.replace(config, num_heads=num_heads)
    head = _text_head(second["text"]) if "text" in second else None
    if head is None:
        log.warning("%s holds no text tower: the model takes condition vectors, not sentences", denoiser)
    model = InterMoE(
        InterMoEConfig(
            name="reference",
            vae=ours_vae.config,
            denoiser=config,
            text=None,
            sampling=SamplingConfig("ddim", _RELEASED_STEPS, 3.5),
            trained={"source": "released checkpoints of Lighten001/InterMoE"},
        )
    )
    model.vae, model.denoiser = ours_vae, build.denoiser_from(weights, config)
    if head is not None:
        model.text, model.config = head, dataclasses.replace(model.config, text=head.config)
    if statistics is None:
        log.warning("no statistics were given (--stats): the folder takes and gives normalised features")
    else:
        model.normalizer.mean, model.normalizer.std = _statistics(statistics)
    return model.save(output)


def _part(parts: Mapping[str, Any], name: str, path: Path) -> dict[str, Tensor]:
    if name not in parts:
        have = ", ".join(k for k in parts if k != "config")
        raise UserError(
            f"{path} holds no {name} weights, only: {have}; were the two checkpoints given the wrong way round?"
        )
    return parts[name]


def _size(weights: Mapping[str, Tensor], name: str, axis: int, path: Path) -> int:
    if name not in weights or weights[name].dim() <= axis:
        raise UserError(f"{path}: weight {name} is missing; is it the released format?")
    return weights[name].shape[axis]


def _same(vae: Mapping[str, Tensor], other: Mapping[str, Tensor], path: Path, denoiser: Path) -> None:
    different = [k for k, v in vae.items() if k not in other or not torch.equal(v, other[k])]
    if different or vae.keys() != other.keys():
        raise UserError(f"{denoiser} was trained on another VAE than {path} (weight {(different or ['?'])[0]} differs)")


def _denoiser_config(
    weights: Mapping[str, Tensor], told: Mapping[str, Any], channels: int, path: Path
) -> DenoiserConfig:
    """Sizes from the weights' shapes; the number of heads from the configuration beside them, else the paper's."""
    blocks = {int(m[1]) for k in weights if (m := re.match(r"blocks\.(\d+)\.", k))}
    experts = {int(m[1]) for k in weights if (m := re.match(r"blocks\.0\.ffn\.experts\.(\d+)\.", k))}
    settings = told.get("model") if isinstance(told.get("model"), dict) else told
    settings = settings or {}
    return DenoiserConfig(
        latent_channels=channels,
        width=_size(weights, "motion_embed.weight", 0, path),
        num_blocks=len(blocks),
        num_heads=int(settings.get("NUM_HEADS") or DenoiserConfig.num_heads),
        num_experts=len(experts),
        expert_width=_size(weights, "blocks.0.ffn.experts.0.gate_proj.weight", 0, path),
        cond_width=_size(weights, "text_embed.weight", 1, path),
    )


def _text_head(weights: Mapping[str, Tensor]) -> SentenceHead:
    def count(pattern: str) -> int:
        return len({m[1] for k in weights if (m := re.match(pattern, k))})

    tower_layers, num_layers = (
        count(r"clip_transformer\.resblocks\.(\d+)\."),
        count(r"clipTransEncoder\.layers\.(\d+)\."),
    )
    released = Released(weights, "text tower")
    state = text_state(released, num_layers=num_layers, tower_layers=tower_layers)
    released.finish()
    width, features = state["norm.weight"].shape[0], state["tower.words.weight"].shape[1]
    config = TextConfig(
        features=features,
        width=width,
        num_layers=num_layers,
        hidden_width=state["transformer.layers.0.linear1.weight"].shape[0],
        tower_layers=tower_layers,
        tower_heads=max(1, features // 64),  # CLIP's heads are 64 wide
    )
    head = SentenceHead(config)
    head.load_state_dict(state, strict=True)
    return head.eval()


def _statistics(folder: Path) -> tuple[Tensor, Tensor]:
    found = []
    for name in STATISTICS:
        path = Path(folder) / name
        path = readable_file(path if path.exists() else path.with_name(name.removeprefix("global_")), "statistics file")
        try:
            values = np.load(path, allow_pickle=False)
        except (OSError, ValueError) as problem:
            raise UserError(f"{path} cannot be read as an array ({problem})") from problem
        if values.shape != (NUM_FEATURES,) or not np.isfinite(values).all():
            raise UserError(f"{path}: expected {NUM_FEATURES} finite numbers, found an array of shape {values.shape}")
        found.append(torch.from_numpy(values.astype(np.float32)))
    return found[0], found[1]
