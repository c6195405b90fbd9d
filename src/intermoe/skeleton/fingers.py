"""Finger joints for the exports: names, rest pose, the angles of every hand shape, and the way from one to the next.

Features, networks and `Interaction` know 22 joints and a code a hand (skeleton.hands); files and pictures show fingers.
Every digit has two joints: the fingers' knuckle and middle joint, the thumb's at the wrist and at its own knuckle. At
rest the fingers lie straight along the hand, so that the T-pose is one in every program. Proportions are those of an
adult's hand in the anthropometric literature, the angles our own drawing.

Letters: P people, T frames, J = 22 joints, K = 20 finger joints (left hand first), A = 16 angles a hand. Metres, radians
(degrees where it says so), quaternions xyzw.
"""

from __future__ import annotations

import numpy as np

from intermoe.core.types import Interaction
from intermoe.skeleton import quat
from intermoe.skeleton.body import stature
from intermoe.skeleton.hands import SHAPES, checked
from intermoe.skeleton.smpl22 import NAMES as BODY_NAMES
from intermoe.skeleton.smpl22 import NUM_JOINTS, STATURE, WRISTS
from intermoe.skeleton.smpl22 import PARENTS as BODY_PARENTS

DIGITS = ("Thumb", "Index", "Middle", "Ring", "Pinky")
NAMES = tuple(f"{side}Hand{digit}{n}" for side in ("Left", "Right") for digit in DIGITS for n in (1, 2))
NUM_FINGER_JOINTS = len(NAMES)
PER_HAND = NUM_FINGER_JOINTS // 2
PARENTS = tuple(NUM_JOINTS + k - 1 if k % 2 else WRISTS[k // PER_HAND] for k in range(NUM_FINGER_JOINTS))
ALL_NAMES, ALL_PARENTS = BODY_NAMES + NAMES, BODY_PARENTS + PARENTS  # body and fingers as one skeleton of 42 joints

HAND = 0.184  # metres from the wrist to the tip of the middle finger at a stature of 1.75 m
CHANGE = 0.15  # seconds that a hand takes from one shape to the next


def _direction(turn: np.ndarray | float, drop: np.ndarray | float) -> np.ndarray:
    """Unit (...,3) in the left wrist's axes: `turn` from the hand's axis to the thumb's side, `drop` out of the palm."""
    turn, drop = np.radians(turn), np.radians(drop)
    return np.stack([np.cos(drop) * np.cos(turn), -np.sin(drop), np.cos(drop) * np.sin(turn)], axis=-1)


_THUMB_REST = _direction(46.0, 26.0)
# Left hand, as fractions of HAND (x along the hand, y out of its back, z to the thumb's side). A row a digit: its first
# joint from the wrist, its second from the first, its tip from the second. The middle finger is the hand's own axis.
_REST = np.array([
    [(0.120, -0.045, 0.085), 0.250 * _THUMB_REST, 0.285 * _THUMB_REST],
    [(0.475, 0.000, 0.100), (0.235, 0, 0), (0.235, 0, 0)],
    [(0.485, 0.000, 0.000), (0.255, 0, 0), (0.260, 0, 0)],
    [(0.465, 0.000, -0.096), (0.240, 0, 0), (0.245, 0, 0)],
    [(0.425, -0.010, -0.182), (0.190, 0, 0), (0.195, 0, 0)],
])  # fmt: skip

# Degrees. Thumb: turn and drop (see `_direction`) of its first, then of its second bone. Fingers, index to little: bend
# of the knuckle, bend of the middle joint, spread to the thumb's side.
_CURLED = ((80, 122, -2), (82, 124, 0), (83, 124, 3), (82, 122, 6))
_ANGLES = {
    "relaxed": ((35, 26, 17, 24), (20, 28, 1), (24, 33, 0), (28, 35, 0), (32, 35, -1)),
    "fist": ((31, 36, -52, 23), *_CURLED),
    "open": ((60, 14, 52, 10), (0, 3, 9), (0, 3, 1), (0, 4, -7), (2, 5, -15)),
    "point": ((30, 40, -57, 21), (2, 4, 1), *_CURLED[1:]),
    "thumb": ((66, 12, 92, -6), *_CURLED),
    "scissors": ((32, 46, -76, 15), (2, 4, 11), (2, 4, -8), *_CURLED[2:]),
    "grip": ((30, 62, -22, 34), (52, 66, -1), (56, 68, 0), (60, 68, 2), (62, 66, 4)),
}
ANGLES = np.array([np.concatenate(_ANGLES[shape]) for shape in SHAPES], float)  # (7, A) degrees
_Y, _Z = np.array([0.0, 1.0, 0.0]), np.array([0.0, 0.0, 1.0])


def hand_length(bones: np.ndarray) -> np.ndarray:
    """Bone offsets of the body (...,22,3) -> (...,) metres from wrist to fingertip."""
    return HAND * np.asarray(stature(bones)) / STATURE


def offsets(length: np.ndarray | float) -> np.ndarray:
    """(...,K,3) metres from each finger joint's parent at rest, for hands of `length` (...) metres."""
    return np.asarray(length)[..., None, None] * _both(_REST[:, :2].reshape(-1, 3))


def tips(length: np.ndarray | float) -> np.ndarray:
    """(...,10,3) metres from each digit's second joint to its tip at rest, left hand first."""
    return np.asarray(length)[..., None, None] * _both(_REST[:, 2])


def rotations(interaction: Interaction) -> np.ndarray:
    """Local rotations (P,T,K,4) of the finger joints, every change of shape taking CHANGE seconds (minimum jerk).

    Hands without shapes are relaxed. UserError where a code names no shape.
    """
    shapes = interaction.hand_shapes
    if shapes is None:
        shapes = np.zeros((*interaction.positions.shape[:2], 2), np.int8)
    return pose(blend(shapes, interaction.fps) @ ANGLES)


def blend(shapes: np.ndarray, fps: float) -> np.ndarray:
    """Codes (P,T,2) -> how much of every shape each hand has, (P,T,2,7), sum 1.

    The codes are steps in time; each step becomes the curve 10 u^3 - 15 u^4 + 6 u^5 of length CHANGE around it. That is
    a convolution with the curve's derivative, so steps that follow each other faster blend too, without a jump.
    """
    codes = checked(shapes)
    whole = np.eye(len(SHAPES))[codes]
    span = CHANGE * fps  # frames
    reach = max(int(np.ceil(0.5 * span - 0.5)), 0)
    edges = np.clip((np.arange(-reach, reach + 2) - 0.5) / span + 0.5, 0.0, 1.0)
    shares = np.diff(edges**3 * (10 - 15 * edges + 6 * edges**2))
    padded = np.pad(whole, ((0, 0), (reach, reach), (0, 0), (0, 0)), mode="edge")
    return sum(share * padded[:, n : n + codes.shape[1]] for n, share in enumerate(shares))


def pose(angles: np.ndarray) -> np.ndarray:
    """Angles (...,2,A) in degrees of left and right hand -> local rotations (...,K,4), right ones mirrored."""
    thumb, fingers = angles[..., :4], np.radians(angles[..., 4:]).reshape(*angles.shape[:-1], 4, 3)
    first = quat.between(_THUMB_REST, _direction(thumb[..., 0], thumb[..., 1]))
    bend = quat.rotate(quat.inverse(first), _direction(thumb[..., 2], thumb[..., 3]))
    turns = np.empty((*angles.shape[:-1], 5, 2, 4))
    turns[..., 0, 0, :], turns[..., 0, 1, :] = first, quat.between(_THUMB_REST, bend)
    spread = quat.from_axis_angle(_Y, -fingers[..., 2])
    turns[..., 1:, 0, :] = quat.multiply(quat.from_axis_angle(_Z, -fingers[..., 0]), spread)
    turns[..., 1:, 1, :] = quat.from_axis_angle(_Z, -fingers[..., 1])
    turns[..., 1, :, :, :] *= [1.0, -1.0, -1.0, 1.0]
    return turns.reshape(*angles.shape[:-2], NUM_FINGER_JOINTS, 4)


def forward(
    positions: np.ndarray, world: np.ndarray, turns: np.ndarray, length: np.ndarray | float
) -> tuple[np.ndarray, np.ndarray]:
    """The body's joints (...,22,3) with world rotations (...,22,4), and the fingers' local `turns` (...,K,4), as one.

    length (...) metres of the hands. Returns positions (...,42,3) and world rotations (...,42,4), ALL_NAMES' order.
    """
    bones = offsets(length)
    positions = np.concatenate([positions, np.zeros((*positions.shape[:-2], NUM_FINGER_JOINTS, 3))], axis=-2)
    world = np.concatenate([world, np.zeros((*world.shape[:-2], NUM_FINGER_JOINTS, 4))], axis=-2)
    for step in (0, 1):  # all first joints, then all second ones
        own = list(range(step, NUM_FINGER_JOINTS, 2))
        here, parents = [NUM_JOINTS + k for k in own], [PARENTS[k] for k in own]
        base = world[..., parents, :]
        positions[..., here, :] = positions[..., parents, :] + quat.rotate(base, bones[..., own, :])
        world[..., here, :] = quat.multiply(base, turns[..., own, :])
    return positions, world


def _both(left: np.ndarray) -> np.ndarray:
    """Vectors (N,3) of the left hand -> (2N,3): both hands'."""
    return np.concatenate([left, left * [-1.0, 1.0, 1.0]])
