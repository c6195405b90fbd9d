"""How long `intermoe generate` takes, cold and warm, and the memory it needs.

    python benchmarks/generate_speed.py [--model default] [--seconds 5] [--out shake.html] [--json speed.json]

Cold: the whole process, from starting Python to the written file; seconds by the clock, memory as the largest resident
size that the system saw. Warm: a second clip in one process with the model loaded. On two cores: 15 s, 2 GB, 1.5 s.
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

TEXT = "Two people shake hands."
TARGETS = {"cold": 15.0, "memory": 2048.0, "warm": 1.5}


def cold(arguments: list[str]) -> tuple[float, float]:
    """Seconds and peak resident MB of one `intermoe generate` process; stops with its message if it fails."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "intermoe", "generate", TEXT, *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"intermoe generate failed: {message.strip()[-500:]}")
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes here
    return seconds, usage.ru_maxrss * unit / 2**20


def warm(model: str, seconds: float, repeats: int) -> list[float]:
    """Seconds of each further clip with the model loaded; the first, which warms up, is left out."""
    from intermoe.pipeline import InterMoEPipeline

    pipeline = InterMoEPipeline.from_pretrained(model)
    pipeline(TEXT, seconds=seconds, seed=0)
    times = []
    for seed in range(1, repeats + 1):
        start = time.perf_counter()
        pipeline("One person pushes the other.", seconds=seconds, seed=seed)
        times.append(time.perf_counter() - start)
    return times


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="default")
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--out", default="shake.html", help="name of the written file; its extension is the format")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder) / args.out)
        runs = [
            cold(["--model", args.model, "--seconds", str(args.seconds), "-o", target]) for _ in range(args.repeats)
        ]
    measured = {
        "cold": max(seconds for seconds, _ in runs),
        "memory": max(memory for _, memory in runs),
        "warm": max(warm(args.model, args.seconds, args.repeats)),
    }
    units = {"cold": "s, whole process", "memory": "MB, peak", "warm": "s, next clip in one process"}
    print("| figure | worst of", args.repeats, "| target | |\n|---|---|---|---|")
    for name, value in measured.items():
        verdict = "met" if value <= TARGETS[name] else "MISSED"
        print(f"| {name}, {units[name]} | {value:.2f} | {TARGETS[name]:g} | {verdict} |")
    if args.json:
        told = {
            "command": " ".join(sys.argv),
            "cpus": os.cpu_count(),
            "measured": measured,
            "targets": TARGETS,
            "runs": runs,
        }
        with atomic_write(args.json) as temporary:
            temporary.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
