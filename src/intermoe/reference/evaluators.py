"""Released weights of the evaluators of InterHuman and Inter-X, in our modules, ready to run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from torch import Tensor

from intermoe.models.interclip import MAX_FRAMES, InterCLIPMotion
from intermoe.models.layers import sinusoids
from intermoe.models.matcher import Matcher, MatcherConfig
from intermoe.reference.names import Released, State, transformer_state

Weights = Mapping[str, Tensor]


def interhuman_motion_encoder(
    weights: Weights, *, hidden_dim: int, ffn_dim: int, num_heads: int, num_layers: int
) -> InterCLIPMotion:
    """InterCLIP's motion side: encoder(motions (B,2,T,262), lengths (B,)) -> (B,512), not normalised.

    UserError names missing and unexpected weights.
    """
    released = Released(weights, "InterHuman's motion encoder")
    state: State = {"query": released.take("query_token")}
    for ours, theirs in {"embed": "embed_motion", "norm": "out_ln", "out": "out"}.items():
        state |= released.linear(ours, theirs)
    state |= transformer_state(released, "transformer", "transformer", num_layers=num_layers)
    table = sinusoids(MAX_FRAMES, hidden_dim)
    released.check("sequence_pos_encoder.pe", table, "the sinusoidal position table", tolerance=1e-3)
    released.finish()
    model = InterCLIPMotion(hidden_dim, num_layers, num_heads, ffn_dim)
    model.load_state_dict(state, strict=True)
    return model.eval()


def interx_evaluator(weights: Weights, **sizes: Any) -> Matcher:
    """Inter-X's matcher: `embed_motion(features, lengths)`, `embed_text(words, parts of speech, lengths)`.

    `sizes` as of `MatcherConfig`. UserError names missing and unexpected weights.
    """
    released = Released(weights, "Inter-X's evaluator")
    state: State = {}
    for layer in ("main.0", "main.3"):
        state |= released.linear(f"movement.{layer}", f"movement_encoder.{layer}")
    state |= released.linear("movement.out", "movement_encoder.out_net")
    state |= released.linear("parts_of_speech", "text_encoder.pos_emb")
    for ours, theirs in {"motion": "motion_encoder", "text": "text_encoder"}.items():
        state[f"{ours}.start"] = released.take(f"{theirs}.hidden")
        state |= released.linear(f"{ours}.embed", f"{theirs}.input_emb")
        for place in ("0", "1", "3"):
            state |= released.linear(f"{ours}.head.{place}", f"{theirs}.output_net.{place}")
        for way in ("", "_reverse"):
            for kind in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
                state[f"{ours}.gru.{kind}_l0{way}"] = released.take(f"{theirs}.gru.{kind}_l0{way}")
    released.finish()
    model = Matcher(MatcherConfig(**sizes))
    model.load_state_dict(state, strict=True)
    return model.eval()
