"""The floor of a stage: two people, where they stand, and the steps they take.

`who` is 0 or 1. Every verb takes absolute seconds for `start`, scales its own durations by the clip's pace and the
person's tempo, and returns the second of the last landing. Places in metres, headings in radians.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from .body import Person
from .feet import pivoted
from .footsteps import Stance, foot_at, moved, plan_steps, plan_walk, stance_at, wrap
from .script import LEFT, Footfall, Script

Point = tuple[float, float]  # x, z on the floor


class Floor:
    """Two people on a floor, and their footsteps."""

    def __init__(self, people: tuple[Person, Person], rng: np.random.Generator, *, family: str = "", facts: Any = None):
        self.people, self.rng, self.facts = people, rng, facts
        self.pace = float(getattr(facts, "pace", 1.0))
        self.script = Script(family)
        self.stances: list[Stance] = [stance_at(0, -1, 0, 0.09), stance_at(0, 1, np.pi, 0.09)]
        self.least = 4.0  # seconds of the shortest clip; a part of a sequence may be shorter
        self.busy = [0.0, 0.0]  # when the feet are free again

    # --- bodies ---------------------------------------------------------------------------------------------------
    def time(self, who: int, seconds: float) -> float:
        """A duration at this clip's pace and this person's tempo."""
        return seconds * self.pace / self.people[who].manner.tempo

    def scale(self, who: int | None = None) -> float:
        """Stature / 1.75 m; of the pair's mean for None."""
        return self.people[who].scale if who is not None else (self.people[0].scale + self.people[1].scale) / 2

    def hand(self, who: int) -> str:
        """The hand this person prefers."""
        return self.people[who].manner.handedness

    def gap(self, metres: float) -> float:
        """A distance that nobody's reach decides (a talk, a bow): at these statures, and as these two keep it."""
        return metres * self.scale() * (self.people[0].manner.distance + self.people[1].manner.distance) / 2

    def draw(self, low: float, high: float) -> float:
        return float(self.rng.uniform(low, high))

    def chance(self, probability: float) -> bool:
        return bool(self.rng.random() < probability)

    # --- places ---------------------------------------------------------------------------------------------------
    def place(self, who: int, x: float, z: float, heading: float) -> None:
        """Stand somewhere at the beginning. Heading in radians: facing (sin h, 0, cos h)."""
        if self.script.feet[who]:
            raise ValueError("place() comes before every step of that person")
        stance = stance_at(x, z, heading, self.people[who].half_stance)
        left, right = (self._scatter(f, 0.02) for f in (stance.left, stance.right))
        self.stances[who] = Stance(left, right)
        self._starts()[who] = (left, right)

    def stand(
        self, who: int, foot: str, *, forward: float = 0.0, left: float = 0.0, turn: float = 0.0,
        along: float | None = None,
    ) -> None:  # fmt: skip
        """Begin with one foot elsewhere than beside the other (after `place`): moved as `shift` would."""
        if self.script.feet[who]:
            raise ValueError("stand() comes before every step of that person")
        print_ = self._print(who, int(foot != LEFT), forward, left, turn, along)
        stance = self.stances[who]
        self.stances[who] = Stance(print_, stance.right) if foot == LEFT else Stance(stance.left, print_)
        self._starts()[who] = (self.stances[who].left, self.stances[who].right)

    def face_to_face(self, gap: float, *, back: tuple[float, float] = (0.0, 0.0)) -> None:
        """Place both on the z axis, facing; `gap` metres (absolute) between pelvises after each has walked `back`
        metres."""
        for who, sign in ((0, -1.0), (1, 1.0)):
            self.place(who, 0.0, sign * (gap / 2 + back[who]), 0.0 if who == 0 else np.pi)

    def where(self, who: int) -> tuple[float, float, float]:
        """(x, z, heading) after all steps planned so far."""
        s = self.stances[who]
        return s.x, s.z, s.heading

    def ahead(self, who: int, forward: float, left: float = 0.0) -> Point:
        """A floor point seen from that person, metres (absolute)."""
        x, z, h = self.where(who)
        return x + forward * math.sin(h) + left * math.cos(h), z + forward * math.cos(h) - left * math.sin(h)

    def heading_to(self, who: int, point: Point | None = None) -> float:
        """Heading from that person to a point, or to the partner."""
        x, z, _ = self.where(who)
        px, pz = point if point is not None else self.where(1 - who)[:2]
        return math.atan2(px - x, pz - z)

    def distance(self) -> float:
        """Metres between the two, after all steps planned so far."""
        return math.dist(self.where(0)[:2], self.where(1)[:2])

    # --- feet -----------------------------------------------------------------------------------------------------
    def walk(
        self, who: int, to: Point | None = None, *, path: np.ndarray | None = None, start: float | None = None,
        speed: float = 1.0, gait: str = "walk", face: np.ndarray | None = None, stride: float = 1.0,
        first: str | None = None,
    ) -> float:  # fmt: skip
        """Walk (or gait="run") to a point, or along `path` (N, 2) which begins near where the person stands.

        face: body headings (radians) along the path, for walking sideways or backwards; None follows the path.
        speed, stride: factors of the natural pace and step length. Returns the time of arrival.
        """
        person, stance = self.people[who], self.stances[who]
        start = self.busy[who] if start is None else max(start, self.busy[who])
        here = np.array([stance.x, stance.z])
        points = np.array([here, to]) if to is not None else np.concatenate([here[None], np.asarray(path)[1:]])
        quick = speed / self.pace**0.6 * person.manner.tempo
        length = (1.02 if gait == "run" else 0.68) * person.stature / 1.70 * stride * quick**0.45
        beat = (0.36 if gait == "run" else 0.54) * math.sqrt(person.scale) * quick**-0.55
        falls, end = plan_walk(
            stance, points, start=start, step_length=length * person.manner.amplitude**0.45, step_time=beat, gait=gait,
            half_width=person.half_stance, face=face, first=None if first is None else int(first != LEFT),
            jitter=self.rng.normal(0, 0.012, (12, 2)),
        )  # fmt: skip
        return self._stepped(who, falls, end)

    def approach(self, gap: float, *, far: tuple[float, float] = (1.6, 1.6), start: float = 0.0, speed: float = 1.0
                 ) -> tuple[float, float]:  # fmt: skip
        """Place both face to face, `far` metres further apart each, and walk up to `gap`; far 0 stands and waits.

        gap: pelvis to pelvis, absolute metres. Returns both arrival times.
        """
        self.face_to_face(gap, back=far)
        first, second = (self.walk(w, self.ahead(w, far[w]), start=start + self.draw(0, 0.1), speed=speed)
                         if far[w] > 0.25 else start for w in (0, 1))  # fmt: skip
        return first, second

    def walk_in_step(
        self, paths: tuple[np.ndarray, np.ndarray], *, speed: float, start: float = 0.0, first: str = LEFT,
        opposite: bool = False, stride: float = 1.0, limp: tuple[int, str, float] | None = None,
    ) -> float:  # fmt: skip
        """Both walk beside each other in step, along two paths of nearly one length: as many steps, at one beat.

        speed: metres per second of the pair, whatever their tempos. first: person 0's first foot; `opposite`: person 1
        begins with the other one (inner legs together). stride: factor on the natural step length. limp: (who, foot,
        share) as in `plan_walk`; the partner's steps give way to it by half. Returns the later arrival.
        """
        scale = self.scale()
        quick = speed / (0.68 * scale * 1.75 / 1.70 / (0.54 * math.sqrt(scale)))
        step = 0.68 * scale * 1.75 / 1.70 * stride * quick**0.45
        lengths = [float(np.linalg.norm(np.diff(path, axis=0), axis=-1).sum()) for path in paths]
        count = max(3, round(sum(lengths) / 2 / step + 1.5))
        leads = (int(first != LEFT), int((first != LEFT) != opposite))
        ends = []
        for who, (path, length) in enumerate(zip(paths, lengths, strict=True)):
            uneven = None
            if limp is not None:
                hurt = int(limp[1] != LEFT)
                same = hurt if who == limp[0] or leads[0] == leads[1] else 1 - hurt  # the foot that steps with it
                uneven = (same, limp[2] * (1.0 if who == limp[0] else 0.5))
            falls, end = plan_walk(
                self.stances[who], np.asarray(path), start=max(start, self.busy[who]) + self.draw(0.0, 0.05),
                step_length=length / (count - 1.5), step_time=step / speed, half_width=self.people[who].half_stance,
                first=leads[who], jitter=self.rng.normal(0, 0.012, (12, 2)), limp=uneven,
            )  # fmt: skip
            ends.append(self._stepped(who, falls, end))
        return max(ends)

    def step(
        self, who: int, *, forward: float = 0.0, left: float = 0.0, turn: float = 0.0, start: float | None = None,
        steps: int = 2, seconds: float = 0.42, height: float = 1.0, first: str | None = None, pose: bool = False,
    ) -> float:  # fmt: skip
        """Few steps that carry the body forward/left (metres at 1.75 m) and turn it (degrees, left positive).

        Two steps bring the feet together again; `pose` leaves the last foot out (a lunge, a stagger's stand): the
        stance stays open. seconds: for one step. Returns the time of the last landing.
        """
        person, (x, z, h) = self.people[who], self.where(who)
        start = self.busy[who] if start is None else max(start, self.busy[who])
        f, s, t = forward * person.scale, left * person.scale, math.radians(turn)
        end = (x + f * math.sin(h) + s * math.cos(h), z + f * math.cos(h) - s * math.sin(h), h + t)
        shares = [min(1.0, (i + 1) / (steps - 1)) if steps > 1 else 1.0 for i in range(steps)]
        if pose and steps > 1:
            shares = [(i + 1) / steps for i in range(steps)]
        poses = [(x + (end[0] - x) * k, z + (end[1] - z) * k, h + t * k) for k in shares]
        if first is None:
            lead = 0 if (abs(s) > 0.05 and s > 0) or (abs(s) <= 0.05 and t > 0) else 1
            if abs(s) <= 0.05 and abs(t) < 0.1:
                lead = int(self.rng.integers(2))
        else:
            lead = int(first != LEFT)
        falls, done = plan_steps(self.stances[who], poses, start=start, step_time=self.time(who, seconds),
                                 half_width=person.half_stance, first=lead, height=height)  # fmt: skip
        return self._stepped(who, falls, done)

    def shift(
        self, who: int, foot: str, *, forward: float = 0.0, left: float = 0.0, turn: float = 0.0,
        along: float | None = None, start: float | None = None, seconds: float = 0.34, height: float = 1.0,
    ) -> float:  # fmt: skip
        """One foot steps from where it stands (metres at 1.75 m, degrees) and the other stays; if the other follows by
        as much, the stance keeps its shape (a fencer's advance).

        along: the heading (radians) that forward and left are meant in; None: the body's. Returns the landing."""
        start = self.busy[who] if start is None else max(start, self.busy[who])
        side, land = int(foot != LEFT), start + self.time(who, seconds)
        x, z, heading = self._print(who, side, forward, left, turn, along)
        return self._stepped(who, [Footfall(side, start, land, x, z, heading, "step", height)], land)

    def step_back(self, who: int, start: float, metres: float = 0.35, *, steps: int = 2) -> float:
        """Step away from what one faces."""
        return self.step(who, forward=-metres, start=start, steps=steps, seconds=0.5)

    def stagger(
        self, who: int, start: float, metres: float = 0.7, *, heading: float | None = None, steps: int = 3
    ) -> float:
        """Driven backwards (or along `heading`, radians) by a blow: quick, low, shortening steps that catch the
        body."""
        person, (x, z, h) = self.people[who], self.where(who)
        way = h + math.pi if heading is None else heading
        start, beat, poses = max(start, self.busy[who]), self.time(who, 0.30), []
        reach = [1 - (1 - (i + 1) / (steps - 1)) ** 1.6 if i < steps - 1 else 1.0 for i in range(steps)]
        for k in reach:
            d = metres * person.scale * k
            poses.append((x + d * math.sin(way), z + d * math.cos(way), h))
        falls, done = plan_steps(self.stances[who], poses, start=start, step_time=beat,
                                 half_width=person.half_stance * 1.15, first=int(self.rng.integers(2)), overlap=0.03,
                                 height=0.8)  # fmt: skip
        return self._stepped(who, falls, done)

    def shuffle(
        self, who: int, *, forward: float = 0.0, left: float = 0.0, start: float | None = None,
        seconds: float = 0.24, first: str = LEFT, height: float = 2.0,
    ) -> float:  # fmt: skip
        """Both feet, one after the other, go as far (metres at 1.75 m): the stance, open or not, is kept, as in
        boxing."""
        (_, _, h), size, stance = self.where(who), self.people[who].scale, self.stances[who]
        start, beat = self._free(who, start), self.time(who, seconds)
        dx, dz = (forward * math.sin(h) + left * math.cos(h)), (forward * math.cos(h) - left * math.sin(h))
        falls, lead = [], int(first != LEFT)
        for i, side in enumerate((lead, 1 - lead)):
            x, z, fh = (stance.left, stance.right)[side]
            lift = start + i * beat
            falls.append(Footfall(side, lift, lift + beat - 0.03, x + dx * size, z + dz * size, fh, "step", height))
        return self._stepped(who, falls, falls[-1].land)

    def stamp(
        self, who: int, foot: str, on: tuple[int, str], *, start: float, hold: float = 0.3
    ) -> tuple[float, float]:
        """Lift a foot high and set it down on somebody's foot `on` = (person, foot), stay, and step back to where one
        stood. That foot must be standing. Returns the seconds of the stamp and of the foot's leaving."""
        person, side, start = self.people[who], int(foot != LEFT), self._free(who, start)
        theirs, mine = self.people[on[0]], self.stances[who]
        x, z, h = getattr(self.stances[on[0]], on[1])
        ball = 0.95 * float(theirs.offsets[10, 2])
        x, z, mid = x + ball * math.sin(h), z + ball * math.cos(h), 0.8 * float(person.offsets[10, 2])
        here = (mine.left, mine.right)[side]
        way = here[2]
        hit = start + self.time(who, 0.72)
        leave = hit + hold * self.pace
        falls = [
            Footfall(side, start, hit, x - mid * math.sin(way), z - mid * math.cos(way), way, "step", 5.5,
                     rise=0.06 * theirs.scale),
            Footfall(side, leave, leave + self.time(who, 0.42), *here, "step", 1.6),
        ]  # fmt: skip
        self._stepped(who, falls, falls[-1].land)
        return hit, leave

    def hold_up(self, who: int, foot: str, *, start: float, seconds: float = 1.1, back: float = 0.14,
                height: float = 7.0) -> float:  # fmt: skip
        """Draw one foot up and back (metres at 1.75 m), stand on the other for about `seconds`, and set it down."""
        side, start, (_, _, h) = int(foot != LEFT), self._free(who, start), self.where(who)
        x, z, fh = (self.stances[who].left, self.stances[who].right)[side]
        d, land = back * self.people[who].scale, start + self.time(who, seconds)
        fall = Footfall(side, start, land, x - d * math.sin(h), z - d * math.cos(h), fh, "kick", height)
        return self._stepped(who, [fall], land)

    def tread(
        self, who: int, poses: Sequence[tuple[float, float, float]], lands: Sequence[float], *, first: str,
        air: float = 0.3, width: float = 1.0, height: float = 1.0,
    ) -> float:  # fmt: skip
        """Steps to a beat: one for each body pose (x, z, heading), feet alternating from `first`, each on the floor at
        its second of `lands`.

        air: seconds a foot is off the floor, less where beats are short. width: of the stance, 1 is standing."""
        falls, foot, before = [], int(first != LEFT), self.busy[who]
        for (x, z, h), land in zip(poses, lands, strict=True):
            print_ = foot_at(foot, x, z, h, self.people[who].half_stance * width)
            lift = max(land - air, min(before + 0.02, land - 0.16))
            falls.append(Footfall(foot, lift, land, *print_, "step", height))
            foot, before = 1 - foot, land
        return self._stepped(who, falls, before)

    def spin(
        self, who: int, degrees: float, lands: Sequence[float], *, first: str, air: float = 0.3,
        to: Point | None = None, width: float = 1.0,
    ) -> float:  # fmt: skip
        """Turn about oneself (left positive, also more than once): a step on each second of `lands`, while the standing
        foot turns along on its ball. to: where one stands in the end."""
        person, (x, z, h) = self.people[who], self.where(who)
        end, prints = to or (x, z), [self.stances[who].left, self.stances[who].right]
        falls, foot, before = [], int(first != LEFT), self.busy[who]
        for k, land in enumerate(lands, 1):
            part, stand = k / len(lands), 1 - foot
            angle = h + math.radians(degrees) * part
            lift = max(land - air, min(before + 0.02, land - 0.16))
            place = foot_at(foot, x + (end[0] - x) * part, z + (end[1] - z) * part, angle, person.half_stance * width)
            falls.append(Footfall(foot, lift, land, *place, "step"))
            sx, sz, sh = prints[stand]
            to_h = sh + wrap(foot_at(stand, 0.0, 0.0, angle, 0.0)[2] - sh)
            tx, tz = pivoted(person, stand, sx, sz, sh, to_h)
            turned = (float(tx), float(tz), float(to_h))
            falls.append(Footfall(stand, lift, land, *turned, "pivot"))
            prints[foot], prints[stand] = place, turned
            foot, before = stand, land
        return self._stepped(who, falls, before)

    def turn(self, who: int, to: float | None = None, *, start: float | None = None, seconds: float = 0.45) -> float:
        """Turn on the spot to a heading (radians), or to the partner; small turns shuffle once, large ones step
        more."""
        target = self.heading_to(who) if to is None else to
        by = math.degrees(wrap(target - self.where(who)[2]))
        if abs(by) < 8:
            return self.busy[who] if start is None else start
        return self.step(
            who, turn=by, start=start, steps=2 if abs(by) < 75 else 3 if abs(by) < 130 else 4, seconds=seconds
        )

    # --- inside -----------------------------------------------------------------------------------------------------
    def _free(self, who: int, start: float | None) -> float:
        """The second asked for, or when the feet are free again."""
        return self.busy[who] if start is None else max(start, self.busy[who])

    def _stepped(self, who: int, falls: list[Footfall], end: float) -> float:
        self._starts()
        self.script.feet[who].extend(falls)
        self.stances[who] = moved(self.stances[who], falls)
        self.busy[who] = end
        return end

    def _print(
        self, who: int, side: int, forward: float, left: float, turn: float, along: float | None
    ) -> tuple[float, float, float]:
        """The footprint so far forward and to the left of where that foot stands."""
        stance, scale = self.stances[who], self.people[who].scale
        x, z, heading = stance.right if side else stance.left
        way = stance.heading if along is None else along
        f, s = forward * scale, left * scale
        dx, dz = f * math.sin(way) + s * math.cos(way), f * math.cos(way) - s * math.sin(way)
        return x + dx, z + dz, heading + math.radians(turn)

    def _starts(self) -> list:
        if not self.script.start_feet:
            self.script.start_feet = [(s.left, s.right) for s in self.stances]
        return self.script.start_feet

    def _scatter(self, foot: tuple[float, float, float], metres: float) -> tuple[float, float, float]:
        x, z = self.rng.normal(0, metres, 2)
        return foot[0] + float(x), foot[1] + float(z), foot[2] + float(self.rng.normal(0, 0.08))
