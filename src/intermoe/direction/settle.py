"""The last centimetres between a motion and what is asked of it, and the clean-up that would take them away again.

What the sampler left over (a few centimetres: decoding and smoothing do not know of constraints) is taken back body part by
body part, from the pelvis outwards. Clean-up then gives bones their constant lengths, holds feet and solves the wrists, whose
rotations say where a hand point is: each moves what was put in place. How far is measured on the cleaned motion and asked
for in addition, over and over (`met`).
Letters: P people (2), T frames, J joints.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch

from intermoe.core.types import Interaction
from intermoe.direction.constraints import HANDS, Constraints
from intermoe.direction.result import WORLD, ease, missing, restore
from intermoe.direction.steer import Observation, Point, kept_frames, observations
from intermoe.skeleton import ik
from intermoe.skeleton.smpl22 import ANKLES, ELBOWS, HIPS, INDEX, KNEES, PARENTS, SHOULDERS, WRISTS
from intermoe.skeleton.solve import fit_offsets

WIDTH = 0.25  # seconds, deviation of the bump over which a correction fades
ROUNDS, ENOUGH = 6, 0.005  # measurements of the cleaned motion; metres that are near enough
MOST = 0.25  # metres asked for in addition: what is out of reach stays so
TALLER = 1.08  # times: pinned legs may make somebody so much taller than they were sampled
STRAIGHT = 0.98  # of a limb's length, beyond which clean-up bends it
SHRUG = 0.08  # metres by which a shoulder follows
_LIMBS = {end: (root, middle) for root, middle, end in (*zip(SHOULDERS, ELBOWS, WRISTS), *zip(HIPS, KNEES, ANKLES))}
_SPINE = (3, 6, 9, 12, 15)  # from the pelvis to the head


def met(
    motion: Interaction, constraints: Constraints, clean: Callable[[Interaction], Interaction] | None
) -> Interaction:
    """The motion settled, eased into what is kept, cleaned, and as near to all that is asked as that leaves it.

    clean: the clean-up, which keeps positions, rotations and bones in one; None: the joints stay as they are settled.
    """
    asked = observations(constraints, motion.num_frames, float(motion.fps), WORLD)
    motion = _grown(motion, asked, kept_frames(constraints, motion.num_frames, float(motion.fps)))
    extra = [np.zeros(3) for _ in asked]
    best, least, step, told, left = motion, np.inf, 1.0, extra, extra
    for _ in range(ROUNDS if clean is not None else 1):
        made = ease(settle(motion, constraints, extra), constraints)
        made = restore(made if clean is None else clean(made), constraints)
        ways = missing(made, asked)
        apart = [float(np.linalg.norm(way)) for way in ways]
        if sum(apart) < least:
            best, least, told, left = made, sum(apart), extra, ways
        else:  # too far: from where it was best, by less
            step *= 0.5
        if max(apart, default=0.0) < ENOUGH:
            break
        extra = [_at_most(more + step * way, MOST) for more, way in zip(told, left, strict=True)]
    return best


def settle(motion: Interaction, constraints: Constraints, extra: Sequence[np.ndarray] | None = None) -> Interaction:
    """The joints moved to what is asked: bodies shifted along the floor, spines and limbs bent, all smoothly in time.

    A meeting is shared by both, unless one of them is kept. extra: a way (3,) to go beyond each thing asked, metres.
    """
    positions = np.array(motion.positions, np.float64)
    asked = observations(constraints, motion.num_frames, float(motion.fps), WORLD)
    if not asked:
        return motion
    held = kept_frames(constraints, motion.num_frames, float(motion.fps))
    beyond = list(zip(asked, extra if extra is not None else [np.zeros(3)] * len(asked), strict=True))

    def at(point: Point) -> torch.Tensor:
        return point.at(torch.from_numpy(positions))

    for person in (0, 1):
        rows = [
            (one, more)
            for one, more in beyond
            if one.point.person == person and one.point.name == "pelvis" and one.other is None
        ]
        for axis in range(3):
            on = [(one, more) for one, more in rows if axis in one.axes]
            if on:
                left = np.array([float(one.missing(at)[one.axes.index(axis)]) + more[axis] for one, more in on])
                shift = _curve(np.array([one.point.frame for one, _ in on]), left, motion.num_frames, float(motion.fps))
                positions[person, :, :, axis] += np.where(held[person], 0.0, shift)[:, None]
    for one, more in sorted(beyond, key=lambda pair: _depth(pair[0].point.name)):
        way = more.copy()
        way[list(one.axes)] += one.missing(at).numpy()
        if one.other is None:
            if one.point.name != "pelvis":
                _move(positions, one.point, way, held, float(motion.fps))
            continue
        fixed = [bool(held[point.person, point.frame]) for point in (one.point, one.other)]
        share = 0.5 if fixed[0] == fixed[1] else float(fixed[1])
        _move(positions, one.point, share * way, held, float(motion.fps))
        _move(positions, one.other, -(1.0 - share) * way, held, float(motion.fps))
    return motion.replace(positions=positions.astype(np.float32), translation=positions[:, :, 0].astype(np.float32))


def _grown(motion: Interaction, asked: Sequence[Observation], held: np.ndarray) -> Interaction:
    """People whose legs are too short between a pinned pelvis and a pinned ankle, a little taller: every sample draws its
    own bones, and a keyframe holds the pose of another one."""
    positions = np.array(motion.positions, np.float64)
    lengths = np.linalg.norm(fit_offsets(positions), axis=-1)
    for person in (0, 1):
        pinned = {
            (one.point.frame, one.point.name): np.array(one.target, float)
            for one in asked
            if one.other is None and one.point.person == person and None not in one.target
        }
        scale = 1.0
        for (frame, name), place in pinned.items():
            pelvis = pinned.get((frame, "pelvis"))
            if pelvis is None or not name.endswith("_ankle"):
                continue
            side = ("left_ankle", "right_ankle").index(name)
            hip = pelvis + positions[person, frame, HIPS[side]] - positions[person, frame, 0]
            leg = STRAIGHT * lengths[person, [KNEES[side], ANKLES[side]]].sum()
            scale = max(scale, float(np.linalg.norm(place - hip)) / leg)
        if scale > 1.0 and not held[person].any():
            below = positions[person, :, :1] * [1.0, 0.0, 1.0]
            positions[person] = below + min(scale, TALLER) * (positions[person] - below)
    return motion.replace(positions=positions.astype(np.float32), translation=positions[:, :, 0].astype(np.float32))


def _at_most(way: np.ndarray, most: float) -> np.ndarray:
    return way * min(1.0, most / max(float(np.linalg.norm(way)), 1e-9))


def _depth(name: str) -> int:
    """Joints from the pelvis to a named point."""
    joint, depth = WRISTS[HANDS.index(name)] if name in HANDS else INDEX[name], int(name in HANDS)
    while PARENTS[joint] >= 0:
        joint, depth = PARENTS[joint], depth + 1
    return depth


def _curve(frames: np.ndarray, left: np.ndarray, count: int, fps: float) -> np.ndarray:
    """The smooth curve (count,) through `left` at `frames` that goes back to 0 away from them."""
    frames, first = np.unique(frames, return_index=True)

    def near(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        return np.exp(-0.5 * ((a[:, None] - b) / (WIDTH * fps)) ** 2)

    weights = np.linalg.solve(near(frames, frames) + 1e-3 * np.eye(len(frames)), left[first])
    return near(np.arange(count), frames) @ weights


def _move(positions: np.ndarray, point: Point, way: np.ndarray, held: np.ndarray, fps: float) -> None:
    """Move a point by `way` at its frame, less and less around it, in place: a limb's end or a vertebra by bending what
    it hangs on, else with all that hangs on it."""
    person, joint = point.person, WRISTS[HANDS.index(point.name)] if point.name in HANDS else INDEX[point.name]
    bump = np.exp(-0.5 * ((np.arange(positions.shape[1]) - point.frame) / (WIDTH * fps)) ** 2)
    shift = np.where(held[person], 0.0, bump)[:, None] * way
    x = positions[person]
    below = _below(joint)
    if joint in _SPINE:  # each vertebra gives its share
        bones = _SPINE[: _SPINE.index(joint) + 1]
        long = np.cumsum([np.linalg.norm(x[:, bone] - x[:, PARENTS[bone]], axis=-1) for bone in bones], axis=0)
        shares = np.diff(long / long[-1], axis=0, prepend=0.0)
        for bone, share in zip(bones, shares, strict=True):
            x[:, _below(bone)] += (share[:, None] * shift)[:, None]
        return
    if joint not in _LIMBS:
        x[:, below] += shift[:, None]
        return
    root, middle = _LIMBS[joint]
    upper, lower = (np.linalg.norm(x[:, a] - x[:, b], axis=-1) for a, b in ((middle, root), (joint, middle)))
    target = x[:, joint] + shift
    if root in SHOULDERS:  # which follow where the arm is too short
        reach = target - x[:, root]
        far = np.maximum(np.linalg.norm(reach, axis=-1, keepdims=True), 1e-9)
        give = np.clip(far - STRAIGHT * (upper + lower)[:, None], 0.0, SHRUG)
        x[:, _below(root)] += (bump[:, None] * give * reach / far)[:, None]
    x[:, middle], end = ik.two_bone(x[:, root], x[:, middle], target, upper, lower)
    x[:, below] += (end - x[:, joint])[:, None]


def _below(joint: int) -> list[int]:
    """A joint and all that hangs on it."""
    found = [joint]
    for child in range(joint + 1, len(PARENTS)):
        if PARENTS[child] in found:
            found.append(child)
    return found
