"""A shard: one Parquet file, a row a clip, and its record. Letters: P people, T frames, J joints.

Arrays are flat lists of float32 (bool, int8), told apart by `people` and `frames`; floats are stored byte by byte
(BYTE_STREAM_SPLIT) under zstd.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from intermoe.bulk.job import BATCH, Plan
from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write
from intermoe.core.types import Interaction
from intermoe.pipeline import InterMoEPipeline, Prompt

_ARRAYS = {  # name -> (Parquet's type, what follows people and frames in its shape; None: no frames)
    "positions": ("float32", (-1, 3)), "rotations": ("float32", (-1, 4)), "translation": ("float32", (3,)),
    "offsets": ("float32", None), "foot_contacts": ("bool_", (4,)), "hand_shapes": ("int8", (2,)),
}  # fmt: skip
_FLOATS = [f"{name}.list.element" for name, (kind, _) in _ARRAYS.items() if kind == "float32"]


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as problem:
        raise UserError(
            "shards are Parquet files and need pyarrow: in the checkout, pip install -c constraints.txt '.[bulk]'"
        ) from problem
    return pa, pq


def check() -> None:
    """UserError where pyarrow is missing."""
    _arrow()


def make(plan: Plan, shard: int, pipeline: InterMoEPipeline, report: Callable[[int], None]) -> None:
    """Make the clips of one shard, its file and its record; `report` is called with how many clips came to an end.

    A prompt that cannot be used, or of which the model makes nothing, goes into the record; the rest is made. Prompts
    most of whose words the text encoder does not know are made, and told there as well.
    """
    pipeline.forget()  # of the shards that this process happened to make before
    failed: list[dict[str, Any]] = []
    unread: list[dict[str, Any]] = []
    wanted: list[tuple[int, int, Prompt]] = []
    for line, prompt in plan.asked(shard):
        try:
            if isinstance(prompt, UserError):
                raise prompt
            pipeline.check(prompt)
            unread += [{"line": line, "warning": " ".join(said.split())} for said in pipeline.unread(prompt)]
            wanted += [(line, sample, own) for sample, own in enumerate(plan.samples(prompt))]
        except UserError as problem:
            failed.append({"line": line, "error": " ".join(str(problem).split())})
            report(plan.job.samples)
    rows: list[dict[str, Any]] = []
    for start in range(0, len(wanted), BATCH):
        batch = wanted[start : start + BATCH]
        for (line, sample, prompt), made in zip(
            batch, _sampled(plan, pipeline, [own for *_, own in batch]), strict=True
        ):
            if isinstance(made, Interaction):
                rows.append(_row(line, sample, prompt, made))
            else:
                failed.append({"line": line, "sample": sample, "error": " ".join(str(made).split())})
        report(len(batch))
    path = plan.job.out / f"{plan.name(shard)}.parquet"
    with atomic_write(path) as temporary:
        _write(rows, temporary)
        digest, size = hashlib.sha256(temporary.read_bytes()).hexdigest(), temporary.stat().st_size
    told = {"file": path.name, "clips": len(rows), "bytes": size, "sha256": digest,
            "failed": sorted(failed, key=lambda f: (f["line"], f.get("sample", 0))),
            "unread": unread}  # fmt: skip
    with atomic_write(plan.record(shard)) as temporary:
        temporary.write_text(json.dumps(told, ensure_ascii=False) + "\n", encoding="utf-8")


def _sampled(plan: Plan, pipeline: InterMoEPipeline, prompts: Sequence[Prompt]) -> list[Interaction | Exception]:
    """A motion or what went wrong, for each prompt; after a fault each is tried alone."""
    try:
        return list(pipeline.batch(prompts, batch_size=BATCH, **plan.job.options))
    except (ValueError, RuntimeError, ArithmeticError) as problem:
        if len(prompts) == 1:
            return [problem]
        return [made for prompt in prompts for made in _sampled(plan, pipeline, [prompt])]


def _row(line: int, sample: int, prompt: Prompt, motion: Interaction) -> dict[str, Any]:
    arrays = {name: getattr(motion, name) for name in _ARRAYS}
    return {
        "line": line, "sample": sample, "seed": int(prompt.seed), "text": motion.text,
        "fps": float(motion.fps), "people": motion.num_people, "frames": motion.num_frames,
        **{name: None if array is None else np.ascontiguousarray(array).ravel() for name, array in arrays.items()},
        "info": json.dumps(motion.info(), ensure_ascii=False),
    }  # fmt: skip


def _write(rows: list[dict[str, Any]], path: Path) -> None:
    pa, pq = _arrow()
    plain = {"line": pa.int64(), "sample": pa.int32(), "seed": pa.uint64(), "text": pa.string(), "fps": pa.float32(),
             "people": pa.int32(), "frames": pa.int32()}  # fmt: skip
    lists = {name: pa.list_(getattr(pa, kind)()) for name, (kind, _) in _ARRAYS.items()}
    schema = pa.schema({**plain, **lists, "info": pa.string()})
    table = pa.table(
        {name: pa.array([row[name] for row in rows], schema.field(name).type) for name in schema.names}, schema
    )
    pq.write_table(
        table, path, compression="zstd", use_dictionary=["text"], column_encoding=dict.fromkeys(_FLOATS, "BYTE_STREAM_SPLIT"),
        row_group_size=BATCH,
    )  # fmt: skip


def read(path: str | Path) -> Iterator[Interaction]:
    """The motions of a run's folder, or of one shard, in the order of the prompts.

    `meta` tells the line of the prompt file (from 0) and the sample beside the seed. UserError where there is no shard.
    """
    _, pq = _arrow()
    path = Path(path)
    files = sorted(path.glob("*.parquet")) if path.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        raise UserError(
            f"no shard is at {path}; name a folder that `intermoe generate --prompts` made, or one of its files"
        )
    for file in files:
        try:
            with pq.ParquetFile(file) as shard:
                for group in shard.iter_batches(batch_size=BATCH):
                    yield from map(_motion, _rows(group))
        except (OSError, ValueError, KeyError) as problem:
            raise UserError(f"cannot read {file} as a shard of motions: {problem}") from problem


def _rows(group: Any) -> Iterator[dict[str, Any]]:
    """The rows of a record batch, arrays as NumPy's."""
    for number in range(group.num_rows):
        row = {}
        for name in group.schema.names:
            value = group[name][number]
            arrays = name in _ARRAYS and value.is_valid
            row[name] = value.values.to_numpy(zero_copy_only=False) if arrays else value.as_py()
        yield row


def _motion(row: dict[str, Any]) -> Interaction:
    people, frames = row["people"], row["frames"]
    arrays: dict[str, Any] = {
        name: None
        if row[name] is None
        else row[name].reshape((people, -1, 3) if rest is None else (people, frames, *rest))
        for name, (_, rest) in _ARRAYS.items()
    }
    fields = Interaction.from_info(json.loads(row["info"]))
    fields["meta"] = {**fields.get("meta", {}), "line": row["line"], "sample": row["sample"]}
    return Interaction(**arrays, **fields, fps=row["fps"])
