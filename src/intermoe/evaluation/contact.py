"""Do the points that should touch come together?

What should touch is known from the caption's script: pairs of points, one on each person, named by SMPL joint or
"left_hand" / "right_hand" (hand points, DESIGN.md). Only *which* points is taken from the script; *when* is the
motion's own affair, so the labelled frames are used for nothing but to tell which contacts belong to one moment (the
two hands of a hug). Letters: P people (2), T frames.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from intermoe.core.errors import unknown
from intermoe.core.types import Interaction
from intermoe.evaluation import physics
from intermoe.skeleton import body, capsules, kinematics
from intermoe.skeleton.body import HANDS
from intermoe.skeleton.smpl22 import ELBOWS, HAND_LENGTH, INDEX, STATURE, WRISTS

REACH = 0.10  # metres within which two points count as touching
FAR = 10.0  # metres, where nothing counts
TANGLED = 0.10  # metres of overlap of two bodies (an embrace has 4 cm) beyond which nothing counts as touching
_SIDE = re.compile(r"\b(left|right)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\b(both|double|two-handed|two (hands|arms)|one-handed|one (hand|arm))\b", re.IGNORECASE)
NEAR = 0.03  # metres to the partner's surface within which a hand counts as touching it
LASTS = 0.1  # seconds that it does so at least
# what of the partner a hand may touch: the capsules of each region (skeleton.capsules); hands by their points
_REGIONS = {"head": ("head", "neck"), "trunk": ("pelvis", "belly", "chest", "left_shoulder", "right_shoulder"),
            "left_arm": ("left_upper_arm", "left_forearm"), "right_arm": ("right_upper_arm", "right_forearm"),
            "left_leg": ("left_thigh", "left_shin", "left_foot"), "right_leg": ("right_thigh", "right_shin", "right_foot"),
            }  # fmt: skip
_HAND_RADIUS = 0.04  # of a hand as a thing that is touched
Contacts = Sequence[Mapping[str, Any]]  # as in a store's clips: {a: {person, joint}, b: {person, joint}, start, end}


@dataclass(frozen=True)
class Touch:
    """One pair of points that should meet, in one clip. Distances in metres."""

    a: tuple[int, str]  # person, joint
    b: tuple[int, str]
    smallest: float  # over the clip
    together: float  # over the clip, at one moment with the contacts that belong to the same moment (the worst of them)

    @property
    def has_hand(self) -> bool:
        """A hand point takes part: the figures about touching hands count these."""
        return self.a[1] in HANDS or self.b[1] in HANDS

    @property
    def hit(self) -> bool:
        """The points come within `REACH`."""
        return self.smallest <= REACH

    @property
    def hit_together(self) -> bool:
        """They do so at one moment with the contacts that belong to it."""
        return self.together <= REACH


def touches(clip: Interaction, contacts: Contacts, *, text: str = "", others: Sequence[Contacts] = ()) -> list[Touch]:
    """How near each pair that should touch comes in `clip`; a pair named twice counts once.

    A caption may leave open which hands meet. If `text` names no left or right, the mirrored set of contacts is as good
    an answer; if it names no number of hands either, so is every set in `others` (the ways in which the family is
    played). The set that is met best is returned. Frames in which the bodies are more than `TANGLED` inside each other
    do not count: two people in one place touch everywhere.
    """
    sets = [_unique(contacts)]
    if not sets[0]:
        return []
    if not _SIDE.search(text):
        sets += [] if _NUMBER.search(text) else [_unique(other) for other in others if other]
        sets += [[(_mirror(a), _mirror(b), span) for a, b, span in pairs] for pairs in sets]
    apart = physics.overlap(clip.positions) <= TANGLED
    return min(
        (_measure(clip, pairs, apart) for pairs in sets), key=lambda found: float(np.mean([t.together for t in found]))
    )


Made = tuple[int, str, str]  # person, that person's hand, region of the partner


def made(clip: Interaction) -> set[Made]:
    """The contacts that a motion makes: which hand of whom touches which region of the partner.

    In every frame a hand may touch one region, the nearest, if its surface is within `NEAR` (between two hands 4 cm more,
    for the hand's thickness) and the bodies are not tangled; it counts once it did so for `LASTS` running.
    """
    gaps, apart = _hand_gaps(clip)
    nearest, near = gaps.argmin(axis=2), (gaps.min(axis=2) <= NEAR) & apart
    least = max(1, round(LASTS * float(clip.fps)))
    return {
        (person, hand, region)
        for person in (0, 1)
        for side, hand in enumerate(HANDS)
        for place, region in enumerate((*HANDS, *_REGIONS))
        if _longest(near[person, side] & (nearest[person, side] == place)) >= least
    }


def touching(clip: Interaction) -> np.ndarray:
    """Which hands touch the partner, frame by frame, by the rule of `made`: -> (2, T, 2) bool, left and right hand."""
    gaps, apart = _hand_gaps(clip)
    return np.swapaxes((gaps.min(axis=2) <= NEAR) & apart, 1, 2)


def _hand_gaps(clip: Interaction) -> tuple[np.ndarray, np.ndarray]:
    """Metres from every hand to the partner's two hands and regions, (2, 2, 8, T); and where bodies are not tangled, (T,)."""
    positions, hands = np.asarray(clip.positions, np.float64), hand_paths(clip)
    scale = physics.statures(positions) / STATURE
    gaps = np.empty((2, 2, len(HANDS) + len(_REGIONS), clip.num_frames))
    for person in (0, 1):
        partner, size = positions[1 - person], float(scale[1 - person])
        for side in (0, 1):
            point = hands[person, :, side]
            for s in (0, 1):
                gaps[person, side, s] = np.linalg.norm(point - hands[1 - person, :, s], axis=-1) - _HAND_RADIUS * size
            for place, region in enumerate(_REGIONS, start=len(HANDS)):
                gaps[person, side, place] = _region_gap(point, partner, region, size)
    return gaps, physics.overlap(positions) <= TANGLED


def precision(
    clip: Interaction, contacts: Contacts, *, text: str = "", others: Sequence[Contacts] = ()
) -> tuple[int, int]:
    """(right, made): how many of the hand contacts that a motion makes (`made`) its script has. Precision is their ratio.

    The script's contacts are those of the clip or, where the caption leaves it open, their mirror image or another way in
    which the family is played (as in `touches`); the set that fits best counts. A hand contact between two hands is right for
    both. What people touch that no script names (a sleeve brushed in passing) counts as wrong: the row of real motion shows
    how often that is.
    """
    seen = made(clip)
    sets = [contacts]
    if not _SIDE.search(text):
        sets += [] if _NUMBER.search(text) else [other for other in others if other]
    wanted = [_told(told) for told in sets]
    if not _SIDE.search(text):
        wanted += [{(p, body.mirrored(h), body.mirrored(r)) for p, h, r in told} for told in wanted]
    return max(len(seen & told) for told in wanted), len(seen)


def _told(contacts: Contacts) -> set[Made]:
    """A script's contacts as `made` tells them."""
    found: set[Made] = set()
    for contact in contacts:
        ends = [(int(contact[end]["person"]), str(contact[end]["joint"])) for end in ("a", "b")]
        for (person, hand), (_, joint) in (ends, ends[::-1]):
            if hand in HANDS:
                found |= {(person, hand, region) for region in _regions(joint)}
    return found


def _regions(joint: str) -> tuple[str, ...]:
    """The regions that a named joint is part of."""
    if joint in HANDS:
        return (joint, joint.replace("hand", "arm"))
    side = joint.partition("_")[0] + "_" if joint.startswith(("left_", "right_")) else ""
    if "wrist" in joint:
        return (f"{side}hand", f"{side}arm")
    if "elbow" in joint:
        return (f"{side}arm",)
    if "shoulder" in joint or "collar" in joint:
        return ("trunk", f"{side}arm")
    if any(part in joint for part in ("knee", "ankle", "foot")):
        return (f"{side}leg",)
    if "hip" in joint:
        return ("trunk", f"{side}leg")
    return ("head", "trunk") if joint == "neck" else ("head",) if joint == "head" else ("trunk",)


def _region_gap(point: np.ndarray, partner: np.ndarray, region: str, size: float) -> np.ndarray:
    gaps = [
        capsules.segment_distance(point, point, partner[:, start], partner[:, end]) - radius * size
        for name, start, end, radius in capsules.CAPSULES
        if name in _REGIONS[region]
    ]
    return np.min(gaps, axis=0)


def _longest(held: np.ndarray) -> int:
    """The longest run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], held.astype(int), [0]))))
    return int((edges[1::2] - edges[::2]).max()) if len(edges) else 0


def hand_paths(clip: Interaction) -> np.ndarray:
    """Hand points of everybody: -> (P, T, 2, 3) metres, left and right. Without rotations the hand goes on along the
    forearm.
    """
    positions = np.asarray(clip.positions, np.float64)
    if clip.rotations is None or clip.offsets is None:
        reach = HAND_LENGTH * physics.statures(positions)[:, None, None, None] / STATURE
        forearm = positions[:, :, WRISTS] - positions[:, :, ELBOWS]
        return positions[:, :, WRISTS] + reach * forearm / np.maximum(
            np.linalg.norm(forearm, axis=-1, keepdims=True), 1e-9
        )
    offsets = np.asarray(clip.offsets, np.float64)[:, None]
    _, world = kinematics.forward(np.asarray(clip.rotations, np.float64), positions[:, :, 0], offsets)
    return body.hand_points(positions, world, offsets)


def gap(clip: Interaction, a: tuple[int, str], b: tuple[int, str], *, inside: bool = False) -> np.ndarray:
    """Distance between two named parts of two people, frame by frame: -> (T,) metres, 0 when they touch.

    `inside` gives the depth of an overlap as a negative distance.

    A hand is its hand point. Any other joint lies inside the body and stands for the capsules that end or pass there
    (`skeleton.capsules`): a hand on somebody's back is measured to the back's surface, not to the spine.
    """
    first, second = _part(clip, *a), _part(clip, *b)
    distances = [
        capsules.segment_distance(start, end, other_start, other_end) - radius - other_radius
        for start, end, radius in first
        for other_start, other_end, other_radius in second
    ]
    nearest = np.min(distances, axis=0)
    return nearest if inside else np.maximum(nearest, 0.0)


def _part(clip: Interaction, person: int, joint: str) -> list[tuple[np.ndarray, np.ndarray, float]]:
    """Capsules (start (T, 3), end (T, 3), radius in metres) of a named part; UserError for an unknown name."""
    if joint in HANDS:
        path = hand_paths(clip)[person, :, HANDS.index(joint)]
        return [(path, path, 0.0)]
    if joint not in INDEX:
        raise unknown("joint", joint, (*INDEX, *HANDS))
    at, scale = INDEX[joint], float(physics.statures(clip.positions)[person]) / STATURE
    inside = {INDEX["spine1"]: ("belly",), INDEX["spine3"]: ("chest",)}.get(at, ())
    points = np.asarray(clip.positions[person], np.float64)
    return [
        (points[:, start], points[:, end], radius * scale)
        for name, start, end, radius in capsules.CAPSULES
        if at in (start, end) or name in inside
    ]


_Pair = tuple[tuple[int, str], tuple[int, str], tuple[int, int]]


def _measure(clip: Interaction, pairs: Sequence[_Pair], apart: np.ndarray) -> list[Touch]:
    gaps = np.stack([gap(clip, a, b) for a, b, _ in pairs])  # (contacts, T)
    gaps = np.where(apart, gaps, FAR)
    spans = [span for *_, span in pairs]
    found = []
    for i, (a, b, span) in enumerate(pairs):
        same_moment = [j for j, other in enumerate(spans) if j == i or (other[0] < span[1] and span[0] < other[1])]
        found.append(Touch(a, b, float(gaps[i].min()), float(gaps[same_moment].max(0).min())))
    return found


def _unique(contacts: Contacts) -> list[_Pair]:
    pairs: dict[tuple[tuple[int, str], tuple[int, str]], tuple[int, int]] = {}
    for contact in contacts:
        ends = [(int(contact[end]["person"]), str(contact[end]["joint"])) for end in ("a", "b")]
        key = (min(ends), max(ends))
        pairs.setdefault(key, (int(contact.get("start", 0)), int(contact.get("end", 1))))
    return [(a, b, span) for (a, b), span in pairs.items()]


def _mirror(end: tuple[int, str]) -> tuple[int, str]:
    return end[0], body.mirrored(end[1])
