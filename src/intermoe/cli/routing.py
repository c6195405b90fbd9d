"""`intermoe routing`: which experts take which frames."""

from __future__ import annotations

from json import dumps
from pathlib import Path
from typing import Annotated, Literal

import tyro

from intermoe.core.errors import UserError


def routing(
    *,
    data: Path,
    out: Annotated[Path, tyro.conf.arg(aliases=["-o"])],
    model: str = "default",
    split: Literal["val", "test", "unseen", "train"] = "val",
    count: int = 208,
    timesteps: tuple[int, ...] = (),
    seed: int = 0,
    picture: bool = True,
) -> int:
    """Tell of each layer and expert of a model how many frames it takes and what goes with that: how fast joints move, contact,
    the words of the sentence, the kind of interaction and the role, the time in the clip, and the noise.

    Writes routing.json and routing.png into OUT, and prints a line a layer.

    Args:
        data: a data folder of the model's kind of motion (`intermoe data`).
        out: the folder of the report.
        model: `default`, a model folder, or a repository name.
        split: whose clips are looked at.
        count: at most so many of them, drawn by chance.
        timesteps: noise levels, 0 to 999 (default: 50 300 550 800 950).
        seed: of the noise and of the choice of clips.
        picture: write routing.png, which needs matplotlib (`pip install -c constraints.txt '.[report]'`).
    """
    import numpy as np
    from rich.console import Console
    from rich.progress import Progress

    from intermoe.core.files import atomic_write
    from intermoe.data.store import Store
    from intermoe.evaluation import routing as measured
    from intermoe.evaluation.routing_figure import draw
    from intermoe.models.bundle import load

    if count < 1:
        raise UserError(f"--count must be at least 1, found {count}")
    if not 0 <= seed < 2**32:
        raise UserError(f"--seed must be from 0 to {2**32 - 1}, found {seed}")
    store, loaded = Store(data, layout=None), load(model)
    rows = np.random.default_rng(seed).permutation(store.split(split))[:count].tolist()
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("routing", total=len(rows))
        found = measured.record(
            loaded, store, rows, timesteps=timesteps or measured.LEVELS, seed=seed,
            progress=lambda done, total: bar.update(task, completed=done),
        )  # fmt: skip
    told = {"model": loaded.name, "data": str(data), "split": split, "seed": seed} | measured.report(found)
    out.mkdir(parents=True, exist_ok=True)
    with atomic_write(out / "routing.json") as temporary:
        temporary.write_text(dumps(told, indent=1) + "\n", encoding="utf-8")
    if picture:
        with atomic_write(out / "routing.png", ".png") as temporary:
            draw(told, temporary, title=f"routing of '{loaded.name}': {told['clips']} clips, split {split}")
    print(measured.summary(told))
    return 0
