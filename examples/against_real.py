"""The physics and the likeness of a corpus's clips beside those of real pairs, as Markdown tables.

    python examples/against_real.py --data data/duets --pairs joints22_60fps.npz

`--pairs` is an npz of arrays (2, T, 22, 3) in metres with `fps` (CMU salsa); an array `bad_NAME` (T,) marks frames of the
pair `60_61_NAME` whose capture slipped. Windows of 5 s without such frames are compared with the first clips of the corpus.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from intermoe.core.types import Interaction
from intermoe.data.store import Store
from intermoe.evaluation import identity, physics

SECONDS = 5.0
DEEP = 2.0  # cm from which a family is named
MEASURES = {
    "slide": "planted-foot slide, mm a frame",
    "bone_deviation_worst": "worst bone's change of length, %",
    "acceleration": "peak acceleration, m/s2",
    "jerk": "jerk of wrists, ankles and head, m/s3",
    "penetration": "penetration, cm",
    "floor": "feet below the floor, cm",
    "likeness": "likeness of the two people's motion",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a corpus of `intermoe data duets`")
    parser.add_argument("--pairs", type=Path, required=True, help="real clips of two people")
    parser.add_argument("--clips", type=int, default=312, help="the first clips of the corpus (52 a round)")
    args = parser.parse_args()
    store = Store(args.data)
    chosen = range(min(args.clips, len(store)))
    ours = [figures(store.interaction(index)) for index in chosen]
    real = [figures(window) for window in windows(args.pairs)]
    print(f"| measure | real ({len(real)} windows) | duets ({len(ours)} clips) |\n| --- | --- | --- |")
    for name, told in MEASURES.items():
        print(f"| {told} | {spread([f[name] for f in real])} | {spread([f[name] for f in ours])} |")
    deepest: defaultdict[str, list[float]] = defaultdict(list)
    for index, found in zip(chosen, ours, strict=True):
        deepest[store.clips[index].family].append(found["penetration"])
    deep = {family: max(depths) for family, depths in deepest.items() if "+" not in family and max(depths) > DEEP}
    told = ", ".join(
        f"{family.replace('_', ' ')} {depth:.1f}" for family, depth in sorted(deep.items(), key=lambda i: -i[1])
    )
    print(f"\nDeepest clip of a family where above {DEEP:g} cm: {told or 'none'}.")


def figures(motion: Interaction) -> dict[str, float]:
    """The measures of one clip, by name."""
    measured = physics.measure(motion)
    return {n: getattr(measured, n) for n in MEASURES if n != "likeness"} | {"likeness": identity.similarity(motion)}


def windows(path: Path) -> Iterator[Interaction]:
    """Pairs cut into windows, at 30 frames a second."""
    with np.load(path, allow_pickle=False) as data:
        fps = float(data["fps"])
        length, step = round(SECONDS * fps), max(1, round(fps / physics.RATE))
        for name in data.files:
            if data[name].ndim != 4:
                continue
            slipped = f"bad_{name.rpartition('_')[2]}"
            bad = data[slipped] if slipped in data.files else np.zeros(data[name].shape[1], bool)
            for first in range(0, data[name].shape[1] - length + 1, length):
                if not bad[first : first + length].any():
                    yield Interaction(data[name][:, first : first + length : step].astype(np.float32), fps=fps / step)


def spread(values: list[float]) -> str:
    """5th, 50th and 95th percentile."""
    found = np.array(values)[np.isfinite(values)]
    digits = 2 if np.abs(found).max() < 1.5 else 1
    return " / ".join(f"{value:.{digits}f}" for value in np.percentile(found, (5, 50, 95)))


if __name__ == "__main__":
    main()
