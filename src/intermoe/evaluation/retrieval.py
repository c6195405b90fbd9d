"""The baseline that a model must beat: the clip of the nearest training caption.

Nearest by the text encoder's pooled cosine, which is blind to who does what to whom (DESIGN.md); what a lookup can do,
a network must do better. Letters: N captions, D = 384 text features.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress

import numpy as np
import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor

from intermoe.core import runtime
from intermoe.core.errors import UserError
from intermoe.core.files import write_tensors
from intermoe.core.types import Interaction
from intermoe.data.duets.language.order import in_order
from intermoe.data.store import LOOKED_UP, Store
from intermoe.models.minilm import SHA256

# texts -> token features (n, D) of each: `models.minilm.MiniLMFeatures`
Encode = Callable[[Sequence[str]], list[Tensor]]


class Retrieval:
    """Captions of one split of a store, ready to be looked up by sentence."""

    def __init__(self, store: Store, encode: Encode, *, split: str = "train") -> None:
        """Encodes every different caption of the split, which takes minutes once: the vectors are kept beside the corpus.

        UserError if there is none.
        """
        self.store, self._encode = store, encode
        first: dict[str, int] = {}
        for index in store.split(split):
            for caption in store.clips[index].captions:
                first.setdefault(caption, index)
        if not first:
            raise UserError(f"the {split} split of {store.path} has no captions to look up")
        self.captions, self.clips = list(first), list(first.values())
        self._pooled = self._remembered()

    def _remembered(self) -> np.ndarray:
        """The captions' vectors: of the file beside the corpus if it is of these captions, else encoded and, if it can be, kept."""
        place = self.store.path / LOOKED_UP
        key = hashlib.sha256("\0".join([SHA256, *self.captions]).encode()).hexdigest()
        with suppress(OSError, SafetensorError, KeyError), safe_open(place, framework="np") as file:
            if (file.metadata() or {}).get("key") == key:
                return np.asarray(file.get_tensor("pooled"), np.float32)
        # kept, and so used from the start, in half precision
        pooled = self.pool(self.captions).astype(np.float16)
        with suppress(UserError, OSError):
            write_tensors(place, {"pooled": torch.from_numpy(pooled)}, {"key": key})
        return pooled.astype(np.float32)

    def pool(self, texts: Sequence[str]) -> np.ndarray:
        """One unit vector a text, the mean of its tokens' features: -> (N, D) float32."""
        every = sorted(set(texts), key=len)  # sentences of one length pad one another least
        found: dict[str, np.ndarray] = {}
        with torch.autocast("cpu", torch.bfloat16, enabled=runtime.native_bf16(torch.device("cpu"))):
            for start in range(0, len(every), 1024):
                chunk = every[start : start + 1024]
                found |= {text: tokens.float().mean(0).numpy() for text, tokens in zip(chunk, self._encode(chunk))}
        rows = [found[text] for text in texts]
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
