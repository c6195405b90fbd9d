"""What people do with arms, head and weight while somebody else is busy: small things that many scripts need.

All of them last from `start` to `until` (absolute seconds), whatever the pace and the person's tempo.
"""

from __future__ import annotations

from typing import Any

from ..script import LEFT, RIGHT, On, Own, other
from ..stage import Stage

# by name: how a listener or an onlooker holds the arms
POSES = ("crossed", "hip", "hips", "chin", "clasped", "behind")


def lasting(stage: Stage, who: int, seconds: float) -> float:
    """The duration to ask of a verb for it to take so many seconds, whatever the pace and the person's tempo."""
    return seconds / stage.time(who, 1.0)


def nod(stage: Stage, who: int, start: float, *, times: int = 1, degrees: float = 9.0) -> float:
    """One nod or a few small ones; the second at which the head is still again."""
    if times == 1:
        return stage.lean(who, start, rise=0.2, hold=0.04, fall=0.28, nod=degrees).end
    return stage.lean(who, start, rise=0.12, hold=0.42 * times - 0.2, fall=0.2, nod=0.7 * degrees, hertz=2.1).end


def shift_weight(stage: Stage, who: int, start: float, *, until: float, side: str | None = None) -> None:
    """Stand on one leg more than on the other for a while."""
    sign = 1.0 if (side or (LEFT if stage.chance(0.5) else RIGHT)) == LEFT else -1.0
    rise = min(0.7, 0.4 * (until - start))
    stage.lean(who, start, rise=rise, hold=max(0.0, until - start - 2 * rise), fall=rise, left=0.05 * sign,
               side=-3.5 * sign, tilt=2.0 * sign, raw=True)  # fmt: skip


def restless(stage: Stage, who: int, start: float, until: float) -> None:
    """Somebody who stands about: the weight goes from leg to leg, now and then a foot is set anew."""
    t, side = start + stage.draw(0.0, 0.5), LEFT if stage.chance(0.5) else RIGHT
    while t < until - 0.8:
        end = min(t + stage.draw(1.3, 2.4), until)
        shift_weight(stage, who, t, until=end, side=side)
        if stage.chance(0.25) and end - t > 1.2 and stage.busy[who] <= t:
            stage.step(who, forward=stage.draw(-0.06, 0.06), turn=stage.draw(-8.0, 8.0), start=t + 0.3, seconds=0.42)
        t, side = end - 0.3, other(side)


def pose(stage: Stage, who: int, name: str, start: float, until: float, *, hand: str = RIGHT) -> None:
    """Hold the arms in one of POSES; `hand` is the one on the hip or at the chin."""
    if name == "crossed":
        for side, up, ahead in ((hand, -0.40, 0.17), (other(hand), -0.31, 0.26)):
            _hold(stage, who, side, Own(-0.55, up, ahead), start, until, elbow=30.0, hand_axis=(-0.85, 0.4, -0.15))
    elif name in ("hip", "hips"):
        for side in (LEFT, RIGHT) if name == "hips" else (hand,):
            on_hip(stage, who, side, start, until)
    elif name == "chin":
        chin = On(who, "head", side=(0.0, -0.7, 0.7), shift=(0.0, -0.01, -0.015))
        _hold(stage, who, hand, chin, start, until, elbow=-5.0, hand_axis=(-0.4, 0.9, 0.15))
        _hold(stage, who, other(hand), Own(-0.46, -0.48, 0.28), start, until, elbow=10.0, hand_axis=(-0.95, 0.1, 0.1))
        stage.fingers(who, hand, "fist", start + 0.3, until + 0.2)
    elif name == "clasped":
        for side, lift in ((hand, 0.03), (other(hand), -0.03)):
            _hold(stage, who, side, Own(-0.25, -0.70 + lift, 0.27), start, until, elbow=22.0)
    else:  # behind the back
        for side, lift in ((hand, 0.04), (other(hand), -0.04)):
            _hold(stage, who, side, Own(-0.22, -0.80 + lift, -0.24), start, until, elbow=20.0)


def on_hip(stage: Stage, who: int, hand: str, start: float, until: float) -> None:
    """A hand rests on its own hip, the elbow out."""
    hip = On(who, "pelvis", side=(1.0 if hand == LEFT else -1.0, 0.1, 0.25), shift=(0.0, 0.06, 0.0))
    _hold(stage, who, hand, hip, start, until, elbow=55.0)


def _hold(stage: Stage, who: int, hand: str, target: On | Own, start: float, until: float, **how: Any) -> None:
    rise, fall = min(0.6, 0.4 * (until - start)), 0.55
    hold = max(0.05, until - start - rise)
    stage.reach(
        who, hand, target, start=start, rise=lasting(stage, who, rise), hold=lasting(stage, who, hold),
        fall=lasting(stage, who, fall), lean=0.0, **how,
    )  # fmt: skip
