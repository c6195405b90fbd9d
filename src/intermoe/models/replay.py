"""CUDA graphs: a step of the denoiser is some hundred small kernels, which take a GPU less time than a CPU needs to start
them. A graph starts them at once.

What a graph reads and writes stays at one place in memory, so that every call copies its inputs there.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

import torch
from torch import Tensor

Given = Sequence[Tensor | None]
KEEP = 4  # graphs, each with its inputs and workspace; the longest unused goes


def record(function: Callable[[], Tensor]) -> tuple[Callable[[], object], Tensor]:
    """A CUDA graph of the function: what runs it again, and the tensor that holds its result after each run."""

    def work() -> Tensor:  # weights that autocast keeps in another type would be those of one run
        kind, on = torch.get_autocast_dtype("cuda"), torch.is_autocast_enabled("cuda")
        with torch.autocast("cuda", kind, on, cache_enabled=False):
            return function()

    side = torch.cuda.Stream()
    side.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(side):  # libraries set themselves up in the first runs, which a graph cannot hold
        for _ in range(3):
            work()
    torch.cuda.current_stream().wait_stream(side)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        out = work()
    return graph.replay, out


class Replay:
    """Calls of a function of tensors, recorded once for each set of shapes and types, replayed after."""

    def __init__(self, record: Callable[[Callable[[], Tensor]], tuple[Callable[[], object], Tensor]] = record) -> None:
        self._record = record
        self._recorded: OrderedDict[object, tuple[list[Tensor | None], Callable[[], object], Tensor]] = OrderedDict()

    def __call__(self, function: Callable[[Given], Tensor], given: Given, *, of: object = None) -> Tensor:
        """function(given), which reads no other tensor that may change its place; `of` tells apart what it is otherwise
        made of."""
        key = (of, tuple(None if t is None else (t.shape, t.dtype, t.device) for t in given))
        if key not in self._recorded:
            own = [None if t is None else t.clone() for t in given]
            self._recorded[key] = (own, *self._record(lambda: function(own)))
            if len(self._recorded) > KEEP:
                self._recorded.popitem(last=False)
        self._recorded.move_to_end(key)
        own, again, out = self._recorded[key]
        for mine, theirs in zip(own, given, strict=True):
            if mine is not None and theirs is not None:
                mine.copy_(theirs)
        again()
        return out.clone()
