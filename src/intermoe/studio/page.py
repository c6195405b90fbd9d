"""One browser's page: its panel, its stage and its take. Nothing here is shared with another page but the model.

Callbacks come from viser's threads and from the worker's; each holds the page's lock, and what goes wrong in one becomes
a sentence on the page.
"""

from __future__ import annotations

import contextlib
import html
import logging
import re
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from intermoe.core.errors import UserError
from intermoe.export import write
from intermoe.export.mannequin import colour_of
from intermoe.pipeline import InterMoEPipeline
from intermoe.studio import experts, words
from intermoe.studio.cleaning import line
from intermoe.studio.direction_panel import Around, DirectionPanel
from intermoe.studio.forms import EXAMPLES, PersonForm, PromptForm, SequenceForm
from intermoe.studio.player import Player
from intermoe.studio.scene_form import SceneForm
from intermoe.studio.scene_lines import checked, sentences
from intermoe.studio.stage import Actors, Stage
from intermoe.studio.takes import Request, Take
from intermoe.studio.worker import Cancelled, Job, make

if TYPE_CHECKING:
    from intermoe.studio.server import Studio

SPEEDS = ("0.25", "0.5", "1", "1.5", "2")
NOBODY = "nobody"
SLIDER_RATE = 5  # frames between two moves of the slider while it plays
WORDS = (
    "What each word does: how many more (green, +) or fewer (purple, −) of a person's frames an expert takes because of it, in "
    "percentage points. The model reads the sentence again without the word, at the same noise."
)
REMEMBERED = "intermoe-take"  # key in the browser's own storage: what a reload brings back
log = logging.getLogger(__name__)


class Page:
    """Made when a browser connects, closed when it goes."""

    def __init__(self, studio: Studio, client: Any) -> None:
        self._studio, self._client, self._gui = studio, client, client.gui
        self._lock = threading.RLock()
        self._take: Take | None = None
        self._job: Job | None = None
        self._closed = False
        self._labels: dict[str, str] = {}  # of the list of takes -> id
        with self._lock:  # its first buttons are pressed before its last ones are made
            self._stage = Stage(client)
            self._build()
            self._player = Player(self._show_frame, self._lock)
            self.refresh_takes()

    # ---- the panel -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        gui = self._gui
        self._heading = gui.add_html(heading(None))
        self._cleaned = gui.add_html("", visible=False)
        self._play = gui.add_button("Play", icon="player-play", disabled=True)
        self._frame = gui.add_slider("Frame", 0, 1, 1, 0, disabled=True)
        self._speed = gui.add_dropdown("Speed", SPEEDS, initial_value="1")
        self._bar = gui.add_progress_bar(0.0, visible=False)
        self._cancel = gui.add_button("Cancel", icon="x", color="red", visible=False)
        tabs = gui.add_tab_group()
        with tabs.add_tab("Prompt"):
            self._build_prompt()
        with tabs.add_tab("People"):
            with gui.add_folder("Person A (blue)"):
                first = PersonForm(gui, "A", self._studio.characters, self._guard)
            with gui.add_folder("Person B (orange)"):
                second = PersonForm(gui, "B", self._studio.characters, self._guard)
            self._people = first, second
        with tabs.add_tab("Direction"):
            self._direction = DirectionPanel(self._client, self._guard, self._around())
        with tabs.add_tab("Sequence"):
            self._sequence = SequenceForm(gui)
            together = gui.add_button("Generate sequence", icon="wand", color="blue")
        with tabs.add_tab("Scene"):
            self._scene = SceneForm(
                self._client, self._studio.characters, self._guard, lambda: self._ask(self._scene.request(self._form))
            )
        with tabs.add_tab("Takes"):
            self._build_takes()
        with tabs.add_tab("View"):
            self._build_view()
        with tabs.add_tab("Experts"):
            self._build_experts()
        self._play.on_click(self._guard(lambda _: self._toggle()))
        self._frame.on_update(self._guard(lambda event: self._scrub() if event.client is not None else None))
        self._speed.on_update(self._guard(lambda _: setattr(self._player, "speed", float(self._speed.value))))
        self._cancel.on_click(self._guard(lambda _: self._stop_job()))
        together.on_click(self._guard(lambda _: self._ask_sequence()))

    def _build_prompt(self) -> None:
        gui = self._gui
        self._form = PromptForm(gui, self._guard)
        swap = gui.add_button("Swap roles", icon="arrows-exchange", color="gray", hint="Each does the other's part")
        self._generate = gui.add_button("Generate", icon="wand", color="blue")
        with gui.add_folder("Examples", expand_by_default=False):
            for sentence in EXAMPLES:
                gui.add_button(sentence, color="gray").on_click(self._guard(lambda _, s=sentence: self._example(s)))
        swap.on_click(self._guard(lambda _: self._form.swap(self._people)))
        self._generate.on_click(self._guard(lambda _: self._ask_directed()))

    def _around(self) -> Around:
        """What the direction needs of this page."""
        return Around(
            motion=lambda: self._stage.actors[0].motion if self._stage.actors else None,
            frame=self._frame_seen,
            seek=self._go_to,
            generate=self._ask_directed,
            fps=lambda: self._studio.worker.pipeline.model.config.fps if self._studio.worker.pipeline else None,
            shorten=self._form.at_most,
            say=self._say,
        )

    def _build_takes(self) -> None:
        gui = self._gui
        self._takes = gui.add_dropdown("Take", (NOBODY,))
        again = gui.add_button("Open", icon="folder-open", color="blue")
        refill = gui.add_button("Copy its settings", icon="copy", color="gray", hint="Into the other tabs")
        delete = gui.add_button("Delete", icon="trash", color="gray")
        with gui.add_folder("Download the take on stage"):
            self._sample = gui.add_dropdown("Sample", ("1",))
            self._format = gui.add_dropdown("Format", tuple(write.FORMATS), initial_value=".glb")
            export = gui.add_button("Download", icon="download", color="blue")
        again.on_click(self._guard(lambda _: self._open(self._chosen(self._takes.value))))
        refill.on_click(
            self._guard(lambda _: self._fill(self._studio.takes.load(self._chosen(self._takes.value)).request))
        )
        delete.on_click(self._guard(lambda _: self._studio.delete(self._chosen(self._takes.value))))
        export.on_click(self._guard(lambda _: self._download()))

    def _build_view(self) -> None:
        gui = self._gui
        for name, label, hint in (
            ("contacts", "Touching hands", "A yellow ball where a hand touches the partner"),
            (
                "faults",
                "Slips and overlaps",
                "Red under a standing foot that slips, and where bodies are inside each other",
            ),
            ("trails", "Trails", "The ways of pelvis and wrists"),
        ):
            box = gui.add_checkbox(label, False, hint=hint)
            box.on_update(self._guard(lambda _, name=name, box=box: self._overlay(name, box.value)))
        self._figures = gui.add_html("")
        self._compare = gui.add_dropdown(
            "Compare with", (NOBODY,), hint="A ghost of any take over the first sample on stage"
        )
        self._compared = gui.add_dropdown("Its sample", ("1",), visible=False)
        self._compare.on_update(self._guard(lambda event: self._choose_ghost() if event.client is not None else None))
        self._compared.on_update(self._guard(lambda event: self._ghost() if event.client is not None else None))
        gui.add_button("Reset the camera", icon="video", color="gray").on_click(
            self._guard(lambda _: self._stage.look_again())
        )

    def _build_experts(self) -> None:
        gui = self._gui
        gui.add_html(note("Which expert of the mixture takes which frames, from noise (top) to motion (bottom)."))
        self._part = gui.add_slider("Part", 1, 2, 1, 1, visible=False, hint="Of a sequence")
        watch = gui.add_button("Show for this take", icon="chart-histogram", color="blue")
        self._map = gui.add_image(np.full((8, 8, 3), 255, np.uint8), label="Share of the blocks", visible=False)
        self._words = gui.add_html("", visible=False)
        watch.on_click(self._guard(lambda _: self._watch_experts()))

    # ---- asking for motion ---------------------------------------------------------------------------------------

    def _example(self, sentence: str) -> None:
        self._form.text.value = sentence
        self._ask_directed()

    def _ask_directed(self) -> None:
        self._ask(self._direction.directed(self._form.request(self._people)))

    def _ask_sequence(self) -> None:
        self._ask(self._sequence.request(self._form, self._people))
        if self._direction.constraints:
            self._say("A sequence is not directed: it is made without what the Direction tab asks for.")

    def _ask(self, request: Request) -> None:
        pipeline = self._studio.worker.pipeline
        if pipeline is not None:
            for prompt in request.prompts or [act.prompt for act in checked(request.scene).acts]:
                pipeline.check(prompt)

        def work(pipeline: InterMoEPipeline, job: Job) -> tuple[Take, list[str], list[Actors]]:
            take, said = make(pipeline, job, request)
            try:
                self._studio.keep(take)
            except UserError as problem:  # what has been made is shown all the same
                said.append(str(problem))
            return take, said, [Actors(motion) for motion in take.motions]

        def done(result: tuple[Take, list[str], list[Actors]]) -> None:
            take, said, actors = result
            self._put(take, actors)
            for message in said:
                self._say(message)

        self._start(work, done, request)

    def _start(
        self, work: Callable[[InterMoEPipeline, Job], Any], done: Callable[[Any], None], request: Request | None = None
    ) -> None:
        """Queue work for the model; its progress and its end show on the page. A request is noted until its work is over."""
        if self._job is not None:
            raise UserError("this page waits for a motion already: cancel it, or wait until it is there")

        def end(result: Any) -> None:
            self._end_job()
            done(result)

        noted = None if request is None else self._studio.unfinished.begin(request)
        over = (lambda: None) if noted is None else noted.end
        self._job = Job(work, done=self._guard(end), failed=self._guard(self._fail), progress=self._progress, over=over)
        self._bar.value, self._bar.animated = 0.0, True
        self._bar.visible = self._cancel.visible = self._generate.disabled = True
        self._studio.worker.submit(self._job)

    def _end_job(self) -> None:
        self._job = None
        self._bar.visible = self._cancel.visible = self._generate.disabled = False

    def _stop_job(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _progress(self, done: int, total: int) -> None:
        self._bar.value = 100.0 * done / max(total, 1)

    def _fail(self, problem: Exception) -> None:
        self._end_job()
        if not isinstance(problem, Cancelled):
            raise problem

    # ---- the take on stage ---------------------------------------------------------------------------------------

    def _put(self, take: Take, actors: list[Actors]) -> None:
        """Show a take."""
        self._take = take
        self._stage.show(actors)
        self._compare.value, self._compared.visible = NOBODY, False
        self._heading.content = heading(take)
        cleaned = line(take.request, [(a.motion.meta, a.overlays) for a in actors])
        self._cleaned.content, self._cleaned.visible = note(html.escape(cleaned)), bool(cleaned)
        self._figures.content = note("<br>".join(
            html.escape(f"{n}: {a.overlays.summary()}" if len(actors) > 1 else a.overlays.summary())
            for n, a in enumerate(actors, 1)
        ))  # fmt: skip
        for label, take_id in self._labels.items():
            if take_id == take.id:
                self._takes.value = label
        self._sample.options = tuple(str(n + 1) for n in range(len(actors)))
        self._map.visible = self._words.visible = False
        parts = len(take.request.prompts)
        self._part.visible, self._part.max, self._part.value = parts > 1, max(parts, 2), 1
        frames = self._stage.num_frames
        self._frame.max, self._frame.disabled, self._play.disabled = max(frames - 1, 1), False, False
        self._player.load(frames, actors[0].motion.fps)
        self._label_play()
        self._direction.shown(take)
        self._client.local_storage.set_item(REMEMBERED, take.id)

    def _open(self, take_id: str) -> None:
        take = self._studio.takes.load(take_id)
        self._put(take, [Actors(motion) for motion in take.motions])

    def remember(self) -> None:
        """Bring back what this browser had on stage before it was reloaded, and what a studio did not come to the end of."""
        take_id = None
        with contextlib.suppress(TimeoutError):
            take_id = self._client.local_storage.get_item(REMEMBERED, timeout=5.0)
        if take_id and take_id in self._labels.values():
            self._guard(lambda: self._restore(take_id))()
        self._guard(self._resume)()

    def _resume(self) -> None:
        for found in self._studio.unfinished.interrupted():
            self._client.add_notification("InterMoE", found.message(), auto_close_seconds=None, color="yellow")
            if self._job is None:
                self._fill(found.request)

    def _restore(self, take_id: str) -> None:
        if self._take is None:  # nothing was asked for meanwhile
            self._open(take_id)
            assert self._take is not None
            self._fill(self._take.request)

    def _fill(self, request: Request) -> None:
        if request.scene is not None:
            self._form.fill_settings(request)
            self._scene.fill(request.scene)
            return
        if len(request.prompts) > 1:
            self._sequence.fill(request)
        self._form.fill(request, self._people)
        self._direction.fill(request.prompts[0].constraints)

    def _show_frame(self, number: int) -> None:
        if not self._closed:
            self._stage.frame(number)
            if not self._player.playing or number % SLIDER_RATE == 0:
                self._frame.value = number

    def _frame_seen(self) -> int:
        """The frame the person at the page means; a number just typed counts before the player has got there."""
        return self._player.frame if self._player.playing else int(self._frame.value)

    def _toggle(self) -> None:
        if not self._player.toggle():
            self._player.refresh()  # while it plays the slider follows in steps
        self._label_play()

    def _go_to(self, seconds: float) -> None:
        self._player.seek(round(seconds * self._player.fps))
        self._label_play()

    def _scrub(self) -> None:
        self._player.seek(int(self._frame.value))
        self._label_play()

    def _label_play(self) -> None:
        playing = self._player.playing
        self._play.label, self._play.icon = ("Pause", "player-pause") if playing else ("Play", "player-play")

    def _overlay(self, name: str, shown: bool) -> None:
        self._stage.set_overlay(name, shown)
        self._player.refresh()

    def _choose_ghost(self) -> None:
        """Another take to compare with: its first sample, until another one is chosen."""
        self._stage.compare(None)
        self._compared.visible = False
        if self._compare.value != NOBODY:
            count = self._studio.takes.samples(self._chosen(self._compare.value))
            self._compared.options = tuple(str(n + 1) for n in range(count))
            self._compared.value, self._compared.visible = "1", count > 1
            self._ghost()

    def _ghost(self) -> None:
        take_id = self._chosen(self._compare.value)
        self._stage.compare(Actors(self._studio.takes.sample(take_id, int(self._compared.value) - 1)))
        self._player.refresh()

    def _watch_experts(self) -> None:
        take = self._on_stage()
        request = experts.as_made(take.request, take.motions[0].meta)
        part = min(int(self._part.value), len(request.prompts)) - 1

        def work(pipeline: InterMoEPipeline, job: Job) -> tuple[np.ndarray, str]:
            watched = experts.watch(pipeline, request, part, progress=job.progress)
            return experts.heat_map(watched.shares), words.table(words.weigh(pipeline, watched))

        def done(result: tuple[np.ndarray, str]) -> None:
            self._map.image, told = result
            self._words.content = note(f"{WORDS}{told}")
            self._map.visible, self._words.visible = True, bool(told)

        self._start(work, done)

    # ---- files and lists -----------------------------------------------------------------------------------------

    def _download(self) -> None:
        take = self._on_stage()
        number = int(self._sample.value) - 1
        name = file_name(take, number) + str(self._format.value)
        with tempfile.TemporaryDirectory() as folder:
            for path in write.write(take.motions[number], Path(folder) / name):
                self._client.send_file_download(path.name, path.read_bytes(), save_immediately=True)

    def refresh_takes(self) -> None:
        """Read the list of takes again: this or another page has changed it."""
        with self._lock:
            if self._closed:
                return
            self._labels = {entry.label: entry.id for entry in self._studio.takes.entries()}
            self._takes.options = tuple(self._labels) or (NOBODY,)
            kept = self._compare.value
            self._compare.options = (NOBODY, *self._labels)
            if kept in self._labels:
                self._compare.value = kept
            elif kept != NOBODY:  # its take is gone
                self._compare.value, self._compared.visible = NOBODY, False
                self._stage.compare(None)
            for person in self._people:
                person.refresh()

    def _chosen(self, label: str) -> str:
        if label not in self._labels:
            raise UserError("there is no take yet: write a sentence and press Generate")
        return self._labels[label]

    def _on_stage(self) -> Take:
        if self._take is None:
            raise UserError("nobody is on stage: write a sentence and press Generate, or open a take")
        return self._take

    # ---- errors and the end --------------------------------------------------------------------------------------

    def _guard(self, callback: Callable[..., Any]) -> Callable[..., None]:
        """The callback under the page's lock, with what goes wrong told in a sentence on the page."""

        def guarded(*args: Any) -> None:
            try:
                with self._lock:
                    if not self._closed:
                        callback(*args)
            except UserError as problem:
                self._say(str(problem))
            except Exception as problem:
                log.exception("the studio")
                self._say(f"That did not work ({type(problem).__name__}: {problem}); the page goes on.")

        return guarded

    def _say(self, message: str) -> None:
        self._client.add_notification("InterMoE", " ".join(message.split()), auto_close_seconds=12.0, color="red")

    def close(self) -> None:
        """The browser is gone: its job is cancelled, its threads end."""
        self._closed = True
        self._stop_job()
        self._player.close()
        self._direction.close()


def heading(take: Take | None) -> str:
    """What is on stage, as HTML in which the sentences are plain text."""
    if take is None:
        return note("Write what two people do, then press Generate.")
    if take.request.scene is not None:
        names = "&ensp;".join(
            f'<span style="white-space:nowrap"><span style="color:rgb{colour_of("suit", person)}">●</span> '
            f"{html.escape(name)}</span>"
            for person, name in enumerate(take.request.scene["people"])
        )
        told = html.escape(" → ".join(sentences(take.request.scene))[:400])
        return f'<div style="padding:0.3em 0.6em;line-height:1.35"><b>{told}</b><div>{names}</div></div>'
    prompts = take.request.prompts
    told = " → ".join(p.text for p in prompts if p.text)
    lines = "".join(
        f'<div><span style="color:rgb{colour_of("suit", person)}">●</span> {html.escape(line)}</div>'
        for person, line in enumerate((prompts[0].text_a, prompts[0].text_b))
        if line
    )
    return f'<div style="padding:0.3em 0.6em;line-height:1.35"><b>{html.escape(told[:400])}</b>{lines}</div>'


def note(content: str) -> str:
    """Small text of the panel; `content` is HTML already."""
    return f'<div style="padding:0.2em 0.6em;font-size:0.85em;opacity:0.75">{content}</div>'


def file_name(take: Take, sample: int) -> str:
    """A name for a download that any system takes."""
    words = re.sub(r"[^a-z0-9]+", "_", take.request.title(40).lower()).strip("_") or "motion"
    return f"{words}_{sample + 1}" if len(take.motions) > 1 else words
