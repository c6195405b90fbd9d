"""Released weight names -> ours. Each weight is used exactly once; a missing or unexpected one is named and refused."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional as F

from intermoe.core.errors import UserError
from intermoe.models.layers import sinusoids
from intermoe.models.vae import CONTACT_JOINTS, LAYOUTS, VAEConfig
from intermoe.skeleton.pooling import joint_graphs

State = dict[str, Tensor]


class Released:
    """A released state dictionary that remembers what was taken from it."""

    def __init__(self, weights: Mapping[str, Tensor], what: str):
        self._left, self._what, self._missing = dict(weights), what, []  # type: ignore[var-annotated]

    def take(self, name: str, *, shape: tuple[int, ...] | None = None) -> Tensor:
        """The weight of that name. A missing one is remembered and stands as zeros until `finish` refuses."""
        if name not in self._left:
            self._missing.append(name)
            return torch.zeros(shape or (1,))
        weight = self._left.pop(name)
        if shape is not None and tuple(weight.shape) != shape:
            found = tuple(weight.shape)
            raise UserError(f"{self._what}: weight {name} has shape {found}, expected {shape}; another size of model?")
        return weight.float()

    def linear(self, ours: str, theirs: str) -> State:
        """Weight and bias of a layer, under our name."""
        return {f"{ours}.{kind}": self.take(f"{theirs}.{kind}") for kind in ("weight", "bias")}

    def drop(self, *suffixes: str) -> None:
        """Forget weights that our modules do not need: tables that are computed, counters that nothing reads."""
        self._left = {k: v for k, v in self._left.items() if not k.endswith(suffixes)}

    def check(self, name: str, want: Tensor, what: str, *, tolerance: float = 1e-5) -> None:
        """Take a constant that the checkpoint carries and refuse one that differs from ours."""
        found = self.take(name, shape=tuple(want.shape))
        if name not in self._missing and not torch.allclose(found, want, atol=tolerance):
            raise UserError(
                f"{self._what}: {name} is not {what}; this checkpoint belongs to another skeleton or version"
            )

    def finish(self) -> None:
        """Raise UserError when a weight was missing or is left over."""
        if self._missing or self._left:
            raise UserError(
                f"{self._what}: the checkpoint does not fit. Missing: {_few(self._missing)}. "
                f"Unexpected: {_few(list(self._left))}. Is it the released format, of this layout and size?"
            )


def _few(names: list[str]) -> str:
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more if names else "none"


def moe_state(w: Released, prefix: str, *, width: int, num_experts: int, expert_width: int) -> State:
    """One mixture layer (released `DualDyDiffMoEBlock`)."""
    D, E, H = width, num_experts, expert_width
    experts = [f"{prefix}experts.{e}." for e in range(E)]
    state = {
        "router.motion.weight": w.take(prefix + "gate_weight", shape=(E, D)),
        "router.text.weight": w.take(prefix + "text_gate_weight", shape=(E, D)),
        "expert_bias": w.take(prefix + "aux_bias", shape=(E, 1)).flatten(),
        "norm.modulation.weight": w.take(prefix + "norm.emb_layers.1.weight", shape=(2 * D, D)),
        "norm.modulation.bias": w.take(prefix + "norm.emb_layers.1.bias", shape=(2 * D,)),
        "experts.gate_up": torch.stack([
            torch.cat([w.take(f"{e}{part}_proj.weight", shape=(H, D)) for part in ("gate", "up")]) for e in experts
        ]),
        "experts.down": torch.stack([w.take(e + "down_proj.weight", shape=(D, H)) for e in experts]),
    }  # fmt: skip
    w.drop(prefix + "expert_threshold", prefix + "ema_decay")  # nothing in the released forward pass reads them
    return state


def _attention_state(w: Released, prefix: str, *, width: int) -> State:
    weight = w.take(prefix + "in_proj_weight", shape=(3 * width, width))
    bias = w.take(prefix + "in_proj_bias", shape=(3 * width,))
    return {
        "query.weight": weight[:width],
        "query.bias": bias[:width],
        "key_value.weight": weight[width:],
        "key_value.bias": bias[width:],
        "out.weight": w.take(prefix + "out_proj.weight", shape=(width, width)),
        "out.bias": w.take(prefix + "out_proj.bias", shape=(width,)),
    }


def denoiser_state(w: Released, *, width: int, num_blocks: int, num_experts: int, expert_width: int) -> State:
    """The denoiser (released `LatentInterDenoiser`)."""
    state: State = {}
    linears = {"embed": "motion_embed", "embed_text": "text_embed", "out": "out.linear"}
    linears |= {f"embed_timestep.{i}": f"embed_timestep.time_embed.{i}" for i in (0, 2)}
    for ours, released in linears.items():
        state |= {f"{ours}.{kind}": w.take(f"{released}.{kind}") for kind in ("weight", "bias")}
    norms = {"self_norm": "sa_block.norm", "query_norm": "ca_block.norm", "partner_norm": "ca_block.xf_norm"}
    attentions = {"self_attention": "sa_block.attention.", "partner_attention": "ca_block.attention."}
    for b in range(num_blocks):
        block: State = {}
        for ours, released in norms.items():
            for kind in ("weight", "bias"):
                block[f"{ours}.modulation.{kind}"] = w.take(f"blocks.{b}.{released}.emb_layers.1.{kind}")
        for ours, released in attentions.items():
            part = _attention_state(w, f"blocks.{b}.{released}", width=width)
            block |= {f"{ours}.{k}": v for k, v in part.items()}
        moe = moe_state(w, f"blocks.{b}.ffn.", width=width, num_experts=num_experts, expert_width=expert_width)
        block |= {f"moe.{k}": v for k, v in moe.items()}
        state |= {f"blocks.{b}.{k}": v for k, v in block.items()}
    table = sinusoids(5000, width)
    for name in ("sequence_pos_encoder.pe", "embed_timestep.sequence_pos_encoder.pe"):
        # float32 rates differ in their last bit between machines: at place 5,000 an angle by 3e-4
        w.check(name, table, "the sinusoidal position table", tolerance=1e-3)
    return state


def vae_state(w: Released, config: VAEConfig) -> State:
    """The VAE (released `CasualSTVAE`)."""
    graphs = joint_graphs(LAYOUTS[config.layout], released=config.released_graph)
    C, width, num_joints = config.channels, config.features_per_joint, graphs[0].num_joints
    state: State = {
        "posterior.weight": w.take("dist.weight", shape=(7, C, 2 * C)),
        "posterior.bias": w.take("dist.bias"),
    }
    for ours, released in (("lift", "motion_enc"), ("lower", "motion_dec")):
        for i in (0, 2):
            parts = [f"{released}.layers.{j}.{i}" for j in range(num_joints)]
            pads = [
                (width - 1 if config.layout == "interhuman" and j not in CONTACT_JOINTS else width)
                for j in range(num_joints)
            ]
            rows = [w.take(p + ".weight").T for p in parts]  # (in, out)
            biases = [w.take(p + ".bias") for p in parts]
            if ours == "lift" and i == 0:
                rows = [F.pad(r, (0, 0, 0, width - n)) for r, n in zip(rows, pads)]  # no contact: a zero is read
            if ours == "lower" and i == 2:
                rows = [F.pad(r, (0, width - n)) for r, n in zip(rows, pads)]  # no contact: a zero is written
                biases = [F.pad(b, (0, width - n)) for b, n in zip(biases, pads)]
            state[f"{ours}.{i}.weight"], state[f"{ours}.{i}.bias"] = torch.stack(rows), torch.stack(biases)
    per = config.blocks_per_level + 1  # blocks and the pool or unpool
    for side, ours in (("conv_enc", "encoder"), ("conv_dec", "decoder")):
        for level in range(2):
            graph = graphs[level] if ours == "encoder" else graphs[1 - level]
            pool_at = config.blocks_per_level if ours == "encoder" else 0
            for i in range(per):
                released = f"{side}.layers.{level}.{i}"
                if i == pool_at and ours == "encoder":
                    w.check(released + ".skeleton_pool", torch.from_numpy(graph.pool()), "our joint pooling")
                elif i == pool_at:
                    w.check(released + ".skeleton_unpool", torch.from_numpy(graph.unpool()), "our joint unpooling")
                else:
                    for conv, layer in (("first", 2), ("second", 5)):
                        part = _stconv_state(
                            w, f"{released}.layers.{layer}.", torch.from_numpy(graph.mean_over_neighbours())
                        )
                        state |= {f"{ours}.{level * per + i}.{conv}.{k}": v for k, v in part.items()}
    return state


def _stconv_state(w: Released, prefix: str, mean: Tensor) -> State:
    """Three parallel maps -> two: W1 joins the temporal kernel's present tap, and the three biases become one.

    The mean of a constant is that constant, so W2's bias may leave the neighbourhood mean.
    """
    w.check(prefix + "adj_matrix", (mean > 0).float(), "our joint graph")
    kernel, own = w.take(prefix + "temp_conv.weight"), w.take(prefix + "graph_conv.linear1.weight")
    if kernel.dim() == 4:
        kernel = kernel.clone()
        kernel[:, :, -1, kernel.shape[-1] // 2] += own
    names = ("temp_conv.bias", "graph_conv.linear1.bias", "graph_conv.linear2.bias")
    return {
        "temporal.weight": kernel,
        "temporal.bias": sum((w.take(prefix + n) for n in names), torch.zeros(1)),
        "neighbours": w.take(prefix + "graph_conv.linear2.weight"),
    }


def transformer_state(w: Released, ours: str, theirs: str, *, num_layers: int) -> State:
    """The layers of an `nn.TransformerEncoder`, which both sides use."""
    state: State = {}
    for i in range(num_layers):
        for name in ("self_attn.out_proj", "linear1", "linear2", "norm1", "norm2"):
            state |= w.linear(f"{ours}.layers.{i}.{name}", f"{theirs}.layers.{i}.{name}")
        for kind in ("weight", "bias"):
            name = f"self_attn.in_proj_{kind}"
            state[f"{ours}.layers.{i}.{name}"] = w.take(f"{theirs}.layers.{i}.{name}")
    return state


def text_state(w: Released, *, num_layers: int, tower_layers: int) -> State:
    """CLIP's text tower and the text head (released `clipTransEncoder`, `clip_ln`)."""
    state: State = {
        "tower.words.weight": w.take("token_embedding.weight"),
        "tower.places": w.take("positional_embedding"),
    }
    pairs = {"tower.norm": "ln_final", "norm": "clip_ln"}
    for i in range(tower_layers):
        names = {
            "norm_attention": "ln_1",
            "norm_feed": "ln_2",
            "out": "attn.out_proj",
            "up": "mlp.c_fc",
            "down": "mlp.c_proj",
        }
        released = f"clip_transformer.resblocks.{i}"
        pairs |= {f"tower.layers.{i}.{ours}": f"{released}.{theirs}" for ours, theirs in names.items()}
        for kind in ("weight", "bias"):
            state[f"tower.layers.{i}.query_key_value.{kind}"] = w.take(f"{released}.attn.in_proj_{kind}")
    state |= transformer_state(w, "transformer", "clipTransEncoder", num_layers=num_layers)
    for ours, theirs in pairs.items():
        state |= {f"{ours}.{kind}": w.take(f"{theirs}.{kind}") for kind in ("weight", "bias")}
    return state
