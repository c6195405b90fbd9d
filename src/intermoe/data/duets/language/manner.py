"""Words for traits: adjectives before a noun, and further sentences. {x} is the person."""

from __future__ import annotations

ADJECTIVES: dict[str, tuple[str, ...]] = {
    "quick": ("quick", "brisk", "hurried", "fast-moving", "nimble"),
    "sluggish": ("slow", "sluggish", "unhurried", "slow-moving"),
    "sweeping": ("expansive", "theatrical", "flamboyant", "exuberant"),
    "restrained": ("restrained", "reserved", "shy", "stiff"),
    "lively": ("energetic", "lively", "bouncy", "spirited"),
    "tired": ("tired", "listless", "weary", "sleepy"),
    "stooped": ("stooped", "hunched", "slouching", "stooping"),
    "upright": ("upright", "very straight", "proud"),
    "shaky": ("shaky", "unsteady", "trembling", "wobbly"),
    "left-handed": ("left-handed",),
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "quick": ("{x} moves quickly.", "{x} does everything fast.", "{x} is the quick one."),
    "sluggish": ("{x} takes a lot of time.", "{x} moves slowly.", "{x} is in no hurry at all."),
    "sweeping": ("{x} makes big movements.", "{x} moves with large gestures."),
    "restrained": ("{x} makes small movements.", "{x} hardly moves more than needed."),
    "lively": ("{x} is full of energy.", "{x} is lively."),
    "tired": ("{x} looks tired.", "{x} has little energy.", "{x} lets the head hang a little."),
    "stooped": ("{x} stoops.", "{x} has a bent back.", "{x} slouches."),
    "upright": ("{x} holds the back very straight.", "{x} stands very upright."),
    "shaky": ("{x} is a bit shaky.", "{x} sways and trembles a little."),
    "left-handed": ("{x} is left-handed.",),
}
