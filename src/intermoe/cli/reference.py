"""`intermoe import-reference`: the published checkpoints as a model folder."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Annotated

import tyro

from intermoe.reference import folder


def import_reference(
    *,
    vae: Path,
    denoiser: Path,
    out: Annotated[Path, tyro.conf.arg(aliases=["-o"])],
    stats: Path | None = None,
    num_heads: int | None = None,
) -> int:
    """Turn the released VAE and denoiser checkpoints into a model folder. No code inside them is ever run.

    Args:
        vae: the VAE's .ckpt.
        denoiser: the denoiser's .ckpt.
        out: the model folder to write.
        stats: folder with the data set's mean and standard deviation (global_mean.npy, global_std.npy).
        num_heads: attention heads, where the checkpoint does not say.
    """
    logging.basicConfig(format="intermoe: %(message)s")
    print(folder.import_reference(vae, denoiser, out, statistics=stats, num_heads=num_heads))
    return 0
