"""Takes: what was asked for and the motions that came of it, kept in a folder so that a restart finds them.

A take is `<id>.json`, one `<id>_<n>.npz` a sample and, where its direction keeps a motion, `<id>_keep.npz`. The JSON is
written last and names the others, so a take that was cut short does not exist; every file is written whole or not at all.
"""

from __future__ import annotations

import contextlib
import json
import re
import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import platformdirs

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write, check_writable, readable_file
from intermoe.core.persona import Persona
from intermoe.core.types import Interaction
from intermoe.direction import Constraints
from intermoe.pipeline import Prompt
from intermoe.sequence import prompt_from_json, prompt_to_json
from intermoe.studio.scene_lines import checked
from intermoe.studio.scene_lines import sentences as scene_sentences

FORMAT = 1  # of a take's JSON
ABANDONED = 3600.0  # seconds after which a file that no take names is removed
_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}")


def default_folder() -> Path:
    """Where takes and characters are kept unless another folder is named: the user's data directory."""
    return Path(platformdirs.user_data_dir("intermoe", appauthor=False)) / "studio"


@dataclass(frozen=True)
class Request:
    """What the page asks for: one prompt, several that follow each other, or a scene; how often; how it is sampled."""

    prompts: tuple[Prompt, ...]
    samples: int = 1  # of a single prompt: seeds SEED, SEED + 1, ...
    exchanged: bool = False  # the shared sentence mentions person B first
    steps: int | None = None
    guidance: float | None = None
    clean: bool = True  # after sampling; takes from before there was a choice do not say it
    scene: Mapping[str, Any] | None = None  # the table of a scene file as it was written; then there are no prompts

    def title(self, longest: int = 60) -> str:
        """The sentences as one line."""
        told = [p.text or " / ".join(filter(None, (p.text_a, p.text_b))) for p in self.prompts]
        if self.scene is not None:
            told = [", ".join(self.scene["people"]) + ": " + " → ".join(scene_sentences(self.scene))]
        line = " ".join(" → ".join(told).split())
        return line if len(line) <= longest else line[: longest - 1] + "…"

    def to_json(self) -> dict[str, Any]:
        """As JSON values; `from_json` reads them."""
        prompts = [prompt_to_json(p) for p in self.prompts]
        return {**vars(self), "prompts": prompts}

    @classmethod
    def from_json(cls, held: dict[str, Any]) -> Request:
        """Raises UserError, TypeError or KeyError for what `to_json` never wrote."""
        prompts = tuple(map(prompt_from_json, held["prompts"]))
        if held.get("scene") is not None:
            checked(held["scene"])
        elif not prompts:
            raise KeyError("prompts")
        return cls(**(held | {"prompts": prompts}))


@dataclass(frozen=True)
class Take:
    """A request with its motions, one a sample."""

    id: str
    request: Request
    motions: tuple[Interaction, ...]
    created: float = field(default_factory=time.time)  # seconds since 1970
    model: str = ""

    @classmethod
    def new(cls, request: Request, motions: Sequence[Interaction], *, model: str = "") -> Take:
        """A take of this moment."""
        now = time.time()
        name = time.strftime("%Y%m%d-%H%M%S", time.localtime(now)) + "-" + secrets.token_hex(3)
        return cls(name, request, tuple(motions), now, model)


@dataclass(frozen=True)
class Entry:
    """A take in the list: enough to choose by, read without its motions."""

    id: str
    title: str
    created: float

    @property
    def label(self) -> str:
        """Time, sentence and the id's end, which makes it unique."""
        return f"{time.strftime('%d %b %H:%M:%S', time.localtime(self.created))}  {self.title}  ({self.id[-6:]})"


class Takes:
    """The folder. Several studios may use one; whatever cannot be read is passed over."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        if self.folder.exists() and not self.folder.is_dir():
            raise UserError(f"takes are kept in a folder, and {self.folder} is a file: name another with --folder")
        check_writable(self.folder / "take.json")
        self._sweep()

    def save(self, take: Take) -> None:
        """Write the motions, then the JSON that makes them a take. Raises UserError where the disk does not take it."""
        names = [f"{take.id}_{n}.npz" for n in range(len(take.motions))]
        for name, motion in zip(names, take.motions, strict=True):
            motion.save(self.folder / name)
        told = {"format": FORMAT, "created": take.created, "model": take.model, "motions": names,
                "request": take.request.to_json()}  # fmt: skip
        constraints = take.request.prompts[0].constraints if take.request.prompts else Constraints()
        if constraints.keep is not None:
            constraints.keep.motion.save(self.folder / f"{take.id}_keep.npz")
        if constraints:
            told["constraints"] = constraints.told()
        with atomic_write(self.folder / f"{take.id}.json") as temporary:
            temporary.write_text(json.dumps(told, indent=1) + "\n", "utf-8")

    def entries(self) -> list[Entry]:
        """All takes, the newest first."""
        found = []
        for path in self.folder.glob("*.json"):
            with contextlib.suppress(UserError):
                held = self._read(path.stem)
                found.append(Entry(path.stem, held["request"].title(48), held["created"]))
        return sorted(found, key=lambda entry: (entry.created, entry.id), reverse=True)

    def load(self, take_id: str) -> Take:
        """Read a take. Raises UserError where there is none or its files are damaged."""
        held = self._read(take_id)
        motions = tuple(Interaction.load(self.folder / name) for name in held["motions"])
        request = held["request"]
        if held["constraints"] is not None and request.prompts:
            constraints = self._directed(take_id, held["constraints"])
            request = replace(
                request, prompts=(replace(request.prompts[0], constraints=constraints), *request.prompts[1:])
            )
        return Take(take_id, request, motions, held["created"], held["model"])

    def samples(self, take_id: str) -> int:
        """How many samples a take has. Raises UserError as `load` does."""
        return len(self._read(take_id)["motions"])

    def sample(self, take_id: str, number: int) -> Interaction:
        """One sample of a take, from 0 on, without the others."""
        return Interaction.load(self.folder / self._read(take_id)["motions"][number])

    def delete(self, take_id: str) -> None:
        """Remove a take: its JSON first, so that no half of it is ever listed."""
        self._check(take_id)
        for path in (self.folder / f"{take_id}.json", *self.folder.glob(f"{take_id}_*.npz")):
            path.unlink(missing_ok=True)

    def _read(self, take_id: str) -> dict[str, Any]:
        path = readable_file(self.folder / f"{self._check(take_id)}.json", "take")
        try:
            held = json.loads(path.read_text("utf-8"))
            if held["format"] != FORMAT:
                raise UserError(f"{path} is a take of format {held['format']!r}, this version reads format {FORMAT}")
            names = [f"{take_id}_{n}.npz" for n in range(len(held["motions"]))]  # never another file
            return {"request": Request.from_json(held["request"]), "created": float(held["created"]),
                    "model": str(held["model"]), "motions": names, "constraints": held.get("constraints")}  # fmt: skip
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
            raise UserError(f"{path} is no take of the studio: {problem}") from problem

    def _directed(self, take_id: str, told: Any) -> Constraints:
        """The constraints of a take; what they keep is in the take's own file, whatever name is told."""
        keep = told.get("keep") if isinstance(told, dict) else None
        if not isinstance(keep, dict):
            return Constraints.of(told)
        found = Constraints.of({**told, "keep": {**keep, "motion": f"{take_id}_keep.npz"}}, folder=self.folder)
        assert found.keep is not None
        return replace(found, keep=replace(found.keep, source=str(keep.get("motion", ""))))

    @staticmethod
    def _check(take_id: str) -> str:
        if not _ID.fullmatch(take_id):
            raise UserError(f"there is no take named {take_id!r:.40}")
        return take_id

    def _sweep(self) -> None:
        """Remove what a killed process left behind long ago."""
        named = {path.stem for path in self.folder.glob("*.json")}
        for path in (*self.folder.glob("*.npz"), *self.folder.glob(".*.npz"), *self.folder.glob(".*.json")):
            owner = path.name.lstrip(".")[:22]
            if _ID.fullmatch(owner) and (path.name.startswith(".") or owner not in named):
                with contextlib.suppress(OSError):
                    if time.time() - path.stat().st_mtime > ABANDONED:
                        path.unlink()


class Characters:
    """Saved personas: `<name>.json` persona files in a folder, which the command line reads as well."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)

    def names(self) -> list[str]:
        """Those that are there, in order of the alphabet."""
        return sorted(path.stem for path in self.folder.glob("*.json"))

    def save(self, name: str, persona: Persona) -> None:
        """Keep a persona under a name. Raises UserError for a name that is no plain file name."""
        persona = replace(persona, name=name)
        persona.save(self._path(name))

    def load(self, name: str) -> Persona:
        """Raises UserError where there is none, or no valid one."""
        return Persona.load(self._path(name))

    def _path(self, name: str) -> Path:
        if not re.fullmatch(r"[\w][\w .'-]{0,59}", name) or name != name.strip():
            raise UserError(
                f"a character is named by letters, digits, spaces, dots and dashes, at most 60, found {name!r:.80}"
            )
        return self.folder / f"{name}.json"
