"""Arms that do something: hands go to targets by minimum jerk, two-bone inverse kinematics does the rest. Arrays over
T frames."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from intermoe.skeleton.quat import cross

from .body import Person
from .rotate import apply, between, dot, frame, unit
from .script import Reach
from .tracks import ease, smooth

FULL = 0.9985
WINDUP = 0.6  # share of the way there that a drawn-back hand spends drawing back


@dataclass
class Arm:
    """One arm over time. hand (T, 3) is the hand point; pole where the elbow points; axis (T, 3) of the hand and its
    weight."""

    side: int
    shoulder: np.ndarray
    hand: np.ndarray
    pole: np.ndarray
    axis: np.ndarray
    firm: np.ndarray  # (T,) 0: hand along the forearm, 1: along `axis`
    roll: np.ndarray  # (T,) radians of pronation
    normal: np.ndarray  # (T, 3) of the surface the hand lies on
    press: np.ndarray  # (T,) 1: the hand lies flat on that surface


def default_arm(person: Person, side: int, shoulder: np.ndarray, up: np.ndarray, fore: np.ndarray) -> Arm:
    """The arm as it hangs or swings: directions of upper arm and forearm (T, 3)."""
    upper, lower = arm_lengths(person, side)
    elbow = shoulder + upper * up
    hand = elbow + (lower + hand_length(person)) * fore
    line = unit(hand - shoulder)
    pole = elbow - shoulder - dot(elbow - shoulder, line) * line
    zero = np.zeros(len(up))
    return Arm(
        side,
        shoulder,
        hand,
        unit(pole + 1e-6 * np.array([0, 0, -1.0])),
        fore.copy(),
        zero,
        zero.copy(),
        0 * fore,
        zero.copy(),
    )


def arm_lengths(person: Person, side: int) -> tuple[float, float]:
    return float(np.linalg.norm(person.offsets[18 + side])), float(np.linalg.norm(person.offsets[20 + side]))


def hand_length(person: Person) -> float:
    return 0.09 * person.scale


def weights(e: Reach, t: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(to the target, to the windup point), (T,) each in [0, 1]."""
    x = (t - e.start) / e.rise
    leave = ease((t - e.start - e.rise - e.hold) / max(e.fall, 1e-3))
    if e.windup is None:
        return ease(x) * (1 - leave), np.zeros_like(x)
    back = ease(x / (WINDUP + 0.05))
    return ease((x - WINDUP) / (1 - WINDUP)) * (1 - leave), back * (1 - leave)


def apply_reach(
    arm: Arm, e: Reach, target: np.ndarray, t: np.ndarray, person: Person, chest: np.ndarray, heading: np.ndarray
) -> None:
    """Blend the arm towards the target (T, 3) as the event says. chest (T, 3, 3), heading (T, 3, 3) frames of the
    owner."""
    sign = 1.0 if arm.side == 0 else -1.0
    outward = np.array([sign, 1.0, 1.0])
    w, back = weights(e, t)
    arrive = e.start + e.rise
    target = target.copy()
    if e.shake is not None:
        span = e.hold if e.shake.seconds is None else min(e.hold, e.shake.seconds)
        s = t - arrive
        gate = ease(s / 0.12 + 0.5) * (1 - ease((s - span) / 0.15 + 0.5))
        swing = np.sin(2 * np.pi * e.shake.hertz * s) * gate * np.exp(-e.shake.decay * np.maximum(s, 0))
        target += swing[:, None] * apply(heading, np.array(e.shake.metres) * outward)
    hand = arm.hand
    if e.windup is not None:
        point = arm.shoulder + apply(chest, np.array(e.windup) * outward * person.arm)
        hand = _around(arm.shoulder, hand, point, back[:, None], chest, sign)
    hand = _around(arm.shoulder, hand, target, w[:, None], chest, sign)
    if any(e.arc):
        x = np.clip((t - e.start) / e.rise, 0, 1)
        y = np.clip((t - arrive - e.hold) / max(e.fall, 1e-3), 0, 1)
        bulge = 16 * (x * (1 - x)) ** 2 + 0.6 * 16 * (y * (1 - y)) ** 2
        hand = hand + bulge[:, None] * apply(heading, np.array(e.arc) * outward)
    arm.hand = hand
    both = np.maximum(w, back)[:, None]
    angle = np.radians(e.elbow)
    pole = np.array(
        [sign * (0.28 * np.cos(angle) + np.sin(angle)), -np.cos(angle) + 0.28 * np.sin(angle), e.ahead - 0.35]
        if e.pole is None
        else e.pole * outward
    )
    if e.raised is not None:
        high = ease(((hand - arm.shoulder)[:, 1:2] / person.arm + 0.15) / 0.7)
        pole = pole + high * (e.raised * outward - pole)
    pole = apply(chest, pole)
    arm.pole = unit(arm.pole + both * (pole - arm.pole))
    if e.hand_axis is not None:
        axis = apply(chest, unit(np.array(e.hand_axis) * outward))
        arm.axis = unit(arm.axis + w[:, None] * (axis - arm.axis))
        arm.firm = np.maximum(arm.firm, w) if not arm.firm.any() else arm.firm + w * (1 - arm.firm)
    if e.roll:
        arm.roll = arm.roll + w * (np.radians(e.roll) - arm.roll)


def _around(
    shoulder: np.ndarray, start: np.ndarray, end: np.ndarray, w: np.ndarray, chest: np.ndarray, sign: float
) -> np.ndarray:
    """From start to end about the shoulder: nearly straight for near directions, over the front for opposite ones."""
    a, b = start - shoulder, end - shoulder
    far_a, far_b = np.sqrt((a * a).sum(-1, keepdims=True)), np.sqrt((b * b).sum(-1, keepdims=True))
    da, db = a / np.maximum(far_a, 1e-6), b / np.maximum(far_b, 1e-6)
    over = np.clip(0.5 - dot(da, db), 0, 1.5) * 0.55
    front = apply(chest, np.array([0.35 * sign, 0.0, 1.0]))
    way = unit(da + w * (db - da) + 4 * w * (1 - w) * over * front)
    bent = 1 - 0.32 * np.clip(over, 0, 0.8) * 4 * w * (1 - w)  # long ways go with a bent elbow
    return shoulder + way * (far_a + w * (far_b - far_a)) * bent


def solve(arm: Arm, person: Person) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Unit directions of upper arm, forearm, hand, and the elbow's hinge axis, (T, 3) each."""
    upper, lower = arm_lengths(person, arm.side)
    length = hand_length(person)
    up, fore, bend = _two_bone(arm.hand - arm.shoulder, arm.pole, upper, lower + length)
    hand = fore
    if arm.firm.any() or arm.press.any():
        hand = unit(fore + arm.firm[:, None] * (arm.axis - fore))
        into = dot(hand, arm.normal)
        flat = hand - 0.78 * into * arm.normal + np.maximum(-into, 0) * np.array([0.0, 0.45, 0.0])
        hand = unit(hand + (arm.press * (1 - arm.firm))[:, None] * (flat - hand))
        up, fore, bend = _two_bone(arm.hand - length * hand - arm.shoulder, arm.pole, upper, lower)
    return up, fore, hand, bend


def _two_bone(
    way: np.ndarray, pole: np.ndarray, upper: float, lower: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    distance = np.sqrt((way * way).sum(-1, keepdims=True))
    least = 0.58 * min(upper, lower)  # an elbow bends to about 145 degrees, and slows before
    length = 0.5 * (distance + least + np.sqrt((distance - least) ** 2 + 0.03**2)) - 0.5 * 0.03**2 / (distance + least)
    length = np.minimum(length, FULL * (upper + lower))
    along = way / np.maximum(distance, 1e-6)
    elbow = unit(pole - dot(pole, along) * along)
    elbow = smooth(elbow, 0.07, axis=0)  # the elbow's swivel is free: it never needs to hurry
    elbow = unit(elbow - dot(elbow, along) * along)
    cosine = np.clip((upper**2 + length**2 - lower**2) / (2 * upper * length), -1, 1)
    up = along * cosine + elbow * np.sqrt(1 - cosine**2)
    fore = unit(along * length - up * upper)
    return up, fore, cross(elbow, along)


def rotations(
    arm: Arm, person: Person, up: np.ndarray, fore: np.ndarray, hand: np.ndarray, hinge: np.ndarray
) -> dict[int, np.ndarray]:
    """World rotations (T, 3, 3) of shoulder, elbow and wrist. In the rest pose the elbow of the left arm bends about
    -y."""
    sign = 1.0 if arm.side == 0 else -1.0
    out = {}
    for joint, direction, bone in ((16, up, 18), (18, fore, 20)):
        rest = frame(person.offsets[bone + arm.side].astype(float), np.array([0.0, -sign, 0.0]))
        out[joint + arm.side] = frame(direction, hinge) @ rest.T
    if arm.roll.any():
        out[18 + arm.side] = _about(fore, -sign * arm.roll * 0.5) @ out[18 + arm.side]
    out[20 + arm.side] = between(fore, hand) @ out[18 + arm.side]
    rest_hand = np.array([sign, 0.0, 0.0])
    now = unit(apply(out[20 + arm.side], rest_hand))
    out[20 + arm.side] = between(now, hand) @ out[20 + arm.side]  # the forearm's rest is not quite along x
    if arm.roll.any():
        out[20 + arm.side] = _about(hand, -sign * arm.roll * 0.5) @ out[20 + arm.side]
    return out


def _about(axis: np.ndarray, angle: np.ndarray) -> np.ndarray:
    """Rotation (T, 3, 3) about unit axes by radians (T,)."""
    c, s = np.cos(angle)[:, None, None], np.sin(angle)[:, None, None]
    k = np.zeros((*axis.shape, 3))
    k[..., 0, 1], k[..., 0, 2], k[..., 1, 2] = -axis[..., 2], axis[..., 1], -axis[..., 0]
    k[..., 1, 0], k[..., 2, 0], k[..., 2, 1] = axis[..., 2], -axis[..., 1], axis[..., 0]
    return np.eye(3) + s * k + (1 - c) * (k @ k)
