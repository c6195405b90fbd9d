"""Hands that reach for the partner and stop short of them: how far to move them so that they touch.

A generated hand often ends some centimetres before what it reaches for. It reaches if it came nearer by `CAME` within
`BEFORE`, stops within `SHORT` of the partner's hand or body, and rests there for `LONG`. A hand that touches already, or
only passes by, is left alone. Letters: P people (2), T frames.
"""

from __future__ import annotations

import numpy as np

from intermoe.skeleton.capsules import CAPSULES
from intermoe.skeleton.smpl22 import STATURE

SHORT = (0.015, 0.08)  # metres: nearer it touches already, farther it reaches for nothing
CAME, BEFORE = 0.20, 0.8  # metres, seconds
RESTS = 0.03  # metres above its smallest value: as long as the gap is below, the hand rests
LONG = 0.15  # seconds
EASE = 0.2  # seconds over which a hand goes over to the touch, and back
LEFT = 0.015  # metres that are left between two hands, which are soft: those that touch already then move by no more than that
STAYS, TOUCHES = 0.008, 0.035  # metres that a hand moves at most while a gap is no larger than the latter
HAND = 0.02  # metres of a hand's thickness on each side


def reaches(hands: np.ndarray, positions: np.ndarray, statures: np.ndarray, *, fps: float) -> np.ndarray:
    """How far to move each hand: (P, T, 2, 3) metres, zero but where a hand rests just short of the partner.

    Args:
        hands: hand points (P, T, 2, 3), left and right. positions: joints (P, T, 22, 3). statures: (P,) metres.
    """
    moved = np.zeros_like(hands)
    for person in (0, 1):
        scale = float(statures[1 - person]) / STATURE
        for side in (0, 1):
            ways, sizes, gaps = _gaps(hands[person, :, side], hands[1 - person], positions[1 - person], scale)
            if gaps.min() < SHORT[0]:
                continue
            what, when = np.unravel_index(int(gaps.argmin()), gaps.shape)
            gap = gaps[what]
            first, last = _span(gap < gap[when] + RESTS, int(when))
            before = gap[max(0, first - round(BEFORE * fps)) : first + 1].max()
            if gap[when] > SHORT[1] or before - gap[when] < CAME or last - first + 1 < LONG * fps:
                continue
            share = 0.5 if what < 2 else 1.0  # two hands meet half way; each finds the other
            close = np.maximum(gap - (LEFT if what < 2 else 0.0), 0.0) / np.maximum(sizes[what], 1e-6) * share
            close = close * _eased(len(gap), first, last, fps)
            # on the way it may touch something else already
            most = STAYS + 4.0 * np.maximum(gaps.min(axis=0) - TOUCHES, 0.0)
            size = np.maximum(close * np.linalg.norm(ways[what], axis=-1), 1e-9)
            moved[person, :, side] = ways[what] * (close * np.minimum(1.0, most / size))[:, None]
    return moved


def nearness(hands: np.ndarray, positions: np.ndarray, statures: np.ndarray) -> np.ndarray:
    """How near each hand is to the partner, (P, T, 2): 1 within `SHORT`, going to 0 at `CAME`. Arguments as of `reaches`."""
    near = np.zeros(hands.shape[:-1])
    for person in (0, 1):
        scale = float(statures[1 - person]) / STATURE
        for side in (0, 1):
            _, _, gaps = _gaps(hands[person, :, side], hands[1 - person], positions[1 - person], scale)
            near[person, :, side] = np.clip((CAME - gaps.min(axis=0)) / (CAME - SHORT[1]), 0.0, 1.0)
    return near


def _gaps(
    hand: np.ndarray, partner: np.ndarray, joints: np.ndarray, scale: float
) -> tuple[list[np.ndarray], list[np.ndarray], np.ndarray]:
    """Ways (T,3) from a hand (T,3) to the partner's hands (T,2,3) and each capsule of the body, their lengths, and the gaps
    (K,T) that are left once the hands' thickness is taken off."""
    ways = [partner[:, s] - hand for s in (0, 1)]
    ways += [_to_surface(hand, joints, capsule, scale) for capsule in CAPSULES]
    sizes = [np.linalg.norm(way, axis=-1) for way in ways]
    return ways, sizes, np.stack([np.maximum(s - (2.0 * HAND if k < 2 else HAND), 0.0) for k, s in enumerate(sizes)])


def _span(held: np.ndarray, when: int) -> tuple[int, int]:
    """First and last frame of the run of True around `when`."""
    off = np.flatnonzero(~held)
    return int(off[off < when].max(initial=-1)) + 1, int(off[off > when].min(initial=len(held))) - 1


def _eased(frames: int, first: int, last: int, fps: float) -> np.ndarray:
    """(T,) 1 from first to last, going smoothly to 0 on both sides."""
    steps = np.arange(frames)
    away = np.maximum(np.maximum(first - steps, steps - last), 0) / max(EASE * fps, 1.0)
    share = np.clip(1.0 - away, 0.0, 1.0)
    return share**3 * (10.0 - 15.0 * share + 6.0 * share**2)


def _to_surface(hand: np.ndarray, joints: np.ndarray, capsule: tuple[str, int, int, float], scale: float) -> np.ndarray:
    """The way from a hand (T,3) to the surface of one of the partner's capsules: (T,3); zero inside it."""
    _, start, end, radius = capsule
    a, b = joints[:, start], joints[:, end]
    along = b - a
    share = ((hand - a) * along).sum(-1) / np.maximum((along * along).sum(-1), 1e-9)
    nearest = a + np.clip(share, 0.0, 1.0)[:, None] * along
    way = nearest - hand
    size = np.linalg.norm(way, axis=-1, keepdims=True)
    return way * np.maximum(1.0 - radius * scale / np.maximum(size, 1e-9), 0.0)
