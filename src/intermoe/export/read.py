"""`read(path)`: motion files back into an `Interaction`, chosen by the extension.

Two kinds of files: those of everybody (READERS), and those of one person, whose partner's file goes with them: BVH, SMPL
parameters (AMASS, SMPL-X, Inter-X) and InterHuman's arrays. docs/formats.md tells what is in each.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.extras import need
from intermoe.core.files import extension as extension_of
from intermoe.core.files import npz_names, read_npz
from intermoe.core.pickles import read_npy
from intermoe.core.types import Interaction
from intermoe.motion import interhuman, smpl
from intermoe.motion.from_bvh import read_pair
from intermoe.motion.resample import part

_COMPOUND = (".amass.npz", ".smplx.npz")


def read(
    path: str | Path,
    partner: str | Path | None = None,
    *,
    fps: float | None = None,
    skip: int = 0,
    unit: float = 0.01,
    cut: bool = False,
) -> Interaction:
    """A motion of two people from any of EXTENSIONS.

    partner: the second person's file, of the same kind; by itself OUT_a.bvh and OUT_b.bvh are found for either of them and
    for OUT.bvh, P1.npz and P2.npz of Inter-X, person1/X.npy and person2/X.npy of InterHuman. fps: the true rate, where the
    file's own is wrong or missing; skip: frames to leave out at the start; unit: metres in a unit of a BVH file; cut: the
    longer of two partners ends with the shorter.
    Raises UserError for another extension, and for a file that is missing, damaged or does not fit.
    """
    path = Path(path)
    for given in (path, *(() if partner is None else (Path(partner),))):
        if given.is_dir():
            raise UserError(f"{given} is a folder, and a motion is read from a file: name one of the files in it")
    extension = extension_of(path, EXTENSIONS)
    if fps is not None and not (math.isfinite(fps) and 0 < fps <= 1000):
        raise UserError(f"The frame rate must be above 0 and at most 1000, found {fps:g}.")
    if extension == ".bvh":
        return read_pair(*_files(path, partner, extension), fps=fps, skip=skip, unit=unit, cut=cut)
    if _of_each(path, extension):
        motion = _pair(_files(path, partner, extension), extension, fps=fps, cut=cut)
    else:
        motion = READERS[extension](path)
        if partner is not None:
            if motion.num_people > 1:
                raise UserError(
                    f"{path} holds both people: a partner goes with files of one person, leave out {partner}."
                )
            other = READERS[extension_of(partner, READERS)](Path(partner))
            motion = _join(motion, other, (path, Path(partner)), cut=cut)
    if not 0 <= skip < motion.num_frames:
        raise UserError(f"{path} has {motion.num_frames} frames and {skip} are to be skipped: skip fewer (--skip).")
    motion = part(motion, skip) if skip else motion
    return motion if fps is None else motion.replace(fps=float(fps))


def people(path: str | Path) -> Interaction:
    """The motion of a file as it is: as `read`, but a file of one person that has no partner beside it is that person alone."""
    path = Path(path)
    extension = extension_of(path, EXTENSIONS)
    if path.is_dir() or not _of_each(path, extension):
        return read(path)
    files = _files(path, None, extension, alone=True)
    motion = read_pair(*files) if extension == ".bvh" else _pair(files, extension)
    if files[0] != files[1]:
        return motion
    arrays = ("positions", "rotations", "translation", "offsets", "foot_contacts", "hand_shapes")
    one = {name: x[:1] for name in arrays if (x := getattr(motion, name)) is not None}  # the readers take pairs
    return motion.replace(**one, identity=motion.identity[:1], texts=motion.texts[:1], meta={})


def _of_each(path: Path, extension: str) -> bool:
    """Whether it is a kind of file that holds one person."""
    return extension in (".bvh", ".npy", *_COMPOUND) or (extension == ".npz" and not _own(path))


def _pair(files: tuple[Path, Path], extension: str, *, fps: float | None = None, cut: bool = False) -> Interaction:
    """InterHuman's arrays, or parameters of a body."""
    if extension == ".npy":
        return _interhuman(*files, cut=cut)
    first, second = (_parameters(file, fps) for file in files)
    return _on_floor(_join(first, second, files, cut=cut))


def _own(path: Path) -> bool:
    """Whether an npz is to be read as ours: it is one, or neither that nor parameters of a body."""
    if not path.exists() and path.with_name(f"{path.stem}_a.npz").exists():
        path = path.with_name(f"{path.stem}_a.npz")
    names = npz_names(path, "motion file")
    return "positions" in names or not smpl.is_parameters(names)


def _parameters(path: Path, fps: float | None) -> Interaction:
    names = ("poses", "root_orient", "global_orient")
    need = next((name for name in names if name in npz_names(path, "motion file")), names[0])
    # some files keep objects (a marker's name, None) beside the numbers: they are left alone
    return smpl.person(read_npz(path, "motion file", need=need, only=smpl.ARRAYS), path, fps=fps)


def _interhuman(first: Path, second: Path, *, cut: bool) -> Interaction:
    """Two of the data set's arrays (T, 492) or what `interhuman.from_raw` takes, (T, 192): 30 frames a second, one floor."""
    raws = []
    for file in (first, second):
        raw = read_npy(file, "array of InterHuman's motion")
        if not isinstance(raw, np.ndarray) or raw.dtype.kind not in "fiu" or raw.ndim != 2:
            raise UserError(f"{file} is no InterHuman motion: expected numbers (T, {interhuman.NUM_FILE}).")
        if raw.shape[1] == interhuman.NUM_FILE:
            raw = raw[:, interhuman.FILE_COLUMNS]
        if not (np.abs(raw) < smpl.FAR).all():
            raise UserError(
                f"{file} holds numbers that are not finite or beyond {smpl.FAR:g}; unpack the data set anew."
            )
        raws.append(raw)
    frames = _one_length([len(raw) for raw in raws], (first, second), cut=cut)
    motion = interhuman.decode(interhuman.from_raw(*(raw[:frames] for raw in raws), floor="pair"), fps=30.0)
    return motion.replace(meta={"source": [first.name, second.name]})


def _join(first: Interaction, second: Interaction, files: tuple[Path, Path], *, cut: bool) -> Interaction:
    """Two motions of one person each as one."""
    for motion, file in zip((first, second), files, strict=True):
        if motion.num_people != 1:
            raise UserError(f"{file} holds {motion.num_people} people: a partner goes with files of one person.")
    if abs(first.fps - second.fps) > 0.01 * first.fps:
        raise UserError(
            f"{files[0]} runs at {first.fps:.4g} and {files[1]} at {second.fps:.4g} frames a second; say with --fps which is "
            "right, or export both at one rate."
        )
    if first.positions.shape[2] != second.positions.shape[2]:
        raise UserError(f"{files[0]} and {files[1]} have other skeletons: {first.skeleton} and {second.skeleton}.")
    frames = _one_length([first.num_frames, second.num_frames], files, cut=cut)
    both = [part(motion, 0, frames) for motion in (first, second)]
    names = ("rotations", "translation", "offsets", "foot_contacts", "hand_shapes")
    pairs = {name: [x for motion in both if (x := getattr(motion, name)) is not None] for name in names}
    stand_in = any(motion.meta.get("bones") == smpl.STAND_IN for motion in both)
    shared = first.text if first.text == second.text else ""
    return both[0].replace(
        positions=np.concatenate([motion.positions for motion in both]),
        **{name: np.concatenate(pair) if len(pair) == 2 else None for name, pair in pairs.items()},
        identity=(*(first.identity or ({},)), *(second.identity or ({},))) if first.identity or second.identity else (),
        text=shared,
        texts=() if shared else (first.text, second.text),
        meta={"source": [file.name for file in files]} | ({"bones": smpl.STAND_IN} if stand_in else {}),
    )


def _one_length(lengths: list[int], files: tuple[Path, Path], *, cut: bool) -> int:
    if lengths[0] != lengths[1] and not cut:
        raise UserError(
            f"{files[0]} has {lengths[0]} frames and {files[1]} has {lengths[1]}: partners must be of one length; export both "
            "over the same time, or let the longer one be cut (--cut)."
        )
    return min(lengths)


def _on_floor(motion: Interaction) -> Interaction:
    """Bodies whose bones stand in for their own: the lowest joint of both on the floor, as it stands in the rest pose."""
    assert motion.translation is not None
    if motion.meta.get("bones") != smpl.STAND_IN:
        return motion
    lift = np.array([0.0, smpl.FLOOR - float(motion.positions[..., 1].min()), 0.0], np.float32)
    return motion.replace(positions=motion.positions + lift, translation=motion.translation + lift)


def _files(path: Path, partner: str | Path | None, ending: str, *, alone: bool = False) -> tuple[Path, Path]:
    """The first and the second person's file; twice the same where somebody may be alone and is."""
    if partner is not None:
        extension_of(partner, (Path(ending).suffix or ending,))
        if path.resolve() == Path(partner).resolve():
            raise UserError(f"{path} was named for both people: name the other person's file with --partner.")
        return path, Path(partner)
    stem, ending = path.name[: -len(ending)], path.name[-len(ending) :]
    if re.fullmatch(r"P[12]", stem):  # Inter-X
        pair = tuple(path.with_name(f"P{number}{ending}") for number in (1, 2))
    elif re.fullmatch(r"person[12]", path.parent.name):  # InterHuman
        pair = tuple(path.parent.with_name(f"person{number}") / path.name for number in (1, 2))
    else:
        stem = stem[:-2] if path.exists() and stem.endswith(("_a", "_b")) else stem
        pair = tuple(path.with_name(f"{stem}_{letter}{ending}") for letter in "ab")
    if all(file.exists() for file in pair) and (path in pair or not path.exists()):
        return pair[0], pair[1]
    if not path.exists():
        raise UserError(f"There is no file {path}; check the name and the folder.")
    if alone:
        return path, path
    people(path)  # what is wrong with the file itself comes first
    raise UserError(f"{path} is one person; name the other person's file with --partner.")


def _glb(path: Path) -> Interaction:
    from intermoe.export.glb_reader import read_glb

    return read_glb(path)


def _fbx(path: Path) -> Interaction:
    from intermoe.export.blender import read_fbx

    return read_fbx(path)


def _usd(path: Path) -> Interaction:
    need("pxr", "usd")
    from intermoe.export.usd import read_usd

    return read_usd(path)


def _c3d(path: Path) -> Interaction:
    need("c3d", "c3d")
    from intermoe.export.markers import read_c3d

    return read_c3d(path)


def _csv(path: Path) -> Interaction:
    from intermoe.export.table import read_csv

    return read_csv(path)


READERS: dict[str, Callable[[Path], Interaction]] = {
    ".npz": Interaction.load, ".glb": _glb, ".fbx": _fbx, **dict.fromkeys((".usd", ".usda", ".usdc", ".usdz"), _usd),
    ".c3d": _c3d, ".csv": _csv,
}  # fmt: skip
EXTENSIONS = (".npz", ".bvh", ".glb", *(e for e in READERS if e not in (".npz", ".glb")), ".npy", *_COMPOUND)
