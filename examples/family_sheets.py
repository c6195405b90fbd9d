"""A contact sheet of every family of the duet corpus, each beside a real clip at the same scale.

    python examples/family_sheets.py --pairs joints22_60fps.npz --single joints22_30fps.npz -o docs/families
    python examples/family_sheets.py --family hug --family wave --seed 4 -o /tmp

Two rows are our clip, at moments spread by time and by how much moves; the last row is real. `--pairs` is an npz of
arrays (2, T, 22, 3) in metres with `fps` (CMU salsa), `--single` one of arrays (T, 22, 3) at 30 frames a second (CMU,
one person), which stands below a family of the same kind of motion. Without them the sheets show our clips alone.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from PIL import Image

from intermoe.core.types import Interaction
from intermoe.data.duets.families.registry import FAMILIES
from intermoe.data.duets.generate import make_motion
from intermoe.export.sheet import VIEWS, Clip, strip

COLUMNS = 5
COLOURS = 64
BESIDE = 142.0  # degrees from the side view: two abreast are seen from the front, not from behind
PAIR = "60_61_01"
# family -> (trial of one person that moves alike, first and last second)
ALIKE = {
    "punch_block": ("02_05", 4.0, 8.0),
    "boxing": ("02_05", 4.0, 8.0),
    "hit": ("02_05", 9.0, 13.0),
    "fencing": ("02_07", 6.0, 10.0),
    "bend": ("02_06", 2.0, 8.0),
    "walk_side_by_side": ("05_01", 0.5, 3.5),
    "walk_towards": ("06_01", 0.5, 3.5),
    "link_arms": ("07_04", 0.5, 3.0),
    "jump_together": ("02_04", 0.5, 3.8),
}
ABREAST = ("walk_side_by_side", "link_arms", "support", "swing_hands", "shoulder_to_shoulder", "whisper")
CLOSE = ("cover_mouth", "salsa")  # from the side one hides what the other does


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, help="real clips of two people")
    parser.add_argument("--single", type=Path, help="real clips of one person")
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--family", action="append", choices=list(FAMILIES), help="only this one; may be repeated")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--height", type=int, default=200, help="pixels of one cell")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    VIEWS["abreast"] = (BESIDE, 12.0)
    for number, family in enumerate(FAMILIES):
        if args.family and family not in args.family:
            continue
        motion = make_motion(args.seed, number, family=family).motion
        rows = [Clip.of(motion, label=family, frames=part) for part in np.split(moments(motion, 2 * COLUMNS), 2)]
        view = "abreast" if family in ABREAST else "three-quarter" if family in CLOSE else "side"
        page = strip([*rows, *real(family, args.pairs, args.single)], height=args.height, view=view)
        page.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
            args.out / f"{family}.png", optimize=True
        )
        print(args.out / f"{family}.png", flush=True)


def moments(motion: Interaction, count: int) -> np.ndarray:
    """`count` frames, closer together where more of the body moves; each contact is in one of them at least, so that a
    short touch is seen."""
    pose = motion.positions - motion.positions[:, :, :1]
    speed = np.linalg.norm(np.diff(pose, axis=1), axis=-1).max(axis=(0, 2))
    share = np.cumsum(0.4 / len(speed) + 0.6 * speed / speed.sum())
    frames = np.searchsorted(share, np.linspace(share[0], share[-1], count))
    for contact in motion.meta["contacts"]:
        start, end = contact["start"], min(contact["end"], len(speed))
        if start < end and not ((frames >= start) & (frames <= end)).any():
            frames[1 + np.abs(frames[1:-1] - (start + end) / 2).argmin()] = (start + end) // 2
    return np.sort(frames)


def real(family: str, pairs: Path | None, single: Path | None) -> list[Clip]:
    """The real clip to compare a family with: one of the same kind if there is any, else the salsa of two."""
    if family in ALIKE and single is not None:
        trial, start, end = ALIKE[family]
        fps, label = 30.0, f"CMU {trial} (real)"
        with np.load(single, allow_pickle=False) as data:
            positions = data[trial][None]
    elif pairs is not None:
        start, end, label = 4.0, 9.0, "CMU salsa (real)"
        with np.load(pairs, allow_pickle=False) as data:
            fps, positions = float(data["fps"]), data[PAIR]
    else:
        return []
    frames = [int(f) for f in np.linspace(start * fps, min(end * fps, positions.shape[1] - 1), COLUMNS)]
    return [Clip(positions.astype(np.float64), fps, label, frames)]


if __name__ == "__main__":
    main()
