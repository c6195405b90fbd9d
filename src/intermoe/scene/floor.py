"""One floor for all pairs: where each interaction takes place, and which way people walk, so that nobody meets a stranger.

Seen from above a body is a disc about the pelvis that holds all its joints. Letters: T frames, N points; (x, z) in metres.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from intermoe.scene.between import Spot

MARGIN = 0.3  # metres between the outlines of two people who are no partners
SKIN = 0.06  # metres from a joint to the outside of the body
WALKER = 0.35  # metres, the outline of somebody who walks or stands
RINGS = (0.0, 0.7, 1.4, 2.1, 2.8, 3.6, 4.5, 6.0, 8.0)  # metres about a centre at which a pair is tried
HEADINGS, BEARINGS = 12, 12
EVERY = 3  # frames between two looks
WAYS, BESIDE = 4, 0.6  # routes that are told, and the metres that are at least between them somewhere


@dataclass(frozen=True)
class Outline:
    """Somebody seen from above, from frame `start` on: centres (T,2) and radii (T,), every `EVERY` frames."""

    start: int
    centres: np.ndarray
    radii: np.ndarray
    name: str = ""

    @property
    def end(self) -> int:
        return self.start + EVERY * len(self.radii)

    def during(self, start: float, end: float) -> tuple[np.ndarray, np.ndarray]:
        """Centres and radii between two frames."""
        first, last = (int(np.clip(np.ceil((f - self.start) / EVERY), 0, len(self.radii))) for f in (start, end))
        return self.centres[first:last], self.radii[first:last]


def outline(positions: np.ndarray, start: int, name: str = "") -> Outline:
    """Of joints (T,22,3)."""
    floor = positions[::EVERY, :, [0, 2]].astype(np.float64)
    far = np.linalg.norm(floor - floor[:, :1], axis=-1).max(axis=-1)
    return Outline(start, floor[:, 0], far + SKIN, name)


def standing(spot: Spot, start: int, end: int, name: str) -> Outline:
    """Of somebody who stays where they are."""
    count = max(0, (end - start + EVERY - 1) // EVERY)
    return Outline(start, np.repeat(spot.at[None], count, axis=0), np.full(count, WALKER), name)


def clearance(one: Outline, other: Outline) -> float:
    """Metres between two outlines while both are there, below 0 where they overlap; infinite where they never meet."""
    first, last = max(one.start, other.start), min(one.end, other.end)
    (a, ra), (b, rb) = one.during(first, last), other.during(first, last)
    count = min(len(ra), len(rb))
    if not count:
        return float("inf")
    return float((np.linalg.norm(a[:count] - b[:count], axis=-1) - ra[:count] - rb[:count]).min())


@dataclass(frozen=True)
class Placing:
    """A pair on the floor: turned by `heading` about the vertical and its middle put on `centre` (2,)."""

    heading: float
    centre: np.ndarray

    def floor(self, points: np.ndarray, middle: np.ndarray) -> np.ndarray:
        """(...,2) of the pair's own floor, whose middle is `middle`, on the scene's."""
        c, s = np.cos(self.heading), np.sin(self.heading)
        x, z = (points - middle)[..., 0], (points - middle)[..., 1]
        return np.stack([x * c + z * s, z * c - x * s], axis=-1) + self.centre

    def spot(self, spot: Spot, middle: np.ndarray) -> Spot:
        x, z = self.floor(spot.at, middle)
        return Spot(float(x), float(z), spot.heading + self.heading)

    def outline(self, held: Outline, middle: np.ndarray, start: int) -> Outline:
        return Outline(start, self.floor(held.centres, middle), held.radii, held.name)


def following(starts: Sequence[Spot], here: Sequence[Spot]) -> Placing:
    """Where two people's beginning lies best under where they both are."""
    a, b = (np.array([s.at for s in spots]) for spots in (starts, here))
    to, of = b[1] - b[0], a[1] - a[0]
    return Placing(float(np.arctan2(to[0], to[1]) - np.arctan2(of[0], of[1])), b.mean(axis=0))


def tried(centres: Sequence[np.ndarray]) -> Iterator[Placing]:
    """Places about each centre, in no order."""
    for centre in centres:
        for ring in RINGS:
            for bearing in range(BEARINGS if ring else 1):
                way = 2 * np.pi * bearing / BEARINGS
                at = centre + ring * np.array([np.sin(way), np.cos(way)])
                for turn in range(HEADINGS):
                    yield Placing(2 * np.pi * turn / HEADINGS, at)


def routes(here: np.ndarray, there: np.ndarray, others: Sequence[tuple[np.ndarray, np.ndarray]]) -> list[np.ndarray]:
    """Ways (N,2) from here to there round the others, each the centres (T,2) and radii (T,) that they have meanwhile.

    First those that keep `MARGIN`, the shortest before the others, then by what they lack; of ways that lie side by side only the
    first. Whoever is close at the beginning or at the end need not be farther in between.
    """
    discs = [(c, r + WALKER + MARGIN) for c, r in others if len(r)]
    need = []
    for centres, reach in discs:
        ends = [np.linalg.norm(centres - p, axis=-1) - 0.03 for p in (here, there)]
        need.append((centres, np.minimum(reach, np.minimum(*ends))))
    if not need:
        return [np.stack([here, there])]
    centres, reach = np.concatenate([c for c, _ in need]), np.concatenate([r for _, r in need])
    ways = sorted(_ways(here, there, centres, reach), key=_length)
    lacks = [_intrusion(way, centres, reach) for way in ways]
    found: list[np.ndarray] = []
    for number in sorted(range(len(ways)), key=lambda n: max(0.0, lacks[n] - 1e-6)):
        if len(found) < WAYS and all(_between(ways[number], other) > BESIDE for other in found):
            found.append(ways[number])
    return found


def route(here: np.ndarray, there: np.ndarray, others: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """The first of `routes`."""
    return routes(here, there, others)[0]


def _between(one: np.ndarray, other: np.ndarray) -> float:
    """Metres between two ways where they are farthest, both walked at an even pace."""

    def at(way: np.ndarray) -> np.ndarray:
        far = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(way, axis=0), axis=-1))])
        share = far / max(far[-1], 1e-9)
        return np.stack([np.interp(np.linspace(0, 1, 9), share, way[:, axis]) for axis in (0, 1)], axis=-1)

    return float(np.linalg.norm(at(one) - at(other), axis=-1).max())


def _ways(here: np.ndarray, there: np.ndarray, centres: np.ndarray, reach: np.ndarray) -> Iterator[np.ndarray]:
    """Straight, and with one or two corners on a ring about what is in the way."""
    yield np.stack([here, there])
    way = there - here
    far = float(np.linalg.norm(way))
    if far < 1e-6:
        return
    along, across = way / far, np.array([way[1], -way[0]]) / far
    shares = (0.0, 0.25, 0.5, 0.75, 1.0)
    asides = [s * a for a in (0.5, 0.9, 1.3, 1.8, 2.5, 3.5, 5.0) for s in (1.0, -1.0)]
    for aside in asides:
        points = {s: here + s * far * along + aside * across for s in shares}
        for s in shares:
            yield np.stack([here, points[s], there])
        for first, second in ((0.0, 0.5), (0.25, 0.75), (0.5, 1.0), (0.0, 1.0)):
            yield np.stack([here, points[first], points[second], there])


def _length(way: np.ndarray) -> float:
    return float(np.linalg.norm(np.diff(way, axis=0), axis=-1).sum())


def _intrusion(way: np.ndarray, centres: np.ndarray, reach: np.ndarray) -> float:
    """Metres by which a way comes too close."""
    a, b = way[:-1, None], way[1:, None]
    along = b - a
    share = ((centres - a) * along).sum(-1) / np.maximum((along * along).sum(-1), 1e-9)
    near = a + np.clip(share, 0.0, 1.0)[..., None] * along
    return float(np.maximum(reach - np.linalg.norm(centres - near, axis=-1), 0.0).max())
