"""Pelvis and legs: the pelvis follows the feet, its height the reach of the standing legs; legs by two-bone inverse
kinematics.

Arrays of one person over T frames. The pelvis path is the smoothed middle of the feet, so starts and stops come out
by themselves; its height is what straight but not locked standing legs allow, never a constant.
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import minimum_filter1d

from intermoe.skeleton.quat import cross

from .body import Person
from .feet import Feet
from .rotate import frame, turn, unit
from .tracks import FPS, smooth

STRAIGHT = 0.9972  # a standing leg's reach as a share of its length
RUNNING = 0.962
PATH_SIGMA, HEIGHT_SIGMA, HEADING_SIGMA = 0.14, 0.045, 0.14  # seconds


def pelvis_path(feet: Feet) -> tuple[np.ndarray, np.ndarray]:
    """Floor path (T, 2) and heading (T,) of the pelvis, before leaning."""
    middle = feet.base[:, :, [0, 2]].mean(0)
    heading = smooth(feet.yaw.mean(0), HEADING_SIGMA)
    load = feet.load + 1e-3
    pressure = (feet.base[:, :, [0, 2]] * load[..., None]).sum(0) / load.sum(0)[:, None]
    side = np.stack([np.cos(heading), -np.sin(heading)], -1)
    shift = (side * (pressure - middle)).sum(-1, keepdims=True) * side * 0.33
    kick = smooth(feet.kick.max(0), 0.07)[:, None]
    shift = shift * (1 - kick) + 0.9 * (pressure - middle) * kick
    path = smooth(middle + shift, PATH_SIGMA, axis=0)
    ahead = np.stack([np.sin(heading), np.cos(heading)], -1)
    lead = 0.012 + 0.11 * smooth(feet.run.max(0), 0.15)  # a running foot lands nearly under the body
    return path + lead[:, None] * ahead, heading


def pelvis_height(person: Person, feet: Feet, path: np.ndarray, hips: np.ndarray, down: np.ndarray) -> np.ndarray:
    """Height (T,) of the pelvis: hips (2, T, 3) are the hip joints seen from the pelvis, down (T,) metres of crouch."""
    run = smooth(feet.run.max(0), 0.06)
    pace = np.sqrt((np.gradient(smooth(path, 0.1, axis=0), axis=0) ** 2).sum(-1)) * FPS
    straight = STRAIGHT - 0.009 * np.clip(pace / 1.3, 0, 1)  # walking knees give way under the load
    reach = person.leg * (straight + (RUNNING - straight) * run)
    offset = feet.ankle[..., [0, 2]] - (path[None] + hips[..., [0, 2]])
    flat = (offset**2).sum(-1)
    rise = np.sqrt(np.maximum(reach**2 - flat, (0.5 * reach) ** 2))
    allowed = feet.ankle[..., 1] + rise - hips[..., 1]
    loose = allowed + 0.35 * (1 - feet.load) ** 0.7
    height = loose.min(0)
    height = settle_height(height) - down
    hard = feet.ankle[..., 1] + np.sqrt(np.maximum((0.9994 * person.leg) ** 2 - flat, 0.01)) - hips[..., 1]
    return np.minimum(height, np.where(feet.load > 0.95, hard, 9.0).min(0))


def settle_height(height: np.ndarray) -> np.ndarray:
    """The height (T,) a pelvis takes where legs allow `height`: never above it, and smooth."""
    return smooth(minimum_filter1d(height, 3, mode="nearest"), HEIGHT_SIGMA)


def legs(
    person: Person, feet: Feet, hip: np.ndarray, heading: np.ndarray, open_: np.ndarray | None = None
) -> dict[int, np.ndarray]:
    """World rotations (T, 3, 3) of hips (1, 2), knees (4, 5), ankles (7, 8) and feet (10, 11). hip (2, T, 3) world
    positions; open_ (T,): radians that both knees are swung apart."""
    thigh, shin = person.offsets[[4, 5]], person.offsets[[7, 8]]  # (2, 3)
    upper, lower = np.linalg.norm(thigh, axis=-1)[:, None], np.linalg.norm(shin, axis=-1)[:, None]
    way = feet.ankle - hip
    distance = np.sqrt((way * way).sum(-1))
    length = np.clip(distance, np.abs(upper - lower) + 0.15, 0.9995 * (upper + lower))
    along = way / distance[..., None]
    knee_yaw = 0.45 * heading + 0.55 * feet.yaw
    left = np.stack([np.cos(knee_yaw), np.zeros_like(knee_yaw), -np.sin(knee_yaw)], -1)
    cosine = np.clip((upper**2 + length**2 - lower**2) / (2 * upper * length), -1, 1)
    bend = unit(cross(along, left))  # defined for every leg that does not point sideways
    if open_ is not None:
        apart = cross(bend, along) * np.array([1.0, -1.0])[:, None, None]
        bend = bend * np.cos(open_)[:, None] + apart * np.sin(open_)[:, None]
    up = unit(along * cosine[..., None] + bend * np.sqrt(1 - cosine**2)[..., None])
    low = unit(along * length[..., None] - up * upper[..., None])
    hinge = cross(bend, along)  # to the left
    out: dict[int, np.ndarray] = {}
    sole = turn(1, feet.yaw) @ turn(0, -feet.pitch)
    for s in (0, 1):
        for joint, direction, bone in ((1, up[s], thigh[s]), (4, low[s], shin[s])):
            rest = frame(bone, np.array([1.0, 0.0, 0.0]))
            out[joint + s] = frame(direction, hinge[s]) @ rest.T
        out[7 + s] = out[10 + s] = sole[s]
    return out


def gait_sway(person: Person, feet: Feet, heading: np.ndarray) -> dict[str, np.ndarray]:
    """What the steps do to the rest of the body: pelvis yaw and list (radians), the feet's reach before and behind
    the body (2, T) in leg lengths, walking speed (T,) m/s along the heading."""
    ahead = np.stack([np.sin(heading), np.cos(heading)], -1)
    feet_forward = (feet.base[:, :, [0, 2]] * ahead).sum(-1)
    spread = smooth((feet_forward - feet_forward.mean(0)) / person.leg, 0.06)  # (2, T)
    middle = smooth(feet.base[:, :, [0, 2]].mean(0), 0.16, axis=0)
    speed = (np.gradient(middle, axis=0) * 30 * ahead).sum(-1)
    carried = smooth(feet.load[0] - feet.load[1], 0.05)
    moving = np.clip(np.abs(speed) / 1.0, 0, 1.2)
    return {
        "yaw": -np.radians(5.0) * (spread[0] - spread[1]) / 0.75,
        "list": np.radians(3.5) * carried * np.clip(moving + 0.25, 0, 1),
        "spread": spread,
        "speed": speed,
    }


__all__ = ["gait_sway", "legs", "pelvis_height", "pelvis_path", "settle_height"]
