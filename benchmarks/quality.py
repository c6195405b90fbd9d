"""What the default model makes of held-out captions, beside the corpus and two baselines.

    python benchmarks/quality.py --data data/duets [--model default] [--count 200] [--seed 0] [--json quality.json]

Prints a Markdown table with a row each for the corpus's own test clips, the same with the two people swapped (a
measure that does not see that is blind), clips of other captions (what luck gets), the clip of the nearest training
caption, the model as it samples, and the model after clean-up; then the role check's own error, the probes, and a row
a family. `--json` keeps everything, clip by clip.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import time
from dataclasses import asdict
from pathlib import Path

import torch

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write
from intermoe.core.types import Interaction
from intermoe.data.duets.families.registry import SIGNATURES
from intermoe.data.duets.generate import ALL_SPLITS
from intermoe.data.store import Store
from intermoe.evaluation import probes, quality, retrieval, roles
from intermoe.models.minilm import MiniLMFeatures
from intermoe.motion.cleanup import clean


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="store with a test split")
    parser.add_argument(
        "--model", default="default", help="`default`, a model folder, or `none` for the baselines alone"
    )
    parser.add_argument("--split", default="test", choices=("test", "val", "train"))
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--guidance", type=float)
    parser.add_argument(
        "--captions", default="shared", choices=("shared", "persons", "all"), help="which captions the model is given"
    )
    parser.add_argument("--no-probes", action="store_true")
    parser.add_argument("--no-retrieval", action="store_true")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    logging.getLogger().setLevel(logging.ERROR)
    store = Store(args.data)
    if args.count < 1:
        raise UserError(f"--count must be at least 1, found {args.count}")
    asked = quality.choose(store.clips, store.split(args.split), count=args.count, seed=args.seed, fps=store.fps)
    if not asked:
        raise UserError(
            f"the {args.split} split of {args.data} is empty; make a corpus of at least {ALL_SPLITS} clips with "
            "`intermoe data duets`, or use --split train"
        )
    known = quality.ways(store.clips)
    rows, details = [], {}

    def add(name: str, motions: list[Interaction], wants: list[quality.Asked] = asked) -> None:
        row, singles = quality.measure(name, motions, wants, SIGNATURES, known)
        rows.append(row)
        details[name] = singles
        print(f"{name}: {len(singles)} clips", file=sys.stderr, flush=True)

    corpus = [store.interaction(want.index) for want in asked]
    add("corpus", corpus)
    add("corpus, people swapped", [motion.swapped() for motion in corpus])
    add("corpus, other captions", [corpus[i] for i in quality.shuffled(asked, seed=args.seed)])
    if not args.no_retrieval:
        look_up = retrieval.Retrieval(store, MiniLMFeatures(half=True).encode)
        add("nearest training caption", look_up([want.text for want in asked]))
    outcomes = []
    seconds = 0.0
    if args.model != "none":
        from intermoe.pipeline import InterMoEPipeline

        pipeline = InterMoEPipeline.from_pretrained(args.model)
        settings = {"steps": args.steps, "guidance": args.guidance, "clean": False}
        start = time.perf_counter()
        raw = pipeline.batch([prompt(want, args.captions) for want in asked], **settings)
        seconds = time.perf_counter() - start
        add("model", raw)
        add("model, cleaned", [clean(motion) for motion in raw])
        if not args.no_probes:
            others = probes.paraphrases(asked)
            add(
                "model, other caption of the clip",
                pipeline.batch([prompt(w, "shared") for w in others], **settings),
                others,
            )
            generate = lambda prompts: pipeline.batch(prompts, **settings)  # noqa: E731
            outcomes.append(probes.role_swaps(generate, SIGNATURES, seeds=(0, 1, 2)))
            outcomes.append(probes.taller_swaps(generate, seeds=(0, 1)))
    families = {name: quality.by_family("", details[name]) for name in details if name in ("corpus", "model")}
    print(report(args, rows, outcomes, families, role_error(store), seconds))
    if args.json:
        with atomic_write(args.json) as temporary:
            told = {
                "command": " ".join(sys.argv),
                "rows": [asdict(row) for row in rows],
                "probes": [asdict(probe) for probe in outcomes],
                "families": {name: [asdict(row) for row in table] for name, table in families.items()},
                "sampling_seconds": seconds,
                "clips": details,
            }
            temporary.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0


def prompt(want: quality.Asked, captions: str) -> dict[str, object]:
    """The test caption as a prompt; `persons` and `all` give the first caption of each person too."""
    given: dict[str, object] = {"text": want.text, "seconds": want.seconds, "seed": want.seed}
    if captions != "shared":
        given |= {"text_a": want.clip.texts[0][0], "text_b": want.clip.texts[1][0]}
    if captions == "persons":
        given.pop("text")
    return given


def role_error(store: Store, most: int = 1000) -> dict[str, tuple[int, int]]:
    """The role check on corpus motion: family and role -> (wrong, of how many)."""
    found: dict[str, list[int]] = {}
    for index, clip in list(enumerate(store.clips))[:most]:
        wanted = quality.acting(clip, SIGNATURES)
        if wanted is not None:
            wrong = roles.margin(store.interaction(index), wanted[0], actor=wanted[1]) <= 0
            found.setdefault(f"{clip.family}: {clip.roles[wanted[1]]}", []).append(int(wrong))
    return {name: (sum(wrong), len(wrong)) for name, wrong in sorted(found.items())}


def report(args, rows, outcomes, families, errors, seconds) -> str:  # type: ignore[no-untyped-def]
    """Everything as Markdown."""
    wrong, checked = sum(w for w, _ in errors.values()), max(sum(n for _, n in errors.values()), 1)
    text = f"{rows[0].clips} captions of the {args.split} split, seed {args.seed}\n\n" + quality.markdown(rows)
    text += f"\nRole check on corpus motion: {wrong} of {checked} wrong ({100 * wrong / checked:.2f} %)"
    text += "".join(f"; {name} {w}/{n}" for name, (w, n) in errors.items() if w) + "\n"
    if seconds:
        text += f"Sampling: {seconds:.0f} s for {rows[0].clips} clips\n"
    if outcomes:
        text += "\n| probe | pairs | both right | differ in the right direction | sentences right |\n"
        text += "|---|---|---|---|---|\n"
        text += "".join(
            f"| {p.name} | {p.pairs} | {p.right:.0f} % | {p.turned:.0f} % | {p.single:.0f} % |\n" for p in outcomes
        )
    for name, table in families.items():
        text += f"\n**{name}, by family**\n\n" + quality.markdown(table)
    return text


if __name__ == "__main__":
    try:
        sys.exit(main())
    except UserError as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
