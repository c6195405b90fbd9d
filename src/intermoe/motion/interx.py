"""Inter-X's motion (Xu et al., CVPR 2024): 55 SMPL-X joints, 30 frames a second. Three forms of it:

* a clip of the processed files, (T, 56, 6): 55 rotation vectors and the translation, person 0's three numbers beside
  person 1's. The translation is the pelvis's position minus its position in the rest pose.
* the model's features, (P, T, 660): of each joint position 3, velocity 3 and 6 numbers of the local rotation.
* what Inter-X's evaluator reads, (P, T, 336) a person, (T, 672) joined: rotations and translation, no positions.

Six numbers for a rotation are the first two *rows* of its matrix here. Letters: P people (2), T frames, J = 55 joints.
"""

from __future__ import annotations

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.skeleton import quat
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smplx55 import MIRROR, NUM_JOINTS, PARENTS

NUM_FEATURES = 12 * NUM_JOINTS  # 660, a person
ROTATION_FEATURES = 6 * (NUM_JOINTS + 1)  # 336, a person
EVALUATOR_FEATURES = 2 * ROTATION_FEATURES  # 672
# position and velocity change x's sign; diag(-1,1,1) R diag(-1,1,1) on the matrix's first two rows
_MIRROR_SIGNS = np.array([-1, 1, 1, -1, 1, 1, 1, -1, -1, -1, 1, 1])


def split_clip(clip: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A clip (T, 56, 6) -> rotation vectors (P, T, 55, 3) and translations (P, T, 3), metres; float64.

    UserError for another shape.
    """
    if clip.ndim != 3 or clip.shape[1:] != (NUM_JOINTS + 1, 6):
        raise UserError(f"an Inter-X clip has the shape (T, {NUM_JOINTS + 1}, 6), found {clip.shape}")
    people = clip.astype(np.float64).reshape(len(clip), NUM_JOINTS + 1, 2, 3).transpose(2, 0, 1, 3)
    return people[:, :, :-1], people[:, :, -1]


def join_clip(rotvecs: np.ndarray, translation: np.ndarray) -> np.ndarray:
    """The inverse of `split_clip`; float32."""
    people = np.concatenate([rotvecs, translation[:, :, None]], axis=2).transpose(1, 2, 0, 3)
    return people.reshape(len(people), NUM_JOINTS + 1, 6).astype(np.float32)


def joints(rotvecs: np.ndarray, translation: np.ndarray, rest: np.ndarray) -> np.ndarray:
    """Rotation vectors (P, T, 55, 3) and translations (P, T, 3) of bodies whose joints at rest are `rest` (55, 3) ->
    joint positions (P, T, 55, 3), metres.
    """
    return forward(quat.from_rotvec(rotvecs), translation + rest[0], offsets(rest), parents=PARENTS)[0]


def offsets(rest: np.ndarray) -> np.ndarray:
    """Joints at rest (55, 3) -> each joint's offset from its parent (55, 3); the pelvis's stays its place at rest."""
    return np.concatenate([rest[:1], rest[1:] - rest[list(PARENTS[1:])]])


def features(rotvecs: np.ndarray, positions: np.ndarray, *, stop: bool = False) -> np.ndarray:
    """Rotation vectors and positions (P, T, 55, 3) -> (P, T, 660) float32.

    Velocities are metres a frame, to the next frame; the last repeats the one before, or is zero with `stop` (as the
    released features have it).
    """
    velocity = np.diff(positions, axis=1, append=positions[:, -1:])
    if not stop and positions.shape[1] > 1:
        velocity[:, -1] = velocity[:, -2]
    joint = np.concatenate([positions, velocity, _rows(rotvecs)], axis=-1)
    return joint.reshape(*joint.shape[:2], NUM_FEATURES).astype(np.float32)


def rotation_features(rotvecs: np.ndarray, translation: np.ndarray) -> np.ndarray:
    """Rotation vectors (P, T, 55, 3) and translations (P, T, 3) -> (P, T, 336) float32: six numbers a joint, then the
    translation followed by three zeros.
    """
    six = np.zeros((*rotvecs.shape[:2], NUM_JOINTS + 1, 6))
    six[:, :, :-1] = _rows(rotvecs)
    six[:, :, -1, :3] = translation
    return six.reshape(*six.shape[:2], ROTATION_FEATURES).astype(np.float32)


def join_people(x: np.ndarray) -> np.ndarray:
    """Rotation features (P, T, 336) -> (T, 672): joint by joint, person 0's six numbers, then person 1's."""
    people, frames, _ = x.shape
    return x.reshape(people, frames, NUM_JOINTS + 1, 6).transpose(1, 2, 0, 3).reshape(frames, EVALUATOR_FEATURES)


def evaluator_features(clip: np.ndarray) -> np.ndarray:
    """A clip of the processed files -> what Inter-X's evaluator reads.

    Args:
        clip: (T, 56, 6): 55 joints' rotations and, in the last row, the translation (metres); three numbers of person
            0, then three of person 1.

    Returns:
        (T, 672) float32. Row by row of the clip: person 0's six numbers, then person 1's: the first two *rows* of the
        joint's rotation matrix; the translation followed by three zeros. (Inter-X, evaluation/text2motion.)

    Raises:
        UserError: for another shape.
    """
    return join_people(rotation_features(*split_clip(clip)))


def clip_of(x: np.ndarray, rest_pelvis: np.ndarray) -> np.ndarray:
    """The model's features (P, T, 660) -> a clip (T, 56, 6), person 0's translation zero in the first frame.

    rest_pelvis (3,): where the pelvis is at rest, the first of a store's offsets.
    """
    joint = x.astype(np.float64).reshape(*x.shape[:2], NUM_JOINTS, 12)
    translation = joint[:, :, 0, :3] - rest_pelvis
    return join_clip(quat.to_rotvec(_from_rows(joint[..., 6:])), translation - translation[0, 0])


def mirror(x: np.ndarray) -> np.ndarray:
    """Left and right exchanged in the model's features (..., 660)."""
    joint = x.reshape(*x.shape[:-1], NUM_JOINTS, 12)[..., MIRROR, :] * _MIRROR_SIGNS.astype(x.dtype)
    return joint.reshape(x.shape)


def fit_offsets(x: np.ndarray) -> np.ndarray:
    """The model's features (P, T, 660) -> the bones (P, 55, 3) that its rotations and positions tell, the pelvis's zero:
    medians over the clip of where each joint is, seen from its parent.
    """
    joint = x.astype(np.float64).reshape(*x.shape[:2], NUM_JOINTS, 12)
    local, places = _from_rows(joint[..., 6:]), joint[..., :3]
    _, world = forward(local, places[:, :, 0], np.zeros((NUM_JOINTS, 3)), parents=PARENTS)
    above = list(PARENTS[1:])
    seen = quat.rotate(quat.inverse(world[:, :, above]), places[:, :, 1:] - places[:, :, above])
    bones = np.zeros((len(x), NUM_JOINTS, 3))
    bones[:, 1:] = np.median(seen, axis=1)
    return bones.astype(np.float32)


def decode(x: np.ndarray, *, fps: float, offsets: np.ndarray) -> Interaction:
    """The model's features (P, T, 660) and offsets (P, 55, 3) to a motion of the skeleton smplx55."""
    joint = x.reshape(*x.shape[:2], NUM_JOINTS, 12)
    bones = offsets.astype(np.float32)
    bones[:, 0] = 0
    return Interaction(
        positions=np.ascontiguousarray(joint[..., :3]),
        fps=fps,
        rotations=_from_rows(joint[..., 6:].astype(np.float64)).astype(np.float32),
        translation=np.ascontiguousarray(joint[:, :, 0, :3]),
        offsets=bones,
        skeleton="smplx55",
    )


def _rows(rotvecs: np.ndarray) -> np.ndarray:
    """(..., 3) rotation vectors -> (..., 6): the first two rows of the matrix."""
    matrix = quat.to_matrix(quat.from_rotvec(rotvecs))[..., :2, :]
    return matrix.reshape(*matrix.shape[:-2], 6)


def _from_rows(six: np.ndarray) -> np.ndarray:
    """(..., 6) -> quaternions (..., 4): what `quat.from_6d` reads are columns, those of the inverse."""
    columns = six.reshape(*six.shape[:-1], 2, 3).swapaxes(-1, -2)
    return quat.inverse(quat.from_6d(columns.reshape(six.shape)))
