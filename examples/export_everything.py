"""One motion in every format whose packages are installed; what cannot be written says why."""

from pathlib import Path

import tyro

from intermoe import InterMoEPipeline, UserError, read, write
from intermoe.export.write import FORMATS

SLOW = (".mp4", ".gif", ".fbx")  # films are drawn frame by frame, FBX starts Blender


def main(out: Path = Path("out"), quick: bool = False) -> None:
    out.mkdir(parents=True, exist_ok=True)
    pipeline = InterMoEPipeline.from_pretrained("default")
    motion = pipeline("Two people hug each other.", seconds=1 if quick else 4, seed=7, steps=4 if quick else None)
    for ending in FORMATS:
        if quick and ending in SLOW:
            continue
        try:
            files = write(motion, out / f"hug{ending}")
        except UserError as problem:  # a package is missing: the sentence names the command that installs it
            print(f"{ending}: {problem}")
        else:
            print(f"{ending}: {', '.join(f'{file.name} {file.stat().st_size / 1e3:.0f} kB' for file in files)}")
    back = read(out / "hug.glb")
    print(back.num_frames, "frames came back from hug.glb")


if __name__ == "__main__":
    tyro.cli(main, description=__doc__)
