"""Where A walks, and which hand touches which shoulder when."""

from pathlib import Path

import tyro

from intermoe import InterMoEPipeline, write
from intermoe.direction import Constraints, FloorPath, Meet


def main(out: Path = Path("out"), quick: bool = False) -> None:
    out.mkdir(parents=True, exist_ok=True)
    directed = Constraints(
        paths=(FloorPath(person=0, points=((0.0, 0.0, 0.0), (2.0, 0.4, 1.2), (4.0, 1.2, 1.6))),),  # seconds, x, z
        meets=(Meet(a="right_hand", b="left_shoulder", time=3.0),),
    )
    directed.save(out / "walk.json")  # the same for the command line: --constraints walk.json
    pipeline = InterMoEPipeline.from_pretrained("default")
    motion = pipeline(
        "Two people walk side by side.", seconds=5, seed=2, constraints=directed, steps=4 if quick else None
    )
    print(motion.meta["constraints"])  # how far the motion is from each thing asked, in cm
    write(motion, out / "walk.html")


if __name__ == "__main__":
    tyro.cli(main, description=__doc__)
