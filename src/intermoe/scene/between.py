"""Somebody on the way from one interaction to the next: stands, walks round the others, turns, stands.

The engine of the duets corpus (data.duets) plays it: footsteps, gait, a shifting weight, hands that rest.
Headings: facing (sin h, 0, cos h).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from intermoe.core.persona import Persona
from intermoe.core.types import Interaction
from intermoe.data.duets.body import Person, draw_persona, make_person
from intermoe.data.duets.compose import compose
from intermoe.data.duets.families.common import lively
from intermoe.data.duets.families.idle import rest
from intermoe.data.duets.stage import Stage
from intermoe.skeleton.smpl22 import HIPS

BRIDGE = 0.8  # seconds from the last pose of an interaction to standing, and from standing to the first of the next
NEAR, TURNED = 0.35, 0.35  # metres and radians that a bridge alone goes over
SPELL = (5.0, 8.0)  # seconds that somebody who waits stands in one way


@dataclass(frozen=True)
class Spot:
    """Where somebody stands: x, z in metres, heading in radians."""

    x: float
    z: float
    heading: float

    @property
    def at(self) -> np.ndarray:
        return np.array([self.x, self.z])


def spot(positions: np.ndarray) -> Spot:
    """Of one pose (22,3): the pelvis, and where the hips face."""
    across = positions[HIPS[0]] - positions[HIPS[1]]
    return Spot(float(positions[0, 0]), float(positions[0, 2]), float(np.arctan2(-across[2], across[0])))


def body_of(offsets: np.ndarray, persona: Persona, seed: int) -> Person:
    """The person who moves on these bones (22,3); what the persona leaves open is drawn."""
    person = make_person(draw_persona(np.random.default_rng(seed), persona))
    return replace(person, offsets=np.asarray(offsets, np.float32))


def walking_seconds(person: Person, route: np.ndarray, here: Spot, there: Spot, seed: int) -> float:
    """How long `between` walks and turns along a route (N,2); 0 where it stands there already."""
    return _played(person, route, here, there, seed, start=0.0)[1]


def between(
    person: Person,
    route: np.ndarray,
    here: Spot,
    there: Spot,
    look: np.ndarray | None,
    seconds: float,
    seed: int,
    *,
    waits: float = 1.0,
) -> Interaction:
    """`seconds` of one person who stands at `here`, leaves in time, and stands at `there` at the end.

    route: (N,2) from here to there. look: (2,) where to look while waiting, None: ahead. waits: the share of the time to spare
    that is waited before leaving; the rest is waited there.
    """
    needed = walking_seconds(person, route, here, there, seed)
    leave = waits * max(0.0, seconds - needed - (0.3 if needed else 0.0))
    stage, _ = _played(person, route, here, there, seed, start=leave, look=look)
    for begin, until in ((0.0, leave), (leave + needed, seconds)):
        _wait(stage, begin, until)
    stage.script.begin, stage.script.end = 0.0, seconds
    both = compose(stage.script, stage.people, np.random.default_rng(seed))
    frames = round(seconds * both.fps)
    arrays = {
        name: getattr(both, name)[:1, :frames]
        for name in ("positions", "rotations", "translation", "foot_contacts", "hand_shapes")
    }
    assert both.offsets is not None
    return Interaction(**arrays, offsets=both.offsets[:1], fps=both.fps)


def _played(
    person: Person,
    route: np.ndarray,
    here: Spot,
    there: Spot,
    seed: int,
    *,
    start: float,
    look: np.ndarray | None = None,
) -> tuple[Stage, float]:
    stage = Stage((person, person), np.random.default_rng(seed))
    stage.place(0, here.x, here.z, here.heading)
    away = here.at + 50.0 * np.array([np.sin(here.heading), np.cos(here.heading)]) if look is None else look
    stage.place(1, float(away[0]), float(away[1]), 0.0)
    if float(np.linalg.norm(there.at - here.at)) < NEAR:
        done = stage.turn(0, there.heading, start=start)
    else:
        first = route[1] - here.at
        done = stage.turn(0, float(np.arctan2(first[0], first[1])), start=start)
        done = stage.walk(0, path=np.vstack([here.at[None], _smooth(route)[1:]]), start=done)
        done = stage.turn(0, there.heading, start=done)
    return stage, max(0.0, done - start)


def _wait(stage: Stage, start: float, until: float) -> None:
    """Stand, now in one way, then in another."""
    while until - start > 1.2:
        spell = float(stage.rng.uniform(*SPELL))
        end = until if until - start < spell + 2.0 else start + spell
        if end - start > 3.0:
            rest(stage, 0, start + 0.2, end - 0.2)
        else:
            lively(stage, 0, start, end)
        start = end


def _smooth(route: np.ndarray) -> np.ndarray:
    """Corners cut twice (Chaikin), ends kept."""
    for _ in range(2 if len(route) > 2 else 0):
        a, b = route[:-1], route[1:]
        cut = np.stack([0.75 * a + 0.25 * b, 0.25 * a + 0.75 * b], axis=1).reshape(-1, 2)
        route = np.vstack([route[:1], cut[1:-1], route[-1:]])
    return route
