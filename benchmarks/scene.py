"""Scenes of several people, measured: how near people come who are no partners, how fast joints go in between, how long it takes.

    python benchmarks/scene.py [--count 5] [--people 4] [--json scene.json]

Each scene has pairs, drawn from a seed, who meet two or three times with sentences of the corpus' kinds.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from intermoe.core.files import atomic_write
from intermoe.core.types import Interaction
from intermoe.motion.join import FASTEST
from intermoe.pipeline import InterMoEPipeline
from intermoe.scene import Scene, perform

SENTENCES = (
    "They shake hands.",
    "They hug.",
    "A pushes B.",
    "Two people high five.",
    "A waves to B.",
    "They talk.",
    "Two people dance.",
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=5)
    parser.add_argument("--people", type=int, default=4)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    pipeline = InterMoEPipeline.from_pretrained("default")
    rows = []
    for seed in range(args.count):
        clock, cpu = time.perf_counter(), time.process_time()
        motion = perform(pipeline, drawn(seed, args.people), steps=args.steps)
        rows.append(
            {
                "seed": seed,
                "motion_seconds": round(motion.seconds, 1),
                "clock": round(time.perf_counter() - clock, 1),
                "cpu": round(time.process_time() - cpu, 1),
                "closest": motion.meta["closest"],
                "fastest_between": round(fastest_between(motion), 2),
            }
        )
        print(json.dumps(rows[-1]), flush=True)
    near = [row["closest"]["metres"] for row in rows if row["closest"]]
    told = {
        "people": args.people,
        "closest_metres": min(near, default=None),
        "fastest_between": max(row["fastest_between"] for row in rows),
        "limit": FASTEST,
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    print(json.dumps(told))
    if args.json:
        with atomic_write(args.json) as temporary:
            temporary.write_text(json.dumps(told | {"rows": rows}, indent=1) + "\n", encoding="utf-8")
    return 0


def drawn(seed: int, people: int) -> Scene:
    """A scene of `people` who meet in changing pairs."""
    rng, names = np.random.default_rng(seed), [f"P{n}" for n in range(people)]
    rows: list[dict[str, Any]] = []
    for turn in range(3):
        order = [str(name) for name in rng.permutation(names)]
        for a, b in zip(order[::2], order[1::2]):
            row = {"people": [a, b], "text": str(rng.choice(SENTENCES)), "seconds": float(rng.integers(3, 7))}
            rows.append(row | ({"at": float(rng.integers(0, 3))} if turn == 0 else {}))
    seen = {name for row in rows for name in row["people"]}
    return Scene.of(
        {"format": 1, "seed": 100 * seed, "people": {n: {} for n in names if n in seen}, "interactions": rows}
    )


def fastest_between(motion: Interaction) -> float:
    """Metres a second of the fastest joint of anybody who is in no interaction, ways in and out with it."""
    speed = np.linalg.norm(np.diff(motion.positions.astype(np.float64), axis=1), axis=-1).max(axis=-1) * motion.fps
    names = motion.meta["people"]
    for part in motion.meta["parts"]:
        for name in part["people"]:
            speed[names.index(name), part["start"] : part["end"] - 1] = 0.0
    return float(speed.max())


if __name__ == "__main__":
    sys.exit(main())
