"""A sentence to a page that plays: the shortest way to see two people."""

from pathlib import Path

import tyro

from intermoe import InterMoEPipeline, write


def main(out: Path = Path("out"), quick: bool = False) -> None:
    out.mkdir(parents=True, exist_ok=True)
    pipeline = InterMoEPipeline.from_pretrained("default")
    motion = pipeline("Two people shake hands.", seconds=4, seed=1, steps=4 if quick else None)
    print(motion.positions.shape)  # (2 people, frames, 22 joints, 3): metres, y up
    write(motion, out / "shake.html")  # open it in a browser
    motion.save(out / "shake.npz")  # everything, for NumPy


if __name__ == "__main__":
    tyro.cli(main, description=__doc__)
