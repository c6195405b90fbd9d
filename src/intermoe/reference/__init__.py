"""Released weights of the paper's implementation (Lighten001/InterMoE): read, renamed, loaded into our modules."""

from intermoe.reference.build import denoiser, moe_layer, vae
from intermoe.reference.checkpoint import read_checkpoint
from intermoe.reference.evaluators import interhuman_motion_encoder, interx_evaluator, read_evaluator

__all__ = [
    "denoiser",
    "interhuman_motion_encoder",
    "interx_evaluator",
    "moe_layer",
    "read_checkpoint",
    "read_evaluator",
    "vae",
]
