"""What the denoiser is told about a clip: a vector per person, and with text cross-attention also tokens per person.

Letters: B clips, P people, N tokens, D width of the condition.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import torch
from torch import Tensor
from torch.nn import functional as F


@dataclass(frozen=True)
class Condition:
    """The text as the denoiser reads it."""

    vector: Tensor  # (B,P,D), or (B,D): the same for all people
    tokens: Tensor | None = None  # (B,P,N,D)
    mask: Tensor | None = None  # (B,P,N) bool, False for padding; at least one True in each row
    personas: Tensor | None = None  # (B,P,V) core.persona.vector of each person; None = nothing is known of anybody
    roles: Tensor | None = (
        None  # (B,P,R) one at each person's role, zeros where nothing is said of it; None = the same of all
    )
    alone: Tensor | None = None  # (B,) 1 where nobody hears the partner, else 0; None = 0 (partner guidance)

    def __len__(self) -> int:
        return len(self.vector)

    def __getitem__(self, clips: slice | Tensor) -> Condition:
        """The condition of some clips."""
        return self._each(lambda part: part[clips])

    def to(self, device: torch.device | str) -> Condition:
        return self._each(lambda part: part.to(device))

    def _each(self, change: Callable[[Tensor], Tensor]) -> Condition:
        tokens, mask, personas, roles, alone = (
            None if part is None else change(part)
            for part in (self.tokens, self.mask, self.personas, self.roles, self.alone)
        )
        return Condition(change(self.vector), tokens, mask, personas, roles, alone)

    def apart(self) -> Condition:
        """The same, told to people of whom none hears the other."""
        return replace(self, alone=self.vector.new_ones(len(self)))

    @staticmethod
    def cat(conditions: list[Condition]) -> Condition:
        """One after the other along B; tokens are padded to the longest."""
        vector = torch.cat([c.vector for c in conditions])
        personas, roles, alone = (
            _told([getattr(c, name) for c in conditions], conditions) for name in ("personas", "roles", "alone")
        )
        if conditions[0].tokens is None:
            return Condition(vector, personas=personas, roles=roles, alone=alone)
        num_tokens = max(c.tokens.shape[2] for c in conditions if c.tokens is not None)
        tokens, masks = [], []
        for c in conditions:
            assert c.tokens is not None and c.mask is not None
            missing = num_tokens - c.tokens.shape[2]
            tokens.append(F.pad(c.tokens, (0, 0, 0, missing)))
            masks.append(F.pad(c.mask, (0, missing), value=False))
        return Condition(vector, torch.cat(tokens), torch.cat(masks), personas, roles, alone)


def _told(parts: list[Tensor | None], conditions: list[Condition]) -> Tensor | None:
    """Parts one after the other, zeros for those that are missing; None where all are."""
    shape = next((part.shape[1:] for part in parts if part is not None), None)
    if shape is None:
        return None
    empty = [c.vector.new_zeros(len(c), *shape) for c in conditions]
    return torch.cat([zeros if part is None else part for zeros, part in zip(empty, parts, strict=True)])
