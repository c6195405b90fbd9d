"""What a caption says, asked of the text head directly while the denoiser learns: who does what, and who is how tall.

Diffusion alone teaches a text head slowly who acts and who is acted on: both motions look alike to its loss until the
last. The corpus knows the answer, so a linear reader of the text's vector has to name it, in training only.
Letters: B clips, P people, D width of the condition, R roles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from intermoe.data.store import Clip, Store
from intermoe.models.presets import ModelConfig
from intermoe.skeleton.smpl22 import STATURE

SPREAD = 0.1  # metres of stature that count as one
_UNTOLD = -1  # where no caption is shown
SEVERAL = "several"  # the role of those who do one thing after the other, or of whom none is known


class Facts:
    """The answers of a store's clips."""

    def __init__(self, clips: Sequence[Clip]) -> None:
        told = [tuple(f"{clip.family}: {role}" if role else SEVERAL for role in clip.roles) for clip in clips]
        self.names = sorted({name for pair in told for name in pair})
        # either person may come first, whatever the clips at hand happen to show
        self.casts = tuple(sorted({turned for pair in told for turned in (pair, pair[::-1])}))
        number = {name: index for index, name in enumerate(self.names)}
        self.roles = torch.tensor([[number[name] for name in pair] for pair in told])  # (N,P)
        statures = [[float(who.get("stature", STATURE)) for who in clip.identity] for clip in clips]
        self.statures = (torch.tensor(statures) - STATURE) / SPREAD  # (N,P)

    def of(self, rows: Tensor, told: Tensor) -> dict[str, Tensor]:
        """Roles and statures (B,P) of some clips; `told` (B,) is False where no caption was shown."""
        return {"roles": torch.where(told[:, None], self.roles[rows], _UNTOLD), "statures": self.statures[rows]}


def with_casts(sizes: ModelConfig, store: Store) -> ModelConfig:
    """The sizes of a preset whose text head names roles, for those of the store's clips; others as they are."""
    if not sizes.casts:
        return sizes
    facts = Facts(store.clips)
    if len(facts.names) < 2:
        return sizes
    text, denoiser = replace(sizes.text, casts=facts.casts), replace(sizes.denoiser, roles=len(facts.names))
    return replace(sizes, text=text, denoiser=denoiser)


class FactReader(nn.Module):
    """A linear reader of each person's text vector; of statures alone where the text head itself names roles."""

    def __init__(self, width: int, num_roles: int) -> None:
        super().__init__()
        self.read = nn.Linear(width, num_roles + 1)

    def forward(
        self, vector: Tensor, roles: Tensor, statures: Tensor, *, name: nn.Linear | None = None
    ) -> tuple[Tensor, Tensor]:
        """vector (B,P,D), roles and statures (B,P) -> loss, and the share of roles that were named right.

        name: what names the roles, where this reader does not.
        """
        with torch.autocast(vector.device.type, enabled=False):
            guess = self.read(vector.float()).flatten(0, 1)
            if name is not None:
                guess = torch.cat((name(vector.float()).flatten(0, 1), guess), dim=-1)
        roles, statures = roles.flatten(), statures.flatten()
        told = roles != _UNTOLD
        count = told.sum().clamp(min=1)
        named = F.cross_entropy(guess[:, :-1], roles.clamp(min=0), reduction="none")
        tall = (guess[:, -1] - statures).square()
        right = (guess[:, :-1].argmax(-1) == roles) & told
        return ((named + 0.5 * tall) * told).sum() / count, right.sum() / count
