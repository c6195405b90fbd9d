"""What happens in a duet, as data: targets, events, and the family that holds a script.

A *family* (shake hands, push, ...) is a function that fills a `Stage` (stage.py) with these events; the engine
(compose.py) turns any list of them into motion. Nothing here moves a joint. The rule: a family says *who does what to
whom, when*; how a body does it is the engine's.

Units: metres and seconds; angles that a script writes are DEGREES (they are read by people), everything behind is
radians. Times are seconds of the script; the clip is cut out of it by `Stage.finish`, so times may be negative.
Directions of a body: (left, up, forward). For an arm, `out` means away from the body's middle on that arm's side.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    from .families.facts import BodyFacts, Facts
    from .families.signature import Signature
    from .stage import Stage

LEFT, RIGHT = "left", "right"


def other(side: str) -> str:
    """The other hand or foot."""
    return RIGHT if side == LEFT else LEFT


@dataclass(frozen=True)
class On:
    """A point on a person's body, moving with it: the surface at `part` towards `side`.

    part: an SMPL joint name, or "left_hand"/"right_hand" (the hand point itself, no surface).
    side: (left, up, forward) direction in that person's trunk frame; the point lies on the body's surface that way:
        (0,0,-1) the back, (0,0,1) the front, (1,0,0) the left side. (0,0,0) is the joint itself.
    shift: (left, up, forward) metres at 1.75 m stature, moved along the body before the surface is taken.
    at: freeze the point where it is at this second (a blow at where the partner was); None follows.
    """

    person: int
    part: str
    side: tuple[float, float, float] = (0.0, 0.0, 0.0)
    shift: tuple[float, float, float] = (0.0, 0.0, 0.0)
    at: float | None = None


@dataclass(frozen=True)
class Own:
    """A point in one's own trunk frame, in arm lengths from the shoulder of that hand: (out, up, forward).

    (0,-1,0) hangs down; (0,0,1) straight ahead; (0.3,0.6,0.4) a raised waving hand; (-0.4,-0.35,0.35) before the belly.
    """

    out: float
    up: float
    forward: float


@dataclass(frozen=True)
class World:
    """A fixed point of the room, metres, y up."""

    x: float
    y: float
    z: float


Target = On | Own | World


@dataclass(frozen=True)
class Shake:
    """A swing added while a reach is held: `metres` (left/out, up, forward) of the owner's heading frame at `hertz`,
    decaying by `decay` per second (0: steady). In an Own target the first number is out."""

    hertz: float
    metres: tuple[float, float, float]
    decay: float = 0.0
    seconds: float | None = None  # default: as long as the hold


@dataclass(frozen=True)
class Footfall:
    """One step: a foot (0 left, 1 right) leaves the floor at `lift` and stands at (x, z) from `land` on."""

    foot: int
    lift: float
    land: float
    x: float
    z: float
    heading: float
    gait: str = "walk"  # walk | run | step | pivot (it stays on the floor and turns on its ball)
    height: float = 1.0  # scales the lift of the swing foot
    rise: float = 0.0  # metres above the floor that it stands: on somebody's foot


@dataclass(frozen=True)
class Kick:
    """The foot of one long step goes through `target` at `hit` (between that footfall's lift and land)."""

    who: int
    foot: int
    lift: float
    hit: float
    land: float
    target: Target
    chamber: float = 0.5  # 0: a straight-leg swing, 1: the knee is drawn up first


@dataclass(frozen=True)
class Jump:
    """Both feet leave the floor at once: a dip from `start`, the push, the flight, a landing in the knees. Metres at
    1.75 m stature."""

    who: int
    start: float
    height: float  # that the pelvis rises in the air
    dip: float = 0.36  # seconds going down
    crouch: float = 0.18  # how deep
    tuck: float = 0.05  # the feet are drawn up in the air


@dataclass(frozen=True)
class Reach:
    """A hand goes to a target (minimum jerk), stays, and returns to whatever the arm does otherwise."""

    who: int
    hand: str
    target: Target
    start: float
    rise: float
    hold: float
    fall: float
    shake: Shake | None = None
    arc: tuple[float, float, float] = (0.0, 0.0, 0.0)  # bulge of the way there (out, up, forward), metres
    windup: tuple[float, float, float] | None = (
        None  # (out, up, forward) in arm lengths: drawn here first (an Own point)
    )
    elbow: float = 0.0  # degrees the elbow is swung outwards (+) or inwards (-) from hanging
    pole: tuple[float, float, float] | None = None  # (out, up, forward): where the elbow points instead
    raised: tuple[float, float, float] | None = None  # the same where the hand is well above the shoulder
    hand_axis: tuple[float, float, float] | None = (
        None  # (out, up, forward): where the fingers point; None: as the forearm
    )
    roll: float = 0.0  # degrees of pronation from the thumb-up hand (90: the palm faces down, or forwards when raised)
    lean: float = 1.0  # how far trunk and hips may help the arm (0: arm only)
    ahead: float = (
        0.0  # 1: the elbow is before the body instead of behind (a hand at one's own face); below 0 farther behind
    )


@dataclass(frozen=True)
class Carry:
    """Joined hands are taken to a target while they are held, and back again.

    near: the share of the level way that they go; upwards they go all of it (over a head, but not quite above it).
    """

    to: Target
    start: float
    rise: float
    hold: float
    fall: float
    near: float = 1.0


@dataclass(frozen=True)
class Pendulum:
    """Joined hands swing to and fro below the shoulders, from `forward` to `back` degrees of hanging, `hertz` times a
    second, forward first."""

    hertz: float
    forward: float
    back: float


@dataclass(frozen=True)
class Meet:
    """Two hands of different people meet at a point that both reach, and part again."""

    hands: tuple[tuple[int, str], tuple[int, str]]
    start: tuple[float, float]  # a start of the reach for each
    arrive: float  # both are there
    hold: float
    fall: tuple[float, float]
    height: float  # of the meeting point, in mean statures (0.58 a shake, 0.95 a high five)
    aside: float = 0.0  # metres towards person 0's left
    share: float | None = None  # of the way from the first's shoulder to the second's; None: as the arms are long
    pull: tuple[float, float, float] | None = None  # (start, seconds, share): meanwhile the point goes to that share
    wrist: bool = False  # the first hand holds the second's wrist: the second hand goes on beyond the point
    shake: Shake | None = None
    windup: tuple[float, float, float] | None = None
    elbow: float = 0.0
    pole: tuple[float, float, float] | None = None
    raised: tuple[float, float, float] | None = None
    hand_axis: tuple[float, float, float] | None = None
    roll: float = 0.0
    arc: tuple[float, float, float] = (0.0, 0.0, 0.0)
    lift: float = 0.0  # mean statures that the point goes up while it is held (somebody is pulled to the feet)
    carry: tuple[Carry, ...] = ()
    swing: Pendulum | None = None


@dataclass(frozen=True)
class Lean:
    """The trunk and pelvis leave their usual carriage: rise, hold, fall (minimum jerk). Degrees and metres at 1.75
    m."""

    who: int
    start: float
    rise: float
    hold: float
    fall: float
    bow: float = 0.0  # forward bend, shared by hips and back
    side: float = 0.0  # bend to the left
    twist: float = 0.0  # chest to the left against the pelvis
    turn: float = 0.0  # the whole pelvis to the left on standing feet
    nod: float = 0.0  # head down
    tilt: float = 0.0  # head to the left shoulder
    shake: float = 0.0  # head left-right, degrees (use with hertz)
    shrug: float = 0.0  # shoulders up, degrees
    hip: float = 0.0  # the left hip up against the right one, degrees; the chest stays upright
    crouch: float = 0.0  # pelvis down, metres
    toes: float = 0.0  # heels up on standing feet, degrees
    forward: float = 0.0  # pelvis forward over the feet, metres
    left: float = 0.0  # pelvis to the left, metres
    hertz: float = 0.0  # > 0: everything swings at this rate while it lasts


@dataclass(frozen=True)
class Incline:
    """The face comes to a point on somebody's body, carried by pelvis, hips, back and knees, stays, and goes back.

    gap: metres that the lips stay away from the surface (0: a kiss)."""

    who: int
    target: On
    start: float
    rise: float
    hold: float
    fall: float
    gap: float = 0.0


@dataclass(frozen=True)
class Posture:
    """The body leaves the standing height: rise into the posture, hold, fall back to standing. See postures.py.

    name: squat | half_kneel | kneel | sit_floor (on the floor), perch (on the partner's thigh), ride (on the
    partner's back). The feet stand where the footstep plan has them; the pelvis goes where they and the name say.
    """

    who: int
    name: str
    start: float
    rise: float
    hold: float
    fall: float
    side: str = ""  # half_kneel: whose knee is on the floor; perch: which of the partner's thighs
    back: float = 0.0  # metres further behind the feet than usual
    up: float = 0.0  # metres higher than usual
    tip: float = 0.0  # degrees the pelvis tips forward (+) besides what the posture has
    bend: float = 0.0  # degrees the back bends forward besides that
    late: float = 1.0  # above 1 a fall: hesitates at first, ends suddenly


@dataclass(frozen=True)
class Look:
    """Where the eyes go from `start` to `until`; outside of all looks people look ahead, or at the partner when
    close."""

    who: int
    at: Target
    start: float
    until: float


@dataclass(frozen=True)
class Fingers:
    """A hand takes a shape of skeleton.hands.SHAPES from `start` to `until`; else it is relaxed. The last event wins."""

    who: int
    hand: str
    shape: str
    start: float
    until: float


@dataclass(frozen=True)
class Contact:
    """Ground truth: between `start` and `end` seconds these two parts touch. kind e.g. "hand-hand", "hand-back"."""

    a: tuple[int, str]
    b: tuple[int, str]
    start: float
    end: float
    kind: str


@dataclass(frozen=True)
class Phase:
    """A named stretch of the script: "approach", "contact", "release"..."""

    name: str
    start: float
    end: float


@dataclass(frozen=True)
class Span:
    """The seconds of a contact or gesture: `start` of the way there, `arrive`, `leave` (the hold is over), `end`."""

    start: float
    arrive: float
    leave: float
    end: float


Event = Kick | Jump | Reach | Meet | Lean | Incline | Posture | Look | Fingers


@dataclass
class Script:
    """Everything the engine needs besides the two bodies. `feet[p]` is the footstep plan of person p, in order of
    lift."""

    family: str
    start_feet: list[tuple[tuple[float, float, float], tuple[float, float, float]]] = field(default_factory=list)
    feet: tuple[list[Footfall], list[Footfall]] = field(default_factory=lambda: ([], []))
    events: list[Event] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    phases: list[Phase] = field(default_factory=list)
    facts: dict = field(default_factory=dict)  # what the captions may say (json): hand="right", target="shoulder"...
    roles: tuple[str, str] = ("", "")
    begin: float = 0.0
    end: float = 5.0


@dataclass(frozen=True)
class Family:
    """A kind of interaction. In its script person 0 is `roles[0]`; generate.py may store the people in the other order.

    symmetric: both do the same, so either may be named first (`Facts.symmetric` says it for a clip). script: fills a
    Stage (about 20-40 lines). draw: a clip's facts, the actor first. signatures: how the acting person is known by the
    motion, by acting role, where the two do different things.
    """

    name: str
    roles: tuple[str, str]
    symmetric: bool
    script: Callable[[Stage], None]
    draw: Callable[[np.random.Generator, tuple[BodyFacts, BodyFacts]], Facts]
    fast: bool = False  # blows, leaps, sprints: the gate allows higher accelerations
    joins: bool = True  # may follow, or be followed by, another family in one clip
    depth: float = 0.05  # metres that the gate allows bodies to be inside each other
    signatures: Mapping[str, Signature] = field(default_factory=dict)
