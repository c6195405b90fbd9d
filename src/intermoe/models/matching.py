"""The folder of an evaluator of the field: InterCLIP or a matcher with all that it needs to read motion and text.

`config.json` (kind, sizes, layout), `model.safetensors`, and for a matcher `words.npz` and the statistics of its features.
Released weights become the same thing (`reference.read_evaluator`). Letters: B clips, P people, T frames, F features.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from intermoe.core import config as configuration
from intermoe.core.errors import UserError, unknown
from intermoe.core.files import atomic_write, read_npz
from intermoe.models.bundle import CONFIG, WEIGHTS, load_weights, model_folder, save_weights
from intermoe.models.glove import Glove
from intermoe.models.interclip import InterCLIP, InterCLIPConfig
from intermoe.models.matcher import Matcher, MatcherConfig
from intermoe.motion import interx
from intermoe.motion.shown import LONGEST

STATISTICS = "stats.npz"
KINDS = ("interclip", "matcher")
# of each data set: words of a caption, features that a matcher reads
WORDS = {"interx": 35, "humanml3d": 20}
READS = {"interx": 672, "humanml3d": 259}  # HumanML3D's four contacts are not looked at


@dataclass(frozen=True)
class MatchingConfig:
    """What config.json says."""

    kind: str
    dataset: str  # interhuman, interx or humanml3d: whose features it reads
    interclip: InterCLIPConfig | None = None
    matcher: MatcherConfig | None = None
    trained: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise unknown("evaluator", self.kind, KINDS)
        if self.dataset not in LONGEST:
            raise unknown("data set", self.dataset, LONGEST)
        if (self.interclip if self.kind == "interclip" else self.matcher) is None:
            raise UserError(f"an evaluator of the kind {self.kind} needs the sizes `{self.kind}`")


@dataclass
class Matching:
    """An evaluator in evaluation mode."""

    config: MatchingConfig
    model: InterCLIP | Matcher
    words: Glove | None = None  # of a matcher
    mean: Tensor | None = None  # (F,) of the features that a matcher reads; None: they are read as they are
    std: Tensor | None = None

    def normalised(self, features: Tensor) -> Tensor:
        """(...,F) as the matcher reads them."""
        return features if self.mean is None or self.std is None else (features - self.mean) / self.std

    def matcher_input(self, chunk: Sequence[np.ndarray]) -> tuple[Tensor, Tensor]:
        """Features (P,T,F) as `motion.shown.view` makes them -> what the matcher reads, (N,longest,F), and lengths (N,).

        All are padded with zeros to the longest that there may be, as the released readers do: the second convolution sees
        what is behind a motion's end, so an embedding would else depend on the rest of its batch.
        """
        assert isinstance(self.model, Matcher)
        longest, width = LONGEST[self.config.dataset], self.model.config.dim_pose
        rows = [interx.join_people(x) if self.config.dataset == "interx" else x[0, :, :width] for x in chunk]
        clips = [self.normalised(torch.from_numpy(np.ascontiguousarray(row[:longest], np.float32))) for row in rows]
        lengths = torch.tensor([len(row) for row in clips])
        return torch.stack([F.pad(row, (0, 0, 0, longest - len(row))) for row in clips]), lengths

    def save(self, folder: str | os.PathLike[str], *, storage: str = "float32") -> Path:
        """Write the folder. UserError when it cannot be written."""
        folder = Path(folder)
        save_weights(self.model, folder / WEIGHTS, storage=storage)
        if self.words is not None:
            self.words.save(folder)
        if self.mean is not None and self.std is not None:
            with atomic_write(folder / STATISTICS) as temporary:
                np.savez(temporary, mean=self.mean.numpy(), std=self.std.numpy())
        with atomic_write(folder / CONFIG) as temporary:
            temporary.write_text(json.dumps(configuration.to_dict(self.config), indent=2) + "\n", encoding="utf-8")
        return folder


def made(config: MatchingConfig) -> InterCLIP | Matcher:
    """The network of a configuration, with random weights."""
    return InterCLIP(config.interclip) if config.kind == "interclip" else Matcher(config.matcher)


def kind_of(path: str | os.PathLike[str]) -> str:
    """What config.json of an evaluator's folder calls its kind, "" where it names none."""
    folder = model_folder(path)
    try:
        values = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UserError(f"{folder / CONFIG} cannot be read ({error}); the evaluator's folder is damaged.") from error
    return str(values.get("kind", "")) if isinstance(values, dict) else ""


def load_matching(path: str | os.PathLike[str]) -> Matching:
    """The InterCLIP or matcher that `intermoe train evaluator` wrote; UserError if there is none or a file is damaged."""
    folder, kind = model_folder(path), kind_of(path)
    if kind not in KINDS:
        raise UserError(f"{folder} holds no InterCLIP and no matcher: `intermoe train evaluator` makes one.")
    values = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    config = configuration.from_dict(MatchingConfig, values, where=str(folder / CONFIG))
    model = made(config)
    load_weights(model, folder / WEIGHTS)
    mean = std = None
    if (folder / STATISTICS).exists():
        arrays = read_npz(folder / STATISTICS, "statistics file", need="mean", only=("mean", "std"))
        mean, std = statistics(arrays.get("mean"), arrays.get("std"), READS[config.dataset], str(folder / STATISTICS))
    words = Glove.load(folder) if kind == "matcher" else None
    return Matching(config, model.eval(), words, mean, std)


def statistics(mean: Any, std: Any, width: int, where: str) -> tuple[Tensor, Tensor]:
    """Mean and deviation (width,) of arrays that may be longer (contacts last). UserError where they cannot be used."""
    found = []
    for name, values in (("mean", mean), ("std", std)):
        if not isinstance(values, np.ndarray) or values.ndim != 1 or len(values) < width or values.dtype.kind != "f":
            shape = values.shape if isinstance(values, np.ndarray) else type(values).__name__
            raise UserError(f"{where}: expected {width} numbers as {name}, found {shape}")
        found.append(torch.from_numpy(values[:width].astype(np.float32)))
    if not all(bool(t.isfinite().all()) for t in found) or not bool((found[1] > 0).all()):
        raise UserError(f"{where}: mean and std must be finite, and every std above 0")
    return found[0], found[1]
