"""`intermoe evaluate`: the table, with everything that is needed to get it again."""

from __future__ import annotations

import json
import logging
import math
import platform
import warnings
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import tyro
from rich.console import Console
from rich.progress import Progress

from intermoe.core.errors import UserError

if TYPE_CHECKING:
    from intermoe.data.store import Store
    from intermoe.evaluation.protocol import Figure
    from intermoe.evaluation.quality import Asked, Row


def evaluate(
    *,
    data: Path,
    model: str = "default",
    motions: Path | None = None,
    evaluator: str = "default-evaluator",
    split: Literal["val", "test", "unseen", "train"] = "test",
    count: int = 1000,
    seed: int = 0,
    captions: Literal["shared", "persons", "all"] = "shared",
    personas: bool = True,
    clean: bool = False,
    steps: int | None = None,
    scheduler: str | None = None,
    guidance: float | None = None,
    identity_guidance: float | None = None,
    out: Annotated[Path, tyro.conf.arg(aliases=["-o"])],
    device: str = "auto",
) -> int:
    """Score a model, or a folder of motions, on held-out captions of a duets corpus.

    Writes report.json, report.md, report.html and prompts.json into OUT, and keeps the motions there: a run that is
    stopped goes on where it was.

    Args:
        data: the corpus (`intermoe data duets`).
        model: `default`, a model folder, or a repository name.
        motions: a folder of npz files, one a caption, in place of a model (OUT/prompts.json lists the captions).
        evaluator: `default-evaluator`, or a run of `intermoe train evaluator`.
        split: whose captions are asked for.
        count: how many.
        seed: of the choice of captions, of all motions and of all repetitions.
        captions: the shared caption, the captions of both persons, or all three.
        personas: ask for the bodies and manners of the corpus's people, where the model reads them.
        clean: score the motions after clean-up too.
        steps: denoising steps (default: the model's own).
        scheduler: ddim, dpmsolver++, unipc or ddpm (default: the model's own).
        guidance: how strongly the text is followed (default: the model's own).
        identity_guidance: how strongly what is told of each person is followed: captions of their own, personas (default: the
            model's own, or as --guidance).
        out: folder for the reports and the motions.
        device: auto, cuda, mps or cpu.
    """
    from intermoe.core.files import atomic_write
    from intermoe.core.persona import Persona
    from intermoe.data.duets.families.registry import SIGNATURES
    from intermoe.data.store import Store
    from intermoe.evaluation import generation, protocol, quality, retrieval
    from intermoe.evaluation.report import html
    from intermoe.models.bundle import CONFIG, WEIGHTS, model_folder
    from intermoe.models.duet_evaluator import load_evaluator
    from intermoe.models.minilm import MiniLMFeatures
    from intermoe.motion.cleanup import clean as clean_up
    from intermoe.pipeline import InterMoEPipeline, as_prompt

    warnings.filterwarnings("ignore")
    logging.getLogger().setLevel(logging.ERROR)
    console = Console(stderr=True)
    store = Store(data)
    asked = _asked(store, split, count, seed, captions)
    judge = load_evaluator(evaluator)
    sampler: dict[str, Any] = {
        "steps": steps, "scheduler": scheduler, "guidance": guidance, "identity_guidance": identity_guidance
    }  # fmt: skip
    pipeline = None
    if motions is None:
        pipeline = InterMoEPipeline.from_pretrained(model, device=device)
        sampler = asdict(pipeline.sampling(**sampler))
        if personas and not pipeline.reads_personas:
            console.print(f"the model '{pipeline.model.name}' reads no personas: none are asked for", soft_wrap=True)
            personas = False
    real = [store.interaction(want.index) for want in asked]
    prompts = [_prompt(want, captions, personas) for want in asked]
    if pipeline is not None:
        for prompt in prompts:
            pipeline.check(as_prompt(prompt, seconds=5.0, seed=0))
    out.mkdir(parents=True, exist_ok=True)
    told = [p | {k: p[k].known() for k in ("person_a", "person_b") if isinstance(p.get(k), Persona)} for p in prompts]
    _write(out / "prompts.json", json.dumps(told, indent=1))
    peers = None if motions is None else generation.from_folder(motions, len(asked))
    known, ways = protocol.reference(judge, asked, real), quality.ways(store.clips)
    files = {"evaluator": model_folder(evaluator)} | ({"model": model_folder(model)} if pipeline else {})
    protocol_of = {
        "protocol": "duets 1", "data": str(data), "split": split, "clips": len(asked), "seed": seed, "captions": captions,
        "personas": personas, **({"sampler": sampler} if pipeline else {"motions": str(motions)}),
        "data_hash": generation.digest(store.path / "features.npy", store.path / "clips.jsonl"),
        **{f"{n}_hash": generation.digest(f / CONFIG, f / WEIGHTS) for n, f in files.items()},
        "versions": _versions(),
    }  # fmt: skip
    rows: dict[str, Mapping[str, Figure]] = {}

    def add(name: str, made: list[Any], **options: Any) -> None:
        measured, _ = quality.measure(name, made, asked, SIGNATURES, ways)
        rows[name] = _bodily(measured) | protocol.row(judge, made, known, seed=seed, **options)
        console.print(f"{name}: {len(made)} clips")

    add("real", real)
    add("real, people exchanged", [m.swapped() for m in real])
    look_up = retrieval.Retrieval(store, MiniLMFeatures(half=True).encode)
    add("nearest training caption", look_up([w.text for w in asked]), asked_personas=False)
    if peers is not None and motions is not None:
        add(motions.resolve().name, peers, asked_personas=personas)
    if pipeline is not None:
        key = {k: protocol_of[k] for k in ("model_hash", "sampler")}
        with Progress(console=console, transient=True) as bar:
            task = bar.add_task("generating", total=len(prompts))
            raw = generation.cached(
                prompts,
                lambda p: pipeline.batch(p, **sampler, clean=False),
                folder=out / "motions", key=key, progress=lambda done, total: bar.update(task, completed=done),
            )  # fmt: skip
        add("model", raw, asked_personas=personas)
        if clean:
            add("model, cleaned", [clean_up(m) for m in raw], asked_personas=personas)
    figures = {name: {k: _plain(v) for k, v in row.items()} for name, row in rows.items()}
    _write(out / "report.json", json.dumps({**protocol_of, "rows": figures}, indent=1))
    table = protocol.markdown(rows)
    _write(out / "report.md", f"{table}\n```json\n{json.dumps(protocol_of, indent=1)}\n```\n")
    with atomic_write(out / "report.html") as temporary:
        temporary.write_text(html(rows, protocol_of), encoding="utf-8")
    print(table)
    return 0


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
            f"the evaluation needs at least {protocol.LEAST} clips with captions, and the {split} split of {store.path} has "
            f"{len(asked)}: make a larger corpus (`intermoe data duets --count`), or name another --split"
        )
    untold = [want.clip.id for want in asked if not all(want.clip.texts)]
    if captions != "shared" and untold:
        raise UserError(f"clip {untold[0]} of {store.path} has no caption of each person; use --captions shared")
    return asked


def _prompt(want: Asked, captions: str, personas: bool) -> dict[str, Any]:
    from intermoe.core.persona import ATTRIBUTES, Persona

    given: dict[str, Any] = {"seconds": want.seconds, "seed": want.seed}
    if captions != "persons":
        given["text"] = want.text
    if captions != "shared":
        given |= {"text_a": want.clip.texts[0][0], "text_b": want.clip.texts[1][0]}
    if personas:
        for name, identity in zip(("person_a", "person_b"), want.clip.identity, strict=True):
            given[name] = Persona.of({k: v for k, v in identity.items() if k in ATTRIBUTES})
    return given


def _plain(figure: Figure) -> dict[str, float | None]:
    """A figure as JSON knows it: without NaN."""
    return {name: value if math.isfinite(value) else None for name, value in asdict(figure).items()}


def _bodily(measured: Row) -> dict[str, Figure]:
    """Contact, role and physics of a row, under the names of the table."""
    from intermoe.evaluation.protocol import Figure

    names = {
        "contact, %": measured.contact, "role, %": measured.role, "slide, mm/frame": measured.slide,
        "bone deviation, %": measured.bone_deviation, "jerk, m/s3": measured.jerk, "penetration, cm": measured.penetration,
    }  # fmt: skip
    return {name: Figure(value) for name, value in names.items()}


def _versions() -> dict[str, str]:
    import numpy
    import torch

    import intermoe

    return {
        "intermoe": intermoe.__version__, "torch": torch.__version__, "numpy": numpy.__version__,
        "python": platform.python_version(), "machine": platform.machine(),
    }  # fmt: skip


def _write(path: Path, text: str) -> None:
    from intermoe.core.files import atomic_write

    with atomic_write(path) as temporary:
        temporary.write_text(text + "\n", encoding="utf-8")
