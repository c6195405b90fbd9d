"""Going down and up again: verbs of a stage whose people squat, kneel, sit on the floor, fall, sit on each other.

Each verb adds a `Posture` and the steps that it needs. `hold` defaults to for ever; durations are at the clip's pace
and the person's tempo. A `Span` comes back: start, arrive (the posture is taken), leave (it is given up), end.
"""

from __future__ import annotations

import math
from typing import Any

from .floor import Floor
from .footsteps import foot_at
from .script import LEFT, Footfall, Posture, Span, World

EVER = 99.0
SEATED = 0.50  # metres the hips are behind the feet of one who sits on the floor, at 1.75 m (postures.POSES)


class Ground(Floor):
    """A floor to kneel and sit on."""

    def posture(
        self, who: int, name: str, *, start: float, rise: float = 0.9, hold: float = EVER, fall: float = 0.9,
        raw: bool = False, **how: Any,
    ) -> Span:  # fmt: skip
        """Take a posture of postures.POSES with the feet where they are. raw: durations are not scaled."""
        if not raw:
            rise, fall = self.time(who, rise), self.time(who, fall)
        self.script.events.append(Posture(who, name, start, rise, hold, fall, **how))
        return Span(start, start + rise, start + rise + hold, start + rise + hold + fall)

    def half_kneel(
        self, who: int, knee: str, *, start: float, hold: float = EVER, rise: float = 1.05, fall: float = 1.0, **how: Any
    ) -> Span:  # fmt: skip
        """Down on one knee ("left" or "right"): the other foot steps ahead, the knee goes down on the toes behind.

        The pelvis comes to stand about 0.45 x scale ahead of where it was. Up again: the foot behind steps forward.
        """
        person, (x, z, h) = self.people[who], self.where(who)
        start = max(start, self.busy[who])
        front, size = int(knee == LEFT), person.scale
        rise, fall = self.time(who, rise), self.time(who, fall)
        ahead = 0.74 * size
        px, pz, ph = foot_at(front, x + ahead * math.sin(h), z + ahead * math.cos(h), h, person.half_stance * 1.1)
        land = start + 0.62 * rise
        self._stepped(who, [Footfall(front, start, land, px, pz, ph, "step", 0.8)], land)
        down = self.posture(who, "half_kneel", start=start + 0.18 * rise, rise=0.82 * rise, hold=hold, fall=fall,
                            raw=True, side=knee, **how)  # fmt: skip
        if hold < EVER:
            lift = down.leave + 0.5 * fall
            px, pz, ph = foot_at(1 - front, x + ahead * math.sin(h), z + ahead * math.cos(h), h, person.half_stance)
            self._stepped(who, [Footfall(1 - front, lift, down.end + 0.08, px, pz, ph, "step")], down.end + 0.08)
        return Span(start, down.arrive, down.leave, down.end)

    def seated(self, who: int, x: float, z: float, heading: float, *, until: float = EVER, fall: float = 1.1, **how: Any
               ) -> Span:  # fmt: skip
        """Sit on the floor from the beginning, knees up, the feet at (x, z); get up at `until`. Instead of `place`."""
        self.place(who, x, z, heading)
        start = -9.0
        return self.posture(who, "sit_floor", start=start, rise=1.0, hold=until - start - 1.0, raw=True,
                            fall=self.time(who, fall), **how)  # fmt: skip

    def fall_back(self, who: int, start: float, *, metres: float = 0.4, heading: float | None = None, steps: int = 2,
                  **how: Any) -> Span:  # fmt: skip
        """Stumble backwards (or along `heading`, radians) and fall on the seat. Use `floor_behind` for the hands."""
        landed = self.stagger(who, start, metres, heading=heading, steps=steps) if steps else start
        begin = max(start + 0.08, landed - 0.42)
        return self.posture(who, "sit_floor", start=begin, rise=0.74 * math.sqrt(self.people[who].scale), raw=True,
                            late=1.6, **how)  # fmt: skip

    def floor_behind(self, who: int, hand: str, *, back: float = 0.0, aside: float = 0.27, behind: float = 0.24
                     ) -> World:  # fmt: skip
        """Where a hand leans on the floor behind one who sits with the feet where they are now. back as in Posture."""
        size, sign = self.people[who].scale, 1.0 if hand == LEFT else -1.0
        x, z = self.ahead(who, -(SEATED + back + behind) * size, sign * aside * size)
        return World(x, 0.025 * size, z)


__all__ = ["EVER", "Ground"]
