"""How an acting person is known by the motion alone, for the families in which the two do different things.

`evaluation/roles.py` scores both people by the rule that `kind` names; the roles are right when the actor scores
higher.
"""

from __future__ import annotations

from dataclasses import dataclass

HANDS = ("left_hand", "right_hand")
FEET = ("left_ankle", "right_ankle", "left_foot", "right_foot")


@dataclass(frozen=True)
class Signature:
    """How one is told from the other.

    kind: "reach" (an effector comes nearest to the partner's targets), "high" (it goes highest), "bend" (bends over),
    "first_high", "first_bend", "first_forward" (both do, the actor earlier), "behind" (goes after the partner),
    "forward" (held out to the partner), "thrust" (at one moment farthest out to the partner), "onto" (an effector is on
    top of the partner's target), "draws" (the partner comes after while the effectors are together), "extend" (thrust far
    from the own chest), "firm" (stays where it is in the second half, while the partner's moves), "leads" (rises and falls
    as the partner's do a moment later), "low" (goes lower than the partner), "stays_up", "stays_down" (the partner goes
    down, or is lifted), "travel" (goes farther from where it was), "hold" (an effector stays at the partner's targets),
    "ahead" (the pair goes this one's way), "turns_partner" (the partner turns about).
    """

    kind: str
    effectors: tuple[str, ...]  # joints of the one who acts, hand points included
    targets: tuple[str, ...] = ()  # joints of the partner
