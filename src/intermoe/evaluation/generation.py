"""Motions for many captions, kept on disk as they are made: an evaluation that is stopped goes on where it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.lengths import STRIDE
from intermoe.core.types import Interaction
from intermoe.motion.resample import part, resample

if TYPE_CHECKING:
    from intermoe.evaluation.quality import Asked

CHUNK = 32  # motions between two writes
NAMED = 5  # files of a folder that are named, of all that cannot be used
Batch = Callable[[list[dict[str, Any]]], list[Interaction]]


def digest(*paths: Path) -> str:
    """SHA-256 of files' bytes, one after the other; the first 16 digits."""
    found = hashlib.sha256()
    for path in paths:
        with open(path, "rb") as file:
            while block := file.read(1 << 20):
                found.update(block)
    return found.hexdigest()[:16]


def cached(
    prompts: Sequence[dict[str, Any]],
    generate: Batch,
    *,
    folder: Path,
    key: dict[str, Any],
    progress: Callable[[int, int], None] | None = None,
) -> list[Interaction]:
    """The motions of `prompts`, made by `generate` where `folder` does not hold them yet.

    Args:
        prompts: as `InterMoEPipeline.batch` takes them.
        generate: prompts -> motions.
        folder: one npz a motion, in a subfolder named by `key`.
        key: what the motions depend on beside the prompts (model, sampler).
        progress: called with (motions there, motions in all).
    """
    told = json.dumps([key, [_plain(p) for p in prompts]], sort_keys=True)
    place = folder / hashlib.sha256(told.encode()).hexdigest()[:16]
    try:
        place.mkdir(parents=True, exist_ok=True)
        (place / "key.json").write_text(json.dumps(key, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    except OSError as problem:
        raise UserError(f"cannot write {place} ({problem.strerror}); name another output folder") from problem
    paths = [place / f"{number:06d}.npz" for number in range(len(prompts))]
    missing = [number for number, path in enumerate(paths) if not path.exists()]
    for first in range(0, len(missing), CHUNK):
        chunk = missing[first : first + CHUNK]
        for number, motion in zip(chunk, generate([prompts[n] for n in chunk]), strict=True):
            motion.save(paths[number])
        if progress is not None:
            progress(len(prompts) - len(missing) + first + len(chunk), len(prompts))
    return [Interaction.load(path) for path in paths]


def _plain(prompt: dict[str, Any]) -> dict[str, Any]:
    return {k: v.known() if hasattr(v, "known") else asdict(v) if hasattr(v, "__dataclass_fields__") else v
            for k, v in prompt.items()}  # fmt: skip


def from_folder(folder: Path, asked: Sequence[Asked], *, fps: float) -> list[Interaction]:
    """A peer's motions: npz files (`Interaction.save`) in order of name, as many as there are captions.

    Args:
        asked: the captions, with the seconds that each motion should last.
        fps: frames a second that they are brought to; up to a latent frame (4) may be missing or too many at the end.

    Raises:
        UserError: where they do not fit, naming every file that cannot be used (the first `NAMED`, and how many there are).
    """
    paths = sorted(folder.glob("*.npz"))
    if len(paths) != len(asked):
        raise UserError(
            f"{folder} holds {len(paths)} npz files, and {len(asked)} captions are asked: one file a caption, in their order "
            "(prompts.json of the output folder lists them)"
        )
    motions, faults = [], []
    for path, want in zip(paths, asked, strict=True):
        try:
            motions.append(_peer(path, round(want.seconds * fps), fps))
        except UserError as problem:
            faults.append(f"{path.name}: {problem}")
    if faults:
        more = f"; and {len(faults) - NAMED} more" if len(faults) > NAMED else ""
        raise UserError(
            f"{len(faults)} of {len(paths)} motions of {folder} cannot be used. {'; '.join(faults[:NAMED])}{more}"
        )
    return motions


def _peer(path: Path, frames: int, fps: float) -> Interaction:
    motion = Interaction.load(path)
    people, _, joints, _ = motion.positions.shape
    if (people, joints) != (2, 22):
        raise UserError(f"expected 2 people of 22 joints, found {people} of {joints}")
    if not np.isfinite(motion.positions).all():
        raise UserError("expected finite positions, found others")
    motion = resample(motion, fps)
    if abs(motion.num_frames - frames) >= STRIDE:
        raise UserError(f"expected {frames} frames at {fps:g} a second, found {motion.num_frames}")
    return part(motion, 0, frames)
