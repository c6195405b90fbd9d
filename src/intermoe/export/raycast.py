"""A small ray caster for tapered capsules: soft light, a floor grid and soft shadows, in NumPy alone.

It draws the capsule people of `export.sheet`. Every capsule is cut by the rays inside its own rectangle of pixels, so a
picture costs what its people cover and needs neither a screen, nor OpenGL, nor a graphics library.

Letters: N capsules, H x W pixels. Metres, y up, floor at y = 0. Colours are linear RGB in 0..1 until `to_bytes`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]

LIGHT = np.array([-0.342, 0.831, 0.440])  # unit, in the camera's frame: over its left shoulder
BACKGROUND = np.array([0.86, 0.88, 0.90])
FLOOR = np.array([0.50, 0.50, 0.485])
SHADOW_CELL = 0.025  # metres a cell of the shadow map


@dataclass(frozen=True)
class Capsules:
    """N tapered capsules: spheres of radius `start_radius`, `end_radius` at `start`, `end`, and the cone around both.

    start, end (N,3); start_radius, end_radius (N,); colour (N,3); `squash` (N,3) is a direction times its flattening
    k - 1 (zero: round): the capsule is k times as thin along it, seen from its own `start`.
    """

    start: Array
    end: Array
    start_radius: Array
    end_radius: Array
    colour: Array
    squash: Array


@dataclass(frozen=True)
class Camera:
    """A pinhole at `eye` (3,); `axes` (3,3) has rows right, up, forward; `focal` in pixels; `size` (width, height)."""

    eye: Array
    axes: Array
    focal: float
    size: tuple[int, int]

    @classmethod
    def orbit(
        cls, target: Array, *, azimuth: float, elevation: float, distance: float, focal: float, size: tuple[int, int]
    ) -> Camera:
        """Look at `target` from `distance` metres, from heading `azimuth` and `elevation` above the floor (radians)."""
        ce, se = np.cos(elevation), np.sin(elevation)
        backward = np.array([np.sin(azimuth) * ce, se, np.cos(azimuth) * ce])
        right = np.array([np.cos(azimuth), 0.0, -np.sin(azimuth)])
        up = np.cross(backward, right)
        return cls(np.asarray(target) + distance * backward, np.stack([right, up, -backward]), focal, size)

    def project(self, points: Array) -> tuple[Array, Array]:
        """points (...,3) -> pixels (...,2) (x right, y down) and depth (...) along the viewing direction."""
        local = (points - self.eye) @ self.axes.T
        depth = np.maximum(local[..., 2], 1e-3)
        centre = 0.5 * np.array(self.size)
        return centre + self.focal * local[..., :2] * [1, -1] / depth[..., None], depth

    def rays(self) -> Array:
        """Unit ray of every pixel's middle, (H,W,3) float32."""
        width, height = self.size
        x = (np.arange(width) + 0.5 - width / 2) / self.focal
        y = (height / 2 - np.arange(height) - 0.5) / self.focal
        local = np.empty((height, width, 3), np.float32)
        local[..., 0], local[..., 1], local[..., 2] = x[None, :], y[:, None], 1.0
        local /= np.linalg.norm(local, axis=-1, keepdims=True)
        return local @ self.axes.astype(np.float32)


def render(capsules: Capsules, camera: Camera) -> Array:
    """One picture (H,W,3) of `capsules` on the floor, linear RGB in 0..1."""
    rays = camera.rays()
    height, width = rays.shape[:2]
    image = _floor(rays, camera, capsules)
    depth = np.full((height, width), np.inf, np.float32)
    normal = np.zeros((height, width, 3), np.float32)
    albedo = np.zeros((height, width, 3), np.float32)
    for index in range(len(capsules.start)):
        box = _screen_box(capsules, index, camera)
        if box is None:
            continue
        rows, columns = box
        hit, hit_normal = _intersect(capsules, index, camera.eye, rays[rows, columns])
        closer = hit < depth[rows, columns]
        depth[rows, columns][closer] = hit[closer]
        normal[rows, columns][closer] = hit_normal[closer]
        albedo[rows, columns][closer] = capsules.colour[index]
    seen = np.isfinite(depth)
    image[seen] = _shade(albedo[seen], normal[seen], rays[seen], camera)
    return image


def to_bytes(image: Array, *, supersampling: int = 1) -> NDArray[np.uint8]:
    """Average `supersampling` x `supersampling` pixels, apply the display's gamma: (H,W,3) in 0..1 -> bytes."""
    height, width = image.shape[0] // supersampling, image.shape[1] // supersampling
    blocks = image[: height * supersampling, : width * supersampling]
    blocks = blocks.reshape(height, supersampling, width, supersampling, 3).mean(axis=(1, 3))
    return (255 * np.clip(blocks, 0, 1) ** (1 / 2.2) + 0.5).astype(np.uint8)


def _flatten(vectors: Array, squash: Array) -> Array:
    """Scale `vectors` (...,3) along the direction of `squash` by 1 + |squash|."""
    amount = np.linalg.norm(squash)
    if amount == 0:
        return vectors
    unit = squash / amount
    return vectors + (amount * (vectors @ unit))[..., None] * unit


def _screen_box(capsules: Capsules, index: int, camera: Camera) -> tuple[slice, slice] | None:
    """Rows and columns of the pixels that capsule `index` can cover; None when it is outside the picture."""
    ends = np.stack([capsules.start[index], capsules.end[index]])
    radii = np.array([capsules.start_radius[index], capsules.end_radius[index]])
    pixels, depth = camera.project(ends)
    reach = (1.15 * camera.focal * radii / np.maximum(depth - radii, 0.05) + 1)[:, None]
    low, high = (pixels - reach).min(axis=0), (pixels + reach).max(axis=0)
    low, high = np.maximum(np.floor(low), 0), np.minimum(np.ceil(high), camera.size)
    if (low >= high).any():
        return None
    return slice(int(low[1]), int(high[1])), slice(int(low[0]), int(high[0]))


def _intersect(capsules: Capsules, index: int, eye: Array, rays: Array) -> tuple[Array, Array]:
    """First hit of `rays` (H,W,3) from `eye` with capsule `index`: distance (H,W), inf where missed; normal (H,W,3).

    With u the axis, L its length, sine = (r0 - r1) / L: a point at height y along the axis and x from it lies on the
    cone where cosine x + sine y = r0, between the circles where the cone touches its two spheres.
    """
    squash = capsules.squash[index]
    axis = _flatten(capsules.end[index] - capsules.start[index], squash)
    length = float(np.linalg.norm(axis))
    radius, radius_end = float(capsules.start_radius[index]), float(capsules.end_radius[index])
    origin = _flatten(eye - capsules.start[index], squash)
    directions = _flatten(rays, squash.astype(np.float32)).astype(np.float32)

    square = np.einsum("hwc,hwc->hw", directions, directions)
    along = directions @ origin.astype(np.float32)
    candidates = [_sphere(square, along, float(origin @ origin), radius)]
    axial = np.zeros_like(square)
    start_height, sine, cosine = 0.0, 0.0, 1.0
    if length > abs(radius - radius_end) + 1e-6:
        unit = axis / length
        sine = (radius - radius_end) / length
        cosine = float(np.sqrt(1 - sine * sine))
        to_end = origin - axis
        candidates.append(_sphere(square, directions @ to_end.astype(np.float32), float(to_end @ to_end), radius_end))
        axial, start_height = directions @ unit.astype(np.float32), float(origin @ unit)
        a = cosine**2 * square - axial**2
        b = cosine**2 * along - axial * start_height + sine * radius * axial
        c = cosine**2 * (origin @ origin - start_height**2) - (radius - sine * start_height) ** 2
        root = np.sqrt(np.maximum(b * b - a * c, 0))
        hit = (-b - root) / np.where(np.abs(a) < 1e-9, 1e-9, a)
        height = start_height + hit * axial
        from_start = height - sine * radius  # the cone runs between the two circles where it touches the spheres
        inside = (b * b > a * c) & (hit > 0) & (from_start > 0) & (height - sine * radius_end < length)
        candidates.append(np.where(inside, hit, np.inf))
    hit = np.minimum.reduce(candidates)
    seen = np.isfinite(hit)
    point = origin + np.where(seen, hit, 0)[..., None] * directions
    if length > abs(radius - radius_end) + 1e-6:  # the middle of the sphere whose surface passes through the point
        height = point @ unit
        across = np.linalg.norm(point - height[..., None] * unit, axis=-1)
        point = point - np.clip(height - across * sine / cosine, 0, length)[..., None] * unit
    normal = _flatten(point, squash)
    return hit, normal / np.maximum(np.linalg.norm(normal, axis=-1, keepdims=True), 1e-9)


def _sphere(square: Array, along: Array, distance: float, radius: float) -> Array:
    """Nearest hit with a sphere: t from square t^2 + 2 along t + distance = radius^2; inf where missed."""
    gap = along * along - square * (distance - radius * radius)
    hit = (-along - np.sqrt(np.maximum(gap, 0))) / square
    return np.where((gap > 0) & (hit > 0), hit, np.inf)


def _shade(albedo: Array, normal: Array, rays: Array, camera: Camera) -> Array:
    """Key light, sky light from above, and darker edges with a faint rim, which part limbs from what is behind."""
    key = np.maximum(normal @ key_light(camera), 0)
    sky = 0.5 + 0.5 * normal[..., 1]
    facing = np.maximum(-np.einsum("nc,nc->n", normal, rays), 0)
    light = 0.14 + 0.80 * key + 0.26 * sky
    rim = 0.10 * (1 - facing) ** 3
    edge = 0.45 + 0.55 * np.minimum(facing / 0.35, 1)
    return albedo * (light * edge)[:, None] + rim[:, None]


def _floor(rays: Array, camera: Camera, capsules: Capsules) -> Array:
    """Background (H,W,3): a floor with lines every half metre, shadows on it, and mist towards the horizon."""
    image = np.broadcast_to(BACKGROUND.astype(np.float32), rays.shape).copy()
    down = rays[..., 1] < -1e-3
    distance = camera.eye[1] / -rays[..., 1][down]
    x = (camera.eye[0] + distance * rays[..., 0][down]).astype(np.float32)
    z = (camera.eye[2] + distance * rays[..., 2][down]).astype(np.float32)
    footprint = (distance / camera.focal).astype(np.float32)
    colour = np.broadcast_to(FLOOR.astype(np.float32), (len(x), 3)).copy()
    colour *= (1 - _shadow(x, z, capsules, camera))[:, None]
    for step, strength in ((0.5, 0.5), (1.0, 0.75)):
        for value in (x, z):
            gap = np.abs((value / step + 0.5) % 1 - 0.5) * step
            line = np.clip(1.5 - gap / np.maximum(footprint, 0.004), 0, 1) * strength
            colour += line[:, None] * (0.86 - colour)
    near = np.linalg.norm(camera.eye)
    mist = np.clip((distance - near) / 17, 0, 1)[:, None]
    image[down] = colour + mist * (BACKGROUND - colour)
    return image


def key_light(camera: Camera) -> Array:
    """Unit (3,) from the scene towards the light over the camera's left shoulder."""
    return LIGHT @ (camera.axes * np.array([[1], [1], [-1]]))


def shadow_map(capsules: Capsules, light: Array) -> tuple[Array, Array]:
    """Darkness 0..1 of the floor, (X,Z) in cells of SHADOW_CELL metres, and the place (x, z) of its first, a whole number of cells.

    Capsules are dropped along `light` (unit, towards it); their shadow is softer the higher they are.
    """
    light = light if light[1] > 0.5 else np.array([0.2, 0.9, 0.2])
    slant = light[[0, 2]] / light[1] * 0.5  # half as slanted as the light: the shadow stays near its body
    low = np.minimum(capsules.start, capsules.end).min(axis=0)[[0, 2]] - 1.5
    low = SHADOW_CELL * np.floor(low / SHADOW_CELL)
    high = np.maximum(capsules.start, capsules.end).max(axis=0)[[0, 2]] + 1.5
    shape = np.ceil((high - low) / SHADOW_CELL).astype(int) + 1
    darkness = np.zeros(shape, np.float32)
    for start, end, radius, radius_end in zip(
        capsules.start, capsules.end, capsules.start_radius, capsules.end_radius, strict=True
    ):
        heights = np.maximum([start[1], end[1]], 0)
        points = np.stack([start[[0, 2]] - heights[0] * slant, end[[0, 2]] - heights[1] * slant])
        soft = 0.03 + 0.14 * heights.mean()
        reach = max(radius, radius_end) + soft
        first = np.maximum(((points.min(axis=0) - reach - low) / SHADOW_CELL).astype(int), 0)
        last = np.minimum(((points.max(axis=0) + reach - low) / SHADOW_CELL).astype(int) + 2, shape)
        grid_x = low[0] + SHADOW_CELL * np.arange(first[0], last[0])[:, None]
        grid_z = low[1] + SHADOW_CELL * np.arange(first[1], last[1])[None, :]
        line = points[1] - points[0]
        share = ((grid_x - points[0, 0]) * line[0] + (grid_z - points[0, 1]) * line[1]) / max(line @ line, 1e-9)
        share = np.clip(share, 0, 1)
        gap = np.hypot(grid_x - points[0, 0] - share * line[0], grid_z - points[0, 1] - share * line[1])
        size = radius + (radius_end - radius) * share
        dark = 0.55 / (1 + 0.55 * heights.mean()) * np.clip((size + soft - gap) / (2 * soft), 0, 1)
        patch = darkness[first[0] : last[0], first[1] : last[1]]
        np.maximum(patch, dark, out=patch)
    return low, darkness


def _shadow(x: Array, z: Array, capsules: Capsules, camera: Camera) -> Array:
    """Darkness 0..1 of the floor points (x, z)."""
    low, darkness = shadow_map(capsules, key_light(camera))
    shape = np.array(darkness.shape)
    column, row = (x - low[0]) / SHADOW_CELL, (z - low[1]) / SHADOW_CELL
    inside = (column > 0) & (row > 0) & (column < shape[0] - 1) & (row < shape[1] - 1)
    i, j = np.where(inside, column, 0).astype(int), np.where(inside, row, 0).astype(int)
    return np.where(inside, darkness[i, j], 0)
