"""A scene as one motion of all its people.

1. the model makes each interaction of a pair; everybody keeps the bones of the first one they are in
2. interactions are put on the floor in their order: close to whoever takes part, away from everybody else (`floor`)
3. people stand, walk over and stand (`between`); `motion.join` leads from pose to pose
4. reactions come last, to what somebody does anyway; then every person is cleaned up by themselves

Letters: P people, T frames, J joints (22).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.persona import Persona
from intermoe.core.types import Interaction
from intermoe.data.duets.body import Person
from intermoe.direction.constraints import Constraints, Keep
from intermoe.direction.steer import Place
from intermoe.motion.cleanup import clean
from intermoe.motion.join import bridge, concatenated, on_bones
from intermoe.pipeline import InterMoEPipeline, Prompt
from intermoe.scene import floor
from intermoe.scene.between import BRIDGE, NEAR, TURNED, Spot, between, body_of, spot, walking_seconds
from intermoe.scene.file import LONGEST, Act, Scene
from intermoe.scene.measure import AROUND, apart, closest
from intermoe.sequence import measured
from intermoe.skeleton import quat
from intermoe.skeleton.body import stature

REST = 1.5  # seconds after the last interaction
TRIES = 4  # samples of a reaction, of which the one that stays clearest of the others is taken
APART = 0.95  # metres between pelvises that two leave between them before they meet and once they have met
CLEAR = 0.16  # metres planned between the bodies of people who are no partners; 12 cm are to be left of it in every frame, cleaned
WAITS = (1.0, 0.0, 0.5)  # shares of the time to spare that are waited before leaving, as tried
LATER = (
    0.0,
    1.0,
    2.5,
    4.0,
)  # seconds by which an interaction begins later where its two cannot come clear of the others
PLACES, ELSEWHERE = 4, 1.0  # places tried for an interaction, metres between any two of them
_FOREVER = 10**6  # frames
_HALF = 100  # steps of progress that are half an interaction


@dataclass
class Actor:
    """One person while the scene is put together: `parts` follow each other from frame 0 on."""

    name: str
    persona: Persona
    seed: int
    parts: list[Interaction] = field(default_factory=list)
    frames: int = 0
    offsets: np.ndarray | None = None  # (22,3), those of the first interaction
    partner: np.ndarray | None = None  # (2,) where the last one stood at the end

    def add(self, *parts: Interaction) -> None:
        for part in parts:
            self.parts.append(part)
            self.frames += part.num_frames

    def track(self) -> Interaction:
        return concatenated(*self.parts)

    def at(self, frames: np.ndarray) -> np.ndarray:
        """Joints (N,22,3) in these frames; beyond what is known they stand where they will."""
        known = np.concatenate([part.positions[0] for part in self.parts])
        found = known[np.minimum(frames, self.frames - 1)].astype(np.float64)
        aside = self.spot.at - known[-1, 0, [0, 2]]
        found[frames >= self.frames] += np.array([aside[0], 0.0, aside[1]])
        return found

    @property
    def person(self) -> Person:
        assert self.offsets is not None
        return body_of(self.offsets, self.persona, self.seed)

    @property
    def spot(self) -> Spot:
        """Where they stand after their last interaction: a little back from the partner."""
        return _back(spot(self.parts[-1].positions[0, -1]), self.partner)


def perform(
    pipeline: InterMoEPipeline,
    scene: Scene,
    *,
    progress: Callable[[int, int], None] | None = None,
    **settings: Any,
) -> Interaction:
    """The motion of all people of a scene, in the order of `scene.people`.

    Args:
        pipeline: makes the interactions; one of two people with 22 joints.
        progress: called with (steps done, steps in all): of each interaction, sampling is one half and finding its place the
            other; an exception in it cancels.
        settings: of the sampler, as for `InterMoEPipeline.batch`.

    Returns:
        the motion; `meta["people"]` has the names, `meta["parts"]` each interaction's people, first and last frame (beyond
        it), `meta["closest"]` how near people who are no partners come (`measure.closest`), `meta["scene"]` the scene.

    Raises UserError for what `batch` refuses, a reaction whose person cannot be there in time, and more than two minutes.
    """
    if pipeline.model.num_people != 2 or pipeline.model.config.layout != "interhuman":
        raise UserError(f"a scene is made of pairs of 22 joints, and the model '{pipeline.model.name}' has others")
    for act in scene.acts:
        pipeline.check(act.prompt)
    actors = {name: Actor(name, persona, n) for n, (name, persona) in enumerate(scene.people.items())}
    tell = _Progress(progress, len(scene.acts))
    clips = _interactions(pipeline, scene, actors, tell, settings)
    fps = pipeline.model.config.fps
    stage = _Floor(actors, fps)
    starts: dict[int, int] = {}
    for number, act in enumerate(scene.acts):
        if act.reacts is None:
            starts[number] = stage.place(act, clips[number], tell)
            tell.done(1)
    reactions = [(n, act) for n, act in enumerate(scene.acts) if act.reacts is not None]
    ends = [actor.frames for actor in actors.values()]
    ends += [round((float(act.at or 0.0) + float(act.prompt.seconds)) * fps) for _, act in reactions]
    last = max(ends) + round(REST * fps)
    if last > (LONGEST + REST) * fps:
        raise UserError(
            f"a scene lasts at most {LONGEST:g} seconds, and this one takes {last / fps:.0f}: leave interactions out"
        )
    for number, act in reactions:
        lead = actors[act.people[1 - act.people.index(str(act.reacts))]]
        stage.stand_until(lead, last)
        starts[number] = stage.react(act, number, lead, pipeline, settings | {"progress": tell.sampling(1)})
        tell.done(2)
    for actor in actors.values():
        stage.stand_until(actor, last)
    tracks = [actor.track() for actor in actors.values()]
    if settings.get("clean", True):
        tracks = [clean(track) for track in tracks]
    return _together(pipeline, scene, tracks, starts, fps)


class _Progress:
    """How far a scene is, in halves of interactions."""

    def __init__(self, report: Callable[[int, int], None] | None, acts: int) -> None:
        self._report, self._halves, self._all = report, 0, 2 * acts * _HALF
        self._told = 0  # never less than before: of a reaction several samples may be made

    def done(self, halves: int = 0) -> None:
        """So many more are done; 0 only gives a chance to cancel."""
        self._halves += halves
        self._tell(self._halves * _HALF)

    def sampling(self, acts: int) -> Callable[[int, int], None]:
        """The progress of a batch of so many interactions."""

        def report(done: int, total: int) -> None:
            self._tell(self._halves * _HALF + acts * _HALF * done // total)

        return report

    def _tell(self, steps: int) -> None:
        self._told = max(self._told, steps)
        if self._report is not None:
            self._report(self._told, self._all)


def _interactions(
    pipeline: InterMoEPipeline, scene: Scene, actors: dict[str, Actor], tell: _Progress, settings: dict[str, Any]
) -> dict[int, Interaction]:
    """The interactions that are no reactions, each person on their own bones."""
    waiting = [n for n, act in enumerate(scene.acts) if act.reacts is None]
    clips: dict[int, Interaction] = {}
    while waiting:
        fresh = {name for name, actor in actors.items() if actor.offsets is None}
        now: list[int] = []
        for number in waiting:  # those whose people are known, or first seen here
            names = set(scene.acts[number].people)
            if not any(names & fresh & set(scene.acts[m].people) for m in now):
                now.append(number)
        prompts = [_same_bodies(pipeline, scene.acts[n], actors) for n in now]
        made = pipeline.batch(prompts, progress=tell.sampling(len(now)), **settings)
        tell.done(len(now))
        for number, clip in zip(now, made, strict=True):
            assert clip.offsets is not None
            people = [actors[name] for name in scene.acts[number].people]
            for actor, offsets, who in zip(people, clip.offsets, (0, 1), strict=True):
                if actor.offsets is None:
                    actor.offsets = offsets
                    body = measured(clip, who) if pipeline.reads_personas else {}
                    actor.persona = Persona.of({**body, **actor.persona.known()})
            clips[number] = on_bones(clip, np.stack([a.offsets for a in people if a.offsets is not None]))
        waiting = [n for n in waiting if n not in now]
    return clips


def _same_bodies(pipeline: InterMoEPipeline, act: Act, actors: dict[str, Actor]) -> Prompt:
    """The prompt with what is known of the bodies by now."""
    if not pipeline.reads_personas:
        return act.prompt
    a, b = (actors[name].persona for name in act.people)
    return replace(act.prompt, person_a=a, person_b=b)


class _Floor:
    """Puts interactions on the floor and leads people from one to the next."""

    def __init__(self, actors: dict[str, Actor], fps: float) -> None:
        self.actors, self.fps = actors, fps
        self.seen: list[floor.Outline] = []  # where everybody is, as far as it is known
        self.together: list[tuple[set[str], int, int]] = []  # who is in an interaction from when to when, frames
        self.bridge = round(BRIDGE * fps)

    def place(self, act: Act, clip: Interaction, tell: _Progress) -> int:
        """Find a place for an interaction of two and bring them there; returns its first frame."""
        pair = [self.actors[name] for name in act.people]
        begins = [spot(clip.positions[p, 0]) for p in (0, 1)]
        middle = np.mean([b.at for b in begins], axis=0)
        earliest = round((act.at or 0.0) * self.fps)
        tried: dict[int, tuple[Interaction, int]] = {}
        placings = self._places(act, pair, clip, begins, middle, earliest)
        best, most = (0, 0.0, (0, 1)), -np.inf

        def bring(number: int, later: float, order: tuple[int, ...]) -> tuple[int, float]:
            if number not in tried:
                placed = _moved(clip, placings[number], middle)
                tried[number] = placed, self._earliest(pair, placed, earliest)
            placed, start = tried[number]
            start += round(later * self.fps)
            return start, self._bring(act, pair, placed, start, order)

        for later, number, order in product(LATER, range(len(placings)), ((0, 1), (1, 0))):
            tell.done()
            undo = self._undo(pair)
            start, room = bring(number, later, order)
            if room >= CLEAR:
                return start
            if room > most:
                best, most = (number, later, order), room
            undo()
        return bring(*best)[0]

    def _earliest(self, pair: list[Actor], placed: Interaction, earliest: int) -> int:
        """The first frame at which both can begin an interaction that stands where it takes place."""
        looks = [spot(placed.positions[1 - p, 0]).at for p in (0, 1)]
        start = max(earliest, *(self._ready(actor, _one(placed, p), looks[p]) for p, actor in enumerate(pair)))
        return max(start, self.bridge // 2) if start else 0

    def _bring(self, act: Act, pair: list[Actor], placed: Interaction, start: int, order: tuple[int, ...]) -> float:
        """Both, in this order, to where they begin at `start`, and through the interaction; returns the metres they keep
        from the others."""
        self.together.append((set(act.people), start, start + placed.num_frames))
        room = np.inf
        there: list[Actor] = []
        for p in order:
            look = spot(placed.positions[1 - p, 0]).at
            room = min(room, self._lead(pair[p], _one(placed, p), start, look=look, apart_from=there))
            pair[p].partner = placed.positions[1 - p, -1, 0, [0, 2]].astype(np.float64)
            there.append(pair[p])
        return room

    def _undo(self, pair: list[Actor]) -> Callable[[], None]:
        """What takes back all that is done to these two from here on."""
        seen, together = len(self.seen), len(self.together)
        held = [(actor, list(actor.parts), actor.frames, actor.partner) for actor in pair]

        def undo() -> None:
            del self.seen[seen:], self.together[together:]
            for actor, parts, frames, partner in held:
                actor.parts, actor.frames, actor.partner = parts, frames, partner

        return undo

    def react(self, act: Act, number: int, lead: Actor, pipeline: InterMoEPipeline, settings: dict[str, Any]) -> int:
        """Somebody answers what `lead` does from `act.at` on; returns the first frame."""
        who, actor = act.people.index(str(act.reacts)), self.actors[str(act.reacts)]
        start, frames = round(float(act.at or 0.0) * self.fps), round(float(act.prompt.seconds) * self.fps)
        kept = _cut(lead.track(), start, start + frames)
        prompt = replace(_same_bodies(pipeline, act, self.actors), constraints=Constraints(keep=Keep(kept, 1 - who)))
        best, most = None, -np.inf
        for attempt in range(TRIES):
            made = pipeline.batch([replace(prompt, seed=prompt.seed + 1000 * attempt)], **settings)[0]
            outline = floor.outline(made.positions[who], start, actor.name)
            room = min((floor.clearance(outline, o) for o in self._others(act.people)), default=np.inf)
            if best is None or room > most:
                best, most = made, room
            if most >= floor.MARGIN:
                break
        assert best is not None and best.offsets is not None
        clip = _one(best, who)
        if actor.offsets is None:
            actor.offsets = best.offsets[who]
        clip = on_bones(clip, actor.offsets[None])
        look = spot(kept.positions[0, 0]).at
        ready = self._ready(actor, clip, look)
        if ready > start or (not actor.parts and 0 < start < self.bridge // 2):
            raise UserError(
                f"{actor.name} is to react in interaction {number + 1} at {start / self.fps:.1f} s and can be there at "
                f"{max(ready, self.bridge // 2) / self.fps:.1f} s: let it begin then, or end what comes before earlier"
            )
        self.together.append((set(act.people), start, start + clip.num_frames))
        self._lead(actor, clip, start, look=look, apart_from=[lead])
        actor.partner = kept.positions[0, -1, 0, [0, 2]].astype(np.float64)
        return start

    def stand_until(self, actor: Actor, last: int) -> None:
        """Somebody who has nothing more to do stands where they are."""
        left = last - actor.frames
        if left <= 0 or not actor.parts:
            return
        here = actor.spot
        stand = between(
            actor.person,
            np.stack([here.at, here.at]),
            here,
            here,
            None,
            max(left - self.bridge, 6) / self.fps,
            actor.seed,
        )
        self._add(actor, bridge(actor.parts[-1], stand, left - stand.num_frames), stand)

    def _places(
        self, act: Act, pair: list[Actor], clip: Interaction, begins: list[Spot], middle: np.ndarray, earliest: int
    ) -> list[floor.Placing]:
        """Near where the two are, and clear of everybody else: the nearest, and others that lie elsewhere."""
        held = [floor.outline(clip.positions[p], 0, a.name) for p, a in enumerate(pair)]
        others = self._others(act.people)
        here = [a.spot if a.parts else None for a in pair]
        known = [s.at for s in here if s is not None]
        all_at = [a.spot.at for a in self.actors.values() if a.parts]
        home = np.mean(all_at, axis=0) if all_at else np.zeros(2)
        choices = list(floor.tried([*known, np.mean(known, axis=0)] if known else [home]))
        if here[0] is not None and here[1] is not None:
            choices.insert(0, floor.following(begins, [here[0], here[1]]))

        def way(p: int, placing: floor.Placing) -> float:
            there = here[p]
            return 0.0 if there is None else float(np.linalg.norm(placing.spot(begins[p], middle).at - there.at))

        def cost(placing: floor.Placing) -> float:
            turned = abs((placing.heading + np.pi) % (2 * np.pi) - np.pi)
            return (
                way(0, placing) + way(1, placing) + 0.3 * float(np.linalg.norm(placing.centre - home)) + 0.01 * turned
            )

        choices.sort(key=cost)
        best, most = choices[0], -np.inf
        clear: list[floor.Placing] = []
        for placing in choices:
            if any(np.linalg.norm(placing.centre - other.centre) < ELSEWHERE for other in clear):
                continue
            walks = [a.frames + round((way(p, placing) / 1.0 + 2 * BRIDGE + 1.0) * self.fps) if a.parts else 0
                     for p, a in enumerate(pair)]  # fmt: skip
            start = max(earliest, *walks)
            room = np.inf
            for p, one in enumerate(held):
                mine = [placing.outline(one, middle, start)]
                mine += [] if here[p] else [floor.standing(placing.spot(begins[p], middle), 0, start, one.name)]
                room = min([room, *(floor.clearance(m, o) for m in mine for o in others)])
            if room > most:
                best, most = placing, room
            if room >= floor.MARGIN:
                clear.append(placing)
            if len(clear) == PLACES:
                break
        return clear or [best]

    def _others(self, names: Sequence[str]) -> list[floor.Outline]:
        """Everybody else, who after their last interaction stays where they are."""
        found = [o for o in self.seen if o.name not in names]
        for actor in self.actors.values():
            if actor.name not in names and actor.parts:
                found.append(floor.standing(actor.spot, actor.frames, min(_FOREVER, actor.frames + 6000), actor.name))
        return found

    def _routes(self, actor: Actor, there: Spot, until: int) -> list[np.ndarray]:
        others = self._others([actor.name])
        return floor.routes(actor.spot.at, there.at, [o.during(actor.frames, until) for o in others])

    def _ready(self, actor: Actor, clip: Interaction, look: np.ndarray) -> int:
        """The first frame at which somebody can begin their clip (P = 1) with a partner who begins at `look` (2,)."""
        if not actor.parts:
            return 0
        there = _back(spot(clip.positions[0, 0]), look)
        if _beside(actor.spot, there):
            return actor.frames + bridge(actor.parts[-1], clip).num_frames
        route = self._routes(actor, there, actor.frames + round(10 * self.fps))[0]
        walk = walking_seconds(actor.person, route, actor.spot, there, actor.seed)
        return actor.frames + 2 * self.bridge + int(np.ceil((walk + 0.4) * self.fps))

    def _lead(
        self, actor: Actor, clip: Interaction, start: int, *, look: np.ndarray, apart_from: Sequence[Actor]
    ) -> float:
        """From where somebody is to their clip, which begins at `start`; returns the metres that they keep from the others.

        Of the partner only the way there is looked at, where it is known (`apart_from`).
        """
        partners = self.together[-1][0]
        others = [a for a in self.actors.values() if a.parts and (a.name not in partners or a in apart_from)]
        best: list[Interaction] = []
        most = -np.inf
        for parts, lacks in self._ways(actor, clip, start, look):
            room = self._room(actor, [*parts, clip], others)
            room = min(room, 0.0) - lacks if lacks else room  # nobody rushes while there is another way
            if not best or room > most:
                best, most = [*parts, clip], room
            if most >= CLEAR:
                break
        self._add(actor, *best)
        return most

    def _ways(
        self, actor: Actor, clip: Interaction, start: int, look: np.ndarray
    ) -> Iterator[tuple[list[Interaction], float]]:
        """Ways to a clip that begins at `start`: round the others on this side or that, at once, late or in between; and the
        seconds that each lacks to be walked."""
        there, gap = _back(spot(clip.positions[0, 0]), look), start - actor.frames
        if not actor.parts:
            if not gap:
                yield [], 0.0
                return
            frames = max(6, gap - self.bridge)
            place = np.stack([there.at, there.at])
            stand = between(actor.person, place, there, there, look, frames / self.fps, actor.seed)
            yield [stand, bridge(stand, clip, gap - frames)], 0.0
        elif _beside(actor.spot, there) and gap < 3 * self.bridge:
            yield [bridge(actor.parts[-1], clip, gap)], 0.0
        else:
            here, seconds = actor.spot, (gap - 2 * self.bridge) / self.fps
            for number, route in enumerate(self._routes(actor, there, start)):
                spare = seconds - walking_seconds(actor.person, route, here, there, actor.seed)
                if number and spare < 0.0:
                    continue
                for waits in WAITS if spare > 0.5 else WAITS[:1]:
                    moving = between(actor.person, route, here, there, look, seconds, actor.seed, waits=waits)
                    rest = gap - moving.num_frames
                    first = bridge(actor.parts[-1], moving, rest // 2)
                    yield [first, moving, bridge(moving, clip, rest - rest // 2)], max(0.0, -spare)

    def _room(self, actor: Actor, parts: list[Interaction], others: Sequence[Actor]) -> float:
        """Metres between somebody who moves so from now on and the others, body by body; infinite where nobody is."""
        mine = np.concatenate([part.positions[0] for part in parts])[:: floor.EVERY]
        frames = actor.frames + floor.EVERY * np.arange(len(mine))
        around, room = round(AROUND * self.fps), np.inf
        for other in others:
            strangers = np.ones(len(frames), bool)
            for names, start, end in self.together:
                if names == {actor.name, other.name}:
                    strangers &= (frames < start - around) | (frames >= end + around)
            if not strangers.any():
                continue
            assert actor.offsets is not None and other.offsets is not None
            tall = np.array([float(stature(actor.offsets)), float(stature(other.offsets))])
            both = np.stack([mine[strangers], other.at(frames[strangers])])
            room = min(room, float(apart(both, tall).min()))
        return room

    def _add(self, actor: Actor, *parts: Interaction) -> None:
        for part in parts:
            if part.num_frames:
                self.seen.append(floor.outline(part.positions[0], actor.frames, actor.name))
                actor.add(part)


def _back(here: Spot, partner: np.ndarray | None) -> Spot:
    """The spot, a little back from a partner at (2,): bodies that touch part, and come together for an interaction."""
    away = np.zeros(2) if partner is None else here.at - partner
    near = float(np.linalg.norm(away))
    if not 0.05 < near < APART:
        return here
    x, z = here.at + away / near * (APART - near) / 2
    return Spot(float(x), float(z), here.heading)


def _beside(here: Spot, there: Spot) -> bool:
    turn = abs((there.heading - here.heading + np.pi) % (2 * np.pi) - np.pi)
    return float(np.linalg.norm(there.at - here.at)) < NEAR and turn < TURNED


def _moved(clip: Interaction, placing: floor.Placing, middle: np.ndarray) -> Interaction:
    start = np.array([middle[0], 0.0, middle[1]])
    turned = Place(quat.heading(placing.heading), start).placed(clip, into=True)
    by = np.array([placing.centre[0], 0.0, placing.centre[1]], np.float32)
    assert turned.translation is not None
    return turned.replace(positions=turned.positions + by, translation=turned.translation + by)


def _one(clip: Interaction, person: int) -> Interaction:
    """One person of a motion, by themselves."""
    return _sliced(clip, slice(person, person + 1), slice(None))


def _cut(clip: Interaction, start: int, end: int) -> Interaction:
    return _sliced(clip, slice(None), slice(start, end))


def _sliced(clip: Interaction, people: slice, frames: slice) -> Interaction:
    moving = ("positions", "rotations", "translation", "foot_contacts", "hand_shapes")
    arrays = {n: getattr(clip, n)[people, frames] for n in moving if getattr(clip, n) is not None}
    assert clip.offsets is not None
    return Interaction(**arrays, offsets=clip.offsets[people], fps=clip.fps)


def _together(
    pipeline: InterMoEPipeline, scene: Scene, tracks: list[Interaction], starts: dict[int, int], fps: float
) -> Interaction:
    """All people as one motion, with what was asked for and how it came out."""
    names = list(scene.people)
    moving = ("positions", "rotations", "translation", "foot_contacts", "offsets", "hand_shapes")
    held = {n: [getattr(t, n) for t in tracks] for n in moving}
    arrays = {n: None if any(v is None for v in values) else np.concatenate(values) for n, values in held.items()}
    parts = [
        {"people": list(act.people), "start": starts[n], "end": starts[n] + round(float(act.prompt.seconds) * fps)}
        for n, act in enumerate(scene.acts)
    ]
    said = [f"{' and '.join(a.people)}: {a.said or a.prompt.text}" for a in scene.acts if a.prompt.text]
    own = {
        name: [
            t
            for act in scene.acts
            for n, t in zip(act.people, (act.prompt.text_a, act.prompt.text_b))
            if t and n == name
        ]
        for name in names
    }
    meta = {
        "people": names,
        "parts": parts,
        "scene": scene.told(),
        "seed": scene.acts[0].prompt.seed,
        "model": pipeline.model.name,
    }
    motion = Interaction(
        **arrays,  # type: ignore[arg-type]
        fps=fps, text=" ".join(said), texts=tuple(" ".join(own[n]) for n in names),
        identity=tuple(p.known() for p in scene.people.values()), meta=meta,
    )  # fmt: skip
    return motion.replace(meta=meta | {"closest": closest(motion, parts, names)})
