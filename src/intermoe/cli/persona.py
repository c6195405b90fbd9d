"""`intermoe persona`: a character to a file, for clip after clip."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import numpy as np
import tyro

from intermoe.core.errors import UserError
from intermoe.core.persona import CHOICES, RANGES, Persona


def persona(
    attributes: Annotated[tuple[str, ...], tyro.conf.Positional, tyro.conf.arg(metavar="ATTRIBUTE=VALUE ...")] = (),
    /,
    *,
    out: Annotated[Path, tyro.conf.arg(aliases=["-o"])],
    seed: int = 0,
    draw: bool = True,
) -> int:
    """Write a persona file: body and manner of one character, who is the same in every clip that names it
    (`intermoe generate ... --person-a FILE`).

    Args:
        attributes: as in stature=1.92 energy=0.9 handedness=left name=Ada.
        out: the file (.json).
        seed: the same seed draws the same character.
        draw: draw what is left out as the corpus draws it; else it stays open, and is the model's own affair in every clip.
    """
    from intermoe.data.duets.body import draw_persona

    if out.suffix != ".json":
        raise UserError(f"a persona file ends in .json, found '{out}'")
    if not attributes and not draw:
        raise UserError(
            "nothing is said and nothing is to be drawn; say something, as in stature=1.92, or leave --no-draw out"
        )
    if seed < 0:
        raise UserError(f"--seed must be at least 0, found {seed}")
    told = Persona.parse(",".join(attributes)) if attributes else Persona()
    made = told
    if draw:
        drawn = draw_persona(np.random.default_rng(seed), told).known()
        made = Persona.of({name: round(value, 3) if name in RANGES else value for name, value in drawn.items()})
    made.save(out)
    for name, value in made.known().items():
        known = RANGES.get(name)
        says = f"  {known.says}; {known.low:g} to {known.high:g}" if known else ""
        choices = f"  {' or '.join(CHOICES[name])}" if name in CHOICES else ""
        print(f"{name:11s} {value:<8.4g}{says}" if known else f"{name:11s} {value:<8s}{choices}")
    return 0
