"""A pair by forward kinematics, two hands of which meet; and a viser server to hold scenes and panels."""

import contextlib
import io
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from intermoe.core.types import Interaction
from intermoe.pipeline import InterMoEPipeline
from intermoe.skeleton import quat
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import OFFSETS


def _standing(*, apart: float = 1.2, frames: int = 60, slide: float = 0.0) -> Interaction:
    """Two people in T-pose side by side along x, facing +z; person 1 slides over the floor by `slide` metres a second."""
    offsets = np.stack([OFFSETS, 0.95 * OFFSETS]).astype(np.float64)
    rotations = np.zeros((2, frames, 22, 4))
    rotations[..., 3] = 1.0
    rotations[:, :, 15] = quat.from_axis_angle(np.array([0.0, 1.0, 0.0]), 0.3 * np.sin(np.arange(frames) / 10.0))
    translation = np.zeros((2, frames, 3))
    translation[:, :, 1] = np.array([[0.985], [0.94]])
    translation[1, :, 0] = apart
    translation[1, :, 2] = slide * np.arange(frames) / 30.0
    positions, _ = forward(rotations, translation, offsets[:, None])
    f = np.float32
    return Interaction(positions.astype(f), 30.0, rotations.astype(f), translation.astype(f), offsets.astype(f),
                       text="They stand.")  # fmt: skip


@pytest.fixture(scope="session")
def standing() -> Callable[..., Interaction]:
    return _standing


@pytest.fixture(scope="session")
def pipeline() -> InterMoEPipeline:
    """The default model: what a person uses."""
    return InterMoEPipeline.from_pretrained("default", device="cpu")


@pytest.fixture(scope="session")
def server() -> Iterator[Any]:
    viser = pytest.importorskip("viser")
    with contextlib.redirect_stdout(io.StringIO()):
        made = viser.ViserServer(host="127.0.0.1", port=0, verbose=False)
    yield made
    with contextlib.redirect_stdout(io.StringIO()):
        made.stop()
