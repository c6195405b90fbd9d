"""A contact sheet of every family of the duet corpus, each beside a real clip at the same scale.

    python examples/family_sheets.py --real joints22_60fps.npz -o docs/families

`--real` is an npz with arrays (2, T, 22, 3) in metres and `fps` (CMU salsa here); without it the sheets show our clips alone.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from intermoe.core.types import Interaction
from intermoe.data.duets.families.registry import FAMILIES
from intermoe.data.duets.generate import make_motion
from intermoe.export.sheet import Clip, strip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--real", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=11)
    args = parser.parse_args()
    real: list[Clip] = []
    if args.real:
        with np.load(args.real, allow_pickle=False) as data:
            name = next(n for n in data.files if data[n].ndim == 4)
            fps = float(data["fps"])
            positions = data[name][:, : round(5 * fps)]
        real = [Clip.of(Interaction(positions.astype(np.float32), fps), label="CMU salsa (real)")]
    args.out.mkdir(parents=True, exist_ok=True)
    for number, family in enumerate(FAMILIES):
        motion = make_motion(args.seed, number, family=family).motion
        page = strip([Clip.of(motion, label=family), *real], frames=9, height=240)
        page.quantize(96).save(args.out / f"{family}.png", optimize=True)
        print(args.out / f"{family}.png")


if __name__ == "__main__":
    main()
