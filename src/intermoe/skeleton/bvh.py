"""Reading BVH files of any skeleton, strictly: what is wrong is named with its file, line and remedy.

A BVH file has a HIERARCHY (nested joints with OFFSET and CHANNELS) and a MOTION block (a row of values a frame).
Values stay as the file has them (its own length unit, degrees); `Bvh.pose` turns them into positions and rotations.
Shapes: J joints of the file, T frames, C channels in all.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from intermoe.core.errors import UserError
from intermoe.skeleton import quat

AXES = {"X": (1.0, 0.0, 0.0), "Y": (0.0, 1.0, 0.0), "Z": (0.0, 0.0, 1.0)}
CHANNEL_NAMES = tuple(f"{axis}{kind}" for kind in ("position", "rotation") for axis in "XYZ")
_CANONICAL = {name.lower(): name for name in CHANNEL_NAMES}


@dataclass(frozen=True)
class Bvh:
    """One parsed file. Joints are in file order, so a parent always comes before its children."""

    path: Path
    names: tuple[str, ...]
    parents: tuple[int, ...]  # -1 for the root
    offsets: np.ndarray  # (J, 3) in the file's unit
    channels: tuple[tuple[str, ...], ...]  # per joint, in the order of the columns
    end_sites: dict[int, np.ndarray]  # joint -> offset (3,) of its end site
    values: np.ndarray  # (T, C) as in the file: lengths in its unit, angles in degrees
    frame_time: float  # seconds, as the header says (some headers are wrong)

    @property
    def num_frames(self) -> int:
        return len(self.values)

    def pose(self) -> tuple[np.ndarray, np.ndarray]:
        """Global joint positions (T, J, 3) in the file's unit and global rotations (T, J, 4) as quaternions xyzw.

        A position channel replaces the joint's OFFSET on its axis, as Blender and the LaFAN and CMU files have it.
        """
        num_frames, num_joints = self.num_frames, len(self.names)
        positions = np.zeros((num_frames, num_joints, 3))
        rotations = np.zeros((num_frames, num_joints, 4))
        column = 0
        for joint, (parent, channels) in enumerate(zip(self.parents, self.channels, strict=True)):
            offset = np.broadcast_to(self.offsets[joint], (num_frames, 3)).copy()
            local = np.zeros((num_frames, 4))
            local[:, 3] = 1.0
            for channel in channels:
                value = self.values[:, column]
                column += 1
                if channel.endswith("position"):
                    offset[:, "XYZ".index(channel[0])] = value
                else:
                    local = quat.multiply(local, quat.from_axis_angle(np.asarray(AXES[channel[0]]), np.radians(value)))
            if parent < 0:
                positions[:, joint], rotations[:, joint] = offset, local
            else:
                positions[:, joint] = positions[:, parent] + quat.rotate(rotations[:, parent], offset)
                rotations[:, joint] = quat.multiply(rotations[:, parent], local)
        return positions, rotations

    def rest(self) -> np.ndarray:
        """(J, 3) joint positions with all rotations zero, root at the origin."""
        positions = np.zeros((len(self.names), 3))
        for joint, parent in enumerate(self.parents):
            if parent >= 0:
                positions[joint] = positions[parent] + self.offsets[joint]
        return positions


def read_bvh(path: str | Path) -> Bvh:
    """Parse one BVH file.

    UserError names the file, the line and what to do: no BVH file, unbalanced braces, a joint named twice or inside
    itself, missing OFFSET or CHANNELS, unknown channels, a wrong number of frames or values, values that are none.
    """
    path = Path(path)
    try:
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    except FileNotFoundError:
        raise UserError(f"There is no file {path}; check the name and the folder.") from None
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror}); check that you may read it.") from None
    lines = text.splitlines()
    first = next((line.strip() for line in lines if line.strip()), "")
    if first.upper() != "HIERARCHY":
        raise UserError(f"{path} is no BVH file: it should start with HIERARCHY; export it as BVH again.")
    motion = next((number for number, line in enumerate(lines) if line.strip().upper() == "MOTION"), None)
    if motion is None:
        raise UserError(f"{path} has no MOTION block: it was cut off or holds a pose only; export it again.")
    hierarchy = _Hierarchy(path)
    for number, words in _statements(lines[:motion]):
        hierarchy.take(number, words)
    hierarchy.finish(motion + 1)
    frame_time, values = _read_motion(path, lines, motion, sum(len(c) for c in hierarchy.channels))
    return Bvh(
        path=path,
        names=tuple(hierarchy.names),
        parents=tuple(hierarchy.parents),
        offsets=np.array([hierarchy.offsets[joint] for joint in range(len(hierarchy.names))]),
        channels=tuple(hierarchy.channels),
        end_sites={joint: np.array(offset) for joint, offset in hierarchy.end_sites.items()},
        values=values,
        frame_time=frame_time,
    )


def _statements(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """(line number, words) with each brace a statement of its own, whatever the file's line breaks."""
    for number, line in enumerate(lines, 1):
        for part in re.split(r"([{}])", line):
            if words := part.split():
                yield number, words


@dataclass
class _Hierarchy:
    """Collects the HIERARCHY block, statement by statement."""

    path: Path
    names: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    offsets: dict[int, list[float]] = field(default_factory=dict)
    channels: list[tuple[str, ...]] = field(default_factory=list)
    has_channels: set[int] = field(default_factory=set)
    end_sites: dict[int, list[float]] = field(default_factory=dict)
    open: list[int | None] = field(default_factory=list)  # joints whose brace is open; None = an end site
    pending: bool = False  # a joint or end site was named and its { has not come yet

    def fail(self, number: int, problem: str, remedy: str) -> UserError:
        return UserError(f"{self.path}, line {number}: {problem}; {remedy}.")

    def take(self, number: int, words: list[str]) -> None:
        keyword = words[0].upper()
        if keyword == "HIERARCHY":
            return
        if self.pending != (keyword == "{"):
            problem = f"expected {{ before {' '.join(words)[:40]!r}" if self.pending else "a { that belongs to no joint"
            raise self.fail(number, problem, "the braces do not match, export the file again")
        if keyword == "{":
            self.pending = False
        elif keyword == "}":
            if not self.open:
                raise self.fail(number, "a } too many", "the braces do not match, export the file again")
            self._close(number)
        elif keyword in ("ROOT", "JOINT"):
            self._joint(number, keyword, " ".join(words[1:]))
        elif keyword == "END":
            if not self.open or self.open[-1] is None:
                raise self.fail(number, "an End Site outside a joint", "export the file again")
            self.open.append(None)
            self.pending = True
        elif keyword == "OFFSET":
            self._offset(number, words[1:])
        elif keyword == "CHANNELS":
            self._channels(number, words[1:])
        else:
            raise self.fail(number, f"{words[0][:40]!r} is no BVH keyword", "use JOINT, OFFSET, CHANNELS or End Site")

    def _joint(self, number: int, keyword: str, name: str) -> None:
        if not name:
            raise self.fail(number, f"{keyword} without a name", "name the joint")
        if (keyword == "ROOT") != (not self.open):
            remedy = "one file holds one person: give each person's skeleton a file of its own"
            raise self.fail(number, f"{keyword} {name} {'inside' if self.open else 'outside'} a joint", remedy)
        if keyword == "ROOT" and self.names:
            raise self.fail(number, f"a second ROOT ({name})", "give each person a file of its own")
        if name in [self.names[joint] for joint in self.open if joint is not None]:
            raise self.fail(
                number, f"joint {name} lies inside itself (a cycle)", "give each joint one parent and its own name"
            )
        if name in self.names:
            raise self.fail(number, f"joint {name} is there twice", "give every joint its own name")
        if self.open and self.open[-1] is None:
            raise self.fail(number, f"joint {name} inside an End Site", "an End Site ends its branch")
        self.parents.append(-1 if not self.open else int(self.open[-1]))  # type: ignore[arg-type]
        self.names.append(name)
        self.channels.append(())
        self.open.append(len(self.names) - 1)
        self.pending = True

    def _offset(self, number: int, words: list[str]) -> None:
        if not self.open:
            raise self.fail(number, "an OFFSET outside a joint", "export the file again")
        numbers = [_number(word) for word in words]
        if len(numbers) != 3 or not all(math.isfinite(value) for value in numbers):
            raise self.fail(number, f"OFFSET {' '.join(words)[:60]}", "an OFFSET has three finite numbers")
        joint = self.open[-1]
        if joint is None:
            self.end_sites[next(j for j in reversed(self.open) if j is not None)] = numbers
        else:
            self.offsets[joint] = numbers

    def _channels(self, number: int, words: list[str]) -> None:
        joint = self.open[-1] if self.open else None
        if joint is None:
            raise self.fail(number, "CHANNELS outside a joint", "only joints have CHANNELS")
        if joint in self.has_channels:
            raise self.fail(number, f"joint {self.names[joint]} has CHANNELS twice", "give it one CHANNELS line")
        count, names = words[:1], [_CANONICAL.get(word.lower(), "") for word in words[1:]]
        if not count or not count[0].isdecimal() or int(count[0]) != len(names):
            problem = f"CHANNELS says {' '.join(count) or 'nothing'} and names {len(names)}"
            raise self.fail(number, problem, "the number must be that of the names behind it")
        if "" in names:
            unknown = words[1 + names.index("")]
            raise self.fail(number, f"{unknown!r} is no channel", f"channels are {', '.join(CHANNEL_NAMES)}")
        if len(set(names)) != len(names):
            raise self.fail(number, f"joint {self.names[joint]} has a channel twice", "name each channel once")
        self.channels[joint] = tuple(names)
        self.has_channels.add(joint)

    def _close(self, number: int) -> None:
        joint = self.open.pop()
        if joint is None:
            return
        for part, found in (("OFFSET", joint in self.offsets), ("CHANNELS", joint in self.has_channels)):
            if not found:
                raise self.fail(number, f"joint {self.names[joint]} has no {part}", "every joint needs both lines")

    def finish(self, number: int) -> None:
        if not self.names:
            raise self.fail(number, "MOTION comes before any ROOT joint", "export the file again")
        if self.open or self.pending:
            raise self.fail(number, "MOTION comes before the last }", "the braces do not match, export the file again")


def _read_motion(path: Path, lines: list[str], start: int, num_channels: int) -> tuple[float, np.ndarray]:
    """The rows below the line MOTION (index `start`): seconds a frame, values (T, C)."""
    rows = [(number, line.split()) for number, line in enumerate(lines[start + 1 :], start + 2) if line.strip()]
    frames = _header(path, rows[:1], r"FRAMES:\s*(\d+)$", "Frames: N", start + 2)
    frame_time = _header(path, rows[1:2], r"FRAME\s+TIME:\s*(\S+)$", "Frame Time: SECONDS", start + 3)
    if not (math.isfinite(frame_time) and frame_time > 0):
        raise UserError(f"{path}, line {rows[1][0]}: the frame time must be seconds above 0, such as 0.033333.")
    rows = rows[2:]
    for number, words in rows:
        if len(words) != num_channels:
            raise UserError(
                f"{path}, line {number}: {len(words)} values where the hierarchy has {num_channels} channels; "
                "the file was cut off or its CHANNELS lines are wrong, export it again."
            )
    if not rows or len(rows) != int(frames):
        raise UserError(
            f"{path}: the header says {int(frames)} frames and {len(rows)} rows follow up to line {len(lines)}; "
            "correct the line Frames: or export the file again."
        )
    try:
        values = np.array([words for _, words in rows], dtype=object).astype(np.float64)
    except ValueError:
        values = np.array([[_number(word) for word in words] for _, words in rows])
    values = values.reshape(len(rows), num_channels)
    if not np.isfinite(values).all():
        row, column = np.argwhere(~np.isfinite(values))[0]
        raise UserError(
            f"{path}, line {rows[row][0]}: value {column + 1} is {rows[row][1][column]!r}, no finite number; "
            "remove the frame (and its partner's) or repair it in the program that made the file."
        )
    return frame_time, values


def _header(path: Path, row: list[tuple[int, list[str]]], pattern: str, expected: str, number: int) -> float:
    match = re.match(pattern, " ".join(row[0][1]), re.IGNORECASE) if row else None
    if match is None:
        raise UserError(f"{path}, line {row[0][0] if row else number}: expected {expected!r}; export the file again.")
    return _number(match[1])


def _number(word: str) -> float:
    """The number in `word`, NaN where there is none."""
    try:
        return float(word)
    except ValueError:
        return math.nan
