"""The gate every clip passes: no pops, no missed contacts, no sliding feet, no bodies inside each other.

A clip that fails is made again from its next sub-seed; failures are counted by family (generate.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from intermoe.core.types import Interaction
from intermoe.skeleton import body, capsules, kinematics
from intermoe.skeleton.smpl22 import FOOT_JOINTS, INDEX

from .families.registry import FAMILIES
from .targets import RADII

EVERY = 2  # frames between two looks at penetration


@dataclass(frozen=True)
class Limits:
    """What passes. Real capture reaches 120 m/s2 (95 % of one-second windows) and 6 mm a frame of standing-foot
    slide."""

    acceleration: float = 125.0  # m/s2, any joint
    fast: float = 190.0  # the same for the joints of a striking hand or kicking foot
    grip: float = 0.03  # metres between hand points that meet
    touch: float = 0.06  # metres between a hand point and the surface it should touch
    slide: float = 0.006  # metres a frame, 99 % of the frames of standing feet
    sink: float = -0.02  # metres below the floor


def faults(motion: Interaction, limits: Limits = Limits()) -> list[str]:
    """Names of what is wrong with a clip, worst kinds first; empty when it passes."""
    assert motion.rotations is not None and motion.translation is not None and motion.offsets is not None
    assert motion.foot_contacts is not None
    p, out = motion.positions, []
    if not np.isfinite(p).all():
        return ["nan"]
    steps = np.diff(p, axis=1)
    peak = np.sqrt((np.diff(steps, axis=1) ** 2).sum(-1)).max() * motion.fps**2
    families = [FAMILIES[name] for name in motion.meta["family"].split("+")]
    if peak > (limits.fast if any(f.fast for f in families) else limits.acceleration):
        out.append("pop")
    if (reason := _contacts(motion, limits)) is not None:
        out.append(reason)
    feet = np.sqrt((steps[:, :, list(FOOT_JOINTS)] ** 2).sum(-1))
    still = motion.foot_contacts[:, 1:] & motion.foot_contacts[:, :-1]
    if still.any() and np.percentile(feet[still], 99) > limits.slide:
        out.append("slide")
    if p[..., 1].min() < limits.sink:
        out.append("sink")
    depth = capsules.penetration(p[:, ::EVERY], body.stature(motion.offsets))
    hands = [i for i, n in enumerate(capsules.NAMES) if "forearm" in n]
    depth[:, hands] = depth[:, :, hands] = np.minimum(depth[:, hands].max(), 0.0)  # forearms may touch
    if depth.max() > max(f.depth for f in families):
        out.append("inside")
    return out


def _contacts(motion: Interaction, limits: Limits) -> str | None:
    """ "grip" or "touch" where a contact of the record does not take place."""
    contacts = [c for c in motion.meta.get("contacts", ()) if "_hand" in c["a"]["joint"]]
    stature = body.stature(motion.offsets)  # type: ignore[arg-type]
    if any(_faces(motion, c, stature) > limits.touch for c in motion.meta.get("contacts", ())):
        return "touch"
    if not contacts:
        return None
    offsets = motion.offsets[:, None]  # type: ignore[index]
    _, world = kinematics.forward(motion.rotations, motion.translation, offsets)  # type: ignore[arg-type]
    hands = body.hand_points(motion.positions, world, offsets)
    for c in contacts:
        frames = slice(c["start"], c["end"] + 1)
        point = hands[c["a"]["person"], frames, int(c["a"]["joint"].startswith("right"))]
        who, joint = c["b"]["person"], c["b"]["joint"]
        if joint.endswith("_hand"):
            gap = np.linalg.norm(point - hands[who, frames, int(joint.startswith("right"))], axis=-1)
            if len(gap) and gap.max() > limits.grip:
                return "grip"
        else:
            near = np.linalg.norm(point - motion.positions[who, frames, INDEX[joint]], axis=-1)
            surface = 1.45 * RADII[INDEX[joint]] * stature[who] / 1.75 + 0.03
            if len(near) and np.percentile(near, 80) > surface + limits.touch:
                return "touch"
    return None


def _faces(motion: Interaction, c: dict, stature: np.ndarray) -> float:
    """Metres between two heads that should touch (a kiss), 80 % of the time; 0 for other contacts."""
    if (c["a"]["joint"], c["b"]["joint"]) != ("head", "head"):
        return 0.0
    frames, head = slice(c["start"], c["end"] + 1), INDEX["head"]
    apart = np.linalg.norm(motion.positions[0, frames, head] - motion.positions[1, frames, head], axis=-1)
    return float(np.percentile(apart, 80)) - RADII[head] * float(stature.sum()) / 1.75 if len(apart) else 0.0
