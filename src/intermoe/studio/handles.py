"""The draft's handles in one page's scene: balls that are dragged, the gizmo of the one in hand, paths, a keyframe's pose."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from intermoe.core.types import Interaction
from intermoe.export.mannequin import colour_of
from intermoe.skeleton.smpl22 import PARENTS
from intermoe.studio.directing import Draft, Entry, Spot

ROOT = "/direction"
RADII = {"pelvis": 0.17, "head": 0.14, "left_ankle": 0.085, "right_ankle": 0.085}  # metres: around the body there
RADIUS, DISC = 0.07, 0.15
MEETING = (255, 214, 10)  # sRGB
PALE = 0.4  # opacity of what is not in hand
FARTHEST = 40.0  # metres from the eye to where a drag along the floor may lead
Key = tuple[Entry, str]


class Handles:
    """What of a draft is seen and dragged. `taken` is told which entry is taken in hand, `moved` when its gizmo is let go.
    Drags are worked off one after another, in the order in which the browser sent them.
    """

    def __init__(
        self,
        client: Any,
        draft: Draft,
        taken: Callable[[Entry], None],
        moved: Callable[[], None],
        guard: Callable[..., Any],
    ) -> None:
        self._client, self._scene, self._draft = client, client.scene, draft
        self._taken, self._moved, self._guard = taken, moved, guard
        self._balls: dict[Key, Any] = {}
        self._ways: list[Any] = []
        self._pose: Any = None
        self._gizmo: Any = None
        self._held: Key | None = None  # the spot in hand
        self._grip = np.zeros(3)  # from where it was gripped to its middle
        self._entry: Entry | None = None
        self._motion: Interaction | None = None
        self._drags = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drags")

    def draw(self, entry: Entry | None, motion: Interaction | None) -> None:
        """Draw all anew: the entries have changed, or another one is in hand, or the motion on stage."""
        self.clear()
        if self._held is None or self._held[0] != entry:
            self._held = None
        self._entry, self._motion = entry, motion
        spots = self._draft.spots(motion)
        for number, spot in enumerate(spots):
            self._add(number, spot)
        if self._held is None:
            self._held = next(((s.entry, s.name) for s in spots if s.entry == entry), None)
        self._lines()
        self._grasp()

    def clear(self) -> None:
        """Take everything off the scene; the draft stays."""
        for node in (*self._balls.values(), *self._ways, self._pose, self._gizmo):
            if node is not None:
                node.remove()
        self._balls, self._ways, self._pose, self._gizmo = {}, [], None, None

    def close(self) -> None:
        """No more drags."""
        self._drags.shutdown(wait=False, cancel_futures=True)

    # ---- drawing -------------------------------------------------------------------------------------------------

    def _add(self, number: int, spot: Spot) -> None:
        key, held = (spot.entry, spot.name), spot.entry == self._entry
        colour = MEETING if spot.person is None else colour_of("suit", spot.person)
        look: dict[str, Any] = {
            "color": colour,
            "opacity": 0.8 if held else PALE,
            "cast_shadow": False,
            "receive_shadow": False,
            "position": spot.place,
        }
        if spot.floor:
            flat = (float(np.sqrt(0.5)), -float(np.sqrt(0.5)), 0.0, 0.0)  # viser's cylinders stand along z
            ball = self._scene.add_cylinder(f"{ROOT}/{number}", radius=DISC, height=0.03, wxyz=flat, **look)
        else:
            ball = self._scene.add_icosphere(f"{ROOT}/{number}", radius=RADII.get(spot.name, RADIUS), **look)
        self._balls[key] = ball

        async def drag(event: Any) -> None:
            self._drags.submit(self._guard(self._dragged), key, spot.floor, event)

        ball.on_drag(drag)
        ball.on_click(self._guard(lambda _: self._take(key)))

    def _lines(self) -> None:
        for number, (person, line) in enumerate(self._draft.ways()):
            self._ways.append(self._segments(f"way{number}", np.stack([line[:-1], line[1:]], axis=1), person, 0.03))
        joints = (
            self._draft.pose(self._entry, self._motion)
            if self._entry is not None and self._motion is not None
            else None
        )
        if joints is not None and self._entry is not None:
            bones = np.stack([joints[1:], joints[list(PARENTS[1:])]], axis=1)
            self._pose = self._segments("pose", bones, self._draft.constraints.pins[self._entry.number].person, 0.02)

    def _segments(self, name: str, segments: np.ndarray, person: int, thickness: float) -> Any:
        colour = np.array(colour_of("suit", person), np.uint8)
        return self._scene.add_line_segments(f"{ROOT}/{name}", segments.astype(np.float32), colour, thickness=thickness)

    def _grasp(self) -> None:
        """The gizmo, where the spot in hand is: along one axis at a time."""
        if self._gizmo is not None:
            self._gizmo.remove()
            self._gizmo = None
        spot = self._spot()
        if spot is None:
            return
        gizmo = self._scene.add_transform_controls(
            f"{ROOT}/gizmo", scale=0.32, line_width=4.0, disable_rotations=True, disable_sliders=True, depth_test=False,
            active_axes=(True, not spot.floor, True), position=spot.place,
        )  # fmt: skip

        async def turn(event: Any) -> None:
            self._drags.submit(self._guard(self._led), tuple(event.target.position), event.phase)

        gizmo.on_update(turn)
        self._gizmo = gizmo

    def _follow(self) -> None:
        """Everything where the draft has it now; nothing is made anew but lines."""
        with self._client.atomic():
            for spot in self._draft.spots(self._motion):
                ball = self._balls.get((spot.entry, spot.name))
                if ball is not None:
                    ball.position = spot.place
            for node in (*self._ways, self._pose):
                if node is not None:
                    node.remove()
            self._ways, self._pose = [], None
            self._lines()

    def _spot(self) -> Spot | None:
        return next((s for s in self._draft.spots(self._motion) if (s.entry, s.name) == self._held), None)

    # ---- what the browser does -----------------------------------------------------------------------------------

    def _take(self, key: Key) -> None:
        self._held = key
        self._taken(key[0])

    def _dragged(self, key: Key, floor: bool, event: Any) -> None:
        ball = self._balls.get(key)
        if ball is None:
            return
        if event.phase == "start":
            self._grip = np.subtract(ball.position, event.start_position)
            self._held = key
        place = np.add(event.end_position, self._grip)
        if floor:
            found = on_floor(np.array(self._client.camera.position, float), place)
            if found is None:
                return
            place = found
        self._draft.move(*key, place)
        self._follow()
        if event.phase != "end":
            if self._gizmo is not None and self._held == key and (spot := self._spot()) is not None:
                self._gizmo.position = spot.place
            return
        self._take(key)

    def _led(self, place: tuple[float, float, float], phase: str) -> None:
        if self._held is None:
            return
        self._draft.move(*self._held, place)
        self._follow()
        if phase == "end":
            self._moved()


def on_floor(eye: np.ndarray, through: np.ndarray) -> np.ndarray | None:
    """Where the ray from `eye` through a point meets the floor (3,), metres; None above the horizon or too far away."""
    way = through - eye
    if way[1] >= -1e-6:
        return None
    hit = eye - way * (eye[1] / way[1])
    return hit if np.linalg.norm(hit - eye) < FARTHEST else None
