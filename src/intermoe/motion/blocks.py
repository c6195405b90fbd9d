"""Feature layouts as named blocks: a name gives the slice, so no column number stands anywhere else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """`count` items of `size` numbers, from column `start`."""

    name: str
    start: int
    count: int
    size: int

    @property
    def width(self) -> int:
        return self.count * self.size

    @property
    def slice(self) -> slice:
        return slice(self.start, self.start + self.width)


def layout(*blocks: tuple[str, int, int]) -> dict[str, Block]:
    """(name, count, size) in order -> blocks by name, laid side by side."""
    out, start = {}, 0
    for name, count, size in blocks:
        out[name] = Block(name, start, count, size)
        start += count * size
    return out
