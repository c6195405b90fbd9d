"""Rigs of other programs: names and hierarchy as those programs have them, the same joints in the same places."""

from __future__ import annotations

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.skeleton import quat, rigs
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import NAMES, OFFSETS

# (joint, its parent) that a character of the program has, as its own documentation or files show
KNOWN = {
    "mixamo": [("mixamorig:Hips", None), ("mixamorig:Spine2", "mixamorig:Spine1"), ("mixamorig:LeftArm", "mixamorig:LeftShoulder"),
               ("mixamorig:RightToeBase", "mixamorig:RightFoot"), ("mixamorig:LeftHandPinky2", "mixamorig:LeftHandPinky1")],
    "unreal": [("root", None), ("pelvis", "root"), ("spine_03", "spine_02"), ("clavicle_l", "spine_03"), ("calf_r", "thigh_r"),
               ("ball_l", "foot_l"), ("index_01_r", "hand_r")],
    "unity": [("Hips", None), ("UpperChest", "Chest"), ("LeftLowerArm", "LeftUpperArm"), ("RightToes", "RightFoot"),
              ("LeftLittleIntermediate", "LeftLittleProximal")],
    "rigify": [("spine", None), ("spine.006", "spine.005"), ("spine.005", "spine.004"), ("shoulder.L", "spine.003"),
               ("thigh.R", "spine"), ("f_index.01.L", "palm.01.L"), ("palm.01.L", "hand.L"), ("toe.R", "foot.R")],
}  # fmt: skip


def motion() -> Interaction:
    """Two people of other sizes who turn every joint."""
    rng = np.random.default_rng(0)
    rotations = quat.from_rotvec(rng.normal(0, 0.4, (2, 5, 22, 3)))
    translation, offsets = rng.normal(0, 1, (2, 5, 3)), np.stack([1.1 * OFFSETS, 0.9 * OFFSETS])
    positions, _ = forward(rotations, translation, offsets[:, None])
    f = np.float32
    return Interaction(positions.astype(f), 30.0, rotations.astype(f), translation.astype(f), offsets.astype(f))


def joints(dressed: rigs.Dressed) -> tuple[np.ndarray, np.ndarray]:
    """Joint by joint, as a program would: positions (P, T, S, 3) and world rotations (P, T, S, 4)."""
    rig = dressed.rig
    places = np.zeros((*dressed.rotations.shape[:3], 3))
    turns = np.zeros(dressed.rotations.shape)
    for joint, parent in enumerate(rig.parents):
        local = dressed.rotations[:, :, joint]
        turns[:, :, joint] = local if parent < 0 else quat.multiply(turns[:, :, parent], local)
        if joint == rig.pelvis:
            places[:, :, joint] = dressed.translation
        elif parent >= 0:
            step = np.broadcast_to(dressed.offsets[:, None, joint], places[:, :, joint].shape)
            places[:, :, joint] = places[:, :, parent] + quat.rotate(turns[:, :, parent], step)
    return places, turns


@pytest.mark.parametrize("name", KNOWN)
def test_names_and_hierarchy(name: str) -> None:
    rig = rigs.find(name)
    above = {
        joint: rig.names[parent] if parent >= 0 else None for joint, parent in zip(rig.names, rig.parents, strict=True)
    }
    for joint, parent in KNOWN[name]:
        assert above[joint] == parent
    assert len(set(rig.names)) == len(rig.names) and all(parent < joint for joint, parent in enumerate(rig.parents))
    assert sorted(source for source in rig.sources if source != rigs.OWN) == list(range(42))


@pytest.mark.parametrize("along", [False, True])
@pytest.mark.parametrize("name", rigs.RIGS)
def test_shared_joints_stay_where_they_are(name: str, along: bool) -> None:
    moving = motion()
    dressed = rigs.dress(moving, rigs.find(name), along=along)
    places, _ = joints(dressed)
    ours = [dressed.rig.sources.index(source) for source in range(22)]
    np.testing.assert_allclose(places[:, :, ours], moving.positions, atol=1e-5)


@pytest.mark.parametrize(("name", "axis"), [("mixamo", 1), ("rigify", 1), ("unreal", 0)])
def test_an_axis_lies_along_the_bone_in_the_rest_pose(name: str, axis: int) -> None:
    rig = rigs.find(name)
    rest = rig.spread(rigs.rest_pose(OFFSETS))
    lengthwise = quat.to_matrix(rig.axes)[..., axis]
    for ours, child, sign in (("left_elbow", "left_wrist", 1), ("right_knee", "right_ankle", 1), ("left_hip", "left_knee", -1),
                              ("right_shoulder", "right_elbow", -1), ("neck", "head", 1)):  # fmt: skip
        joint, below = (rig.sources.index(NAMES.index(n)) for n in (ours, child))
        bone = (rest[below] - rest[joint]) / np.linalg.norm(rest[below] - rest[joint])
        assert lengthwise[joint] @ bone == pytest.approx(sign if name == "unreal" else 1, abs=1e-3)


@pytest.mark.parametrize("name", rigs.RIGS)
def test_the_rest_pose_is_the_t_pose(name: str) -> None:
    moving = motion()
    still = moving.replace(
        rotations=np.broadcast_to(quat.IDENTITY, moving.rotations.shape).copy(),
        translation=np.zeros_like(moving.translation),
    )
    rig = rigs.find(name)
    places, turns = joints(rigs.dress(still, rig))
    body = [rig.sources.index(source) for source in range(22)]
    rest = rig.spread(rigs.rest_pose(moving.offsets[0]))
    np.testing.assert_allclose(places[0, 0, body], rest[body], atol=1e-6)  # the fingers are relaxed, not at rest
    np.testing.assert_allclose(np.abs((turns[0, 0, body] * rig.axes[body]).sum(-1)), 1.0, atol=1e-6)
    left, right = (places[0, 0, rig.sources.index(NAMES.index(f"{side}_wrist"))] for side in ("left", "right"))
    assert left[0] > 0.6 and right[0] < -0.6 and abs(left[1] - right[1]) < 1e-6


def test_an_unknown_rig_lists_the_known() -> None:
    with pytest.raises(
        UserError, match=r"unknown rig 'mixam'; did you mean 'mixamo'\? Known: smpl22, mixamo, unreal, unity, rigify"
    ):
        rigs.find("mixam")
