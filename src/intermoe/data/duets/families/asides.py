"""What people do besides the matter in hand: a hand on the hip, a shifted weight, a sore place that is rubbed."""

from __future__ import annotations

from typing import Any

from ..script import LEFT, On, Own, Shake, Target, other
from ..stage import Span, Stage


def sign(side: str) -> float:
    """+1 for left, -1 for right: the first number of an `On.side`."""
    return 1.0 if side == LEFT else -1.0


def on_hip(stage: Stage, who: int, hand: str, start: float, until: float) -> Span:
    """A hand rests on the hip."""
    hip = On(who, "pelvis", side=(sign(hand), 0.1, 0.2))
    return stage.reach(who, hand, hip, start=start, rise=0.5, hold=max(0.2, until - start - 1.0), fall=0.5,
                       elbow=55.0, lean=0.0)  # fmt: skip


def rub(stage: Stage, who: int, hand: str, at: Target, start: float, seconds: float, *, rise: float = 0.42,
        **how: Any) -> Span:  # fmt: skip
    """A hand goes to a sore place of one's own and rubs it."""
    swing = Shake(stage.draw(1.6, 2.3), (0.012, 0.022, 0.0))
    return stage.reach(
        who, hand, at, start=start, rise=rise, hold=seconds, fall=0.6, shake=swing, **{"lean": 0.0} | how
    )


def shift_weight(stage: Stage, who: int, start: float) -> None:
    """Onto one leg and back."""
    way = 1.0 if stage.chance(0.5) else -1.0
    stage.lean(who, start, rise=0.6, hold=stage.draw(0.4, 1.0), fall=0.7, left=0.03 * way, side=-2.0 * way)


def talk(stage: Stage, who: int, hand: str, start: float) -> Span:
    """A small gesture of speech; returns its span."""
    at = Own(stage.draw(0.0, 0.2), stage.draw(-0.5, -0.36), stage.draw(0.34, 0.48))
    return stage.gesture(who, hand, at, start=start, rise=0.42, hold=stage.draw(0.2, 0.4), fall=0.45, elbow=8.0,
                         shake=Shake(2.0, (0.02, 0.03, 0.02), 1.0))  # fmt: skip


def unscaled(stage: Stage, who: int, seconds: float) -> float:
    """What to hand to a verb that scales by tempo, so that it lasts so long by the clock."""
    return seconds / stage.time(who, 1.0)


def idle(stage: Stage, who: int, start: float, until: float) -> None:
    """What the hands of somebody who stands there do: on the hip, folded before the belly, at the chin, talking."""
    seconds = unscaled(stage, who, until - start - 0.9)
    if seconds < 0.15:
        return
    hand = stage.hand(who)
    kind = str(stage.rng.choice(["hip", "fold", "talk", "chin"]))
    shift_weight(stage, who, start + stage.draw(0.0, 0.5))
    if kind == "hip":
        on_hip(stage, who, hand if stage.chance(0.5) else other(hand), start, until)
    elif kind == "fold":
        for side, up in ((hand, -0.36), (other(hand), -0.43)):
            stage.reach(who, side, Own(-0.24, up, 0.34), start=start, rise=0.5, hold=seconds, fall=0.5, lean=0.0,
                        elbow=10.0, hand_axis=(-0.9, -0.1, 0.5), roll=40.0)  # fmt: skip
    elif kind == "chin":
        chin = On(who, "head", side=(0.25 * sign(hand), -0.8, 0.75), shift=(0.0, -0.02, 0.0))
        stage.reach(who, hand, chin, start=start, rise=0.55, hold=seconds, fall=0.55, lean=0.0, elbow=5.0,
                    hand_axis=(-0.3, 0.9, 0.1))  # fmt: skip
    else:
        t = start
        while t < until - 0.7:
            t = talk(stage, who, hand if stage.chance(0.7) else other(hand), t).leave + stage.draw(0.0, 0.3)
