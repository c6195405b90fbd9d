"""Shoulders and trunk that follow a hand at the partner, where the arm with its one length is too short for it.

A network stretches arms when hands hold each other at a distance, by up to a seventh. Bones of one length then leave the hand
short of where it was; people reach farther by bringing the shoulder forward, then by leaning. What is still out of reach is
reached by longer arms, within what people have. Letters: P people (2), T frames, J joints (22).
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter1d, maximum_filter1d

from intermoe.skeleton import quat
from intermoe.skeleton.smpl22 import ARM, ELBOWS, INDEX, PARENTS, SHOULDERS, STATURE, WRISTS

REACH = 0.985  # of an arm's length: hands that are farther away are leant to
SHRUG, LEAN = 0.04, 0.10  # metres that a shoulder comes along by itself, and with the trunk, at most
AROUND = 0.08  # seconds before and after, over which it comes and goes
ROUNDS = 5
SPARE = 0.005  # metres that a hand at the partner may miss
LONGEST = 1.15  # times the rest pose's arms at the same stature: the longest that arms are made
_COLLARS = (13, 14)
_WAIST = INDEX["spine1"]
_TRUNK = [j for j in range(len(PARENTS)) if j in (3, 6, 9, *range(12, 22))]


def follow(
    joints: np.ndarray, world: np.ndarray, wrists: np.ndarray, weight: np.ndarray, lengths: np.ndarray, *, fps: float
) -> None:
    """Turn collars and trunks so that arms reach, in place; hands keep their orientation.

    Args:
        joints, world: (P,T,J,3) metres and (P,T,J,4), of one forward kinematics. wrists: (P,T,2,3) where they should be.
        weight: (P,T,2) 0 to 1, how much each hand counts. lengths: (P,J) of bones.
    """
    arms = (lengths[:, list(ELBOWS)] + lengths[:, list(WRISTS)])[:, None]  # (P,1,2)
    for _ in range(ROUNDS):
        ways = _short(joints, wrists, weight, arms)
        if not ways.any():
            return
        for side, (collar, shoulder) in enumerate(zip(_COLLARS, SHOULDERS, strict=True)):
            way = _smooth(ways[:, :, side], SHRUG, fps)
            bone = joints[:, :, shoulder] - joints[:, :, collar]
            turn = quat.between(bone, bone + way)
            world[:, :, collar] = quat.multiply(turn, world[:, :, collar])
            moved = quat.rotate(turn, bone) - bone
            joints[:, :, [shoulder, ELBOWS[side], WRISTS[side]]] += moved[:, :, None]
        ways = _short(joints, wrists, weight, arms)
        sizes = np.linalg.norm(ways, axis=-1, keepdims=True)
        # the hand that is farther away leads, and two do not add up
        way = _smooth((sizes * ways).sum(2) / np.maximum(sizes.sum(2), 1e-9), LEAN, fps)
        stem = joints[:, :, list(SHOULDERS)].mean(2) - joints[:, :, _WAIST]
        turn = quat.between(stem, stem + way)
        waist = joints[:, :, _WAIST].copy()
        for joint in _TRUNK:
            joints[:, :, joint] = waist + quat.rotate(turn, joints[:, :, joint] - waist)
            if joint not in WRISTS:
                world[:, :, joint] = quat.multiply(turn, world[:, :, joint])


def longer(
    joints: np.ndarray, wrists: np.ndarray, weight: np.ndarray, lengths: np.ndarray, statures: np.ndarray
) -> np.ndarray:
    """By what factor each person's arms have to be longer for the hands at the partner, (P,), at least 1.

    Arguments as of `follow`, after it; statures (P,) in metres.
    """
    arms = lengths[:, list(ELBOWS)] + lengths[:, list(WRISTS)]  # (P,2)
    missed = np.linalg.norm(_short(joints, wrists, weight, arms[:, None]), axis=-1).max(axis=1)  # (P,2)
    needed = np.where(missed > SPARE, 1.0 + missed / (REACH * arms), 1.0).max(axis=1)
    most = LONGEST * ARM * statures / STATURE / arms.mean(axis=1)
    return np.clip(needed, 1.0, np.maximum(most, 1.0))


def _short(joints: np.ndarray, wrists: np.ndarray, weight: np.ndarray, arms: np.ndarray) -> np.ndarray:
    """By how much, and which way, each shoulder has to come along: (P,T,2,3) metres."""
    reach = wrists - joints[:, :, list(SHOULDERS)]
    size = np.maximum(np.linalg.norm(reach, axis=-1), 1e-9)
    return reach * (weight * np.maximum(size - REACH * arms, 0.0) / size)[..., None]


def _smooth(way: np.ndarray, most: float, fps: float) -> np.ndarray:
    """A way (P,T,3) that comes and goes: as long as is needed also shortly before and after, and no longer than `most`."""
    window = max(1, round(AROUND * fps))
    size = np.linalg.norm(way, axis=-1)
    size = gaussian_filter1d(maximum_filter1d(size, 2 * window + 1, axis=1), window / 2, axis=1)
    path = gaussian_filter1d(way, window, axis=1)
    path /= np.maximum(np.linalg.norm(path, axis=-1, keepdims=True), 1e-9)
    return path * np.minimum(size, most)[..., None]
