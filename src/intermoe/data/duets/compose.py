"""From a script to motion: footsteps, pelvis, trunk, contacts, arms, gaze, noise, in this order, for both people.

`compose(script, people, rng)` is deterministic and vectorised over frames. T frames; joints as in skeleton.smpl22.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from intermoe.core.types import Interaction
from intermoe.skeleton import kinematics, quat
from intermoe.skeleton.hands import SHAPES
from intermoe.skeleton.smpl22 import INDEX, PARENTS

from . import postures
from . import reach as arms
from .body import Person
from .feet import move_feet, on_toes
from .leap import leap
from .locomotion import gait_sway, legs, pelvis_height, pelvis_path
from .postures import Grounded
from .rotate import apply, turn, unit
from .script import LEFT, RIGHT, Fingers, Incline, Jump, Kick, Lean, Look, Meet, On, Posture, Reach, Script
from .targets import HAND, Figure, is_late, locate, meeting_point, surface_normal
from .tracks import FPS, ease, envelope, pink, smooth
from .upper import LEG_CHAIN, TRUNK_CHAIN, channels, gaze, hanging_arms, place, trunk

PAD = 14  # frames before and after the clip that smoothing may look at


class Tangled(ValueError):
    """Arms of a script wait for each other: it cannot be played."""


@dataclass
class Actor(Grounded):
    """One person on the way from plan to motion: besides what postures need, the standing pelvis and the channels."""

    path: np.ndarray
    sway: dict
    curves: dict


def compose(script: Script, people: tuple[Person, Person], rng: np.random.Generator) -> Interaction:
    """The motion of the script: an Interaction without text, persons in the script's order."""
    num = round((script.end - script.begin) * FPS) + 1
    t = script.begin + (np.arange(-PAD, num + PAD)) / FPS
    actors = [_actor(script, people[w], w, t, rng) for w in (0, 1)]
    for w, actor in enumerate(actors):
        actor.heading = postures.follow(actor, actors[1 - w], t)
        actor.figure.heading = turn(1, actor.heading)
    _settle(actors, t)
    _bring_faces(script, actors, t)
    for _ in range(2):
        _lend_the_trunk(script, actors, t)
        _settle(actors, t)
    for w, actor in enumerate(actors):
        for kick in (e for e in script.events if isinstance(e, Kick) and e.who == w):
            _swing_kick(actor, kick, actors, t)
    for w, actor in enumerate(actors):
        _look(script, actors, w, t, rng)
        postures.dangle(actor, t)
        _stand(actor, t)
    for actor in actors:  # the neck has turned: hands find the head where it is now
        at, world = actor.figure.at, actor.figure.world
        at[15] = at[12] + apply(world[12], actor.person.offsets[15].astype(float))
    _arms(script, actors, t, rng)
    return _finish(script, actors, num)


def _actor(script: Script, person: Person, who: int, t: np.ndarray, rng: np.random.Generator) -> Actor:
    feet = move_feet(person, script.start_feet[who], script.feet[who], t)
    path, heading = pelvis_path(feet)
    sway = gait_sway(person, feet, heading)
    curves = channels(person, [e for e in script.events if isinstance(e, Lean) and e.who == who], t, sway, rng)
    held = [e for e in script.events if isinstance(e, Posture) and e.who == who]
    feet = on_toes(person, feet, curves["toes"])
    for e in (e for e in script.events if isinstance(e, Jump) and e.who == who):
        curves["crouch"] = curves["crouch"] + leap(person, feet, e, t)
    postures.plant(person, feet, held, t)
    postures.carriage(person, curves, held, t)
    return Actor(person, feet, heading, Figure(person, turn(1, heading)), held, path, sway, curves)


def _stand(actor: Actor, t: np.ndarray) -> None:
    """Legs from hips to feet, and where their joints are."""
    person, figure = actor.person, actor.figure
    hips = np.stack([figure.at[1], figure.at[2]])
    figure.world.update(legs(person, actor.feet, hips, actor.heading, postures.opening(actor.postures, t)))
    figure.at.update(place(person, figure.world, figure.at[0], LEG_CHAIN))


def _settle(actors: list[Actor], t: np.ndarray) -> None:
    """Pelvis, trunk and shoulders from the channels as they are now."""
    on_top = [any(e.name in postures.ON_PARTNER for e in a.postures) for a in actors]
    for w in sorted((0, 1), key=lambda w: on_top[w]):  # the one who is sat on comes first
        a = actors[w]
        c, figure = a.curves, a.figure
        figure.world = trunk(a.person, c, a.heading)
        # a bending trunk is balanced by hips that go back
        balance = (
            -0.17
            * a.person.scale
            * np.sin(np.clip(c["bow"], -0.5, 1.8))
            * np.clip(np.abs(c["bow"]) - 0.08, 0, 0.6)
            / 0.6
        )
        forward, left = c["forward"] + balance, c["left"]
        sin, cos = np.sin(a.heading), np.cos(a.heading)
        path = a.path + np.stack([forward * sin + left * cos, forward * cos - left * sin], -1)
        hips = np.stack([apply(figure.world[0], a.person.offsets[j].astype(float)) for j in (1, 2)])
        height = pelvis_height(a.person, a.feet, path, hips, c["crouch"])
        pelvis = postures.lower(a, actors[1 - w], np.stack([path[:, 0], height, path[:, 1]], -1), t)
        world = figure.world | {12: figure.world[9], 15: figure.world[9]}
        figure.at = place(a.person, world, pelvis, (*TRUNK_CHAIN, (12, 15)))
        figure.world = world


def _events(script: Script, actors: list[Actor], t: np.ndarray) -> list[tuple[Reach, np.ndarray | None]]:
    """Every reach with the path of its target, meetings as two reaches; None where the target is not known yet."""
    figures = [a.figure for a in actors]
    out: list[tuple[Reach, np.ndarray | None]] = []
    for e in script.events:
        if isinstance(e, Reach):
            out.append((e, None if is_late(e.target) else locate(e.target, e.who, e.hand, figures, t)))
        elif isinstance(e, Meet):
            shoulders = [figures[w].at[16 if hand == LEFT else 17] for w, hand in e.hands]
            point = meeting_point(e, figures, shoulders, t)
            if e.shake is not None:  # both follow one swing
                point = point + _swing(e, t, figures[e.hands[0][0]].heading)
            for k, (w, hand) in enumerate(e.hands):
                r = Reach(w, hand, On(w, "pelvis"), e.start[k], e.arrive - e.start[k], e.hold, e.fall[k], None,
                          e.arc, e.windup, e.elbow, e.pole, e.raised, e.hand_axis, e.roll)  # fmt: skip
                nudge = 0.006 * unit(shoulders[k] - shoulders[1 - k])
                if e.wrist:
                    nudge = _hold_wrist(k, point, shoulders[1], figures[w].person.scale)
                out.append((r, point + nudge))
    return out


def _hold_wrist(k: int, point: np.ndarray, shoulder: np.ndarray, scale: float) -> np.ndarray:
    """From the point where a wrist is held to the hand that holds it (k = 0, a little above) and to the held hand
    (k = 1, a hand's length further along its forearm). shoulder: of the held arm; -> (T, 3) or (3,)."""
    if k == 0:
        return np.array([0.0, 0.03 * scale, 0.0])
    elbow = shoulder + np.array([0.0, -0.2 * scale, 0.0])  # about: a forearm is flatter than the whole arm
    return HAND * scale * unit(point - elbow)


def _swing(e: Meet, t: np.ndarray, heading: np.ndarray) -> np.ndarray:
    shake = e.shake
    assert shake is not None
    s = t - e.arrive
    span = e.hold if shake.seconds is None else min(e.hold, shake.seconds)
    gate = ease(s / 0.15) * (1 - ease((s - span) / 0.15 + 0.7))
    swing = np.sin(2 * np.pi * shake.hertz * s) * gate * np.exp(-shake.decay * np.maximum(s, 0))
    return swing[:, None] * apply(heading, np.array(shake.metres))


# what carries a face to somebody: (channel, how readily it is used, least, most), radians and metres at 1.75 m
_CARRIERS = (("forward", 0.06, -0.11, 0.10), ("left", 0.05, -0.08, 0.08), ("crouch", 0.045, 0.0, 0.055),
             ("bow", 0.35, -0.08, 0.95), ("side", 0.15, -0.28, 0.28), ("toes", 0.30, 0.0, 0.62))  # fmt: skip
_MOUTH = 0.095  # metres at 1.75 m from the head joint to the lips
_LEVEL = 0.025  # metres at 1.75 m that a face may be too high or too low without trouble being taken


def _bring_faces(script: Script, actors: list[Actor], t: np.ndarray) -> None:
    """Faces that go to somebody: damped least squares over the trunk's channels, a few rounds, each event on its own.

    With residual r (left, up, forward) of the head joint and Jacobian J of the channels q: dq = W J' (J W J' + d)^-1 r.
    """
    events = [e for e in script.events if isinstance(e, Incline)]
    given, feet = [np.zeros(len(_CARRIERS)) for _ in events], [a.feet for a in actors]
    ready, least, most = (np.array([c[i] for c in _CARRIERS]) for i in (1, 2, 3))
    for _ in range(6 if events else 0):
        for e, used in zip(events, given, strict=True):
            me, figures = actors[e.who], [a.figure for a in actors]
            held = (t >= e.start + e.rise - 0.02) & (t <= e.start + e.rise + max(e.hold, 0.04))
            normal = surface_normal(e.target, figures)
            if normal is None or not held.any():
                continue
            size = me.person.scale
            goal = locate(e.target, e.who, RIGHT, figures, t) + (_MOUTH * size + e.gap) * normal
            r = (goal - me.figure.at[15])[held].mean(0) @ me.figure.heading[held].mean(0)
            r[1] -= np.clip(r[1], -_LEVEL * size, _LEVEL * size)
            bent = float(np.clip(me.curves["bow"][held].mean(), 0.25, 1.2))
            lever, ball = 0.45 * size, float(me.person.offsets[10, 2])
            J = np.array(
                [
                    [0, 1, 0, 0, 0.95 * lever, 0],
                    [0, 0, -1, -lever * np.sin(bent), 0, ball],
                    [1, 0, 0, lever * np.cos(bent), 0, 0],
                ]
            )
            W = np.diag(ready**2)
            dq = W @ J.T @ np.linalg.solve(J @ W @ J.T + 1e-5 * np.eye(3), r)
            new = np.clip(used + dq, least, most)
            w = envelope(t, e.start, e.rise, e.hold, e.fall)
            for (name, *_), more in zip(_CARRIERS, new - used, strict=True):
                me.curves[name] = me.curves[name] + w * more
            used[:] = new
        for who, a in enumerate(actors):
            heels = sum((u[-1] * envelope(t, e.start + 0.4 * e.rise, 0.6 * e.rise, e.hold, 0.8 * e.fall)
                         for e, u in zip(events, given, strict=True) if e.who == who), np.zeros(len(t)))  # fmt: skip
            a.feet = on_toes(a.person, feet[who], heels)
        _settle(actors, t)


def _lend_the_trunk(script: Script, actors: list[Actor], t: np.ndarray) -> None:
    """Where an arm is too short, hips, back and knees share what is missing, a little ahead of the hand."""
    lent = [dict.fromkeys(("twist", "bow", "forward", "crouch", "side", "shrug"), np.zeros(len(t))) for _ in actors]
    for e, target in _events(script, actors, t):
        if target is None or e.lean <= 0:
            continue
        a = actors[e.who]
        held = (t >= e.start + e.rise - 0.02) & (t <= e.start + e.rise + max(e.hold, 0.04))
        if not held.any():
            continue
        side = 0 if e.hand == LEFT else 1
        way = target[held] - a.figure.at[16 + side][held]
        far = np.sqrt((way * way).sum(-1))
        missing = np.percentile(far, 95) - 0.955 * a.person.arm
        if missing <= 0:
            continue
        frame = a.figure.heading[held].mean(0)
        d = unit((way.mean(0)) @ frame)  # left, up, forward
        w = envelope(t, e.start - 0.08, e.rise + 0.06, max(e.hold - 0.02, 0.02), e.fall + 0.1) * e.lean
        sign, size = (-1.0 if side == 0 else 1.0), a.person.scale
        ahead, down, left = missing * max(d[2], 0), missing * max(-d[1], 0), missing * d[0]
        help_ = {
            "twist": sign * min(0.40 * ahead / (0.17 * size), 0.35),
            "bow": min((0.45 * ahead / 0.47 + 0.8 * down / 0.35) / size, 0.5),
            "forward": min(0.30 * ahead, 0.07 * size),
            "crouch": min(0.35 * down, 0.10 * size),
            "side": float(np.clip(0.6 * left / (0.45 * size), -0.25, 0.25)),
            "shrug": 0.0,
        }
        if d[1] > 0.3:  # too high: stretch
            help_["shrug"] = min(missing * d[1] / 0.12, 0.25)
            help_["bow"] -= min(0.3 * missing, 0.08)
        mine = lent[e.who]
        for name, value in help_.items():  # two hands that need the same help get it once
            more = w * value
            mine[name] = (
                mine[name] + more
                if name in ("twist", "side")
                else np.where(np.abs(more) > np.abs(mine[name]), more, mine[name])
            )
    for a, mine in zip(actors, lent, strict=True):
        for name, value in mine.items():
            a.curves[name] = a.curves[name] + value


def _swing_kick(actor: Actor, kick: Kick, actors: list[Actor], t: np.ndarray) -> None:
    """Lead the foot of a long step through the chamber to the target and back."""
    f, person = actor.feet, actor.person
    hip = actor.figure.at[1 + kick.foot]
    target = locate(kick.target, kick.who, LEFT if kick.foot == 0 else RIGHT, [a.figure for a in actors], t)
    toe = float(np.linalg.norm(person.offsets[10]))
    way = unit(target - hip)
    goal = target - toe * 0.9 * way  # the ball hits, not the ankle
    reach = np.minimum(np.sqrt(((goal - hip) ** 2).sum(-1)), 0.985 * person.leg)
    goal = hip + reach[:, None] * unit(goal - hip)
    ahead = actor.figure.heading[:, :, 2]
    chamber = hip + person.leg * (0.42 * ahead + np.array([0, -0.42, 0.0]))
    rise = kick.hit - kick.lift
    before = (
        kick.chamber
        * ease((t - kick.lift - 0.02) / (0.60 * rise))
        * (1 - ease((t - kick.hit - 0.05) / (0.8 * (kick.land - kick.hit))))
    )
    out = ease((t - kick.lift - 0.45 * rise) / (0.55 * rise)) * (
        1 - ease((t - kick.hit - 0.03) / (0.62 * (kick.land - kick.hit)))
    )
    ankle = f.ankle[kick.foot]
    ankle = ankle + before[:, None] * (chamber - ankle)
    f.ankle[kick.foot] = ankle + out[:, None] * (goal - ankle)
    up = np.arcsin(np.clip(unit(goal - hip)[:, 1], -1, 1)) + np.pi / 2  # the sole faces the target: toes up
    f.pitch[kick.foot] = f.pitch[kick.foot] + out * (np.clip(up * 0.75, 0, 1.2) - f.pitch[kick.foot])


def _look(script: Script, actors: list[Actor], who: int, t: np.ndarray, rng: np.random.Generator) -> None:
    """Eyes on the script's looks; else on the partner's face when it is before one, else ahead."""
    me, other = actors[who].figure, actors[1 - who].figure
    eyes = me.at[15]
    ahead = eyes + apply(actors[who].figure.heading, np.array([0.0, -0.25, 4.0]))
    face = other.at[15]
    seen = (unit(face - eyes) * me.heading[:, :, 2]).sum(-1)
    weight = smooth(ease((seen + 0.1) / 0.5), 0.15)[:, None]
    look = ahead + weight * (face - ahead)
    for e in (e for e in script.events if isinstance(e, Look) and e.who == who and not is_late(e.at)):
        w = envelope(t, e.start, 0.35, max(e.until - e.start - 0.7, 0.0), 0.35)[:, None]
        look = look + w * (locate(e.at, who, RIGHT, [a.figure for a in actors], t) - look)
    drift = pink(rng, (2, len(t)), high=2.0) * 0.05
    look = look + drift[0][:, None] * me.heading[:, :, 0] + drift[1][:, None] * np.array([0.0, 0.6, 0.0])
    gaze(actors[who].person, me.world, actors[who].curves, eyes, look, np.ones(len(t)))


def _arms(script: Script, actors: list[Actor], t: np.ndarray, rng: np.random.Generator) -> None:
    """Hanging arms, then reaches: first those whose targets are trunks and places, then those at arms and hands."""
    pool: dict[tuple[int, int], arms.Arm] = {}
    for w, a in enumerate(actors):
        up, fore = hanging_arms(a.person, a.figure.world, a.sway, a.curves, rng)
        for s in (0, 1):
            pool[w, s] = arms.default_arm(a.person, s, a.figure.at[16 + s], up[s], fore[s])
    events = sorted(_events(script, actors, t), key=lambda p: p[0].start)
    for key in _order(events):
        w, s = key
        a, arm = actors[w], pool[key]
        for e, target in events:
            if e.who == w and e.hand == (RIGHT if s else LEFT):
                if target is None:
                    target = locate(e.target, w, e.hand, [x.figure for x in actors], t)
                arms.apply_reach(arm, e, target, t, a.person, a.figure.world[9], a.figure.heading)
                normal = surface_normal(e.target, [x.figure for x in actors]) if e.hand_axis is None else None
                if normal is not None and isinstance(e.target, On) and e.target.person != w:
                    arm.normal, arm.press = normal, np.maximum(arm.press, arms.weights(e, t)[0])
        up, fore, hand, hinge = arms.solve(arm, a.person)
        a.figure.world.update(arms.rotations(arm, a.person, up, fore, hand, hinge))
        upper, lower = arms.arm_lengths(a.person, s)
        elbow = arm.shoulder + upper * up
        a.figure.at[18 + s], a.figure.at[20 + s] = elbow, elbow + lower * fore
        a.figure.hands["right_hand" if s else "left_hand"] = elbow + lower * fore + arms.hand_length(a.person) * hand
        a.figure.at.setdefault(15, a.figure.at[12])


def _order(events: list[tuple[Any, np.ndarray | None]]) -> list[tuple[int, int]]:
    """(person, side) of the four arms, each after those that its targets lie on; Tangled where two wait for each other."""
    waits: dict[tuple[int, int], set[tuple[int, int]]] = {(w, s): set() for w in (0, 1) for s in (0, 1)}
    late = {(e.who, int(e.hand != LEFT)) for e, target in events if target is None}
    elbow = INDEX["left_elbow"]
    for e, target in events:
        if target is None and INDEX.get(e.target.part, elbow) >= elbow:  # hands have no number; legs are known
            waits[e.who, int(e.hand != LEFT)].add((e.target.person, int(not e.target.part.startswith(LEFT))))
    order: list[tuple[int, int]] = []
    left = sorted(waits, key=lambda key: (key in late, key))
    while left:
        free = [key for key in left if waits[key] <= set(order)]
        if not free:
            raise Tangled(f"each of these arms is to reach for another of them: {left}")
        order.append(free[0])
        left.remove(free[0])
    return order


def _finish(script: Script, actors: list[Actor], num: int) -> Interaction:
    """Local rotations, forward kinematics, contacts; the padding is cut off."""
    cut = slice(PAD, PAD + num)
    world = np.stack([np.stack([a.figure.world[j][cut] for j in range(22)], 1) for a in actors])  # (2, T, 22, 3, 3)
    local = world.copy()
    local[:, :, 1:] = np.swapaxes(world[:, :, list(PARENTS[1:])], -1, -2) @ world[:, :, 1:]
    rotations = quat.from_matrix(local).astype(np.float32)
    sign = np.where((rotations[:, 1:] * rotations[:, :-1]).sum(-1, keepdims=True) < 0, -1.0, 1.0)
    rotations[:, 1:] *= np.cumprod(sign, axis=1).astype(np.float32)
    translation = np.stack([a.figure.at[0][cut] for a in actors]).astype(np.float32)
    offsets = np.stack([a.person.offsets for a in actors])
    positions, _ = kinematics.forward(rotations, translation, offsets[:, None])
    feet = np.stack(
        [np.stack([a.feet.flat[0], a.feet.ball[0], a.feet.flat[1], a.feet.ball[1]], -1)[cut] for a in actors]
    )
    shapes = np.zeros((2, num, 2), np.int8)
    seconds = script.begin + np.arange(num) / FPS
    for e in (e for e in script.events if isinstance(e, Fingers)):
        shapes[e.who, (seconds >= e.start) & (seconds < e.until), int(e.hand != LEFT)] = SHAPES.index(e.shape)
    frame = lambda s: int(np.clip(round((s - script.begin) * FPS), 0, num - 1))  # noqa: E731
    contacts = [
        {"a": {"person": c.a[0], "joint": c.a[1]}, "b": {"person": c.b[0], "joint": c.b[1]},
         "start": frame(c.start), "end": frame(c.end), "kind": c.kind}
        for c in script.contacts
        if c.end > script.begin and c.start < script.end
    ]  # fmt: skip
    phases = [
        {"name": p.name, "start": frame(p.start), "end": frame(p.end)} for p in script.phases if p.end > script.begin
    ]
    meta = {"family": script.family, "roles": list(script.roles), "contacts": contacts, "phases": phases}
    return Interaction(
        positions=positions.astype(np.float32), rotations=rotations, translation=translation, offsets=offsets,
        foot_contacts=feet, hand_shapes=shapes, fps=FPS, identity=tuple(a.person.identity() for a in actors), meta=meta,
    )  # fmt: skip
