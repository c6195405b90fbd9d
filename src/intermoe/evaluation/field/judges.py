"""Evaluators as the field's protocol uses them: motions and captions in, embeddings out, a few motions in memory at a time.

Letters: N motions, P people, T frames, F features, D embedding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from intermoe.core import runtime
from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.evaluation.generation import digest
from intermoe.models import clip
from intermoe.models.bundle import CONFIG, WEIGHTS, model_folder
from intermoe.models.duet_evaluator import DuetEvaluator, load_evaluator
from intermoe.models.glove import FILE as WORDS_FILE
from intermoe.models.glove import Caption
from intermoe.models.interclip import InterCLIP
from intermoe.models.matcher import Matcher
from intermoe.models.matching import KINDS, STATISTICS, WORDS, Matching, kind_of, load_matching
from intermoe.motion import interhuman
from intermoe.reference import read_evaluator

AT_ONCE = 32  # motions in a batch
WINDOW = 256  # motions that are held, so that batches have like lengths


class Judge(Protocol):
    """An evaluator. Motions are features (P,T,F) as `motion.shown.view` makes them of a store's."""

    kind: str
    dataset: str
    digest: str

    def see(self, motions: Iterable[np.ndarray]) -> np.ndarray:
        """(N,D) of motions in their order."""

    def read(self, captions: Sequence[Caption]) -> np.ndarray:
        """(N,D) of captions."""


class InterCLIPJudge:
    """InterHuman's evaluator: two people's features and CLIP's tokens."""

    kind, dataset = "interclip", "interhuman"

    def __init__(
        self, found: Matching, *, digest: str, vocabulary: str | Path | None = None, device: str = "auto"
    ) -> None:
        assert isinstance(found.model, InterCLIP)
        self.device = runtime.device(device)
        self.model, self.digest = found.model.to(self.device), digest
        self._vocabulary = clip.tokenizer(vocabulary)

    @torch.inference_mode()
    def see(self, motions: Iterable[np.ndarray]) -> np.ndarray:
        def batch(chunk: list[np.ndarray]) -> Tensor:
            return self.model.embed_motion(*_padded(chunk, self.device))

        return _embedded(motions, batch)

    @torch.inference_mode()
    def read(self, captions: Sequence[Caption]) -> np.ndarray:
        ids = clip.tokenize([caption.text for caption in captions], self._vocabulary)
        parts = [self.model.embed_text(chunk.to(self.device)).float().cpu() for chunk in ids.split(AT_ONCE)]
        return torch.cat(parts).numpy()


class MatcherJudge:
    """The matcher of Inter-X or HumanML3D: movements of 4 frames and GloVe's words."""

    kind = "matcher"

    def __init__(self, found: Matching, *, digest: str, device: str = "auto") -> None:
        assert isinstance(found.model, Matcher) and found.words is not None
        self.device = runtime.device(device)
        self.dataset, self.digest, self.words = found.config.dataset, digest, found.words
        self.model, self._found = found.model.to(self.device), found

    @torch.inference_mode()
    def see(self, motions: Iterable[np.ndarray]) -> np.ndarray:
        def batch(chunk: list[np.ndarray]) -> Tensor:
            features, lengths = self._found.matcher_input(chunk)
            return self.model.embed_motion(features.to(self.device), lengths)

        return _embedded(motions, batch)

    @torch.inference_mode()
    def read(self, captions: Sequence[Caption]) -> np.ndarray:
        parts = []
        for first in range(0, len(captions), AT_ONCE):
            read = self.words.read(captions[first : first + AT_ONCE], longest=WORDS[self.dataset])
            vectors, kinds = read.vectors.to(self.device), read.parts.to(self.device)
            parts.append(self.model.embed_text(vectors, kinds, read.lengths).float().cpu())
        return torch.cat(parts).numpy()


class DuetJudge:
    """The duets evaluator, on joints alone (features hold no hand shapes)."""

    kind, dataset = "duet_evaluator", "duets"

    def __init__(self, model: DuetEvaluator, *, digest: str, fps: float = 30.0) -> None:
        self.model, self.digest, self.fps = model, digest, fps

    def see(self, motions: Iterable[np.ndarray]) -> np.ndarray:
        def batch(chunk: list[np.ndarray]) -> Tensor:
            return self.model.see([joints(x, self.fps) for x in chunk]).pair

        return _embedded(motions, batch)

    def read(self, captions: Sequence[Caption]) -> np.ndarray:
        return self.model.read([caption.text for caption in captions], of="pair").numpy()


def joints(x: np.ndarray, fps: float) -> Interaction:
    """InterHuman's features (P,T,262) as joints alone: nothing is solved."""
    block = x[..., interhuman.BLOCKS["position"].slice]
    return Interaction(positions=np.ascontiguousarray(block.reshape(*x.shape[:2], 22, 3), np.float32), fps=fps)


def load_judge(
    name: str | Path, *, words: str | Path | None = None, device: str = "auto", fps: float = 30.0
) -> InterCLIPJudge | MatcherJudge | DuetJudge:
    """The evaluator of a name: `default-evaluator`, a run or folder of `intermoe train evaluator`, or its authors' file.

    words: where a file has none with it: the folder of GloVe's vectors, or of CLIP's vocabulary. UserError where none is.
    """
    path = Path(name)
    if path.is_file():
        found, files = read_evaluator(path, words=words), [path]
    else:
        folder = model_folder(name)
        files = [folder / n for n in (CONFIG, WEIGHTS, WORDS_FILE, STATISTICS) if (folder / n).exists()]
        if kind_of(folder) not in KINDS:
            return DuetJudge(load_evaluator(name), digest=digest(folder / CONFIG, folder / WEIGHTS), fps=fps)
        found = load_matching(folder)
    hashed = digest(*files)
    if found.config.kind == "matcher":
        return MatcherJudge(found, digest=hashed, device=device)
    return InterCLIPJudge(found, digest=hashed, vocabulary=words, device=device)


def _padded(chunk: list[np.ndarray], device: torch.device) -> tuple[Tensor, Tensor]:
    """Features (P,T,F) of several motions -> (N,P,T,F) and lengths (N,)."""
    lengths = torch.tensor([x.shape[1] for x in chunk])
    rows = [torch.from_numpy(np.ascontiguousarray(x, np.float32)) for x in chunk]
    padded = torch.stack([F.pad(row, (0, 0, 0, int(lengths.max()) - row.shape[1])) for row in rows])
    return padded.to(device), lengths.to(device)


def _embedded(motions: Iterable[np.ndarray], batch: Callable[[list[np.ndarray]], Tensor]) -> np.ndarray:
    """Embeddings in the order of the motions; batches are made of neighbours of like length."""
    parts: list[np.ndarray] = []
    stream: Iterator[np.ndarray] = iter(motions)
    while held := list(islice(stream, WINDOW)):
        order = np.argsort([x.shape[1] for x in held], kind="stable")
        rows: dict[int, Any] = {}
        for first in range(0, len(held), AT_ONCE):
            places = order[first : first + AT_ONCE].tolist()
            found = batch([held[place] for place in places]).float().cpu().numpy()
            rows |= dict(zip(places, found, strict=True))
        parts.append(np.stack([rows[place] for place in range(len(held))]))
    if not parts:
        raise UserError("there are no motions to be embedded")
    return np.concatenate(parts)
