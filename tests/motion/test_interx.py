"""Inter-X's evaluator features: which number stands where."""

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.motion.interx import evaluator_features


def test_rows_of_the_matrix_and_people_side_by_side():
    clip = np.zeros((2, 56, 6), np.float32)
    clip[1, 3, 3:] = [0, 0, np.pi / 2]  # joint 3 of person 1 turns about z
    clip[1, 55] = [1, 2, 3, 4, 5, 6]
    rows = evaluator_features(clip).reshape(2, 56, 2, 6)
    assert np.allclose(rows[0, :55], [1, 0, 0, 0, 1, 0])
    assert np.allclose(rows[1, 3, 1], [0, -1, 0, 1, 0, 0], atol=1e-6)
    assert rows[1, 55].tolist() == [[1, 2, 3, 0, 0, 0], [4, 5, 6, 0, 0, 0]]


def test_another_shape_is_refused():
    with pytest.raises(UserError, match="56, 6"):
        evaluator_features(np.zeros((3, 55, 6)))
