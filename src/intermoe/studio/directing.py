"""What a page asks a motion to keep to: the entries of a `Constraints`, one of which is edited at a time.

A draft is a `Constraints` that grows, nothing beside it: whatever a file holds can be loaded, edited and saved. Metres, y up,
seconds, in the world of the first sample on stage.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.direction import Constraints, FloorPath, Keep, Meet, Pin, Start
from intermoe.direction.constraints import HANDS, HIGHEST
from intermoe.direction.contradictions import path_place
from intermoe.direction.settle import settle
from intermoe.evaluation.contact import hand_paths
from intermoe.motion.resample import part
from intermoe.skeleton.smpl22 import INDEX

POSED = ("pelvis", "head", *HANDS, "left_ankle", "right_ankle")  # points of a keyframe
SAME = 1e-3  # seconds between two moments that are one
Kind = Literal["pin", "path", "meeting", "keep", "start"]


@dataclass(frozen=True)
class Entry:
    """One thing asked: `number` counts its kind from 0 as errors do from 1, `point` is that of a path."""

    kind: Kind
    number: int = 0
    point: int = 0


@dataclass(frozen=True)
class Spot:
    """A place of an entry that can be dragged, in space or (`floor`) along the floor."""

    entry: Entry
    name: str  # of the joint or hand point
    person: int | None  # None: of both
    place: tuple[float, float, float]
    floor: bool = False


class Draft:
    """The constraints of one page, and what is done to them. What cannot be done is a UserError and changes nothing."""

    def __init__(self) -> None:
        self.constraints = Constraints()

    # ---- adding --------------------------------------------------------------------------------------------------

    def keyframe(self, motion: Interaction, person: int, frame: int) -> Entry:
        """Pin a person's pose of this frame: pelvis, head, hands and feet. One that is there already is taken up again."""
        time = frame / motion.fps
        for number, pin in enumerate(self.constraints.pins):
            if pin.person == person and abs(pin.time - time) < SAME and not _open(pin):
                return Entry("pin", number)
        places = {name: _at(motion, person, frame, name) for name in POSED}
        return self._pin(Pin(person, round(time, 4), places))

    def waypoint(self, motion: Interaction, person: int, frame: int, *, joined: bool) -> Entry:
        """Where the person's pelvis is along the floor in this frame: a point of their path (`joined`), or one by itself."""
        time = round(frame / motion.fps, 4)
        x, _, z = _at(motion, person, frame, "pelvis")
        if not joined:
            return self._pin(Pin(person, time, {"pelvis": (x, None, z)}))
        paths = list(self.constraints.paths)
        number = next((n for n, path in enumerate(paths) if path.person == person), len(paths))
        if number == len(paths):
            paths.append(FloorPath(person, ()))
        points = paths[number].points
        old = [n for n, point in enumerate(points) if abs(point[0] - time) < SAME]
        if old:
            return Entry("path", number, old[0])
        points = tuple(sorted((*points, (time, x, z))))
        paths[number] = FloorPath(person, points)
        self.constraints = replace(self.constraints, paths=tuple(paths))
        return Entry("path", number, points.index((time, x, z)))

    def meet(self, a: str, b: str, time: float) -> Entry:
        """A point of A and one of B touch."""
        meets = (*self.constraints.meets, Meet(a, b, round(time, 4)))
        self.constraints = replace(self.constraints, meets=meets)
        return Entry("meeting", len(meets) - 1)

    def keep(self, keep: Keep) -> Entry:
        """A motion of which somebody, or a part, is kept; there is one at a time."""
        if keep.person is None and keep.spans is None:
            raise UserError("both are kept all the time, and nothing is left to generate: say which seconds are kept")
        self.constraints = replace(self.constraints, keep=keep)
        return Entry("keep")

    def _pin(self, pin: Pin) -> Entry:
        pins = (*self.constraints.pins, pin)
        self.constraints = replace(self.constraints, pins=pins)
        return Entry("pin", len(pins) - 1)

    # ---- changing ------------------------------------------------------------------------------------------------

    def move(self, entry: Entry, name: str, place: Sequence[float]) -> None:
        """Drag a spot. A keyframe's pelvis takes the whole pose along; a meeting's place becomes a pin of A's point there."""
        x, y, z = (round(float(v), 4) for v in place)
        y = min(max(y, 0.0), HIGHEST)
        c = self.constraints
        if entry.kind == "path":
            path = c.paths[entry.number]
            points = _put(path.points, entry.point, (path.points[entry.point][0], x, z))
            self.constraints = replace(c, paths=_put(c.paths, entry.number, FloorPath(path.person, points)))
        elif entry.kind == "pin":
            self.constraints = replace(
                c, pins=_put(c.pins, entry.number, _dragged(c.pins[entry.number], name, (x, y, z)))
            )
        elif entry.kind == "meeting":
            meet = c.meets[entry.number]
            pin = Pin(0, meet.time, {meet.a: (x, y, z)})
            for number, other in enumerate(c.pins):
                if _place_of(meet, other):
                    self.constraints = replace(c, pins=_put(c.pins, number, pin))
                    return
            self._pin(pin)

    def retime(self, entry: Entry, time: float) -> Entry:
        """Ask for the same at another moment; a point of a path may change its place in the order."""
        c, time = self.constraints, round(float(time), 4)
        if entry.kind == "pin":
            self.constraints = replace(c, pins=_put(c.pins, entry.number, replace(c.pins[entry.number], time=time)))
        elif entry.kind == "meeting":
            self.constraints = replace(c, meets=_put(c.meets, entry.number, replace(c.meets[entry.number], time=time)))
        elif entry.kind == "path":
            path = c.paths[entry.number]
            if any(abs(t - time) < SAME for n, (t, _, _) in enumerate(path.points) if n != entry.point):
                raise UserError(
                    f"the path has a waypoint at {time:g} s already: choose another time, or delete that one"
                )
            moved = (time, *path.points[entry.point][1:])
            points = tuple(sorted(_put(path.points, entry.point, moved)))
            self.constraints = replace(c, paths=_put(c.paths, entry.number, FloorPath(path.person, points)))
            return replace(entry, point=points.index(moved))
        return entry

    def delete(self, entry: Entry) -> None:
        """Ask for it no longer."""
        c = self.constraints
        if entry.kind == "pin":
            self.constraints = replace(c, pins=_without(c.pins, entry.number))
        elif entry.kind == "meeting":
            self.constraints = replace(c, meets=_without(c.meets, entry.number))
        elif entry.kind == "keep":
            self.constraints = replace(c, keep=None)
        elif entry.kind == "start":
            self.constraints = replace(c, start=Start())
        else:
            path = c.paths[entry.number]
            points = _without(path.points, entry.point)
            paths = (
                _put(c.paths, entry.number, FloorPath(path.person, points))
                if points
                else _without(c.paths, entry.number)
            )
            self.constraints = replace(c, paths=paths)

    # ---- reading -------------------------------------------------------------------------------------------------

    def entries(self) -> dict[str, Entry]:
        """All that is asked, by a label that names each as errors do."""
        c = self.constraints
        found: dict[str, Entry] = {}
        for number, path in enumerate(c.paths):
            for point, (time, _, _) in enumerate(path.points):
                label = f"waypoint of {'AB'[path.person]} at {time:.2f} s (path {number + 1}, point {point + 1})"
                found[label] = Entry("path", number, point)
        for number, pin in enumerate(c.pins):
            what = "waypoint" if _open(pin) else "keyframe" if len(pin.joints) > 1 else next(iter(pin.joints))
            found[f"{what.replace('_', ' ')} of {'AB'[pin.person]} at {pin.time:.2f} s (pin {number + 1})"] = Entry(
                "pin", number
            )
        for number, meet in enumerate(c.meets):
            what = f"{meet.a} of A meets {meet.b} of B".replace("_", " ")
            found[f"{what} at {meet.time:.2f} s (meeting {number + 1})"] = Entry("meeting", number)
        if c.keep is not None:
            found[_kept(c.keep)] = Entry("keep")
        if c.start != Start():
            found[f"starts at x {c.start.x:g}, z {c.start.z:g}, facing {c.start.facing:g}°"] = Entry("start")
        return found

    def time(self, entry: Entry) -> float | None:
        """The moment of an entry; None for what has none."""
        c = self.constraints
        if entry.kind == "pin":
            return c.pins[entry.number].time
        if entry.kind == "meeting":
            return c.meets[entry.number].time
        return c.paths[entry.number].points[entry.point][0] if entry.kind == "path" else None

    def spots(self, motion: Interaction | None) -> list[Spot]:
        """Every place that can be dragged. `motion`, that on stage, tells where hands meet as long as nothing else does."""
        c = self.constraints
        found = [
            Spot(Entry("path", number, point), "pelvis", path.person, (x, 0.0, z), floor=True)
            for number, path in enumerate(c.paths)
            for point, (_, x, z) in enumerate(path.points)
        ]
        places = {  # meeting -> the pin that is its place
            number: n for number, meet in enumerate(c.meets) for n, pin in enumerate(c.pins) if _place_of(meet, pin)
        }
        for number, pin in enumerate(c.pins):
            for name, (x, y, z) in pin.joints.items():
                if x is not None and z is not None and number not in places.values():
                    found.append(Spot(Entry("pin", number), name, pin.person, (x, y or 0.0, z), floor=y is None))
        for number, meet in enumerate(c.meets):
            if number in places:
                at = _three(np.array(c.pins[places[number]].joints[meet.a], float))
            elif motion is not None:
                frame = min(round(meet.time * motion.fps), motion.num_frames - 1)
                both = [_at(motion, person, frame, name) for person, name in enumerate((meet.a, meet.b))]
                at = _three(np.mean(both, axis=0))
            else:
                continue
            found.append(Spot(Entry("meeting", number), meet.a, None, at))
        return found

    def ways(self) -> list[tuple[int, np.ndarray]]:
        """Person and line (N,3) along the floor of every path of more than one point."""
        found = []
        for path in self.constraints.paths:
            if len(path.points) > 1:
                at = np.linspace(path.points[0][0], path.points[-1][0], 12 * len(path.points))
                found.append((path.person, np.insert(path_place(path, at), 1, 0.02, axis=-1)))
        return found

    def pose(self, entry: Entry, motion: Interaction) -> np.ndarray | None:
        """Joints (J,3) of a keyframe's person as they would be posed, from their pose on stage; None for anything else."""
        if entry.kind != "pin":
            return None
        pin = self.constraints.pins[entry.number]
        if _open(pin):
            return None
        frame = min(round(pin.time * motion.fps), motion.num_frames - 1)
        moment = part(motion, frame, frame + 1)
        return settle(moment, Constraints(pins=(replace(pin, time=0.0),))).positions[pin.person, 0]


def spans_of(text: str) -> tuple[tuple[float, float], ...] | None:
    """ "0-1, 3-5" -> ((0, 1), (3, 5)); blank: None, all the time. Raises UserError for anything else."""
    spans = []
    for piece in filter(None, (piece.strip() for piece in text.replace("–", "-").split(","))):
        begin, _, end = piece.removesuffix("s").partition("-")
        try:
            spans.append((float(begin), float(end)))
        except ValueError:
            raise UserError(f"seconds that are kept are written as 0-1, 3-5; found {piece!r:.40}") from None
        if not 0.0 <= spans[-1][0] < spans[-1][1] <= 1000.0:
            raise UserError(f"{piece!r:.40} is no span of seconds: it begins before it ends, as in 3-5")
    return tuple(spans) or None


def worst(told: Iterable[dict[str, Any]]) -> dict[str, tuple[str, float]]:
    """`meta["constraints"]` -> for every pin, path, meeting and what is kept: its farthest miss, in words and cm."""
    found: dict[str, tuple[str, float]] = {}
    for miss in told:
        name = str(miss["what"]).partition(" (")[0]
        if name not in found or miss["cm"] > found[name][1]:
            found[name] = str(miss["what"]), float(miss["cm"])
    return found


def _open(pin: Pin) -> bool:
    """A waypoint by itself: the pelvis at any height."""
    return set(pin.joints) == {"pelvis"} and pin.joints["pelvis"][1] is None


def _place_of(meet: Meet, pin: Pin) -> bool:
    """Whether the pin says where the meeting is."""
    return (pin.person, pin.time, set(pin.joints)) == (0, meet.time, {meet.a}) and None not in pin.joints[meet.a]


def _kept(keep: Keep) -> str:
    who = "A and B are" if keep.person is None else f"{'AB'[keep.person]} is"
    when = "" if keep.spans is None else " at " + ", ".join(f"{a:g}-{b:g} s" for a, b in keep.spans)
    return f"{who} kept{when} ({keep.source or 'the take'})"


def _at(motion: Interaction, person: int, frame: int, name: str) -> tuple[float, float, float]:
    if name in HANDS:
        return _three(hand_paths(part(motion, frame, frame + 1))[person, 0, HANDS.index(name)])
    return _three(motion.positions[person, frame, INDEX[name]])


def _three(at: np.ndarray) -> tuple[float, float, float]:
    x, y, z = (round(float(v), 4) for v in at)
    return x, max(y, 0.0), z


def _dragged(pin: Pin, name: str, to: tuple[float, float, float]) -> Pin:
    """The pin with one point elsewhere; axes that are open stay so. A whole pelvis takes all others along."""
    old = pin.joints[name]
    whole = name == "pelvis" and None not in old
    by = np.subtract(to, np.array(old, float)) if whole else np.zeros(3)
    joints: dict[str, tuple[float | None, float | None, float | None]] = {}
    for other, at in pin.joints.items():
        x, y, z = (None if v is None else round(v + float(d), 4) for v, d in zip(at, by, strict=True))
        joints[other] = x, None if y is None else max(y, 0.0), z
    x, y, z = (None if v is None else new for v, new in zip(old, to, strict=True))
    return replace(pin, joints=joints | {name: (x, y, z)})


def _put(rows: tuple[Any, ...], at: int, value: Any) -> tuple[Any, ...]:
    return (*rows[:at], value, *rows[at + 1 :])


def _without(rows: tuple[Any, ...], at: int) -> tuple[Any, ...]:
    return (*rows[:at], *rows[at + 1 :])
