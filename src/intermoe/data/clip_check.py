"""What a clip tells must fit its motion: the cheap part, for every clip of a store that is opened.

Contacts and phases as the writers of stores make them: {a: {person, joint}, b: {person, joint}, start, end, kind} and
{name, start, end}; frames count from the clip's own first. The rest, which reads all motion: folder_check.py.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeGuard

import numpy as np

from intermoe.core.persona import RANGES
from intermoe.data.layouts import Layout
from intermoe.skeleton.body import HANDS
from intermoe.skeleton.smpl22 import NAMES, NUM_JOINTS

if TYPE_CHECKING:
    from intermoe.data.store import Clip

POINTS = frozenset((*NAMES, *HANDS))  # what a contact may name where the layout has 22 joints


def clip_faults(clip: Clip, layout: Layout) -> Iterator[str]:
    """What of a clip's line cannot be used, with what was found."""
    if not isinstance(clip.symmetric, bool | np.bool_):
        yield f"symmetric must be true or false, found {clip.symmetric!r:.60}"
    if not isinstance(clip.meta, Mapping):
        yield f"meta must be a table, found {clip.meta!r:.60}"
    length = clip.length
    for contact in clip.contacts:
        for side in ("a", "b"):
            if wrong := _end(side, contact.get(side), layout):
                yield wrong
        start, end = contact.get("start"), contact.get("end")
        if not (_whole(start) and _whole(end) and 0 <= start <= end <= length):
            yield _span("contact", "start <= end", start, end, length)
    for phase in clip.phases:
        # a phase may end a few frames before it starts: the generator ends it where the next one begins
        start, end = phase.get("start"), phase.get("end")
        if not (_whole(start) and _whole(end) and 0 <= start <= length and 0 <= end <= length):
            yield _span("phase", "start and end", start, end, length)
        if not isinstance(phase.get("name"), str):
            yield f"phase name must be text, found {phase.get('name')!r:.60}"
    for person in clip.identity:
        for name, value in person.items():
            if (type(value) is not float or not math.isfinite(value)) and name in RANGES:
                yield from _number(name, value)


def _end(side: str, end: Any, layout: Layout) -> str:
    """What is wrong with a contact's side, "" if nothing is."""
    if not isinstance(end, dict | Mapping):  # dict first: it is ten times as fast
        return f"contact {side} must be a table of person and joint, found {end!r:.60}"
    person, joint = end.get("person"), end.get("joint")
    if not (_whole(person) and 0 <= person < layout.people):
        return f"contact person must be {' or '.join(map(str, range(layout.people)))}, found {person!r:.60}"
    if not isinstance(joint, str):
        return f"contact joint must be a name, found {joint!r:.60}"
    if layout.joints == NUM_JOINTS and joint not in POINTS:
        return f"contact joint must be one of the skeleton's or {' or '.join(HANDS)}, found {joint!r:.60}"
    return ""


def _whole(value: Any) -> TypeGuard[int]:
    return type(value) is int or (isinstance(value, int | np.integer) and not isinstance(value, bool))


def _span(what: str, wanted: str, start: Any, end: Any, length: int) -> str:
    return f"{what} needs whole numbers, 0 <= {wanted} <= {length}, found {start!r:.30} and {end!r:.30}"


def _number(name: str, value: Any) -> Iterator[str]:
    """None stands for what is not known."""
    real = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    if value is not None and not (
        real and abs(value) <= sys.float_info.max
    ):  # whole numbers may be too long for isfinite
        yield f"identity {name} must be a number ({RANGES[name].says}), found {value!r:.60}"
