"""One person's motion as SMPL pose parameters, and back: AMASS (SMPL-H), the arguments of body-model libraries, Inter-X.

Our rest pose is SMPL's (T-pose, y up, facing +z, left = +x), so rotations are the same numbers. No body model is used or
needed: a body's own rest pose differs from ours by its shape, and only its file knows by how much. That is why betas are
zero, and why the translation is the pelvis' position, which a body model adds its rest pelvis to (the same for everybody
of one shape: the pair stays as it is to one another).

AMASS (Mahmood et al., ICCV 2019) is z up. A hand of SMPL-H has three joints a finger, ours two: the second's turn is
shared. Letters: T frames, J = 22 joints of the body, H = 30 of the hands (left first; index, middle, little, ring, thumb).
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Any

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.skeleton import fingers, quat
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import FOOT_HEIGHT, NUM_JOINTS, OFFSETS

BETAS = 16
INTERX_FPS = 120.0
STAND_IN = "stand-in"  # in a motion's meta: its bones are not its own
FAR = 1e5  # metres or radians: no motion
_ORDER = ("Index", "Middle", "Pinky", "Ring", "Thumb")
_SHARE = 0.6  # of the turn of a finger's second joint that the second of SMPL-H's three takes
_UP = quat.from_axis_angle(np.array([1.0, 0.0, 0.0]), np.pi / 2)  # y up -> z up
_OFFSETS, _SHAPES, _AXIS, _TEXT = (f"intermoe_{name}" for name in ("offsets", "hand_shapes", "up_axis", "text"))
_GENDERS = {"man": "male", "woman": "female"}
FLOOR = FOOT_HEIGHT  # metres, of the lowest joint of a body that stands
_RATES = ("mocap_framerate", "mocap_frame_rate", "fps", "frame_rate")
ARRAYS = (
    "poses",
    "trans",
    "global_orient",
    "body_pose",
    "transl",
    "root_orient",
    "pose_body",
    *_RATES,
    _OFFSETS,
    _SHAPES,
    _AXIS,
    _TEXT,
)  # what `person` reads


class StandIn(UserWarning):
    """A file lacks what only a licensed body model tells; our own skeleton stands in."""


def amass(motion: Interaction, person: int) -> dict[str, np.ndarray]:
    """One person of a motion with rotations and offsets (skeleton.solve) as the arrays of an AMASS file, z up.

    poses (T, 156) rotation vectors of body and hands, trans (T, 3) of the pelvis in metres, betas (16,) and dmpls (T, 8)
    zero, gender, mocap_framerate and mocap_frame_rate (both names are in use), and ours: the bones, hand shapes and text.
    """
    body, hands, places = _parameters(motion, person)
    body[:, 0] = quat.to_rotvec(quat.multiply(_UP, quat.from_rotvec(body[:, 0])))
    poses = np.concatenate([body, hands], axis=1).reshape(len(body), -1)
    return {
        "poses": poses.astype(np.float32),
        "trans": quat.rotate(_UP, places).astype(np.float32),
        "betas": np.zeros(BETAS, np.float32),
        "dmpls": np.zeros((len(poses), 8), np.float32),
        "gender": np.array(_gender(motion, person)),
        "mocap_framerate": np.array(float(motion.fps)),
        "mocap_frame_rate": np.array(float(motion.fps)),
        **_own(motion, person, "z"),
    }


def smplx(motion: Interaction, person: int) -> dict[str, np.ndarray]:
    """The same as the keyword arguments of SMPL-X body models (hands in full, flat mean), y up, and fps.

    global_orient, transl, jaw_pose, leye_pose, reye_pose (T, 3), body_pose (T, 63), left_hand_pose, right_hand_pose
    (T, 45), betas (T, 16), expression (T, 10), gender.
    """
    body, hands, places = _parameters(motion, person)
    frames = len(body)
    still = np.zeros((frames, 3), np.float32)
    return {
        "global_orient": body[:, 0].astype(np.float32),
        "body_pose": body[:, 1:].reshape(frames, -1).astype(np.float32),
        "left_hand_pose": hands[:, :15].reshape(frames, -1).astype(np.float32),
        "right_hand_pose": hands[:, 15:].reshape(frames, -1).astype(np.float32),
        "transl": places.astype(np.float32),
        "betas": np.zeros((frames, BETAS), np.float32),
        "expression": np.zeros((frames, 10), np.float32),
        **dict.fromkeys(("jaw_pose", "leye_pose", "reye_pose"), still),
        "gender": np.array(_gender(motion, person)),
        "fps": np.array(float(motion.fps)),
        **_own(motion, person, "y"),
    }


def is_parameters(names: object) -> bool:
    """Whether arrays of these names are what `person` reads."""
    have = set(names) if isinstance(names, list | tuple | set | dict) else set()
    return bool({"poses", "global_orient", "root_orient"} & have)


def person(arrays: Mapping[str, np.ndarray], where: object, *, fps: float | None = None) -> Interaction:
    """One person (P = 1), y up, from what `amass` or `smplx` made, an AMASS file, or an Inter-X P1.npz or P2.npz.

    fps: the true rate, needed where the arrays tell none. Without our own bones in it our rest pose's stand in, with a
    StandIn warning. UserError, which names the file `where`, for arrays that are missing, misshapen or not finite.
    """
    root, body, trans, up = _read(arrays, where)
    frames = len(trans)
    rotvecs = np.concatenate([root[:, None], body], axis=1)
    for name, array in (("rotations", rotvecs), ("translations", trans)):
        if not (np.abs(array) < FAR).all():
            raise UserError(
                f"{where}: its {name} are not finite or beyond {FAR:g}; repair the file or export it again."
            )
    rotations = quat.from_rotvec(rotvecs)
    if up == "z":
        rotations[:, 0] = quat.multiply(quat.inverse(_UP), rotations[:, 0])
        trans = quat.rotate(quat.inverse(_UP), trans)
    offsets, shapes = arrays.get(_OFFSETS), arrays.get(_SHAPES)
    stand_in = offsets is None
    if offsets is None:
        offsets = OFFSETS
        warnings.warn(
            f"{where} has no bone lengths, which only the licensed body model tells: those of our own 1.75 m skeleton "
            "stand in, so angles are the file's and positions near it.",
            StandIn,
            stacklevel=2,
        )
    _shaped(offsets, (NUM_JOINTS, 3), _OFFSETS, where)
    positions, _ = forward(rotations, trans, offsets.astype(np.float64))
    told = arrays.get(_TEXT, np.array(""))
    return Interaction(
        positions[None].astype(np.float32),
        _rate(arrays, where, fps),
        rotations[None].astype(np.float32),
        trans[None].astype(np.float32),
        np.asarray(offsets, np.float32)[None],
        hand_shapes=None if shapes is None else _shaped(shapes, (frames, 2), _SHAPES, where)[None],
        text=str(told.item()) if told.size == 1 and told.dtype.kind == "U" else "",
        meta={"bones": STAND_IN} if stand_in else {},
    )


def _parameters(motion: Interaction, person: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rotation vectors (T, J, 3) and (T, H, 3), pelvis (T, 3), y up."""
    assert motion.rotations is not None and motion.translation is not None
    turns = fingers.rotations(motion)[person].reshape(motion.num_frames, 2, len(fingers.DIGITS), 2, 4)
    turns = quat.to_rotvec(turns[:, :, [fingers.DIGITS.index(digit) for digit in _ORDER]])  # (T, 2, 5, 2, 3)
    three = np.stack([turns[..., 0, :], _SHARE * turns[..., 1, :], (1 - _SHARE) * turns[..., 1, :]], axis=-2)
    body = quat.to_rotvec(motion.rotations[person].astype(np.float64))
    return body, three.reshape(motion.num_frames, 30, 3), motion.translation[person].astype(np.float64)


def _own(motion: Interaction, person: int, up: str) -> dict[str, np.ndarray]:
    """What our own reader needs beyond the format."""
    assert motion.offsets is not None
    shapes = {} if motion.hand_shapes is None else {_SHAPES: motion.hand_shapes[person].astype(np.int8)}
    return {
        _OFFSETS: motion.offsets[person].astype(np.float32),
        _AXIS: np.array(up),
        _TEXT: np.array(motion.text),
        **shapes,
    }


def _gender(motion: Interaction, person: int) -> str:
    told = motion.identity[person] if person < len(motion.identity) else {}
    return _GENDERS.get(str(told.get("sex")), "neutral")


def _read(arrays: Mapping[str, np.ndarray], where: object) -> tuple[np.ndarray, np.ndarray, np.ndarray, str]:
    """Root (T, 3) and body (T, 21, 3) rotation vectors, translations (T, 3), and the axis that is up."""
    if "poses" in arrays:
        poses = _numbers(arrays, "poses", where)
        if poses.ndim != 2 or poses.shape[1] < 3 * NUM_JOINTS or poses.shape[1] % 3 or not len(poses):
            raise UserError(f"{where}: expected poses (T, 156), rotation vectors of 52 joints, found {poses.shape}.")
        body, trans, up = poses[:, : 3 * NUM_JOINTS].reshape(-1, NUM_JOINTS, 3), _numbers(arrays, "trans", where), "z"
        root, body = body[:, 0], body[:, 1:]
    else:
        names = ("global_orient", "body_pose", "transl")
        if "global_orient" not in arrays:
            names = ("root_orient", "pose_body", "trans")
        root, body, trans = (_numbers(arrays, name, where) for name in names)
        root = root.reshape(len(root), -1) if root.ndim > 1 else root
        if root.ndim != 2 or root.shape[1] != 3 or not len(root):
            raise UserError(f"{where}: expected {names[0]} (T, 3), rotation vectors, found {root.shape}.")
        frames = len(root)
        if body.shape not in ((frames, 63), (frames, 21, 3)):
            raise UserError(f"{where}: expected {names[1]} ({frames}, 63), rotation vectors, found {body.shape}.")
        body = body.reshape(frames, 21, 3)
        up = "y" if names[0] == "root_orient" or _upright(root) else "z"
    told = arrays.get(_AXIS)
    if told is not None and told.size == 1 and str(told.item()) in ("y", "z"):
        up = str(told.item())
    return root, body, _shaped(trans, (len(root), 3), "translation", where), up


def _upright(root: np.ndarray) -> bool:
    """Whether bodies of these root rotations (T, 3) stand along y rather than along z, most of the time."""
    if not (np.abs(root) < FAR).all():
        return True
    heads = quat.rotate(quat.from_rotvec(root), np.array([0.0, 1.0, 0.0])).mean(0)
    return bool(heads[1] >= heads[2])


def _rate(arrays: Mapping[str, np.ndarray], where: object, fps: float | None) -> float:
    if fps is not None:
        return float(fps)
    for name in _RATES:
        if name in arrays:
            rate = arrays[name]
            if rate.size != 1 or rate.dtype.kind not in "iuf" or not 0 < float(rate.item()) <= 1000:
                raise UserError(
                    f"{where}: {name} must be a number above 0 and at most 1000; say the true rate with --fps."
                )
            return float(rate.item())
    if "root_orient" in arrays and "poses" not in arrays:
        return INTERX_FPS
    raise UserError(f"{where} tells no frame rate ({', '.join(_RATES)}); say it with --fps.")


def _numbers(arrays: Mapping[str, np.ndarray], name: str, where: object) -> np.ndarray:
    """An array as float64. UserError where it is missing or holds no numbers."""
    array: Any = arrays.get(name)
    if array is None:
        raise UserError(f"{where} has no array {name}; it holds {', '.join(sorted(arrays)) or 'nothing'}.")
    if array.dtype.kind not in "iuf":
        raise UserError(f"{where}: {name} must be numbers, found {array.dtype}.")
    return array.astype(np.float64)


def _shaped(array: np.ndarray, shape: tuple[int, ...], name: str, where: object) -> np.ndarray:
    if array.shape != shape or array.dtype.kind not in "iuf":
        raise UserError(f"{where}: expected {name} {shape}, found {array.dtype} {array.shape}.")
    return array
