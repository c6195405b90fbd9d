"""What is done to a finished motion for its constraints, and how well it keeps to them.

Letters: P people (2), T frames, J joints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from intermoe.core.types import Interaction
from intermoe.direction.constraints import HANDS, Constraints
from intermoe.direction.steer import Observation, Place, Point, borders, kept_frames, observations
from intermoe.skeleton import body, kinematics, quat
from intermoe.skeleton.solve import solve

FAR = 5.0  # centimetres beyond which a missed constraint is told
EASE = 0.3  # seconds over which a generated part goes over into a kept one
HELD = ("positions", "rotations", "translation", "foot_contacts", "hand_shapes")
WORLD = Place(np.array([0.0, 0.0, 0.0, 1.0]), np.zeros(3))


@dataclass(frozen=True)
class Miss:
    """How far a motion is from one thing that was asked of it."""

    what: str
    cm: float


def ease(motion: Interaction, constraints: Constraints) -> Interaction:
    """Kept frames as they are to be, and generated ones next to them moved towards them, so that nothing jumps: before
    clean-up."""
    kept = _kept(motion, constraints)
    if kept is None:
        return motion
    held, source = kept
    positions, window = np.array(motion.positions, np.float64), max(1, round(EASE * motion.fps))
    for person in (0, 1):
        for edge, inside, outside in borders(held[person]):
            gap = source.positions[person, inside] - positions[person, inside]
            for step in range(window):
                frame = outside + step * edge
                if not 0 <= frame < motion.num_frames or held[person, frame]:
                    break
                share = 1.0 - (step + 1) / (window + 1)
                positions[person, frame] += share**2 * (3.0 - 2.0 * share) * gap
        positions[person, held[person]] = source.positions[person, held[person]]
    return motion.replace(positions=positions.astype(np.float32), translation=positions[:, :, 0].astype(np.float32))


def pinned_feet(constraints: Constraints, frames: int, fps: float) -> np.ndarray:
    """Feet that a pin places: (2,T,2) bool, left and right."""
    found = np.zeros((2, frames, 2), bool)
    for one in observations(constraints, frames, fps, WORLD):
        side, _, joint = one.point.name.partition("_")
        if one.other is None and joint in ("ankle", "foot"):
            found[one.point.person, one.point.frame, ("left", "right").index(side)] = True
    return found


def restore(motion: Interaction, constraints: Constraints) -> Interaction:
    """Kept frames put back as they were, to the last digit: after clean-up. Somebody kept in parts has their bones throughout."""
    kept = _kept(motion, constraints)
    if kept is None:
        return motion
    held, solved = kept
    changed = {name: np.array(getattr(motion, name)) for name in HELD if getattr(motion, name) is not None}
    offsets = None if motion.offsets is None else np.array(motion.offsets)
    for person in (0, 1):
        if not held[person].any():
            continue
        if offsets is not None and solved.offsets is not None:
            offsets[person] = solved.offsets[person]
            rotations, roots = _led_over(changed, solved, held[person], person, max(1, round(EASE * motion.fps)))
            made, _ = kinematics.forward(rotations, roots, offsets[person].astype(np.float64)[None])
            changed["rotations"][person] = rotations
            changed["positions"][person], changed["translation"][person] = made, made[:, 0]
        for name in changed:
            own = getattr(solved, name)
            if own is not None:
                changed[name][person, held[person]] = own[person, : motion.num_frames][held[person]]
    return motion.replace(**changed, offsets=offsets)


def _led_over(
    changed: dict[str, np.ndarray], kept: Interaction, held: np.ndarray, person: int, window: int
) -> tuple[np.ndarray, np.ndarray]:
    """Rotations (T,J,4) and roots (T,3) of somebody whose generated frames next to kept ones take over what clean-up left
    between the two, less and less over `window` frames."""
    rotations = changed["rotations"][person].astype(np.float64)
    roots = changed["positions"][person, :, 0].astype(np.float64)
    assert kept.rotations is not None  # solved
    for edge, inside, outside in borders(held):
        gap = kept.positions[person, inside, 0] - roots[inside]
        turn = quat.multiply(kept.rotations[person, inside].astype(np.float64), quat.inverse(rotations[inside]))
        way = quat.to_rotvec(turn)
        for step in range(window):
            frame = outside + step * edge
            if not 0 <= frame < len(held) or held[frame]:
                break
            share = 1.0 - (step + 1) / (window + 1)
            share = share**2 * (3.0 - 2.0 * share)
            roots[frame] += share * gap
            rotations[frame] = quat.multiply(quat.from_rotvec(share * way), rotations[frame])
    return rotations, roots


def misses(motion: Interaction, constraints: Constraints) -> list[Miss]:
    """How far the motion is from each thing asked of it, centimetres; hand points by the wrists' rotations."""
    asked = observations(constraints, motion.num_frames, float(motion.fps), WORLD)
    ways = missing(motion, asked)
    found = [Miss(one.what, 100.0 * float(np.linalg.norm(way))) for one, way in zip(asked, ways, strict=True)]
    if (kept := _kept(motion, constraints)) is not None:
        held, source = kept
        apart = np.linalg.norm(motion.positions - source.positions, axis=-1)[held]
        found.append(Miss("what is kept", 100.0 * float(apart.max(initial=0.0))))
    return found


def missing(motion: Interaction, asked: Sequence[Observation]) -> list[np.ndarray]:
    """The way (3,) that is left to go for each thing asked, metres, 0 along axes that are open."""
    joints = torch.from_numpy(np.asarray(motion.positions, np.float64))
    hands: np.ndarray | None = None
    if motion.rotations is not None and motion.offsets is not None:
        offsets = np.asarray(motion.offsets, np.float64)[:, None]
        _, world = kinematics.forward(np.asarray(motion.rotations, np.float64), joints[:, :, 0].numpy(), offsets)
        hands = body.hand_points(joints.numpy(), world, offsets)

    def at(point: Point) -> torch.Tensor:
        if hands is None or point.name not in HANDS:
            return point.at(joints)
        return torch.from_numpy(hands[point.person, point.frame, HANDS.index(point.name)])

    found = []
    for one in asked:
        way = np.zeros(3)
        way[list(one.axes)] = one.missing(at).numpy()
        found.append(way)
    return found


def _kept(motion: Interaction, constraints: Constraints) -> tuple[np.ndarray, Interaction] | None:
    """Kept frames (2,T), and the kept motion, with rotations, two people and T frames."""
    keep = constraints.at_rate(float(motion.fps)).keep
    if keep is None:
        return None
    held = kept_frames(constraints, motion.num_frames, float(motion.fps))
    solved = solve(keep.motion) if keep.motion.rotations is None or keep.motion.offsets is None else keep.motion
    return held, _spread(solved, motion.num_frames)


def _spread(motion: Interaction, frames: int) -> Interaction:
    """Cut, or held at its end, to `frames`; one person stands for both."""

    def fit(x: np.ndarray) -> np.ndarray:
        x = np.concatenate([x[:, :frames], np.repeat(x[:, -1:], max(0, frames - x.shape[1]), axis=1)], axis=1)
        return np.concatenate([x, x]) if len(x) == 1 else x

    changes = {name: fit(getattr(motion, name)) for name in HELD if getattr(motion, name) is not None}
    offsets = motion.offsets
    if offsets is not None and len(offsets) == 1:
        offsets = np.concatenate([offsets, offsets])
    return motion.replace(**changes, offsets=offsets, texts=(), identity=())
