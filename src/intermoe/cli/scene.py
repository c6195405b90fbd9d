"""`intermoe generate --scene`: several people on one floor, into one file."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Any

from rich.console import Console

from intermoe.core.files import check_writable


def play(file: Path, out: Path, model: str, device: str, rig: str | None, options: dict[str, Any]) -> int:
    """Perform a scene file; says which interactions begin later than asked, and who comes too near to whom."""
    from intermoe.export import write
    from intermoe.pipeline import InterMoEPipeline, UnreadPrompt
    from intermoe.scene import Scene, perform
    from intermoe.scene.measure import remarks

    scene = Scene.load(file)
    write.check_target(out, rig=rig)
    for final in write.targets(out, len(scene.people)):
        check_writable(final)
    console = Console(stderr=True)
    with console.status("loading the model"):
        pipeline = InterMoEPipeline.from_pretrained(model, device=device)
    with console.status("denoising"), warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("ignore")
        warnings.simplefilter("always", UnreadPrompt)
        motion = perform(pipeline, scene, **options)
    for line in dict.fromkeys(str(warning.message) for warning in said):
        print(f"intermoe: {line}", file=sys.stderr)
    with console.status(f"writing {out}"):
        paths = write.write(motion, out, rig=rig)
    for path in paths:
        print(path)
    for remark in remarks(scene, motion):
        print(f"intermoe: {remark}", file=sys.stderr)
    return 0
