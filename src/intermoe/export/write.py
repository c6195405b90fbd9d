"""`write(interaction, path)`: every format, chosen by the extension. Whole files or none.

A format is one function in FORMATS; what it needs is imported when it is used. Two people's BVH are two files:
OUT_a.bvh and OUT_b.bvh; all other formats hold everybody in one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from intermoe.core.files import atomic_write, check_writable, extension
from intermoe.core.types import Interaction
from intermoe.skeleton.solve import consistent


def write(interaction: Interaction, path: str | Path) -> list[Path]:
    """Write the interaction in the format of the extension; returns the files that were written.

    UserError for an unknown extension, a place that cannot be written or a full disk; then nothing is left behind.
    Formats with bones get rotations solved from the positions where the interaction has none that fit.
    """
    path = Path(path)
    check_target(path)
    return FORMATS[extension(path, FORMATS)](interaction, path)


def targets(path: str | Path, num_people: int = 2) -> list[Path]:
    """The files that `write` makes for `path`."""
    if Path(path).suffix.lower() == ".bvh":
        from intermoe.export import bvh

        return bvh.targets(path, num_people)
    return [Path(path)]


def check_target(path: str | Path) -> None:
    """UserError if `path` cannot become a motion file: said before the work, not after it."""
    path = Path(path)
    extension(path, FORMATS)
    for final in (path, *targets(path)):
        check_writable(final)


def _npz(interaction: Interaction, path: Path) -> list[Path]:
    return [interaction.save(path)]


def _bvh(interaction: Interaction, path: Path) -> list[Path]:
    from intermoe.export import bvh

    return bvh.write_bvh(interaction, path)


def _glb(interaction: Interaction, path: Path) -> list[Path]:
    from intermoe.export import glb

    return [glb.write_glb(consistent(interaction), path)]


def _html(interaction: Interaction, path: Path) -> list[Path]:
    from intermoe.export import html

    return [html.write_html(consistent(interaction), path)]


def _png(interaction: Interaction, path: Path) -> list[Path]:
    from intermoe.export import sheet

    with atomic_write(path) as temporary:
        sheet.sheet(sheet.Clip.of(consistent(interaction))).save(temporary)
    return [path]


Writer = Callable[[Interaction, Path], list[Path]]
FORMATS: dict[str, Writer] = {".npz": _npz, ".bvh": _bvh, ".glb": _glb, ".html": _html, ".png": _png}
