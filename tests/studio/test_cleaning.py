"""Clean-up is done or left out as asked, and what it changed is told."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from intermoe.direction import Constraints, FloorPath
from intermoe.evaluation import physics
from intermoe.pipeline import InterMoEPipeline, Prompt
from intermoe.studio.cleaning import line
from intermoe.studio.overlays import Overlays
from intermoe.studio.takes import Request, Take, Takes
from intermoe.studio.worker import Job, make

pytestmark = pytest.mark.weights
HUG = Request((Prompt("Two friends hug each other.", seconds=2.0, seed=4),), samples=2)


def made(pipeline: InterMoEPipeline, request: Request) -> Take:
    return make(pipeline, Job(lambda *_: None, done=print, failed=print), request)[0]


def test_the_figures_are_those_of_both_motions_and_survive_a_restart(
    pipeline: InterMoEPipeline, tmp_path: Path
) -> None:
    cleaned, raw = made(pipeline, HUG), made(pipeline, replace(HUG, clean=False))
    for before, after in zip(raw.motions, cleaned.motions, strict=True):
        told = after.meta["cleaned"]
        a, b = physics.measure(before), physics.measure(after)
        np.testing.assert_allclose(told["skate"], [a.skate, b.skate], atol=0.006)
        np.testing.assert_allclose(told["penetration"], [a.penetration, b.penetration], atol=0.006)
        assert b.skate < a.skate and b.bone_deviation < 0.01 < a.bone_deviation
        assert "cleaned" not in before.meta
    takes = Takes(tmp_path)
    for take in (cleaned, raw):
        takes.save(take)
        found = Takes(tmp_path).load(take.id)
        assert found.request.clean is take.request.clean
        said = [line(t.request, [(m.meta, Overlays.of(m)) for m in t.motions]) for t in (take, found)]
        assert said[0] == said[1] and said[0].startswith("Cleaned up" if take.request.clean else "Not cleaned up")


def test_a_take_from_before_there_was_a_choice_was_cleaned(pipeline: InterMoEPipeline, tmp_path: Path) -> None:
    take = made(pipeline, replace(HUG, samples=1))
    old = replace(take, motions=tuple(m.replace(meta={"seed": 4}) for m in take.motions))
    Takes(tmp_path).save(old)
    path = tmp_path / f"{take.id}.json"
    held = json.loads(path.read_text())
    del held["request"]["clean"]
    path.write_text(json.dumps(held))
    found = Takes(tmp_path).load(take.id)
    assert found.request.clean
    assert line(found.request, [(m.meta, Overlays.of(m)) for m in found.motions]) == ""


@pytest.mark.parametrize("clean", [True, False])
def test_sequences_and_directed_takes_follow_the_switch(pipeline: InterMoEPipeline, clean: bool) -> None:
    several = Request((Prompt("They meet.", seconds=1.0), Prompt("They hug.", seconds=2.0, seed=1)), clean=clean)
    path = Constraints(paths=(FloorPath(1, ((0.0, 0.2, 0.9), (0.9, 0.5, 0.8))),))
    directed = Request((Prompt("They meet.", seconds=1.0, constraints=path),), exchanged=True, clean=clean)
    for request in (several, directed):
        (motion,) = made(pipeline, request).motions
        assert ("cleaned" in motion.meta) is clean
        assert (physics.bone_deviation(motion.positions)[1] < 0.01) is clean
        if clean:
            before, after = motion.meta["cleaned"]["skate"]
            assert after < before
