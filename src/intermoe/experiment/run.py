"""One experiment in one folder: cells of a row and a seed, each trained, then measured, each kept.

RUN/
  experiment.json    the settings; a run folder has one set of them
  data/              the part of the data folder that its size uses
  choice.json        which mended version was chosen on the validation split, and the figures it was chosen by
  cache/             latents and captions, the same for all cells
  cells/ROW-sSEED/   a training run, trained.json, and val.json or test.json: the figures of one split

Stopped anywhere, the same command goes on: what has its json is not made again. The test split is scored once: from then on
settings and choice are fixed, since another choice would be one made on the test split.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from intermoe.core.errors import UserError, unknown
from intermoe.core.files import atomic_write, cannot_write, lock
from intermoe.experiment.tables import CANDIDATES, MENDED, PAIRED, Size, preset_of, sizes_of
from intermoe.training.denoiser import CACHES, DenoiserTrainConfig, train_denoiser
from intermoe.training.logs import Callback

ABOVE = "FID above floor"
Score = Callable[
    [Path, Path, str, int], dict[str, Any]
]  # model, folder to work in, split, seed -> figures and what they are of


@dataclass(frozen=True)
class Setup:
    """What all cells of an experiment share."""

    out: Path
    data: Path  # of all cells, as `corpus.corpus` gives it
    size: Size
    vae: Path
    known: dict[str, Any]  # all that figures depend on, as JSON values
    device: str = "auto"
    threads: int = 0


class Experiment:
    """The cells of a run folder. Make one inside `locked`."""

    def __init__(
        self, setup: Setup, score: Score, *, say: Callable[[str], None], callback: Callback | None = None
    ) -> None:
        """UserError where the folder holds an experiment of other settings."""
        self.setup, self._score, self._say, self._callback = setup, score, say, callback
        self._check()
        _write(setup.out / "experiment.json", setup.known)

    def _check(self) -> None:
        found = read(self.setup.out / "experiment.json")
        if found is None or found == self.setup.known:
            return
        names = sorted(n for n in found.keys() | self.setup.known.keys() if found.get(n) != self.setup.known.get(n))
        told = ", ".join(
            f"{n} {found.get(n)}, now {self.setup.known.get(n)}" for n in names if not isinstance(found.get(n), dict)
        )
        told = told or ", ".join(names)
        if self.tested:
            raise UserError(
                f"{self.setup.out} has scored the test split with other settings ({told}); another choice would be made on the test "
                "split: give it a folder of its own"
            )
        raise UserError(f"{self.setup.out} holds an experiment of other settings ({told}); name another folder")

    @property
    def tested(self) -> bool:
        """Whether any cell has been scored on the test split."""
        return any(self.setup.out.glob("cells/*/test.json"))

    def mended(self, asked: str | None, seed: int) -> str:
        """The preset of the row `mended`: the one of the folder's choice.json, else `asked`, else the candidate with the least
        FID on the validation split, trained with one seed. UserError where the test split was scored with another."""
        place, family = self.setup.out / "choice.json", self.setup.size.family
        if asked is not None and asked not in CANDIDATES:
            raise unknown("mended version", asked, CANDIDATES)
        known = read(place)
        if known is not None and asked in (None, known["row"]):
            return str(known["row"])
        if known is not None and self.tested:
            raise UserError(
                f"{self.setup.out} has scored the test split with {known['row']}; {asked} would be a choice made on the test split: "
                "give it a folder of its own, also to look at it on validation"
            )
        figures: dict[str, float] = {}
        if asked is None:
            for row in CANDIDATES:
                cell = self.cell(row, seed, "val")
                figures[row] = cell["figures"][ABOVE]["value"]
                self._say(f"{row}: {ABOVE} {figures[row]:.4g} on validation")
            asked = min(figures, key=lambda row: figures[row])
        by = "least FID above its floor on the validation split" if figures else "asked for"
        _write(place, {"row": asked, "preset": preset_of(asked, family), "by": by, "seed": seed, "validation": figures})
        return asked

    def cells(self, rows: Iterable[str], seeds: int, split: str, mended: str | None) -> Iterator[dict[str, Any]]:
        """Every cell, made where it is missing: all rows of a seed before the next, so that a stop leaves whole pairs. Rows
        outside `PAIRED` have the first seed alone."""
        rows = list(rows)
        for seed in range(seeds):
            for row in rows:
                if seed == 0 or row in PAIRED:
                    yield self.cell(row, seed, split, mended)

    def cell(self, row: str, seed: int, split: str, mended: str | None = None) -> dict[str, Any]:
        """Train, generate and measure one cell, or read what it gave."""
        has = mended if row == MENDED and mended else row
        folder = self.setup.out / "cells" / f"{has}-s{seed}"
        found = read(folder / f"{split}.json")
        if found is None:
            trained = self._trained(preset_of(has, self.setup.size.family), folder, seed)
            self._say(f"{has}, seed {seed}: measuring on {split}")
            found = {**self._score(folder / "model", folder / split, split, seed), "training": trained}
            _write(folder / f"{split}.json", found)
            shutil.rmtree(folder / split, ignore_errors=True)  # its motions can be made again from the model
        name = preset_of(has, self.setup.size.family)
        return {"row": row, "preset": name, "seed": seed, "split": split, "parameters": asdict(sizes_of(name)), **found}

    def known(self, rows: Iterable[str], split: str, mended: str | None) -> list[dict[str, Any]]:
        """All cells of these rows that are complete, of whatever seed: none is left out of a table."""
        cells = []
        for row in rows:
            has = mended if row == MENDED and mended else row
            for place in self.setup.out.glob(f"cells/{has}-s*/{split}.json"):
                seed = place.parent.name.removeprefix(f"{has}-s")
                if seed.isdigit() and (int(seed) == 0 or row in PAIRED):
                    cells.append(self.cell(row, int(seed), split, mended))
        return cells

    def _trained(self, preset: str, folder: Path, seed: int) -> dict[str, Any]:
        """Train a cell's model to its end. KeyboardInterrupt where a signal stopped it."""
        found = read(folder / "trained.json")
        if found is not None:
            return found
        setup, size = self.setup, self.setup.size
        self._say(f"{folder.name}: training {preset}, {size.steps} steps")
        folder.mkdir(parents=True, exist_ok=True)
        self._share(folder)
        outcome = train_denoiser(
            DenoiserTrainConfig(
                data=(setup.data,), output=folder, preset=preset, vae=setup.vae, steps=size.steps, schedule_steps=size.steps,
                warmup_steps=size.warmup_steps, batch_size=size.batch_size, learning_rate=size.learning_rate, optimizer=size.optimizer,
                ema_decay=size.ema_decay, facts=size.facts, mirror=size.mirror, seed=seed, device=setup.device, threads=setup.threads,
                validate_every=size.steps, checkpoint_every=max(1, min(500, size.steps // 4)),
            ),
            self._callback,
        )  # fmt: skip
        if outcome.reason == "interrupted":
            raise KeyboardInterrupt
        self._keep(folder)
        told = {"steps": outcome.step, "loss": outcome.losses.get("loss"), "validation": outcome.validation}
        _write(folder / "trained.json", told)
        return told

    def _share(self, folder: Path) -> None:
        """Give a cell the caches of the cells before it."""
        for name in CACHES:
            kept = self.setup.out / "cache" / name
            if kept.exists() and not (folder / name).exists():
                try:
                    os.link(kept, folder / name)
                except OSError:  # a file system without links
                    shutil.copyfile(kept, folder / name)

    def _keep(self, folder: Path) -> None:
        """Move a cell's caches to where the next ones find them."""
        for name in CACHES:
            kept = self.setup.out / "cache" / name
            if (folder / name).exists():
                kept.parent.mkdir(exist_ok=True)
                if kept.exists():
                    (folder / name).unlink()
                else:
                    os.replace(folder / name, kept)


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """The run folder, made and held: UserError where another process has it."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        held = lock(out / ".lock", f"another experiment runs in {out}; wait for it, stop it, or name another folder")
    except OSError as problem:
        raise cannot_write(out, problem) from problem
    try:
        yield
    finally:
        held.close()
        (out / ".lock").unlink(missing_ok=True)


def read(path: Path) -> dict[str, Any] | None:
    """A json of the run folder; None where there is none. UserError where it cannot be read."""
    if not path.exists():
        return None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as problem:
        raise UserError(f"{path} cannot be read ({problem}); delete it, and it is made again") from problem
    if not isinstance(found, dict):
        raise UserError(f"{path} holds no table; delete it, and it is made again")
    return found


def _write(path: Path, told: dict[str, Any]) -> None:
    with atomic_write(path) as temporary:
        temporary.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
