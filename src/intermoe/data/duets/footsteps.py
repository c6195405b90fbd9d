"""Where and when the feet step: a path of the body becomes footfalls that stand still until they are lifted again.

A `Stance` is both feet on the floor. `plan_walk` follows a path of points, `plan_steps` moves the stance over few steps
(side, back, recoil, turn). Headings: facing (sin h, 0, cos h); left of a heading is (cos h, 0, -sin h).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .script import Footfall

TOE_OUT = np.radians(7.0)
DOUBLE_SUPPORT = 0.15  # seconds both feet stand in a walking step of 0.54 s
RUN_FLIGHT = 0.09  # seconds no foot stands in a running step


@dataclass(frozen=True)
class Stance:
    """Both feet: (x, z, heading) of the left and the right one."""

    left: tuple[float, float, float]
    right: tuple[float, float, float]

    @property
    def x(self) -> float:
        return (self.left[0] + self.right[0]) / 2

    @property
    def z(self) -> float:
        return (self.left[1] + self.right[1]) / 2

    @property
    def heading(self) -> float:
        """Mean heading of the feet without the toe-out."""
        a, b = self.left[2], self.right[2]
        return a + wrap(b - a) / 2


def wrap(angle):
    """An angle brought into [-pi, pi)."""
    return (angle + np.pi) % (2 * np.pi) - np.pi


def foot_at(foot: int, x: float, z: float, heading: float, half_width: float) -> tuple[float, float, float]:
    """Where a foot (0 left, 1 right) stands when the body stands at (x, z, heading)."""
    sign = 1.0 if foot == 0 else -1.0
    return (
        float(x + sign * half_width * np.cos(heading)),
        float(z - sign * half_width * np.sin(heading)),
        float(heading + sign * TOE_OUT),
    )


def stance_at(x: float, z: float, heading: float, half_width: float) -> Stance:
    """Standing with the feet side by side."""
    return Stance(foot_at(0, x, z, heading, half_width), foot_at(1, x, z, heading, half_width))


def moved(stance: Stance, falls: Sequence[Footfall]) -> Stance:
    """The stance after these footfalls."""
    feet = [stance.left, stance.right]
    for f in falls:
        feet[f.foot] = (f.x, f.z, f.heading)
    return Stance(feet[0], feet[1])


def plan_walk(
    stance: Stance,
    points: np.ndarray,
    *,
    start: float,
    step_length: float,
    step_time: float,
    half_width: float,
    gait: str = "walk",
    face: np.ndarray | None = None,
    first: int | None = None,
    jitter: np.ndarray | None = None,
    limp: tuple[int, float] | None = None,
) -> tuple[list[Footfall], float]:
    """Walk along `points` (N, 2) from the stance's place; the last step closes beside the other foot.

    face: heading of the body at each point (N,), None: along the path. first: the foot that starts, None: the one
    behind or, when turning, the one on the inside. jitter: (M, 2) metres added to the prints. limp: (foot, share), the
    foot that hurts steps so much longer and slower, since nobody likes to stand on it; the other's steps are so much
    shorter and quicker. Returns footfalls and arrival.
    """
    points = np.asarray(points, dtype=float)
    seg = np.linalg.norm(np.diff(points, axis=0), axis=-1)
    points = points[np.concatenate([[True], seg > 1e-6])]
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=-1))])
    length = float(along[-1])
    count = max(2, round(length / step_length + 1.5))
    stride = length / (count - 1.5)
    share = np.ones(count)  # of a step that each step is, in length and in time
    fine = np.linspace(0, length, max(8, int(length / 0.05)))
    track = np.stack([np.interp(fine, along, points[:, i]) for i in range(2)], -1)
    if face is None:
        tangent = np.gradient(track, axis=0)
        headings = np.unwrap(np.arctan2(tangent[:, 0], tangent[:, 1]))
    else:
        headings = np.interp(fine, np.linspace(0, length, len(face)), np.unwrap(face))
    if first is None:
        ahead = np.array([np.sin(headings[0]), np.cos(headings[0])])
        lead = (np.array(stance.left[:2]) - np.array(stance.right[:2])) @ ahead
        first = (1 if lead > 0 else 0) if abs(lead) > 0.05 else int(wrap(headings[0] - stance.heading) < 0)
    if limp is not None:
        share = 1 + limp[1] * np.where((first + np.arange(count)) % 2 == limp[0], 1.0, -1.0)
    marks = np.minimum((np.cumsum(share) - 0.5 * share[0]) * stride, length)
    short = min(1.0, 0.72 + 0.28 * stride / step_length)  # short steps are quicker
    beat = step_time * short
    air = beat + RUN_FLIGHT if gait == "run" else beat - DOUBLE_SUPPORT * min(1.0, beat / 0.54)
    lands = start + np.cumsum(share) * beat
    falls, foot, width = [], first, half_width * (0.55 if gait == "run" else 0.8)
    for i, s in enumerate(marks):
        closing = i >= count - 2
        h = float(np.interp(s, fine, headings))
        x, z = (float(np.interp(s, fine, track[:, k])) for k in range(2))
        x, z, heading = foot_at(foot, x, z, h, half_width if closing else width)
        if jitter is not None:
            dx, dz = jitter[i % len(jitter)] * (1.6 if closing else 1.0)
            x, z = x + float(dx), z + float(dz)
        land = float(lands[i])
        falls.append(
            Footfall(
                foot,
                max(land - air * float(share[i]), start),
                land,
                x,
                z,
                heading,
                "walk" if closing and i == count - 1 else gait,
            )
        )
        foot = 1 - foot
    return falls, falls[-1].land


def plan_steps(
    stance: Stance,
    poses: Sequence[tuple[float, float, float]],
    *,
    start: float,
    step_time: float,
    half_width: float,
    first: int,
    overlap: float = 0.08,
    height: float = 1.0,
) -> tuple[list[Footfall], float]:
    """One step for each body pose (x, z, heading), feet alternating from `first`. Returns footfalls and the last
    landing."""
    falls, foot = [], first
    for i, (x, z, heading) in enumerate(poses):
        fx, fz, fh = foot_at(foot, x, z, heading, half_width)
        lift = start + i * step_time
        falls.append(Footfall(foot, lift, lift + step_time - overlap, fx, fz, fh, "step", height))
        foot = 1 - foot
    return falls, falls[-1].land
