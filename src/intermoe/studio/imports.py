"""Files that a browser sends: motions to keep, and constraints. What they are called is never where something is read or written."""

from __future__ import annotations

import re
import tempfile
import warnings
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from intermoe.core.errors import UserError
from intermoe.core.files import extension, json_of
from intermoe.core.types import Interaction
from intermoe.direction import Constraints
from intermoe.export import read
from intermoe.motion import smpl
from intermoe.motion.resample import part, resample
from intermoe.skeleton.solve import solve
from intermoe.studio.scene_lines import checked

LARGEST = 64 * 2**20  # bytes of a file that is taken


def motion(name: str, content: bytes, *, fps: float, start: float = 0.0, longest: float = 10.0) -> Interaction:
    """The motion of a file, at `fps`, from `start` seconds on, at most `longest` of them; one or two people.

    Of the kinds that hold one person (BVH, SMPL parameters of AMASS and Inter-X, InterHuman's arrays) that person alone, in
    the file's own world. Raises UserError for what is no motion.
    """
    _check(name, content)
    ending = extension(plain(name), read.EXTENSIONS)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore", smpl.StandIn)
        file = Path(folder) / f"upload{ending}"
        file.write_bytes(content)
        try:
            found = read.people(file)
        except UserError as problem:
            raise UserError(str(problem).replace(str(file), plain(name))) from problem
    if found.num_people > 2:
        raise UserError(f"{plain(name)} holds {found.num_people} people: send a file of one or two")
    found = resample(found, fps)
    first = round(start * fps)
    if not 0 <= first < found.num_frames:
        raise UserError(f"{plain(name)} has {found.seconds:.2f} s: nothing of it is left from {start:g} s on")
    return solve(part(found, first, first + round(longest * fps)))


def constraints(name: str, content: bytes, motions: Mapping[str, Interaction]) -> Constraints:
    """A constraints file; a motion that it keeps is one of `motions`, which have been sent before, by its name."""
    _check(name, content)
    held = json_of(content, plain(name), "constraints file")
    keep = held.get("keep") if isinstance(held, dict) else None
    if not isinstance(keep, dict):
        return Constraints.of(held)
    kept = motions.get(str(keep.get("motion")))
    if kept is None:
        raise UserError(
            f"the constraints keep the motion {str(keep.get('motion'))!r:.80}: import that file first, then load them again"
        )
    with tempfile.TemporaryDirectory() as folder:
        kept.save(Path(folder) / "kept.npz")
        found = Constraints.of({**held, "keep": {**keep, "motion": "kept.npz"}}, folder=Path(folder))
    return _named(found, str(keep["motion"]))


def scene(name: str, content: bytes) -> dict[str, Any]:
    """The table of a scene file. Raises UserError for what is no scene, or says whose persona is in another file."""
    _check(name, content)
    held = json_of(content, plain(name), "scene file")
    try:
        checked(held)
    except UserError as problem:
        raise UserError(f"{plain(name)}: {problem}") from problem
    return dict(held)


def saved(asked: Constraints) -> dict[str, bytes]:
    """The files of constraints, by name: the JSON, and the motion that it keeps."""
    with tempfile.TemporaryDirectory() as folder:
        name = "direction_kept.npz"
        if asked.keep is not None:
            asked.keep.motion.save(Path(folder) / name)
            asked = _named(asked, name)
        asked.save(Path(folder) / "direction.json")
        return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def plain(name: str) -> str:
    """A file's own name, without folders and whatever no file name holds, to show and to choose by."""
    return re.sub(r"[^\w. ()+-]", "_", re.split(r"[/\\]", name)[-1])[-80:].lstrip(".") or "file"


def limit_uploads(client: Any, tell: Callable[[str], None]) -> None:
    """Drop an upload of more than LARGEST bytes when it is announced: viser would hold all of it in memory."""
    from viser import _messages

    gui = client.gui

    def announced(_client_id: int, message: Any) -> None:
        if (
            message.size_bytes > LARGEST
            and gui._current_file_upload_states.pop(message.transfer_uuid, None) is not None
        ):
            tell(
                f"{plain(message.filename)} has {message.size_bytes / 2**20:.0f} MB, at most {LARGEST >> 20} are taken: cut it"
            )

    gui._websock_interface.register_handler(_messages.FileTransferStartUpload, announced)


def _check(name: str, content: bytes) -> None:
    if len(content) > LARGEST:
        raise UserError(f"{plain(name)} has {len(content) / 2**20:.0f} MB, at most {LARGEST >> 20} are taken: cut it")
    if not content:
        raise UserError(f"{plain(name)} is empty")


def _named(asked: Constraints, source: str) -> Constraints:
    assert asked.keep is not None
    return replace(asked, keep=replace(asked.keep, source=source))
