"""`intermoe convert`: one motion format to another."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import tyro

from intermoe.export import read, write


def convert(
    source: Annotated[tyro.conf.Positional[Path], tyro.conf.arg(metavar="SOURCE")],
    target: Annotated[tyro.conf.Positional[Path], tyro.conf.arg(metavar="TARGET")],
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
        target: .npz, .bvh, .glb, .html, .png, .mp4, .gif or .qpos (MuJoCo: one CSV a person).
        partner: the second person's BVH (found by itself where the two are named x_a.bvh and x_b.bvh).
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
