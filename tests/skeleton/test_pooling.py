"""Joint graphs and pooling."""

import numpy as np
import pytest

from intermoe.skeleton.pooling import joint_graphs


@pytest.mark.parametrize("skeleton", ["smpl22", "smplx55"])
@pytest.mark.parametrize("released", [False, True])
def test_rows_average_and_every_joint_is_pooled(skeleton, released):
    fine, coarse = joint_graphs(skeleton, released=released)
    for graph in (fine, coarse):
        assert np.allclose(graph.mean_over_neighbours().sum(1), 1) and np.allclose(graph.pool().sum(1), 1)
        assert (graph.unpool().sum(1) > 0).all()
    assert len(fine.groups) == coarse.num_joints and len(coarse.groups) == 7


@pytest.mark.parametrize("skeleton", ["smpl22", "smplx55"])
def test_our_graphs_are_trees(skeleton):
    for graph in joint_graphs(skeleton):
        reached = {0}
        for _ in range(graph.num_joints):
            reached |= {j for edge in graph.edges if reached & set(edge) for j in edge}
        assert len(reached) == graph.num_joints and len(graph.edges) == graph.num_joints - 1


def test_unknown_skeleton():
    with pytest.raises(ValueError, match="smpl22"):
        joint_graphs("smpl24")
