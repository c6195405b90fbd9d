"""Cells to a table: means over seeds with Student's t, and every row held against dense, seed by seed.

FIDs are compared above their floor (real half against real half, as many on each side). Seeds pair rows: the same captions,
the same order of the data, the same halves.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from intermoe.evaluation.protocol import Figure
from intermoe.experiment.run import ABOVE
from intermoe.experiment.tables import DENSE, MENDED, PAIRED, PUBLISHED

GOAL = 22.0  # percent by which dynamic temporal selection is to lie below dense, with separate intervals
DYNAMIC = (PUBLISHED, MENDED)  # the rows that it is about
METRICS = ("FID", "FID floor", ABOVE, "R-precision 1", "R-precision 3", "MM-Dist", "Diversity")
Cell = Mapping[str, Any]


def result(
    table: str, rows: Sequence[str], cells: Sequence[Cell], known: Mapping[str, Any], choice: Any
) -> dict[str, Any]:
    """The table as JSON values: its rows, and behind them every cell with all it depends on."""
    by_row = {row: {cell["seed"]: cell for cell in cells if cell["row"] == row} for row in rows}
    dense = by_row.get(DENSE, {})
    told = {row: _row(row, found, dense) for row, found in by_row.items() if found}
    ordered = [by_row[row][seed] for row in rows for seed in sorted(by_row[row])]
    return {"table": table, "goal, %": GOAL, "settings": dict(known), "choice": choice, "rows": told, "cells": ordered}


def _row(row: str, found: Mapping[int, Cell], dense: Mapping[int, Cell]) -> dict[str, Any]:
    seeds = sorted(found)
    first = found[seeds[0]]
    figures = {name: Figure.of([_value(found[seed], name) for seed in seeds]) for name in METRICS}
    loss = [v for s in seeds if (v := found[s]["training"]["validation"].get("loss")) is not None]
    told: dict[str, Any] = {
        "preset": first["preset"], "seeds": seeds, "exploratory": row not in PAIRED, "parameters": first["parameters"],
        "figures": {name: _json(figure) for name, figure in figures.items()},
        "validation loss": _json(Figure.of(loss)), "real": {n: first["real"][n] for n in METRICS if n in first["real"]},
    }  # fmt: skip
    if not dense:
        return told
    active = next(iter(dense.values()))["parameters"]["active"]
    told["active against dense, %"] = 100.0 * (first["parameters"]["active"] / active - 1.0)
    shared = [seed for seed in seeds if seed in dense]
    if row != DENSE and shared:
        pairs = [(_value(dense[seed], ABOVE), _value(found[seed], ABOVE)) for seed in shared]
        told["against dense"] = against(pairs) | {"seeds": shared}
    return told


def against(pairs: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """(dense, row) of each seed -> the paired difference, by how many percent the row is lower, whether both rows' own intervals
    are separate (None with one seed), and whether the goal is reached."""
    difference = Figure.of([a - b for a, b in pairs])
    first, second = (Figure.of(values) for values in zip(*pairs, strict=True))
    mean = first.value
    lower = 100.0 * (1.0 - second.value / mean) if mean > 0 else float("nan")
    each = Figure.of([100.0 * (1.0 - b / a) if a > 0 else float("nan") for a, b in pairs])
    separate = None
    if len(pairs) > 1:
        separate = abs(first.value - second.value) > first.interval + second.interval
    return {
        "difference": _json(difference), "lower, %": _number(lower), "lower by seed, %": _json(each),
        "separate intervals": separate, "goal reached": bool(separate) and lower >= GOAL,
    }  # fmt: skip


def markdown(found: Mapping[str, Any]) -> str:
    """The table, its notes, and what all figures depend on."""
    heads = ("row", "preset", "parameters, M", "active, M (against dense)", "seeds", "FID", "floor", "above floor", "lower than dense",
             "paired difference", "intervals", "R-precision 1", "R-precision 3", "MM-Dist", "Diversity", "validation loss")  # fmt: skip
    lines = [_line(heads), _line(["---"] * len(heads))]
    real: dict[str, list[float]] = {}
    for name, row in found["rows"].items():
        for metric, figure in row["real"].items():
            real.setdefault(metric, []).append(figure["value"])
        lines.append(_line(_cells(name, row)))
    if real:
        mean = {metric: f"{sum(values) / len(values):.3f}" for metric, values in real.items()}
        figures = [mean.get(n, "-") for n in ("FID", "FID floor", ABOVE)]
        others = [mean.get(n, "-") for n in ("R-precision 1", "R-precision 3", "MM-Dist", "Diversity")]
        lines.append(_line(["real motion", "-", "-", "-", "-", *figures, "-", "-", "-", *others, "-"]))
    return "\n".join([f"## {_title(found['table'])}", "", *lines, "", *(f"* {note}" for note in notes(found)), ""])


def notes(found: Mapping[str, Any]) -> list[str]:
    """What a reader of the table has to know, a sentence each."""
    rows, settings = found["rows"], found["settings"]
    size = settings["size"]
    told = [
        f"Size `{settings['size_name']}`: {size['steps']} steps of {size['batch_size']} clips, {size['sampler_steps']} sampler steps; "
        f"protocol {settings['protocol']}, split {settings['split']}, evaluator {settings['evaluator_hash']}, data "
        f"{settings['data_hash']}, autoencoder {settings['vae_hash']}; model hashes, seeds and versions of every cell are in the JSON.",
        "± is the half-width of a 95 % interval by Student's t over seeds; FIDs are compared above their floor, rows seed by seed.",
    ]
    few = [name for name, row in rows.items() if name in PAIRED and len(row["seeds"]) < 5]
    if few:
        seeds = sorted({len(rows[name]["seeds"]) for name in few})
        told.append(
            f"Seeds so far: {' to '.join(map(str, seeds))} of 5 for {', '.join(few)}; the same command, with `--seeds 5`, goes on."
        )
    lone = [name for name, row in rows.items() if row["exploratory"]]
    if lone:
        told.append(f"One seed, exploratory: {', '.join(lone)}.")
    if found["choice"]:
        choice = found["choice"]
        tried = ", ".join(f"{name} {value:.4g}" for name, value in choice["validation"].items())
        told.append(f"`mended` is `{choice['preset']}`, {choice['by']}" + (f" ({tried})." if tried else "."))
    for name, row in rows.items():
        if name in PAIRED and (how := row.get("against dense")):
            told.append(f"{name} against dense: {verdict(how, goal=name in DYNAMIC)}.")
    return told


def verdict(how: Mapping[str, Any], *, goal: bool = True) -> str:
    """How a row stands against dense in words; goal: whether the goal is about it."""
    lower = how["lower, %"]
    if lower is None:
        return "no ratio: dense has no FID above its floor"
    side = f"FID above floor {abs(lower):.1f} % {'lower' if lower >= 0 else 'higher'}"
    if how["separate intervals"] is None:
        return f"{side} with one seed, which proves nothing"
    told = f"{side}, intervals {'separate' if how['separate intervals'] else 'overlap'}"
    return told + (f": goal of {GOAL:g} % {'reached' if how['goal reached'] else 'missed'}" if goal else "")


def _cells(name: str, row: Mapping[str, Any]) -> list[str]:
    size, figures, how = row["parameters"], row["figures"], row.get("against dense")
    share = row.get("active against dense, %")
    shown = [_told(figures[n]) for n in ("FID", "FID floor", ABOVE)]
    paired = ["-", "-", "-"]
    if how:
        separate = {None: "one seed", True: "separate", False: "overlap"}[how["separate intervals"]]
        lower = how["lower, %"]
        paired = ["-" if lower is None else f"{lower:.1f} %", _told(how["difference"]), separate]
    others = [_told(figures[n]) for n in ("R-precision 1", "R-precision 3", "MM-Dist", "Diversity")]
    active = f"{size['active'] / 1e6:.3f}" + ("" if share is None else f" ({share:+.1f} %)")
    title = f"{name} (exploratory)" if row["exploratory"] else name
    count = [f"{size['total'] / 1e6:.3f}", active, str(len(row["seeds"]))]
    return [title, f"`{row['preset']}`", *count, *shown, *paired, *others, _told(row["validation loss"])]


def _title(table: str) -> str:
    return "Headline" if table == "headline" else f"Table {table}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _value(cell: Cell, name: str) -> float:
    value = cell["figures"].get(name, {}).get("value")
    return float("nan") if value is None else float(value)


def _told(figure: Mapping[str, float | None]) -> str:
    value, interval = (float("nan") if v is None else v for v in (figure["value"], figure["interval"]))
    if math.isnan(value):
        return "-"
    return f"{value:.3f}" + ("" if math.isnan(interval) else f" ± {interval:.3f}")


def _json(figure: Figure) -> dict[str, float | None]:
    return {name: _number(value) for name, value in asdict(figure).items()}


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None
