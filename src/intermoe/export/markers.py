"""C3D, the file of optical motion capture: joints as markers, for Mokka, Visual3D, OpenSim, MATLAB; and back.

Millimetres, z up, 32-bit floats, a marker a joint: "A:pelvis", "B:left_hip", ... as capture programs prefix the subject.
The format holds positions and the rate alone. Letters: P people, T frames, J joints.
"""

from __future__ import annotations

import struct
import warnings
from pathlib import Path

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write, readable_file
from intermoe.core.types import Interaction
from intermoe.export.glb import letter
from intermoe.export.table import joint_names, people_of

MILLIMETRES = {"mm": 1e-3, "cm": 1e-2, "m": 1.0, "meters": 1.0}  # a unit in metres
_LONGEST = 65_535  # frames, which the header counts in two bytes
_Z_UP = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, -1.0], [0.0, 1.0, 0.0]])  # rows: x, -z, y of y-up positions


def write_c3d(interaction: Interaction, path: str | Path) -> Path:
    """Write the joints as markers. UserError for a motion too long for the format and where it cannot be written."""
    import c3d

    if interaction.num_frames > _LONGEST:
        raise UserError(
            f"C3D holds at most {_LONGEST} frames, and this motion has {interaction.num_frames}: cut it first."
        )
    names = joint_names(interaction)
    labels = [f"{letter(person)}:{name}" for person in range(interaction.num_people) for name in names]
    places = interaction.positions.astype(np.float64) @ _Z_UP.T * 1000.0
    points = np.zeros((interaction.num_frames, len(labels), 5), np.float32)  # behind the place: residual, cameras
    points[..., :3] = places.transpose(1, 0, 2, 3).reshape(interaction.num_frames, -1, 3)
    writer = c3d.Writer(point_rate=float(interaction.fps), point_units="mm")
    writer.set_point_labels(labels)
    writer.set_screen_axis("+X", "+Z")
    writer.add_frames([(frame, np.zeros((0, 0))) for frame in points])
    with atomic_write(path, ".c3d") as temporary, open(temporary, "wb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that there are no analog channels
        writer.write(file)
    return Path(path)


def read_c3d(path: str | Path) -> Interaction:
    """The markers of a C3D file that are named as `write_c3d` names them, y up, in metres.

    UserError when the file is damaged, has no such markers (a capture's own markers lie on the skin: joints have to be
    fitted to them first), or one is hidden in a frame.
    """
    import c3d

    path = readable_file(path, "C3D file")
    try:
        with warnings.catch_warnings(), open(path, "rb") as file:
            warnings.simplefilter("ignore")  # what is wrong is said below
            reader = c3d.Reader(file)
            claimed = reader.last_frame - reader.first_frame + 1
            frames = np.array([points[:, :4] for _, points, _ in reader.read_frames(check_nan=False)])
            labels = [label.strip() for label in reader.point_labels]
            fps, units = float(reader.point_rate), reader.get("POINT:UNITS")
            unit = "mm" if units is None else units.string_value.strip().lower()
            screen = reader.get_screen_axis()
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OSError, AssertionError, EOFError, MemoryError,
            OverflowError, ZeroDivisionError, struct.error) as problem:  # fmt: skip
        raise UserError(
            f"cannot read {path} as C3D: it is damaged, cut off or no C3D file; export it again"
        ) from problem
    if not len(frames) or len(frames) != claimed:
        raise UserError(
            f"{path} says it has {claimed} frames and {len(frames)} are there: it was cut off, export it again."
        )
    if unit not in MILLIMETRES:
        raise UserError(f"{path} has its positions in {unit!r}; expected {', '.join(MILLIMETRES)}.")
    if not np.isfinite(frames).all() or (frames[..., 3] < 0).any():
        raise UserError(f"{path} has markers that are hidden or not finite in some frames; fill the gaps first.")
    places = frames[..., :3].astype(np.float64) * MILLIMETRES[unit]
    if screen is None or screen[1] != "+Y":
        places = places @ _Z_UP  # its transpose's inverse: z up -> y up
    split = [label.partition(":") for label in labels]
    found = {(person, joint): places[:, number] for number, (person, colon, joint) in enumerate(split) if colon}
    return people_of(found, path, fps)
