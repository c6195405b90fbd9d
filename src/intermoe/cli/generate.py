"""`intermoe generate`: sentences in, motion files out."""

from __future__ import annotations

import logging
import warnings
from pathlib import Path
from typing import Annotated

import tyro
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from intermoe.core.errors import UserError
from intermoe.core.files import readable_file
from intermoe.core.persona import Persona


def generate(
    text: tyro.conf.Positional[str | None] = None,
    /,
    *,
    out: Annotated[Path, tyro.conf.arg(aliases=["-o"])],
    text_a: str | None = None,
    text_b: str | None = None,
    person_a: str | None = None,
    person_b: str | None = None,
    prompts: Path | None = None,
    seconds: float = 5.0,
    seed: int = 0,
    samples: int = 1,
    steps: int | None = None,
    scheduler: str | None = None,
    guidance: float | None = None,
    model: str = "default",
    clean: bool = True,
    device: str = "auto",
) -> int:
    """Two people do what the sentence says.

    Args:
        text: what happens, in English; the person mentioned first is person A.
        out: file to write; its extension is the format: .npz .bvh (two files) .glb .html .png. With several samples or prompts a number is
            added to the name.
        text_a: what person A does.
        text_b: what person B does.
        person_a: body and manner of person A, as in stature=1.92,energy=0.9 (or a persona file): stature legs arms build tempo amplitude
            energy posture steadiness distance handedness sex. What is left out is up to the model.
        person_b: the same for person B.
        prompts: a text file with one sentence a line, in place of TEXT.
        seconds: length of the motion.
        seed: the same seed gives the same motion.
        samples: how many motions for each sentence (seeds SEED, SEED+1, ...).
        steps: denoising steps (default: the model's own).
        scheduler: ddim, dpmsolver++, unipc or ddpm (default: the model's own).
        guidance: how strongly the text is followed (default: the model's own).
        model: `default`, a model folder, or a repository name on the Hugging Face hub.
        clean: keep bones constant and lock standing feet after sampling.
        device: auto, cuda, mps or cpu.
    """
    from intermoe.export import write
    from intermoe.pipeline import InterMoEPipeline, Prompt

    warnings.filterwarnings("ignore")
    logging.getLogger().setLevel(logging.ERROR)
    write.check_target(out)
    if samples < 1:
        raise UserError(f"--samples must be at least 1, found {samples}")
    texts = _lines(prompts, text) if prompts else [text]
    people = {k: Persona.parse(v) for k, v in {"person_a": person_a, "person_b": person_b}.items() if v}
    wanted = [
        Prompt(text=t, text_a=text_a, text_b=text_b, **people, seconds=seconds, seed=seed + s)
        for t in texts
        for s in range(samples)
    ]
    for prompt in wanted:
        prompt.check()  # before seconds go into loading a model
    console = Console(stderr=True)
    with console.status("loading the model"):
        pipeline = InterMoEPipeline.from_pretrained(model, device=device)
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"), TimeRemainingColumn(),
        console=console, transient=True,
    )  # fmt: skip
    with bar:
        task = bar.add_task("denoising", total=None)
        motions = pipeline.batch(
            wanted, steps=steps, scheduler=scheduler, guidance=guidance, clean=clean,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )  # fmt: skip
    for i, motion in enumerate(motions):
        target = out if len(motions) == 1 else out.with_stem(f"{out.stem}_{i:03d}")
        with console.status(f"writing {target}"):
            paths = write.write(motion, target)
        for path in paths:
            print(path)
    return 0


def _lines(path: Path, text: str | None) -> list[str]:
    if text is not None:
        raise UserError("give a sentence or --prompts FILE, not both")
    try:
        lines = [line.strip() for line in readable_file(path, "prompt file").read_text(encoding="utf-8").splitlines()]
    except UnicodeDecodeError as problem:
        raise UserError(f"{path} is no UTF-8 text file: {problem.reason} at byte {problem.start}") from problem
    lines = [line for line in lines if line]
    if not lines:
        raise UserError(f"{path} holds no sentence; write one a line")
    return lines
