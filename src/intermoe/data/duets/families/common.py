"""What several scripts open and close with."""

from __future__ import annotations

import numpy as np

from ..stage import Stage


def come(stage: Stage, gap: float, *, low: float = 1.0, high: float = 1.7, actor_only: bool = False) -> float:
    """Both come up to `gap` metres (at 1.75 m stature), or stand there already if the clip shows no approach; the
    time of arrival.

    low, high: how far each walks. actor_only: person 1 waits. Standing clips begin with a short quiet moment.
    """
    gap *= stage.scale()
    if "approach" not in stage.facts.tags:
        stage.face_to_face(gap)
        return stage.draw(0.35, 0.8)
    far = (stage.draw(low, high), 0.0 if actor_only else stage.draw(low, high))
    arrived = max(stage.approach(gap, far=far))
    stage.phase("approach", 0.0, arrived)
    return arrived


def part(stage: Stage, start: float, metres: float = 0.4) -> float:
    """Both step back if the clip shows it; the time at which all is done."""
    if "leave" not in stage.facts.tags:
        return start + stage.draw(0.5, 0.9)
    ends = [stage.step_back(w, start + stage.draw(0.0, 0.15), metres * stage.draw(0.85, 1.25)) for w in (0, 1)]
    stage.phase("leave", start, max(ends))
    return max(ends) + stage.draw(0.3, 0.6)


def steady(stage: Stage, metres_per_second: float, who: int) -> float:
    """The `speed` factor of Stage.walk that makes this person go so fast, whatever the stature and tempo."""
    person = stage.people[who]
    natural = (0.68 * person.stature / 1.70) / (0.54 * np.sqrt(person.scale))
    return float(metres_per_second / natural * stage.pace**0.6 / person.manner.tempo)
