"""The part of a data folder that an experiment of its size can afford: fewer clips, fewer captions each, all else as it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write
from intermoe.data.duets.language.order import in_order
from intermoe.data.store import Store, StoreWriter
from intermoe.experiment.tables import Size

HELD_OUT = ("val", "test")


def corpus(data: Path, place: Path, size: Size) -> Path:
    """The data folder that all cells use: `data` itself, or a part of it, written to `place` once.

    Clips are drawn by a seed of 0. Held-out clips keep one caption of the pair: the protocol asks for each clip once. UserError
    as of Store and StoreWriter, and where `place` is a part of other data.
    """
    if not (size.clips or size.held_out or size.captions):
        return data
    store = Store(data, layout=None)
    source = place.with_name(place.name + ".source")  # which data it is a part of
    if place.exists():
        if source.exists() and source.read_text(encoding="utf-8") != store.digest():
            raise UserError(f"{place.parent} holds an experiment on other data than {data}; name another folder")
        return place
    head = store.head
    with StoreWriter(
        place, fps=store.fps, source=head["source"], seed=head.get("seed", 0), layout=head["layout"]
    ) as writer:
        for split in ("train", *HELD_OUT):
            rows, most = store.split(split), size.clips if split == "train" else size.held_out
            if most and most < len(rows):
                rows = sorted(np.random.default_rng(0).permutation(rows)[:most].tolist())
            for row in rows:
                clip, kept = store.clips[row], size.captions
                if kept:
                    # those first that mention person 0 first: with few, a caption that does not would stand for all
                    told = tuple(sorted(clip.captions, key=lambda text: in_order(text)[1]))
                    told = told[: kept if split == "train" else 1]
                    clip = replace(clip, captions=told, texts=tuple(person[:kept] for person in clip.texts))
                writer.add(clip, store.features(row), store.offsets[row], store.hands(row))
        with atomic_write(source) as temporary:
            temporary.write_text(store.digest(), encoding="utf-8")
    return place
