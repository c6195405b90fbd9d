"""Small data sets in the exact layouts in which their authors hand them out, with made-up motion."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
import pytest

from intermoe.motion import interx
from intermoe.skeleton import quat
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import OFFSETS
from intermoe.skeleton.smplx55 import NUM_JOINTS, PARENTS

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


BODY_SEED = 11


@pytest.fixture
def body_model(tmp_path: Path) -> Path:
    """A file with the arrays of SMPLX_NEUTRAL.npz that are read, of a made-up body of 60 points."""
    rng = np.random.default_rng(BODY_SEED)
    rest = rng.normal(size=(NUM_JOINTS, 3)) * [0.3, 0.5, 0.1] - [0, 0.35, 0]
    regressor = np.zeros((NUM_JOINTS, 60))
    regressor[:, :NUM_JOINTS] = np.eye(NUM_JOINTS)
    points = np.concatenate([rest, rng.normal(size=(5, 3))])
    tree = np.array([(2**32 - 1, *PARENTS[1:]), range(NUM_JOINTS)], np.uint32)
    path = tmp_path / "body" / "SMPLX_NEUTRAL.npz"
    path.parent.mkdir()
    held = np.array({"an": "object"}, object)
    np.savez(path, v_template=points, J_regressor=regressor, kintree_table=tree, joint2num=held)
    return path


INTERX_NAMES = tuple(f"G00{group}T000A00{action}R00{group}" for group in (1, 2, 3) for action in (0, 1))


def interx_motion(name: str, frames: int) -> tuple[np.ndarray, np.ndarray]:
    """Rotation vectors (P, T, 55, 3), face still, and translations (P, T, 3), at 120 frames a second."""
    rng = np.random.default_rng([ord(letter) for letter in name])
    t = np.arange(frames)[:, None, None] / 120
    rotvecs = 0.4 * rng.normal(size=(2, 1, 55, 3)) + 0.2 * np.sin(t * 3 + rng.normal(size=(2, 1, 55, 3)))
    rotvecs[:, :, 22:25] = 0
    translation = rng.normal(size=(2, 1, 3)) + 0.3 * np.sin(t[:, 0] + rng.normal(size=(2, 1, 3)))
    return rotvecs, translation


@pytest.fixture
def interx_tree(tmp_path: Path) -> Tree:
    """Six clips of three groups: two of the test, one for validation, three to train on."""

    def make(kind: str = "raw", *, frames: int = 128) -> Path:
        root = tmp_path / "Inter-X_Dataset"
        for folder in ("annots", "splits", "motions", "texts" if kind == "raw" else "texts_processed"):
            (root / folder).mkdir(parents=True)
        parts = {"train": INTERX_NAMES[:3], "val": INTERX_NAMES[3:4], "test": INTERX_NAMES[4:]}
        for split, names in parts.items():
            (root / f"splits/{split}.txt").write_text("".join(f"{name}\n" for name in names))
            if kind != "raw":
                with h5py.File(root / f"motions/{split}.h5", "w") as file:
                    for name in names:
                        rotvecs, translation = interx_motion(name, frames)
                        clip = interx.join_clip(rotvecs[:, ::4], (translation - translation[0, 0])[:, ::4])
                        file.create_dataset(name, data=clip, dtype="f4")
        for name in INTERX_NAMES if kind == "raw" else ():
            (root / "motions" / name).mkdir()
            rotvecs, translation = interx_motion(name, frames)
            for person in (0, 1):
                own = rotvecs[person]
                np.savez(
                    root / f"motions/{name}/P{person + 1}.npz", root_orient=own[:, 0], pose_body=own[:, 1:22],
                    pose_lhand=own[:, 25:40], pose_rhand=own[:, 40:], trans=translation[person],
                    betas=np.full((1, 10), person + 0.5), gender=np.array(("female", "male")[person]),
                )  # fmt: skip
        for name in INTERX_NAMES:
            if kind == "raw":
                (root / f"texts/{name}.txt").write_text(f"Two people meet in {name}.\nOne hugs the other.\n")
            else:
                words = "#two/NUM people/NOUN#0.0#0.0\n"
                (root / f"texts_processed/{name}.txt").write_text(f"Two people meet in {name}.{words}They hug.{words}")
        (root / "annots/action_setting.txt").write_text("Hug\nHandshake\n")
        (root / "annots/familiarity.txt").write_text("4\n1\n2\n")
        np.save(root / "annots/big_five.npy", np.arange(30.0).reshape(6, 5))
        order = {name: number % 2 for number, name in enumerate(INTERX_NAMES[:5])}
        (root / "annots/interaction_order.pkl").write_bytes(pickle.dumps(order))
        return root

    return make


def humanml3d_features(positions: np.ndarray, yaw: np.ndarray) -> np.ndarray:
    """Features (T-1, 263) of one person's positions (T, 22, 3) who faces `yaw` (T,) radians; rotations left zero."""
    back = quat.heading(-yaw)
    root = positions[:, 0] * [1, 0, 1]
    steps = quat.rotate(back[1:], np.diff(root, axis=0))
    seen = quat.rotate(back[:, None], positions - root[:, None])
    velocity = quat.rotate(back[:-1, None], np.diff(positions, axis=0))
    frames = len(positions) - 1
    parts = [-np.diff(yaw)[:, None] / 2, steps[:, [0, 2]], positions[:-1, 0, 1:2], seen[:-1, 1:].reshape(frames, 63),
             np.zeros((frames, 126)), velocity.reshape(frames, 66), np.ones((frames, 4))]  # fmt: skip
    return np.concatenate(parts, axis=1).astype(np.float32)


def walking(frames: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Positions (T, 22, 3) and heading (T,) of a person who starts at the origin with heading 0."""
    positions = swaying(frames, seed, people=1)[0][0]
    positions -= positions[0, 0] * [1, 0, 1]
    return positions, 0.8 * np.sin(np.arange(frames) / 9)


@pytest.fixture
def humanml3d_tree(tmp_path: Path) -> Tree:
    """Clips 000000 to 000005 and the mirror image of the first; 000001 has captions of stretches."""

    def make() -> Path:
        root = tmp_path / "HumanML3D"
        names = ("000000", "M000000", "000001", "000002", "000003", "000004", "000005")
        for folder in ("new_joint_vecs", "texts"):
            (root / folder).mkdir(parents=True)
        for number, name in enumerate(names):
            np.save(root / f"new_joint_vecs/{name}.npy", humanml3d_features(*walking(121 + number, number)))
            words = "a/DET person/NOUN walk/VERB"
            (root / f"texts/{name}.txt").write_text(f"a person walks.#{words}#0.0#0.0\nsomeone sways#{words}#nan#nan\n")
        (root / "texts/000001.txt").write_text(
            "a person walks.#a/DET#0.0#0.0\nthey turn#they/PRON#1.0#4.5\nhe turns#he/PRON#1.0#4.5\nshort#short/ADJ#0.5#1.0\n"
            "no times here#no/DET times/NOUN\n"
        )
        for split, part in (("train", names[:4]), ("val", names[4:5]), ("test", names[5:])):
            (root / f"{split}.txt").write_text("\n".join(part))
        return root

    return make
