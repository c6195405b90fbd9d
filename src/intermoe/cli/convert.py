"""`intermoe convert`: one motion format to another."""

from __future__ import annotations

from pathlib import Path

import tyro

from intermoe.export import read, write


def convert(
    source: tyro.conf.Positional[Path],
    target: tyro.conf.Positional[Path],
    /,
    *,
    partner: Path | None = None,
    fps: float | None = None,
    skip: int = 0,
    unit: float = 0.01,
    cut: bool = False,
) -> int:
    """Read a motion and write it in another format; the extensions say which.

    Args:
        source: .npz, .bvh or .glb.
        target: .npz, .bvh, .glb, .html or .png.
        partner: the second person's BVH.
        fps: true frame rate, where the file's own is wrong.
        skip: frames to leave out at the start.
        unit: metres that one unit of a BVH file stands for.
        cut: shorten the longer of two partners.
    """
    write.check_target(target)
    motion = read.read(source, partner=partner, fps=fps, skip=skip, unit=unit, cut=cut)
    for path in write.write(motion, target):
        print(path)
    return 0
