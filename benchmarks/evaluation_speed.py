"""How fast the field's figures are, and how much memory a large evaluation takes.

    python benchmarks/evaluation_speed.py                     1,000 embeddings of 512 numbers; 10,000 streamed motions
    python benchmarks/evaluation_speed.py --clips 1000 --json speed.json

The metrics are timed on random embeddings. Memory is the largest resident set of a whole evaluation by InterHuman's protocol
(real motion, the same with its people exchanged, and a row of as many motions again) of a store of `--clips` clips of
`--frames` frames, which is made beforehand by another process; the evaluator is an InterCLIP of few weights, so that what is
measured is the evaluation and not the network. The released network has 0.5 GB of weights on top.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from intermoe.data.store import Clip, Store, StoreWriter
from intermoe.evaluation import metrics
from intermoe.evaluation.field import scores
from intermoe.evaluation.field.judges import InterCLIPJudge
from intermoe.evaluation.field.run import Field
from intermoe.evaluation.field.settings import settings
from intermoe.models.glove import Caption
from intermoe.models.interclip import InterCLIP, InterCLIPConfig
from intermoe.models.matching import Matching, MatchingConfig
from intermoe.skeleton.smpl22 import OFFSETS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--samples", type=int, default=1000, help="embeddings whose metrics are timed")
    parser.add_argument("--clips", type=int, default=10_000, help="motions of the evaluation whose memory is measured")
    parser.add_argument("--frames", type=int, default=300)
    parser.add_argument("--json", type=Path, help="write the numbers here as well")
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.make is not None:
        make_store(args.make, args.clips, args.frames)
        return
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "0")) or torch.get_num_threads())
    found = time_metrics(args.samples)
    found |= measure_memory(args.clips, args.frames)
    print(
        f"metrics of {args.samples} x 512: {found['metrics_s']:.2f} s; 20 repetitions with floors {found['row_s']:.1f} s"
    )
    print(
        f"evaluation of {args.clips} motions of {args.frames} frames: {found['peak_mb']:.0f} MB resident at most "
        f"({found['before_mb']:.0f} MB before it), {found['seconds']:.0f} s"
    )
    if args.json is not None:
        args.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def time_metrics(count: int) -> dict[str, float]:
    """Seconds of every figure once, and of a row with its 20 repetitions; the best of three."""
    rng = np.random.default_rng(0)
    text, motion, real = (rng.normal(size=(count, 512)).astype(np.float32) for _ in range(3))
    samples = rng.normal(size=(100, 30, 512)).astype(np.float32)

    def once() -> None:
        metrics.r_precision(text, motion, batch_size=96)
        metrics.mm_distance(text, motion)
        metrics.frechet_distance(motion, real)
        metrics.diversity(motion, pairs=min(300, count // 2 - 1), rng=np.random.RandomState(0))
        metrics.multimodality(samples, rng=np.random.RandomState(0))

    def row() -> None:
        how = settings("interhuman", "ours")
        known = scores.Known(text, real)
        scores.row(motion, known, how, floors=scores.floor(known, how, 0), seed=0, samples=samples)

    return {"metrics_s": best(once, 3), "row_s": best(row, 1)}


def measure_memory(clips: int, frames: int) -> dict[str, float]:
    """The largest resident set of an evaluation, MB."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store"
        words = [sys.executable, __file__, "--make", str(path), "--clips", str(clips), "--frames", str(frames)]
        subprocess.run(words, check=True)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        started = time.perf_counter()
        store = Store(path)
        field = Field(store, Judge(), settings("interhuman", "ours"))
        field.ask("test", count=None, skip_broken=False)
        field.reference()
        field.model("model", lambda asks: (field.real(ask.index) for ask in asks), texts=0)
        seconds = time.perf_counter() - started
    return {
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "before_mb": before,
        "seconds": seconds,
    }


class Judge(InterCLIPJudge):
    """An InterCLIP of few weights and the released one's embedding, which reads captions by their length."""

    def __init__(self) -> None:
        self.device, self.digest = torch.device("cpu"), "none"
        sizes = InterCLIPConfig(32, 1, 4, 32, 1, 4, 32)
        torch.manual_seed(0)
        found = Matching(MatchingConfig("interclip", "interhuman", interclip=sizes), InterCLIP(sizes).eval())
        self.model = found.model  # type: ignore[assignment]

    def read(self, captions: list[Caption]) -> np.ndarray:  # type: ignore[override]
        return np.random.default_rng(0).normal(size=(len(captions), 512)).astype(np.float32)


def make_store(path: Path, clips: int, frames: int) -> None:
    """Random motion under random captions; one clip each for training and validation."""
    rng = np.random.default_rng(0)
    base = rng.normal(size=(8, 2, frames, 262)).astype(np.float32)
    with StoreWriter(path, source="interhuman") as writer:
        for number in range(clips + 2):
            split = "test" if number < clips else ("train", "val")[number - clips]
            clip = Clip(id=str(number), split=split, family="interhuman", captions=(f"number {number}",))
            writer.add(
                replace(clip),
                base[number % 8] + rng.normal(size=(2, 1, 262)).astype(np.float32),
                np.stack([OFFSETS, OFFSETS]),
            )


def best(work: Callable[[], None], times: int) -> float:
    """Seconds of the quickest of several runs."""
    found = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        found.append(time.perf_counter() - started)
    return min(found)


if __name__ == "__main__":
    main()
