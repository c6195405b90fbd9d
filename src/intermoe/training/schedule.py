"""The learning rate over a run: linear warm-up, then half a cosine down to `floor` of its peak."""

from __future__ import annotations

import math


def learning_rate(step: int, *, peak: float, warmup: int, progress: float, floor: float = 0.01) -> float:
    """The rate of step `step` (0 = the first) when `progress` (0 to 1) of the schedule has passed.

    `progress` comes from the steps, or from the clock where a run is given minutes and no number of steps.
    """
    cosine = floor + (1.0 - floor) * 0.5 * (1.0 + math.cos(math.pi * min(max(progress, 0.0), 1.0)))
    return peak * cosine * min(1.0, (step + 1) / max(warmup, 1))
