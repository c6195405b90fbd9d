"""Contact sheets: several moments of a motion side by side, and strips of several motions at one scale, as a picture.

A sheet is how a motion is looked at without playing it. Every cell of a picture has the same scale, so that a step, a
stature or a reach can be compared from cell to cell and, in a strip, with a real clip in the next row. It needs joint
positions alone, no GPU and no screen.

    python -m intermoe.export.sheet CLIP.npz -o sheet.png --frames 10 --view three-quarter
    python -m intermoe.export.sheet OURS.npz REAL.npz:60_61_01 -o strip.png --strip
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from intermoe.core.files import atomic_write
from intermoe.core.types import Interaction
from intermoe.export.figure import capsule_people
from intermoe.export.raycast import Array, Camera, render, to_bytes
from intermoe.export.view import side_azimuth
from intermoe.skeleton import fingers
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import FOOT_JOINTS

# view -> (turn from the side view in degrees, elevation in degrees)
VIEWS = {
    "side": (0.0, 7.0),
    "three-quarter": (38.0, 16.0),
    "front": (90.0, 9.0),
    "back": (-90.0, 9.0),
    "top": (0.0, 82.0),
}
DISTANCE = 18.0  # metres from the camera to the pair: a long lens, so that both people have one scale
SUPERSAMPLING = 2
HEADROOM = 1.12


@dataclass(frozen=True)
class Clip:
    """One row of a strip: positions (P,T,22,3) or (T,22,3) in metres, fps, label, frames to draw (None: spread)."""

    positions: Array
    fps: float = 30.0
    label: str = ""
    frames: Sequence[int] | None = None
    world: Array | None = None  # (P,T,22,4) rotations in the world: they turn heads and hands
    turns: Array | None = None  # (P,T,20,4) local rotations of the fingers

    @classmethod
    def of(cls, interaction: Interaction, *, label: str | None = None, frames: Sequence[int] | None = None) -> Clip:
        """A clip of an Interaction, by its own rotations where it has them."""
        rotations, translation, offsets = interaction.rotations, interaction.translation, interaction.offsets
        world, turns = None, None
        if rotations is not None and translation is not None and offsets is not None:
            _, world = forward(rotations, translation, offsets[:, None])
            turns = fingers.rotations(interaction)
        label = interaction.text if label is None else label
        return cls(interaction.positions, interaction.fps, label, frames, world, turns)

    @property
    def people(self) -> Array:
        """Positions with a people axis, (P,T,22,3), lifted to the floor when the file's floor is far from y = 0."""
        people = self.positions[None] if self.positions.ndim == 3 else self.positions
        lowest = float(np.quantile(people[..., FOOT_JOINTS, 1], 0.01))
        return people if -0.15 < lowest < 0.30 else people - [0, lowest - 0.03, 0]


def sheet(
    clip: Clip,
    *,
    frames: int = 8,
    columns: int | None = None,
    view: str = "side",
    height: int = 320,
    follow: bool = True,
) -> Image.Image:
    """A grid of moments of one clip, all at one scale.

    frames  how many moments, evenly spread (when the clip names none)
    follow  the camera goes with the pair (same scale and direction); False: it stands still and frames the whole path
    height  pixels of one cell; its width follows from what it has to show
    """
    chosen = _frames(clip, frames)
    columns = columns or (len(chosen) if len(chosen) < 5 else math.ceil(len(chosen) / math.ceil(len(chosen) / 5)))
    rows = [chosen[i : i + columns] for i in range(0, len(chosen), columns)]
    return _draw([(clip, row) for row in rows], view=view, height=height, follow=follow, title=clip.label)


def strip(
    clips: Sequence[Clip], *, frames: int = 9, view: str = "side", height: int = 300, follow: bool = True
) -> Image.Image:
    """One row a clip, all at the same scale: ours beside a real one."""
    return _draw([(clip, _frames(clip, frames)) for clip in clips], view=view, height=height, follow=follow, title="")


def _frames(clip: Clip, count: int) -> list[int]:
    length = clip.people.shape[1]
    if clip.frames is not None:
        return [min(max(int(f), 0), length - 1) for f in clip.frames]
    return [round(f) for f in np.linspace(0, length - 1, min(count, length))]


def _draw(rows: Sequence[tuple[Clip, list[int]]], *, view: str, height: int, follow: bool, title: str) -> Image.Image:
    turn, elevation = (math.radians(angle) for angle in VIEWS[view])
    shots = []
    for row, (clip, chosen) in enumerate(rows):
        azimuth = side_azimuth(clip.people) + turn
        whole = clip.people[:, chosen]
        for column, frame in enumerate(chosen):
            body = clip.people[:, frame]
            seen = body if follow else whole
            name = f"{clip.label}  " if len(rows) > 1 and not title and column == 0 else ""
            label = f"{name}{frame / clip.fps:.2f} s  #{frame}"
            world = None if clip.world is None else clip.world[:, frame]
            turns = None if clip.turns is None else clip.turns[:, frame]
            shots.append((row, column, (body, world, turns), azimuth, _middle(seen), label, seen))
    reach = np.max([_reach(seen, azimuth, target, elevation) for *_, azimuth, target, _, seen in shots], axis=0)
    cell = round(height * float(np.clip(reach[0] / reach[1], 0.55, 1.7))), height
    size = cell[0] * SUPERSAMPLING, cell[1] * SUPERSAMPLING
    focal = float(np.min(0.5 * np.array(size) / (HEADROOM * reach)))
    band = 26 if title else 0
    width = cell[0] * max(len(chosen) for _, chosen in rows)
    page = Image.new("RGB", (width, band + cell[1] * len(rows)), "white")
    pen = ImageDraw.Draw(page)
    font = ImageFont.load_default(13)
    for row, column, people, azimuth, target, label, _ in shots:
        camera = _camera(target, azimuth, elevation, focal, size)
        picture = to_bytes(render(capsule_people(*people), camera), supersampling=SUPERSAMPLING)
        corner = column * cell[0], band + row * cell[1]
        page.paste(Image.fromarray(picture), corner)
        pen.rectangle((*corner, corner[0] + cell[0], corner[1] + cell[1]), outline=(255, 255, 255))
        pen.text((corner[0] + 7, corner[1] + 5), label, fill=(40, 42, 46), font=font)
    if title:
        pen.text((7, 5), title[: max(20, width // 7)], fill=(20, 22, 26), font=ImageFont.load_default(15))
    return page


def _camera(target: Array, azimuth: float, elevation: float, focal: float, size: tuple[int, int]) -> Camera:
    return Camera.orbit(target, azimuth=azimuth, elevation=elevation, distance=DISTANCE, focal=focal, size=size)


def _middle(seen: Array) -> Array:
    """What the camera looks at: the middle of the joints' box along the floor, between floor and crown."""
    flat = seen.reshape(-1, 3)
    low, high = flat.min(axis=0), flat.max(axis=0)
    middle = 0.5 * (low + high)
    return np.array([middle[0], 0.5 * max(1.75, high[1] + 0.22), middle[2]])


def _reach(seen: Array, azimuth: float, target: Array, elevation: float) -> Array:
    """How far the people reach from the picture's middle, flesh included: (width, height) at a focal length of 1."""
    flat = seen.reshape(-1, 3)
    points = np.concatenate([flat, flat + np.array([0, 0.22, 0]), flat * [1, 0, 1]])
    pixels, _ = _camera(target, azimuth, elevation, 1.0, (0, 0)).project(points)
    return np.abs(pixels).max(axis=0) + 0.12 / DISTANCE


def _load(argument: str) -> Clip:
    """FILE.npz of an Interaction, or FILE.npz:KEY of an array (T,22,3) or (2,T,22,3); then @FPS and #FROM-TO."""
    argument, _, span = argument.partition("#")
    argument, _, fps = argument.partition("@")
    path, _, key = argument.partition(":")
    frames = None
    if span:
        first, _, last = span.partition("-")
        frames = [int(f) for f in np.linspace(int(first), int(last), 9)]
    if not key:
        clip = Clip.of(Interaction.load(path), frames=frames)
        return replace(clip, label=clip.label or Path(path).stem)
    with np.load(path) as arrays:
        return Clip(arrays[key].astype(float), float(fps or 30.0), key, frames)


def main() -> None:
    """Command line of the module (see its first lines)."""
    parser = argparse.ArgumentParser(description="Contact sheet of a motion, or a strip of several at one scale.")
    parser.add_argument("clips", nargs="+", help="FILE.npz or FILE.npz:KEY, then @FPS and #FROM-TO (frames) if wanted")
    parser.add_argument("-o", "--output", default="sheet.png")
    parser.add_argument("--frames", type=int, default=8)
    parser.add_argument("--columns", type=int)
    parser.add_argument("--view", choices=sorted(VIEWS), default="side")
    parser.add_argument("--height", type=int, default=300, help="pixels of one cell")
    parser.add_argument("--strip", action="store_true", help="one row a clip, equal scale")
    parser.add_argument("--still", action="store_true", help="the camera does not follow the pair")
    arguments = parser.parse_args()
    clips = [_load(clip) for clip in arguments.clips]
    common: dict[str, Any] = {"frames": arguments.frames, "view": arguments.view, "height": arguments.height}
    common["follow"] = not arguments.still
    if arguments.strip or len(clips) > 1:
        picture = strip(clips, **common)
    else:
        picture = sheet(clips[0], columns=arguments.columns, **common)
    with atomic_write(arguments.output, ".png") as temporary:
        picture.save(temporary)


if __name__ == "__main__":
    main()
