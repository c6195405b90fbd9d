"""The stage of one page: samples side by side, a ghost to compare with, and the overlays. Letters: T frames."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from intermoe.core.types import Interaction
from intermoe.evaluation.physics import INSIDE
from intermoe.export.mannequin import colour_of
from intermoe.export.scene import FIELD_OF_VIEW, Puppet, Puppets, add_floor, camera
from intermoe.export.view import side_azimuth
from intermoe.studio.overlays import Overlays

GAP = 0.9  # metres between samples side by side
GHOST: dict[str, Any] = {"opacity": 0.35, "paler": 0.45, "shadow": False}
TOUCH, FAULT = (255, 214, 10), (230, 30, 45)  # sRGB of what touches, and of what is wrong


class Actors:
    """A motion with its puppets and overlays, prepared once (about half a second) and shown in any number of pages."""

    def __init__(self, motion: Interaction) -> None:
        self.puppets = Puppets(motion)
        self.motion = self.puppets.motion
        self.overlays = Overlays.of(self.motion)


class Stage:
    """What one browser sees. `scene` is its client's own; calls come from one thread at a time."""

    def __init__(self, client: Any) -> None:
        self._client, self._scene = client, client.scene
        self._puppets: list[Puppet] = []
        self._ghost: list[Puppet] = []
        self._marks: list[_Marks] = []
        self._trails: list[Any] = []
        # viser's page breaks when a skin is removed: they are hidden, and taken up again under their names
        self._frames: dict[str, Any] = {}  # roots by name
        self._skins: dict[str, Any] = {}
        self._roots: list[Any] = []  # of those on stage
        self.actors: list[Actors] = []
        self.overlays = {"contacts": False, "faults": False, "trails": False}
        self._look(np.array([[-0.6, 0.0, 0.0], [0.6, 1.75, 0.0]])[:, None, None])

    @property
    def num_frames(self) -> int:
        """T of the longest motion shown, at least 1."""
        return max((a.motion.num_frames for a in self.actors), default=1)

    def show(self, actors: Sequence[Actors]) -> None:
        """Put these motions on the stage, side by side, in place of what was there."""
        self.clear()
        self.actors = list(actors)
        places = side_by_side([a.motion for a in actors])
        for number, (actor, place) in enumerate(zip(self.actors, places, strict=True)):
            root = f"/take{number}"
            self._roots.append(self._root(root, tuple(place)))
            self._puppets += self._skinned(actor, root)
            self._marks.append(_Marks(self._scene, root, actor.overlays))
        moved = [a.motion.positions + place for a, place in zip(self.actors, places, strict=True)]
        self._look(np.concatenate(moved, axis=1))
        self.set_overlay("trails", self.overlays["trails"])

    def clear(self) -> None:
        """Take everybody off the stage."""
        self.compare(None)
        for trail in self._trails:
            trail.remove()
        for root in self._roots:
            root.visible = False
        self._puppets, self._marks, self._trails, self._roots, self.actors = [], [], [], [], []

    def compare(self, actors: Actors | None) -> None:
        """Lay another motion over the first one as a ghost; None takes it away."""
        if self._ghost:
            self._frames["/ghost"].visible = False
        self._ghost = []
        if actors is not None and self._roots:
            self._root("/ghost", self._roots[0].position)
            self._ghost = self._skinned(actors, "/ghost", **GHOST)

    def _root(self, name: str, position: Any) -> Any:
        if name not in self._frames:
            self._frames[name] = self._scene.add_frame(name, show_axes=False)
        frame = self._frames[name]
        frame.position, frame.visible = position, True
        return frame

    def _skinned(self, actors: Actors, root: str, **look: Any) -> list[Puppet]:
        """The puppets under a root in place of those that were there."""
        made = actors.puppets.add(self._scene, root, **look)
        names = {puppet.handle.name for puppet in made}
        for name, handle in self._skins.items():
            if name.startswith(f"{root}/") and name not in names:
                handle.visible = False
        self._skins |= {puppet.handle.name: puppet.handle for puppet in made}
        return made

    def set_overlay(self, name: str, shown: bool) -> None:
        """Show or hide "contacts", "faults" (slipping feet, overlapping bodies) or "trails"."""
        self.overlays[name] = shown
        if name == "trails":
            for trail in self._trails:
                trail.remove()
            self._trails = [t for m in self._marks for t in m.add_trails()] if shown else []

    def frame(self, number: int) -> None:
        """Everybody takes the pose of a frame; motions that have ended hold their last one."""
        with self._client.atomic():
            for puppet in (*self._puppets, *self._ghost):
                puppet.show(min(number, len(puppet.poses.position) - 1))
            for marks in self._marks:
                marks.show(number, contacts=self.overlays["contacts"], faults=self.overlays["faults"])

    def look_again(self) -> None:
        """Bring the camera back to where everybody is in the picture."""
        self._client.camera.position, self._client.camera.look_at = tuple(self._eye), tuple(self._target)

    def _look(self, positions: np.ndarray) -> None:
        try:
            aspect = float(self._client.camera.aspect)
        except AssertionError:  # nothing has come from the browser yet
            aspect = 1.0
        self._eye, self._target = camera(positions, aspect=max(0.5, 0.95 * aspect))
        add_floor(self._scene, self._eye, self._target, haze=False)
        self._client.camera.fov = float(FIELD_OF_VIEW)
        self.look_again()


class _Marks:
    """The overlays of one sample. Nothing is sent while what is shown stays as it is."""

    def __init__(self, scene: Any, root: str, overlays: Overlays) -> None:
        self._scene, self._root, self._overlays = scene, root, overlays
        self._frames = len(overlays.inside)
        self._people = people = range(len(overlays.hands))
        self._touches = [
            (p, s, scene.add_icosphere(f"{root}/touch{p}{s}", radius=0.055, color=TOUCH, opacity=0.75, visible=False,
                                       cast_shadow=False)) for p in people for s in (0, 1)
        ]  # fmt: skip
        flat = (float(np.sqrt(0.5)), -float(np.sqrt(0.5)), 0.0, 0.0)  # viser's cylinders stand along z
        self._slips = [
            (p, f, scene.add_cylinder(f"{root}/slip{p}{f}", radius=0.09, height=0.008, color=FAULT, wxyz=flat,
                                      visible=False, cast_shadow=False)) for p in people for f in range(4)
        ]  # fmt: skip
        self._inside = scene.add_icosphere(
            f"{root}/inside", radius=0.08, color=FAULT, opacity=0.8, visible=False, cast_shadow=False
        )

    def show(self, number: int, *, contacts: bool, faults: bool) -> None:
        frame, o = min(number, self._frames - 1), self._overlays
        for person, side, ball in self._touches:
            _place(ball, o.hands[person, frame, side], contacts and o.touching[person, frame, side])
        for person, foot, disc in self._slips:
            _place(disc, o.feet[person, frame, foot], faults and o.slipping[person, frame, foot])
        _place(self._inside, o.where[frame], faults and o.inside[frame] > INSIDE)

    def add_trails(self) -> list[Any]:
        """The ways of pelvis (on the floor) and wrists, over the whole motion."""
        trails = []
        for person in self._people:
            ways = {"pelvis": self._overlays.pelvis[person], "left": self._overlays.wrists[person, 0],
                    "right": self._overlays.wrists[person, 1]}  # fmt: skip
            for name, way in ways.items():
                segments = np.stack([way[:-1], way[1:]], axis=1).astype(np.float32)
                if len(segments):
                    trails.append(self._scene.add_line_segments(
                        f"{self._root}/trail{person}{name}", segments, np.array(colour_of("suit", person), np.uint8),
                        thickness=0.02 if name == "pelvis" else 0.01,
                    ))  # fmt: skip
        return trails


def side_by_side(motions: Sequence[Interaction]) -> np.ndarray:
    """Where each motion's own origin goes, (N,3) metres: in a row to the right of the first one's camera, `GAP` apart."""
    azimuth = side_azimuth(motions[0].positions) if motions else 0.0
    right = np.array([np.cos(azimuth), 0.0, -np.sin(azimuth)])
    spans = [(m.positions @ right).reshape(-1) for m in motions]
    places: list[np.ndarray] = []
    edge = 0.0
    for span in spans:
        places.append((edge - float(span.min())) * right if places else np.zeros(3))
        edge = float(span.max()) + GAP if len(places) == 1 else edge + float(span.max() - span.min()) + GAP
    return np.array(places).reshape(-1, 3)


def _place(mark: Any, position: np.ndarray, visible: Any) -> None:
    if visible:
        mark.position = position
    if mark.visible != bool(visible):
        mark.visible = bool(visible)
