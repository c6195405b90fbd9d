"""`read(path)`: motion files back into an `Interaction`, chosen by the extension."""

from __future__ import annotations

import math
from pathlib import Path

from intermoe.core.errors import UserError
from intermoe.core.files import extension as extension_of
from intermoe.core.types import Interaction
from intermoe.motion.from_bvh import read_pair
from intermoe.motion.resample import part

EXTENSIONS = (".npz", ".bvh", ".glb")


def read(
    path: str | Path,
    partner: str | Path | None = None,
    *,
    fps: float | None = None,
    skip: int = 0,
    unit: float = 0.01,
    cut: bool = False,
) -> Interaction:
    """A motion of two people from .npz, .glb (one file for both) or .bvh (two files).

    partner: the second person's BVH; by itself OUT_a.bvh and OUT_b.bvh are found for either of them and for OUT.bvh. fps:
    the true rate, where the file's own is wrong; skip: frames to leave out at the start; unit, cut: as in `read_pair`.
    Raises UserError for another extension, and for a file that is missing, damaged or does not fit.
    """
    path = Path(path)
    extension = extension_of(path, EXTENSIONS)
    if fps is not None and not (math.isfinite(fps) and 0 < fps <= 1000):
        raise UserError(f"The frame rate must be above 0 and at most 1000, found {fps:g}.")
    if extension == ".bvh":
        return read_pair(*_bvh_files(path, partner), fps=fps, skip=skip, unit=unit, cut=cut)
    if partner is not None:
        raise UserError(f"{path} holds both people: a partner goes with .bvh only, leave out {partner}.")
    if extension == ".npz":
        motion = Interaction.load(path)
    else:
        from intermoe.export.glb_reader import read_glb

        motion = read_glb(path)
    if not 0 <= skip < motion.num_frames:
        raise UserError(f"{path} has {motion.num_frames} frames and {skip} are to be skipped: skip fewer (--skip).")
    motion = part(motion, skip) if skip else motion
    return motion if fps is None else motion.replace(fps=float(fps))


def _bvh_files(path: Path, partner: str | Path | None) -> tuple[Path, Path]:
    if partner is not None:
        if path.resolve() == Path(partner).resolve():
            raise UserError(f"{path} was named for both people: name the other person's BVH with --partner.")
        return path, Path(partner)
    stem = path.stem[:-2] if path.exists() and path.stem.endswith(("_a", "_b")) else path.stem
    first, second = (path.with_name(f"{stem}_{letter}{path.suffix}") for letter in "ab")
    if first.exists() and second.exists() and (path in (first, second) or not path.exists()):
        return first, second
    if not path.exists():
        raise UserError(f"There is no file {path}; check the name and the folder.")
    raise UserError(f"{path} is one person; name the other person's BVH with --partner.")
