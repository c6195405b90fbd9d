"""The tab in which several people are brought together: lines of who with whom, a scene file in and out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from intermoe.pipeline import SECONDS
from intermoe.studio import imports, scene_lines
from intermoe.studio.forms import MAX_SEED, PromptForm
from intermoe.studio.takes import Characters, Request


class SceneForm:
    """A scene as lines (`scene_lines`); what was loaded and has not been changed is performed as its file says."""

    def __init__(
        self, client: Any, characters: Characters, guard: Callable[..., Any], perform: Callable[[], None]
    ) -> None:
        self._client, self._characters, gui = client, characters, client.gui
        self._loaded: tuple[str, int, Mapping[str, Any]] | None = None  # lines, seed and the table that they are of
        first = next(iter(scene_lines.EXAMPLES.values()))
        self.lines = gui.add_text(
            "Who with whom, one interaction a line", first, multiline=True,
            hint="Two to six people. `3s` and `@10s` in front of a line say how long it is and from when on; "
            "`Anna = stature=1.6, energy=1.2` or `Anna = a saved character` says who somebody is",
        )  # fmt: skip
        self.seconds = gui.add_slider("Seconds each", SECONDS[0], SECONDS[1], 0.5, 4.0)
        self.seed = gui.add_number("Seed", 0, min=0, max=MAX_SEED, step=1)
        go = gui.add_button("Perform the scene", icon="wand", color="blue")
        with gui.add_folder("Examples", expand_by_default=False):
            for name, lines in scene_lines.EXAMPLES.items():
                button = gui.add_button(name, color="gray")
                button.on_click(guard(lambda _, lines=lines: self._example(lines, perform)))
        load = gui.add_upload_button(
            "Load a scene file", icon="upload", mime_type=".json,application/json", color="gray"
        )
        save = gui.add_button("Save the scene file", icon="download", color="gray", hint="That of `generate --scene`")
        go.on_click(guard(lambda _: perform()))
        load.on_upload(guard(lambda event: self._load(event.target.value)))
        save.on_click(guard(lambda _: self._save()))

    def request(self, form: PromptForm) -> Request:
        """The scene, with the sampler's settings of the prompt's tab. Raises UserError for a line that cannot be used."""
        return Request((), scene=self._table(), **form.settings() | {"exchanged": False})

    def fill(self, table: Mapping[str, Any]) -> None:
        """Show a scene. Raises UserError where lines cannot say it."""
        text, seed = scene_lines.lines(table), min(int(table.get("seed", 0)), MAX_SEED)
        self.lines.value, self.seed.value = text, seed
        self._loaded = text, seed, table

    def _table(self) -> Mapping[str, Any]:
        text, seed = self.lines.value, int(self.seed.value)
        if self._loaded is not None and (text, seed) == self._loaded[:2]:
            return self._loaded[2]
        table = scene_lines.parse(text, seconds=float(self.seconds.value), seed=seed, character=self._characters.load)
        scene_lines.checked(table)
        return table

    def _example(self, lines: str, perform: Callable[[], None]) -> None:
        self.lines.value = lines
        perform()

    def _load(self, sent: Any) -> None:
        self.fill(imports.scene(sent.name, sent.content))

    def _save(self) -> None:
        content = json.dumps(self._table(), indent=1, ensure_ascii=False) + "\n"
        self._client.send_file_download("scene.json", content.encode(), save_immediately=True)
