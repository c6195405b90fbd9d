"""`intermoe evaluate`: the table, with everything that is needed to get it again."""

from __future__ import annotations

import logging
import math
import platform
import warnings
from collections.abc import Mapping
from dataclasses import asdict, replace
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import tyro
from rich.console import Console
from rich.progress import Progress

from intermoe.core.errors import UserError

if TYPE_CHECKING:
    from intermoe.core.types import Interaction
    from intermoe.data.store import Store
    from intermoe.evaluation.protocol import Figure
    from intermoe.evaluation.quality import Asked
    from intermoe.evaluation.retrieval import Retrieval
    from intermoe.models.duet_evaluator import DuetEvaluator


def evaluate(
    *,
    data: Path,
    model: str = "default",
    motions: Path | None = None,
    evaluator: str = "default-evaluator",
    split: Literal["val", "test", "unseen", "train", "both"] = "test",
    count: int | None = None,
    seed: int = 0,
    protocol: Literal["released", "ours"] | None = None,
    words: Path | None = None,
    multimodality: int | None = None,
    skip_broken: bool = False,
    captions: Literal["shared", "persons", "all"] = "shared",
    personas: bool = True,
    probes: int = 1,
    clean: bool = False,
    steps: int | None = None,
    scheduler: str | None = None,
    guidance: float | None = None,
    identity_guidance: float | None = None,
    out: Annotated[Path | None, tyro.conf.arg(aliases=["-o"])] = None,
    json: Path | None = None,
    device: str = "auto",
) -> int:
    """Score a model, or a folder of motions, on held-out captions of a data folder.

    On duets, the table of identity and physics; on InterHuman, Inter-X and HumanML3D, and on duets beside it with --protocol,
    R-precision, FID with its floor, MM-Dist, Diversity and MultiModality by the data set's protocol (docs/evaluation.md).

    Writes report.json, report.md, report.html and the prompts into OUT, and keeps the motions there: a run that is
    stopped goes on where it was.

    Args:
        data: the data folder (`intermoe data`).
        model: `default`, a model folder, or a repository name; `none` writes the rows of reference alone.
        motions: a folder of motions, one a caption, in place of a model; OUT/prompts.json lists the captions. By the field's
            protocol features are read, too (docs/evaluation.md).
        evaluator: `default-evaluator`, a run of `intermoe train evaluator`, the file of InterHuman's, Inter-X's or HumanML3D's
            authors (interclip.ckpt, finest.tar), or `none`: the figures that need one are left out, and roles are told by
            geometry alone.
        split: whose captions are asked for; `both` is test and unseen (combinations that training never shows), and what is lost
            from the one to the other.
        count: how many captions, 64 or more: one of each clip, then another of each (default: 1000; by the field's protocol all
            clips of the split).
        seed: of the choice of captions, of all motions and of all repetitions.
        protocol: of the field: `released` as the data set's authors compute it, or `ours`, without what makes their figures
            hard to compare (default: ours; on duets, the table of identity alone).
        words: folder with GloVe's vectors (our_vab_data.npy ...) or CLIP's vocabulary, where the evaluator has none beside it.
        multimodality: of how many captions 30 motions each are made (default: 100; 0: no MultiModality).
        skip_broken: leave out clips and motions that cannot be used, naming each.
        captions: the shared caption, the captions of both persons, or all three.
        personas: ask for the bodies and manners of the corpus's people, where the model reads them.
        probes: motions for each sentence of the probe "A does X to B" against its role-reversed twin; 0 leaves it out.
        clean: score the motions after clean-up too.
        steps: denoising steps (default: the model's own).
        scheduler: ddim, dpmsolver++, unipc, unipc-fine or ddpm (default: the model's own).
        guidance: how strongly the text is followed (default: the model's own).
        identity_guidance: how strongly what is told of each person is followed: captions of their own, personas (default: the
            model's own, or as --guidance).
        out: folder for the reports and the motions (default: named as the file of --json, without its ending).
        json: a file for the report beside those in the folder.
        device: auto, cuda, mps or cpu.
    """
    from intermoe.cli import field
    from intermoe.core.files import atomic_write
    from intermoe.data.store import Store
    from intermoe.evaluation import generation
    from intermoe.evaluation.field import page
    from intermoe.evaluation.protocol import markdown
    from intermoe.evaluation.report import html
    from intermoe.evaluation.report import table as html_table
    from intermoe.evaluation.table import loss
    from intermoe.models.bundle import CONFIG, WEIGHTS, model_folder
    from intermoe.models.duet_evaluator import load_evaluator
    from intermoe.pipeline import InterMoEPipeline, as_prompt

    warnings.filterwarnings("ignore")
    logging.getLogger().setLevel(logging.ERROR)
    console = Console(stderr=True)
    if out is None:
        if json is None or not json.suffix:
            raise UserError("name a folder for the reports (-o OUT) or a file (--json OUT.json)")
        out = json.with_suffix("")
    sampler: dict[str, Any] = {
        "steps": steps, "scheduler": scheduler, "guidance": guidance, "identity_guidance": identity_guidance
    }  # fmt: skip
    by_field = field.Asked(
        data, model, motions, evaluator, protocol, words, split, count, seed, personas, multimodality, skip_broken, sampler, out,
        json, device,
    )  # fmt: skip
    if field.is_field(data, evaluator):
        return field.evaluate(by_field)
    if protocol is not None and evaluator == "none":
        raise UserError(f"--protocol {protocol} needs an evaluator: leave out --evaluator none, or --protocol")
    count = 1000 if count is None else count
    store = Store(data)
    if probes < 0:
        raise UserError(f"--probes must be at least 0, found {probes}")
    if motions is not None and split == "both":
        raise UserError("a folder of motions answers the captions of one split; name it with --split")
    splits = ("test", "unseen") if split == "both" else (split,)
    asked = {name: _asked(store, name, count, seed, captions) for name in splits}
    judge = None if evaluator == "none" else load_evaluator(evaluator)
    pipeline = None
    if motions is None and model != "none":
        pipeline = InterMoEPipeline.from_pretrained(model, device=device)
        sampler = asdict(pipeline.sampling(**sampler))
        if personas and not pipeline.reads_personas:
            console.print(f"the model '{pipeline.model.name}' reads no personas: none are asked for", soft_wrap=True)
            personas = False
    prompts = {name: [_prompt(want, captions, personas) for want in wants] for name, wants in asked.items()}
    if pipeline is not None:
        for prompt in (prompt for given in prompts.values() for prompt in given):
            pipeline.check(as_prompt(prompt, seconds=5.0, seed=0))
    out.mkdir(parents=True, exist_ok=True)
    for name, given in prompts.items():
        write(out / ("prompts.json" if name == splits[0] else f"prompts_{name}.json"), dumps(_told(given), indent=1))
    peers = None if motions is None else generation.from_folder(motions, asked[split], fps=store.fps)
    files = {"evaluator": model_folder(evaluator)} if judge is not None else {}
    files |= {"model": model_folder(model)} if pipeline else {}
    given_by = {"sampler": sampler} if pipeline else {} if motions is None else {"motions": str(motions)}
    protocol_of = {
        "protocol": "duets 2", "data": str(data), "split": split, "clips": len(asked[splits[0]]), "seed": seed,
        "captions": captions, "personas": personas, "roles told by": "evaluator" if judge is not None else "signatures",
        **given_by, "data_hash": generation.digest(store.path / "features.npy", store.path / "clips.jsonl"),
        **{f"{n}_hash": generation.digest(f / CONFIG, f / WEIGHTS) for n, f in files.items()},
        "versions": versions(),
    }  # fmt: skip
    key = {k: protocol_of.get(k) for k in ("model_hash", "sampler")}

    def sampled(given: list[dict[str, Any]]) -> list[Interaction]:
        assert pipeline is not None
        with Progress(console=console, transient=True) as bar:
            task = bar.add_task("generating", total=len(given))
            return generation.cached(
                given, lambda p: pipeline.batch(p, **sampler, clean=False),
                folder=out / "motions", key=key, progress=lambda done, total: bar.update(task, completed=done),
            )  # fmt: skip

    tables: dict[str, dict[str, dict[str, Figure]]] = {}
    measures, look_up = _measures(store, str(protocol_of["data_hash"]))
    for name in splits:
        others = {} if peers is None or motions is None else {motions.resolve().name: peers}
        raw = None if pipeline is None else sampled(prompts[name])
        tables[name] = _rows(store, asked[name], judge, measures, look_up, raw, others, seed, personas, clean, console)
    if probes:
        first = tables[splits[0]]
        for row, generate in (("script", None), *((("model", sampled),) if pipeline else ())):
            first.setdefault(row, {}).update(_probed(generate, range(seed, seed + probes)))
    lost = (
        {}
        if len(splits) == 1
        else {
            row: loss(tables["test"][row], tables["unseen"][row]) for row in tables["unseen"] if "exchanged" not in row
        }
    )
    figures = {name: numbers(rows) for name, rows in tables.items()}
    found, known = (None, {}) if protocol is None else field.beside(replace(by_field, split=splits[0]), console)
    more: dict[str, Any] = {} if not lost else {"unseen": {"rows": figures["unseen"]}, "loss, %": numbers(lost)}
    if found is not None:
        more["field"] = {**known, "rows": numbers(found.rows)}
    for place in (out / "report.json", *([] if json is None else [json])):
        write(place, dumps({**protocol_of, "rows": figures[splits[0]], **more}, indent=1))
    table = markdown(tables[splits[0]])
    if lost:
        table += f"\nCombinations that training never shows:\n\n{markdown(tables['unseen'])}"
        table += f"\nLost from test to unseen, %:\n\n{markdown(lost)}"
    behind = ""
    if found is not None:
        table += "\n" + page.markdown(found)
        behind = f"<h2>Protocol {known['protocol']}</h2>{html_table(found.rows)}{page.section(found)}"
    write(out / "report.md", f"{table}\n```json\n{dumps(protocol_of, indent=1)}\n```\n")
    every = tables[splits[0]] | {f"{row}, unseen": f for row, f in tables.get("unseen", {}).items() if lost}
    with atomic_write(out / "report.html") as temporary:
        temporary.write_text(
            html(every, {**protocol_of, **({"field": known} if known else {})}, more=behind), encoding="utf-8"
        )
    print(table)
    return 0


def _measures(store: Store, key: str) -> tuple[dict[str, Any], Retrieval]:
    """What is made of the training split, once for all rows: how manner reads, what could be copied, ways of playing; and the
    captions to be looked up."""
    from intermoe.data.duets.families.registry import SIGNATURES
    from intermoe.evaluation import manner, quality, retrieval
    from intermoe.evaluation.copying import Training
    from intermoe.models.minilm import MiniLMFeatures

    known = {"reader": manner.remembered(store, key), "training": Training.of(store), "signatures": SIGNATURES,
             "ways": quality.ways(store.clips)}  # fmt: skip
    return known, retrieval.Retrieval(store, MiniLMFeatures(half=True).encode)


def _rows(
    store: Store, asked: list[Asked], judge: DuetEvaluator | None, measures: dict[str, Any], look_up: Retrieval,
    raw: list[Interaction] | None, others: dict[str, list[Interaction]], seed: int, personas: bool, clean: bool, console: Console,
) -> dict[str, dict[str, Figure]]:  # fmt: skip
    """All rows of one split. raw: the model's motions; others: motions of other makers, by name."""
    from intermoe.data.duets.generate import replay
    from intermoe.evaluation import protocol
    from intermoe.evaluation.table import Bench
    from intermoe.motion.cleanup import clean as clean_up

    real = [store.interaction(want.index) for want in asked]
    known = None if judge is None else protocol.reference(judge, asked, real)
    bench = Bench(asked, real, seed=seed, judge=judge, known=known, **measures)
    rows: dict[str, dict[str, Figure]] = {}

    def add(name: str, made: list[Interaction], **options: Any) -> None:
        rows[name] = bench.row(name, made, **options)
        console.print(f"{name}: {len(made)} clips")

    add("real", real)
    error = rows["real"]["role swap, %"].value, 100.0 - rows["real"]["role, %"].value
    console.print(f"the role measures' own error on real motion: {error[0]:.2f} %, by signature {error[1]:.2f} %")
    add("real, people exchanged", [motion.swapped() for motion in real])
    add("nearest training caption", look_up([want.text for want in asked]), asked_personas=False)
    try:
        add("script", [replay(want.clip).motion for want in asked])
    except UserError as problem:
        console.print(f"no row of the generator given the script: {problem}", soft_wrap=True)
    for name, made in others.items():
        add(name, made, asked_personas=personas)
    if raw is not None:
        add("model", raw, asked_personas=personas)
        if clean:
            add("model, cleaned", [clean_up(motion) for motion in raw], asked_personas=personas)
    return rows


def _probed(generate: Any, seeds: range) -> dict[str, Figure]:
    """The probe of role-reversed twins; generate: None = the corpus's generator, in which the probe's own error shows."""
    from intermoe.data.duets.families.registry import SIGNATURES
    from intermoe.evaluation import probes
    from intermoe.evaluation.protocol import Figure

    found = {"twins right, %": (role := probes.role_swaps(generate or probes.by_script, SIGNATURES, seeds=seeds)).right,
             "twins differ rightly, %": role.turned}  # fmt: skip
    if generate is not None:
        found["taller twins differ rightly, %"] = probes.taller_swaps(generate, seeds=seeds).turned
    return {name: Figure(value) for name, value in found.items()}


def _told(prompts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Prompts as JSON knows them."""
    return [{k: v.known() if hasattr(v, "known") else v for k, v in prompt.items()} for prompt in prompts]


def _asked(store: Store, split: str, count: int, seed: int, captions: str) -> list[Asked]:
    """The captions that are asked for; UserError for a wrong setting, or where the data lack what is needed."""
    from intermoe.evaluation import protocol, quality

    if count < protocol.LEAST:
        raise UserError(f"--count must be at least {protocol.LEAST}, found {count}")
    if not 0 <= seed < 2**32:
        raise UserError(f"--seed must be from 0 to {2**32 - 1}, found {seed}")
    asked = quality.choose(store.clips, store.split(split), count=count, seed=seed, fps=store.fps)
    if len(asked) < protocol.LEAST:
        raise UserError(
            f"the evaluation needs at least {protocol.LEAST} captions, and the clips of the {split} split of {store.path} have "
            f"{len(asked)}: make a larger corpus (`intermoe data duets --count`), or name another --split"
        )
    untold = [want.clip.id for want in asked if not all(want.clip.texts)]
    if captions != "shared" and untold:
        raise UserError(f"clip {untold[0]} of {store.path} has no caption of each person; use --captions shared")
    return [replace(want, told=" ".join(_captions(want, captions).values())) for want in asked]


def _captions(want: Asked, captions: str) -> dict[str, str]:
    given = {} if captions == "persons" else {"text": want.text}
    if captions != "shared":
        given |= {"text_a": want.clip.texts[0][0], "text_b": want.clip.texts[1][0]}
    return given


def _prompt(want: Asked, captions: str, personas: bool) -> dict[str, Any]:
    from intermoe.core.persona import ATTRIBUTES, Persona

    given: dict[str, Any] = {"seconds": want.seconds, "seed": want.seed, **_captions(want, captions)}
    if personas:
        for name, identity in zip(("person_a", "person_b"), want.clip.identity, strict=True):
            given[name] = Persona.of({k: v for k, v in identity.items() if k in ATTRIBUTES})
    return given


def numbers(rows: Mapping[str, Mapping[str, Figure]]) -> dict[str, dict[str, dict[str, float | None]]]:
    """Figures as JSON knows them: without NaN."""
    return {
        row: {name: {k: v if math.isfinite(v) else None for k, v in asdict(f).items()} for name, f in figures.items()}
        for row, figures in rows.items()
    }


def versions() -> dict[str, str]:
    import numpy
    import torch

    import intermoe

    return {
        "intermoe": intermoe.__version__, "torch": torch.__version__, "numpy": numpy.__version__,
        "python": platform.python_version(), "machine": platform.machine(),
    }  # fmt: skip


def write(path: Path, text: str) -> None:
    from intermoe.core.files import atomic_write

    with atomic_write(path) as temporary:
        temporary.write_text(text + "\n", encoding="utf-8")
