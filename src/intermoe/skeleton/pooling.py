"""Joint graphs and joint pooling of the causal-skeletal VAE (paper section 3.1).

A level is a graph of J joints; pooling averages groups of joints into the next, coarser level: 22 -> 12 -> 7 for
SMPL-22, 55 -> 14 -> 7 for SMPL-X-55. The seven of the last level are root, left leg, right leg, spine, left arm, right
arm, head.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

Edges = tuple[tuple[int, int], ...]
Groups = tuple[tuple[int, ...], ...]

_SMPL22_EDGES: Edges = (
    (0, 1), (0, 2), (0, 3), (1, 4), (2, 5), (3, 6), (4, 7), (5, 8), (6, 9), (7, 10), (8, 11), (9, 12), (9, 13), (9, 14),
    (12, 15), (13, 16), (14, 17), (16, 18), (17, 19), (18, 20), (19, 21),
)  # fmt: skip
_FACE_EDGES: Edges = ((15, 22), (15, 23), (15, 24))


def _fingers(wrist: int, first: int) -> Edges:
    """Five chains of three joints that leave `wrist`, numbered from `first` on."""
    chains = [(wrist, *range(first + 3 * finger, first + 3 * finger + 3)) for finger in range(5)]
    return tuple((a, b) for chain in chains for a, b in pairwise(chain))


_SMPLX55_EDGES: Edges = _SMPL22_EDGES + _FACE_EDGES + _fingers(20, 25) + _fingers(21, 40)
# Released code: from joint 18 on, most entries of the 55-joint graph are shifted by one. Its weights know this graph.
_SMPLX55_RELEASED_EDGES: Edges = _SMPL22_EDGES[:-4] + _FACE_EDGES + (
    (16, 18), (17, 19), (19, 20), (20, 21), (21, 25), (21, 28), (21, 31), (21, 34), (21, 37), (22, 40), (22, 43), (22,
    46), (22, 49), (22, 52), (23, 25), (24, 28), (25, 31), (26, 34), (27, 37), (32, 33), (34, 36), (36, 37), (36, 39),
    (37, 38), (38, 40), (39, 43), (40, 46), (41, 49), (42, 52), (47, 48), (49, 51), (50, 52), (51, 52), (51, 54), (52,
    53),
)  # fmt: skip

_BODY_GROUPS: Groups = (
    (0, 1, 2, 3),  # root
    (0, 1, 4),  # left hip
    (4, 7, 10),  # left leg
    (0, 2, 5),  # right hip
    (5, 8, 11),  # right leg
    (0, 3, 6, 9),  # spine
    (6, 9, 12, 13, 14),  # chest
    (9, 13, 16),  # left shoulder
    (16, 18, 20),  # left arm
    (9, 14, 17),  # right shoulder
    (17, 19, 21),  # right arm
    (9, 12, 15),  # head
)
_BODY_EDGES: Edges = ((0, 1), (0, 3), (0, 5), (1, 2), (3, 4), (5, 6), (6, 7), (6, 9), (6, 11), (7, 8), (9, 10))
_SMPLX_GROUPS: Groups = (*_BODY_GROUPS[:-1], (9, 12, 15, 22, 23, 24), tuple(range(25, 40)), tuple(range(40, 55)))
_SMPLX_COARSE_EDGES: Edges = (*_BODY_EDGES, (8, 12), (10, 13))
_SMPLX_COARSE_RELEASED_EDGES: Edges = (*_BODY_EDGES, (7, 12), (9, 13))  # released code: hands hang on the shoulders

_LIMB_GROUPS: Groups = ((0, 1, 3, 5), (0, 1, 2), (0, 3, 4), (0, 5, 6), (6, 7, 8), (6, 9, 10), (6, 11))
_SMPLX_LIMB_GROUPS: Groups = (*_LIMB_GROUPS[:4], (6, 7, 8, 12), (6, 9, 10, 13), (6, 11))

LATENT_JOINTS = len(_LIMB_GROUPS)


@dataclass(frozen=True)
class JointGraph:
    """One level of the skeleton: its edges, and the groups that the next level averages (none on the last level)."""

    num_joints: int
    edges: Edges
    groups: Groups = ()

    def mean_over_neighbours(self) -> np.ndarray:
        """Row-normalised adjacency with self loops, (J, J): row j averages joint j and its neighbours."""
        adjacency = np.eye(self.num_joints, dtype=np.float32)
        for a, b in self.edges:
            adjacency[a, b] = adjacency[b, a] = 1.0
        return adjacency / adjacency.sum(axis=1, keepdims=True)

    def pool(self) -> np.ndarray:
        """Averages of joint groups, (groups, J)."""
        membership = self.unpool().T
        return membership / membership.sum(axis=1, keepdims=True)

    def unpool(self) -> np.ndarray:
        """Sums of the groups a joint belongs to, (J, groups)."""
        membership = np.zeros((self.num_joints, len(self.groups)), dtype=np.float32)
        for group, joints in enumerate(self.groups):
            membership[list(joints), group] = 1.0
        return membership


def joint_graphs(skeleton: str, *, released: bool = False) -> tuple[JointGraph, JointGraph]:
    """The two levels on which the VAE convolves; the second one's groups are the latent joints.

    Args:
        skeleton: "smpl22" or "smplx55".
        released: the graph of the released Inter-X weights, faults included (same as ours for "smpl22").

    Raises:
        ValueError: for another skeleton.
    """
    if skeleton == "smpl22":
        return JointGraph(22, _SMPL22_EDGES, _BODY_GROUPS), JointGraph(12, _BODY_EDGES, _LIMB_GROUPS)
    if skeleton == "smplx55":
        fine = _SMPLX55_RELEASED_EDGES if released else _SMPLX55_EDGES
        coarse = _SMPLX_COARSE_RELEASED_EDGES if released else _SMPLX_COARSE_EDGES
        return JointGraph(55, fine, _SMPLX_GROUPS), JointGraph(14, coarse, _SMPLX_LIMB_GROUPS)
    raise ValueError(f"no pooling graph for skeleton {skeleton!r}; there are smpl22 and smplx55")
