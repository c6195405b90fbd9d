"""The same two characters in two clips: personas that are kept as files."""

from pathlib import Path

import tyro

from intermoe import InterMoEPipeline, write
from intermoe.core.persona import Persona


def main(out: Path = Path("out"), quick: bool = False) -> None:
    out.mkdir(parents=True, exist_ok=True)
    anna = Persona(name="Anna", stature=1.58, tempo=1.2, energy=1.4)
    karl = Persona(name="Karl", stature=1.92, posture=10, handedness="left")
    anna.save(out / "anna.json")  # also for the command line: --person-a anna.json
    karl.save(out / "karl.json")

    pipeline = InterMoEPipeline.from_pretrained("default")
    prompts = [
        {"text": text, "seconds": 4, "person_a": str(out / "anna.json"), "person_b": str(out / "karl.json")}
        for text in ("Two people greet each other with a high five.", "Two people hug each other.")
    ]
    for motion, name in zip(pipeline.batch(prompts, seed=4, steps=4 if quick else None), ("five", "hug"), strict=True):
        write(motion, out / f"{name}.html")


if __name__ == "__main__":
    tyro.cli(main, description=__doc__)
