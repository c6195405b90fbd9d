"""Our modules with released weights in them, ready to run (in evaluation mode)."""

from __future__ import annotations

from collections.abc import Mapping

from torch import Tensor

from intermoe.models.denoiser import CooperativeDenoiser, DenoiserConfig
from intermoe.models.moe import MoELayer
from intermoe.models.vae import CausalSkeletalVAE, VAEConfig
from intermoe.reference.names import Released, denoiser_state, moe_state, vae_state

Weights = Mapping[str, Tensor]


def moe_layer(weights: Weights, *, hidden_dim: int, num_experts: int, ffn_dim: int) -> MoELayer:
    """One mixture layer: layer(x (B,T,D), cond (B,D)). UserError names missing and unexpected weights."""
    released = Released(weights, "mixture layer")
    state = moe_state(released, "", width=hidden_dim, num_experts=num_experts, expert_width=ffn_dim)
    released.finish()
    layer = MoELayer(hidden_dim, num_experts, ffn_dim)
    layer.load_state_dict(state, strict=True)
    return layer.eval()


def denoiser(
    weights: Weights,
    *,
    hidden_dim: int,
    num_experts: int,
    ffn_dim: int,
    num_heads: int,
    num_layers: int,
    latent_channels: int,
    latent_joints: int,
) -> CooperativeDenoiser:
    """The denoiser: model(x_t (B,2,T,F), timesteps, cond (B,768), lengths=None). UserError as for `moe_layer`."""
    config = DenoiserConfig(
        latent_channels=latent_channels,
        latent_joints=latent_joints,
        width=hidden_dim,
        num_blocks=num_layers,
        num_heads=num_heads,
        num_experts=num_experts,
        expert_width=ffn_dim,
    )
    return denoiser_from(weights, config)


def denoiser_from(weights: Weights, config: DenoiserConfig) -> CooperativeDenoiser:
    """The denoiser of that configuration with released weights."""
    released = Released(weights, "denoiser")
    sizes = {"width": config.width, "num_blocks": config.num_blocks}
    state = denoiser_state(released, **sizes, num_experts=config.num_experts, expert_width=config.expert_width)
    released.finish()
    model = CooperativeDenoiser(config)
    model.load_state_dict(state, strict=True)
    return model.eval()


def vae(weights: Weights, *, layout: str, latent_channels: int) -> CausalSkeletalVAE:
    """The VAE for layout "interhuman" or "interx". UserError as for `moe_layer`."""
    config = VAEConfig(layout=layout, channels=latent_channels, released_graph=layout == "interx")
    released = Released(weights, f"{layout} VAE")
    state = vae_state(released, config)
    released.finish()
    model = CausalSkeletalVAE(config)
    model.load_state_dict(state, strict=True)
    return model.eval()
