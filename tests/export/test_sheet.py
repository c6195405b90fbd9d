"""Contact sheets: one scale in every cell, the people where they stand, no screen."""

import numpy as np
import pytest

from intermoe.core.types import Interaction
from intermoe.export.figure import capsule_people
from intermoe.export.raycast import Camera, Capsules, render
from intermoe.export.sheet import VIEWS, Clip, sheet, strip
from intermoe.export.view import side_azimuth
from intermoe.skeleton import fingers
from intermoe.skeleton.hands import POINT


def test_a_sphere_is_drawn_where_and_as_large_as_it_is() -> None:
    camera = Camera.orbit(
        np.array([0.0, 1.0, 0.0]), azimuth=0.0, elevation=0.0, distance=5.0, focal=200.0, size=(120, 120)
    )
    one = Capsules(
        np.array([[0.5, 1.5, 0.0]]), np.array([[0.5, 1.5, 0.0]]), np.array([0.3]), np.array([0.3]),
        np.array([[1.0, 0.0, 0.0]]), np.zeros((1, 3)),
    )  # fmt: skip
    image = render(one, camera)
    rows, columns = np.nonzero(image[..., 0] > 1.5 * image[..., 2])
    assert abs(columns.mean() - (60 + 200 * 0.5 / 5)) < 2 and abs(rows.mean() - (60 - 200 * 0.5 / 5)) < 2
    assert abs(np.ptp(columns) - 2 * 200 * 0.3 / 5) < 4


def test_a_tapered_capsule_fills_what_its_two_spheres_and_their_cone_cover() -> None:
    camera = Camera.orbit(
        np.array([0.0, 1.0, 0.0]), azimuth=0.0, elevation=0.0, distance=50.0, focal=2000.0, size=(100, 100)
    )
    cone = Capsules(
        np.array([[-0.5, 1.0, 0.0]]), np.array([[0.5, 1.0, 0.0]]), np.array([0.4]), np.array([0.1]),
        np.array([[1.0, 0.0, 0.0]]), np.zeros((1, 3)),
    )  # fmt: skip
    mask = (lambda image: image[..., 0] > 1.5 * image[..., 2])(render(cone, camera))
    heights = mask.sum(axis=0) / 40  # 40 pixels a metre
    x = (np.arange(100) + 0.5 - 50) / 40
    sine = 0.3
    expected = 2 * (0.4 - sine * (x + 0.5)) / np.sqrt(1 - sine**2)  # tangent lines of the two circles
    between = (x > -0.35) & (x < 0.5)
    assert np.abs(heights - expected)[between].max() < 0.06


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_sheet_of_positions_alone(pair: Interaction, view: str) -> None:
    bare = Interaction(pair.positions, pair.fps)
    picture = np.asarray(sheet(Clip.of(bare), frames=3, view=view, height=120))
    red, blue = picture[..., 0].astype(int), picture[..., 2].astype(int)
    assert (red - blue > 60).sum() > 200 and (blue - red > 60).sum() > 200  # orange and blue both show


def test_strip_keeps_one_scale_and_takes_a_single_person(pair: Interaction) -> None:
    picture = strip([Clip.of(pair), Clip(pair.positions[0], pair.fps, "alone")], frames=4, height=100)
    assert picture.size[1] == 200


def test_hands_have_fingers_where_it_is_known_how_they_turn(pair: Interaction) -> None:
    point = Clip.of(pair.replace(hand_shapes=np.full((2, 60, 2), POINT, np.int8)))
    bare = capsule_people(pair.positions[:, 0])
    shaped = capsule_people(point.people[:, 0], point.world[:, 0], point.turns[:, 0])
    assert len(shaped.start) == len(bare.start) + 2 * 2 * 10  # people, hands, capsules: a palm is in both
    joints, _ = fingers.forward(
        point.people[:, 0], point.world[:, 0], point.turns[:, 0], fingers.hand_length(pair.offsets)
    )
    tips = joints[:, [22 + fingers.NAMES.index(f"{side}HandIndex2") for side in ("Left", "Right")]].reshape(-1, 3)
    gaps = np.linalg.norm(shaped.start[:, None] - tips, axis=-1).min(axis=0)
    assert gaps.max() < 0.02


def test_person_0_stands_on_the_left(pair: Interaction) -> None:
    azimuth = side_azimuth(pair.positions)
    right = np.array([np.cos(azimuth), 0, -np.sin(azimuth)])
    assert ((pair.positions[1, :, 0] - pair.positions[0, :, 0]) @ right > 0).all()
