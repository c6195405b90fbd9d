"""The field's table as Markdown and as parts of one self-contained HTML page with plots (SVG, no outside address)."""

from __future__ import annotations

import html
import math
from collections.abc import Mapping, Sequence

from intermoe.evaluation import protocol
from intermoe.evaluation.field.run import Field
from intermoe.evaluation.protocol import Figure

_WIDTH, _BAR, _LEFT, _RIGHT = 760, 26, 190, 90
_COLOURS = ("#9aa5b1", "#c9ced6", "#4c72b0", "#dd8452", "#55a868")


def markdown(found: Field) -> str:
    """The table, and under it what the figures are of."""
    of = f"{found.how.name}, evaluator {found.judge.kind} {found.judge.digest}, {len(found.asks)} clips, seed {found.seed}"
    lines = [f"Protocol {of}", "", protocol.markdown(found.rows), *(f"* {note}." for note in found.notes)]
    if found.faults:
        lines += ["", f"Left out, {len(found.faults)}:", "", *(f"* {fault}" for fault in found.faults)]
    return "\n".join(lines) + "\n"


def plots(rows: Mapping[str, Mapping[str, Figure]]) -> str:
    """R-precision and FID as bars, the floor marked in each bar of FID."""
    parts = []
    for title, name, mark in (
        ("R-precision 1 (up is better)", "R-precision 1", ""),
        ("FID (down is better; the line is the floor, real half against real half)", "FID", "FID floor"),
        ("FID above its floor (ratios are formed of these)", "FID above floor", ""),
        ("MM-Dist (down is better)", "MM-Dist", ""),
    ):
        values = {row: figures[name] for row, figures in rows.items() if name in figures}
        marks = {row: figures[mark].value for row, figures in rows.items() if mark in figures}
        if values:
            parts.append(f"<h3>{html.escape(title)}</h3>{_bars(values, marks)}")
    return "".join(parts)


def section(found: Field) -> str:
    """Plots and notes, to stand behind the table."""
    notes = "".join(f"<li>{html.escape(note)}.</li>" for note in found.notes)
    faults = "".join(f"<li>{html.escape(str(fault))}</li>" for fault in found.faults)
    left_out = f"<h3>Left out: {len(found.faults)}</h3><ul>{faults}</ul>" if faults else ""
    return f"<h2>{html.escape(found.how.name)}</h2>{plots(found.rows)}<ul>{notes}</ul>{left_out}"


def _bars(values: Mapping[str, Figure], marks: Mapping[str, float]) -> str:
    shown = {row: f for row, f in values.items() if math.isfinite(f.value)}
    reach: Sequence[float] = [*(f.value + _spread(f) for f in shown.values()), *marks.values(), 1e-9]
    low, high = min(0.0, *(f.value - _spread(f) for f in shown.values()), 0.0), max(reach)

    def x(value: float) -> float:
        return round(_LEFT + (_WIDTH - _LEFT - _RIGHT) * (value - low) / (high - low), 1)

    parts = []
    for number, (row, figure) in enumerate(shown.items()):
        y, colour = 4 + number * _BAR, _COLOURS[number % len(_COLOURS)]
        left, right = sorted((x(0.0), x(figure.value)))
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 15}" text-anchor="end">{html.escape(row)}</text>')
        parts.append(
            f'<rect x="{left}" y="{y}" width="{max(right - left, 1):.1f}" height="{_BAR - 6}" fill="{colour}"/>'
        )
        if spread := _spread(figure):
            ends = f'x1="{x(figure.value - spread)}" x2="{x(figure.value + spread)}"'
            parts.append(f'<line {ends} y1="{y + 10}" y2="{y + 10}" stroke="#222" stroke-width="2"/>')
        if row in marks:
            at = x(marks[row])
            parts.append(
                f'<line x1="{at}" x2="{at}" y1="{y - 2}" y2="{y + _BAR - 4}" stroke="#c44e52" stroke-width="2"/>'
            )
        parts.append(
            f'<text x="{x(max(figure.value + _spread(figure), 0.0)) + 6}" y="{y + 15}">{figure.value:.3f}</text>'
        )
    height = 8 + len(shown) * _BAR
    return f'<svg width="{_WIDTH}" height="{height}" font-size="13" font-family="system-ui, sans-serif">{"".join(parts)}</svg>'


def _spread(figure: Figure) -> float:
    return 0.0 if math.isnan(figure.interval) else figure.interval
