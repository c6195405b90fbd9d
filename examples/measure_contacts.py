"""Which hand touches what and when, how far standing feet slide, how deep bodies are inside each other."""

from pathlib import Path

import tyro

from intermoe import InterMoEPipeline
from intermoe.evaluation import contact, physics


def main(out: Path = Path("out"), quick: bool = False) -> None:
    out.mkdir(parents=True, exist_ok=True)
    pipeline = InterMoEPipeline.from_pretrained("default")
    motion = pipeline("Two people shake hands.", seconds=4, seed=1, steps=4 if quick else None)

    for person, hand, region in sorted(contact.made(motion)):
        print(f"{'AB'[person]}'s {hand} touches the partner's {region}")
    held = contact.touching(motion)  # (2 people, T, left and right hand)
    found = physics.measure(motion)
    print(f"some hand touches in {100 * held.any(axis=(0, 2)).mean():.0f} % of the frames")
    print(f"standing feet slide {found.slide:.1f} mm a frame; bodies are {found.penetration:.1f} cm inside each other")

    rows = ["frame,a_left,a_right,b_left,b_right"]
    rows += [",".join(str(int(v)) for v in (t, *held[0, t], *held[1, t])) for t in range(motion.num_frames)]
    (out / "contacts.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    tyro.cli(main, description=__doc__)
