"""Feet over time from a footstep plan: heel strike, flat, toe pivot, swing. A standing foot does not move.

The swing curves (share of the way, height of the ankle, pitch of the sole) are means over 43 real walking steps at
0.9-2.1 m/s (CMU subjects 5, 6, 7; they hardly change with speed), from the rise of the heel to the heel strike of the
same foot.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from .body import Person
from .footsteps import wrap
from .script import Footfall
from .tracks import ease, smooth, table

ANKLE = 0.075  # metres above the floor when flat, at 1.75 m
HEEL = 0.045  # heel behind the ankle, metres at 1.75 m
FLATTEN = 0.11  # seconds from heel strike to flat
HEEL_RISE = 0.24  # seconds the heel rises on a standing ball before the swing window
PIVOT_PITCH = np.radians(-14.0)  # the heel is light while a foot turns on its ball

PROGRESS = np.array([0.0, 0.041, 0.113, 0.212, 0.325, 0.453, 0.598, 0.748, 0.881, 0.966, 1.0])
LIFT = np.array([0.0, 0.043, 0.098, 0.140, 0.142, 0.108, 0.056, 0.012, 0.0, 0.0, 0.0])  # of the leg's length
PITCH = np.radians([-22.0, -44.0, -62.0, -64.0, -53.0, -35.0, -15.0, 6.0, 24.0, 30.0, 22.0])  # toes up positive
SMALL_LIFT = np.array([0.0, 0.22, 0.55, 0.85, 1.0, 1.0, 0.85, 0.6, 0.32, 0.1, 0.0])
SMALL_PITCH = np.radians([-5.0, -12.0, -17.0, -16.0, -12.0, -7.0, -3.0, 0.0, 2.0, 1.0, 0.0])
BACK_PITCH = np.radians([2.0, 3.0, 1.0, -4.0, -9.0, -14.0, -18.0, -21.0, -22.0, -21.0, -18.0])
RUN_PITCH = np.radians([-30.0, -58.0, -82.0, -92.0, -84.0, -62.0, -36.0, -14.0, 2.0, 8.0, 6.0])
RUN_LIFT = np.array([0.0, 0.10, 0.22, 0.31, 0.32, 0.26, 0.17, 0.09, 0.035, 0.005, 0.0])


@dataclass
class Feet:
    """One person's feet over T frames; axis 0: left, right."""

    ankle: np.ndarray  # (2, T, 3) where the ankle should be
    base: np.ndarray  # (2, T, 3) the flat ankle under it, without lift and roll: what the pelvis follows
    yaw: np.ndarray  # (2, T) heading of the foot
    pitch: np.ndarray  # (2, T) toes up positive
    load: np.ndarray  # (2, T) 1 on the floor, 0 in the middle of a swing
    flat: np.ndarray  # (2, T) bool: the sole stands
    ball: np.ndarray  # (2, T) bool: the ball of the foot stands
    run: np.ndarray  # (2, T) 0..1: running
    kick: np.ndarray  # (2, T) 0..1: the other foot carries everything


def pivoted(person: Person, foot: int, x, z, yaw, to):
    """Where the ankle of a foot at (x, z, yaw) is when the foot has turned on its ball to the heading `to`."""
    side, ahead = (float(person.offsets[10 + foot, k]) for k in (0, 2))
    dx = ahead * (np.sin(yaw) - np.sin(to)) + side * (np.cos(yaw) - np.cos(to))
    dz = ahead * (np.cos(yaw) - np.cos(to)) - side * (np.sin(yaw) - np.sin(to))
    return x + dx, z + dz


def move_feet(person: Person, start: tuple, falls: list[Footfall], t: np.ndarray) -> Feet:
    """The feet at times t (T,) of a plan that starts from `start` = (left, right) footprints (x, z, heading)."""
    parts = [_one_foot(person, f, start[f], [s for s in falls if s.foot == f], t) for f in (0, 1)]
    return Feet(**{k: np.stack([p[k] for p in parts]) for k in parts[0]})


def rolled(person: Person, foot: int, angle: np.ndarray) -> np.ndarray:
    """Ankle (T, 2) as (forward, up) against the flat ankle's floor point, of a standing foot rolled by `angle` (T,),
    toes up positive, about its heel or its ball."""
    scale, ball = person.scale, float(person.offsets[10 + foot, 2])
    ankle_height, heel = ANKLE * scale, HEEL * scale
    c, s = np.cos(angle), np.sin(angle)
    drop = ankle_height - 0.02 * scale  # ankle above the ball
    ball_f, ball_u = ball + (-ball * c - drop * s), 0.02 * scale + (-ball * s + drop * c)
    heel_f, heel_u = -heel + (heel * c - ankle_height * s), heel * s + ankle_height * c
    return np.stack([np.where(angle > 0, heel_f, ball_f), np.where(angle > 0, heel_u, ball_u)], -1)


def _one_foot(person: Person, foot: int, begin: tuple, falls: list[Footfall], t: np.ndarray) -> dict[str, np.ndarray]:
    scale, leg, ankle_height = person.scale, person.leg, ANKLE * person.scale
    k = len(falls)
    x = np.array([begin[0], *(f.x for f in falls)])
    z = np.array([begin[1], *(f.z for f in falls)])
    yaw = np.unwrap(np.array([begin[2], *(f.heading for f in falls)]))
    land = np.array([-1e3, *(f.land for f in falls)])
    lift = np.array([-1e3 - 1, *(f.lift for f in falls)])
    run = np.array([0.0, *(float(f.gait == "run") for f in falls)])
    kick = np.array([0.0, *(float(f.gait == "kick") for f in falls)])
    high = np.array([1.0, *(f.height for f in falls)])
    above = np.array([0.0, *(f.rise for f in falls)])
    pivot = np.array([0.0, *(float(f.gait == "pivot") for f in falls)])
    early = np.array([0.0, *({"walk": 0.26, "pivot": 0.0}.get(f.gait, 0.10) for f in falls)])
    window = lift - early * (land - lift)
    window[1:] = np.maximum(window[1:], land[:-1] + 0.06)
    # how much of a walking step each footfall is: along its heading, forwards or backwards
    dx, dz = np.diff(x, prepend=x[0]), np.diff(z, prepend=z[0])
    middle = yaw - np.diff(yaw, prepend=yaw[0]) / 2
    ahead = (dx * np.sin(middle) + dz * np.cos(middle)) / (1.25 * scale) * (1 - pivot)
    forth, back = np.clip(ahead, 0, 1.1), np.clip(-ahead * 1.6, 0, 1)
    rest = np.clip(1 - forth, 0, 1)
    travel = np.hypot(dx, dz) / scale
    small = (0.022 + 0.05 * np.minimum(travel + np.abs(np.diff(yaw, prepend=yaw[0])) * 0.15, 1.0)) * scale * high * rest
    still = np.exp(-((travel / 0.04) ** 2)) if k else np.zeros(1)

    i = np.searchsorted(window, t, side="right") - 1  # the step that is under way or was last
    u = (t - window[i]) / np.maximum(land[i] - window[i], 1e-6)
    turning = (u < 1) & (i > 0) & (pivot[i] > 0)
    swing = (u < 1) & (i > 0) & ~turning
    j = np.maximum(i - 1, 0)
    r = run[i] * forth[i]
    pitch = (forth[i] * (1 - run[i]) * table(u, PITCH) + r * table(u, RUN_PITCH) + rest[i] * table(u, SMALL_PITCH)
             + back[i] * table(u, BACK_PITCH)) * np.where(kick[i] > 0, 0.4, 1.0)  # fmt: skip

    def edge(n: np.ndarray, end: int) -> np.ndarray:
        """Pitch at the first (0) or last (-1) moment of step n's swing window."""
        walk = (1 - run[n]) * PITCH[end] + run[n] * RUN_PITCH[end]
        pitched = forth[n] * walk + rest[n] * SMALL_PITCH[end] + back[n] * BACK_PITCH[end]
        return pitched * np.where(kick[n] > 0, 0.4, 1.0) * (1 - pivot[n])

    # on the floor: flatten after landing, heel rises before the next step
    after = np.where(i > 0, edge(i, -1), 0.0) * (1 - ease((t - land[i]) / (FLATTEN * 1.5)))
    n = np.minimum(i + 1, k)
    room = np.clip(window[n] - land[i] - 0.1, 0.05, HEEL_RISE)
    rise = np.where(i < k, edge(n, 0) * np.clip((t - window[n] + room) / room, 0, 1) ** 2.2, 0.0)
    stand_pitch = after + rise

    share = forth[i] * table(u, PROGRESS) + rest[i] * ease(u * 0.97 + 0.03 * u)
    share = share / np.maximum(forth[i] + rest[i], 1e-6)
    share = np.where(swing, share, np.where(i > 0, 1.0, 0.0))
    px, pz = x[j] + (x[i] - x[j]) * share, z[j] + (z[i] - z[j]) * share
    h = yaw[j] + (yaw[i] - yaw[j]) * np.where(turning, ease(u), share)
    turned_x, turned_z = pivoted(person, foot, x[j], z[j], yaw[j], h)
    px, pz = np.where(turning, turned_x, px), np.where(turning, turned_z, pz)
    stand_pitch = np.where(turning, PIVOT_PITCH * np.sin(np.pi * np.clip(u, 0, 1)) ** 2, stand_pitch)
    out, into = rolled(person, foot, edge(i, 0)), rolled(person, foot, edge(i, -1))
    way = ease(u)[:, None]
    lifted = out * (1 - way) + into * way
    bump = (forth[i] * (1 - run[i]) * table(u, LIFT) + r * table(u, RUN_LIFT)) * leg * np.minimum(high[i], 1.2)
    bump = bump + small[i] * table(u, SMALL_LIFT) * (1 - 0.7 * still[i])
    on_floor = rolled(person, foot, stand_pitch)
    forward = np.where(swing, lifted[:, 0], on_floor[:, 0])
    up = np.where(swing, lifted[:, 1] + bump, on_floor[:, 1])
    up = up + np.where(swing, above[j] + (above[i] - above[j]) * ease(u), above[i])
    sin, cos = np.sin(h), np.cos(h)
    base = np.stack([px, np.full_like(px, ankle_height), pz], -1)
    ankle = np.stack([px + forward * sin, up, pz + forward * cos], -1)
    pitch = np.where(swing, pitch, stand_pitch)
    load = np.where(swing, 1 - np.minimum(ease(u / 0.3), ease((1 - u) / 0.22)), 1.0)
    standing = ~swing
    soon = (i < k) & (kick[n] > 0) & (window[n] - t < 0.25)  # the weight shifts before the foot leaves
    return {
        "ankle": ankle, "base": base, "yaw": h, "pitch": pitch, "load": load,
        "flat": standing & ~turning & (np.abs(stand_pitch) < np.radians(1.0)) & (above[i] == 0.0),
        "ball": standing & (after < np.radians(2.0)) & (after > np.radians(-25)) & (above[i] == 0.0),
        "run": run[i] * np.where((t - land[i]) < 0.4, 1.0, 0.0),
        "kick": np.where(kick[i] > 0, swing, soon).astype(float),
    }  # fmt: skip


def on_toes(person: Person, feet: Feet, angle: np.ndarray) -> Feet:
    """The same feet with their heels up by `angle` (T,) radians where they stand; the balls stay where they are."""
    if not angle.any():
        return feet
    standing = smooth(1.0 * ((feet.load > 0.97) & (np.abs(feet.pitch) < np.radians(3.0))), 0.1)
    a = np.clip(angle, 0.0, 0.9) * standing  # (2, T)
    ball, drop = float(person.offsets[10, 2]), (ANKLE - 0.02) * person.scale
    forward, up = ball * (1 - np.cos(a)) + drop * np.sin(a), ball * np.sin(a) - drop * (1 - np.cos(a))
    ankle = feet.ankle + np.stack([forward * np.sin(feet.yaw), up, forward * np.cos(feet.yaw)], -1)
    return replace(feet, ankle=ankle, pitch=feet.pitch - a, flat=feet.flat & (a < np.radians(1.0)))


__all__ = ["Feet", "move_feet", "on_toes", "rolled", "wrap"]
