"""Quality against time: what each sampler makes of held-out captions, and how long it takes.

    python benchmarks/quality_curve.py --data data/duets --student runs/student [--model default] [--count 64]
        [--evaluator default-evaluator] [--json curve.json] [--plot curve.png]

Rows: 50-step DDIM with guidance, UniPC of 15, 10 and 6 steps, 15 steps with guidance on the middle noise levels alone,
and each --student in 4, 2 and 1 steps. Times are medians over one clip of --seconds, warm: the sampler alone, and from
the sentence to the cleaned motion. Role swap and FID need an evaluator of the corpus (--evaluator); on a few dozen
clips FID compares rows and says nothing by itself.
"""

from __future__ import annotations

import argparse
import json
import logging
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write
from intermoe.core.persona import ATTRIBUTES, Persona
from intermoe.data.duets.families.registry import SIGNATURES
from intermoe.data.store import Store
from intermoe.diffusion import clip_noise, sample
from intermoe.diffusion.schedules import STUDENT, STUDENT_STEPS
from intermoe.evaluation import physics, protocol, quality
from intermoe.models.duet_evaluator import load_evaluator
from intermoe.pipeline import InterMoEPipeline

TEXT = "Two people shake hands."
STURDY = {"person_a": {"stature": 1.85}, "person_b": {"stature": 1.65}}  # asks for guidance of both kinds
TEACHER: dict[str, dict[str, Any]] = {
    "DDIM 50": {"scheduler": "ddim", "steps": 50},
    "UniPC 15": {"scheduler": "unipc", "steps": 15},
    "UniPC 10": {"scheduler": "unipc", "steps": 10},
    "UniPC 6": {"scheduler": "unipc", "steps": 6},
    "UniPC 15, guidance 200-800": {"scheduler": "unipc", "steps": 15, "guidance_range": (200, 800)},
    "UniPC 10, guidance 400-900": {"scheduler": "unipc", "steps": 10, "guidance_range": (400, 900)},
    "UniPC 8, guidance 300-999": {"scheduler": "unipc", "steps": 8, "guidance_range": (300, 999)},
}


def settings_of(model: str, students: list[str]) -> Iterator[tuple[str, InterMoEPipeline, dict[str, Any]]]:
    """(row, pipeline, sampler) of every row."""
    distilled = [
        (folder, InterMoEPipeline.from_pretrained(folder)) for folder in students
    ]  # a wrong name tells at once
    for folder, pipeline in distilled:
        if pipeline.model.config.sampling.scheduler != STUDENT:
            raise UserError(f"{folder} is no student; `intermoe train student` makes one")
    if model != "none":
        teacher = InterMoEPipeline.from_pretrained(model)
        if teacher.model.config.sampling.scheduler == STUDENT:
            raise UserError(
                f"{model} is a student; name it with --student, and the model it was made from with --model"
            )
        for name, sampler in TEACHER.items():
            yield name, teacher, sampler
    for folder, pipeline in distilled:
        several = f" {Path(folder).name}" if len(students) > 1 else ""
        for steps in sorted(STUDENT_STEPS, reverse=True):
            yield f"student{several} {steps}", pipeline, {"steps": steps}


def median(work: Callable[[], object], repeats: int) -> float:
    """Seconds, after one run that warms up."""
    work()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


@torch.inference_mode()
def sampler_seconds(pipeline: InterMoEPipeline, sampler: dict[str, Any], seconds: float, repeats: int) -> float:
    """The sampler alone, for one clip whose persons have bodies of their own."""
    model, how = pipeline.model, pipeline.sampling(**sampler)
    length = model.latent_length(round(seconds * model.config.fps))
    noise = clip_noise([torch.Generator().manual_seed(0)], [length], people=2, features=model.latent_features)
    personas = [(STURDY["person_a"], STURDY["person_b"])] if pipeline.reads_personas else None
    cond = model.condition([(TEXT, None, None)], personas)
    nothing, shared = model.condition([(None, None, None)]), model.condition([(TEXT, None, None)])

    def work() -> None:
        sample(
            model.denoiser, noise.to(pipeline.device), cond, steps=how.steps, scheduler=how.scheduler,
            guidance=how.guidance, identity_guidance=how.identity_guidance, guidance_range=how.guidance_range,
            partner_guidance=how.partner_guidance, partner_range=how.partner_range, unconditional=nothing, shared=shared,
        )  # fmt: skip

    return median(work, repeats)


def measured(
    pipeline: InterMoEPipeline, sampler: dict[str, Any], asked: list[quality.Asked], known: Any, judge: Any, args: Any
) -> dict[str, float]:
    """The figures of one row."""
    prompts = []
    for want in asked:
        prompt: dict[str, Any] = {"text": want.text, "seconds": want.seconds, "seed": want.seed}
        if pipeline.reads_personas:
            for name, identity in zip(("person_a", "person_b"), want.clip.identity, strict=True):
                prompt[name] = Persona.of({k: v for k, v in identity.items() if k in ATTRIBUTES})
        prompts.append(prompt)
    motions = pipeline.batch(prompts, **sampler, clean=False, batch_size=16)
    row, _ = quality.measure("", motions, asked, SIGNATURES, known)
    found = {"contact": row.contact, "precision": row.contact_precision, "role": row.role, "slide": row.slide}
    wanted = np.array([[person.get("stature", np.nan) for person in want.clip.identity] for want in asked], float)
    off = np.array([physics.statures(motion.positions) for motion in motions]) - wanted
    found["stature_cm"] = 100 * float(np.sqrt(np.nanmean(off**2)))
    if judge is not None:
        evaluator, reference = judge
        figures = protocol.row(evaluator, motions, reference, seed=args.seed)
        found |= {"FID": figures["FID"].value, "FID_interval": figures["FID"].interval}  # +-, 95 %, over random halves
        found["role_swap"] = figures["role swap, %"].value
    people = STURDY if pipeline.reads_personas else {}
    found["sampler_s"] = sampler_seconds(pipeline, sampler, args.seconds, args.repeats)
    found["end_to_end_s"] = median(
        lambda: pipeline(TEXT, seconds=args.seconds, **people, **of_call(sampler)), args.repeats
    )
    return found


def of_call(sampler: dict[str, Any]) -> dict[str, Any]:
    """A single call has no range of guidance; its time is that of guidance everywhere."""
    return {name: value for name, value in sampler.items() if name != "guidance_range"}


def plot(rows: dict[str, dict[str, float]], path: Path) -> None:
    """Contact recall, and FID where it was measured, against the sampler's time."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    wanted = [("contact", "hand contacts met, %"), ("role", "right person in the right role, %"), ("FID", "duets FID")]
    shown = [(key, label) for key, label in wanted if key in next(iter(rows.values()))]
    figure, axes = pyplot.subplots(1, len(shown), figsize=(5 * len(shown), 4), constrained_layout=True, squeeze=False)
    for axis, (key, label) in zip(axes[0], shown, strict=True):
        for name, row in rows.items():
            axis.scatter(row["sampler_s"], row[key], color="tab:orange" if "student" in name else "tab:blue")
            axis.annotate(name, (row["sampler_s"], row[key]), fontsize=7, xytext=(4, 4), textcoords="offset points")
        axis.set(xscale="log", xlabel="sampler, seconds a clip", ylabel=label)
        axis.margins(x=0.2)
    with atomic_write(path) as temporary:
        figure.savefig(temporary, dpi=120, format="png")
    pyplot.close(figure)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="store of the captions")
    parser.add_argument("--model", default="default", help="the teacher, or `none` for students alone")
    parser.add_argument("--student", action="append", default=[], help="a student's folder; may be given again")
    parser.add_argument("--evaluator", help="folder of an evaluator of the corpus, for FID and role swap")
    parser.add_argument("--only", nargs="+", help="rows that are measured, by name (default: all)")
    parser.add_argument("--split", default="val")
    parser.add_argument("--count", type=int, default=64)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=5.0, help="length of the clip that is timed")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--json", type=Path)
    parser.add_argument("--plot", type=Path)
    args = parser.parse_args()
    if args.count < 1 or args.repeats < 1:
        raise UserError("--count and --repeats must be at least 1")
    torch.set_num_threads(args.threads)
    logging.getLogger().setLevel(logging.ERROR)
    store = Store(args.data)
    asked = quality.choose(store.clips, store.split(args.split), count=args.count, seed=args.seed, fps=store.fps)
    if not asked:
        raise UserError(f"the {args.split} split of {args.data} is empty; name another with --split")
    known, judge = quality.ways(store.clips), None
    if args.evaluator:
        evaluator = load_evaluator(args.evaluator)
        judge = evaluator, protocol.reference(evaluator, asked, [store.interaction(want.index) for want in asked])
    rows: dict[str, dict[str, float]] = {}
    for name, pipeline, sampler in settings_of(args.model, args.student):
        if args.only and name not in args.only:
            continue
        rows[name] = measured(pipeline, sampler, asked, known, judge, args)
        if len(rows) == 1:
            print("| sampler | " + " | ".join(rows[name]) + " | times DDIM 50 |\n|" + " --- |" * (len(rows[name]) + 2))
        base = rows.get("DDIM 50")
        faster = f"{base['sampler_s'] / rows[name]['sampler_s']:.1f}" if base else "-"
        numbers = " | ".join(
            f"{v:.3f}" if k.endswith("_s") or k.startswith("FID") else f"{v:.1f}" for k, v in rows[name].items()
        )
        print(f"| {name} | {numbers} | {faster} |", flush=True)
    if not rows:
        raise UserError(f"no row is named {', '.join(args.only or [])}; known: {', '.join(TEACHER)}, student 4 ...")
    told = {"data": str(args.data), "split": args.split, "clips": len(asked), "seed": args.seed, "seconds": args.seconds,
            "threads": args.threads, "torch": torch.__version__, "rows": rows}  # fmt: skip
    if args.json:
        with atomic_write(args.json) as temporary:
            temporary.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    if args.plot:
        plot(rows, args.plot)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except UserError as error:
        print(f"quality_curve: {error}", file=sys.stderr)
        sys.exit(2)
