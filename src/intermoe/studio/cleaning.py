"""What clean-up changed in a take: foot skate and overlap before and after, by the measures of `evaluation.physics`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from intermoe.core.types import Interaction
from intermoe.evaluation import physics
from intermoe.motion.cleanup import clean
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
        was cleaned. Of a sequence the parts count, by their lengths, and not the transitions, which were never sampled.
        """
        spans = motion.meta.get("parts") or [[0, motion.num_frames]]
        seeds = [prompt["seed"] for prompt in motion.meta.get("prompts", ())] or [motion.meta["seed"]]
        if any(seed not in self._before for seed in seeds):
            return motion
        after = [_figures(motion.replace(**_frames(motion, *span))) for span in spans]
        weights = [end - start for start, end in spans]
        told = {
            name: [
                _mean([part[name] for part in parts], weights) for parts in ([self._before[s] for s in seeds], after)
            ]
            for name in MEASURES
        }
        return motion.replace(meta=motion.meta | {"cleaned": told})


def line(request: Request, meta: Mapping[str, Any], facts: physics.Physics) -> str:
    """What clean-up did to a motion, or that there was none; "" for takes that do not know it."""
    if not request.clean:
        return f"Not cleaned up: feet skate {_said([facts.skate], 'mm a frame')}, bodies overlap {_said([facts.penetration], 'cm')}"
    told: Any = meta.get("cleaned")
    try:
        return (
            f"Cleaned up: feet skate {_said(told['skate'], 'mm a frame')}, "
            f"bodies overlap {_said(told['penetration'], 'cm')}"
        )
    except (TypeError, KeyError, ValueError):  # an older take, or a file that somebody has changed
        return ""


def _figures(motion: Interaction) -> dict[str, float | None]:
    facts = physics.measure(motion)
    return {name: _number(getattr(facts, name)) for name in MEASURES}


def _frames(motion: Interaction, start: int, end: int) -> dict[str, Any]:
    contacts = motion.foot_contacts
    return {
        "positions": motion.positions[:, start:end],
        "rotations": None,
        "translation": None,
        "hand_shapes": None,
        "foot_contacts": None if contacts is None else contacts[:, start:end],
    }


def _number(value: float) -> float | None:
    return round(float(value), 2) if np.isfinite(value) else None


def _mean(values: list[float | None], weights: list[int]) -> float | None:
    known = [(value, weight) for value, weight in zip(values, weights, strict=True) if value is not None]
    return round(sum(v * w for v, w in known) / sum(w for _, w in known), 2) if known else None


def _said(values: list[float | None], unit: str) -> str:
    """ "3.1 → 0.8 mm a frame"; a foot that is never on the floor has no skate."""
    words = " → ".join("-" if v is None or not np.isfinite(v) else f"{float(v):.1f}" for v in values)
    return f"{words} {unit}"
