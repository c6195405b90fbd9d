"""Other programs' skeletons on the 22 joints: which of their joints, or points between them, ours are.

The CMU/Poser map is that of the CMU salsa's published joints; the others follow those programs' files. Names are
compared without prefixes ("mixamorig:"), case, blanks, underscores and dots. Letters: T frames, S source joints, J = 22.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from intermoe.core.errors import UserError
from intermoe.skeleton import quat
from intermoe.skeleton.smpl22 import INDEX, NAMES, NUM_JOINTS

Source = Mapping[str, float]  # source joint -> weight; "a|b": a, or else b; "foot.end": the end site of foot


@dataclass(frozen=True)
class JointMap:
    """For each of the 22 joints the weighted source joints that it lies between (weights sum to 1)."""

    name: str
    joints: Mapping[str, Source]
    pelvis_lift: float = 0.0  # metres from that point to the pelvis, along the source root's own up axis
    hands: tuple[str, str] = ("", "")  # a joint further along the left and right hand, where there is one
    hints: Mapping[str, str] = field(default_factory=dict)  # joint -> source that it turns with, if not the first

    def __post_init__(self) -> None:
        missing = sorted(set(NAMES) - set(self.joints))
        if missing or set(self.joints) - set(NAMES):
            raise UserError(f"joint map {self.name} must name the 22 joints; it lacks {', '.join(missing) or 'none'}")


def _sides(pattern: Mapping[str, str], left: str, right: str) -> dict[str, Source]:
    """{"hip": "{}Thigh"} with "l", "r" -> {"left_hip": {"lThigh": 1}, "right_hip": {"rThigh": 1}}."""
    sides = (("left", left), ("right", right))
    return {
        f"{side}_{ours}": {theirs.replace("{}", word): 1.0} for side, word in sides for ours, theirs in pattern.items()
    }


POSER = JointMap(
    "poser",
    {
        "pelvis": {"lThigh": 0.5, "rThigh": 0.5},
        "spine1": {"abdomen": 1.0},
        "spine2": {"chest": 1.0},
        "spine3": {"chest": 0.75, "neck": 0.25},
        "neck": {"neck": 1.0},
        "head": {"head": 1.0},
        **_sides(
            {
                "hip": "{}Thigh", "knee": "{}Shin", "ankle": "{}Foot", "foot": "{}Foot.end", "collar": "{}Collar",
                "shoulder": "{}Shldr", "elbow": "{}ForeArm", "wrist": "{}Hand",
            },
            "l", "r",
        ),
    },
    pelvis_lift=0.08,
    hands=("lMid1", "rMid1"),
    hints={"pelvis": "hip"},
)  # fmt: skip

_ARMS_AND_LEGS = {
    "hip": "{}UpLeg", "knee": "{}Leg", "ankle": "{}Foot", "foot": "{}ToeBase|{}Toe|{}Foot.end", "collar": "{}Shoulder",
    "shoulder": "{}Arm", "elbow": "{}ForeArm", "wrist": "{}Hand",
}  # fmt: skip

MIXAMO = JointMap(
    "mixamo",
    {
        "pelvis": {"Hips": 1.0},
        "spine1": {"Spine": 1.0},
        "spine2": {"Spine1": 1.0},
        "spine3": {"Spine2": 1.0},
        "neck": {"Neck": 1.0},
        "head": {"Head": 1.0},
        **_sides(_ARMS_AND_LEGS, "Left", "Right"),
    },
    hands=("LeftHandMiddle1", "RightHandMiddle1"),
)

MOTIONBUILDER = JointMap(
    "motionbuilder",  # the CMU database as the usual conversion has it: LowerBack, Spine, Spine1
    {
        **MIXAMO.joints,
        "spine1": {"LowerBack": 0.5, "Spine": 0.5},
        "spine2": {"Spine": 1.0},
        "spine3": {"Spine1": 1.0},
    },
    hands=("LeftHandIndex1", "RightHandIndex1"),
)

UNREAL = JointMap(
    "unreal",  # the mannequin of Unreal Engine 4; that of 5 has more joints in spine and neck
    {
        "pelvis": {"pelvis": 1.0},
        "spine1": {"spine_01": 1.0},
        "spine2": {"spine_02": 1.0},
        "spine3": {"spine_03": 1.0},
        "neck": {"neck_01": 1.0},
        "head": {"head": 1.0},
        **_sides(
            {
                "hip": "thigh_{}", "knee": "calf_{}", "ankle": "foot_{}", "foot": "ball_{}|foot_{}.end",
                "collar": "clavicle_{}", "shoulder": "upperarm_{}", "elbow": "lowerarm_{}", "wrist": "hand_{}",
            },
            "l", "r",
        ),
    },
    hands=("middle_01_l", "middle_01_r"),
)  # fmt: skip

UNITY = JointMap(
    "unity",  # the bones of a humanoid avatar
    {
        "pelvis": {"Hips": 1.0},
        "spine1": {"Spine": 1.0},
        "spine2": {"Chest": 1.0},
        "spine3": {"UpperChest": 1.0},
        "neck": {"Neck": 1.0},
        "head": {"Head": 1.0},
        **_sides(
            {
                "hip": "{}UpperLeg", "knee": "{}LowerLeg", "ankle": "{}Foot", "foot": "{}Toes|{}Foot.end",
                "collar": "{}Shoulder", "shoulder": "{}UpperArm", "elbow": "{}LowerArm", "wrist": "{}Hand",
            },
            "Left", "Right",
        ),
    },
    hands=("LeftMiddleProximal", "RightMiddleProximal"),
)  # fmt: skip

RIGIFY = JointMap(
    "rigify",  # Blender's human meta-rig
    {
        "pelvis": {"spine": 1.0},
        "spine1": {"spine.001": 1.0},
        "spine2": {"spine.002": 1.0},
        "spine3": {"spine.003": 1.0},
        "neck": {"spine.004": 1.0},
        "head": {"spine.006": 1.0},
        **_sides(
            {
                "hip": "thigh.{}", "knee": "shin.{}", "ankle": "foot.{}", "foot": "toe.{}", "collar": "shoulder.{}",
                "shoulder": "upper_arm.{}", "elbow": "forearm.{}", "wrist": "hand.{}",
            },
            "L", "R",
        ),
    },
    hands=("f_middle.01.L", "f_middle.01.R"),
)  # fmt: skip

OURS = JointMap(
    "smpl22",
    {name: {name: 1.0} for name in NAMES},
    hands=("left_wrist.end|LeftHandMiddle1", "right_wrist.end|RightHandMiddle1"),  # without fingers, with fingers
)

MAPS = {known.name: known for known in (OURS, POSER, MIXAMO, MOTIONBUILDER, UNREAL, UNITY, RIGIFY)}


@dataclass(frozen=True)
class Mapped:
    """A source skeleton's motion on the 22 joints."""

    positions: np.ndarray  # (T, J, 3), in the unit that was asked for
    rotations: np.ndarray  # (T, J, 4) of the source joints in the world
    hands: np.ndarray | None  # (T, 2, 3) a point further along each hand


def plain(name: str) -> str:
    """The name without prefix, case, blanks, underscores, dots: "mixamorig:Left_Arm" -> "leftarm"."""
    return re.sub(r"[\s_.\-]", "", re.sub(r"^mixamorig\d*[:_]?", "", name.split(":")[-1], flags=re.IGNORECASE)).lower()


def choose(names: Sequence[str], where: object) -> JointMap:
    """The map that fits the source joints (end sites as "name.end"). UserError with what is missing if none does."""
    lacking = {known.name: _missing(known, names) for known in MAPS.values()}
    best = min(lacking, key=lambda name: len(lacking[name]))
    if lacking[best]:
        raise UserError(
            f"{where} lacks the joints {', '.join(lacking[best][:8])} of the {best} skeleton that it resembles; "
            f"rename its joints to one of the skeletons {', '.join(MAPS)}, or export it with all of them."
        )
    return MAPS[best]


def _missing(known: JointMap, names: Sequence[str]) -> list[str]:
    there = {plain(name) for name in names}
    wanted = {option: None for source in known.joints.values() for option in source}
    return [o.split("|")[0] for o in wanted if not any(plain(name) in there for name in o.split("|"))]


def apply(
    known: JointMap, names: Sequence[str], positions: np.ndarray, rotations: np.ndarray, *, lift: float = 1.0
) -> Mapped:
    """Source joints (T, S, 3), end sites among them, with their rotations (T, S, 4) -> the 22 joints.

    `lift` is a metre in the source's unit (100 for centimetres).
    """
    index = {plain(name): number for number, name in reversed(list(enumerate(names)))}

    def find(options: str) -> int:
        return next(index[plain(name)] for name in options.split("|") if plain(name) in index)

    ours = np.zeros((len(positions), NUM_JOINTS, 3))
    turns = np.zeros((len(positions), NUM_JOINTS, 4))
    for joint, source in known.joints.items():
        for option, weight in source.items():
            ours[:, INDEX[joint]] += weight * positions[:, find(option)]
        turns[:, INDEX[joint]] = rotations[:, find(known.hints.get(joint, next(iter(source))))]
    ours[:, 0] += quat.rotate(turns[:, 0], np.array([0.0, known.pelvis_lift * lift, 0.0]))
    hands = None
    if all(any(plain(option) in index for option in hand.split("|")) for hand in known.hands):
        hands = np.stack([positions[:, find(hand)] for hand in known.hands], axis=1)
    return Mapped(ours, turns, hands)
