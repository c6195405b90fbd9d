"""Where targets are: points on bodies, in one's own frame, in the room; and where two hands meet. Points are (T, 3)."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from intermoe.skeleton import capsules
from intermoe.skeleton.smpl22 import INDEX, PARENTS

from .body import Person
from .rotate import apply, unit
from .script import LEFT, Meet, On, Own, Pendulum, Target, World
from .tracks import ease, envelope, smooth

TRUNK_PARTS = {"pelvis", "spine1", "spine2", "spine3", "neck", "head", "left_collar", "right_collar", "left_shoulder",
               "right_shoulder", "left_hip", "right_hip"}  # fmt: skip
LEGS = (4, 5, 7, 8)
HAND = 0.09  # wrist to hand point, metres at 1.75 m
HAND_THICKNESS = 0.015  # the hand point lies this far above the surface it touches, metres at 1.75 m


@dataclass
class Figure:
    """What is known of one person so far: joint positions and world rotations by joint index, (T, 3) and (T, 3, 3)."""

    person: Person
    heading: np.ndarray  # (T, 3, 3) frame of the pelvis' heading
    at: dict[int, np.ndarray] = field(default_factory=dict)
    world: dict[int, np.ndarray] = field(default_factory=dict)
    hands: dict[str, np.ndarray] = field(default_factory=dict)  # hand points, once the arms are solved


def _radii() -> dict[int, float]:
    radii: dict[int, float] = {}
    for _, first, second, radius in capsules.CAPSULES:
        radii.setdefault(second, radius)
        radii.setdefault(first, radius)
    return radii | {0: 0.105, 3: 0.105, 6: 0.105, 9: 0.105, 12: 0.06, 15: 0.095}


RADII = _radii()  # of the body's surface about each joint, metres at 1.75 m


def is_late(target: Target) -> bool:
    """The target lies on an arm or a leg of somebody: it is known only after the other arms are solved."""
    return isinstance(target, On) and target.part not in TRUNK_PARTS


def locate(target: Target, who: int, hand: str, figures: list[Figure], t: np.ndarray) -> np.ndarray:
    """The target's path (T, 3) for that hand of person `who`."""
    me = figures[who]
    if isinstance(target, World):
        return np.broadcast_to(np.array([target.x, target.y, target.z]), (len(t), 3))
    if isinstance(target, Own):
        sign = 1.0 if hand == LEFT else -1.0
        shoulder = me.at[16 if hand == LEFT else 17]
        return shoulder + apply(me.world[9], np.array([sign * target.out, target.up, target.forward]) * me.person.arm)
    figure, scale = figures[target.person], figures[target.person].person.scale
    if target.part in ("left_hand", "right_hand"):
        point = figure.hands[target.part] + apply(figure.heading, np.array(target.shift) * scale)
    else:
        joint = INDEX[target.part]
        own = joint if joint in (0, 3, 6, 9, 12, 15) else PARENTS[joint] if joint in LEGS else 9
        frame = figure.world[own]  # of a knee the thigh's, of an ankle the shin's
        offset = np.array(target.shift) * scale
        if any(target.side):
            girth = figure.person.girth if joint in (0, 3, 6, 9) else 1.0
            offset = offset + unit(np.array(target.side)) * (RADII[joint] * girth + HAND_THICKNESS) * scale
        point = figure.at[joint] + apply(frame, offset)
    if target.at is not None:
        point = np.broadcast_to(point[np.argmin(np.abs(t - target.at))], point.shape)
    return point


def surface_normal(target: Target, figures: list[Figure]) -> np.ndarray | None:
    """The outward normal (T, 3) where a target lies on a trunk's surface; None for other targets."""
    if not (isinstance(target, On) and any(target.side) and not is_late(target)):
        return None
    figure, joint = figures[target.person], INDEX[target.part]
    return apply(figure.world[joint if joint in figure.world else 9], unit(np.array(target.side)))


def meeting_point(meet: Meet, figures: list[Figure], shoulders: list[np.ndarray], t: np.ndarray) -> np.ndarray:
    """A path (T, 3) that both arms reach: between the shoulders, at the height asked for or as near to it as both
    can."""
    reach = [figures[w].person.arm * 0.97 for w, _ in meet.hands]
    if meet.wrist:  # the second arm reaches up to its wrist only
        reach[1] -= HAND * figures[meet.hands[1][0]].person.scale
    share = np.full((len(t), 1), reach[0] / sum(reach) if meet.share is None else meet.share)
    if meet.pull is not None:
        start, seconds, goal = meet.pull
        share = share + ease((t - start) / seconds)[:, None] * (goal - share)
    point = shoulders[0] + share * (shoulders[1] - shoulders[0])
    stature = np.mean([f.person.stature for f in figures])
    point[:, 1] = meet.height * stature
    if meet.lift:
        point[:, 1] += meet.lift * stature * ease((t - meet.arrive) / meet.hold)
    if meet.aside:
        point += meet.aside * figures[0].heading[:, :, 0]
    for c in meet.carry:
        way = locate(c.to, *meet.hands[0], figures, t) - point
        point += envelope(t, c.start, c.rise, c.hold, c.fall)[:, None] * way * np.array([c.near, 1.0, c.near])
    if meet.swing is not None:
        pivot = shoulders[0] + share * (shoulders[1] - shoulders[0])
        point = _swung(point, pivot, figures[0].heading, meet.swing, t - meet.arrive, meet.hold)
    for _ in range(3):
        for s, r in zip(shoulders, reach, strict=True):
            away = point - s
            far = np.sqrt((away * away).sum(-1, keepdims=True))
            point = s + away * np.minimum(1.0, r / np.maximum(far, 1e-6))
    return smooth(point, 0.07, axis=0)


def _swung(
    point: np.ndarray, pivot: np.ndarray, heading: np.ndarray, swing: Pendulum, s: np.ndarray, hold: float
) -> np.ndarray:
    """The point turned about the level axis to the left through the pivot; s (T,) seconds since the hands met."""
    middle, size = (swing.forward - swing.back) / 2, (swing.forward + swing.back) / 2
    beat = np.clip(s, 0.0, hold)
    gate = ease(s / 0.5) * (1 - ease((s - hold + 0.3) / 0.3))
    angle = np.radians(gate * (middle + size * np.sin(2 * np.pi * swing.hertz * beat)))[:, None]
    left, ahead = heading[:, :, 0], heading[:, :, 2]
    arm = point - pivot
    up, forth, aside = arm[:, 1:2], (arm * ahead).sum(-1, keepdims=True), (arm * left).sum(-1, keepdims=True)
    sin, cos = np.sin(angle), np.cos(angle)
    risen = up * cos + forth * sin
    return pivot + aside * left + (forth * cos - up * sin) * ahead + risen * np.array([0.0, 1.0, 0.0])
