"""What clean-up changed in a take: foot skate and overlap before and after, by the measures of `evaluation.physics`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from intermoe.core.types import Interaction
from intermoe.evaluation import physics
from intermoe.motion.cleanup import clean
from intermoe.studio.overlays import Overlays
from intermoe.studio.takes import Request

MEASURES = ("skate", "penetration")  # of `physics.Physics`: mm a frame of 1/30 s, cm


class Cleaning:
    """The clean-up of a pipeline, which remembers what each sample was before: by its seed, which no two samples share."""

    def __init__(self) -> None:
        self._before: dict[int, dict[str, float | None]] = {}

    def __call__(self, motion: Interaction, **options: Any) -> Interaction:
        self._before.setdefault(motion.meta["seed"], _figures(motion))  # directed motions are cleaned over and over
        return clean(motion, **options)

    def told(self, motion: Interaction) -> Interaction:
        """A finished motion with `meta["cleaned"]`: of each of MEASURES the figure before and after. As it is where nothing
        was cleaned. Of sequences and scenes the sampled parts count, by their lengths; transitions and walks have no before.
        """
        parts = _parts(motion)
        seeds = [seed for seed, *_ in parts]
        if not parts or len(set(seeds)) < len(seeds) or any(seed not in self._before for seed in seeds):
            return motion
        before = [self._before[seed] for seed in seeds]
        after = [_figures(_part(motion, people, start, end)) for _, people, start, end in parts]
        weights = [end - start for *_, start, end in parts]
        told = {
            name: [_mean([figures[name] for figures in both], weights) for both in (before, after)] for name in MEASURES
        }
        return motion.replace(meta=motion.meta | {"cleaned": told})


def _parts(motion: Interaction) -> list[tuple[int, tuple[int, int], int, int]]:
    """Seed, people, first frame and last (beyond it) of what was sampled; a reaction's partner was not."""
    meta = motion.meta
    if "scene" in meta:
        acts = zip(meta["scene"]["interactions"], meta["parts"], strict=True)
        return [
            (act["seed"], tuple(map(meta["people"].index, part["people"])), part["start"], part["end"])
            for act, part in acts
            if "reacts" not in act
        ]
    if "prompts" in meta:
        return [(p["seed"], (0, 1), *span) for p, span in zip(meta["prompts"], meta["parts"], strict=True)]
    return [(meta["seed"], (0, 1), 0, motion.num_frames)]


def line(request: Request, shown: Sequence[tuple[Mapping[str, Any], Overlays]]) -> str:
    """What clean-up did to a take's samples (`meta` and overlays of each), or that there was none; "" where none tells it."""
    if not request.clean:
        return "Not cleaned up: " + _said([([marks.skate], [marks.penetration]) for _, marks in shown])
    try:
        told = [(meta["cleaned"]["skate"], meta["cleaned"]["penetration"]) for meta, _ in shown]
        return "Cleaned up: " + _said(told)
    except (TypeError, KeyError, ValueError):  # an older take, or a file that somebody has changed
        return ""


def _figures(motion: Interaction) -> dict[str, float | None]:
    facts = physics.measure(motion)
    return {name: _number(getattr(facts, name)) for name in MEASURES}


def _part(motion: Interaction, people: tuple[int, int], start: int, end: int) -> Interaction:
    """Joints and contacts of two people from one frame to another."""
    held = {name: getattr(motion, name) for name in ("positions", "foot_contacts")}
    return Interaction(**{n: v[list(people), start:end] for n, v in held.items() if v is not None}, fps=motion.fps)


def _number(value: float) -> float | None:
    return round(float(value), 2) if np.isfinite(value) else None


def _mean(values: list[float | None], weights: list[int]) -> float | None:
    known = [(value, weight) for value, weight in zip(values, weights, strict=True) if value is not None]
    return round(sum(v * w for v, w in known) / sum(w for _, w in known), 2) if known else None


def _said(samples: Sequence[tuple[Sequence[float | None], Sequence[float | None]]]) -> str:
    """ "feet skate 3.1 → 0.8, 2.2 → 0.5 mm a frame, ..."; a foot that is never on the floor has no skate."""

    def figures(values: Sequence[float | None]) -> str:
        return " → ".join("-" if v is None or not np.isfinite(v) else f"{float(v):.1f}" for v in values)

    skate, overlap = (", ".join(map(figures, values)) for values in zip(*samples, strict=True))
    return f"feet skate {skate} mm a frame; bodies overlap {overlap} cm"
