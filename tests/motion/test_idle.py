"""Idle motion: as strong as a manner asks for, nothing where there is enough, and nothing else moved."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.motion import idle
from intermoe.motion.idle import BANDS, CURVES, MANNERS, IdleConfig
from intermoe.skeleton import quat
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import NAMES, PARENTS

ROWS = CURVES * len(BANDS)
# half a degree, in proportion to energy
LAW = IdleConfig(tuple((float(np.log(np.radians(0.5))), 1.0, 0.0, 0.0, 0.0) for _ in range(ROWS)))
STILL = ({"energy": 1.0}, {"energy": 1.0})


def standing(frames: int = 300, *, fps: float = 30.0) -> Interaction:
    """Two people who do not move at all, their backs bent."""
    offsets = np.zeros((22, 3), np.float32)
    for joint in range(1, 22):
        side = (
            0.0
            if "left" not in NAMES[joint] and "right" not in NAMES[joint]
            else 1.0
            if "left" in NAMES[joint]
            else -1.0
        )
        leg = joint in (1, 2, 4, 5, 7, 8, 10, 11)
        offsets[joint] = (0.08 * side, -0.3 if leg else 0.15, 0.02)
    rotations = np.tile(quat.IDENTITY, (2, frames, 22, 1))
    rotations[:, :, 3] = quat.from_rotvec(np.array([0.3, 0.1, 0.0]))
    places = np.zeros((2, frames, 3), np.float32)
    places[1, :, 2] = 1.0
    positions, _ = forward(rotations, places, offsets)
    return Interaction(
        positions.astype(np.float32), fps=fps, rotations=rotations, translation=places, offsets=np.stack([offsets] * 2)
    )


@pytest.mark.parametrize("fps", [20.0, 30.0, 60.0])
@pytest.mark.parametrize("energy", [0.5, 1.0, 1.6])
def test_as_strong_as_the_manner_asks(energy: float, fps: float) -> None:
    made = idle.add(standing(round(20 * fps), fps=fps), LAW, ({"energy": energy}, {}), seed=3)
    found = np.degrees(idle.strengths(made)).mean(1)  # (2,B)
    assert found[0] == pytest.approx(0.5 * energy, rel=0.25)
    assert found[1] == pytest.approx(0.5, rel=0.25)


def test_nothing_is_added_where_there_is_enough() -> None:
    alive = idle.add(standing(), LAW, ({"energy": 1.6}, {"energy": 1.6}), seed=3)
    again = idle.add(alive, LAW, ({"energy": 0.6}, {"energy": 0.6}), seed=4)
    assert again.positions == pytest.approx(alive.positions, abs=1e-4)


def test_only_trunk_and_head_are_turned_and_bones_keep_their_lengths() -> None:
    before = standing()
    after = idle.add(before, LAW, STILL, seed=0)
    legs = [
        NAMES.index(name) for name in NAMES if name.rpartition("_")[2] in ("pelvis", "hip", "knee", "ankle", "foot")
    ]
    assert len(legs) == 9
    assert after.positions[:, :, legs] == pytest.approx(before.positions[:, :, legs], abs=1e-6)
    moved = np.abs(after.positions - before.positions).max((0, 1, 3))
    assert 0.003 < moved[NAMES.index("head")] < 0.1

    def bones(motion: Interaction) -> np.ndarray:
        return np.linalg.norm(motion.positions[:, :, 1:] - motion.positions[:, :, list(PARENTS[1:])], axis=-1)

    assert bones(after) == pytest.approx(bones(before), abs=1e-5)
    assert after.rotations is not None
    assert after.offsets is not None
    told, _ = forward(after.rotations, after.positions[:, :, 0], after.offsets[:, None])
    assert told == pytest.approx(after.positions, abs=1e-5)  # positions and rotations say one motion


def test_the_seed_decides_and_each_person_moves_by_themselves() -> None:
    a, b, c = (idle.add(standing(), LAW, STILL, seed=seed).positions for seed in (0, 0, 1))
    assert (a == b).all()
    assert (a != c).any()
    own = a - standing().positions
    assert abs(np.corrcoef(own[0, :, 15, 0], own[1, :, 15, 0])[0, 1]) < 0.4


def test_the_shortest_clip() -> None:
    made = idle.add(standing(30), LAW, STILL, seed=0)
    assert made.num_frames == 30
    assert np.isfinite(made.positions).all()


def test_a_law_is_found_again() -> None:
    rng = np.random.default_rng(0)
    law = np.column_stack([rng.normal(-4.5, 0.5, ROWS), rng.normal(0.5, 0.3, (ROWS, 4))])
    people = [dict(zip(MANNERS, rng.uniform(0.7, 1.4, 4), strict=True)) for _ in range(400)]
    seen = np.stack([idle.wanted(IdleConfig(tuple(map(tuple, law.tolist()))), who) for who in people])
    seen *= rng.lognormal(0.0, 0.1, seen.shape)
    seen[::5] *= 6.0  # a fifth is never calm
    assert np.asarray(idle.fit(seen, people).law) == pytest.approx(law, abs=0.15)


def test_an_attribute_that_nobody_has_gets_no_weight() -> None:
    seen = np.full((30, CURVES, len(BANDS)), 0.01)
    law = np.asarray(idle.fit(seen, [{}] * 30).law)
    assert law[:, 1:] == pytest.approx(0.0)
    assert law[:, 0] == pytest.approx(np.log(0.01), abs=0.02)


def test_an_attribute_in_which_all_are_alike_gets_no_weight() -> None:
    rng = np.random.default_rng(0)
    people = [{"energy": 1.3, "tempo": t} for t in rng.uniform(0.7, 1.4, 200)]
    seen = np.stack([np.full((CURVES, len(BANDS)), 0.01 * who["tempo"]) for who in people])
    law = idle.fit(seen, people)
    assert np.asarray(law.law)[:, [1, 3, 4]] == pytest.approx(0.0)
    assert np.asarray(law.law)[:, 2] == pytest.approx(1.0, abs=0.02)
    assert idle.followed(law) == ("tempo",)


@pytest.mark.parametrize("fps", [1.0, 5.0, 12.0])
def test_what_is_too_quick_for_few_frames_is_left_out(fps: float) -> None:
    def moved(rate: float) -> float:
        still = standing(round(20 * rate), fps=rate)
        return float((idle.add(still, LAW, STILL, seed=0).positions - still.positions).std())

    assert moved(fps) < moved(30.0)
    assert (moved(fps) > 0) == (fps >= 5)


def test_a_single_frame_stays_as_it_is() -> None:
    one = standing(1)
    assert idle.add(one, LAW, STILL, seed=0) is one


@pytest.mark.parametrize("broken", [LAW.law[1:], (*LAW.law[1:], (0.0,)), (*LAW.law[1:], (float("nan"),) * 5),
                                    (*LAW.law[1:], ("x",) * 5), (*LAW.law[1:], (1.0, 0.0, 0.0, 0.0, 0.0)), ()])  # fmt: skip
def test_a_broken_law_is_refused(broken: tuple[tuple[float, ...], ...]) -> None:
    with pytest.raises(UserError, match="law of idle motion"):
        replace(LAW, law=broken)


def test_the_default_model_stirs_who_stands() -> None:
    """What is asked for comes out: lively people stir more than tired ones, in the default model's own motion."""
    from intermoe import InterMoEPipeline

    pipeline = InterMoEPipeline.from_pretrained("default")
    assert pipeline.model.config.idle is not None
    made = pipeline.batch(
        [{"text": "Two people chat.", "person_a": f"energy={e}", "person_b": f"energy={e}"} for e in (0.5, 1.6)],
        steps=2, clean=False,
    )  # fmt: skip
    tired, lively = (idle.strengths(motion)[:, :, 1:].mean() for motion in made)
    assert lively > 1.8 * tired
