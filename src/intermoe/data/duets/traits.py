"""What of a persona shows so clearly that a caption may say it, and which of it training never shows together.

A trait is a word for one end of an attribute ("quick" for a high tempo). Some combinations of a trait, or of a persona
of the cast, with a family are kept out of training, validation and test: the split `unseen` is made of them.
"""

from __future__ import annotations

import zlib

from intermoe.core.persona import Persona

# trait: (attribute, "above" or "below", the value from which it shows)
TRAITS: dict[str, tuple[str, str, float]] = {
    "tall": ("stature", "above", 1.80),
    "short": ("stature", "below", 1.62),
    "quick": ("tempo", "above", 1.17),
    "sluggish": ("tempo", "below", 0.83),
    "sweeping": ("amplitude", "above", 1.22),
    "restrained": ("amplitude", "below", 0.78),
    "lively": ("energy", "above", 1.35),
    "tired": ("energy", "below", 0.65),
    "stooped": ("posture", "above", 8.0),
    "upright": ("posture", "below", -2.5),
    "shaky": ("steadiness", "below", 0.72),
}
LEFT_HANDED = "left-handed"
_TRAIT_SHARE, _PERSONA_SHARE = 24, 12  # one in so many combinations with a family is kept out of training


def traits(persona: Persona) -> tuple[str, ...]:
    """The traits that show in a persona, those of its stature first."""
    found = []
    for name, (attribute, side, value) in TRAITS.items():
        has = getattr(persona, attribute)
        if has is not None and (has >= value if side == "above" else has <= value):
            found.append(name)
    return (*found, LEFT_HANDED) if persona.handedness == "left" else tuple(found)


def kept_out(family: str, personas: tuple[Persona, Persona]) -> list[str]:
    """The combinations of a clip that no training clip has, as "trait/family" or "persona/family"."""
    found = []
    for persona in personas:
        found += [f"{t}/{family}" for t in traits(persona) if _one_in(_TRAIT_SHARE, f"{t}/{family}")]
        if persona.name and _one_in(_PERSONA_SHARE, f"{persona.name}/{family}"):
            found.append(f"{persona.name}/{family}")
    return found


def _one_in(share: int, text: str) -> bool:
    return zlib.crc32(text.encode()) % share == 0
