"""What clean-up does: feet, bodies, hands, bones and speed before and after, on the motions of held-out captions.

    python benchmarks/cleanup.py --data data/duets [--count 64] [--split val] [--model default] [--json cleanup.json]

Prints a Markdown table of the model's motions before and after clean-up, beside the corpus' own of the same captions, and
how far clean-up moves the hands that touch the partner.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import time
from dataclasses import asdict
from pathlib import Path

import torch

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write
from intermoe.data.store import Store
from intermoe.evaluation import cleaning, quality
from intermoe.motion.cleanup import clean
from intermoe.motion.join import FASTEST
from intermoe.pipeline import InterMoEPipeline

ROWS = (
    ("skate of low feet, mm a frame", "skate", ".2f", "at most half"),
    ("slide of planted feet, mm a frame", "slide", ".2f", "at most half"),
    ("foot below the floor, cm", "floor", ".2f", ""),
    ("bodies inside each other, cm (95th percentile)", "penetration", ".2f", ""),
    ("frames with more than 2 cm of that, %", "inside", ".1f", ""),
    ("hand contacts within 10 cm, %", "contact", ".1f", "no less"),
    ("bone deviation, %", "bone_deviation", ".2f", "0"),
    ("jerk, m/s3", "jerk", ".0f", ""),
    ("peak acceleration, m/s2", "acceleration", ".0f", ""),
    ("fastest joint of all, m/s", "fastest", ".2f", ""),
    ("likeness of the two (real = 1)", "likeness", ".3f", "0.95-1.05"),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a duet store")
    parser.add_argument("--model", default="default")
    parser.add_argument("--split", default="val", choices=("val", "test", "train"))
    parser.add_argument("--count", type=int, default=64)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    logging.getLogger().setLevel(logging.ERROR)
    if args.count < 1:
        raise UserError(f"--count must be at least 1, found {args.count}")
    store = Store(args.data)
    asked = quality.choose(store.clips, store.split(args.split), count=args.count, seed=args.seed, fps=store.fps)
    if not asked:
        raise UserError(f"the {args.split} split of {args.data} is empty; name another --split or make a larger corpus")
    real = [store.interaction(want.index) for want in asked]
    pipeline = InterMoEPipeline.from_pretrained(args.model)
    prompts = [{"text": want.text, "seconds": want.seconds, "seed": want.seed} for want in asked]
    raw = pipeline.batch(prompts, steps=args.steps, clean=False, batch_size=16)
    clock = time.process_time()
    cleaned = [clean(motion) for motion in raw]
    seconds = (time.process_time() - clock) / sum(motion.seconds for motion in raw)
    ways = quality.ways(store.clips)
    columns = {
        "corpus": cleaning.figures(real, real, asked, real, ways),
        "before": cleaning.figures(raw, raw, asked, real, ways),
        "after": cleaning.figures(cleaned, raw, asked, real, ways),
    }
    hands = cleaning.hand_moves(raw, cleaned)
    print(table(columns, hands, len(asked), args.split, seconds))
    if args.json:
        with atomic_write(args.json) as temporary:
            told = {"command": " ".join(sys.argv), "clips": len(asked), "hands": asdict(hands),
                    "cpu_seconds_a_second": seconds, "rows": {name: asdict(f) for name, f in columns.items()},
                    "limit": FASTEST}  # fmt: skip
            temporary.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0


def table(columns: dict[str, cleaning.Figures], hands: cleaning.Moves, clips: int, split: str, seconds: float) -> str:
    """Everything as Markdown."""
    lines = [
        f"{clips} captions of the {split} split\n",
        "| | corpus | before | after | after / before | goal |",
        "|---|---|---|---|---|---|",
    ]
    for told, name, digits, goal in ROWS:
        values = [float(getattr(figures, name)) for figures in columns.values()]
        share = f"{values[2] / values[1]:.2f}" if values[1] else "-"
        lines.append(f"| {told} | {' | '.join(format(v, digits) for v in values)} | {share} | {goal} |")
    lines.append(
        f"\nHands that touch the partner before ({hands.frames} hand-frames) move {hands.median:.2f} cm (median), {hands.p99:.2f} cm "
        f"(99th percentile), {hands.most:.2f} cm at most; {hands.beyond:.2f} % of them more than 1 cm (goal: none)."
    )
    lines.append(f"Clean-up takes {1000 * seconds:.0f} ms of processor time for a second of motion.")
    return "\n".join(lines)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except UserError as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
