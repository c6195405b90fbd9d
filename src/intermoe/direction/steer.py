"""Keeping a sample to its constraints while it is denoised.

At every step the prediction x_0 is moved, as little and as smoothly as it can be, to where it meets the constraints, and
the next step's network makes a motion of it again. The move is that of direction/gaussian.py, with the decoder's derivative
taken once a model over a window, and a tolerance that is wider while noise is high. Parts of
a motion that are kept are written over in x_0 (as in inpainting with diffusion models, arXiv 2201.09865).
Letters: P people, L latent frames, K coordinates, T frames, J joints, M observations.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from intermoe.core.lengths import STRIDE, latent_length
from intermoe.core.types import Interaction
from intermoe.diffusion.schedules import alphas_cumprod
from intermoe.direction import gaussian
from intermoe.direction.constraints import HANDS, PEOPLE, Constraints
from intermoe.direction.contradictions import path_place
from intermoe.models.windows import WINDOW
from intermoe.motion import interhuman
from intermoe.skeleton import body, quat
from intermoe.skeleton.capsules import CAPSULES
from intermoe.skeleton.smpl22 import INDEX, NAMES, NUM_JOINTS, PARENTS
from intermoe.skeleton.solve import solve

TIGHT, LOOSE = 0.005, 0.10  # metres of tolerance without noise, and what full noise adds
# frames of a person at which bones are held to their length: at most so many of those with something asked, and every so many
MOST_BONES, BONES = 8, 36
EVERY = 8  # frames between two observations of a floor path
AHEAD = 1.3  # metres before person A at which a lone kept person B stands
ROUNDS = 6  # moves of the finished sample, whose value is measured anew each time

Value = Callable[[Tensor], Tensor]


@dataclass(frozen=True)
class Point:
    """A joint or hand point of one person at one frame."""

    person: int
    frame: int
    name: str

    def parts(self) -> tuple[tuple[int, float], ...]:
        """Joints and weights whose sum is this point, as far as it is linear."""
        return body.parts(self.name)

    def at(self, joints: Tensor) -> Tensor:
        """joints (P,T,J,3) -> (3,)."""
        frame = joints[self.person, self.frame]
        return sum((weight * frame[joint] for joint, weight in self.parts()), torch.zeros(3, dtype=joints.dtype))


@dataclass(frozen=True)
class Observation:
    """What is asked of a point, or of the way between two: `target` where given, else a distance."""

    what: str  # for people
    point: Point
    target: tuple[float | None, float | None, float | None] = (None, None, None)
    other: Point | None = None  # they meet
    apart: float = 0.0  # metres between two points that touch

    @property
    def axes(self) -> tuple[int, ...]:
        return (0, 1, 2) if self.other is not None else tuple(a for a, v in enumerate(self.target) if v is not None)

    def missing(self, at: Callable[[Point], Tensor]) -> Tensor:
        """What is left to go along `axes`, metres; `at` tells where a point is."""
        place = at(self.point)
        if self.other is not None:
            way = at(self.other) - place
            distance = way.norm().clamp(min=1e-6)
            return way * (1.0 - self.apart / distance) if distance > self.apart else torch.zeros_like(way)
        goal = torch.tensor([0.0 if v is None else v for v in self.target], dtype=place.dtype)
        return (goal - place)[list(self.axes)]


@dataclass(frozen=True)
class Place:
    """The model's world (person 0 starts above the origin and faces +z) in that of the constraints."""

    turn: np.ndarray  # (4,) world -> model: rotate(turn, x - start)
    start: np.ndarray  # (3,)

    def inward(self, x: np.ndarray) -> np.ndarray:
        return quat.rotate(self.turn, np.asarray(x, np.float64) - self.start)

    def outward(self, x: np.ndarray) -> np.ndarray:
        return quat.rotate(quat.inverse(self.turn), np.asarray(x, np.float64)) + self.start

    def placed(self, motion: Interaction, *, into: bool) -> Interaction:
        """The motion moved into the model's world, or out of it."""
        move, turn = (self.inward, self.turn) if into else (self.outward, quat.inverse(self.turn))
        positions = move(motion.positions).astype(np.float32)
        changes: dict[str, np.ndarray] = {"positions": positions, "translation": positions[:, :, 0]}
        if motion.rotations is not None:
            rotations = np.array(motion.rotations, np.float64)
            rotations[:, :, 0] = quat.multiply(turn, rotations[:, :, 0])
            changes["rotations"] = rotations.astype(np.float32)
        return motion.replace(**changes)


def place_of(constraints: Constraints) -> Place:
    """Where person 0 starts: as the kept motion does, else where `start` says."""
    keep = constraints.keep
    if keep is None:
        start = constraints.start
        return Place(quat.heading(-math.radians(start.facing)), np.array([start.x, 0.0, start.z]))
    positions = np.asarray(keep.motion.positions, np.float64)
    if keep.person != 1 or len(positions) > 1:
        return Place(*interhuman.canonical_transform(positions))
    # person B alone: A stands before them and looks at them
    turn, at = interhuman.canonical_transform(positions)
    ahead = quat.rotate(quat.inverse(turn), np.array([0.0, 0.0, AHEAD]))
    return Place(quat.multiply(quat.heading(np.pi), turn), at + ahead)


def observations(constraints: Constraints, frames: int, fps: float, place: Place) -> list[Observation]:
    """All that is asked, in the model's world."""

    def frame(time: float) -> int:
        return min(max(round(time * fps), 0), frames - 1)

    found = []
    for number, pin in enumerate(constraints.pins, 1):
        for name, goal in pin.joints.items():
            where = f"pin {number} ({name} of {PEOPLE[pin.person].upper()} at {pin.time:g} s)"
            found.append(Observation(where, Point(pin.person, frame(pin.time), name), _moved(goal, place)))
    for number, path in enumerate(constraints.paths, 1):
        times = [time for time, *_ in path.points]
        asked = sorted({frame(t) for t in times} | set(range(frame(times[0]), frame(times[-1]) + 1, EVERY)))
        for at in asked:
            x, z = (float(v) for v in path_place(path, at / fps))
            where = f"path {number} (of {PEOPLE[path.person].upper()} at {at / fps:.2f} s)"
            goal = _moved((x, None, z), place)
            found.append(Observation(where, Point(path.person, at, "pelvis"), goal))
    for number, meet in enumerate(constraints.meets, 1):
        at, apart = frame(meet.time), thickness(meet.a) + thickness(meet.b)
        where = f"meeting {number} ({meet.a} of A and {meet.b} of B at {meet.time:g} s)"
        found.append(Observation(where, Point(0, at, meet.a), other=Point(1, at, meet.b), apart=apart))
    return found


def _moved(at: tuple[float | None, ...], place: Place) -> tuple[float | None, float | None, float | None]:
    """A place in the model's world. An axis left open along the floor leaves both open where the worlds are turned."""
    x, y, z = at
    turned = abs(abs(float(place.turn[3])) - 1.0) > 1e-6
    if (x is None or z is None) and turned:
        x = z = None
    moved = place.inward(np.array([x or 0.0, y or 0.0, z or 0.0]))
    return (
        None if x is None else float(moved[0]),
        None if y is None else float(moved[1]),
        None if z is None else float(moved[2]),
    )


def thickness(name: str) -> float:
    """Metres from a named point to the body's surface there; a hand is its surface, but for half its own thickness."""
    if name in HANDS:
        return 0.02
    joint = INDEX[name]
    return min((radius for _, a, b, radius in CAPSULES if joint in (a, b)), default=0.1)


class Steering:
    """`correct` for `diffusion.sample`: one clip that keeps to its constraints."""

    def __init__(self, constraints: Constraints, *, frames: int, fps: float, encode: Value, decode: Value) -> None:
        """
        Args:
            constraints: in the order of the model's people.
            frames: T. fps: frames a second.
            encode, decode: features (P,T,262) -> coordinates (P,L,K), and back (`models.bundle.InterMoE`).
        """
        self.frames, self.decode = frames, decode
        self.bones: Tensor | None = None  # (P,J-1) metres that the people's bones have; None: the sample's own
        self.length = latent_length(frames)
        self.place = place_of(constraints)
        self.asked = observations(constraints, frames, fps, self.place)
        self.kept: list[tuple[int, Tensor, Tensor]] = []  # person, latent frames (L,) bool, coordinates (L,K)
        if constraints.keep is not None:
            self._keep(constraints, encode, fps)
        self._response: Tensor | None = None  # (M,P,L,K)
        self._spread: Tensor | None = None  # (L,L)
        self._derivative: Tensor | None = None  # (STRIDE,J,3,WINDOW,K)

    def _keep(self, constraints: Constraints, encode: Value, fps: float) -> None:
        keep = constraints.keep
        assert keep is not None
        motion = self.place.placed(solve(keep.motion) if keep.motion.rotations is None else keep.motion, into=True)
        assert motion.rotations is not None
        x = interhuman.features(
            motion.positions.astype(np.float64), quat.to_6d(motion.rotations[:, :, 1:]), motion.foot_contacts
        )
        wanted = STRIDE * self.length
        x = np.concatenate([x[:, :wanted], np.repeat(x[:, -1:], max(0, wanted - x.shape[1]), axis=1)], axis=1)
        with torch.no_grad():
            coordinates = encode(torch.from_numpy(x).float())
        held = kept_frames(constraints, self.frames, fps)
        for person in (0, 1):
            who = 0 if len(motion.positions) == 1 else person
            for edge, inside, _ in borders(held[person]):
                # decoded frames depend on the latent frames before them, so what follows a gap is asked for as well
                for frame in {inside, min(inside - min(edge, 0) * STRIDE, motion.num_frames - 1, self.frames - 1)}:
                    self.asked += [
                        Observation("what is kept", Point(person, frame, name), (float(x), float(y), float(z)))
                        for name, (x, y, z) in zip(NAMES, motion.positions[who, frame], strict=True)
                    ]
            frames = np.concatenate([held[person], np.repeat(held[person, -1:], wanted - self.frames)])
            whole = torch.from_numpy(frames.reshape(-1, STRIDE).all(1))
            if whole.any():
                self.kept.append((person, whole, coordinates[0 if len(coordinates) == 1 else person]))

    def __call__(self, x_0: Tensor, timestep: int) -> Tensor:
        """x_0 (1,P,L,F) as predicted at a timestep -> as it is kept to the constraints."""
        noise = 1.0 - float(alphas_cumprod()[timestep])
        x_0 = self._written(x_0)
        return self._moved_to(x_0, TIGHT + LOOSE * noise) if self.asked else x_0

    def take_bones(self, x_0: Tensor) -> None:
        """Keep to the people of another sample (1,P,L,F)."""
        joints = self._joints(x_0)
        self.bones = (joints[:, :, 1:] - joints[:, :, list(PARENTS[1:])]).norm(dim=-1).median(dim=1).values

    def finish(self, x_0: Tensor) -> Tensor:
        """The finished sample, moved until it meets the constraints or no move helps."""
        x_0 = self._written(x_0)
        best, least = x_0, self._miss(x_0)
        for _ in range(ROUNDS if self.asked else 0):
            x_0 = self._moved_to(x_0, TIGHT)
            if (miss := self._miss(x_0)) >= least:
                break
            best, least = x_0, miss
        return best

    def free(self) -> Tensor:
        """Who may be moved in which latent frames: (P,L) bool; what is kept may not."""
        free = torch.ones(2, self.length, dtype=torch.bool)
        for person, whole, _ in self.kept:
            free[person, whole] = False
        return free

    def _written(self, x_0: Tensor) -> Tensor:
        if not self.kept:
            return x_0
        x_0 = x_0.clone()
        for person, whole, coordinates in self.kept:
            width = coordinates.shape[-1]
            x_0[0, person, whole, :width] = coordinates[whole].to(x_0)
        return x_0

    def _joints(self, x_0: Tensor) -> Tensor:
        """(P,T,J,3) float64 on the CPU."""
        x = self.decode(x_0[0])
        return x[..., interhuman.BLOCKS["position"].slice].unflatten(-1, (NUM_JOINTS, 3)).double().cpu()

    def _miss(self, x_0: Tensor) -> float:
        joints = self._joints(x_0)
        return max((float(o.missing(lambda p: p.at(joints)).norm()) for o in self.asked), default=0.0)

    def _moved_to(self, x_0: Tensor, tolerance: float) -> Tensor:
        joints = self._joints(x_0)
        left = torch.cat([o.missing(lambda p: p.at(joints)) for o in self.asked])  # (M,)
        response, spread = self._linear(x_0)
        bones, short = self._bones(x_0, joints)
        response, left = torch.cat((response, bones)), torch.cat((left, short))
        free = self.free().to(response)
        move = gaussian.move(response * free[None, :, :, None], spread, left, tolerance) * free[:, :, None]
        x_0 = x_0.clone()
        x_0[0, :, :, : move.shape[-1]] += move.to(x_0)
        return x_0

    def _linear(self, x_0: Tensor) -> tuple[Tensor, Tensor]:
        """How each observation follows from the coordinates (M,P,L,K), and over how much time a move is spread (L,L)."""
        if self._response is None or self._spread is None:
            window = self._window(x_0)  # (STRIDE,J,3,WINDOW,K)
            rows = []
            for observed in self.asked:
                for axis in observed.axes:
                    row = torch.zeros(2, self.length, window.shape[-1], dtype=torch.float64)
                    self._add(row, observed.point, axis, window, 1.0)
                    if observed.other is not None:
                        self._add(row, observed.other, axis, window, -1.0)
                    rows.append(row)
            self._response = torch.stack(rows)
            self._spread = gaussian.spread(self.length)
        return self._response, self._spread

    def _bones(self, x_0: Tensor, joints: Tensor) -> tuple[Tensor, Tensor]:
        """Lengths of bones, which are to stay `bones`: without them a person whose pelvis is asked down is made small in place
        of bent. Responses (N,P,L,K), and what is missing (N,), metres.

        Of whom something is asked, there and every `BONES` frames; not of people with kept frames, who have the bones of what
        is kept.
        """
        window = self._window(x_0)
        lengths = (joints[:, :, 1:] - joints[:, :, list(PARENTS[1:])]).norm(dim=-1)  # (P,T,J-1)
        usual = lengths.median(dim=1).values if self.bones is None else self.bones
        rows, short = [], []
        held = {person for person, *_ in self.kept}
        asked = {
            (point.person, point.frame) for one in self.asked for point in (one.point, one.other) if point is not None
        }
        for person in {who for who, _ in asked} - held:
            frames = sorted(frame for who, frame in asked if who == person)
            frames = frames[:: max(1, -(-len(frames) // MOST_BONES))]
            for frame in sorted({*frames, *range(0, self.frames, BONES)}):
                latent, step = divmod(frame, STRIDE)
                at = joints[person, frame]
                way = (at[1:] - at[list(PARENTS[1:])]) / lengths[person, frame, :, None].clamp(min=1e-6)
                turn = window[step, 1:] - window[step, list(PARENTS[1:])]  # (J-1,3,WINDOW,K)
                row = torch.zeros(len(way), 2, self.length, window.shape[-1], dtype=torch.float64)
                lags = min(latent + 1, WINDOW)
                row[:, person, latent - lags + 1 : latent + 1] = torch.einsum("jx,jxwk->jwk", way, turn)[:, :lags].flip(
                    1
                )
                rows.append(row)
                short.append(usual[person] - lengths[person, frame])
        if not rows:
            return torch.zeros(0, 2, self.length, window.shape[-1], dtype=torch.float64), torch.zeros(
                0, dtype=torch.float64
            )
        return torch.cat(rows), torch.cat(short)

    def _add(self, row: Tensor, point: Point, axis: int, window: Tensor, sign: float) -> None:
        latent, step = divmod(point.frame, STRIDE)
        for joint, weight in point.parts():
            for lag in range(WINDOW):
                if latent - lag >= 0:
                    row[point.person, latent - lag] += sign * weight * window[step, joint, axis, lag]

    def _window(self, x_0: Tensor) -> Tensor:
        """Derivative of the joints of one latent frame's frames by the latent frames up to it: (STRIDE,J,3,WINDOW,K).

        Taken where the sample's first person is in the middle of the clip.
        """
        if self._derivative is not None:
            return self._derivative
        middle = max(0, self.length // 2 - WINDOW)
        width = self.decode_width(x_0)
        around = x_0[0, 0, middle : middle + 2 * WINDOW, :width].detach().float()
        if len(around) < 2 * WINDOW:
            around = torch.cat([around, around[-1:].expand(2 * WINDOW - len(around), -1)])

        def joints(latents: Tensor) -> Tensor:  # (2*WINDOW,K) -> (STRIDE,J*3)
            x = self.decode(latents[None])[0, -STRIDE:]
            return x[..., interhuman.BLOCKS["position"].slice]

        with torch.inference_mode(False), torch.enable_grad():  # whoever samples may be in inference mode
            found = torch.autograd.functional.jacobian(
                joints, around.clone(), vectorize=True
            )  # (STRIDE,J*3,2*WINDOW,K)
        newest_first = found[:, :, -WINDOW:].flip(2)
        self._derivative = newest_first.unflatten(1, (NUM_JOINTS, 3)).double().cpu()
        return self._derivative

    def decode_width(self, x_0: Tensor) -> int:
        """K: hand channels behind the coordinates are not decoded."""
        return x_0.shape[-1] if not self.kept else min(x_0.shape[-1], self.kept[0][2].shape[-1])


def kept_frames(constraints: Constraints, frames: int, fps: float) -> np.ndarray:
    """Which frames of whom are kept: (2,T) bool."""
    held = np.zeros((2, frames), bool)
    keep = constraints.keep
    if keep is None:
        return held
    people = (0, 1) if keep.person is None else (keep.person,)
    for begin, end in keep.spans if keep.spans is not None else ((0.0, frames / fps),):
        held[people, max(0, round(begin * fps)) : min(frames, round(end * fps))] = True
    return held


def borders(held: np.ndarray) -> list[tuple[int, int, int]]:
    """held (T,) -> (direction into the free part, last kept frame, first free frame) of each border."""
    found = []
    for frame in np.flatnonzero(np.diff(held.astype(int))):
        found.append((1, int(frame), int(frame) + 1) if held[frame] else (-1, int(frame) + 1, int(frame)))
    return found
