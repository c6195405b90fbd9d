"""The measures on the corpus itself, where the truth is known: what is right is found right, and swapped wrong."""

from __future__ import annotations

import numpy as np
import pytest

from intermoe.data.duets.families.registry import FAMILIES, SIGNATURES
from intermoe.data.duets.generate import make_clip, swapped
from intermoe.evaluation import contact, physics, quality, roles
from intermoe.motion import interhuman

FPS = 30.0


@pytest.fixture(scope="module")
def clips():
    """Two rounds through all families: (clip, motion as it comes back from its features)."""
    made = [(m.clip, m.features, m.offsets) for m in (make_clip(11, index) for index in range(2 * len(FAMILIES)))]
    return [(clip, interhuman.decode(features, fps=FPS, offsets=offsets)) for clip, features, offsets in made]


def test_roles_are_right_and_swapped_wrong(clips):
    checked = 0
    for clip, motion in clips:
        wanted = quality.acting(clip, SIGNATURES)
        if wanted is not None:
            assert roles.margin(motion, wanted[0], actor=wanted[1]) > 0, clip.id
            assert roles.margin(motion.swapped(), wanted[0], actor=wanted[1]) < 0, clip.id
            checked += 1
    assert checked >= len(FAMILIES) // 2


def test_every_contact_is_met_and_swapped_people_miss_those_of_one_sided_families(clips):
    missed = 0
    for clip, motion in clips:
        assert all(t.hit_together for t in contact.touches(motion, clip.contacts)), clip.id
        if not clip.symmetric:
            missed += any(not t.hit for t in contact.touches(motion.swapped(), clip.contacts))
    assert missed >= 2


def test_bodies_and_floor(clips):
    for clip, motion in clips:
        found = physics.measure(motion)
        assert found.slide < 4.0 and found.bone_deviation < 0.1, clip.id


def test_every_asymmetric_role_has_a_signature(clips):
    for clip, _ in clips:
        assert clip.symmetric or "parts" in clip.meta or quality.acting(clip, SIGNATURES) is not None, clip.roles


def test_swapping_a_record_swaps_its_motion(clips):
    clip, motion = next((c, m) for c, m in clips if not c.symmetric)
    motion = motion.replace(meta={"roles": list(clip.roles), "contacts": list(clip.contacts)})
    assert swapped(motion).meta["roles"] == list(clip.roles)[::-1]


def test_contacts_that_are_made_are_those_of_the_script_and_not_of_another(clips):
    right, wrong = np.zeros(2), np.zeros(2)
    for number, (clip, motion) in enumerate(clips):
        right += contact.precision(motion, clip.contacts)
        wrong += contact.precision(motion, clips[number - 7][0].contacts)
    assert right[0] / right[1] > 0.8 and wrong[0] / wrong[1] < 0.3
