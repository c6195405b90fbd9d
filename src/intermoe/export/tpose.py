"""The mannequin bound in the T-pose, as rigs of other programs want it.

It is drawn in an A-pose (export.mannequin), and a mesh skinned twice is not a mesh skinned once. So the T-pose's vertices
are those that come nearest, over a few poses of daily life, to what the A-pose's would be: linear least squares, three
unknowns a vertex. Letters: V vertices, J = 42 joints, K poses. Metres, y up.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from intermoe.export.mannequin import Mannequin
from intermoe.export.polygonise import Array
from intermoe.skeleton import fingers, quat
from intermoe.skeleton.body import pelvis_height
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.rigs import rest_pose
from intermoe.skeleton.smpl22 import INDEX, NUM_JOINTS

# degrees that joints turn, as rotation vectors of the left side (mirrored on the right); the T-pose counts little
_POSES: tuple[tuple[float, dict[str, tuple[float, float, float]]], ...] = (
    (0.3, {}),
    (2.0, {"shoulder": (0, 0, -75)}),
    (1.0, {"shoulder": (0, 0, -45)}),
    (1.0, {"shoulder": (0, -70, -20), "elbow": (0, -60, 0)}),
    (0.5, {"shoulder": (0, 0, 60), "collar": (0, 0, 20)}),
    (1.0, {"shoulder": (0, 0, -70), "hip": (-80, 0, 0), "knee": (85, 0, 0)}),
    (0.5, {"hip": (-30, 0, 25), "knee": (30, 0, 0), "elbow": (0, -110, 0)}),
)


def in_t_pose(body: Mannequin, bones: Array) -> Mannequin:
    """The same mannequin with the T-pose of a skeleton with bone offsets (22,3) as its bind pose, soles at y = 0."""
    bones = np.asarray(bones, float)
    height = np.array([0.0, float(pelvis_height(bones)), 0.0])
    positions = rest_pose(bones) + height
    turns = np.tile(quat.IDENTITY.astype(float), (len(positions), 1))
    bound = replace(body, bind_rotations=turns, bind_positions=positions)
    old, new = body.inverse_bind(), bound.inverse_bind()
    poses = [(weight, _matrices(bones, height, pose)) for weight, pose in _POSES]
    parts = []
    for part in body.parts:
        left, right = np.zeros((len(part.vertices), 3, 3)), np.zeros((len(part.vertices), 3))
        for weight, matrices in poses:
            wanted = np.einsum("vj,jab->vab", part.weights, matrices @ old)
            wanted_at = np.einsum("vab,vb->va", wanted[:, :3, :3], part.vertices) + wanted[:, :3, 3]
            own = np.einsum("vj,jab->vab", part.weights, matrices @ new)
            left += weight * np.einsum("vab,vac->vbc", own[:, :3, :3], own[:, :3, :3])
            right += weight * np.einsum("vab,va->vb", own[:, :3, :3], wanted_at - own[:, :3, 3])
        rest = np.einsum("vj,jab->vab", part.weights, poses[0][1] @ old)[:, :3, :3]
        normals = np.einsum("vab,vb->va", rest, part.normals)
        normals /= np.maximum(np.linalg.norm(normals, axis=-1, keepdims=True), 1e-12)
        parts.append(replace(part, vertices=np.linalg.solve(left, right[..., None])[..., 0], normals=normals))
    return replace(bound, parts=tuple(parts))


def _matrices(bones: Array, height: Array, pose: dict[str, tuple[float, float, float]]) -> Array:
    """(J,4,4) of the joints in a pose."""
    rotations = np.tile(quat.IDENTITY.astype(float), (NUM_JOINTS, 1))
    for name, turn in pose.items():
        vector = np.radians(turn)
        rotations[INDEX[f"left_{name}"]] = quat.from_rotvec(vector)
        rotations[INDEX[f"right_{name}"]] = quat.from_rotvec(vector * [1.0, -1.0, -1.0])
    still = np.tile(quat.IDENTITY.astype(float), (fingers.NUM_FINGER_JOINTS, 1))
    positions, world = fingers.forward(*forward(rotations, height, bones), still, fingers.hand_length(bones))
    matrix = np.tile(np.eye(4), (len(positions), 1, 1))
    matrix[:, :3, :3], matrix[:, :3, 3] = quat.to_matrix(world), positions
    return matrix
