"""Bodies that are inside each other, led out of each other: how far to move each along the floor, how far to swing elbows.

What is looked at are trunk, head, thighs and upper arms; forearms reach round, feet stand where they stand. The deepest
overlap beyond what cloth and flesh give is shared by the two, smoothly in time, and measured anew. An elbow swings about
the line from shoulder to wrist, so that no hand moves. Letters: P people (2), T frames, A and B capsules, G angles.
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter1d, maximum_filter1d

from intermoe.skeleton import capsules, quat
from intermoe.skeleton.smpl22 import ELBOWS, SHOULDERS, WRISTS

GIVES = 0.02  # metres that bodies may be inside each other
MOST = 0.06  # metres that each is moved at most: deeper is no accident of the sampler, or no way out
ALIKE = 0.005  # metres by which one overlap is deeper than another to count e times as much
ROUNDS = 3
AROUND = 0.15  # seconds before and after, over which a move comes and goes
LOOKED_AT = np.array([
    i for i, name in enumerate(capsules.NAMES) if not name.endswith(("forearm", "shin", "foot"))
])  # fmt: skip
SWING, EFFORT = 0.7, 0.01  # radians that an elbow swings at most; metres of overlap that a radian is worth
_ANGLES = np.linspace(-0.5, 0.5, 11)
_UPPER_ARMS = [capsules.NAMES.index(f"{side}_upper_arm") for side in ("left", "right")]
_FIRST, _SECOND = (np.array([capsules.CAPSULES[i][end] for i in LOOKED_AT]) for end in (1, 2))


def pushes(positions: np.ndarray, statures: np.ndarray, *, fps: float) -> np.ndarray:
    """How far to move each body, (P, T, 3) metres along the floor, equal and opposite.

    Args:
        positions: joints (P, T, 22, 3). statures: (P,) metres.
    """
    total = np.zeros((2, positions.shape[1], 3))
    for _ in range(ROUNDS):
        x = positions + total[:, :, None]
        way, need = _overlap(x, statures)
        if need.max(initial=0.0) <= 0.0:
            break
        window = max(1, round(AROUND * fps))
        size = gaussian_filter1d(maximum_filter1d(need, 2 * window + 1), window / 2)
        smooth = gaussian_filter1d(way * np.maximum(need, 1e-3)[:, None], window, axis=0)
        smooth /= np.maximum(np.linalg.norm(smooth, axis=-1, keepdims=True), 1e-9)
        step = 0.5 * size[:, None] * smooth
        total += np.stack([-step, step])
        long = np.linalg.norm(total, axis=-1, keepdims=True)
        total *= MOST * np.tanh(long / MOST) / np.maximum(long, 1e-9)
    return total


def swings(positions: np.ndarray, statures: np.ndarray, *, fps: float) -> np.ndarray:
    """How far to turn each arm about the line from its shoulder to its wrist, (P, T, 2) radians, left and right.

    Each looks for the smallest angle that leads its upper arm out of the partner, who then finds the rest of the way.
    """
    found = np.zeros((2, positions.shape[1], 2))
    x = np.array(positions, np.float64)
    for _ in range(ROUNDS):
        for person in (0, 1):
            deep = np.maximum(_arm_depth(x, person, statures).max(axis=-1) - GIVES, 0.0)  # (T, 2)
            for side in np.flatnonzero(deep.max(axis=0) > 0.0):
                shoulder, elbow, wrist = SHOULDERS[side], ELBOWS[side], WRISTS[side]
                axis = x[person, :, wrist] - x[person, :, shoulder]
                axis /= np.maximum(np.linalg.norm(axis, axis=-1, keepdims=True), 1e-9)
                start, bone = x[person, :, shoulder], x[person, :, elbow] - x[person, :, shoulder]
                when = np.flatnonzero(deep[:, side])
                costs, tried = [], x[:, when]
                for angle in _ANGLES:
                    turned = quat.rotate(quat.from_axis_angle(axis[when], angle), bone[when])
                    tried[person, :, elbow] = start[when] + turned
                    left = np.maximum(_arm_depth(tried, person, statures)[:, side].max(axis=-1) - GIVES, 0.0)
                    costs.append(left + EFFORT * abs(angle))
                best = np.zeros(len(deep))
                best[when] = _ANGLES[np.argmin(costs, axis=0)]
                before = found[person, :, side].copy()
                found[person, :, side] = np.clip(before + gaussian_filter1d(best, AROUND * fps), -SWING, SWING)
                turn = quat.from_axis_angle(axis, found[person, :, side] - before)
                x[person, :, elbow] = start + quat.rotate(turn, bone)
    return found


def _arm_depth(x: np.ndarray, person: int, statures: np.ndarray) -> np.ndarray:
    """How deep a person's upper arms are in what is looked at of the partner: (T, 2, B) metres."""
    depth = capsules.penetration(x, statures)
    depth = depth if person == 0 else np.swapaxes(depth, 1, 2)
    return depth[:, _UPPER_ARMS][:, :, LOOKED_AT]


def _overlap(x: np.ndarray, statures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which way along the floor leads person 1 out of person 0, (T, 3), and by how much too deep they are, (T,) metres."""
    depth = capsules.penetration(x, statures)[:, LOOKED_AT][:, :, LOOKED_AT]
    deepest = depth.max(axis=(1, 2))
    # overlaps nearly as deep as the deepest count nearly as much: none takes over from another at a rounding
    weight = np.exp((depth - deepest[:, None, None]) / ALIKE)
    weight /= weight.sum(axis=(1, 2), keepdims=True)
    middles = [
        np.einsum(
            "tc,tcx->tx",
            weight.sum(axis=2 - person),
            0.5 * (x[person, :, _FIRST] + x[person, :, _SECOND]).swapaxes(0, 1),
        )
        for person in (0, 1)
    ]
    way = (x[1, :, 0] - x[0, :, 0]) + (middles[1] - middles[0])
    way[:, 1] = 0.0
    way /= np.maximum(np.linalg.norm(way, axis=-1, keepdims=True), 1e-9)
    return way, np.maximum(deepest - GIVES, 0.0)
