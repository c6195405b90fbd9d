"""The panel's part that directs: keyframes, waypoints, meeting hands, kept motion, and how well a take keeps to them."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.direction import Constraints, Keep
from intermoe.direction.result import FAR
from intermoe.pipeline import SECONDS
from intermoe.studio import imports
from intermoe.studio.directing import Draft, Entry, spans_of, worst
from intermoe.studio.forms import FIRST
from intermoe.studio.handles import Handles
from intermoe.studio.takes import Request, Take

SIDES = {"left hand": "left_hand", "right hand": "right_hand"}
NOTHING = "nothing yet"
WHO = (*FIRST, "both")
ON_STAGE = "the take on stage"
FPS = 30.0  # until the model is loaded


@dataclass(frozen=True)
class Around:
    """What the panel asks of its page."""

    motion: Callable[[], Interaction | None]  # the first sample on stage
    frame: Callable[[], int]
    seek: Callable[[float], None]  # seconds
    generate: Callable[[], None]
    fps: Callable[[], float | None]  # of the model, once it is loaded
    shorten: Callable[[float], None]  # ask for at most so many seconds
    say: Callable[[str], None]


class DirectionPanel:
    """The tab of one page, with its draft and handles. What is set here holds for every single prompt of the page."""

    def __init__(self, client: Any, guard: Callable[..., Any], around: Around) -> None:
        self._client, self._gui, self._guard, self._around = client, client.gui, guard, around
        self._draft = Draft()
        self._entries: dict[str, Entry] = {}
        self._selected: Entry | None = None
        self._imported: dict[str, Interaction] = {}
        self._handles = Handles(client, self._draft, self._select, self._changed, guard)
        imports.limit_uploads(client, around.say)
        self._build()
        self._changed()

    # ---- the panel -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        gui = self._gui
        self._person = gui.add_dropdown("Direct", FIRST, hint="Whom the two buttons below are about")
        key = gui.add_button(
            "Keyframe here", icon="walk", hint="Pin this frame's pose; drag pelvis, head, hands and feet"
        )
        way = gui.add_button(
            "Waypoint here", icon="map-pin", hint="Where the pelvis is at this moment; drag it on the floor"
        )
        self._joined = gui.add_checkbox(
            "Walk along a path", True, hint="Waypoints of one person are joined by a smooth line"
        )
        self._hands = tuple(
            gui.add_dropdown(f"Of {letter}", tuple(SIDES), initial_value="right hand") for letter in "AB"
        )
        meet = gui.add_button(
            "Make hands meet here", icon="heart-handshake", hint="At this frame; drag the ball to say where"
        )
        with gui.add_folder("Keep a motion", expand_by_default=False):
            self._build_keep()
        self._entry = gui.add_dropdown(
            "Asked", (NOTHING,), hint="Everything asked for; a ball in the scene chooses, too"
        )
        self._time = gui.add_number("At second", 0.0, min=0.0, max=SECONDS[1], step=0.01, visible=False)
        self._delete = gui.add_button("Delete this", icon="trash", color="gray", visible=False)
        go = gui.add_button("Generate as directed", icon="wand", color="blue")
        self._errors = gui.add_html("", visible=False)
        self._clear = gui.add_button("Clear all", icon="eraser", color="gray")
        save = gui.add_button(
            "Save constraints", icon="download", color="gray", hint="The file of `generate --constraints`"
        )
        load = gui.add_upload_button(
            "Load constraints", icon="upload", mime_type=".json,application/json", color="gray"
        )
        on = self._guard
        key.on_click(on(lambda _: self._add_keyframe()))
        way.on_click(on(lambda _: self._add_waypoint()))
        meet.on_click(on(lambda _: self._add_meeting()))
        self._entry.on_update(on(lambda event: self._chosen() if event.client is not None else None))
        self._time.on_update(on(lambda event: self._retime() if event.client is not None else None))
        self._delete.on_click(on(lambda _: self._drop()))
        go.on_click(on(lambda _: self._around.generate()))
        self._clear.on_click(on(lambda _: self.fill(Constraints())))
        save.on_click(on(lambda _: self._save()))
        load.on_upload(on(lambda event: self._load(event.target.value)))

    def _build_keep(self) -> None:
        gui = self._gui
        self._who = gui.add_dropdown("Who is kept", WHO, hint="The other one is made anew, and reacts")
        self._source = gui.add_dropdown("Of", (ON_STAGE,))
        self._spans = gui.add_text(
            "Seconds kept", "", hint="Blank: all. 0-1, 3-5 keeps these and fills what is between"
        )
        keep = gui.add_button("Keep", icon="lock")
        self._from = gui.add_number(
            "Import from second", 0.0, min=0.0, step=0.1, hint="Where in the file the motion begins"
        )
        bring = gui.add_upload_button(
            "Import a motion", icon="upload", hint="BVH, GLB, npz (ours, AMASS, Inter-X), InterHuman's npy"
        )
        keep.on_click(self._guard(lambda _: self._keep()))
        bring.on_upload(self._guard(lambda event: self._import(event.target.value)))

    # ---- from the page -------------------------------------------------------------------------------------------

    @property
    def constraints(self) -> Constraints:
        """What is asked for now."""
        return self._draft.constraints

    def directed(self, request: Request) -> Request:
        """A request for one prompt, with what is asked for here."""
        return replace(request, prompts=(replace(request.prompts[0], constraints=self.constraints),))

    def fill(self, constraints: Constraints) -> None:
        """Edit these from now on."""
        self._draft.constraints = constraints
        self._selected = None
        self._changed()

    def shown(self, take: Take) -> None:
        """A take has come on stage: say how well it keeps to what it was made with."""
        told = [sample.meta.get("constraints") for sample in take.motions]
        self._errors.content = report([t for t in told if t])
        self._errors.visible = any(told)
        self._changed()

    def close(self) -> None:
        """The page goes."""
        self._handles.close()

    # ---- adding --------------------------------------------------------------------------------------------------

    def _add_keyframe(self) -> None:
        self._set(self._draft.keyframe(self._motion(), self._whom(), self._around.frame()))

    def _add_waypoint(self) -> None:
        made = self._draft.waypoint(self._motion(), self._whom(), self._around.frame(), joined=self._joined.value)
        self._set(made)

    def _add_meeting(self) -> None:
        a, b = (SIDES[choice.value] for choice in self._hands)
        self._set(self._draft.meet(a, b, self._around.frame() / self._motion().fps))

    def _keep(self) -> None:
        chosen = self._source.value
        motion = self._motion() if chosen == ON_STAGE else self._imported[chosen]
        who = WHO.index(self._who.value)
        spans = spans_of(self._spans.value)
        entry = self._draft.keep(Keep(motion, None if who == 2 else who, spans, "" if chosen == ON_STAGE else chosen))
        if spans is None:
            self._around.shorten(motion.seconds)
        self._set(entry)

    def _import(self, sent: Any) -> None:
        fps = self._around.fps() or FPS
        motion = imports.motion(sent.name, sent.content, fps=fps, start=float(self._from.value), longest=SECONDS[1])
        name = imports.plain(sent.name)
        self._imported[name] = motion
        self._source.options = (ON_STAGE, *self._imported)
        self._source.value = name
        people = "one person" if motion.num_people == 1 else "two people"
        self._client.add_notification("InterMoE", f"{name}: {people}, {motion.seconds:.1f} s", auto_close_seconds=6.0)

    # ---- the list ------------------------------------------------------------------------------------------------

    def _set(self, entry: Entry) -> None:
        self._selected = entry
        self._changed()

    def _select(self, entry: Entry) -> None:
        """An entry is taken in hand: its moment is shown."""
        self._set(entry)
        time = self._draft.time(entry)
        if time is not None:
            self._around.seek(time)

    def _chosen(self) -> None:
        if self._entry.value in self._entries:
            self._select(self._entries[self._entry.value])

    def _retime(self) -> None:
        if self._selected is not None and self._draft.time(self._selected) is not None:
            self._select(self._draft.retime(self._selected, float(self._time.value)))

    def _drop(self) -> None:
        if self._selected is not None:
            self._draft.delete(self._selected)
            self._selected = None
            self._changed()

    def _changed(self) -> None:
        """Show the draft as it is now: the list, the one in hand, the handles."""
        self._entries = self._draft.entries()
        if self._selected not in self._entries.values():
            self._selected = next(reversed(self._entries.values()), None)
        labels = tuple(self._entries) or (NOTHING,)
        if tuple(self._entry.options) != labels:
            self._entry.options = labels
        self._entry.value = next((label for label, e in self._entries.items() if e == self._selected), NOTHING)
        time = None if self._selected is None else self._draft.time(self._selected)
        self._delete.visible, self._time.visible = self._selected is not None, time is not None
        if time is not None:
            self._time.value = time
        self._handles.draw(self._selected, self._around.motion())

    # ---- files ---------------------------------------------------------------------------------------------------

    def _save(self) -> None:
        if not self.constraints:
            raise UserError("nothing is asked for yet: add a keyframe, a waypoint, a meeting or kept motion first")
        for name, content in imports.saved(self.constraints).items():
            self._client.send_file_download(name, content, save_immediately=True)

    def _load(self, sent: Any) -> None:
        self.fill(imports.constraints(sent.name, sent.content, self._imported))

    def _motion(self) -> Interaction:
        motion = self._around.motion()
        if motion is None:
            raise UserError("nobody is on stage: generate a motion first, then direct it")
        if motion.num_people > 2:
            raise UserError("a scene is on stage, and directed are takes of two people: open one of those")
        return motion

    def _whom(self) -> int:
        return FIRST.index(self._person.value)


def report(samples: list[list[dict[str, Any]]]) -> str:
    """How far each sample is from each thing asked, as HTML: the farthest of a path's or a keyframe's points."""
    blocks = []
    for number, told in enumerate(samples, 1):
        rows = "".join(
            f'<tr><td>{html.escape(what)}</td><td style="text-align:right;white-space:nowrap;padding-left:0.6em;'
            f'color:{"#d22" if cm > FAR else "inherit"}">{cm:.1f} cm</td></tr>'
            for what, cm in worst(told).values()
        )
        title = f"Sample {number} is off by" if len(samples) > 1 else "The take is off by"
        blocks.append(f"<b>{title}</b><table style='width:100%'>{rows}</table>")
    return f'<div style="padding:0.2em 0.6em;font-size:0.85em">{"".join(blocks)}</div>'
