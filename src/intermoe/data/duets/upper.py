"""Trunk, head and hanging arms: carriage, breathing, idle sway, counter-rotation, gaze, arm swing. Arrays over T
frames.

Channels are named curves of one person in radians and metres: bow, side, twist, turn, nod, tilt, shake, shrug, toes,
crouch, forward, left; with a posture also tip and curl.
"""

from __future__ import annotations

import numpy as np

from .body import Manner, Person
from .rotate import apply, turn, unit
from .script import Lean
from .tracks import envelope, pink, smooth

ANGLES = ("bow", "side", "twist", "turn", "nod", "tilt", "shake", "shrug", "toes")
LENGTHS = ("crouch", "forward", "left")
BACK = {3: 0.20, 6: 0.22, 9: 0.22}  # shares of a bow taken by the spine's joints; the pelvis takes the rest
STOOP = {3: 0.1, 6: 0.5, 9: 0.6}  # a stoop rounds the upper back; the hips have no part in it
SPINE_TWIST = {3: 0.25, 6: 0.35, 9: 0.40}


def _pace(manner: Manner) -> dict[str, float]:
    """The band of idle motion, hertz: quick people are quick in that as well."""
    return {"low": 0.12 * manner.tempo**1.5, "high": 6.0 * manner.tempo**1.5}


def channels(
    person: Person, leans: list[Lean], t: np.ndarray, sway: dict[str, np.ndarray], rng: np.random.Generator
) -> dict:
    """The curves of carriage, idling, gait and the script's leans."""
    manner = person.manner
    noise = pink(rng, (10, len(t)), **_pace(manner)) * manner.energy
    wobble = pink(rng, (3, len(t)), low=0.3, high=2.5) * max(1.15 - manner.steadiness, 0.0)
    still = 1 - np.clip(np.abs(sway["speed"]) / 0.8, 0, 0.8)
    slow = pink(rng, (1, len(t)), low=0.1, high=0.6)[0]
    weight = np.tanh(1.2 * slow + rng.normal(0, 0.5)) * still * manner.energy**0.5  # on which leg one rests
    breath = np.sin(2 * np.pi * (rng.uniform(0.22, 0.30) * t + rng.uniform()))
    degree = np.pi / 180
    hurry = 3.0 * np.clip(sway["speed"], -0.3, 3.2) / 1.4  # degrees one leans into the walk
    c = {
        "stoop": np.full(len(t), degree * manner.posture),
        "bow": degree * (1.0 + hurry + noise[0] + 2.2 * wobble[0] + 0.5 * breath),
        "side": degree * 0.9 * noise[1] + 0.2 * sway["list"],
        "twist": -1.9 * sway["yaw"] + degree * 1.4 * noise[2],
        "turn": sway["yaw"] + degree * 1.2 * noise[3],
        "nod": degree * (1.4 * noise[4] + 8.0 * max(1.0 - manner.energy, 0.0)),  # a tired head hangs
        "tilt": degree * 1.6 * noise[5], "shake": degree * 1.6 * noise[6],
        "shrug": degree * (0.8 * breath + 0.8 * noise[7]),
        "crouch": np.zeros(len(t)), "toes": np.zeros(len(t)), "forward": (0.006 * noise[8] + 0.016 * wobble[1]) * still,
        "left": (0.020 * weight + 0.005 * noise[9] + 0.020 * wobble[2]) * still * person.scale,
        "list": sway["list"] + degree * 2.2 * weight,
    }  # fmt: skip
    for e in leans:
        w = envelope(t, e.start, e.rise, e.hold, e.fall)
        if e.hertz > 0:
            w = w * np.sin(2 * np.pi * e.hertz * (t - e.start))
        for name in ANGLES:
            value = getattr(e, name)
            if value:
                c[name] = c[name] + w * np.radians(value) * manner.amplitude**0.8
        if e.hip:
            c["list"] = c["list"] + w * np.radians(e.hip) * manner.amplitude**0.8
        for name in LENGTHS:
            value = getattr(e, name)
            if value:
                c[name] = c[name] + w * value * person.scale
    return c


def trunk(person: Person, c: dict, heading: np.ndarray) -> dict[int, np.ndarray]:
    """World rotations (T, 3, 3) of pelvis 0, spine 3, 6, 9, collars 13, 14; neck and head come with the gaze."""
    share = 1 - sum(BACK.values())
    hips = share * c["bow"]
    world = {0: turn(1, heading + c["turn"]) @ turn(2, c["list"] - 0.25 * c["side"]) @ turn(0, hips)}
    curl = c.get("curl")  # a posture's bend of the back alone; its `tip` moves pelvis and back together
    if "tip" in c:
        world[0] = world[0] @ turn(0, c["tip"])
    parent = 0
    for joint in (3, 6, 9):
        local = (
            turn(1, SPINE_TWIST[joint] * c["twist"])
            @ turn(2, -0.25 * c["side"] - 0.33 * c["list"])
            @ turn(0, BACK[joint] * c["bow"] + STOOP[joint] * c["stoop"])
        )
        if curl is not None:
            local = local @ turn(0, BACK[joint] / sum(BACK.values()) * curl)
        world[joint] = world[parent] @ local
        parent = joint
    for joint, sign in ((13, 1.0), (14, -1.0)):
        world[joint] = world[9] @ turn(2, sign * c["shrug"])
    return world


def place(
    person: Person, world: dict[int, np.ndarray], pelvis: np.ndarray, chain: tuple[tuple[int, int], ...]
) -> dict[int, np.ndarray]:
    """Positions (T, 3) of joints along (parent, joint) pairs, from world rotations."""
    at = {0: pelvis}
    for parent, joint in chain:
        at[joint] = at[parent] + apply(world[parent], person.offsets[joint].astype(float))
    return at


LEG_CHAIN = ((0, 1), (0, 2), (1, 4), (2, 5), (4, 7), (5, 8))
TRUNK_CHAIN = ((0, 1), (0, 2), (0, 3), (3, 6), (6, 9), (9, 12), (9, 13), (9, 14), (13, 16), (14, 17))


def gaze(
    person: Person, world: dict[int, np.ndarray], c: dict, eyes: np.ndarray, look: np.ndarray, weight: np.ndarray
) -> None:
    """Adds neck 12 and head 15 to `world`: the head turns to the points `look` (T, 3) as far as `weight` (T,) says."""
    chest = world[9]
    seen = apply(np.swapaxes(chest, -1, -2), unit(look - eyes))
    yaw = np.arctan2(seen[:, 0], np.maximum(seen[:, 2], 0.05 * np.abs(seen[:, 0])))
    pitch = -np.arctan2(seen[:, 1], np.hypot(seen[:, 0], seen[:, 2]))
    yaw = 0.85 * np.clip(yaw, -1.25, 1.25) * weight
    level = -np.arcsin(np.clip(chest[:, 1, 2], -1, 1)) * -1  # the chest's pitch, taken back by the neck
    pitch = np.clip(pitch, -0.75, 0.55) * weight + (1 - weight) * np.clip(-0.5 * -level, -0.6, 0.3)
    yaw, pitch = smooth(yaw, 0.13), smooth(pitch, 0.13)
    for joint, parent, share in ((12, 9, 0.4), (15, 12, 0.6)):
        bend = share * (pitch + c["nod"]) - (0.05 if joint == 12 else -0.05)  # a neck is carried upright
        local = turn(1, share * (yaw + c["shake"])) @ turn(2, -share * c["tilt"]) @ turn(0, bend)
        world[joint] = world[parent] @ local


def hanging_arms(person: Person, world: dict[int, np.ndarray], sway: dict, c: dict, rng: np.random.Generator) -> tuple:
    """What the arms do when nothing else is asked: unit directions of upper arms and forearms, (2, T, 3) each, in the
    world."""
    num = len(sway["speed"])
    manner = person.manner
    noise = pink(rng, (2, 4, num), **_pace(manner)) * np.radians(1.4) * manner.energy
    amplitude = manner.amplitude * (0.6 + 0.4 * manner.energy)
    carried = 9.0 * (manner.energy - 1.0)  # degrees: lively people carry their forearms
    tremor = pink(rng, (2, num), low=2.0, high=6.0) * np.radians(2.0) * max(1.15 - manner.steadiness, 0.0)
    speed = np.clip(sway["speed"], 0, 3.5)
    moving = np.clip(speed / 1.1, 0, 1)
    run = np.clip((speed - 1.9) / 0.6, 0, 1)
    degree = np.pi / 180
    # degrees: people of large gestures take up room at rest as well
    wide = max(8 + 22 * (manner.amplitude - 1), 1.0)
    rest = [degree * rng.normal(m, s, 2) for m, s in ((-2, 2), (wide, 2), (13, 4), (16, 5))]
    up, fore = [], []
    pitch = np.arcsin(np.clip(world[9][:, 1, 2], -1, 1)) * -1  # chest bent forward, radians
    for s in (0, 1):
        sign = 1.0 if s == 0 else -1.0
        swing = -smooth(sway["spread"][s], 0.05) * degree * 50 * (0.5 + 0.5 * moving) * moving**0.5 * amplitude
        swing = np.roll(swing, 1)
        phi = rest[0][s] + swing - 3 * degree * moving + noise[s, 0] + 0.85 * pitch
        out = rest[1][s] + 0.3 * np.abs(swing) * 0.3 + noise[s, 1] + 0.05 * run
        bend = (
            rest[2][s]
            + degree * carried
            + tremor[s]
            + 13 * degree * moving
            + 0.75 * swing
            + noise[s, 2]
            + run * 64 * degree
        )
        bend = np.maximum(bend, 5 * degree)
        inward = rest[3][s] + noise[s, 3]
        a = np.stack([sign * np.sin(out), -np.cos(out) * np.cos(phi), np.cos(out) * np.sin(phi)], -1)
        e = np.stack([-sign * np.sin(inward), np.cos(inward) * np.sin(phi), np.cos(inward) * np.cos(phi)], -1)
        e = unit(e - (e * a).sum(-1, keepdims=True) * a)
        f = np.cos(bend)[:, None] * a + np.sin(bend)[:, None] * e
        up.append(apply(world[9], a))
        fore.append(apply(world[9], f))
    return np.stack(up), np.stack(fore)
