"""`intermoe generate`: sentences in, motion files out."""

from __future__ import annotations

import json
import logging
import sys
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import tyro
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from intermoe.core.errors import UserError
from intermoe.core.files import readable_file
from intermoe.core.persona import Persona

if TYPE_CHECKING:
    from intermoe.core.types import Interaction
    from intermoe.pipeline import InterMoEPipeline, Prompt

MAX_MOTIONS = 10_000  # of one call
BATCH = 32  # motions that are sampled together; they are written before the next are begun


def generate(
    text: Annotated[tyro.conf.Positional[str | None], tyro.conf.arg(metavar="TEXT")] = None,
    /,
    *,
    out: Annotated[Path, tyro.conf.arg(aliases=["-o"])],
    text_a: str | None = None,
    text_b: str | None = None,
    person_a: str | None = None,
    person_b: str | None = None,
    prompts: Path | None = None,
    then: Annotated[tuple[str, ...], tyro.conf.arg(metavar="TEXT ...")] = (),
    constraints: Path | None = None,
    scene: Path | None = None,
    seconds: float = 5.0,
    seed: int = 0,
    samples: int = 1,
    steps: int | None = None,
    scheduler: str | None = None,
    guidance: float | None = None,
    identity_guidance: float | None = None,
    model: str = "default",
    clean: bool = True,
    device: str = "auto",
    rig: str | None = None,
    workers: int | None = None,
    engine: Literal["local", "ray"] = "local",
) -> int:
    """Two people do what the sentence says.

    Args:
        text: what happens, in English. Whoever is mentioned first is person A, unless ordinals ("the second person pushes
            the first") or the letters A and B say otherwise.
        out: file to write; its extension is the format: .npz .bvh (two files) .glb .fbx .usd .usda .usdc .usdz .amass.npz and
            .smplx.npz (two files) .c3d .csv .html .png .mp4 .gif .qpos (MuJoCo: two CSV files). With several samples or prompts a
            number is added to the name: _000, _001, ... through all samples of the first line, then of the second. With --prompts
            a name without an extension is a folder of shards, for any number of motions; the same command goes on with one that
            was stopped.
        text_a: what person A does (with --prompts, in every line that does not say it itself).
        text_b: what person B does (likewise).
        person_a: body and manner of person A, as in stature=1.92,energy=0.9 (or a persona file): stature legs arms build tempo amplitude
            energy posture steadiness distance handedness sex. What is left out is up to the model; some models read no personas.
        person_b: the same for person B.
        prompts: a UTF-8 file in place of TEXT: a line is a sentence, or a JSON object with text, text_a, text_b, person_a, person_b, seconds, seed
            (any of them). Blank lines are passed over.
        constraints: a JSON file of poses, floor paths, meeting points and kept motion (docs/direction.md), for every prompt that has
            none of its own.
        scene: a JSON file of two to six people and what they do in pairs (docs/scenes.md), in place of TEXT.
        then: what the same two people do afterwards, a sentence each; the parts go over into one another. At most two minutes in all.
        seconds: length of the motion (with --then of each part).
        seed: the same seed gives the same motion.
        samples: how many motions for each sentence (seeds SEED, SEED+1, ...).
        steps: denoising steps (default: the model's own).
        scheduler: ddim, dpmsolver++, unipc, unipc-fine or ddpm (default: the model's own).
        guidance: how strongly the text is followed (default: the model's own).
        identity_guidance: how strongly what is told of each person is followed: captions of their own, personas (default: the
            model's own, or as --guidance).
        model: `default`, `default-student` (faster), a model folder, or a repository name on the Hugging Face hub.
        clean: keep bones constant and lock standing feet after sampling.
        device: auto, cuda, mps or cpu.
        rig: mixamo, unreal, unity or rigify: that character's joint names, hierarchy and axes (.bvh .glb .fbx .usd).
        workers: for a folder of shards: processes, one core each (default: all cores). The result does not depend on it.
        engine: for a folder of shards: `local` processes, or `ray` for those of a Ray cluster.
    """
    from intermoe.direction import Constraints
    from intermoe.direction.result import FAR
    from intermoe.export import write
    from intermoe.motion.smpl import StandIn
    from intermoe.pipeline import InterMoEPipeline, Prompt, UnreadPrompt

    logging.getLogger().setLevel(logging.ERROR)
    if scene is not None:
        if text or text_a or text_b or person_a or person_b or prompts or then or constraints or samples > 1 or workers:
            raise UserError(
                "--scene tells everything of its people: leave sentences, personas, --prompts, --then, --constraints, --samples and "
                "--workers out"
            )
        if seconds != 5.0 or seed != 0:
            raise UserError(
                "--scene has its own seconds and seed: write them into the file, and leave --seconds and --seed out"
            )
        from intermoe.cli.scene import play

        weights = {"guidance": guidance, "identity_guidance": identity_guidance}
        return play(scene, out, model, device, rig, {"steps": steps, "scheduler": scheduler, **weights, "clean": clean})
    own: dict[str, Any] = {
        k: Persona.parse(v) for k, v in {"person_a": person_a, "person_b": person_b}.items() if v is not None
    }
    if constraints is not None:
        with warnings.catch_warnings(record=True) as unsure:
            warnings.simplefilter("ignore")
            warnings.simplefilter("always", StandIn)
            own["constraints"] = Constraints.load(constraints)
        for line in dict.fromkeys(str(warning.message) for warning in unsure):
            print(f"intermoe: {line}", file=sys.stderr)
    given = Prompt(text, text_a, text_b, seconds=seconds, seed=seed, **own)
    if prompts and not out.suffix and text is None:
        if rig is not None:
            raise UserError("--rig goes with a file, and a folder of shards holds joints: leave it out")
        if then:
            raise UserError("--then makes one motion of its sentences: leave --prompts out")
        from intermoe.cli.bulk import many

        weights = {"guidance": guidance, "identity_guidance": identity_guidance}
        options = {"steps": steps, "scheduler": scheduler, **weights, "clean": clean}
        return many(prompts, out, given, samples, model, device, options, workers=workers, engine=engine)
    if workers is not None or engine != "local":
        raise UserError(
            "--workers and --engine go with --prompts FILE and a folder: give --out a name without an extension"
        )
    write.check_target(out, rig=rig)
    if samples < 1:
        raise UserError(f"--samples must be at least 1, found {samples}")
    if then and (prompts or constraints or samples > 1):
        raise UserError("--then makes one motion of its sentences: leave --prompts, --constraints and --samples out")
    afterwards = [replace(given, text=sentence, text_a=None, text_b=None) for sentence in then]
    asked = _asked(prompts, given) if prompts else [given, *afterwards]
    count = 1 if then else len(asked) * samples
    if count > MAX_MOTIONS:
        raise UserError(f"at most {MAX_MOTIONS} motions are made at once, found {count} (prompts x samples)")
    for prompt in asked:
        prompt.check()  # before seconds go into loading a model
    wanted = [replace(prompt, seed=prompt.seed + s) for prompt in asked for s in range(samples)]
    files = [out] if count == 1 else [write.numbered(out, i) for i in range(count)]
    for file in files:
        write.check_target(file)
    console = Console(stderr=True)
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("ignore")
        warnings.simplefilter("default", UnreadPrompt)
        with console.status("loading the model"):
            pipeline = InterMoEPipeline.from_pretrained(model, device=device)
        for prompt in asked:
            pipeline.check(prompt)  # all, before the first is begun
        weights = {"guidance": guidance, "identity_guidance": identity_guidance}
        options = {"steps": steps, "scheduler": scheduler, **weights, "clean": clean}
        motions = (
            _sequence(pipeline, asked, console, **options) if then else _motions(pipeline, wanted, console, **options)
        )
        for motion, file in zip(motions, files):
            while said:
                print(f"intermoe: {said.pop(0).message}", file=sys.stderr)
            with console.status(f"writing {file}"):
                paths = write.write(motion, file, rig=rig)
            for path in paths:
                print(path)
            for line in _missed([miss for miss in motion.meta.get("constraints", ()) if miss["cm"] > FAR]):
                print(f"intermoe: {line}", file=sys.stderr)
    return 0


def _missed(misses: list[dict[str, Any]]) -> Iterator[str]:
    """A line for each entry of the constraints that is missed, about the place where it is missed most."""
    entries: dict[str, list[dict[str, Any]]] = {}
    for miss in misses:
        entries.setdefault(miss["what"].partition(" (")[0], []).append(miss)
    for found in entries.values():
        worst = max(found, key=lambda miss: miss["cm"])
        more = f", and in {len(found) - 1} other places by less" if len(found) > 1 else ""
        yield f"{worst['what']} is missed by {worst['cm']:.0f} cm{more}"


def _motions(
    pipeline: InterMoEPipeline, wanted: list[Prompt], console: Console, **options: Any
) -> Iterator[Interaction]:
    """The motions of the prompts, batch after batch, with a progress bar while one is made."""
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"), TimeRemainingColumn(),
        console=console, transient=True, disable=not console.is_terminal,
    )  # fmt: skip
    task, starts = bar.add_task("denoising", total=None), range(0, len(wanted), BATCH)
    for number, start in enumerate(starts):

        def report(done: int, total: int, before: int = number) -> None:
            bar.update(task, completed=before * total + done, total=len(starts) * total)

        with bar:
            motions = pipeline.batch(wanted[start : start + BATCH], batch_size=BATCH, progress=report, **options)
        yield from motions


def _sequence(
    pipeline: InterMoEPipeline, asked: list[Prompt], console: Console, **options: Any
) -> Iterator[Interaction]:
    """The one motion of prompts that follow each other."""
    from intermoe.sequence import sequence

    with console.status("denoising"):
        motion = sequence(pipeline, [replace(p, seed=p.seed + n) for n, p in enumerate(asked)], **options)
    yield motion


def _asked(path: Path, given: Prompt) -> list[Prompt]:
    """The prompts of a file, a sentence or a JSON object a line; what a line does not say is as in `given`."""
    from intermoe.pipeline import as_prompt

    if given.text is not None:
        raise UserError("give a sentence or --prompts FILE, not both")
    try:
        text = readable_file(path, "prompt file").read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UserError(f"{path} is no UTF-8 text file: {problem.reason} at byte {problem.start}") from problem
    prompts = []
    for number, line in enumerate(text.split("\n"), 1):
        if not (line := line.strip()):
            continue
        try:
            told = json.loads(line) if line.startswith("{") else {"text": line}
            own = {
                name: getattr(given, name) for name in ("text_a", "text_b", "person_a", "person_b", "constraints")
            } | told
            prompts.append(as_prompt(own, seconds=given.seconds, seed=given.seed))
            prompts[-1].check()
        except (ValueError, RecursionError) as problem:  # a UserError, or JSON's
            raise UserError(f"{path}, line {number}: {problem}") from problem
    if not prompts:
        raise UserError(f"{path} holds no sentence; write one a line")
    return prompts
