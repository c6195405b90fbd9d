"""MuJoCo: the two people as joint angles of dm_control's CMU humanoid, one CSV a person, for imitation and control.

The humanoid has bones and limits of its own, so per frame its posture is solved for: hands and feet are put where the
person's are, knees, elbows and trunk follow as far as limits allow (damped Gauss-Newton on MuJoCo's own kinematics and
Jacobians, from the frame before). Both people are scaled by one factor about the world's origin, in which the pair's
mean body gets the humanoid's size: who touches still touches. MuJoCo's world is z up: (x, y, z) becomes (x, -z, y).

A row is a frame: time in seconds, then qpos: the root's place (m), its quaternion (w x y z), joint angles (radians).
Letters: P people, T frames, J = 22 joints, N targets, V = 62 velocities of the humanoid.
"""

from __future__ import annotations

import string
from contextlib import ExitStack
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from scipy.ndimage import gaussian_filter1d

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write
from intermoe.core.types import Interaction
from intermoe.export.flesh import Vector
from intermoe.export.polygonise import Array
from intermoe.skeleton import fingers, quat
from intermoe.skeleton.body import stature
from intermoe.skeleton.kinematics import forward
from intermoe.skeleton.smpl22 import ANKLE_HEIGHT, FOOT_HEIGHT, HAND_LENGTH, STATURE
from intermoe.skeleton.solve import consistent

ENDING = ".qpos.csv"
ROOT = ("root_x", "root_y", "root_z", "root_qw", "root_qx", "root_qy", "root_qz")
SIZE = 0.966  # of the humanoid's limbs and trunk, as a share of the 1.75 m rest pose's
_ANKLE, _BALL = 0.052, 0.030  # m, of the humanoid's lfoot and ltoes above the floor it stands on
_UP = quat.from_axis_angle(np.array([1.0, 0.0, 0.0]), np.pi / 2)  # y up -> z up
_FIRST, _NEXT = 40, 6  # steps of the solver in the first frame, in every other
_STRIDES = 0.35, 0.12  # radians a step at most, likewise: no joint turns faster than 0.7 rad a frame
_DAMPING, _REST = 1e-4, 2e-4  # of the solver; pull to straight joints
_ROUNDS, _GOOD = 4, 0.04  # how often a hand further off than this (m) is tried anew
_CHANGE, _FADE = (
    0.05,
    2.5,
)  # of going from one solution to another: its price for a radian squared; frames it is spread over
_SEEDS = np.random.default_rng(0).random((10, 10))  # beginnings of an arm, as shares of its joints' ranges
_CLOSE = 1e-3  # radians and metres: a step below it ends the frame


@dataclass(frozen=True)
class _Point:
    """A point of a body of the humanoid that should be where a point of the person is; metres."""

    body: str
    joint: int
    weight: float
    there: Vector = (0.0, 0.0, 0.0)  # in the body's axes
    here: Vector = (0.0, 0.0, 0.0)  # in the joint's rest axes, for a person of 1.75 m
    lift: float = 0.0  # and so far above it along the joint's rest axes, in the humanoid's own metres


def _sides(left: _Point, right: int) -> tuple[_Point, _Point]:
    x, y, z = left.here
    return left, replace(left, body="r" + left.body[1:], joint=right, here=(-x, y, z))


_POINTS = (
    *_sides(_Point("lfemur", 1, 1.0), 2),
    *_sides(_Point("ltibia", 4, 1.5), 5),
    *_sides(_Point("lfoot", 7, 10.0, here=(0, -ANKLE_HEIGHT, 0), lift=_ANKLE), 8),
    *_sides(_Point("ltoes", 10, 4.0, here=(0, -FOOT_HEIGHT, 0), lift=_BALL), 11),
    *_sides(_Point("lhumerus", 16, 1.0), 17),
    *_sides(_Point("lradius", 18, 1.5), 19),
    *_sides(_Point("lhand", 20, 10.0), 21),
    *_sides(_Point("lhand", 20, 4.0, (0, -HAND_LENGTH * SIZE, 0), (HAND_LENGTH, 0, 0)), 21),
)
_HAND_ROWS = [row for row, point in enumerate(_POINTS) if point.body.endswith("hand") and not any(point.there)]
_TURNS = (
    ("root", 0, 0.5),
    ("thorax", 9, 0.3),
    ("head", 15, 0.5),
    ("lhand", 20, 0.3),
    ("rhand", 21, 0.3),
)  # weights: m/rad
_STRAIGHT_LEGS = {"lfemurrz": -20.0, "rfemurrz": 20.0}  # degrees at which the humanoid stands like our rest pose


def targets(path: str | Path, num_people: int) -> list[Path]:
    """The files that OUT.qpos stands for: OUT.qpos.csv for one person, OUT_a.qpos.csv and OUT_b.qpos.csv for two."""
    path = Path(path)
    letters = [""] if num_people == 1 else [f"_{letter}" for letter in string.ascii_lowercase[:num_people]]
    return [path.with_name(f"{path.stem}{letter}{ENDING}") for letter in letters]


def check() -> None:
    """UserError where mujoco or dm_control is missing: said before the work."""
    for name in ("mujoco", "dm_control"):
        if find_spec(name) is None:
            raise _missing(name)


def humanoid() -> Any:
    """The MjModel of the humanoid. UserError where mujoco or dm_control is missing."""
    path = humanoid_path()
    import mujoco

    return mujoco.MjModel.from_xml_path(str(path))


def humanoid_path() -> Path:
    """Where dm_control (Apache-2.0) keeps the humanoid's MJCF. UserError where it, or mujoco, is not installed."""
    check()
    found = find_spec("dm_control")  # importing it would load OpenGL
    assert found is not None and found.submodule_search_locations is not None
    return Path(next(iter(found.submodule_search_locations))) / "suite" / "humanoid_CMU.xml"


def _missing(name: str) -> UserError:
    return UserError(
        f"MuJoCo angles need the package {name}, which is missing: in the checkout, pip install -c constraints.txt '.[mujoco]'"
    )


def columns(model: Any) -> list[str]:
    """The CSV's header: time, the root's place and orientation, the humanoid's joints in qpos' order."""
    return ["time", *ROOT, *(model.joint(joint).name for joint in range(1, model.njnt))]


def scale(offsets: Array) -> float:
    """By how much the pair is scaled, from its bone offsets (P,J,3)."""
    return SIZE * STATURE / float(np.mean(stature(offsets)))


def write_qpos(interaction: Interaction, path: str | Path) -> list[Path]:
    """Write one CSV a person (see `targets`), all or none. Rotations that are missing are solved from the positions.

    UserError where mujoco or dm_control is missing, for another skeleton than smpl22 and for paths that cannot be written.
    """
    model, moving = humanoid(), consistent(interaction)
    header, times = ",".join(columns(model)), np.arange(moving.num_frames) / moving.fps
    tables = [np.column_stack([times, angles]) for angles in retarget(moving, model)]
    finals = targets(path, moving.num_people)
    with ExitStack() as stack:
        for final, table in zip(finals, tables, strict=True):
            temporary = stack.enter_context(atomic_write(final))
            np.savetxt(temporary, table + 0.0, fmt="%.6f", delimiter=",", header=header, comments="", encoding="ascii")
    return finals


def retarget(moving: Interaction, model: Any) -> Array:
    """qpos (P,T,63) of the humanoid for a consistent interaction (skeleton.solve), joint limits kept."""
    points, turns = aims(moving)
    fingers_bent = _fingers(moving, model)
    return np.stack([
        _Solver(model).follow(points[person], turns[person], fingers_bent[person])
        for person in range(moving.num_people)
    ])  # fmt: skip


def aims(moving: Interaction) -> tuple[Array, Array]:
    """Where the humanoid's points should be (P,T,N,3) and how its bodies should be turned (P,T,5,4), z up, scaled."""
    assert moving.rotations is not None and moving.translation is not None and moving.offsets is not None
    positions, world = forward(
        moving.rotations.astype(float), moving.translation.astype(float), moving.offsets[:, None].astype(float)
    )
    size, whole = np.asarray(stature(moving.offsets) / STATURE), scale(moving.offsets)
    joints = [point.joint for point in _POINTS]
    here = np.array([point.here for point in _POINTS]) * size[:, None, None, None]
    points = whole * (positions[:, :, joints] + quat.rotate(world[:, :, joints], here))
    points += quat.rotate(world[:, :, joints], np.outer([point.lift for point in _POINTS], (0, 1, 0)))
    return quat.rotate(_UP, points), quat.multiply(_UP, world[:, :, [joint for _, joint, _ in _TURNS]])


def _fingers(moving: Interaction, model: Any) -> Array:
    """Angles (P,T,2) of the fingers, left and right, radians: the mean bend of knuckles and middle joints, within limits."""
    shapes = moving.hand_shapes
    if shapes is None:
        shapes = np.zeros((*moving.positions.shape[:2], 2), np.int8)
    bends = fingers.ANGLES[:, 4:].reshape(len(fingers.ANGLES), 4, 3)[..., :2].sum(axis=-1).mean(axis=-1)
    return np.clip(np.radians(fingers.blend(shapes, moving.fps) @ bends), *model.joint("lfingersrx").range)


class _Solver:
    """The humanoid's posture for one frame after the other."""

    def __init__(self, model: Any) -> None:
        import mujoco

        self._mujoco, self._model, self._data = mujoco, model, mujoco.MjData(model)
        self._low, self._high = model.jnt_range[1:].T.copy()
        self._fingers = [model.joint(name).qposadr[0] for name in ("lfingersrx", "rfingersrx")]
        arm = (
            "claviclerz",
            "claviclery",
            "humerusrz",
            "humerusry",
            "humerusrx",
            "radiusrx",
            "wristry",
            "handrz",
            "handrx",
        )
        self._arms = [np.array([model.joint(side + name).qposadr[0] for name in arm]) for side in "lr"]
        self._bodies = [model.body(point.body).id for point in _POINTS]
        self._there = np.array([point.there for point in _POINTS])
        self._weights = np.sqrt([point.weight for point in _POINTS])
        self._turned = [model.body(name).id for name, *_ in _TURNS]
        self._turn_weights = np.array([weight for *_, weight in _TURNS])
        self._data.qpos[:] = 0
        self._data.qpos[3] = 1
        for name, angle in _STRAIGHT_LEGS.items():
            self._data.qpos[model.joint(name).qposadr[0]] = np.radians(angle)
        self._look()
        self._rest = quat.inverse(self._world_turns())  # of the bodies in the rest pose, where the person's are none
        self._jacobian = np.empty((len(_POINTS), 3, model.nv))
        self._turning = np.empty((len(_TURNS), 3, model.nv))

    def follow(self, points: Array, turns: Array, bends: Array) -> Array:
        """qpos (T,63) for points (T,N,3), turns (T,5,4) and bends (T,2) of the fingers."""
        q = self._data.qpos.copy()
        q[3:7] = turns[0, 0, [3, 0, 1, 2]]
        q[:3] = points[0, :2].mean(axis=0)
        q[7:] = np.clip(q[7:], self._low, self._high)
        track, missed = self._track(q, 0, points, turns)
        for _ in range(_ROUNDS):  # an arm may be stuck behind a limit, which another way round would not meet
            worst = np.unravel_index(missed[:, _HAND_ROWS].argmax(), (len(points), 2))
            if missed[:, _HAND_ROWS][worst] < _GOOD:
                break
            frame = int(worst[0])
            other = self._track(
                self._anew(track[frame], int(worst[1]), points[frame], turns[frame]), frame, points, turns
            )
            track, missed = self._best(track, missed, *other)
        track[:, self._fingers] = bends
        flips = np.sign((track[1:, 3:7] * track[:-1, 3:7]).sum(axis=-1))
        track[1:, 3:7] *= np.cumprod(np.where(flips == 0, 1.0, flips))[:, None]
        return track

    def _track(self, q: Array, start: int, points: Array, turns: Array) -> tuple[Array, Array]:
        """The posture of every frame, from q (63,) at frame `start` to both ends, (T,63); and how far the points are off, (T,N)."""
        out, missed = np.empty((len(points), len(q))), np.empty((len(points), len(_POINTS)))

        def settle(q: Array, frame: int, steps: int, stride: float) -> None:
            for _ in range(steps):
                if np.abs(self._step(q, points[frame], turns[frame], stride)).max() < _CLOSE:
                    break
            out[frame], missed[frame] = q, self._off(q, points[frame])

        settle(q, start, 3 * _FIRST, _STRIDES[0])
        for way in (range(start + 1, len(points)), range(start - 1, -1, -1)):
            q = out[start].copy()
            for frame in way:
                settle(q, frame, _NEXT, _STRIDES[1])
        return out, missed

    def _anew(self, q: Array, side: int, points: Array, turns: Array) -> Array:
        """q (63,) with the arm of one side bent as brings its hand closest, of several beginnings."""
        found: list[tuple[float, int, Array]] = []
        for share in _SEEDS:
            tried = q.copy()
            arm = self._arms[side]
            tried[arm] = self._low[arm - 7] + share[: len(arm)] * (self._high - self._low)[arm - 7]
            for _ in range(_FIRST):
                if np.abs(self._step(tried, points, turns, _STRIDES[0])).max() < _CLOSE:
                    break
            found.append((float((self._weights**2 * self._off(tried, points) ** 2).sum()), len(found), tried))
        return min(found)[2]

    def _best(self, a: Array, missed_a: Array, b: Array, missed_b: Array) -> tuple[Array, Array]:
        """The cheaper of two tracks (T,63) frame by frame, where changing over is dear (Viterbi) and takes some frames."""
        missed = np.stack([missed_a, missed_b])
        costs = (self._weights**2 * missed**2).sum(axis=-1)
        change = _CHANGE * ((a - b)[:, 7:] ** 2).sum(axis=-1)
        total, came = costs[:, 0].copy(), np.zeros((2, len(a)), int)
        for frame in range(1, len(a)):
            over = total[::-1] + change[frame]
            came[:, frame] = np.where(over < total, [1, 0], [0, 1])
            total = np.minimum(total, over) + costs[:, frame]
        chosen = np.empty(len(a), int)
        chosen[-1] = total.argmin()
        for frame in range(len(a) - 1, 0, -1):
            chosen[frame - 1] = came[chosen[frame], frame]
        share = gaussian_filter1d(chosen.astype(float), _FADE, mode="nearest")[:, None]
        same = np.sign((a[:, 3:7] * b[:, 3:7]).sum(axis=-1, keepdims=True))
        b[:, 3:7] *= np.where(same == 0, 1.0, same)
        out = a + share * (b - a)
        out[:, 3:7] = quat.normalize(out[:, 3:7])
        return out, missed[chosen, np.arange(len(a))]

    def _off(self, q: Array, points: Array) -> Array:
        """How far the points are off, (N,) metres."""
        self._data.qpos[:] = q
        self._mujoco.mj_kinematics(self._model, self._data)
        return np.linalg.norm(self._places() - points, axis=-1)

    def _places(self) -> Array:
        matrices = self._data.xmat[self._bodies].reshape(-1, 3, 3)
        return self._data.xpos[self._bodies] + np.einsum("nab,nb->na", matrices, self._there)

    def _look(self) -> None:
        self._mujoco.mj_kinematics(self._model, self._data)
        self._mujoco.mj_comPos(self._model, self._data)

    def _world_turns(self) -> Array:
        return self._data.xquat[self._turned][:, [1, 2, 3, 0]]

    def _step(self, q: Array, points: Array, turns: Array, stride: float) -> Array:
        """Move q (63,) in place towards the aims of one frame, `stride` radians a joint at most; returns the step (V,)."""
        model, data = self._model, self._data
        data.qpos[:] = q
        self._look()
        places = self._places()
        for row, (body, place) in enumerate(zip(self._bodies, places, strict=True)):
            self._mujoco.mj_jac(model, data, self._jacobian[row], None, place, body)
        for row, body in enumerate(self._turned):
            self._mujoco.mj_jacBody(model, data, None, self._turning[row], body)
        off = quat.to_rotvec(quat.multiply(turns, quat.inverse(quat.multiply(self._world_turns(), self._rest))))
        error = np.concatenate([
            (self._weights[:, None] * (points - places)).ravel(), (self._turn_weights[:, None] * off).ravel(),
        ])  # fmt: skip
        slope = np.concatenate([
            (self._weights[:, None, None] * self._jacobian).reshape(-1, model.nv),
            (self._turn_weights[:, None, None] * self._turning).reshape(-1, model.nv),
        ])  # fmt: skip
        pull = slope.T @ error
        pull[6:] -= _REST * q[7:]
        square = slope.T @ slope + np.diag(np.r_[np.full(6, _DAMPING), np.full(model.nv - 6, _DAMPING + _REST)])
        free = np.ones(model.nv, bool)
        free[6:] = ~(((q[7:] <= self._low) & (pull[6:] < 0)) | ((q[7:] >= self._high) & (pull[6:] > 0)))
        step = np.zeros(model.nv)
        step[free] = np.linalg.solve(square[np.ix_(free, free)], pull[free])
        step *= min(1.0, stride / max(float(np.abs(step[3:]).max()), 1e-9))
        before = q[7:].copy()
        self._mujoco.mj_integratePos(model, q, step, 1.0)
        q[7:] = np.clip(q[7:], self._low, self._high)
        step[6:] = q[7:] - before
        return step
