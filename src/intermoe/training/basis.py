"""Coordinates of the latents that suit diffusion, and what an error in them does to the motion.

A VAE's latent features are many and much alike (20 of 224 directions hold nine tenths of the variance): noise on all of
them hardly hides a motion, and their squared error says little about where a foot is. The decoder, on the other hand,
is nearly linear (joint positions to 5 mm). So a linear map from four latent frames to four motion frames is fitted; the
latents are taken in the directions in which they move it most, each uncorrelated with the others; and the same map
tells the training loss metres.
Letters: P people, L latent frames, F latent features, K coordinates, H latent frames of a window, M motion columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from intermoe.core.errors import UserError
from intermoe.core.lengths import STRIDE
from intermoe.models.windows import WINDOW, windows
from intermoe.motion.interhuman import BLOCKS

# root mean square of the coordinates. Neighbouring latent frames say nearly the same, so noise hides a motion only where
# it is far stronger: with unit size what decides who acts happened above timestep 800 of 1000
SIZE = 0.25
EXPONENT = 0.25  # deviation of a coordinate = (its deviation in the motion) ** EXPONENT: 0 is white, 1 is metric
# error of one column that counts as much as that of another: metres, metres a frame, matrix entries, share
TOLERANCE = {"position": 0.03, "velocity": 0.003, "rotation": 0.15, "contact": 0.3}
MOTION = ("position", "velocity", "contact")  # the columns that the loss reads
_WHITE = 1e-5  # share of the largest variance below which a direction is left out


@dataclass(frozen=True)
class Basis:
    """Linear maps of standardised latents."""

    project: Tensor  # (F,K) latents -> coordinates
    expand: Tensor  # (K,F) coordinates -> latents
    motion: Tensor  # (H*K, STRIDE*M) window of coordinates -> motion, joints relative to the pelvis
    offset: Tensor  # (STRIDE*M,)


def columns(features: Tensor, names: Sequence[str]) -> Tensor:
    """The named blocks of features (...,T,262), STRIDE frames in a row: (...,L,STRIDE*M)."""
    picked = torch.cat([features[..., BLOCKS[name].slice] for name in names], dim=-1)
    return picked.unflatten(-2, (-1, STRIDE)).flatten(-2)


def fit(
    latents: Sequence[Tensor],
    motion: Sequence[Tensor],
    *,
    components: int,
    maps: tuple[Tensor, Tensor] | None = None,
) -> Basis:
    """Fit the maps. UserError if the latents vary in fewer directions than `components`.

    Args:
        latents: of each clip (P,L,F), standardised.
        motion: what the decoder makes of them, (P,STRIDE*L,262), joints relative to the pelvis.
        components: K.
        maps: `project` and `expand` of another model, taken as they are; the motion's map is fitted to them.
    """
    every = torch.cat([z.flatten(0, 1) for z in latents]).double()
    if maps is None:
        project, expand = _directions(every, latents, motion, components)
    else:
        project, expand = (part.double() for part in maps)
    inside = [windows(z.double() @ project)[:, WINDOW - 1 :] for z in latents]
    target = [columns(m.double(), MOTION)[:, WINDOW - 1 :] for m in motion]
    linear, offset = _regress(_rows(inside), _rows(target))
    return Basis(*(part.float().contiguous() for part in (project, expand, linear, offset)))


def _directions(
    every: Tensor, latents: Sequence[Tensor], motion: Sequence[Tensor], components: int
) -> tuple[Tensor, Tensor]:
    """White coordinates of the latents, turned so that the first ones move the motion most, each scaled by how much."""
    variance, axes = torch.linalg.eigh(every.T @ every / len(every))
    kept = variance > _WHITE * variance[-1]
    if int(kept.sum()) < components:
        raise UserError(
            f"the latents vary in {int(kept.sum())} directions only, and the preset denoises {components}: train on more clips"
        )
    variance, axes = variance[kept], axes[:, kept]
    whiten = axes / variance.sqrt()
    scale = torch.cat([torch.full((BLOCKS[n].width,), 1.0 / TOLERANCE[n], dtype=torch.float64) for n in BLOCKS])
    target = [columns(m.double() * scale, tuple(BLOCKS))[:, WINDOW - 1 :] for m in motion]
    inside = [windows(z.double() @ whiten)[:, WINDOW - 1 :] for z in latents]
    linear, _ = _regress(_rows(inside), _rows(target))
    response = sum(w @ w.T for w in linear.chunk(WINDOW))  # what one frame's coordinates do to all that follow
    strength, turn = torch.linalg.eigh(response)
    strength, turn = strength.flip(0)[:components], turn.flip(1)[:, :components]
    size = strength.clamp(min=1e-12).pow(EXPONENT / 2)
    size = SIZE * size / size.square().mean().sqrt()
    project = whiten @ turn * size
    sign = project.gather(0, project.abs().argmax(0, keepdim=True)).sign()  # an eigenvector has no sign of its own
    return project * sign, (turn / size * sign).T @ (axes * variance.sqrt()).T


def _rows(parts: Sequence[Tensor]) -> Tensor:
    return torch.cat([part.flatten(0, -2) for part in parts])


def _regress(inside: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
    """Least squares with an offset: target = inside @ linear + offset."""
    inside = F.pad(inside, (0, 1), value=1.0)
    gram = inside.T @ inside
    gram += 1e-6 * gram.diagonal().mean() * torch.eye(len(gram), dtype=gram.dtype)
    solution = torch.linalg.solve(gram, inside.T @ target)
    return solution[:-1], solution[-1]
