"""`write(interaction, path)`: every format, chosen by the extension. Whole files or none.

A format is one function in FORMATS; what it needs is imported when it is used. BVH, AMASS, SMPL-X parameters and MuJoCo's
are a file a person: OUT_a.bvh and OUT_b.bvh (OUT.qpos: OUT_a.qpos.csv and OUT_b.qpos.csv); all other formats hold everybody in
one. docs/formats.md tells what is in each.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.extras import need
from intermoe.core.files import atomic_write, atomic_writes, check_writable, extension
from intermoe.core.types import Interaction
from intermoe.skeleton import rigs
from intermoe.skeleton.solve import consistent


def write(interaction: Interaction, path: str | Path, *, rig: str | None = None) -> list[Path]:
    """Write the interaction in the format of the extension; returns the files that were written.

    rig: whose joint names, hierarchy and axes a format with bones has (`skeleton.rigs.RIGS`); by default our own.
    UserError for an unknown extension or rig, a place that cannot be written or a full disk; then nothing is left
    behind. Formats with bones get rotations solved from the positions where the interaction has none that fit.
    """
    path = Path(path)
    check_target(path, rig=rig)
    ending = extension(path, FORMATS)
    if rig is not None:
        return RIGGED[ending](interaction, path, rigs.find(rig))
    return FORMATS[ending](interaction, path)


def targets(path: str | Path, num_people: int = 2) -> list[Path]:
    """The files that `write` makes for `path`."""
    for ending in (*SMPL, ".bvh"):
        if Path(path).name.lower().endswith(ending):
            from intermoe.export import bvh

            return bvh.targets(path, num_people, ending)
    if Path(path).suffix.lower() == ".qpos":
        from intermoe.export import qpos

        return qpos.targets(path, num_people)
    return [Path(path)]


def numbered(path: Path, number: int) -> Path:
    """The path with a number before its ending: clip.amass.npz -> clip_007.amass.npz."""
    ending = path.name[-len(extension(path, FORMATS)) :]
    return path.with_name(f"{path.name[: -len(ending)]}_{number:03d}{ending}")


def check_target(path: str | Path, *, rig: str | None = None) -> None:
    """UserError if `path` cannot become a motion file: said before the work, not after it."""
    path = Path(path)
    if path.name.lower().endswith(".qpos.csv"):
        raise UserError(f"name it {path.with_suffix('')}: that makes one .qpos.csv a person")
    suffix = extension(path, FORMATS)
    if rig is not None:
        rigs.find(rig)
        if suffix not in RIGGED:
            raise UserError(f"{suffix} has no joints of a rig: --rig goes with {', '.join(RIGGED)}")
    for final in (path, *targets(path)):
        check_writable(final)
    if suffix in NEEDS:
        need(*NEEDS[suffix])
    if suffix == ".fbx":
        from intermoe.export import blender

        blender.find()
    if suffix in (".mp4", ".gif"):
        from intermoe.export import video

        video.check(path)
    if suffix == ".qpos":
        from intermoe.export import qpos

        qpos.check()


def _npz(interaction: Interaction, path: Path) -> list[Path]:
    return [interaction.save(path)]


def _bvh(interaction: Interaction, path: Path, rig: rigs.Rig = rigs.OURS) -> list[Path]:
    from intermoe.export import bvh

    return bvh.write_bvh(interaction, path, rig)


def _glb(interaction: Interaction, path: Path, rig: rigs.Rig = rigs.OURS) -> list[Path]:
    from intermoe.export import glb

    return [glb.write_glb(interaction, path, rig=rig)]


def _usd(interaction: Interaction, path: Path, rig: rigs.Rig = rigs.OURS) -> list[Path]:
    from intermoe.export import usd

    return [usd.write_usd(interaction, path, rig)]


def _fbx(interaction: Interaction, path: Path, rig: rigs.Rig = rigs.OURS) -> list[Path]:
    from intermoe.export import blender

    return [blender.write_fbx(interaction, path, rig)]


def _smpl(interaction: Interaction, path: Path) -> list[Path]:
    from intermoe.motion import smpl

    moving, ending = consistent(interaction), extension(path, SMPL)
    finals = targets(path, moving.num_people)
    with atomic_writes(finals) as temporaries:
        for person, temporary in enumerate(temporaries):
            arrays = (smpl.amass if ending == ".amass.npz" else smpl.smplx)(moving, person)
            np.savez_compressed(temporary, **arrays)  # type: ignore[arg-type]
    return finals


def _c3d(interaction: Interaction, path: Path) -> list[Path]:
    from intermoe.export import markers

    return [markers.write_c3d(interaction, path)]


def _csv(interaction: Interaction, path: Path) -> list[Path]:
    from intermoe.export import table

    return [table.write_csv(interaction, path)]


def _html(interaction: Interaction, path: Path) -> list[Path]:
    from intermoe.export import html

    return [html.write_html(consistent(interaction), path)]


def _png(interaction: Interaction, path: Path) -> list[Path]:
    from intermoe.export import sheet

    with atomic_write(path) as temporary:
        sheet.sheet(sheet.Clip.of(consistent(interaction))).save(temporary)
    return [path]


def _mp4(interaction: Interaction, path: Path) -> list[Path]:
    from intermoe.export import video

    return [video.write_mp4(interaction, path)]


def _gif(interaction: Interaction, path: Path) -> list[Path]:
    from intermoe.export import video

    return [video.write_gif(interaction, path)]


def _qpos(interaction: Interaction, path: Path) -> list[Path]:
    from intermoe.export import qpos

    return qpos.write_qpos(interaction, path)


Writer = Callable[[Interaction, Path], list[Path]]
FORMATS: dict[str, Writer] = {".npz": _npz, ".bvh": _bvh, ".glb": _glb, ".html": _html, ".png": _png}
SMPL = (".amass.npz", ".smplx.npz")
USD = (".usd", ".usda", ".usdc", ".usdz")
RIGGED: dict[str, Callable[[Interaction, Path, rigs.Rig], list[Path]]] = {
    ".bvh": _bvh, ".glb": _glb, ".fbx": _fbx, **dict.fromkeys(USD, _usd),
}  # fmt: skip
FORMATS |= {".fbx": _fbx, **dict.fromkeys(USD, _usd), **dict.fromkeys(SMPL, _smpl), ".c3d": _c3d, ".csv": _csv}
NEEDS = {**dict.fromkeys(USD, ("pxr", "usd")), ".c3d": ("c3d", "c3d")}  # ending -> module, extra
FORMATS |= {".mp4": _mp4, ".gif": _gif, ".qpos": _qpos}
