"""One self-contained HTML page with the moving mannequins: play, pause, scrub, orbit. No outside address is fetched.

viser's scene serializer records the scene and writes its own viewer around it; a line with the prompt is laid over it.
Letters: P people, T frames, J = 42 joints (body and fingers).
"""

from __future__ import annotations

import contextlib
import html
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write
from intermoe.core.types import Interaction
from intermoe.export.mannequin import colour_of, mannequin_of
from intermoe.export.polygonise import Array
from intermoe.export.view import side_azimuth
from intermoe.skeleton import fingers
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import NUM_JOINTS
from intermoe.skeleton.solve import consistent

FIELD_OF_VIEW = np.radians(32.0)  # vertical
TURN, ELEVATION = np.radians(24.0), np.radians(11.0)  # of the camera, from the pair's side and from the floor
_GRAIN = 2.0**-14  # bone poses are rounded to this (0.06 mm, 0.007 degrees): the page becomes a third smaller
_BACKGROUND = (255, 255, 255)  # the viewer's own: the floor fades into it
_FLOOR = (196, 199, 202)

_OVERLAY = """
<style>
  #intermoe {{ position: fixed; left: 50%; top: 0; transform: translateX(-50%); width: max-content; max-width: 76vw;
    z-index: 5; padding: 0.8rem; text-align: center; pointer-events: none; text-shadow: 0 0 6px #fff;
    font: 600 1.06rem/1.35 system-ui, sans-serif; color: #1d2127; }}
  .mantine-Notifications-root {{ display: none; }} /* notes for developers that would cover the people */
  #intermoe p {{ margin: 0.2rem 0 0; font-weight: 400; font-size: 0.86rem; }}
  #intermoe i {{ display: inline-block; width: 0.7em; height: 0.7em; margin-right: 0.5em; border-radius: 50%; }}
</style>
<div id="intermoe">{text}{people}</div>
"""


def write_html(interaction: Interaction, path: str | Path, *, title: str | None = None) -> Path:
    """Write the page. Rotations that are missing are solved from the positions; `title` is the prompt unless given.

    Raises UserError for another skeleton than smpl22, and for paths that cannot be written.
    """
    path = Path(path)
    page = _titled(_recorded(consistent(interaction)), interaction, title or interaction.text or "InterMoE")
    with atomic_write(path, ".html") as temporary:
        temporary.write_text(page, encoding="utf-8")
    return path


def camera(positions: Array) -> tuple[Array, Array]:
    """Where the camera stands (3,) and what it looks at (3,), so that positions (P,T,J,3) stay in the picture."""
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
        (np.abs(around @ up) + 0.35) / half_height, (np.abs(around @ right) + 0.45) / (1.45 * half_height)
    )
    return target + backward * float(np.max(need + around @ backward)), target


@contextlib.contextmanager
def _server() -> Iterator[Any]:
    """A viser server that listens to this machine alone and says nothing; it only lends its serializer."""
    import viser

    silence = io.StringIO()
    try:
        with contextlib.redirect_stdout(silence):  # it greets and says good-bye whatever `verbose` is
            server = viser.ViserServer(host="127.0.0.1", port=0, verbose=False)
    except OSError as problem:
        raise UserError(f"cannot open a local port, which viser needs to write a page: {problem}") from problem
    try:
        yield server
    finally:
        with contextlib.redirect_stdout(silence):
            server.stop()


def _recorded(moving: Interaction) -> str:
    """viser's page with the scene and its motion."""
    assert moving.rotations is not None and moving.translation is not None and moving.offsets is not None
    positions, world = forward(moving.rotations, moving.translation, moving.offsets[:, None])
    length = fingers.hand_length(moving.offsets[:, None])
    positions, world = fingers.forward(positions, world, fingers.rotations(moving), length)
    positions, world = (np.round(values.astype(np.float64) / _GRAIN) * _GRAIN for values in (positions, world))
    with _server() as server:
        _stage(server, positions[:, :, :NUM_JOINTS])
        bones = [_add_person(server.scene, moving, person) for person in range(moving.num_people)]
        serializer = server.get_scene_serializer()
        for frame in range(moving.num_frames):
            for person, parts in enumerate(bones):
                for handle, joints in parts:
                    for bone, joint in zip(handle.bones, joints, strict=True):
                        bone.wxyz = world[person, frame, joint, [3, 0, 1, 2]]
                        bone.position = positions[person, frame, joint]
            serializer.insert_sleep(1.0 / moving.fps)
        return serializer.as_html()


def _stage(server: Any, positions: Array) -> None:
    """Floor, light and camera."""
    scene = server.scene
    scene.set_up_direction("+y")
    eye, target = camera(positions)
    server.initial_camera.position, server.initial_camera.look_at = tuple(eye), tuple(target)
    server.initial_camera.fov = float(FIELD_OF_VIEW)
    scene.configure_environment_map(None)
    scene.configure_default_lights(True, cast_shadow=True)
    scene.add_light_hemisphere("/sky", sky_color=(255, 255, 255), ground_color=(196, 190, 184), intensity=1.5)
    scene.add_grid(
        "/floor", 40.0, 40.0, plane="xz", cell_size=0.5, section_size=1.0, cell_color=(214, 216, 219),
        section_color=(232, 234, 236), plane_color=_FLOOR, plane_opacity=1.0, shadow_opacity=0.3, fade_distance=30.0,
        position=(float(target[0].round()), 0.0, float(target[2].round())),
    )  # fmt: skip
    distance = float(np.linalg.norm(eye - target))
    scene.configure_fog(distance + 4.0, distance + 16.0, color=_BACKGROUND)


def _add_person(scene: Any, moving: Interaction, person: int) -> list[tuple[Any, list[int]]]:
    """Add a mannequin's parts, one skinned mesh a colour; each with the joints that its bones follow."""
    body = mannequin_of(moving, person)
    handles = []
    for name in dict.fromkeys(part.name for part in body.parts):
        parts = [part for part in body.parts if part.name == name]
        starts = np.cumsum([0] + [len(part.vertices) for part in parts])
        weights = np.concatenate([part.weights for part in parts])
        joints = np.flatnonzero(weights.max(axis=0) > 0).tolist()
        handle = scene.add_mesh_skinned(
            f"/{'AB'[person] if person < 2 else person}/{name}",
            np.concatenate([part.vertices for part in parts]).astype(np.float32),
            np.concatenate([part.faces + start for part, start in zip(parts, starts, strict=False)]).astype(np.uint32),
            bone_wxyzs=body.bind_rotations[joints][:, [3, 0, 1, 2]],
            bone_positions=body.bind_positions[joints],
            skin_weights=weights[:, joints],
            color=colour_of(name, person),
        )
        handles.append((handle, joints))
    return handles


def _titled(page: str, interaction: Interaction, title: str) -> str:
    """Lay the prompt, and what each person does, over the page."""
    people = "".join(
        f'<p><i style="background: rgb{colour_of("suit", person)}"></i>{html.escape(text[:300])}</p>'
        for person, text in enumerate(interaction.texts)
        if text
    )
    overlay = _OVERLAY.format(text=html.escape(title[:300]), people=people)
    start, end = page.index("<title>"), page.index("</title>")
    page = f"{page[:start]}<title>{html.escape(title[:120])}{page[end:]}"
    end = page.rindex("</body>")
    return page[:end] + overlay + page[end:]
