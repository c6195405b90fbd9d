"""A file of prompts to Parquet, resumable, and the figures that one wants of such a corpus (extra `bulk`)."""

import json
from pathlib import Path

import numpy as np
import tyro

from intermoe.bulk import Job, generate, read
from intermoe.pipeline import Prompt


def main(out: Path = Path("out"), quick: bool = False) -> None:
    out.mkdir(parents=True, exist_ok=True)
    lines = ["Two people bow to each other.", json.dumps({"text": "B chases A.", "seconds": 3, "seed": 7})]
    prompts = out / "prompts.txt"
    prompts.write_text("\n".join(lines) + "\n", encoding="utf-8")

    options = {"steps": 4} if quick else {}
    job = Job(prompts, out / "corpus", given=Prompt(seconds=2.0), samples=2, options=options)
    manifest = generate(job, workers=1)  # run it again: finished shards are kept
    print(f"{manifest['clips']} clips, {len(manifest['failed'])} prompts failed")
    for motion in read(out / "corpus"):
        apart = np.linalg.norm(motion.positions[0, :, 0] - motion.positions[1, :, 0], axis=-1)
        print(f"line {motion.meta['line']}: {motion.seconds:.1f} s, {apart.mean():.2f} m apart, {motion.text}")


if __name__ == "__main__":
    tyro.cli(main, description=__doc__)
