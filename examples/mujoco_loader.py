"""Load OUT_a.qpos.csv and OUT_b.qpos.csv into MuJoCo: both people in one world, posed frame by frame.

    intermoe generate "Two people shake hands." -o shake.qpos
    python examples/mujoco_loader.py shake_a.qpos.csv shake_b.qpos.csv

Prints how high each pelvis is and how far their nearest hands are apart, and with --view opens MuJoCo's viewer.
"""

from __future__ import annotations

import argparse
import csv
import time
from pathlib import Path

import mujoco
import numpy as np

from intermoe.export.qpos import humanoid_path


def read(path: Path) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Column names, times (T,) in seconds and qpos (T,63) of one file."""
    with open(path, newline="") as file:
        header, *rows = csv.reader(file)
    table = np.array(rows, float)
    return header, table[:, 0], table[:, 1:]


def world(num_people: int) -> mujoco.MjModel:
    """That many humanoids on one floor; their joints are named a_..., b_..."""
    spec = mujoco.MjSpec.from_file(str(humanoid_path()))
    for letter in "bcdefgh"[: num_people - 1]:
        other = mujoco.MjSpec.from_file(str(humanoid_path()))
        root = other.body("root")
        spec.worldbody.add_frame().attach_body(root, f"{letter}_", "")
    return spec.compile()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--view", action="store_true")
    args = parser.parse_args()
    people = [read(path) for path in args.files]
    times = people[0][1]
    model = world(len(people))
    data = mujoco.MjData(model)
    every = np.concatenate([angles for _, _, angles in people], axis=1)  # a's qpos, then b's
    assert every.shape[1] == model.nq
    viewer = None
    if args.view:
        from mujoco import viewer as windows

        viewer = windows.launch_passive(model, data)
    names = ["", "b_", "c_"]
    for frame, angles in enumerate(every):
        data.qpos[:] = angles
        mujoco.mj_forward(model, data)
        if viewer is not None:
            viewer.sync()
            time.sleep(times[1] - times[0] if len(times) > 1 else 0)
        elif frame % 15 == 0:
            heights = [data.body(f"{name}root").xpos[2] for name in names[: len(people)]]
            line = f"{times[frame]:5.2f} s  pelvis " + " ".join(f"{height:.2f} m" for height in heights)
            if len(people) > 1:
                hands = [[data.body(f"{name}{side}hand").xpos for side in "lr"] for name in names[:2]]
                line += f"  hands {min(np.linalg.norm(a - b) for a in hands[0] for b in hands[1]):.2f} m apart"
            print(line)


if __name__ == "__main__":
    main()
