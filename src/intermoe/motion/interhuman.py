"""InterHuman's features: 262 numbers a person and frame (data set: Liang et al., InterGen, IJCV 2024).

Columns: 22 joint positions (66, metres, y up, person 1's first frame above the origin facing +z), 22 joint velocities (66, metres
a *frame*), 21 local rotations (126, first two columns of the matrix, flattened row by row; no root) and 4 foot contacts (left ankle,
left foot, right ankle, right foot). Letters: P people, T frames, F = 262.
"""

from __future__ import annotations

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.motion.blocks import layout
from intermoe.skeleton import quat
from intermoe.skeleton.smpl22 import FOOT_JOINTS, MIRROR, NUM_JOINTS

BLOCKS = layout(("position", 22, 3), ("velocity", 22, 3), ("rotation", 21, 6), ("contact", 4, 1))
NUM_FEATURES = 262
NUM_RAW = 192  # columns 0:66 and 186:312 of the data set's files
NUM_FILE, FILE_COLUMNS = 492, np.r_[0:66, 186:312]  # columns of such a file, and those of them that `from_raw` takes

CONTACT_SPEED = 0.001  # squared metres a frame, below which a foot may stand (released code)
CONTACT_HEIGHT = np.array([0.12, 0.05, 0.12, 0.05])  # metres, ankle and foot
_MIRROR_6D = np.array([1, -1, -1, 1, -1, 1])  # diag(-1,1,1) R diag(-1,1,1) on the six numbers
_MIRROR_LOCAL = np.array(MIRROR[1:]) - 1


def from_raw(raw1: np.ndarray, raw2: np.ndarray, *, floor: str = "each") -> np.ndarray:
    """Two raw clips of the data set to features.

    raw (T, 192): 22 z-up positions in metres, then 21 local 6-d rotations. `floor`: "each" puts each person's lowest joint on the floor
    alone, as the released code does; "pair" keeps one floor. Returns (2, T-1, 262) float32.
    """
    if raw1.shape != raw2.shape or raw1.ndim != 2 or raw1.shape[1] != NUM_RAW or len(raw1) < 2:
        raise UserError(
            f"raw InterHuman motion must be two equal arrays (T, {NUM_RAW}) with T >= 2, found {raw1.shape} and {raw2.shape}"
        )
    if floor not in ("each", "pair"):
        raise UserError(f"floor must be 'each' or 'pair', found '{floor}'")
    raw = np.stack([raw1, raw2]).astype(np.float64)
    p = raw[..., :66].reshape(2, -1, NUM_JOINTS, 3)
    p = np.stack([p[..., 0], p[..., 2], -p[..., 1]], -1)  # z up -> y up
    lowest = p[..., 1].min((1, 2)) if floor == "each" else np.full(2, p[..., 1].min())
    p[..., 1] -= lowest[:, None, None]
    return features(canonical(p), raw[..., 66:].reshape(2, -1, 21, 6))[:, :-1]


def canonical(positions: np.ndarray) -> np.ndarray:
    """Move the pair so that person 0's pelvis starts above the origin and faces +z. (P, T, J, 3) -> the same."""
    turn, start = canonical_transform(positions)
    return quat.rotate(turn, positions - start)


def canonical_transform(positions: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(turn (4,), start (3,)) such that rotate(turn, x - start) is canonical. The height is kept."""
    across = positions[0, 0, 2] - positions[0, 0, 1]  # left hip -> right hip; facing = up x across
    start = positions[0, 0, 0] * [1.0, 0.0, 1.0]
    return quat.heading(-np.arctan2(across[2], -across[0])), start


def recanonical(x: np.ndarray) -> np.ndarray:
    """Features (P, T, 262) moved so that person 0 starts above the origin and faces +z; all else stays as it is.

    `recanonical(x[::-1])` is the pair with its people exchanged, as if it had been read in that order.
    """
    lead = (*x.shape[:2], NUM_JOINTS, 3)
    positions, velocities = (x[..., BLOCKS[n].slice].reshape(lead).astype(np.float64) for n in ("position", "velocity"))
    turn, start = canonical_transform(positions)
    out = x.copy()
    out[..., BLOCKS["position"].slice] = quat.rotate(turn, positions - start).reshape(*x.shape[:2], -1)
    out[..., BLOCKS["velocity"].slice] = quat.rotate(turn, velocities).reshape(*x.shape[:2], -1)
    return out


def features(positions: np.ndarray, rotations_6d: np.ndarray, contacts: np.ndarray | None = None) -> np.ndarray:
    """Positions (P, T, 22, 3) and 6-d rotations (P, T, 21, 6) to (P, T, 262) float32; the last velocity repeats the one before."""
    velocity = np.diff(positions, axis=1)
    velocity = np.concatenate([velocity, velocity[:, -1:]], axis=1)
    if contacts is None:
        contacts = detect_contacts(positions)
    flat = [positions, velocity, rotations_6d, contacts[..., None]]
    return np.concatenate([x.reshape(*x.shape[:2], -1) for x in flat], axis=-1).astype(np.float32)


def detect_contacts(positions: np.ndarray) -> np.ndarray:
    """Feet that are low and slow (released thresholds). (P, T, 22, 3) -> (P, T, 4) bool."""
    feet = positions[:, :, FOOT_JOINTS]
    speed = (np.diff(feet, axis=1) ** 2).sum(-1)
    speed = np.concatenate([speed, speed[:, -1:]], axis=1)
    return (speed < CONTACT_SPEED) & (feet[..., 1] < CONTACT_HEIGHT)


def mirror_raw(raw: np.ndarray) -> np.ndarray:
    """Left and right exchanged in a raw clip (T, 192), z up: x changes sign."""
    p = raw[:, :66].reshape(-1, NUM_JOINTS, 3)[:, MIRROR] * [-1, 1, 1]
    r = raw[:, 66:].reshape(-1, 21, 6)[:, _MIRROR_LOCAL] * _MIRROR_6D
    return np.concatenate([p.reshape(len(raw), -1), r.reshape(len(raw), -1)], axis=-1).astype(raw.dtype)


def mirror(x: np.ndarray) -> np.ndarray:
    """Left and right exchanged in features (..., 262). Canonical stays canonical."""
    b, lead = BLOCKS, x.shape[:-1]
    out = np.empty_like(x)
    for name in ("position", "velocity"):
        block = x[..., b[name].slice].reshape(*lead, 22, 3)[..., MIRROR, :] * np.array([-1, 1, 1], x.dtype)
        out[..., b[name].slice] = block.reshape(*lead, -1)
    turned = x[..., b["rotation"].slice].reshape(*lead, 21, 6)[..., _MIRROR_LOCAL, :] * _MIRROR_6D.astype(x.dtype)
    out[..., b["rotation"].slice] = turned.reshape(*lead, -1)
    out[..., b["contact"].slice] = x[..., b["contact"].slice][..., [2, 3, 0, 1]]
    return out


def encode(motion: Interaction) -> np.ndarray:
    """An interaction with rotations to features (P, T, 262), canonical; contacts are the motion's own where it has them."""
    if motion.rotations is None:
        raise UserError("features need rotations: run intermoe.skeleton.solve.solve on the motion first")
    return features(
        canonical(motion.positions.astype(np.float64)), quat.to_6d(motion.rotations[:, :, 1:]), motion.foot_contacts
    )


def joints(x: np.ndarray, *, fps: float) -> Interaction:
    """Features (P, T, 262) to a motion of positions and contacts alone, each frame from its own features."""
    positions = x[..., BLOCKS["position"].slice].reshape(*x.shape[:-1], 22, 3).astype(np.float32)
    return Interaction(positions=positions, fps=fps, foot_contacts=x[..., BLOCKS["contact"].slice] > 0.5)


def decode(x: np.ndarray, *, fps: float, offsets: np.ndarray | None = None) -> Interaction:
    """Features (P, T, 262) to a motion: positions as they stand, rotations local to the parent, the root's orientation solved.

    There is no root rotation in the features: it comes from hips, spine and shoulders. `offsets` (P, J, 3) are the people's bones;
    by default the clip's own median lengths.
    """
    from intermoe.skeleton import solve

    lead = x.shape[:-1]
    positions = x[..., BLOCKS["position"].slice].reshape(*lead, 22, 3).astype(np.float32)
    local = quat.from_6d(x[..., BLOCKS["rotation"].slice].reshape(*lead, 21, 6).astype(np.float64))
    if offsets is None:
        offsets = solve.fit_offsets(positions)
    root = solve.root_orientation(positions, offsets)
    return Interaction(
        positions=positions,
        fps=fps,
        rotations=np.concatenate([root[..., None, :], local], axis=-2).astype(np.float32),
        translation=positions[..., 0, :],
        offsets=np.asarray(offsets, np.float32),
        foot_contacts=x[..., BLOCKS["contact"].slice] > 0.5,
    )
