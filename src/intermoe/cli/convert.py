"""`intermoe convert`: one motion format to another."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Annotated

import tyro

from intermoe.export import read, write
from intermoe.motion.smpl import StandIn


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
    rig: str | None = None,
) -> int:
    """Read a motion and write it in another format; the extensions say which.

    Args:
        source: .npz (ours, AMASS, SMPL-X parameters, Inter-X), .bvh, .glb, .fbx, .usd .usda .usdc .usdz, .c3d, .csv or .npy (InterHuman).
        target: .npz .amass.npz .smplx.npz .bvh .glb .fbx .usd .usda .usdc .usdz .c3d .csv .html .png .mp4 .gif .qpos (MuJoCo: one CSV a person).
        partner: the second person's file, where each person has one (found by itself where the two are named x_a and x_b, P1 and P2
            as in Inter-X, or lie in person1 and person2 as in InterHuman).
        fps: true frame rate, where the file's own is wrong.
        skip: frames to leave out at the start.
        unit: metres that one unit of a BVH file stands for.
        cut: shorten the longer of two partners.
        rig: mixamo, unreal, unity or rigify: that character's joint names, hierarchy and axes (.bvh .glb .fbx .usd).
    """
    write.check_target(target, rig=rig)
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("ignore")
        warnings.simplefilter("always", StandIn)
        motion = read.read(source, partner=partner, fps=fps, skip=skip, unit=unit, cut=cut)
    for line in dict.fromkeys(str(warning.message) for warning in said):
        print(f"intermoe: {line}", file=sys.stderr)
    for path in write.write(motion, target, rig=rig):
        print(path)
    return 0
