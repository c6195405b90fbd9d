"""Rigs that motion is written for: the joint names, hierarchy and axes of other programs' characters.

A rig is a joint map (skeleton.joint_maps) read the other way, with names for the fingers and the few joints that are
the rig's own: a root on the floor, or joints between two of ours, which never turn. The rest pose is the T-pose facing
+z with the person's own bones, whatever the rig; joints that a rig shares with us are at the same place in every frame.

Letters: P people, T frames, J = 42 joints (body and fingers), S joints of the rig. Metres, y up, quaternions xyzw.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from intermoe.core.errors import unknown
from intermoe.core.types import Interaction
from intermoe.skeleton import fingers, joint_maps, quat
from intermoe.skeleton.smpl22 import HAND_AXES, NAMES, NUM_JOINTS, OFFSETS, WRISTS

OWN = -1  # source of a joint that only the rig has
_CHILD = {0: 3, 3: 6, 6: 9, 9: 12, 12: 15, 13: 16, 14: 17, 1: 4, 2: 5, 4: 7, 5: 8, 7: 10, 8: 11, 16: 18, 17: 19, 18: 20,
          19: 21}  # fmt: skip
_ENDS = {10: (0.0, 0.0, 1.0), 11: (0.0, 0.0, 1.0), 15: (0.0, 1.0, 0.0), **dict(zip(WRISTS, HAND_AXES.tolist()))}
_BACKWARDS = (1, 4, 7, 10, 14, 17, 19, 21)  # joints of Unreal's mannequin whose x points from the child to the joint


@dataclass(frozen=True)
class Rig:
    """Names, parents (-1 for the root) and sources (which of our 42 joints, or OWN) of S joints, parents first.

    shares: how far along the way from its parent to the joint below it an OWN joint lies. along: the axis of a joint
    that lies along its bone in the rest pose ("x", "y", or "": all joints have the world's axes).
    """

    name: str
    names: tuple[str, ...]
    parents: tuple[int, ...]
    sources: tuple[int, ...]
    shares: tuple[float, ...]
    along: str = ""

    @property
    def pelvis(self) -> int:
        """The joint whose translation moves."""
        return self.sources.index(0)

    @cached_property
    def axes(self) -> np.ndarray:
        """(S, 4) world orientation of the joints in the rest pose."""
        axes = np.tile(quat.IDENTITY.astype(np.float64), (len(self.names), 1))
        if self.along:
            for joint, source in enumerate(self.sources):
                if source != OWN:
                    axes[joint] = _oriented(self.along, source)
                elif self.parents[joint] >= 0:
                    axes[joint] = axes[self.parents[joint]]
        return axes

    def spread(self, places: np.ndarray) -> np.ndarray:
        """Our joints' positions (..., 42, 3) in one pose -> the rig's (..., S, 3). A root of the rig's own is at 0."""
        out = np.zeros((*places.shape[:-2], len(self.names), 3))
        for joint, source in enumerate(self.sources):
            if source != OWN:
                out[..., joint, :] = places[..., source, :]
        for joint, source in enumerate(self.sources):
            if source == OWN and (parent := self.parents[joint]) >= 0:
                below = self.parents.index(joint)
                out[..., joint, :] = out[..., parent, :] + self.shares[joint] * (
                    out[..., below, :] - out[..., parent, :]
                )
        return out

    def turned(self, world: np.ndarray, *, along: bool = True) -> np.ndarray:
        """Our joints' world rotations (..., 42, 4) -> the rig's (..., S, 4), in its own axes with `along`."""
        out = np.zeros((*world.shape[:-2], len(self.names), 4))
        out[..., 3] = 1.0
        for joint, source in enumerate(self.sources):
            if source != OWN:
                out[..., joint, :] = world[..., source, :]
            elif self.parents[joint] >= 0:
                out[..., joint, :] = out[..., self.parents[joint], :]
        return quat.multiply(out, self.axes) if along and self.along else out


@dataclass(frozen=True)
class Dressed:
    """A motion on a rig: rotations (P, T, S, 4) local; offsets (P, S, 3) from the parent, in its axes, at rest;
    translation (P, T, 3) of the pelvis' joint, in the world.
    """

    rig: Rig
    rotations: np.ndarray
    offsets: np.ndarray
    translation: np.ndarray


def find(name: str) -> Rig:
    """The rig of that name. UserError with those there are."""
    if name not in RIGS:
        raise unknown("rig", name, RIGS)
    return RIGS[name]


def dress(moving: Interaction, rig: Rig, *, along: bool = True) -> Dressed:
    """A motion with rotations, translation and offsets (skeleton.solve) on the rig; in the world's axes without `along`."""
    assert moving.rotations is not None and moving.translation is not None and moving.offsets is not None
    bones = np.concatenate([moving.offsets, fingers.offsets(fingers.hand_length(moving.offsets))], axis=1)
    local = np.concatenate([moving.rotations, fingers.rotations(moving)], axis=2).astype(np.float64)
    rest = bones.astype(np.float64)
    world = local.copy()
    for joint, parent in enumerate(fingers.ALL_PARENTS):
        if parent >= 0:
            rest[:, joint] += rest[:, parent]
            world[:, :, joint] = quat.multiply(world[:, :, parent], local[:, :, joint])
    parents = [max(parent, 0) for parent in rig.parents]
    places = rig.spread(rest)
    offsets = places - places[:, parents]
    if along and rig.along:
        offsets = quat.rotate(quat.inverse(rig.axes[parents]), offsets)
    offsets[:, [joint for joint, parent in enumerate(rig.parents) if parent < 0]] = 0.0
    turned = rig.turned(world, along=along)
    rotations = quat.normalize(quat.multiply(quat.inverse(turned[:, :, parents]), turned))
    roots = [joint for joint, parent in enumerate(rig.parents) if parent < 0]
    rotations[:, :, roots] = turned[:, :, roots]
    return Dressed(rig, rotations, offsets, moving.translation.astype(np.float64))


def rest_pose(bones: np.ndarray) -> np.ndarray:
    """Body offsets (..., 22, 3) -> positions (..., 42, 3) of body and fingers in the T-pose, pelvis at the origin."""
    places = np.concatenate([bones, fingers.offsets(fingers.hand_length(bones))], axis=-2).astype(np.float64)
    for joint, parent in enumerate(fingers.ALL_PARENTS):
        if parent >= 0:
            places[..., joint, :] += places[..., parent, :]
    return places


def _oriented(along: str, source: int) -> np.ndarray:
    """(4,) the axes of a joint whose x or y lies along its bone and whose z looks ahead (up, where the bone does)."""
    if source < NUM_JOINTS:
        bone = np.array(_ENDS.get(source) or OFFSETS[_CHILD[source]], np.float64)
    else:
        bone = fingers.offsets(1.0)[source - NUM_JOINTS + (1 - (source - NUM_JOINTS) % 2)]
    axis = bone / np.linalg.norm(bone)
    body = source if source < NUM_JOINTS else WRISTS[(source - NUM_JOINTS) // fingers.PER_HAND]
    if along == "x" and body in _BACKWARDS:
        axis = -axis
    ahead = np.array([0.0, 0.0, 1.0] if abs(axis[2]) < 0.9 else [0.0, 1.0, 0.0])
    third = ahead - (ahead @ axis) * axis
    third /= np.linalg.norm(third)
    columns = (axis, np.cross(third, axis), third) if along == "x" else (np.cross(axis, third), axis, third)
    return quat.from_matrix(np.stack(columns, axis=-1))


def _rig(
    known: joint_maps.JointMap,
    finger: Callable[[str, str, int], str],
    *,
    prefix: str = "",
    root: str = "",
    between: Mapping[str, str] | None = None,
    share: float = 0.5,
    along: str = "",
) -> Rig:
    """finger(side, digit, number) names the finger joints; between: a joint of the rig's own -> the joint below it."""
    called = {ours: next(iter(known.joints[ours])).split("|")[0] for ours in NAMES}
    ours = [*called.values()]
    for side in ("Left", "Right"):
        ours += [finger(side, digit, number) for digit in fingers.DIGITS for number in (1, 2)]
    above = {below: own for own, below in (between or {}).items()}
    names: list[str] = [root] if root else []
    parents, sources = [-1] * len(names), [OWN] * len(names)
    shares = [0.0] * len(names)
    for source, name in enumerate(ours):
        parent = fingers.ALL_PARENTS[source]
        up = names.index(ours[parent]) if parent >= 0 else len(names) - 1
        if name in above:
            names, parents, sources = [*names, above[name]], [*parents, up], [*sources, OWN]
            shares.append(share)
            up = len(names) - 1
        names, parents, sources = [*names, name], [*parents, up], [*sources, source]
        shares.append(0.0)
    return Rig(known.name, tuple(prefix + name for name in names), tuple(parents), tuple(sources), tuple(shares), along)


def _unity_finger(side: str, digit: str, number: int) -> str:
    return f"{side}{'Little' if digit == 'Pinky' else digit}{('Proximal', 'Intermediate')[number - 1]}"


def _rigify_finger(side: str, digit: str, number: int) -> str:
    return f"{'thumb' if digit == 'Thumb' else f'f_{digit.lower()}'}.{number:02d}.{side[0]}"


_PALMS = {f"palm.{n:02d}.{side[0]}": _rigify_finger(side, digit, 1)
          for side in ("Left", "Right") for n, digit in enumerate(fingers.DIGITS[1:], 1)}  # fmt: skip

OURS = Rig("smpl22", fingers.ALL_NAMES, fingers.ALL_PARENTS, tuple(range(len(fingers.ALL_NAMES))),
           (0.0,) * len(fingers.ALL_NAMES))  # fmt: skip
RIGS = {
    rig.name: rig
    for rig in (
        OURS,
        _rig(joint_maps.MIXAMO, lambda side, digit, n: f"{side}Hand{digit}{n}", prefix="mixamorig:", along="y"),
        _rig(
            joint_maps.UNREAL,
            lambda side, digit, n: f"{digit.lower()}_{n:02d}_{side[0].lower()}",
            root="root",
            along="x",
        ),
        _rig(joint_maps.UNITY, _unity_finger),
        _rig(joint_maps.RIGIFY, _rigify_finger, between={"spine.005": "spine.006", **_PALMS}, along="y"),
    )
}
