"""One self-contained HTML page with the moving mannequins: play, pause, scrub, orbit. No outside address is fetched.

viser's scene serializer records the scene and writes its own viewer around it; a line with the prompt is laid over it.
What the scene holds is in `export.scene`.
"""

from __future__ import annotations

import contextlib
import html
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write
from intermoe.core.types import Interaction
from intermoe.export.mannequin import colour_of
from intermoe.export.scene import FIELD_OF_VIEW, Puppets, add_floor, add_light, camera

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
    page = _titled(_recorded(interaction), interaction, title or interaction.text or "InterMoE")
    with atomic_write(path, ".html") as temporary:
        temporary.write_text(page, encoding="utf-8")
    return path


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


def _recorded(interaction: Interaction) -> str:
    """viser's page with the scene and its motion."""
    puppets = Puppets(interaction)
    eye, target = camera(puppets.motion.positions)
    with _server() as server:
        server.initial_camera.position, server.initial_camera.look_at = tuple(eye), tuple(target)
        server.initial_camera.fov = float(FIELD_OF_VIEW)
        add_light(server.scene)
        add_floor(server.scene, eye, target)
        limbs = puppets.add(server.scene)
        serializer = server.get_scene_serializer()
        for frame in range(interaction.num_frames):
            for limb in limbs:
                limb.show(frame)
            serializer.insert_sleep(1.0 / interaction.fps)
        return serializer.as_html()


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
