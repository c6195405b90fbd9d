"""What a caption says, asked of the text head directly while the denoiser learns: who does what, and who is how tall.

Diffusion alone teaches a text head slowly who acts and who is acted on: both motions look alike to its loss until the
last. The corpus knows the answer, so a linear reader of the text's vector has to name it, in training only.
Letters: B clips, P people, D width of the condition, R roles.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from intermoe.data.store import Clip
from intermoe.skeleton.smpl22 import STATURE

SPREAD = 0.1  # metres of stature that count as one
_UNTOLD = -1  # role of a clip without any


class Facts:
    """The answers of a store's clips."""

    def __init__(self, clips: Sequence[Clip]) -> None:
        told = [[f"{clip.family}: {role}" if role else "" for role in clip.roles] for clip in clips]
        self.names = sorted({name for pair in told for name in pair if name})
        number = {name: index for index, name in enumerate(self.names)} | {"": _UNTOLD}
        self.roles = torch.tensor([[number[name] for name in pair] for pair in told])  # (N,P)
        statures = [[float(who.get("stature", STATURE)) for who in clip.identity] for clip in clips]
        self.statures = (torch.tensor(statures) - STATURE) / SPREAD  # (N,P)

    def of(self, rows: Tensor, told: Tensor) -> dict[str, Tensor]:
        """Roles and statures (B,P) of some clips; `told` (B,) is False where no caption was shown."""
        return {"roles": torch.where(told[:, None], self.roles[rows], _UNTOLD), "statures": self.statures[rows]}


class FactReader(nn.Module):
    """A linear reader of each person's text vector."""

    def __init__(self, width: int, num_roles: int) -> None:
        super().__init__()
        self.read = nn.Linear(width, num_roles + 1)

    def forward(self, vector: Tensor, roles: Tensor, statures: Tensor) -> tuple[Tensor, Tensor]:
        """vector (B,P,D), roles and statures (B,P) -> loss, and the share of roles that were named right."""
        with torch.autocast(vector.device.type, enabled=False):
            guess = self.read(vector.float()).flatten(0, 1)
        roles, statures = roles.flatten(), statures.flatten()
        told = roles != _UNTOLD
        count = told.sum().clamp(min=1)
        named = F.cross_entropy(guess[:, :-1], roles.clamp(min=0), reduction="none")
        tall = (guess[:, -1] - statures).square()
        right = (guess[:, :-1].argmax(-1) == roles) & told
        return ((named + 0.5 * tall) * told).sum() / count, right.sum() / count
