"""CSV: joint positions as a table for spreadsheets, pandas, R, MATLAB; and back.

Lines that begin with # tell what is in it. Then a line of names, then a row a frame: frame, time (seconds), and person.
joint.axis, as in A.pelvis.x, in metres, y up, the floor at y = 0. Letters: P people, T frames, J joints.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write, readable_file
from intermoe.core.types import Interaction
from intermoe.export.glb import letter
from intermoe.skeleton import smpl22, smplx55

_SKELETONS = {"smpl22": smpl22.NAMES, "smplx55": smplx55.NAMES}
_LARGEST = 1 << 30  # bytes of a table that is read


def write_csv(interaction: Interaction, path: str | Path) -> Path:
    """Write the joints' positions, micrometres exact."""
    names = joint_names(interaction)
    columns = [f"{letter(p)}.{name}.{axis}" for p in range(interaction.num_people) for name in names for axis in "xyz"]
    numbers = np.arange(interaction.num_frames)
    places = interaction.positions.transpose(1, 0, 2, 3).reshape(interaction.num_frames, -1)
    rows = np.column_stack([numbers, numbers / interaction.fps, places.astype(np.float64)]) + 0.0
    head = [
        "# intermoe motion: a row a frame; positions of joints in metres, y up, floor at y = 0; time in seconds",
        f"# fps: {float(interaction.fps)!r}",
        f"# text: {json.dumps(interaction.text)}",
        ",".join(["frame", "time", *columns]),
    ]
    with atomic_write(path, ".csv") as temporary, open(temporary, "w", encoding="ascii", newline="\n") as file:
        file.write("\n".join(head) + "\n")
        np.savetxt(file, rows, fmt=["%d", *["%.6f"] * (rows.shape[1] - 1)], delimiter=",")
    return Path(path)


def read_csv(path: str | Path) -> Interaction:
    """A table with columns person.joint.axis for every joint. UserError for another table, and what is missing in it."""
    path = readable_file(path, "CSV file")
    if path.stat().st_size > _LARGEST:
        raise UserError(f"{path} is larger than {_LARGEST >> 30} GB; write its motion as .npz.")
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as problem:
        raise UserError(f"{path} is no CSV file: expected text in UTF-8 ({problem})") from problem
    told = dict(line[1:].strip().split(":", 1) for line in lines if line.startswith("#") and ":" in line)
    rows = [line for line in lines if line.strip() and not line.startswith("#")]
    names = [name.strip().strip('"') for name in rows[0].split(",")] if rows else []
    places = {name: number for number, name in enumerate(names)}
    parts = [name.split(".") for name in names if name.count(".") == 2 and name[-2:] in (".x", ".y", ".z")]
    joints = {(person, joint): None for person, joint, _ in parts}
    if not joints:
        raise UserError(f"{path} is no table of motion: expected columns such as A.pelvis.x, A.pelvis.y, A.pelvis.z.")
    if lacks := [f"{p}.{j}.{a}" for p, j in sorted(joints) for a in "xyz" if f"{p}.{j}.{a}" not in places]:
        raise UserError(f"{path} lacks the column {lacks[0]}; every joint needs x, y and z.")
    try:
        values = np.loadtxt(rows[1:], delimiter=",", ndmin=2, comments=None)
    except ValueError as problem:
        raise UserError(f"{path}: its rows are no table of numbers ({problem}); export it again.") from problem
    if not len(values) or values.shape[1] != len(names):
        raise UserError(
            f"{path} names {len(names)} columns and has rows of {values.shape[1]}; it was cut off or edited."
        )
    found = {(p, j): values[:, [places[f"{p}.{j}.{a}"] for a in "xyz"]] for p, j in joints}
    motion = people_of(found, path, _rate(told, values, places, path))
    try:
        text = json.loads(told.get("text", '""'))
    except ValueError:
        text = ""
    return motion.replace(text=text if isinstance(text, str) else "")


def joint_names(interaction: Interaction) -> tuple[str, ...]:
    """The names of the motion's joints. UserError for a skeleton without names."""
    names = _SKELETONS.get(interaction.skeleton, ())
    if len(names) != interaction.positions.shape[2]:
        found = f"{interaction.skeleton} with {interaction.positions.shape[2]} joints"
        raise UserError(f"joints are written by name on the skeletons {', '.join(_SKELETONS)}; this motion is {found}.")
    return names


def people_of(found: Mapping[tuple[str, str], np.ndarray], path: Path, fps: float) -> Interaction:
    """(person, joint) -> places (T, 3), metres, y up, as a motion. UserError where a joint of somebody is missing."""
    people = sorted({person for person, _ in found})
    joints = {joint for _, joint in found}
    skeleton = next((name for name, names in _SKELETONS.items() if set(names) <= joints), "smpl22")
    if set(smplx55.NAMES) <= joints:
        skeleton = "smplx55"
    names = _SKELETONS[skeleton]
    lacks = [f"{person} {name}" for person in people for name in names if (person, name) not in found]
    if lacks or not people:
        raise UserError(
            f"{path} lacks {', '.join(lacks[:4]) or 'joints'}{' ...' if len(lacks) > 4 else ''}; expected each person's joints by "
            f"the names {', '.join(names[:4])}, ... (a capture's markers lie on the skin and have to be fitted first)."
        )
    positions = np.stack([np.stack([found[person, name] for name in names], axis=1) for person in people])
    try:
        return Interaction(positions.astype(np.float32), fps, skeleton=skeleton)
    except UserError as problem:
        raise UserError(f"cannot use {path} as a motion: {problem}") from problem


def _rate(told: Mapping[str, str], values: np.ndarray, places: Mapping[str, int], path: Path) -> float:
    """From the comment, else from the column of times."""
    try:
        return float(told["fps"])
    except (KeyError, ValueError):
        times = values[:, places["time"]] if "time" in places else np.zeros(0)
    if len(times) < 2 or not times[-1] > times[0]:
        raise UserError(f"{path} tells no frame rate: add a line '# fps: 30' at its top.")
    return round((len(times) - 1) / float(times[-1] - times[0]), 3)
