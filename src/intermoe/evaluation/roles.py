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
    chest = np.asarray(clip.positions, np.float64)[:, :, INDEX["spine3"]]
    towards = chest[::-1] - chest
    towards[..., 1] = 0.0
    towards /= np.maximum(np.linalg.norm(towards, axis=-1, keepdims=True), 1e-9)
    out = ((_paths(clip, effectors) - chest[:, :, None]) * towards[:, :, None]).sum(-1)  # (P, T, effectors)
    return np.percentile(out.max(-1), 80, axis=1)


Rule = Callable[[Interaction, Sequence[str], Sequence[str]], np.ndarray]
RULES: dict[str, Rule] = {
    "reach": _reach,
    "high": _high,
    "bend": _bend,
    "first_high": _first_high,
    "first_bend": _first_bend,
    "behind": _behind,
    "forward": _forward,
    "ahead": _ahead,
    "turns_partner": _turns_partner,
}


def _paths(clip: Interaction, names: Sequence[str]) -> np.ndarray:
    """Named joints and hand points of everybody: (P, T, names, 3) metres."""
    hands = contact.hand_paths(clip)
    joints = np.asarray(clip.positions, np.float64)
    paths = [hands[:, :, contact.HANDS.index(n)] if n in contact.HANDS else joints[:, :, INDEX[n]] for n in names]
    return np.stack(paths, axis=2)


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
