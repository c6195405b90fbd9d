"""Things asked of one person that cannot be true at once: which two, and by how much they are apart.

Each is possible by itself (`Constraints.check`); here they are held against one another, in the world of the constraints.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import numpy as np
from scipy.interpolate import PchipInterpolator

from intermoe.core.errors import UserError
from intermoe.direction.constraints import FASTEST, HANDS, PEOPLE, SPARE, Constraints, FloorPath, Pin, bones_between
from intermoe.skeleton.smpl22 import INDEX

APART = 0.05  # metres: two places for one point that are nearer can both be met well enough
NEAREST = 0.15  # metres: no two people's pelvises are nearer, also where one carries the other

Axes = tuple[float | None, float | None, float | None]


def refuse(constraints: Constraints, fps: float) -> None:
    """UserError for the first two entries that contradict each other: a pin or floor path of a person against another of
    theirs, against what is kept of them, the floor paths of two who would be in one place, and a meeting that these leave too
    far apart."""
    spare = 0.5 / fps + 1e-6
    for person in (0, 1):
        pins = [(f"pin {n}", pin) for n, pin in enumerate(constraints.pins, 1) if pin.person == person]
        paths = [(f"path {n}", path) for n, path in enumerate(constraints.paths, 1) if path.person == person]
        for (one, first), (two, second) in combinations(pins, 2):
            if abs(first.time - second.time) <= spare:
                _two_pins(one, first, two, second)
        for where, path in paths:
            for name, pin in pins:
                if path.points[0][0] - spare <= pin.time <= path.points[-1][0] + spare:
                    _pin_on_path(name, pin, where, path)
        for (one, way), (two, other) in combinations(paths, 2):
            _two_paths(one, way, two, other, spare)
        _speeds(person, pins, paths, spare)
    _one_place(constraints)
    if constraints.keep is not None:
        _kept(constraints, fps, spare)
    _meetings(constraints, spare)


def path_place(path: FloorPath, time: float | np.ndarray) -> np.ndarray:
    """x and z of a floor path, (2,) or (T, 2), metres; before its first and after its last point they stay those."""
    times, *along = (np.array(column) for column in zip(*path.points, strict=True))
    now = np.clip(time, times[0], times[-1])
    if len(times) == 1:
        return np.stack([np.full_like(now, values[0], dtype=np.float64) for values in along], axis=-1)
    return np.stack([PchipInterpolator(times, values)(now) for values in along], axis=-1)


def _two_pins(one: str, first: Pin, two: str, second: Pin) -> None:
    for name, at in first.joints.items():
        for other, there in second.joints.items():
            apart, most = _gap(at, there), APART if name == other else SPARE * bones_between(name, other)
            if apart > most:
                what = name if name == other else f"{name} and {other}, which are at most {most:.2f} m apart,"
                raise _both(
                    one, two, first.person, first.time, f"{what} to be in places {apart:.2f} m apart", apart - most
                )


def _pin_on_path(name: str, pin: Pin, where: str, path: FloorPath) -> None:
    x, z = path_place(path, pin.time)
    for joint, at in pin.joints.items():
        apart = _gap(at, (float(x), None, float(z)))
        most = APART if joint == "pelvis" else SPARE * bones_between(joint, "pelvis")
        if apart > most:
            reach = "" if joint == "pelvis" else f" (a {joint} is at most {most:.2f} m from it)"
            told = f"{joint} to be {apart:.2f} m from where the pelvis is to be, at x {x:.2f}, z {z:.2f}{reach}"
            raise _both(name, where, pin.person, pin.time, told, apart - most)


def _two_paths(one: str, first: FloorPath, two: str, second: FloorPath, spare: float) -> None:
    begin, end = max(first.points[0][0], second.points[0][0]), min(first.points[-1][0], second.points[-1][0])
    if begin > end + spare:
        return
    times = np.linspace(begin, max(begin, end), 1 + round(30 * max(end - begin, 0.0)))
    gaps = np.linalg.norm(path_place(first, times) - path_place(second, times), axis=-1)
    worst = int(gaps.argmax())
    if gaps[worst] > APART:
        told = f"the pelvis to be in places {gaps[worst]:.2f} m apart"
        raise _both(one, two, first.person, float(times[worst]), told, float(gaps[worst]) - APART)


def _one_place(constraints: Constraints) -> None:
    """Two people whose floor paths go through one another."""
    for (n, first), (m, second) in combinations(enumerate(constraints.paths, 1), 2):
        begin, end = max(first.points[0][0], second.points[0][0]), min(first.points[-1][0], second.points[-1][0])
        if first.person == second.person or begin > end:
            continue
        times = np.linspace(begin, end, 1 + round(30 * (end - begin)))
        gaps = np.linalg.norm(path_place(first, times) - path_place(second, times), axis=-1)
        nearest = int(gaps.argmin())
        if gaps[nearest] < NEAREST:
            raise UserError(
                f"path {n} and path {m} contradict each other: at {times[nearest]:.2f} s they have A and B {100 * gaps[nearest]:.0f} cm "
                f"from each other, pelvis to pelvis, inside one another; keep them {100 * NEAREST:.0f} cm apart"
            )


def _speeds(person: int, pins: list[tuple[str, Pin]], paths: list[tuple[str, FloorPath]], spare: float) -> None:
    """From one entry to the next: each by itself has been looked at."""
    known: list[tuple[float, float, float, str]] = []
    for name, pin in pins:
        at = pin.joints.get("pelvis")
        if at is not None and at[0] is not None and at[2] is not None:
            known.append((pin.time, at[0], at[2], name))
    for name, path in paths:
        known += [(*point, name) for point in path.points]
    for (t0, x0, z0, one), (t1, x1, z1, two) in pairwise(sorted(known)):
        way, time = float(np.hypot(x1 - x0, z1 - z0)), t1 - t0
        if one != two and time > spare and way > FASTEST * time:
            raise UserError(
                f"{one} and {two} ask person {PEOPLE[person].upper()} for {way:.2f} m in {time:.2f} s, {way / time:.1f} m/s; people "
                f"move at most {FASTEST:g} m/s: leave at least {way / FASTEST:.2f} s between them"
            )


def _kept(constraints: Constraints, fps: float, spare: float) -> None:
    """Who is kept moves as they are kept, whatever a pin or path says."""
    keep = constraints.keep
    assert keep is not None
    x = np.asarray(keep.motion.positions, np.float64)

    def held(person: int, time: float) -> np.ndarray | None:
        inside = keep.spans is None or any(a - spare <= time <= b + spare for a, b in keep.spans)
        if keep.person not in (None, person) or not inside:
            return None
        return x[person if len(x) > 1 else 0, min(round(time * fps), x.shape[1] - 1)]

    for number, pin in enumerate(constraints.pins, 1):
        if (joints := held(pin.person, pin.time)) is not None:
            for name, at in pin.joints.items():
                if name not in HANDS:
                    _against_kept(f"pin {number}", pin.person, pin.time, name, at, joints[INDEX[name]])
    for number, path in enumerate(constraints.paths, 1):
        for time, *_ in path.points:
            if (joints := held(path.person, time)) is not None:
                there_x, there_z = (float(v) for v in path_place(path, time))
                _against_kept(f"path {number}", path.person, time, "pelvis", (there_x, None, there_z), joints[0])


def _against_kept(where: str, person: int, time: float, name: str, at: Axes, kept: np.ndarray) -> None:
    x, y, z = (float(v) for v in kept)
    if (apart := _gap(at, (x, y, z))) > APART:
        raise UserError(
            f"{where} asks for {name} of {PEOPLE[person].upper()} at {time:g} s {100 * apart:.0f} cm from where it is in what is kept, "
            f"x {x:.2f}, y {y:.2f}, z {z:.2f}: leave it out there, or keep less"
        )


def _meetings(constraints: Constraints, spare: float) -> None:
    """Two whose floor paths or pinned pelvises leave them too far from one another to touch."""
    for number, meet in enumerate(constraints.meets, 1):
        a, b = (next(_pelvis(constraints, person, meet.time, spare), None) for person in (0, 1))
        if a is None or b is None:
            continue
        (one, first), (two, second) = a, b
        apart = float(np.linalg.norm(first - second))
        most = SPARE * (bones_between(meet.a, "pelvis") + bones_between(meet.b, "pelvis"))
        if apart > most:
            raise UserError(
                f"meeting {number} is at {meet.time:g} s, when {one} and {two} have the two {apart:.2f} m apart, {100 * (apart - most):.0f} "
                f"cm more than {meet.a} of A and {meet.b} of B reach ({most:.2f} m)"
            )


def _pelvis(constraints: Constraints, person: int, time: float, spare: float) -> Iterator[tuple[str, np.ndarray]]:
    """Where a person is asked to stand at a moment: the entry, x and z."""
    for number, path in enumerate(constraints.paths, 1):
        if path.person == person and path.points[0][0] - spare <= time <= path.points[-1][0] + spare:
            yield f"path {number}", path_place(path, time)
    for number, pin in enumerate(constraints.pins, 1):
        at = pin.joints.get("pelvis")
        if pin.person == person and at is not None and abs(pin.time - time) <= spare and None not in (at[0], at[2]):
            yield f"pin {number}", np.array([at[0], at[2]], float)


def _gap(one: Axes, two: Axes) -> float:
    """Metres between two places, along the axes that both tell."""
    return float(np.linalg.norm([a - b for a, b in zip(one, two, strict=True) if a is not None and b is not None]))


def _both(one: str, two: str, person: int, time: float, told: str, over: float) -> UserError:
    return UserError(
        f"{one} and {two} contradict each other: at {time:g} s they ask person {PEOPLE[person].upper()} for {told}, "
        f"{100 * over:.0f} cm too far; change one of them, or its time"
    )
