"""What clean-up does to a set of motions: each figure before and after, and how far it moves the hands that touch.

All but the last are the measures that `intermoe evaluate` has (`physics`, `contact`, `identity`). Letters: P people (2),
T frames, J joints (22).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from intermoe.core.types import Interaction
from intermoe.evaluation import contact, identity, physics, quality
from intermoe.skeleton.smpl22 import FOOT_JOINTS


@dataclass(frozen=True)
class Figures:
    """One set of motions; means over the clips where nothing else is said."""

    skate: float  # mm a frame of 1/30 s, foot joints below 5 cm (`physics.foot_skate`)
    slide: float  # mm a frame, planted foot joints: the same frames before and after
    floor: float  # cm, the deepest that a foot goes below the floor
    penetration: float  # cm, 95th percentile of a clip
    inside: float  # % of frames with bodies more than 2 cm inside each other
    contact: float  # % of the scripts' hand contacts that come within 10 cm
    bone_deviation: float  # %
    jerk: float  # m/s3, median over the clips
    acceleration: float  # m/s2, the largest of a clip, median over the clips
    fastest: float  # m/s, any joint of any clip
    likeness: float  # of the two people's motion over the same of real pairs (`identity.homogenisation`)


@dataclass(frozen=True)
class Moves:
    """How far hand points go, cm, over all frames in which they touch the partner before clean-up (`contact.touching`)."""

    frames: int  # hand-frames
    median: float
    p99: float
    most: float
    beyond: float  # % of them that move more than 1 cm


def figures(
    motions: Sequence[Interaction],
    before: Sequence[Interaction],
    asked: Sequence[quality.Asked],
    real: Sequence[Interaction],
    ways: quality.Ways | None = None,
) -> Figures:
    """Of `motions`, made of `before` (or the same) by clean-up; `real` has what the captions `asked` are of."""
    found = [physics.measure(motion) for motion in motions]
    planted = [physics.detected_contacts(b.positions) | _labelled(b) for b in before]
    slides = [physics.foot_slide(m.positions, p, fps=float(m.fps)) for m, p in zip(motions, planted, strict=True)]
    hits = [
        touch.hit
        for motion, want in zip(motions, asked, strict=True)
        for touch in contact.touches(
            motion, want.clip.contacts, text=want.text, others=quality.ways_of(want.clip, ways or {})
        )
        if touch.has_hand
    ]
    return Figures(
        skate=_mean([f.skate for f in found]),
        slide=_mean(slides),
        floor=_mean([f.floor for f in found]),
        penetration=_mean([f.penetration for f in found]),
        inside=_mean([f.inside for f in found]),
        contact=100.0 * float(np.mean(hits)) if hits else float("nan"),
        bone_deviation=_mean([f.bone_deviation for f in found]),
        jerk=float(np.nanmedian([f.jerk for f in found])),
        acceleration=float(np.median([f.acceleration for f in found])),
        fastest=max(fastest(motion) for motion in motions),
        likeness=identity.homogenisation(motions, real),
    )


def fastest(motion: Interaction) -> float:
    """Metres a second of the fastest joint."""
    if motion.num_frames < 2:
        return 0.0
    step = np.diff(np.asarray(motion.positions, np.float64), axis=1)
    return float(np.linalg.norm(step, axis=-1).max()) * float(motion.fps)


def hand_moves(before: Sequence[Interaction], after: Sequence[Interaction]) -> Moves:
    """Of the hands that touch the partner in `before`."""
    sizes = np.concatenate([moved(b, a)[contact.touching(b)] for b, a in zip(before, after, strict=True)] or [[]])
    if not len(sizes):
        return Moves(0, float("nan"), float("nan"), float("nan"), float("nan"))
    cm = 100.0 * sizes
    return Moves(
        len(cm), float(np.median(cm)), float(np.percentile(cm, 99)), float(cm.max()), 100.0 * float((cm > 1.0).mean())
    )


def moved(before: Interaction, after: Interaction) -> np.ndarray:
    """Metres that each hand point moves, (2, T, 2), left and right."""
    return np.linalg.norm(contact.hand_paths(after) - contact.hand_paths(before), axis=-1)


def _labelled(motion: Interaction) -> np.ndarray:
    if motion.foot_contacts is None:
        return np.zeros((*motion.positions.shape[:2], len(FOOT_JOINTS)), bool)
    return motion.foot_contacts.astype(bool)


def _mean(values: Sequence[float]) -> float:
    return float(np.nanmean(values)) if np.isfinite(values).any() else float("nan")
