"""A new run goes on from another model's weights: one with fewer inputs, or with other coordinates of the latents.

Letters: N frames, K coordinates, H hand channels, D width.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor, nn

from intermoe.core.errors import UserError
from intermoe.data.store import Store
from intermoe.models.bundle import InterMoE
from intermoe.models.denoiser import CooperativeDenoiser, DenoiserConfig
from intermoe.models.text import TextConfig
from intermoe.training.latents import LatentCorpus

# fields that say how the same weights are used: a run may go on with others (an ablation of a trained model)
USES = (
    "dropout", "capacity", "router_alpha", "route_normed", "route_text_only", "fallback_expert", "routing", "instance_routing",
    "bias_rule", "skip_scale",
)  # fmt: skip
CLIPS = 400  # training clips on which two models' coordinates are held against each other


@dataclass(frozen=True)
class Change:
    """Linear maps between the coordinates of two models, fitted by least squares."""

    back: Tensor  # (K_new,K_old): coordinates of the new model -> those that the weights know
    forth: Tensor  # (K_old,K_new)


def fits(has: DenoiserConfig, wanted: DenoiserConfig) -> bool:
    """Whether a denoiser's weights may be the start of one with these sizes: the same, or the same without personas,
    their way into the input, roles, hands or the gate of what is passed on; how they are routed may differ."""
    more = {
        name: getattr(has, name)
        for name in ("personas", "persona_input", "roles", "hands", "skip_gate")
        if getattr(wanted, name)
    }
    return replace(wanted, **more, **{name: getattr(wanted, name) for name in USES}) == replace(
        has, **{name: getattr(wanted, name) for name in USES}
    )


def fits_text(has: TextConfig | None, wanted: TextConfig) -> bool:
    """Whether a text head's weights may be the start of one with these sizes: the same, or the same that names no roles."""
    return has is not None and has in (wanted, replace(wanted, casts=()))


def same_roles(folder: Path, known: Collection[str], shown: Collection[str]) -> None:
    """UserError, naming what is apart, where the data show other roles than the weights of a model stand for."""
    known, shown = set(known), set(shown)
    if known == shown:
        return
    apart = "; ".join(
        f"{len(names)} {what}, as '{min(names)}'"
        for names, what in ((known - shown, "that the data do not show"), (shown - known, "that it does not know"))
        if names
    )
    raise UserError(
        f"{folder} was trained on {len(known)} roles, and the data show {len(shown)} ({apart}): name data with the same "
        "roles (of duets, a larger folder shows them all), or start without it."
    )


def adopt_text(head: nn.Module | None, other: nn.Module) -> None:
    """Copy `other`'s weights into a text head; what names roles stays as it is where `other` names none."""
    assert head is not None
    missing, unknown = head.load_state_dict(other.state_dict(), strict=False)
    assert not unknown and all(name.startswith("name_roles.") for name in missing)


@torch.no_grad()
def change(started: InterMoE, store: Store, latents: LatentCorpus) -> Change:
    """How the coordinates of `started` follow from those of `latents` on the same clips, and back."""
    rows = store.split("train")
    rows = rows[:: max(1, len(rows) // CLIPS)]
    started = started.eval()
    old = torch.cat([started.encode(torch.from_numpy(store.features(row))).flatten(0, 1) for row in rows])
    width = old.shape[-1]
    new = torch.cat([latents.batch(torch.tensor([row]), int(latents.lengths[row]))[0].flatten(0, 1) for row in rows])
    new = new[:, :width]
    return Change(torch.linalg.lstsq(new, old).solution, torch.linalg.lstsq(old, new).solution)


@torch.no_grad()
def adopt(denoiser: CooperativeDenoiser, other: CooperativeDenoiser, changed: Change | None) -> None:
    """Copy `other`'s weights into `denoiser`; what it has not stays as it is, hand channels begin at zero.

    Args:
        changed: maps between their coordinates, where these differ.
    """
    known = other.state_dict()
    for name, value in denoiser.state_dict().items():
        if name in known and not name.startswith(("embed.", "out.", "gate.")):
            value.copy_(known[name])
    if changed is None and denoiser.config.skip_gate and other.config.skip_gate:  # else gates of other coordinates
        denoiser.gate.load_state_dict(other.gate.state_dict())
    width = other.config.features - other.config.hand_channels
    into, out, bias = other.embed.weight.clone(), other.out.weight.clone(), other.out.bias.clone()
    if changed is not None:
        into[:, :width] = other.embed.weight[:, :width] @ changed.back.T
        out[:width] = changed.forth.T @ other.out.weight[:width]
        bias[:width] = changed.forth.T @ other.out.bias[:width]
    for mine in (denoiser.embed.weight, denoiser.out.weight, denoiser.out.bias):
        mine.zero_()
    denoiser.embed.weight[:, : into.shape[1]] = into
    denoiser.embed.bias.copy_(other.embed.bias)
    denoiser.out.weight[: len(out)] = out
    denoiser.out.bias[: len(bias)] = bias
