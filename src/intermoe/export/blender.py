"""GLB to FBX and back by Blender, in a process of its own: Blender is GPL and never becomes part of ours.

It is, in this order: what INTERMOE_BLENDER names (a blender, or a Python that has bpy), the module bpy of this Python,
the `blender` of the PATH. export.blender_job is what runs there.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write, readable_file
from intermoe.core.types import Interaction
from intermoe.skeleton.rigs import OURS, Rig

VARIABLE = "INTERMOE_BLENDER"
TIMEOUT = 600.0  # seconds
_JOB = Path(__file__).with_name("blender_job.py")


def find() -> list[str]:
    """The command before the job's arguments. UserError where there is no Blender."""
    named = os.environ.get(VARIABLE)
    if named:
        if shutil.which(named) is None:
            raise UserError(f"{VARIABLE} is {named}, which is no program; name a blender, or a Python that has bpy")
        return _command(named)
    if importlib.util.find_spec("bpy") is not None:  # looks for it, does not import it
        return _command(sys.executable)
    if blender := shutil.which("blender"):
        return _command(blender)
    raise UserError(
        "FBX is written by Blender, which is missing: put blender on the PATH, or pip install '.[fbx]' in the checkout (Python 3.11), or "
        f"pip install bpy in an environment of its own and name that python in {VARIABLE}"
    )


def write_fbx(interaction: Interaction, path: str | Path, rig: Rig = OURS) -> Path:
    """Two skinned, animated mannequins as FBX, for Unity, Unreal, Maya, MotionBuilder. UserError without a Blender."""
    from intermoe.export.glb import write_glb

    command = find()
    with tempfile.TemporaryDirectory(prefix="intermoe-") as folder, atomic_write(path, ".fbx") as temporary:
        _run(command, write_glb(interaction, Path(folder) / "motion.glb", rig=rig), temporary, interaction.fps)
    return Path(path)


def read_fbx(path: str | Path) -> Interaction:
    """The people of an FBX file on a skeleton that joint maps know. UserError without a Blender and for damaged files."""
    from intermoe.export.glb_reader import read_glb

    path = readable_file(path, "FBX file")
    command = find()
    with tempfile.TemporaryDirectory(prefix="intermoe-") as folder:
        glb = Path(folder) / "motion.glb"
        copy = Path(folder) / "motion.fbx"  # a name that Blender's importer knows, whatever the case of the file's own
        shutil.copyfile(path, copy)
        try:
            _run(command, copy, glb, 0.0)
            return read_glb(glb)
        except UserError as problem:
            raise UserError(
                f"cannot read {path} as motion: {str(problem).replace(str(glb), 'its content')}"
            ) from problem


def _command(program: str) -> list[str]:
    if Path(program).name.lower().startswith("python"):
        return [program, str(_JOB)]
    return [program, "--background", "--factory-startup", "--python-exit-code", "3", "--python", str(_JOB), "--"]


def _run(command: list[str], source: Path, target: Path, fps: float) -> None:
    target_before = target.stat().st_size if target.exists() else 0
    try:
        done = subprocess.run(
            [*command, str(source), str(target), repr(float(fps))],
            capture_output=True, text=True, errors="replace", timeout=TIMEOUT, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise UserError(f"Blender ({command[0]}) did not finish: {problem}") from problem
    if done.returncode or not target.exists() or target.stat().st_size == target_before:
        said = [line.strip() for line in (done.stderr + done.stdout).splitlines() if line.strip()]
        why = next((line for line in reversed(said) if "rror" in line), said[-1] if said else "it said nothing")
        raise UserError(f"Blender ({command[0]}) could not convert it: {why[:200]}")
