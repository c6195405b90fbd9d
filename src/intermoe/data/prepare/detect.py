"""Which data set a folder holds, by the names in it."""

from __future__ import annotations

from pathlib import Path

from intermoe.core.errors import UserError

from .humanml3d import HumanML3D
from .interhuman import InterHuman
from .interx import InterX
from .source import Source, folder

_MARKS: dict[type[InterHuman] | type[InterX] | type[HumanML3D], tuple[str, ...]] = {
    InterHuman: ("motions_processed", "ignore_list.txt", "split", "motions_processed.zip"),
    InterX: ("annots/interaction_order.pkl", "annots/action_setting.txt", "annots/big_five.npy", "splits", "motions.zip",
             "motions/train.h5", "h5/train.h5", "texts_processed", "processed_data"),
    HumanML3D: ("new_joint_vecs", "new_joints", "new_joint_vecs.rar", "new_joint_vecs.zip", "train_val.txt"),
}  # fmt: skip


def detect(root: str | Path) -> Source:
    """A reader of the data set in `root`, with its default settings. UserError where it looks like none."""
    root = folder(root, "the data set")
    found = {reader: sum((root / mark).exists() for mark in marks) for reader, marks in _MARKS.items()}
    best = max(found, key=lambda reader: found[reader])
    if not found[best]:
        looked = "; ".join(f"{reader.__name__}: {', '.join(marks[:3])}" for reader, marks in _MARKS.items())
        asks = " ".join(reader.ask for reader in _MARKS)
        raise UserError(f"{root} looks like no data set that is read here (looked for {looked}). {asks}")
    return best(root)
