"""The stage a family's script is written on: two people, their places and feet, and verbs that add events.

Every verb takes absolute seconds for `start`, scales its own durations by the clip's pace and the person's tempo, and
returns the second at which it is over, so that a script reads in the order of what happens:

    t = stage.approach(gap=0.85)                      # both walk up to each other
    grip = stage.meet((0, "right"), (1, "right"), arrive=max(t) + 0.1, hold=1.1, height=0.58)
    stage.step_back(0, grip.end), stage.step_back(1, grip.end)
    stage.finish(grip.end + 0.9)

`who` is 0 or 1, the roles of the family. Angles in degrees, metres at 1.75 m stature unless said otherwise.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from .footsteps import foot_at
from .ground import Ground
from .leap import flight, over
from .script import (
    LEFT,
    RIGHT,
    Carry,
    Contact,
    Fingers,
    Footfall,
    Incline,
    Jump,
    Kick,
    Lean,
    Look,
    Meet,
    On,
    Own,
    Pendulum,
    Phase,
    Reach,
    Shake,
    Span,
    Target,
    World,
)  # fmt: skip


class Stage(Ground):
    """The floor (floor.py: place, walk, step, turn, ...; ground.py: kneel, sit, fall, ...) and everything else that is
    done on it."""

    def kick(
        self, who: int, foot: str, target: Target, *, start: float, chamber: float = 0.6, forward: float = 0.0,
        contact: tuple[int, str, str] | None = None,
    ) -> Span:  # fmt: skip
        """Kick at a target and set the foot down again `forward` metres ahead of where the body stood.

        contact: (person, joint, kind) if it hits. Returns its span (arrive = the hit).
        """
        person, (x, z, h) = self.people[who], self.where(who)
        start = max(start, self.busy[who])
        side = int(foot != LEFT)
        f = forward * person.scale
        px, pz, ph = foot_at(side, x + f * math.sin(h), z + f * math.cos(h), h, person.half_stance * 1.1)
        hit, land = start + self.time(who, 0.52), start + self.time(who, 1.12)
        self.script.events.append(Kick(who, side, start, hit, land, target, chamber))
        self._stepped(who, [Footfall(side, start, land, px, pz, ph, "kick")], land)
        if contact is not None:
            self.touch((who, f"{foot}_foot"), contact[:2], hit - 0.02, hit + 0.07, contact[2])
        return Span(start, hit, hit + 0.05, land)

    def jump(self, who: int, *, start: float, height: float = 0.22, dip: float = 0.36, **how: float) -> Span:
        """Jump on the spot with both feet, `height` metres high. Returns its span (arrive, leave: in the air).

        how: the other fields of `Jump`."""
        event = Jump(who, max(start, self.busy[who]), height, self.time(who, dip), **how)
        scale = self.people[who].scale
        self.script.events.append(event)
        self.busy[who] = over(event, scale)
        return Span(event.start, *flight(event, scale), self.busy[who])

    # --- arms -----------------------------------------------------------------------------------------------------
    def reach(
        self, who: int, hand: str, target: Target, *, start: float, rise: float = 0.62, hold: float = 0.5,
        fall: float = 0.58, contact: str | None = None, part: str | None = None, **how: Any,
    ) -> Span:  # fmt: skip
        """A hand goes to a target, stays for `hold`, and comes back. contact: a kind ("hand-back") when it
        touches an `On` target; part: the joint named in the contact (default: the target's). how: the other fields of
        `Reach`."""
        rise, hold, fall = (self.time(who, t) for t in (rise, hold, fall))
        event = Reach(who, hand, target, start, rise, hold, fall, **how)
        self.script.events.append(event)
        arrive, leave = start + rise, start + rise + hold
        if contact is not None and isinstance(target, On):
            self.touch((who, f"{hand}_hand"), (target.person, part or target.part), arrive, leave, contact)
        return Span(start, arrive, leave, leave + fall)

    def meet(
        self, first: tuple[int, str], second: tuple[int, str], *, arrive: float, hold: float, height: float,
        rise: float = 0.62, fall: float = 0.58, lag: float = 0.12, kind: str = "hand-hand",
        contact: bool = True, **how: Any,
    ) -> Span:  # fmt: skip
        """Two hands meet at `arrive` at a point both can reach (height in mean statures). The second starts `lag`
        later.

        how: the other fields of `Meet` (aside, share, pull, wrist, shake, windup, elbow, hand_axis, arc, lift, carry, swing)."""
        start0 = arrive - self.time(first[0], rise)
        start1 = min(arrive - self.time(second[0], rise) + lag, arrive - 0.25)
        hold = hold * self.pace
        falls = (self.time(first[0], fall), self.time(second[0], fall * 1.1))
        self.script.events.append(Meet((first, second), (start0, start1), arrive, hold, falls, height, **how))
        if contact:
            held = "wrist" if how.get("wrist") else "hand"
            self.touch((first[0], f"{first[1]}_hand"), (second[0], f"{second[1]}_{held}"), arrive, arrive + hold, kind)
        return Span(min(start0, start1), arrive, arrive + hold, arrive + hold + max(falls))

    def strike(
        self, who: int, hand: str, target: Target, *, hit: float, draw_back: float = 0.32, go: float = 0.24,
        hold: float = 0.06, fall: float = 0.5, windup: tuple[float, float, float] = (0.16, -0.36, 0.16),
        contact: str | None = None, part: str | None = None, twist: float = 16.0, **how: Any,
    ) -> Span:  # fmt: skip
        """A fast hand: drawn back (`windup`, Own point), then to the target at `hit`, with the trunk behind it, and
        back.

        twist: degrees the chest winds up and follows through (0: none)."""
        back, go = self.time(who, draw_back), go * math.sqrt(self.pace)
        start = hit - back - go
        event = Reach(who, hand, target, start, back + go, hold, self.time(who, fall), windup=windup, **how)
        self.script.events.append(event)
        if twist:
            sign = -1.0 if hand == LEFT else 1.0  # the right hand drives the chest to the left
            self.lean(who, start, rise=back * 0.9, hold=0.0, fall=go * 1.6, twist=-0.6 * sign * twist, raw=True)
            self.lean(who, hit - go, rise=go, hold=hold, fall=fall, twist=sign * twist, bow=5.0, raw=True)
        if contact is not None and isinstance(target, On):
            self.touch((who, f"{hand}_hand"), (target.person, part or target.part), hit, hit + hold, contact)
        return Span(start, hit, hit + hold, hit + hold + event.fall)

    def gesture(self, who: int, hand: str, at: Own, *, start: float, rise: float = 0.5, hold: float = 0.8,
                fall: float = 0.55, shake: Shake | None = None, **how: Any) -> Span:  # fmt: skip
        """An arm gesture: the hand goes to a point of one's own frame, stays (swinging by `shake`), and comes back.
        Gestures of one hand that follow each other closely blend into a path."""
        size = self.people[who].manner.amplitude
        point = Own(at.out * size**0.8, at.up * (size**0.4 if at.up > 0 else 1.0), at.forward * size**0.6)
        if shake is not None:
            shake = replace(shake, metres=(shake.metres[0] * size, shake.metres[1] * size, shake.metres[2] * size))
        return self.reach(who, hand, point, start=start, rise=rise, hold=hold, fall=fall, shake=shake, lean=0.0, **how)

    def flow(
        self, who: int, hand: str, points: Sequence[tuple[Own, Mapping[str, Any]]], *, start: float, beat: float,
        until: float = 0.0, overlap: float = 0.5, fall: float = 0.9,
    ) -> float:  # fmt: skip
        """A hand passes through points of one's own frame, `beat` seconds apart, without stopping at any but the last.

        Each way begins before the one before it is over (`overlap`, in beats), which rounds the corners. points: with
        the other fields of `Reach` for each (hand_axis, roll, elbow). The last point is held to the second `until`.
        Returns the second at which it is reached.
        """
        beat, size = self.time(who, beat), self.people[who].manner.amplitude ** 0.7
        rise, arrive = beat * (1 + overlap), start
        for k, (at, how) in enumerate(points):
            begin = start + k * beat
            arrive = begin + rise
            hold = beat + 0.05 if k < len(points) - 1 else max(until - arrive, 0.02)
            point = Own(at.out * size, at.up, at.forward * size)
            self.script.events.append(Reach(who, hand, point, begin, rise, hold, self.time(who, fall), lean=0.0, **how))
        return arrive

    def fingers(self, who: int, hand: str, shape: str, start: float, until: float) -> None:
        """The hand ("left", "right" or "both") has a shape of skeleton.hands.SHAPES meanwhile."""
        for side in (LEFT, RIGHT) if hand == "both" else (hand,):
            self.script.events.append(Fingers(who, side, shape, start, until))

    # --- trunk and head -------------------------------------------------------------------------------------------
    def lean(self, who: int, start: float, *, rise: float = 0.5, hold: float = 0.5, fall: float = 0.6,
             raw: bool = False, **what: float) -> Span:  # fmt: skip
        """Bow, bend, twist, crouch, nod, shrug, shift the weight: the fields of `Lean`. raw: durations are not
        scaled."""
        if not raw:
            rise, hold, fall = (self.time(who, t) for t in (rise, hold, fall))
        self.script.events.append(Lean(who, start, rise, hold, fall, **what))
        return Span(start, start + rise, start + rise + hold, start + rise + hold + fall)

    def incline(self, who: int, target: On, *, start: float, rise: float = 0.7, hold: float = 0.4, fall: float = 0.7,
                gap: float = 0.0, contact: str | None = None) -> Span:  # fmt: skip
        """Bring the face to a point of somebody (a kiss, a whisper). contact: a kind ("mouth-cheek") if it touches."""
        rise, hold, fall = (self.time(who, t) for t in (rise, hold, fall))
        self.script.events.append(Incline(who, target, start, rise, hold, fall, gap))
        arrive, leave = start + rise, start + rise + hold
        if contact is not None:
            self.touch((who, "head"), (target.person, target.part), arrive, leave, contact)
        return Span(start, arrive, leave, leave + fall)

    def look(self, who: int, at: Target | None = None, *, start: float = -99.0, until: float = 99.0) -> None:
        """Look at a target, or at the partner's face."""
        self.script.events.append(Look(who, at if at is not None else On(1 - who, "head"), start, until))

    # --- what is known about the clip -------------------------------------------------------------------------------
    def touch(self, a: tuple[int, str], b: tuple[int, str], start: float, end: float, kind: str) -> None:
        """Record a contact, e.g. touch((0, "right_hand"), (1, "spine3"), 2.1, 2.6, "hand-back")."""
        self.script.contacts.append(Contact(a, b, start, end, kind))

    def phase(self, name: str, start: float, end: float) -> None:
        """Record a phase; one that is over before it begins, as the approach of two who stand there already, is none."""
        if end >= start:
            self.script.phases.append(Phase(name, start, end))

    def finish(self, end: float, *, begin: float = 0.0) -> None:
        """Cut the clip out of the script: from `begin` to `end`, at least 4 s (or `least`) and at most 6 s long.

        Too long: the beginning is cut (people come in walking); too short: everybody stands a little longer."""
        end = max(end, begin + self.least)
        self.script.begin, self.script.end = max(begin, end - 6.0), end


__all__ = ["Carry", "On", "Own", "Pendulum", "Shake", "Span", "Stage", "World"]
