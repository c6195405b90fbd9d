"""Three sentences, one motion: the same two people, with steps in between."""

from pathlib import Path

import tyro

from intermoe import InterMoEPipeline, write
from intermoe.sequence import sequence


def main(out: Path = Path("out"), quick: bool = False) -> None:
    out.mkdir(parents=True, exist_ok=True)
    sentences = [
        "Two people walk towards each other.",
        "They shake hands.",
        {"text": "One waves goodbye.", "seconds": 3},
    ]
    pipeline = InterMoEPipeline.from_pretrained("default")
    motion = sequence(pipeline, sentences, seconds=4, seed=5, steps=4 if quick else None)
    for sentence, (first, last) in zip(sentences, motion.meta["parts"], strict=True):
        print(f"frames {first} to {last}: {sentence}")
    write(motion, out / "meeting.html")


if __name__ == "__main__":
    tyro.cli(main, description=__doc__)
