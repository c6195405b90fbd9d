"""Released weights of the evaluators of InterHuman, Inter-X and HumanML3D, in our modules, ready to run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from torch import Tensor

from intermoe.core.errors import UserError
from intermoe.core.pickles import read_npy
from intermoe.models.glove import Glove
from intermoe.models.interclip import MAX_FRAMES, InterCLIP, InterCLIPConfig, InterCLIPMotion
from intermoe.models.layers import sinusoids
from intermoe.models.matcher import Matcher, MatcherConfig
from intermoe.models.matching import READS, Matching, MatchingConfig, statistics
from intermoe.reference.checkpoint import read_content
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


def interclip(weights: Weights, *, num_heads: int = 8) -> InterCLIP:
    """All of InterCLIP: the two towers and the scale; sizes are those of the weights. UserError as above."""
    sides: dict[bool, dict[str, Tensor]] = {True: {}, False: {}}
    for name, weight in weights.items():
        sides[name.startswith("motion_encoder.")][name.removeprefix("motion_encoder.")] = weight
    motion, text = sides[True], sides[False]
    for side, name, axes in ((motion, "query_token", 2), (text, "positional_embedding", 2)):
        if name not in side or side[name].dim() != axes:
            raise UserError(f"InterHuman's evaluator: weight {name} is missing; is it the released interclip.ckpt?")

    def layers(side: Mapping[str, Tensor], stem: str) -> int:
        return len({name.split(".")[2] for name in side if name.startswith(f"{stem}.layers.")})

    feed = motion.get("transformer.layers.0.linear1.weight", motion["query_token"])
    config = InterCLIPConfig(
        motion_width=motion["query_token"].shape[1],
        motion_layers=layers(motion, "transformer"),
        motion_heads=num_heads,
        text_width=text["positional_embedding"].shape[1],
        text_layers=layers(text, "textTransEncoder"),
        text_heads=num_heads,
        hidden_width=feed.shape[0],
    )
    released = Released(text, "InterHuman's evaluator")
    state: State = {
        "words.weight": released.take("token_embedding.weight"),
        "places": released.take("positional_embedding"),
    }
    state |= released.linear("norm", "text_ln") | released.linear("out", "out")
    state |= transformer_state(released, "transformer", "textTransEncoder", num_layers=config.text_layers)
    scale = released.take("latent_scale", shape=(1,))
    released.finish()
    model = InterCLIP(config)
    model.text.load_state_dict(state, strict=True)
    model.scale.data.copy_(scale)
    model.motion = interhuman_motion_encoder(
        motion, hidden_dim=config.motion_width, ffn_dim=config.hidden_width, num_heads=num_heads,
        num_layers=config.motion_layers,
    )  # fmt: skip
    return model.eval()


def matcher(parts: Mapping[str, Weights]) -> Matcher:
    """The matcher of HumanML3D or Inter-X out of the three dictionaries of its file; sizes are those of the weights."""
    weights = {f"{part}.{name}": weight for part in MATCHER_PARTS for name, weight in parts[part].items()}

    def size(name: str, axis: int) -> int:
        if name not in weights or weights[name].dim() <= axis:
            raise UserError(f"the matcher's file lacks the weight {name}; is it the released finest.tar?")
        return weights[name].shape[axis]

    return interx_evaluator(
        weights,
        dim_pose=size("movement_encoder.main.0.weight", 1),
        dim_movement_hidden=size("movement_encoder.main.0.weight", 0),
        dim_movement_latent=size("movement_encoder.main.3.weight", 0),
        dim_motion_hidden=size("motion_encoder.input_emb.weight", 0),
        dim_text_hidden=size("text_encoder.input_emb.weight", 0),
        dim_coemb=size("motion_encoder.output_net.3.weight", 0),
        dim_word=size("text_encoder.input_emb.weight", 1),
        dim_pos=size("text_encoder.pos_emb.weight", 1),
    )


MATCHER_PARTS = ("movement_encoder", "motion_encoder", "text_encoder")


def read_evaluator(path: str | Path, *, words: str | Path | None = None) -> Matching:
    """An evaluator out of its authors' file: interclip.ckpt, or text_mot_match/model/finest.tar of HumanML3D or Inter-X.

    A matcher's word vectors are those of the folder `words`, else of a folder `glove` beside the file or above it; the mean
    and deviation of HumanML3D's features are mean.npy and std.npy beside the file, in `meta` beside its folder, or in the
    `meta` of the run that they come with. Nothing in the files is run. UserError where something is missing or does not fit.
    """
    path = Path(path)
    content = read_content(path)
    parts = content if isinstance(content, dict) else {}
    if all(isinstance(parts.get(part), Mapping) for part in MATCHER_PARTS):
        return _matching(path, {part: _tensors(parts[part]) for part in MATCHER_PARTS}, words)
    state = _tensors(parts.get("state_dict"))
    weights = {name.removeprefix("model."): weight for name, weight in state.items()}
    if "latent_scale" not in weights:
        raise UserError(
            f"{path} is no evaluator: expected InterHuman's interclip.ckpt, or the finest.tar of HumanML3D's or Inter-X's matcher"
        )
    model = interclip(weights)
    return Matching(MatchingConfig("interclip", "interhuman", interclip=model.config), model)


def _matching(path: Path, parts: Mapping[str, Weights], words: str | Path | None) -> Matching:
    model = matcher(parts)
    width = model.config.dim_pose
    dataset = next((name for name, reads in READS.items() if reads == width), None)
    if dataset is None:
        raise UserError(
            f"{path} reads {width} features a frame; known are {READS['humanml3d']} (HumanML3D) and {READS['interx']} (Inter-X)"
        )
    mean = std = None
    if dataset == "humanml3d":
        home = path.resolve().parent
        places = (home, home / "meta", home.parent / "meta", *sorted(home.parent.parent.glob("*/meta")))
        place = next((p for p in places if (p / "mean.npy").exists() and (p / "std.npy").exists()), None)
        if place is None:
            raise UserError(
                f"{path} needs the mean.npy and std.npy that its features were normalised with (of Comp_v6_KLD005/meta): "
                f"copy them beside it, into {home}"
            )
        one, two = (np.asarray(read_npy(place / name), np.float32) for name in ("mean.npy", "std.npy"))
        mean, std = statistics(one, two, width, str(place))
    return Matching(MatchingConfig("matcher", dataset, matcher=model.config), model, _glove(path, words), mean, std)


def _glove(path: Path, words: str | Path | None) -> Glove:
    if words is not None:
        return Glove.load(words)
    for folder in path.resolve().parents[:5]:
        if (folder / "glove").is_dir():
            return Glove.load(folder / "glove")
    raise UserError(f"{path} reads words by GloVe's vectors: name the folder with our_vab_data.npy with --words")


def _tensors(found: Any) -> dict[str, Tensor]:
    return {str(k): v for k, v in found.items() if isinstance(v, Tensor)} if isinstance(found, Mapping) else {}
