"""What a bulk run is asked for, how its prompts fall into shards, and the manifest that tells of it.

A shard is a run of lines of the prompt file; how many follows from the file alone. A clip's seed follows from its line,
the company it is sampled in from its shard: whoever makes a shard, and when, writes the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from intermoe import __version__
from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write, readable_file
from intermoe.pipeline import Prompt, as_prompt

FORMAT = 1
MANIFEST = "manifest.json"
SEEDS = 2**64  # what the column `seed` of a shard holds
BATCH = 32  # clips that are sampled together
SHARDS = 64  # at least so many where the file is long enough: work for many processes, little lost by a stop
LARGEST = 512  # lines a shard, 100 to 150 MB at most in memory
OWN = ("text_a", "text_b", "person_a", "person_b")  # what a line may leave to the command


@dataclass(frozen=True)
class Job:
    """One bulk run: `given` holds what a line does not say itself, `options` what the pipeline's `batch` takes."""

    prompts: Path
    out: Path
    given: Prompt = field(default_factory=Prompt)
    samples: int = 1
    model: str = "default"
    device: str = "auto"
    options: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.samples < 1:
            raise UserError(f"samples must be at least 1, found {self.samples}")
        replace(self.given, text="Any sentence.").check()  # what all lines would fail of
        if not self.given.seed < SEEDS:
            raise UserError(f"--seed must be from 0 to 2^64 - 1 for a folder of shards, found {self.given.seed}")


@dataclass(frozen=True)
class Plan:
    """A job's shards: `starts` are the bytes at which their lines begin, `size` lines each."""

    job: Job
    digest: str
    lines: int
    sentences: int  # lines that are not blank
    size: int
    starts: tuple[int, ...]

    @property
    def clips(self) -> int:
        """How many are asked for."""
        return self.sentences * self.job.samples

    def name(self, shard: int) -> str:
        """Of a shard's files, without the ending."""
        return f"{shard:05d}"

    def record(self, shard: int) -> Path:
        """The file that says a shard is finished, and what came of it."""
        return self.job.out / f"{self.name(shard)}.json"

    def asked(self, shard: int) -> Iterator[tuple[int, Prompt | UserError]]:
        """(line from 0, its prompt or what is wrong with it) of every line of a shard that is not blank."""
        first = shard * self.size
        with open(self.job.prompts, "rb") as file:
            file.seek(self.starts[shard])
            for line in range(first, min(first + self.size, self.lines)):
                raw = file.readline()
                if raw.strip():
                    yield line, self._prompt(line, raw)

    def _prompt(self, line: int, raw: bytes) -> Prompt | UserError:
        given = self.job.given
        try:
            text = raw.decode("utf-8-sig" if line == 0 else "utf-8").strip()
            told = json.loads(text) if text.startswith("{") else {"text": text}
            own = {name: getattr(given, name) for name in OWN} | told
            prompt = as_prompt(own, seconds=given.seconds, seed=given.seed + line * self.job.samples)
            prompt.check()
            if int(prompt.seed) + self.job.samples > SEEDS:
                raise UserError(f"seed must be below 2^64 in a shard, found {prompt.seed}")
            return prompt
        except (ValueError, RecursionError) as problem:  # of the bytes, of JSON, or our own
            return (
                problem if isinstance(problem, UserError) else UserError(f"no sentence and no JSON object: {problem}")
            )

    def samples(self, prompt: Prompt) -> list[Prompt]:
        """The prompt with the seed of each of its samples."""
        return [replace(prompt, seed=int(prompt.seed) + sample) for sample in range(self.job.samples)]

    def settings(self) -> dict[str, Any]:
        """All that the bytes follow from."""
        given = {name: getattr(self.job.given, name) for name in ("text_a", "text_b", "seconds", "seed")}
        people = {name: getattr(self.job.given, name).known() for name in ("person_a", "person_b")}
        return {
            "intermoe": __version__, "model": self.job.model, "prompts": self.job.prompts.name, "sha256": self.digest,
            "samples": self.job.samples, **given, **people, **self.job.options,
        }  # fmt: skip


def plan(job: Job) -> Plan:
    """Read the prompt file through once. UserError where there is none, or no sentence in it."""
    digest, starts, sentences, at = hashlib.sha256(), array("q"), 0, 0
    with open(readable_file(job.prompts, "prompt file"), "rb") as file:
        for raw in file:
            starts.append(at)
            at += len(raw)
            digest.update(raw)
            sentences += bool(raw.strip())
    if not sentences:
        raise UserError(f"{job.prompts} holds no sentence; write one a line")
    size = min(LARGEST, max(1, -(-len(starts) // SHARDS // BATCH)) * BATCH)
    return Plan(job, digest.hexdigest(), len(starts), sentences, size, tuple(starts[::size]))


def begin(plan: Plan) -> None:
    """Write the manifest of a run that starts. UserError where the folder holds another run, or something else."""
    path = plan.job.out / MANIFEST
    if plan.job.out.exists() and not plan.job.out.is_dir():
        raise UserError(
            f"{plan.job.out} is a file; shards go into a folder: name another, or give the file an extension"
        )
    if path.exists():
        try:
            before = json.loads(path.read_text(encoding="utf-8"))["settings"]
        except (ValueError, KeyError, TypeError) as problem:
            raise UserError(f"{path} is damaged ({problem}); choose another folder") from problem
        now = json.loads(json.dumps(plan.settings()))
        changed = [name for name in {**before, **now} if before.get(name) != now.get(name)]
        if changed:
            told = ", ".join(f"{name} was {before.get(name)!r:.60} and is {now.get(name)!r:.60}" for name in changed)
            raise UserError(f"{plan.job.out} holds a run with other settings ({told}); choose another folder")
        return
    if plan.job.out.exists() and any(plan.job.out.iterdir()):
        raise UserError(f"{plan.job.out} holds other files and no manifest.json; choose an empty folder or a new one")
    _write(path, {"format": FORMAT, "complete": False, "settings": plan.settings(), **_sizes(plan)})


def finish(plan: Plan) -> dict[str, Any]:
    """Gather the shards' records in the manifest; returns it."""
    records = [json.loads(plan.record(shard).read_text(encoding="utf-8")) for shard in range(len(plan.starts))]
    manifest = {
        "format": FORMAT, "complete": True, "settings": plan.settings(), **_sizes(plan),
        "clips": sum(record["clips"] for record in records),
        "failed": [failure for record in records for failure in record.pop("failed")],
        "unread": [told for record in records for told in record.pop("unread", ())],
        "files": records,
    }  # fmt: skip
    _write(plan.job.out / MANIFEST, manifest)
    return manifest


def ended(plan: Plan, shard: int) -> int:
    """How many clips of a finished shard came to an end, well or not."""
    record = json.loads(plan.record(shard).read_text(encoding="utf-8"))
    return record["clips"] + sum(1 if "sample" in failure else plan.job.samples for failure in record["failed"])


def _sizes(plan: Plan) -> dict[str, int]:
    return {"lines": plan.lines, "asked": plan.clips, "lines_a_shard": plan.size, "shards": len(plan.starts)}


def _write(path: Path, told: dict[str, Any]) -> None:
    with atomic_write(path) as temporary:
        temporary.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
