"""The mannequins on a floor as pictures, drawn by VTK without a screen: the frames of `export.video`.

Meshes, fingers and colours are those of the GLB; they are skinned here, and VTK draws them at twice the size, which
smooths edges more cheaply than its own anti-aliasing does in software. The shadow is the soft one of the contact
sheets, laid on the floor as a texture: a hundredth of a shadow pass. Letters: P people, T frames, J = 42 joints, V vertices.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.export.figure import capsule_people
from intermoe.export.framing import FIELD_OF_VIEW, cameras
from intermoe.export.mannequin import blended, colour_of, mannequin_of
from intermoe.export.raycast import BACKGROUND, FLOOR, SHADOW_CELL, Array, Camera, key_light, shadow_map, to_bytes
from intermoe.skeleton import fingers
from intermoe.skeleton.kinematics import forward

SUPERSAMPLING = 2
_FURTHEST = 32  # m to each side, at most: the texture grows with it
_REACH = 20  # m from the middle of the people's way to where the floor has faded into the background
_TEXEL = SHADOW_CELL / 2  # m, of the floor's texture
_LINES = ((0.5, 0.008, 0.5), (1.0, 0.012, 0.75))  # every so many metres, so many metres wide, so much of white
_WHITE = 0.86
_DEPTH = 1.35  # times as dark as on the contact sheets, which are seen smaller
_LIFT = 0.002  # m of the shadow above the floor

_WINDOWS = ("", "vtkOSOpenGLRenderWindow")  # VTK's own choice, then OSMesa, which it does not reach where X is missing
_PROBE = (
    "import vtkmodules.vtkRenderingOpenGL2; from vtkmodules.vtkRenderingCore import vtkRenderer, vtkRenderWindow; "
    "w = vtkRenderWindow(); w.SetOffScreenRendering(1); w.SetSize(8, 8); w.AddRenderer(vtkRenderer()); w.Render(); "
    "print(type(w).__name__)"
)


@lru_cache(maxsize=1)
def check_drawing() -> None:
    """UserError where pictures cannot be drawn: pyvista is missing, or there is no OpenGL that needs no screen."""
    try:
        import pyvista  # noqa: F401
    except ImportError as problem:
        raise UserError(
            "films are drawn by pyvista, which is missing: in the checkout, pip install -c constraints.txt '.[video]'"
        ) from problem
    if not sys.platform.startswith("linux"):
        return
    for window in _WINDOWS:  # in a process of its own: where there is no OpenGL, VTK ends the process
        wanted = {**os.environ, "VTK_DEFAULT_OPENGL_WINDOW": window} if window else dict(os.environ)
        tried = subprocess.run([sys.executable, "-c", _PROBE], capture_output=True, text=True, check=False, env=wanted)
        found = tried.stdout.strip().rpartition("\n")[2]
        if tried.returncode == 0 and found.startswith("vtk"):
            os.environ["VTK_DEFAULT_OPENGL_WINDOW"] = found  # VTK looks no further, and says nothing about screens
            return
    raise UserError(
        "films need OpenGL, and none was found here; Mesa's needs neither a GPU nor a screen: apt-get install libegl1 "
        "libgl1-mesa-dri (Debian, Ubuntu), dnf install mesa-libEGL mesa-dri-drivers (Fedora, Red Hat)"
    )


def pictures(moving: Interaction, size: tuple[int, int]) -> Iterator[Image.Image]:
    """Every frame as an RGB picture of `size` (width, height). The motion must be consistent (skeleton.solve)."""
    check_drawing()
    assert moving.rotations is not None and moving.translation is not None and moving.offsets is not None
    positions, world = forward(moving.rotations, moving.translation, moving.offsets[:, None])
    turns = fingers.rotations(moving)
    length = fingers.hand_length(moving.offsets[:, None])
    joints, axes = fingers.forward(positions, world, turns, length)
    views = cameras(positions, moving.offsets, moving.fps, (size[0] * SUPERSAMPLING, size[1] * SUPERSAMPLING))
    drawing = _Drawing(moving, positions, views[0])
    try:
        for frame, view in enumerate(views):
            drawing.move(joints[:, frame], axes[:, frame])
            shadow = shadow_map(capsule_people(positions[:, frame], world[:, frame]), key_light(view))
            drawing.cast(*shadow)
            yield drawing.picture(view)
    finally:
        drawing.close()


class _Drawing:
    """VTK's scene: a mesh a person, the floor, the shadow on it, the lights."""

    def __init__(self, moving: Interaction, positions: Array, view: Camera) -> None:
        import pyvista as pv
        from vtkmodules.vtkCommonCore import vtkUnsignedCharArray

        self._size = view.size
        self._plotter = cast(Any, pv.Plotter(off_screen=True, window_size=list(view.size), lighting="none"))
        self._plotter.set_background(_rgb(BACKGROUND))
        self._window = self._plotter.render_window
        self._window.SetMultiSamples(0)
        self._pixels = vtkUnsignedCharArray()
        self._light(view)
        self._bodies = [self._add_body(moving, person) for person in range(moving.num_people)]
        self._add_floor(positions)
        self._add_shadow()

    def _light(self, view: Camera) -> None:
        import pyvista as pv

        directions = ((key_light(view), 0.80), (-view.axes[2], 0.34), (np.array([0.0, 1.0, 0.0]), 0.22))
        for towards, strength in directions:
            light = pv.Light(position=tuple(100 * towards), focal_point=(0, 0, 0), light_type="scene light")
            light.positional, light.intensity = False, strength
            self._plotter.add_light(light)

    def _add_body(self, moving: Interaction, person: int) -> tuple[Any, Array, Array, Array, Array]:
        import pyvista as pv

        body = mannequin_of(moving, person)
        starts = np.cumsum([0] + [len(part.vertices) for part in body.parts])
        vertices, normals, weights = (
            np.concatenate([getattr(part, name) for part in body.parts]).astype(np.float32)
            for name in ("vertices", "normals", "weights")
        )
        faces = np.concatenate([part.faces + start for part, start in zip(body.parts, starts, strict=False)])
        mesh = pv.PolyData.from_regular_faces(vertices.astype(float), faces)
        mesh.point_data["colour"] = np.concatenate(
            [np.tile(np.array(colour_of(part.name, person), np.uint8), (len(part.vertices), 1)) for part in body.parts]
        )
        mesh.point_data.active_normals = normals.copy()
        self._plotter.add_mesh(
            mesh, scalars="colour", rgb=True, smooth_shading=True, split_sharp_edges=False, ambient=0.24, diffuse=0.86,
            specular=0.10, specular_power=12, copy_mesh=False, show_scalar_bar=False,
        )  # fmt: skip
        return mesh, vertices, normals, weights, body.inverse_bind()

    def _add_floor(self, positions: Array) -> None:
        import pyvista as pv

        ground = positions[..., [0, 2]]
        low, high = ground.min(axis=(0, 1, 2)), ground.max(axis=(0, 1, 2))
        reach = min(_REACH + int(np.ceil(0.5 * np.max(high - low))), _FURTHEST)
        self._room = reach - _REACH + 1.0
        self._corner, self._floor = np.round(0.5 * (low + high)) - reach, _floor(reach)
        texture = pv.Texture(self._floor)
        texture.mipmap, texture.interpolate = True, True
        texture.SetMaximumAnisotropicFiltering(1)  # more would cost as much as all the rest
        self._ground = _square(*self._cover(np.zeros(2, int), np.array(self._floor.shape[1::-1])), 0.0)
        self._plotter.add_mesh(self._ground, texture=texture, lighting=False, copy_mesh=False, color="white")

    def _add_shadow(self) -> None:
        """A piece of floor with the shadow on it, just above the other: VTK blends nothing, which would take as long as the bodies."""
        import pyvista as pv

        self._shadow, self._dark = _square(np.zeros(2), np.ones(2), _LIFT), pv.Texture(self._floor[:2, :2])
        self._dark.SetMaximumAnisotropicFiltering(1)
        self._dark.mipmap, self._dark.interpolate = True, True  # as the floor: its lines must not stand out
        self._plotter.add_mesh(self._shadow, texture=self._dark, lighting=False, copy_mesh=False, color="white")

    def _cover(self, first: Array, last: Array) -> tuple[Array, Array]:
        """Corners (x, z) of the floor's texels from `first` to before `last` (column, row)."""
        return self._corner + _TEXEL * (first - 0.5), self._corner + _TEXEL * (last - 0.5)

    def move(self, joints: Array, axes: Array) -> None:
        """Skin the bodies to joints (P,42,3) with world rotations (P,42,4)."""
        for person, (mesh, vertices, normals, weights, inverse_bind) in enumerate(self._bodies):
            matrix = blended(weights, inverse_bind, joints[person], axes[person])
            turn = matrix[:, :3, :3]
            mesh.points = np.einsum("vab,vb->va", turn, vertices) + matrix[:, :3, 3]
            mesh.point_data["Normals"][:] = np.einsum("vab,vb->va", turn, normals)
            mesh.Modified()

    def cast(self, low: Array, darkness: Array) -> None:
        """Lay the shadow (X,Z), which begins at `low` (x, z), on the floor."""
        import pyvista as pv

        size = np.array(self._floor.shape[1::-1])
        away = low + 0.5 * SHADOW_CELL * np.array(darkness.shape) - self._corner - 0.5 * _TEXEL * (size - 1)
        if np.abs(away).max() > self._room:  # a long way: the floor, the same in every metre, comes along
            self._corner = self._corner + np.round(away)
            self._ground.points = _square(*self._cover(np.zeros(2, int), size), 0.0).points
        cells = np.array(
            [[lines[0], lines[-1] + 1] for axis in (1, 0) if len(lines := np.flatnonzero(darkness.any(axis=axis)))]
        )
        if not len(cells):
            return
        dark = _finer(_finer(darkness[slice(*cells[0]), slice(*cells[1])]).T)  # (Z,X)
        first = np.round((low + SHADOW_CELL * cells[:, 0] - self._corner) / _TEXEL).astype(int)
        last = first + dark.shape[::-1]
        piece = self._floor[first[1] : last[1], first[0] : last[0]] * (1 - _DEPTH * dark[..., None])
        self._dark.SetInputDataObject(pv.Texture(piece.astype(np.uint8)).GetInput())
        self._shadow.points = _square(*self._cover(first, last), _LIFT).points

    def picture(self, view: Camera) -> Image.Image:
        """The scene as `view` sees it, half its size."""
        from vtkmodules.util.numpy_support import vtk_to_numpy

        camera = self._plotter.camera
        camera.position, camera.focal_point = tuple(view.eye), tuple(view.eye + view.axes[2])
        camera.up, camera.view_angle = tuple(view.axes[1]), float(np.degrees(FIELD_OF_VIEW))
        camera.clipping_range = (0.3, 80.0)
        self._window.Render()
        width, height = self._size
        self._window.GetPixelData(0, 0, width - 1, height - 1, 0, self._pixels, 0)
        image = vtk_to_numpy(self._pixels).reshape(height, width, 3)
        return Image.fromarray(image).reduce(SUPERSAMPLING).transpose(Image.Transpose.FLIP_TOP_BOTTOM)

    def close(self) -> None:
        """Give VTK's window back."""
        self._plotter.close()


def _square(low: Array, high: Array, height: float) -> Any:
    """A rectangle from `low` to `high` (x, z), which a texture (Z,X) covers."""
    import pyvista as pv

    corners = [(x, height, z) for z in (low[1], high[1]) for x in (low[0], high[0])]
    square = pv.PolyData.from_regular_faces(np.array(corners, float), np.array([[0, 2, 3, 1]]))
    square.active_texture_coordinates = np.array([[0, 1], [1, 1], [0, 0], [1, 0]], np.float32)
    return square


def _floor(reach: int) -> NDArray[np.uint8]:
    """The floor's texture (Z,X,3), `reach` metres to each side of its middle, where lines cross: it fades into the background."""
    at = _TEXEL * np.arange(round(2 * reach / _TEXEL) + 1) - reach
    lines = []
    for step, width, strength in _LINES:
        gap = np.abs((at / step + 0.5) % 1 - 0.5) * step
        lines.append(strength * np.clip(0.5 + (0.5 * width - gap) / _TEXEL, 0, 1).astype(np.float32))
    rows = []
    for some in np.array_split(np.arange(len(at)), len(at) // 256):  # a few rows at a time: little memory
        colour = np.tile(FLOOR.astype(np.float32), (len(some), len(at), 1))
        for line in lines:
            colour += np.maximum(line[some, None], line)[..., None] * (_WHITE - colour)
        far = np.hypot(at[some, None], at).astype(np.float32) / reach
        fade = np.clip(1.25 * (1 - far), 0, 1)[..., None] ** 1.5
        rows.append(to_bytes((BACKGROUND + fade * (colour - BACKGROUND)).astype(np.float32)))
    return np.concatenate(rows)


def _finer(values: Array) -> Array:
    """(N, M) -> (2N-1, M): values between, too."""
    out = np.repeat(values, 2, axis=0)[:-1]
    out[1::2] = 0.5 * (values[:-1] + values[1:])
    return out


def _rgb(linear: Array) -> tuple[int, ...]:
    return tuple(to_bytes(np.asarray(linear)[None, None])[0, 0].tolist())
