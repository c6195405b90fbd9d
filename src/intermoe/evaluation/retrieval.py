"""The baseline that a model must beat: the clip of the nearest training caption.

Nearest by the text encoder's pooled cosine, which is blind to who does what to whom (DESIGN.md); what a lookup can do,
a network must do better. Letters: N captions, D = 384 text features.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from torch import Tensor

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.data.duets.language.order import in_order
from intermoe.data.store import Store

# texts -> token features (n, D) of each: `models.minilm.MiniLMFeatures`
Encode = Callable[[Sequence[str]], list[Tensor]]


class Retrieval:
    """Captions of one split of a store, ready to be looked up by sentence."""

    def __init__(self, store: Store, encode: Encode, *, split: str = "train") -> None:
        """Encodes every different caption of the split once; UserError if there is none."""
        self.store, self._encode = store, encode
        first: dict[str, int] = {}
        for index in store.split(split):
            for caption in store.clips[index].captions:
                first.setdefault(caption, index)
        if not first:
            raise UserError(f"the {split} split of {store.path} has no captions to look up")
        self.captions, self.clips = list(first), list(first.values())
        self._pooled = self.pool(self.captions)

    def pool(self, texts: Sequence[str]) -> np.ndarray:
        """One unit vector a text, the mean of its tokens' features: -> (N, D) float32."""
        rows = []
        for start in range(0, len(texts), 1024):
            rows += [tokens.mean(0).numpy() for tokens in self._encode(texts[start : start + 1024])]
        pooled = np.stack(rows).astype(np.float32)
        return pooled / np.maximum(np.linalg.norm(pooled, axis=1, keepdims=True), 1e-9)

    def nearest(self, texts: Sequence[str]) -> list[tuple[int, str, float]]:
        """For each text (clip index, its caption, cosine) of the nearest caption; of equals the first in the store."""
        cosine = self.pool(texts) @ self._pooled.T
        best = cosine.argmax(1)
        return [(self.clips[i], self.captions[i], float(cosine[row, i])) for row, i in enumerate(best)]

    def __call__(self, texts: Sequence[str]) -> list[Interaction]:
        """The motion of the nearest training caption, for each text; ordinals are put in order, as the pipeline does."""
        ordered = [in_order(text) for text in texts]
        found = [self.store.interaction(index) for index, _, _ in self.nearest([text for text, _ in ordered])]
        return [clip.swapped() if exchanged else clip for clip, (_, exchanged) in zip(found, ordered, strict=True)]
