"""Small data sets in the exact layouts in which their authors hand them out, with made-up motion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from intermoe.skeleton import quat
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import OFFSETS

Tree = Callable[..., Path]


def swaying(frames: int, seed: int, people: int = 2) -> tuple[np.ndarray, np.ndarray]:
    """Positions (P, T, 22, 3), y up, and rotations (P, T, 22, 4) of people who sway, each in a way of their own."""
    rng = np.random.default_rng(seed)
    t = np.arange(frames) / 30
    rotations = np.zeros((people, frames, 22, 4))
    rotations[..., 3] = 1
    for person in range(people):
        rotations[person, :, 0] = quat.heading(np.pi * person + rng.normal() + 0.3 * np.sin(t + rng.normal()))
        for joint in (1, 2, 4, 5, 16, 17, 18, 19):
            axis = rng.normal(size=3)
            angle = 0.3 * rng.normal() + 0.2 * np.sin(rng.uniform(1, 3) * t)
            rotations[person, :, joint] = quat.from_axis_angle(axis / np.linalg.norm(axis), angle)
    translation = rng.normal(size=(people, 1, 3)) * [1, 0.05, 1] + [0, 1.1, 0] + np.zeros((people, frames, 3))
    translation[..., 0] += 0.2 * np.sin(t)
    return forward(rotations, translation, OFFSETS.astype(np.float64))[0], rotations


@pytest.fixture
def interhuman_tree(tmp_path: Path) -> Tree:
    """Clips 0..count-1 of different lengths: the last for the test, the one before for validation, 99 in no split."""

    def make(count: int = 5, *, frames: int = 20, splits: str = "split/") -> Path:
        root = tmp_path / "InterHuman"
        for name in ("motions_processed/person1", "motions_processed/person2", "annots", "split"):
            (root / name).mkdir(parents=True)
        for name in (*range(count), 99):
            positions, rotations = swaying(frames + name % 7, name)
            z_up = np.stack([positions[..., 0], -positions[..., 2], positions[..., 1]], -1)
            for person in (0, 1):
                raw = np.full((frames + name % 7, 492), 0.5, np.float32)
                raw[:, :66] = z_up[person].reshape(len(raw), 66)
                raw[:, 186:312] = quat.to_6d(rotations[person, :, 1:]).reshape(len(raw), 126)
                np.save(root / f"motions_processed/person{person + 1}/{name}.npy", raw)
            (root / f"annots/{name}.txt").write_text(f"Two people sway, number {name}.\nThey sway.\n\nA sway.", "utf-8")
        names = [str(number) for number in range(count)]
        for split, part in (("train", names[:-2]), ("val", names[-2:-1]), ("test", names[-1:])):
            (root / f"{splits}{split}.txt").write_text("\n".join(part))  # no line end behind the last one
        (root / "ignore_list.txt").write_text("")
        return root

    return make
