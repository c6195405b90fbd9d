"""Inter-X's motion: axis-angle of the 55 SMPL-X joints and a translation, two people side by side, 30 fps.

Letters: T frames, J = 55 joints.
"""

from __future__ import annotations

import numpy as np

from intermoe.core.errors import UserError
from intermoe.skeleton import quat

NUM_JOINTS = 55
EVALUATOR_FEATURES = 12 * (NUM_JOINTS + 1)  # 672


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
    if clip.ndim != 3 or clip.shape[1:] != (NUM_JOINTS + 1, 6):
        raise UserError(f"an Inter-X clip has the shape (T, {NUM_JOINTS + 1}, 6), found {clip.shape}")
    people = clip.astype(np.float64).reshape(len(clip), NUM_JOINTS + 1, 2, 3)
    six = np.zeros((*people.shape[:3], 6))
    six[:, :-1] = quat.to_matrix(quat.from_rotvec(people[:, :-1]))[..., :2, :].reshape(len(clip), NUM_JOINTS, 2, 6)
    six[:, -1, :, :3] = people[:, -1]
    return six.reshape(len(clip), EVALUATOR_FEATURES).astype(np.float32)
