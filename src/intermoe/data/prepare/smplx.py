"""The joints of SMPL-X at rest, out of the user's own SMPLX_NEUTRAL.npz (licensed; never part of this project)."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.files import read_npz, readable_file
from intermoe.skeleton.smplx55 import NUM_JOINTS, PARENTS

NAME = "SMPLX_NEUTRAL.npz"
ASK = f"{NAME} is in the SMPL-X archive that https://smpl-x.is.tue.mpg.de hands out"


def rest_joints(path: str | Path) -> np.ndarray:
    """(55, 3) metres, float64: J_regressor @ v_template, the average body.

    `path` is SMPLX_NEUTRAL.npz or its folder. Nothing is unpickled. UserError where it cannot be used.
    """
    path = Path(path)
    if path.is_dir():
        path = path / NAME
    if path.suffix.lower() == ".pkl":
        raise UserError(f"{path} is a pickle, which is not read: name {NAME} of the same archive. {ASK}.")
    readable_file(path, "SMPL-X body model")
    wanted = ("v_template", "J_regressor", "kintree_table")
    arrays = read_npz(path, "SMPL-X body model", need=wanted[0], only=wanted)
    if lacks := [name for name in wanted if name not in arrays]:
        raise UserError(f"{path} has no array {lacks[0]}, so it is no SMPL-X body model. {ASK}.")
    template, regressor, tree = (arrays[name] for name in wanted)
    shapes = {
        "v_template": (len(template), 3),
        "J_regressor": (NUM_JOINTS, len(template)),
        "kintree_table": (2, NUM_JOINTS),
    }
    for name, shape in shapes.items():
        if arrays[name].shape != shape or arrays[name].dtype.kind not in "fiu":
            found = f"{arrays[name].dtype} {arrays[name].shape}"
            raise UserError(
                f"{path}: expected {name} {shape}, found {found}; SMPL and SMPL+H have other bodies. {ASK}."
            )
    if tuple(tree[0, 1:].astype(np.int64)) != PARENTS[1:]:
        raise UserError(f"{path} has another tree of joints than SMPL-X. {ASK}.")
    rest = regressor.astype(np.float64) @ template.astype(np.float64)
    if not np.isfinite(rest).all():
        raise UserError(f"{path} holds numbers that are not finite; unpack the archive anew.")
    return rest
