"""The 55 joints of SMPL-X: names and parents. Positions need the user's own body model file (data/prepare/smplx.py)."""

from __future__ import annotations

from intermoe.skeleton import smpl22

_FINGERS = ("index", "middle", "pinky", "ring", "thumb")
NAMES = (
    *smpl22.NAMES, "jaw", "left_eye", "right_eye",
    *(f"{side}_{finger}{number}" for side in ("left", "right") for finger in _FINGERS for number in (1, 2, 3)),
)  # fmt: skip
NUM_JOINTS = len(NAMES)
INDEX = {name: i for i, name in enumerate(NAMES)}


def _parent(name: str) -> int:
    if name in ("jaw", "left_eye", "right_eye"):
        return INDEX["head"]
    side = name.partition("_")[0]
    return INDEX[f"{side}_wrist"] if name.endswith("1") else INDEX[name] - 1


PARENTS = (*smpl22.PARENTS, *(_parent(name) for name in NAMES[smpl22.NUM_JOINTS :]))
# index permutation that exchanges the sides
MIRROR = tuple(
    INDEX[{"left": "right", "right": "left"}.get(side := name.partition("_")[0], side) + name[len(side) :]]
    for name in NAMES
)
