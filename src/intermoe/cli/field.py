"""`intermoe evaluate` by the field's protocol: InterHuman, Inter-X, HumanML3D, and on duets beside the table of identity."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import Progress

from intermoe.cli.evaluate import numbers, versions, write
from intermoe.core.errors import UserError
from intermoe.data.datasets import LAYOUTS, NAMES, dataset_of

if TYPE_CHECKING:
    import numpy as np

    from intermoe.data.store import Clip, Store
    from intermoe.evaluation.field.judges import Judge
    from intermoe.evaluation.field.made import Ask
    from intermoe.evaluation.field.run import Field
    from intermoe.pipeline import InterMoEPipeline


@dataclass(frozen=True)
class Asked:
    """The options of `intermoe evaluate` that the field's protocol reads."""

    data: Path
    model: str
    motions: Path | None
    evaluator: str
    protocol: str | None
    words: Path | None
    split: str
    count: int | None
    seed: int
    personas: bool
    multimodality: int | None
    skip_broken: bool
    sampler: dict[str, Any]
    out: Path
    json: Path | None
    device: str


def is_field(data: Path, evaluator: str) -> bool:
    """Whether the field's protocol is the whole of the evaluation: of another data set than duets, or another evaluator."""
    from intermoe.models.matching import KINDS, kind_of

    if evaluator == "none":
        return False
    if dataset_of(data) != "duets" or Path(evaluator).is_file():
        return True
    return evaluator != "default-evaluator" and kind_of(evaluator) in KINDS


def evaluate(asked: Asked) -> int:
    """The whole evaluation: report.json, report.md and report.html in OUT."""
    from intermoe.evaluation.field import page
    from intermoe.evaluation.report import html

    found, told = measure(asked, Console(stderr=True))
    report = dumps({**told, "rows": numbers(found.rows)}, indent=1)
    for place in (asked.out / "report.json", *([] if asked.json is None else [asked.json])):
        write(place, report)
    table = page.markdown(found)
    write(asked.out / "report.md", f"{table}\n```json\n{dumps(told, indent=1)}\n```\n")
    write(asked.out / "report.html", html(found.rows, told, more=page.section(found)))
    print(table)
    return 0


def beside(asked: Asked, console: Console) -> tuple[Field, dict[str, Any]]:
    """The same on duets, beside the table of identity: a peer's motions for its captions are in FOLDER/field."""
    motions = asked.motions
    if motions is not None:
        motions = motions / "field" if (motions / "field").is_dir() else None
        asked = replace(asked, motions=motions, model="none")
    return measure(asked, console, prompts="field_prompts.json")


def measure(asked: Asked, console: Console, *, prompts: str = "prompts.json") -> tuple[Field, dict[str, Any]]:
    """All rows, and what they depend on. UserError, before anything is written, for what cannot be used."""
    from intermoe.evaluation.field.made import Made
    from intermoe.evaluation.field.peers import BrokenMotions, Peer
    from intermoe.evaluation.field.run import Field
    from intermoe.evaluation.field.settings import settings
    from intermoe.models.bundle import CONFIG, WEIGHTS, model_folder

    store, judge, dataset = opened(asked.data, asked.evaluator, asked.words, asked.device)
    how = settings(dataset, asked.protocol or "ours")
    if how.released and judge.dataset != dataset:
        raise UserError(
            f"the released protocol of {dataset} is that of its own evaluator, and {asked.evaluator} is none of it"
        )
    texts = how.texts if asked.multimodality is None else asked.multimodality
    if texts < 0 or (asked.count is not None and asked.count < how.batch):
        wrong = (
            f"--multimodality must be at least 0, found {texts}"
            if texts < 0
            else f"--count must be at least {how.batch}, found {asked.count}"
        )
        raise UserError(wrong)
    if not 0 <= asked.seed < 2**32:
        raise UserError(f"--seed must be from 0 to {2**32 - 1}, found {asked.seed}")
    if asked.split == "both":
        raise UserError("the field's protocol measures one split: name it with --split")
    pipeline = _pipeline(asked, store)
    sampler = {} if pipeline is None else asdict(pipeline.sampling(**asked.sampler))
    personas = asked.personas and pipeline is not None and pipeline.reads_personas and dataset_of(asked.data) == "duets"
    field = Field(store, judge, how, seed=asked.seed)
    try:
        field.ask(asked.split, count=asked.count, skip_broken=asked.skip_broken, told=personas_of if personas else None)
        asked.out.mkdir(parents=True, exist_ok=True)
        several = field.several(texts)
        every = [*field.asks, *(ask for group in several for ask in group)]
        write(asked.out / prompts, dumps([ask.known() for ask in every], indent=1))
        field.reference()
        console.print(f"real: {len(field.asks)} clips")
        if asked.motions is not None:
            pelvis = store.offsets[0][0, 0] if store.offsets.shape[2] and dataset == "interx" else None
            peer = Peer(asked.motions, dataset, store.fps, pelvis)
            field.peer(asked.motions.resolve().name, peer, texts=texts, skip_broken=asked.skip_broken)
        elif pipeline is not None:
            folder = model_folder(asked.model)
            hashed = _digest(folder / CONFIG, folder / WEIGHTS)
            with Progress(console=console, transient=True) as bar:
                task = bar.add_task("generating", total=len(every))
                made = Made(
                    asked.out, {"model_hash": hashed, "sampler": sampler}, generator(pipeline, sampler),
                    progress=lambda count: bar.advance(task, count),
                )  # fmt: skip
                field.model("model", made, texts=texts)
            sampler = {"model_hash": hashed, "sampler": sampler}
    except BrokenMotions as problem:
        for fault in problem.faults:
            print(fault, file=sys.stderr)
        raise
    for fault in field.faults:
        print(fault, file=sys.stderr)
    told = {
        **field.told(), "data": str(asked.data), "split": asked.split,
        "data_hash": _digest(store.path / "features.npy", store.path / "clips.jsonl"),
        **({"motions": str(asked.motions)} if asked.motions is not None else sampler), "versions": versions(),
    }  # fmt: skip
    return field, told


def opened(data: Path, evaluator: str, words: Path | None, device: str) -> tuple[Store, Judge, str]:
    """The store, the evaluator, and the data set whose protocol it is. UserError where the evaluator is not there, or is of
    other data."""
    from intermoe.data.store import Store
    from intermoe.evaluation.field.judges import load_judge

    dataset = dataset_of(data)
    store = Store(data, layout=None)
    if dataset != "duets" and evaluator == "default-evaluator":
        raise UserError(
            f"{NAMES[dataset]} is measured by an evaluator of its own: name its authors' file, or a run of `intermoe train "
            "evaluator`, with --evaluator (docs/evaluation.md)"
        )
    judge = load_judge(evaluator, words=words, device=device, fps=store.fps)
    layout = str(store.head["layout"])
    if layout not in LAYOUTS[judge.dataset]:
        reads = " or ".join(LAYOUTS[judge.dataset])
        raise UserError(f"the evaluator {evaluator} reads data of the layout {reads}, and {data} has {layout}")
    return store, judge, judge.dataset if dataset == "duets" else dataset


def _pipeline(asked: Asked, store: Store) -> InterMoEPipeline | None:
    """The model that is asked, None where none is."""
    from intermoe.pipeline import InterMoEPipeline

    if asked.motions is not None or asked.model == "none":
        return None
    if store.head["layout"] != "interhuman":
        raise UserError(
            f"models make two people of 22 joints, and {asked.data} has the layout {store.head['layout']}: score motions with "
            "--motions FOLDER, or write the rows of reference with --model none"
        )
    pipeline = InterMoEPipeline.from_pretrained(asked.model, device=asked.device)
    if pipeline.model.config.fps != store.fps:
        raise UserError(
            f"the model makes {pipeline.model.config.fps:g} frames a second, and {asked.data} has {store.fps:g}"
        )
    return pipeline


def generator(pipeline: InterMoEPipeline, sampler: dict[str, Any]) -> Any:
    """Prompts to features."""
    from intermoe.core.persona import Persona
    from intermoe.pipeline import Prompt

    def generate(asks: Sequence[Ask]) -> list[np.ndarray]:
        people: list[dict[str, Any]] = [{name: Persona.of(value) for name, value in ask.told.items()} for ask in asks]
        prompts = [Prompt(ask.caption.text, seed=ask.seed, **told) for ask, told in zip(asks, people, strict=True)]
        return pipeline.features(prompts, [ask.frames for ask in asks], **sampler)

    return generate


def personas_of(clip: Clip) -> dict[str, Any]:
    from intermoe.core.persona import ATTRIBUTES

    names = ("person_a", "person_b")
    return {n: {k: v for k, v in who.items() if k in ATTRIBUTES} for n, who in zip(names, clip.identity, strict=True)}


def _digest(*paths: Path) -> str:
    from intermoe.evaluation.generation import digest

    return digest(*paths)
