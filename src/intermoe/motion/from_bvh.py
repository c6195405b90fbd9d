"""Two BVH files, one a person, as an `Interaction` on the 22 joints.

Skeletons of other programs go through motion.from_joints; ours are read as they are. Letters: T frames, J = 22 joints.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.motion.from_joints import Person, on_our_joints
from intermoe.skeleton import fingers, quat
from intermoe.skeleton.body import stature
from intermoe.skeleton.bvh import Bvh, read_bvh
from intermoe.skeleton.kinematics import forward, local_from_global
from intermoe.skeleton.smpl22 import NAMES, PARENTS

STATURES = (0.6, 2.6)  # metres: outside, the length unit must be wrong


def read_pair(
    first: str | Path,
    second: str | Path,
    *,
    fps: float | None = None,
    skip: int = 0,
    unit: float = 0.01,
    cut: bool = False,
) -> Interaction:
    """Person 0 from `first`, person 1 from `second`, in the files' own shared world, at the files' frame rate.

    fps: the true rate, where the header's is wrong; skip: frames to leave out at the start (a T-pose); unit: metres
    in one length unit of the files; cut: the longer file ends with the shorter. UserError for files that do not fit.
    """
    if fps is not None and not (math.isfinite(fps) and 0 < fps <= 1000):
        raise UserError(f"The frame rate must be above 0 and at most 1000, found {fps:g}.")
    if skip < 0 or not (math.isfinite(unit) and unit > 0):
        raise UserError(f"Skipped frames must be 0 or more and the unit above 0 metres, found {skip} and {unit:g}.")
    files = read_bvh(first), read_bvh(second)
    lengths = [bvh.num_frames for bvh in files]
    if lengths[0] != lengths[1] and not cut:
        raise UserError(
            f"{first} has {lengths[0]} frames and {second} has {lengths[1]}: partners must be of one length; "
            "export both over the same time, or let the longer one be cut (--cut)."
        )
    times = [bvh.frame_time for bvh in files]
    if fps is None and abs(times[0] - times[1]) > 0.01 * times[0]:
        raise UserError(
            f"{first} runs at {1 / times[0]:.4g} and {second} at {1 / times[1]:.4g} frames a second; "
            "say with --fps which is right, or export both at one rate."
        )
    frames = slice(skip, min(lengths))
    if skip >= min(lengths):
        raise UserError(f"{first} has {min(lengths)} frames and {skip} are to be skipped: skip fewer (--skip).")
    people = [_person(bvh, frames, unit) for bvh in files]
    tall = [float(stature(person.offsets)) for person in people]
    positions = np.stack([person.positions for person in people]).astype(np.float32)
    return Interaction(
        positions=positions,
        fps=float(fps or round(1 / times[0], 3)),
        rotations=np.stack([person.rotations for person in people]).astype(np.float32),
        translation=positions[:, :, 0],
        offsets=np.stack([person.offsets for person in people]).astype(np.float32),
        identity=tuple({"stature": round(metres, 3)} for metres in tall),
        meta={"source": [Path(first).name, Path(second).name]},
    )


def _person(bvh: Bvh, frames: slice, unit: float) -> Person:
    person = _own(bvh, frames, unit) if _is_ours(bvh) else _mapped(bvh, frames, unit)
    tall = float(stature(person.offsets))
    if not STATURES[0] < tall < STATURES[1]:
        raise UserError(
            f"{bvh.path}: with {unit:g} metres to a unit this person is {tall:.3g} m tall; "
            "say what the unit is with --unit (0.01 for centimetres, 1 for metres, 0.0254 for inches)."
        )
    return person


def _is_ours(bvh: Bvh) -> bool:
    """Our own writer's skeleton, with its fingers or without: nothing to map or to solve."""
    moving = any(channel.endswith("position") for channels in bvh.channels[1:] for channel in channels)
    found = {name: bvh.names[p] if p >= 0 else "" for name, p in zip(bvh.names, bvh.parents, strict=True)}
    found = {name: parent for name, parent in found.items() if name not in fingers.NAMES}
    return not moving and found == {name: NAMES[p] if p >= 0 else "" for name, p in zip(NAMES, PARENTS, strict=True)}


def _own(bvh: Bvh, frames: slice, unit: float) -> Person:
    order = [bvh.names.index(name) for name in NAMES]
    positions, world = bvh.pose()
    offsets = bvh.offsets[order] * unit
    offsets[0] = 0.0
    local = local_from_global(world[frames][:, order])
    positions, _ = forward(local, positions[frames, order[0]] * unit, offsets)
    return Person(positions, local, offsets)


def _mapped(bvh: Bvh, frames: slice, unit: float) -> Person:
    positions, world = bvh.pose()
    points, turns, names = _with_ends(bvh, positions[frames], world[frames])
    still = np.broadcast_to(quat.IDENTITY.astype(np.float64), (1, len(bvh.names), 4))
    rest, _, _ = _with_ends(bvh, bvh.rest()[None], still)
    return on_our_joints(bvh.path, names, points, turns, rest[0], unit=unit)


def _with_ends(bvh: Bvh, positions: np.ndarray, world: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Joints and, behind them, end sites as "name.end": positions (T, S, 3), rotations (T, S, 4), names."""
    joints = list(bvh.end_sites)
    ends = positions[:, joints] + quat.rotate(world[:, joints], np.array([bvh.end_sites[j] for j in joints]))
    names = [*bvh.names, *(f"{bvh.names[joint]}.end" for joint in joints)]
    return np.concatenate([positions, ends], axis=1), np.concatenate([world, world[:, joints]], axis=1), names
