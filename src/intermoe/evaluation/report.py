"""The table as one self-contained page: each figure with its interval, and a strip that shows the rows against each other."""

from __future__ import annotations

import html as escape
import json
import math
from collections.abc import Mapping
from typing import Any

from intermoe.evaluation.protocol import Figure

_COLOURS = ("#4c72b0", "#dd8452", "#55a868", "#c44e52", "#8172b3", "#937860")
_WIDTH, _HEIGHT, _EDGE = 260, 22, 8
_STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; margin: 2em auto; max-width: 76em; color: #222 }
table { border-collapse: collapse } th, td { padding: .25em .7em; text-align: right; border-bottom: 1px solid #ddd }
th:first-child, td:first-child { text-align: left } pre { background: #f6f6f6; padding: 1em; overflow: auto }
.dot { display: inline-block; width: .7em; height: .7em; border-radius: 50%; margin-right: .4em }
"""


def html(rows: Mapping[str, Mapping[str, Figure]], told: Mapping[str, Any], *, more: str = "") -> str:
    """Rows by name, and what is needed to get them again, as a page without outside addresses; `more`: HTML behind the table."""
    again = escape.escape(json.dumps(told, indent=1))
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>InterMoE evaluation</title><style>{_STYLE}</style>'
        f"<h1>InterMoE evaluation</h1>{table(rows)}{more}<h2>How to get it again</h2><pre>{again}</pre></html>\n"
    )


def table(rows: Mapping[str, Mapping[str, Figure]]) -> str:
    """Rows by name as an HTML table, with a strip a figure."""
    colours = dict(zip(rows, _COLOURS * (1 + len(rows) // len(_COLOURS)), strict=False))
    names = list(dict.fromkeys(name for figures in rows.values() for name in figures))
    head = "".join(
        f'<th><span class="dot" style="background:{colours[r]}"></span>{escape.escape(r)}</th>' for r in rows
    )
    lines = []
    for name in names:
        cells = "".join(f"<td>{figures.get(name, '-')}</td>" for figures in rows.values())
        strip = _strip({r: figures[name] for r, figures in rows.items() if name in figures}, colours)
        lines.append(f"<tr><td>{escape.escape(name)}</td>{cells}<td>{strip}</td></tr>")
    return f"<table><tr><th></th>{head}<th></th></tr>{''.join(lines)}</table>"


def _strip(figures: Mapping[str, Figure], colours: Mapping[str, str]) -> str:
    """Dots with their intervals on one line."""
    shown = {r: f for r, f in figures.items() if math.isfinite(f.value)}
    if not shown:
        return ""
    spread = {r: 0.0 if math.isnan(f.interval) else f.interval for r, f in shown.items()}
    low = min(f.value - spread[r] for r, f in shown.items())
    high = max(f.value + spread[r] for r, f in shown.items())
    size = (high - low) or 1.0

    def x(value: float) -> float:
        return round(_EDGE + (_WIDTH - 2 * _EDGE) * (value - low) / size, 1)

    marks = []
    for r, f in shown.items():
        y, colour = _HEIGHT / 2, colours[r]
        if spread[r]:
            ends = f'x1="{x(f.value - spread[r])}" x2="{x(f.value + spread[r])}"'
            marks.append(f'<line {ends} y1="{y}" y2="{y}" stroke="{colour}" stroke-width="2" opacity=".6"/>')
        marks.append(f'<circle cx="{x(f.value)}" cy="{y}" r="4.5" fill="{colour}" opacity=".85"/>')
    return f'<svg width="{_WIDTH}" height="{_HEIGHT}">{"".join(marks)}</svg>'
