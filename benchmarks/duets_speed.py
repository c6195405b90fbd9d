"""How long the corpus takes: `intermoe data duets` for 1,000 clips.

    python benchmarks/duets_speed.py [--count 1000] [--seed 0] [--json duets_speed.json]

Seconds by the clock of the whole process, store written, worst of the repeats. Target on two cores: 40 s.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from intermoe.core.files import atomic_write

TARGET = 40.0  # seconds for 1,000 clips of 5 s


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--repeats", type=int, default=1)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    times = []
    for _ in range(args.repeats):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "intermoe", "data", "duets", "-o", str(Path(folder) / "duets")]
            command += ["--count", str(args.count), "--seed", str(args.seed)]
            start = time.perf_counter()
            finished = subprocess.run(
                command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
            )
            times.append(time.perf_counter() - start)
        if finished.returncode:
            sys.exit(f"intermoe data duets failed: {finished.stderr.strip()[-500:]}")
    seconds, target = max(times), TARGET * args.count / 1000
    print("| clips | seconds | ms a clip | target, s | |\n|---|---|---|---|---|")
    verdict = "met" if seconds <= target else "MISSED"
    print(f"| {args.count} | {seconds:.1f} | {1000 * seconds / args.count:.1f} | {target:g} | {verdict} |")
    if args.json:
        told = {
            "command": " ".join(sys.argv),
            "cpus": os.cpu_count(),
            "count": args.count,
            "seconds": times,
            "target": target,
        }
        with atomic_write(args.json) as temporary:
            temporary.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
