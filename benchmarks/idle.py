"""Idle motion: what the model lacks, what is filled in, how that compares with real capture, and what it costs.

    python benchmarks/idle.py --data data/duets [--capture joints22_30fps.npz] [--count 60] [--model default]

Prints the strengths (degrees) of trunk and neck: of real people who stand (an npz of clips (T,22,3) at 30 frames a second, 5 s at a
time, pelvis slower than 0.3 m/s; the lower quartile), and of an average person by the model's law; then, over motions of validation
captions with the corpus's personas, how much of what the law asks for is there afterwards, how far joints move, and the time.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from intermoe.core.errors import UserError
from intermoe.core.persona import ATTRIBUTES, Persona
from intermoe.core.types import Interaction
from intermoe.data.store import Store
from intermoe.evaluation import quality
from intermoe.motion import idle
from intermoe.pipeline import InterMoEPipeline
from intermoe.skeleton.solve import solve

WINDOW, STANDS = 150, 0.3  # frames; m/s
CURVES = ("trunk bow", "trunk twist", "trunk side", "neck nod", "neck twist", "neck side")
UNSOUND = {"07_01", "02_01", "02_02", "02_03", "03_02"}  # pelvis frozen in the source, or a glitch


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a duet store")
    parser.add_argument("--capture", type=Path)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--model", default="default")
    args = parser.parse_args()
    torch.set_num_threads(1)
    pipeline, store = InterMoEPipeline.from_pretrained(args.model), Store(args.data)
    law = pipeline.model.config.idle
    if law is None:
        raise UserError(f"{args.model} has no law of idle motion; `intermoe train idle` makes one")
    print(f"| degrees, {', '.join(f'{low:g}-{high:g} Hz' for low, high in idle.BANDS)} | {' | '.join(CURVES)} |")
    print("|---" * (1 + len(CURVES)) + "|")
    if args.capture is not None:
        stands = _standing(args.capture)
        _row(f"real people who stand ({len(stands)} stretches)", np.percentile(stands, 25, axis=0))
    _row("an average person by the law", idle.wanted(law, {}))

    pipeline.model.config = replace(pipeline.model.config, idle=None)
    asked = quality.choose(store.clips, store.split("val"), count=args.count, seed=0, fps=store.fps)
    people = [[{k: v for k, v in who.items() if k in ATTRIBUTES} for who in want.clip.identity] for want in asked]
    motions = pipeline.batch(
        [
            {
                "text": want.text,
                "seconds": want.seconds,
                "seed": want.seed,
                "person_a": Persona.of(a),
                "person_b": Persona.of(b),
            }
            for want, (a, b) in zip(asked, people, strict=True)
        ],
        clean=False,
    )
    idle.add(motions[0], law, people[0], seed=0)
    started = time.perf_counter()
    moved = [idle.add(m, law, who, seed=want.seed) for m, who, want in zip(motions, people, asked, strict=True)]
    cost = (time.perf_counter() - started) / len(moved)
    wanted = np.array([[idle.wanted(law, who) for who in both] for both in people])
    before, after = (np.array([idle.strengths(m) for m in some]) for some in (motions, moved))
    told = []
    for band in range(len(idle.BANDS)):
        less = before[..., band] < wanted[..., band]
        shares = [np.median((some / wanted)[..., band][less]) for some in (before, after)]
        told.append(f"{shares[0]:.2f} -> {shares[1]:.2f}")
    print(f"\nof what the law asks for, where there was less (median, bands in order): {', '.join(told)}")
    ways = np.concatenate(
        [np.linalg.norm(a.positions - m.positions, axis=-1) for a, m in zip(moved, motions, strict=True)], 1
    )
    head, hands = (1000 * float(np.sqrt((ways[..., joints] ** 2).mean())) for joints in ([15], [20, 21]))
    print(
        f"heads move by {head:.1f} mm, wrists by {hands:.1f} mm (root mean square of {len(moved)} clips); {1000 * cost:.1f} ms a clip"
    )
    return 0


def _row(name: str, strengths: np.ndarray) -> None:
    cells = (", ".join(f"{value:.2f}" for value in curve) for curve in np.degrees(strengths))
    print(f"| {name} | {' | '.join(cells)} |")


def _standing(path: Path) -> np.ndarray:
    """Strengths (N,C,B) of the stretches of a file's clips in which somebody stands."""
    found = []
    with np.load(path) as clips:
        for name in clips.files:
            if (x := clips[name]).ndim != 3 or name in UNSOUND:
                continue
            for start in range(0, len(x) - WINDOW + 1, WINDOW // 2):
                part = x[start : start + WINDOW].astype(np.float32)
                if np.linalg.norm(np.diff(part[:, 0], axis=0), axis=-1).mean() * 30.0 < STANDS:
                    found.append(idle.strengths(solve(Interaction(part[None], fps=30.0)))[0])
    return np.stack(found)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except UserError as problem:
        sys.exit(f"idle: {problem}")
