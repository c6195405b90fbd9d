"""The one exception that is meant for people: a sentence saying what was expected, what came and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class UserError(ValueError):
    """Something the user gave cannot be used. The command line prints the message and exits with status 2."""


def unknown(kind: str, name: object, known: Iterable[str]) -> UserError:
    """The error for a name that is not in a list, with the nearest one that is.

    >>> str(unknown("scheduler", "dim", ["ddim", "unipc"]))
    "unknown scheduler 'dim'; did you mean 'ddim'? Known: ddim, unipc"
    """
    names = [str(n) for n in known]
    near = difflib.get_close_matches(str(name), names, n=1, cutoff=0.5)
    hint = f"; did you mean '{near[0]}'?" if near else "."
    return UserError(f"unknown {kind} '{name}'{hint} Known: {', '.join(names)}")
