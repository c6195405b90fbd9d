"""A data folder, read from end to end: what is told of the clips, their people's bones, hands and motion.

What every command refuses when it opens a folder is in store.py and clip_check.py; here a fault does not end the
reading, so that all are told. A folder of `intermoe data duets` must hold what that writes; of other data sets less is
known. Letters: P people, T frames, J joints, F features.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from intermoe.core.errors import UserError, unknown
from intermoe.core.persona import CHOICES, Persona
from intermoe.motion import humanml3d, interhuman
from intermoe.skeleton import hands, smpl22, smplx55
from intermoe.skeleton.body import stature

from .store import Clip, Store

DUETS = "duets"  # the source that `intermoe data duets` writes into store.json
FAR = 50.0  # metres, metres a frame, radians: no layout holds a larger number
DUETS_FAR = 20.0  # metres from the origin: of 12,480 clips nobody is further than 6.4
SLACK = 0.5  # metres that a joint may be further from the pelvis than the bones between them are long
TURN = 1.5  # of the six numbers of a rotation none is above 1
BODIES = (0.3, 3.0)  # metres of stature
STATURE_OFF = 0.05  # metres between the stature that is told and that of the bones: in a corpus 0.0005
DRAWS = 3000  # of a family's facts, until its roles are among them


@dataclass(frozen=True)
class FolderFault:
    """What is broken in which file, and of which clip ("" where it is the whole file)."""

    file: Path
    clip: str
    says: str

    @property
    def where(self) -> str:
        """The clip, or the file."""
        return f"clip {self.clip}" if self.clip else str(self.file)

    def __str__(self) -> str:
        return f"{self.file}{f', clip {self.clip}' if self.clip else ''}: {self.says}"


class _Lenient(Store):
    """A store whose clips may tell what cannot be: `refused` has it."""

    def __init__(self, path: Path) -> None:
        self.refused: list[FolderFault] = []
        super().__init__(path, layout=None)

    def _refuse(self, clip: Clip, wrong: str) -> None:
        self.refused.append(FolderFault(self.path / "clips.jsonl", clip.id, wrong))

    def rows(self, index: int) -> np.ndarray:
        """Features (P, T, F) as they are, in place."""
        clip = self.clips[index]
        return self._features[clip.start : clip.start + clip.length].transpose(1, 0, 2)


def check_folder(folder: Path, *, progress: Callable[[int, int], None]) -> tuple[Store, list[FolderFault]]:
    """The store in `folder`, and all that is broken in it. UserError where its files cannot be read or do not fit one another.

    progress(done, clips) after every clip.
    """
    store = _Lenient(folder)
    found = store.refused
    made_here = store.head.get("source") == DUETS
    if made_here and not (folder / "hands.npy").exists():
        found.append(FolderFault(folder / "hands.npy", "", "it is missing; every corpus of duets has hand shapes"))
    begins = 0
    for index, clip in enumerate(store.clips):
        told = [f"its frames start at {clip.start}, those before end at {begins}"] if clip.start != begins else []
        begins = clip.start + clip.length
        told += _identity(clip, made_here)
        if made_here:
            told += _duet(clip)
        found += [FolderFault(folder / "clips.jsonl", clip.id, says) for says in told]
        for file, faults in (("offsets.npy", _bones(store, index)), ("hands.npy", _hands(store, index)),
                             ("features.npy", _motion(store, index))):  # fmt: skip
            found += [FolderFault(folder / file, clip.id, says) for says in faults]
        if index % 100 == 99:
            store.release()
        progress(index + 1, len(store))
    return store, list(dict.fromkeys(found))


def _identity(clip: Clip, made_here: bool) -> Iterator[str]:
    """Personas that cannot be. Other data sets tell what they like beside (Inter-X: big_five, gender, betas), of people of
    any size: of them only the choices are looked at (numbers are, where the folder is opened)."""
    for number, person in enumerate(clip.identity):
        try:
            Persona.of(person if made_here else {name: person[name] for name in CHOICES if name in person})
        except UserError as problem:
            yield f"person {number}: {problem}"


def _duet(clip: Clip) -> Iterator[str]:
    """What the generator would not have told."""
    from .duets.families.registry import FAMILIES  # it needs the store

    for texts, whose in ((clip.captions, "captions"), *((t, f"texts of person {n}") for n, t in enumerate(clip.texts))):
        if not texts or not all(text.strip() for text in texts):
            yield f"{whose} must be one sentence or more, found {list(texts)!r:.60}"
    parts = clip.family.split("+")
    if wrong := [part for part in parts if part not in FAMILIES]:
        yield str(unknown("family", wrong[0], FAMILIES))
    elif len(parts) > 1 and any(clip.roles):
        yield f"roles of a sequence must be empty, found {' and '.join(clip.roles)}"
    elif len(parts) == 1 and not _plays(clip.family, tuple(sorted(clip.roles))):
        known = " or ".join(dict.fromkeys(FAMILIES[clip.family].roles))
        yield f"roles must be those of {clip.family} ({known}, ...), found {' and '.join(map(repr, clip.roles))}"


@cache
def _plays(family: str, roles: tuple[str, ...]) -> bool:
    """Whether two people of a family may have these roles, in the order of the alphabet. Roles are drawn with the facts."""
    from .duets.families.facts import BodyFacts
    from .duets.families.registry import FAMILIES

    rng, bodies = np.random.default_rng(0), (BodyFacts(1.70, "woman"), BodyFacts(1.75, "man"))
    return any(tuple(sorted(FAMILIES[family].draw(rng, bodies).roles)) == roles for _ in range(DRAWS))


def _bones(store: Store, index: int) -> Iterator[str]:
    """Bones of no human length, or of another stature than is told."""
    if store.layout.joints != smpl22.NUM_JOINTS:
        return
    for number, person in enumerate(store.clips[index].identity):
        tall = float(stature(store.offsets[index, number]))
        told = person.get("stature")
        if not BODIES[0] <= tall <= BODIES[1]:
            yield f"the bones of person {number} make a stature of {tall:.2f} m"
        elif isinstance(told, int | float) and not tall - STATURE_OFF <= told <= tall + STATURE_OFF:
            yield f"the bones of person {number} make a stature of {tall:.2f} m, clips.jsonl tells of {told!r:.30}"


def _hands(store: Store, index: int) -> Iterator[str]:
    shapes = store.hands(index)
    if shapes is not None:
        try:
            hands.checked(shapes)
        except UserError as problem:
            yield str(problem)


def _motion(store: _Lenient, index: int) -> Iterator[str]:
    """Numbers that are no motion."""
    rows, name = store.rows(index), store.head["layout"]
    if not np.isfinite(rows).all():
        yield "it holds numbers that are not finite"
        return
    large = np.abs(rows)
    if wrong := _frames((large > FAR).any(-1)):
        yield f"{large.max():g} is no number of a motion ({wrong})"
        return
    if name == "interhuman":
        turns, contacts = (rows[..., interhuman.BLOCKS[block].slice] for block in ("rotation", "contact"))
        if wrong := _frames((np.abs(turns) > TURN).any(-1)):
            yield f"a rotation holds {np.abs(turns).max():g}, expected at most 1 ({wrong})"
        if wrong := _frames((contacts.clip(0, 1) != contacts).any(-1)):
            yield f"foot contacts must be from 0 to 1 ({wrong})"
    joints = _joints(name, rows)
    if joints is None:
        return
    furthest = np.abs(joints).max((-1, -2))
    limit = DUETS_FAR if store.head.get("source") == DUETS else np.inf
    beyond = np.linalg.norm(joints - joints[:, :, :1], axis=-1) - _reach(store.offsets[index])[:, None]
    if wrong := _frames(furthest > limit):
        yield f"a person is {furthest.max():.1f} m away ({wrong})"
    if wrong := _frames((beyond > SLACK).any(-1)):
        yield f"a joint is {beyond.max():.1f} m further from the pelvis than its bones reach ({wrong})"


def _reach(offsets: np.ndarray) -> np.ndarray:
    """Bones (P, J, 3) -> (P, J) metres from the pelvis to each joint along them."""
    lengths = np.linalg.norm(offsets, axis=-1)
    lengths[:, 0] = 0
    for joint in range(1, lengths.shape[1]):  # those of smpl22 come first in smplx55
        lengths[:, joint] += lengths[:, smplx55.PARENTS[joint]]
    return lengths


def _joints(layout: str, rows: np.ndarray) -> np.ndarray | None:
    """Features (P, T, F) -> positions (P, T, J, 3), None where the layout has none."""
    if layout == "interhuman":
        return rows[..., interhuman.BLOCKS["position"].slice].reshape(*rows.shape[:2], smpl22.NUM_JOINTS, 3)
    if layout == "humanml3d":
        return humanml3d.positions(rows)
    if layout == "interx":
        return rows.reshape(*rows.shape[:2], smplx55.NUM_JOINTS, -1)[..., :3]
    return None


def _frames(wrong: np.ndarray) -> str:
    """(P, T) bool -> how many frames, and the first; "" if there are none."""
    frames = np.flatnonzero(wrong.any(0))
    return f"{len(frames)} of {wrong.shape[1]} frames, {frames[0]} first" if len(frames) else ""
