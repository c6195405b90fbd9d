"""A person as tapered capsules, from the 22 joint positions: the figures of `export.sheet`.

Where no rotation is known, the chest's and pelvis' directions come from the shoulders and hips, the head's from the
neck, the hand's from the forearm; such a hand is a mitten, others have fingers. Letters: P people, J = 22 joints. Metres, y up.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from intermoe.export.flesh import DIGIT_RADII
from intermoe.export.raycast import Array, Capsules
from intermoe.skeleton import fingers, quat
from intermoe.skeleton.smpl22 import ANKLES as ANKLE
from intermoe.skeleton.smpl22 import ELBOWS as ELBOW
from intermoe.skeleton.smpl22 import FEET as FOOT
from intermoe.skeleton.smpl22 import HAND_AXES, NUM_JOINTS
from intermoe.skeleton.smpl22 import HIPS as HIP
from intermoe.skeleton.smpl22 import KNEES as KNEE
from intermoe.skeleton.smpl22 import SHOULDERS as SHOULDER
from intermoe.skeleton.smpl22 import WRISTS as WRIST

PERSON_COLOURS = np.array([[0.055, 0.165, 0.42], [0.62, 0.165, 0.035], [0.09, 0.32, 0.14], [0.35, 0.10, 0.36]])
SKIN = np.array([0.72, 0.46, 0.31])
REST_LENGTH = 1.93  # metres of leg, spine, neck and arm (one side) of the 1.75 m rest pose

PALM_ENDS = np.array([(0.020, -0.002, -0.003), (0.062, -0.002, -0.006)])  # of the palm, from the left wrist, at 1.75 m
PALM_FLATTENING = 1.6  # how many times as wide as thick it is, less 1
Row = tuple[Array, Array, float, float, Array, Array]  # as the fields of Capsules

PELVIS, SPINE2, SPINE3, NECK, HEAD = 0, 6, 9, 12, 15
_CHAINS = ((1, 4, 7, 10), (2, 5, 8, 11), (0, 3, 6, 9, 12, 15), (16, 18, 20), (17, 19, 21))


def capsule_people(positions: Array, world: Array | None = None, turns: Array | None = None) -> Capsules:
    """Capsules of every person in one frame; positions (P,22,3), and what is known of the world rotations (P,22,4) and
    the fingers' local ones (P,20,4).

    Left limbs are a little lighter than right ones.
    """
    people = [
        _capsule_person(
            body,
            PERSON_COLOURS[i % len(PERSON_COLOURS)],
            None if world is None else world[i],
            None if turns is None else turns[i],
        )
        for i, body in enumerate(positions)
    ]
    return Capsules(*(np.concatenate(column) for column in zip(*people, strict=True)))


def body_scale(positions: Array) -> float:
    """Size of a body against the 1.75 m rest pose, from its bone lengths; positions (...,22,3) of one person."""
    flat = positions.reshape(-1, 22, 3)[:: max(1, len(positions.reshape(-1, 22, 3)) // 16)]
    total = sum(
        np.median(np.linalg.norm(flat[:, b] - flat[:, a], axis=-1)) for chain in _CHAINS for a, b in pairwise(chain)
    )
    return float(np.clip(total / (2 * REST_LENGTH - 0.62), 0.4, 1.8))


def _unit(vector: Array) -> Array:
    return vector / max(float(np.linalg.norm(vector)), 1e-8)


def _frame(left: Array, up: Array) -> tuple[Array, Array, Array]:
    """Right-handed left, up, forward of unit length, nearest to the given `up`."""
    up = _unit(up)
    forward = _unit(np.cross(left, up))
    return np.cross(up, forward), up, forward


def _capsule_person(body: Array, colour: Array, world: Array | None, turns: Array | None) -> tuple[Array, ...]:
    s = body_scale(body)
    rows: list[Row] = []
    none = np.zeros(3)

    def add(a: Array, b: Array, ra: float, rb: float, paint: Array = colour, squash: Array = none) -> None:
        rows.append((a, b, ra * s, rb * s, paint, squash))

    left, up, forward = _frame(body[SHOULDER[0]] - body[SHOULDER[1]], body[NECK] - body[SPINE2])
    hip_left, hip_up, hip_forward = _frame(body[HIP[0]] - body[HIP[1]], body[SPINE2] - body[PELVIS])
    waist_forward = _unit(forward + hip_forward)

    # Trunk: pelvis, belly, rib cage and shoulder girdle, flattened front to back.
    low = body[PELVIS] - 0.02 * s * hip_up
    add(low + 0.055 * s * hip_left, low - 0.055 * s * hip_left, 0.108, 0.108, colour, 0.15 * hip_forward)
    add(body[PELVIS], body[SPINE2], 0.118, 0.112, colour, 0.25 * waist_forward)
    chest = body[SPINE3] - 0.01 * s * up
    add(body[SPINE2] + 0.02 * s * up, chest + 0.04 * s * up, 0.118, 0.145, colour, 0.35 * forward)
    for side in (0, 1):
        add(chest + 0.07 * s * up, body[SHOULDER[side]], 0.088, 0.055)
    add(body[NECK] - 0.07 * s * up, body[NECK] + 0.015 * s * _unit(body[HEAD] - body[NECK]), 0.074, 0.062)
    add(body[NECK] - 0.03 * s * up, body[HEAD] + 0.03 * s * up, 0.057, 0.052, SKIN)

    # Head: the neck's lean from its rest direction turns the chest's axes.
    lean = _unit(body[HEAD] - body[NECK])
    head_left, head_up, face = _frame(left, _unit(lean - 0.25 * forward) if lean @ up > -0.5 else up)
    if world is not None:
        head_left, head_up, face = quat.rotate(world[HEAD], np.eye(3))
    skull = body[HEAD] + s * (0.105 * head_up + 0.005 * face)
    add(skull - s * (0.055 * head_up - 0.022 * face), skull + 0.012 * s * head_up, 0.067, 0.093, SKIN, 0.12 * head_left)
    hair = skull + s * (0.02 * head_up - 0.013 * face)
    add(hair, hair, 0.097, 0.097, 0.5 * colour)
    add(skull + s * (0.06 * face - 0.005 * head_up), skull + s * (0.106 * face - 0.03 * head_up), 0.014, 0.017, SKIN)

    for side in (0, 1):
        paint = colour * (1.35 if side == 0 else 0.8)
        add(body[SHOULDER[side]], body[ELBOW[side]], 0.053, 0.042, paint)
        add(body[ELBOW[side]], body[WRIST[side]], 0.043, 0.030, paint)
        hand = _unit(body[WRIST[side]] - body[ELBOW[side]])
        if world is not None:
            hand = quat.rotate(world[WRIST[side]], HAND_AXES[side])
        if world is None or turns is None:
            palm = body[WRIST[side]] + 0.015 * s * hand
            add(palm, palm + 0.085 * s * hand, 0.031, 0.034, SKIN)
        thigh_top = body[HIP[side]] + 0.01 * s * hip_up
        add(thigh_top, body[KNEE[side]], 0.092, 0.058, paint)
        calf = _unit(body[ANKLE[side]] - body[KNEE[side]])
        back = _unit(np.cross(np.cross(calf, -_foot_direction(body, side)), calf))
        swell = body[KNEE[side]] + 0.3 * (body[ANKLE[side]] - body[KNEE[side]]) + 0.012 * s * back
        add(body[KNEE[side]], swell, 0.056, 0.056, paint)
        add(swell, body[ANKLE[side]], 0.056, 0.038, paint)
        toe = _foot_direction(body, side)
        sole = _unit(np.cross(np.cross(toe, -calf if abs(toe @ calf) < 0.95 else up), toe))
        ball = body[FOOT[side]]
        heel = body[ANKLE[side]] - s * (0.048 * sole + 0.03 * toe)
        shoe = 0.35 * colour
        add(heel, body[ANKLE[side]], 0.036, 0.042, shoe)
        add(heel, ball - 0.004 * s * sole, 0.036, 0.034, shoe)
        add(body[ANKLE[side]], ball, 0.040, 0.032, shoe)
        add(ball - 0.004 * s * sole, ball + s * (0.055 * toe - 0.006 * sole), 0.034, 0.026, shoe)
    if world is not None and turns is not None:
        rows += _hands(body, world, turns, s)
    return tuple(np.stack([np.asarray(row[i], float) for row in rows]) for i in (0, 1, 2, 3, 4, 5))


def _hands(body: Array, world: Array, turns: Array, s: float) -> list[Row]:
    """Palm, thumb and fingers of both hands; `s` is the body's scale."""
    length = fingers.HAND * s
    joints, axes = fingers.forward(body, world, turns, length)
    tips = fingers.tips(length)
    rows: list[Row] = []
    for side, wrist in enumerate(WRIST):
        start, end = joints[wrist] + quat.rotate(world[wrist], s * PALM_ENDS * [1 - 2 * side, 1, 1])
        normal = quat.rotate(world[wrist], np.array([0.0, 1.0, 0.0]))
        rows.append((start, end, 0.036 * s, 0.038 * s, SKIN, PALM_FLATTENING * normal))
        for digit, radii in enumerate(DIGIT_RADII * s):
            first = NUM_JOINTS + fingers.PER_HAND * side + 2 * digit
            tip = tips[len(DIGIT_RADII) * side + digit]
            tip = joints[first + 1] + quat.rotate(axes[first + 1], tip * (1 - radii[2] / np.linalg.norm(tip)))
            rows.append((joints[first], joints[first + 1], radii[0], radii[1], SKIN, np.zeros(3)))
            rows.append((joints[first + 1], tip, radii[1], radii[2], SKIN, np.zeros(3)))
    return rows


def _foot_direction(body: Array, side: int) -> Array:
    """From the heel to the toes: the ankle stands some 5 cm above the line of the sole."""
    line = body[FOOT[side]] - body[ANKLE[side]]
    shin = _unit(body[KNEE[side]] - body[ANKLE[side]])
    return _unit(_unit(line) + 0.36 * shin)
