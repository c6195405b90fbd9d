"""The shapes of a hand. The skeleton has no finger joints: a clip says which shape each hand has in each frame."""

from __future__ import annotations

SHAPES = ("relaxed", "fist", "open", "point", "thumb", "scissors", "grip")
CHANNELS = 2 * len(SHAPES)  # of both hands of a person
RELAXED, FIST, OPEN, POINT, THUMB, SCISSORS, GRIP = range(len(SHAPES))
