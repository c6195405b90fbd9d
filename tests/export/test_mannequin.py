"""The mannequin's mesh: closed, facing out, evenly weighted, and as large as its skeleton."""

import numpy as np
import pytest

from intermoe.core.types import Interaction
from intermoe.export.hand import hands
from intermoe.export.mannequin import INFLUENCES, Mannequin, deform, mannequin
from intermoe.skeleton import fingers, quat
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import OFFSETS


@pytest.fixture(scope="module", params=["rest", "tall", "short"])
def body(request: pytest.FixtureRequest, pair: Interaction) -> Mannequin:
    assert pair.offsets is not None
    return mannequin({"rest": OFFSETS, "tall": pair.offsets[0], "short": pair.offsets[1]}[request.param])


def test_every_part_is_a_closed_surface_that_faces_out(body: Mannequin) -> None:
    for part in body.parts:
        edges = np.concatenate([part.faces[:, [a, b]] for a, b in ((0, 1), (1, 2), (2, 0))])
        _, uses = np.unique(np.sort(edges, axis=1), axis=0, return_counts=True)
        assert (uses == 2).all(), part.name
        a, b, c = (part.vertices[part.faces[:, i]] for i in range(3))
        assert np.einsum("fi,fi->", a, np.cross(b, c)) > 0, part.name
        flat = np.cross(b - a, c - a)
        flat /= np.linalg.norm(flat, axis=1, keepdims=True)
        assert (np.einsum("fi,fi->f", flat, part.normals[part.faces].mean(axis=1)) > 0.2).all(), part.name


def test_weights_are_few_sum_to_one_and_change_smoothly(body: Mannequin) -> None:
    for part in body.parts:
        assert np.allclose(part.weights.sum(axis=1), 1) and (part.weights >= 0).all()
        assert ((part.weights > 0).sum(axis=1) <= INFLUENCES).all()
        across = np.abs(part.weights[part.faces[:, 0]] - part.weights[part.faces[:, 1]]).sum(axis=1) / 2
        assert across.max() < 0.85 and np.quantile(across, 0.99) < 0.6, part.name


def test_it_stands_as_high_as_its_stature() -> None:
    body = mannequin(OFFSETS)
    points = np.concatenate([part.vertices for part in body.parts])
    assert abs(np.ptp(points[:, 1]) - 1.75) < 0.03
    assert sum(len(part.faces) for part in body.parts) < 14_000


def test_skinning_is_the_identity_in_the_bind_pose_and_rigid_under_rigid_motion(body: Mannequin) -> None:
    turn = quat.from_axis_angle(np.array([0.6, 0.0, 0.8]), 1.1)
    shift = np.array([0.3, -0.2, 1.0])
    for part in body.parts:
        still = deform(part.vertices, part.weights, body.inverse_bind(), body.bind_positions, body.bind_rotations)
        assert np.allclose(still, part.vertices, atol=1e-9)
        world = quat.multiply(np.broadcast_to(turn, body.bind_rotations.shape), body.bind_rotations)
        moved = deform(
            part.vertices, part.weights, body.inverse_bind(), quat.rotate(turn, body.bind_positions) + shift, world
        )
        assert np.allclose(moved, quat.rotate(turn, part.vertices) + shift, atol=1e-9)


def test_hands_go_where_the_hand_points_go(pair: Interaction) -> None:
    assert pair.offsets is not None and pair.rotations is not None and pair.translation is not None
    body = mannequin(pair.offsets[0])
    positions, world = forward(pair.rotations[0, 20], pair.translation[0, 20], pair.offsets[0])
    positions, world = fingers.forward(
        positions, world, fingers.rotations(pair)[0, 20], fingers.hand_length(pair.offsets[0])
    )
    for part, wrist, axis in zip(
        (p for p in body.parts if p.name == "skin" and p.weights[:, 20:].sum() > 100), (20, 21), (1, -1), strict=True
    ):
        hand = deform(part.vertices, part.weights, body.inverse_bind(), positions, world)
        point = positions[wrist] + 0.09 * 1.08 * quat.rotate(world[wrist], np.array([axis, 0.0, 0.0]))
        assert np.linalg.norm(hand.mean(axis=0) - point) < 0.04


def test_flesh_turns_with_its_finger_and_the_right_hand_is_the_left_ones_mirror_image() -> None:
    left, right = hands(size=1.0, girth=1.0)
    assert set(left.joints) == {20, *range(22, 32)} and set(right.joints) == {21, *range(32, 42)}
    np.testing.assert_array_equal(left.vertices * [-1, 1, 1], right.vertices)
    tips = fingers.tips(fingers.HAND)
    for digit in range(5):
        joint = 22 + 2 * digit + 1
        bones = fingers.offsets(fingers.HAND)
        tip = bones[2 * digit] + bones[2 * digit + 1] + tips[digit]
        flesh = left.vertices[left.joints == joint]
        along = tips[digit] / np.linalg.norm(tips[digit])
        assert abs(((flesh - tip) @ along).max()) < 1e-6  # the flesh ends where the skeleton's finger ends


def test_a_broad_build_is_wider_than_a_slim_one() -> None:
    widths = [np.ptp(mannequin(OFFSETS, build=build).parts[0].vertices[:, 2]) for build in ("slim", "average", "broad")]
    assert widths[0] < widths[1] < widths[2]
