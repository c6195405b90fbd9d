"""What people do while they stand and wait or look on."""

from __future__ import annotations

from ..script import LEFT, RIGHT, On, Own, other
from ..stage import Stage
from .abreast import lasting


def rest(stage: Stage, who: int, start: float, until: float, *, kind: str = "", hand: str = "") -> str:
    """Somebody stands easily: a hand on the hip, hands folded before the belly or behind the back, a hand at the chin;
    the weight goes to one leg. Returns the kind."""
    kind = kind or str(stage.rng.choice(["hip", "folded", "behind", "chin", "loose"], p=[0.3, 0.22, 0.16, 0.14, 0.18]))
    hand = hand or (stage.hand(who) if stage.chance(0.6) else other(stage.hand(who)))
    hold = lasting(stage, who, until - start - stage.time(who, 0.65))
    if kind == "hip":
        hip = On(who, "pelvis", side=(1.0 if hand == LEFT else -1.0, 0.1, 0.2))
        stage.reach(who, hand, hip, start=start, rise=0.6, hold=hold, fall=0.6, elbow=55.0, lean=0.0)
    elif kind == "chin":
        stage.gesture(who, hand, Own(-0.20, 0.06, 0.26), start=start, rise=0.65, hold=hold, fall=0.65, elbow=8.0)
        stage.gesture(who, other(hand), Own(-0.34, -0.46, 0.30), start=start, rise=0.65, hold=hold, fall=0.65)
    elif kind != "loose":
        at = Own(-0.24, -0.68, 0.27) if kind == "folded" else Own(-0.22, -0.72, -0.22)
        for side in (LEFT, RIGHT):
            late = start + stage.draw(0.0, 0.12)
            stage.gesture(who, side, at, start=late, rise=0.65, hold=hold, fall=0.65, elbow=18.0)
    shift_weight(stage, who, start, until)
    return kind


def shift_weight(stage: Stage, who: int, start: float, until: float) -> None:
    """The weight goes slowly from one leg to the other."""
    sign = 1.0 if stage.chance(0.5) else -1.0
    t = start + stage.draw(0.0, 0.5)
    while t < until - 0.8:
        hold = stage.draw(0.5, 1.4)
        metres = stage.draw(0.02, 0.045) * sign
        stage.lean(who, t, rise=0.7, hold=hold, fall=0.7, left=metres, side=-50.0 * metres, tilt=40.0 * metres)
        t += stage.time(who, 0.9 + hold)
        sign = -sign
