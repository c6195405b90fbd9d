"""What a scene of several people is, and its file format.

Interactions are pairs, as the model makes them; whoever takes part in several goes from one to the next.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from intermoe.core.errors import UserError, unknown
from intermoe.core.files import atomic_write, check_format, read_json
from intermoe.core.persona import Persona
from intermoe.pipeline import Prompt

FORMAT = 1  # of a scene file
PEOPLE = (2, 6)  # in a scene, at least and at most
LONGEST = 120.0  # seconds
MOST = 40  # interactions
_FIELDS = ("people", "text", "text_a", "text_b", "seconds", "at", "seed", "reacts")


@dataclass(frozen=True)
class Act:
    """One interaction of a scene.

    people: names; the first is person A of the sentences. at: seconds into the scene before which it does not begin (None: as
    soon as both are there). reacts: one of the two who answers what the other one does anyway from `at` on.
    """

    people: tuple[str, str]
    prompt: Prompt  # its personas are those of the scene
    at: float | None = None
    reacts: str | None = None
    said: str | None = field(default=None, compare=False)  # the shared sentence as it was written, with names


@dataclass(frozen=True)
class Scene:
    """People, in the order of the motion's first axis, and what they do."""

    people: Mapping[str, Persona]
    acts: tuple[Act, ...]

    def __post_init__(self) -> None:
        low, high = PEOPLE
        if not low <= len(self.people) <= high:
            raise UserError(f"a scene has {low} to {high} people, found {len(self.people)}")
        if not 1 <= len(self.acts) <= MOST:
            raise UserError(f"a scene has 1 to {MOST} interactions, found {len(self.acts)}")
        over: set[str] = set()
        for number, act in enumerate(self.acts, 1):
            self._check(number, act, over)
            over |= {act.reacts} if act.reacts else set()
        idle = set(self.people) - {name for act in self.acts for name in act.people}
        if idle:
            raise UserError(
                f"{', '.join(sorted(idle))} takes part in no interaction: give one to everybody, or leave them out"
            )
        total = sum(act.prompt.seconds for act in self.acts if act.at is None)
        last = max((act.at + act.prompt.seconds for act in self.acts if act.at is not None), default=0.0)
        if last > LONGEST or total > LONGEST * len(self.people) / 2:
            raise UserError(f"a scene lasts at most {LONGEST:g} seconds: leave interactions out, or begin them earlier")

    def _check(self, number: int, act: Act, over: set[str]) -> None:
        where = f"interaction {number}"
        for name in act.people:
            if name not in self.people:
                raise unknown(f"person of {where}", name, self.people)
        if act.people[0] == act.people[1]:
            raise UserError(f"{where} is of {act.people[0]} twice: name two people")
        if act.reacts is not None and act.reacts not in act.people:
            raise unknown(f"person who reacts in {where}", act.reacts, act.people)
        lead = _leads(act)
        earlier = self.acts[: number - 1]
        if lead is not None and not (any(lead in a.people and a.reacts is None for a in self.acts)
                                     or any(lead == a.reacts for a in earlier)):  # fmt: skip
            raise UserError(
                f"{lead} does nothing that {act.reacts} could answer in {where}: give {lead} an interaction without `reacts`, or "
                "leave it out here"
            )
        if act.reacts is not None and act.at is None:
            raise UserError(f'{where} answers what is going on already: say from which second on, as in "at": 2')
        ended = [name for name in act.people if name in over and name != _leads(act)]
        if ended:
            raise UserError(
                f"{ended[0]} takes part in {where} after having reacted: a reaction comes last for who reacts"
            )
        act.prompt.check()

    @classmethod
    def load(cls, path: str | Path) -> Scene:
        """Read a scene file; UserError tells which entry is wrong."""
        return cls.of(read_json(path, "scene file"))

    @classmethod
    def of(cls, held: Any) -> Scene:
        """From the table of a file: {"format": 1, "people": {NAME: persona, ...}, "interactions": [...], "seed": 0}."""
        if not isinstance(held, Mapping):
            raise UserError(f'a scene is a table such as {{"format": {FORMAT}, "people": {{...}}}}, found {held!r:.60}')
        check_format(held, FORMAT, "scene")
        for name in held:
            if name not in ("format", "people", "interactions", "seed"):
                raise unknown("entry of a scene", name, ("people", "interactions", "seed"))
        people = held.get("people")
        if not isinstance(people, Mapping) or not all(name.strip() and len(name) <= 40 for name in people):
            raise UserError(
                f'people of a scene are a table such as {{"Anna": {{"stature": 1.6}}}}, found {people!r:.60}'
            )
        personas = {name: _persona(name, value) for name, value in people.items()}
        rows = held.get("interactions")
        if not isinstance(rows, Sequence) or isinstance(rows, str):
            raise UserError(f"interactions of a scene are a list of tables, found {rows!r:.60}")
        seed = held.get("seed", 0)
        if isinstance(seed, bool) or not isinstance(seed, int) or seed < 0:
            raise UserError(f"seed of a scene must be a whole number of at least 0, found {seed!r:.40}")
        return cls(personas, tuple(_act(row, n, seed + n - 1, personas) for n, row in enumerate(rows, 1)))

    def told(self) -> dict[str, Any]:
        """As `of` reads it."""
        rows = []
        for act in self.acts:
            p = act.prompt
            row: dict[str, Any] = {"people": list(act.people), "seconds": p.seconds, "seed": p.seed}
            texts = {name: _named(getattr(p, name), act.people) for name in ("text", "text_a", "text_b")}
            texts["text"] = act.said or texts["text"]
            given = texts | {"at": act.at, "reacts": act.reacts}
            rows.append(row | {name: value for name, value in given.items() if value is not None})
        people = {name: persona.known() for name, persona in self.people.items()}
        return {"format": FORMAT, "people": people, "interactions": rows}

    def save(self, path: str | Path) -> Path:
        """Write a scene file."""
        path = Path(path)
        with atomic_write(path, ".json") as temporary:
            temporary.write_text(json.dumps(self.told(), indent=1, ensure_ascii=False) + "\n", "utf-8")
        return path


def _leads(act: Act) -> str | None:
    """Who goes on as before in a reaction."""
    return None if act.reacts is None else act.people[1 - act.people.index(act.reacts)]


def _persona(name: str, value: Any) -> Persona:
    try:
        if isinstance(value, str):
            return Persona.parse(value)
        if not isinstance(value, Mapping):
            raise UserError(f'expected a table such as {{"stature": 1.6}}, found {value!r:.60}')
        return Persona.of(value)
    except UserError as problem:
        raise UserError(f"the persona of {name}: {problem}") from problem


def _act(row: Any, number: int, seed: int, personas: Mapping[str, Persona]) -> Act:
    where = f"interaction {number}"
    if not isinstance(row, Mapping):
        raise UserError(f"{where} of the scene is a table, found {row!r:.60}")
    for name in row:
        if name not in _FIELDS:
            raise unknown(f"entry of {where}", str(name), _FIELDS)
    names = row.get("people")
    if (
        not isinstance(names, Sequence)
        or isinstance(names, str)
        or len(names) != 2
        or not all(isinstance(n, str) for n in names)
    ):
        raise UserError(f'people of {where} are two names, as in ["Anna", "Ben"], found {names!r:.60}')
    at, reacts = row.get("at"), row.get("reacts")
    if at is not None and (isinstance(at, bool) or not isinstance(at, int | float) or not 0 <= at <= LONGEST):
        raise UserError(f"at of {where} is the second at which it begins, 0 to {LONGEST:g}, found {at!r:.40}")
    if reacts is not None and not isinstance(reacts, str):
        raise UserError(f"reacts of {where} is the name of who reacts, found {reacts!r:.40}")
    pair = (names[0], names[1])
    told = {key: _lettered(row[key], pair) for key in ("text", "text_a", "text_b") if row.get(key) is not None}
    prompt = Prompt(**told, seconds=row.get("seconds", 5.0), seed=row.get("seed", seed))
    bodies: dict[str, Any] = {
        key: personas[name] for key, name in zip(("person_a", "person_b"), pair, strict=True) if name in personas
    }
    try:
        prompt.check()
    except UserError as problem:
        raise UserError(f"{where}: {problem}") from problem
    return Act(pair, replace(prompt, **bodies), None if at is None else float(at), reacts, row.get("text"))


def _lettered(text: Any, pair: tuple[str, str]) -> Any:
    """A sentence with the people's names as the model knows them: A and B."""
    return _exchanged(text, dict(zip(pair, "AB", strict=True))) if isinstance(text, str) else text


def _named(text: str | None, pair: tuple[str, str]) -> str | None:
    """A sentence that `_lettered` reads as this one: only somebody called A or B stands in the way of its letters."""
    if text is None or not {"A", "B"} & set(pair):
        return text
    return _exchanged(text, dict(zip("AB", pair, strict=True)))


def _exchanged(text: str, words: Mapping[str, str]) -> str:
    """All at once: one word may be another's replacement, and Anna may stand beside Anna Maria."""
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{either})(?!\w)", lambda found: words[found[0]], text)
