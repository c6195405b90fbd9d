"""Mannequins, floor and light in a viser scene: what the HTML page and the studio show.

Every part of a body hangs on one joint, its anchor (a hand on its wrist, the suit on the pelvis), and bends about bones
that are told relative to it. Then a frame changes few bones: fingers that keep their shape and bone offsets from the
anchor are not sent again. Letters: P people, T frames, J = 42 joints (body and fingers), B bones of a part.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from intermoe.core.types import Interaction
from intermoe.export.mannequin import Mannequin, Part, colour_of, mannequin_of
from intermoe.export.polygonise import Array
from intermoe.export.view import side_azimuth
from intermoe.skeleton import fingers, quat
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.solve import consistent

FIELD_OF_VIEW = np.radians(32.0)  # vertical
TURN, ELEVATION = np.radians(24.0), np.radians(11.0)  # of the camera, from the pair's side and from the floor
_GRAIN = 2.0**-14  # poses are rounded to this (0.06 mm, 0.007 degrees): a page becomes a third smaller
_BACKGROUND = (255, 255, 255)  # the viewer's own: the floor fades into it
_FLOOR = (196, 199, 202)
_WXYZ = [3, 0, 1, 2]


def camera(positions: Array, *, aspect: float = 1.45) -> tuple[Array, Array]:
    """Where the camera stands (3,) and what it looks at (3,), so that positions (P,T,J,3) stay in a picture of this width
    to height.
    """
    flat = positions.reshape(-1, 3)
    low, high = flat.min(axis=0), flat.max(axis=0)
    target = 0.5 * (low + high)
    target[1] = 0.48 * max(1.7, high[1] + 0.15)
    azimuth = side_azimuth(positions) + TURN
    backward = np.array([
        np.sin(azimuth) * np.cos(ELEVATION), np.sin(ELEVATION), np.cos(azimuth) * np.cos(ELEVATION),
    ])  # fmt: skip
    right = np.array([np.cos(azimuth), 0.0, -np.sin(azimuth)])
    around = flat - target
    half_height = np.tan(0.5 * FIELD_OF_VIEW)
    up = np.cross(backward, right)
    need = np.maximum(
        (np.abs(around @ up) + 0.35) / half_height, (np.abs(around @ right) + 0.45) / (aspect * half_height)
    )
    return target + backward * float(np.max(need + around @ backward)), target


def add_light(scene: Any) -> None:
    """Light with shadows, y up."""
    scene.set_up_direction("+y")
    scene.configure_environment_map(None)
    scene.configure_default_lights(True, cast_shadow=True)
    scene.add_light_hemisphere("/sky", sky_color=(255, 255, 255), ground_color=(196, 190, 184), intensity=1.5)


def add_floor(scene: Any, eye: Array, target: Array, *, haze: bool = True) -> None:
    """A floor that takes shadows, haze and a soft light from the camera, at `eye` (3,) and looking at `target` (3,).

    haze: viser cannot draw in it what is clicked or dragged.
    """
    scene.add_light_directional("/fill", intensity=0.9, cast_shadow=False, position=tuple(eye - target))
    scene.add_grid(
        "/floor", *((40.0, 40.0) if haze else (200.0, 200.0)), plane="xz", cell_size=0.5, section_size=1.0, cell_color=(214, 216, 219),
        section_color=(232, 234, 236), plane_color=_FLOOR, plane_opacity=1.0, shadow_opacity=0.3, fade_distance=30.0,
        position=(float(target[0].round()), 0.0, float(target[2].round())),
    )  # fmt: skip
    distance = float(np.linalg.norm(eye - target))
    scene.configure_fog(distance + 4.0, distance + 16.0, color=_BACKGROUND, enabled=haze)


@dataclass(frozen=True)
class Limb:
    """A coloured piece of a mannequin: mesh, weights and bind pose in its anchor's axes, and which joints move it."""

    name: str
    anchor: int
    joints: tuple[int, ...]  # of its bones
    vertices: Array  # (V,3)
    faces: NDArray[np.integer]  # (F,3)
    weights: Array  # (V,B)
    bind_positions: Array  # (B,3)
    bind_rotations: Array  # (B,4) wxyz


@dataclass(frozen=True)
class Poses:
    """Where a limb is and how it bends, all frames: anchor (T,3), (T,4) and bones relative to it (T,B,3), (T,B,4) wxyz."""

    position: Array
    rotation: Array
    bone_positions: Array
    bone_rotations: Array


class Puppets:
    """The mannequins of everybody in an interaction, ready to be shown: made once, added to as many scenes as wanted.

    Raises UserError for another skeleton than smpl22.
    """

    def __init__(self, interaction: Interaction) -> None:
        self.motion = moving = consistent(interaction)
        assert moving.rotations is not None and moving.translation is not None and moving.offsets is not None
        positions, world = forward(moving.rotations, moving.translation, moving.offsets[:, None])
        length = fingers.hand_length(moving.offsets[:, None])
        positions, world = fingers.forward(positions, world, fingers.rotations(moving), length)
        self.limbs, self.poses = [], []
        for person in range(moving.num_people):
            body = mannequin_of(moving, person)
            limbs = [_limb(part, body) for part in body.parts]
            self.limbs.append(limbs)
            self.poses.append([_poses(limb, positions[person], world[person]) for limb in limbs])

    def add(
        self, scene: Any, prefix: str = "", *, opacity: float | None = None, paler: float = 0.0, shadow: bool = True
    ) -> list[Puppet]:
        """Add everybody to a viser scene, in the first frame's pose. `paler` (0 to 1) draws the colours to white."""
        puppets = []
        for person, (limbs, poses) in enumerate(zip(self.limbs, self.poses, strict=True)):
            for number, (limb, pose) in enumerate(zip(limbs, poses, strict=True)):
                colour = tuple(round(c + paler * (255 - c)) for c in colour_of(limb.name, person))
                handle = scene.add_mesh_skinned(
                    f"{prefix}/{'AB'[person] if person < 2 else person}/{limb.name}{number}",
                    limb.vertices.astype(np.float32),
                    limb.faces.astype(np.uint32),
                    bone_wxyzs=limb.bind_rotations,
                    bone_positions=limb.bind_positions,
                    skin_weights=limb.weights,
                    color=colour,
                    opacity=opacity,
                    cast_shadow=shadow,
                )
                puppets.append(Puppet(handle, limb, pose))
        return puppets


class Puppet:
    """One limb in one scene. `show` tells the scene only what differs from what it shows already."""

    def __init__(self, handle: Any, limb: Limb, poses: Poses) -> None:
        self.handle, self.poses = handle, poses
        self._positions, self._rotations = limb.bind_positions.copy(), limb.bind_rotations.copy()

    def show(self, frame: int) -> None:
        """Take the pose of a frame."""
        poses = self.poses
        self.handle.position, self.handle.wxyz = poses.position[frame], poses.rotation[frame]
        positions, rotations = poses.bone_positions[frame], poses.bone_rotations[frame]
        for bone in np.flatnonzero((np.abs(positions - self._positions) > _GRAIN).any(axis=-1)):
            self._positions[bone] = positions[bone]
            self.handle.bones[bone].position = positions[bone]
        for bone in np.flatnonzero((np.abs(rotations - self._rotations) > _GRAIN).any(axis=-1)):
            self._rotations[bone] = rotations[bone]
            self.handle.bones[bone].wxyz = rotations[bone]


def _limb(part: Part, body: Mannequin) -> Limb:
    joints = np.flatnonzero(part.weights.max(axis=0) > 0)
    anchor = int(joints[0])  # parents come before their children
    back = quat.inverse(body.bind_rotations[anchor])
    origin = body.bind_positions[anchor]
    return Limb(
        name=part.name,
        anchor=anchor,
        joints=tuple(joints.tolist()),
        vertices=quat.rotate(back, part.vertices - origin),
        faces=part.faces,
        weights=part.weights[:, joints],
        bind_positions=quat.rotate(back, body.bind_positions[joints] - origin),
        bind_rotations=quat.multiply(back, body.bind_rotations[joints])[:, _WXYZ],
    )


def _poses(limb: Limb, positions: Array, world: Array) -> Poses:
    """positions (T,J,3) and world rotations (T,J,4) of one person."""
    anchor, joints = limb.anchor, list(limb.joints)
    back = quat.inverse(world[:, anchor])[:, None]
    return Poses(
        position=_rounded(positions[:, anchor]),
        rotation=_rounded(world[:, anchor][:, _WXYZ]),
        bone_positions=_rounded(quat.rotate(back, positions[:, joints] - positions[:, anchor, None])),
        bone_rotations=_rounded(quat.multiply(back, world[:, joints])[..., _WXYZ]),
    )


def _rounded(values: Array) -> Array:
    return np.round(values.astype(np.float64) / _GRAIN) * _GRAIN
