"""How long a film of a clip takes to write: seconds by the clock, and of the processor in all processes.

    python benchmarks/video_speed.py [--seconds 5] [--clip CLIP.npz] [--json speed.json]

Figure: an MP4 of 5 s (150 pictures of 720p) in under 30 s on two cores. On a busy machine read the processor's seconds: a
core of one's own needs about so long.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from intermoe.core.files import atomic_write
from intermoe.core.types import Interaction
from intermoe.export import write
from intermoe.motion.resample import part

TARGET = 30.0  # seconds


def processor() -> float:
    """Seconds of the processor that this process and those it started (ffmpeg) have used."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--clip", type=Path, help="film this motion (default: a fresh one of the default model)")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    if args.clip:
        motion = Interaction.load(args.clip)
    else:
        from intermoe.pipeline import InterMoEPipeline

        motion = InterMoEPipeline.from_pretrained()("Two people shake hands.", seconds=args.seconds)
    motion = part(motion, 0, round(args.seconds * motion.fps))
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    told = {
        "command": " ".join(sys.argv),
        "cores": cores,
        "load": os.getloadavg()[0],
        "frames": motion.num_frames,
        "films": {},
    }
    print(
        f"{motion.num_frames} frames, {cores} core(s), load {told['load']:.1f}\n| film | clock s | processor s | MB |\n|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as folder:
        for extension in (".mp4", ".gif"):
            start, used = time.perf_counter(), processor()
            path = write.write(motion, Path(folder) / f"film{extension}")[0]
            row = {
                "clock": time.perf_counter() - start,
                "processor": processor() - used,
                "mb": path.stat().st_size / 1e6,
            }
            told["films"][extension] = row
            print(f"| {extension} | {row['clock']:.1f} | {row['processor']:.1f} | {row['mb']:.2f} |")
    slowest = max(min(row["clock"], row["processor"]) for row in told["films"].values())
    print(f"target {TARGET:g} s: {'met' if slowest <= TARGET else 'MISSED'}")
    if args.json:
        with atomic_write(args.json) as temporary:
            temporary.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
