"""Jumps: both feet leave the floor at once. The pelvis follows constant acceleration on the floor and gravity in the
air, the feet roll over the balls, hang, and land balls first. Times in seconds, metres; T frames.
"""

from __future__ import annotations

import numpy as np

from .body import Person
from .feet import ANKLE, Feet, rolled
from .locomotion import settle_height
from .script import Jump
from .tracks import ease

GRAVITY = 9.81
TAKE_OFF, IN_AIR, LANDING = np.radians(-44.0), np.radians(-34.0), np.radians(-20.0)  # pitch of the soles
HEEL_UP, HEEL_DOWN = 0.17, 0.10  # seconds the heels rise before the feet leave, and sink after the landing
GIVE = 0.03  # the knees are still, or already, a little bent when the feet leave and land, metres at 1.75 m
RECOVER = 0.5  # seconds to stand up again


def flight(jump: Jump, scale: float) -> tuple[float, float]:
    """When the feet leave the floor and when they land."""
    *_, leave, land, _, _ = _knots(jump, scale)
    return leave, land


def over(jump: Jump, scale: float) -> float:
    """When the jumper stands again."""
    return _knots(jump, scale)[-1]


def _knots(jump: Jump, scale: float) -> tuple[float, ...]:
    """Seconds: start, bottom, leave, land, deep (the lowest of the landing), stand."""
    rise, give, deep, speed, fall = _sizes(jump, scale)
    bottom = jump.start + jump.dip
    leave = bottom + 2 * (jump.crouch * scale + rise) / speed
    land = leave + (speed + fall) / GRAVITY
    low = land + 2 * (deep + give) / fall
    return jump.start, bottom, leave, land, low, low + RECOVER


def _sizes(jump: Jump, scale: float) -> tuple[float, float, float, float, float]:
    """Metres above standing: the pelvis at the take-off and at the landing, on tiptoe; the depth of the landing; metres
    a second: at the take-off and at the landing."""
    ball, drop = 0.13 * scale, (ANKLE - 0.02) * scale
    rise, land = (ball * np.sin(-a) - drop * (1 - np.cos(a)) for a in (TAKE_OFF, LANDING))
    leave, give = rise - GIVE * scale, land - GIVE * scale
    speed = float(np.sqrt(2 * GRAVITY * jump.height * scale))
    fall = float(np.sqrt(speed**2 + 2 * GRAVITY * (leave - give)))
    return float(leave), float(give), 0.8 * jump.crouch * scale, speed, fall


def leap(person: Person, feet: Feet, jump: Jump, t: np.ndarray) -> np.ndarray:
    """Changes the feet (standing ones) for the jump; returns the metres (T,) that the pelvis is below what straight
    legs would allow."""
    scale = person.scale
    rise, _, deep, speed, fall = _sizes(jump, scale)
    start, bottom, leave, land, low, stand = _knots(jump, scale)
    crouch = jump.crouch * scale
    s = np.clip(t - leave, 0, land - leave)
    accelerate, brake = 0.5 * speed / (leave - bottom), 0.5 * fall / (low - land)
    pelvis = np.select(
        [t < bottom, t < leave, t < land, t < low],
        [
            -crouch * ease((t - start) / (bottom - start)),
            -crouch + accelerate * (t - bottom) ** 2,
            rise + speed * s - 0.5 * GRAVITY * s * s,
            -deep + brake * (low - t) ** 2,
        ],
        -deep * (1 - ease((t - low) / (stand - low))),
    )
    air = (t > leave) & (t < land)
    share = (t - leave) / (land - leave)
    pitch = np.select(
        [t <= leave, air],
        [
            TAKE_OFF * ease((t - leave + HEEL_UP) / HEEL_UP) ** 1.3,
            TAKE_OFF + (IN_AIR - TAKE_OFF) * ease(2 * share) + (LANDING - IN_AIR) * ease(2 * share - 1),
        ],
        LANDING * (1 - ease((t - land) / HEEL_DOWN)),
    )
    hang = pelvis + jump.tuck * scale * np.sin(np.pi * np.clip(share, 0, 1)) ** 2 + GIVE * scale
    busy = np.abs(pitch) > 1e-4
    lifted = np.zeros((2, len(t)))
    for f in (0, 1):
        roll = rolled(person, f, pitch)
        up = np.where(air, hang + ANKLE * scale, roll[:, 1])
        yaw = feet.yaw[f]
        ankle = feet.base[f] + np.stack([roll[:, 0] * np.sin(yaw), up - ANKLE * scale, roll[:, 0] * np.cos(yaw)], -1)
        feet.ankle[f] = np.where(busy[:, None], ankle, feet.ankle[f])
        feet.pitch[f] = np.where(busy, pitch, feet.pitch[f])
        lifted[f] = np.where(busy, up - ANKLE * scale, 0.0)
    feet.flat[:, np.abs(pitch) > np.radians(1.0)] = False
    feet.ball[:, air] = False
    return settle_height(lifted.min(0)) - pelvis
