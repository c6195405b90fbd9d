"""How well directed motion keeps to what is asked, and what that costs: errors in cm, and the motion's quality beside free motion.

    python benchmarks/direction.py [--model default] [--seeds 2] [--json direction.json]

Each sentence is sampled free, then with a floor path, a pinned hand, a meeting of hands, the other person kept (a reaction), and
a gap of a second to be filled. Paths and places are drawn about the free motion by up to half a metre, so that they ask for
something else. Goals: waypoints within 5 cm, a kept person within 1 mm.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from pathlib import Path

import numpy as np

from intermoe.core.files import atomic_write
from intermoe.core.types import Interaction
from intermoe.direction import Constraints, FloorPath, Keep, Meet, Pin
from intermoe.evaluation import physics
from intermoe.pipeline import InterMoEPipeline

TEXTS = (
    "Two people shake hands.", "Two people hug each other.", "The first person pushes the second person.",
    "One person waves and the other waves back.", "Two people walk side by side.", "The first person kicks and the second dodges.",
)  # fmt: skip
GOALS = {"path": 5.0, "pin": 5.0, "meeting": 5.0, "reaction": 0.1, "in between": 0.1}  # cm


def asked(kind: str, free: Interaction, rng: np.random.Generator) -> Constraints:
    """Constraints of a kind, near what the people do anyway but not the same."""
    x, last = free.positions, free.num_frames - 1
    person = int(rng.integers(2))
    if kind == "path":
        frames = np.linspace(0, last, 4).astype(int)
        drift = np.cumsum(rng.uniform(-0.25, 0.25, (4, 2)), axis=0)
        drift -= drift[0]  # the start is the model's own
        places = x[person, frames, 0][:, [0, 2]] + drift
        points = tuple((float(f / free.fps), float(a), float(b)) for f, (a, b) in zip(frames, places))
        return Constraints(paths=(FloorPath(person, points),))
    if kind == "pin":
        frame = int(rng.integers(30, last - 15))
        shoulder = x[person, frame, 17].astype(float)
        way = rng.normal(size=3)
        place = shoulder + 0.42 * way / np.linalg.norm(way)
        at = (float(place[0]), float(max(place[1], 0.2)), float(place[2]))
        return Constraints(pins=(Pin(person, frame / free.fps, {"right_wrist": at}),))
    if kind == "meeting":
        return Constraints(meets=(Meet("right_hand", "left_hand", float(rng.uniform(1.5, 3.5))),))
    if kind == "reaction":
        return Constraints(keep=Keep(free, person))
    return Constraints(keep=Keep(free, None, ((0.0, 2.0), (3.0, free.seconds))))


def quality(motion: Interaction) -> dict[str, float]:
    """What a person sees first: sliding feet, jerks, bodies in each other."""
    return {
        "skate, mm a frame": float(physics.foot_skate(motion.positions, fps=motion.fps)),
        "jerk, m/s3": float(physics.median_jerk(motion.positions, fps=motion.fps)),
        "largest acceleration, m/s2": float(physics.peak_acceleration(motion.positions, fps=motion.fps)),
        "overlap, cm": 100.0 * float(physics.overlap(motion.positions).max()),
    }


def timed(
    pipeline: InterMoEPipeline, text: str, seed: int, held: Constraints | None, seconds: list[float]
) -> Interaction:
    """A motion; how long it took is added to `seconds`."""
    start = time.perf_counter()
    motion = pipeline(text, seed=seed, constraints=held)
    seconds.append(time.perf_counter() - start)
    return motion


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="default")
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    pipeline = InterMoEPipeline.from_pretrained(options.model)
    errors: dict[str, list[float]] = defaultdict(list)
    seen: dict[str, list[dict[str, float]]] = defaultdict(list)
    seconds: dict[str, list[float]] = defaultdict(list)
    for seed in range(options.seeds):
        for number, text in enumerate(TEXTS):
            rng = np.random.default_rng([seed, number])
            free = timed(pipeline, text, seed, None, seconds["free"])
            seen["free"].append(quality(free))
            for kind in GOALS:
                motion = timed(pipeline, text, seed + 100, asked(kind, free, rng), seconds[kind])
                seen[kind].append(quality(motion))
                errors[kind] += [miss["cm"] for miss in motion.meta["constraints"]]
    names = list(seen["free"][0])
    print(f"| | asked | worst, cm | mean, cm | goal | {' | '.join(names)} | seconds |\n{'|---' * (len(names) + 6)}|")
    rows = {}
    for kind in ("free", *GOALS):
        means = [float(np.mean([one[name] for one in seen[kind]])) for name in names]
        found = errors[kind]
        cells = [kind, "-", "-", "-", "-"] if kind == "free" else [
            kind, str(len(found)), f"{max(found):.2f}", f"{np.mean(found):.2f}", f"{GOALS[kind]:g}"]  # fmt: skip
        print(f"| {' | '.join(cells)} | {' | '.join(f'{m:.2f}' for m in means)} | {np.median(seconds[kind]):.1f} |")
        rows[kind] = {"errors_cm": found, **dict(zip(names, means)), "seconds": seconds[kind]}
    if options.json:
        with atomic_write(options.json) as temporary:
            temporary.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
