"""One evaluation by the field's protocol: the clips of a split, their captions, the rows of reference, a model's or a peer's row.

Motions are streamed: what is held are embeddings. Letters: N clips, P people, T frames, F features, D embedding.
"""

from __future__ import annotations

import dataclasses
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from intermoe.core.errors import UserError
from intermoe.data.duets.language.order import in_order
from intermoe.data.prepare.source import Fault
from intermoe.data.store import Clip, Store
from intermoe.evaluation import physics
from intermoe.evaluation.field import scores
from intermoe.evaluation.field.judges import Judge, MatcherJudge, joints
from intermoe.evaluation.field.made import Ask
from intermoe.evaluation.field.peers import BrokenMotions, Peer, refusal, usable
from intermoe.evaluation.field.settings import ENOUGH, Settings
from intermoe.evaluation.protocol import Figure
from intermoe.models.glove import Caption
from intermoe.motion import humanml3d
from intermoe.motion.shown import cut, exchanged, view

Rows = dict[str, dict[str, Figure]]
Stream = Callable[[Sequence[Ask]], Iterable[np.ndarray]]
MULTIMODALITY = "multimodality"  # folder of a peer's several motions of one text
_OWN_SEEDS = 1_000_000  # the motions of MultiModality have seeds of their own
BODIES = 1000  # motions whose physics are measured, the first ones
_SHORTEST = 4  # frames
_RELEASE = 256  # clips between two releases of the store's pages


@dataclass
class Field:
    """A protocol on a split of a store; `rows` fills as rows are added."""

    store: Store
    judge: Judge
    how: Settings
    seed: int = 0
    asks: list[Ask] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rows: Rows = field(default_factory=dict)
    _floors: dict[tuple[int, ...], np.ndarray] = field(default_factory=dict)  # of the motions that a row has
    _read: int = 0  # clips, since the store's pages are given back now and then

    def ask(
        self, split: str, *, count: int | None, skip_broken: bool, told: Callable[[Clip], dict[str, Any]] | None = None
    ) -> None:
        """Choose the clips and their captions: all of the split, or `count` drawn by the seed; `told`: what else a prompt holds.

        UserError where clips cannot be used and `skip_broken` is not set, and where there are too few for the protocol.
        """
        indices = self.store.split(split)
        if count is not None and count < len(indices):
            drawn = np.random.default_rng(self.seed).permutation(len(indices))[:count]
            indices = [indices[place] for place in sorted(drawn)]
        for index in indices:
            clip = self.store.clips[index]
            fault, frames = self._fault(index)
            if fault is not None:
                self.faults.append(fault)
                continue
            number, caption = len(self.asks), self._caption(clip)
            more = {} if told is None else told(clip)
            self.asks.append(Ask(f"{number:06d}", clip.id, index, caption, frames, self.seed + number, more))
        if self.faults and not skip_broken:
            raise BrokenMotions(refusal(str(self.store.path), self.faults), self.faults)
        scores.check(len(self.asks), self.how)
        self._tell(split)

    def real(self, index: int) -> np.ndarray:
        """A real clip as the protocol shows it, the same whenever it is asked for."""
        clip = self.store.clips[index]
        self._read += 1
        if self._read % _RELEASE == 0:
            self.store.release()
        pelvis = self.store.offsets[index][0, 0] if self.store.offsets.shape[2] else None
        x = view(self.store.features(index), self.how.dataset, pelvis=pelvis)
        draws = np.random.default_rng([self.seed, zlib.crc32(clip.id.encode()), 1])
        return cut(x, self.how.dataset, draws, released=self.how.released, drawn="people" in clip.meta)

    def several(self, texts: int) -> list[list[Ask]]:
        """What MultiModality asks: of `texts` captions drawn by the seed, `samples` motions each."""
        places = np.random.default_rng([self.seed, 2]).permutation(len(self.asks))[:texts]
        out = []
        for text, place in enumerate(places):
            ask, seed = self.asks[place], self.seed + _OWN_SEEDS + text * self.how.samples
            names = [f"{MULTIMODALITY}/{text:06d}-{turn:02d}" for turn in range(self.how.samples)]
            out.append([dataclasses.replace(ask, file=name, seed=seed + turn) for turn, name in enumerate(names)])
        return out

    def reference(self) -> None:
        """The rows of real motion, and of the same with its people exchanged."""
        self.texts = self.judge.read([ask.caption for ask in self.asks])
        seen, watch = self._watched(self.real(ask.index) for ask in self.asks)
        self.embeddings = self.judge.see(seen)
        self._add("real", self.embeddings, self.asks, None, watch)
        if self.store.layout.people < 2:
            return
        swapped = self.judge.see(exchanged(self.real(ask.index), self.how.dataset) for ask in self.asks)
        self._add("real, people exchanged", swapped, self.asks, None, {})
        nearer = _apart(self.texts, self.embeddings) < _apart(self.texts, swapped)
        differ = np.array([not self.store.clips[ask.index].symmetric for ask in self.asks])
        if differ.any():  # where both do the same there is nothing to tell
            self.rows["real"]["real nearer than exchanged, %"] = Figure(100.0 * float(nearer[differ].mean()))

    def model(self, name: str, stream: Stream, *, texts: int) -> None:
        """The row of a model; texts: of MultiModality, 0 leaves it out."""
        several = self.several(texts)
        seen, watch = self._watched(stream(self.asks))
        found = self.judge.see(seen)
        samples = None
        if several:
            flat = self.judge.see(stream([ask for asks in several for ask in asks]))
            samples = flat.reshape(len(several), self.how.samples, -1)
        self._add(name, found, self.asks, samples, watch)

    def peer(self, name: str, peer: Peer, *, texts: int, skip_broken: bool) -> None:
        """The row of a folder of motions. UserError as of `peers.usable`."""
        good, faults = usable(peer, [(ask.file, ask.frames) for ask in self.asks], skip_broken=skip_broken)
        several = self.several(texts)
        names = [ask.file for asks in several for ask in asks]
        whole: list[list[Ask]] = []
        more: dict[str, str] = {}
        if names and (peer.folder / MULTIMODALITY).is_dir():
            frames = {ask.file: ask.frames for asks in several for ask in asks}
            more, wrong = usable(peer, list(frames.items()), skip_broken=skip_broken)
            faults += wrong
            whole = [asks for asks in several if all(ask.file in more for ask in asks)]
        self.faults += faults
        asks = [ask for ask in self.asks if ask.file in good]
        scores.check(len(asks), self.how)
        seen, watch = self._watched(peer.read(good[ask.file], ask.frames) for ask in asks)
        found, samples = self.judge.see(seen), None
        if whole:
            flat = self.judge.see(peer.read(more[ask.file], ask.frames) for group in whole for ask in group)
            samples = flat.reshape(len(whole), self.how.samples, -1)
        elif texts:
            self.notes.append(
                f"no MultiModality: {peer.folder.name} has no folder {MULTIMODALITY} with {self.how.samples} motions a text"
            )
        self._add(name, found, asks, samples, watch)

    def told(self) -> dict[str, Any]:
        """What the figures depend on beside model and versions, as JSON values."""
        return {
            "protocol": self.how.name, "settings": dataclasses.asdict(self.how), "clips": len(self.asks), "seed": self.seed,
            "evaluator": self.judge.kind, "evaluator_hash": self.judge.digest, "notes": self.notes,
            "left_out": [str(fault) for fault in self.faults],
        }  # fmt: skip

    def _add(
        self,
        name: str,
        found: np.ndarray,
        asks: Sequence[Ask],
        samples: np.ndarray | None,
        watch: dict[str, list[float]],
    ) -> None:
        place = {ask.file: number for number, ask in enumerate(self.asks)}
        rows = [place[ask.file] for ask in asks]
        known = scores.Known(self.texts[rows], self.embeddings[rows])
        floors = self._floors.get(tuple(rows))
        if floors is None:
            floors = self._floors[tuple(rows)] = scores.floor(known, self.how, self.seed)
        row = scores.row(found, known, self.how, floors=floors, seed=self.seed, samples=samples)
        row["samples of FID"] = Figure(len(rows) // 2)
        self.rows[name] = row | {label: Figure(_mean(values)) for label, values in watch.items()}

    def _watched(self, motions: Iterable[np.ndarray]) -> tuple[Iterator[np.ndarray], dict[str, list[float]]]:
        """The same motions, and what will be known of their bodies when all have passed."""
        figures: dict[str, list[float]] = {}

        def passing() -> Iterator[np.ndarray]:
            for number, x in enumerate(motions):
                if number < BODIES:
                    for label, value in _bodily(x, self.how.dataset, self.store.fps).items():
                        figures.setdefault(label, []).append(value)
                yield x

        return passing(), figures

    def _caption(self, clip: Clip) -> Caption:
        told = [place for place, text in enumerate(clip.captions) if text.strip()]
        if self.judge.dataset == "duets":  # its evaluator takes whoever is mentioned first for person 0
            told = [place for place in told if not in_order(clip.captions[place])[1]] or told
        draw = np.random.default_rng([self.seed, zlib.crc32(clip.id.encode())])
        place = told[int(draw.integers(len(told)))]
        words = clip.meta.get("words", ())
        return Caption(clip.captions[place], str(words[place]) if len(words) == len(clip.captions) else "")

    def _fault(self, index: int) -> tuple[Fault | None, int]:
        """Why a clip of the store cannot be used, and its frames."""
        clip = self.store.clips[index]
        if not any(text.strip() for text in clip.captions):
            return Fault("no caption", clip.id, "expected a sentence, found none"), 0
        try:
            frames = self.real(index).shape[1]
        except UserError:
            return Fault("not finite", clip.id, "it holds numbers that are not finite"), 0
        if frames < _SHORTEST:
            return Fault("wrong shape", clip.id, f"expected at least {_SHORTEST} frames, found {frames}"), frames
        return None, frames

    def _tell(self, split: str) -> None:
        """What a reader of the figures has to know."""
        half = len(self.asks) // 2
        if half < ENOUGH:
            self.notes.append(
                f"FID compares {half} motions with {half} real ones, half of the {len(self.asks)} clips of the {split} split; under "
                f"{ENOUGH} its floor is far from 0: compare models by what is above the floor"
            )
        if len(self.asks) > BODIES and self.how.dataset in ("interhuman", "humanml3d"):
            self.notes.append(f"physics are those of the first {BODIES} motions")
        if (pairs := scores.diversity_pairs(len(self.asks), self.how)) < self.how.diversity_pairs:
            self.notes.append(f"Diversity is of {pairs} pairs, not {self.how.diversity_pairs}")
        if isinstance(self.judge, MatcherJudge):
            captions = [ask.caption for ask in self.asks]
            bare = sum(not caption.words for caption in captions)
            if bare and self.how.released:
                raise UserError(
                    f"{bare} captions of {self.store.path} have no parts of speech, which the released evaluator reads: prepare the "
                    "data anew from caption files that have them (caption#words#start#end), or take --protocol ours"
                )
            if bare:
                self.notes.append(f"{bare} captions have no parts of speech: all their words are read as {'OTHER'}")
            self.notes.append(f"{100 * self.judge.words.unknown(captions):.1f} % of the captions' words have no vector")


def _bodily(x: np.ndarray, dataset: str, fps: float) -> dict[str, float]:
    """Physics of one motion, where its joints are known and no other table has them."""
    if dataset == "interhuman":
        found = physics.measure(joints(x, fps))
        return {
            "foot skate, mm/frame": found.skate, "bone deviation, %": found.bone_deviation, "jerk, m/s3": found.jerk,
            "penetration, cm": found.penetration, "inside each other, %": found.inside,
        }  # fmt: skip
    if dataset == "humanml3d":
        positions = humanml3d.positions(x)
        return {
            "foot skate, mm/frame": physics.foot_skate(positions, fps=fps),
            "bone deviation, %": physics.bone_deviation(positions)[0],
            "jerk, m/s3": physics.median_jerk(positions, fps=fps),
        }
    return {}


def _apart(texts: np.ndarray, motions: np.ndarray) -> np.ndarray:
    return np.linalg.norm(texts - motions, axis=1)


def _mean(values: Sequence[float]) -> float:
    known = [value for value in values if np.isfinite(value)]
    return float(np.mean(known)) if known else float("nan")
