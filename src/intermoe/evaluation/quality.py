"""One table: what a set of motions is worth against the captions it was asked for.

A set is as many interactions as there are test clips: the corpus's own, a baseline's, a model's raw and cleaned output.
All go through the same measures (`physics`, `contact`, `roles`), so that every row can be read against the corpus's
row, in which the measures' own error shows. Letters: none beyond those of the measures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from intermoe.core.types import Interaction
from intermoe.data.store import Clip, exchanged_contacts
from intermoe.evaluation import contact, physics, roles


@dataclass(frozen=True)
class Asked:
    """One test caption and what a motion that fits it must show."""

    text: str
    clip: Clip
    index: int  # of the clip in its store
    seed: int
    seconds: float
    told: str = ""  # all captions that are asked for, where there are others than `text`

    @property
    def words(self) -> str:
        """All that is said of the clip: what may name the hand, or how many, that touches."""
        return self.told or self.text


@dataclass(frozen=True)
class Row:
    """One line of the table; shares are in percent, NaN where there was nothing to count."""

    name: str
    clips: int
    contact: float  # % of hand contacts that come within 10 cm
    contact_together: float  # % that do so at one moment with the contacts that belong to the same moment
    contacts: int  # how many were counted
    contact_precision: float  # % of the hand contacts made that the script has
    role: float  # % of clips with the right person in the right role, where roles differ
    role_clips: int
    slide: float  # mm a frame, mean over clips; planted = labelled or detected
    slide_detected: float
    skate: float  # mm a frame, foot joints below 5 cm
    bone_deviation: float  # %, mean over clips
    bone_deviation_worst: float  # %, worst bone of a clip, mean over clips
    acceleration: float  # m/s2, peak, median over clips
    jerk: float  # m/s3, median over clips
    penetration: float  # cm, mean over clips
    inside: float  # % of frames with bodies more than 2 cm inside each other


Ways = Mapping[tuple[str, ...], Sequence[contact.Contacts]]  # of `ways`
Signatures = Mapping[tuple[str, str], roles.Signature]  # (family, acting role) -> how it is known


def choose(clips: Sequence[Clip], indices: Sequence[int], *, count: int, seed: int, fps: float) -> list[Asked]:
    """`count` captions drawn by `seed`, or all if there are fewer: one of each clip, then, where there are fewer clips,
    another of each. Seeds of motions count up from `seed`.
    """
    rng = np.random.default_rng(seed)
    usable = [i for i in indices if clips[i].captions]
    once = [(i, int(rng.integers(len(clips[i].captions)))) for i in rng.permutation(usable)[:count]]
    most = max((len(clips[i].captions) for i in usable), default=0)
    every = [
        (i, (first + turn) % len(clips[i].captions))
        for turn in range(most)
        for i, first in once
        if turn < len(clips[i].captions)
    ]
    return [
        Asked(
            text=clips[i].captions[caption],
            clip=clips[i],
            index=int(i),
            seed=seed + number,
            seconds=min(clips[i].length / fps, 10.0),  # the longest sequences have 301 frames
        )
        for number, (i, caption) in enumerate(every[:count])
    ]


def ways(clips: Sequence[Clip]) -> dict[tuple[str, ...], list[contact.Contacts]]:
    """The different sets of contacts with which each family is played, by (family, its two roles in order of name).

    In each set person 0 is the one whose role comes first by name.
    """
    found: dict[tuple[str, ...], dict[frozenset[str], contact.Contacts]] = {}
    for clip in clips:
        for flip in {clip.roles[0] > clip.roles[1], clip.roles[0] >= clip.roles[1]}:
            contacts = exchanged_contacts(clip.contacts) if flip else clip.contacts
            pairs = frozenset(str(sorted((c[e]["person"], c[e]["joint"]) for e in ("a", "b"))) for c in contacts)
            found.setdefault((clip.family, *sorted(clip.roles)), {}).setdefault(pairs, contacts)
    return {family: list(sets.values()) for family, sets in found.items()}


def ways_of(clip: Clip, known: Ways) -> list[contact.Contacts]:
    """The sets of contacts with which a clip's family is played, for the people as they are in this clip."""
    sets = known.get((clip.family, *sorted(clip.roles)), [])
    return [exchanged_contacts(contacts) for contacts in sets] if clip.roles[0] > clip.roles[1] else list(sets)


def acting(clip: Clip, signatures: Signatures) -> tuple[roles.Signature, int] | None:
    """The signature and the person who should act in a clip; None where roles do not differ or have no signature."""
    if clip.symmetric or len(set(clip.roles)) < 2:
        return None
    for person, role in enumerate(clip.roles):
        if (clip.family, role) in signatures:
            return signatures[clip.family, role], person
    return None


def measure(
    name: str, motions: Sequence[Interaction], asked: Sequence[Asked], signatures: Signatures, known: Ways | None = None
) -> tuple[Row, list[dict[str, object]]]:
    """The table's row for motions that answer `asked`, and the figures of each clip; `known` as `ways` gives it."""
    singles = [_one(motion, want, signatures, known or {}) for motion, want in zip(motions, asked, strict=True)]
    return summarise(name, singles), singles


def summarise(name: str, singles: Sequence[Mapping[str, object]]) -> Row:
    """The row of a number of clips, from the figures that `measure` gives for each."""
    hits = [bool(hit) for single in singles for hit in _list(single["hits"])]
    together = [bool(hit) for single in singles for hit in _list(single["hits_together"])]
    right = [single["role_right"] for single in singles if single["role_right"] is not None]

    def over(key: str) -> np.ndarray:
        return np.array([single[key] for single in singles], float)

    return Row(
        name=name,
        clips=len(singles),
        contact=_percent(hits),
        contact_together=_percent(together),
        contacts=len(hits),
        contact_precision=_share([single["made"] for single in singles]),
        role=_percent(right),
        role_clips=len(right),
        slide=_mean(over("slide")),
        slide_detected=_mean(over("slide_detected")),
        skate=_mean(over("skate")),
        bone_deviation=_mean(over("bone_deviation")),
        bone_deviation_worst=_mean(over("bone_deviation_worst")),
        acceleration=float(np.median(over("acceleration"))),
        jerk=float(np.nanmedian(over("jerk"))),
        penetration=_mean(over("penetration")),
        inside=_mean(over("inside")),
    )


def by_family(name: str, singles: Sequence[Mapping[str, object]]) -> list[Row]:
    """The same, a row for each family."""
    families = sorted({str(single["family"]) for single in singles})
    return [summarise(f"{name} {f}".strip(), [s for s in singles if s["family"] == f]) for f in families]


def shuffled(asked: Sequence[Asked], *, seed: int) -> list[int]:
    """For each asked clip the place of another one of another family: what luck gets."""
    rng = np.random.default_rng(seed)
    places = []
    for want in asked:
        others = [i for i, other in enumerate(asked) if other.clip.family != want.clip.family] or [0]
        places.append(int(rng.choice(others)))
    return places


def markdown(rows: Iterable[Row]) -> str:
    """The table for people."""
    heads = ("motion", "hands within 10 cm", "at one moment", "right roles", "slide, mm a frame", "bone deviation",
             "peak acceleration, m/s2", "jerk, m/s3", "penetration, cm")  # fmt: skip
    lines = [heads, ("---",) * len(heads)]
    for row in rows:
        shares = [f"{share:.1f} %" for share in (row.contact, row.contact_together, row.role)]
        rest = (f"{row.slide:.2f}", f"{row.bone_deviation:.2f} %", f"{row.acceleration:.0f}", f"{row.jerk:.0f}")
        lines.append((row.name, *shares, *rest, f"{row.penetration:.1f}"))
    return "".join(f"| {' | '.join(cell.replace('nan %', '-') for cell in line)} |\n" for line in lines)


def _one(motion: Interaction, want: Asked, signatures: Signatures, known: Ways) -> dict[str, object]:
    others = ways_of(want.clip, known)
    touches = [t for t in contact.touches(motion, want.clip.contacts, text=want.words, others=others) if t.has_hand]
    made = contact.precision(motion, want.clip.contacts, text=want.words, others=others)
    figures: dict[str, object] = {"id": want.clip.id, "family": want.clip.family, "text": want.text, "seed": want.seed}
    figures |= {"hits": [t.hit for t in touches], "hits_together": [t.hit_together for t in touches]}
    figures["made"] = list(made)
    figures["smallest"] = [round(t.smallest, 4) for t in touches]
    wanted = acting(want.clip, signatures)
    margin = None if wanted is None else roles.margin(motion, wanted[0], actor=wanted[1])
    figures |= {"role_margin": margin, "role_right": None if margin is None else margin > 0}
    return figures | asdict(physics.measure(motion))


def _percent(values: Sequence[object]) -> float:
    return 100.0 * sum(bool(v) for v in values) / len(values) if values else float("nan")


def _share(counts: Sequence[object]) -> float:
    """%, of (right, all) of each clip."""
    right, every = np.array([_list(count) for count in counts], float).reshape(-1, 2).sum(0)
    return 100.0 * float(right / every) if every else float("nan")


def _mean(values: np.ndarray) -> float:
    return float(np.nanmean(values)) if np.isfinite(values).any() else float("nan")


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value
