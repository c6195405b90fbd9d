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
from intermoe.motion.lean import LONGEST
from intermoe.skeleton import body, ik
from intermoe.skeleton.smpl22 import (
    ANKLES,
    ARM,
    ELBOWS,
    HAND_LENGTH,
    HIPS,
    INDEX,
    KNEES,
    PARENTS,
    SHOULDERS,
    STATURE,
    WRISTS,
)
from intermoe.skeleton.solve import fit_offsets

WIDTH = 0.25  # seconds, deviation of the bump over which a correction fades
ROUNDS, ENOUGH = 8, 0.005  # measurements of the cleaned motion; metres that are near enough
MOST = 0.25  # metres asked for in addition: what is out of reach stays so
TALLER = 1.08  # times: pinned legs may make somebody so much taller than they were sampled
STRAIGHT = 0.98  # of a limb's length, beyond which clean-up bends it
SHRUG = 0.08  # metres by which a shoulder follows
ANKLE_NAMES, WRIST_NAMES = ("left_ankle", "right_ankle"), ("left_wrist", "right_wrist")
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
    extra, steps, before = np.zeros((len(asked), 3)), np.ones(len(asked)), np.full(len(asked), np.inf)
    best, least = motion, np.inf
    for _ in range(ROUNDS if clean is not None else 1):
        made = ease(settle(motion, constraints, extra), constraints)
        made = restore(made if clean is None else clean(made), constraints)
        ways = np.array(missing(made, asked)).reshape(-1, 3)
        apart = np.linalg.norm(ways, axis=-1)
        if apart.sum() < least:
            best, least = made, float(apart.sum())
        if apart.max(initial=0.0) < ENOUGH:
            break
        steps, before = np.where(apart > before, 0.5 * steps, steps), apart
        extra = extra + steps[:, None] * ways
        extra *= np.minimum(1.0, MOST / np.maximum(np.linalg.norm(extra, axis=-1, keepdims=True), 1e-9))
    return best


def settle(motion: Interaction, constraints: Constraints, extra: np.ndarray | None = None) -> Interaction:
    """The joints moved to what is asked: bodies shifted along the floor, spines and limbs bent, all smoothly in time.

    A meeting is shared by both, unless one of them is kept. extra: ways (M,3) to go beyond each thing asked, metres.
    """
    positions = np.array(motion.positions, np.float64)
    asked = observations(constraints, motion.num_frames, float(motion.fps), WORLD)
    if not asked:
        return motion
    held = kept_frames(constraints, motion.num_frames, float(motion.fps))
    beyond = list(zip(asked, np.zeros((len(asked), 3)) if extra is None else extra, strict=True))

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
    """People whose legs are too short between a pinned pelvis and a pinned ankle, a little taller, and arms that are too
    short for a pinned hand, longer: every sample draws its own bones, and a keyframe holds the pose of another one."""
    positions = np.array(motion.positions, np.float64)
    offsets = fit_offsets(positions)
    lengths, tall = np.linalg.norm(offsets, axis=-1), body.stature(offsets) / STATURE
    for person in (0, 1):
        pinned = {
            (one.point.frame, one.point.name): np.array(one.target, float)
            for one in asked
            if one.other is None and one.point.person == person and None not in one.target
        }
        if not pinned or held[person].any():
            continue
        x = positions[person]
        needs = [1.0]
        for (frame, name), place in pinned.items():
            if name in ANKLE_NAMES and (frame, "pelvis") in pinned:
                hip, knee, ankle = (pair[ANKLE_NAMES.index(name)] for pair in (HIPS, KNEES, ANKLES))
                start = pinned[frame, "pelvis"] + x[frame, hip] - x[frame, 0]
                needs.append(float(np.linalg.norm(place - start)) / (STRAIGHT * lengths[person, [knee, ankle]].sum()))
        scale = min(max(needs), TALLER)
        below = x[:, :1] * [1.0, 0.0, 1.0]
        x[:] = below + scale * (x - below)
        needs = [1.0]
        for (frame, name), place in pinned.items():
            if name in (*HANDS, *WRIST_NAMES):
                shoulder, arm = SHOULDERS["right" in name], scale * lengths[person, [ELBOWS[0], WRISTS[0]]].sum()
                trunk = [
                    pinned[frame, end] - x[frame, INDEX[end]] for end in ("pelvis", "head") if (frame, end) in pinned
                ]
                start = x[frame, shoulder] + (np.mean(trunk, axis=0) if trunk else 0.0)
                beyond = HAND_LENGTH * tall[person] if name in HANDS else 0.0
                need = (float(np.linalg.norm(place - start)) - beyond) / (STRAIGHT * arm)
                needs.append(min(need, LONGEST * scale * tall[person] * ARM / arm))
        for shoulder, elbow, wrist in zip(SHOULDERS, ELBOWS, WRISTS):
            upper, lower = (np.linalg.norm(x[:, a] - x[:, b], axis=-1) for a, b in ((elbow, shoulder), (wrist, elbow)))
            longer = max(needs)
            if longer > 1.0:  # hands stay where they are
                x[:, elbow], _ = ik.two_bone(x[:, shoulder], x[:, elbow], x[:, wrist], longer * upper, longer * lower)
    return motion.replace(positions=positions.astype(np.float32), translation=positions[:, :, 0].astype(np.float32))


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
