"""How near people of a scene come to each other who are no partners at that moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from intermoe.core.types import Interaction
from intermoe.scene.file import Scene
from intermoe.skeleton.body import stature
from intermoe.skeleton.capsules import gaps

AROUND = 1.5  # seconds before and after an interaction in which its two still are partners
EVERY = 2  # frames between two looks
FAR = 2.5  # metres between pelvises beyond which bodies are not looked at


def closest(motion: Interaction, parts: Sequence[Mapping[str, Any]], names: Sequence[str]) -> dict[str, Any]:
    """The nearest that two bodies (capsules) come who are no partners: {"metres", "people", "second"}; {} where all are.

    parts: `people`, first frame `start` and last (beyond it) `end` of each interaction. metres are below 0 where bodies
    are inside each other.
    """
    assert motion.offsets is not None
    tall = np.array([float(stature(o)) for o in motion.offsets])
    found: dict[str, Any] = {}
    for a, b in combinations(range(motion.num_people), 2):
        strangers = np.ones(motion.num_frames, bool)
        for part in parts:
            if {names[a], names[b]} == set(part["people"]):
                around = round(AROUND * motion.fps)
                strangers[max(0, part["start"] - around) : part["end"] + around] = False
        frames = np.flatnonzero(strangers)[::EVERY]
        if not len(frames):
            continue
        near = apart(motion.positions[[a, b]][:, frames], tall[[a, b]])
        at = int(near.argmin())
        if not found or near[at] < found["metres"]:
            found = {
                "metres": round(float(near[at]), 3),
                "people": [names[a], names[b]],
                "second": round(float(frames[at] / motion.fps), 2),
            }
    return found


def remarks(scene: Scene, motion: Interaction) -> list[str]:
    """Which interactions begin later than asked, and who is inside whom: a sentence each."""
    said = []
    for number, (act, part) in enumerate(zip(scene.acts, motion.meta["parts"], strict=True), 1):
        begins = part["start"] / motion.fps
        if act.at is not None and begins > act.at + 0.1:
            said.append(
                f"interaction {number} begins at {begins:.1f} s, not at {act.at:g}: its people have to get there first"
            )
    near = motion.meta["closest"]
    if near and near["metres"] < 0.0:
        a, b = near["people"]
        said.append(
            f"{a} and {b} are {-100 * near['metres']:.0f} cm inside each other at {near['second']:g} s; another seed may help"
        )
    return said


def apart(positions: np.ndarray, statures: np.ndarray) -> np.ndarray:
    """Metres between two bodies in each frame (T,), of joints (2,T,22,3); below 0 inside each other.

    Where the two are far from each other it is the pelvises that are told of.
    """
    found = np.linalg.norm(positions[0, :, 0] - positions[1, :, 0], axis=-1).astype(np.float64)
    look = np.flatnonzero(found < FAR)
    if len(look):
        found[look] = gaps(positions[:, look], statures).min(axis=(1, 2))
    return found
