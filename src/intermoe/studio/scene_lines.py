"""Scenes as lines of text, the way the page shows them, and as the table of a scene file (docs/scenes.md).

    Anna = stature=1.6, energy=1.2
    4s Anna, Ben: They shake hands.
    @2s 3s Cleo, Dan (Dan reacts): They meet. | Cleo: She bows.

A line of a person says body and manner; everybody else is as the model likes. A line of an interaction may begin with its length and
the second before which it does not begin, and ends with the sentence about both and, if wanted, one for each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from intermoe.core.errors import UserError
from intermoe.core.persona import Persona
from intermoe.scene import Scene
from intermoe.scene.file import FORMAT

EXAMPLE = "4s Anna, Ben: They shake hands."
EXAMPLES = {  # of one click
    "Three: one hug, one goodbye": "4s Anna, Ben: Two friends hug each other.\n4s Ben, Cleo: They shake hands.\n"
    "4s Anna, Cleo: Anna waves goodbye to Cleo.",
    "Four change partners": "4s Anna, Ben: They shake hands.\n@1s 4s Cleo, Dan: Cleo and Dan hug.\n"
    "4s Anna, Cleo: Two people greet each other with a high five.\n4s Ben, Dan: Ben pushes Dan.",
    "Six in three pairs": "Ben = stature=1.9\nEve = energy=1.3\n5s Anna, Ben: Two people dance a waltz.\n"
    "5s Cleo, Dan: They play rock paper scissors.\n5s Eve, Finn: Eve chases Finn.",
}
_LENGTH, _BEGIN = re.compile(r"(\d+(?:\.\d+)?)s:?\s+"), re.compile(r"@(\d+(?:\.\d+)?)s?\s+")
_REACTS = re.compile(r"\(\s*([^()]+?)\s+reacts\s*\)\s*$")
_BETWEEN = re.compile(r"\s*(?:,|&|\band\b)\s*")


def checked(table: Any) -> Scene:
    """The scene of a table, wherever it comes from. Raises UserError for what is no scene, and for a persona that is the name
    of a file: what somebody sends opens no file of this machine.
    """
    people = table.get("people") if isinstance(table, Mapping) else None
    for name, persona in people.items() if isinstance(people, Mapping) else ():
        if isinstance(persona, str) and "=" not in persona:
            raise UserError(
                f"the persona of {name!s:.40} is attribute=value,attribute=value here, found {persona!r:.60}"
            )
    return Scene.of(table)


def parse(text: str, *, seconds: float, seed: int, character: Callable[[str], Persona]) -> dict[str, Any]:
    """Lines -> the table of a scene file.

    Args:
        seconds: of an interaction that does not say its length.
        character: the saved persona of a name, where a line of a person names one.

    Raises UserError, with the line's number, for a line that cannot be read.
    """
    people: dict[str, Any] = {}
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line:
            continue
        head, equals, told = line.partition("=")
        if equals and ":" not in head:
            told = told.strip()
            people[head.strip()] = told if "=" in told or not told else character(told).known()
            people[head.strip()] = people[head.strip()] or {}
            continue
        row = _interaction(line, number, seconds)
        rows.append(row)
        for name in row["people"]:
            people.setdefault(name, {})
    if not rows:
        raise UserError(f"a scene has one interaction a line, as in `{EXAMPLE}`: write who and what")
    return {"format": FORMAT, "seed": seed, "people": people, "interactions": rows}


def lines(table: Mapping[str, Any]) -> str:
    """The table of a scene as `parse` reads it. Raises UserError where its names hold what the lines need for themselves."""
    told = []
    people = table["people"]
    mentioned = dict.fromkeys(name for row in table["interactions"] for name in row["people"])
    if any(people.values()) or list(mentioned) != list(people):
        for name, persona in people.items():
            known = persona if isinstance(persona, str) else ", ".join(f"{k}={v}" for k, v in persona.items())
            told.append(f"{name} = {known}")
    for row in table["interactions"]:
        a, b = row["people"]
        begin = f"@{row['at']:g}s " if row.get("at") is not None else ""
        reacts = f" ({row['reacts']} reacts)" if row.get("reacts") else ""
        own = "".join(f" | {name}: {row[key]}" for name, key in ((a, "text_a"), (b, "text_b")) if row.get(key))
        told.append(f"{begin}{row.get('seconds', 5.0):g}s {a}, {b}{reacts}: {row.get('text') or ''}{own}")
    text = "\n".join(" ".join(line.split()) for line in told)
    try:
        if _same(checked(table), checked(parse(text, seconds=5.0, seed=0, character=_nobody))):
            return text
    except UserError:
        pass
    raise UserError(
        'this scene cannot be shown as lines, which need , & : = | and "and" in names, and | in sentences, for themselves: change '
        "them, or use `intermoe generate --scene`"
    )


def sentences(table: Mapping[str, Any]) -> list[str]:
    """What is said of each interaction, in order."""
    return [
        " / ".join(filter(None, (row.get(name) for name in ("text", "text_a", "text_b"))))
        for row in table["interactions"]
    ]


def _interaction(line: str, number: int, seconds: float) -> dict[str, Any]:
    where, row = f"line {number} of the scene", {"seconds": seconds}
    rest: str = line
    while found := _LENGTH.match(rest) or _BEGIN.match(rest):
        row["at" if rest.startswith("@") else "seconds"] = float(found.group(1))
        rest = rest[found.end() :]
    head, colon, told = rest.partition(":")
    made: dict[str, Any] = dict(row)
    if reacts := _REACTS.search(head):
        made["reacts"], head = reacts.group(1), head[: reacts.start()]
    names = _BETWEEN.split(head.strip())
    if not colon or len(names) != 2 or not all(names):
        raise UserError(f"{where} says who and what, as in `{EXAMPLE}`, found {line!r:.80}")
    made["people"] = names
    shared, *own = (
        (piece.strip() for piece in told.split(" | ")) if not told.startswith(" |") else ("", *told.split(" | ")[1:])
    )
    if shared:
        made["text"] = shared
    for piece in own:
        name, colon, sentence = (part.strip() for part in piece.partition(":"))
        if not colon or name not in names:
            raise UserError(
                f"{where} tells after | what one of its two does, as in `| {names[0]}: bows`, found {piece!r:.60}"
            )
        made["text_a" if name == names[0] else "text_b"] = sentence
    return made


def _same(a: Scene, b: Scene) -> bool:
    """But for the seeds."""

    def told(scene: Scene) -> Any:
        table = scene.told()
        rows = [{name: value for name, value in row.items() if name != "seed"} for row in table["interactions"]]
        return list(table["people"].items()), rows

    return bool(told(a) == told(b))


def _nobody(name: str) -> Persona:
    raise UserError(f"{name!r:.60} is no persona of attribute=value,attribute=value")
