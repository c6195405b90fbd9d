"""`intermoe experiment`: the paper's tables, one command each."""

from __future__ import annotations

import logging
import warnings
from dataclasses import asdict
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import tyro
from rich.console import Console

from intermoe.cli.evaluate import numbers, versions, write
from intermoe.cli.field import generator, opened, personas_of
from intermoe.core.errors import UserError, unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intermoe.evaluation.field.judges import Judge
    from intermoe.evaluation.field.run import Field
    from intermoe.evaluation.field.settings import Settings
    from intermoe.experiment.run import Experiment
    from intermoe.experiment.tables import Size


def experiment(
    table: Annotated[Literal["headline", "1", "2", "3", "4", "5", "6"], tyro.conf.Positional],
    *,
    data: Path,
    out: Annotated[Path, tyro.conf.arg(aliases=["-o"])],
    size: Literal["smoke", "mini", "wide", "small", "full"] = "small",
    seeds: int = 5,
    mended: str | None = None,
    split: Literal["test", "val"] = "test",
    evaluator: str = "default-evaluator",
    words: Path | None = None,
    vae: Path = Path("default-vae"),
    device: str = "auto",
    threads: int = 0,
) -> int:
    """Run a table of the paper on a data folder: train, sample and measure every row under equal conditions (docs/experiment.md).

    Writes TABLE.json, TABLE.md and TABLE.png (TABLE-val for --split val) into OUT after every cell, and keeps the cells there:
    a run that is stopped goes on where it was, and tables in one folder share their cells.

    Args:
        table: `headline` (dense, the paper's mechanism, fixed top-K, token-choice, the best mended version) or a number.
        data: the data folder (`intermoe data`).
        out: the run folder.
        size: what is spent on a cell: smoke (seconds), mini, wide, small (processors) or full (the paper's).
        seeds: of the rows above; other rows have one and are marked exploratory.
        mended: the mended version, in place of the best on the validation split.
        split: what is scored; test is scored once, and then settings and choice are fixed.
        evaluator: `default-evaluator`, a run of `intermoe train evaluator`, or its authors' file.
        words: as of `intermoe evaluate`.
        vae: the autoencoder of all rows: `default-vae`, or a run of `intermoe train vae`.
        device: auto, cuda, mps or cpu.
        threads: processor threads (0: all cores).
    """
    from intermoe.cli.train import Bar
    from intermoe.data.datasets import dataset_of
    from intermoe.evaluation.field.settings import settings
    from intermoe.experiment import run, tables
    from intermoe.experiment.corpus import corpus

    warnings.filterwarnings("ignore")
    for name in (None, "lightning.fabric"):
        logging.getLogger(name).setLevel(logging.ERROR)
    if seeds < 1:
        raise UserError(f"--seeds must be at least 1, found {seeds}")
    dataset, chosen = dataset_of(data), tables.size(size)
    rows = tables.rows(table, dataset)
    # refused before the run folder is made, and before anything is trained
    store, judge, measured = opened(data, evaluator, words, device)
    vae_hash, how = _hash(vae), settings(measured, "ours")
    if mended is not None and mended not in tables.CANDIDATES:
        raise unknown("mended version", mended, tables.CANDIDATES)
    chooses = tables.MENDED in rows and mended is None and not (out / "choice.json").exists()
    for part in dict.fromkeys(("val", split) if chooses else (split,)):
        if (count := len(store.split(part))) < how.batch:
            raise UserError(
                f"{data} has {count} clips in its split {part}, and the protocol {how.name} compares batches of {how.batch}: name a "
                "larger data folder (of duets, `intermoe data duets --count N` makes one)"
            )
    console = Console(stderr=True)
    said: set[str] = set()

    def say(text: str) -> None:
        if text not in said:  # what a cell has to say of the next one, too
            console.print(text, soft_wrap=True, highlight=False, markup=False)
        said.add(text)

    with run.locked(out):
        place = corpus(data, out / "data", chosen)
        score = Scorer(place, judge, how, device, chosen)
        known = {
            "size_name": size, "size": asdict(chosen), "protocol": score.how.name, "data_hash": score.data_hash,
            "evaluator_hash": score.judge.digest, "vae_hash": vae_hash,
        }  # fmt: skip
        made = run.Experiment(
            run.Setup(out, place, chosen, vae, known, device, threads), score, say=say, callback=Bar()
        )
        which = made.mended(mended, 0) if tables.MENDED in rows else None
        for cell in made.cells(rows, seeds, split, which):
            figure = cell["figures"][run.ABOVE]["value"]
            say(f"{cell['row']}, seed {cell['seed']}: {run.ABOVE} {figure:.4g} on {split}")
            _report(made, table, rows, split, which, say)
    print((out / f"{named(table, split)}.md").read_text(encoding="utf-8"))
    return 0


class Scorer:
    """Models measured by the field's protocol on one data folder; a seed draws captions, noise and halves, the same for all rows."""

    def __init__(self, data: Path, judge: Judge, how: Settings, device: str, size: Size) -> None:
        from intermoe.data.datasets import dataset_of
        from intermoe.data.store import Store
        from intermoe.evaluation.generation import digest

        self.dataset, self.store, self.judge, self.how = dataset_of(data), Store(data, layout=None), judge, how
        self.data_hash = digest(self.store.path / "features.npy", self.store.path / "clips.jsonl")
        self._device, self._size = device, size
        self._reference: dict[tuple[str, int, bool], Field] = {}  # the last one

    def __call__(self, model: Path, folder: Path, split: str, seed: int) -> dict[str, Any]:
        from intermoe.evaluation.field.made import Made
        from intermoe.pipeline import InterMoEPipeline

        pipeline = InterMoEPipeline.from_pretrained(model, device=self._device)
        if pipeline.model.config.layout != self.store.head["layout"]:
            raise UserError(
                f"{model} makes {pipeline.model.config.layout}, and the data are {self.store.head['layout']}"
            )
        field = self._field(split, seed, pipeline.reads_personas and self.dataset == "duets")
        hashed = _hash(model)
        sampler = asdict(pipeline.sampling(steps=self._size.sampler_steps, scheduler=self._size.scheduler))
        made = Made(folder, {"model_hash": hashed, "sampler": sampler}, generator(pipeline, sampler))
        field.model("model", made, texts=0)
        rows = numbers({"model": field.rows.pop("model"), "real": field.rows["real"]})
        return {
            "figures": rows["model"], "real": rows["real"], **field.told(), "split": split, "data_hash": self.data_hash,
            "model_hash": hashed, "sampler": sampler, "versions": versions(),
        }  # fmt: skip

    def _field(self, split: str, seed: int, personas: bool) -> Field:
        """The clips of a split and the rows of reference, made once for all rows of a seed."""
        from intermoe.evaluation.field.run import Field

        key = split, seed, personas
        if key not in self._reference:
            field = Field(self.store, self.judge, self.how, seed=seed)
            field.ask(split, count=None, skip_broken=False, told=personas_of if personas else None)
            field.reference()
            self._reference = {key: field}
        return self._reference[key]


def named(table: str, split: str) -> str:
    """The name of a table's files: what was looked at on validation does not overwrite what the test split said."""
    return table if split == "test" else f"{table}-{split}"


def _report(made: Experiment, table: str, rows: Sequence[str], split: str, mended: str | None, say: Any) -> None:
    """The table of what is complete."""
    from intermoe.core.files import atomic_write
    from intermoe.experiment import figure, result, run

    out = made.setup.out
    choice = run.read(out / "choice.json") if mended else None
    known = {**made.setup.known, "split": split}
    found = result.result(table, rows, made.known(rows, split, mended), known, choice)
    name = named(table, split)
    write(out / f"{name}.json", dumps(found, indent=1))
    write(out / f"{name}.md", result.markdown(found))
    try:
        with atomic_write(out / f"{name}.png") as temporary:
            figure.draw(found, temporary)
    except UserError as problem:
        say(str(problem))


def _hash(model: Path) -> str:
    from intermoe.evaluation.generation import digest
    from intermoe.models.bundle import CONFIG, WEIGHTS, model_folder

    folder = model_folder(model)
    return digest(folder / CONFIG, folder / WEIGHTS)
