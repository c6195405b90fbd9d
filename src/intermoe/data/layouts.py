"""The feature layouts that a store may hold: how many people, features and joints, and how features become motion again.

Letters: P people, T frames, F features, J joints.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from intermoe.core.errors import UserError, unknown
from intermoe.core.types import Interaction
from intermoe.motion import humanml3d, interhuman, interx


@dataclass(frozen=True)
class Layout:
    """One person's features: (P, T, F) with offsets (P, J, 3)."""

    people: int
    features: int
    joints: int  # 0: nothing is known of the bodies


LAYOUTS = {
    "interhuman": Layout(people=2, features=interhuman.NUM_FEATURES, joints=22),
    "interx": Layout(people=2, features=interx.NUM_FEATURES, joints=interx.NUM_JOINTS),
    "interx_evaluator": Layout(
        people=2, features=interx.ROTATION_FEATURES, joints=0
    ),  # without body model: no positions
    "humanml3d": Layout(people=1, features=humanml3d.NUM_FEATURES, joints=22),
}


def layout(name: object) -> Layout:
    """The layout of that name. UserError for another."""
    if not isinstance(name, str) or name not in LAYOUTS:
        raise unknown("feature layout", name, LAYOUTS)
    return LAYOUTS[name]


def decode(name: str, features: np.ndarray, *, fps: float, offsets: np.ndarray) -> Interaction:
    """Features (P, T, F) of a layout and offsets (P, J, 3) as people. UserError where the layout shows no bodies."""
    if name == "interhuman":
        return interhuman.decode(features, fps=fps, offsets=offsets)
    if name == "interx":
        return interx.decode(features, fps=fps, offsets=offsets)
    if name == "humanml3d":
        return humanml3d.decode(features, fps=fps).replace(offsets=offsets)
    raise UserError(f"features of the layout {name} show no bodies that could be drawn or exported")
