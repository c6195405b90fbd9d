"""Clips of two people one after another: the next is laid where the last one ended, and the people step over to it.

1. every clip is put on the bones of the first, so that bodies stay what they are
2. the next clip is turned and shifted, the pair as one, to where hips and shoulders fit the last frame best (Procrustes
   in the floor's plane)
3. between the two, joints go from pose to pose (minimum jerk; the speed that they had dies away), pelvis and heading
   likewise; feet that have to move do so in steps, one at a time, while the other stands
4. the whole is cleaned like any motion: standing feet are held, legs and arms fitted (`motion.cleanup`)

No joint of a transition is faster than `FASTEST`. Letters: P people (2), T frames, J joints (22).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.motion.cleanup import clean
from intermoe.skeleton import ik, quat
from intermoe.skeleton.body import pelvis_height
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import ANKLES, FEET, FOOT_JOINTS, HIPS, KNEES, SHOULDERS

FASTEST = 1.5 * 4.48  # m/s: one and a half times the 99.9th percentile of joint speeds in the duets corpus
SHORTEST = 0.5  # seconds of a transition at least
PACE, TURN = 0.8, np.radians(140.0)  # metres and radians a second that a body goes over on average
STEP, STEP_TIME = 0.55, 0.36  # metres of a step at most, seconds at least
STILL = 0.025  # metres by which a foot need not be lifted
LIFT = 0.07  # metres of a full step
FADE = 0.25  # seconds in which the speed from before dies away


def join(clips: Sequence[Interaction], *, cleaned: bool = True) -> Interaction:
    """One motion of all clips in turn, with transitions between; `meta["parts"]` has each clip's [first, last) frame.

    cleaned: step 4 is done.

    Raises UserError for clips that are not all of two people on the 22-joint skeleton, with rotations, at one rate.
    """
    if not clips or any(c.rotations is None or c.num_people != 2 or c.fps != clips[0].fps for c in clips):
        raise UserError("only solved motions of two people at one frame rate can follow each other")
    joined, parts = clips[0], [[0, clips[0].num_frames]]
    for clip in clips[1:]:
        placed = _placed(on_bones(clip, joined.offsets), joined)
        between = _transition(joined, placed)
        start = joined.num_frames + between.num_frames
        parts.append([start, start + clip.num_frames])
        joined = concatenated(joined, between, placed)
    joined = clean(joined) if cleaned and len(clips) > 1 else joined
    return joined.replace(meta={**clips[0].meta, "parts": parts})


def bridge(before: Interaction, after: Interaction, frames: int | None = None) -> Interaction:
    """The frames between two solved motions of the same people, each where it is; as many as they need, or `frames`."""
    return _transition(before, after) if frames is None else _stepped(before, after, frames)


def on_bones(clip: Interaction, offsets: np.ndarray | None) -> Interaction:
    """The same rotations on other bones (P,J,3); the pelvis is raised or lowered with the legs, and feet keep to the floor."""
    assert clip.rotations is not None and clip.translation is not None and clip.offsets is not None
    assert offsets is not None
    scale = np.asarray(pelvis_height(offsets) / pelvis_height(clip.offsets))
    translation = clip.translation.astype(np.float64)
    translation[..., 1] *= scale[:, None]
    positions, _ = forward(clip.rotations.astype(np.float64), translation, offsets[:, None].astype(np.float64))
    feet = list(FOOT_JOINTS)
    lift = clip.positions[:, :, feet, 1].min(axis=(1, 2)) - positions[:, :, feet, 1].min(axis=(1, 2))
    positions[..., 1] += lift[:, None, None]
    f = np.float32
    return clip.replace(positions=positions.astype(f), translation=positions[:, :, 0].astype(f), offsets=offsets)


def _placed(clip: Interaction, before: Interaction) -> Interaction:
    """The clip turned about the vertical and shifted along the floor to follow `before`."""
    assert clip.rotations is not None
    marks = [0, *HIPS, *SHOULDERS]
    goal, here = (m[:, marks][..., [0, 2]].reshape(-1, 2) for m in (before.positions[:, -1], clip.positions[:, 0]))
    a, b = goal - goal.mean(axis=0), here - here.mean(axis=0)
    # heading h turns (x, z) to (x cos h + z sin h, z cos h - x sin h); the h that maximises sum a . turned(b)
    angle = np.arctan2((a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum(), (a * b).sum())
    turn = quat.heading(angle)
    middle, target = (np.array([m[0], 0.0, m[1]]) for m in (here.mean(axis=0), goal.mean(axis=0)))
    positions = quat.rotate(turn, clip.positions.astype(np.float64) - middle) + target
    rotations = clip.rotations.astype(np.float64).copy()
    rotations[:, :, 0] = quat.multiply(np.broadcast_to(turn, rotations[:, :, 0].shape), rotations[:, :, 0])
    return clip.replace(
        positions=positions.astype(np.float32),
        translation=positions[:, :, 0].astype(np.float32),
        rotations=rotations.astype(np.float32),
    )


def _transition(before: Interaction, after: Interaction) -> Interaction:
    """The frames between the last of `before` and the first of `after`, as long as they need."""
    seconds = _needed(before, after)
    while True:
        between = _stepped(before, after, max(2, round(seconds * before.fps)))
        ends = [before.positions[:, -1:], between.positions, after.positions[:, :1]]
        speed = np.linalg.norm(np.diff(np.concatenate(ends, axis=1), axis=1), axis=-1).max() * before.fps
        if speed <= 0.8 * FASTEST or seconds > 10.0:
            return between
        seconds *= 1.25


def _needed(before: Interaction, after: Interaction) -> float:
    """Seconds that the farther of the two needs to walk and turn over."""
    assert before.rotations is not None and after.rotations is not None
    way = np.linalg.norm((after.positions[:, 0, 0] - before.positions[:, -1, 0])[..., [0, 2]], axis=-1).max()
    turned = quat.multiply(quat.inverse(before.rotations[:, -1, 0]), after.rotations[:, 0, 0])
    angle = np.linalg.norm(quat.to_rotvec(turned), axis=-1).max()
    steps = 2 * np.ceil(_foot_ways(before, after).max() / STEP)
    return float(max(SHORTEST, way / PACE, angle / TURN, steps * STEP_TIME))


def _foot_ways(before: Interaction, after: Interaction) -> np.ndarray:
    """(P,2) metres along the floor that each foot (its ankle or its toe) has to go, 0 for those that stay."""
    way = (after.positions[:, 0] - before.positions[:, -1])[..., [0, 2]]
    ways = np.linalg.norm(way[:, [list(ANKLES), list(FEET)]], axis=-1).max(axis=1)
    return np.where(ways < STILL, 0.0, ways)


def _stepped(before: Interaction, after: Interaction, frames: int) -> Interaction:
    """`frames` frames of everybody on their way."""
    assert before.rotations is not None and after.rotations is not None and before.offsets is not None
    fps = float(before.fps)
    time = np.arange(1, frames + 1) / (frames + 1)
    start, end = before.rotations[:, -1].astype(np.float64), after.rotations[:, 0].astype(np.float64)
    leaving = _spin(before.rotations[:, -2:], fps) if before.num_frames > 1 else np.zeros((before.num_people, 22, 3))
    arriving = _spin(after.rotations[:, :2], fps) if after.num_frames > 1 else np.zeros_like(leaving)
    seconds = (frames + 1) / fps
    early, late = _fading(time * seconds, seconds), -_fading((1.0 - time) * seconds, seconds)
    way = quat.to_rotvec(quat.multiply(quat.inverse(start), end))  # (P,J,3)
    turn = _eased(time)[:, None, None] * way[:, None]
    turn = turn + early[:, None, None] * leaving[:, None] + late[:, None, None] * arriving[:, None]
    rotations = quat.multiply(np.broadcast_to(start[:, None], (*turn.shape[:-1], 4)), quat.from_rotvec(turn))
    a, b = before.positions[:, -1, 0].astype(np.float64), after.positions[:, 0, 0].astype(np.float64)
    speed = [(c.positions[:, i, 0] - c.positions[:, j, 0]) * fps if c.num_frames > 1 else np.zeros((c.num_people, 3))
             for c, i, j in ((before, -1, -2), (after, 1, 0))]  # fmt: skip
    pelvis = a[:, None] + _eased(time)[:, None] * (b - a)[:, None]
    pelvis = pelvis + early[:, None] * speed[0][:, None] + late[:, None] * speed[1][:, None]
    positions, _ = forward(rotations, pelvis, before.offsets[:, None].astype(np.float64))
    free = positions.copy()
    stands = _place_feet(positions, before, after, time)
    _bend_knees(positions, free, rotations[:, :, 0], before.offsets, np.sin(np.pi * time))
    shapes = None
    if before.hand_shapes is not None and after.hand_shapes is not None:
        shapes = np.where(time[None, :, None] < 0.5, before.hand_shapes[:, -1:], after.hand_shapes[:, :1])
    f = np.float32
    return before.replace(positions=positions.astype(f), rotations=rotations.astype(f), translation=pelvis.astype(f),
                          foot_contacts=stands, hand_shapes=shapes)  # fmt: skip


def _place_feet(positions: np.ndarray, before: Interaction, after: Interaction, time: np.ndarray) -> np.ndarray:
    """Put ankles and toes of `positions` (P,T,J,3) on their steps, in place; returns where they stand, (P,T,4) bool."""
    ways = _foot_ways(before, after)
    stands = np.zeros((*positions.shape[:2], 4), bool)
    for person in range(len(positions)):
        count = max(1, int(np.ceil(ways[person].max() / STEP)))
        high = before.positions[person, -1, list(ANKLES), 1]
        urgent = ways[person] + 10.0 * (high > high.min() + 0.05)  # a foot in the air comes down first
        leads = int(urgent[1] > urgent[0] + STILL)
        for foot, (ankle, toe) in enumerate(zip(ANKLES, FEET, strict=True)):
            share, swing, moving = _steps(time, count, first=foot == leads)
            if ways[person, foot] == 0.0:
                share, swing, moving = _eased(time), np.zeros_like(time), np.zeros(len(time), bool)
            first, last = (c.positions[person, at].astype(np.float64) for c, at in ((before, -1), (after, 0)))
            path = first[ankle] + share[:, None] * (last[ankle] - first[ankle])
            path[:, 1] += LIFT * min(1.0, 0.6 + ways[person, foot] / count / STEP) * swing
            positions[person, :, ankle] = path
            positions[person, :, toe] = path + _turned(first[toe] - first[ankle], last[toe] - last[ankle], share)
            stands[person, :, 2 * foot : 2 * foot + 2] = ~moving[:, None]
    return stands


def _turned(a: np.ndarray, b: np.ndarray, share: np.ndarray) -> np.ndarray:
    """From vector a (3,) to b, turning about the vertical the short way: (T,3)."""
    start, way = np.arctan2(a[0], a[2]), np.arctan2(b[0], b[2]) - np.arctan2(a[0], a[2])
    angle = start + share * ((way + np.pi) % (2 * np.pi) - np.pi)
    size = np.hypot(a[0], a[2]) + share * (np.hypot(b[0], b[2]) - np.hypot(a[0], a[2]))
    return np.stack([size * np.sin(angle), a[1] + share * (b[1] - a[1]), size * np.cos(angle)], axis=-1)


def _bend_knees(
    positions: np.ndarray, free: np.ndarray, root: np.ndarray, offsets: np.ndarray, forwards: np.ndarray
) -> None:
    """Put the knees of `positions` (P,T,J,3) where thigh and shin meet, in place: bent as in `free`, and forwards on the way.

    free (P,T,J,3) has the legs as they hung before the ankles were put elsewhere; root (P,T,4) is the pelvis' orientation,
    offsets (P,J,3) the bones, forwards (T,) how much the body's front tells the way that a knee bends.
    """
    front = quat.rotate(root, np.broadcast_to([0.0, 0.0, 0.1], positions[:, :, 0].shape)) * forwards[:, None]
    lengths = np.linalg.norm(offsets.astype(np.float64), axis=-1)[:, None]
    for hip, knee, ankle in zip(HIPS, KNEES, ANKLES, strict=True):
        start = positions[:, :, hip]
        swung = quat.between(free[:, :, ankle] - start, positions[:, :, ankle] - start)
        hint = start + quat.rotate(swung, free[:, :, knee] - start) + front
        positions[:, :, knee], _ = ik.two_bone(
            start, hint, positions[:, :, ankle], lengths[..., knee], lengths[..., ankle]
        )


def _steps(time: np.ndarray, count: int, *, first: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """One foot's share of its way, its lift (0 to 1) and whether it moves, (T,) each: `count` steps, taking turns."""
    share, swing, moving = np.zeros(len(time)), np.zeros(len(time)), np.zeros(len(time), bool)
    slots = time * 2 * count  # the feet take turns: even slots are the first foot's
    for step in range(count):
        inside = slots - (2 * step + (0 if first else 1))
        u = np.clip(inside / 0.95, 0.0, 1.0)
        share += _eased(u) / count
        swing += np.sin(np.pi * u) ** 2
        moving |= (u > 0.0) & (u < 1.0)
    return share, swing, moving


def _spin(pair: np.ndarray, fps: float) -> np.ndarray:
    """Rotations (P,2,J,4) of two frames -> (P,J,3) radians a second, in the joint's own axes."""
    a, b = pair[:, 0].astype(np.float64), pair[:, 1].astype(np.float64)
    return quat.to_rotvec(quat.multiply(quat.inverse(a), b)) * fps


def _eased(u: np.ndarray) -> np.ndarray:
    """Minimum jerk from 0 to 1."""
    return u**3 * (10.0 - 15.0 * u + 6.0 * u**2)


def _fading(seconds: np.ndarray, length: float) -> np.ndarray:
    """What a speed of 1 has carried on to while it dies away: slope 1 at 0, and 0 again after `FADE`."""
    fade = min(FADE, length / 2)
    u = np.clip(seconds / fade, 0.0, 1.0)
    return fade * u * (1.0 - u) ** 2


def concatenated(*clips: Interaction) -> Interaction:
    """The clips of the same people one after another as they stand; what is no array is the first one's."""
    arrays = {}
    for name in ("positions", "rotations", "translation", "foot_contacts", "hand_shapes"):
        values = [getattr(clip, name) for clip in clips]
        arrays[name] = None if any(v is None for v in values) else np.concatenate(values, axis=1)
    return clips[0].replace(**arrays)
