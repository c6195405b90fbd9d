"""Released weights of the paper's implementation (Lighten001/InterMoE): read, renamed, loaded into our modules."""

from intermoe.reference.build import denoiser, moe_layer, vae
from intermoe.reference.checkpoint import read_checkpoint

__all__ = ["denoiser", "moe_layer", "read_checkpoint", "vae"]
