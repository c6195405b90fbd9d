"""What the stage can lay over a motion, frame by frame: touching hands, slipping feet, bodies inside each other, trails.

Letters: P people (2 to 6), T frames.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from intermoe.core.types import Interaction
from intermoe.evaluation import contact, physics
from intermoe.scene.measure import FAR
from intermoe.skeleton import capsules
from intermoe.skeleton.smpl22 import FOOT_JOINTS, STATURE, WRISTS

SLIPS = 5.0  # mm a frame of 1/30 s that a standing foot moves before it is marked; real walking stays below
ON_FLOOR = 0.012  # metres above the floor at which marks and trails are drawn
_SAMPLES = np.linspace(0.0, 1.0, 9)[:, None]  # along a capsule


@dataclass(frozen=True)
class Overlays:
    """Marks of one motion, metres."""

    hands: np.ndarray  # (P,T,2,3) hand points
    touching: np.ndarray  # (P,T,2) bool: the hand touches the partner
    feet: np.ndarray  # (P,T,4,3) foot joints, brought down to the floor
    slipping: np.ndarray  # (P,T,4) bool: the foot stands and moves
    inside: np.ndarray  # (T,) how deep the bodies are inside each other, 0 where they are not (forearms left out)
    where: np.ndarray  # (T,3) the middle of that overlap
    pelvis: np.ndarray  # (P,T,3) the pelvis' way on the floor
    wrists: np.ndarray  # (P,2,T,3) the wrists' ways
    slide: float  # mm a frame of 1/30 s that standing feet move, NaN where none stands
    skate: float  # the same of low feet, whether they stand or not

    @classmethod
    def of(cls, motion: Interaction) -> Overlays:
        """Measure a motion of two or more people (smpl22)."""
        positions = np.asarray(motion.positions, np.float64)
        feet = positions[:, :, list(FOOT_JOINTS)]
        planted = physics.detected_contacts(positions)
        if motion.foot_contacts is not None:
            planted = planted | motion.foot_contacts.astype(bool)
        touching = np.zeros((*positions.shape[:2], 2), bool)
        inside, where = np.zeros(motion.num_frames), np.zeros((motion.num_frames, 3))
        for pair in combinations(range(motion.num_people), 2):
            frames = _together(positions[list(pair)], everywhere=motion.num_people == 2)
            if len(frames):
                both = _part(motion, pair, frames)
                touching[np.ix_(np.array(pair), frames)] |= contact.touching(both)
                depth, middle = deepest(both.positions.astype(np.float64))
                deeper = depth > inside[frames]
                inside[frames[deeper]], where[frames[deeper]] = depth[deeper], middle[deeper]
        return cls(
            hands=contact.hand_paths(motion),
            touching=touching,
            feet=_on_floor(feet),
            slipping=slips(feet, planted, fps=float(motion.fps)),
            inside=inside,
            where=where,
            pelvis=_on_floor(positions[:, :, 0]),
            wrists=np.swapaxes(positions[:, :, list(WRISTS)], 1, 2),
            slide=physics.foot_slide(positions, planted, fps=float(motion.fps)),
            skate=physics.foot_skate(positions, fps=float(motion.fps)),
        )

    @property
    def penetration(self) -> float:
        """cm, the 95th percentile over frames of the deepest overlap."""
        return 100.0 * float(np.percentile(self.inside, 95))

    def summary(self) -> str:
        """One line of figures."""
        skate = "no foot stands" if np.isnan(self.slide) else f"standing feet slip {self.slide:.1f} mm a frame"
        return (
            f"{skate}; bodies more than 2 cm inside each other in {100 * (self.inside > physics.INSIDE).mean():.0f} % of the frames "
            f"(at most {100 * self.inside.max():.1f} cm); hands touch in {100 * self.touching.any(axis=(0, 2)).mean():.0f} %"
        )


def _together(pair: np.ndarray, *, everywhere: bool) -> np.ndarray:
    """Frames in which two people, (2,T,22,3), can reach each other."""
    apart = np.linalg.norm(pair[0, :, 0] - pair[1, :, 0], axis=-1)
    return np.flatnonzero((apart < FAR) | everywhere)


def _part(motion: Interaction, pair: tuple[int, int], frames: np.ndarray) -> Interaction:
    """Two people in some frames."""
    at = np.ix_(np.array(pair), frames)
    told = {name: getattr(motion, name) for name in ("positions", "rotations", "translation")}
    arrays = {name: value[at] for name, value in told.items() if value is not None}
    offsets = None if motion.offsets is None else motion.offsets[list(pair)]
    return Interaction(**arrays, offsets=offsets, fps=motion.fps)


def slips(feet: np.ndarray, planted: np.ndarray, *, fps: float) -> np.ndarray:
    """Standing foot joints that move more than `SLIPS` since the frame before: (P,T,4,3), (P,T,4) -> (P,T,4) bool."""
    found = np.zeros(planted.shape, bool)
    travel = np.linalg.norm(np.diff(feet[..., [0, 2]], axis=1), axis=-1) * 1000.0 * fps / physics.RATE
    found[:, 1:] = (travel > SLIPS) & planted[:, 1:] & planted[:, :-1]
    return found


def deepest(positions: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The deepest overlap of two bodies, forearms left out: (2,T,22,3) -> depth (T,) and its middle (T,3), metres."""
    statures = physics.statures(positions)
    solid = np.array([i for i, name in enumerate(capsules.NAMES) if "forearm" not in name])
    depth = capsules.penetration(positions, statures)[:, solid][:, :, solid]
    frames = np.arange(len(depth))
    first, second = np.unravel_index(depth.reshape(len(depth), -1).argmax(axis=1), depth.shape[1:])
    points, radii = [], []
    for person, chosen in enumerate((solid[first], solid[second])):
        ends = np.array([capsules.CAPSULES[c][1:3] for c in chosen])
        start, end = positions[person, frames, ends[:, 0]], positions[person, frames, ends[:, 1]]
        points.append(start[:, None] + _SAMPLES * (end - start)[:, None])  # (T,9,3)
        radii.append(np.array([capsules.CAPSULES[c][3] for c in chosen]) * statures[person] / STATURE)
    gaps = np.linalg.norm(points[0][:, :, None] - points[1][:, None], axis=-1).reshape(len(depth), -1)
    a, b = np.divmod(gaps.argmin(axis=1), len(_SAMPLES))
    near = points[0][frames, a], points[1][frames, b]
    share = (radii[0] / (radii[0] + radii[1]))[:, None]
    return depth.max(axis=(1, 2)), near[0] + share * (near[1] - near[0])


def _on_floor(points: np.ndarray) -> np.ndarray:
    return points * [1.0, 0.0, 1.0] + [0.0, ON_FLOOR, 0.0]
