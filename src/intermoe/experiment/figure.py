"""The table as a picture: every seed's FID above its floor by row, and how much lower that is than dense's of the same seed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from intermoe.core.errors import UserError
from intermoe.experiment.result import GOAL
from intermoe.experiment.run import ABOVE
from intermoe.experiment.tables import DENSE


def draw(found: Mapping[str, Any], path: Path) -> None:
    """Write the picture (png, svg or pdf, by the ending). UserError without matplotlib."""
    try:
        import matplotlib
    except ImportError as missing:
        raise UserError(
            "the experiment's picture needs matplotlib: in the checkout, pip install -c constraints.txt '.[report]'"
        ) from missing
    matplotlib.use("Agg")
    from matplotlib import pyplot

    rows = found["rows"]
    names = list(rows)
    dense = {c["seed"]: c["figures"][ABOVE]["value"] for c in found["cells"] if c["row"] == DENSE}
    figure, (left, right) = pyplot.subplots(
        1, 2, figsize=(11, 1.8 + 0.4 * len(names)), sharey=True, layout="constrained"
    )
    colours = pyplot.get_cmap("tab10")
    for place, name in enumerate(names):
        row, colour = rows[name], colours(place % 10)
        points = {c["seed"]: c["figures"][ABOVE]["value"] for c in found["cells"] if c["row"] == name}
        _row(left, place, list(points.values()), row["figures"][ABOVE], colour)
        if "against dense" in row:
            lower = [100.0 * (1.0 - v / dense[seed]) for seed, v in points.items() if dense.get(seed, 0.0) > 0]
            _row(right, place, lower, row["against dense"]["lower by seed, %"], colour)
    told = []
    for name, row in rows.items():
        count = len(row["seeds"])
        told.append(f"{name}\n{row['parameters']['total'] / 1e6:.3g} M, {count} seed{'s' * (count > 1)}")
    left.set_yticks(range(len(names)), told, fontsize=8)
    left.invert_yaxis()
    left.set_xlabel(f"{ABOVE} (down is better); bars: 95 % over seeds", fontsize=8)
    right.axvline(0.0, color="grey", linewidth=0.8)
    right.axvline(GOAL, color="grey", linewidth=0.8, linestyle="--")
    right.set_xlabel(f"lower than dense, %, seed by seed (dashed: the goal of {GOAL:g} %)", fontsize=8)
    for axes in (left, right):
        axes.grid(axis="x", alpha=0.3)
        axes.tick_params(labelsize=8)
    settings = found["settings"]
    figure.suptitle(f"{found['table']}: size {settings['size_name']}, split {settings['split']}", fontsize=9)
    figure.savefig(path, dpi=140)
    pyplot.close(figure)


def _row(axes: Any, place: int, points: Sequence[float], mean: Mapping[str, float | None], colour: Any) -> None:
    """A row's seeds as dots, their mean as a stroke with its interval where there is one."""
    axes.scatter(points, [place] * len(points), s=22, color=colour, alpha=0.6, zorder=3)
    if mean["value"] is not None:
        half = [mean["interval"]] if mean["interval"] is not None else None
        axes.errorbar([mean["value"]], [place], xerr=half, fmt="|", color=colour, markersize=14, capsize=4, zorder=2)
