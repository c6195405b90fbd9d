"""`intermoe import-reference`: released checkpoints to a model folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import tyro


def import_reference(
    *,
    vae: Path,
    denoiser: Path,
    output: Annotated[Path, tyro.conf.arg(aliases=["-o"])],
    stats: Path | None = None,
    num_heads: int | None = None,
) -> int:
    """Turn the published VAE and denoiser checkpoints into a model folder. No code in them is run.

    Args:
        vae: the VAE's .ckpt.
        denoiser: the denoiser's .ckpt; the CLIP text tower is inside.
        output: the model folder to write.
        stats: folder with InterHuman's global_mean.npy and global_std.npy.
        num_heads: attention heads of the denoiser, if they are not the paper's 8.
    """

    return 0
