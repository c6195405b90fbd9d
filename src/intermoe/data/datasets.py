"""Which data set a store holds: its evaluator and its protocol depend on it."""

from __future__ import annotations

import json
from pathlib import Path

NAMES = {"interhuman": "InterHuman", "interx": "Inter-X", "humanml3d": "HumanML3D"}
LAYOUTS = {
    "interhuman": ("interhuman",),
    "duets": ("interhuman",),
    "interx": ("interx", "interx_evaluator"),
    "humanml3d": ("humanml3d",),
}  # whose features its evaluator reads


def dataset_of(path: Path) -> str:
    """interhuman, interx or humanml3d as store.json tells; everything else counts as duets."""
    try:
        head = json.loads((path / "store.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return "duets"  # the store says what is wrong with it when it is opened
    source, layout = (str(head.get(name)) for name in ("source", "layout")) if isinstance(head, dict) else ("", "")
    if source in NAMES:
        return source
    return next((name for name, layouts in LAYOUTS.items() if layout in layouts and name != "interhuman"), "duets")
