"""Somebody moves as in a take, to the last digit; the other one is made anew and reacts."""

from pathlib import Path

import numpy as np
import tyro

from intermoe import InterMoEPipeline, write
from intermoe.direction import Constraints, Keep


def main(out: Path = Path("out"), quick: bool = False) -> None:
    out.mkdir(parents=True, exist_ok=True)
    steps = 4 if quick else None
    pipeline = InterMoEPipeline.from_pretrained("default")
    # of a file instead, of one person or two: take = intermoe.export.read.people("walk.bvh")
    take = pipeline("A person pushes the other person.", seconds=4, seed=3, steps=steps)
    kept = Constraints(keep=Keep(take, person=0))
    for seed in (10, 11):
        motion = pipeline("A person pushes the other person.", seconds=4, seed=seed, constraints=kept, steps=steps)
        assert np.array_equal(motion.positions[0], take.positions[0])
        write(motion, out / f"reaction_{seed}.html")


if __name__ == "__main__":
    tyro.cli(main, description=__doc__)
