"""What a training step sees: which clips or windows, in which order. All of it is a function of the seed and the step.

Nothing here keeps a state, so a resumed run sees what an uninterrupted one would have seen, and each of several
processes draws the whole batch's choices and takes its own part: the batch is the same however many share it.
Letters: B batch, P people, T frames, F features.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch

from intermoe.core import runtime
from intermoe.core.errors import UserError
from intermoe.data.store import Store
from intermoe.motion.layouts import features_of


def step_generator(seed: int, step: int, stream: int = 0) -> torch.Generator:
    """The generator of one step of one stream (0 data, 1 noise, ...), unrelated to every other step's."""
    state = np.random.SeedSequence([seed & 0xFFFFFFFF, step, stream]).generate_state(2, np.uint64)
    return runtime.generator(int(state[0] >> np.uint64(1)))


def part(items: torch.Tensor, rank: int, world: int) -> torch.Tensor:
    """What process `rank` of `world` takes of a batch."""
    return items[rank::world]


class EpochOrder:
    """Every clip once an epoch, in batches of similar length, the batches in random order.

    `batch(step)` gives the indices of a step. Clips are shuffled, sorted by length within blocks of `block` batches,
    cut into batches, and the batches shuffled: little padding, and still another company for each clip every epoch.
    """

    def __init__(self, lengths: Sequence[int], *, batch_size: int, seed: int, block: int = 16) -> None:
        """`lengths` (frames) of the clips; a corpus smaller than a batch is repeated to fill one."""
        self._lengths = torch.as_tensor(list(lengths))
        self._repeat = -(-batch_size // len(self._lengths))
        self._batch_size, self._seed, self._block = batch_size, seed, block
        self.batches = len(self._lengths) * self._repeat // batch_size
        self._epoch, self._order = -1, torch.empty(0)

    def batch(self, step: int) -> torch.Tensor:
        """(B,) indices of the clips of step `step`."""
        epoch, place = divmod(step, self.batches)
        if epoch != self._epoch:
            self._epoch, self._order = epoch, self._shuffle(epoch)
        return self._order[place]

    def _shuffle(self, epoch: int) -> torch.Tensor:
        draw = step_generator(self._seed, epoch, stream=2)
        count = len(self._lengths)
        order = torch.cat([torch.randperm(count, generator=draw) for _ in range(self._repeat)])
        order = order[: self.batches * self._batch_size]
        blocks = order.split(self._block * self._batch_size)
        order = torch.cat([block[self._lengths[block].argsort(stable=True)] for block in blocks])
        batches = order.view(self.batches, self._batch_size)
        return batches[torch.randperm(self.batches, generator=draw)]


class Windows:
    """Windows of `window` frames out of the clips of a split of several stores, each window as likely as any other."""

    def __init__(self, stores: Sequence[Store], split: str, *, window: int, mirror: bool = False) -> None:
        """UserError if no clip is as long as a window."""
        self.stores, self.window = stores, window
        self._mirror = mirror_of(stores[0]) if mirror else None
        self._clips = [(s, i) for s, store in enumerate(stores) for i in store.split(split)]
        rooms = [max(stores[s].clips[i].length - window + 1, 0) for s, i in self._clips]
        self._ends = torch.as_tensor(rooms, dtype=torch.long).cumsum(0)
        self.total = int(self._ends[-1]) if rooms else 0
        if self.total == 0 and split == "train":
            raise UserError(f"No training clip has the {window} frames of a window; make longer clips.")

    def batch(self, generator: torch.Generator, size: int, *, rank: int = 0, world: int = 1) -> np.ndarray:
        """(B, P, window, F) features, un-normalised: the part of `rank` of `size` random windows."""
        places = torch.randint(self.total, (size,), generator=generator)
        mirrored = torch.rand(size, generator=generator) < (0.5 if self._mirror else 0.0)
        return self._read(part(places, rank, world).tolist(), part(mirrored, rank, world).tolist())

    def fixed(self, count: int, size: int, *, rank: int = 0, world: int = 1) -> Iterator[np.ndarray]:
        """The same at most `count` evenly spread windows every time, in batches of at most `size` (for validation)."""
        count = min(count, self.total)
        places = [self.total * index // count for index in range(count)][rank::world]
        for start in range(0, len(places), size):
            yield self._read(places[start : start + size], [False] * size)

    def _read(self, places: Sequence[int], mirrored: Sequence[bool]) -> np.ndarray:
        out = []
        for place, turned in zip(places, mirrored, strict=False):
            row = int(torch.searchsorted(self._ends, place, right=True))
            first = place - (int(self._ends[row - 1]) if row else 0)
            store, index = self._clips[row]
            frames = self.stores[store].features(index, first, first + self.window)
            out.append(self._mirror(frames) if turned and self._mirror else frames)
        return np.stack(out)


def mirror_of(store: Store) -> Callable[[np.ndarray], np.ndarray] | None:
    """What exchanges left and right in a store's features; None where the data set brings its mirror images itself."""
    return features_of(store.head["layout"]).mirror


def open_stores(paths: Sequence[object], *, layout: str | None = "interhuman") -> list[Store]:
    """The stores of the data folders; UserError where their frame rates or features differ, or are of another layout than
    `layout` (None: any that a model can be made for)."""
    stores = [Store(str(path), layout=layout) for path in paths]
    for store in stores:
        features_of(store.head["layout"])
    for store in stores[1:]:
        for name in ("fps", "features", "layout"):
            if store.head[name] != stores[0].head[name]:
                raise UserError(
                    f"{store.path} has {name} {store.head[name]} and {stores[0].path} has {stores[0].head[name]}; "
                    "data folders trained on together must agree."
                )
    return stores
