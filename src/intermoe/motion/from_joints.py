"""Any known skeleton's motion on the 22 joints, whatever file it came from.

Joint positions come from the map of the skeleton (skeleton.joint_maps); rotations are solved from them, and the source's
own rotations tell the twists (palms, forearms, head), its rest pose being taken as the T-pose or near it.
Letters: T frames, S source joints, J = 22 joints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.skeleton import joint_maps, quat
from intermoe.skeleton.kinematics import local_from_global
from intermoe.skeleton.smpl22 import HAND_AXES, NAMES, OFFSETS, PARENTS, WRISTS
from intermoe.skeleton.solve import fit_offsets, root_orientation, solve_rotations

_REST_LIMIT = np.cos(np.radians(75.0))  # a rest pose whose limbs lie further off is none of ours: it tells no twists
_BONES = ((16, 18), (17, 19), (18, 20), (19, 21), (1, 4), (2, 5), (4, 7), (5, 8))


@dataclass(frozen=True)
class Person:
    """One person's motion in metres: positions (T, J, 3), local rotations (T, J, 4), offsets (J, 3)."""

    positions: np.ndarray
    rotations: np.ndarray
    offsets: np.ndarray


def on_our_joints(
    where: object,
    names: Sequence[str],
    positions: np.ndarray,
    turns: np.ndarray,
    rest: np.ndarray,
    *,
    unit: float = 1.0,
) -> Person:
    """Source joints (T, S, 3), their rotations in the world from the rest pose on (T, S, 4), that pose's positions (S, 3).

    unit: metres of one length unit. UserError, which names the file `where`, if no joint map fits the `names`.
    """
    chosen = joint_maps.choose(names, where)
    moving = joint_maps.apply(chosen, names, positions, turns, lift=1 / unit)
    still = np.broadcast_to(quat.IDENTITY.astype(np.float64), (1, len(names), 4))
    twists = _twists(moving, joint_maps.apply(chosen, names, rest[None], still, lift=1 / unit))
    joints = moving.positions * unit
    rotations, offsets = solve_rotations(joints[None], None if twists is None else twists[None])
    return Person(joints, rotations[0], offsets[0])


def _twists(moving: joint_maps.Mapped, rest: joint_maps.Mapped) -> np.ndarray | None:
    """Local rotations (T, J, 4) as the source has them, from its rest pose to ours; None if that pose is another."""
    pose = rest.positions
    body = root_orientation(pose[None], fit_offsets(pose[None]))[0, 0]  # our rest pose -> theirs, as a whole
    ours = quat.rotate(body, OFFSETS.astype(np.float64))
    theirs = np.zeros_like(ours)
    theirs[1:] = pose[0, 1:] - pose[0, PARENTS[1:]]
    align = np.broadcast_to(body, (len(NAMES), 4)).copy()
    for parent, child in _BONES:
        cosine = ours[child] @ theirs[child] / max(np.linalg.norm(ours[child]) * np.linalg.norm(theirs[child]), 1e-9)
        if cosine < _REST_LIMIT:
            return None
        align[parent] = quat.multiply(quat.between(ours[child], theirs[child]), body)
    if rest.hands is not None:
        along = rest.hands[0] - pose[0, WRISTS]
        align[list(WRISTS)] = quat.multiply(quat.between(quat.rotate(body, HAND_AXES.astype(np.float64)), along), body)
    return local_from_global(quat.multiply(moving.rotations, align))


def together(people: Sequence[Person], fps: float) -> Interaction:
    """The people of one file as a motion. UserError where they have not one length."""
    if len({len(person.positions) for person in people}) != 1:
        lengths = " and ".join(str(len(person.positions)) for person in people)
        raise UserError(f"its people have {lengths} frames: partners must be of one length")
    positions = np.stack([person.positions for person in people]).astype(np.float32)
    return Interaction(
        positions,
        fps,
        np.stack([person.rotations for person in people]).astype(np.float32),
        positions[:, :, 0],
        np.stack([person.offsets for person in people]).astype(np.float32),
    )
