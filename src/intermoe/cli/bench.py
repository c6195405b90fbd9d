"""`intermoe bench`: how fast this machine runs the model."""

from __future__ import annotations

from dataclasses import asdict
from json import dumps
from pathlib import Path

from intermoe.core.errors import UserError, unknown


def bench(
    *,
    presets: tuple[str, ...] = ("paper", "base"),
    rows: tuple[str, ...] = (),
    repeats: int = 5,
    json: Path | None = None,
    device: str = "auto",
    threads: int = 0,
) -> int:
    """Measure the matrix-product rate of this machine, then each kind of work against what its operations would take at it.

    Needs no model and no data: weights are random. Minutes on two cores; nothing else should run meanwhile.

    Args:
        presets: sizes to measure: paper, base.
        rows: only these rows (default: all).
        repeats: runs of each at least, of which the median is told, after some that warm up.
        json: a file for the figures.
        device: auto, cuda, mps or cpu.
        threads: CPU threads (0: as many as this process may use).
    """
    import torch

    from intermoe.core import runtime
    from intermoe.core.files import atomic_write, check_writable
    from intermoe.evaluation import speed
    from intermoe.models.presets import preset as sizes_of
    from intermoe.models.products import linear

    if repeats < 1:
        raise UserError(f"--repeats must be at least 1, found {repeats}")
    if threads < 0:
        raise UserError(f"--threads must not be negative, found {threads}")
    for name in rows:
        if name not in speed.REACH:
            raise unknown("row", name, speed.REACH)
    if json is not None:
        check_writable(json)  # known before minutes are measured
    sizes = {name: sizes_of(name) for name in presets}
    if threads:  # else what torch found: the cores that this process may use, or OMP_NUM_THREADS
        torch.set_num_threads(threads)
    place = runtime.device(device)
    rate, own = speed.matmul_rate(place), speed.matmul_rate(place, product=linear)
    print(
        f"matrix products: {rate / 1e9:.0f} GFLOP/s in float32 on {place} (the model's own: {own / 1e9:.0f}), "
        f"{torch.get_num_threads()} threads\n"
    )
    print("| work | preset | seconds | floor | ratio | reach | extra peak, MB | |\n|---|---|---|---|---|---|---|---|")
    found = []
    for preset, config in sizes.items():
        for name in speed.ordered(rows or tuple(speed.REACH)):
            row = speed.measure(name, config, preset, rate=rate, device=place, repeats=repeats, samplers=_samplers())
            found.append(row)
            print(_line(row, speed.TOLD[name]), flush=True)
    if json is not None:
        told = {
            "matmul_gflops": rate / 1e9,
            "own_gflops": own / 1e9,
            "device": str(place),
            "repeats": repeats,
            **speed.machine(),
        }
        with atomic_write(json) as temporary:
            temporary.write_text(
                dumps({**told, "rows": [asdict(row) for row in found]}, indent=1) + "\n", encoding="utf-8"
            )
    return 0


def _samplers():  # type: ignore[no-untyped-def]
    """How the model in the package samples, and a student of it in two evaluations, whose weights do not change its time."""
    from json import loads

    from intermoe.diffusion.schedules import STUDENT
    from intermoe.evaluation.speed import Sampler
    from intermoe.models.bundle import CONFIG, model_folder

    told = loads((model_folder("default") / CONFIG).read_text(encoding="utf-8"))["sampling"]
    return {
        "default_sampler": Sampler(told["scheduler"], int(told["steps"]), float(told["guidance"])),
        "student": Sampler(STUDENT, 2, 1.0),
    }


def _line(row, told: str) -> str:  # type: ignore[no-untyped-def]
    def number(value: float | None, digits: int = 4) -> str:
        return "-" if value is None else f"{value:.{digits}f}"

    verdict = {None: "not measured", True: "reached", False: "missed"}[row.met]
    cells = (told, row.preset, number(row.seconds), number(row.floor), number(row.ratio, 2), f"{row.reach:g}",
             number(row.peak_mb, 0), verdict)  # fmt: skip
    return f"| {' | '.join(cells)} |"
