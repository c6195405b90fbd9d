"""BVH writing: one file a person, in one shared world, that any animation program reads.

Y up, centimetres, degrees. OFFSETs are the T-pose (facing +z, left = +x) with the person's own bones, constant over the
clip; the root has position channels, all others rotations only. Two people are written as OUT_a.bvh (person 0) and
OUT_b.bvh (person 1).

Fingers (skeleton.fingers) hang on the wrists under the names of Mixamo and MotionBuilder rigs.

Euler order, stated by each joint's CHANNELS: Y Z X for pelvis, spine, legs and thumbs, Z X Y from the collars to the
wrists, Z Y X for fingers (R = R_first R_second R_third). The joint bends least in its middle angle, so gimbal lock
stays out of reach of sitting, bowing, lying and hanging arms. Angles are continuous: of the equivalent triples the one
nearest to the frame before is written. Another rig (skeleton.rigs) changes names and hierarchy; joints keep the world's
axes at rest, as BVH has no others. Letters: P people, T frames, J = 22 joints, with fingers 42, S joints of the rig.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from intermoe.core.files import atomic_writes
from intermoe.core.types import Interaction
from intermoe.skeleton import fingers, quat
from intermoe.skeleton.body import stature
from intermoe.skeleton.rigs import OURS, OWN, Rig, dress
from intermoe.skeleton.smpl22 import FEET, INDEX, NAMES, NUM_JOINTS, STATURE
from intermoe.skeleton.solve import consistent

CENTIMETRES = 100.0
ORDERS = tuple("ZXY" if joint in (*range(13, 15), *range(16, 22)) else "YZX" for joint in range(len(NAMES)))
FINGER_ORDERS = tuple("YZX" if "Thumb" in name else "ZYX" for name in fingers.NAMES)
HEAD_LENGTH, TOE_LENGTH = 0.16, 0.07  # metres of the end sites at a stature of 1.75 m
_GIMBAL = 1e-6  # cosine of the middle angle below which only the sum of the outer two is told


def targets(path: str | Path, num_people: int, ending: str = ".bvh") -> list[Path]:
    """The files that `path` stands for: OUT.bvh for one person, OUT_a.bvh and OUT_b.bvh for two."""
    path = Path(path)
    if num_people == 1:
        return [path]
    stem, ending = path.name[: -len(ending)], path.name[-len(ending) :]
    return [path.with_name(f"{stem}_{letter}{ending}") for letter in string.ascii_lowercase[:num_people]]


def _texts(interaction: Interaction, rig: Rig) -> list[str]:
    """One BVH file's text a person. The interaction must have rotations, translation and offsets (skeleton.solve)."""
    moving = dress(interaction, rig, along=False)
    assert interaction.offsets is not None
    angles = np.degrees(euler_angles(moving.rotations, _orders(rig)))  # (P, T, S, 3)
    places = moving.translation * CENTIMETRES
    joints = file_order(rig.parents)
    texts = []
    for person in range(interaction.num_people):
        lines = ["HIERARCHY", *_hierarchy(rig, interaction.offsets[person].astype(np.float64), moving.offsets[person])]
        columns, digits = [], []  # behind the point; a hundredth of a degree is enough for fingers
        for joint in joints:
            if _moves(rig, joint):
                columns.append(places[person] if joint == rig.pelvis else np.zeros_like(places[person]))
                digits += [5, 5, 5]
            columns.append(angles[person, :, joint])
            digits += [5 if rig.sources[joint] < NUM_JOINTS else 2] * 3
        rows = np.concatenate(columns, axis=1)
        rows = np.stack([np.round(column, n) for column, n in zip(rows.T, digits, strict=True)], axis=1)
        rows = rows + 0.0  # no "-0.00000"
        lines += ["MOTION", f"Frames: {interaction.num_frames}", f"Frame Time: {1 / interaction.fps:.8f}"]
        pattern = " ".join(f"%.{n}f" for n in digits)
        texts.append("\n".join(lines + [pattern % tuple(row) for row in rows.tolist()]) + "\n")
    return texts


def write_bvh(interaction: Interaction, path: str | Path, rig: Rig = OURS) -> list[Path]:
    """Write one file a person (see `targets`): all of them or, where one cannot be written, none and a UserError.

    Rotations that are missing, or that do not fit the positions, are solved.
    """
    texts = _texts(consistent(interaction), rig)
    finals = targets(path, interaction.num_people)
    with atomic_writes(finals) as temporaries:
        for temporary, text in zip(temporaries, texts, strict=True):
            temporary.write_text(text, encoding="ascii", newline="\n")
    return finals


def _orders(rig: Rig) -> tuple[str, ...]:
    """The Euler order of each joint."""
    return tuple((ORDERS + FINGER_ORDERS)[source] if source != OWN else "YZX" for source in rig.sources)


def _moves(rig: Rig, joint: int) -> bool:
    """Whether a joint has position channels: the pelvis, and the root, which importers expect to have some."""
    return joint == rig.pelvis or rig.parents[joint] < 0


def euler_angles(rotations: np.ndarray, orders: Sequence[str] = ORDERS) -> np.ndarray:
    """(P, T, J, 4) -> (P, T, J, 3) radians in each joint's order, continuous in time."""
    angles = np.empty((*rotations.shape[:-1], 3))
    for order in dict.fromkeys(orders):
        joints = [joint for joint, own in enumerate(orders) if own == order]
        angles[:, :, joints] = _continuous_euler(quat.to_matrix(rotations[:, :, joints].astype(np.float64)), order)
    return angles


def _continuous_euler(matrices: np.ndarray, order: str) -> np.ndarray:
    """matrices (P, T, K, 3, 3) = R_i(a) R_j(b) R_k(c) -> angles (P, T, K, 3), each frame nearest to the one before."""
    i, j, k = ("XYZ".index(axis) for axis in order)
    sign = 1.0 if (i, j, k) in ((0, 1, 2), (1, 2, 0), (2, 0, 1)) else -1.0
    b = np.arcsin(np.clip(sign * matrices[..., i, k], -1.0, 1.0))
    a = np.arctan2(-sign * matrices[..., j, k], matrices[..., k, k])
    c = np.arctan2(-sign * matrices[..., i, j], matrices[..., i, i])
    locked = np.hypot(matrices[..., j, k], matrices[..., k, k]) < _GIMBAL
    total = np.arctan2(sign * matrices[..., k, j], matrices[..., j, j])  # locked: a + c or a - c
    way = sign * np.where(b > 0, 1.0, -1.0)
    a, c = np.where(locked, total, a), np.where(locked, 0.0, c)
    both = np.stack([np.stack([a, b, c], -1), np.stack([a + np.pi, np.pi - b, c + np.pi], -1)])  # (2, P, T, K, 3)
    out = np.empty_like(both[0])
    previous = np.zeros_like(out[:, 0])
    for frame in range(out.shape[1]):
        near = both[:, :, frame] + 2 * np.pi * np.round((previous - both[:, :, frame]) / (2 * np.pi))
        if frame and locked[:, frame].any():  # keep the first angle, give the third the rest
            held = previous[..., 0]
            rest = way[:, frame] * (total[:, frame] - held)
            rest = rest + 2 * np.pi * np.round((previous[..., 2] - rest) / (2 * np.pi))
            near = np.where(locked[None, :, frame, :, None], np.stack([held, near[0, ..., 1], rest], -1), near)
        distance = np.abs(near - previous).sum(-1)
        previous = np.where((distance[0] <= distance[1] + 1e-9)[..., None], near[0], near[1])
        out[:, frame] = previous
    return out


def file_order(parents: Sequence[int]) -> list[int]:
    """Joints in the order of the hierarchy: each followed by all below it."""

    def below(joint: int) -> list[int]:
        return [joint, *(j for child, parent in enumerate(parents) if parent == joint for j in below(child))]

    return below(0)


def _hierarchy(rig: Rig, bones: np.ndarray, offsets: np.ndarray) -> list[str]:
    """The lines of one skeleton with body offsets `bones` (22, 3) and the rig's `offsets` (S, 3), metres."""
    scale = float(stature(bones)) / STATURE
    ends = {INDEX["head"]: scale * np.array([0.0, HEAD_LENGTH, 0.0])}
    ends |= dict.fromkeys(FEET, scale * np.array([0.0, 0.0, TOE_LENGTH]))
    tips = fingers.tips(fingers.hand_length(bones))
    ends |= dict(zip(range(NUM_JOINTS + 1, len(fingers.ALL_NAMES), 2), tips, strict=True))
    orders = _orders(rig)
    lines: list[str] = []

    def offset(indent: str, vector: np.ndarray) -> str:
        return f"{indent}OFFSET " + " ".join(f"{value:.6f}" for value in np.round(vector * CENTIMETRES, 6) + 0.0)

    def joint_lines(joint: int, depth: int) -> None:
        indent, inner = "\t" * depth, "\t" * (depth + 1)
        lines.extend([f"{indent}{'JOINT' if depth else 'ROOT'} {rig.names[joint]}", f"{indent}{{"])
        lines.append(offset(inner, np.zeros(3) if rig.sources[joint] == 0 else offsets[joint]))
        channels = [f"{axis}rotation" for axis in orders[joint]]
        if _moves(rig, joint):
            channels = ["Xposition", "Yposition", "Zposition", *channels]
        lines.append(f"{inner}CHANNELS {len(channels)} {' '.join(channels)}")
        for child, parent in enumerate(rig.parents):
            if parent == joint:
                joint_lines(child, depth + 1)
        if rig.sources[joint] in ends:
            end = ends[rig.sources[joint]]
            lines.extend([f"{inner}End Site", f"{inner}{{", offset(f"{inner}\t", end), f"{inner}}}"])
        lines.append(f"{indent}}}")

    joint_lines(0, 0)
    return lines
