"""What a motion has to keep to, and its file format.

Metres, y up, seconds. The world is that of the motion that comes out: whoever the sentence mentions first stands at time 0
above the origin and faces +z, unless `start` places them elsewhere or a whole motion of theirs is kept.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from intermoe.core.errors import UserError, unknown
from intermoe.core.files import atomic_write, check_format, read_json
from intermoe.core.types import Interaction
from intermoe.export.read import people
from intermoe.motion.resample import resample
from intermoe.skeleton.body import HANDS
from intermoe.skeleton.smpl22 import INDEX, NAMES, OFFSETS, PARENTS

FORMAT = 1  # of a constraints file
POINTS = (*NAMES, *HANDS)
FASTEST = 8.0  # metres a second: nobody in real or generated two-person motion runs faster
HIGHEST = 2.6  # metres that a hand reaches, of a tall person who jumps
SPARE = 1.15  # of a bone's length in the rest pose: the longest limbs of a tall person
PEOPLE = ("a", "b")
_MOST = 400  # rows of one kind that a file may hold
_FAR = 1000  # metres, seconds or degrees: beyond it nothing is meant


@dataclass(frozen=True)
class Pin:
    """Points of one person at one moment; of a place (x, y, z) an axis may be left open (None)."""

    person: int
    time: float
    joints: Mapping[str, tuple[float | None, float | None, float | None]]


@dataclass(frozen=True)
class FloorPath:
    """Where one person's pelvis is along the floor: (seconds, x, z) in order of time, smooth in between."""

    person: int
    points: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True)
class Meet:
    """A point of person A and one of person B that touch at one moment."""

    a: str
    b: str
    time: float


@dataclass(frozen=True)
class Keep:
    """A motion of which one person (0 or 1), or everybody (None), is kept, all the time or in spans of seconds."""

    motion: Interaction
    person: int | None = None
    spans: tuple[tuple[float, float], ...] | None = None
    source: str = ""  # the file it came from


@dataclass(frozen=True)
class Start:
    """Where the person whom the sentence mentions first stands at time 0; facing: degrees from +z towards +x."""

    x: float = 0.0
    z: float = 0.0
    facing: float = 0.0


@dataclass(frozen=True)
class Constraints:
    """All that a motion has to keep to. Persons: 0 is A, 1 is B."""

    pins: tuple[Pin, ...] = ()
    paths: tuple[FloorPath, ...] = ()
    meets: tuple[Meet, ...] = ()
    keep: Keep | None = None
    start: Start = field(default_factory=Start)

    def __bool__(self) -> bool:
        return bool(self.pins or self.paths or self.meets or self.keep or self.start != Start())

    @classmethod
    def load(cls, path: str | Path) -> Constraints:
        """Read a constraints file; UserError tells which entry is wrong. Motions are looked for beside the file."""
        return cls.of(read_json(path, "constraints file"), folder=Path(path).parent)

    @classmethod
    def of(cls, held: Any, *, folder: Path | None = None) -> Constraints:
        """From the table of a file: {"format": 1, "pins": [...], "paths": [...], "meet": [...], "keep": {...}, "start": {...}}.

        folder: where motions named by the table are looked for; None refuses them.
        """
        if not isinstance(held, Mapping):
            raise UserError(
                f'constraints are a table such as {{"format": {FORMAT}, "pins": [...]}}, found {held!r:.60}'
            )
        check_format(held, FORMAT, "constraints")
        for name in held:
            if name not in ("format", "pins", "paths", "meet", "keep", "start"):
                raise unknown("entry of constraints", name, ("pins", "paths", "meet", "keep", "start"))
        return cls(
            pins=tuple(_pin(entry, where) for where, entry in _entries(held, "pins")),
            paths=tuple(_path(entry, where) for where, entry in _entries(held, "paths")),
            meets=tuple(_meet(entry, where) for where, entry in _entries(held, "meet")),
            keep=None if held.get("keep") is None else _keep(held["keep"], folder),
            start=_start(held.get("start")),
        )

    def told(self) -> dict[str, Any]:
        """As `of` reads it; a kept motion by the name of its file."""
        held: dict[str, Any] = {"format": FORMAT}
        if self.pins:
            held["pins"] = [
                {"person": PEOPLE[p.person], "time": p.time, "joints": {n: list(at) for n, at in p.joints.items()}}
                for p in self.pins
            ]
        if self.paths:
            held["paths"] = [{"person": PEOPLE[p.person], "points": [list(at) for at in p.points]} for p in self.paths]
        if self.meets:
            held["meet"] = [{"a": m.a, "b": m.b, "time": m.time} for m in self.meets]
        if self.keep is not None:
            kept: dict[str, Any] = {"motion": self.keep.source}
            kept |= {} if self.keep.person is None else {"person": PEOPLE[self.keep.person]}
            kept |= {} if self.keep.spans is None else {"spans": [list(span) for span in self.keep.spans]}
            held["keep"] = kept
        if self.start != Start():
            held["start"] = {"x": self.start.x, "z": self.start.z, "facing": self.start.facing}
        return held

    def save(self, path: str | Path) -> Path:
        """Write a constraints file. UserError where a kept motion is in no file."""
        if self.keep is not None and not self.keep.source:
            raise UserError("save the kept motion first, and name its file as the source of Keep")
        path = Path(path)
        with atomic_write(path, ".json") as temporary:
            temporary.write_text(json.dumps(self.told(), indent=1) + "\n", "utf-8")
        return path

    def swapped(self) -> Constraints:
        """The same for the two people in the other order. `start` stays: it is that of whoever is mentioned first."""
        keep = self.keep
        if keep is not None:
            keep = replace(keep, motion=keep.motion.swapped(), person=None if keep.person is None else 1 - keep.person)
        return Constraints(
            tuple(replace(pin, person=1 - pin.person) for pin in self.pins),
            tuple(replace(path, person=1 - path.person) for path in self.paths),
            tuple(Meet(meet.b, meet.a, meet.time) for meet in self.meets),
            keep,
            self.start,
        )

    def at_rate(self, fps: float) -> Constraints:
        """The same with a kept motion at `fps` frames a second, as the model has them."""
        if self.keep is None or abs(self.keep.motion.fps - fps) <= 0.01:
            return self
        return replace(self, keep=replace(self.keep, motion=resample(self.keep.motion, fps)))

    def check(self, seconds: float, fps: float) -> None:
        """UserError for what a motion of this length cannot keep to: says which entry, and by how much it is out of reach."""
        if (own := self.at_rate(fps)) is not self:
            return own.check(seconds, fps)
        if self.keep is not None and self.start != Start():
            raise UserError("what is kept says where people stand, and start says it as well: leave start out")
        for where, time in self._times():
            if not -1e-6 <= time <= seconds + 1e-6:  # its end is its last frame
                raise UserError(f"{where} is at {time:g} s, and the motion lasts from 0 to {seconds:g} s")
        for number, pin in enumerate(self.pins, 1):
            _reachable(f"pin {number}", pin)
        for where, moves in self._moves():
            for (t0, x0, z0), (t1, x1, z1) in pairwise(moves):
                way, time = math.hypot(x1 - x0, z1 - z0), max(t1 - t0, 1.0 / fps)
                if way > FASTEST * time:
                    raise UserError(
                        f"{where} asks for {way:.2f} m in {time:.2f} s, {way / time:.1f} m/s; people move at most {FASTEST:g} m/s: "
                        f"give it at least {way / FASTEST:.2f} s"
                    )
        if self.keep is not None:
            self._check_keep(self.keep, seconds, fps)
        from intermoe.direction.contradictions import refuse  # which reads what stands here

        refuse(self, fps)

    def _check_keep(self, keep: Keep, seconds: float, fps: float) -> None:
        motion = keep.motion
        if keep.person is None and motion.num_people < 2:
            raise UserError("the kept motion has 1 person, and both are to be kept: name the one who it is")
        if motion.positions.shape[2] != len(NAMES):
            raise UserError(f"the kept motion has {motion.positions.shape[2]} joints; keep one of {len(NAMES)}")
        ends = [seconds] if keep.spans is None else [end for _, end in keep.spans]
        if max(ends) > motion.seconds + 1.0 / fps:
            raise UserError(
                f"{max(ends):g} s of the motion are to be kept, and it has {motion.seconds:.2f} s: ask for fewer seconds"
            )

    def _times(self) -> Iterator[tuple[str, float]]:
        for number, pin in enumerate(self.pins, 1):
            yield f"pin {number}", pin.time
        for number, path in enumerate(self.paths, 1):
            for at, point in enumerate(path.points, 1):
                yield f"point {at} of path {number}", point[0]
        for number, meet in enumerate(self.meets, 1):
            yield f"meeting {number}", meet.time
        for number, span in enumerate(self.keep.spans or () if self.keep else (), 1):
            yield f"span {number} of what is kept", span[0]

    def _moves(self) -> Iterator[tuple[str, list[tuple[float, float, float]]]]:
        """Where each person is asked to be, in order of time."""
        for person in (0, 1):
            pinned = [
                (pin.time, float(at[0]), float(at[2]))
                for pin in self.pins
                if pin.person == person
                for name, at in pin.joints.items()
                if name == "pelvis" and at[0] is not None and at[2] is not None
            ]
            yield f"the pins of person {PEOPLE[person].upper()}", sorted(pinned)
        for number, path in enumerate(self.paths, 1):
            yield f"path {number}", list(path.points)


def _entries(held: Mapping[str, Any], name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    rows = held.get(name, [])
    if not isinstance(rows, Sequence) or isinstance(rows, str) or len(rows) > _MOST:
        raise UserError(f"{name} of constraints is a list of at most {_MOST} tables, found {rows!r:.60}")
    for number, entry in enumerate(rows, 1):
        where = f"{name.removesuffix('s')} {number}"
        if not isinstance(entry, Mapping):
            raise UserError(f"{where} of the constraints is a table, found {entry!r:.60}")
        yield where, entry


def _number(value: Any, where: str, what: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or abs(value) > _FAR:
        raise UserError(f"{what} of {where} must be a number from -{_FAR} to {_FAR}, found {value!r:.40}")
    return float(value)


def _person(value: Any, where: str) -> int:
    if not isinstance(value, str) or value.lower() not in PEOPLE:
        raise UserError(f'person of {where} is "a" or "b", found {value!r:.40}')
    return PEOPLE.index(value.lower())


def _only(entry: Mapping[str, Any], where: str, names: tuple[str, ...]) -> None:
    for name in entry:
        if name not in names:
            raise unknown(f"entry of {where}", str(name), names)


def _point(value: Any, where: str) -> str:
    if value not in POINTS:
        raise unknown(f"joint of {where}", str(value), POINTS)
    return str(value)


def _pin(entry: Mapping[str, Any], where: str) -> Pin:
    _only(entry, where, ("person", "time", "joints"))
    joints = entry.get("joints")
    if not isinstance(joints, Mapping) or not joints:
        raise UserError(
            f'joints of {where} is a table such as {{"left_wrist": [0.3, 1.2, null]}}, found {joints!r:.60}'
        )
    places = {}
    for name, at in joints.items():
        if not isinstance(at, Sequence) or isinstance(at, str) or len(at) != 3 or all(v is None for v in at):
            raise UserError(f"{name} of {where} is [x, y, z] in metres (null leaves one open), found {at!r:.60}")
        x, y, z = (None if value is None else _number(value, where, str(name)) for value in at)
        places[_point(name, where)] = (x, y, z)
    return Pin(_person(entry.get("person"), where), _number(entry.get("time"), where, "time"), places)


def _path(entry: Mapping[str, Any], where: str) -> FloorPath:
    _only(entry, where, ("person", "points"))
    points = entry.get("points")
    if not isinstance(points, Sequence) or isinstance(points, str) or not 1 <= len(points) <= _MOST:
        raise UserError(f"points of {where} is a list of [seconds, x, z], found {points!r:.60}")
    read = []
    for number, at in enumerate(points, 1):
        if not isinstance(at, Sequence) or isinstance(at, str) or len(at) != 3:
            raise UserError(f"point {number} of {where} is [seconds, x, z], found {at!r:.60}")
        time, x, z = (_number(value, where, f"point {number}") for value in at)
        read.append((time, x, z))
    for number, (before, after) in enumerate(pairwise(read), 2):
        if after[0] <= before[0]:
            raise UserError(
                f"point {number} of {where} is at {after[0]:g} s, not after the one before it ({before[0]:g} s)"
            )
    return FloorPath(_person(entry.get("person"), where), tuple(read))


def _meet(entry: Mapping[str, Any], where: str) -> Meet:
    _only(entry, where, ("a", "b", "time"))
    a, b = (_point(entry.get(name), where) for name in PEOPLE)
    return Meet(a, b, _number(entry.get("time"), where, "time"))


def _keep(entry: Any, folder: Path | None) -> Keep:
    where = "what is kept"
    if not isinstance(entry, Mapping):
        raise UserError(f'keep is a table such as {{"person": "a", "motion": "take.npz"}}, found {entry!r:.60}')
    _only(entry, where, ("person", "motion", "spans"))
    name = entry.get("motion")
    if not isinstance(name, str) or not name:
        raise UserError(f"motion of {where} is the name of a motion file, found {name!r:.60}")
    if folder is None:
        raise UserError(
            "constraints that keep a motion have to come from a file, beside which the motion is looked for"
        )
    spans = entry.get("spans")
    if spans is not None:
        if not isinstance(spans, Sequence) or isinstance(spans, str) or not spans:
            raise UserError(f"spans of {where} is a list of [from, to] in seconds, found {spans!r:.60}")
        for span in spans:
            if not isinstance(span, Sequence) or isinstance(span, str) or len(span) != 2:
                raise UserError(f"a span of {where} is [from, to] in seconds, found {span!r:.60}")
        spans = tuple((_number(a, where, "a span"), _number(b, where, "a span")) for a, b in spans)
        for begin, end in spans:
            if end <= begin:
                raise UserError(f"a span of {where} ends at {end:g} s, before or when it begins ({begin:g} s)")
    person = None if entry.get("person") is None else _person(entry["person"], where)
    if person is None and spans is None:
        raise UserError("keep names a person, or spans of seconds, or both: with neither nothing is left to generate")
    motion = people(folder / name)
    if motion.num_people > 2:
        raise UserError(
            f"{name} has {motion.num_people} people, and a motion that is kept has one or two: keep another file"
        )
    return Keep(motion, person, spans, name)


def _start(entry: Any) -> Start:
    if entry is None:
        return Start()
    if not isinstance(entry, Mapping):
        raise UserError(f'start is a table such as {{"x": 1.0, "z": 0.0, "facing": 90}}, found {entry!r:.60}')
    _only(entry, "start", ("x", "z", "facing"))
    return Start(**{name: _number(value, "start", name) for name, value in entry.items()})


def _reachable(where: str, pin: Pin) -> None:
    """Refuse places that no body can take: below the floor, above reach, or farther apart than the bones between them."""
    for name, at in pin.joints.items():
        if at[1] is not None and not -0.02 <= at[1] <= HIGHEST:
            raise UserError(
                f"{where}: {name} at a height of {at[1]:g} m; it must be from 0 to {HIGHEST:g} m (the floor is y = 0)"
            )
    full = [(name, np.array(at, float)) for name, at in pin.joints.items() if None not in at]
    for number, (first, place) in enumerate(full):
        for second, other in full[number + 1 :]:
            apart, most = float(np.linalg.norm(place - other)), SPARE * bones_between(first, second)
            if apart > most:
                raise UserError(
                    f"{where}: {first} and {second} are {apart:.2f} m apart, {100 * (apart - most):.0f} cm more than the bones "
                    f"between them reach ({most:.2f} m)"
                )


def bones_between(first: str, second: str) -> float:
    """Length of the bones from one point to another, metres in the rest pose."""

    def way(name: str) -> dict[int, float]:
        joint, gone = (INDEX[f"{name.split('_')[0]}_wrist"], 0.09) if name in HANDS else (INDEX[name], 0.0)
        found = {joint: gone}
        while PARENTS[joint] >= 0:
            gone += float(np.linalg.norm(OFFSETS[joint]))
            joint = PARENTS[joint]
            found[joint] = gone
        return found

    one, two = way(first), way(second)
    return min(one[joint] + two[joint] for joint in one if joint in two)
