"""Real pairs as training data: BVH files of two people, or arrays of their joints, into a store.

    pair -> 22 joints (motion.from_bvh) -> one floor, no glitches -> 30 frames a second -> clips up to 6 s -> features

Letters: P people (2), T frames, J joints (22).
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.ndimage import binary_dilation

from intermoe.core.errors import UserError, unknown
from intermoe.core.files import read_npz
from intermoe.core.types import Interaction
from intermoe.data.store import Clip, StoreWriter
from intermoe.motion import interhuman
from intermoe.motion.from_bvh import read_pair
from intermoe.motion.resample import part, resample
from intermoe.skeleton.body import stature
from intermoe.skeleton.smpl22 import FEET, FOOT_HEIGHT, NUM_JOINTS, STATURE
from intermoe.skeleton.solve import solve

FPS = 30.0
FASTEST = 8.0  # m/s: no joint of a person who stands or dances is faster; the capture has slipped
MARGIN = 0.05  # s that a glitch spoils before and after
PIECE = (2.0, 6.0)  # s: shortest stretch that is kept, longest clip


@dataclass(frozen=True)
class Labels:
    """What is told of every clip of an import."""

    captions: tuple[str, ...]
    texts: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    roles: tuple[str, str] = ("", "")
    symmetric: bool = False
    family: str = "bvh"

    def __post_init__(self) -> None:
        if not self.captions or not all(caption.strip() for caption in self.captions):
            raise UserError("A clip needs at least one caption, and none that is empty; say what the two people do.")


def import_pairs(
    pairs: Sequence[tuple[str | Path, str | Path]],
    out: str | os.PathLike[str],
    labels: Labels,
    *,
    joints: Sequence[str | Path] = (),
    leave_out: Sequence[str] = (),
    fps: float | None = None,
    skip: int = 0,
    unit: float = 0.01,
    cut: bool = False,
    validation: float = 0.1,
    overwrite: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Pairs of BVH files, and npz files of joints, into a store at `out`; returns the number of clips.

    joints: files for `read_joints`, of whose arrays those named in `leave_out` are not taken. fps, skip, unit, cut:
    those of `read_pair`, for the BVH files. progress(done, total) is called after each pair or array.
    """
    arrays = {name: motion for path in joints for name, motion in read_joints(path).items()}
    for name in leave_out:
        if name not in arrays:
            raise unknown("array to leave out", name, arrays)
        del arrays[name]
    if not pairs and not arrays:
        raise UserError("Nothing to read: name two BVH files for each pair, or an npz of joints.")

    def motions() -> Iterator[tuple[str, Interaction]]:
        for first, second in pairs:
            motion = read_pair(first, second, fps=fps, skip=skip, unit=unit, cut=cut)
            yield f"{Path(first).stem}+{Path(second).stem}", motion
        yield from arrays.items()

    total = len(pairs) + len(arrays)
    return write_store(
        motions(), out, labels, validation=validation, overwrite=overwrite, total=total, progress=progress
    )


def write_store(
    motions: Iterator[tuple[str, Interaction]],
    out: str | os.PathLike[str],
    labels: Labels,
    *,
    validation: float = 0.1,
    overwrite: bool = False,
    total: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """(name, motion) after (name, motion) into a store; the last `validation` of each motion's clips are held out."""
    if not 0 <= validation < 1:
        raise UserError(f"The share of held-out clips must be at least 0 and below 1, found {validation:g}.")
    count = 0
    with StoreWriter(out, fps=FPS, source="bvh", overwrite=overwrite) as writer:
        for done, (name, motion) in enumerate(motions, 1):
            clips = clips_of(motion)
            held_out = math.ceil(validation * len(clips)) if len(clips) > 1 else 0
            for number, clip in enumerate(clips):
                told = Clip(
                    id=f"{name}_{number:03d}",
                    split="val" if number >= len(clips) - held_out else "train",
                    family=labels.family,
                    captions=labels.captions,
                    texts=labels.texts,
                    roles=labels.roles,
                    symmetric=labels.symmetric,
                    identity=clip.identity,
                    meta=dict(clip.meta),
                )
                assert clip.offsets is not None
                writer.add(told, interhuman.encode(clip), clip.offsets)
            count += len(clips)
            if progress is not None:
                progress(done, total)
        if not count:
            raise UserError(f"No stretch of at least {PIECE[0]:g} s without glitches was found; nothing was written.")
    return count


def read_joints(path: str | Path) -> dict[str, Interaction]:
    """An npz of joint positions: every array (2, T, 22, 3), metres, y up, as an interaction, `fps` beside them."""
    arrays = read_npz(path, "file of joint positions", need="fps")
    fps = arrays.pop("fps")
    if fps.size != 1 or fps.dtype.kind not in "iuf":
        raise UserError(f"{path}: fps must be one number, found an array {fps.shape} of {fps.dtype}.")
    numbers = {n: x for n, x in arrays.items() if x.ndim == 4 and x.dtype.kind in "iuf"}
    clips = {n: x for n, x in numbers.items() if x.shape[0] == 2 and x.shape[2:] == (NUM_JOINTS, 3)}
    if not clips:
        raise UserError(f"{path} holds no positions of two people, (2, frames, {NUM_JOINTS}, 3).")
    try:
        return {n: Interaction(positions=x.astype(np.float32), fps=float(fps.item())) for n, x in clips.items()}
    except UserError as problem:
        raise UserError(f"{path}: {problem}") from problem


def clips_of(motion: Interaction) -> list[Interaction]:
    """What of a motion can be trained on: no glitches, feet on one floor, 30 frames a second, at most 6 s each."""
    if motion.rotations is None:
        motion = solve(motion)
    motion = on_floor(motion)
    parts = []
    for start, stop in _runs(~glitches(motion)):
        if (stop - start) / motion.fps >= PIECE[0]:
            stretch = resample(part(motion, start, stop), FPS)
            parts += [part(stretch, a, b) for a, b in _pieces(stretch.num_frames)]
    assert motion.offsets is not None
    tall = tuple({"stature": round(float(metres), 3)} for metres in stature(motion.offsets))
    return [clip.replace(identity=motion.identity or tall) for clip in parts]


def glitches(motion: Interaction) -> np.ndarray:
    """(T,) bool: a joint is faster than 8 m/s here, or within 0.05 s."""
    step = np.linalg.norm(np.diff(motion.positions.astype(np.float64), axis=1), axis=-1).max(axis=(0, 2)) * motion.fps
    fast = np.zeros(motion.num_frames, bool)
    fast[1:] |= step > FASTEST
    fast[:-1] |= step > FASTEST
    margin = max(1, round(MARGIN * motion.fps))
    return binary_dilation(fast, iterations=margin) if fast.any() else fast


def on_floor(motion: Interaction) -> Interaction:
    """The pair moved up or down as one, until the lower person's feet stand on y = 0."""
    tall = np.ones(motion.num_people) * STATURE if motion.offsets is None else stature(motion.offsets)
    lowest = np.percentile(motion.positions[:, :, FEET, 1].min(axis=2), 5, axis=1)
    drop = np.array([0.0, (lowest - FOOT_HEIGHT * tall / STATURE).min(), 0.0], np.float32)
    translation = None if motion.translation is None else motion.translation - drop
    return motion.replace(positions=motion.positions - drop, translation=translation)


def _runs(good: np.ndarray) -> list[tuple[int, int]]:
    """(start, stop) of every run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], good.astype(np.int8), [0]])))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _pieces(count: int) -> list[tuple[int, int]]:
    """Equal pieces of at most 6 s (3-6 s where there is more than one), covering `count` frames."""
    number = math.ceil(count / (PIECE[1] * FPS))
    length = count // number
    return [(n * length, (n + 1) * length) for n in range(number)]
