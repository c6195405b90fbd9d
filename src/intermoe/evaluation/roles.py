"""Is the right person in the right role?

For a family in which the two do different things, a signature says how the one who acts is known by the motion alone:
whose hand comes to the partner's back, whose foot goes up, who runs behind. Both people are scored by the same rule,
and the roles are right when the one who should act scores higher than the other: as given against swapped. The rule's
own error on corpus motion belongs beside every figure (`benchmarks/quality.py` prints it). Letters: P people (2), T
frames.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np

from intermoe.core.errors import unknown
from intermoe.core.types import Interaction
from intermoe.evaluation import contact
from intermoe.skeleton.smpl22 import INDEX

TOGETHER = 0.25  # metres between the hand points of two who hold hands, or of whom one holds the other's wrist


class Signature(Protocol):
    """How an acting person is known: the rule, the acting joints, the partner's joints that it is about."""

    @property
    def kind(self) -> str: ...
    @property
    def effectors(self) -> Sequence[str]: ...
    @property
    def targets(self) -> Sequence[str]: ...


def margin(clip: Interaction, signature: Signature, *, actor: int) -> float:
    """How much better the motion fits with person `actor` acting than with the roles swapped: right if above 0."""
    scores = score(clip, signature)
    return float(scores[actor] - scores[1 - actor])


def score(clip: Interaction, signature: Signature) -> np.ndarray:
    """How much each person does what the signature describes: -> (2,), comparable between the two only."""
    if signature.kind not in RULES:
        raise unknown("role signature", signature.kind, RULES)
    return RULES[signature.kind](clip, signature.effectors, signature.targets)


def _reach(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """An effector comes near the partner's body: minus the smallest distance to a target's surface, metres."""
    gaps = [
        [contact.gap(clip, (p, e), (1 - p, t), inside=True).min() for e in effectors for t in targets] for p in (0, 1)
    ]
    return -np.array([min(person) for person in gaps])


def _hold(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """An effector stays at the partner's body: minus the distance to a target's surface that it keeps for a third of
    the clip, metres."""
    gaps = [[contact.gap(clip, (p, e), (1 - p, t), inside=True) for e in effectors for t in targets] for p in (0, 1)]
    return -np.percentile(np.min(gaps, axis=1), 33, axis=1)


def _high(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """An effector rises: its highest point above where it mostly is (10th percentile), metres."""
    height = _heights(clip, effectors)
    return (height.max(1) - np.percentile(height, 10, axis=1)).max(-1)


def _bend(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """Bends over: how far the line from pelvis to effector tips beyond where it mostly is, radians."""
    tilt = _tilts(clip, effectors)
    return (tilt.max(1) - np.percentile(tilt, 10, axis=1)).max(-1)


def _first_high(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """Both raise an effector: minus the second at which each is first half-way up."""
    height = _heights(clip, effectors)
    return _first(height - np.percentile(height, 10, axis=1)[:, None], clip.fps)


def _first_bend(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """Both bend over: minus the second at which each is first half-way down."""
    tilt = _tilts(clip, effectors)
    return _first(tilt - np.percentile(tilt, 10, axis=1)[:, None], clip.fps)


def _behind(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """Goes after the partner: how far the partner is ahead along the way of both, metres, weighted by their speed."""
    floor = np.asarray(clip.positions, np.float64)[:, :, 0][..., [0, 2]]
    way = np.diff(floor, axis=1).mean(0)  # (T-1, 2) of the pair
    ahead = ((floor[1] - floor[0])[:-1] * way).sum(-1).sum() / max(float(np.linalg.norm(way, axis=-1).sum()), 1e-9)
    return np.array([ahead, -ahead]) / 2.0


def _ahead(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """The pair goes this person's way, the partner after: the rule "behind" turned round, metres."""
    return _behind(clip, effectors, targets)[::-1]


def _turns_partner(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """The partner is made to turn about: how far the partner's pelvis turns to and fro about the vertical, radians."""
    joints = np.asarray(clip.positions, np.float64)
    left = joints[:, :, INDEX["left_hip"]] - joints[:, :, INDEX["right_hip"]]
    angle = np.unwrap(np.arctan2(left[..., 0], left[..., 2]), axis=1)  # (P, T)
    return np.ptp(angle, axis=1)[::-1]


def _forward(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """An effector is held out to the partner: its distance from the own chest towards the partner, 80th percentile."""
    return np.percentile(_extents(clip, effectors).max(-1), 80, axis=1)


def _thrust(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """An effector is thrust at the partner: its greatest distance from the own chest towards the partner, metres."""
    return _extents(clip, effectors).max((1, 2))


def _first_forward(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """Both hold an effector out to the partner: minus the second at which each is first half-way out."""
    out = _extents(clip, effectors)
    return _first(out - np.percentile(out, 10, axis=1)[:, None], clip.fps)


def _onto(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """An effector comes down on the partner's target: how far above it it is when the two are nearest, metres."""
    mine, theirs = _paths(clip, effectors), _paths(clip, targets)[::-1]
    away = mine[:, :, :, None] - theirs[:, :, None]  # (P, T, effectors, targets, 3)
    flat = away.reshape(2, -1, 3)
    nearest = np.linalg.norm(flat, axis=-1).argmin(1)
    return flat[np.arange(2), nearest, 1]


def _draws(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """The partner comes along: metres that the partner walks towards one while effectors of both are together."""
    paths = _paths(clip, effectors)
    together = np.linalg.norm(paths[0][:, :, None] - paths[1][:, None], axis=-1).min((1, 2)) < TOGETHER
    floor = np.asarray(clip.positions, np.float64)[:, :, 0][..., [0, 2]]
    towards = floor[::-1] - floor
    towards /= np.maximum(np.linalg.norm(towards, axis=-1, keepdims=True), 1e-9)
    comes = (np.diff(floor, axis=1) * towards[:, :-1]).sum(-1)  # (P, T-1)
    return (comes * together[:-1]).sum(1)[::-1]


def _firm(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """Keeps its ground: minus the way that the effectors go along the floor in the clip's second half, metres."""
    floor = _paths(clip, effectors)[:, clip.positions.shape[1] // 2 :, :, [0, 2]]  # (P, T/2, effectors, 2)
    return -np.linalg.norm(np.diff(floor, axis=1), axis=-1).sum(1).mean(-1)


def _leads(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """Is followed: how well the partner's curve, 0.2-1.5 seconds later, fits the own; the curve is the mean height of
    the effectors.
    """
    curve = _heights(clip, effectors).mean(-1)  # (P, T)
    lags = range(round(0.2 * clip.fps), min(round(1.5 * clip.fps), curve.shape[1] // 2))
    fits = [[_correlation(curve[p, :-lag], curve[1 - p, lag:]) for lag in lags] for p in (0, 1)]
    return np.max(fits, axis=1)


def _correlation(a: np.ndarray, b: np.ndarray) -> float:
    """Pearson's, 0 where one of the two does not move."""
    a, b = a - a.mean(), b - b.mean()
    return float((a * b).sum() / max(float(np.linalg.norm(a) * np.linalg.norm(b)), 1e-9))


def _extend(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """Thrusts out: how much farther from the own chest an effector comes than it mostly is (median), metres."""
    chest = np.asarray(clip.positions, np.float64)[:, :, None, INDEX["spine3"]]
    far = np.linalg.norm(_paths(clip, effectors) - chest, axis=-1)  # (P, T, effectors)
    return (far.max(1) - np.median(far, axis=1)).max(-1)


def _low(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """Goes down: minus the height of the lowest effector, 5th percentile, metres."""
    return -np.percentile(_heights(clip, effectors).min(-1), 5, axis=1)


def _stays_up(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """The partner goes down, this one does not: the height of the lowest effector, 5th percentile, metres."""
    return -_low(clip, effectors, targets)


def _stays_down(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """The partner is lifted, this one is not: minus the height of the lowest effector, 85th percentile, metres."""
    return -np.percentile(_heights(clip, effectors).min(-1), 85, axis=1)


def _travel(clip: Interaction, effectors: Sequence[str], targets: Sequence[str]) -> np.ndarray:
    """Goes somewhere: the farthest that the effectors' middle gets along the floor from where it was, metres."""
    floor = _paths(clip, effectors).mean(2)[..., [0, 2]]
    return np.linalg.norm(floor - floor[:, :1], axis=-1).max(1)


Rule = Callable[[Interaction, Sequence[str], Sequence[str]], np.ndarray]
RULES: dict[str, Rule] = {
    "reach": _reach,
    "hold": _hold,
    "high": _high,
    "bend": _bend,
    "first_high": _first_high,
    "first_bend": _first_bend,
    "behind": _behind,
    "forward": _forward,
    "extend": _extend,
    "firm": _firm,
    "leads": _leads,
    "low": _low,
    "stays_up": _stays_up,
    "stays_down": _stays_down,
    "thrust": _thrust,
    "first_forward": _first_forward,
    "onto": _onto,
    "draws": _draws,
    "travel": _travel,
    "ahead": _ahead,
    "turns_partner": _turns_partner,
}


def _paths(clip: Interaction, names: Sequence[str]) -> np.ndarray:
    """Named joints and hand points of everybody: (P, T, names, 3) metres."""
    hands = contact.hand_paths(clip)
    joints = np.asarray(clip.positions, np.float64)
    paths = [hands[:, :, contact.HANDS.index(n)] if n in contact.HANDS else joints[:, :, INDEX[n]] for n in names]
    return np.stack(paths, axis=2)


def _extents(clip: Interaction, names: Sequence[str]) -> np.ndarray:
    """How far each named point is from the own chest towards the partner: (P, T, names) metres."""
    chest = np.asarray(clip.positions, np.float64)[:, :, INDEX["spine3"]]
    towards = chest[::-1] - chest
    towards[..., 1] = 0.0
    towards /= np.maximum(np.linalg.norm(towards, axis=-1, keepdims=True), 1e-9)
    return ((_paths(clip, names) - chest[:, :, None]) * towards[:, :, None]).sum(-1)


def _heights(clip: Interaction, names: Sequence[str]) -> np.ndarray:
    return _paths(clip, names)[..., 1]


def _tilts(clip: Interaction, names: Sequence[str]) -> np.ndarray:
    """Angle of the line from pelvis to each named point away from upright: (P, T, names) radians."""
    line = _paths(clip, names) - np.asarray(clip.positions, np.float64)[:, :, :1]
    return np.arccos(np.clip(line[..., 1] / np.maximum(np.linalg.norm(line, axis=-1), 1e-9), -1.0, 1.0))


def _first(amount: np.ndarray, fps: float) -> np.ndarray:
    """Minus the second at which each person is half-way to the pair's smaller peak; amount (P, T, effectors)."""
    amount = amount.max(-1)
    half = max(float(amount.max(1).min()), 0.3 * float(amount.max())) / 2.0  # one who hardly does it does not do it
    reached = amount >= half
    first = np.where(reached.any(1), reached.argmax(1), amount.shape[1])
    return -first / fps
