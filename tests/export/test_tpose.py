"""The mannequin bound in the T-pose deforms as the one that is drawn in the A-pose does."""

from __future__ import annotations

import numpy as np
import pygltflib
import pytest

from intermoe.core.types import Interaction
from intermoe.export.glb import write_glb
from intermoe.export.mannequin import deform, mannequin
from intermoe.export.tpose import in_t_pose
from intermoe.skeleton import fingers, quat, rigs
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import NAMES, OFFSETS


@pytest.mark.parametrize("drop", [20.0, 60.0, 80.0])  # degrees of the arms
def test_both_bindings_give_one_body(drop: float) -> None:
    drawn = mannequin(OFFSETS)
    bound = in_t_pose(drawn, OFFSETS)
    rotations = np.tile(quat.IDENTITY.astype(float), (22, 1))
    rotations[16], rotations[17] = (quat.from_rotvec(np.radians([0, 0, side * drop])) for side in (-1, 1))
    rotations[4] = quat.from_rotvec(np.radians([50.0, 0, 0]))
    still = np.tile(quat.IDENTITY.astype(float), (fingers.NUM_FINGER_JOINTS, 1))
    places, world = fingers.forward(*forward(rotations, np.array([0, 1.0, 0]), OFFSETS), still, fingers.HAND)
    apart = [
        np.linalg.norm(
            deform(one.vertices, one.weights, drawn.inverse_bind(), places, world)
            - deform(other.vertices, other.weights, bound.inverse_bind(), places, world),
            axis=-1,
        )
        for one, other in zip(drawn.parts, bound.parts, strict=True)
    ]
    apart = np.concatenate(apart)
    assert apart.mean() < 0.001 and apart.max() < 0.025  # metres; the worst is an armpit


@pytest.mark.parametrize("rig", rigs.RIGS)
def test_the_bind_pose_of_a_glb_is_the_t_pose(pair: Interaction, tmp_path, rig: str) -> None:
    chosen = rigs.find(rig)
    file = pygltflib.GLTF2.load_binary(str(write_glb(pair, tmp_path / "pair.glb", rig=chosen)))
    for person, skin in enumerate(file.skins):
        accessor = file.accessors[skin.inverseBindMatrices]
        start = file.bufferViews[accessor.bufferView].byteOffset
        flat = np.frombuffer(file.binary_blob(), np.float32, accessor.count * 16, start).reshape(-1, 4, 4)
        bind = np.linalg.inv(flat.swapaxes(1, 2).astype(float))
        ours = [chosen.sources.index(source) for source in range(len(NAMES))]
        rest = rigs.rest_pose(pair.offsets[person])[:22]
        np.testing.assert_allclose(bind[ours, :3, 3] - bind[ours[0], :3, 3], rest, atol=1e-5)
        np.testing.assert_allclose(bind[:, :3, :3], quat.to_matrix(chosen.axes), atol=1e-5)
        weights = [file.accessors[p.attributes.WEIGHTS_0] for p in file.meshes[person].primitives]
        joints = [file.accessors[p.attributes.JOINTS_0] for p in file.meshes[person].primitives]
        for weight, joint in zip(weights, joints, strict=True):
            share, number = (
                np.frombuffer(file.binary_blob(), kind, 4 * each.count, file.bufferViews[each.bufferView].byteOffset)
                for each, kind in ((weight, np.float32), (joint, np.uint8))
            )
            assert not number[share == 0].any()  # what the format asks
