"""Two interactions in one clip: "they bow, then shake hands".

Each part is a script of its own, written from second 0 on its own floor. The second is turned and moved so that its
beginning lies best under where the first leaves the people, and steps lead from one to the other.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np

from .body import Person
from .footsteps import Stance, moved, plan_steps, wrap
from .script import Contact, Event, Footfall, Look, Meet, On, Phase, Script, Target, World

STEP = 0.46  # seconds of a transition's step, at tempo 1
STRIDE = 0.55  # metres of its longest step, at 1.75 m stature
_TIMES = frozenset(
    {"start", "until", "arrive", "lift", "hit", "land"}
)  # fields of events that are seconds of the script
_PEOPLE = frozenset({"who", "partner"})  # and those that are persons
SETTLED = 0.35  # seconds of standing that are enough between the parts


def join(first: Script, second: Script, people: tuple[Person, Person], rng: np.random.Generator) -> Script:
    """One script: the first, steps to where the second begins, the second. `second` keeps the first's person order."""
    ends = [moved(Stance(*first.start_feet[w]), first.feet[w]) for w in (0, 1)]
    move = _placement([_middle(s) for s in ends], [_middle(Stance(*second.start_feet[w])) for w in (0, 1)])
    begins = [Stance(*(move.foot(f) for f in second.start_feet[w])) for w in (0, 1)]
    leave = first.end - SETTLED
    steps, arrivals = [], []
    for w in (0, 1):
        since = max([leave, *(f.land + 0.05 for f in first.feet[w])]) + float(rng.uniform(0.0, 0.12))
        falls, done = _walk_over(ends[w], begins[w], people[w], since)
        steps.append(falls)
        arrivals.append(done)
    shift = max(arrivals) - second.begin
    later = _Later(shift, move, second.begin)
    one, other = ([*first.feet[w], *steps[w], *(later.footfall(f) for f in second.feet[w])] for w in (0, 1))
    return replace(
        first,
        family=f"{first.family}+{second.family}",
        feet=(one, other),
        events=[*(_until(e, first.end) for e in first.events), *(later.event(e) for e in second.events)],
        contacts=[*first.contacts, *(later.span(c) for c in second.contacts)],
        phases=[*first.phases, Phase("transition", leave, max(arrivals)), *(later.span(p) for p in second.phases)],
        end=second.end + shift,
    )  # fmt: skip


def _until(e: Event, end: float) -> Event:
    """Looks end with the part they belong to."""
    return replace(e, until=min(e.until, end)) if isinstance(e, Look) else e


def exchanged(script: Script) -> Script:
    """The same script with the two people in the other order."""
    return replace(
        script,
        start_feet=script.start_feet[::-1],
        feet=(script.feet[1], script.feet[0]),
        events=[_other_way(e) for e in script.events],
        contacts=[replace(c, a=(1 - c.a[0], c.a[1]), b=(1 - c.b[0], c.b[1])) for c in script.contacts],
        roles=(script.roles[1], script.roles[0]),
    )


def _other_way(e: Any) -> Any:
    changes: dict[str, Any] = {}
    for place in fields(e):
        value = getattr(e, place.name)
        if place.name in _PEOPLE:
            changes[place.name] = 1 - value
        elif isinstance(value, On):
            changes[place.name] = replace(value, person=1 - value.person)
    if isinstance(e, Meet):
        changes |= {"hands": tuple((1 - w, hand) for w, hand in e.hands)}
        changes |= {"aside": -e.aside}  # to the left of the person who is 0 now, who faces the other way
        if e.shake is not None:
            x, y, z = e.shake.metres
            changes["shake"] = replace(e.shake, metres=(-x, y, -z))
        if e.swing is not None:
            changes["swing"] = replace(e.swing, forward=e.swing.back, back=e.swing.forward)
        changes["carry"] = tuple(_other_way(c) for c in e.carry)
    return replace(e, **changes)


class _Move:
    """A turn about the vertical axis and a shift on the floor."""

    def __init__(self, angle: float, shift: np.ndarray, about: np.ndarray) -> None:
        self.angle, self.shift, self.about = angle, shift, about

    def point(self, x: float, z: float) -> tuple[float, float]:
        c, s = math.cos(self.angle), math.sin(self.angle)
        x, z = x - self.about[0], z - self.about[1]
        return float(c * x + s * z + self.shift[0]), float(-s * x + c * z + self.shift[1])

    def foot(self, foot: tuple[float, float, float]) -> tuple[float, float, float]:
        return (*self.point(foot[0], foot[1]), foot[2] + self.angle)


def _middle(stance: Stance) -> tuple[float, float, float]:
    return stance.x, stance.z, stance.heading


def _placement(ends: Sequence[tuple], begins: Sequence[tuple]) -> _Move:
    """The move of the second part's floor that asks for the fewest steps: the way from person 0 to person 1 keeps
    its direction, and the pair its middle."""
    a, b = (np.array([p[:2] for p in poses]) for poses in (ends, begins))
    to, of = a[1] - a[0], b[1] - b[0]
    angle = wrap(math.atan2(to[0], to[1]) - math.atan2(of[0], of[1]))
    return _Move(angle, a.mean(0), b.mean(0))


def _walk_over(start: Stance, end: Stance, person: Person, since: float) -> tuple[list[Footfall], float]:
    """Steps from one stance to another; none where the feet stand there already (within 3 cm and 4 degrees)."""
    x, z, h = _middle(start)
    dx, dz, dh = end.x - x, end.z - z, wrap(end.heading - h)
    far = math.hypot(dx, dz)
    if far < 0.03 and abs(dh) < 0.07:
        return [], since
    count = max(2, math.ceil(far / (STRIDE * person.scale)) + 1, math.ceil(abs(dh) / 0.7) + 1)
    shares = [min(1.0, (i + 1) / (count - 1)) for i in range(count)]
    side = dx * math.cos(h) - dz * math.sin(h)
    lead = int(side < 0) if abs(side) > 0.05 else int(dh < 0)
    falls, done = plan_steps(
        start, [(x + dx * k, z + dz * k, h + dh * k) for k in shares], start=since,
        step_time=STEP / person.manner.tempo, half_width=person.half_stance, first=lead,
    )  # fmt: skip
    return falls, done


class _Later:
    """Moves what a script says in time and on the floor."""

    def __init__(self, seconds: float, move: _Move, begin: float) -> None:
        self.seconds, self.move, self.begin = seconds, move, begin

    def footfall(self, f: Footfall) -> Footfall:
        x, z, heading = self.move.foot((f.x, f.z, f.heading))
        return replace(f, lift=f.lift + self.seconds, land=f.land + self.seconds, x=x, z=z, heading=heading)

    def target(self, target: Target) -> Target:
        if isinstance(target, World):
            x, z = self.move.point(target.x, target.z)
            return World(x, target.y, z)
        if isinstance(target, On) and target.at is not None:
            return replace(target, at=target.at + self.seconds)
        return target

    def span(self, value: Any) -> Any:
        """A contact or phase."""
        assert isinstance(value, Contact | Phase)
        return replace(value, start=value.start + self.seconds, end=value.end + self.seconds)

    def event(self, e: Any) -> Any:
        """Any event: its times later, its targets moved."""
        changes: dict[str, Any] = {}
        for place in fields(e):
            value = getattr(e, place.name)
            if place.name in _TIMES:
                changes[place.name] = (
                    tuple(v + self.seconds for v in value) if isinstance(value, tuple) else value + self.seconds
                )
            elif isinstance(value, On | World):
                changes[place.name] = self.target(value)
        if isinstance(e, Meet):
            changes["carry"] = tuple(self.event(c) for c in e.carry)
            if e.pull is not None:
                changes["pull"] = (e.pull[0] + self.seconds, *e.pull[1:])
        if isinstance(e, Look):
            changes["start"] = max(e.start, self.begin) + self.seconds
        return replace(e, **changes)
